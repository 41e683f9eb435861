"""The names of a whole's parts under their stretches: kept apart, led to by hairlines, or listed in rows when they are many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from printreport.core.color import Color
from printreport.core.geometry import Point, Rect
from printreport.layout.charts.chart_frame import RAISED
from printreport.layout.figures.figure_setting import SetFigure, set_figure, set_label, widest, width_fit
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting, place_line, place_lines
from printreport.model.document import Stat
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import Line

_LEAST = 22.0
"""Points. Smaller figures leave the row of tags for the list under the bar, where they are set in the raised voice."""
_LEADER_SLACK = 1.0
"""Em of the body by which a tag may stand beside its stretch and still be seen to belong to it without a leader."""
_MOST_LEADERS = 2
"""With three or more lines from words to bar the eye no longer tells them apart: then parts are listed. First value."""
_MOST_LABEL_LINES = 3
"""A deeper label pushes its figure away from the bar. No other value was tried."""
_LIST_INDENT = 1.4
"""Em of the body: a square of an em in the part's colour, and the white after it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: its figure, the colours of its stretch and of its figure, and where the stretch lies (points)."""

    stat: Stat
    color: Color
    figure_color: Color
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Tag:
    """A part's figure and label: one beside the other on a line, or the label underneath; `turned` puts the label first."""

    figure: SetFigure
    label: tuple[Line, ...]
    gap: float
    under: bool
    turned: bool = False

    @property
    def width(self) -> float:
        if self.under:
            return max(self.figure.width, widest(self.label))
        return self.figure.width + self.gap + widest(self.label)

    @property
    def center(self) -> float:
        """The middle of the figure, from the tag's left edge."""
        return self.figure.width / 2 + (widest(self.label) + self.gap if self.turned else 0.0)

    def place(self, x: float, baseline: float, leading: float) -> tuple[Item, ...]:
        if self.under:
            return self.figure.place(x, baseline) + place_lines(self.label, x, baseline + leading, leading)
        if self.turned:
            label = place_line(self.label[0], x, baseline)
            return label + self.figure.place(x + self.label[0].width + self.gap, baseline)
        return self.figure.place(x, baseline) + place_line(self.label[0], x + self.figure.width + self.gap, baseline)


