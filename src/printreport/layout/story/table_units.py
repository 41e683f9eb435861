"""Tables inside a text column: three rules, cells on the grid, numbers aligned at the decimal, the head set again.

GB/T 7713.2 三线表: a rule above the head, one below it, one under the last row; no upright rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.geometry import Point
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_line
from printreport.layout.story.story import FORBIDDEN, Paint, Unit
from printreport.model.blocks import PLAIN, Align, InlineText, Table, plain_text, printed_text
from printreport.model.layout import Item, PlacedShape, PlacedTag, Role
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_NUMBER = re.compile(r"^[+\-−±¥$]?\d[\d,.]*(?=\D{0,6}$)")
# A row taller than this, or than a share of a page, is set line by line, so that no row can outgrow a page.
_TALLEST_ROW, _TALLEST_SHARE = 8, 0.3
_LEAST_CELL = 3.0
"""Em of the table's size that a cell has at least: three characters are the least that is read as a word. First value."""
_MOST_HEAD_LINES = 4
"""A head over four lines is a paragraph; then it is broken as one. No other value was tried."""
_GUTTER = 1.0
"""Em of the table's size between two columns: less than one runs numbers together. No other value was tried."""
# Between columns that do not all fit at their natural widths.
_NARROW_GUTTER = 0.5
# Digits and letters that no line end may part; longer numbers are marks of something, and may be parted like words.
_WORD = re.compile(r"[+\-−±]?[0-9A-Za-z.,]+[%‰]?")
_FIGURE = re.compile(r"[+\-−±]?\d[\d,.]{0,14}[%‰]?")
# A table whose numbers do not fit is set in smaller type, step by step; under 6 pt nobody reads it.
_SMALLER = (1.0, 0.9, 0.8, 0.7)
_LEAST_SIZE = 6.0
"""Points: the least that a print house lets pass without a warning is 5; a table must be read, so one more."""
_THIN, _THICK = 0.5, 1.0
"""Points of the rule under a head, and of those over and under the table: the three rules of Chinese tables (三线表), 1 and 0.5
pt."""


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    width: float
    align: Align
    decimal: float


@dataclass(frozen=True, slots=True)
class _TableFrame:
    """What all rows of a table share: its columns, its width, the key of its element."""

    setting: Setting
    columns: tuple[_Column, ...]
    measure: float
    key: str


@dataclass(frozen=True, slots=True)
class _TableRow:
    """The set cells of one row, or of one line of a row that is taken apart; `first` begins the table, `last` ends it.

    Where a `head` ends, a rule stands.
    """

    cells: tuple[tuple[Line, ...], ...]
    order: tuple[int, ...]
    role: Role
    first: bool = False
    last: bool = False
    head: bool = False

    @property
    def depth(self) -> int:
        """The grid lines that the row takes."""
        return max(1, *(len(cell) for cell in self.cells))

    def lines(self) -> Iterator[_TableRow]:
        """The row line by line, for one too tall to stay together."""
        for number in range(self.depth):
            part, ends = tuple(cell[number : number + 1] for cell in self.cells), number == self.depth - 1
            first = self.first and number == 0
            yield _TableRow(part, self.order, self.role, first=first, last=self.last and ends, head=self.head and ends)


