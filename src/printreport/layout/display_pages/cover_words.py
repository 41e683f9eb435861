"""The words of a cover: the titles in display size, across or vertically, and the row of publisher, date and emblem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.display_pages.cover_view import Inks, Zone
from printreport.layout.display_pages.emblem import emblem_of, own_plate, place_emblem, plate_color
from printreport.layout.display_pages.imprint import (
    Imprint,
    air,
    emblem_rect,
    imprint,
    place_imprint_words,
    tab,
    word_rects,
)
from printreport.layout.display_pages.subtitle import broken_subtitle
from printreport.layout.display_pages.title import Title, fit_title, recolored, title_lines, with_subtitle
from printreport.layout.display_pages.vertical_title import VerticalTitle
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_line, tagged
from printreport.layout.page.solid_field import on_field
from printreport.model.layout import Item
from printreport.model.line import Line

# Before contents and sections, in this order.
TITLE_ORDER, SUBTITLE_ORDER, PICTURE_ORDER = (-9,), (-9, 1), (-7,)
PICTURE_KEY = "cover/picture"

_SUBTITLE_LINES = 2
"""The grid lines by which a title is less deep over a second one."""


def cover_title(setting: Setting) -> Title:
    """The title at most as large as the theme wants it, in a share of the type area's height that is less on landscape pages."""
    grid, measures = setting.theme.grid, setting.theme.title
    largest = measures.largest_em * grid.em
    share = measures.height_share if grid.height > grid.width else measures.landscape_share
    second = _SUBTITLE_LINES if setting.document.report.subtitle else 0
    depth = (share * grid.lines - second) * grid.leading
    paper = setting.theme.color("paper")
    title = fit_title(setting, title_lines(setting), grid.width, largest, paper, depth)
    title = with_subtitle(setting, title, grid.width, paper)
    page = PageGrid(setting.theme, False)
    above, below = air(setting, page, imprint(setting, grid.width, paper), white(page), title.size)
    return replace(title, above=above, below=below)


def title_line(title: Title, grid: PageGrid) -> int:
    """The line of the title's first baseline: three lines of white under the publisher, fewer on low pages."""
    return 1 + white(grid) + title.above + title.rise(grid.theme.grid.leading)


def white(grid: PageGrid) -> int:
    """Blank lines above and below the title."""
    return 3 if grid.lines >= 30 else 2 if grid.lines >= 18 else 1


def last_line(title: Title, grid: PageGrid) -> int:
    """The line of the title's last baseline."""
    return title_line(title, grid) + title.depth


def low_line(title: Title, grid: PageGrid) -> int:
    """The first baseline of a title that ends on the page's last line."""
    return grid.lines - title.depth


# -- colours ------------------------------------------------------------------------------------------------------------


def inks(setting: Setting) -> Inks:
    """White, the field's colour or ink on a picture; a palette may give the title an ink of its own, such as a foil."""
    theme = setting.theme
    own = theme.palette.get("title")
    title = (own,) if own is not None else (theme.color("paper"), theme.color("field"), theme.color("ink"))
    return Inks(title, (theme.color("paper"), theme.color("ink")), theme.luminances)


def field_color(setting: Setting) -> Color:
    """The colour of small words on the cover's field."""
    return on_field(setting.theme, setting.theme.color("field"))


def field_title_color(setting: Setting) -> Color:
    """The colour of the title on the cover's field."""
    return setting.theme.palette.get("title", field_color(setting))


# -- placing ------------------------------------------------------------------------------------------------------------


def place_cover_words(
    setting: Setting,
    grid: PageGrid,
    title: Title,
    colors: tuple[Color, Color],
    first: int = 0,
    *,
    head: bool = True,
    ground: Color | None = None,
    bare: bool = False,
) -> tuple[Item, ...]:
    """Titles and imprint in their colours: the title from the line `first` on or from its usual one, the imprint at head or foot.

    `setting` has report and theme, `grid` is the cover's, `title` the set title; `colors` are its colour and that of small words;
    `first` counts grid lines from 1, 0 for the usual one; `head` puts the imprint at the page's head. `ground` is the colour of
    the field that all stand on, None for a picture, on which an emblem may stand `bare`, without a plate.
    """
    line = first or title_line(title, grid)
    titles = _titles(recolored(setting, title, colors[0]), grid, line)
    row = imprint(setting, grid.theme.grid.width, colors[1])
    return (*titles, *place_imprint_words(setting, grid, row, head=head), *_emblem(setting, grid, row, ground, head, bare))


def _titles(title: Title, grid: PageGrid, first: float) -> tuple[Item, ...]:
    main = tagged("title", "title", TITLE_ORDER, title.place_own(grid, grid.left, first))
    if title.subtitle is None:
        return (main,)
    return (main, tagged("subtitle", "subtitle", SUBTITLE_ORDER, title.place_subtitle(grid, grid.left, first)))


