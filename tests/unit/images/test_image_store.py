"""Pictures are judged by really decoding them; what is wrong with one is a value with a Chinese message."""

from __future__ import annotations

import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image

from printreport.images import image_store
from printreport.images.image_store import ImageStore, PictureProblem
from printreport.model.document import Picture


def save(path: Path, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> Path:
    Image.linear_gradient("L").resize(size).convert(mode).save(path, **options)  # type: ignore[arg-type]
    return path


def code_of(path: Path, cache: Path | None = None) -> str:
    found = ImageStore(cache).probe(path)
    assert isinstance(found, PictureProblem), found
    assert any("\u4e00" <= char <= "\u9fff" for char in found.message)
    return found.code


@pytest.mark.parametrize(
    ("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.tif", "TIFF"), ("a.webp", "WEBP"), ("wrong.png", "JPEG")]
)
def test_the_four_formats_are_taken_whatever_the_name_says(tmp_path: Path, name: str, form: str) -> None:
    found = ImageStore(None).probe(save(tmp_path / name, format=form))
    assert isinstance(found, Picture)
    assert (found.width, found.height, found.format) == (60, 40, form)
    assert len(found.sha256) == 64


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_the_exif_turn_changes_width_and_height(tmp_path: Path, form: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = ImageStore(None).probe(save(tmp_path / "turned", format=form, exif=exif))
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (40, 60)


def test_tones_are_those_of_the_upright_picture(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    picture = Image.new("L", (80, 40), 255)
    picture.paste(0, (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(path, quality=95, exif=exif)
    tones = ImageStore(None).tones(path, 1, 2)
    assert tones[0][0] == pytest.approx(0.0, abs=0.03)
    assert tones[1][0] == pytest.approx(1.0, abs=0.03)


def test_missing_empty_and_foreign_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "drawing.svg").write_bytes(b"<?xml version='1.0'?><svg/>")
    (tmp_path / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic0000")
    (tmp_path / "text.jpg").write_bytes("不是图片".encode())
    assert code_of(tmp_path / "none.jpg") == "picture-missing"
    assert code_of(tmp_path) == "picture-not-a-file"
    assert code_of(tmp_path / "empty.jpg") == "picture-empty"
    assert code_of(tmp_path / "text.jpg") == "picture-format"
    for name, word in (("page.pdf", "PDF"), ("drawing.svg", "SVG"), ("phone.heic", "HEIC")):
        found = ImageStore(None).probe(tmp_path / name)
        assert isinstance(found, PictureProblem)
        assert found.code == "picture-format"
        assert word in found.message
    assert code_of(save(tmp_path / "a.gif", mode="P")) == "picture-format"
    assert code_of(tmp_path / "a\0b.jpg") in ("picture-missing", "picture-unreadable")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_file_that_lost_its_end_is_found(tmp_path: Path, form: str) -> None:
    noise = Image.effect_noise((200, 200), 90)
    path = tmp_path / "cut"
    noise.convert("RGB").save(path, format=form)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    assert code_of(path) in ("picture-truncated", "picture-corrupt")


def test_damaged_bytes_never_raise_and_never_warn(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for form in ("JPEG", "PNG", "TIFF", "LZW", "WEBP"):
            options = {"format": "TIFF", "compression": "tiff_lzw"} if form == "LZW" else {"format": form}
            data = bytearray(save(tmp_path / "whole", **options).read_bytes())  # type: ignore[arg-type]
            for start in range(0, len(data), max(1, len(data) // 40)):
                path = tmp_path / f"{form}-{start}"
                path.write_bytes(data[:start] + bytes(255 - byte for byte in data[start : start + 9]) + data[start + 9 :])
                assert isinstance(ImageStore(None).probe(path), Picture | PictureProblem)
    assert capfd.readouterr() == ("", "")


def bomb(path: Path, width: int, height: int) -> Path:
    """A small PNG that says it has width x height pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(4096))), (b"IEND", b""))
    body = b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_more_than_300_megapixels_are_refused_before_decoding(tmp_path: Path) -> None:
    assert code_of(bomb(tmp_path / "big.png", 20000, 16000)) == "picture-too-many-pixels"
    assert code_of(bomb(tmp_path / "huge.png", 400000, 400000)) == "picture-too-many-pixels"


def test_files_over_the_limit_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "a.png")
    monkeypatch.setattr(image_store, "MAX_BYTES", path.stat().st_size - 1)
    assert code_of(path) == "picture-too-big"


def test_thirty_two_bit_pictures_are_refused_and_sixteen_bit_ones_taken(tmp_path: Path) -> None:
    Image.new("F", (8, 8), 0.5).save(tmp_path / "float.tif")
    Image.new("I;16", (8, 8), 40000).save(tmp_path / "deep.png")
    assert code_of(tmp_path / "float.tif") == "picture-depth"
    assert isinstance(ImageStore(None).probe(tmp_path / "deep.png"), Picture)
    assert ImageStore(None).tones(tmp_path / "deep.png", 1, 1)[0][0] == pytest.approx(40000 / 65535, abs=0.01)


def test_verdicts_are_kept_by_content_and_damaged_entries_ignored(tmp_path: Path) -> None:
    path, cache = save(tmp_path / "a.jpg"), tmp_path / "cache"
    first = ImageStore(cache).probe(path)
    kept = list((cache / "results").iterdir())
    assert len(kept) == 1
    copy = tmp_path / "b.jpg"
    copy.write_bytes(path.read_bytes())
    again = ImageStore(cache).probe(copy)
    assert isinstance(first, Picture)
    assert isinstance(again, Picture)
    assert again.sha256 == first.sha256
    assert list((cache / "results").iterdir()) == kept
    kept[0].write_bytes(kept[0].read_bytes()[:-3])
    assert ImageStore(cache).probe(path) == first


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert isinstance(ImageStore(tmp_path / "cache").probe(save(tmp_path / "a.jpg")), Picture)


def test_a_picture_that_changed_is_judged_again(tmp_path: Path) -> None:
    store = ImageStore(None)
    path = save(tmp_path / "a.png")
    before = store.probe(path)
    save(path, size=(90, 90))
    after = store.probe(path)
    assert isinstance(before, Picture)
    assert isinstance(after, Picture)
    assert (after.width, after.sha256 != before.sha256) == (90, True)


@pytest.mark.parametrize(("ratio", "size"), [(1.5, (6000, 4000)), (0.75, (4500, 6000)), (5.0, (6000, 1200))])
def test_a_stand_in_is_one_grey_of_the_shape_asked_for(ratio: float, size: tuple[int, int]) -> None:
    store = ImageStore(None)
    picture = store.stand_in(ratio)
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == size
    assert len({tone for row in store.tones(Path(picture.path), 4, 4) for tone in row}) == 1
    again = ImageStore(None).stand_in(ratio)
    assert isinstance(again, Picture)
    assert again.sha256 == picture.sha256


@pytest.mark.parametrize("size", [(1, 30000), (30000, 1), (40, 2001)])
def test_a_picture_that_is_hardly_wider_than_a_line_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    assert code_of(save(tmp_path / "a.png", size)) == "picture-shape"


def test_a_long_scroll_is_taken(tmp_path: Path) -> None:
    assert isinstance(ImageStore(None).probe(save(tmp_path / "a.png", (2000, 40))), Picture)


@pytest.mark.parametrize(("fault", "code"), [(MemoryError(), "picture-memory"), (OSError(5, "I/O error"), "picture-unreadable")])
def test_what_the_computer_lacked_is_not_held_against_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, code: str
) -> None:
    path, cache = save(tmp_path / "a.png"), tmp_path / "cache"

    def fail(*_: object) -> None:
        raise fault

    with monkeypatch.context() as lacking:
        lacking.setattr(image_store, "upright", fail)
        assert code_of(path, cache) == code
    assert isinstance(ImageStore(cache).probe(path), Picture)
