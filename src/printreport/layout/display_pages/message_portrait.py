"""The portrait of a leader: its frame and crop, and the words that stand with it (post, name, what its caption says more)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from printreport.core.geometry import Crop, Rect
from printreport.images.placed import AIM_PPI
from printreport.layout.display_pages.leader import Leader
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_lines, tagged
from printreport.layout.photos.photo import caption_key, caption_text, crop_for, placed_photo
from printreport.model.document import Photo
from printreport.model.layout import Item, Role
from printreport.model.line import Line
from printreport.model.theme import TextStyle, Theme

UPPER_MIDDLE = Crop(0.25, 0.04, 0.75, 0.72)
"""What is kept of a portrait of which nobody said where its face is: heads stand in the upper middle, with a little over them."""

_OTHER_SHAPE = 0.07
"""The share by which a frame may be wider or narrower than the theme's shape to fill its width and end on a line."""

_NAME_SIZE = 1.5
"""The size of the name in em of the body."""

_OVER_NAME = 0.5
"""Lines by which a post stands higher over its name than lines of text over each other: the name is half as large again."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A portrait in a frame of whole lines."""

    photo: Photo
    width: float
    lines: int

    def area(self, theme: Theme) -> float:
        """The frame's area in square points."""
        return self.width * frame_height(theme, self.lines)

    def paint(self, grid: PageGrid, x: float, line: int, order: tuple[int, ...]) -> Item:
        """The portrait with its head at a line's face top."""
        top = grid.face_top(line)
        rect = Rect(x, top, self.width, grid.baseline(line + self.lines - 1) - top)
        focus = self.photo.focus or UPPER_MIDDLE
        return placed_photo(self.photo, rect, crop_for(self.photo, rect, focus=focus), order)


def frame_height(theme: Theme, lines: int) -> float:
    """From the face top of the first of some lines to the baseline of the last, in points."""
    return (lines - 1) * theme.grid.leading + theme.han.face_top_em * theme.grid.em


def portrait(setting: Setting, photo: Photo, widest: float, most: int) -> Portrait:
    """The largest frame of a portrait within a width in points and some lines.

    It has the theme's shape as far as that shows all of the focus, else the nearest one that does; it is never so large that
    the picture would have less than 225 ppi, down to one module.
    """
    theme = setting.theme
    low, high = _shapes(photo)
    shape = min(max(theme.message.shape_share, low), high)
    width = max(theme.grid.module * theme.grid.em, min(widest, _sharp(photo, shape)))
    wanted = (width / shape - frame_height(theme, 1)) / theme.grid.leading + 1.0
    for lines in dict.fromkeys((round(wanted), math.floor(wanted), math.ceil(wanted))):
        found = width / frame_height(theme, max(1, lines))
        if 1 < lines <= most and max(low, shape * (1 - _OTHER_SHAPE)) <= found <= min(high, shape * (1 + _OTHER_SHAPE)):
            return Portrait(photo, width, lines)
    lines = max(2, min(most, math.floor(wanted)))
    return Portrait(photo, min(width, shape * frame_height(theme, lines)), lines)


def _shapes(photo: Photo) -> tuple[float, float]:
    """The narrowest and the widest frame (width by height) that shows all of the focus."""
    if photo.focus is None:
        return 0.0, math.inf
    ratio = photo.picture.ratio
    return photo.focus.width * ratio, ratio / max(photo.focus.height, 1e-6)


def _sharp(photo: Photo, shape: float) -> float:
    """The width in points up to which a frame of a shape is sharp."""
    shown = min(1.0, shape / photo.picture.ratio)
    return photo.picture.width * shown / AIM_PPI * 72.0


# -- the words with it --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PortraitRow:
    """One of the words with a portrait: the lines that it is set in, and its element.

    A row `over` a larger one takes a line more, and stands in the middle of its room.
    """

    role: Role
    key: str
    order: tuple[int, ...]
    lines: tuple[Line, ...]
    over: bool = False

    @property
    def depth(self) -> int:
        """The grid lines that it takes."""
        return len(self.lines) + int(self.over)


@dataclass(frozen=True, slots=True)
class PortraitWords:
    """Post, name and caption on grid lines under or beside a portrait."""

    rows: tuple[PortraitRow, ...] = ()

    @property
    def depth(self) -> int:
        """The grid lines that they take."""
        return sum(row.depth for row in self.rows)

    def paint(self, grid: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        """The words from a line on."""
        items: list[Item] = []
        for row in self.rows:
            first = grid.baseline(line + _OVER_NAME * int(row.over))
            words = place_lines(row.lines, x, first, grid.theme.grid.leading)
            items.append(tagged(row.role, row.key, row.order, words))
            line += row.depth
        return tuple(items)


def portrait_words(leader: Leader, photo: Photo, width: float) -> PortraitWords:
    """What stands with a portrait: post and name as the editor wrote them, then what the caption says beyond them."""
    message = leader.message
    rows = []
    styles = post_and_name_styles(leader.setting)
    for number, (key, text) in enumerate((("post", message.post), ("name", message.name))):
        if text:
            lines = _broken(leader.setting, text, styles[number], width)
            over = key == "post" and bool(message.name)
            rows.append(PortraitRow("paragraph", f"{leader.section.slug}/{key}", (leader.index, 2, 1 + number), lines, over))
    language = leader.setting.document.report.language
    shown = photo if not message.says(photo.caption) else replace(photo, caption="")
    if text := caption_text(shown, language):
        lines = _broken(leader.setting, text, leader.setting.theme.style("caption"), width)
        rows.append(PortraitRow("caption", caption_key(photo), (leader.index, 2, 0, 1), lines))
    return PortraitWords(tuple(rows))


def post_and_name_styles(setting: Setting) -> tuple[TextStyle, TextStyle]:
    """The styles of a leader's post and name."""
    return setting.theme.style("label"), setting.style("label-strong", size=_NAME_SIZE * setting.theme.grid.em)


def _broken(setting: Setting, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """A text in one line if it fits, else in as few lines as hold it."""
    whole = setting.line(text, style)
    if whole.width <= width:
        return (whole,)
    count = math.ceil(whole.width / width)
    ways = [setting.typesetter.set_heading(text, style, width, count + more).lines for more in range(5)]
    return next((lines for lines in ways if all(line.width <= width + 0.01 for line in lines)), ways[-1])
