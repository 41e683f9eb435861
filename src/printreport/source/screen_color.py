"""Reads the colours of screens that editors copy from elsewhere, and mixes the inks that print them."""

from __future__ import annotations

import re

from printreport.core.color import Cmyk
from printreport.core.lab import lab_of_light
from printreport.core.span import Span
from printreport.images.clean_build import CleanBuild, clean_build
from printreport.syntax.message_log import MessageLog

_HEX = re.compile(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_RGB = re.compile(r"rgb\( ?([0-9]{1,3})(%?)[, ]+([0-9]{1,3})(%?)[, ]+([0-9]{1,3})(%?) ?\)", re.IGNORECASE)
_ALMOST = re.compile(r"#[0-9A-Za-z]*|(?:rgba?|hsla?|hsv|lab|lch|cmyk)\b.*", re.IGNORECASE)

_SEEN = 2.0
"""A difference (ΔE00) that is seen where both colours lie side by side; beyond it the message says what was given up."""

Lights = tuple[float, float, float]


def parse_lights(text: str) -> Lights | None:
    """Red, green and blue, each 0 to 1, of `#RRGGBB`, `#RGB`, `rgb(200, 16, 46)` or `rgb(78%, 6%, 18%)`; None for all else."""
    if match := _HEX.fullmatch(text):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
        return red, green, blue
    if (match := _RGB.fullmatch(text)) is None:
        return None
    red, green, blue = (int(match[n]) / (100 if match[n + 1] else 255) for n in (1, 3, 5))
    return (red, green, blue) if max(red, green, blue) <= 1.0 else None


def is_almost_lights(text: str) -> bool:
    """Whether an editor meant a screen's colour and wrote it in a way that is not read."""
    return _ALMOST.fullmatch(text) is not None


def separate(lights: Lights, profile: bytes) -> CleanBuild:
    """The inks of the press that look like a screen's colour."""
    return clean_build(lab_of_light(*lights), profile)


def tell_build(text: str, name: str, build: CleanBuild, span: Span, log: MessageLog) -> None:
    """Say which inks print a screen's colour, what they look like, how far that is, and what to write.

    `text` is the colour as written, `name` its key, `build` the inks, `span` its place, and `log` takes the message.
    """
    inks = written(build.inks)
    far = "" if build.difference <= _SEEN or build.inks.is_black else "，这种印刷条件印不出这样的颜色，保住了色相"
    message = f"{name} 的 {text} 是屏幕颜色，用 {inks} 印，印出来是 {build.light}（色差 ΔE {build.difference:.1f}{far}）"
    log.warning("rgb-color", span, message, f"看过打样，就直接写印刷色：{name}: {inks}")


def written(color: Cmyk) -> str:
    """A colour as editors write it: `C0 M100 Y100 K10`."""
    return f"C{color.c * 100:.0f} M{color.m * 100:.0f} Y{color.y * 100:.0f} K{color.k * 100:.0f}"
