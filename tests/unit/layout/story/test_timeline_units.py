"""Timelines in a text column: dates in a column of their own, events hanging, nothing torn from its date, years that return."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from composed_reports import LINE
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.section_units import story_of
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit, paint_units
from printreport.layout.story.timeline_units import timeline_units
from printreport.model.blocks import Paragraph, Subheading, Timeline
from printreport.model.layout import PlacedTag
from special_pages import baselines, ink_of, ink_rects, runs_of, section, setting, tags, text_of
from timelines import SPAN, timeline, words

SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
EM = SETTING.theme.grid.em
WIDE, NARROW = 22 * EM, 14 * EM
FIRST = ("2015年", "2月：职工之家建成。", "12月23日：技能大赛举行，" + LINE)
YEARS = (*FIRST, "2016年", "3月8日：服务站挂牌。", "10月：" + LINE * 3)


def units_of(made: Timeline, measure: float = WIDE) -> list[Unit]:
    return timeline_units(SETTING, made, measure, "01/0", (0, 1, 0))


def painted(units: list[Unit], first: int = 1) -> tuple[PlacedTag, ...]:
    lines, placed = first, []
    for unit in units:
        placed.append((unit, lines))
        lines += unit.lines
    return tuple(item for item in paint_units(placed, PAGE, 100.0) if isinstance(item, PlacedTag))


def test_all_words_stand_once_in_their_order_and_inside_the_measure() -> None:
    for measure in (WIDE, NARROW, 9 * EM):
        items = painted(units_of(timeline(YEARS, "大事记"), measure))
        assert text_of(items) == ("大事记" + "".join(YEARS)).replace("：", "")
        boxes = list(ink_rects(SETTING, items))
        assert min(box.x for box in boxes) > 99.0
        assert max(box.right for box in boxes) < 100.0 + measure + 0.5


def test_every_baseline_stands_on_the_grid() -> None:
    lines = [(y - PAGE.baseline(1)) / SETTING.theme.grid.leading for y in baselines(painted(units_of(timeline(YEARS))))]
    assert all(abs(line - round(line)) < 1e-3 for line in lines)


def month_edge(label: PlacedTag) -> float:
    """Where a date's 月 stands."""
    return next(
        run.origin.x + x for run in runs_of([label]) for x, text in zip(run.run.xs, run.run.texts, strict=True) if text == "月"
    )


def test_months_stand_under_each_other_and_events_beside_them() -> None:
    items = painted(units_of(timeline(YEARS)))
    dates = [tag for tag in tags(items, "list-label") if "月" in text_of([tag])]
    assert [text_of([tag]) for tag in dates] == ["2月", "12月23日", "3月8日", "10月"]
    assert max(map(month_edge, dates)) - min(map(month_edge, dates)) == pytest.approx(0.0, abs=0.01)
    right = max(ink_of(SETTING, [tag]).right for tag in dates)
    for event in tags(items, "list-item"):
        runs = [run for run in runs_of([event]) if "月" not in "".join(run.run.texts)]
        assert min(run.origin.x + run.run.xs[0] for run in runs) > right


def test_a_narrow_column_has_dates_over_their_events() -> None:
    units = units_of(timeline(("2月：职工之家建成。",)), NARROW)
    assert len(units) == 2
    assert units[1].break_cost == FORBIDDEN
    assert text_of(painted(units[:1])) == "2月"


def test_a_date_too_wide_for_its_column_has_a_line_of_its_own() -> None:
    events = (*YEARS, "2016年暑假期间的第三个星期日：活动。")
    units = units_of(timeline(events))
    assert text_of(painted(units[-2:-1])).startswith("2016年暑假期间")
    assert text_of(painted(units[-1:])) == "活动。"


def test_a_span_of_days_is_broken_after_its_sign() -> None:
    units = units_of(timeline(("2月：甲事。", "5月15日—6月22日：乙事。")))
    assert [text_of(painted([unit])) for unit in units] == ["2月甲事。", "5月15日—乙事。", "6月22日"]
    assert units[2].break_cost == FORBIDDEN


def test_a_date_is_printed_as_it_is_written() -> None:
    for date in ("2015.2.3", "二〇一五年二月", "2015年2月3日", "2月", "春", "2015-02-03", "1959年", "2月上旬"):
        assert text_of(painted(units_of(timeline((f"{date}：某事。",), year=2014)))).removeprefix("2014年") == f"{date}某事。"


