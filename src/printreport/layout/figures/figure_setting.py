"""Figures as type: a number in display with its measure word on one baseline, as large as its room allows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from printreport.core.color import Color
from printreport.core.geometry import Point, Rect
from printreport.layout.page.cell_form import Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting, place_line, place_lines
from printreport.model.document import Section, Stat
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import Line
from printreport.model.theme import StyleName, Theme

DISPLAY_LEAST = 25.0
"""Points under which a figure no longer belongs to the display voice."""

RANK_STEP = 0.75
"""The share of the next higher rank's size that figures of a lower weight have beside them: 72, 54, 40 points, as sizes of type
are graded (初号 to 一号 to 二号 are 0.62 and 0.85). First value."""

QUIET_MOST = 36.0
"""Points that a figure of weight `quiet` has at most: half of a band's largest, 一号 and a little more. First value."""

DOMINANCE = 1.8
"""How many times the next figure's size the dominant one has at least."""

DOMINANCE_MOST = 4.5
"""How many times the next figure's size the dominant one has at most."""

HANG_FREE = 0.9
"""How many lines a comma may hang below a figure's baseline into a blank line."""

HANG_OVER_LABEL = 0.42
"""How many lines it may hang where a label or a bar follows on the next line."""

HANG_HERO = 1.3
"""How many lines it may hang where a label follows on the line after the next."""

RANKS = ("lead", "normal", "quiet")
"""The editor's weights, the gravest first."""

_TRIAL = 100.0
"""Points at which a figure is set to be measured; its size for a room follows by proportion."""
_MEASURE_LEAST, _MEASURE_MOST = 9.5, 0.62
"""Points and share: beside small figures a measure word has 9.5 points, a label's size, but never more than this share of the
figure."""
_MEASURE_BASE, _MEASURE_SLOPE = 10.5, 0.08
"""Points at a figure of 42, and more for each point over it: 10.5 at 42 and 22.5 at 191, as measured on the design of the first
report."""
_SIGN_SHARE = 0.32
"""Signs are part of the number. Half of it makes a percent sign as small as a measure word, twice of it as high as digits.
First value."""
_HAN_SHARE = 0.8
"""Of a lining figure's size: a Han numeral fills more of its em than a digit, so the two look alike high. First value."""
_COLUMN_LEAST = 13.0
"""Em of the body: narrower columns hold no giant figure with its label on three lines. Columns of 14 em are the narrowest that
themes wish."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A stat with its place in the document's structure."""

    stat: Stat
    key: str
    order: tuple[int, ...]


def callouts(section: Section, stats: Iterable[Stat], order: tuple[int, ...]) -> tuple[Callout, ...]:
    """The section's stats as callouts, each under its own key and in the editor's order."""
    return tuple(
        Callout(stat, f"{section.slug}/stat/{index}", (*order, index)) for index, stat in enumerate(stats)
    )


@dataclass(frozen=True, slots=True)
class SetFigure:
    """A figure set at one size; lengths in points from its left edge, which is the first ink of the number.

    `hang` is that ink's distance from the number's origin, `height` and `depth` are the number's ink above and below the
    baseline, `width` reaches to the end of the measure word.
    """

    number: Line
    measure: Line | None
    size: float
    hang: float
    measure_x: float
    width: float
    height: float
    depth: float

    def place(self, x: float, baseline: float) -> tuple[Item, ...]:
        """The figure with its stem, not its side bearing, at x."""
        items = place_line(self.number, x - self.hang, baseline)
        return items if self.measure is None else items + place_line(self.measure, x + self.measure_x, baseline)

    def place_right(self, right: float, baseline: float) -> tuple[Item, ...]:
        """The figure with its measure word ending at `right`."""
        return self.place(right - self.width, baseline)


