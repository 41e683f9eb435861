"""Solid fields of colour and the colour of words that stand on them."""

from __future__ import annotations

from printreport.core.color import Cmyk, Color, Spot
from printreport.core.geometry import Rect
from printreport.layout.setting import artifact
from printreport.model.layout import Item, PlacedShape
from printreport.model.theme import Theme

# White words need a field darker than this: about 4.5 : 1 against paper (WCAG 2, 1.4.3) for the usual reds, blues, greens.
_DARK = 0.5


def field(rect: Rect, color: Color) -> Item:
    """A rectangle of solid colour that no reader needs to know of."""
    return artifact((PlacedShape.rect(rect, color),))


def on_field(theme: Theme, color: Color) -> Color:
    """Paper on a dark colour, ink on a light one."""
    return theme.color("paper") if lightness(color) < _DARK else theme.color("ink")


def lightness(color: Color) -> float:
    """How light a colour looks, 0 black to 1 paper: the luma of its plain conversion to a screen's colours."""
    if isinstance(color, Spot):
        return 1.0 - color.tint * (1.0 - lightness(color.fallback))
    return _luma(color)


def _luma(color: Cmyk) -> float:
    light = 1.0 - color.k
    return light * (0.299 * (1.0 - color.c) + 0.587 * (1.0 - color.m) + 0.114 * (1.0 - color.y))
