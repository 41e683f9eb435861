"""What every chart has: a hairline, a title, its colours, bars to one scale, and words for those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from printreport.core.color import Cmyk, Color, Spot
from printreport.core.geometry import Rect
from printreport.layout.figures.figure_setting import hairline, label_items, set_label
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting, artifact, tagged
from printreport.model.document import Chart, Stat
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import Line
from printreport.model.theme import Theme

LEAST_BAR = 0.6
"""Points of the bar that stands for a value too small to be drawn to scale, zero included: a hairline."""

RAISED = 15.75
"""Points, 三号: figures too small for the display voice are set in the raised one (there is no size between)."""

REST = 0.3
"""The strength of the tint that stands for what is missing of a whole."""

_DATED = re.compile(r"[0-9一二三四五六七八九〇十](?:年|月|日|季度|世纪|届|期|周)|^(?:19|20)[0-9]{2}$")


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """A chart with its place in the document's structure."""

    setting: Setting
    chart: Chart
    key: str
    order: tuple[int, ...]

    @property
    def theme(self) -> Theme:
        """The theme that the chart is drawn in."""
        return self.setting.theme

    def title(self, width: float) -> tuple[Line, ...]:
        """The title's lines in a width."""
        return set_label(self.setting, self.chart.title, width, "label-strong")

    def title_lines(self, width: float) -> int:
        """How many lines the title takes."""
        return len(self.title(width))

    def head(self, cell: Cell) -> tuple[Item, ...]:
        """The title on the cell's second line and after, under the hairline that `drawn` puts on the cell's top."""
        return label_items(self.title(cell.width), cell, 2)

    def drawn(self, cell: Cell, words: Iterable[Item], shapes: Iterable[Item]) -> tuple[Item, ...]:
        """The finished chart: hairline and shapes, then its words as one element with an alternative text."""
        drawing = artifact([hairline(cell, cell.rect.y), *shapes])
        return (tagged("chart", self.key, self.order, (drawing, *words), alt=self.alt),)

    @property
    def alt(self) -> str:
        """The chart read aloud: its title, and each point's label with its figure."""
        whole = f"{self.chart.total.figure}，" if self.chart.total else ""
        return f"{self.chart.title}：{whole}" + "，".join(f"{point.label}{point.figure}" for point in self.chart.points)

    @property
    def whole(self) -> float:
        """What the column's width stands for when the values are shares of a whole; 0 when they are not."""
        first, values = self.chart.points[0], self.chart.values
        whole = whole_of(first)
        return whole if min(values) >= 0 and max(values) <= whole else 0.0

    def bar_in_track(
        self, cell: Cell, extent: tuple[float, float], top: float, bottom: float, color: Color
    ) -> list[Item]:
        """A bar and, where the values are shares of a whole, what it lacks of the whole, pale.

        `cell` is the chart's, `extent` the bar's left and right end in points from the cell's edge, `top` and `bottom` its
        heights in points on the page, `color` that of the bar itself.
        """
        shapes: list[Item] = [bar(cell, extent, top, bottom, color)]
        if self.whole and cell.width - extent[1] >= LEAST_BAR:
            shapes.append(bar(cell, (extent[1], cell.width), top, bottom, pale(self.theme.color("muted"), REST)))
        return shapes

    @property
    def is_series(self) -> bool:
        """Whether the points are moments in time, so that the last of them is the one that tells."""
        return all(_DATED.search(point.label) for point in self.chart.points)


def find_key(setting: Setting, chart: Chart) -> str:
    """The chart's name in the document's structure: its section and its number there."""
    for section in setting.document.sections:
        for index, own in enumerate(section.charts):
            if own is chart or own == chart:
                return f"{section.slug}/chart/{index}"
    return f"{chart.span.path}/chart/{chart.span.line}"


def extents(values: tuple[float, ...], width: float, whole: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Where each value's bar begins and ends in a width, all to one true scale from one zero line.

    The scale is the largest value's (`whole` if that is larger); negative values reach left of the zero line. Bars too
    short to be printed get a hairline's length.
    """
    low, high = min(0.0, *values), max(0.0, whole, *values)
    scale = width / (high - low) if high > low else 0.0
    zero = -low * scale
    return tuple(_extent(zero, value * scale, width) for value in values)


def _extent(zero: float, reach: float, width: float) -> tuple[float, float]:
    if reach < 0:
        return min(zero + reach, zero - LEAST_BAR), zero
    start = min(zero, width - LEAST_BAR)
    return start, max(zero + reach, start + LEAST_BAR)


def bar(cell: Cell, extent: tuple[float, float], top: float, bottom: float, color: Color) -> PlacedShape:
    """A bar lying in a cell between two heights of the page.

    `extent` is its left and right end in points from the edge of `cell`, `top` and `bottom` its heights in points on the page,
    `color` what it is filled with.
    """
    return PlacedShape.rect(Rect(cell.x + extent[0], top, extent[1] - extent[0], bottom - top), color)


def whole_of(stat: Stat) -> float:
    """The hundred or thousand that a figure is a share of; 0 when it is none."""
    return {"%": 100.0, "％": 100.0, "‰": 1000.0}.get(stat.measure[:1], 0.0)


def pale(color: Color, share: float) -> Color:
    """A tint of an ink or of a mixture."""
    if isinstance(color, Spot):
        return replace(color, tint=color.tint * share)
    return Cmyk(color.c * share, color.m * share, color.y * share, color.k * share)
