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
from printreport.layout.display_pages.message_words import Columns, MessageWords, in_columns, message_words
from printreport.layout.figures.pull_quote import Quote
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.raised_words import whole_measure
from printreport.layout.page.setting import Setting, tagged
from printreport.layout.story.column_fill import ColumnFill
from printreport.layout.story.section_units import heading_lines, paint_heading
from printreport.model.document import Photo, Section
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_CLOSER = 0.9
"""How much of its leading the smaller style keeps where that saves a page, its size a point above the body's."""

_LEAVES, _STEP = 0.8, 0.3
"""What a last page left blank is worth in pages, and each step to a smaller style."""

_MOST_TRIED = 300
"""Lines of words up to which every measure is tried over several pages."""

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

_GAPES = 0.7
"""The share of the words' measure from which on a rail without a portrait is a hole beside them."""

_SMALLER = 0.85
"""The share of the usual width that a portrait over the words has at least, on pages that have room for it beside them."""

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
    """A leader's words set page by page: `columns` are the words of each page, `across` how many a page without portrait has."""

    setting: Setting
    section: Section
    index: int
    words: MessageWords
    head: MessageHead
    sign: Sign
    columns: tuple[Columns, ...]
    across: int

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self.columns)

    @cached_property
    def blank(self) -> float:
        """The white that is left on a single page, in points."""
        grid = PageGrid(self.setting.theme, False)
        ends = max(self._ends(grid, 0, column) for column in self.columns[0])
        ends = max(ends, self._ends(grid, 0, self.columns[0][-1]) + self.sign.depth)
        beside = grid.baseline(self.head.depth) if self.head.depth else 0.0
        return grid.baseline(grid.lines) - max(ends, beside)

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
        # several columns fill the type area from edge to edge, one stands at its inner edge
        step = (grid.theme.grid.width - self.words.measure) / max(1, across - 1)
        x = grid.right - self.words.measure if grid.left_page and across == 1 else grid.left
        items = [*self._head_items(grid, x, 1 + drop)] if page == 0 else []
        first = self.words.first_baseline(grid, self._first_line(page)) + down
        for number, column in enumerate(self.columns[page]):
            items += self.words.paint(column, grid, x + number * step, first)
        if page == self.pages - 1:
            right = x + (len(self.columns[page]) - 1) * step + self.words.measure
            items += self.sign.paint(right, self._sign_line(grid, self._ends(grid, page, self.columns[page][-1]) + down))
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

    def _quote_items(self, grid: PageGrid, page: int, drop: int) -> tuple[Item, ...]:
        """The quote in the rail: at the foot under a portrait, else level with the first words."""
        width, depth = self.head.rail - _gap(self.setting), self._quote_depth()
        under = page == 0 and self.head.photo is not None
        first = grid.lines - depth + 1 if under else min(self._first_line(page) + drop, grid.lines - depth + 1)
        cell = grid.cell(first, depth)
        x = grid.left if grid.left_page else grid.right - width
        return self._quote.paint(replace(cell, x=x, width=width))


def set_message(setting: Setting, section: Section, index: int) -> SetMessage:
    """The words of a section (`index` is its place in the document) on as few pages as hold them, as large as these allow."""
    voices = _voices(setting)
    for voice in voices[:-1]:
        if (single := _single(setting, section, index, voice)) is not None:
            return single
    ways = ((step, way) for step, voice in enumerate(voices) for way in _usual(setting, section, index, voice))
    return min(ways, key=lambda entry: _paper(entry[1]) + _STEP * entry[0])[1]


def _voices(setting: Setting) -> tuple[TextStyle, ...]:
    """The styles that words are set in, the larger first; the last only where words go on over several pages."""
    opening, message = setting.theme.style("opening"), setting.theme.style("message")
    size = min(message.size, setting.theme.grid.em + 1.0)
    return opening, message, replace(message, size=size, leading=_CLOSER * message.leading)


def _paper(way: SetMessage) -> float:
    """The pages of a way, and what is blank on the last of them."""
    grid = PageGrid(way.setting.theme, False)
    last = sum(column.lines for column in way.columns[-1]) * way.words.pitch / way.across + way.sign.depth
    filled = min(1.0, (last + (way.head.lines if way.pages == 1 else 0) * grid.theme.grid.leading) / grid.theme.grid.height)
    return way.pages + _LEAVES * (1.0 - filled)


# -- one page -----------------------------------------------------------------------------------------------------------


def _single(setting: Setting, section: Section, index: int, style: TextStyle) -> SetMessage | None:
    """The best way to set everything on one page in a style; None where there is none."""
    found = (way for way in _ways(setting, section, index, style) if way.pages == 1)
    return max(found, key=_worth, default=None)


def _worth(way: SetMessage) -> float:
    """How large the portrait is, less the white that is left, as shares of the type area."""
    theme = way.setting.theme
    area = way.head.photo.area(theme) if way.head.photo is not None else 0.0
    return area / (theme.grid.width * theme.grid.height) - _WHITE * way.blank / theme.grid.height


