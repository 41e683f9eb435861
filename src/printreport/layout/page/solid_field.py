"""Solid fields of colour and the colour of words that stand on them."""

from __future__ import annotations

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.core.lab import SMALL, contrast
from printreport.layout.page.setting import artifact
from printreport.model.layout import Item, PlacedShape
from printreport.model.theme import Theme


def field(rect: Rect, color: Color) -> Item:
    """A rectangle of solid colour that no reader needs to know of."""
    return artifact((PlacedShape.rect(rect, color),))


def on_field(theme: Theme, color: Color) -> Color:
    """Paper where it is told well enough from a field, else whichever of paper and ink is told better.

    Measured on the press (WCAG 2, 1.4.3): small words ask for 4.5 : 1, and no field gives that to both. Fields that give it
    to neither are warned of when the palette is read.
    """
    paper, ink = theme.color("paper"), theme.color("ink")
    white, black = (contrast(theme.luminances[words], theme.luminances[color]) for words in (paper, ink))
    return paper if white >= SMALL or white >= black else ink
