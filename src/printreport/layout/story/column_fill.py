"""Fills columns of a page with units, ending each only where the story allows."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printreport.layout.story.body_shape import ColumnShape
from printreport.layout.story.story import FORBIDDEN, Story, Unit, foot_lines
from printreport.model.theme import ModuleSpan

LEVEL = 1
"""Lines by which columns, or frames, may end apart: one cannot be shared out."""


@dataclass(frozen=True, slots=True)
class ColumnFill:
    """The units of one column: from `start` to before `end`, the lines they take, and what its breaks cost.

    `top` lines of the zone stand over it, and it could hold `room`. `span` is its place in modules on a right page where it is
    no regular column; `units` stand for the story's own where these are set otherwise than it sets them.
    """

    start: int
    end: int
    lines: int
    cost: float
    top: int = 0
    room: int = 0
    span: ModuleSpan | None = None
    units: tuple[Unit, ...] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.end == self.start and not self.units

    def in_room(self, room: int, top: int = 0, span: ModuleSpan | None = None) -> ColumnFill:
        """The same units in a column of so many lines elsewhere."""
        return ColumnFill(self.start, self.end, self.lines, self.cost, top, room, span, self.units)


@dataclass(frozen=True, slots=True)
class TextZone:
    """The columns of a page's body, `height` lines high; `end` is the first unit that they leave to the next page.

    `body` names the body form that they stand in, "" for level columns; `strain` is what it costs that paragraphs are set a line
    longer or shorter than they would be. Of a body form, a heading over all columns takes the first `headed` lines.
    """

    columns: tuple[ColumnFill, ...]
    height: int
    end: int
    body: str = ""
    strain: float = 0.0
    headed: int = 0

    @property
    def cost(self) -> float:
        """What the breaks of all columns cost."""
        return sum(column.cost for column in self.columns)

    @property
    def short(self) -> int:
        """By how many lines the columns together miss the zone's height, beyond the one that cannot be shared out."""
        missed = sum((column.room or self.height) - column.lines for column in self.columns if not column.empty)
        return max(0, missed - len(self.columns) + 1)


_NEAR_SHARE = 3.0
"""By how many lines a column may miss another share of the blank lines than its own, for what must not be torn."""


