"""Inks as an office printer and a screen show them: separated pictures and colours brought back through the press profile."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from printreport.core.color import Cmyk
from printreport.core.kept_results import KeptResults

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

_QUALITY = 82
_RECIPE = 1


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
    """A JPEG in sRGB or grey."""

    width: int
    height: int
    grey: bool
    data: bytes


def office_picture(picture: SeparatedPicture, size: tuple[int, int], profile: bytes, kept: KeptResults) -> OfficePicture:
    """The picture as the press will print it, in sRGB, at most `size` pixels large; taken from `kept` when it is there."""
    width, height = min(size[0], picture.width), min(size[1], picture.height)
    digest = hashlib.sha256(hashlib.sha256(profile).digest() + picture.data).hexdigest()
    name = f"office-{_RECIPE}-{width}x{height}-{digest}"
    data = kept.get(name)
    if data is None:
        data = _shown(picture, (width, height), profile)
        kept.put(name, data)
    return OfficePicture(width, height, picture.grey, data)


@lru_cache(maxsize=4096)
def shown_color(inks: Cmyk, profile: bytes) -> tuple[float, ...]:
    """What inks look like: one share of light for black alone (0 for full black), else red, green and blue of sRGB."""
    from PIL import Image as Pillow
    from PIL import ImageCms

    if inks.c == inks.m == inks.y == 0.0 and inks.k in (0.0, 1.0):
        return (1.0 - inks.k,)
    levels = bytes(round(share * 255) for share in (inks.c, inks.m, inks.y, inks.k))
    spot = ImageCms.applyTransform(Pillow.frombytes("CMYK", (1, 1), levels), _to_screen(profile))
    assert spot is not None
    red, green, blue = spot.tobytes()
    if inks.c == inks.m == inks.y == 0.0:
        return (green / 255,)
    return (red / 255, green / 255, blue / 255)


def _shown(picture: SeparatedPicture, size: tuple[int, int], profile: bytes) -> bytes:
    from PIL import ImageCms
    from PIL.Image import Resampling

    image = _opened(picture)
    if image.size != size:
        image = image.resize(size, Resampling.BICUBIC, reducing_gap=2.0)
    if image.mode == "CMYK":
        image = ImageCms.applyTransform(image, _to_screen(profile)) or image
    data = io.BytesIO()
    image.save(data, "JPEG", quality=_QUALITY)
    return data.getvalue()


def _opened(picture: SeparatedPicture) -> Image:
    from PIL import Image as Pillow

    if picture.jpeg:
        return Pillow.open(io.BytesIO(picture.data))
    return Pillow.frombytes("L" if picture.grey else "CMYK", (picture.width, picture.height), picture.data)


@lru_cache(maxsize=4)
def _to_screen(profile: bytes) -> ImageCmsTransform:
    """Relative to paper and with black laid on black, as office printers and screens have no press's paper or ink."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
