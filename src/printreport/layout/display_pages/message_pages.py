"""A leader's words in their pages: which words stand on each of them, and what else."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from printreport.layout.display_pages.leader import Leader
from printreport.layout.display_pages.message_head import MessageHead, rail_gap
from printreport.layout.display_pages.message_notes import MessageNotes, notes_at_foot
from printreport.layout.display_pages.message_sign import Sign, sign_of
from printreport.layout.display_pages.message_words import Columns, MessageWords, in_columns
from printreport.layout.figures.pull_quote import Quote
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, tagged
from printreport.layout.story.column_fill import ColumnFill
from printreport.model.document import Section
from printreport.model.layout import Item
from printreport.model.theme import TextStyle

_HUNG = 4.0
"""Lines of white from which on a page hangs lower, so that its words end with it; less stays over the signature."""

_FEWEST_UNDER = 3
"""Lines of the words that stand under a portrait on a first page, or none."""


@dataclass(frozen=True)
class SetMessage:
    """A leader's words set page by page: `columns` are the words of each page, `across` how many a page without portrait has."""

    leader: Leader
    words: MessageWords
    head: MessageHead
    sign: Sign
    notes: MessageNotes
    columns: tuple[Columns, ...]
    across: int

    @property
    def setting(self) -> Setting:
        """What it is set with."""
        return self.leader.setting

    @property
    def section(self) -> Section:
        """The section whose words these are."""
        return self.leader.section

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self.columns)

    @cached_property
    def blank(self) -> float:
        """The white that is left on a single page, in points."""
        grid = PageGrid(self.setting.theme, False)
        ends = max(self._ends(grid, 0, column) for column in self.columns[0])
        beside = grid.baseline(self.head.depth) if self.head.depth else 0.0
        over_notes = self._lowest(grid) - self._ends(grid, 0, self.columns[0][-1]) - self.sign.depth
        return min(grid.baseline(grid.lines) - max(ends, beside), over_notes)

    @property
    def quote_page(self) -> int | None:
        """The page whose rail has room for the section's quote; None where there is none, or no quote."""
        if self.section.quote is None or not self.head.rail:
            return None
        lines, needed = self.setting.theme.grid.lines, self._quote_depth()
        rooms = ((1, lines), (0, lines - self.head.depth - 3 * int(self.head.depth > 0)))
        free = ((page, room) for page, room in rooms if page < self.pages and self._across(page) == 1)
        return next((page for page, room in free if 0 < needed <= room), None)

    def paint(self, page: int, grid: PageGrid) -> tuple[Item, ...]:
        """The items of one of its pages, counted from 0, folio left out."""
        drop = self._drop(grid) if self.pages == 1 else 0
        down = drop * grid.theme.grid.leading
        across = self._across(page)
        # several columns fill the type area from edge to edge, one beside a rail stands at its inner edge
        step = (grid.theme.grid.width - self.words.measure) / max(1, across - 1)
        x = grid.left + self.head.rail if grid.left_page and across == 1 else grid.left
        items = [*self._head_items(grid, x, 1 + drop)] if page == 0 else []
        first = self.words.first_baseline(grid, self._first_line(page)) + down
        for number, column in enumerate(self.columns[page]):
            items += self.words.paint(column, grid, x + number * step, first)
        if page == self.pages - 1:
            left = x + (len(self.columns[page]) - 1) * step
            last = self._ends(grid, page, self.columns[page][-1]) + down
            items += self.sign.paint(left + self.words.measure, self._sign_line(grid, last))
            items += self.notes.paint(grid, left)
        if page == self.quote_page:
            items += self._quote_items(grid, page, drop)
        return tuple(items)

    # -- work -----------------------------------------------------------------------------------------------------------

    def _across(self, page: int) -> int:
        """How many columns of words a page has room for."""
        return 1 if page == 0 and self.head.photo is not None else self.across

    def _first_line(self, page: int) -> int:
        """The line of the page with which the words begin."""
        return 1 + (self.head.lines if page == 0 else 0)

    def _ends(self, grid: PageGrid, page: int, column: ColumnFill) -> float:
        """The baseline on which a column of words ends on a page that hangs no lower."""
        first = self.words.first_baseline(grid, self._first_line(page))
        return first + (column.lines - 1) * self.words.pitch

    def _lowest(self, grid: PageGrid) -> float:
        """The lowest baseline of words and signature: the page's last, or that over the notes."""
        return grid.baseline(grid.lines - self.notes.lines)

    def _drop(self, grid: PageGrid) -> int:
        """By how many lines a single page hangs lower."""
        lines = int(self.blank / grid.theme.grid.leading + 1e-6)
        return lines if lines > _HUNG else 0

    def _sign_line(self, grid: PageGrid, last: float) -> float:
        """The baseline from which a signature is counted: of the words, or lower, so that it ends with the page or over notes."""
        lowest = self._lowest(grid) - self.sign.depth
        near = lowest - last <= (_HUNG + 1.0) * grid.theme.grid.leading
        return max(last, lowest) if self.sign.rows and near else last

    def _head_items(self, grid: PageGrid, x: float, line: int) -> Iterator[Item]:
        head, order = self.head, (self.leader.index, 2, 0)
        beside = x + head.photo.width + rail_gap(self.setting) if head.photo is not None else x
        if head.heading.lines:
            left = x if head.rail or head.over else beside
            words = head.heading.paint(grid, left, line, head.heading_measure)
            yield tagged("heading", f"{self.section.slug}/heading", (self.leader.index, 0), words, level=1)
        if head.photo is None:
            return
        if not head.rail:
            yield head.photo.paint(grid, x, line + head.over, order)
            foot = line + head.over + max(0, head.photo.lines - head.beside.depth)
            yield from head.beside.paint(grid, beside, foot)
            return
        left = grid.left if grid.left_page else grid.right - head.photo.width
        yield head.photo.paint(grid, left, line, order)
        yield from head.beside.paint(grid, left, line + head.photo.lines)

    @property
    def _quote(self) -> Quote:
        assert self.section.quote is not None
        return Quote(self.setting, self.section.quote, f"{self.section.slug}/quote", (self.leader.index, 2, 9), lambda _width: 0)

    def _quote_depth(self) -> int:
        """The lines of the quote in the rail; 0 where its characters would be too small."""
        breakings = self._quote.breakings(self.head.rail - rail_gap(self.setting))
        least = self.setting.theme.quote.least_pt
        good = [breaking for breaking in breakings if breaking.size >= least]
        return good[0].depth(self.setting) if good else 0

    def _quote_items(self, grid: PageGrid, page: int, drop: int) -> tuple[Item, ...]:
        """The quote in the rail: at the foot under a portrait, else level with the first words."""
        width, depth = self.head.rail - rail_gap(self.setting), self._quote_depth()
        under = page == 0 and self.head.photo is not None
        first = grid.lines - depth + 1 if under else min(self._first_line(page) + drop, grid.lines - depth + 1)
        cell = grid.cell(first, depth)
        x = grid.left if grid.left_page else grid.right - width
        return self._quote.paint(replace(cell, x=x, width=width))


