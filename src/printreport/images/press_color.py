"""What inks look like on paper, measured through a press profile: Lab, luminance, and the nearest colour of a screen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image as Pillow
from PIL import ImageCms
from PIL.ImageCms import ImageCmsTransform

from printreport.core.color import Cmyk, Color
from printreport.core.lab import Lab
from printreport.images.color_convert import is_press_profile

if TYPE_CHECKING:
    from printreport.model.document import PressChoice

BUILTIN_PRESSES = ("coated-fogra39", "coated-gracol2006")
"""The press conditions whose profiles come with the package, the usual one first."""

_PROFILES = Path(__file__).parent.parent / "data" / "icc"
_MAX_PROFILE = 32 * 1024 * 1024
"""Bytes: press profiles have half a megabyte to four; what is larger is no profile."""


def builtin_profile(name: str = BUILTIN_PRESSES[0]) -> bytes:
    """The profile of a press condition that comes with the package."""
    return _profile_bytes(name)


def chosen_profile(choice: PressChoice) -> bytes:
    """The profile of the editor's press condition; the usual one where it cannot be used, which later stages tell of."""
    if choice.profile is None:
        return builtin_profile(choice.name if choice.name in BUILTIN_PRESSES else BUILTIN_PRESSES[0])
    path = Path(choice.profile)
    try:
        small = path.is_file() and path.stat().st_size <= _MAX_PROFILE
        own = path.read_bytes() if small else b""
    except (OSError, ValueError):
        own = b""
    return own if own and is_press_profile(own) else builtin_profile()


def luminances(colors: Sequence[Color], profile: bytes) -> tuple[float, ...]:
    """The relative luminance of printed colours, 1 for paper: media-relative, black not stretched, so as ink lies on paper."""
    seen = _measured([shares_of(color) for color in colors], profile, stretch=False)
    return tuple(lab.luminance for lab in seen)


def printed_labs(colors: Sequence[Cmyk], profile: bytes) -> tuple[Lab, ...]:
    """What inks look like beside a screen: relative colorimetric with black point compensation."""
    return _measured(colors, profile, stretch=True)


def printed_light(color: Cmyk, profile: bytes) -> str:
    """The screen colour, `#RRGGBB`, that comes nearest to what inks look like."""
    seen = ImageCms.applyTransform(Pillow.frombytes("CMYK", (1, 1), levels([color])), _transform(profile, "RGB", stretch=True))
    assert seen is not None
    return "#" + seen.tobytes().hex().upper()


def shares_of(color: Color) -> Cmyk:
    """The process inks of a colour; those that stand for a spot, tinted like it."""
    if isinstance(color, Cmyk):
        return color
    f, tint = color.fallback, color.tint
    return Cmyk(f.c * tint, f.m * tint, f.y * tint, f.k * tint)


def levels(colors: Sequence[Cmyk]) -> bytes:
    """The pixels of colours, four bytes each."""
    return bytes(round(share * 255) for color in colors for share in (color.c, color.m, color.y, color.k))


def read_labs(pixels: bytes, profile: bytes, *, stretch: bool) -> list[Lab]:
    """What CMYK pixels look like; `stretch` lays the press's black point on black.

    LittleCMS gives eight bits through Pillow: lightness is true to 0.2, the opponents to 0.5.
    """
    strip = Pillow.frombytes("CMYK", (len(pixels) // 4, 1), pixels)
    seen = ImageCms.applyTransform(strip, _transform(profile, "LAB", stretch=stretch))
    assert seen is not None
    data = seen.tobytes()
    return [Lab(l / 2.55, _signed(a), _signed(b)) for l, a, b in zip(data[::3], data[1::3], data[2::3], strict=True)]  # noqa: E741


def _measured(colors: Sequence[Cmyk], profile: bytes, *, stretch: bool) -> tuple[Lab, ...]:
    return tuple(read_labs(levels(colors), profile, stretch=stretch)) if colors else ()


def _signed(byte: int) -> float:
    return float(byte - 256 if byte > 127 else byte)


@lru_cache(maxsize=8)
def _profile_bytes(name: str) -> bytes:
    return (_PROFILES / f"{name}.icc").read_bytes()


@lru_cache(maxsize=8)
def _transform(profile: bytes, mode: str, *, stretch: bool) -> ImageCmsTransform:
    target = ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB")
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.ImageCmsProfile(target),
        "CMYK",
        mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION if stretch else ImageCms.Flags.NONE,
    )
