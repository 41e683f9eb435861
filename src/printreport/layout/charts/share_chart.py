"""Parts of a whole: one spine to a unit where units can be counted, else a bar in proportion; the parts named under it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.charts.chart_frame import LEAST_BAR, REST, ChartFrame, pale, whole_of
from printreport.layout.charts.share_labels import Part, PartTags
from printreport.layout.figures.figure_setting import (
    SetFigure,
    column_widths,
    figure_fit,
    set_figure,
    set_label,
    widest,
    width_of,
)
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import place_lines
from printreport.model.document import Stat
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import Line
from printreport.model.theme import SHARE_ROLES

MOST_SPINES = 200
"""Units up to which each one is drawn; more would be a grey."""

_PART = 27.0
"""Points of the parts' figures under a total: well over the raised voice, a fourth of the total. No other value was tried."""
_PART_LARGE = 42.0
"""Points, 初号: without a total the parts are what is read first."""
_TOTAL = 96.0
"""Points: 3.6 times a part, as one dominant figure has over the next (1.8 to 4.5). No other value was tried."""
_SPINE = 0.72
"""The least share of its place that a spine fills: with half of it the gaps weigh more than the spines. No other value was
tried."""
_NARROW_GAP = 3.0
"""Points between spines at most: wider ones would make a few units look like separate bars. No other value was tried."""


