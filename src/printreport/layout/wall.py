"""Photo walls: a rectangle filled exactly with pictures by their own proportions, with equal gaps.

A wall is a tree of rows and columns. Its natural proportion follows from the pictures' (rows add widths, columns add heights);
the tree whose natural proportion comes nearest to the rectangle's crops least.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from printreport.core.geometry import Rect

_HUNG = 6
"""How many trees are hung to be compared: those whose natural ratio comes nearest."""

_MOST_FREE = 4
"""Up to so many pictures every tree is tried; of more, rows of runs and columns of runs."""


@dataclass(frozen=True, slots=True)
class WallTree:
    """A picture (no parts) or parts side by side (`row`) or under each other, with the natural ratio of the whole."""

    row: bool
    parts: tuple[WallTree, ...]
    ratio: float
    picture: int = -1


@dataclass(frozen=True, slots=True)
class Wall:
    """The pictures' rectangles in their order, and the largest share that any of them loses on one side."""

    rects: tuple[Rect, ...]
    cut: float
    unevenness: float

    @property
    def cost(self) -> float:
        """How far the wall is from whole pictures of even areas."""
        return 6.0 * self.cut + 0.35 * self.unevenness


@functools.lru_cache(maxsize=4096)
def solve_wall(ratios: tuple[float, ...], width: float, height: float, gap: float) -> Wall:
    """The wall of pictures of these ratios that fills width × height with least crop and even areas, in reading order."""
    wanted = width / height
    trees = sorted(_trees(ratios), key=lambda tree: abs(math.log(tree.ratio / wanted)))[:_HUNG]
    walls = [_hung(tree, ratios, width, height, gap) for tree in trees]
    return min(walls, key=lambda wall: (wall.cost, wall.cut))


@functools.lru_cache(maxsize=1024)
def _trees(ratios: tuple[float, ...]) -> tuple[WallTree, ...]:
    """Trees of many natural ratios over all the pictures: every tree of a few, rows and columns of runs of many."""
    leaves = tuple(WallTree(True, (), ratio, index) for index, ratio in enumerate(ratios))
    if len(ratios) <= _MOST_FREE:
        return _free_trees(leaves)
    found: dict[float, WallTree] = {}
    for runs in _runs(leaves):
        for row in (True, False):
            tree = _of_parts(row, tuple(_of_parts(not row, run) for run in runs))
            found.setdefault(round(tree.ratio, 2), tree)
    return tuple(found.values())


def _runs(leaves: tuple[WallTree, ...]) -> Iterator[tuple[tuple[WallTree, ...], ...]]:
    """Every way to cut pictures in order into runs of one to four."""
    if not leaves:
        yield ()
        return
    for size in range(1, min(4, len(leaves)) + 1):
        for rest in _runs(leaves[size:]):
            yield (leaves[:size], *rest)


def _free_trees(leaves: tuple[WallTree, ...]) -> tuple[WallTree, ...]:
    if len(leaves) == 1:
        return leaves
    found: dict[float, WallTree] = {}
    for cut in range(1, len(leaves)):
        for first in _free_trees(leaves[:cut]):
            for second in _free_trees(leaves[cut:]):
                for row in (True, False):
                    tree = _joined(row, first, second)
                    found.setdefault(round(tree.ratio, 3), tree)
    return tuple(found.values())


def _of_parts(row: bool, parts: tuple[WallTree, ...]) -> WallTree:
    if len(parts) == 1:
        return parts[0]
    tree = parts[0]
    for part in parts[1:]:
        tree = _joined(row, tree, part)
    return tree


def _joined(row: bool, first: WallTree, second: WallTree) -> WallTree:
    parts = (*_same(row, first), *_same(row, second))
    ratio = sum(p.ratio for p in parts) if row else 1.0 / sum(1.0 / p.ratio for p in parts)
    return WallTree(row, parts, ratio)


def _same(row: bool, tree: WallTree) -> tuple[WallTree, ...]:
    """A tree's own parts when it runs the same way, so that rows of rows are one row."""
    return tree.parts if tree.parts and tree.row == row else (tree,)


def _hung(tree: WallTree, ratios: tuple[float, ...], width: float, height: float, gap: float) -> Wall:
    rects: dict[int, Rect] = {}
    _hang(tree, Rect(0.0, 0.0, width, height), gap, rects)
    ordered = tuple(rects[index] for index in range(len(ratios)))
    cut = max(one_side_cut(ratio, rect.ratio) for ratio, rect in zip(ratios, ordered, strict=True))
    areas = [rect.area for rect in ordered]
    return Wall(ordered, cut, math.log(max(areas) / min(areas)) if min(areas) > 0 else 9.0)


def _hang(tree: WallTree, rect: Rect, gap: float, rects: dict[int, Rect]) -> None:
    if not tree.parts:
        rects[tree.picture] = rect
        return
    shares = [part.ratio if tree.row else 1.0 / part.ratio for part in tree.parts]
    room = (rect.width if tree.row else rect.height) - gap * (len(shares) - 1)
    place = rect.x if tree.row else rect.y
    for part, share in zip(tree.parts, shares, strict=True):
        size = max(1.0, room * share / sum(shares))
        own = Rect(place, rect.y, size, rect.height) if tree.row else Rect(rect.x, place, rect.width, size)
        _hang(part, own, gap, rects)
        place += size + gap


def one_side_cut(picture: float, frame: float) -> float:
    """The share that a picture loses on one side in a frame of another ratio."""
    return 1.0 - min(picture / frame, frame / picture)
