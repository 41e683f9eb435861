"""The heads of a timeline: years, months and phases as they are written, and what of them returns at a column's top."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.han_numerals import HAN_DIGITS, NUMERALS_TO_TEN, han_value
from printreport.layout.page.setting import Setting, place_line
from printreport.layout.story.timeline_dates import even_figures
from printreport.model.blocks import PLAIN, Event, EventHead, InlineText, Timeline, plain_text, printed_text
from printreport.model.layout import Item
from printreport.model.line import Line

_YEAR_SIZE = 15.75
"""The size of a year's figures: the house's second voice (三号), that of headings."""
_MOST_LINES = 2
"""Lines of a phase's name that are divided by sense."""
_PHASE_GAP = 1.0
"""Em between the name of a phase and the year beside it, where both return."""
_YEAR_DIGITS = rf"(?:[0-9]{{4}}|[{HAN_DIGITS}]{{4}})"
_YEAR = re.compile(rf"({_YEAR_DIGITS})\s*(年?)")
_LEVELS = {"phase": 0, "year": 1, "month": 2}

HeadRow = tuple[Line, ...]
"""Lines beside each other on one baseline."""


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What stands again where a column begins within an event's group: its phase, and the year that its date does not say."""

    phase: InlineText = ()
    year: str = ""


@dataclass(frozen=True, slots=True)
class HeadedEvent:
    """An event with its heads, each at its place in the structure; `group` is that of the event in the groups of its heads.

    Places are those behind the timeline's own. `phase` is that of the events before it, for a head that begins a column.
    """

    event: Event
    group: tuple[int, ...]
    heads: tuple[tuple[EventHead, tuple[int, ...]], ...]
    running: RunningHead
    phase: InlineText = ()


@dataclass(frozen=True, slots=True)
class _HeadGroup:
    """The events under one head: its level, the event that begins it, its place, the year of that event."""

    level: int
    number: int
    place: tuple[int, ...]
    year: int | None


def headed_events(block: Timeline) -> Iterator[HeadedEvent]:
    """A timeline's events in their order with what stands over them."""
    groups: list[_HeadGroup] = []
    phase: InlineText = ()
    written = ""
    for number, event in enumerate(block.events):
        before, heads = phase, []
        for head in event.heads:
            level = _LEVELS[head.kind]
            groups = [group for group in groups if group.level < level or group.number == number]
            over = groups[-1].place if groups else ()
            heads.append((head, (*over, number, 0)))
            groups.append(_HeadGroup(level, number, (*over, number, 1), event.year))
            phase = head.text if head.kind == "phase" else phase
            written = _year_in(head.text) or written
        written = _year_in(event.date) or written
        if event.says_year:
            groups = [group for group in groups if not group.level or group.year == event.year]
        running = RunningHead(phase, _unsaid_year(event, written))
        place = groups[-1].place if groups else ()
        yield HeadedEvent(event, place, tuple(heads), running, before if heads and heads[0][0].kind != "phase" else ())


def _year_in(text: InlineText) -> str:
    """The year with which a date or head begins, as it is written; empty where it begins with none."""
    found = _YEAR.match(plain_text(text).strip())
    return found[1] if found is not None else ""


def _unsaid_year(event: Event, written: str) -> str:
    """What of its year and month an event's date does not say: `2015年`, `二〇一五年二月`, in the figures last written."""
    if event.year is None or event.says_year:
        return ""
    value = han_value(written)
    month = str(event.month) if value is None else _han_month(event.month)
    year = written if value == event.year else str(event.year)
    return f"{year}年{month}月" if event.leaves_month else f"{year}年"


def _han_month(month: int) -> str:
    return NUMERALS_TO_TEN[month] if month <= 10 else f"十{NUMERALS_TO_TEN[month - 10]}"


# -- set ----------------------------------------------------------------------------------------------------------------


def is_plain(text: InlineText, *, strong: bool = False) -> bool:
    """Whether a text holds no marked words and no marks of notes; with `strong`, strong words are none."""
    styles = (PLAIN, replace(PLAIN, strong=True)) if strong else (PLAIN,)
    return all(run.style in styles and run.ruby is None and run.note is None for run in text)


def head_rows(setting: Setting, text: InlineText, measure: float) -> tuple[HeadRow, ...]:
    """A head as it is written, in a measure in points: a year large, other words like a subheading."""
    style = setting.theme.style("subheading")
    if not is_plain(text, strong=True):
        flush = replace(style, indent=0.0, align="left")
        return tuple((line,) for line in setting.typesetter.set_paragraph(text, flush, [measure]).lines)
    words = printed_text(text)
    if is_bare_year(words):
        return (year_lines(setting, words),)
    return tuple((line,) for line in setting.typesetter.set_heading(words, style, measure, _MOST_LINES).lines)


def running_rows(setting: Setting, running: RunningHead, measure: float) -> tuple[HeadRow, ...]:
    """What returns at a column's top, in a measure in points: phase and year, beside each other where both have room.

    A phase whose name takes more than one line does not return over a year, one of more than two not at all.
    """
    year = year_lines(setting, running.year) if running.year else ()
    name = head_rows(setting, running.phase, measure) if running.phase else ()
    if not year or not name:
        return (year,) if year else name if len(name) <= _MOST_LINES else ()
    if len(name) > 1:
        return (year,)
    gap = _PHASE_GAP * setting.theme.grid.em
    if row_width(setting, name[0]) + gap + row_width(setting, year) > measure:
        return (*name, year)
    last = name[0][-1]
    return ((*name[0][:-1], replace(last, width=last.width + gap), *year),)


def place_row(setting: Setting, row: HeadRow, x: float, baseline: float) -> tuple[Item, ...]:
    """Lines beside each other on one baseline: a year's figures and their 年."""
    items: tuple[Item, ...] = ()
    for part in row:
        items += place_line(part, x, baseline)
        x += part.width + setting.theme.callout.measure_word_gap_pt
    return items


def row_width(setting: Setting, row: HeadRow) -> float:
    """How far a row reaches."""
    return sum(part.width for part in row) + (len(row) - 1) * setting.theme.callout.measure_word_gap_pt if row else 0.0


def is_bare_year(words: str) -> bool:
    """Whether words are nothing but a year in figures or Han numerals."""
    return _YEAR.fullmatch(words.strip()) is not None


def year_lines(setting: Setting, words: str) -> HeadRow:
    """A year large with a small 年, in display figures or, where it has Han numerals, in the face of subheadings.

    One in other words is set like a subheading.
    """
    style = setting.theme.style("subheading")
    found = _YEAR.fullmatch(words.strip())
    if found is None:
        return (setting.line(words, style),)
    display = setting.style("figure", size=_YEAR_SIZE)
    if found[1].isdecimal():
        figures = even_figures(setting, setting.line(found[1], display), display)
    else:
        figures = setting.line(found[1], replace(style, size=_YEAR_SIZE, color=display.color))
    return (figures, *([setting.line(found[2], setting.theme.style("measure-word"))] if found[2] else []))
