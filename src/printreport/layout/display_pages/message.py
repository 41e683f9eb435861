"""A leader's words (领导致辞) on pages of their own: portrait, post and name, the words in a larger setting, the signature.

Many words stand beside the portrait, which has the outer rail; the fewer they are, the larger it grows, until they stand under
it. Words and portrait end with the page, so that what is white stands in one place over them. What has no room goes on over
further pages of the same measure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from printreport.layout.display_pages.message_portrait import Portrait, PortraitWords, portrait, portrait_words
from printreport.layout.display_pages.message_sign import Sign, sign_of
from printreport.layout.display_pages.message_words import MessageWords, message_words, on_pages
from printreport.layout.figures.pull_quote import Quote
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.raised_words import whole_measure
from printreport.layout.page.setting import Setting, tagged
from printreport.layout.story.column_fill import ColumnFill
from printreport.layout.story.section_units import heading_lines, paint_heading
from printreport.model.document import Photo, Section
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import StyleName, TextStyle

_VOICES: tuple[StyleName, ...] = ("opening", "message")
"""The styles that words are set in, the larger first."""

_WHITE = 1.5
"""What white is worth against the portrait's area, both as shares of the page, where one of several heads is chosen."""

_HUNG = 4.0
"""Lines of white from which on a page hangs lower, so that its words end with it; less stays over the signature."""

_UNDER = 1
"""Blank lines between a portrait and words under it."""

_BESIDE = 10.0
"""Em of the body that a portrait over the words leaves beside it to heading, post and name."""

_LEAST_PORTRAIT = 5
"""Lines that a portrait over the words has at least."""

_FEWEST_UNDER = 3
"""Lines of the words that stand under a portrait on a first page, or none."""


@dataclass(frozen=True, slots=True)
class MessageHead:
    """How a leader's words begin: a portrait in a rail of so many points (the gap counted) or, without one, over the words.

    `lines` are the page's lines over the first of the words, `over` those over a portrait that has no room beside a heading.
    """

    photo: Portrait | None
    beside: PortraitWords
    heading: tuple[Line, ...]
    heading_measure: float
    rail: float
    lines: int
    over: int = 0

    @property
    def depth(self) -> int:
        """The lines that a portrait in a rail takes with its words."""
        return self.photo.lines + self.beside.depth if self.photo is not None and self.rail else 0


@dataclass(frozen=True)
class SetMessage:
    """A leader's words set page by page: `columns` are the words of each page."""

    setting: Setting
    section: Section
    index: int
    words: MessageWords
    head: MessageHead
    sign: Sign
    columns: tuple[ColumnFill, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self.columns)

    @cached_property
    def blank(self) -> float:
        """The white that is left on a single page, in points."""
        grid = PageGrid(self.setting.theme, False)
        ends = self._last_baseline(grid, 0) + self.sign.depth
        beside = grid.baseline(self.head.depth) if self.head.depth else 0.0
        return grid.baseline(grid.lines) - max(ends, beside)

    @property
    def quote_page(self) -> int | None:
        """The page whose rail has room for the section's quote; None where there is none, or no quote."""
        if self.section.quote is None or not self.head.rail:
            return None
        rooms = ((1, self._grid_lines), (0, self._grid_lines - self.head.depth - 3 * int(self.head.depth > 0)))
        needed = self._quote_depth()
        return next((page for page, room in rooms if page < self.pages and 0 < needed <= room), None)

    def paint(self, page: int, grid: PageGrid) -> tuple[Item, ...]:
        """The items of one of its pages, counted from 0, folio left out."""
        drop = self._drop(grid) if self.pages == 1 else 0
        x = grid.left + self.head.rail if grid.left_page else grid.left
        items = [*self._head_items(grid, x, 1 + drop)] if page == 0 else []
        column, last = self.columns[page], self._last_baseline(grid, page) + drop * grid.theme.grid.leading
        if column.lines:
            first = last - (column.lines - 1) * self.words.pitch
            items += self.words.paint(column, grid, x, first)
        if page == self.pages - 1:
            items += self.sign.paint(x + self.words.measure, self._sign_line(grid, last))
        if page == self.quote_page:
            items += self._quote_items(grid, page)
        return tuple(items)

    # -- work -----------------------------------------------------------------------------------------------------------

    @property
    def _grid_lines(self) -> int:
        return self.setting.theme.grid.lines

    def _first_line(self, page: int) -> int:
        """The line of the page with which the words begin."""
        return 1 + (self.head.lines if page == 0 else 0)

    def _last_baseline(self, grid: PageGrid, page: int) -> float:
        """Where the words of a page end that hangs no lower."""
        first = self.words.first_baseline(grid, self._first_line(page))
        return first + (self.columns[page].lines - 1) * self.words.pitch

    def _drop(self, grid: PageGrid) -> int:
        """By how many lines a single page hangs lower."""
        lines = int(self.blank / grid.theme.grid.leading + 1e-6)
        return lines if lines > _HUNG else 0

    def _sign_line(self, grid: PageGrid, last: float) -> float:
        """The baseline from which a signature is counted: of the words, or so much lower that it ends with the page."""
        lowest = grid.baseline(grid.lines) - self.sign.depth
        near = lowest - last <= (_HUNG + 1.0) * grid.theme.grid.leading
        return max(last, lowest) if self.sign.rows and near else last

    def _head_items(self, grid: PageGrid, x: float, line: int) -> Iterator[Item]:
        head, order = self.head, (self.index, 2, 0)
        beside = x + head.photo.width + _gap(self.setting) if head.photo is not None else x
        if head.heading:
            left = x if head.rail or head.over else beside
            words = paint_heading(self.setting, head.heading, grid, left, line, head.heading_measure)
            yield tagged("heading", f"{self.section.slug}/heading", (self.index, 0), words, level=1)
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
        return Quote(self.setting, self.section.quote, f"{self.section.slug}/quote", (self.index, 2, 9), lambda _width: 0)

    def _quote_depth(self) -> int:
        """The lines of the quote in the rail; 0 where its characters would be too small."""
        breakings = self._quote.breakings(self.head.rail - _gap(self.setting))
        least = self.setting.theme.quote.least_pt
        good = [breaking for breaking in breakings if breaking.size >= least]
        return good[0].depth(self.setting) if good else 0

    def _quote_items(self, grid: PageGrid, page: int) -> tuple[Item, ...]:
        """The quote in the rail: at the foot under a portrait, else at the head."""
        width, depth = self.head.rail - _gap(self.setting), self._quote_depth()
        first = 1 if page else grid.lines - depth + 1
        cell = grid.cell(first, depth)
        x = grid.left if grid.left_page else grid.right - width
        return self._quote.paint(replace(cell, x=x, width=width))


