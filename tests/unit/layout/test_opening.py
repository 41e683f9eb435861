"""The opening: a vertical title over whole rows, words that end on the last baseline, narrow pages with the title across."""

from __future__ import annotations

import itertools

import pytest

import special_pages as sp
from printreport.core.units import mm
from printreport.layout.opening import opening_fits, opening_page, title_block
from printreport.layout.setting import Setting
from printreport.model.layout import Item

ONE = sp.section("00-opening", sp.WORDS)


def opened(made: Setting, *, left: bool = False) -> tuple[Item, ...]:
    grid = sp.left_page(made) if left else sp.right_page(made)
    items = opening_page(made, made.document.sections[0], grid, (0,))
    assert items is not None
    return items


def title_of(items: tuple[Item, ...]) -> list[Item]:
    return [tag for tag in sp.tags(items, "artifact") if sp.text_of(tag.items)]


def test_the_vertical_title_spans_from_the_first_face_top_to_the_end_of_a_row() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    ink = sp.ink_of(made, title_of(opened(made)))
    assert ink.y == pytest.approx(grid.face_top(1), abs=0.1)
    assert ink.bottom == pytest.approx(grid.baseline(23), abs=0.1)


def test_the_vertical_title_stands_at_the_outer_edge_of_either_page() -> None:
    made = sp.setting()
    right, left = sp.ink_of(made, title_of(opened(made))), sp.ink_of(made, title_of(opened(made, left=True)))
    assert right.right == pytest.approx(sp.right_page(made).right, abs=0.1)
    assert left.x == pytest.approx(sp.left_page(made).left, abs=0.1)


def test_title_columns_run_from_right_to_left() -> None:
    runs = sp.runs_of(title_of(opened(sp.setting())))
    assert ["".join(run.run.texts) for run in runs] == ["凝聚职工力量", "建设幸福西宁"]
    assert runs[0].origin.x > runs[1].origin.x


def test_the_last_words_stand_on_the_pages_last_baseline() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    lines = sorted(sp.baselines(sp.tags(opened(made), "paragraph")))
    assert lines[-1] == pytest.approx(grid.baseline(grid.lines), abs=0.001)
    assert {round(b - a, 3) for a, b in itertools.pairwise(lines)} == {25.5}


def test_the_words_fill_thirty_em() -> None:
    made = sp.setting()
    ink = sp.ink_of(made, sp.tags(opened(made), "paragraph"))
    assert ink.width == pytest.approx(30 * 10.5, abs=2.5)


def test_every_paragraph_is_an_element_in_its_place() -> None:
    made = sp.setting(sections=(sp.section("00-opening", "第一段的话。", "第二段的话。"), sp.section("01", sp.WORDS)))
    found = [(tag.key, tag.order, sp.text_of(tag.items)) for tag in sp.tags(opened(made), "paragraph")]
    assert found == [
        ("00-opening/0", (0, 1, 0), "第一段的话。"),
        ("00-opening/1", (0, 1, 1), "第二段的话。"),
    ]


def test_the_byline_stands_under_the_title_flush_with_the_outside() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    byline = sp.tags(opened(made), "byline")
    assert sp.baselines(byline) == {round(grid.baseline(grid.lines), 3)}
    assert sp.ink_of(made, byline).right == pytest.approx(grid.right, abs=4.0)


def test_no_byline_leaves_no_trace() -> None:
    assert sp.tags(opened(sp.setting(byline=None)), "byline") == []


def test_words_that_fill_more_than_the_page_do_not_fit() -> None:
    long = sp.section("00-opening", sp.WORDS * 4)
    made = sp.setting(sections=(long, sp.section("01", sp.WORDS)))
    assert not opening_fits(made, long, sp.right_page(made))
    assert opening_page(made, long, sp.right_page(made), (0,)) is None


def test_a_section_with_a_heading_is_no_opening() -> None:
    made = sp.setting()
    assert not opening_fits(made, made.document.sections[1], sp.right_page(made))


def test_a_narrow_page_has_the_title_across_its_head() -> None:
    made = sp.setting(sections=(sp.section("00", "短短的开头。" * 6), sp.section("01", sp.WORDS)), trim=(mm(148), mm(210)))
    grid = sp.right_page(made)
    title = title_of(opened(made))
    assert len(sp.baselines(title)) == 2
    assert sp.ink_of(made, title).y < grid.baseline(4)
    assert sp.type_area(grid).contains(sp.ink_of(made, opened(made)))


@pytest.mark.parametrize("trim", [(210, 285), (185, 260), (297, 210), (148, 210), (120, 170), (450, 450), (100, 450)])
@pytest.mark.parametrize(
    "title", [("年报",), ("凝聚职工力量", "建设幸福西宁"), ("一" * 40,), ("2025年度ESG报告", "Report of the Year")]
)
def test_on_every_trim_title_words_and_byline_stay_in_the_type_area_and_apart(
    trim: tuple[int, int], title: tuple[str, ...]
) -> None:
    opening = sp.section("00", "各项工作稳步推进，取得新的进展。" * 6)
    made = sp.setting(sections=(opening, sp.section("01", sp.WORDS)), trim=(mm(trim[0]), mm(trim[1])), title=title)
    grid = sp.right_page(made)
    items = opening_page(made, opening, grid, (0,))
    if items is None:
        assert not opening_fits(made, opening, grid)
        return
    assert sp.type_area(grid).contains(sp.ink_of(made, items))
    assert sp.overlapping_words(made, items) == []


@pytest.mark.parametrize("lines", [6, 8, 12])
def test_a_title_over_a_text_page_stays_in_its_lines_with_the_byline(lines: int) -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    form = title_block(made, grid, lines)
    cell = grid.cell(1, form.ideal)
    ink = sp.ink_of(made, form.paint(cell))
    assert form.least <= form.ideal <= form.most
    assert ink.bottom <= cell.rect.bottom + 3.0
    assert ink.y >= grid.face_top(1) - 3.0
    assert "许莹" in sp.text_of(form.paint(cell))
