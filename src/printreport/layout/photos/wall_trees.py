"""The trees of rows and columns that a photo wall may be: over pieces in their order, the most even of each proportion.

The height of a tree of uncropped pieces is a straight line over its width, so trees are compared before any is hung.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from printreport.core.memo import Kind, Memo

_KEPT = 12
"""How many trees over a run of pieces stay for larger ones to be made of: the most even of those of unlike proportions."""

_STEP, _FINE_STEP = 0.12, 0.003
"""How far the logarithms of two trees' proportions differ before they are unlike: parts of a wall, and whole walls."""

_LONGEST = 7.0
"""Parts of a wall longer than 7 : 1 would make bands of it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A piece (`first` is None) or two parts, side by side or under each other.

    At a width w the whole is `slope` · w + `rise` high. `small` is Σ weight³ / area² over its pieces, the tree's own area
    counted as one and gaps as none: the least where areas are as weights, and large where any piece is far too small.
    `least` is the share of the area that its smallest piece has.
    """

    row: bool
    first: Tree | None
    second: Tree | None
    count: int
    slope: float
    rise: float
    small: float
    least: float


Key = tuple[tuple[float, float], ...]
"""The ratios and weights of pieces: all that trees depend on."""

_Join = tuple[float, bool, Tree, Tree]
"""What a tree would be made of, behind its `small`."""


_WHOLE_TREES: Kind[tuple[Tree, ...]] = Kind(128)
_PART_TREES: Kind[tuple[Tree, ...]] = Kind(16384)


def whole_trees(key: Key, gap: float, memo: Memo) -> tuple[Tree, ...]:
    """Trees of many proportions over all pieces."""
    return memo.recall(_WHOLE_TREES, key, gap, lambda: _grown(key, gap, _FINE_STEP, len(key) * 1000, memo))


def _part_trees(key: Key, gap: float, memo: Memo) -> tuple[Tree, ...]:
    """The trees over a run of pieces that larger ones are made of."""
    return memo.recall(_PART_TREES, key, gap, lambda: _parts_grown(key, gap, memo))


def _parts_grown(key: Key, gap: float, memo: Memo) -> tuple[Tree, ...]:
    if len(key) == 1:
        ratio, weight = key[0]
        return (Tree(True, None, None, 1, 1.0 / ratio, 0.0, weight**3, 1.0),)
    return _grown(key, gap, _STEP, _KEPT, memo)


def _grown(key: Key, gap: float, step: float, most: int, memo: Memo) -> tuple[Tree, ...]:
    """The best tree of each proportion over a run of pieces, the best of all first.

    `key` are ratio and weight of each piece, `gap` is in points, `step` tells how far proportions are alike, `most` how many
    trees are kept, and `memo` keeps those of parts.
    """
    found: dict[int, _Join] = {}
    for cut in range(1, len(key)):
        for first in _part_trees(key[:cut], gap, memo):
            for second in _part_trees(key[cut:], gap, memo):
                _join(first, second, step, found)
    best = sorted(found.values(), key=lambda entry: entry[0])[:most]
    return tuple(_made(*entry, gap) for entry in best)


def _join(first: Tree, second: Tree, step: float, found: dict[int, _Join]) -> None:
    """Two trees as a row and as a column, each kept where it is the best of its proportion.

    The inner loop of the solver: of every pair only these few products are taken, trees are made of the winners.
    """
    both = first.slope + second.slope
    for row in (True, False):
        # a row of rows is one row: it is made with its first part whole
        if first.first is not None and first.row == row:
            continue
        slope = first.slope * second.slope / both if row else both
        if not 1.0 / _LONGEST < slope < _LONGEST:
            continue
        one, two = (second.slope, first.slope) if row else (first.slope, second.slope)
        small = first.small * (both / one) ** 2 + second.small * (both / two) ** 2
        place = round(math.log(slope) / step)
        if place not in found or small < found[place][0]:
            found[place] = (small, row, first, second)


def _made(small: float, row: bool, first: Tree, second: Tree, gap: float) -> Tree:
    """The tree of two joined ones.

    `small` is what its areas cost, `row` tells that they stand side by side, `first` and `second` are its parts, `gap` is in
    points.
    """
    slope, rise = line_of(row, (first.slope, first.rise), (second.slope, second.rise), gap)
    one, two = (second.slope, first.slope) if row else (first.slope, second.slope)
    least = min(first.least * one, second.least * two) / (one + two)
    return Tree(row, first, second, first.count + second.count, slope, rise, small, least)


def line_of(row: bool, first: tuple[float, float], second: tuple[float, float], gap: float) -> tuple[float, float]:
    """Slope and rise of the height over the width of two parts in a row or a column."""
    if not row:
        return first[0] + second[0], first[1] + second[1] + gap
    slope = first[0] * second[0] / (first[0] + second[0])
    return slope, slope * (first[1] / first[0] + second[1] / second[0] - gap)
