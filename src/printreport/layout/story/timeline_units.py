"""Timelines in a text column: dates in a column of their own, events hanging behind them, years as heads that return.

An event is never torn from its date; one of up to five lines stays whole, of a longer one three lines stand on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.geometry import Point
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, artifact, place_line, place_lines, tagged
from printreport.layout.story.passage import INSIDE_PARAGRAPH, flawed
from printreport.layout.story.story import FORBIDDEN, Paint, Unit, blank
from printreport.layout.story.timeline_dates import SetDate, even_figures, set_apart, set_dates, tinted
from printreport.model.blocks import Event, FencedBlock, InlineText, Timeline, between, printed_text
from printreport.model.layout import Item, PlacedShape, PlacedTag
from printreport.model.line import Line, SetParagraph
from printreport.model.theme import TextStyle

_NARROW = 15.0
"""Em under which a column sets dates above their events: beside them, events would have lines of ten characters."""
_LEAST_EVENT = 12.0
"""Em that events keep beside their dates: justified lines of fewer characters have holes."""
_GAP = 1.0
"""Em between the longest date and the events."""
_WHOLE = 5
"""Lines up to which an event stays whole."""
_TOGETHER = 3
"""Lines of a longer event that stand together at the end and at the beginning of a column."""
_HANG = 1.0
"""Em by which events hang under dates that stand above them."""
_LOOSEST = 0.08
"""Em between Han beyond which a line of an event is not justified: those of long paragraphs never come to it."""
_RAISED = 15.75
"""The size of a year's figures: the house's second voice (三号), that of headings."""
_MIDDLE = 0.38
"""Em over the baseline of the hairline beside a year: the middle of its figures."""
_YEAR = re.compile(r"([0-9]{4})\s*(年?)")


@dataclass(frozen=True, slots=True)
class _EventFrame:
    """What all events of a timeline share: the column's measure, and where their words begin in it."""

    setting: Setting
    measure: float
    hang: float
    key: str
    order: tuple[int, ...]


def timeline_units(
    setting: Setting, block: FencedBlock, measure: float, key: str, order: tuple[int, ...]
) -> list[Unit]:
    """A timeline's title, the heads of its years and its events as units; a year returns where a column begins inside it.

    `setting` is what it is set with, `block` the timeline, `measure` the column's in points, `key` names its element, and `order`
    is its place in the structure.
    """
    assert isinstance(block, Timeline)
    em, dates = setting.theme.grid.em, [event.date for event in block.events]
    style, room = setting.theme.style("label-strong"), measure - (_LEAST_EVENT + _GAP) * em
    apart = set_apart(setting, dates, style, measure)
    lined = set_dates(setting, dates, style, room) if measure >= _NARROW * em else apart
    hang = max([date.width for date in lined if date.fits], default=0.0)
    frame = _EventFrame(setting, measure, (hang + _GAP * em) if hang else _HANG * em, key, order)
    own = [date if date.fits else above for date, above in zip(lined, apart, strict=True)]
    return [*_title_units(frame, block), *_event_units(frame, block, own)]


def _title_units(frame: _EventFrame, block: Timeline) -> Iterator[Unit]:
    """A timeline's title as a line like a subheading; none where it has no title."""
    if words := printed_text(block.title):
        style = frame.setting.theme.style("subheading")
        lines = frame.setting.typesetter.set_heading(words, style, frame.measure, 2).lines
        yield Unit(len(lines), _painter(frame.setting, lines), "subheading", f"{frame.key}/title", frame.order, level=2)


def _painter(setting: Setting, lines: tuple[Line, ...]) -> Paint:
    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        return place_lines(lines, x, page.baseline(line), setting.theme.grid.leading)

    return paint


def _event_units(frame: _EventFrame, block: Timeline, dates: list[SetDate]) -> Iterator[Unit]:
    """The events in their order, those under the head of a year inside its group; what a date does not say returns."""
    group: tuple[int, ...] = ()
    said: int | None = None
    for number, (event, head, date) in enumerate(zip(block.events, block.heads, dates, strict=True)):
        group = (number, 1) if head else () if event.says_year else group
        if head:
            yield from _head_units(frame, head, number, spaced=number > 0 or bool(block.title))
        if event.says_year:
            date = tinted(date, frame.setting, "muted" if event.year == said else "figure")
            said = event.year
        repeat = _repeated(frame, event.unsaid) if event.unsaid else None
        units = [replace(unit, repeat=repeat) for unit in _one_event(frame, event, date, (*group, number))]
        yield from [replace(units[0], break_cost=FORBIDDEN), *units[1:]] if head else units


# -- years --------------------------------------------------------------------------------------------------------------


def _head_units(frame: _EventFrame, head: str, number: int, *, spaced: bool) -> Iterator[Unit]:
    """The head of a year, with a blank line over it where something stands before it."""
    if spaced:
        yield blank(1)
    yield Unit(1, _year_painter(frame, head), "list-label", f"{frame.key}/{number}/head", (*frame.order, number, 0))


