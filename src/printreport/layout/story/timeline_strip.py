"""A timeline of a few short events as a strip over the page's width: a rule with a point for each, dates over, words under it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.geometry import Point
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting, artifact, place_line, place_lines, tagged
from printreport.layout.story.passage import OVERFULL
from printreport.layout.story.timeline_heads import (
    HeadedEvent,
    headed_events,
    is_bare_year,
    is_plain,
    place_row,
    row_width,
    year_lines,
)
from printreport.model.blocks import Block, Event, Paragraph, Timeline, plain_text, printed_text
from printreport.model.document import Section
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import Line
from printreport.model.theme import Theme

_FEWEST, _MOST = 4, 12
"""Events of a strip: fewer are a sentence, more crowd it."""
_MOST_OF_SECTION = 2
"""Strips of a section: a page takes one, so that more of them would wander off over pages that speak of other things."""
_IN_A_ROW = 6
"""Events of one row: a page's modules; more stand in two rows of like length."""
_LEAST_WIDTH = 6.0
"""Em of an event's place, a module: narrower ones have lines of a word or two, and points that crowd."""
_MOST_LINES = 5
"""Lines of an event's words: longer ones are read in a column."""
_TALLEST_SHARE = 0.45
"""The share of a page's lines that a strip may take."""
_DOT = 2.4
"""The radius of a point: its width is about that of the short rule over a heading's words, squared."""
_CORNERS = 24
"""Corners of the polygon that a point is: at its width, the eye takes it for a circle."""
_FULL_DATE = re.compile(r"((?:[0-9]{4}|[〇零○一二三四五六七八九]{4})\s*年)\s*([^—–－―~～至到]+)")
"""A date with its year, which is no span."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """An event of a strip as it is set: its place among the timeline's lines, its year, its date and its words.

    `headed` tells that the year is the head of a group and no part of the date. `again` is the year of the events before it,
    which is set again where a row begins.
    """

    number: int
    group: tuple[int, ...]
    headed: bool
    year: tuple[Line, ...]
    date: tuple[Line, ...] = ()
    words: tuple[Line, ...] = ()
    again: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineStrip:
    """A timeline set as rows of events, with its place in the document's structure."""

    setting: Setting
    title: Line | None
    rows: tuple[tuple[_Stop, ...], ...]
    key: str
    order: tuple[int, ...]

    @property
    def form(self) -> CellForm:
        """The strip as a form over the whole width, as deep as its words need and a line for each row deeper."""
        least = self._head + sum(map(self._depth, self.rows)) + len(self.rows) - 1
        count = sum(map(len, self.rows))
        widths = frozenset({Width.FULL})
        return CellForm(f"timeline-{count}", least, least + len(self.rows), least, widths, 0.4, self.paint)

    @property
    def _head(self) -> int:
        return 2 if self.title is not None else 0

    @property
    def _over(self) -> int:
        """Lines over the rule: years, and what else dates say under them."""
        stops = [stop for row in self.rows for stop in row]
        return 2 if any(stop.year for stop in stops) and any(stop.date for stop in stops) else 1

    def _depth(self, row: tuple[_Stop, ...]) -> int:
        return self._over + 1 + max(len(stop.words) for stop in row)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The strip in a cell; lines to spare stand between its rows, or over one."""
        items = [*self._titled(cell)]
        line, spare = self._head + 1, cell.lines - self.form.least
        per = max(map(len, self.rows))
        for number, row in enumerate(self.rows):
            line += spare if number == len(self.rows) - 1 else 0
            items.append(artifact(self._ruled(cell, line + self._over, len(row), per)))
            items.append(artifact(place_row(self.setting, row[0].again, cell.x, cell.baseline(line))))
            for place, stop in enumerate(row):
                items += self._stopped(cell.part(place, per), line, stop)
            line += self._depth(row) + 1
        return tuple(items)

    def _titled(self, cell: Cell) -> Iterator[Item]:
        if self.title is not None:
            words = place_line(self.title, cell.x, cell.baseline(1))
            yield tagged("subheading", f"{self.key}/title", self.order, words, level=2)

    def _ruled(self, cell: Cell, line: int, count: int, per: int) -> Iterator[Item]:
        """The rule in the middle of a line, over the whole width, and a point at the left edge of each event."""
        theme = self.setting.theme
        y = (cell.baseline(line - 1) + cell.face_top(line + 1)) / 2
        yield PlacedShape.line(Point(cell.x, y), Point(cell.x + cell.width, y), theme.color("ink"), theme.rules.hairline_pt)
        for place in range(count):
            yield _dot(Point(cell.part(place, per).x + _DOT, y), _DOT, theme)

    def _stopped(self, cell: Cell, line: int, stop: _Stop) -> Iterator[Item]:
        own, place = f"{self.key}/{stop.number}", (*self.order, *stop.group, stop.number, 0)
        over = line + self._over - 1
        year = place_row(self.setting, stop.year, cell.x, cell.baseline(line))
        date = place_row(self.setting, stop.date, cell.x, cell.baseline(over))
        if stop.headed:
            yield tagged("list-label", f"{own}/head", (*self.order, stop.number, 0), year)
        yield tagged("list-label", f"{own}/label", place, date if stop.headed else (*year, *date))
        first = cell.baseline(over + 2)
        yield tagged("list-item", own, place, place_lines(stop.words, cell.x, first, cell.grid.theme.grid.leading))


def _dot(middle: Point, radius: float, theme: Theme) -> PlacedShape:
    turns = [2 * math.pi * number / _CORNERS for number in range(_CORNERS)]
    corners = tuple(Point(middle.x + radius * math.cos(turn), middle.y + radius * math.sin(turn)) for turn in turns)
    return PlacedShape("polygon", corners, fill=theme.color("accent"))


# -- which timelines are strips -----------------------------------------------------------------------------------------


def running_blocks(setting: Setting, section: Section) -> list[tuple[int, Block]]:
    """The blocks of a section that run in the columns, with their places: all but the timelines that are strips."""
    return [(place, block) for place, block in enumerate(section.blocks) if not is_strip(setting, section, block)]


def is_strip(setting: Setting, section: Section, block: Block) -> bool:
    """Whether a block is a timeline that stands as a strip, since its events are few and short and other words run beside it.

    A section of many timelines, one for each decade say, keeps all of them in its columns, in their order.
    """
    if not isinstance(block, Timeline) or not any(isinstance(other, Paragraph) for other in section.blocks):
        return False
    if sum(isinstance(other, Timeline) for other in section.blocks) > _MOST_OF_SECTION:
        return False
    return timeline_strip(setting, block, "", ()) is not None


def timeline_strip(setting: Setting, block: Timeline, key: str, order: tuple[int, ...]) -> TimelineStrip | None:
    """A timeline as a strip; None where it reads better in a column: too many or too long events, or too narrow a page."""
    events = len(block.events)
    if not _FEWEST <= events <= _MOST:
        return None
    rows = 1 if events <= _IN_A_ROW else 2
    per = math.ceil(events / rows)
    grid = setting.theme.grid
    width = (grid.width - (per - 1) * grid.gap * grid.em) / per
    stops = _stops(setting, block, width) if width >= _LEAST_WIDTH * grid.em - 0.01 else []
    title = setting.line(printed_text(block.title), setting.theme.style("subheading")) if block.title else None
    if len(stops) < events or (title is not None and title.width > grid.width):
        return None
    strip = TimelineStrip(setting, title, tuple(tuple(stops[at : at + per]) for at in range(0, events, per)), key, order)
    return strip if strip.form.least <= _TALLEST_SHARE * grid.lines else None


def _stops(setting: Setting, block: Timeline, width: float) -> list[_Stop]:
    """The events as they are set in places of a width, up to the first that does not fit its own."""
    stops: list[_Stop] = []
    for number, headed in enumerate(headed_events(block)):
        if not _is_short(headed):
            break
        words = [printed_text(head.text) for head, _ in headed.heads]
        again = year_lines(setting, headed.running.year) if headed.running.year and not words else ()
        bare = _Stop(number, headed.group, bool(words), year_lines(setting, words[0]) if words else (), again=again)
        stop = _stop(setting, headed.event, bare, width)
        if stop is None:
            break
        stops.append(stop)
    return stops


def _is_short(headed: HeadedEvent) -> bool:
    """Whether over an event stands a year at most: phases, and months under years, are read in a column."""
    heads = [head for head, _ in headed.heads]
    return not heads or (len(heads) == 1 and heads[0].kind == "year" and is_plain(heads[0].text, strong=True))


def _stop(setting: Setting, event: Event, bare: _Stop, width: float) -> _Stop | None:
    """An event's date and words in a place of a width; None where they do not fit it."""
    if not event.text or not is_plain(event.date):
        return None
    year, date = _date_lines(setting, plain_text(event.date))
    if year and bare.year:
        return None
    label = replace(setting.theme.style("label"), align="left", indent=0.0)
    if is_plain(event.text):
        words = setting.typesetter.set_heading(plain_text(event.text), label, width, _MOST_LINES)
    else:
        words = setting.typesetter.set_paragraph(event.text, label, [width])
    stop = replace(bare, year=bare.year or year, date=date, words=words.lines)
    fits = max(row_width(setting, lines) for lines in (stop.year, date)) <= width and len(words.lines) <= _MOST_LINES
    flawed = words.torn or any(line.overfull > OVERFULL or line.width > width + OVERFULL for line in words.lines)
    return stop if fits and not flawed else None


def _date_lines(setting: Setting, words: str) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A date's year in display figures, and the rest, which stands under them."""
    if is_bare_year(words):
        return year_lines(setting, words), ()
    found = _FULL_DATE.fullmatch(words.strip())
    rest = setting.line(found[2] if found else words, setting.style("label-strong", color=setting.theme.color("figure")))
    return year_lines(setting, found[1]) if found else (), (rest,)
