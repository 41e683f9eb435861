"""The brochure's title in display size: broken by sense, sized to its measure, hung by its ink."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.display_pages.subtitle import Subtitle, recolored_subtitle, subtitle_under
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting, place_line
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import TextStyle

# A title written as one string is broken where its lines would grow longer than this; broken lines are about as long.
_LONGEST = 9.0
_MOST_LINES = 4
"""More would be a paragraph. No other value was tried."""
_FAR_COST = 6.0
"""For each em that a measure is away from the wished length, beside what the breaks themselves cost. No other value was
tried."""
_TRIAL = 100.0
"""Points at which a title is set to be measured; its size for a width follows by proportion."""
_FACE_TOP = 0.84
"""Em from a baseline up to the top of a Han character, as themes say it in `han.face_top_em`."""
# How long the lines of a title across a page may be, in em of its size, and how much larger it must get to be broken anew.
_LENGTHS = (_LONGEST, 12.0, 16.0, 22.0)
GROWTH = 1.12
"""A tenth and a bit: what a glance sees. No other value was tried."""


@dataclass(frozen=True, slots=True)
class Title:
    """Set title lines, how far each is moved so that its ink begins at the edge, their size and pitch in grid lines.

    `subtitle` stands under them. `above` and `below` are grid lines that a cover keeps free over and under the title beyond the
    usual ones, for what stands there.
    """

    lines: tuple[Line, ...]
    shifts: tuple[float, ...]
    inks: tuple[Rect, ...]
    size: float
    pitch: int
    subtitle: Subtitle | None = None
    above: int = 0
    below: int = 0

    @property
    def depth(self) -> int:
        """Grid lines from the first baseline to the last, the second title's too."""
        return self.own_depth + (self.subtitle.depth if self.subtitle else 0)

    @property
    def own_depth(self) -> int:
        """Grid lines from the first baseline to the last of the title alone."""
        return self.pitch * (len(self.lines) - 1)

    @property
    def width(self) -> float:
        """The widest line's ink."""
        return max(ink.width for ink in self.inks)

    def rise(self, leading: float) -> int:
        """Grid lines from the one at whose face top the title begins down to its first baseline."""
        return max(0, math.ceil((_FACE_TOP * self.size - 0.5 * leading) / leading))

    def rects(self, grid: PageGrid, x: float, first: float) -> tuple[Rect, ...]:
        """The rectangles of the lines' ink when the title stands at x with its first baseline on the line `first`."""
        return tuple(
            Rect(x, grid.baseline(first + index * self.pitch) + ink.y, ink.width, ink.height)
            for index, ink in enumerate(self.inks)
        )

    def place(self, grid: PageGrid, x: float, first: float) -> tuple[Item, ...]:
        """Both titles, their ink beginning at x, the first baseline on the line `first`."""
        return (*self.place_own(grid, x, first), *self.place_subtitle(grid, x, first))

    def place_own(self, grid: PageGrid, x: float, first: float) -> tuple[Item, ...]:
        """The title's lines alone."""
        items: list[Item] = []
        for index, (line, shift) in enumerate(zip(self.lines, self.shifts, strict=True)):
            items += place_line(line, x + shift, grid.baseline(first + index * self.pitch))
        return tuple(items)

    def place_subtitle(self, grid: PageGrid, x: float, first: float) -> tuple[Item, ...]:
        """The second title's lines, where there is one."""
        return self.subtitle.place(grid, x, first + self.own_depth) if self.subtitle else ()


def fit_title(
    setting: Setting, texts: tuple[str, ...], width: float, largest: float, color: Color | None = None, depth: float = 0.0
) -> Title:
    """The title so large that its longest line's ink fills `width`, no larger than `largest` points.

    `depth`, when given, is the height in points that the lines may take, counted as so many times their pitch.

    `setting` has theme and typesetter, `texts` are the lines, `width` is in points, `color` that of the words (the style's own
    when it is None).
    """
    style = replace(setting.theme.style("title"), size=_TRIAL)
    widest = max(_ink(setting, setting.line(text, style)).width for text in texts)
    size = min(largest, _TRIAL * width / widest)
    if depth:
        size = min(size, depth / (setting.theme.title.pitch_em * len(texts)))
    final = replace(style, size=size, color=style.color if color is None else color)
    return _set(setting, texts, final)


