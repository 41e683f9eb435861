"""The opening: the title set vertically in a rail beside the untitled opening words, the byline under it.

The fewer the words, the larger the title: it grows until it reaches down to where they begin, or hangs lower, so that words and
title always stand beside each other. A page too narrow for a rail has the title across its head instead.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.layout.display_pages.subtitle import broken_subtitle
from printreport.layout.display_pages.title import Title, fit_across
from printreport.layout.display_pages.vertical_title import VerticalTitle, fit_vertical
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.raised_words import RaisedWords, can_be_raised, place_raised_words, set_words, whole_measure
from printreport.layout.page.setting import Setting, artifact, place_line, place_line_right, tagged
from printreport.layout.story.note_units import note_units
from printreport.layout.story.story import paint_units
from printreport.model.document import Section
from printreport.model.layout import Item
from printreport.model.line import Line

_GOOD_SHARE = 0.75
"""The share of the theme's size under which a title asks for a broader rail."""

_ACROSS_SHARE = 0.35
"""The share of the type area's height that a title across the head may take."""

_STEP = 3
"""The lines by which words may begin under the baseline on which a vertical title ends and still stand beside it."""

_BYLINE_LINES = 3
"""The lines at the foot of the rail that a lowered title leaves to the byline."""

_MOST_SUBTITLE_LINES = 3
"""The lines that a second title takes in the rail, over the byline; one that needs more stands on the cover alone."""

_LEAST_DISPLAY, _MORE_LINES = 24.0, 4
"""The size in points from which on words are display, and the lines that a title at the head of a text page may take for it."""

_WIDEST_WHITE = 1 / 3
"""The share of the page's lines that may be white between a title across the head and words that end on the last line."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """The parts of an opening page, measured but not placed."""

    words: RaisedWords
    pitch: float
    rail: float
    upright: VerticalTitle | None
    across: Title | None
    byline: Line | None
    subtitle: tuple[Line, ...]
    top: float
    """The first baseline that words may have: level with the first line's face top, or under the title that runs across."""
    notes: int
    """The lines of the page that notes take under the words."""

    @property
    def title_size(self) -> float:
        """The size in points of a vertical title."""
        return self.upright.size if self.upright else 0.0

    @property
    def depth(self) -> float:
        """Points from the first baseline of the words to their last."""
        return (self.words.lines - 1) * self.pitch


def opening_fits(setting: Setting, section: Section, grid: PageGrid) -> bool:
    """Whether title, byline and all words stand on one opening page in the raised voice."""
    return _fitting(setting, section, grid) is not None


def opening_page(setting: Setting, section: Section, grid: PageGrid, order: tuple[int, ...]) -> tuple[Item, ...] | None:
    """The opening page of a section whose order is `order`; None when its words need more room or another form.

    The last line of the words, or of the notes under them, stands on the page's last baseline, the title beside or over them.
    The byline stands on the last baseline, in the rail.
    """
    opening = _fitting(setting, section, grid)
    if opening is None:
        return None
    x = grid.left + opening.rail if grid.left_page and opening.upright else grid.left
    words = place_raised_words(section, opening.words, x, _at_foot(opening, grid), opening.pitch, order)
    notes = _note_items(setting, section, opening, x, grid, order)
    return (*_title_items(opening, grid), *_byline_items(opening, grid, byline_order(setting)), *words, *notes)


def opening_words(setting: Setting, section: Section, grid: PageGrid) -> RaisedWords | None:
    """The words of an opening page as they are set beside its title; None where they have no such page."""
    opening = _fitting(setting, section, grid)
    return opening.words if opening is not None else None


def _fitting(setting: Setting, section: Section, grid: PageGrid) -> _Opening | None:
    if not can_be_raised(section):
        return None
    opening = _railed(setting, section, grid) or _headed(setting, section, grid)
    return opening if _at_foot(opening, grid) >= opening.top - 0.01 else None


def _at_foot(opening: _Opening, grid: PageGrid) -> float:
    """The first baseline of words that end on the page's last line, or over their notes."""
    return grid.baseline(grid.lines - opening.notes) - opening.depth


def _drop(opening: _Opening, grid: PageGrid) -> int:
    """By how many lines the title hangs lower, so that it stands beside words, or over them, that begin far down the page.

    Words always end on the last line; what is white stands in one place, over title and words.
    """
    if opening.upright is None:
        return int((_at_foot(opening, grid) - opening.top) / grid.theme.grid.leading) if _gapes(opening, grid) else 0
    if _reaches(opening, grid):
        return 0
    second = len(opening.subtitle) + 1 if opening.subtitle else 0
    return grid.lines - (_BYLINE_LINES if opening.byline else 0) - second - opening.upright.last_line


def _reaches(opening: _Opening, grid: PageGrid) -> bool:
    """Whether words that end on the last line begin beside the title, or just under its end."""
    assert opening.upright is not None
    end = grid.baseline(opening.upright.last_line)
    return _at_foot(opening, grid) <= end + _STEP * grid.theme.grid.leading + 0.01


