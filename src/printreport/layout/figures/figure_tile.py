"""A figure as the filling cell of a photo wall: on paper tint, or reversed out of the solid field."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.figures.figure_setting import (
    HANG_HERO,
    Callout,
    SetFigure,
    figure_fit,
    label_items,
    set_figure,
    set_label,
)
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.setting import Setting, tagged
from printreport.layout.page.solid_field import field as solid_field
from printreport.layout.page.solid_field import on_field
from printreport.model.layout import Item
from printreport.model.line import Line

_PADDING = 1.25
"""Em of the body that stay free inside the tile's edges."""

LEAST_IN_TILE = 42.0
"""Points under which a figure would look lost on a field of its own."""

_HEIGHT_SHARE = 0.56
"""The most of a tile's height that the figure takes: in a wide tile it would else stand from edge to edge."""

_NARROWEST, _WIDEST = 11.0, 24.0
"""Em of the body: the least width of a tile, and the most that it grows to for its label's sake. No other values were tried."""
_LABEL_LINES = 2
"""A label that takes more is smaller than its tile's white lets it be. No other value was tried."""

_ABOVE = 2.6
"""How much more white stands above the figure than below its label, where there is white to share (the mock's 37)."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What can fill the rectangle that pictures leave: its least size in points, and how it is painted into any larger one.

    `loud` and `field` count like those of a CellForm.
    """

    least_width: float
    least_height: float
    paint: Callable[[PageGrid, Rect], tuple[Item, ...]]
    loud: float = 0.0
    field: bool = False


def figure_tile(setting: Setting, callout: Callout, *, field: bool = False) -> Tile:
    """One figure with its label as a filling cell, on paper tint or with `field` on the solid field."""
    tile = _FigureTile(setting, callout, field)
    width = tile.least_width
    return Tile(width, tile.least_height(width), tile.paint, 0.5, field)


@dataclass(frozen=True, slots=True)
class _FigureTile:
    """The figure fills the tile's width where its height allows; both it and its label stand on the page's lines."""

    setting: Setting
    callout: Callout
    field: bool

    @property
    def least_width(self) -> float:
        """The width in which the figure has its least size and the label two lines, as far as that is within reason."""
        em = self.setting.theme.grid.em
        width = max(_NARROWEST * em, self._figure(LEAST_IN_TILE).width + 2 * self._padding)
        while width < _WIDEST * em and len(self._label(width)) > _LABEL_LINES:
            width += em
        return width

    def least_height(self, width: float) -> float:
        """The height of the least figure over its label, with a line to spare for the grid."""
        lines = len(self._label(width)) + 2
        return self._least_rise + lines * self.setting.theme.grid.leading + 2 * self._padding

    def paint(self, grid: PageGrid, rect: Rect) -> tuple[Item, ...]:
        """The field, and on it the figure hung on the inner left edge with its label under it."""
        leading = self.setting.theme.grid.leading
        label = self._label(rect.width)
        last = 1 + math.floor((rect.bottom - self._padding - grid.baseline(1)) / leading + 1e-6)
        base = last - len(label) - 1
        inner = Cell(grid, rect.x + self._padding, rect.width - 2 * self._padding, 1, grid.lines)
        room = min(grid.baseline(base) - rect.y - self._padding, max(_HEIGHT_SHARE * rect.height, self._least_rise))
        figure = self._figure(figure_fit(self.setting, [self.callout.stat], inner.width, room, HANG_HERO * leading))
        lift = self._lift(grid.baseline(base) - figure.height - rect.y, rect.bottom - grid.baseline(last))
        words = figure.place(inner.x, grid.baseline(base - lift)) + label_items(label, inner, base + 2 - lift)
        return solid_field(rect, self._ground), tagged("callout", self.callout.key, self.callout.order, words)

    def _lift(self, above: float, below: float) -> int:
        """By how many lines the figure rises so that a tall tile's white is shared between above and below."""
        return max(0, int((above - _ABOVE * below) / (1 + _ABOVE) / self.setting.theme.grid.leading))

    def _figure(self, size: float) -> SetFigure:
        color = on_field(self.setting.theme, self._ground) if self.field else self.setting.theme.color("figure")
        return set_figure(self.setting, self.callout.stat, size, color)

    def _label(self, width: float) -> tuple[Line, ...]:
        color = on_field(self.setting.theme, self._ground)
        return set_label(self.setting, self.callout.stat.label, width - 2 * self._padding, "label-strong", color)

    @property
    def _least_rise(self) -> float:
        return self._figure(LEAST_IN_TILE).height

    @property
    def _ground(self) -> Color:
        return self.setting.theme.color("field" if self.field else "tint")

    @property
    def _padding(self) -> float:
        return _PADDING * self.setting.theme.grid.em