def set_message(setting: Setting, section: Section, index: int) -> SetMessage:
    """The words of a section (`index` is its place in the document) on as few pages as hold them, as large as these allow."""
    for voice in _VOICES:
        if (single := _single(setting, section, index, voice)) is not None:
            return single
    ways = [_usual(setting, section, index, voice) for voice in _VOICES]
    return min(ways, key=lambda way: way.pages)


# -- one page -----------------------------------------------------------------------------------------------------------


def _single(setting: Setting, section: Section, index: int, voice: StyleName) -> SetMessage | None:
    """The best way to set everything on one page in a style; None where there is none."""
    found = (way for way in _ways(setting, section, index, voice) if way.pages == 1)
    return max(found, key=_worth, default=None)


def _worth(way: SetMessage) -> float:
    """How large the portrait is, less the white that is left, as shares of the type area."""
    theme = way.setting.theme
    area = way.head.photo.area(theme) if way.head.photo is not None else 0.0
    return area / (theme.grid.width * theme.grid.height) - _WHITE * way.blank / theme.grid.height


def _ways(setting: Setting, section: Section, index: int, voice: StyleName) -> Iterator[SetMessage]:
    """The ways to set a section: beside ever broader rails, then under a portrait over the words."""
    photo = _photo(setting, section)
    if photo is None:
        yield _usual(setting, section, index, voice)
        return
    for characters in _beside_rails(setting, setting.theme.style(voice)):
        yield _railed(setting, section, index, voice, characters, photo)
    yield from _under_portrait(setting, section, index, voice, photo)


def _railed(
    setting: Setting, section: Section, index: int, voice: StyleName, characters: int, photo: Photo | None
) -> SetMessage:
    """Words of so many characters beside a rail, with a portrait or without."""
    style, theme = setting.theme.style(voice), setting.theme
    rail = theme.grid.width - characters * style.size
    words = message_words(setting, section, index, style, characters)
    heading, lines = _heading(setting, section, words.measure)
    beside, shown = PortraitWords(), None
    if photo is not None:
        beside = portrait_words(setting, section, index, photo, rail - _gap(setting))
        widest = min(rail - _gap(setting), theme.message.widest_share * theme.grid.width)
        for _ in range(2):  # a narrower portrait has deeper words under it
            shown = portrait(setting, photo, widest, theme.grid.lines - beside.depth)
            beside = portrait_words(setting, section, index, photo, shown.width)
    return _paged(setting, section, index, words, MessageHead(shown, beside, heading, words.measure, rail, lines))


def _under_portrait(
    setting: Setting, section: Section, index: int, voice: StyleName, photo: Photo
) -> Iterator[SetMessage]:
    """The words over the width under the largest portrait that leaves them room; none where it would be too small."""
    style, grid = setting.theme.style(voice), PageGrid(setting.theme, False)
    words = message_words(setting, section, index, style, _broad(setting, style))
    sign = sign_of(setting, section, index, words.measure, _date_style(setting))
    depth = (words.lines - 1) * words.pitch + sign.depth
    first = grid.baseline(grid.lines) - depth - setting.theme.han.face_top_em * style.size
    most = math.floor((first - grid.face_top(1)) / grid.theme.grid.leading + 1e-6) - _UNDER
    head = _over_head(setting, section, index, photo, _widest_over(setting), most)
    if head is not None:
        yield _paged(setting, section, index, words, head)


