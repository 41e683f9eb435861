"""The grid of one page: baselines, columns and modules as places in points, mirrored by binding."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.geometry import Rect
from printreport.model.theme import Theme

EM_BOX_ASCENT = 0.88
"""Em above the baseline where the em box of Song and Hei begins (the fonts' own vertical metrics)."""


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The lines and columns of one page; lines count from 1 as an editor counts them, columns and modules from 0."""

    theme: Theme
    left_page: bool

    @property
    def left(self) -> float:
        """The left edge of the type area."""
        page = self.theme.page
        return page.outside if self.left_page else page.inside

    @property
    def right(self) -> float:
        """The right edge of the type area."""
        return self.left + self.theme.grid.width

    @property
    def lines(self) -> int:
        """How many body lines the page holds."""
        return self.theme.grid.lines

    @property
    def bleed_rect(self) -> Rect:
        """The whole page with its bleed."""
        page = self.theme.page
        return Rect(-page.bleed, -page.bleed, page.width + 2 * page.bleed, page.height + 2 * page.bleed)

    def baseline(self, line: float) -> float:
        """The baseline of a line, B(n); fractions of a line stand between."""
        grid = self.theme.grid
        return self.theme.page.head + EM_BOX_ASCENT * grid.em + (line - 1) * grid.leading

    def face_top(self, line: float) -> float:
        """The top of a line's character face, F(n): where pictures and fields begin."""
        return self.baseline(line) - self.theme.han.face_top_em * self.theme.grid.em

    def column_x(self, column: int) -> float:
        """The left edge of a text column."""
        grid = self.theme.grid
        return self.left + column * (grid.measure + grid.gap) * grid.em

    @property
    def measure(self) -> float:
        """The width of a text column in points."""
        return self.theme.grid.measure * self.theme.grid.em

    def cell(self, first_line: int, lines: int, first: int = 0, modules: int | None = None) -> Cell:
        """The cell of so many lines from a line on and so many modules from a module on (all of them by default)."""
        grid = self.theme.grid
        count = grid.columns - first if modules is None else modules
        step = (grid.module + grid.gap) * grid.em
        width = count * step - grid.gap * grid.em
        return Cell(self, self.left + first * step, width, first_line, lines)


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of the grid: from the character face of its first line down to the baseline of its last."""

    grid: PageGrid
    x: float
    width: float
    first_line: int
    lines: int

    @property
    def rect(self) -> Rect:
        """The cell's edges on the page."""
        top = self.grid.face_top(self.first_line)
        return Rect(self.x, top, self.width, self.baseline(self.lines) - top)

    def baseline(self, line: float) -> float:
        """The baseline of the cell's own line, counted from 1."""
        return self.grid.baseline(self.first_line + line - 1)

    def face_top(self, line: float) -> float:
        """The character face's top of the cell's own line, counted from 1."""
        return self.grid.face_top(self.first_line + line - 1)

    def part(self, index: int, count: int) -> Cell:
        """One of `count` equal columns of the cell with the grid's gap between."""
        gap = self.grid.theme.grid.gap * self.grid.theme.grid.em
        width = (self.width - gap * (count - 1)) / count
        return Cell(self.grid, self.x + index * (width + gap), width, self.first_line, self.lines)

    def rows(self, first: int, lines: int) -> Cell:
        """The cell's own lines from `first` (counted from 1), `lines` of them."""
        return Cell(self.grid, self.x, self.width, self.first_line + first - 1, lines)
