"""The grid of a name list: equal columns over the measure, into which names go row by row; a long one takes several cells."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SHORT = 0.5
"""Em by which the last cell of a row is narrower than the others: most of the gap behind a name stays free behind the last one,
too, so that the lists in two columns of a page are not read as one."""
_HOUSE_GAP = 2.0
"""Em between usual names that look best: the gap between the columns of a page in the built-in themes."""
_UNLIKE = 0.1
"""What each em costs by which gaps are wider or narrower than the house's, in rows: it decides between grids of like depth."""
_BEHIND_LONG = 1.15
"""Em that stay free at most behind a name of several cells: more than the em inside a spread one. A cell left empty for the
usual gap is a hole in the row."""
_EPSILON = 0.01
"""Points by which sums of widths may miss each other."""

NameRow = tuple[tuple[int, float], ...]
"""The names of a row: the number of each in its group, and the left edge of its first cell in points from the column's."""


@dataclass(frozen=True, slots=True)
class CellRule:
    """What the cells of a kind of names must be: `gap` em stay free behind usual names, `apart` where one is wider than usual.

    No cell is narrower than `least` em. `over` is what a name wider than usual costs, in rows beside those that it takes: it
    crowds the next one, or leaves a hole.
    """

    gap: float
    apart: float
    least: float
    over: float


@dataclass(frozen=True, slots=True)
class NameGrid:
    """So many columns, their left edges `pitch` points from each other.

    `apart` points stay free behind a name of one cell at least, `gap` behind one of several.
    """

    columns: int
    pitch: float
    gap: float
    apart: float

    def cells(self, column: int, width: float) -> int:
        """How many cells a name of a width takes from a column on; 0 where it has no room in the row."""
        alone = width + self.apart <= self.pitch + _EPSILON
        wanted = 1 if alone else max(2, math.ceil((width + self.gap - _EPSILON) / self.pitch))
        if column + wanted <= self.columns:
            return wanted
        return 0 if column else self.columns

    def rows(self, widths: Sequence[float]) -> Iterator[NameRow]:
        """Names of some widths in their order, row by row."""
        row: list[tuple[int, float]] = []
        column = 0
        for number, width in enumerate(widths):
            taken = self.cells(column, width)
            if not taken:
                yield tuple(row)
                row, column = [], 0
                taken = self.cells(0, width)
            row.append((number, column * self.pitch))
            column += taken
        if row:
            yield tuple(row)


def name_grid(groups: Sequence[Sequence[float]], measure: float, em: float, rule: CellRule) -> NameGrid:
    """The grid in which groups of names stand in the fewest rows, with few names wider than usual, and gaps like the house's.

    `groups` are the widths of the names, `measure` is the column's, both in points, as is `em`.
    """
    widths = sorted(width for group in groups for width in group)
    best = (float("inf"), NameGrid(1, measure, 0.0, 0.0))
    for columns in range(1, int((measure / em + _SHORT) / rule.least) + 1):
        pitch = (measure + _SHORT * em) / columns
        usual = bisect.bisect_right(widths, pitch - rule.gap * em + _EPSILON)
        if columns > 1 and not usual:
            break
        grid = NameGrid(columns, pitch, min(rule.gap, _BEHIND_LONG) * em, rule.apart * em)
        rows = sum(1 for group in groups for _ in grid.rows(group))
        over = rule.over * (len(widths) - usual) if columns > 1 else 0.0
        widest = widths[usual - 1] if usual else measure
        cost = rows + over + _UNLIKE * abs((pitch - widest) / em - _HOUSE_GAP)
        best = min(best, (cost, grid), key=lambda entry: entry[0])
    return best[1]