def _widest(setting: Setting) -> float:
    """The widest measure of the words: the theme's, or more on pages so wide that white would gape beside it."""
    em, style = setting.theme.grid.em, setting.theme.style("opening")
    usual = setting.theme.opening.measure_em * em
    beside = setting.theme.grid.width - (setting.theme.opening.rail_em + 2 * setting.theme.grid.gap) * em
    return max(usual, min(setting.theme.opening.most_characters * style.size, beside))


# -- the title in a rail beside the words -------------------------------------------------------------------------------


def _railed(setting: Setting, section: Section, grid: PageGrid) -> _Opening | None:
    """Words beside a vertical title: the broadest words down to which a title of a good size reaches; None without a rail.

    Where no title reaches so far, it is as large as it can be.
    """
    ways = list(_rails(setting, section, grid))
    fitting = [way for way in ways if _at_foot(way, grid) >= way.top - 0.01]
    if not fitting:
        return ways[0] if ways else None
    largest = max(fitting, key=lambda way: way.title_size)
    good = min(_GOOD_SHARE * setting.theme.style("title-vertical").size, largest.title_size)
    reaching = (way for way in fitting if way.title_size >= good and _reaches(way, grid))
    return next(reaching, largest)


def _rails(setting: Setting, section: Section, grid: PageGrid) -> Iterator[_Opening]:
    """The ways to share the page's width: the theme's rail with its title, then larger titles in ever broader rails."""
    theme, style = setting.theme, setting.theme.style("opening")
    gap = theme.grid.gap * theme.grid.em
    usual = theme.style("title-vertical").size
    largest = max(usual, theme.title.largest_em * theme.grid.em)
    broadest = whole_measure(theme.grid.width - theme.opening.rail_em * theme.grid.em - gap, style.size, _widest(setting))
    fewest, most = theme.opening.fewest_characters, round(broadest / style.size)
    top = grid.face_top(1) + theme.han.face_top_em * style.size
    for size, count in ((usual, most), *((largest, count) for count in range(most, fewest - 1, -1))):
        rail = theme.grid.width - count * style.size
        upright = fit_vertical(setting, grid, rail - gap, largest=size) if count >= fewest else None
        if upright is not None:
            words = set_words(setting, section, style, count * style.size)
            second, notes = _rail_subtitle(setting, rail - gap), _lines_of_notes(setting, section, words)
            yield _Opening(words, style.leading, rail, upright, None, _byline(setting, rail), second, top, notes)


# -- the title across the head ------------------------------------------------------------------------------------------


def _headed(setting: Setting, section: Section, grid: PageGrid) -> _Opening:
    """Words under a title across the head, which is larger over few words."""
    style = setting.theme.style("opening")
    measure = whole_measure(setting.theme.grid.width, style.size, _widest(setting))
    words = set_words(setting, section, style, measure)
    byline, notes = _byline(setting, 0.0), _lines_of_notes(setting, section, words)
    usual = setting.theme.style("title-vertical").size
    made = _under(setting, grid, _Opening(words, style.leading, 0.0, None, None, byline, (), 0.0, notes), usual)
    largest = setting.theme.title.largest_em * setting.theme.grid.em
    return _under(setting, grid, made, max(usual, largest)) if _gapes(made, grid) else made


def _under(setting: Setting, grid: PageGrid, opening: _Opening, largest: float) -> _Opening:
    """The opening with its title across the head, at most so many points large: a line and a half of white under it."""
    theme = setting.theme
    depth = _ACROSS_SHARE * (grid.baseline(grid.lines) - grid.face_top(1))
    title = fit_across(setting, theme.grid.width, largest, theme.style("title-vertical").color, depth)
    last = 1 + title.rise(theme.grid.leading) + title.depth
    under = grid.baseline(last + (1.5 if opening.byline else 0.0) + 1.5)
    return replace(opening, across=title, top=under + theme.han.face_top_em * theme.style("opening").size)


def _gapes(opening: _Opening, grid: PageGrid) -> bool:
    """Whether words at the foot would leave a hole under the title across the head."""
    return _at_foot(opening, grid) - opening.top > _WIDEST_WHITE * grid.lines * grid.theme.grid.leading


# -- notes under the words ----------------------------------------------------------------------------------------------


def _lines_of_notes(setting: Setting, section: Section, words: RaisedWords) -> int:
    """The lines of the page that notes take under words."""
    return sum(unit.lines for unit in note_units(setting, section, 0, words.measure))


def _note_items(
    setting: Setting, section: Section, opening: _Opening, x: float, grid: PageGrid, order: tuple[int, ...]
) -> tuple[Item, ...]:
    """The notes at the foot of the page, as wide as the words over them.

    `setting` has theme and typesetter, `section` is that of the notes, `opening` its page as it is measured, `x` the words' left
    edge in points, `grid` the page's, and `order` the section's place in reading.
    """
    units = note_units(setting, section, order[0], opening.words.measure)
    lines = itertools.accumulate((unit.lines for unit in units), initial=grid.lines - opening.notes + 1)
    return paint_units(list(zip(units, lines, strict=False)), grid, x)


