"""The contents: headings ranged left, folios ranged right, a hairline over each, all of it standing on the last baseline."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from printreport.core.geometry import Point, Rect
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting, artifact, place_line_right, place_lines, tagged
from printreport.model.layout import Item, PlacedLink, PlacedShape
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_FOLIO_ROOM = 4.0
"""Em of the body kept for a folio and the white before it."""

_HANG = 1.0
"""Em by which a heading's later lines are indented, so that a new entry is told from a turned line: the usual hanging em."""

_FOLIO, _ROW_FOLIO = 1.1, 1.6
"""The folio's size by that of the heading: beside it, and where an entry has a row of modules for itself."""

_ROW = 0
"""Stands for a step of a row of modules, as no number of lines can: rows have as many lines as the theme says."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to set entries: raised or in the body's size, grid lines from entry to entry, columns, with hairlines or not.

    A `step` of `_ROW` gives each entry a row of modules.
    """

    raised: bool
    step: int
    columns: int

    def words(self, turned: int) -> int:
        """Grid lines from the rule over an entry of `turned` lines to its last baseline."""
        return (3 if self.raised else min(2, self.step)) + (turned - 1) * (2 if self.raised else 1)

    def lines(self, turned: int, grid: PageGrid) -> int:
        """Grid lines that an entry takes, those between it and the entry before counted."""
        if self.step == _ROW:
            return max(grid.theme.grid.row_lines + 1, self.words(turned))
        return self.step + self.words(turned) - self.words(1)


# Few entries have a row of modules each, so that their baselines are those on which pictures and titles end; many stand close.
_FORMS = (
    _Form(True, _ROW, 1),
    _Form(True, 4, 1),
    _Form(True, 3, 1),
    _Form(False, 2, 1),
    _Form(False, 2, 2),
    _Form(False, 1, 2),
    _Form(False, 1, 1),
)


@dataclass(frozen=True, slots=True)
class _ContentsLine:
    """A set heading, its folio, the page it leads to, the grid lines it takes, and those of them that are white over its rule."""

    lines: tuple[Line, ...]
    folio: Line
    page: int
    depth: int
    spare: int


