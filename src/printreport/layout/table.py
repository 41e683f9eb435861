"""Tables inside a text column: three rules, cells on the grid, numbers aligned at the decimal, the head set again.

GB/T 7713.2 三线表: a rule above the head, one below it, one under the last row; no upright rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from printreport.core.geometry import Point
from printreport.layout.grid import PageGrid
from printreport.layout.setting import Setting, place_line
from printreport.layout.story import FORBIDDEN, Paint, Unit
from printreport.model.document import PLAIN, Align, InlineText, Table, plain_text
from printreport.model.layout import Item, PlacedShape, PlacedTag, Role
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_NUMBER = re.compile(r"^[+\-−±¥$]?\d[\d,.]*(?=\D{0,6}$)")
# A row taller than this is set line by line, so that no row can outgrow a page.
_TALLEST_ROW = 8
_LEAST_CELL = 3.0
_MOST_HEAD_LINES = 4
_GUTTER = 1.0


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    width: float
    align: Align
    decimal: float


def table_units(setting: Setting, table: Table, measure: float, key: str, order: tuple[int, ...]) -> list[Unit]:
    """A table's caption, head and rows as units; the head returns wherever a column begins inside the table."""
    style, head_style = setting.theme.style("table"), setting.theme.style("table-head")
    columns = _columns(setting, table, measure, style)
    units: list[Unit] = []
    if table.caption is not None:
        units.append(_caption(setting, table.caption, measure, key, order))
    head_cells = [_head_cell(setting, text, column, head_style) for text, column in zip(table.head, columns, strict=True)]
    head = _row_unit(setting, head_cells, columns, measure, key, (*order, 0), "table-head-cell", first=True)
    units.append(_with_break(head, FORBIDDEN if units else 0.0))
    count = len(table.rows)
    for index, row in enumerate(table.rows):
        cells = _cells(setting, row, columns, style)
        units += _row_units(setting, cells, columns, measure, key, (*order, index + 1), head, index, count)
    return units


def _with_break(unit: Unit, cost: float, repeat: Unit | None = None) -> Unit:
    return Unit(unit.lines, unit.paint, unit.role, unit.key, unit.order, cost, repeat=repeat)


def _row_units(
    setting: Setting,
    cells: list[list[Line]],
    columns: list[_Column],
    measure: float,
    key: str,
    order: tuple[int, ...],
    head: Unit,
    index: int,
    count: int,
) -> list[Unit]:
    # Neither the head nor the last row stands alone: no break before the first row, the second, or the last.
    lonely = index == 0 or index == 1 or index == count - 1
    last = index == count - 1
    if max(len(cell) for cell in cells) <= _TALLEST_ROW:
        unit = _row_unit(setting, cells, columns, measure, key, order, "table-cell", last=last)
        return [_with_break(unit, FORBIDDEN if lonely else 0.0, head)]
    tallest = max(len(cell) for cell in cells)
    units = []
    for line in range(tallest):
        part = [cell[line : line + 1] for cell in cells]
        ends = last and line == tallest - 1
        unit = _row_unit(setting, part, columns, measure, key, order, "table-cell", last=ends)
        units.append(_with_break(unit, FORBIDDEN if line == 0 and lonely else 0.0, head))
    return units


def _caption(setting: Setting, caption: InlineText, measure: float, key: str, order: tuple[int, ...]) -> Unit:
    style = setting.theme.style("table-caption")
    lines = setting.typesetter.set_heading(plain_text(caption), style, measure, 2).lines

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        placed: list[Item] = []
        for number, set_line in enumerate(lines):
            placed += place_line(set_line, x, page.baseline(line + number))
        return tuple(placed)

    return Unit(len(lines), paint, "caption", f"{key}/caption", (*order, -1))


