"""Figures torn and lines too long are told of as the plan sets them, at whatever measure, and only so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composed_reports import LINE, composed, read_sized, write_sized_report
from printreport.core.diagnostics import Diagnostic
from printreport.core.span import Span
from printreport.model.document import Document
from printreport.model.wishes import PageWish, Wishes
from reports import empty_folder
from timelines import notice, timeline

WIDE = f"坚持以职工为中心，{'1' * 44}名。服务更加周到。"
"""Words with a figure that is longer than a line of 22 characters, not than one of 30."""
LONG = f"坚持以职工为中心，{'1' * 41}名。服务更加周到。"
"""A figure for which the lines of opening words are too short."""
URL = "a" * 80
"""A word too long for any column."""


def report(second: str, *, opening: str = "", form: str = "") -> Document:
    """Two sections with a photograph each, the second of such blocks, on page 3 in a form if one is given."""
    texts = {
        "01-part": f"---\nheading: 工作\nphotos: [照片甲]\n---\n{LINE * 3}\n\n{LINE * 5}\n",
        "02-part": f"---\nheading: 进展\nphotos: [照片乙]\n---\n{second}\n",
    }
    texts |= {"00-words": opening + "\n"} if opening else {}
    photos = {f"照片{name}": ("6000x4000", "") for name in "甲乙"}
    with empty_folder() as folder:
        read = read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", texts, photos))
    wish = PageWish(3, Span("content/layout.yaml"), form=form)
    return replace(read, wishes=Wishes(on_pages=(wish,))) if form else read


def told(document: Document) -> list[Diagnostic]:
    made = composed(document)
    assert made.layout is not None, made.diagnostics
    return [found for found in made.diagnostics if found.code in ("figure-torn", "line-overfull")]


PARAGRAPHS = "\n\n".join(LINE * count for count in (5, 2, 4, 3, 5))


def test_a_figure_that_has_room_in_a_rail_page_is_not_told_of() -> None:
    text = f"{WIDE}\n\n{PARAGRAPHS}"
    assert told(report(text, form="rail")) == []
    (found,) = told(report(text, form="side-head"))
    assert found.code == "line-overfull"


@pytest.mark.parametrize("before", ["", "- ", "> "])
def test_paragraphs_items_and_quotations_are_told_of_where_they_are_written(before: str) -> None:
    lines = [f"{before}{LINE}", f"{before}{LINE}{URL}。"]
    (found,) = told(report("\n\n".join([LINE, *(["\n".join(lines)] if before == "- " else lines), PARAGRAPHS])))
    assert found.code == "line-overfull"
    assert found.span.path.endswith("02-part.md")
    written = {"": 9, "- ": 8, "> ": 9}[before]
    assert found.span.line == written


def test_what_is_set_in_is_told_of_at_the_narrower_measure_that_it_has() -> None:
    figure = f"{'1' * 39}名。{LINE}"
    codes = [[found.code for found in told(report(f"{before}{figure}\n\n{PARAGRAPHS}"))] for before in ("", "> ")]
    assert codes == [[], ["line-overfull"]]


def test_opening_words_are_told_of_at_their_own_measure() -> None:
    (found,) = told(report(PARAGRAPHS, opening=f"{LINE}{URL}{LINE}"))
    assert found.span.path.endswith("00-words.md")
    # the raised voice has fewer characters to a line than a column
    assert [found.code for found in told(report(PARAGRAPHS, opening=LONG))] == ["line-overfull"]


def test_a_torn_figure_is_told_of_at_its_own_place() -> None:
    lines = "\n".join(f"{before}2.9万人，重点人群签约率98.2%。" for before in ("全年签约居民", "全部签约的居民"))
    sections = {"01-part": f"---\nheading: 工作\n---\n{lines}\n{LINE * 5}\n{LINE * 4}\n"}
    with empty_folder() as folder:
        settings = "title: 年度工作\nbinding: none\ntheme: ink\ntrim: 185x260mm\n"
        torn = told(read_sized(write_sized_report(folder, settings, sections, {})))
    assert {found.code for found in torn} == {"figure-torn"}
    for found in torn:
        written = lines.splitlines()[found.span.line - 4]
        start = found.span.column - 1
        assert f"“{written[start : start + found.span.length]}”" in found.message


def test_events_and_notices_are_told_of_where_they_are_written() -> None:
    document = report(PARAGRAPHS)
    event, words = Span("content/sections/02-part.md", 9, 1), Span("content/sections/02-part.md", 13, 1)
    dates = timeline((f"2月：{LINE}", f"3月：{URL}"))
    dates = replace(dates, events=(dates.events[0], replace(dates.events[1], span=event)))
    told_of = notice(LINE, URL, title="须知")
    told_of = replace(told_of, paragraphs=(told_of.paragraphs[0], replace(told_of.paragraphs[1], span=words)))
    first, second = document.sections
    found = told(replace(document, sections=(first, replace(second, blocks=(*second.blocks, dates, told_of)))))
    assert [(one.code, one.span) for one in found] == [("line-overfull", event), ("line-overfull", words)]


def test_a_name_wider_than_a_column_is_told_of_at_its_place() -> None:
    long = "·".join(["阿布都热合曼"] * 4)
    names = f"::: 名单\n张三丰\n{long}\n李四五\n:::"
    made = composed(report(f"{PARAGRAPHS}\n\n{names}\n"))
    (found,) = (each for each in made.diagnostics if each.code == "name-torn")
    assert long in found.message
    assert found.span.path.endswith("02-part.md")
    assert found.span.column == 1
    plain = composed(report(f"{PARAGRAPHS}\n\n{names.replace(long, long[:13])}\n"))
    assert "name-torn" not in [each.code for each in plain.diagnostics]


@pytest.mark.parametrize("block", ["::: 名单\n张三丰、{url}\n:::", "::: 落款\n{url}\n2025年12月\n:::"])
def test_a_name_or_signature_without_a_place_to_break_is_told_of(block: str) -> None:
    text = f"{PARAGRAPHS}\n\n{block.format(url='W' * 30)}\n"
    assert [found.code for found in told(report(text))] == ["line-overfull"]
