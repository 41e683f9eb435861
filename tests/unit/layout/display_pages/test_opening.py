"""The opening: a vertical title over whole rows, words that end on the last baseline, narrow pages with the title across."""

from __future__ import annotations

import itertools

import pytest

import special_pages as sp
from containment import holds
from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.layout.display_pages.opening import opening_fits, opening_page, title_block
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.model.document import ThemeChoice
from printreport.model.layout import Item
from sampled_products import sampled

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
    made = sp.setting(sections=(sp.section("00", "短短的开头。" * 30), sp.section("01", sp.WORDS)), trim=(mm(148), mm(210)))
    grid = sp.right_page(made)
    title = title_of(opened(made))
    assert len(sp.baselines(title)) == 2
    assert sp.ink_of(made, title).y < grid.baseline(4)
    assert holds(sp.type_area(grid), sp.ink_of(made, opened(made)))


TRIMS = ((210, 285), (185, 260), (297, 210), (148, 210), (120, 170), (450, 450), (100, 450))
TITLES = (("年报",), ("凝聚职工力量", "建设幸福西宁"), ("一" * 40,), ("2025年度ESG报告", "Report of the Year"))


@pytest.mark.parametrize(("trim", "title"), sampled(TRIMS, TITLES))
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
    assert holds(sp.type_area(grid), sp.ink_of(made, items))
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


# -- few words and long titles ------------------------------------------------------------------------------------------


def few(text: str, **over: object) -> Setting:
    """A report whose opening words are `text`."""
    return sp.setting(sections=(sp.section("00", text), sp.section("01", sp.WORDS)), **over)


def place_of(made: Setting) -> tuple[Rect, Rect, PageGrid]:
    """The ink of the title, that of the words, and the page."""
    items = opened(made)
    return sp.ink_of(made, title_of(items)), sp.ink_of(made, sp.tags(items, "paragraph")), sp.right_page(made)


@pytest.mark.parametrize("trim", [(210, 285), (210, 297), (297, 210), (210, 210)])
@pytest.mark.parametrize("theme", ["vermilion", "ink"])
@pytest.mark.parametrize("words", [1, 6, 14])
def test_words_stand_beside_the_title_however_few_they_are(trim: tuple[int, int], theme: str, words: int) -> None:
    made = few("各项工作稳步推进，取得进展。" * words, trim=(mm(trim[0]), mm(trim[1])), theme=ThemeChoice(theme))
    title, ink, grid = place_of(made)
    assert ink.y <= title.bottom + 3.1 * grid.theme.grid.leading


def test_the_title_is_larger_over_fewer_words() -> None:
    heights = [place_of(few("各项工作稳步推进，取得新进展。" * count))[0].height for count in (30, 10, 4)]
    assert heights[0] < heights[1] < heights[2]


@pytest.mark.parametrize("text", ["这一年，路修好了。", "各项工作稳步推进，取得新的进展。" * 4, sp.WORDS])
def test_words_end_on_the_pages_last_line_however_few_they_are(text: str) -> None:
    made = few(text)
    words = sp.baselines(sp.tags(opened(made), "paragraph"))
    assert max(words) == pytest.approx(sp.right_page(made).baseline(sp.right_page(made).lines), abs=0.01)


def test_a_title_that_cannot_reach_down_to_few_words_hangs_lower() -> None:
    low, _, grid = place_of(few("这一年，路修好了。", title=("年报",), byline=None))
    high, _, _ = place_of(few(sp.WORDS, byline=None))
    assert low.bottom == pytest.approx(grid.baseline(grid.lines), abs=0.5)
    assert high.y == pytest.approx(grid.face_top(1), abs=0.5)


def test_a_lowered_title_leaves_the_foot_of_the_rail_to_the_byline() -> None:
    made = few("这一年，路修好了。", title=("年报",), byline="(图/文 许莹)")
    title, _, grid = place_of(made)
    byline = sp.ink_of(made, sp.tags(opened(made), "byline"))
    assert title.bottom < byline.y
    assert byline.bottom <= grid.baseline(grid.lines) + 3.0


@pytest.mark.parametrize("count", [21, 32, 41])
def test_a_long_vertical_title_stays_in_display_size(count: int) -> None:
    made = few("各项工作稳步推进，取得新的进展。" * 10, title=(("工会服务" * 11)[:count],))
    sizes = [run.run.size for run in sp.runs_of(title_of(opened(made)))]
    assert min(sizes) >= 32.0


def test_two_long_lines_of_the_editors_are_broken_into_more_columns_where_they_would_be_small() -> None:
    lines = ("凝心聚力谱写新时代工会事业发展的崭新篇章", "西宁市总工会第十五次代表大会以来工作巡礼")
    runs = sp.runs_of(title_of(opened(few("各项工作稳步推进。" * 10, title=lines))))
    assert len({run.origin.x for run in runs}) == 4
    assert len({run.origin.x for run in sp.runs_of(title_of(opened(few("各项工作稳步推进。" * 10))))}) == 2


def test_on_a_narrow_page_the_title_stands_over_few_words_at_the_foot() -> None:
    made = few("短短的开头。" * 3, trim=(mm(148), mm(210)))
    title, words, grid = place_of(made)
    assert max(sp.baselines(sp.tags(opened(made), "paragraph"))) == pytest.approx(grid.baseline(grid.lines), abs=0.01)
    assert 0 < words.y - title.bottom < 5 * grid.theme.grid.leading
    high, _, _ = place_of(few("短短的开头。" * 30, trim=(mm(148), mm(210))))
    assert high.y < grid.baseline(4) < title.y


@pytest.mark.parametrize(
    ("trim", "byline", "title"),
    sampled(
        ((210, 285), (148, 210), (140, 203), (297, 210)),
        (None, "(图/文 许莹)"),
        (("一" * 40,), ("一杯水的", "来路与去处", "和一座城"), ("深入学习" * 8,)),
    ),
)
def test_a_title_over_a_text_page_is_in_display_size_in_few_lines(
    trim: tuple[int, int], byline: str | None, title: tuple[str, ...]
) -> None:
    made = sp.setting(trim=(mm(trim[0]), mm(trim[1])), byline=byline, title=title)
    grid = sp.right_page(made)
    form = title_block(made, grid, 8)
    items = form.paint(grid.cell(1, form.ideal))
    assert form.ideal <= 13
    assert min(run.run.size for run in sp.runs_of(sp.tags(items, "artifact"))) >= 24.0
    assert holds(sp.type_area(grid), sp.ink_of(made, items))


def test_a_long_title_over_a_text_page_fills_the_width() -> None:
    made = sp.setting(title=("深入学习贯彻新时代党的建设总要求全面推进机关作风建设年度报告",))
    grid = sp.right_page(made)
    ink = sp.ink_of(made, sp.tags(title_block(made, grid, 8).paint(grid.cell(1, 9)), "artifact"))
    assert ink.width > 0.95 * grid.theme.grid.width
