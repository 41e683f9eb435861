"""The second title: smaller, under the first, in one line or broken by sense; often Latin, a span of years, or both."""

from __future__ import annotations

import math
from dataclasses import dataclass

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting, place_line
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_SHARE, _MOST = 0.3, 27.0
"""The share of the title's size that a second title has, and the most of it in points."""

_LARGEST_SHARE = 0.5
"""The share of a small title's size that a second one has at most."""

_MOST_LINES = 3
"""The lines of a second title: with more it would be text. Chosen by eye."""

_SMALLEST = 9.0
"""Points under which a second title is not made smaller: the size of captions."""

_LEAST_SHARE = 0.7
"""The share of the wished size to which one line shrinks before it is broken. Chosen by eye."""
_GAP_EM = 0.38
"""The white between both titles, in em of the first."""

_NEARLY = 0.1
"""The share of a grid line by which that white may be less, so that the second title stands on the grid."""


@dataclass(frozen=True, slots=True)
class Subtitle:
    """Set lines, the ink of each, their size; grid lines from the title's last baseline to the first, and from line to line."""

    lines: tuple[Line, ...]
    inks: tuple[Rect, ...]
    size: float
    gap: int
    pitch: float

    @property
    def depth(self) -> int:
        """Grid lines that it adds to a title."""
        return math.ceil(self.gap + self.pitch * (len(self.lines) - 1))

    @property
    def is_display(self) -> bool:
        """Whether it is large enough to be read like a title."""
        return self.size >= 18.0

    def rects(self, grid: PageGrid, x: float, last: float) -> tuple[Rect, ...]:
        """The ink under a title whose last baseline stands on the line `last`."""
        return tuple(
            Rect(x, grid.baseline(last + self.gap + index * self.pitch) + ink.y, ink.width, ink.height)
            for index, ink in enumerate(self.inks)
        )

    def place(self, grid: PageGrid, x: float, last: float) -> tuple[Item, ...]:
        """The lines, their ink beginning at x."""
        items: list[Item] = []
        for index, (line, ink) in enumerate(zip(self.lines, self.inks, strict=True)):
            items += place_line(line, x - ink.x, grid.baseline(last + self.gap + index * self.pitch))
        return tuple(items)


def subtitle_under(setting: Setting, title_size: float, width: float, color: Color) -> Subtitle | None:
    """The report's second title under one of a size, no wider than `width`; None for a report without one."""
    text = setting.document.report.subtitle
    if not text:
        return None
    leading = setting.theme.grid.leading
    raised = min(setting.theme.style("publisher").size, _LARGEST_SHARE * title_size)
    wished = min(_MOST, max(raised, _SHARE * title_size))
    lines, style = broken_subtitle(setting, text, width, color, (wished, min(wished, raised)))
    gap = max(1, math.ceil((_GAP_EM * title_size + 0.84 * style.size) / leading - _NEARLY))
    inks = tuple(ink_bounds(setting, line) or Rect(0.0, -1.0, max(1.0, line.width), 1.0) for line in lines)
    return Subtitle(lines, inks, style.size, gap, max(1.0, math.ceil(2.6 * style.size / leading) / 2))


def broken_subtitle(
    setting: Setting, text: str, width: float, color: Color, sizes: tuple[float, float]
) -> tuple[tuple[Line, ...], TextStyle]:
    """The second title in as few lines as hold it between two sizes, in the face of the publisher's name but not spaced.

    One line may shrink to seven tenths of the wished size; more lines stand at the lesser one, or smaller where a word is long.
    `setting` has theme and typesetter; `text` is the title, `width` what it may fill in points, `color` its colour; `sizes` are
    the wished and the lesser size in points.
    """
    wished, least = sizes
    style = setting.style("publisher", size=wished, color=color, tracking=0.0)
    whole = setting.line(text, style)
    fitting = wished * min(1.0, width / whole.width)
    if fitting >= max(least, _LEAST_SHARE * wished):
        style = setting.style("publisher", size=fitting, color=color, tracking=0.0)
        return (setting.line(text, style),), style
    size = least
    while True:
        style = setting.style("publisher", size=size, color=color, tracking=0.0)
        count = max(1, math.ceil(setting.line(text, style).width / width))
        done = setting.typesetter.set_heading(text, style, width, count + 1)
        if size <= _SMALLEST or (len(done.lines) <= _MOST_LINES and all(line.width <= width + 0.01 for line in done.lines)):
            return done.lines, style
        size = max(_SMALLEST, 0.92 * size)


def recolored_subtitle(setting: Setting, subtitle: Subtitle, color: Color) -> Subtitle:
    """The same lines in another colour."""
    style = setting.style("publisher", size=subtitle.size, color=color, tracking=0.0)
    lines = tuple(setting.line(line.text.strip(), style) for line in subtitle.lines)
    return Subtitle(lines, subtitle.inks, subtitle.size, subtitle.gap, subtitle.pitch)
