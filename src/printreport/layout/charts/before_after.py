"""Two values of one thing, then and now: both bars to one true scale, the second figure large."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.layout.charts.chart_frame import ChartFrame, extents
from printreport.layout.figures.figure_setting import (
    DISPLAY_LEAST,
    HANG_FREE,
    SetFigure,
    column_widths,
    figure_fit,
    label_items,
    set_figure,
    set_label,
    widest,
    width_fit,
    width_of,
)
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import place_lines
from printreport.model.layout import Item
from printreport.model.line import Line

_BAR = 0.7
"""Leadings: a bar stands in its line with a third of it white, so that two bars never touch. No other value was tried."""
_TELLING = 2.6
"""How many times larger the later figure is: within the 1.8 to 4.5 that one dominant figure has over the next."""
_BEFORE_LEAST, _BEFORE_MOST = DISPLAY_LEAST, 32.0
_LABEL_SHARE = 0.34
"""The share of the width that a label beside its figure may take: a third, for the figure must dominate. First value."""
_LARGEST = 132.0
"""Points: as large as leaves a column two bars and two labels. No other value was tried."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A before-after chart: title, grey bar with its figure, the telling bar with its own on the cell's last line."""

    frame: ChartFrame

    def least(self, width: float) -> int:
        """The fewest lines in which both figures are large enough."""
        return self._second_bar_line(width) + self._above(width) + 3

    def ideal(self, width: float) -> int:
        """Two rows of modules where they do."""
        return max(self.least(width), 2 * (self.frame.theme.grid.row_lines + 1) - 1)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The chart in a cell."""
        first, second = extents(self.frame.chart.values, cell.width, self.frame.whole)
        after = self._after(cell)
        words = (*self.frame.head(cell), *self._before_words(cell, first[1], after.size), *self._after_words(cell, after))
        return self.frame.drawn(cell, words, self._bars(cell, first, second))

    def _bars(self, cell: Cell, first: tuple[float, float], second: tuple[float, float]) -> tuple[Item, ...]:
        theme = self.frame.theme
        depth = _BAR * theme.grid.leading
        upper = cell.face_top(self._first_bar_line(cell.width) + 1) - 0.18 * theme.grid.leading
        lower = self._second_bar_foot(cell)
        return (
            *self.frame.bar_in_track(cell, first, upper - depth, upper, theme.color("past")),
            *self.frame.bar_in_track(cell, second, lower - depth, lower, theme.color("telling")),
        )

    def _before_words(self, cell: Cell, end: float, after_size: float) -> tuple[Item, ...]:
        """The label at the left, the figure under the bar's end or, where the bar is short, beside the label."""
        setting, point, theme = self.frame.setting, self.frame.chart.points[0], self.frame.theme
        label = self._before_label(cell.width)
        line = self._first_bar_line(cell.width) + 2
        room = cell.width - widest(label) - theme.grid.em
        size = min(max(_BEFORE_LEAST, after_size / _TELLING), _BEFORE_MOST, width_fit(setting, point, room))
        figure = set_figure(setting, point, size, theme.figure_colors[theme.color("past")])
        right = max(end, widest(label) + theme.grid.em + figure.width)
        items = label_items(label, cell, line)
        return items + figure.place_right(cell.x + min(right, cell.width), cell.baseline(line))

    def _after_words(self, cell: Cell, figure: SetFigure) -> tuple[Item, ...]:
        label = self._after_label(cell.width)
        leading = self.frame.theme.grid.leading
        if self._above(cell.width):
            items = label_items(label, cell, self._second_bar_line(cell.width) + 1)
            return items + figure.place(cell.x, cell.baseline(cell.lines))
        first = cell.baseline(cell.lines - len(label) + 1)
        return place_lines(label, cell.x, first, leading) + figure.place(cell.x + self._indent(label), cell.baseline(cell.lines))

    def _after(self, cell: Cell) -> SetFigure:
        """The telling figure, as large as the room under its bar and beside its label allows."""
        setting, point = self.frame.setting, self.frame.chart.points[1]
        above, leading = self._above(cell.width), self.frame.theme.grid.leading
        top = cell.baseline(self._second_bar_line(cell.width) + above) if above else self._second_bar_foot(cell)
        height = cell.baseline(cell.lines) - top - 0.9 * leading
        room = cell.width - (0.0 if above else self._indent(self._after_label(cell.width)))
        size = min(_LARGEST, figure_fit(setting, [point], room, max(height, 1.0), HANG_FREE * leading))
        return set_figure(setting, point, size, self.frame.theme.color("figure"))

    def _indent(self, label: tuple[Line, ...]) -> float:
        return widest(label) + 0.6 * self.frame.theme.grid.em

    def _first_bar_line(self, width: float) -> int:
        return self.frame.title_lines(width) + 2

    def _second_bar_line(self, width: float) -> int:
        return self._first_bar_line(width) + len(self._before_label(width)) + 2

    def _second_bar_foot(self, cell: Cell) -> float:
        line = self._second_bar_line(cell.width)
        return cell.face_top(line + 1)

    def _before_label(self, width: float) -> tuple[Line, ...]:
        return set_label(self.frame.setting, self.frame.chart.points[0].label, width * 0.42)

    def _above(self, width: float) -> int:
        """How many lines the second label takes above its figure; 0 where it stands beside it."""
        beside = set_label(self.frame.setting, self.frame.chart.points[1].label, width * _LABEL_SHARE)
        if len(beside) <= 2 and width_fit(self.frame.setting, self.frame.chart.points[1], width - self._indent(beside)) >= 40:
            return 0
        return len(set_label(self.frame.setting, self.frame.chart.points[1].label, width))

    def _after_label(self, width: float) -> tuple[Line, ...]:
        share = 1.0 if self._above(width) else _LABEL_SHARE
        return set_label(self.frame.setting, self.frame.chart.points[1].label, width * share)


def before_after_forms(frame: ChartFrame) -> tuple[CellForm, ...]:
    """The chart half the page (or a column) wide, and over its whole width."""
    chart = BeforeAfter(frame)
    columns = column_widths(frame.theme)
    return tuple(_form(chart, widths) for widths in dict.fromkeys((columns, (Width.FULL,))))


def _form(chart: BeforeAfter, widths: tuple[Width, ...]) -> CellForm:
    points = [width_of(chart.frame.theme, width) for width in widths]
    least = max(chart.least(width) for width in points)
    ideal = max(least, chart.ideal(points[0]))
    name = "before-after" if Width.HALF in widths else "before-after-full"
    return CellForm(name, least, ideal + 2, ideal, frozenset(widths), 0.5, chart.paint)