def _emblem(
    setting: Setting, grid: PageGrid, row: Imprint, ground: Color | None, head: bool, bare: bool
) -> tuple[Item, ...]:
    """The emblem of an imprint `row` with what it stands on, or nothing.

    `setting` has report and theme, `grid` is the cover's; `ground`, `head` and `bare` are those of `place_cover_words`.
    """
    if row.emblem is None:
        return ()
    plate = None if bare else own_plate(setting, row.emblem) if ground is None else plate_color(setting, row.emblem, ground)
    rect = emblem_rect(setting, grid, row, head=head, plated=plate is not None)
    if plate is None:
        return place_emblem(setting, rect, ground, None, named=True)
    return place_emblem(setting, rect, plate, tab(rect, row.emblem.clear, grid, head=head), named=True)


def emblem_zone(setting: Setting, grid: PageGrid) -> Rect | None:
    """Where the emblem stands at the head of a picture, with its clear space; None without an emblem."""
    row = imprint(setting, grid.theme.grid.width, setting.theme.color("paper"))
    if row.emblem is None:
        return None
    rect = emblem_rect(setting, grid, row, head=True, plated=True)
    return tab(rect, row.emblem.clear, grid, head=True)


def place_upright(setting: Setting, grid: PageGrid, title: VerticalTitle) -> tuple[Item, ...]:
    """A vertical title from the type area's upper left corner; publisher and date under it, down to the last line.

    Between them stands the second title, or the emblem.
    """
    color, ground = field_color(setting), setting.theme.color("field")
    placed = title.place(grid, grid.left)
    row = imprint(setting, title.width, color, emblem=False)
    between: tuple[Item, ...] = ()
    if (lines := upright_subtitle(setting, title.width)) is not None:
        first = upright_between(grid, row) - len(lines) + 1
        words = tuple(i for at, line in enumerate(lines) for i in place_line(line, grid.left, grid.baseline(first + at)))
        between = (tagged("subtitle", "subtitle", SUBTITLE_ORDER, words),)
    elif (emblem := emblem_of(setting)) is not None:
        plate = plate_color(setting, emblem, ground)
        inset = emblem.clear if plate is not None else 0.0
        bottom = grid.baseline(upright_between(grid, row)) - inset
        rect = Rect(grid.left + inset, bottom - emblem.height, emblem.width, emblem.height)
        around = rect.outset(emblem.clear, emblem.clear, emblem.clear, emblem.clear) if plate is not None else None
        between = place_emblem(setting, rect, plate or ground, around, named=True)
    words = place_imprint_words(setting, grid, row, head=False)
    return (tagged("title", "title", TITLE_ORDER, placed), *between, *words)


def upright_subtitle(setting: Setting, width: float) -> tuple[Line, ...] | None:
    """The second title across the column of a vertical one; None for a report without one."""
    text = setting.document.report.subtitle
    if not text:
        return None
    size = setting.theme.style("label-strong").size
    return broken_subtitle(setting, text, width, field_title_color(setting), (size, size))[0]


def upright_between(grid: PageGrid, row: Imprint) -> int:
    """The grid line on which stands what is between a vertical title and the imprint."""
    return grid.lines - (row.rows + 1 if row.has_words else 0)


def upright_fits(setting: Setting, grid: PageGrid, title: VerticalTitle) -> bool:
    """Whether a second title or an emblem has room between a vertical title and the imprint."""
    subtitle, emblem = upright_subtitle(setting, title.width), emblem_of(setting)
    if subtitle is None and emblem is None:
        return True
    if subtitle is not None and emblem is not None:
        return False
    row = imprint(setting, title.width, setting.theme.color("paper"), emblem=False)
    last = upright_between(grid, row)
    if subtitle is not None:
        wide = max(line.width for line in subtitle) > title.width + 0.01
        return not wide and last - len(subtitle) + 1 >= title.last_line + 2
    assert emblem is not None
    top = grid.baseline(last) - emblem.height - 2 * emblem.clear
    return emblem.width + 2 * emblem.clear <= title.width + 1.0 and top >= grid.baseline(title.last_line + 1)


def word_zones(setting: Setting, grid: PageGrid, title: Title, first: int = 0) -> tuple[Zone, ...]:
    """Where words stand on the cover: each character of the title, for a moon behind one of them is enough; the imprint."""
    em, line = grid.theme.grid.em, first or title_line(title, grid)
    rects = title.rects(grid, grid.left, line)
    zones = [Zone(part, display=True) for rect in rects for part in _squares(rect.outset(em, em, em, em))]
    if title.subtitle is not None:
        second = title.subtitle.rects(grid, grid.left, line + title.own_depth)
        zones += [Zone(part, display=title.subtitle.is_display) for rect in second for part in _squares(rect)]
    row = imprint(setting, grid.theme.grid.width, setting.theme.color("paper"))
    zones += [Zone(rect, display=False) for rect in word_rects(row, grid)]
    if (tab_rect := emblem_zone(setting, grid)) is not None:
        zones.append(Zone(tab_rect, display=False, covered=True))
    return tuple(zones)


def _squares(rect: Rect) -> Iterator[Rect]:
    """A line's rectangle in parts about as wide as high."""
    count = max(1, round(rect.ratio))
    width = rect.width / count
    for index in range(count):
        yield Rect(rect.x + index * width, rect.y, width, rect.height)
