"""Laws of what stands between `:::` lines: any lines give blocks or messages, and no word is lost without a message."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.model.blocks import Event, NameList, Timeline, printed_text
from printreport.source.checks.name_counts import check_name_counts
from printreport.source.checks.section_text import block_texts
from printreport.source.markdown.section_body import read_body
from printreport.syntax.message_log import MessageLog

FENCES = ("::: 大事记\n", "::: 名单 甲\n", "::: 提示\n", "::: 落款\n", "::: 甲\n", ":::\n", "：：：\n", ":::: names 乙 :::\n")
DATES = "2015年 2月 3日 2015.2.3 — 至 上旬 同年 二〇一五年 2015年2月： 某日： 年底 13月 15年".split(" ")
PEOPLE = "张三 李四四 王\u3000五 张 、 ， \u3000 · （女） 办公室 一等奖： （3人） 等3人 的了在是".split(" ")
NAMES = (*PEOPLE, " ", "order: stroke\n")
MARKS = ("- ", "1. ", "### ", "> ", "\t", *"** * [^1] [^1]: 【^乙】 |a| ： 。 { } {字|zì} \\ ` <b> [ ]".split(" "))
BITS = st.sampled_from([*FENCES, *DATES, *NAMES, *MARKS, "\n", "\n", "\n\n", "甲乙", "建社。"])
texts = st.lists(BITS, max_size=40).map("".join)
GOOD_NAMES = (*(name for name in NAMES if name not in ("等3人", "的了在是")), "\n", "\n", "### ", "{珅|shēn}")
names_lines = st.lists(st.sampled_from(GOOD_NAMES), max_size=20).map("".join)
EVENTS = (*DATES, "\n", "\n", "：", "建社", "- ", "**", "  ", "\t", "### ")
event_lines = st.lists(st.sampled_from(EVENTS), max_size=30).map("".join)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts, st.booleans())
def test_any_lines_give_blocks_or_messages_with_good_places(text: str, join: bool) -> None:
    log = MessageLog()
    lines = tuple(text.split("\n"))
    log.sources["a.md"] = lines
    body = read_body("a.md", lines, 0, log, join)
    check_name_counts(body.blocks, None, log)
    for message in log.in_file_order():
        assert 1 <= message.span.line <= len(lines)
        assert 1 <= message.span.column <= len(lines[message.span.line - 1]) + 1, message
    assert [note.number for note in body.notes] == list(range(1, len(body.notes) + 1)) or log.has_errors


def han(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\u4e00-\u9fff]", text))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(names_lines, st.booleans())
def test_no_name_is_lost_without_an_error(lines: str, join: bool) -> None:
    log = MessageLog()
    text = tuple(f"::: 名单\n{lines}\n:::".split("\n"))
    blocks = read_body("a.md", text, 0, log, join).blocks
    counts = [len(group.names) for block in blocks if isinstance(block, NameList) for group in block.groups]
    assert all(counts)
    if not log.has_errors:
        wanted = (han(line) for line in text[1:-1] if not line.startswith("order:"))
        assert han("".join(block_texts(blocks))) == sum(wanted, Counter())


@settings(max_examples=200, deadline=None, derandomize=True)
@given(event_lines, st.booleans())
def test_no_event_is_lost_without_an_error(lines: str, join: bool) -> None:
    log = MessageLog()
    text = tuple(f"::: 大事记\n{lines}\n:::".split("\n"))
    blocks = read_body("a.md", text, 0, log, join).blocks
    events: list[Event] = [event for block in blocks if isinstance(block, Timeline) for event in block.events]
    assert all(event.date and event.text for event in events)
    if not log.has_errors:
        printed = han("".join(printed_text(part) for event in events for part in event.texts))
        assert printed == sum(map(han, text[1:-1]), Counter())