def _repeated(frame: _EventFrame, words: str) -> Unit:
    """A year set again where a column begins inside it; readers of the structure know it already."""
    paint = _year_painter(frame, words)
    return Unit(1, lambda page, x, line: (artifact(paint(page, x, line)),), "artifact", "", ())


def _year_painter(frame: _EventFrame, words: str) -> Paint:
    """A year, and a hairline from there to the column's edge."""
    lines, theme = year_lines(frame.setting, words), frame.setting.theme
    begin = width_of_year(frame.setting, lines) + 2 * theme.callout.measure_word_gap_pt

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        baseline = page.baseline(line)
        y = baseline - _MIDDLE * theme.grid.em
        rule = PlacedShape.line(Point(x + begin, y), Point(x + frame.measure, y), theme.color("ink"), theme.rules.hairline_pt)
        return (*place_year(frame.setting, lines, x, baseline), *([artifact([rule])] if begin < frame.measure else []))

    return paint


def place_year(setting: Setting, lines: tuple[Line, ...], x: float, baseline: float) -> tuple[Item, ...]:
    """A year's figures and their 年 on one baseline."""
    items: tuple[Item, ...] = ()
    for part in lines:
        items += place_line(part, x, baseline)
        x += part.width + setting.theme.callout.measure_word_gap_pt
    return items


def width_of_year(setting: Setting, lines: tuple[Line, ...]) -> float:
    """How far a year's figures and their 年 reach."""
    return sum(part.width for part in lines) + (len(lines) - 1) * setting.theme.callout.measure_word_gap_pt if lines else 0.0


def is_bare_year(words: str) -> bool:
    """Whether a date is nothing but the figures of a year."""
    return _YEAR.fullmatch(words.strip()) is not None


def year_lines(setting: Setting, words: str) -> tuple[Line, ...]:
    """A year in display figures with a small 年; one in other words like a subheading."""
    found = _YEAR.fullmatch(words.strip())
    if found is None:
        return (setting.line(words, setting.theme.style("subheading")),)
    style = setting.style("figure", size=_RAISED)
    figures = even_figures(setting, setting.line(found[1], style), style)
    return (figures, *([setting.line(found[2], setting.theme.style("measure-word"))] if found[2] else []))


# -- events -------------------------------------------------------------------------------------------------------------


def _one_event(frame: _EventFrame, event: Event, date: SetDate, place: tuple[int, ...]) -> list[Unit]:
    """An event's lines as units, its date on the first of them, or above them where it has no room beside."""
    order = (*frame.order, *place)
    key = f"{frame.key}/{place[-1]}"
    label = tagged("list-label", f"{key}/label", (*order, 0), ())
    done = _words(frame, event)
    over = [] if date.fits else [_dated(line, None, 0.0, label) for line in date.lines]
    beside: tuple[Line | None, ...] = date.lines if date.fits else ()
    count = max(len(done.lines), len(beside))
    texts: list[Line | None] = [*done.lines, *[None] * (count - len(done.lines))]
    labels = [*beside, *[None] * (count - len(beside))]
    paints = [*over, *(_dated(one, text, frame.hang, label) for one, text in zip(labels, texts, strict=True))]
    own = [Unit(1, paint, "list-item", key, (*order, 0), cost) for paint, cost in zip(paints, _costs(len(paints)), strict=True)]
    flaws = flawed(own[len(over) :], done)
    return [*own[: len(over)], *flaws]


def _words(frame: _EventFrame, event: Event) -> SetParagraph:
    """An event's words, justified but for the lines that would have holes."""
    flush = replace(frame.setting.theme.style("body"), indent=0.0)
    done = frame.setting.typesetter.set_paragraph(event.text, flush, [frame.measure - frame.hang])
    return replace(done, lines=tuple(_eased(frame.setting, event.text, flush, line) for line in done.lines))


def _eased(setting: Setting, text: InlineText, style: TextStyle, line: Line) -> Line:
    """A line as it is, or at its natural width where it is spaced too far: a long figure stands behind a short line."""
    if line.expansion <= _LOOSEST:
        return line
    words = between(text, line.start, line.end)
    own = setting.typesetter.set_paragraph(words, replace(style, align="left"), [line.measure]).lines
    as_written = len(own) == 1 and own[0].text.strip() == line.text.strip()
    return replace(own[0], start=line.start, end=line.end, text=line.text, last=line.last) if as_written else line


def _costs(count: int) -> list[float]:
    """What it costs to end a column before each of an event's lines, its date's above them among these."""
    free = range(_TOGETHER, count - _TOGETHER + 1) if count > _WHOLE else range(0)
    return [0.0, *(INSIDE_PARAGRAPH if number in free else FORBIDDEN for number in range(1, count))][:count]


def _dated(date: Line | None, text: Line | None, hang: float, label: PlacedTag) -> Paint:
    """Paints a line of an event, and the line of its date that stands beside it."""

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        baseline = page.baseline(line)
        dated = (replace(label, items=place_line(date, x, baseline)),) if date is not None else ()
        return (*dated, *(place_line(text, x + hang, baseline) if text is not None else ()))

    return paint