def set_figure(setting: Setting, stat: Stat, size: float, color: Color) -> SetFigure:
    """A stat's figure in the style `figure`, its measure word beside it; a number in Han numerals is set at four fifths.

    Han numerals fill their em, digits seven tenths of it: at one size the eye would see two.
    """
    number_size = size * _HAN_SHARE if _is_han(stat.number) else size
    number = setting.line(stat.number, setting.style("figure", size=number_size, color=color))
    ink = ink_of(setting, number)
    measure_x = number.width - ink.x + setting.theme.callout.measure_word_gap_pt
    measure = None
    if stat.measure:
        style = setting.style("measure-word", size=measure_size(size, stat.measure), color=color)
        measure = setting.line(stat.measure, style)
    width = ink.right - ink.x if measure is None else measure_x + measure.width
    return SetFigure(number, measure, size, ink.x, measure_x, width, -ink.y, max(0.0, ink.bottom))


def measure_size(size: float, measure: str) -> float:
    """The measure word's size beside a figure of `size`: 10.5 pt at 42, 22.5 at 191, never under 0.118 of it.

    Signs (% ‰ ℃) belong to the number and take a third of its size.
    """
    share = _SIGN_SHARE if measure[0] in "%‰％℃°" else 0.118
    return max(min(_MEASURE_LEAST, _MEASURE_MOST * size), _MEASURE_BASE + _MEASURE_SLOPE * (size - 42.0), share * size)


def width_fit(setting: Setting, stat: Stat, width: float) -> float:
    """The largest size at which a stat's figure is no wider than `width` points."""
    trial = set_figure(setting, stat, _TRIAL, setting.theme.color("figure"))
    if trial.measure is None:
        return _floor(width * _TRIAL / trial.width)
    gap = setting.theme.callout.measure_word_gap_pt
    number = (trial.measure_x - gap) / _TRIAL
    measure = trial.measure.width / measure_size(_TRIAL, stat.measure)
    low, high = 0.0, 4.0 * width
    for _ in range(40):
        middle = (low + high) / 2
        fits = number * middle + gap + measure * measure_size(middle, stat.measure) <= width
        low, high = (middle, high) if fits else (low, middle)
    return max(1.0, _floor(low))


def height_fit(setting: Setting, stat: Stat, height: float, hang: float = math.inf) -> float:
    """The largest size at which a stat's number rises at most `height` points above its baseline and hangs `hang` below.

    Commas and Han numerals hang below the baseline; lining digits do not.
    """
    trial = set_figure(setting, stat, _TRIAL, setting.theme.color("figure"))
    sizes = [room * _TRIAL / ink for room, ink in ((height, trial.height), (hang, trial.depth)) if ink > 0 and room < math.inf]
    return max(1.0, _floor(min(sizes))) if sizes else math.inf


def figure_fit(
    setting: Setting, stats: Iterable[Stat], width: float, height: float = math.inf, hang: float = math.inf
) -> float:
    """The size at which all of the stats' figures fit one room: alike to the eye, the widest decides.

    `setting` has theme and typesetter, `stats` are the figures, `width`, `height` and `hang` the room in points: across, above
    the baseline, and below it.
    """
    return min(min(width_fit(setting, stat, width), height_fit(setting, stat, height, hang)) for stat in stats)


class Ranks:
    """The sizes that figures beside each other have by the editor's weights: each rank that is there a step under the next."""

    def __init__(self, stats: Iterable[Stat]) -> None:
        there = {stat.weight for stat in stats}
        ranks = [weight for weight in RANKS if weight in there]
        self._shares = {weight: RANK_STEP**rank for rank, weight in enumerate(ranks)}

    def size(self, stat: Stat, top: float) -> float:
        """A figure's size where those of the highest rank have `top` points; one that is quiet never gets large."""
        size = top * self._shares[stat.weight]
        return min(size, QUIET_MOST) if stat.weight == "quiet" else size

    def top(self, stat: Stat, size: float) -> float:
        """The size of the highest rank at which this figure has `size` points."""
        if stat.weight == "quiet" and size >= QUIET_MOST:
            return math.inf if len(self._shares) > 1 else QUIET_MOST
        return size / self._shares[stat.weight]


