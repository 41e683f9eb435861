"""What the editor's `size: large` asks of a photograph: when it stands large, and what it costs that it does not."""

from __future__ import annotations

from printreport.model.document import Photo
from printreport.model.theme import Theme

UNKEPT = 8.0
"""What it costs that a photograph which the editor called large stands small: two pages between a picture and its words. 6.0
stood here; walls of eight were still worth more than it."""

_WHOLE, _BROAD = 0.95, 0.6
"""The shares of the type area's width from which on a picture is large whatever its depth, and if it is deep enough."""
_DEEP = 0.15
"""The share of the type area that a picture less wide than it has at least: one of 60 % in a low row is no large one."""
_OF_PAGE = 0.36
"""The share of the page from which on a picture is large however narrow it is: the square of the width's."""


def stands_large(theme: Theme, width: float, height: float) -> bool:
    """Whether a picture of so many points is about as wide as the type area, or a good part of a page."""
    grid, page, area = theme.grid, theme.page, width * height
    broad = width >= _BROAD * grid.width and area >= _DEEP * grid.width * grid.height
    return broad or width >= _WHOLE * grid.width or area >= _OF_PAGE * page.width * page.height


def unkept(theme: Theme, photo: Photo, width: float, height: float) -> float:
    """What a photograph's size costs in a frame of so many points; nothing for one that the editor did not call large."""
    return UNKEPT if photo.size == "large" and not stands_large(theme, width, height) else 0.0