def costs(lines: int) -> list[float]:
    """The costs of the breaks in an event of so many lines."""
    for count in range(10, 600, 3):
        units = units_of(timeline(("2月：" + (LINE * 20)[:count],)))
        if len(units) == lines:
            return [unit.break_cost for unit in units]
    raise AssertionError(f"no event of {lines} lines")


def test_events_of_five_lines_stay_whole_and_longer_ones_keep_three_on_either_side() -> None:
    for lines in (2, 4, 5):
        assert costs(lines)[1:] == [FORBIDDEN] * (lines - 1)
    for lines in (6, 7, 9):
        free = [number for number, cost in enumerate(costs(lines)) if number and cost < FORBIDDEN]
        assert free == list(range(3, lines - 2))


def column_heads(made: Timeline, height: int) -> list[str]:
    """What the first line of each column of some height says."""
    units = units_of(made)
    story = Story.of(units, [SectionRun(0, 0, len(units), ())])
    filler, start, heads = ColumnFiller(story), 0, []
    while start < len(units):
        column = filler.column(start, height, len(units))
        placed = placed_units(story, column, 1)
        heads.append(text_of(paint_units([entry for entry in placed if entry[1] == 1], PAGE, 0.0)))
        assert column.end > start
        start = column.end
    return heads


def test_a_year_returns_where_a_column_begins_inside_it_as_an_artifact() -> None:
    events = ("2015年", *(f"{month}月：{LINE[:30]}" for month in range(1, 13)))
    heads = column_heads(timeline(events), 9)
    assert len(heads) > 2
    assert set(heads) == {"2015年"}
    units = units_of(timeline(events))
    assert [unit.role for unit in units if text_of(painted([unit])) == "2015年"] == ["list-label"]
    assert {unit.repeat.role for unit in units if unit.repeat is not None} == {"artifact"}


def test_a_year_stands_and_returns_as_it_is_written() -> None:
    events = ("二〇一五年", *(f"{month}月：{LINE[:30]}" for month in range(1, 7)), "二〇一六年", f"3月：{LINE}")
    made = timeline(events)
    assert text_of(painted(units_of(made))) == "".join(events).replace("：", "")
    assert set(column_heads(made, 9)) == {"二〇一五年", "二〇一六年"}
    said = timeline((f"二〇一五年二月：{LINE}", f"三月：{LINE}", f"四月：{LINE}"))
    assert column_heads(said, 6)[1:] == ["二〇一五年", "二〇一五年"]
    labels = tags(painted(units_of(timeline(("2015年", "1月：甲。", "二〇一六年", "1月：乙。")))), "list-label")
    sizes = [max(run.run.size for run in runs_of([labels[number]])) for number in (0, 2)]
    assert sizes == [15.75, 15.75]


def test_a_phase_returns_with_the_year_that_a_date_does_not_say() -> None:
    events = ("#起步", "2015年", *(f"{month}月：{LINE[:30]}" for month in range(1, 7)), "#发展", f"2016年1月：{LINE * 3}")
    assert text_of(painted(units_of(timeline(events)))) == "".join(events).replace("：", "").replace("#", "")
    heads = column_heads(timeline(events), 7)
    assert heads[:3] == ["起步", "起步2015年", "起步2015年"]
    assert heads[-2:] == ["发展", "发展"]


def test_a_phase_too_long_to_stand_beside_the_year_returns_over_it_and_not_if_it_is_longer_than_a_line() -> None:
    events = ("2015年", *(f"{month}月：{LINE[:30]}" for month in range(1, 9)))
    assert set(column_heads(timeline(("#" + LINE[:17], *events)), 12)[1:]) == {LINE[:17] + "2015年"}
    assert set(column_heads(timeline(("#" + LINE[:40], *events)), 12)[1:]) == {"2015年"}


def test_a_phase_returns_over_a_year_that_begins_a_column() -> None:
    events = ("#起步", "2015年", f"1月：{LINE[:50]}", "2016年", f"1月：{LINE[:50]}")
    assert column_heads(timeline(events), 8) == ["起步", "起步"]


