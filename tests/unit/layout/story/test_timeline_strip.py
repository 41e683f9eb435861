"""A timeline of a few short events as a strip: which are, how it stands on the grid, and that it goes the whole way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from composed_reports import LINE, composed, read_sized, reported, saved, write_sized_report
from printreport.core.span import Span
from printreport.core.units import mm
from printreport.layout.compose import Composed
from printreport.layout.page.cell_form import CellForm
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.plans.explain_page import explain_page
from printreport.layout.story.section_units import story_of
from printreport.layout.story.timeline_strip import is_strip, timeline_strip
from printreport.model.blocks import Timeline
from printreport.model.document import Document, Section, ThemeChoice
from printreport.model.layout import Layout, PlacedTag, walk
from printreport.model.wishes import PageWish, Wishes
from printreport.proof.fidelity import layout_differences
from special_pages import baselines, fields_of, ink_rects, overlapping_words, section, setting, tags, text_of
from timelines import timeline

AFTER = ("2012年7月", "2016年", "2018年9月", "2019年", "2021年", "2024年")
DATES = ("1959年1月", "1963年", "2月5日", "1998年", "2004年5月", "6月1日", *AFTER)
SHORT = tuple(f"{date}：第{number}件事办成" for number, date in enumerate(DATES))
A4, A5 = (mm(210), mm(297)), (mm(148), mm(210))


@cache
def setting_of(theme: str, trim: tuple[float, float]) -> Setting:
    return setting(theme=ThemeChoice(theme), trim=trim)


def strip_form(made: Setting, events: Sequence[str], title: str = "大事记") -> CellForm | None:
    found = timeline_strip(made, timeline(events, title), "01/1", (0, 1, 1))
    return None if found is None else found.form


@pytest.mark.parametrize("count", range(1, 14))
def test_four_to_twelve_short_events_are_a_strip(count: int) -> None:
    events = (*SHORT, "2025年：又一件事")[:count]
    assert (strip_form(setting_of("vermilion", A4), events) is not None) == (4 <= count <= 12)


def test_long_words_no_words_beside_it_or_a_narrow_page_keep_a_timeline_in_the_columns() -> None:
    wide = setting_of("vermilion", A4)
    assert strip_form(wide, (*SHORT[:5], f"2018年9月：{LINE}")) is None
    assert strip_form(wide, SHORT[:6]) is not None
    assert strip_form(setting_of("vermilion", (mm(90), mm(120))), SHORT[:4]) is None
    alone = replace(section("01-a", heading="大事记"), blocks=(timeline(SHORT),))
    assert not is_strip(wide, alone, alone.blocks[0])
    assert is_strip(wide, beside(timeline(SHORT)), timeline(SHORT))


def test_phases_and_months_over_events_keep_a_timeline_in_the_columns() -> None:
    wide = setting_of("vermilion", A4)
    assert strip_form(wide, ("二〇一五年", "2月：甲事", "3月：乙事", "二〇一六年", "1月：丙事", "5月：丁事")) is not None
    assert strip_form(wide, ("#起步", "2015年2月：甲事", "3月：乙事", "2016年1月：丙事", "5月：丁事")) is None
    assert strip_form(wide, ("2015年", "2月", "3日：甲事", "5日：乙事", "6日：丙事", "7日：丁事")) is None


@pytest.mark.parametrize(("count", "strips"), [(1, 1), (2, 2), (3, 0), (6, 0)])
def test_the_timelines_of_a_section_that_has_many_stay_together_in_its_columns(count: int, strips: int) -> None:
    wide, blocks = setting_of("vermilion", A4), [timeline(SHORT[:5], f"第{number}段") for number in range(count)]
    made = beside(blocks[0])
    made = replace(made, blocks=(made.blocks[0], *blocks, made.blocks[-1]))
    assert sum(is_strip(wide, made, block) for block in blocks) == strips


def beside(block: Timeline) -> Section:
    made = section("01-a", LINE * 3, LINE * 3, heading="一节")
    return replace(made, blocks=(made.blocks[0], block, made.blocks[1]))


@pytest.mark.parametrize("theme", ["vermilion", "ink"])
@pytest.mark.parametrize("trim", [A4, A5])
@pytest.mark.parametrize("count", [4, 5, 7, 12])
def test_a_strip_is_drawn_inside_its_cell_on_the_grid_at_every_depth(theme: str, trim: tuple[float, float], count: int) -> None:
    made = setting_of(theme, trim)
    form = strip_form(made, SHORT[:count])
    if form is None:
        assert trim == A5, "the page is too narrow"
        return
    page = PageGrid(made.theme, False)
    for lines in range(form.least, form.most + 1):
        cell = page.cell(3, lines)
        items = form.paint(cell)
        assert text_of(tags(items, "list-label")).count("年") == sum("年" in event for event in SHORT[:count])
        for rect in ink_rects(made, items):
            assert cell.x - 1.0 <= rect.x
            assert rect.right <= cell.x + cell.width + 0.5
            assert cell.face_top(1) - 6.0 <= rect.y
            assert rect.bottom <= cell.baseline(lines) + 4.0
        steps = [(y - page.baseline(1)) / made.theme.grid.leading for y in baselines(items)]
        assert all(abs(step - round(step)) < 1e-3 for step in steps)
        assert overlapping_words(made, items) == []


def test_points_stand_on_the_rule_where_their_events_begin() -> None:
    made = setting_of("vermilion", A4)
    form = strip_form(made, SHORT[:6])
    assert form is not None
    items = form.paint(PageGrid(made.theme, False).cell(1, form.least))
    shapes = fields_of(items)
    (rule,) = [shape for shape in shapes if shape.kind == "line"]
    dots = [shape for shape in shapes if shape.kind == "polygon"]
    assert len(dots) == 6
    words = sorted({run.x for tag in tags(items, "list-item") for run in list(ink_rects(made, [tag]))[:1]})
    for dot, left in zip(dots, words, strict=True):
        middle = (dot.bounds.y + dot.bounds.bottom) / 2
        assert middle == pytest.approx(rule.points[0].y, abs=0.05)
        assert left == pytest.approx(dot.bounds.x, abs=1.5)


def test_a_year_returns_where_a_row_begins_inside_it() -> None:
    made = setting_of("vermilion", A4)
    events = ("2015年", *(f"{month}月：第{month}件事" for month in range(1, 9)))
    form = strip_form(made, events)
    assert form is not None
    items = form.paint(PageGrid(made.theme, False).cell(1, form.least))
    assert text_of(tags(items, "list-label")).count("2015年") == 1
    assert text_of(tags(items, "artifact")) == "2015年"


def test_what_is_a_strip_is_not_in_the_columns() -> None:
    made = setting_of("vermilion", A4)
    story = story_of(made, [(0, beside(timeline(SHORT)))])
    assert not any(unit.role == "list-item" for unit in story.units)
    long = story_of(made, [(0, beside(timeline([*SHORT, f"2025年：{LINE}"])))])
    assert any(unit.role == "list-item" for unit in long.units)


# -- the whole way ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    texts = {slug: f"---\nheading: 第 {slug[1]} 节\n---\n" + f"{LINE * 5}\n\n" * 2 for slug in ("01-a", "02-b", "03-c")}
    read = read_sized(write_sized_report(tmp_path_factory.mktemp("strip"), "title: 试排\nbinding: none\npages: 6\n", texts, {}))
    first, second, third = read.sections
    blocks = (*second.blocks[:1], timeline(SHORT, "历年大事"), *second.blocks[1:])
    long = (*third.blocks, timeline([f"{n + 1}月：{LINE[: 30 + n]}" for n in range(12)], "全年", year=2024))
    return replace(read, sections=(first, replace(second, blocks=blocks), replace(third, blocks=long)))


@pytest.fixture(scope="module")
def made(document: Document) -> Composed:
    return composed(document)


def strips_of(made: Composed) -> dict[str, int]:
    """The page of each strip."""
    return {key: page.number for page in saved(made).inner for key in page.elements["timelines"]}


def labels(layout: Layout) -> dict[int, list[str]]:
    """The dates on each page."""
    return {page.number: [text_of([tag]) for tag in tags(page.items, "list-label")] for page in layout.pages}


def test_it_is_placed_once_explained_and_proven(document: Document, made: Composed) -> None:
    assert made.layout is not None
    assert layout_differences(made.layout, document) == ()
    placed = strips_of(made)
    assert list(placed) == ["02-b"]
    assert "1959年1月" in labels(made.layout)[placed["02-b"]]
    told = explain_page(reported(made), placed["02-b"])
    assert told is not None
    assert "大事记：02-b" in told
    assert "十二点大事记" in told
    assert composed(document, plan=saved(made)).plan == made.plan


def test_an_event_lost_or_altered_is_seen(document: Document, made: Composed) -> None:
    layout = made.layout
    assert layout is not None
    other = timeline([*SHORT[:-1], "2023年：第十二件事办成"], "历年大事")
    first, second, third = document.sections
    blocks = tuple(other if isinstance(block, Timeline) else block for block in second.blocks)
    altered = replace(document, sections=(first, replace(second, blocks=blocks), third))
    assert {found.code for found in layout_differences(layout, altered)} >= {"fidelity-altered"}


def test_an_editor_can_wish_for_its_page(document: Document, made: Composed) -> None:
    (page,) = strips_of(made).values()
    for wished in (page + 1, page - 1):
        wish = PageWish(wished, Span("content/layout.yaml"), elements={"timelines": ("02-b",)})
        other = composed(replace(document, wishes=Wishes(on_pages=(wish,))))
        if other.layout is not None:
            assert "1959年1月" in labels(other.layout)[wished]
            return
    raise AssertionError("no neighbouring page takes it")


def test_a_wish_for_one_that_runs_in_the_columns_is_refused_for_that(document: Document) -> None:
    wish = PageWish(5, Span("content/layout.yaml"), elements={"timelines": ("03-c",)})
    (refused,) = composed(replace(document, wishes=Wishes(on_pages=(wish,)))).diagnostics
    assert refused.code == "layout-impossible"
    assert "03-c 的大事记条目多" in refused.message
    assert "starts: 03-c" in (refused.hint or "")


def test_a_section_knows_its_timelines_and_goes_on_without_one(document: Document) -> None:
    second = document.sections[1]
    assert second.element_counts["timelines"] == 1
    assert document.sections[0].element_counts["timelines"] == 0
    assert not any(isinstance(block, Timeline) for block in second.without((), {("timelines", 0)}).blocks)
    assert second.without((), {("timelines", 1)}) == second


def test_strip_and_column_are_lists_where_they_are_written(made: Composed) -> None:
    layout = made.layout
    assert layout is not None
    orders = [
        tag.order
        for page in layout.pages
        for tag in walk(page.items)
        if isinstance(tag, PlacedTag) and tag.role in ("list-label", "list-item")
    ]
    assert {order[:3] for order in orders} == {(1, 1, 1), (2, 1, 2)}
