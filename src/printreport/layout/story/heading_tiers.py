"""Text under headings over all columns: each begins a tier, and what stands over one is level (typography rule 17).

Where text begins with such a heading, an element may stand in the columns under it, as in those of any other page.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.layout.story.body_shape import shaped_columns
from printreport.layout.story.column_fill import ColumnFill, ColumnFiller, TextZone
from printreport.layout.story.story import SectionRun, Story, Varied
from printreport.model.theme import BodyForm

_LEAST_LINES = 3
"""Lines of each column under a heading over all of them."""
LEAST_BESIDE = 5
"""Lines of text over or under an element in its column."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A heading with the white over it (units from `start`), or none, and the units under it from `first` to before `stop`."""

    start: int
    first: int
    stop: int


class Tiers:
    """The tiers of one story on pages of so many columns and modules."""

    def __init__(self, story: Story, filler: ColumnFiller, columns: int, modules: int) -> None:
        self._story, self._filler = story, filler
        self._columns, self._modules = columns, modules
        self._first: dict[int, Tier] = {}
        self._taken = tuple(itertools.accumulate(self._takes(), initial=0))

    def first(self, start: int) -> Tier:
        """The tier with which text from a unit on begins."""
        found = self._first.get(start)
        if found is None:
            found = self._first[start] = next(self._tiers(start, len(self._story.units)), Tier(start, start, start))
        return found

    def held(self, start: int, room: int) -> int:
        """The lines of text from a unit on that columns of so many lines in all hold: a heading over them takes from each."""
        units = self._story.units
        first = start
        while first < len(units) and units[first].space:
            first += 1
        end = bisect.bisect_right(self._taken, self._taken[first] + room) - 1
        return self._story.lines_between(start, end)

    def beside(
        self, start: int, height: int, form: BodyForm, depth: int, stop: int, *, left_page: bool
    ) -> TextZone | None:
        """The columns of a body form from a unit on, under the heading over all of them if the text begins with one.

        They go no further than `stop` or the next such heading: an element stands under the first or beside none.

        `start` is the first unit, `height` the body's in lines, `form` the body form, `depth` its element's in lines, and
        `left_page` tells on which page it stands.
        """
        head: list[ColumnFill] = []
        tier = self.first(start)
        under = self._headed(head, tier, 0)
        shapes = shaped_columns(form, self._modules, height - under, depth, left_page=left_page)
        if min(shape.room for shape in shapes) < LEAST_BESIDE:
            return None
        zone = self._filler.shaped(tier.first, form.name, shapes, height - under, min(stop, tier.stop))
        if zone is None:
            return None
        columns = (replace(column, top=column.top + under) for column in zone.columns)
        return replace(zone, columns=(*head, *columns), height=height, headed=under)

    def level(self, start: int, end: int, highest: int) -> TextZone | None:
        """The lowest tiers that hold all text between two units; None when so many lines do not."""
        columns: list[ColumnFill] = []
        top = 0
        for tier in self._tiers(start, end):
            top = self._headed(columns, tier, top)
            zone = self._filler.level_zone(tier.first, tier.stop, self._columns, highest - top)
            if zone is None:
                return None
            columns += self._lowered(zone, top)
            top += zone.height
        return TextZone(tuple(columns), top, end)

    def with_varied(self, zone: TextZone, run: SectionRun, varied: Varied, highest: int) -> TextZone | None:
        """Tiers with the section of the last one set otherwise; None where it does not begin with that, or has no room."""
        last = zone.columns[-self._columns :]
        first, top = last[0].start, last[0].top
        if first < run.start:
            return None
        units = varied.units[first - run.start :]
        level = ColumnFiller(Story.of(list(units), [])).level_zone(0, len(units), self._columns, highest - top)
        if level is None:
            return None
        columns = (
            replace(column, start=first if not number else run.end, end=run.end, units=units[column.start : column.end])
            for number, column in enumerate(self._lowered(level, top))
        )
        kept = zone.columns[: -self._columns]
        return TextZone((*kept, *columns), top + level.height, run.end, strain=varied.cost)

    def filled(self, start: int, height: int, stop: int) -> TextZone | None:
        """Tiers from a unit on, level above every heading, the last one filled to a height; None where no text is left over."""
        columns: list[ColumnFill] = []
        top = 0
        for tier in self._tiers(start, stop):
            under = self._headed(columns, tier, top)
            if height - under < _LEAST_LINES:
                return None
            zone = self._filler.level_zone(tier.first, tier.stop, self._columns, height - under)
            if zone is None:
                last = self._filler.zone(tier.first, height - under, self._columns, tier.stop)
                return TextZone((*columns, *self._lowered(last, under)), height, last.end)
            columns += self._lowered(zone, under)
            top = under + zone.height
        return None

    def _lowered(self, zone: TextZone, lines: int) -> list[ColumnFill]:
        """The columns of a zone so many lines further down."""
        wide = self._modules // self._columns
        return [
            replace(column, top=column.top + lines, room=zone.height, span=(number * wide, wide))
            for number, column in enumerate(zone.columns)
        ]

    def _takes(self) -> Iterator[int]:
        """The lines of columns that each unit takes: from all of them a heading over them, and the white over it."""
        units = self._story.units
        for unit, after in itertools.zip_longest(units, units[1:]):
            wide = unit.across or (unit.space and after is not None and after.across)
            yield unit.lines * (self._columns if wide else 1)

    def _tiers(self, start: int, end: int) -> Iterator[Tier]:
        units = self._story.units
        at = start
        while at < end:
            first = at
            while first < end and units[first].space:
                first += 1
            first += int(first < end and units[first].across)
            stop = next((i for i in range(first, end) if units[i].across), end)
            while stop < end and stop > first and units[stop - 1].space:
                stop -= 1
            yield Tier(at, first, stop)
            at = stop

    def _headed(self, columns: list[ColumnFill], tier: Tier, top: int) -> int:
        """Sets a tier's heading over all columns; the lines over the text under it."""
        units = self._story.units[tier.start : tier.first]
        if not units or not units[-1].across:
            return top
        top += sum(unit.lines for unit in units if unit.space) if top else 0
        lines = units[-1].lines
        columns.append(ColumnFill(tier.start, tier.first, lines, 0.0, top, lines, (0, self._modules)))
        return top + lines
