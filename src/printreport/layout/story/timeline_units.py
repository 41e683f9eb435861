"""Timelines in a text column: dates in a column of their own, events hanging behind them, years and phases as heads that return.

An event is never torn from its date; one of up to five lines stays whole, of a longer one three lines stand on either side.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.geometry import Point
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, artifact, place_line, place_lines, tagged
from printreport.layout.story.passage import INSIDE_PARAGRAPH, flawed
from printreport.layout.story.story import FORBIDDEN, Paint, Unit, blank
from printreport.layout.story.timeline_dates import SetDate, set_apart, set_dates, tinted
from printreport.layout.story.timeline_heads import (
    HeadedEvent,
    HeadRow,
    RunningHead,
    head_rows,
    headed_events,
    place_row,
    row_width,
    running_rows,
)
from printreport.model.blocks import Event, FencedBlock, InlineText, Timeline, between, printed_text
from printreport.model.layout import Item, PlacedShape, PlacedTag
from printreport.model.line import Line, SetParagraph
from printreport.model.theme import TextStyle

_NARROW = 15.0
"""Em under which a column sets dates above their events: beside them, events would have lines of ten characters."""
_LEAST_EVENT = 12.0
"""Em that events keep beside their dates: justified lines of fewer characters have holes."""
_GAP = 1.0
"""Em between the longest date and the events, at least: these have a whole number of ems, which lines of Han fill."""
_ROUNDED = 1e-6
"""Em by which a measure may miss a whole number of them."""
_WHOLE = 5
"""Lines up to which an event stays whole."""
_TOGETHER = 3
"""Lines of a longer event that stand together at the end and at the beginning of a column."""
_HANG = 1.0
"""Em by which events hang under dates that stand above them."""
_LOOSEST = 0.08
"""Em between Han beyond which a line of an event is not justified: those of long paragraphs never come to it."""
_LEAST_RULE = 2.0
"""Em of the hairline beside a head: a shorter one is a dash."""
_MIDDLE = 0.38
"""Em over the baseline of the hairline beside a head: the middle of its figures."""


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
    """A timeline's title, its heads and its events as units; a head returns where a column begins inside its group.

    `setting` is what it is set with, `block` the timeline, `measure` the column's in points, `key` names its element, and `order`
    is its place in the structure.
    """
    assert isinstance(block, Timeline)
    em, dates = setting.theme.grid.em, [event.date for event in block.events]
    style, room = setting.theme.style("label-strong"), measure - (_LEAST_EVENT + _GAP) * em
    apart = set_apart(setting, dates, style, measure)
    lined = set_dates(setting, dates, style, room) if measure >= _NARROW * em else apart
    hang = max([date.width for date in lined if date.fits], default=0.0)
    words = math.floor((measure - (hang + _GAP * em if hang else _HANG * em)) / em + _ROUNDED)
    frame = _EventFrame(setting, measure, measure - words * em, key, order)
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
    """The events in their order, each below its heads and inside their groups; what a date does not say returns."""
    said: int | None = None
    for number, (headed, date) in enumerate(zip(headed_events(block), dates, strict=True)):
        event = headed.event
        yield from _head_units(frame, headed, number, spaced=number > 0 or bool(block.title))
        if event.says_year:
            date = tinted(date, frame.setting, "muted" if event.year == said else "figure")
            said = event.year
        repeat = _returning(frame, headed.running)
        units = [replace(unit, repeat=repeat) for unit in _one_event(frame, event, date, (*headed.group, number))]
        yield from [replace(units[0], break_cost=FORBIDDEN), *units[1:]] if headed.heads else units


# -- heads --------------------------------------------------------------------------------------------------------------


def _head_units(frame: _EventFrame, headed: HeadedEvent, number: int, *, spaced: bool) -> Iterator[Unit]:
    """An event's heads, with a blank line over the first where something stands before it; under a phase, that returns."""
    if headed.heads and spaced:
        yield blank(1)
    for place, (head, order) in enumerate(headed.heads):
        rows = head_rows(frame.setting, head.text, frame.measure)
        paint = _head_painter(frame, rows, ruled=place == len(headed.heads) - 1)
        key, cost = f"{frame.key}/{number}/head/{place}", FORBIDDEN if place else 0.0
        repeat = None if place else _returning(frame, RunningHead(headed.phase), ruled=False)
        yield Unit(len(rows), paint, "list-label", key, (*frame.order, *order), cost, repeat=repeat)


def _returning(frame: _EventFrame, running: RunningHead, *, ruled: bool = True) -> Unit | None:
    """A head set again where a column begins inside its group; readers of the structure know it already."""
    rows = running_rows(frame.setting, running, frame.measure)
    paint = _head_painter(frame, rows, ruled=ruled)
    return Unit(len(rows), lambda page, x, line: (artifact(paint(page, x, line)),), "artifact", "", ()) if rows else None


def _head_painter(frame: _EventFrame, rows: tuple[HeadRow, ...], *, ruled: bool = True) -> Paint:
    """A head and, where it is `ruled`, a hairline from its last line to the column's edge."""
    theme, last = frame.setting.theme, len(rows) - 1
    begin = row_width(frame.setting, rows[-1]) + 2 * theme.callout.measure_word_gap_pt if rows else 0.0

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        items = [item for place, row in enumerate(rows) for item in place_row(frame.setting, row, x, page.baseline(line + place))]
        if ruled and frame.measure - begin >= _LEAST_RULE * theme.grid.em:
            y = page.baseline(line + last) - _MIDDLE * theme.grid.em
            ends = Point(x + begin, y), Point(x + frame.measure, y)
            items.append(artifact([PlacedShape.line(*ends, theme.color("ink"), theme.rules.hairline_pt)]))
        return tuple(items)

    return paint


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
