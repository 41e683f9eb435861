"""Picture files of every mode, format and profile, made for tests, with the colours that they must print."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageCms

from press_samples import ADOBE, SRGB, WHITE_D50, expected_lab, lab_of, matrix_profile, press, xyz_of
from printreport.images.color_convert import to_press

Lab = tuple[float, float, float]
Colours = tuple[tuple[int, ...], ...]

PATCHES: Colours = ((200, 120, 90), (110, 140, 110), (120, 120, 160), (190, 180, 140), (120, 120, 120), (225, 215, 205))
GREYS: Colours = ((0,), (60,), (110,), (160,), (210,), (255,))
INKS: Colours = ((40, 20, 30, 0), (20, 80, 60, 0), (90, 30, 90, 0), (60, 60, 60, 0), (0, 0, 0, 90), (120, 60, 40, 20))
LABS: Colours = ((150, 140, 150), (140, 110, 140), (130, 130, 105), (190, 128, 128), (120, 128, 128), (210, 132, 140))
SIZE = (60, 40)
ADOBE_GAMMA, GREY_GAMMA = 2.19921875, 1.8


def patches(mode: str, colours: Colours) -> Image.Image:
    """Three by two fields of plain colour."""
    picture = Image.new(mode, SIZE)
    for index, colour in enumerate(colours):
        x, y = index % 3 * 20, index // 3 * 20
        picture.paste(colour if len(colour) > 1 else colour[0], (x, y, x + 20, y + 20))
    return picture


def grey_profile(gamma: float = GREY_GAMMA) -> bytes:
    """A grey display profile of ICC version 2, as scanners write them."""
    fixed = b"".join(struct.pack(">i", round(value * 65536)) for value in WHITE_D50)
    tags = {b"wtpt": b"XYZ \0\0\0\0" + fixed, b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"}
    table, body, start = b"", b"", 132 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data
    head = struct.pack(">I", start + len(body)) + b"\0\0\0\0\x02\x10\0\0mntrGRAYXYZ " + bytes(12) + b"acsp" + bytes(28) + fixed
    return head + bytes(48) + struct.pack(">I", len(tags)) + table + body


@cache
def other_press() -> bytes:
    """The profile of a press that is not the report's."""
    from printreport.finish.output_intent import press_condition
    from printreport.model.document import PressChoice
    from printreport.model.press import PressCondition

    other = press_condition(PressChoice("coated-gracol2006"))
    assert isinstance(other, PressCondition)
    return other.profile


