"""Tables in a text column: on the grid, inside the measure, numbers under their decimal points, heads that return."""

from __future__ import annotations

import pytest

from printreport.core.span import Span
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit, paint_units
from printreport.layout.story.table_units import table_units
from printreport.model.blocks import Align, InlineRun, InlineText, Table
from printreport.model.layout import PlacedGlyphRun
from special_pages import ink_rects, runs_of, setting, text_of

MEASURE = 231.0
SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)


def words(text: str) -> InlineText:
    return (InlineRun(text),) if text else ()


def table(head: list[str], rows: list[list[str]], caption: str | None = None) -> Table:
    return Table(
        (Align.AUTO,) * len(head),
        tuple(words(text) for text in head),
        tuple(tuple(words(text) for text in row) for row in rows),
        Span("content/sections/01.md"),
        words(caption) if caption else None,
    )


def units_of(made: Table) -> list[Unit]:
    return table_units(SETTING, made, MEASURE, "01/0", (0, 1, 0))


ROWS = [["2021年", "3959.85"], ["2022年", "88.7"], ["2023年", "1409.55"], ["2024年", "12"]]
YEARS = table(["年份", "金额（万元）"], ROWS, "表：资金")


def test_caption_head_and_rows_are_units_of_whole_lines() -> None:
    units = units_of(YEARS)
    assert [unit.lines for unit in units] == [1] * 6
    assert [unit.role for unit in units] == ["caption", *["table"] * 5]


def test_no_break_leaves_the_head_the_first_or_the_last_row_alone() -> None:
    costs = [unit.break_cost for unit in units_of(YEARS)]
    assert costs == [0.0, FORBIDDEN, FORBIDDEN, FORBIDDEN, 0.0, FORBIDDEN]


def test_all_words_stand_once_and_inside_the_measure() -> None:
    units = units_of(YEARS)
    items = paint_units([(unit, 1 + index) for index, unit in enumerate(units)], PAGE, 100.0)
    assert text_of(items) == "表：资金年份金额（万元）2021年3959.852022年88.72023年1409.552024年12"
    boxes = list(ink_rects(SETTING, items))
    assert min(box.x for box in boxes) > 99.0
    assert max(box.right for box in boxes) < 100.0 + MEASURE + 0.5


def place(items: list[PlacedGlyphRun], text: str) -> float:
    """Where a cell's decimal point stands, or its end for a whole number."""
    for item in items:
        joined = "".join(item.run.texts)
        if joined == text:
            at = joined.find(".")
            xs = item.run.xs
            return item.origin.x + (xs[at] if at >= 0 else xs[-1] + xs[1] - xs[0])
    raise AssertionError(f"{text} is not set")


def test_numbers_stand_under_their_decimal_points() -> None:
    rows = units_of(YEARS)[2:]
    items = runs_of(paint_units([(unit, 1 + index) for index, unit in enumerate(rows)], PAGE, 0.0))
    points = [place(items, text) for text in ("3959.85", "88.7", "1409.55")]
    assert max(points) - min(points) == pytest.approx(0.0, abs=0.01)
    # "2" is wider than "1" in the figures of Song, so the end of a whole number is known to a tenth of an em only
    assert place(items, "12") == pytest.approx(points[0], abs=0.1 * SETTING.theme.style("table").size)


def test_the_head_returns_where_a_column_begins_inside_the_table() -> None:
    long = table(["序号", "名称"], [[str(number), f"第{number}项"] for number in range(1, 31)])
    story = Story.of(units_of(long), [SectionRun(0, 0, 31, ())])
    filler = ColumnFiller(story)
    first = filler.column(0, 12, 31)
    second = filler.column(first.end, 12, 31)
    painted = text_of(paint_units(placed_units(story, second, 1), PAGE, 0.0))
    assert painted.startswith("序号名称")


def test_a_row_taller_than_a_page_is_taken_apart_line_by_line() -> None:
    tall = table(["甲", "乙"], [["短", "很长的一段说明文字，" * 60], ["末", "尾"]])
    units = units_of(tall)
    assert max(unit.lines for unit in units) <= 8
    assert text_of(paint_units([(unit, 1) for unit in units], PAGE, 0.0)).count("很") == 60
