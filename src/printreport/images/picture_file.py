"""Opens a photograph as it stands upright; the only door to Pillow's readers."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 200 * 1024 * 1024
MAX_PIXELS = 300_000_000
TAKEN = ("JPEG", "PNG", "TIFF", "WEBP")

_EXIF_IFD, _TAKEN, _TAKEN_FRACTION = 0x8769, 0x9003, 0x9291

_RAW_SUFFIXES = (".arw", ".cr2", ".cr3", ".crw", ".dng", ".nef", ".nrw", ".orf", ".pef", ".raf", ".rw2", ".srw")
_BOXES = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"hevc": "HEIC",
    b"mif1": "HEIF",
    b"msf1": "HEIF",
    b"avif": "AVIF",
    b"avis": "AVIF",
    b"crx ": "相机原始文件（RAW）",
}
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop（PSD）"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"PK\x03\x04", "压缩包（ZIP）或 Office 文档"),
    (b"\xd0\xcf\x11\xe0", "Office 文档"),
    (b"FUJIFILMCCD-RAW", "相机原始文件（RAW）"),
)


class UnreadablePicture(Exception):  # noqa: N818 - it ends in a message for the editor, not in a fault of ours
    """Pillow cannot read a picture that its first bytes promise; the text is the reason in Chinese."""


def foreign_format(path: Path, head: bytes) -> str | None:
    """The name of a picture format that is not taken, told by its first bytes; None when it may be one of ours."""
    if path.suffix.lower() in _RAW_SUFFIXES:
        return "相机原始文件（RAW）"
    if head[4:8] == b"ftyp":
        return _BOXES.get(head[8:12], "视频")
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<svg") or (text.startswith(b"<?xml") and b"<svg" in text):
        return "SVG"
    if text.startswith((b"<!doctype html", b"<html")):
        return "网页（HTML）"
    return None


@cache
def _quiet_pillow() -> None:
    from PIL import Image

    # A picture is judged by this project's own limits and messages; Pillow's warnings would reach the editor's screen.
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.filterwarnings("ignore", module=r"PIL\b")


def open_picture(source: Path | BinaryIO) -> Image:
    """The picture's header, not yet decoded.

    Raises OSError, and whatever else Pillow makes of broken bytes.
    """
    from PIL import Image

    _quiet_pillow()
    return Image.open(source, formats=TAKEN)


def format_name(image: Image) -> str:
    """The format as this project names it; the several-picture JPEG of telephones is a JPEG."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def upright_size(image: Image) -> tuple[int, int]:
    """Width and height after the EXIF turn, from the header alone."""
    # Pillow's TIFF reader gives the turned size from the start, and turns the pixels itself when it loads them.
    turned = image.format != "TIFF" and image.getexif().get(0x0112) in (5, 6, 7, 8)
    width, height = image.size
    return (height, width) if turned else (width, height)


def taken_at(image: Image) -> float | None:
    """When the camera took the picture, in seconds with their fraction if it tells it; None where nothing says so.

    Cameras know no time zone: only the distance of two such times means anything. To be asked before the picture is decoded.
    """
    try:
        ifd = image.getexif().get_ifd(_EXIF_IFD)
        date = str(ifd[_TAKEN]).strip("\0 ")
        fraction = str(ifd.get(_TAKEN_FRACTION, "")).strip("\0 ")
        seconds = datetime.strptime(date, "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC).timestamp()
    except Exception:
        # Pillow raises anything at all on a broken EXIF block, cameras write what they like: the picture is good all the same.
        return None
    return seconds + (float(f"0.{fraction}") if fraction.isascii() and fraction.isdigit() else 0.0)


def load_upright(image: Image, least: tuple[int, int] | None = None) -> Image:
    """The decoded picture, turned upright; `least` allows a JPEG to be decoded at half, a quarter … of its size.

    Raises what `open_picture` raises.
    """
    from PIL import ImageOps

    if least is not None and image.format in ("JPEG", "MPO"):
        turned = upright_size(image) != image.size
        image.draft(None, (least[1], least[0]) if turned else least)
    ImageOps.exif_transpose(image, in_place=True)
    return image


def on_paper(image: Image) -> Image:
    """The picture in 8 bits a channel, without palette or alpha: see-through parts are laid on white paper.

    The result's mode is L, RGB, CMYK or LAB. Raises UnreadablePicture for 32-bit pictures, which have no agreed white.
    """
    if image.mode in _DEEP_MODES:
        return _from_sixteen_bits(image)
    return _FLATTENERS.get(image.mode, _flatten_others)(image)


_DEEP_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")


def _from_sixteen_bits(image: Image) -> Image:
    if image.mode == "F":
        raise UnreadablePicture("每通道 32 位浮点的图片没有约定的白色")
    wide = image.convert("I")
    low, high = wide.getextrema()
    if not isinstance(high, int | float) or not isinstance(low, int | float) or low < 0 or high > 65535:
        raise UnreadablePicture("每通道 32 位的图片没有约定的白色")
    return wide.point([(value * 255 + 32767) // 65535 for value in range(65536)], "L")


def _flatten_palette(image: Image) -> Image:
    return _over_paper(image.convert("RGBA"), "RGB") if image.has_transparency_data else image.convert("RGB")


def _flatten_grey(image: Image) -> Image:
    return _over_paper(image.convert("LA"), "L") if image.has_transparency_data else _in_mode(image, "L")


def _flatten_colour(image: Image) -> Image:
    return _over_paper(image.convert("RGBA"), "RGB") if image.has_transparency_data else _in_mode(image, "RGB")


def _in_mode(image: Image, mode: str) -> Image:
    # Pillow copies a picture that is converted to its own mode, which doubles the memory of every photograph.
    return image if image.mode == mode else image.convert(mode)


def _flatten_others(image: Image) -> Image:
    return image.convert("RGB")


def _over_paper(image: Image, mode: str) -> Image:
    from PIL import Image as Pillow

    paper = Pillow.new(mode, image.size, "white")
    paper.paste(image.convert(mode), mask=image.getchannel("A"))
    return paper


def _as_it_is(image: Image) -> Image:
    return image


_FLATTENERS: dict[str, Callable[[Image], Image]] = {
    "1": _flatten_grey,
    "L": _flatten_grey,
    "LA": _flatten_grey,
    "La": _flatten_grey,
    "P": _flatten_palette,
    "PA": _flatten_palette,
    "RGB": _flatten_colour,
    "RGBA": _flatten_colour,
    "RGBa": _flatten_colour,
    "RGBX": _flatten_colour,
    "CMYK": _as_it_is,
    "LAB": _as_it_is,
}
