"""How light a theme's colours are on the press, and the darker ones in which figures of a colour can be read on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from printreport.core.color import Cmyk, Color, Spot
from printreport.core.lab import LARGE, contrast
from printreport.images.press_color import luminances
from printreport.model.theme import SHARE_ROLES

_PAPER = 1.0
"""The luminance of white paper."""
_BLACK_STEP = 0.05
"""Shares of black ink between two tries, until words can be read on the colour. No other value was tried."""

_FIGURES = (*SHARE_ROLES, "past")
"""The roles of stretches and bars whose figures stand under them in the same colour."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The relative luminance of each colour of a palette, 1 for paper, and the colour of figures for each that bars have."""

    luminances: Mapping[Color, float]
    figure_colors: Mapping[Color, Color]

    @classmethod
    def measured(cls, palette: Mapping[str, Color], profile: bytes) -> Tones:
        """The tones of a palette, measured through a press profile."""
        return cls(*_measured(tuple(dict.fromkeys(palette.values())), tuple(palette[role] for role in _FIGURES), profile))


@lru_cache(maxsize=8)
def _measured(
    colors: tuple[Color, ...], bars: tuple[Color, ...], profile: bytes
) -> tuple[dict[Color, float], dict[Color, Color]]:
    steps = {color: _darker(color) for color in dict.fromkeys(bars)}
    asked = list(dict.fromkeys([*colors, *(step for darker in steps.values() for step in darker)]))
    measured = dict(zip(asked, luminances(asked, profile), strict=True))

    def readable(color: Color) -> bool:
        return contrast(measured[color], _PAPER) >= LARGE

    figures = {color: next((step for step in darker if readable(step)), darker[-1]) for color, darker in steps.items()}
    return {color: measured[color] for color in colors}, figures


def _darker(color: Color) -> tuple[Color, ...]:
    """A colour for figures and ever darker ones: fine strokes look lighter than bars, so that pale colours begin darker.

    Warm ones get some magenta, or gold would turn to olive; it would turn cool ones to violet.
    """
    if isinstance(color, Spot):
        return (color,)
    first = color
    if color.k < 0.2 and color.m < 0.8:
        first = replace(color, m=min(1.0, color.m + 0.12) if color.m > color.c else color.m, k=color.k + 0.2)
    return tuple(_with_black(first, step * _BLACK_STEP) for step in range(int((1.0 - first.k) / _BLACK_STEP) + 1))


def _with_black(color: Cmyk, more: float) -> Cmyk:
    return replace(color, k=round(min(1.0, color.k + more), 4)) if more else color