def in_pages(leader: Leader, words: MessageWords, head: MessageHead) -> SetMessage:
    """The words under a head, page by page; pages that are wide enough have them in several columns."""
    grid = PageGrid(leader.setting.theme, False)
    sign, notes = sign_of(leader, words.measure, date_style(leader.setting)), notes_at_foot(leader, words.measure)
    under = sign.depth + notes.lines * grid.theme.grid.leading
    gap = rail_gap(leader.setting)
    across = max(1, int((grid.theme.grid.width + gap + 0.01) / (words.measure + gap)))
    first, rest = (_room(words, grid, 1 + over) for over in (head.lines, 0))
    signed = math.ceil(under / words.pitch - 1e-6)
    exact = _room(words, grid, 1 + head.lines, under)
    # lines of the words and of the page differ: what signature and notes leave of the first page is measured, not counted
    signed = min(signed, first - exact) if words.lines <= exact else signed
    usable = first if first >= _FEWEST_UNDER else 0
    columns = in_columns(words, (1 if head.photo is not None else across, usable), (across, rest), signed)
    return SetMessage(leader, words, head, sign, notes, columns, across)


def _room(words: MessageWords, grid: PageGrid, line: int, under: float = 0.0) -> int:
    """How many lines of the words have room from a line of the page on, over so many points."""
    left = grid.baseline(grid.lines) - under - words.first_baseline(grid, line)
    return int(left / words.pitch + 1e-6) + 1 if left > -1e-6 else 0


def date_style(setting: Setting) -> TextStyle:
    """The style of the date under the words."""
    return setting.style("body")
