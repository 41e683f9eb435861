"""Figures of one rank: side by side between hairlines, or stacked as tiles."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.layout.figures.figure_setting import (
    DISPLAY_LEAST,
    HANG_FREE,
    HANG_OVER_LABEL,
    Callout,
    Ranks,
    column_widths,
    depth_of,
    figure_fit,
    hairline,
    height_fit,
    label_items,
    label_items_right,
    lines_for,
    ranked_fit,
    set_figure,
    set_label,
    width_of,
)
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting, artifact, tagged
from printreport.model.layout import Item
from printreport.model.line import Line

_LARGEST = 72.0
"""Points: well under a giant figure's, so that a band never looks like heroes in a row. No other value was tried."""
_MOST_LEADING, _LEADING_LARGEST = 3, 120.0
"""Figures that lead side by side, and the points that they have at most: between a band's and a giant figure's. First values."""
_ROOM = 0.6
"""Leadings of white kept over a figure's number, under the hairline or the label before. No other value was tried."""


@dataclass(frozen=True, slots=True)
class Band:
    """Figures in columns, one size to a rank, a hairline over each and one under all; several rows when there are many."""

    setting: Setting
    callouts: tuple[Callout, ...]
    columns: int
    largest: float = _LARGEST

    @property
    def rows(self) -> int:
        """How many rows of columns there are."""
        return -(-len(self.callouts) // self.columns)

    def widest_size(self, width: float) -> float:
        """The size of the figures of the highest rank in a cell of a width and of unlimited height."""
        return min(ranked_fit(self.setting, [c.stat for c in self.callouts], self._column(width)), self.largest)

    def label_lines(self, width: float) -> int:
        """The lines that the longest label takes in a cell of a width."""
        return max(len(label) for label in self._labels(self._column(width)))

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The band; its last hairline is the cell's lower edge."""
        theme = self.setting.theme
        under = self.label_lines(cell.width)
        pitch = cell.lines // self.rows
        base = max(2, pitch - 1 - under)
        height = depth_of(theme, base) - _ROOM * theme.grid.leading
        hang = HANG_OVER_LABEL * theme.grid.leading
        ranks = Ranks(c.stat for c in self.callouts)
        high = (ranks.top(c.stat, height_fit(self.setting, c.stat, height, hang)) for c in self.callouts)
        top = min(self.widest_size(cell.width), *high)
        labels = self._labels(self._column(cell.width))
        words = tuple(
            self._entry(callout, labels[index], self._part(cell, index, pitch), base, ranks.size(callout.stat, top))
            for index, callout in enumerate(self.callouts)
        )
        return (artifact(self._rules(cell, pitch)), *words)

    def _entry(self, callout: Callout, label: tuple[Line, ...], part: Cell, base: int, size: float) -> Item:
        """One figure over its label, tagged.

        `callout` is the figure, `label` its set lines, `part` its cell in the band, `base` the line of the cell, from 1, that
        the figure stands on, and `size` the figure's in points.
        """
        figure = set_figure(self.setting, callout.stat, size, self.setting.theme.color("figure"))
        items = figure.place(part.x, part.baseline(base)) + label_items(label, part, base + 1)
        return tagged("callout", callout.key, callout.order, items)

    def _part(self, cell: Cell, index: int, pitch: int) -> Cell:
        row, column = divmod(index, self.columns)
        return cell.rows(self._first_line(cell, row, pitch), pitch).part(column, self.columns)

    def _first_line(self, cell: Cell, row: int, pitch: int) -> int:
        return cell.lines - (self.rows - row) * pitch + 1

    def _rules(self, cell: Cell, pitch: int) -> list[Item]:
        weight = cell.grid.theme.rules.hairline_pt
        rules: list[Item] = [hairline(cell, cell.rect.bottom - weight)]
        for index in range(len(self.callouts)):
            part = self._part(cell, index, pitch)
            top = cell.rect.y if index < self.columns else part.baseline(0) - weight
            rules.append(hairline(part, top))
        return rules

    def _column(self, width: float) -> float:
        gap = self.setting.theme.grid.gap * self.setting.theme.grid.em
        return (width - gap * (self.columns - 1)) / self.columns

    def _labels(self, measure: float) -> tuple[tuple[Line, ...], ...]:
        return tuple(set_label(self.setting, c.stat.label, measure) for c in self.callouts)


def band_form(setting: Setting, callouts: tuple[Callout, ...], largest: float = _LARGEST) -> CellForm | None:
    """Two to eight figures over the page's width; None when their figures would fall under the display sizes."""
    width = width_of(setting.theme, Width.FULL)
    for columns in _column_counts(len(callouts)):
        band = Band(setting, callouts, columns, min(largest, _LARGEST))
        if band.widest_size(width) >= DISPLAY_LEAST and band.label_lines(width) <= 3:
            row = band.label_lines(width) + 4
            # quiet figures gain nothing by more room over them
            wished = 0 if all(c.stat.weight == "quiet" for c in callouts) else 1
            depths = (row * band.rows, (row + 2) * band.rows, (row + wished) * band.rows)
            return CellForm(f"band-{len(callouts)}", *depths, frozenset({Width.FULL}), 0.0, band.paint)
    return None


def leading_band(setting: Setting, callouts: tuple[Callout, ...]) -> CellForm | None:
    """Two or three figures of weight `lead` over the page's width, as large as heroes; None where they would be no larger.

    They share one baseline and one size: none leads the other.
    """
    if not 2 <= len(callouts) <= _MOST_LEADING:
        return None
    band, width = Band(setting, callouts, len(callouts), _LEADING_LARGEST), width_of(setting.theme, Width.FULL)
    size, under = band.widest_size(width), band.label_lines(width)
    if size < DISPLAY_LEAST or under > 3:
        return None
    high = max(set_figure(setting, c.stat, size, setting.theme.color("figure")).height for c in callouts)
    wanted = lines_for(setting.theme, high + _ROOM * setting.theme.grid.leading) + 1 + under
    least = max(under + 4, wanted - 2)
    return CellForm(f"band-{len(callouts)}", least, wanted + 1, max(least, wanted), frozenset({Width.FULL}), 1.0, band.paint)


def _column_counts(count: int) -> tuple[int, ...]:
    """Into how many columns so many figures go, best first: full rows before a row with an empty place."""
    candidates = [columns for columns in (4, 3, 2) if columns <= count]
    return tuple(sorted(candidates, key=lambda columns: (-(-count // columns), -count % columns)))


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures under each other, one size to a rank, a hairline over each; labels flush right on the baseline or underneath."""

    setting: Setting
    callouts: tuple[Callout, ...]
    largest: float = _LARGEST

    def least_pitch(self, width: float) -> int:
        """The fewest lines from one tile to the next, the blank one between them included."""
        beside = self._beside(width, depth_of(self.setting.theme, 3) - self._room)
        return 4 if beside is not None else 3 + self._under_lines(width)

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The tiles; the last baseline is the cell's last line."""
        pitch = (cell.lines + 1) // len(self.callouts)
        size, labels, under = self._plan(cell.width, pitch)
        items: list[Item] = [artifact(self._rules(cell, pitch))]
        ranks = Ranks(c.stat for c in self.callouts)
        for index, callout in enumerate(self.callouts):
            last = cell.lines - (len(self.callouts) - 1 - index) * pitch
            own = ranks.size(callout.stat, size)
            figure = set_figure(self.setting, callout.stat, own, self.setting.theme.color("figure"))
            words = figure.place(cell.x, cell.baseline(last - under))
            words += _tile_label(labels[index], cell, last, under)
            items.append(tagged("callout", callout.key, callout.order, words))
        return tuple(items)

    def natural_size(self, width: float) -> float:
        """The figures' size in tiles of the least pitch."""
        return self._plan(width, self.least_pitch(width))[0]

    @property
    def _room(self) -> float:
        return _ROOM * self.setting.theme.grid.leading

    def _plan(self, width: float, pitch: int) -> tuple[float, tuple[tuple[Line, ...], ...], int]:
        """The figures' size, their labels, and how many lines the labels take underneath (0 for beside)."""
        beside = self._beside(width, depth_of(self.setting.theme, pitch - 1) - self._room)
        if beside is not None:
            return *beside, 0
        under = self._under_lines(width)
        height = depth_of(self.setting.theme, max(1, pitch - 1 - under)) - self._room / 2
        return self._size(width, height, HANG_OVER_LABEL), self._labels(width), under

    def _rules(self, cell: Cell, pitch: int) -> list[Item]:
        count = len(self.callouts)
        tops = [cell.rect.y] + [cell.face_top(cell.lines - (count - index) * pitch + 2) for index in range(1, count)]
        return [hairline(cell, top) for top in tops]

    def _size(self, width: float, height: float, hang: float) -> float:
        stats = [c.stat for c in self.callouts]
        return min(ranked_fit(self.setting, stats, width, height, hang * self.setting.theme.grid.leading), self.largest)

    def _beside(self, width: float, height: float) -> tuple[float, tuple[tuple[Line, ...], ...]] | None:
        """The size and the labels when each label stands at the right of its figure, on one line or two; None if it cannot."""
        ceiling = self._size(width, height, HANG_FREE)
        for share, good in ((1.0, 34.0), (0.5, DISPLAY_LEAST), (0.4, DISPLAY_LEAST)):
            labels = self._labels(width * share)
            if max(map(len, labels)) > 2:
                continue
            ranks, pairs = Ranks(c.stat for c in self.callouts), zip(self.callouts, labels, strict=True)
            size = min(ceiling, *(ranks.top(c.stat, self._fit_beside(c, width, lines)) for c, lines in pairs))
            if size >= min(good, ceiling):
                return size, labels
        return None

    def _fit_beside(self, callout: Callout, width: float, label: tuple[Line, ...]) -> float:
        room = width - max(line.width for line in label) - 1.2 * self.setting.theme.grid.em
        return figure_fit(self.setting, [callout.stat], room) if room > 0 else 0.0

    def _under_lines(self, width: float) -> int:
        return max(map(len, self._labels(width)))

    def _labels(self, measure: float) -> tuple[tuple[Line, ...], ...]:
        return tuple(set_label(self.setting, c.stat.label, measure) for c in self.callouts)


def tiles_form(setting: Setting, callouts: tuple[Callout, ...], largest: float = _LARGEST) -> CellForm:
    """One to eight figures under each other, half the page or a column wide."""
    tiles = Tiles(setting, callouts, min(largest, _LARGEST))
    widths = tile_widths(setting, callouts)
    pitch = max(tiles.least_pitch(width_of(setting.theme, width)) for width in widths)
    count = len(callouts)
    return CellForm(
        f"tiles-{count}", pitch * count - 1, (pitch + 1) * count, pitch * count - 1, widths, 0.0, tiles.paint
    )


def tile_widths(setting: Setting, callouts: tuple[Callout, ...]) -> frozenset[Width]:
    """Half and third where the figures keep display size there; the whole width on pages of one column."""
    wished = column_widths(setting.theme)
    if setting.theme.grid.text_columns == 1 and Width.FULL not in wished:
        wished += (Width.FULL,)
    stats = [c.stat for c in callouts]
    fits = {width for width in wished if ranked_fit(setting, stats, width_of(setting.theme, width)) >= DISPLAY_LEAST}
    return frozenset(fits or wished[:1])


def _tile_label(label: tuple[Line, ...], cell: Cell, last: int, under: int) -> tuple[Item, ...]:
    if under:
        return label_items(label, cell, last - under + 1)
    return label_items_right(label, cell, last)
