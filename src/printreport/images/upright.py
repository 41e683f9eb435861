"""Decodes a picture as it stands upright on white paper, at the size that is needed and within bounds of memory."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image as Pillow
from PIL.Image import Image, Transpose

from printreport.images.own_profile import name_colours
from printreport.images.paper_ground import DEEP_COLOUR, Storing, on_paper, storing_of
from printreport.images.picture_file import open_picture, promised_format
from printreport.images.png_strips import PngHead, png_head, png_strips

MOST_MEMORY = 800_000_000
"""How many bytes the pixels of one picture may take while it is decoded."""

_LARGE = 32_000_000
"""Pixels from which pictures are decoded one at a time: a hundred megabytes of RGB."""
_MOST_KEPT = 100_000_000
"""Pixels kept of one picture, 300 MB of RGB: more than a spread at 350 ppi needs."""
_STRIP = 4_000_000
"""Pixels decoded at once of a picture that is scaled as it comes: twelve megabytes of RGB."""
_ORIENTATION = 0x0112
"""EXIF's tag of how a camera was held (EXIF 2.32, 4.6.4)."""
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF's orientation as the number of Pillow's transposition."""

_QUARTER_TURNS = (5, 6, 7, 8)
"""EXIF's orientations that change width and height."""
_BYTES_A_PIXEL = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2}
# Of libwebp's two canvases, the bytes of the frame and Pillow's pixels, each takes four bytes a pixel.
_WEBP_BYTES = 16
_one_large_picture, _one_silence = threading.Lock(), threading.Lock()


class TooHeavyPicture(Exception):  # noqa: N818 - it ends in a message for the editor, not in a fault of ours
    """A picture that can only be decoded whole takes too much memory; the arguments are its kind and how many pixels may be."""


