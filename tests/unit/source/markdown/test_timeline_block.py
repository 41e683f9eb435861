"""Timelines: the forms of dates, years on lines of their own, order, and what is no date."""

from __future__ import annotations

import time

import pytest
from body_reading import body, read, words

from printreport.model.blocks import Timeline, printed_text
from printreport.source.markdown.event_dates import read_date


def timeline(lines: str, join: bool = False) -> tuple[Timeline, list[tuple[str, int]]]:
    blocks, said = read(f"::: 大事记 十年\n{lines}\n:::", join)
    assert len(blocks) == 1
    assert isinstance(blocks[0], Timeline)
    return blocks[0], said


DATES = [
    ("2015年", (2015, 0, 0)),
    ("2015年2月", (2015, 2, 0)),
    ("2015年2月3日", (2015, 2, 3)),
    ("2015 年 2 月 3 日", (2015, 2, 3)),
    ("２０１５年２月３日", (2015, 2, 3)),
    ("2015.2", (2015, 2, 0)),
    ("2015.2.3", (2015, 2, 3)),
    ("2015-02-03", (2015, 2, 3)),
    ("2015/2/3", (2015, 2, 3)),
    ("2月23日", (2010, 2, 23)),
    ("2月23号", (2010, 2, 23)),
    ("2月", (2010, 2, 0)),
    ("2月份", (2010, 2, 0)),
    ("二〇一五年二月", (2015, 2, 0)),
    ("二○一五年十二月二十三日", (2015, 12, 23)),
    ("二零一五年十月廿三日", (2015, 10, 23)),
    ("3月上旬", (2010, 3, 0)),
    ("2015年3月下旬", (2015, 3, 0)),
    ("3月底", (2010, 3, 0)),
    ("年底", (2010, 0, 0)),
    ("2015年初", (2015, 0, 0)),
    ("2015年年底", (2015, 0, 0)),
    ("2015年上半年", (2015, 0, 0)),
    ("2015年春", (2015, 0, 0)),
    ("2015年第三季度", (2015, 0, 0)),
    ("2015年2月3日—5日", (2015, 2, 3)),
    ("2015年2月3—5日", (2015, 2, 3)),
    ("2015年2月3日至3月5日", (2015, 2, 3)),
    ("3月至5月", (2010, 3, 0)),
    ("3—5月", (2010, 3, 0)),
    ("2015—2017年", (2015, 0, 0)),
    ("2015年—2017年", (2015, 0, 0)),
    ("2015.2.3-2.5", (2015, 2, 3)),
    ("2015年2月至今", (2015, 2, 0)),
    ("2015年2月、5月", (2015, 2, 0)),
    ("同年", (2010, 0, 0)),
    ("同月", (2010, 6, 0)),
    ("是月", (2010, 6, 0)),
    ("同日", (2010, 6, 7)),
    ("同年9月1日", (2010, 9, 1)),
    ("同月18日", (2010, 6, 18)),
    ("18日", (2010, 6, 18)),
    ("次年3月", (2011, 3, 0)),
    ("翌日", (2010, 6, 8)),
    ("2015年10月1日上午9时", (2015, 10, 1)),
    ("2015年2月3日（星期二）", (2015, 2, 3)),
    ("**2015年2月**", (2015, 2, 0)),
    ("春节期间", (2010, 0, 0)),
    ("2010年代", (2010, 0, 0)),
    ("21世纪20年代初", (2020, 0, 0)),
    ("民国一百年", (2011, 0, 0)),
    ("民國104年2月3日", (2015, 2, 3)),
]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("50年代，建厂", 1950),
        ("上世纪八十年代末：建厂", 1980),
        ("19世纪90年代建厂", 1890),
        ("中華民國元年：創辦", 1912),
        ("民国三十八年：停办", 1949),
    ],
)
def test_decades_and_years_of_the_republic_are_dates(line: str, year: int) -> None:
    found = read_date(line)
    assert found is not None
    assert found.points[0].year == year


@pytest.mark.parametrize(("date", "expected"), DATES, ids=[date for date, _ in DATES])
def test_dates_of_all_common_forms_are_read_with_what_they_inherit(date: str, expected: tuple[int, int, int]) -> None:
    for gap in ("：", ":", " : ", "\t", "  ", "　", "——", " — ", "，"):
        block, said = timeline(f"2010年6月7日：建社\n{date}{gap}挂牌。")
        event = block.events[1]
        assert (event.year, event.month, event.day) == expected
        assert words((event.date, event.text)) == [date.replace("*", ""), "挂牌。"]
        assert said == [("event-order", 3)] * (expected[:2] in ((2010, 2), (2010, 3)))