class PartTags:
    """The tags of all parts for one width: side by side where they fit, else labels under figures, else rows of a list."""

    def __init__(self, setting: Setting, parts: tuple[Part, ...], width: float, size: float) -> None:
        """`size` is the largest that the figures may have."""
        self.setting, self.parts, self.width, self.size = setting, parts, width, size

    @cached_property
    def lines(self) -> int:
        """Lines from the bar's foot to the last line of the tags."""
        if self._row is None:
            return 1 + sum(len(label) for label in self._list_labels)
        under = max(len(tag.label) for tag in self._row) if self._row[0].under else 0
        return self._drop + under

    def items(self, cell: Cell, foot: int) -> tuple[Item, ...]:
        """The tags under a bar that stands on the line `foot` of a cell."""
        if self._row is None:
            return self._listed(cell, foot + 2)
        leading = self.setting.theme.grid.leading
        words: list[Item] = []
        for tag, x in zip(self._row, self._places(self._row), strict=True):
            words += tag.place(cell.x + x, cell.baseline(foot + self._drop), leading)
        return tuple(words)

    def marks(self, cell: Cell, foot: int) -> tuple[Item, ...]:
        """What leads from stretches to tags: hairlines where a tag stands clear of its stretch, squares in a list."""
        if self._row is None:
            rows = zip(self._list_lines(foot + 2), self.parts, strict=True)
            return tuple(self._square(cell, line, part) for line, part in rows)
        items: list[Item] = []
        places, strays = self._places(self._row), self._strays(self._row)
        for part, tag, x, stray in zip(self.parts, self._row, places, strays, strict=True):
            if stray:
                head = Point(cell.x + (part.start + part.end) / 2, cell.baseline(foot) + 2.0)
                top = cell.baseline(foot + self._drop) - tag.figure.height - 3.0
                items += self._leader(head, Point(cell.x + x + tag.center, top))
        return tuple(items)

    # -- one row of tags -----------------------------------------------------------------------------------------------

    @cached_property
    def _row(self) -> tuple[_Tag, ...] | None:
        beside = self._beside()
        candidates = ((*beside[:-1], self._turned(beside[-1])), self._under())
        return next((tags for tags in candidates if self._is_clear(tags)), None)

    def _is_clear(self, tags: tuple[_Tag, ...]) -> bool:
        """Whether a row of tags has room, its figures and labels are of a good size, and few of them need leaders."""
        room = sum(tag.width for tag in tags) + self._space * (len(tags) - 1)
        labels = max(len(tag.label) for tag in tags)
        good = labels <= _MOST_LABEL_LINES and tags[0].figure.size >= _LEAST
        return good and room <= self.width and sum(self._strays(tags)) <= _MOST_LEADERS

    def _beside(self) -> tuple[_Tag, ...]:
        return tuple(self._tag(part, self.size, math.inf, under=False) for part in self.parts)

    def _under(self) -> tuple[_Tag, ...]:
        column = (self.width - self._space * (len(self.parts) - 1)) / len(self.parts)
        fits = (width_fit(self.setting, part.stat, max(column, 1.0)) for part in self.parts)
        size = min(self.size, *fits)
        measure = max(column, 3.0 * self.setting.theme.grid.em)
        return tuple(self._tag(part, size, measure, under=True) for part in self.parts)

    def _tag(self, part: Part, size: float, measure: float, *, under: bool) -> _Tag:
        figure = set_figure(self.setting, part.stat, size, part.figure_color)
        label = set_label(self.setting, part.stat.label, measure)
        return _Tag(figure, label, 0.8 * self.setting.theme.grid.em, under)

    def _turned(self, tag: _Tag) -> _Tag:
        """The last tag with its label before its figure where its stretch begins too near the edge for it."""
        return _Tag(tag.figure, tag.label, tag.gap, tag.under, turned=self.parts[-1].start + tag.width > self.width)

    @property
    def _space(self) -> float:
        return 1.5 * self.setting.theme.grid.em

    def _places(self, tags: tuple[_Tag, ...]) -> list[float]:
        wished = [part.start for part in self.parts]
        return keep_apart(wished, [tag.width for tag in tags], self._space, self.width)

    def _strays(self, tags: tuple[_Tag, ...]) -> list[bool]:
        """Which tags stand clear of their stretch."""
        slack = _LEADER_SLACK * self.setting.theme.grid.em
        places = zip(tags, self._places(tags), self.parts, strict=True)
        return [x > part.end + slack or part.start > x + tag.width + slack for tag, x, part in places]

    @cached_property
    def _drop(self) -> int:
        """Lines from the bar's foot to the figures: one more where leaders have to reach some of them."""
        return 3 if self._row is not None and any(self._strays(self._row)) else 2

    def _leader(self, head: Point, foot: Point) -> list[Item]:
        """A line straight down from its stretch, across, and straight down on its tag."""
        theme = self.setting.theme
        step = (foot.y - head.y) * 0.25
        corners = (head, Point(head.x, head.y + step), Point(foot.x, foot.y - step), foot)
        weight = theme.rules.hairline_pt
        return [PlacedShape.line(a, b, theme.color("ink"), weight) for a, b in pairwise(corners)]

    # -- a list --------------------------------------------------------------------------------------------------------

    def _listed(self, cell: Cell, line: int) -> tuple[Item, ...]:
        """One row to a part: a square of its colour, its figure, its label."""
        em = self.setting.theme.grid.em
        items: list[Item] = []
        rows = zip(self._list_lines(line), self._list_figures, self._list_labels, strict=True)
        for row, figure, label in rows:
            items += figure.place(cell.x + _LIST_INDENT * em, cell.baseline(row))
            items += place_lines(label, cell.x + self._list_label_x, cell.baseline(row), self.setting.theme.grid.leading)
        return tuple(items)

    @cached_property
    def _list_figures(self) -> tuple[SetFigure, ...]:
        room = 0.5 * self.width
        sizes = [min(RAISED, width_fit(self.setting, part.stat, room)) for part in self.parts]
        return tuple(set_figure(self.setting, part.stat, min(sizes), part.figure_color) for part in self.parts)

    @property
    def _list_label_x(self) -> float:
        em = self.setting.theme.grid.em
        return (_LIST_INDENT + 1.0) * em + max(figure.width for figure in self._list_figures)

    @cached_property
    def _list_labels(self) -> tuple[tuple[Line, ...], ...]:
        return tuple(set_label(self.setting, part.stat.label, self.width - self._list_label_x) for part in self.parts)

    def _list_lines(self, first: int) -> list[int]:
        """The line on which each row of the list begins."""
        return [first + sum(len(label) for label in self._list_labels[:index]) for index in range(len(self.parts))]

    def _square(self, cell: Cell, line: int, part: Part) -> PlacedShape:
        side = 0.8 * self.setting.theme.grid.em
        return PlacedShape.rect(Rect(cell.x, cell.baseline(line) - side, side, side), part.color)


def keep_apart(wished: Sequence[float], widths: Sequence[float], space: float, limit: float) -> list[float]:
    """Places for things of some widths in a row, in order, `space` apart, inside 0 to `limit`, as near as can be to the wished.

    Neighbours that would overlap move as one block to where the sum of squared distances is least (pool adjacent violators).
    """
    offsets = [sum(widths[:index]) + space * index for index in range(len(widths))]
    most = limit - (offsets[-1] + widths[-1])
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(wished, offsets, strict=True):
        mean, count = place - offset, 1
        while blocks and blocks[-1][0] >= mean:
            earlier, others = blocks.pop()
            mean, count = (mean * count + earlier * others) / (count + others), count + others
        blocks.append((mean, count))
    shifts = [mean for mean, count in blocks for _ in range(count)]
    return [max(0.0, min(most, shift)) + offset for shift, offset in zip(shifts, offsets, strict=True)]