def table_units(setting: Setting, table: Table, measure: float, key: str, order: tuple[int, ...]) -> list[Unit]:
    """A table's caption, head and rows as units; the head returns wherever a column begins inside the table.

    A head that takes a good part of a page is set once, line by line, and does not return.

    `setting` has theme and typesetter, `table` is the table, `measure` its width in points, `key` names it, and `order` is its
    place in reading.
    """
    style, head_style = _fitting_style(setting, table, measure), setting.theme.style("table-head")
    head_style = replace(head_style, size=head_style.size * style.size / setting.theme.style("table").size)
    frame = _TableFrame(setting, tuple(_columns(setting, table, measure, style)), measure, key)
    units: list[Unit] = []
    if table.caption is not None:
        units += _caption(setting, table.caption, measure, key, order)
    pairs = zip(table.head, frame.columns, strict=True)
    head_cells = tuple(tuple(_head_cell(setting, text, column, head_style)) for text, column in pairs)
    head_row = _TableRow(head_cells, (*order, 0), "table-head-cell", first=True, head=True)
    heads = _row_units(frame, head_row, None, lonely=bool(units))
    units += heads
    head = heads[0] if len(heads) == 1 else None
    last = len(table.rows) - 1
    for index, texts in enumerate(table.rows):
        row = _TableRow(_cells(frame, texts, style), (*order, index + 1), "table-cell", last=index == last)
        # Neither the head nor the last row stands alone: no break before the first row, the second, or the last.
        units += _row_units(frame, row, head, lonely=index in (0, 1, last))
    return units


def _row_units(frame: _TableFrame, row: _TableRow, head: Unit | None, *, lonely: bool) -> list[Unit]:
    cost = FORBIDDEN if lonely else 0.0
    if row.depth <= min(_TALLEST_ROW, _TALLEST_SHARE * frame.setting.theme.grid.lines):
        return [_unit(frame, row, cost, head)]
    return [_unit(frame, line, cost if number == 0 else 0.0, head) for number, line in enumerate(row.lines())]


def _unit(frame: _TableFrame, row: _TableRow, cost: float, head: Unit | None = None) -> Unit:
    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        return _painted_row(frame, row, page, x, line)

    return Unit(row.depth, paint, "table", frame.key, row.order[:-1], cost, repeat=head)


def _caption(setting: Setting, caption: InlineText, measure: float, key: str, order: tuple[int, ...]) -> list[Unit]:
    """A table's caption as one unit, line by line where it takes a good part of a page.

    `setting` has theme and typesetter, `caption` is the text, `measure` in points, `key` names the table, and `order` is its
    place in reading.
    """
    style = setting.theme.style("table-caption")
    lines = setting.typesetter.set_heading(caption, style, measure, 2).lines
    parts = [lines] if len(lines) <= _TALLEST_SHARE * setting.theme.grid.lines else [(line,) for line in lines]
    return [
        Unit(len(part), _caption_painter(part), "caption", f"{key}/caption", (*order, -1), FORBIDDEN if number == 1 else 0.0)
        for number, part in enumerate(parts)
    ]


def _caption_painter(lines: tuple[Line, ...]) -> Paint:
    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        placed: list[Item] = []
        for number, set_line in enumerate(lines):
            placed += place_line(set_line, x, page.baseline(line + number))
        return tuple(placed)

    return paint


def most_columns(setting: Setting, measure: float) -> int:
    """How many columns of one em there is room for, in a measure in points: no more can be read, or told apart."""
    size = max(_LEAST_SIZE, setting.theme.style("table").size * _SMALLER[-1])
    return max(1, int((measure / size + _NARROW_GUTTER) / (1.0 + _NARROW_GUTTER)))


def torn_figures(setting: Setting, table: Table, measure: float) -> list[str]:
    """The numbers that are wider than their columns in the smallest type: their digits would stand under each other."""
    return _torn(setting, table, measure, _fitting_style(setting, table, measure))


def _fitting_style(setting: Setting, table: Table, measure: float) -> TextStyle:
    """The table's style, smaller where it must be for every number to stay whole."""
    style = setting.theme.style("table")
    smaller = style
    for scale in _SMALLER:
        smaller = replace(style, size=max(min(style.size, _LEAST_SIZE), style.size * scale))
        if not _torn(setting, table, measure, smaller):
            break
    return smaller


def _torn(setting: Setting, table: Table, measure: float, style: TextStyle) -> list[str]:
    columns = _columns(setting, table, measure, style)
    return [
        word
        for row in (table.head, *table.rows)
        for text, column in zip(row, columns, strict=True)
        for word in _WORD.findall(plain_text(text))
        if _FIGURE.fullmatch(word) and setting.line(word, style).width > column.width + 0.01
    ]


