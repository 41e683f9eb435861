"""Turns inks and the pixels of any picture into the colours of screens (sRGB), so that they look like the print."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image as Pillow
from PIL import ImageCms
from PIL.Image import Image
from PIL.ImageCms import ImageCmsTransform

from printreport.core.color import Cmyk, Color, Light, Spot
from printreport.images.color_convert import black_ramp, source_luminances


@lru_cache(maxsize=1024)
def light_of(color: Color, profile: bytes) -> Light:
    """What an ink looks like on a screen.

    Colours go through the press profile (relative colorimetric, black point compensation: paper is white). Black ink alone
    runs from white to black by its luminance, with the darkest that it prints laid on black, as text must not be grey. A
    spot is seen as its process colour, tinted.
    """
    inks = _tinted(color) if isinstance(color, Spot) else color
    if inks.is_paper:
        return Light(1.0, 1.0, 1.0)
    if inks.is_black:
        grey = _grey_of(inks.k, profile)
        return Light(grey, grey, grey)

    levels = bytes(round(share * 255) for share in (inks.c, inks.m, inks.y, inks.k))
    seen = ImageCms.applyTransform(Pillow.frombytes("CMYK", (1, 1), levels), _transform("CMYK", profile))
    assert seen is not None
    red, green, blue = seen.tobytes()
    return Light(red / 255, green / 255, blue / 255)


def _tinted(spot: Spot) -> Cmyk:
    f, tint = spot.fallback, spot.tint
    return Cmyk(f.c * tint, f.m * tint, f.y * tint, f.k * tint)


def _grey_of(black: float, profile: bytes) -> float:
    printed = black_ramp(profile)
    luminance = (printed[round((1.0 - black) * 255)] - printed[0]) / (1.0 - printed[0])
    return round(_srgb_level(luminance), 3)


def _srgb_level(luminance: float) -> float:
    return 12.92 * luminance if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055


def to_screen(image: Image, own: bytes | None, profile: bytes) -> Image:
    """The picture in sRGB: mode RGB, or L with the sRGB curve.

    `image` has mode L, RGB, CMYK or LAB; `own` is the profile that its pixels are meant by (`own_colours`): without one RGB
    and grey are sRGB already, and CMYK is the press's own.
    """
    if own is None and image.mode in ("RGB", "L"):
        return image
    if image.mode == "L":
        return image.point([round(255 * _srgb_level(luminance)) for luminance in source_luminances(own)])

    source = profile if own is None and image.mode == "CMYK" else own
    return ImageCms.applyTransform(image, _transform(image.mode, source)) or image


@lru_cache(maxsize=32)
def _transform(mode: str, source: bytes | None) -> ImageCmsTransform:
    own = ImageCms.createProfile("LAB") if source is None else io.BytesIO(source)
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(own),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
