"""Pictures stand upright, large ones are decoded in strips to the same pixels, and see-through parts are paper."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from printreport.images import png_strips
from printreport.images import upright as decoding
from printreport.images.image_store import ImageStore, PictureProblem
from printreport.images.own_profile import own_colours
from printreport.images.paper_ground import UnreadablePicture
from printreport.images.upright import TooHeavyPicture, read_header, upright
from printreport.model.document import Picture

Chunks = Sequence[tuple[bytes, bytes]]


def png(size: tuple[int, int], depth: int, colour: int, rows: Sequence[bytes], before: Chunks = (), after: Chunks = ()) -> bytes:
    """A PNG written by hand; every row uses another filter, so that each looks back at the row above."""
    pixel = max(1, {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] * depth // 8)
    body, above = b"", bytes(len(rows[0]))
    for number, row in enumerate(rows):
        body += bytes([number % 5]) + filtered(row, above, pixel, number % 5)
        above = row
    head = (b"IHDR", struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0))
    chunks = (head, *before, (b"IDAT", zlib.compress(body)), *after, (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks
    )


def filtered(row: bytes, above: bytes, pixel: int, kind: int) -> bytes:
    left = bytes(pixel) + row[:-pixel]
    corner = bytes(pixel) + above[:-pixel]
    return bytes((x - guessed(kind, *near)) & 255 for x, *near in zip(row, left, above, corner, strict=True))


def guessed(kind: int, left: int, above: int, corner: int) -> int:
    """What a PNG's filter takes a byte for: none, sub, up, average, Paeth."""
    if kind < 4:
        return (0, left, above, (left + above) // 2)[kind]
    near = (left, above, corner)
    return min(near, key=lambda value: (abs(left + above - corner - value), near.index(value)))


def noise(count: int) -> bytes:
    return bytes((number * 7919 >> 3) % 251 for number in range(count))


def stored_kinds() -> Iterator[tuple[int, int, Chunks]]:
    palette = (b"PLTE", noise(768))
    for colour, depths in ((0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16))):
        for depth in depths:
            yield depth, colour, ((palette[0], palette[1][: 3 << depth]),) if colour == 3 else ()
    yield 8, 3, (palette, (b"tRNS", noise(200)))
    yield 16, 0, ((b"tRNS", b"\0\1"),)


def pixels(data: bytes, least: tuple[int, int] = (10**6, 10**6)) -> Image.Image:
    return upright(read_header(io.BytesIO(data)), least)


@pytest.mark.parametrize(("depth", "colour", "before"), list(stored_kinds()), ids=str)
def test_strips_of_a_png_are_its_pixels(monkeypatch: pytest.MonkeyPatch, depth: int, colour: int, before: Chunks) -> None:
    size = (23, 31)
    length = (size[0] * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] * depth + 7) // 8
    data = png(size, depth, colour, [noise(length * (n + 2))[-length:] for n in range(size[1])], before)
    whole = pixels(data)
    monkeypatch.setattr(decoding, "_LARGE", 1)
    monkeypatch.setattr(decoding, "_STRIP", 23 * 4)
    assert pixels(data).mode == whole.mode
    assert pixels(data).tobytes() == whole.tobytes()
    half = pixels(data, (11, 15))
    assert half.size == (12, 16)
    assert half.tobytes() == whole.reduce(2).tobytes()