def _ways(setting: Setting, section: Section, index: int, style: TextStyle) -> Iterator[SetMessage]:
    """The ways to set a section: beside ever broader rails, then under a portrait over the words."""
    photo = _photo(setting, section)
    if photo is None:
        yield next(_usual(setting, section, index, style))
        return
    for characters in _beside_rails(setting, style):
        yield _railed(setting, section, index, style, characters, photo)
    yield from _under_portrait(setting, section, index, style, photo)


def _railed(
    setting: Setting, section: Section, index: int, style: TextStyle, characters: int, photo: Photo | None
) -> SetMessage:
    """Words of so many characters beside a rail, with a portrait or without."""
    theme = setting.theme
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
    setting: Setting, section: Section, index: int, style: TextStyle, photo: Photo
) -> Iterator[SetMessage]:
    """The words over the width under the largest portrait that leaves them room; none where it would be too small."""
    grid = PageGrid(setting.theme, False)
    words = message_words(setting, section, index, style, _broad(setting, style))
    sign = sign_of(setting, section, index, words.measure, _date_style(setting))
    depth = (words.lines - 1) * words.pitch + sign.depth
    first = grid.baseline(grid.lines) - depth - setting.theme.han.face_top_em * style.size
    most = math.floor((first - grid.face_top(1)) / grid.theme.grid.leading + 1e-6) - _UNDER
    head = _over_head(setting, section, index, photo, _widest_over(setting), most)
    usual = setting.theme.message.rail_em * setting.theme.grid.em
    if head is not None and head.photo is not None:
        if head.photo.width >= _SMALLER * usual or not _beside_rails(setting, style):
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
    """The words under a head, page by page; pages that are wide enough have them in several columns."""
    grid = PageGrid(setting.theme, False)
    sign = sign_of(setting, section, index, words.measure, _date_style(setting))
    across = max(1, int((setting.theme.grid.width + _gap(setting) + 0.01) / (words.measure + _gap(setting))))
    first, rest = (_room(words, grid, 1 + over) for over in (head.lines, 0))
    signed = math.ceil(sign.depth / words.pitch - 1e-6)
    exact = _room(words, grid, 1 + head.lines, sign.depth)
    # lines of the words and of the page differ: what a signature leaves of the first page is measured, not counted
    signed = min(signed, first - exact) if words.lines <= exact else signed
    usable = first if first >= _FEWEST_UNDER else 0
    columns = in_columns(words, (1 if head.photo is not None else across, usable), (across, rest), signed)
    return SetMessage(setting, section, index, words, head, sign, columns, across)


def _room(words: MessageWords, grid: PageGrid, line: int, under: float = 0.0) -> int:
    """How many lines of the words have room from a line of the page on, over so many points."""
    left = grid.baseline(grid.lines) - under - words.first_baseline(grid, line)
    return int(left / words.pitch + 1e-6) + 1 if left > -1e-6 else 0


# -- several pages ------------------------------------------------------------------------------------------------------


def _usual(setting: Setting, section: Section, index: int, style: TextStyle) -> Iterator[SetMessage]:
    """The words over as many pages as they take, with a head of the usual size first, then beside broader rails."""
    photo, rails = _photo(setting, section), _beside_rails(setting, style)
    if photo is None:
        rails = (_alone(setting, style, rails[0]),) if rails else ()
    for characters in rails:
        way = _railed(setting, section, index, style, characters, photo)
        yield way
        if way.words.lines > _MOST_TRIED:
            return
    if not rails:
        words = message_words(setting, section, index, style, _broad(setting, style))
        yield _paged(setting, section, index, words, _narrow_head(setting, section, index, photo, words.measure))


def _alone(setting: Setting, style: TextStyle, most: int) -> int:
    """The characters of a line without a portrait: fewer, in two columns, where the rail would be nearly as wide as the words."""
    width, theme = setting.theme.grid.width, setting.theme
    halves = int((width - _gap(setting)) / 2.0 / style.size + 1e-6)
    gapes = width - most * style.size > _GAPES * most * style.size
    return halves if gapes and halves >= theme.opening.fewest_characters else most


def _narrow_head(
    setting: Setting, section: Section, index: int, photo: Photo | None, measure: float
) -> MessageHead:
    """The head of words that have no room beside a portrait: heading and name beside it, or the heading alone."""
    if photo is not None:
        widest = min(setting.theme.message.rail_em * setting.theme.grid.em, _widest_over(setting))
        head = _over_head(setting, section, index, photo, widest, setting.theme.grid.lines - _UNDER)
        return head or _stacked_head(setting, section, index, photo, measure)
    heading, lines = _heading(setting, section, measure)
    return MessageHead(None, PortraitWords(), heading, measure, 0.0, lines)


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