class ColumnFiller:
    """Fills columns of one story; what a column takes is remembered by its first unit and height."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._filled: dict[tuple[int, int, int], ColumnFill] = {}
        self._ends = frozenset(run.end for run in story.sections)

    def column(self, start: int, height: int, stop: int) -> ColumnFill:
        """As many units as `height` lines hold, no further than `stop`, ending where the story allows a break."""
        key = (start, height, stop)
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = self._fill(start, height, stop)
        return found

    def forget(self) -> None:
        """Forgets the columns that it has filled."""
        self._filled.clear()

    def zone(self, start: int, height: int, count: int, stop: int) -> TextZone:
        """`count` columns of `height` lines from a unit on, no further than `stop`."""
        columns = []
        for _ in range(count):
            column = self.column(start, height, stop)
            columns.append(column)
            start = column.end
        return TextZone(tuple(self._levelled(columns, [height] * count)), height, start)

    def shaped(self, start: int, body: str, shapes: Sequence[ColumnShape], height: int, stop: int) -> TextZone | None:
        """Columns of a body form from a unit on, no further than `stop`; None where one has no room or takes nothing.

        `start` is the first unit, `body` the form's name, `shapes` are the room of each column in lines, and `height` is the
        body's in lines.
        """
        columns = []
        for shape in shapes:
            column = self.column(start, shape.room, stop) if shape.room > 0 else None
            if column is None or column.end == start:
                return None
            columns.append(column)
            start = column.end
        level = self._levelled(columns, [shape.room for shape in shapes])
        placed = (
            column.in_room(shape.room, shape.top, shape.span) for column, shape in zip(level, shapes, strict=True)
        )
        return TextZone(tuple(placed), height, start, body)

    def level_zone(self, start: int, stop: int, count: int, highest: int) -> TextZone | None:
        """The lowest level columns that hold everything up to `stop`, or None when `highest` lines do not."""
        total = self.story.lines_between(start, stop)
        for height in range(max(1, total // count - 2), highest + 1):
            zone = self.zone(start, height, count, stop)
            if zone.end >= stop:
                return zone
        return None

    def _levelled(self, columns: Sequence[ColumnFill], rooms: Sequence[int]) -> Sequence[ColumnFill]:
        """Columns that end with a section, divided so that they end as nearly on one line as breaks allow.

        Full columns leave all that is missing to the last one: some of it may be shared out.
        """
        if columns[-1].end not in self._ends:
            return columns
        missing = [room - column.lines for room, column in zip(rooms, columns, strict=True)]
        apart = max(missing) - min(missing)
        if apart <= 1 or any(column.empty for column in columns):
            return columns
        found = (
            (max(short) - min(short), sum(column.cost for column in division), division)
            for division in self._divisions(columns[0].start, rooms, columns[-1].end, sum(missing) / len(missing))
            if (short := [room - column.lines for room, column in zip(rooms, division, strict=True)])
        )
        best = min(found, key=lambda entry: entry[:2], default=None)
        return best[2] if best is not None and best[0] < apart else columns

    def _divisions(self, start: int, rooms: Sequence[int], stop: int, share: float) -> Iterator[tuple[ColumnFill, ...]]:
        """The ways to divide the text up to `stop` into columns that each miss about their share of what is missing."""
        for column in self._fills(start, rooms[0], stop):
            if abs(rooms[0] - column.lines - share) > _NEAR_SHARE or (len(rooms) == 1) != (column.end >= stop):
                continue
            if len(rooms) == 1:
                yield (column,)
            else:
                yield from ((column, *rest) for rest in self._divisions(column.end, rooms[1:], stop, share))

    def _fill(self, start: int, height: int, stop: int) -> ColumnFill:
        """The fullest of a column's fills, an empty one where there is none."""
        units, heights = self.story.units, self.story.heights
        first = start
        while first < stop and units[first].space:
            first += 1
        if first >= stop:
            return ColumnFill(start, start, 0, 0.0)
        repeated = _repeated(units[first])
        end = min(stop, bisect.bisect_right(heights, heights[first] + height - repeated, first) - 1)
        while end > first:
            cost = 0.0 if end >= stop else units[end].break_cost
            lines = heights[end] - heights[first] + repeated + foot_lines(units, end)
            if cost < FORBIDDEN and lines <= height and not (units[end - 1].space and units[end - 1].lines):
                return ColumnFill(start, end, lines, cost)
            end -= 1
        return ColumnFill(start, start, 0, 0.0)

    def _fills(self, start: int, height: int, stop: int) -> Iterator[ColumnFill]:
        """Every way to fill a column from a unit on, the least first."""
        units = self.story.units
        index = start
        while index < stop and units[index].space:
            index += 1
        used = _repeated(units[index]) if index < stop else 0
        while index < stop and used + units[index].lines <= height:
            used += units[index].lines
            index += 1
            cost = 0.0 if index >= stop else units[index].break_cost
            trailing = units[index - 1].lines if units[index - 1].space else 0
            lines = used + foot_lines(units, index)
            if cost < FORBIDDEN and lines <= height and not trailing:
                yield ColumnFill(start, index, lines, cost)


def _repeated(unit: Unit) -> int:
    return unit.repeat.lines if unit.repeat is not None else 0


def placed_units(story: Story, column: ColumnFill, first_line: int) -> list[tuple[Unit, int]]:
    """The units of a column with the lines on which they stand, heads that return included."""
    placed: list[tuple[Unit, int]] = []
    line = first_line
    started = False
    for unit in column.units if column.units is not None else story.units[column.start : column.end]:
        if not started and unit.space:
            continue
        if not started and unit.repeat is not None:
            placed.append((unit.repeat, line))
            line += unit.repeat.lines
        started = True
        if not unit.space:
            placed.append((unit, line))
        line += unit.lines
    return placed
