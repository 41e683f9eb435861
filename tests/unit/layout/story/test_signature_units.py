"""Signatures in a text column: centred on each other, two em from the right edge, kept with two lines of the text before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composed_reports import LINE
from name_lists import bare_list, signature
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.column_fill import ColumnFiller
from printreport.layout.story.section_units import story_of
from printreport.layout.story.signature_units import signature_units
from printreport.layout.story.story import FORBIDDEN, Unit, paint_units
from printreport.model.blocks import Signature
from special_pages import ink_of, section, setting, tags, text_of

SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
EM = SETTING.theme.grid.em
SIGNED = signature("西宁市总工会", "2025年12月18日")
LONG = "西宁市城市管理局环境卫生管理处清扫一队工会委员会"


def units_of(made: Signature, measure: float = 22 * EM) -> list[Unit]:
    return signature_units(SETTING, made, measure, "01/1", (0, 1, 1))


def boxes(made: Signature, measure: float = 22 * EM) -> list[tuple[float, float]]:
    """The left and right edge of the ink of each line."""
    found = (ink_of(SETTING, paint_units([(unit, 1)], PAGE, 0.0)) for unit in units_of(made, measure))
    return [(box.x, box.right) for box in found]


def test_lines_are_centred_and_the_longest_ends_two_em_from_the_edge() -> None:
    lines = boxes(SIGNED)
    middles = [(left + right) / 2 for left, right in lines]
    assert middles[0] == pytest.approx(middles[1], abs=0.2 * EM)
    assert max(right for _, right in lines) == pytest.approx(20 * EM, abs=0.2 * EM)


@pytest.mark.parametrize("measure", [12 * EM, 14 * EM, 22 * EM])
def test_a_unit_too_long_for_its_column_is_broken_by_sense(measure: float) -> None:
    made = signature(LONG, "2025年12月")
    units = units_of(made, measure)
    assert len(units) > 2
    assert all(left >= 0.0 and right <= measure - 1.9 * EM for left, right in boxes(made, measure))
    lines = [text_of(paint_units([(unit, 1)], PAGE, 0.0)) for unit in units[:-1]]
    assert "".join(lines) == LONG
    assert min(map(len, lines)) >= 3


def test_each_line_is_a_paragraph_that_stays_with_the_one_before() -> None:
    units = units_of(SIGNED)
    assert [unit.break_cost for unit in units] == [FORBIDDEN] * 2
    items = paint_units([(unit, number) for number, unit in enumerate(units)], PAGE, 0.0)
    assert [text_of([tag]) for tag in tags(items, "paragraph")] == list(map("".join, (["西宁市总工会"], ["2025年12月18日"])))


@pytest.mark.parametrize("last", [LINE[:5], LINE, LINE * 4])
def test_two_lines_of_the_text_and_a_blank_one_stand_over_a_signature(last: str) -> None:
    signed = section("01", LINE * 6, last)
    story = story_of(SETTING, [(0, replace(signed, blocks=(*signed.blocks, SIGNED)))])
    filler = ColumnFiller(story)
    for height in range(3, 40):
        column = filler.column(0, height, len(story.units))
        rest = story.units[column.end :]
        if len(rest) > 0 and column.end:
            kept = [unit for unit in rest if not unit.space]
            assert len(kept) >= 4, height
            assert rest[-3].space


def test_a_blank_line_stands_over_a_list_but_not_between_it_and_its_heading() -> None:
    headed = section("01", LINE, heading="先进个人")
    names = bare_list(["张三丰", "李四五"])
    for blocks, blank in (((names,), False), ((*headed.blocks, names), True)):
        story = story_of(SETTING, [(0, replace(headed, blocks=blocks))])
        row = next(number for number, unit in enumerate(story.units) if unit.role == "list")
        assert story.units[row - 1].space is blank
