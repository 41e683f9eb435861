"""The dominant figure: free on the page, or reversed out of a solid field."""

from __future__ import annotations

import math
from dataclasses import dataclass

from printreport.core.color import Color
from printreport.layout.figures.figure_setting import (
    DISPLAY_LEAST,
    HANG_FREE,
    HANG_HERO,
    Callout,
    column_widths,
    depth_of,
    figure_fit,
    label_items,
    lines_for,
    set_figure,
    set_label,
    width_fit,
    width_of,
)
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting, place_lines, tagged
from printreport.layout.page.solid_field import field, on_field
from printreport.model.layout import Item
from printreport.model.line import Line

LEAST_LINES = 6
"""Fewer make a figure of a band's size; a row of modules has five lines. No other value was tried."""
_FULL_SHARE = 0.62
"""The figure's share of the width; the rest is for its label on the same baseline. First value, near the golden section."""
_FULL_LABEL_LINES = 3
"""A longer label would rise over the figure's head beside it. No other value was tried."""
_FIELD_PADDING = 1.25
"""Em of the body between a field's edge and its words. No other value was tried."""
_BROAD_FIELD = 0.5
"""What a field over the whole width costs: it is the loudest thing that a page can have, and few figures are worth it."""


AMONG_TEXT = 72.0
"""Points that a figure has at most where running text stands beside it: a larger one's side bearing eats the gutter."""


@dataclass(frozen=True, slots=True)
class Hero:
    """One figure as large as its cell allows, its label under it; `largest` bounds it by its neighbours' sizes.

    The label ends on the cell's last line, the figure stands two lines above the label's first: a quote beside it shares
    that baseline.
    """

    setting: Setting
    callout: Callout
    largest: float = math.inf

    def foot(self, width: float) -> int:
        """How many lines of a cell of this width lie under the figure's baseline."""
        return len(self._label(width)) + 1

    def lines(self, width: float) -> int:
        """The lines that a cell needs for the figure to fill its width."""
        size = min(width_fit(self.setting, self.callout.stat, width), self.largest)
        height = set_figure(self.setting, self.callout.stat, size, self.setting.theme.color("figure")).height
        return lines_for(self.setting.theme, height) + self.foot(width)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The figure hung on the cell's left edge and its label."""
        theme = self.setting.theme
        label = self._label(cell.width)
        base = max(1, cell.lines - len(label) - 1)
        hang = HANG_HERO * theme.grid.leading
        fit = figure_fit(self.setting, [self.callout.stat], cell.width, depth_of(theme, base), hang)
        size = min(fit, self.largest)
        figure = set_figure(self.setting, self.callout.stat, size, theme.color("figure"))
        items = figure.place(cell.x, cell.baseline(base)) + label_items(label, cell, base + 2)
        return (tagged("callout", self.callout.key, self.callout.order, items),)

    def _label(self, width: float) -> tuple[Line, ...]:
        return set_label(self.setting, self.callout.stat.label, width, "label-strong")


def hero_form(setting: Setting, callout: Callout, largest: float = math.inf) -> CellForm:
    """A giant figure over its label, half the page or a column wide; among text no larger than text beside it bears."""
    hero = Hero(setting, callout, largest)
    widths = hero_widths(setting, callout)
    wanted = hero.lines(width_of(setting.theme, column_widths(setting.theme)[0]))
    most = max(wanted, hero_rows(setting)) if largest > AMONG_TEXT else wanted + 2
    least = min(max(LEAST_LINES, _foot(hero, widths) + 3), most)
    among = hero_form(setting, callout, AMONG_TEXT) if largest > AMONG_TEXT else None
    return CellForm("hero", least, most, max(least, wanted), widths, 1.0, hero.paint, among=among)


def hero_full_form(setting: Setting, callout: Callout, largest: float = math.inf) -> CellForm | None:
    """A giant figure at the left, its label at the right on the figure's baseline; None for a label too long to stand there."""
    narrow = (1 - _FULL_SHARE) * width_of(setting.theme, Width.FULL) - 2 * setting.theme.grid.em
    if len(set_label(setting, callout.stat.label, narrow, "label-strong")) > _FULL_LABEL_LINES:
        return None
    hero = _WideHero(setting, callout, largest)
    size = min(width_fit(setting, callout.stat, width_of(setting.theme, Width.FULL) * _FULL_SHARE), largest)
    wanted = lines_for(setting.theme, set_figure(setting, callout.stat, size, setting.theme.color("figure")).height)
    ideal = max(5, min(8, wanted))
    return CellForm("hero-full", 5, max(ideal, min(wanted, hero_rows(setting))), ideal, frozenset({Width.FULL}), 1.0, hero.paint)


def field_form(setting: Setting, callout: Callout, largest: float = math.inf) -> CellForm:
    """A white figure on a solid field that fills the cell."""
    hero = FieldHero(setting, callout, largest)
    widths = hero_widths(setting, callout)
    wanted = max(hero.lines(width_of(setting.theme, column_widths(setting.theme)[0])), hero_rows(setting))
    least = max(LEAST_LINES + 1, max(hero.foot(width_of(setting.theme, width)) for width in widths) + 4)
    row = setting.theme.grid.row_lines + 1
    return CellForm("hero-field", least, max(wanted, least) + row, max(wanted, least), widths, 1.0, hero.paint, field=True)


