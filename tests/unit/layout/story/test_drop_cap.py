"""A section's first character over several lines: as the theme says, on the grid, and copied in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.story.drop_cap import dropped_units
from printreport.layout.story.story import FORBIDDEN, paint_units
from printreport.model.blocks import InlineRun, Paragraph
from special_pages import SPAN, WORDS, runs_of, setting, text_of


def dropping(lines: int) -> Setting:
    plain = setting()
    return replace(plain, theme=replace(plain.theme, section=replace(plain.theme.section, drop_cap_lines=lines)))


def paragraph(text: str) -> Paragraph:
    return Paragraph((InlineRun(text, span=SPAN),), SPAN)


@pytest.mark.parametrize("depth", [2, 3])
def test_the_first_character_stands_beside_as_many_lines_as_the_theme_says(depth: int) -> None:
    made = dropping(depth)
    page = PageGrid(made.theme, False)
    units = dropped_units(made, paragraph(WORDS), "01/0", (0, 1, 0))
    items = paint_units([(unit, 5 + number) for number, unit in enumerate(units)], page, 100.0)
    initial, *lines = runs_of(items)
    assert initial.origin.y == pytest.approx(page.baseline(5 + depth - 1))
    assert initial.run.size * made.theme.han.face_top_em == pytest.approx(page.baseline(5 + depth - 1) - page.face_top(5))
    starts = [run.origin.x + run.run.xs[0] for run in lines]
    assert all(start > 100.0 + initial.run.size for start in starts[:depth])
    assert starts[depth] == pytest.approx(100.0, abs=0.6)


def test_the_words_come_out_in_their_order_and_the_lines_stay_together() -> None:
    units = dropped_units(dropping(3), paragraph(WORDS), "01/0", (0, 1, 0))
    page = PageGrid(setting().theme, False)
    assert text_of(paint_units([(unit, 1 + n) for n, unit in enumerate(units)], page, 0.0)) == WORDS
    assert [unit.break_cost for unit in units[:4]] == [0.0, FORBIDDEN, FORBIDDEN, FORBIDDEN]


def test_no_character_drops_where_none_is_wanted_or_none_can() -> None:
    assert dropped_units(setting(), paragraph(WORDS), "01/0", (0, 1, 0)) == []
    assert dropped_units(dropping(3), paragraph("“" + WORDS), "01/0", (0, 1, 0)) == []
    assert dropped_units(dropping(3), paragraph(WORDS[:20]), "01/0", (0, 1, 0)) == []
