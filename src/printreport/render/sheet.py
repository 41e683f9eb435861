"""The sheet that a page is printed on: trim, bleed, and the room for marks around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.model.layout import Layout

Marks = Literal["none", "crop", "full"]

_MARGINS = {"none": 0.0, "crop": mm(9.0), "full": mm(11.0)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Three nested rectangles in points, y down, the origin at the trim's upper left corner."""

    trim: Rect
    bleed: Rect
    media: Rect


def press_sheet(layout: Layout, marks: Marks) -> Sheet:
    """The sheet of a layout's pages; the bleed goes round all four sides (ISO 15930-7, 6.11)."""
    trim = Rect(0.0, 0.0, layout.width, layout.height)
    bleed = trim.outset(layout.bleed, layout.bleed, layout.bleed, layout.bleed)
    margin = _MARGINS[marks]
    return Sheet(trim, bleed, bleed.outset(margin, margin, margin, margin))