def field_full_form(setting: Setting, callout: Callout) -> CellForm | None:
    """A white figure at the left of a solid band over the whole width, its label at the right; None for a long label."""
    hero, full = _WideField(setting, callout), hero_full_form(setting, callout)
    if full is None:
        return None
    rows = hero_rows(setting)
    row = setting.theme.grid.row_lines + 1
    widths = frozenset({Width.FULL})
    return CellForm(
        "hero-field-full", full.least + 3, rows + 2 * row, rows + 2, widths, 1.0, hero.paint, field=True, base=_BROAD_FIELD
    )


@dataclass(frozen=True, slots=True)
class FieldHero:
    """One figure and its label in paper's white on a solid field."""

    setting: Setting
    callout: Callout
    largest: float = math.inf

    def foot(self, width: float) -> int:
        """How many lines of a cell of this width lie under the figure's baseline."""
        return len(self._label(width - 2 * self.padding)) + 2

    def lines(self, width: float) -> int:
        """The lines that the field needs for the figure to fill its width."""
        inner = width - 2 * self.padding
        size = min(width_fit(self.setting, self.callout.stat, inner), self.largest)
        height = set_figure(self.setting, self.callout.stat, size, self._white).height
        return lines_for(self.setting.theme, height + self.padding) + self.foot(width)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The field, edge to edge of the cell, and what stands on it."""
        theme, padding = self.setting.theme, self.padding
        inner = Cell(cell.grid, cell.x + padding, cell.width - 2 * padding, cell.first_line, cell.lines)
        label = self._label(inner.width)
        base = max(2, cell.lines - len(label) - 2)
        height = depth_of(theme, base) - padding
        hang = HANG_HERO * theme.grid.leading
        size = min(figure_fit(self.setting, [self.callout.stat], inner.width, height, hang), self.largest)
        figure = set_figure(self.setting, self.callout.stat, size, self._white)
        items = figure.place(inner.x, cell.baseline(base)) + label_items(label, inner, base + 2)
        return (field(cell.rect, theme.color("field")), tagged("callout", self.callout.key, self.callout.order, items))

    @property
    def padding(self) -> float:
        """The points that stay free inside the field's edges."""
        return _FIELD_PADDING * self.setting.theme.grid.em

    @property
    def _white(self) -> Color:
        return on_field(self.setting.theme, self.setting.theme.color("field"))

    def _label(self, width: float) -> tuple[Line, ...]:
        return set_label(self.setting, self.callout.stat.label, width, "label-strong", self._white)


@dataclass(frozen=True, slots=True)
class _WideHero:
    setting: Setting
    callout: Callout
    largest: float

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        theme = self.setting.theme
        return self.set_in(cell, cell.rect.height, theme.color("figure"), None)

    def set_in(self, cell: Cell, height: float, color: Color, label_color: Color | None) -> tuple[Item, ...]:
        """The figure on the cell's last baseline, no higher than `height`, and its label; each in its color."""
        theme = self.setting.theme
        hang = HANG_FREE * theme.grid.leading
        room = cell.width * _FULL_SHARE
        size = min(figure_fit(self.setting, [self.callout.stat], room, height, hang), self.largest)
        figure = set_figure(self.setting, self.callout.stat, size, color)
        x = _module_after(cell, figure.width + 1.5 * theme.grid.em)
        label = set_label(self.setting, self.callout.stat.label, cell.width - x, "label-strong", label_color)
        first = cell.baseline(cell.lines - len(label) + 1)
        items = figure.place(cell.x, cell.baseline(cell.lines))
        items += place_lines(label, cell.x + x, first, theme.grid.leading)
        return (tagged("callout", self.callout.key, self.callout.order, items),)


@dataclass(frozen=True, slots=True)
class _WideField:
    setting: Setting
    callout: Callout

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The field, edge to edge of the cell, the figure and its label on the last line but one."""
        theme = self.setting.theme
        color, padding = theme.color("field"), _FIELD_PADDING * theme.grid.em
        inner = Cell(cell.grid, cell.x + padding, cell.width - 2 * padding, cell.first_line, cell.lines - 1)
        white = on_field(theme, color)
        words = _WideHero(self.setting, self.callout, math.inf).set_in(inner, inner.rect.height - padding, white, white)
        return (field(cell.rect, color), *words)


def hero_widths(setting: Setting, callout: Callout) -> frozenset[Width]:
    """The widths of columns in which a figure is still large; the widest of them when it is so in none."""
    widths = column_widths(setting.theme)
    large = DISPLAY_LEAST * 2
    fits = [width for width in widths if width_fit(setting, callout.stat, width_of(setting.theme, width)) >= large]
    return frozenset(fits or widths[:1])


def hero_rows(setting: Setting) -> int:
    """The lines of the rows of modules that the theme gives a hero, and the lines between."""
    return setting.theme.callout.hero_rows * (setting.theme.grid.row_lines + 1) - 1


def _foot(hero: Hero, widths: frozenset[Width]) -> int:
    return max(hero.foot(width_of(hero.setting.theme, width)) for width in widths)


def _module_after(cell: Cell, x: float) -> float:
    """The left edge of the first module that begins at or after x, both from the cell's left edge; x where none is left."""
    grid = cell.grid.theme.grid
    step = (cell.width + grid.gap * grid.em) / grid.columns
    edge = math.ceil(x / step) * step
    return edge if cell.width - edge >= 1.5 * step else x
