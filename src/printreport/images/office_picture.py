"""Separated pictures as an office printer and a screen show them: looked at through the press profile."""

from __future__ import annotations

import hashlib
import io
import struct
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image as Pillow
from PIL.Image import Image, Resampling

from printreport.core.color import Cmyk
from printreport.core.kept_results import KeptResults
from printreport.images.color_convert import highest_ink
from printreport.images.jpeg_head import jpeg_shape
from printreport.images.screen_color import light_of, to_screen

_QUALITY = 82
"""JPEG's: at 200 ppi on office paper nothing of it is seen, and a booklet can be mailed. No other value was tried."""
_RECIPE = 3
"""Goes up whenever the same order would give other bytes, so that no result of before is taken."""
_MOST_INK = 400.0
"""Per cent: four full inks. More is no result of ours."""
_INK = struct.Struct(">f")


@dataclass(frozen=True, slots=True)
class SeparatedPicture:
    """A picture as it lies in a press file: 8 bits a channel, one of black (white 255) or four inks; JPEG or bare bytes."""

    width: int
    height: int
    grey: bool
    jpeg: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class OfficePicture:
    """A JPEG in sRGB or grey; `ink` is the most ink, in per cent, that the separated picture has in a pixel."""

    width: int
    height: int
    grey: bool
    data: bytes
    ink: float


def office_picture(picture: SeparatedPicture, size: tuple[int, int], profile: bytes, kept: KeptResults) -> OfficePicture:
    """The picture as the press will print it, in sRGB, at most `size` pixels large; taken from `kept` when it is there."""
    width, height = min(size[0], picture.width), min(size[1], picture.height)
    digest = hashlib.sha256(hashlib.sha256(profile).digest() + picture.data).hexdigest()
    name = f"office-{_RECIPE}-{width}x{height}-{digest}"
    packed = kept.get(name)
    shown = None if packed is None else _unpacked(packed, (width, height), picture.grey)
    if shown is None:
        packed = _shown(picture, (width, height), profile)
        kept.put(name, packed)
        shown = packed[_INK.size :], _INK.unpack_from(packed)[0]
    return OfficePicture(width, height, picture.grey, *shown)


def _unpacked(packed: bytes, size: tuple[int, int], grey: bool) -> tuple[bytes, float] | None:
    """The JPEG and the most ink of a kept picture; None for bytes of another shape."""
    if len(packed) < _INK.size or jpeg_shape(packed[_INK.size :]) != (*size, 1 if grey else 3):
        return None
    ink = float(_INK.unpack_from(packed)[0])
    return (packed[_INK.size :], ink) if 0.0 <= ink <= _MOST_INK else None


def _shown(picture: SeparatedPicture, size: tuple[int, int], profile: bytes) -> bytes:
    """Four bytes that hold the most ink, then the JPEG."""
    image = _opened(picture)
    ink = _most_black(image) if picture.grey else highest_ink(image)
    if image.size != size:
        image = image.resize(size, Resampling.HAMMING, reducing_gap=2.0)
    image = image.point(_black_seen(profile)) if picture.grey else to_screen(image, None, profile)
    data = io.BytesIO(_INK.pack(ink))
    data.seek(_INK.size)
    image.save(data, "JPEG", quality=_QUALITY)
    return data.getvalue()


def _most_black(image: Image) -> float:
    darkest = image.getextrema()[0]
    return 100.0 - (darkest if isinstance(darkest, int) else 0) / 2.55


def _opened(picture: SeparatedPicture) -> Image:
    if picture.jpeg:
        return Pillow.open(io.BytesIO(picture.data))
    return Pillow.frombytes("L" if picture.grey else "CMYK", (picture.width, picture.height), picture.data)


@lru_cache(maxsize=4)
def _black_seen(profile: bytes) -> list[int]:
    """The sRGB level at which each level of the black plate (255 = no ink) is seen."""
    return [round(255 * light_of(Cmyk(0.0, 0.0, 0.0, 1.0 - level / 255), profile).red) for level in range(256)]