# -- title and byline in their places -----------------------------------------------------------------------------------


def byline_order(setting: Setting) -> tuple[int, ...]:
    """The byline's place in the structure: before the first words of the first section of the text."""
    return next((place for place, _ in setting.document.in_text), 0), 0


def _byline(setting: Setting, rail: float) -> Line | None:
    byline = setting.document.report.byline
    if not byline:
        return None
    style = setting.theme.style("byline")
    line = setting.line(byline, style)
    room = (rail - setting.theme.grid.gap * setting.theme.grid.em) if rail else setting.theme.grid.width
    return line if line.width <= room else setting.line(byline, setting.style("byline", size=style.size * room / line.width))


def _rail_subtitle(setting: Setting, width: float) -> tuple[Line, ...]:
    """The second title in the rail beside the words; a title across the head has it under itself."""
    text = setting.document.report.subtitle
    if not text:
        return ()
    style = setting.theme.style("label-strong")
    lines, _ = broken_subtitle(setting, text, width, setting.theme.style("title-vertical").color, (style.size, style.size))
    fits = len(lines) <= _MOST_SUBTITLE_LINES and max(line.width for line in lines) <= width + 0.01
    return lines if fits else ()


def _title_items(opening: _Opening, grid: PageGrid) -> tuple[Item, ...]:
    """The title, which the cover has named already."""
    if opening.upright is not None:
        second = _subtitle_items(opening, grid)
        return (artifact((*opening.upright.place(grid, first_line=1 + _drop(opening, grid)), *second)),)
    if opening.across is None:
        return ()
    first = 1 + opening.across.rise(grid.theme.grid.leading) + _drop(opening, grid)
    return (artifact(opening.across.place(grid, grid.left, first)),)


def _subtitle_items(opening: _Opening, grid: PageGrid) -> tuple[Item, ...]:
    """The second title at the foot of the rail, flush with its outside like the byline under it."""
    last = grid.lines - (_BYLINE_LINES - 1 if opening.byline else 0)
    items: list[Item] = []
    for index, line in enumerate(opening.subtitle):
        baseline = grid.baseline(last - (len(opening.subtitle) - 1 - index))
        items += place_line(line, grid.left, baseline) if grid.left_page else place_line_right(line, grid.right, baseline)
    return tuple(items)


def _byline_items(opening: _Opening, grid: PageGrid, order: tuple[int, ...]) -> tuple[Item, ...]:
    if opening.byline is None:
        return ()
    if opening.across is not None:
        last = 1 + opening.across.rise(grid.theme.grid.leading) + opening.across.depth + _drop(opening, grid)
        placed = place_line(opening.byline, grid.left, grid.baseline(last + 1.5))
    elif grid.left_page:
        placed = place_line(opening.byline, grid.left, grid.baseline(grid.lines))
    else:
        placed = place_line_right(opening.byline, grid.right, grid.baseline(grid.lines))
    return (tagged("byline", "byline", order, placed),)


# -- the title at the head of a text page -------------------------------------------------------------------------------


def title_block(setting: Setting, grid: PageGrid, lines: int) -> CellForm:
    """Title and byline across the head of a text page: for openings too long for their own page, and reports without one.

    They take at most `lines` lines, or as many more as keep a title of many lines in display size.
    """
    byline = _byline(setting, 0.0)
    under = 2 if byline else 0
    title = _block_title(setting, lines - under)
    first = 1 + title.rise(grid.theme.grid.leading)
    last = first + title.depth + under
    order = byline_order(setting)

    def paint(cell: Cell) -> tuple[Item, ...]:
        items = [artifact(title.place(cell.grid, cell.x, cell.first_line + first - 1))]
        if byline is not None:
            words = place_line(byline, cell.x, cell.baseline(last))
            items.append(tagged("byline", "byline", order, words))
        return tuple(items)

    return CellForm("title", last, max(last + 3, lines), last + 1, frozenset({Width.FULL}), 1.0, paint)


def _block_title(setting: Setting, lines: int) -> Title:
    """The title across a page, as large as so many lines allow; smaller than display size it takes up to four more."""
    leading, width = setting.theme.grid.leading, setting.theme.grid.width
    largest, color = setting.theme.title.block_pt, setting.theme.style("title-vertical").color
    for room in range(lines, lines + _MORE_LINES + 1):
        sizes = (fit_across(setting, width, largest, color, depth * leading) for depth in range(room + 1, 0, -1))
        fitting = (title for title in sizes if 1 + title.rise(leading) + title.depth <= room)
        title = next(fitting, None)
        if title is not None and title.size >= _LEAST_DISPLAY:
            return title
    return title or fit_across(setting, width, largest, color, leading)
