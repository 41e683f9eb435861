"""Turns the pixels of any picture into the inks of a press condition, by LittleCMS and within the ink limit."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from PIL import Image as Pillow
from PIL import ImageChops, ImageCms, ImageMath
from PIL.Image import Image
from PIL.ImageCms import ImageCmsTransform

_STRIP = 512
"""Rows of pixels that are converted at once, so that a large picture is not held twice. No other value was tried."""


def to_press(image: Image, own: bytes | None, profile: bytes) -> Image:
    """The picture in the inks of `profile`: mode CMYK, or L (white 255) for a grey picture that is printed in K alone.

    `image` has mode L, RGB, CMYK or LAB; `own` is the profile that its pixels are meant by (`own_colours`): without one
    RGB and grey are sRGB, CMYK is the press's own. Relative colorimetric with black point compensation. The ink limit is
    not yet applied.
    """
    if image.mode == "L":
        return image.point(_black_ink_table(own, profile))
    if image.mode == "CMYK" and own in (None, profile):
        if within_ink_limit(image):
            return image
        # Inks that the press cannot carry are separated anew through the press's own profile.
        own = profile

    return ImageCms.applyTransform(image, _transform(image.mode, own, profile)) or image


def most_ink(image: Image, own: bytes | None, profile: bytes) -> float | None:
    """The most ink, in per cent, that the separation gives to any colour that the picture could have.

    None for a picture of inks, whose own pixels decide. Known before the picture is converted, it spares most pictures
    a look at every pixel.
    """
    if image.mode != "RGB":
        return None
    return _separation_peak(own, profile)


def is_press_profile(profile: bytes) -> bool:
    """Whether LittleCMS can separate with these bytes and look at what they print."""
    try:
        _transform("RGB", None, profile)
        black_ramp(profile)
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


def within_ink_limit(image: Image, limit: float = 300.0) -> bool:
    """Whether no pixel of a CMYK picture has more ink than `limit` per cent."""
    return highest_ink(image) <= limit


def highest_ink(image: Image) -> float:
    """The total ink of the fullest pixel of a CMYK picture, in per cent; never less than the truth, at most 1.6 more."""
    highest = quarter_ink(image).getextrema()[1]
    return (4 * float(highest if isinstance(highest, int) else 0) + 4) / 2.55


def limit_ink(image: Image, limit: float) -> Image:
    """The CMYK picture with no pixel over `limit` per cent: cyan, magenta and yellow give way alike, black stays."""
    limited = image.copy()
    for top in range(0, image.height, _STRIP):
        area = (0, top, image.width, min(image.height, top + _STRIP))
        strip = image.crop(area)
        if not within_ink_limit(strip, limit):
            limited.paste(_limit_strip(strip, limit), area)
    return limited


def quarter_ink(image: Image) -> Image:
    """A quarter of the inks' sum as one grey channel, each pixel rounded down."""
    c, m, y, k = image.split()
    return ImageChops.add(ImageChops.add(c, m, scale=2), ImageChops.add(y, k, scale=2), scale=2)


def _limit_strip(image: Image, limit: float) -> Image:
    c, m, y, k = image.split()
    room = limit * 2.55

    def share(names: dict[str, Any]) -> Any:
        colour = names["float"](names["c"]) + names["m"] + names["y"]
        return names["min"]((room - names["float"](names["k"])) / names["max"](colour, 1.0), 1.0)

    kept = ImageMath.lambda_eval(share, c=c, m=m, y=y, k=k)

    def scaled(channel: Image) -> Image:
        # Pillow cuts the fraction off, so that the sum stays under the limit.
        product: Image = ImageMath.lambda_eval(
            lambda names: names["convert"](names["float"](names["ink"]) * names["kept"], "L"), ink=channel, kept=kept
        )
        return product

    return Pillow.merge("CMYK", (scaled(c), scaled(m), scaled(y), k))


@lru_cache(maxsize=32)
def _separation_peak(own: bytes | None, profile: bytes) -> float:
    # Every fifth level of each channel: closer than the 33 nodes between which LittleCMS interpolates.
    levels = bytes(range(0, 256, 5))
    colours = b"".join(bytes((r, g, b)) for r in levels for g in levels for b in levels)
    lattice = Pillow.frombytes("RGB", (len(levels) ** 2, len(levels)), colours)
    inks = ImageCms.applyTransform(lattice, _transform("RGB", own, profile))
    assert inks is not None
    return highest_ink(inks)


@lru_cache(maxsize=32)
def _transform(mode: str, own: bytes | None, profile: bytes) -> ImageCmsTransform:
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    if own is not None:
        source = ImageCms.ImageCmsProfile(io.BytesIO(own))
    else:
        source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))
    return ImageCms.buildTransform(
        source,
        target,
        mode,
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=32)
def _black_ink_table(own: bytes | None, profile: bytes) -> list[int]:
    """For each grey level the level (255 = no ink) whose black ink alone looks as light, black points laid together."""
    wanted = source_luminances(own)
    printed = black_ramp(profile)
    darkest, source_darkest = printed[0], wanted[0]
    spread = (1.0 - darkest) / (1.0 - source_darkest)
    table = []
    for luminance in wanted:
        target = darkest + (luminance - source_darkest) * spread
        level = next((index for index, value in enumerate(printed) if value >= target - 1e-9), 255)
        if level and target - printed[level - 1] < printed[level] - target:
            level -= 1
        table.append(level)
    return table


def source_luminances(own: bytes | None) -> list[float]:
    """Relative luminance of the 256 grey levels, by their own grey profile or the sRGB curve (IEC 61966-2-1)."""
    if own is None:
        return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (n / 255 for n in range(256))]
    return _luminances("L", own, bytes(range(256)))


@lru_cache(maxsize=4)
def black_ramp(profile: bytes) -> tuple[float, ...]:
    """Relative luminance of black ink alone, from full ink (level 0) to none (level 255), never falling."""
    levels = b"".join(bytes((0, 0, 0, 255 - level)) for level in range(256))
    ramp = _luminances("CMYK", profile, levels)
    for index in range(1, 256):
        ramp[index] = max(ramp[index], ramp[index - 1])
    return tuple(ramp)


def _luminances(mode: str, profile: bytes, pixels: bytes) -> list[float]:
    to_lab = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        mode,
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    strip = ImageCms.applyTransform(Pillow.frombytes(mode, (256, 1), pixels), to_lab)
    assert strip is not None
    return [_luminance(value * 100.0 / 255.0) for value in strip.getchannel(0).tobytes()]


def _luminance(lightness: float) -> float:
    """CIE 1976 lightness as relative luminance."""
    return ((lightness + 16.0) / 116.0) ** 3 if lightness > 8.0 else lightness / 903.3
