"""Values side by side as bars: large figures each over its bar, rows of one line, or upright columns."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.color import Color
from printreport.layout.charts.chart_frame import LEAST_BAR, RAISED, ChartFrame, bar, extents
from printreport.layout.figures.figure_setting import (
    DISPLAY_LEAST,
    HANG_OVER_LABEL,
    column_widths,
    figure_fit,
    label_items,
    label_items_right,
    set_figure,
    set_label,
    widest,
    width_of,
)
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import place_lines
from printreport.model.layout import Item
from printreport.model.line import Line

_LARGEST = 50.0
"""Points: a chart's figures stay under a band's 72. No other value was tried."""
_BLOCKS_MOST = 4
"""Bars with a large figure over each. Six were allowed at first; more than four are now columns or rows of bars."""
_ROW_LABEL = 0.42
"""The share of a row that its label may take: the rest must hold the figure and a bar that can be compared. First value."""
_WIDE = 36.0
"""Em of the body. In wider cells a label flush right would stand too far from its figure to be read with it."""


@dataclass(frozen=True, slots=True)
class BarBlocks:
    """Each figure in display over its own bar, its label flush right on the figure's baseline or under it."""

    frame: ChartFrame

    def pitch(self, width: float) -> int:
        """The fewest lines from one figure to the next."""
        return 3 + self._under(width)

    def least(self, width: float) -> int:
        """The fewest lines of the whole chart."""
        return self.frame.title_lines(width) + 1 + self.pitch(width) * len(self.frame.chart.points)

    def ideal(self, width: float) -> int:
        """The lines at which the figures are as large as two or three of them should be."""
        count = len(self.frame.chart.points)
        step, head = (5, 0) if count == 2 else (4, 1)
        return max(self.least(width), self.frame.title_lines(width) + head + (step + self._under(width)) * count)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The chart in a cell; the last bar stands on its last line."""
        points = self.frame.chart.points
        title = self.frame.title_lines(cell.width)
        pitch = max((cell.lines - title - 1) // len(points), 1)
        if (cell.lines - title) // len(points) >= 4 + self._under(cell.width):
            pitch = (cell.lines - title) // len(points)
        under = self._under(cell.width)
        size = self._size(cell.width, pitch - under, cell.lines - 1 - under - (len(points) - 1) * pitch - title - 1)
        words, shapes = list(self.frame.head(cell)), []
        for index in range(len(points)):
            last = cell.lines - (len(points) - 1 - index) * pitch
            words += self._words(cell, index, last - 1 - under, size)
            shapes += self._bars(cell, index, last)
        return self.frame.drawn(cell, words, shapes)

    def _size(self, width: float, pitch: int, head: int) -> float:
        """The figures' common size: as the narrowest room, the pitch and the lines under the title allow."""
        leading = self.frame.theme.grid.leading
        height = max(1.0, min((pitch - 1.6) * leading, (head - 0.9) * leading))
        points, hang = self.frame.chart.points, HANG_OVER_LABEL * leading
        if self._under(width):
            return min(_LARGEST, figure_fit(self.frame.setting, points, width, height, hang))
        sizes = [
            figure_fit(self.frame.setting, [point], self._room(width, index), height, hang)
            for index, point in enumerate(points)
        ]
        return min(_LARGEST, *sizes)

    def _words(self, cell: Cell, index: int, line: int, size: float) -> tuple[Item, ...]:
        setting, point = self.frame.setting, self.frame.chart.points[index]
        figure = set_figure(setting, point, size, self.frame.theme.color("figure"))
        items = figure.place(cell.x, cell.baseline(line))
        if self._under(cell.width):
            return items + label_items(set_label(setting, point.label, cell.width), cell, line + 1)
        label, x = self._beside(cell.width, index), self._label_x(size)
        if cell.width > _WIDE * self.frame.theme.grid.em and x + self._widest_beside(cell.width) <= cell.width:
            first = cell.baseline(line - len(label) + 1)
            return items + place_lines(label, cell.x + x, first, self.frame.theme.grid.leading)
        return items + label_items_right(label, cell, line)

    def _label_x(self, size: float) -> float:
        """Where labels begin in a wide cell: together, beyond the widest figure."""
        color = self.frame.theme.color("figure")
        figures = (set_figure(self.frame.setting, point, size, color) for point in self.frame.chart.points)
        return max(figure.width for figure in figures) + 1.2 * self.frame.theme.grid.em

    def _bars(self, cell: Cell, index: int, line: int) -> list[Item]:
        extent = extents(self.frame.chart.values, cell.width, self.frame.whole)[index]
        return self.frame.bar_in_track(cell, extent, cell.face_top(line), cell.baseline(line), self.frame.theme.color("mark"))

    def _under(self, width: float) -> int:
        """How many lines the labels take under the figures; 0 where all of them stand beside."""
        points = self.frame.chart.points
        if all(
            len(self._beside(width, index)) <= 2
            and self._room(width, index) > 0
            and figure_fit(self.frame.setting, [point], self._room(width, index)) >= DISPLAY_LEAST
            for index, point in enumerate(points)
        ):
            return 0
        return max(len(set_label(self.frame.setting, point.label, width)) for point in points)

    def _beside(self, width: float, index: int) -> tuple[Line, ...]:
        return set_label(self.frame.setting, self.frame.chart.points[index].label, width * 0.5)

    def _widest_beside(self, width: float) -> float:
        return max(widest(self._beside(width, index)) for index in range(len(self.frame.chart.points)))

    def _room(self, width: float, index: int) -> float:
        return width - widest(self._beside(width, index)) - 1.2 * self.frame.theme.grid.em


