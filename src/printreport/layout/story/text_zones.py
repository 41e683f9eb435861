"""The text that a page can hold from some unit on: level columns that end where the story allows, each with its price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.layout.page.cost_terms import WEIGHTS, Terms, sum_of, weigh
from printreport.layout.story.body_shape import ELEMENT_GAP, shaped_columns, shortened
from printreport.layout.story.column_fill import LEVEL, ColumnFill, ColumnFiller, TextZone
from printreport.layout.story.heading_tiers import LEAST_BESIDE, Tiers
from printreport.layout.story.sections_abreast import Parallel
from printreport.layout.story.story import SectionRun, Story
from printreport.model.theme import BodyForm

_MOST_KEPT = 20_000
"""Zones beside elements that are kept."""

SEPARATION = 2
"""Blank lines between a stack over the whole width and the text."""

LEAST_FULL = 0.8
"""How much of a page must be full that ends inside a section."""

_LEAST_ZONE = 7.0
"""Lines: less text under much else looks like a crumb. Seven are a heading and a paragraph. No other value was tried."""
_LOW = 0.66
"""From which share of a column's depth on a section that begins there begins low."""
_MOST_SHORT = 6
"""By how many lines the columns beside an element may miss its body's height together: less text is too little for the form."""


def _unlevel(zone: TextZone, count: int) -> int:
    """By how many lines the columns of the last tier that hold text end apart, where so many are level."""
    lines = [column.lines for column in zone.columns[-count:] if not column.empty]
    return max(lines, default=0) - min(lines, default=0)


def _lengths(zone: TextZone) -> tuple[int, int, float, tuple[int, ...]]:
    """All lengths of a zone, and what it costs to have them."""
    return zone.end, zone.height, zone.strain, tuple(column.lines for column in zone.columns)


def _is_full(column: ColumnFill) -> bool:
    """Whether a column stays short of its room by two lines at most."""
    return column.lines >= column.room - 2


def white_cost(lines: float) -> float:
    """What so many blank lines beside text cost."""
    return WEIGHTS["white"] * lines * abs(lines)


@dataclass(frozen=True, slots=True)
class PricedZone:
    """A text zone with what it costs wherever it stands, and whether it ends inside a section."""

    zone: TextZone
    terms: Terms
    cost: float
    torn: bool