@pytest.mark.parametrize("form", ["TIFF", "WEBP"])
def test_other_large_pictures_are_laid_on_paper_in_strips(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    picture = Image.linear_gradient("L").resize((90, 70)).convert("RGBA")
    picture.putalpha(Image.radial_gradient("L").resize((90, 70)))
    data = io.BytesIO()
    picture.save(data, form, lossless=True) if form == "WEBP" else picture.save(data, form)
    whole = pixels(data.getvalue())
    monkeypatch.setattr(decoding, "_LARGE", 1)
    monkeypatch.setattr(decoding, "_STRIP", 90 * 8)
    assert pixels(data.getvalue()).tobytes() == whole.tobytes()
    assert pixels(data.getvalue(), (30, 20)).size == (30, 24)


def test_what_can_only_be_decoded_whole_is_refused_over_the_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(decoding, "MOST_MEMORY", 15_000)
    picture = Image.new("RGB", (90, 70))
    picture.save(tmp_path / "a.tif")
    picture.save(tmp_path / "a.webp")
    picture.save(tmp_path / "a.jpg", progressive=True)
    for name in ("a.tif", "a.webp", "a.jpg"):
        with pytest.raises(TooHeavyPicture):
            pixels((tmp_path / name).read_bytes())
        found = ImageStore(None).probe(tmp_path / name)
        assert isinstance(found, PictureProblem)
        assert found.code == "picture-too-many-pixels"
    picture.save(tmp_path / "b.jpg")
    picture.save(tmp_path / "b.png")
    for name in ("b.jpg", "b.png"):
        assert isinstance(ImageStore(None).probe(tmp_path / name), Picture)


def test_a_jpeg_of_more_pixels_than_are_kept_is_decoded_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(data, "JPEG")
    assert pixels(data.getvalue()).size == (400, 300)
    monkeypatch.setattr(decoding, "_MOST_KEPT", 40_000)
    assert pixels(data.getvalue()).size == (200, 150)


CORNERS = ("red", "lime", "blue", "white")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "MPO"])
@pytest.mark.parametrize("turn", range(10))
def test_all_turns_of_exif_are_made(form: str, turn: int) -> None:
    """The corner that EXIF's table calls the visual top left, and the next along its visual top, stand there."""
    picture = Image.new("RGB", (64, 32))
    for index, colour in enumerate(CORNERS):
        picture.paste(colour, (index % 2 * 32, index // 2 * 16, index % 2 * 32 + 32, index // 2 * 16 + 16))
    exif = Image.Exif()
    exif[0x0112] = turn
    data = io.BytesIO()
    options = {"JPEG": {"quality": 100, "subsampling": 0}, "MPO": {"quality": 100, "subsampling": 0}, "WEBP": {"lossless": True}}
    picture.save(data, form, exif=exif, **options.get(form, {}))  # type: ignore[arg-type]
    header = read_header(io.BytesIO(data.getvalue()))
    size = header.size
    seen = upright(header, (64, 64))
    assert seen.size == size == ((32, 64) if turn in (5, 6, 7, 8) else (64, 32))
    # By EXIF 2.32, table 6: which stored corners (0 top left, 1 top right, 2 bottom left, 3 bottom right) come first.
    first, second = {2: (1, 0), 3: (3, 2), 4: (2, 3), 5: (0, 2), 6: (2, 0), 7: (3, 1), 8: (1, 3)}.get(turn, (0, 1))
    places = ((seen.width // 4, seen.height // 4), (seen.width * 3 // 4, seen.height // 4))
    for place, corner in zip(places, (first, second), strict=True):
        wanted = Image.new("RGB", (1, 1), CORNERS[corner]).getpixel((0, 0))
        assert seen.getpixel(place) == pytest.approx(wanted, abs=6)


def test_exif_behind_the_pixels_of_a_png_turns_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = png((8, 4), 8, 0, [noise(8)] * 4, after=[(b"eXIf", exif.tobytes()[6:])])
    assert read_header(io.BytesIO(data)).size == (4, 8)


@pytest.mark.parametrize(
    "block", [b"Exif\0\0II*\0" + b"\xff" * 60, b"Exif\0\0nonsense", b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\x63"]
)
@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_picture_with_a_broken_exif_block_is_printed_as_it_lies(tmp_path: Path, block: bytes) -> None:
    Image.new("RGB", (80, 40), "red").save(tmp_path / "a.jpg", exif=block)
    found = ImageStore(None).probe(tmp_path / "a.jpg")
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (80, 40)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("dpi", [(0, 0), (1, 1), (65535, 1), (1e-6, 1e6)])
def test_absurd_resolutions_change_nothing(tmp_path: Path, form: str, dpi: tuple[float, float]) -> None:
    try:
        Image.new("RGB", (80, 40), "red").save(tmp_path / "a", form, dpi=dpi)
    except (struct.error, ValueError):
        pytest.skip("this format cannot hold it")
    found = ImageStore(None).probe(tmp_path / "a")
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (80, 40)


@pytest.mark.parametrize(
    ("depth", "row", "level", "wanted"),
    [
        (1, b"\x0f", 0, b"\xff" * 4 + b"\xff" * 4),
        (2, b"\x1b", 2, b"\x00\x55\xff\xff"),
        (4, b"\x37", 3, b"\xff\x77"),
        (8, b"\x05\x06", 5, b"\xff\x06"),
        (16, b"\x80\x00\x80\x01", 0x8000, b"\xff\x80"),
    ],
)
def test_a_see_through_level_is_paper(depth: int, row: bytes, level: int, wanted: bytes) -> None:
    data = png((len(row) * 8 // depth, 1), depth, 0, [row], [(b"tRNS", struct.pack(">H", level))])
    assert pixels(data).tobytes() == wanted
    assert pixels(png((len(row) * 8 // depth, 1), depth, 0, [row])).tobytes() != wanted


def test_a_see_through_colour_is_paper_and_its_neighbours_are_not() -> None:
    key = (b"tRNS", struct.pack(">3H", 0, 0, 0))
    deep = png((2, 1), 16, 2, [struct.pack(">6H", 0, 0, 0, 1, 0, 0)], [key])
    assert pixels(deep).tobytes() == b"\xff\xff\xff\0\0\0"
    assert pixels(png((2, 1), 8, 2, [bytes((0, 0, 0, 1, 0, 0))], [key])).tobytes() == b"\xff\xff\xff\1\0\0"


def test_sixteen_bits_of_grey_with_alpha_stay_grey() -> None:
    seen = pixels(png((2, 1), 16, 4, [struct.pack(">4H", 0, 0, 0, 65535)]))
    assert (seen.mode, seen.tobytes()) == ("L", b"\xff\0")


def tiff(photometric: int, bits: int, row: bytes, tags: dict[int, int] | None = None, order: str = "<") -> bytes:
    """A TIFF of one row of grey in one strip, written by hand; `tags` are further ones, all SHORT."""
    width = len(row) * 8 // bits
    entries = {256: width, 257: 1, 258: bits, 259: 1, 262: photometric, 273: 8, 277: 1, 278: 1, 279: len(row), **(tags or {})}
    body = b"".join(struct.pack(order + "HHIHH", tag, 3, 1, value, 0) for tag, value in sorted(entries.items()))
    mark = b"II" if order == "<" else b"MM"
    start = 8 + len(row)
    return mark + struct.pack(order + "HI", 42, start) + row + struct.pack(order + "H", len(entries)) + body + bytes(4)


def test_tiffs_in_which_white_is_zero_and_of_twelve_bits_are_as_light_as_they_are() -> None:
    row = struct.pack("<2H", 60 * 257, 0)
    assert pixels(tiff(1, 16, row)).tobytes() == bytes((60, 0))
    assert pixels(tiff(0, 16, row)).tobytes() == bytes((195, 255))
    assert pixels(tiff(1, 16, struct.pack(">2H", 60 * 257, 0), order=">")).tobytes() == bytes((60, 0))
    assert pixels(tiff(1, 12, b"\xff\xf8\x00")).tobytes() == bytes((255, 128))


@pytest.mark.parametrize(("bits", "kind"), [(16, 2), (32, 1), (32, 2), (32, 3)])
def test_grey_without_an_agreed_white_is_refused(bits: int, kind: int) -> None:
    with pytest.raises(UnreadablePicture):
        pixels(tiff(1, bits, bytes(16), {339: kind}))


def test_a_smaller_copy_in_a_tiff_is_no_page(tmp_path: Path) -> None:
    page = Image.new("RGB", (80, 40))
    for name, subfile in (("copy.tif", 1), ("page.tif", 0)):
        small = Image.new("RGB", (8, 4))
        small.encoderinfo = {"tiffinfo": {254: subfile}}
        page.save(tmp_path / name, save_all=True, append_images=[small])
    notes = {name: [note.code for note in ImageStore(None).notes(tmp_path / name)] for name in ("copy.tif", "page.tif")}
    assert notes == {"copy.tif": [], "page.tif": ["picture-pages"]}


def test_gamma_and_primaries_of_a_png_count_and_srgb_comes_before_them() -> None:
    wide = {"gamma": 0.45455, "chromaticity": (0.3127, 0.329, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)}
    srgb = {"gamma": 0.45455, "chromaticity": (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)}
    assert own_colours(wide, "RGB").profile is not None
    assert own_colours({"gamma": 1.0}, "L").profile is not None
    for info in (srgb, {"gamma": 0.45455}, {**wide, "srgb": 0}, {"gamma": 0.0}, {"gamma": 1.0, "chromaticity": (0.0,) * 8}):
        assert own_colours(info, "RGB").profile is None


def test_the_mark_of_adobe_rgb_in_a_cameras_exif_counts() -> None:
    profiles = []
    for index in ("R03", "R98"):
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0xA005] = {1: index}
        data = io.BytesIO()
        Image.new("RGB", (8, 8)).save(data, "JPEG", exif=exif)
        profiles.append(own_colours(read_header(data).image.info, "RGB").profile)
    assert profiles[0] is not None
    assert profiles[1] is None


def test_a_profile_of_which_parts_are_missing_is_told_of(tmp_path: Path) -> None:
    data = io.BytesIO()
    Image.new("RGB", (80, 40)).save(data, "JPEG", icc_profile=bytes(70_000))
    whole = data.getvalue()
    second = whole.index(b"ICC_PROFILE\0\2\2") - 4
    length = struct.unpack(">H", whole[second + 2 : second + 4])[0] + 2
    (tmp_path / "a.jpg").write_bytes(whole[:second] + whole[second + length :])
    rows = [bytes(24)] * 4
    (tmp_path / "a.png").write_bytes(png((8, 4), 8, 2, rows, [(b"iCCP", b"icc\0\0not packed")]))
    for name in ("a.jpg", "a.png"):
        assert [note.code for note in ImageStore(None).notes(tmp_path / name)] == ["picture-profile"]


def test_a_png_of_endless_chunks_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    chunks = [(b"tEXt", b"a\0b")] * 300
    assert pixels(png((8, 4), 8, 0, [noise(8)] * 4, chunks)).size == (8, 4)
    monkeypatch.setattr(png_strips, "_MOST_CHUNKS", 200)
    with pytest.raises(ValueError, match="chunks"):
        pixels(png((8, 4), 8, 0, [noise(8)] * 4, chunks))


PEAK = """
import re, sys
from pathlib import Path
from printreport.images.image_store import ImageStore
width = ImageStore(None).probe(Path(sys.argv[1])).width
print(width, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells the peak of this process and not of the one that began it")
def test_a_png_of_144_megapixels_takes_no_more_memory_than_a_photograph(tmp_path: Path) -> None:
    side, packer = 12_000, zlib.compressobj(1)
    row = b"\2" + bytes(side * 3)
    packed = packer.compress(b"\0" + noise(side * 3)) + b"".join(packer.compress(row) for _ in range(side - 1)) + packer.flush()
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)), (b"IDAT", packed), (b"IEND", b""))
    body = b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    result = subprocess.run([sys.executable, "-c", PEAK, tmp_path / "a.png"], capture_output=True, text=True, check=True)
    width, kilobytes = map(int, result.stdout.split())
    assert width == side
    # Decoded whole it would be 576 MB.
    assert kilobytes < 300_000
