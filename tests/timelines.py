"""Timelines and notices made of plain words, as tests of reading, layout and proof write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from printreport.core.han_numerals import han_value
from printreport.core.span import Span
from printreport.model.blocks import Event, EventHead, HeadKind, InlineRun, InlineText, Notice, Paragraph, Timeline

SPAN = Span("content/sections/01.md", 3, 1)


def words(text: str) -> InlineText:
    return (InlineRun(text),) if text else ()


def timeline(lines: Iterable[str], title: str = "", year: int | None = None) -> Timeline:
    """Events of lines `date：event`; one that is only a year or a month is a head of those below it, as is one with a #."""
    events: list[Event] = []
    heads: list[EventHead] = []
    for line in lines:
        date, _, text = line.partition("：")
        found = re.match(r"([0-9]{4}|[〇一二三四五六七八九]{4})[年.]?", date)
        year = int(han_value(found[1]) or found[1]) if found else year
        month = re.search(r"([0-9]{1,2})月", date)
        if text:
            own = Event(words(date), words(text), SPAN, year, int(month[1]) if month else 0, heads=tuple(heads))
            events.append(own)
            heads = []
        else:
            kind: HeadKind = "phase" if line.startswith("#") else "year" if found else "month"
            heads.append(EventHead(words(line.lstrip("#")), kind))
    return Timeline(words(title), tuple(events), SPAN)


def notice(*paragraphs: str, title: str = "") -> Notice:
    return Notice(words(title), tuple(Paragraph(words(text), SPAN) for text in paragraphs), SPAN)
