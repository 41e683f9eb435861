"""Timelines and notices made of plain words, as tests of reading, layout and proof write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from printreport.core.span import Span
from printreport.model.blocks import Event, InlineRun, InlineText, Notice, Paragraph, Timeline

SPAN = Span("content/sections/01.md", 3, 1)


def words(text: str) -> InlineText:
    return (InlineRun(text),) if text else ()


def timeline(lines: Iterable[str], title: str = "", year: int | None = None) -> Timeline:
    """Events of lines `date：event`; a line that is only a year says when those below it were."""
    events: list[Event] = []
    for line in lines:
        date, _, text = line.partition("：")
        found = re.match(r"([0-9]{4})[年.]?", date)
        year = int(found[1]) if found else year
        month = re.search(r"([0-9]{1,2})月", date)
        if text:
            events.append(Event(words(date), words(text), SPAN, year, int(month[1]) if month else 0))
    return Timeline(words(title), tuple(events), SPAN)


def notice(*paragraphs: str, title: str = "") -> Notice:
    return Notice(words(title), tuple(Paragraph(words(text), SPAN) for text in paragraphs), SPAN)
