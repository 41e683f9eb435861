"""Tables in narrow columns: heads are broken before cells, and by sense."""

from __future__ import annotations

import pytest
from tests.cell_samples import SPAN, setting_for

from printreport.layout.grid import PageGrid
from printreport.layout.setting import Setting
from printreport.layout.story import Unit
from printreport.layout.table import table_units
from printreport.model.document import Align, InlineRun, InlineText, Table
from printreport.model.layout import PlacedGlyphRun, PlacedTag, walk

HEAD = ("年份", "企业数（家）", "覆盖职工（万人）", "备注")
ROWS = (("2009", "6716", "65.63", "第10批"), ("2010", "5699", "66.53", "第11批"))


def cell(text: str) -> InlineText:
    return (InlineRun(text),)


def table(head: tuple[str, ...] = HEAD, rows: tuple[tuple[str, ...], ...] = ROWS) -> Table:
    cells = tuple(tuple(cell(text) for text in row) for row in rows)
    return Table((Align.AUTO,) * len(head), tuple(cell(text) for text in head), cells, SPAN)


def units_in(setting: Setting, measure_in_em: float, source: Table) -> list[Unit]:
    return table_units(setting, source, measure_in_em * setting.theme.grid.em, "part/0", (0, 1, 0))


def lines_of(setting: Setting, unit: Unit) -> list[list[str]]:
    """The words of each cell of a row, line by line."""
    items = unit.paint(PageGrid(setting.theme, False), 0.0, 10)
    cells = [item for item in walk(items) if isinstance(item, PlacedTag) and item.role in ("table-cell", "table-head-cell")]
    return [_lines(tag) for tag in cells]


def _lines(tag: PlacedTag) -> list[str]:
    lines: dict[float, str] = {}
    for item in walk(tag.items):
        if isinstance(item, PlacedGlyphRun):
            lines[item.origin.y] = lines.get(item.origin.y, "") + "".join(item.run.texts)
    return list(lines.values())


def test_in_a_narrow_column_heads_are_broken_and_no_cell_is() -> None:
    setting = setting_for()
    head, *rows = units_in(setting, 15, table())
    assert head.lines > 1
    assert [row.lines for row in rows] == [1, 1]


def test_where_not_even_the_cells_have_room_they_are_broken() -> None:
    _, *rows = units_in(setting_for(), 8, table())
    assert max(row.lines for row in rows) > 1


def test_a_head_is_broken_before_its_unit_in_brackets() -> None:
    setting = setting_for()
    head = units_in(setting, 17, table())[0]
    assert ["覆盖职工", "（万人）"] in lines_of(setting, head)


@pytest.mark.parametrize("measure", [22, 30])
def test_in_a_wide_column_every_row_takes_one_line(measure: float) -> None:
    assert {unit.lines for unit in units_in(setting_for(), measure, table())} == {1}
