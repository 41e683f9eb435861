"""The opening: the title set vertically in a rail beside the untitled opening words, the byline under it.

A page too narrow for a rail has the title across its head instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from printreport.layout.cell_form import CellForm, Width
from printreport.layout.grid import Cell, PageGrid
from printreport.layout.setting import Setting, artifact, place_line, place_line_right, tagged
from printreport.layout.title import Title, fit_title, title_lines
from printreport.layout.vertical_title import VerticalTitle, fit_vertical
from printreport.layout.words import count_lines, only_paragraphs, place_words, set_words, whole_measure
from printreport.model.document import Section
from printreport.model.layout import Item
from printreport.model.line import Line, SetParagraph

BYLINE_ORDER = (0, 0)
"""Before the first words of the first section."""



@dataclass(frozen=True, slots=True)
class _Opening:
    """The parts of an opening page, measured but not placed."""

    words: tuple[SetParagraph, ...]
    measure: float
    pitch: float
    rail: float
    upright: VerticalTitle | None
    across: Title | None
    byline: Line | None
    top: float
    """The height at which words may begin: the first line's face top, or under the title that runs across."""


def opening_fits(setting: Setting, section: Section, grid: PageGrid) -> bool:
    """Whether title, byline and all words stand on one opening page in the raised voice."""
    return _fitting(setting, section, grid) is not None


def opening_page(setting: Setting, section: Section, grid: PageGrid, order: tuple[int, ...]) -> tuple[Item, ...] | None:
    """The opening page of a section whose order is `order`; None when its words need more room or another form.

    The last line of the words stands on the page's last baseline, and so does the byline, in the rail.
    """
    opening = _fitting(setting, section, grid)
    if opening is None:
        return None
    first = _first_baseline(opening, grid)
    x = grid.left + opening.rail if grid.left_page and opening.upright else grid.left
    words = place_words(section, opening.words, x, first, opening.pitch, order)
    return (*_title_items(opening, grid), *_byline_items(opening, grid), *words)


def _fitting(setting: Setting, section: Section, grid: PageGrid) -> _Opening | None:
    opening = _measured(setting, section, grid)
    return opening if opening and opening.words and _first_baseline(opening, grid) >= opening.top else None


def _first_baseline(opening: _Opening, grid: PageGrid) -> float:
    return grid.baseline(grid.lines) - (count_lines(opening.words) - 1) * opening.pitch


def _measured(setting: Setting, section: Section, grid: PageGrid) -> _Opening | None:
    paragraphs = only_paragraphs(section)
    if paragraphs is None:
        return None
    style = setting.theme.style("opening")
    rail = _rail(setting)
    room = setting.theme.grid.width - rail
    upright = fit_vertical(setting, grid, rail - setting.theme.grid.gap * setting.theme.grid.em) if rail else None
    byline = _byline(setting, rail if upright else 0.0)
    if upright is None:
        rail, room = 0.0, setting.theme.grid.width
    measure = whole_measure(room, style.size, _widest(setting))
    words = set_words(setting, paragraphs, style, measure)
    across = None if upright else _across(setting, grid)
    top = grid.face_top(1) if across is None else _under(grid, across, byline)
    lowest = top + setting.theme.numbers["face_top"] * style.size
    return _Opening(words, measure, style.leading, rail, upright, across, byline, lowest)


def _widest(setting: Setting) -> float:
    """The widest measure of the words: the theme's, or more on pages so wide that white would gape beside it."""
    em, style = setting.theme.grid.em, setting.theme.style("opening")
    usual = setting.theme.numbers["opening_measure"] * em
    beside = setting.theme.grid.width - (setting.theme.numbers["rail"] + 2 * setting.theme.grid.gap) * em
    return max(usual, min(setting.theme.numbers["opening_most"] * style.size, beside))


def _rail(setting: Setting) -> float:
    """The width kept for the rail and the gap beside it; 0 where the words would get too narrow beside one."""
    grid, style = setting.theme.grid, setting.theme.style("opening")
    rail = (setting.theme.numbers["rail"] + grid.gap) * grid.em
    room = whole_measure(grid.width - rail, style.size, _widest(setting))
    return grid.width - room if room >= setting.theme.numbers["opening_fewest"] * style.size - 0.01 else 0.0


def _across(setting: Setting, grid: PageGrid) -> Title:
    width = setting.theme.grid.width
    return fit_title(
        setting, title_lines(setting), width, setting.theme.style("title-vertical").size,
        setting.theme.style("title-vertical").color, 0.35 * (grid.baseline(grid.lines) - grid.face_top(1)),
    )  # fmt: skip


def _under(grid: PageGrid, title: Title, byline: Line | None) -> float:
    """Where words may begin under a title that runs across and its byline: a line and a half of white between."""
    last = 1 + title.rise(grid.theme.grid.leading) + title.depth
    return grid.baseline(last + (1.5 if byline else 0.0) + 1.5)


def _byline(setting: Setting, rail: float) -> Line | None:
    byline = setting.document.report.byline
    if not byline:
        return None
    style = setting.theme.style("byline")
    line = setting.line(byline, style)
    room = (rail - setting.theme.grid.gap * setting.theme.grid.em) if rail else setting.theme.grid.width
    return line if line.width <= room else setting.line(byline, setting.style("byline", size=style.size * room / line.width))


def _title_items(opening: _Opening, grid: PageGrid) -> tuple[Item, ...]:
    """The title, which the cover has named already."""
    if opening.upright is not None:
        return (artifact(opening.upright.place(grid)),)
    if opening.across is None:
        return ()
    return (artifact(opening.across.place(grid, grid.left, 1 + opening.across.rise(grid.theme.grid.leading))),)


def _byline_items(opening: _Opening, grid: PageGrid) -> tuple[Item, ...]:
    if opening.byline is None:
        return ()
    if opening.across is not None:
        last = 1 + opening.across.rise(grid.theme.grid.leading) + opening.across.depth
        placed = place_line(opening.byline, grid.left, grid.baseline(last + 1.5))
    elif grid.left_page:
        placed = place_line(opening.byline, grid.left, grid.baseline(grid.lines))
    else:
        placed = place_line_right(opening.byline, grid.right, grid.baseline(grid.lines))
    return (tagged("byline", "byline", BYLINE_ORDER, placed),)


# -- the title at the head of a text page -------------------------------------------------------------------------------


def title_block(setting: Setting, grid: PageGrid, lines: int) -> CellForm:
    """Title and byline across the head of a text page, in at most `lines` lines: for openings too long for their own page."""
    leading = grid.theme.grid.leading
    depth = max(2.0, lines - 3.0) * leading
    texts = title_lines(setting)
    numbers, color = setting.theme.numbers, setting.theme.style("title-vertical").color
    title = fit_title(setting, texts, setting.theme.grid.width, numbers["title_block"], color, depth)
    byline = _byline(setting, 0.0)
    first = 1 + title.rise(leading)
    last = first + title.depth + (2 if byline else 0)

    def paint(cell: Cell) -> tuple[Item, ...]:
        items = [artifact(title.place(cell.grid, cell.x, cell.first_line + first - 1))]
        if byline is not None:
            words = place_line(byline, cell.x, cell.baseline(last))
            items.append(tagged("byline", "byline", BYLINE_ORDER, words))
        return tuple(items)

    return CellForm("title", last, max(last + 3, lines), last + 1, frozenset({Width.FULL}), 1.0, paint)