def ranked_fit(
    setting: Setting, stats: Sequence[Stat], width: float, height: float = math.inf, hang: float = math.inf
) -> float:
    """The size of the highest rank at which all figures fit one room, each in the size of its own rank.

    `setting`, `stats`, `width`, `height` and `hang` are as in `figure_fit`.
    """
    ranks = Ranks(stats)
    return min(ranks.top(stat, figure_fit(setting, [stat], width, height, hang)) for stat in stats)


def ink_of(setting: Setting, line: Line) -> Rect:
    """The rectangle of a line's ink, seen from its origin on the baseline; of no height where nothing is printed."""
    return ink_bounds(setting, line) or Rect(0.0, 0.0, line.width, 0.0)


def set_label(
    setting: Setting, text: str, measure: float, name: StyleName = "label", color: Color | None = None
) -> tuple[Line, ...]:
    """A label on one line when the measure holds it, else broken by sense on as few as will do.

    `setting` has theme and typesetter, `text` is the label, `measure` is in points, `name` its style, and `color` replaces the
    style's.
    """
    style = setting.style(name, color=color)
    line = setting.line(text, style)
    if line.width <= measure:
        return (line,)
    count = math.ceil(line.width / measure) + 1
    return setting.typesetter.set_heading(text, style, measure, count).lines


def label_items(lines: tuple[Line, ...], cell: Cell, first_line: int) -> tuple[Item, ...]:
    """Label lines flush left in a cell, one to each grid line from `first_line` on."""
    return place_lines(lines, cell.x, cell.baseline(first_line), cell.grid.theme.grid.leading)


def label_items_right(lines: tuple[Line, ...], cell: Cell, last_line: int) -> tuple[Item, ...]:
    """Label lines flush right in a cell, the last of them on the grid line `last_line`."""
    items: list[Item] = []
    for index, line in enumerate(lines):
        baseline = cell.baseline(last_line - len(lines) + 1 + index)
        items += place_line(line, cell.x + cell.width - line.width, baseline)
    return tuple(items)


def widest(lines: Iterable[Line]) -> float:
    """The width of the longest line."""
    return max(line.width for line in lines)


def hairline(cell: Cell, y: float) -> PlacedShape:
    """A hairline over the cell's width whose upper edge lies at y."""
    theme = cell.grid.theme
    weight = theme.rules.hairline_pt
    middle = y + weight / 2
    return PlacedShape.line(Point(cell.x, middle), Point(cell.x + cell.width, middle), theme.color("ink"), weight)


def width_of(theme: Theme, width: Width) -> float:
    """The points of a cell that takes the whole, half or a third of the type area's width."""
    count = {Width.FULL: 1, Width.HALF: 2, Width.THIRD: 3}[width]
    return (theme.grid.width - (count - 1) * theme.grid.gap * theme.grid.em) / count


def column_widths(theme: Theme) -> tuple[Width, ...]:
    """The widths less than the whole at which a figure has room: half and third from thirteen em on; the whole if none."""
    least = _COLUMN_LEAST * theme.grid.em
    return tuple(width for width in (Width.HALF, Width.THIRD) if width_of(theme, width) >= least) or (Width.FULL,)


def depth_of(theme: Theme, lines: float) -> float:
    """The points from the character face of a cell's first line down to the baseline of its line `lines`."""
    return (lines - 1) * theme.grid.leading + theme.han.face_top_em * theme.grid.em


def lines_for(theme: Theme, height: float) -> int:
    """The fewest lines whose depth is at least `height` points."""
    return max(1, math.ceil((height - depth_of(theme, 1)) / theme.grid.leading - 1e-6) + 1)


def _is_han(text: str) -> bool:
    return all("\u3400" <= ch <= "\u9fff" or ch == "〇" for ch in text)


def _floor(size: float) -> float:
    return math.floor(size * 100 + 1e-6) / 100