@dataclass(frozen=True, slots=True)
class BarRows:
    """One row to a point: label, bar and, at the bar's end, the value."""

    frame: ChartFrame

    def fits(self, width: float) -> bool:
        """Whether labels and values leave the bars at least a quarter of the width, no label taking more than three lines."""
        return self._rows_of_label(width) <= 3 and self._bar_room(width) >= 0.25 * width

    def least(self, width: float) -> int:
        """The fewest lines: rows as deep as the longest label."""
        return self.frame.title_lines(width) + 2 + self._rows_of_label(width) * len(self.frame.chart.points)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The chart in a cell; the last row stands on its last line."""
        count = len(self.frame.chart.points)
        pitch = max(1, min((cell.lines - self.frame.title_lines(cell.width) - 2) // count, self._rows_of_label(cell.width) + 1))
        words, shapes = list(self.frame.head(cell)), []
        room = Cell(cell.grid, cell.x + self._label_room(cell.width), self._bar_room(cell.width), cell.first_line, cell.lines)
        for index, extent in enumerate(extents(self.frame.chart.values, room.width)):
            line = cell.lines - (count - 1 - index) * pitch
            color = _point_color(self.frame, index)
            shapes.append(bar(room, extent, cell.face_top(line), cell.baseline(line), color))
            words += label_items(self._label(cell.width, index), cell, line - len(self._label(cell.width, index)) + 1)
            figure = set_figure(self.frame.setting, self.frame.chart.points[index], RAISED, color)
            words += figure.place(room.x + extent[1] + self._gap, cell.baseline(line))
        return self.frame.drawn(cell, words, shapes)

    @property
    def _gap(self) -> float:
        return 0.6 * self.frame.theme.grid.em

    def _label(self, width: float, index: int) -> tuple[Line, ...]:
        return set_label(self.frame.setting, self.frame.chart.points[index].label, width * _ROW_LABEL)

    def _rows_of_label(self, width: float) -> int:
        return max(len(self._label(width, index)) for index in range(len(self.frame.chart.points)))

    def _label_room(self, width: float) -> float:
        labels = (widest(self._label(width, index)) for index in range(len(self.frame.chart.points)))
        return max(labels) + self.frame.theme.grid.em

    def _bar_room(self, width: float) -> float:
        color = self.frame.theme.color("figure")
        figures = [set_figure(self.frame.setting, point, RAISED, color) for point in self.frame.chart.points]
        return width - self._label_room(width) - self._gap - max(figure.width for figure in figures)


@dataclass(frozen=True, slots=True)
class BarColumns:
    """Upright bars on one foot, the values on their heads, the labels under them."""

    frame: ChartFrame

    def fits(self, width: float) -> bool:
        """Whether every value and, on three lines at most, every label finds room in its column, and no value is negative."""
        return min(self.frame.chart.values) >= 0 and self._label_lines(width) <= 3 and self._size(width) >= RAISED

    def least(self, width: float) -> int:
        """The fewest lines that leave the tallest bar four of them."""
        return self.frame.title_lines(width) + self._label_lines(width) + 8

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The chart in a cell; the labels end on its last line."""
        theme, chart = self.frame.theme, self.frame.chart
        size = self._size(cell.width)
        foot = cell.baseline(cell.lines - self._label_lines(cell.width)) - 0.25 * theme.grid.leading
        head = cell.baseline(self.frame.title_lines(cell.width) + 1) + 0.9 * theme.grid.leading + size * 0.75
        heights = extents(chart.values, max(LEAST_BAR, foot - head - self._gap))
        words, shapes = list(self.frame.head(cell)), []
        for index, point in enumerate(chart.points):
            part = self._part(cell, index)
            color = _point_color(self.frame, index)
            top = foot - heights[index][1]
            shapes.append(bar(part, (0.0, part.width), top, foot, color))
            figure = set_figure(self.frame.setting, point, size, color)
            words += figure.place(part.x, top - self._gap - figure.depth)
            label = set_label(self.frame.setting, point.label, part.width)
            words += label_items(label, part, cell.lines - self._label_lines(cell.width) + 1)
        return self.frame.drawn(cell, words, shapes)

    @property
    def _gap(self) -> float:
        return 0.35 * self.frame.theme.grid.em

    def _part(self, cell: Cell, index: int) -> Cell:
        gap, width = self._column(cell.width)
        return Cell(cell.grid, cell.x + index * (width + gap), width, cell.first_line, cell.lines)

    def _column(self, width: float) -> tuple[float, float]:
        """The gap between columns and the width of one: two to five when there are many, else the grid's gap."""
        count = len(self.frame.chart.points)
        gap = min(self.frame.theme.grid.gap * self.frame.theme.grid.em, width / count * 0.28)
        return gap, (width - gap * (count - 1)) / count

    def _size(self, width: float) -> float:
        size = figure_fit(self.frame.setting, self.frame.chart.points, self._column(width)[1])
        return min(_LARGEST * 0.8, size) if size >= DISPLAY_LEAST else min(RAISED, size)

    def _label_lines(self, width: float) -> int:
        column = self._column(width)[1]
        return max(len(set_label(self.frame.setting, point.label, column)) for point in self.frame.chart.points)


