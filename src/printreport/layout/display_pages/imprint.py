"""Whose brochure it is and of when: publisher, date and emblem, in one row at the head or foot of a cover."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.layout.display_pages.closing import publisher_line
from printreport.layout.display_pages.emblem import Emblem, emblem_of
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting, place_line, tagged
from printreport.model.layout import Item
from printreport.model.line import Line

# After the title, before contents and sections.
PUBLISHER_ORDER, DATE_ORDER = (-8,), (-8, 1)

_DATE_GAP = 1.6
"""Between the publisher's name and a date behind it, in em of the name."""

_DATE_TRACKING = 0.06
"""Em between a date's characters: some of the publisher's own tracking, which would part its figures. Chosen by eye."""
_NARROWEST = 0.4
"""The share of the width that an emblem leaves to words beside it; with less they stand under it."""

_FACE_MIDDLE = 0.36
"""The height of a face's middle over its baseline, in em."""

_SAFE = mm(6.0)


@dataclass(frozen=True, slots=True)
class Imprint:
    """The row's words and emblem within a width; the date begins at `date_x`, or on a line of its own where that is 0.

    `lowered` are the grid lines by which words stand under (or over) an emblem that is too wide to stand beside them.
    """

    width: float
    publisher: Line | None
    date: Line | None
    date_x: float
    emblem: Emblem | None
    lowered: int = 0

    @property
    def rows(self) -> int:
        """The grid lines that the words take."""
        return 2 if self.publisher and self.date and not self.date_x else 1

    @property
    def has_words(self) -> bool:
        """Whether there are any."""
        return self.publisher is not None or self.date is not None


def imprint(setting: Setting, width: float, color: Color, *, emblem: bool = True) -> Imprint:
    """The row set within a width, with the emblem or without."""
    shown = emblem_of(setting) if emblem else None
    words = bool(setting.document.report.publisher or setting.document.report.date)
    room, lowered = width, 0
    if shown is not None and words:
        room = width - shown.width - 4 * shown.clear
        if room < _NARROWEST * width:
            room, lowered = width, math.ceil((shown.height + 3 * shown.clear) / setting.theme.grid.leading)
    publisher = publisher_line(setting, room, color)
    date, date_x = _date(setting, room, color, publisher)
    return Imprint(width, publisher, date, date_x, shown, lowered)


def _date(setting: Setting, room: float, color: Color, publisher: Line | None) -> tuple[Line | None, float]:
    """The date and where it begins: behind the publisher's name, or at the edge."""
    text = setting.document.report.date
    if not text:
        return None, 0.0
    style = setting.style("label-strong", color=color, tracking=_DATE_TRACKING)
    line = setting.line(text, style)
    if line.width > room:
        line = setting.line(text, replace(style, size=style.size * room / line.width))
    if publisher is None:
        return line, 0.0
    x = publisher.width + _DATE_GAP * setting.theme.style("publisher").size
    return line, x if x + line.width <= room else 0.0


# -- places -------------------------------------------------------------------------------------------------------------


def first_row(made: Imprint, grid: PageGrid, *, head: bool) -> int:
    """The grid line of the publisher, or of the date alone."""
    if head:
        return 1 + made.lowered
    return grid.lines - (made.rows - 1)


def emblem_rect(setting: Setting, grid: PageGrid, made: Imprint, *, head: bool, plated: bool) -> Rect:
    """Where the emblem stands: at the row's right end, at its left without words; with a plate, the plate's edge does.

    `setting` has the theme, `grid` is the page's, `made` the row, which stands at the `head` or the foot; `plated`: on a plate.
    """
    emblem = made.emblem
    assert emblem is not None
    inset = emblem.clear if plated else 0.0
    at_left = not made.has_words or made.lowered > 0
    x = grid.left + inset if at_left else grid.left + made.width - emblem.width - inset
    if head:
        middle = grid.baseline(1) - _FACE_MIDDLE * setting.theme.style("publisher").size
        return Rect(x, max(_SAFE + inset, middle - emblem.height / 2), emblem.width, emblem.height)
    bottom = grid.baseline(grid.lines - (made.lowered and made.rows)) - (2 * inset if made.lowered else 0.0)
    return Rect(x, bottom - emblem.height, emblem.width, emblem.height)


def tab(rect: Rect, clear: float, grid: PageGrid, *, head: bool) -> Rect:
    """The plate under an emblem at the head or foot: it hangs from the bleed, or stands on it."""
    page = grid.bleed_rect
    around = rect.outset(clear, clear, clear, clear)
    if head:
        return Rect(around.x, page.y, around.width, around.bottom - page.y)
    return Rect(around.x, around.y, around.width, page.bottom - around.y)


def air(setting: Setting, grid: PageGrid, made: Imprint, white: int, size: float) -> tuple[int, int]:
    """The grid lines over a title of `size` points, and under it, that the row needs beyond `white` ones.

    `setting` has the theme, `grid` is the cover's, `made` the row; it is taken to stand over the title, then under it.
    """
    more = made.rows - 1 + made.lowered
    if made.emblem is None:
        return more, more
    leading, clear = grid.theme.grid.leading, made.emblem.clear
    over = emblem_rect(setting, grid, made, head=True, plated=True).bottom + clear + 0.5 * leading
    top = grid.face_top(1 + white)
    under = emblem_rect(setting, grid, made, head=False, plated=True).y - clear - 0.5 * leading - 0.15 * size
    last = grid.baseline(grid.lines - white)
    return max(more, math.ceil((over - top) / leading)), max(more, math.ceil((last - under) / leading))


def word_rects(made: Imprint, grid: PageGrid) -> Iterator[Rect]:
    """Where the words stand at a page's head, with a little room around."""
    em, row = grid.theme.grid.em, first_row(made, grid, head=True)
    if made.publisher is not None:
        yield _around(made.publisher.width, grid.left, row, grid)
    if made.date is not None:
        beside = made.date_x or made.publisher is None
        yield _around(made.date.width, grid.left + made.date_x, row if beside else row + 1, grid).outset(em / 2, 0, 0, 0)


def _around(width: float, x: float, row: int, grid: PageGrid) -> Rect:
    em = grid.theme.grid.em
    top = grid.face_top(row)
    return Rect(x, top, width, grid.baseline(row) - top).outset(0, em, em, em / 2)


def place_imprint_words(setting: Setting, grid: PageGrid, made: Imprint, *, head: bool) -> tuple[Item, ...]:
    """Publisher and date, their ink on the type area's edge."""
    row = first_row(made, grid, head=head)
    items: list[Item] = []
    if made.publisher is not None:
        items.append(tagged("paragraph", "publisher", PUBLISHER_ORDER, _inked(setting, made.publisher, grid, row)))
    if made.date is not None:
        if made.date_x:
            placed = place_line(made.date, grid.left + made.date_x, grid.baseline(row))
        else:
            placed = _inked(setting, made.date, grid, row + 1 if made.publisher is not None else row)
        items.append(tagged("date", "date", DATE_ORDER, placed))
    return tuple(items)


def _inked(setting: Setting, line: Line, grid: PageGrid, row: int) -> tuple[Item, ...]:
    ink = ink_bounds(setting, line)
    return place_line(line, grid.left - (ink.x if ink else 0.0), grid.baseline(row))