def contents_pages(setting: Setting, headings: Sequence[str], grid: PageGrid) -> tuple[int, ...]:
    """How many of the headings stand on each page of contents; one number unless there are very many."""
    counts: list[int] = []
    while sum(counts) < len(headings):
        rest = headings[sum(counts) :]
        count = len(rest)
        while count > 1 and _form_for(setting, [(heading, 1) for heading in rest[:count]], grid) is None:
            count = max(1, count * 9 // 10)
        counts.append(count)
    return tuple(counts)


def contents_page(
    setting: Setting, entries: Sequence[tuple[str, int]], grid: PageGrid, order: tuple[int, ...]
) -> tuple[Item, ...]:
    """A page of contents: each heading with its page number, linked to that page; few stand large, many close."""
    form = _form_for(setting, entries, grid) or _FORMS[-1]
    columns = _columns(_entries(setting, entries, grid, form), form, grid.lines)
    items: list[Item] = []
    number = 0
    deepest = max(map(_depth, columns))
    for index, column in enumerate(columns):
        line = grid.lines - deepest - column[0].spare
        for entry in column:
            items.append(_placed(setting, entry, form, grid, index, line, (*order, number)))
            line += entry.depth
            number += 1
    return (tagged("contents", "contents", order, items),)


def _form_for(setting: Setting, entries: Sequence[tuple[str, int]], grid: PageGrid) -> _Form | None:
    """The largest form in which the entries stand on the page."""
    for form in _FORMS:
        if form.columns > 1 and grid.theme.grid.text_columns < 2:
            continue
        columns = _columns(_entries(setting, entries, grid, form), form, grid.lines)
        if len(columns) <= form.columns and all(_depth(column) <= grid.lines for column in columns):
            return form
    return None


def _depth(column: Sequence[_ContentsLine]) -> int:
    """The grid lines of a column of entries: over its first rule nothing is needed."""
    return sum(entry.depth for entry in column) - (column[0].spare if column else 0)


def _columns(entries: Sequence[_ContentsLine], form: _Form, most: int) -> list[list[_ContentsLine]]:
    """Entries in columns that are as level as their depths allow."""
    total = sum(entry.depth for entry in entries)
    height = min(most, math.ceil(total / form.columns))
    while True:
        columns = _filled(entries, height)
        if len(columns) <= form.columns or height >= most:
            return columns
        height += 1


def _filled(entries: Sequence[_ContentsLine], height: int) -> list[list[_ContentsLine]]:
    columns: list[list[_ContentsLine]] = [[]]
    for entry in entries:
        if columns[-1] and _depth(columns[-1]) + entry.depth > height:
            columns.append([])
        columns[-1].append(entry)
    return columns


def _entries(setting: Setting, entries: Sequence[tuple[str, int]], grid: PageGrid, form: _Form) -> tuple[_ContentsLine, ...]:
    style, folio_style = _styles(setting, form)
    width = _column(grid, form, 0)[1] - _FOLIO_ROOM * grid.theme.grid.em
    found = []
    for heading, page in entries:
        lines = _broken(setting, heading, style, width)
        depth = form.lines(len(lines), grid)
        spare = depth - form.words(len(lines))
        found.append(_ContentsLine(lines, setting.line(str(page), folio_style), page, depth, spare))
    return tuple(found)


def _styles(setting: Setting, form: _Form) -> tuple[TextStyle, TextStyle]:
    """The styles of headings and folios."""
    raised = setting.theme.style("heading")
    size = raised.size if form.raised else setting.theme.style("contents-title").size
    folio = _ROW_FOLIO if form.step == _ROW else _FOLIO
    return setting.style("contents-title", size=size), setting.style("folio", size=folio * size)


def _broken(setting: Setting, heading: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    whole = setting.line(heading, style)
    if whole.width <= width:
        return (whole,)
    return setting.typesetter.set_heading(heading, style, width - _HANG * style.size, 3).lines


def _column(grid: PageGrid, form: _Form, index: int) -> tuple[float, float]:
    """Left edge and width of a column of contents."""
    if form.columns == 1:
        return grid.left, grid.theme.grid.width
    gap = 2 * grid.theme.grid.gap * grid.theme.grid.em
    width = (grid.theme.grid.width - gap * (form.columns - 1)) / form.columns
    return grid.left + index * (width + gap), width


def _placed(
    setting: Setting, entry: _ContentsLine, form: _Form, grid: PageGrid, index: int, before: int, order: tuple[int, ...]
) -> Item:
    """An entry whose last line stands on the last of its grid lines; `before` is the line that it follows.

    `setting` has the theme, `entry` is what was set, `form` how, `grid` the page, `index` the entry's column from 0, and
    `order` its place in reading.
    """
    x, width = _column(grid, form, index)
    last = before + entry.depth
    pitch = (2 if form.raised else 1) * grid.theme.grid.leading
    first = grid.baseline(last) - (len(entry.lines) - 1) * pitch
    words = place_lines(entry.lines[:1], x, first, pitch)
    words += place_lines(entry.lines[1:], x + _HANG * setting.theme.grid.em, first + pitch, pitch)
    ink = ink_bounds(setting, entry.folio)
    right = x + width + (entry.folio.width - ink.right if ink else 0.0)
    folio = place_line_right(entry.folio, right, grid.baseline(last))
    above = before + entry.spare
    link = PlacedLink(Rect(x, grid.baseline(above) + 3.0, width, grid.baseline(last) - grid.baseline(above)), entry.page)
    rule = _hairline(setting, form, grid, x, width, first)
    return tagged("contents", f"contents/{'.'.join(map(str, order))}", order, (*rule, *words, *folio, link))


def _hairline(setting: Setting, form: _Form, grid: PageGrid, x: float, width: float, first: float) -> tuple[Item, ...]:
    """The rule over an entry; close-set entries have none.

    `setting` has the theme, `form` how entries are set, `grid` the page, `x` and `width` the column in points, `first` the
    entry's first baseline in points.
    """
    if form.step == 1:
        return ()
    y = first - (2.2 if form.raised else 1.35) * grid.theme.grid.leading
    thick = setting.theme.rules.hairline_pt
    return (artifact((PlacedShape.line(Point(x, y), Point(x + width, y), setting.theme.color("muted"), thick),)),)