def _over_head(
    setting: Setting, section: Section, index: int, photo: Photo, widest: float, most: int
) -> MessageHead | None:
    """A portrait over the words, heading and name beside it, in at most so many lines; None where these have no room."""
    if most < _LEAST_PORTRAIT:
        return None
    shown = portrait(setting, photo, widest, most)
    room = setting.theme.grid.width - shown.width - _gap(setting)
    beside = portrait_words(setting, section, index, photo, room)
    heading, lines = _heading(setting, section, room)
    if lines + int(lines > 0) + beside.depth > shown.lines:
        return None
    return MessageHead(shown, beside, heading, room, 0.0, shown.lines + _UNDER)


def _stacked_head(setting: Setting, section: Section, index: int, photo: Photo, measure: float) -> MessageHead:
    """The heading over the portrait, on pages too narrow for both beside each other; the name stays beside it."""
    heading, over = _heading(setting, section, measure)
    shown = portrait(setting, photo, _widest_over(setting), setting.theme.grid.lines - over)
    room = setting.theme.grid.width - shown.width - _gap(setting)
    beside = portrait_words(setting, section, index, photo, room)
    lines = over + max(shown.lines, beside.depth) + _UNDER
    return MessageHead(shown, beside, heading, measure, 0.0, lines, over)


def _paged(setting: Setting, section: Section, index: int, words: MessageWords, head: MessageHead) -> SetMessage:
    """The words under a head, page by page."""
    grid = PageGrid(setting.theme, False)
    sign = sign_of(setting, section, index, words.measure, _date_style(setting))
    first, rest = (_room(words, grid, 1 + over) for over in (head.lines, 0))
    signed = math.ceil(sign.depth / words.pitch - 1e-6)
    exact = _room(words, grid, 1 + head.lines, sign.depth)
    # lines of the words and of the page differ: what a signature leaves of the first page is measured, not counted
    signed = min(signed, first - exact) if words.lines <= exact else signed
    usable = first if first >= _FEWEST_UNDER else 0
    return SetMessage(setting, section, index, words, head, sign, on_pages(words, usable, rest, signed))


def _room(words: MessageWords, grid: PageGrid, line: int, under: float = 0.0) -> int:
    """How many lines of the words have room from a line of the page on, over so many points."""
    left = grid.baseline(grid.lines) - under - words.first_baseline(grid, line)
    return int(left / words.pitch + 1e-6) + 1 if left > -1e-6 else 0


# -- several pages ------------------------------------------------------------------------------------------------------


def _usual(setting: Setting, section: Section, index: int, voice: StyleName) -> SetMessage:
    """The words with a head of the usual size, over as many pages as they take."""
    photo, style = _photo(setting, section), setting.theme.style(voice)
    rails = _beside_rails(setting, style)
    if rails:
        return _railed(setting, section, index, voice, rails[0], photo)
    words = message_words(setting, section, index, style, _broad(setting, style))
    if photo is not None:
        widest = min(setting.theme.message.rail_em * setting.theme.grid.em, _widest_over(setting))
        head = _over_head(setting, section, index, photo, widest, setting.theme.grid.lines - _UNDER)
        return _paged(setting, section, index, words, head or _stacked_head(setting, section, index, photo, words.measure))
    heading, lines = _heading(setting, section, words.measure)
    plain = MessageHead(None, PortraitWords(), heading, words.measure, 0.0, lines)
    return _paged(setting, section, index, words, plain)


# -- measures -----------------------------------------------------------------------------------------------------------


def _photo(setting: Setting, section: Section) -> Photo | None:
    message = section.message
    return setting.document.photos[message.portrait] if message is not None and message.portrait is not None else None


def _gap(setting: Setting) -> float:
    return setting.theme.grid.gap * setting.theme.grid.em


def _date_style(setting: Setting) -> TextStyle:
    return setting.style("body")


def _beside_rails(setting: Setting, style: TextStyle) -> tuple[int, ...]:
    """How many characters a line beside a rail may have, the most first; none where the page is too narrow."""
    theme = setting.theme
    em, opening = theme.grid.em, theme.opening
    widest = max(opening.measure_em * em, min(opening.most_characters * style.size, theme.grid.width))
    room = theme.grid.width - theme.message.rail_em * em - _gap(setting)
    most = round(whole_measure(room, style.size, widest) / style.size)
    return tuple(range(most, opening.fewest_characters - 1, -1))


def _broad(setting: Setting, style: TextStyle) -> int:
    """How many characters a line over the whole width has."""
    return max(1, min(setting.theme.message.longest_characters, int(setting.theme.grid.width / style.size + 1e-6)))


def _widest_over(setting: Setting) -> float:
    """The widest portrait over the words."""
    theme = setting.theme
    beside = theme.grid.width - _gap(setting) - _BESIDE * theme.grid.em
    return min(theme.message.widest_share * theme.grid.width, beside)


def _heading(setting: Setting, section: Section, measure: float) -> tuple[tuple[Line, ...], int]:
    """The heading at a measure, and the lines that it takes."""
    if section.heading is None:
        return (), 0
    style, most = setting.theme.style("heading"), setting.theme.heading.most_lines
    lines = setting.typesetter.set_heading(section.heading, style, measure, most).lines
    return lines, heading_lines(setting, len(lines))
