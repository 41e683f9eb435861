"""Sections side by side, one to a column, with their own figures and pictures over them; all columns end on one line."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from printreport.layout.story.column_fill import LEVEL, ColumnFill, ColumnFiller, TextZone
from printreport.layout.story.story import SectionRun, Story, Varied

PARALLEL = "parallel"
"""The body form of sections side by side."""


_MOST_VARIED = 2
"""Lines that sections side by side may differ by and still be made level: one longer and one shorter paragraph."""


@dataclass(frozen=True, slots=True)
class AbreastRow:
    """Sections side by side as units, lines and what it costs to set them so."""

    runs: tuple[SectionRun, ...]
    columns: tuple[ColumnFill, ...]
    strain: float


class Parallel:
    """The sections of one story side by side, and what may stand over each."""

    def __init__(self, story: Story, filler: ColumnFiller, columns: int, lines: int) -> None:
        self._story, self._filler = story, filler
        self._columns, self._lines = columns, lines
        self._starts = {run.start: number for number, run in enumerate(story.sections)}
        self._rows: dict[int, tuple[AbreastRow, ...]] = {}
        self._asked: dict[tuple[int, int], Varied | None] = {}

    def rows(self, start: int) -> tuple[AbreastRow, ...]:
        """The sections from a unit on, one to a column: as they are, and set a line longer or shorter to be alike."""
        found = self._rows.get(start)
        if found is None:
            found = self._rows[start] = tuple(self._make(start))
        return found

    def level(self, start: int) -> Iterator[TextZone]:
        """Sections of like length side by side, their headings on one line and their ends, too."""
        for row in self.rows(start):
            lines = [column.lines for column in row.columns]
            if max(lines) - min(lines) <= LEVEL:
                yield TextZone(row.columns, max(lines), row.runs[-1].end, strain=row.strain)
                return

    def varied(self, run: SectionRun, step: int) -> Varied | None:
        """A section set a line longer or shorter, if it can be; that it was asked is remembered."""
        found = self._asked[run.start, step] = self._story.vary(run, step)
        return found

    @property
    def sections_varied(self) -> frozenset[int]:
        """The sections that were set a line longer or shorter, or could not be."""
        return frozenset(self._story.sections[self._starts[start]].index for start, _ in self._asked)

    def agrees(self, other: Parallel, changed: Collection[int]) -> bool:
        """Whether sections of which the words have changed can be varied just as well by the same words of another story."""
        return all(
            _look(varied) == _look(other._varied_at(start, step))
            for (start, step), varied in self._asked.items()
            if self._story.sections[self._starts[start]].index in changed
        )

    def in_words_of(self, other: Parallel, column: ColumnFill) -> ColumnFill:
        """A column of one section, set as long as it is, in another story's words."""
        for step in (-1, 1):
            own = self._asked.get((column.start, step))
            if own is not None and own.units == column.units and (found := other._varied_at(column.start, step)):
                return replace(column, units=found.units)
        return column

    def _varied_at(self, start: int, step: int) -> Varied | None:
        return self._story.vary(self._story.sections[self._starts[start]], step)

    def _make(self, start: int) -> Iterator[AbreastRow]:
        number = self._starts.get(start)
        runs = self._story.sections[number : number + self._columns] if number is not None else ()
        if len(runs) < self._columns or self._columns < 2:
            return
        plain = tuple(self._filler.column(run.start, self._lines, run.end) for run in runs)
        if any(column.end != run.end for column, run in zip(plain, runs, strict=True)):
            return
        yield AbreastRow(tuple(runs), plain, 0.0)
        if 0 < max(c.lines for c in plain) - min(c.lines for c in plain) <= _MOST_VARIED + LEVEL:
            yield from self._varied(tuple(runs), plain)

    def _varied(self, runs: tuple[SectionRun, ...], plain: tuple[ColumnFill, ...]) -> Iterator[AbreastRow]:
        """The cheapest way to make all columns alike by a line more here and a line less there."""
        choices = [tuple(self._ways(run, column)) for run, column in zip(runs, plain, strict=True)]
        rows = []
        for chosen in itertools.product(*choices):
            columns = tuple(column for column, _ in chosen)
            apart = max(c.lines for c in columns) - min(c.lines for c in columns)
            rows.append((apart, sum(cost for _, cost in chosen), columns))
        apart, strain, columns = min(rows, key=lambda row: row[:2])
        if strain:
            yield AbreastRow(runs, columns, strain)

    def _ways(self, run: SectionRun, plain: ColumnFill) -> Iterator[tuple[ColumnFill, float]]:
        yield plain, 0.0
        for step in (-1, 1):
            varied = self.varied(run, step)
            if varied is not None:
                yield ColumnFill(run.start, run.end, plain.lines + step, 0.0, units=varied.units), varied.cost


def _look(varied: Varied | None) -> tuple[tuple[tuple[int, float], ...], float] | None:
    """All that is asked of a section set otherwise before it is painted: its lines, where they may be parted, what it costs."""
    return None if varied is None else (tuple((unit.lines, unit.break_cost) for unit in varied.units), varied.cost)
