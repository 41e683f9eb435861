"""The title in vertical columns (直排), from right to left, spaced so that it spans whole rows of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.display_pages.title import GROWTH, title_lines
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting, place_line
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import TextStyle

COLUMN_PITCH = 1.4
"""Distance of two columns in em of the title's size."""

# Distance of two characters in em of their size: tightest, best, loosest.
_TIGHT, _BEST, _LOOSE = 1.06, 1.21, 1.36
_LONGEST = 14.0
"""Em of a column at most, where the editor breaks no lines: fourteen at their tightest fill a 大16开 page at 47 of the theme's 54
points."""
_MOST_COLUMNS = 3
"""More would make a block, not a title. Long titles may have one more, shorter ones. No other value was tried."""
_SMALLEST = 20.0
"""Points: a smaller title comes near the raised voice (15.75) and stands across the page instead."""
# A title that the editor's lines leave smaller than this share of the theme's size is broken into more columns of about so
# many em, where it grows by as much as a glance can see.
_SMALL_SHARE = 0.75
_SHORT_COLUMN = 9.0
"""Em of the columns into which a title is broken anew: as long as a line across a page. No other value was tried."""
_MOST_SHORT_COLUMNS = 4
"""One more than otherwise, as the columns are short. No other value was tried."""


@dataclass(frozen=True, slots=True)
class VerticalTitle:
    """Set columns, the first at the right; `head` is how far the ink of the highest begins under its column's origin."""

    columns: tuple[Line, ...]
    inks: tuple[Rect, ...]
    size: float
    last_line: int

    @property
    def width(self) -> float:
        """From the ink of the last column at the left to that of the first at the right."""
        return COLUMN_PITCH * self.size * (len(self.columns) - 1) + self.inks[0].right - self.inks[-1].x

    @property
    def head(self) -> float:
        """How far under the columns' origin the highest ink begins."""
        return min(ink.y for ink in self.inks)

    def place(self, grid: PageGrid, left: float | None = None, first_line: int = 1) -> tuple[Item, ...]:
        """The columns from a line's face top down: at the outside of the type area, ink to its edge, or from `left`."""
        start = left if left is not None else grid.left if grid.left_page else grid.right - self.width
        first = start + self.width - self.inks[0].right
        top = grid.face_top(first_line) - self.head
        items: list[Item] = []
        for index, column in enumerate(self.columns):
            items += place_line(column, first - index * COLUMN_PITCH * self.size, top)
        return tuple(items)


def fit_vertical(
    setting: Setting, grid: PageGrid, width: float, *, largest: float | None = None, color: Color | None = None
) -> VerticalTitle | None:
    """The title in at most three columns within `width`, at the theme's size or smaller; None where that is too small.

    `largest` (points) and `color` replace the theme's. A long title is broken into as many as four columns where it would be
    small otherwise.

    It begins at the first line's face top and ends on a baseline, that of a row of modules where the spacing allows.

    `setting` has theme and typesetter, `grid` is the page's, `width` in points.
    """
    style = setting.style("title-vertical", size=largest, color=color)
    texts, size = title_lines(setting, _LONGEST, _MOST_COLUMNS), 0.0
    if len(texts) <= _MOST_COLUMNS:
        size = _fitting_size(setting, grid, texts, style, width)
    if size < _SMALL_SHARE * setting.theme.style("title-vertical").size:
        shorter = title_lines(setting, _SHORT_COLUMN, _MOST_SHORT_COLUMNS)
        grown = _fitting_size(setting, grid, shorter, style, width)
        if len(shorter) <= _MOST_SHORT_COLUMNS and grown >= GROWTH * size:
            texts, size = shorter, grown
    return _spaced(setting, grid, texts, replace(style, size=size)) if size >= _SMALLEST else None


def _fitting_size(setting: Setting, grid: PageGrid, texts: tuple[str, ...], style: TextStyle, width: float) -> float:
    """The size in points, at most the style's, at which columns of these texts stay in `width` and above the byline.

    `setting` has the typesetter, `grid` is the page's, `texts` are the columns, `style` is the largest that they may have,
    `width` the points for all of them.
    """
    room = grid.baseline(_lowest(grid)) - grid.face_top(1)
    longest = max(setting.typesetter.set_vertical(text, style, _TIGHT * style.size).width for text in texts)
    return style.size * min(1.0, width / (style.size * (1.0 + COLUMN_PITCH * (len(texts) - 1))), room / longest)


def _lowest(grid: PageGrid) -> int:
    """The last line that the title may reach: the byline and white under it keep theirs."""
    return max(2, grid.lines - 6)


def _spaced(setting: Setting, grid: PageGrid, texts: tuple[str, ...], style: TextStyle) -> VerticalTitle:
    """The columns at the pitch with which the longest ends on the best line."""
    lines = range(2, _lowest(grid) + 1)
    fitted = [fit for line in lines if (fit := _ending_on(setting, grid, texts, style, line)) is not None]
    if not fitted:
        return _columns(setting, texts, style, _TIGHT * style.size, _lowest(grid))
    return min(fitted, key=lambda pair: _fault(grid, style, pair[0], pair[1].last_line))[1]


def _fault(grid: PageGrid, style: TextStyle, pitch: float, line: int) -> float:
    """How far a pitch is from the best one; a line that ends no row of modules costs a little."""
    inside_row = (line + 1) % (grid.theme.grid.row_lines + 1) != 0
    return abs(pitch / style.size - _BEST) + (0.08 if inside_row else 0.0)


def _ending_on(
    setting: Setting, grid: PageGrid, texts: tuple[str, ...], style: TextStyle, line: int
) -> tuple[float, VerticalTitle] | None:
    """The pitch and the columns whose lowest ink stands on a line's baseline; None for a pitch that is no good.

    `setting` has the typesetter, `grid` is the page's, `texts` are the columns, `style` has their size, and `line` is the grid
    line from 1. Pitches are in points.
    """
    height = grid.baseline(line) - grid.face_top(1)
    near = _columns(setting, texts, style, _BEST * style.size, line)
    deepest = max(near.inks, key=lambda ink: ink.bottom)
    steps = max(1, round((deepest.height - 0.9 * style.size) / (_BEST * style.size)))
    pitch = _BEST * style.size + (height - (deepest.bottom - near.head)) / steps
    if not _TIGHT * style.size <= pitch <= _LOOSE * style.size:
        return None
    return pitch, _columns(setting, texts, style, pitch, line)


def _columns(setting: Setting, texts: tuple[str, ...], style: TextStyle, pitch: float, line: int) -> VerticalTitle:
    """The set columns with their ink.

    `setting` has the typesetter, `texts` are the columns, `style` has their size, `pitch` is from character to character in
    points, `line` the grid line that they end on.
    """
    columns = tuple(setting.typesetter.set_vertical(text, style, pitch) for text in texts)
    inks = tuple(_ink(setting, column, style) for column in columns)
    return VerticalTitle(columns, inks, style.size, line)


def _ink(setting: Setting, column: Line, style: TextStyle) -> Rect:
    return ink_bounds(setting, column) or Rect(-style.size / 2, 0.0, style.size, max(style.size, column.width))
