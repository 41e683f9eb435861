"""What can stand in a cell of the grid: its size limits, and how it is painted there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from printreport.layout.page.grid import Cell
from printreport.model.layout import Item


class Width(Enum):
    """How much of the type area's width a form can take."""

    FULL = "full"
    HALF = "half"
    THIRD = "third"


@dataclass(frozen=True, slots=True)
class CellForm:
    """One way to show an element in a cell.

    The cell may have `least` to `most` lines and wants `ideal`; `widths` are those that the form can take. `loud` is how much it
    draws the eye (1 for a hero, 0 for quiet matter): one loud thing to a page. `paint` puts it into a cell of such a size.
    `field` tells that it fills its cell with solid colour; `base` is what the form costs beside better ones, `twins` the part of
    it that frames of one moment cost, `unkept` that of the editor's sizes and weights which it does not keep; `among` is its own
    shape for a cell with running text beside it. Where the form is a single photograph, `photo` is its id and `frames` are
    those of other frames of its moment.
    """

    name: str
    least: int
    most: int
    ideal: int
    widths: frozenset[Width]
    loud: float
    paint: Callable[[Cell], tuple[Item, ...]]
    field: bool = False
    base: float = 0.0
    twins: float = 0.0
    unkept: float = 0.0
    among: CellForm | None = None
    photo: str = ""
    frames: frozenset[str] = frozenset()


Forms = tuple[CellForm, ...]
"""Cells that show an element together."""
