"""The words of a cover: the title in display size, across or vertically, and the publisher."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.display_pages.closing import place_publisher, publisher_line, publisher_rect
from printreport.layout.display_pages.cover_view import Inks, Zone
from printreport.layout.display_pages.title import Title, fit_title, recolored, title_lines
from printreport.layout.display_pages.vertical_title import VerticalTitle
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, tagged
from printreport.layout.page.solid_field import on_field
from printreport.model.layout import Item

# Before contents and sections, in this order.
TITLE_ORDER, PUBLISHER_ORDER, PICTURE_ORDER = (-9,), (-8,), (-7,)
PICTURE_KEY = "cover/picture"


def cover_title(setting: Setting) -> Title:
    """The title at most as large as the theme wants it, in a share of the type area's height that is less on landscape pages."""
    grid, title = setting.theme.grid, setting.theme.title
    largest = title.largest_em * grid.em
    share = title.height_share if grid.height > grid.width else title.landscape_share
    depth = share * grid.lines * grid.leading
    return fit_title(setting, title_lines(setting), grid.width, largest, setting.theme.color("paper"), depth)


def title_line(title: Title, grid: PageGrid) -> int:
    """The line of the title's first baseline: three lines of white under the publisher, fewer on low pages."""
    return 1 + white(grid) + title.rise(grid.theme.grid.leading)


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
    setting: Setting, grid: PageGrid, title: Title, colors: tuple[Color, Color], first: int = 0, line: int = 1
) -> tuple[Item, ...]:
    """Title and publisher in their colours: the title from the line `first` on or from its usual one, the publisher on `line`.

    `setting` has report and theme, `grid` is the cover's, `title` the set title, and `colors` are the title's colour and that
    of small words. Both lines count from 1; 0 is the title's usual one.
    """
    placed = recolored(setting, title, colors[0]).place(grid, grid.left, first or title_line(title, grid))
    return (tagged("title", "title", TITLE_ORDER, placed), *_publisher(setting, grid, grid.theme.grid.width, colors[1], line))


def place_upright(setting: Setting, grid: PageGrid, title: VerticalTitle) -> tuple[Item, ...]:
    """A vertical title from the type area's upper left corner, the publisher under it on the last line."""
    placed = title.place(grid, grid.left)
    publisher = _publisher(setting, grid, title.width, field_color(setting), grid.lines)
    return (tagged("title", "title", TITLE_ORDER, placed), *publisher)


def _publisher(setting: Setting, grid: PageGrid, width: float, color: Color, number: int) -> tuple[Item, ...]:
    """The publisher's tagged line, or nothing.

    `setting` has report and theme, `grid` is the cover's, `width` what it may fill in points, `color` its colour, `number` the
    grid line from 1 that it stands on.
    """
    line = publisher_line(setting, width, color)
    if line is None:
        return ()
    return (tagged("paragraph", "publisher", PUBLISHER_ORDER, place_publisher(setting, line, grid, number)),)


def word_zones(setting: Setting, grid: PageGrid, title: Title, first: int = 0) -> tuple[Zone, ...]:
    """Where words stand on the cover: each character of the title, for a moon behind one of them is enough; the publisher."""
    em = grid.theme.grid.em
    rects = title.rects(grid, grid.left, first or title_line(title, grid))
    zones = [Zone(part, display=True) for rect in rects for part in _squares(rect.outset(em, em, em, em))]
    if line := publisher_line(setting, grid.theme.grid.width, setting.theme.color("paper")):
        zones.append(Zone(publisher_rect(line, grid), display=False))
    return tuple(zones)


def _squares(rect: Rect) -> Iterator[Rect]:
    """A line's rectangle in parts about as wide as high."""
    count = max(1, round(rect.ratio))
    width = rect.width / count
    for index in range(count):
        yield Rect(rect.x + index * width, rect.y, width, rect.height)