def fit_across(setting: Setting, width: float, largest: float, color: Color, depth: float) -> Title:
    """The title over a page's width, in the lines in which it gets largest; `depth` and `largest` as in `fit_title`.

    A long title in short lines would be a small block beside much white: fewer and longer lines fill the width.

    `setting` has theme and typesetter, `width` is the page's in points, `color` that of the words.
    """
    best: Title | None = None
    for texts in dict.fromkeys(title_lines(setting, longest) for longest in _LENGTHS):
        title = with_subtitle(setting, fit_title(setting, texts, width, largest, color, depth), width, color)
        if best is None or title.size >= GROWTH * best.size:
            best = title
    assert best is not None, "there is a length to try"
    return best


def _set(setting: Setting, texts: tuple[str, ...], style: TextStyle) -> Title:
    lines = tuple(setting.line(text, style) for text in texts)
    inks = tuple(_ink(setting, line) for line in lines)
    leading = setting.theme.grid.leading
    pitch = max(1, math.ceil(1.1 * style.size / leading), round(setting.theme.title.pitch_em * style.size / leading))
    return Title(lines, tuple(-ink.x for ink in inks), inks, style.size, pitch)


def recolored(setting: Setting, title: Title, color: Color) -> Title:
    """The same title in another colour."""
    style = setting.style("title", size=title.size, color=color)
    subtitle = recolored_subtitle(setting, title.subtitle, color) if title.subtitle else None
    plain = _set(setting, tuple(line.text for line in title.lines), style)
    return replace(plain, subtitle=subtitle, above=title.above, below=title.below)


def with_subtitle(setting: Setting, title: Title, width: float, color: Color) -> Title:
    """The title with the report's second one under it, if there is one."""
    subtitle = subtitle_under(setting, title.size, width, color)
    return replace(title, subtitle=subtitle) if subtitle else title


def _ink(setting: Setting, line: Line) -> Rect:
    return ink_bounds(setting, line) or Rect(0.0, -1.0, max(1.0, line.width), 1.0)


def title_lines(setting: Setting, longest: float = _LONGEST, most: int = _MOST_LINES) -> tuple[str, ...]:
    """The title's lines as they break in display size.

    The editor's own lines stand as long as none is longer than twice `longest` em; anything longer is broken by sense into
    lines of about `longest` em, or of more when `most` lines do not hold it.
    """
    texts = tuple(text.strip() for text in setting.document.report.title)
    widths = [_width(setting, text) for text in texts]
    if len(texts) > 1 and max(widths) <= 2 * longest and len(texts) <= most:
        return texts
    if max(widths) <= longest and len(texts) <= most:
        return texts
    return _by_sense(setting, texts, longest, max(most, len(texts))) or texts


def _by_sense(setting: Setting, texts: tuple[str, ...], longest: float, most: int) -> tuple[str, ...] | None:
    """The lines whose breaks hurt the sense least, of those that are about `longest` em long and no more than `most`."""
    found: list[tuple[float, tuple[str, ...]]] = []
    measure, widest = 0.8 * longest, sum(_width(setting, text) for text in texts) + 1.0
    while measure < widest and (not found or measure <= 1.25 * longest):
        cost, lines = _broken_all(setting, texts, measure)
        if len(lines) <= most:
            found.append((cost + _FAR_COST * abs(measure - longest), lines))
        measure *= 1.1
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _broken_all(setting: Setting, texts: tuple[str, ...], measure: float) -> tuple[float, tuple[str, ...]]:
    broken = [_broken(setting, text, measure) for text in texts]
    return sum(cost for cost, _ in broken), tuple(line for _, lines in broken for line in lines)


def _width(setting: Setting, text: str) -> float:
    return setting.line(text, setting.style("title", size=_TRIAL)).width / _TRIAL


def _broken(setting: Setting, text: str, measure: float) -> tuple[float, list[str]]:
    """A text by sense in lines of at most `measure` em, as few as that takes, and what their breaks cost."""
    count = math.ceil(_width(setting, text) / measure - 1e-6)
    if count <= 1:
        return 0.0, [text]
    broken = setting.typesetter.set_heading(text, setting.style("title", size=_TRIAL), measure * _TRIAL, count)
    return broken.cost, [stripped for line in broken.lines if (stripped := line.text.strip())]
