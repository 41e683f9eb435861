"""Parts of a whole: one spine to a unit where units can be counted, else a bar in proportion; the parts named under it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate

from printreport.core.color import Color
from printreport.core.geometry import Point, Rect
from printreport.layout.cell_form import CellForm, Width
from printreport.layout.chart_frame import LEAST_BAR, ChartFrame, deep, is_share, pale
from printreport.layout.figure_setting import (
    SetFigure,
    figure_fit,
    set_figure,
    set_label,
    widest,
    width_fit,
    width_of,
)
from printreport.layout.grid import Cell
from printreport.layout.setting import place_line, place_lines
from printreport.model.document import Stat
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import Line

MOST_SPINES = 200
"""Units up to which each one is drawn; more would be a grey."""

_PART = 27.0
_PART_LARGE = 42.0
_TOTAL = 96.0
_SPINE = 0.72
_NARROW_GAP = 3.0
_REST = 0.3
_LEADER_SLACK = 1.0


@dataclass(frozen=True, slots=True)
class _Tag:
    """A part's figure and label: one beside the other on a line, or the label underneath; `turned` puts the label first."""

    figure: SetFigure
    label: tuple[Line, ...]
    gap: float
    under: bool
    turned: bool = False

    @property
    def width(self) -> float:
        if self.under:
            return max(self.figure.width, widest(self.label))
        return self.figure.width + self.gap + widest(self.label)

    def place(self, x: float, baseline: float, leading: float) -> tuple[Item, ...]:
        if self.under:
            return self.figure.place(x, baseline) + place_lines(self.label, x, baseline + leading, leading)
        if self.turned:
            label = place_line(self.label[0], x, baseline)
            return label + self.figure.place(x + self.label[0].width + self.gap, baseline)
        return self.figure.place(x, baseline) + place_line(self.label[0], x + self.figure.width + self.gap, baseline)


