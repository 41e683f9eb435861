"""Notices in a text column: a panel on the grid, words a line inside its edges, torn only where three lines remain."""

from __future__ import annotations

import pytest

from composed_reports import LINE
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.notice_units import notice_units
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit, paint_units
from printreport.model.blocks import Notice
from printreport.model.layout import Item
from special_pages import fields_of, ink_of, runs_of, setting, tags, text_of
from timelines import notice

SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
EM = SETTING.theme.grid.em
WIDE, NARROW = 22 * EM, 14 * EM
SHORT = notice(LINE, LINE[:30] + "。", title="怎样申请")


def units_of(made: Notice, measure: float = WIDE) -> list[Unit]:
    return notice_units(SETTING, made, measure, "01/0", (0, 1, 0))


def columns_of(made: Notice, height: int) -> list[tuple[Item, ...]]:
    units = units_of(made)
    story = Story.of(units, [SectionRun(0, 0, len(units), ())])
    filler, start, columns = ColumnFiller(story), 0, []
    while start < len(units):
        column = filler.column(start, height, len(units))
        assert column.end > start
        columns.append(paint_units(placed_units(story, column, 1), PAGE, 50.0))
        start = column.end
    return columns


@pytest.mark.parametrize("measure", [WIDE, NARROW])
def test_the_panel_is_as_wide_as_its_column_and_stands_on_the_grid_around_its_words(measure: float) -> None:
    units = units_of(SHORT, measure)
    items = paint_units([(unit, 3 + number) for number, unit in enumerate(units)], PAGE, 50.0)
    (panel,) = fields_of(items)
    box, ink = panel.bounds, ink_of(SETTING, items)
    assert panel.fill == SETTING.theme.color("tint")
    assert (box.x, box.width) == (50.0, measure)
    assert box.y == pytest.approx(PAGE.face_top(3))
    assert box.bottom == pytest.approx(PAGE.baseline(2 + len(units)))
    assert ink.x >= box.x + EM - 1.0
    assert ink.right <= box.right - EM + 1.0
    assert ink.y >= box.y + 0.8 * SETTING.theme.grid.leading
    assert ink.bottom <= box.bottom - 0.7 * SETTING.theme.grid.leading


def test_all_words_stand_once_on_the_grid_under_the_role_of_a_notice() -> None:
    items = paint_units([(unit, 1 + number) for number, unit in enumerate(units_of(SHORT))], PAGE, 0.0)
    assert text_of(tags(items, "notice")) == "怎样申请" + LINE + LINE[:30] + "。"
    lines = [(run.origin.y - PAGE.baseline(1)) / SETTING.theme.grid.leading for run in runs_of(items)]
    assert all(abs(line - round(line)) < 1e-6 for line in lines)


def test_a_short_notice_is_never_torn() -> None:
    assert [unit.break_cost for unit in units_of(SHORT)][1:] == [FORBIDDEN] * (len(units_of(SHORT)) - 1)


def test_a_long_notice_is_torn_between_paragraphs_or_where_three_lines_remain() -> None:
    units = units_of(notice(LINE * 3, LINE[:20], LINE * 2, title="须知"))
    words = [unit for unit in units if unit.role == "notice"]
    assert len(words) > 12
    for number, unit in enumerate(words):
        if unit.break_cost == FORBIDDEN:
            continue
        own = [other.key for other in words].index(unit.key)
        left = own + sum(other.key == unit.key for other in words) - number
        assert 4 <= number <= len(words) - 3
        assert number == own or min(number - own, left) >= 3
    assert any(unit.break_cost < FORBIDDEN for unit in words[1:])


def test_each_part_of_a_torn_notice_has_its_own_panel() -> None:
    long = notice(LINE * 3, LINE * 3, title="须知")
    columns = columns_of(long, 12)
    assert len(columns) > 1
    assert "".join(map(text_of, columns)) == "须知" + LINE * 6
    for number, items in enumerate(columns):
        (panel,) = fields_of(items)
        ink = ink_of(SETTING, items)
        assert panel.bounds.y == pytest.approx(PAGE.face_top(1))
        assert ink.y > panel.bounds.y + 0.8 * SETTING.theme.grid.leading
        assert ink.bottom < panel.bounds.bottom - 0.7 * SETTING.theme.grid.leading, number
        assert panel.bounds.bottom <= PAGE.baseline(12) + 0.01, "within the column"


def test_a_notice_without_title_begins_with_its_words() -> None:
    items = paint_units([(unit, 1 + number) for number, unit in enumerate(units_of(notice(LINE)))], PAGE, 0.0)
    assert text_of(items) == LINE