class TextZones:
    """The zones of one story on pages of so many columns and lines; those from a unit on are made once."""

    def __init__(self, story: Story, columns: int, lines: int, modules: int = 6, *, opening: bool = False) -> None:
        """Zones of one story.

        `columns` and `lines` are those of a page, `modules` the grid's across, and `opening` tells that each section opens a
        page; `story` is the text.
        """
        self.story, self.modules = story, modules
        # whether each section opens a page, so that no zone goes on into the next one
        self._opening = opening
        self.across = any(unit.across for unit in story.units)
        self.columns, self.lines = columns, lines
        self.filler = ColumnFiller(story)
        self.parallel = Parallel(story, self.filler, 0 if opening or self.across else columns, lines)
        self._tiers = Tiers(story, self.filler, columns, modules)
        self._closed: dict[int, tuple[PricedZone, ...]] = {}
        self._beside: dict[tuple[int, int, str, int, bool], PricedZone | None] = {}
        self._filled: dict[tuple[int, int], PricedZone | None] = {}
        self._plain: dict[tuple[int, int, bool], PricedZone | None] = {}
        self._next_ends: dict[int, tuple[tuple[int, int], ...]] = {}
        self._ends = [run.end for run in story.sections]
        self._starts = {run.start for run in story.sections}
        self._total = len(story.units)

    def closed(self, start: int) -> tuple[PricedZone, ...]:
        """The zones from a unit on that end where a section ends: level columns, or sections side by side."""
        found = self._closed.get(start)
        if found is None:
            found = self._closed[start] = tuple(self.priced(zone) for zone in self._ending(start))
        return found

    def forget(self) -> None:
        """Forgets the zones, and the columns that they were made of."""
        for made in (self._closed, self._beside, self._filled, self._plain, self._next_ends):
            made.clear()
        self.filler.forget()

    def like(self, zone: TextZone, start: int) -> TextZone | None:
        """The zone from a unit on that ends with a section and is just as long as one of another story."""
        zones = (priced.zone for priced in self.closed(start))
        return next((own for own in zones if _lengths(own) == _lengths(zone)), None)

    def filled(self, start: int, height: int) -> PricedZone | None:
        """Columns of a height filled from a unit on, if text is left over and none of them stays short by more than two lines."""
        key = (start, height)
        if key not in self._filled:
            zone, stop = self._fill(start, height), self._stop(start)
            level = zone is not None and start < zone.end < stop and all(map(_is_full, zone.columns))
            self._filled[key] = self.priced(zone) if zone is not None and level else None
        return self._filled[key]

    def plain(self, start: int, height: int, *, one_column: bool = False) -> PricedZone | None:
        """The same, however short the columns stay: for pages that hold little, or what must not be torn.

        `one_column` leaves all but the first empty, where no lower page holds less.
        """
        key = (start, height, one_column)
        if key not in self._plain:
            zone, stop = self._fill(start, height), self._stop(start)
            if zone is not None and one_column and not self.across:
                zone = _first_column(zone)
            holds = zone is not None and start < zone.end <= stop
            self._plain[key] = self.priced(self._lowest(zone)) if zone is not None and holds else None
        return self._plain[key]

    def _lowest(self, zone: TextZone) -> TextZone:
        """A zone no higher than its longest column."""
        if self.across:
            return zone
        height = max(column.lines for column in zone.columns)
        return TextZone(tuple(column.in_room(height) for column in zone.columns), height, zone.end)

    def _fill(self, start: int, height: int) -> TextZone | None:
        if self.across:
            return self._tiers.filled(start, height, self._stop(start))
        zone = self.filler.zone(start, height, self.columns, self._stop(start))
        return replace(zone, columns=tuple(column.in_room(height) for column in zone.columns))

    def _stop(self, start: int) -> int:
        """Where text must end that begins at a unit: with its section if each opens a page."""
        return next((end for end in self._ends if end > start), self._total) if self._opening else self._total

    def starting_at(self, start: int, lowest: int = 3) -> Iterator[PricedZone]:
        """All zones that begin with a unit; of those that end inside a section only such as are no lower than some lines."""
        yield from self.closed(start)
        for height in range(self.lines, lowest - 1, -1):
            if (zone := self.filled(start, height)) is not None:
                yield zone

    def white_below(self, zone: TextZone) -> float:
        """What a page of text costs that ends early."""
        return white_cost(self.lines - zone.height)

    def closes(self, unit: int) -> bool:
        """Whether a section ends before a unit."""
        return unit in self._ends

    def headed(self, start: int) -> tuple[int, int]:
        """The lines of the heading over all columns with which text from a unit on begins, and the first unit in columns."""
        if not self.across:
            return 0, start
        first = self._tiers.first(start).first
        heading = first > start and self.story.units[first - 1].across
        return (self.story.units[first - 1].lines, first) if heading else (0, start)

    def held(self, start: int, room: int) -> int:
        """The lines of text from a unit on that columns of so many lines in all hold under the headings over all of them."""
        return self._tiers.held(start, room)

    def ends(self, start: int) -> tuple[tuple[int, int], ...]:
        """The next two ends of sections after a unit, with the lines of text in columns up to them."""
        found = self._next_ends.get(start)
        if found is None:
            ends = [end for end in self._ends if end > start][: 1 if self._opening or self.across else 2]
            _, first = self.headed(start)
            found = self._next_ends[start] = tuple((end, self.story.lines_between(first, end)) for end in ends)
        return found

    def beside(self, start: int, end: int, form: BodyForm, depth: int, *, left_page: bool) -> PricedZone | None:
        """The lowest zone of a body form that holds the text between two units, its element so many lines deep.

        `start` and `end` are the units, `form` is the body form, `depth` the element's in lines, and `left_page` tells on which
        page it stands.
        """
        key = (start, end, form.name, depth, left_page and form.mirror)
        if key not in self._beside:
            self._thin_out()
            zone = self._lowest_beside(start, end, form, depth, key[4])
            self._beside[key] = self.priced(zone) if zone is not None else None
        return self._beside[key]

    def level_beside(self, start: int, end: int, form: BodyForm, *, left_page: bool) -> PricedZone | None:
        """The lowest level columns that hold the text between two units where a form's element stands beside all of them."""
        key = (start, end, form.name, 0, left_page and form.mirror)
        if key not in self._beside:
            self._thin_out()
            zone = self.filler.level_zone(start, end, len(form.text), self.lines)
            if zone is not None:
                spans = [shape.span for shape in shaped_columns(form, self.modules, zone.height, 0, left_page=key[4])]
                columns = (column.in_room(zone.height, 0, span) for column, span in zip(zone.columns, spans, strict=True))
                zone = TextZone(tuple(columns), zone.height, zone.end, form.name)
            self._beside[key] = self.priced(zone) if zone is not None and not any(c.empty for c in zone.columns) else None
        return self._beside[key]

    def filled_beside(self, start: int, height: int, form: BodyForm, depth: int, *, left_page: bool) -> PricedZone | None:
        """The columns of a body form filled from a unit on, if text is left over and none stays short by more than two lines.

        `start` is that unit, `height` the body's in lines, `form` the body form, `depth` the element's in lines, and
        `left_page` tells on which page it stands.
        """
        key = (start, -height, form.name, depth, left_page and form.mirror)
        if key not in self._beside:
            self._thin_out()
            stop = self._stop_beside(start)
            zone = self._shaped(start, height, form, depth, key[4], stop)
            level = zone is not None and zone.end < stop and all(map(_is_full, zone.columns))
            self._beside[key] = self.priced(zone) if zone is not None and level else None
        return self._beside[key]

    def _thin_out(self) -> None:
        """Forgets what was made long ago: a long book's search comes by no page again."""
        if len(self._beside) >= _MOST_KEPT:
            self._beside.clear()
            self.filler.forget()

    def _stop_beside(self, start: int) -> int:
        """Where text must end that stands beside an element: before the next heading over all columns."""
        stop = self._stop(start)
        return min(stop, self._tiers.first(start).stop) if self.across else stop

    def _shaped(
        self, start: int, height: int, form: BodyForm, depth: int, left_page: bool, stop: int
    ) -> TextZone | None:
        """The columns of a body form of so many lines, the heading over all of them counted.

        `start` is the first unit, `height` in lines, `form` the body form, `depth` the element's in lines, `left_page` tells on
        which page it stands, and before the unit `stop` the text ends at the latest.
        """
        if self.across:
            return self._tiers.beside(start, height, form, depth, stop, left_page=left_page)
        shapes = shaped_columns(form, self.modules, height, depth, left_page=left_page)
        return self.filler.shaped(start, form.name, shapes, height, stop)

    def _lowest_beside(self, start: int, end: int, form: BodyForm, depth: int, left_page: bool) -> TextZone | None:
        """The lowest zone of a body form that holds the text, or None.

        `start` and `end` are its units, `form` is the body form, `depth` the element's in lines, and `left_page` tells on which
        page it stands.
        """
        if self.across and self._stop_beside(start) < end:
            return None
        taken = shortened(form) * (depth + ELEMENT_GAP)
        under, first = self.headed(start)
        least = (self.story.lines_between(first, end) + taken) // len(form.text) - 1
        for height in range(max(least, depth + ELEMENT_GAP + LEAST_BESIDE) + under, self.lines + 1):
            zone = self._shaped(start, height, form, depth, left_page, end)
            if zone is not None and zone.end >= end:
                return zone if zone.short <= _MOST_SHORT else None
        return None

    def priced(self, zone: TextZone) -> PricedZone:
        """A zone with the terms of its text."""
        terms = weigh(self._text_terms(zone))
        return PricedZone(zone, terms, sum_of(terms), self._torn(zone))

    def _ending(self, start: int) -> Iterator[TextZone]:
        for end in self._ends:
            if end <= start:
                continue
            if self.across:
                zone = self._tiers.level(start, end, self.lines)
            else:
                zone = self.filler.level_zone(start, end, self.columns, self.lines)
            if zone is None:
                break
            if zone.end > start:
                yield self._levelled(start, end, zone)
            if self._opening:
                return
        yield from self.parallel.level(start)

    def _levelled(self, start: int, end: int, zone: TextZone) -> TextZone:
        """A zone whose columns end nearly on one line, where its last section can be set a line longer or shorter for that."""
        run = next((run for run in self.story.sections if run.end == end and run.start >= start), None)
        unlevel = _unlevel(zone, self.columns)
        if run is None or unlevel <= LEVEL:
            return zone
        varied = [self._with_varied(start, run, step, zone) for step in (-1, 1)]
        better = [made for made in varied if made is not None and _unlevel(made, self.columns) < unlevel]
        return min(better, key=lambda made: (_unlevel(made, self.columns), made.strain), default=zone)

    def _with_varied(self, start: int, run: SectionRun, step: int, plain: TextZone) -> TextZone | None:
        """Level columns up to a section's end with that section a line longer or shorter than in the plain zone."""
        varied = self.parallel.varied(run, step)
        if varied is None:
            return None
        if self.across:
            return self._tiers.with_varied(plain, run, varied, self.lines)
        units = [*self.story.units[start : run.start], *varied.units]
        zone = ColumnFiller(Story.of(units, [])).level_zone(0, len(units), self.columns, self.lines)
        if zone is None:
            return None
        columns = tuple(
            ColumnFill(start if not n else run.end, run.end, c.lines, c.cost, units=tuple(units[c.start : c.end]))
            for n, c in enumerate(zone.columns)
        )
        return TextZone(columns, zone.height, run.end, strain=varied.cost)

    def _torn(self, zone: TextZone) -> bool:
        return zone.end < self._total and zone.end not in self._starts

    def _text_terms(self, zone: TextZone) -> dict[str, float]:
        terms: dict[str, float] = {"breaks": zone.cost}
        terms["strain"] = zone.strain
        terms["torn section"] = float(self._torn(zone))
        terms["uneven columns"] = float(min(6, zone.short))
        terms["heading inside"] = float(self._headings_inside(zone))
        terms["low opening"] = float(self._low_openings(zone))
        terms["crumb"] = max(0.0, _LEAST_ZONE - zone.height)
        if any(column.empty for column in zone.columns):
            terms["empty column"] = 1.0
        return terms

    def _low_openings(self, zone: TextZone) -> int:
        """How many sections begin in the last part of a column."""
        return sum(
            1
            for column in zone.columns
            for start in self._starts
            if column.start < start < column.end
            and self.story.lines_between(column.start, start) > _LOW * (column.room or zone.height)
        )

    def _headings_inside(self, zone: TextZone) -> int:
        heads = {column.start for column in zone.columns} | {column.start + 1 for column in zone.columns}
        first = zone.columns[0].start
        return sum(1 for start in self._starts if first < start < zone.end and start not in heads)


def _first_column(zone: TextZone) -> TextZone:
    """A zone of which only the first column holds anything."""
    first, *rest = zone.columns
    empty = (replace(column, start=first.end, end=first.end, lines=0, cost=0.0) for column in rest)
    return TextZone((first, *empty), zone.height, first.end)