def lab_profile() -> bytes:
    """The profile of Lab itself."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@cache
def press_black() -> float:
    """Relative luminance of the darkest colour that the press prints by relative colorimetric."""
    inks = to_press(Image.new("RGB", (1, 1)), None, press().profile).getpixel((0, 0))
    return _luminance(lab_of(inks))  # type: ignore[arg-type]


def black_ink() -> float:
    """Relative luminance of black ink alone."""
    return _luminance(lab_of((0, 0, 0, 255)))


def _luminance(lab: Lab) -> float:
    return float(((lab[0] + 16) / 116) ** 3)


def seen_rgb(colours: Colours, fitting: bool) -> list[Lab]:
    """What red, green and blue print: in sRGB, or in Adobe RGB."""
    primaries, gamma = (ADOBE, ADOBE_GAMMA) if fitting else (SRGB, None)
    return [expected_lab(xyz_of(c, primaries, gamma), press_black()) for c in colours]  # type: ignore[arg-type]


def seen_grey(colours: Colours, fitting: bool) -> list[Lab]:
    """What grey prints in black ink alone, by lightness (the ink's own tint is not looked at)."""
    gamma = GREY_GAMMA if fitting else None
    found = [expected_lab(xyz_of((c[0],) * 3, SRGB, gamma), black_ink()) for c in colours]
    return [(lab[0], 0.0, 0.0) for lab in found]


def seen_inks(colours: Colours, fitting: bool) -> list[Lab]:
    """What inks print: as they are, or as those of the other press look."""
    if not fitting:
        return [lab_of(inks) for inks in colours]  # type: ignore[arg-type]
    to_lab = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(other_press())),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    seen = ImageCms.applyTransform(patches("CMYK", colours), to_lab)
    assert seen is not None
    return [_lab(seen.getpixel((index % 3 * 20 + 10, index // 3 * 20 + 10))) for index in range(6)]  # type: ignore[arg-type]


def seen_lab(colours: Colours, _fitting: bool) -> list[Lab]:
    """What Lab prints, its black laid on the press's."""
    found = []
    for lightness, a, b in map(_lab, colours):
        f = (lightness + 16) / 116
        xyz = [w * _cubed(part) for w, part in zip(WHITE_D50, (f + a / 500, f, f - b / 200), strict=True)]
        found.append(expected_lab(xyz, press_black()))
    return found


def _lab(levels: tuple[int, ...]) -> Lab:
    return levels[0] * 100 / 255, levels[1] - 128.0, levels[2] - 128.0


def _cubed(part: float) -> float:
    return part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29)


class Kind:
    """A mode of pixels: the picture, its formats, a profile that fits, one that does not, and what it must print."""

    def __init__(
        self,
        picture: Callable[[], Image.Image],
        formats: tuple[str, ...],
        fitting: Callable[[], bytes],
        other: Callable[[], bytes],
        seen: Callable[[bool], list[Lab]],
    ) -> None:
        self.picture, self.formats, self.fitting, self.other, self.seen = picture, formats, fitting, other, seen


def _adobe() -> bytes:
    return matrix_profile(ADOBE, ADOBE_GAMMA)


def _indexed() -> Image.Image:
    picture = patches("RGB", PATCHES).quantize(7)
    picture.info["transparency"] = 6
    return picture


def _opaque(mode: str, colours: Colours) -> Image.Image:
    return patches(mode, tuple((*colour, 255) for colour in colours))


_BITS: Colours = ((0,), (255,), (0,), (255,), (0,), (255,))
KINDS = {
    "1": Kind(lambda: patches("1", _BITS), ("png", "tif", "g4.tif"), grey_profile, _adobe, lambda f: seen_grey(_BITS, f)),
    "L": Kind(
        lambda: patches("L", GREYS),
        ("jpg", "progressive.jpg", "png", "tif", "lzw.tif", "tiled.tif"),
        grey_profile,
        _adobe,
        lambda f: seen_grey(GREYS, f),
    ),
    "LA": Kind(lambda: _opaque("LA", GREYS), ("png", "tif"), grey_profile, _adobe, lambda f: seen_grey(GREYS, f)),
    "I;16": Kind(
        lambda: patches("I;16", tuple((g[0] * 257,) for g in GREYS)),
        ("png", "tif", "lzw.tif"),
        grey_profile,
        _adobe,
        lambda f: seen_grey(GREYS, f),
    ),
    "P": Kind(_indexed, ("png",), _adobe, grey_profile, lambda f: seen_rgb(PATCHES, f)),
    "RGB": Kind(
        lambda: patches("RGB", PATCHES),
        ("jpg", "progressive.jpg", "411.jpg", "mpo", "png", "tif", "lzw.tif", "tiled.tif", "pages.tif", "webp", "animated.webp"),
        _adobe,
        other_press,
        lambda f: seen_rgb(PATCHES, f),
    ),
    "RGBA": Kind(lambda: _opaque("RGBA", PATCHES), ("png", "tif", "webp"), _adobe, grey_profile, lambda f: seen_rgb(PATCHES, f)),
    "CMYK": Kind(
        lambda: patches("CMYK", INKS),
        ("jpg", "bare.jpg", "ycck.jpg", "tif", "lzw.tif", "tiled.tif"),
        other_press,
        _adobe,
        lambda f: seen_inks(INKS, f),
    ),
    "LAB": Kind(lambda: patches("LAB", LABS), ("tif", "lzw.tif"), lab_profile, _adobe, lambda f: seen_lab(LABS, f)),
}


def write_picture(path: Path, picture: Image.Image, kind: str, profile: bytes | None) -> Path:
    """A picture saved as `kind`: an ending, before it what is special about the file."""
    special, _, ending = kind.rpartition(".")
    options: dict[str, object] = {} if profile is None else {"icc_profile": profile}
    if ending in ("jpg", "mpo"):
        options |= {"quality": 98, "subsampling": "4:1:1" if special == "411" else 0, "progressive": special == "progressive"}
    if ending == "webp":
        options |= {"lossless": True}
    if special in ("lzw", "g4"):
        options |= {"compression": {"lzw": "tiff_lzw", "g4": "group4"}[special]}
    if special in ("pages", "animated") or ending == "mpo":
        options |= {"save_all": True, "append_images": [Image.new(picture.mode, picture.size, "red")]}
    if special == "ycck":
        picture = _as_luminance(picture)
    if special == "bare":
        picture = ImageChops.invert(picture)
    if special == "tiled":
        path.write_bytes(_tiled(picture, profile))
        return path
    names = {"jpg": "JPEG", "mpo": "MPO", "png": "PNG", "tif": "TIFF", "webp": "WEBP"}
    picture.save(path, names[ending], **options)  # type: ignore[arg-type]
    if special in ("ycck", "bare"):
        path.write_bytes(_remarked(path.read_bytes(), special))
    return path


def _as_luminance(picture: Image.Image) -> Image.Image:
    """What Pillow has to be given so that it stores luminance, two chromas and black, as Adobe's YCCK does."""
    c, m, y, k = picture.split()
    planes = Image.merge("RGB", (c, m, y)).convert("YCbCr").split()
    return Image.merge("CMYK", (*(plane.point([255 - v for v in range(256)]) for plane in planes), k))


def _remarked(data: bytes, special: str) -> bytes:
    """A JPEG of four inks with another Adobe mark: that of YCCK, or none, in which case 0 means no ink."""
    at = data.index(b"\xff\xee")
    if special == "ycck":
        return data[: at + 15] + b"\2" + data[at + 16 :]
    return data[:at] + data[at + 16 :]


def _tiled(picture: Image.Image, profile: bytes | None) -> bytes:
    """A big-endian TIFF in packed tiles of 32 pixels, written by hand."""
    bands = len(picture.getbands())
    across, down = -(-picture.width // 32), -(-picture.height // 32)
    boxes = [(x * 32, y * 32, x * 32 + 32, y * 32 + 32) for y in range(down) for x in range(across)]
    body, offsets, sizes = bytearray(b"MM\0*\0\0\0\0"), [], []
    for box in boxes:
        tile = zlib.compress(picture.crop(box).tobytes())
        offsets.append(len(body))
        sizes.append(len(tile))
        body += tile + bytes(len(tile) % 2)
    photometric = {1: 1, 3: 2, 4: 5}[bands]
    values = {256: [picture.width], 257: [picture.height], 258: [8] * bands, 259: [8], 262: [photometric], 277: [bands]}
    values |= {322: [32], 323: [32], 324: offsets, 325: sizes}
    entries = []
    for tag, numbers in values.items():
        short = tag < 324
        entries.append((tag, 3 if short else 4, len(numbers), struct.pack(f">{len(numbers)}{'H' if short else 'I'}", *numbers)))
    if profile is not None:
        entries.append((34675, 7, len(profile), profile))
    table = b""
    for tag, kind, count, data in entries:
        place = data.ljust(4, b"\0")
        if len(data) > 4:
            place = struct.pack(">I", len(body))
            body += data + bytes(len(data) % 2)
        table += struct.pack(">HHI", tag, kind, count) + place
    body[4:8] = struct.pack(">I", len(body))
    return bytes(body) + struct.pack(">H", len(entries)) + table + bytes(4)
