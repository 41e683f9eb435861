"""How well a colour is told from another: relative luminance and the ratio of two (WCAG 2, 1.4.3)."""

from __future__ import annotations

from printreport.core.color import Color, Spot

LARGE, SMALL = 3.0, 4.5
"""The least ratio of words to their ground: in display size, and in reading size (WCAG 2, 1.4.3)."""


def luminance(color: Color) -> float:
    """Relative luminance, 0 black to 1 paper, of a colour's plain conversion to a screen's."""
    if isinstance(color, Spot):
        return 1.0 - color.tint * (1.0 - luminance(color.fallback))
    red, green, blue = (tone_luminance((1.0 - share) * (1.0 - color.k)) for share in (color.c, color.m, color.y))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tone_luminance(tone: float) -> float:
    """The relative luminance of a tone of grey as screens code it, 0 to 1 (IEC 61966-2-1)."""
    return tone / 12.92 if tone <= 0.04045 else ((tone + 0.055) / 1.055) ** 2.4


def contrast(one: float, other: float) -> float:
    """The ratio of two luminances, from 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
