"""Which page stands where on a sheet: orders of pages for folding and cutting, sheets, places, creep.

Lengths are points, y down, the origin at the sheet's upper left corner. The fold runs down the sheet's middle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from printreport.core.geometry import Rect
from printreport.core.units import mm

SheetBinding = Literal["saddle", "perfect"]

UNPRINTABLE = mm(5.0)
"""The edge that office printers leave white."""

SHEETS = {"A4": (mm(297), mm(210)), "A3": (mm(420), mm(297)), "A2": (mm(594), mm(420))}
"""Widths and heights of sheets that lie on their long side (ISO 216), the smallest first."""

_USUAL = ("A4", "A3")
_SLACK = 0.01
"""Points: sizes in millimetres do not come out even in points."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: pages from 1 at its left and right, None for a blank; sheets count from 0, the outermost."""

    left: int | None
    right: int | None
    sheet: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where the two pages of a side stand: the sheet's size, a page's size as it is printed, and its scale."""

    sheet: tuple[float, float]
    page: tuple[float, float]
    scale: float

    @property
    def fold(self) -> float:
        """The x of the fold."""
        return self.sheet[0] / 2

    def page_at(self, left: bool, inwards: float = 0.0) -> Rect:
        """The rectangle of a whole page, moved towards the fold by `inwards`; what passes the fold is cut off there."""
        width, height = self.page
        x = self.fold - width + inwards if left else self.fold - inwards
        return Rect(x, (self.sheet[1] - height) / 2, width, height)

    def seen(self, left: bool, inwards: float = 0.0) -> Rect:
        """The part of `page_at` that lies on its own half of the sheet."""
        page = self.page_at(left, inwards)
        return Rect(page.x if left else self.fold, page.y, page.width - inwards, page.height)


def saddle_sides(pages: int) -> tuple[Side, ...]:
    """Front and back of each sheet of a booklet that is folded once and stapled in the fold: (N, 1), (2, N-1) and so on.

    Each back is printed so that it reads upright when the sheet is turned over its short edge. `pages` is a multiple of 4,
    else ValueError.
    """
    if pages % 4 or pages <= 0:
        raise ValueError(f"{pages} pages cannot be folded into sheets of four")
    sides: list[Side] = []
    for sheet in range(pages // 4):
        low, high = 2 * sheet + 1, pages - 2 * sheet
        sides += [Side(high, low, sheet), Side(low + 1, high - 1, sheet)]
    return tuple(sides)


def leaf_sides(pages: int) -> tuple[Side, ...]:
    """Front and back of each sheet of leaves for a glued spine: two leaves a sheet, cut apart at its middle.

    The left leaves of all sheets in their order, laid upon the right ones, are the book: of 8 pages, the first sheet holds
    the leaves 1/2 and 5/6, the second 3/4 and 7/8. Each back is printed so that it reads upright when the sheet is turned
    over its short edge: what stands at the left of the front has its other side at the right of the back. Places after the
    last page are None.
    """
    sheets = padded(pages) // 4
    sides: list[Side] = []
    for sheet in range(sheets):
        left, right = 2 * sheet + 1, 2 * (sheets + sheet) + 1
        front = Side(left, _or_blank(right, pages), sheet)
        back = Side(_or_blank(right + 1, pages), _or_blank(left + 1, pages), sheet)
        sides += [front, back]
    return tuple(sides)


def padded(pages: int) -> int:
    """The count with the blank pages at the end: four a sheet, folded or cut into two leaves."""
    return -(-pages // 4) * 4


def sides_of(pages: int, binding: SheetBinding) -> tuple[Side, ...]:
    """The sides of a document; blanks that fill the last sheets are None."""
    if binding == "perfect":
        return leaf_sides(pages)
    return tuple(
        Side(_or_blank(side.left, pages), _or_blank(side.right, pages), side.sheet) for side in saddle_sides(padded(pages))
    )


def _or_blank(page: int | None, pages: int) -> int | None:
    return page if page is not None and page <= pages else None


def fitting_sheet(width: float, height: float) -> str:
    """The name of the smaller usual sheet that holds two pages at full size, A3 when none does."""
    return next((name for name in _USUAL if _holds(SHEETS[name], width, height)), _USUAL[-1])


def _holds(sheet: tuple[float, float], width: float, height: float) -> bool:
    return 2 * width <= sheet[0] + _SLACK and height <= sheet[1] + _SLACK


def places_on(sheet: tuple[float, float], width: float, height: float) -> Places:
    """Two pages of a size side by side at the fold, at full size unless they reach into the printer's white edge."""
    room = sheet[0] - 2 * UNPRINTABLE, sheet[1] - 2 * UNPRINTABLE
    scale = min(1.0, room[0] / (2 * width), room[1] / height)
    return Places(sheet, (width * scale, height * scale), scale)


def creep(side: Side, page: int, binding: SheetBinding, paper: float, still: Iterable[int] = ()) -> float:
    """How far a page moves towards the fold, so that margins are even once the inner sheets' edges are cut off.

    Each sheet is pushed out by the thickness (`paper`, points) of those around it. Pages in `still` keep to the fold: they
    hold halves of one picture, which must meet there.

    `side` is that of the sheet, `page` the page's number, and `binding` how sheets are put together.
    """
    return side.sheet * paper if binding == "saddle" and page not in still else 0.0


def fold_marks(places: Places) -> tuple[Rect, ...]:
    """The two short lines that show the fold or the cut, above and below the pages, as rectangles without width."""
    margin = (places.sheet[1] - places.page[1]) / 2
    length = min(mm(5.0), margin - mm(2.0))
    if length <= 0:
        return ()
    top = Rect(places.fold, margin - mm(1.0) - length, 0.0, length)
    return top, top.moved(0.0, places.sheet[1] - 2 * top.y - length)