def test_heads_hold_the_events_below_them_in_the_structure() -> None:
    events = timeline(("#起步", "2015年", "2月：甲。", "2016年1月：乙。", "2017年", "3月：丙。", "#发展", "2018年：丁。"))
    labels = {text_of([tag]): tag.order[3:] for tag in tags(painted(units_of(events)), "list-label")}
    assert labels == {
        "起步": (0, 0),
        "2015年": (0, 1, 0, 0),
        "2月": (0, 1, 0, 1, 0, 0),
        "2016年1月": (0, 1, 1, 0),
        "2017年": (0, 1, 2, 0),
        "3月": (0, 1, 2, 1, 2, 0),
        "发展": (3, 0),
        "2018年": (3, 1, 3, 0),
    }


def test_no_head_ends_a_column() -> None:
    units = units_of(timeline(("2014年1月：甲。", "#起步", "2015年", "2月", "3日：乙。")))
    free = [unit for unit in units if unit.break_cost < FORBIDDEN and not unit.space]
    assert [text_of(painted([unit])) for unit in free] == ["2014年1月甲。", "起步"]


def test_events_have_a_whole_number_of_ems_so_that_lines_of_han_fill_them() -> None:
    han = "坚持以职工为中心服务更加周到各项工作稳步推进" * 4
    for measure in (WIDE, NARROW, 17 * EM):
        for date in ("2月", "12月23日", "2015年2月"):
            for tag in tags(painted(units_of(timeline((f"{date}：{han}",)), measure)), "list-item"):
                xs = [run.origin.x + run.run.xs[0] for run in runs_of([tag]) if "月" not in run.run.texts]
                ems = (100.0 + measure - min(xs)) / EM
                assert abs(ems - round(ems)) < 1e-3, (measure, date, ems)


def test_no_year_returns_over_dates_that_say_it() -> None:
    events = [f"2015年{month}月：{LINE[:30]}" for month in range(1, 13)]
    assert all(unit.repeat is None for unit in units_of(timeline(events)))
    assert column_heads(timeline(events), 9)[1].startswith("2015年")


def test_the_first_date_of_a_year_has_another_colour_than_those_that_repeat_it() -> None:
    labels = tags(painted(units_of(timeline(("2015年2月：甲。", "2015年3月：乙。", "2016年1月：丙。")))), "list-label")
    colours = [runs_of([label])[0].run.color for label in labels]
    theme = SETTING.theme
    assert colours == [theme.color("figure"), theme.color("muted"), theme.color("figure")]


def test_no_line_is_spaced_so_far_that_it_has_holes() -> None:
    events = timeline(("2月：举办报告会36场，听众2.4万人次。", "3月：" + LINE))
    units = units_of(events)
    assert len(units) > 3
    for tag in tags(painted(units), "list-item"):
        for run in runs_of([tag]):
            gaps = [b - a for a, b in zip(run.run.xs, run.run.xs[1:], strict=False)]
            assert max(gaps, default=0.0) < 1.6 * EM


def test_300_events_are_set_fast_and_whole() -> None:
    events = [f"{number % 12 + 1}月：第{number}件事，{LINE[: number % 40]}。" for number in range(300)]
    items = painted(units_of(timeline(events, year=2001)))
    assert sum("件事" in text_of([tag]) for tag in tags(items, "list-item")) == 300


def test_an_order_puts_the_events_of_a_year_into_its_item() -> None:
    labels = {text_of([tag]): tag.order for tag in tags(painted(units_of(timeline(YEARS))), "list-label")}
    assert labels["2015年"] == (0, 1, 0, 0, 0)
    assert labels["2月"] == (0, 1, 0, 0, 1, 0, 0)
    assert labels["10月"] == (0, 1, 0, 2, 1, 3, 0)




def test_months_are_lined_up_with_months_only() -> None:
    labels = tags(painted(units_of(timeline(("2024年12月：甲。", "2025.2.3：乙。")))), "list-label")
    xs = [x for run in runs_of([labels[1]]) for x in run.run.xs]
    assert max(b - a for a, b in itertools.pairwise(xs)) < 0.6 * EM


def test_one_blank_line_parts_a_timeline_from_what_brings_its_own() -> None:
    text = Paragraph(words(LINE), SPAN)
    blocks = (text, timeline(("2月：甲。", "3月：乙。")), Subheading(words("其他"), SPAN), text)
    story = story_of(SETTING, [(0, replace(section("01", heading="大事"), blocks=blocks))])
    spaces = [unit.lines for unit in story.units if unit.space]
    assert spaces == [1, 1]
    assert not any(a.space and b.space for a, b in itertools.pairwise(story.units))
