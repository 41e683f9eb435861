"""Opens the pictures of a project by what their bytes say they are; the only door to Pillow's readers."""

from __future__ import annotations

import logging
import warnings
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image as Pillow
from PIL.Image import Image

MAX_BYTES = 200 * 1024 * 1024
"""Of one file: larger ones are refused before they are read. No other value was tried."""
MAX_PIXELS = 300_000_000
"""Of one picture: twice what the largest cameras make; Pillow refuses more, too, as the bombs they mostly are."""
TAKEN = ("JPEG", "PNG", "TIFF", "WEBP")

_EXIF_IFD, _TAKEN, _TAKEN_FRACTION = 0x8769, 0x9003, 0x9291
"""EXIF 2.32: the directory of the camera, the time of taking, and its fraction of a second."""

# TIFF 6.0, NewSubfileType: bit 0 is a smaller copy, bit 2 a mask.
_SUBFILE, _COPY_OR_MASK = 254, 0b101
_MOST_PAGES = 100
"""Of one TIFF that are counted: scans of a file of papers; more are not told apart."""

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


def promised_format(head: bytes) -> str | None:
    """Which of the formats that are taken a file's first bytes promise; None for none of them."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    starts = (
        (b"\xff\xd8", "JPEG"),
        (b"\x89PNG", "PNG"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"II+\0", "TIFF"),
        (b"MM\0+", "TIFF"),
    )
    return next((name for start, name in starts if head.startswith(start)), None)


@cache
def _quiet_pillow() -> None:
    # A picture is judged by this project's own limits and messages; Pillow's warnings would reach the editor's screen.
    Pillow.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.filterwarnings("ignore", module=r"PIL\b")
    logging.getLogger("PIL").addHandler(logging.NullHandler())


def open_picture(source: Path | BinaryIO) -> Image:
    """The picture's header, not yet decoded.

    Raises OSError, and whatever else Pillow makes of broken bytes.
    """
    _quiet_pillow()
    return Pillow.open(source, formats=TAKEN)


def format_name(image: Image) -> str:
    """The format as this project names it; the several-picture JPEG of telephones is a JPEG."""
    return "JPEG" if image.format == "MPO" else str(image.format)


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


def page_count(image: Image, file: BinaryIO) -> int:
    """How many pictures a file holds as pages (TIFF) or frames of an animation, counted up to 100.

    Smaller copies and masks of a page, and what a telephone adds to its JPEG, are none.
    """
    if image.format != "TIFF":
        return int(getattr(image, "n_frames", 1)) if getattr(image, "is_animated", False) and image.format != "MPO" else 1
    pages = 1
    try:
        # Opened anew, as the picture itself would be left at another page.
        others: Any = open_picture(file)
        for number in range(1, _MOST_PAGES):
            others.seek(number)
            pages += not others.tag_v2.get(_SUBFILE, 0) & _COPY_OR_MASK
    except Exception:
        # The end, or a broken page that nobody asked for.
        return pages
    return pages