def _columns(setting: Setting, table: Table, measure: float, style: TextStyle) -> list[_Column]:
    gutter = _GUTTER * style.size
    widths = _widths(setting, table, measure - gutter * (len(table.head) - 1), style)
    columns, x = [], 0.0
    for index, width in enumerate(widths):
        texts = [plain_text(row[index]) for row in table.rows]
        align = table.aligns[index]
        numeric = all(_NUMBER.match(text.strip()) or not text.strip() for text in texts)
        if align is Align.AUTO:
            align = Align.RIGHT if numeric else Align.LEFT
        decimal = _decimal_room(setting, texts, style) if numeric and align is Align.RIGHT else 0.0
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
    return _shared(natural, room, unbroken, least)


def _natural(setting: Setting, rows: tuple[tuple[InlineText, ...], ...], index: int, style: TextStyle) -> float:
    """The width at which a column's cells stand on one line."""
    return max((setting.line(plain_text(row[index]), style).width for row in rows), default=0.0)


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


def _decimal_room(setting: Setting, texts: list[str], style: TextStyle) -> float:
    return max((setting.line(_after_point(text), style).width for text in texts if _after_point(text)), default=0.0)


def _after_point(text: str) -> str:
    """What stands after a number's whole part: `.85万元` of `3959.85万元`."""
    found = re.match(r"^[+\-−±¥$]?[\d,]+", text.strip())
    return text.strip()[found.end() :] if found else ""


def _cells(setting: Setting, row: tuple[InlineText, ...], columns: list[_Column], style: TextStyle) -> list[list[Line]]:
    return [_cell(setting, text, column.width, style) for text, column in zip(row, columns, strict=True)]


def _head_cell(setting: Setting, text: InlineText, column: _Column, style: TextStyle) -> list[Line]:
    """A head that needs several lines is broken before its unit in brackets, then by sense, unless it holds marked words."""
    words = plain_text(text)
    marked = any((run.style, run.ruby) != (PLAIN, None) for run in text)
    if marked or setting.line(words, style).width <= column.width + 0.01:
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
    if not plain_text(text):
        return []
    natural = setting.line(plain_text(text), style)
    measure = max(width, natural.width + 1.0) if natural.width <= width + 0.01 else width
    return list(setting.typesetter.set_paragraph(text, style, [measure]).lines)


def _row_unit(
    setting: Setting,
    cells: list[list[Line]],
    columns: list[_Column],
    measure: float,
    key: str,
    order: tuple[int, ...],
    role: Role,
    *,
    first: bool = False,
    last: bool = False,
) -> Unit:
    depth = max(1, *(len(cell) for cell in cells))
    return Unit(depth, _row_painter(setting, cells, columns, measure, key, order, role, first, last), "table", key, order[:-1])


def _row_painter(
    setting: Setting,
    cells: list[list[Line]],
    columns: list[_Column],
    measure: float,
    key: str,
    order: tuple[int, ...],
    role: Role,
    first: bool,
    last: bool,
) -> Paint:
    depth = max(1, *(len(cell) for cell in cells))
    thin, thick = 0.5, 1.0

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        items: list[Item] = []
        for index, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            placed: list[Item] = []
            for number, set_line in enumerate(cell):
                placed += place_line(set_line, x + _cell_x(set_line, column), page.baseline(line + number))
            items.append(PlacedTag(role, f"{key}/{order[-1]}/{index}", (*order, index), tuple(placed)))
        row = PlacedTag("table-row", f"{key}/{order[-1]}", order, tuple(items))
        under = _rule(setting, page, x, measure, line + depth - 1, thick if last else thin)
        above = _rule(setting, page, x, measure, line - 1, thick) if first else ()
        return (*above, row, *(under if first or last else ()))

    return paint


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


def _rule(setting: Setting, page: PageGrid, x: float, measure: float, line: float, width: float) -> tuple[Item, ...]:
    y = page.baseline(line) + 0.4 * setting.theme.grid.leading
    shape = PlacedShape.line(Point(x, y), Point(x + measure, y), setting.theme.color("ink"), width)
    return (PlacedTag("artifact", "", (), (shape,)),)
