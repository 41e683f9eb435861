"""Folios and running heads: outside, clear of the trim and of the text, nothing where there is no room."""

from __future__ import annotations

import pytest

import special_pages as sp
from containment import holds
from printreport.core.units import mm
from printreport.layout.page.running_heads import folio, running_head


def test_folios_stand_at_the_outside_foot_in_the_accent() -> None:
    made = sp.setting()
    left, right = sp.ink_of(made, folio(made, 4, sp.left_page(made))), sp.ink_of(made, folio(made, 5, sp.right_page(made)))
    assert left.x == pytest.approx(sp.left_page(made).left, abs=1.0)
    assert right.right == pytest.approx(sp.right_page(made).right, abs=1.0)
    assert {run.run.color for run in sp.runs_of(folio(made, 4, sp.left_page(made)))} == {made.theme.color("accent")}


def test_left_pages_carry_the_title_and_right_ones_the_publisher() -> None:
    made = sp.setting()
    assert sp.text_of(running_head(made, 4, sp.left_page(made))) == "凝聚职工力量建设幸福西宁"
    assert sp.text_of(running_head(made, 5, sp.right_page(made))) == "西宁市总工会"


def test_without_a_publisher_right_pages_carry_the_title() -> None:
    made = sp.setting(publisher=None)
    assert sp.text_of(running_head(made, 5, sp.right_page(made))) == "凝聚职工力量建设幸福西宁"


def test_a_title_too_long_for_its_line_gives_way_to_the_publisher() -> None:
    made = sp.setting(title=("一" * 80,))
    assert sp.text_of(running_head(made, 4, sp.left_page(made))) == "西宁市总工会"


def test_nothing_stands_at_the_head_when_no_words_fit() -> None:
    made = sp.setting(title=("一" * 80,), publisher=None)
    assert running_head(made, 4, sp.left_page(made)) == ()


def test_no_reader_is_told_of_them() -> None:
    made = sp.setting()
    tags = [*folio(made, 4, sp.left_page(made)), *running_head(made, 4, sp.left_page(made))]
    assert {tag.role for tag in tags} == {"artifact"}  # type: ignore[union-attr]


@pytest.mark.parametrize("trim", [(210, 285), (148, 210), (90, 90), (450, 450), (450, 90), (90, 450)])
def test_on_every_trim_they_stay_3_mm_inside_the_paper_and_out_of_the_text(trim: tuple[int, int]) -> None:
    made = sp.setting(trim=(mm(trim[0]), mm(trim[1])))
    grid = sp.left_page(made)
    number, head = sp.ink_of(made, folio(made, 188, grid)), running_head(made, 188, grid)
    assert holds(sp.safe_area(grid), number)
    assert number.y > grid.baseline(grid.lines) + 1.0
    if head:
        assert holds(sp.safe_area(grid), sp.ink_of(made, head))
        assert sp.ink_of(made, head).bottom < grid.face_top(1)