@pytest.mark.parametrize(
    ("line", "date", "text"),
    [
        ("2015年2月23日23户社员集资", "2015年2月23日", "23户社员集资"),
        ("2015年2月召开大会", "2015年2月", "召开大会"),
        ("2015年合作社成立", "2015年", "合作社成立"),
        ("2月23：开会", "2月23", "开会"),
        ("- 2月23日：开会", "2月23日", "开会"),
        ("· 2月23日：开会", "2月23日", "开会"),
        ("3、2月23日：开会", "2月23日", "开会"),
        ("【2015年】建社", "2015年", "建社"),
        ("2015 建社", "2015", "建社"),
        ("2015.2.3召开大会", "2015.2.3", "召开大会"),
        ("2015年国庆节前夕：慰问", "2015年国庆节前夕", "慰问"),
        ("2015年“五一”前夕，慰问", "2015年“五一”前夕", "慰问"),
        ("2015年6月（农历五月）：采茶", "2015年6月（农历五月）", "采茶"),
        ("2015年7月6日20:00：演出", "2015年7月6日20:00", "演出"),
        ("2015年全年：招生", "2015年全年", "招生"),
        ("2015年6月30日,7月1日：演出", "2015年6月30日,7月1日", "演出"),
        ("2015年6月30日，7月1日的票售完", "2015年6月30日", "7月1日的票售完"),
        ("2015.4.12—15 集训", "2015.4.12—15", "集训"),
        ("2015.4.12—15人集训", "2015.4.12", "15人集训"),
        ("2015年2月召开大会：选出理事", "2015年2月", "召开大会：选出理事"),
        ("2015年起步", "2015年", "起步"),
        ("2015年起实行", "2015年起", "实行"),
        ("2015年春耕开始", "2015年", "春耕开始"),
        ("2015年春建社", "2015年春", "建社"),
        ("2015年秋季收购", "2015年秋季", "收购"),
        ("2015年初步建成", "2015年", "初步建成"),
        ("2月初举行", "2月初", "举行"),
        ("2015年春节联欢会", "2015年", "春节联欢会"),
        ("2015年春节：慰问", "2015年春节", "慰问"),
    ],
)
def test_an_event_may_follow_its_date_at_once(line: str, date: str, text: str) -> None:
    block, said = timeline(line)
    assert words((block.events[0].date, block.events[0].text)) == [date, text]
    assert said == []


@pytest.mark.parametrize(
    "text",
    [
        *("建社", "2015年级", "1316名社员", "2015.2万元", "20年来", "某日：开会", "3.5万户", "十几年", "50年代的工厂"),
        *("一百年：建厂", "-5℃", "", "：", "2015年的事"),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def heads(block: Timeline) -> list[list[tuple[str, str]]]:
    return [[(printed_text(head.text), head.kind) for head in event.heads] for event in block.events]


YEARS = ["2015年", "### 2015年", "**2015年**", "2015", "二〇一五年", "2015年：", "- 2015年", "二○一五年"]


@pytest.mark.parametrize("head", YEARS)
def test_a_year_on_a_line_of_its_own_is_that_of_what_follows_and_is_kept_as_it_is_written(head: str) -> None:
    block, said = timeline(f"{head}\n2月：建社\n3日：挂牌\n\n### 2016年\n1月：开业")
    assert [(event.year, event.month, event.day) for event in block.events] == [(2015, 2, 0), (2015, 2, 3), (2016, 1, 0)]
    assert heads(block) == [[(head.strip("*#- ："), "year")], [], [("2016年", "year")]]
    assert said == []


def test_heads_of_years_stand_over_dates_that_say_them_too_and_months_under_them() -> None:
    block, said = timeline("2015年\n2015年2月：建社\n2016年\n5月\n3日：挂牌\n8日：开业\n6月\n1日：评优\n2017年3月\n2日：验收")
    assert heads(block) == [
        [("2015年", "year")],
        [("2016年", "year"), ("5月", "month")],
        [],
        [("6月", "month")],
        [("2017年3月", "year")],
    ]
    assert said == []


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("### 创业阶段（2015—2017年）", "phase"),
        ("**起步**", "phase"),
        ("## 一、起步：", "phase"),
        ("### 2015—2017年", "phase"),
        ("2015—2017年", "phase"),
        ("### 2015年至今", "phase"),
        ("### 2015—2017年 创业阶段", "phase"),
        ("### 2015年 起步之年", "year"),
        ("### 2015年上半年", "phase"),
        ("**2015—2017年：创业**", "phase"),
    ],
)
def test_a_line_of_words_is_a_head_of_the_events_below_it(head: str, kind: str) -> None:
    block, said = timeline(f"2014年：筹备\n{head}\n2015年2月：建社\n3月：挂牌")
    assert heads(block) == [[], [(head.strip("*# ："), kind)], []]
    assert [event.year for event in block.events] == [2014, 2015, 2015]
    assert said == []
    with_year, said = timeline(f"{head}\n### 2015年\n2月：建社")
    assert heads(with_year) == [[(head.strip("*# ："), kind), ("2015年", "year")]]
    assert said == []


