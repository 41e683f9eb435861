"""The text that a page can hold from some unit on: level columns that end where the story allows, each with its price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from printreport.layout.columns import ColumnFiller, TextZone
from printreport.layout.score import Terms, sum_of, weigh
from printreport.layout.story import Story

_LEAST_ZONE = 7.0


@dataclass(frozen=True, slots=True)
class PricedZone:
    """A text zone with what it costs wherever it stands, and whether it ends inside a section."""

    zone: TextZone
    terms: Terms
    cost: float
    torn: bool


class TextZones:
    """The zones of one story on pages of so many columns and lines; those from a unit on are made once."""

    def __init__(self, story: Story, columns: int, lines: int) -> None:
        self.story = story
        self.columns, self.lines = columns, lines
        self.filler = ColumnFiller(story)
        self._closed: dict[int, tuple[PricedZone, ...]] = {}
        self._filled: dict[tuple[int, int], PricedZone | None] = {}
        self._ends = [run.end for run in story.sections]
        self._starts = {run.start for run in story.sections}
        self._total = len(story.units)

    def closed(self, start: int) -> tuple[PricedZone, ...]:
        """The zones from a unit on that end where a section ends: level columns, or sections side by side."""
        found = self._closed.get(start)
        if found is None:
            found = self._closed[start] = tuple(self.priced(zone) for zone in self._ending(start))
        return found

    def filled(self, start: int, height: int) -> PricedZone | None:
        """Columns of a height filled from a unit on, if text is left over and none of them stays short by more than two lines."""
        key = (start, height)
        if key not in self._filled:
            zone = self.filler.zone(start, height, self.columns, self._total)
            level = start < zone.end < self._total and all(column.lines >= height - 2 for column in zone.columns)
            self._filled[key] = self.priced(zone) if level else None
        return self._filled[key]

    def starting_at(self, start: int) -> Iterator[PricedZone]:
        """All zones that begin with a unit."""
        yield from self.closed(start)
        for height in range(self.lines, 2, -1):
            if (zone := self.filled(start, height)) is not None:
                yield zone

    def priced(self, zone: TextZone) -> PricedZone:
        """A zone with the terms of its text."""
        terms = weigh(self._text_terms(zone))
        return PricedZone(zone, terms, sum_of(terms), self._torn(zone))

    def _ending(self, start: int) -> Iterator[TextZone]:
        for end in self._ends:
            if end <= start:
                continue
            zone = self.filler.level_zone(start, end, self.columns, self.lines)
            if zone is None:
                break
            if zone.end > start:
                yield zone
        if start in self._starts and (parallel := self._side_by_side(start)):
            yield parallel

    def _side_by_side(self, start: int) -> TextZone | None:
        """Sections of like length, each in a column of its own."""
        runs = [run for run in self.story.sections if run.start >= start][: self.columns]
        if len(runs) < self.columns or self.columns < 2:
            return None
        columns = tuple(self.filler.column(run.start, self.lines, run.end) for run in runs)
        if any(column.end != run.end for column, run in zip(columns, runs, strict=True)):
            return None
        height = max(column.lines for column in columns)
        if height - min(column.lines for column in columns) > 3:
            return None
        return TextZone(columns, height, runs[-1].end)

    def _torn(self, zone: TextZone) -> bool:
        return zone.end < self._total and zone.end not in self._starts

    def _text_terms(self, zone: TextZone) -> dict[str, float]:
        terms: dict[str, float] = {"breaks": zone.cost}
        terms["torn section"] = float(self._torn(zone))
        terms["uneven columns"] = float(min(6, zone.short))
        terms["heading inside"] = float(self._headings_inside(zone))
        terms["crumb"] = max(0.0, _LEAST_ZONE - zone.height)
        if any(column.end == column.start for column in zone.columns):
            terms["empty column"] = 1.0
        return terms

    def _headings_inside(self, zone: TextZone) -> int:
        heads = {column.start for column in zone.columns} | {column.start + 1 for column in zone.columns}
        first = zone.columns[0].start
        return sum(1 for start in self._starts if first < start < zone.end and start not in heads)