@dataclass(frozen=True, slots=True)
class Header:
    """A picture before it is decoded: how it is turned and stored, what a PNG's head says."""

    image: Image
    file: BinaryIO
    turn: int
    storing: Storing
    png: PngHead | None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height after the turn."""
        width, height = self.image.size
        return (height, width) if self.turn in _QUARTER_TURNS else (width, height)


def read_header(file: BinaryIO) -> Header:
    """The header of a picture; raises OSError, UnreadablePicture, and whatever else Pillow makes of broken bytes."""
    # Before Pillow, which reads chunks without end.
    png = png_head(file) if promised_format(file.read(16)) == "PNG" else None
    file.seek(0)
    image = open_picture(file)
    if png is not None and "exif" not in image.info and "Raw profile type exif" not in image.info:
        # Pillow would decode the whole picture to look for EXIF behind the pixels.
        image.info["exif"] = png.exif or b""
    name_colours(image)
    return Header(image, file, _turn(image), storing_of(image), png)


def _turn(image: Image) -> int:
    # Pillow's TIFF reader gives the turned size from the start, and turns the pixels itself when it loads them.
    if image.format == "TIFF":
        return 1
    try:
        turn = image.getexif().get(_ORIENTATION)
    except Exception:
        # Pillow raises anything at all on a broken EXIF block: the picture is good all the same.
        return 1
    return turn if isinstance(turn, int) and turn in _TURNS else 1


def upright(header: Header, least: tuple[int, int]) -> Image:
    """The picture on white paper, turned upright, in mode L, RGB, CMYK or LAB; the header is used up.

    It has at least the size `least` or its own; a picture with many more pixels is decoded smaller. Raises
    TooHeavyPicture, and what `read_header` raises.
    """
    image = header.image
    weight = _bytes_a_pixel(header)
    if image.width * image.height * weight > MOST_MEMORY:
        raise TooHeavyPicture(_kind(header), int(MOST_MEMORY / weight))
    if image.width * image.height <= _LARGE:
        return _turned(_decoded(header, least), header.turn)
    with _one_large_picture:
        return _turned(_decoded(header, least), header.turn)


def _kind(header: Header) -> str:
    if header.image.format == "PNG":
        return "隔行（interlaced）PNG"
    return "渐进（progressive）JPEG" if header.image.format in ("JPEG", "MPO") else str(header.image.format)


def _bytes_a_pixel(header: Header) -> float:
    """The memory that decoding takes, in bytes a pixel, however small the picture is wanted."""
    image: Any = header.image
    if header.png is not None and not header.png.interlaced:
        return 0.0
    if image.format == "WEBP":
        return _WEBP_BYTES
    if image.format in ("JPEG", "MPO"):
        # A progressive JPEG is kept as coefficients of two bytes each until its last scan.
        layers = image.layer if "progressive" in image.info else ()
        widest, deepest = max((h for _, h, _, _ in layers), default=1), max((v for _, _, v, _ in layers), default=1)
        return float(sum(2.0 * h * v / (widest * deepest) for _, h, v, _ in layers))
    # A TIFF is turned by Pillow, whole.
    turned = image.format == "TIFF" and image.getexif().get(_ORIENTATION, 1) != 1
    return _BYTES_A_PIXEL.get(str(image.mode), 4) * (2 if turned else 1)


def _decoded(header: Header, least: tuple[int, int]) -> Image:
    image, png = header.image, header.png
    if header.turn in _QUARTER_TURNS:
        least = least[1], least[0]
    many = image.width * image.height > _LARGE
    if image.format in ("JPEG", "MPO"):
        many = False
        image.draft(None, _drafted(image.size, least))
    deep = header.storing.raw == DEEP_COLOUR and header.storing.see_through is not None
    if png is not None and not png.interlaced and (many or deep):
        factor = _factor(image.size, least) if many else 1
        return _gathered(png_strips(header.file, png, _rows(image.width, factor)), header, factor)
    size = image.size
    with _silence() if image.format == "TIFF" else nullcontext():
        image.load()
    if not many:
        return on_paper(image, header.storing)
    factor = _factor(size, least)
    whole = _gathered(_cut(image, _rows(size[0], factor)), header, factor)
    # Pillow's readers refer to themselves, so that the pixels would stay until the next collection.
    image.close()
    return whole


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing reaches the standard error meanwhile: libtiff writes there, in English, what it thinks of a damaged file."""
    with _one_silence:
        try:
            kept = os.dup(2)
        except OSError:
            # There is no standard error.
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)


def _drafted(size: tuple[int, int], least: tuple[int, int]) -> tuple[int, int]:
    """The size that a JPEG's decoder is asked for: it takes a half, a quarter or an eighth that is not smaller."""
    needed = _needed(size)
    return max(1, min(least[0], size[0] // needed)), max(1, min(least[1], size[1] // needed))


def _factor(size: tuple[int, int], least: tuple[int, int]) -> int:
    """How many pixels in each direction are taken together."""
    return max(_needed(size), min(size[0] // max(1, least[0]), size[1] // max(1, least[1])))


def _needed(size: tuple[int, int]) -> int:
    """How many pixels in each direction have to be taken together so that what is kept is not too large."""
    return max(1, math.ceil(math.sqrt(size[0] * size[1] / _MOST_KEPT)))


def _rows(width: int, factor: int) -> int:
    return max(1, _STRIP // (width * factor)) * factor


def _cut(image: Image, rows: int) -> Iterator[tuple[Image, None]]:
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(image.height, top + rows))), None


def _gathered(strips: Iterator[tuple[Image, Image | None]], header: Header, factor: int) -> Image:
    """The strips on paper, each made smaller, below each other."""
    size = (math.ceil(header.image.width / factor), math.ceil(header.image.height / factor))
    whole, top = None, 0
    for strip, low in strips:
        plain = on_paper(strip, header.storing, low)
        small = plain.reduce(factor) if factor > 1 else plain
        whole = Pillow.new(small.mode, size) if whole is None else whole
        whole.paste(small, (0, top))
        top += small.height
    assert whole is not None
    return whole


def _turned(image: Image, turn: int) -> Image:
    return image.transpose(Transpose(_TURNS[turn])) if turn in _TURNS else image