def bar_forms(frame: ChartFrame) -> tuple[CellForm, ...]:
    """The forms of a bar chart that its points allow, the wished one first; never none."""
    count = len(frame.chart.points)
    forms = [*_block_forms(frame), *_column_forms(frame)] if count <= 3 else [*_column_forms(frame), *_block_forms(frame)]
    if count >= 3:
        forms += _row_forms(frame)
    return tuple(forms) or (_blocks(frame, (Width.FULL,)),)


def _block_forms(frame: ChartFrame) -> list[CellForm]:
    if len(frame.chart.points) > _BLOCKS_MOST:
        return []
    return [_blocks(frame, widths) for widths in dict.fromkeys((column_widths(frame.theme), (Width.FULL,)))]


def _blocks(frame: ChartFrame, widths: tuple[Width, ...]) -> CellForm:
    chart = BarBlocks(frame)
    points = [width_of(frame.theme, width) for width in widths]
    least = max(chart.least(width) for width in points)
    ideal = max(least, chart.ideal(points[0]))
    name = f"bars-{len(frame.chart.points)}" + ("-full" if Width.FULL in widths else "")
    return CellForm(name, least, ideal + len(frame.chart.points), ideal, frozenset(widths), 0.2, chart.paint)


def _row_forms(frame: ChartFrame) -> list[CellForm]:
    chart = BarRows(frame)
    count = len(frame.chart.points)
    forms = []
    for width in dict.fromkeys((column_widths(frame.theme)[0], Width.FULL)):
        points = width_of(frame.theme, width)
        if chart.fits(points):
            least = chart.least(points)
            name = f"bar-rows-{count}" + ("-full" if width is Width.FULL else "")
            forms.append(CellForm(name, least, least + count, least, frozenset({width}), 0.1, chart.paint))
    return forms


def _column_forms(frame: ChartFrame) -> list[CellForm]:
    chart = BarColumns(frame)
    count = len(frame.chart.points)
    row = frame.theme.grid.row_lines + 1
    forms = []
    for width in dict.fromkeys((column_widths(frame.theme)[0], Width.FULL)):
        points = width_of(frame.theme, width)
        if count >= 3 and chart.fits(points):
            least = chart.least(points)
            ideal = max(least, 2 * row - 1)
            name = f"bar-columns-{count}" + ("-full" if width is Width.FULL else "")
            forms.append(CellForm(name, least, ideal + row, ideal, frozenset({width}), 0.2, chart.paint))
    return forms


def _point_color(frame: ChartFrame, index: int) -> Color:
    """One colour for all; in a series of moments grey for all before the last, which tells."""
    past = frame.is_series and index < len(frame.chart.points) - 1
    return frame.theme.color("past" if past else "telling" if frame.is_series else "mark")
