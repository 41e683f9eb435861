"""Headings look as the theme's numbers say: rules above, baselines, lines taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cell_samples import typesetter
from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.images.image_store import ImageStore
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.specimens.sample_forms import specimens
from printreport.layout.story.section_units import heading_lines, paint_heading
from printreport.model.document import ThemeChoice
from printreport.model.layout import Item, PlacedGlyphRun, PlacedShape, walk
from printreport.theme.read_theme import read_theme
from printreport.theme.theme_file import theme_names

WORDS = "加强思想政治引领，引导职工听党话跟党走"
LINE = 7


def setting_for(theme: str, **measures: float) -> Setting:
    made = read_theme(ThemeChoice(theme), (mm(210), mm(297)))
    changed = replace(made, heading=replace(made.heading, **measures))
    return specimens(changed, typesetter(), ImageStore(None)).setting


def painted(setting: Setting) -> tuple[tuple[Item, ...], int]:
    """A heading on line 7 of the first column, and how many lines it takes."""
    grid, style = PageGrid(setting.theme, False), setting.theme.style("heading")
    most = setting.theme.heading.most_lines
    lines = setting.typesetter.set_heading(WORDS, style, grid.measure, most).lines
    return paint_heading(setting, lines, grid, grid.left, LINE), heading_lines(setting, len(lines))


def rules(items: tuple[Item, ...]) -> list[Rect]:
    return [item.bounds for item in walk(items) if isinstance(item, PlacedShape)]


def baselines(items: tuple[Item, ...]) -> list[float]:
    return sorted({item.origin.y for item in walk(items) if isinstance(item, PlacedGlyphRun)})


def test_vermilion_has_one_short_rule() -> None:
    setting = setting_for("vermilion")
    (rule,) = rules(painted(setting)[0])
    assert (rule.width, rule.height) == pytest.approx((2 * 10.5, 2.6))


def test_ink_has_a_hairline_over_the_column_and_a_short_rule_on_it() -> None:
    setting = setting_for("ink")
    across, short = rules(painted(setting)[0])
    assert across.width == pytest.approx(PageGrid(setting.theme, False).measure)
    assert short.width < 0.2 * across.width
    assert across.y == short.y == pytest.approx(PageGrid(setting.theme, False).face_top(LINE))


def test_a_theme_may_have_no_rules_at_all() -> None:
    setting = setting_for("ink", hairline_pt=0.0, rule_length_em=0.0)
    items, _ = painted(setting)
    assert rules(items) == []
    assert baselines(items)


def test_every_line_of_a_heading_of_ink_stands_on_a_baseline_of_the_grid() -> None:
    setting = setting_for("ink")
    grid = PageGrid(setting.theme, False)
    found = baselines(painted(setting)[0])
    assert len(found) > 1
    assert found == pytest.approx([grid.baseline(LINE + 1 + index) for index in range(len(found))])


@pytest.mark.parametrize("theme", theme_names())
def test_the_last_line_keeps_its_foot_free_inside_the_lines_that_the_heading_takes(theme: str) -> None:
    setting = setting_for(theme)
    items, taken = painted(setting)
    grid = PageGrid(setting.theme, False)
    assert grid.face_top(LINE + taken) - max(baselines(items)) >= setting.theme.heading.foot_pt - 0.01