def _columns(setting: Setting, table: Table, measure: float, style: TextStyle) -> list[_Column]:
    between = len(table.head) - 1
    gutter = _GUTTER * style.size
    natural = [_natural(setting, (table.head, *table.rows), index, style) for index in range(len(table.head))]
    if sum(natural) + gutter * between > measure:
        gutter = _NARROW_GUTTER * style.size
    widths = _widths(setting, table, measure - gutter * between, style)
    columns, x = [], 0.0
    for index, width in enumerate(widths):
        texts = [plain_text(row[index]) for row in table.rows]
        align = table.aligns[index]
        numeric = all(_NUMBER.match(text.strip()) or not text.strip() for text in texts)
        if align is Align.AUTO:
            align = Align.RIGHT if numeric else Align.LEFT
        decimal = _decimal_room(setting, [row[index] for row in table.rows], style) if numeric and align is Align.RIGHT else 0.0
        columns.append(_Column(x, width, align, decimal))
        x += width + gutter
    return columns


def _widths(setting: Setting, table: Table, room: float, style: TextStyle) -> list[float]:
    """Column widths: the natural ones when they fit; else heads are broken before cells are."""
    cells = [_natural(setting, table.rows, index, style) for index in range(len(table.head))]
    heads = [_natural(setting, (table.head,), index, style) for index in range(len(table.head))]
    least = _LEAST_CELL * style.size
    natural = [max(cell, head) for cell, head in zip(cells, heads, strict=True)]
    unbroken = [min(whole, max(least, cell)) for whole, cell in zip(natural, cells, strict=True)]
    widths = _shared(natural, room, unbroken, least)
    words = [_widest_word(setting, (table.head, *table.rows), index, style) for index in range(len(table.head))]
    if any(word > width for word, width in zip(words, widths, strict=True)) and sum(words) <= room:
        return _shared(natural, room, words, least)
    return widths


def _widest_word(setting: Setting, rows: tuple[tuple[InlineText, ...], ...], index: int, style: TextStyle) -> float:
    """The width that a column must have for its numbers and words to stay whole, an em at least."""
    words = {word for row in rows for word in _WORD.findall(plain_text(row[index]))}
    return max([style.size, *(setting.line(word, style).width + 0.5 for word in sorted(words))])


def _natural(setting: Setting, rows: tuple[tuple[InlineText, ...], ...], index: int, style: TextStyle) -> float:
    """The width at which a column's cells stand on one line."""
    return max((setting.line(row[index], style).width for row in rows), default=0.0)


def _shared(natural: list[float], room: float, unbroken: list[float], least: float) -> list[float]:
    """The room shared out: evenly beyond the natural widths, else beyond those that break only heads, else beyond the least."""
    total = sum(natural)
    if total <= room:
        extra = (room - total) / len(natural)
        return [width + extra for width in natural]
    floors = unbroken if sum(unbroken) <= room else [min(least, room / len(natural))] * len(natural)
    spare = room - sum(floors)
    wishes = [max(0.0, width - floor) for width, floor in zip(natural, floors, strict=True)]
    return [floor + spare * wish / (sum(wishes) or 1.0) for floor, wish in zip(floors, wishes, strict=True)]


def _decimal_room(setting: Setting, cells: list[InlineText], style: TextStyle) -> float:
    """The width that what stands behind the numbers' whole parts needs: decimals, units, marks of notes."""
    lines = (setting.line(cell, style) for cell in cells)
    return max((_tail_width(line, _after_point(line.text)) for line in lines), default=0.0)


def _after_point(text: str) -> str:
    """What stands after a number's whole part: `.85万元` of `3959.85万元`."""
    found = re.match(r"^[+\-−±¥$]?[\d,]+", text.strip())
    return text.strip()[found.end() :] if found else ""