def test_headings_with_words_behind_their_dates_are_events_where_all_are_such() -> None:
    block, said = timeline("### 2015年 建社\n### 2016年 挂牌")
    assert [words((event.date, event.text)) for event in block.events] == [["2015年", "建社"], ["2016年", "挂牌"]]
    assert heads(block) == [[], []]
    assert said == []


def test_a_head_may_bear_a_note() -> None:
    found, messages = body("::: 大事记\n### 起步[^1]\n2015年2月：建社\n:::\n[^1]: 甲")
    block = found.blocks[0]
    assert isinstance(block, Timeline)
    assert heads(block) == [[("起步①", "phase")]]
    assert messages == ()


def test_a_date_alone_is_that_of_the_line_below() -> None:
    block, said = timeline("2015年2月\n23户社员集资。\n### 2016年\n挂牌。")
    assert [words((event.date, event.text)) for event in block.events] == [["2015年2月", "23户社员集资。"], ["2016年", "挂牌。"]]
    assert said == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("引言\n2015年：建社", [("no-date", 2)]),
        ("2015年：建社\n挂牌", [("no-date", 3)]),
        ("2015年：建社\n某日：开会", [("no-date", 3)]),
        ("2015年\n昨天：开会\n2月：建社", [("no-date", 3)]),
        ("2015年2月：建社\n2016年\n2017年3月：开业", [("no-event", 3)]),
        ("2015年2月：建社\n3月：", [("no-event", 3)]),
        ("2015年：建社\n### 概况", [("no-event", 3)]),
        ("2015年：建社\n### 概况\n挂牌", [("no-event", 3), ("no-date", 4)]),
        ("2015年：建社\n###\n2016年：挂牌", [("block-content", 3)]),
        ("### 2016年\n2017年3月：开业", [("no-event", 2)]),
        ("2015年上半年\n2月：开业", [("no-event", 2)]),
        ("2月3日\n### 起步\n4月：开业", [("no-event", 2)]),
        ("2015年：建社\n| 2016年 | 挂牌 |", [("block-content", 3)]),
        ("2015年2月30日：建社", [("impossible-date", 2)]),
        ("2015年13月：建社", [("impossible-date", 2)]),
        ("2015年2月29日：建社", [("impossible-date", 2)]),
        ("2016年2月29日：建社", []),
        ("2月29日：建社", []),
        ("2015年5月至3月：建社", [("impossible-date", 2)]),
        ("15年2月：建社", [("short-year", 2)]),
        ("2016年：建社\n2015年：挂牌\n2014年：开业", [("event-order", 3)]),
        ("2015年11月：建社\n2月：挂牌", [("event-order", 3)]),
        ("2015年11月：建社\n2016年2月：挂牌\n2月5日：开业\n2月：验收\n年底：评优", []),
        ("11月：建社\n12月：挂牌", []),
    ],
)
def test_what_is_wrong_with_a_timeline_is_told_where_it_stands(lines: str, said: list[tuple[str, int]]) -> None:
    assert read(f"::: 大事记\n{lines}\n:::")[1] == said


def test_an_event_goes_on_below_where_it_is_set_in_or_lines_are_joined() -> None:
    block, said = timeline("2015年：建社，\n　　挂牌。\n2016年：开业")
    assert words((block.events[0].text,)) == ["建社，挂牌。"]
    assert said == []
    joined, said = timeline("2015年：建社，\n挂牌。\n2016年：开业", join=True)
    assert words((joined.events[0].text,)) == ["建社，挂牌。"]
    assert said == []


def test_dates_may_bear_notes_and_marks() -> None:
    found, messages = body("::: 大事记\n**2015年2月**[^1]：建*社*[^2]\n:::\n[^1]: 甲\n[^2]: 乙")
    block = found.blocks[0]
    assert isinstance(block, Timeline)
    assert words((block.events[0].date, block.events[0].text)) == ["2015年2月①", "建社②"]
    assert messages == ()


def test_five_thousand_events_are_too_many_and_take_no_longer_each() -> None:
    def seconds(count: int) -> float:
        lines = "\n".join(f"{1900 + n // 100}年{n % 12 + 1}月：第{n}件事，办了。" for n in range(count))
        begun = time.process_time()
        blocks, said = read(f"::: 大事记\n{lines}\n:::\n后文。")
        assert ("too-many", 2002) in said or count <= 2000
        assert len(blocks) == 2
        return time.process_time() - begun

    few = min(seconds(500) for _ in range(2))
    assert seconds(5000) < 30 * few


def test_every_event_knows_its_place() -> None:
    block, _ = timeline("### 2015年\n  - 2月3日：建社")
    event = block.events[0]
    assert (event.span.line, event.span.column, event.span.length) == (3, 5, 4)
    assert printed_text(block.title) == "十年"