@dataclass(frozen=True, slots=True)
class ShareChart:
    """A share chart: the whole as a large figure with the title beside it, the bar, the parts under their stretches."""

    frame: ChartFrame

    def least(self, width: float) -> int:
        """The fewest lines: what stands over the bar, a bar of two lines, and the rows of tags."""
        return self._head_least(width) + 3 + self._tags(width).lines

    def ideal(self, width: float) -> int:
        """Two rows of modules with a large figure, the bar three lines deep without."""
        wished = 2 * (self.frame.theme.grid.row_lines + 1) - 1 if self.frame.chart.total else self.least(width) + 1
        return max(self.least(width), wished)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The chart in a cell; the tags end on its last line."""
        tags = self._tags(cell.width)
        spare = cell.lines - self.least(cell.width)
        head = self._head_least(cell.width) + (max(0, spare // 2) if self.frame.chart.total else 0)
        foot = cell.lines - tags.lines
        bar = Rect(cell.x, cell.face_top(head + 2), cell.width, cell.baseline(foot) - cell.face_top(head + 2))
        words = (*self._head_words(cell, head), *tags.items(cell, foot))
        return self.frame.drawn(cell, words, (*self._bar(bar), *tags.marks(cell, foot)))

    # -- what stands over the bar ------------------------------------------------------------------------------------

    def _head_least(self, width: float) -> int:
        title = self.frame.title_lines(width)
        return max(4, len(self._title_beside(width)) + 1) if self.frame.chart.total else title + 1

    def _head_words(self, cell: Cell, line: int) -> tuple[Item, ...]:
        total = self.frame.chart.total
        if total is None:
            return self.frame.head(cell)
        figure = self._total(total, cell.width, cell.baseline(line) - cell.rect.y)
        title = self._title_beside(cell.width)
        gap = 1.2 * self.frame.theme.grid.em
        first = cell.baseline(line - len(title) + 1)
        words = place_lines(title, cell.x + figure.width + gap, first, self.frame.theme.grid.leading)
        return figure.place(cell.x, cell.baseline(line)) + words

    def _total(self, total: Stat, width: float, height: float) -> SetFigure:
        title = self._title_beside(width)
        room = width - widest(title) - 1.2 * self.frame.theme.grid.em
        size = min(_TOTAL, figure_fit(self.frame.setting, [total], room, height * 0.75))
        return set_figure(self.frame.setting, total, size, self.frame.theme.color("figure"))

    def _title_beside(self, width: float) -> tuple[Line, ...]:
        return set_label(self.frame.setting, self.frame.chart.title, width * 0.5, "label-strong")

    # -- the bar -----------------------------------------------------------------------------------------------------

    @property
    def _whole(self) -> float:
        """What the bar's whole length stands for: a hundred per cent, or the sum of the parts."""
        values = self.frame.chart.values
        return max(whole_of(self.frame.chart.points[0]), math.fsum(values)) or 1.0

    def _bar(self, room: Rect) -> list[Item]:
        values = self.frame.chart.values
        units = round(self._whole)
        countable = all(value >= 0 and value == int(value) for value in values) and units == self._whole
        if countable and 2 <= units <= MOST_SPINES:
            return self._spines(room, units)
        return self._stretches(room)

    def _spines(self, room: Rect, units: int) -> list[Item]:
        colors: list[Color] = []
        for index, value in enumerate(self.frame.chart.values):
            colors += [self._color(index)] * int(value)
        colors += [pale(self.frame.theme.color("muted"), REST)] * (units - len(colors))
        gap = min(_NARROW_GAP, room.width / units * (1 - _SPINE))
        spine = (room.width - gap * (units - 1)) / units
        step = spine + gap
        return [
            PlacedShape.rect(Rect(room.x + index * step, room.y, spine, room.height), color)
            for index, color in enumerate(colors)
        ]

    def _stretches(self, room: Rect) -> list[Item]:
        items: list[Item] = []
        parts = self._parts(room.width)
        for part in parts:
            if part.end > part.start:
                left = min(part.start, room.width - LEAST_BAR)
                rect = Rect(room.x + left, room.y, max(part.end - left, LEAST_BAR), room.height)
                items.append(PlacedShape.rect(rect, part.color))
        last = parts[-1].end
        if room.width - last >= LEAST_BAR:
            rest = Rect(room.x + last, room.y, room.width - last, room.height)
            items.insert(0, PlacedShape.rect(rest, pale(self.frame.theme.color("muted"), REST)))
        return items

    # -- the parts ---------------------------------------------------------------------------------------------------

    def _tags(self, width: float) -> PartTags:
        return PartTags(self.frame.setting, self._parts(width), width, _PART if self.frame.chart.total else _PART_LARGE)

    def _parts(self, width: float) -> tuple[Part, ...]:
        """The points with their colours and stretches, in proportion; the rest of a hundred per cent is nobody's."""
        ends = list(accumulate(max(0.0, value) for value in self.frame.chart.values))
        edges = [0.0, *(end / self._whole * width for end in ends)]
        return tuple(
            Part(point, self._color(index), self._figure_color(index), edges[index], edges[index + 1])
            for index, point in enumerate(self.frame.chart.points)
        )

    def _rank(self, index: int) -> int:
        """A part's place by size: the largest has the theme's first colour, so that black never takes the most room."""
        values = self.frame.chart.values
        return sorted(range(len(values)), key=lambda part: -values[part]).index(index)

    def _color(self, index: int) -> Color:
        rank = self._rank(index)
        palette = tuple(map(self.frame.theme.color, SHARE_ROLES))
        return palette[rank] if rank < 4 else pale(palette[rank % 4], 0.5)

    def _figure_color(self, index: int) -> Color:
        theme = self.frame.theme
        return theme.figure_colors[self._color(index)] if self._rank(index) < 4 else theme.color("ink")


def share_forms(frame: ChartFrame) -> tuple[CellForm, ...]:
    """The chart over the whole width, and half of it (or a column) wide where its parts find room there."""
    chart = ShareChart(frame)
    forms = [_form(chart, Width.FULL, "share-full")]
    if Width.HALF in column_widths(frame.theme):
        forms.append(_form(chart, Width.HALF, "share"))
    return tuple(forms)


def _form(chart: ShareChart, width: Width, name: str) -> CellForm:
    points = width_of(chart.frame.theme, width)
    least, ideal = chart.least(points), chart.ideal(points)
    return CellForm(name, least, ideal + 3, ideal, frozenset({width}), 0.5, chart.paint)