def _cells(frame: _TableFrame, texts: tuple[InlineText, ...], style: TextStyle) -> tuple[tuple[Line, ...], ...]:
    pairs = zip(texts, frame.columns, strict=True)
    return tuple(tuple(_cell(frame.setting, text, column.width, style)) for text, column in pairs)


def _head_cell(setting: Setting, text: InlineText, column: _Column, style: TextStyle) -> list[Line]:
    """A head that needs several lines is broken before its unit in brackets, then by sense, unless it holds marked words."""
    words = plain_text(text)
    marked = any((run.style, run.ruby, run.note) != (PLAIN, None, None) for run in text)
    if marked or setting.line(text, style).width <= column.width + 0.01:
        return _cell(setting, text, column.width, style)
    name, bracket, unit = words.partition("（")
    parts = (name, bracket + unit) if name and unit else (words,)
    return [line for part in parts for line in _by_sense(setting, part, column.width, style)]


def _by_sense(setting: Setting, words: str, width: float, style: TextStyle) -> tuple[Line, ...]:
    line = setting.line(words, style)
    if line.width <= width + 0.01:
        return (line,)
    return setting.typesetter.set_heading(words, style, width, _MOST_HEAD_LINES).lines


def _cell(setting: Setting, text: InlineText, width: float, style: TextStyle) -> list[Line]:
    if not printed_text(text):
        return []
    natural = setting.line(text, style)
    measure = max(width, natural.width + 1.0) if natural.width <= width + 0.01 else width
    return list(setting.typesetter.set_paragraph(text, style, [measure]).lines)


def _painted_row(frame: _TableFrame, row: _TableRow, page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
    """One row with the rules that belong to it.

    `frame` is what all rows share, `row` the set cells, `page` the grid, `x` the left edge in points, and `line` the grid line
    from 1 of the row's first lines.
    """
    items: list[Item] = []
    number = row.order[-1]
    for index, (cell, column) in enumerate(zip(row.cells, frame.columns, strict=True)):
        placed: list[Item] = []
        for below, set_line in enumerate(cell):
            placed += place_line(set_line, x + _cell_x(set_line, column), page.baseline(line + below))
        items.append(PlacedTag(row.role, f"{frame.key}/{number}/{index}", (*row.order, index), tuple(placed)))
    tag = PlacedTag("table-row", f"{frame.key}/{number}", row.order, tuple(items))
    above = _rule(frame, page, x, line - 1, _THICK) if row.first else ()
    under = _rule(frame, page, x, line + row.depth - 1, _THICK if row.last else _THIN)
    return (*above, tag, *(under if row.head or row.last else ()))


def _cell_x(line: Line, column: _Column) -> float:
    if column.align is Align.CENTER:
        return column.x + (column.width - line.width) / 2
    if column.align is not Align.RIGHT:
        return column.x
    after = _after_point(line.text)
    numeric = _NUMBER.match(line.text.strip())
    tail = column.decimal - _tail_width(line, after) if column.decimal and numeric else 0.0
    return column.x + column.width - line.width - max(0.0, tail)


def _tail_width(line: Line, tail: str) -> float:
    """The width of a line's last characters, read off its glyphs' origins."""
    if not tail:
        return 0.0
    origins = [x for run in line.runs for x, text in zip(run.xs, run.texts, strict=True) if text]
    return line.width - origins[-len(tail)] if len(tail) <= len(origins) else 0.0


def _rule(frame: _TableFrame, page: PageGrid, x: float, line: float, width: float) -> tuple[Item, ...]:
    """A rule over the table's width.

    `frame` has the measure, `page` is the grid, `x` the left edge in points, `line` the grid line under which it stands, and
    `width` its thickness in points.
    """
    theme = frame.setting.theme
    y = page.baseline(line) + 0.4 * theme.grid.leading
    shape = PlacedShape.line(Point(x, y), Point(x + frame.measure, y), theme.color("ink"), width)
    return (PlacedTag("artifact", "", (), (shape,)),)