@dataclass(frozen=True, slots=True)
class ShareChart:
    """A share chart: the whole as a large figure with the title beside it, the bar, the parts under their stretches."""

    frame: ChartFrame

    def least(self, width: float) -> int:
        """The fewest lines: what stands over the bar, a bar of two lines, and the rows of tags."""
        return self._head_least(width) + 4 + self._tag_lines(width)

    def ideal(self, width: float) -> int:
        """Two rows of modules with a large figure, the bar three lines deep without."""
        wished = 2 * (self.frame.theme.grid.row_lines + 1) - 1 if self.frame.chart.total else self.least(width) + 1
        return max(self.least(width), wished)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The chart in a cell; the tags end on its last line."""
        below = self._tag_lines(cell.width)
        spare = cell.lines - self.least(cell.width)
        head = self._head_least(cell.width) + (max(0, spare // 2) if self.frame.chart.total else 0)
        foot = cell.lines - below - 1
        stretch = Rect(cell.x, cell.face_top(head + 2), cell.width, cell.baseline(foot) - cell.face_top(head + 2))
        tags = self._tags(cell.width)
        words = (*self._head_words(cell, head), *self._tag_words(cell, tags, foot + 2))
        return self.frame.drawn(cell, words, (*self._bar(stretch), *self._leaders(cell, tags, stretch, foot + 2)))

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
        return set_figure(self.frame.setting, total, size, self.frame.theme.color("accent"))

    def _title_beside(self, width: float) -> tuple[Line, ...]:
        return set_label(self.frame.setting, self.frame.chart.title, width * 0.5, "label-strong")

    # -- the bar -----------------------------------------------------------------------------------------------------

    @property
    def _whole(self) -> float:
        """What the bar's whole length stands for: a hundred per cent, or the sum of the parts."""
        values = self.frame.chart.values
        first = self.frame.chart.points[0]
        whole = (1000.0 if first.measure[:1] == "‰" else 100.0) if is_share(first) else 0.0
        return max(whole, math.fsum(values)) or 1.0

    def _bounds(self, width: float) -> tuple[tuple[float, float], ...]:
        """Where each part's stretch begins and ends, in proportion; the rest of a hundred per cent is nobody's."""
        ends = list(accumulate(max(0.0, value) for value in self.frame.chart.values))
        edges = [0.0, *(end / self._whole * width for end in ends)]
        return tuple((edges[index], edges[index + 1]) for index in range(len(ends)))

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
        colors += [pale(self.frame.theme.color("muted"), _REST)] * (units - len(colors))
        gap = min(_NARROW_GAP, room.width / units * (1 - _SPINE))
        spine = (room.width - gap * (units - 1)) / units
        step = spine + gap
        return [
            PlacedShape.rect(Rect(room.x + index * step, room.y, spine, room.height), color)
            for index, color in enumerate(colors)
        ]

    def _stretches(self, room: Rect) -> list[Item]:
        bounds = self._bounds(room.width)
        items: list[Item] = []
        for index, (start, end) in enumerate(bounds):
            if end > start:
                left = min(start, room.width - LEAST_BAR)
                rect = Rect(room.x + left, room.y, max(end - left, LEAST_BAR), room.height)
                items.append(PlacedShape.rect(rect, self._color(index)))
        last = bounds[-1][1]
        if room.width - last >= LEAST_BAR:
            rest = Rect(room.x + last, room.y, room.width - last, room.height)
            items.insert(0, PlacedShape.rect(rest, pale(self.frame.theme.color("muted"), _REST)))
        return items

    def _color(self, index: int) -> Color:
        color = self.frame.theme.color
        palette = (color("accent"), color("second"), color("ink"), color("muted"))
        return palette[index] if index < 4 else pale(palette[index % 4], 0.5)

    def _figure_color(self, index: int) -> Color:
        return deep(self._color(index)) if index < 4 else self.frame.theme.color("ink")

    # -- the parts' tags ---------------------------------------------------------------------------------------------

    def _tags(self, width: float) -> tuple[_Tag, ...]:
        """Figures and labels of all parts: in one row when there is room, else labels under figures, else in rows of their own."""
        beside = self._row_of_tags(width, under=False)
        if self._fits(beside, width):
            return (*beside[:-1], self._turned(beside[-1], width))
        return self._row_of_tags(width, under=True)

    def _turned(self, tag: _Tag, width: float) -> _Tag:
        """The last tag with its label before its figure where its stretch is too short to begin under."""
        start = self._bounds(width)[-1][0]
        return _Tag(tag.figure, tag.label, tag.gap, tag.under, turned=start + tag.width > width)

    def _row_of_tags(self, width: float, *, under: bool) -> tuple[_Tag, ...]:
        setting, points = self.frame.setting, self.frame.chart.points
        gap = 0.8 * self.frame.theme.grid.em
        column = (width - self._space * (len(points) - 1)) / len(points)
        most = _PART if self.frame.chart.total or not under else _PART_LARGE
        size = min(most, *(width_fit(setting, point, column) for point in points)) if under else most
        labels = [set_label(setting, point.label, max(column, 3.0 * gap) if under else math.inf) for point in points]
        return tuple(
            _Tag(set_figure(setting, point, size, self._figure_color(index)), labels[index], gap, under)
            for index, point in enumerate(points)
        )

    @property
    def _space(self) -> float:
        return 1.5 * self.frame.theme.grid.em

    def _fits(self, tags: tuple[_Tag, ...], width: float) -> bool:
        return sum(tag.width for tag in tags) + self._space * (len(tags) - 1) <= width

    def _tag_lines(self, width: float) -> int:
        """How many lines the tags take, from the figures' to the last label's."""
        tags = self._tags(width)
        return 1 + (max(len(tag.label) for tag in tags) if tags[0].under else 0)

    def _tag_words(self, cell: Cell, tags: tuple[_Tag, ...], line: int) -> list[Item]:
        words: list[Item] = []
        for tag, x in zip(tags, self._tag_places(tags, cell.width), strict=True):
            words += tag.place(cell.x + x, cell.baseline(line), self.frame.theme.grid.leading)
        return words

    def _tag_places(self, tags: tuple[_Tag, ...], width: float) -> list[float]:
        """Each tag as near to its stretch's beginning as the others and the edges allow, in order, none over another."""
        places = []
        free = 0.0
        for tag, (start, _) in zip(tags, self._bounds(width), strict=True):
            places.append(max(free, start))
            free = places[-1] + tag.width + self._space
        limit = width
        for index in range(len(tags) - 1, -1, -1):
            places[index] = min(places[index], limit - tags[index].width)
            limit = places[index] - self._space
        return [max(0.0, place) for place in places]

    def _leaders(self, cell: Cell, tags: tuple[_Tag, ...], room: Rect, line: int) -> list[Item]:
        """Hairlines from stretches to tags that stand clear of them."""
        theme = self.frame.theme
        slack = _LEADER_SLACK * theme.grid.em
        places = self._tag_places(tags, cell.width)
        items: list[Item] = []
        for tag, x, (start, end) in zip(tags, places, self._bounds(cell.width), strict=True):
            if x <= end + slack and start <= x + tag.width + slack:
                continue
            top = cell.baseline(line) - tag.figure.height - 0.25 * theme.grid.leading
            foot = Point(cell.x + x + tag.figure.width / 2, top)
            head = Point(cell.x + (start + end) / 2, room.bottom + 1.5)
            items.append(PlacedShape.line(head, foot, theme.color("ink"), theme.numbers["hairline"]))
        return items


def share_forms(frame: ChartFrame) -> tuple[CellForm, ...]:
    """The chart over the whole width, and half of it (or a column) wide where its parts find room there."""
    chart = ShareChart(frame)
    count = len(frame.chart.points)
    forms = [_form(chart, (Width.FULL,), "share-full")]
    if count * 5.0 * frame.theme.grid.em <= width_of(frame.theme, Width.HALF):
        forms.append(_form(chart, (Width.HALF,), "share"))
    return tuple(forms)


def _form(chart: ShareChart, widths: tuple[Width, ...], name: str) -> CellForm:
    points = [width_of(chart.frame.theme, width) for width in widths]
    least = max(chart.least(width) for width in points)
    ideal = max(least, *(chart.ideal(width) for width in points))
    return CellForm(name, least, ideal + 3, ideal, frozenset(widths), 0.5, chart.paint)
