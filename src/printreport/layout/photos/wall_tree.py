"""Photo walls: a rectangle filled exactly with pictures by their own proportions, with equal gaps.

A wall is a tree of rows and columns over its pieces in their order. With the gaps counted, the height of a tree of uncropped
pieces is a straight line over its width: a picture's is width / ratio, a column adds the heights of its parts at one width, a
row adds their widths at one height. So for every tree it is known how far it misses a rectangle, and every piece gives way
within its own limits, all of them by the same share of what they can give.
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from printreport.core.geometry import Rect
from printreport.core.memo import Kind, Memo
from printreport.layout.photos.wall_outline import bent, one_side_cut
from printreport.layout.photos.wall_trees import Tree, line_of, whole_trees

_GOOD, _TRIED = 6, 24
"""How many trees that keep all limits are compared, and how many are hung at most to find them: those that promise most."""

_CUT, _UNEVEN = 6.0, 0.8
"""What it costs that the most cut picture loses its whole side, and that areas stray by the factor e from their weights."""

_GOOD_COST, _MOVED = 0.75, 0.05
"""Walls that cost less need no other order of their pieces; each further order costs so much."""

TWINS_ON_WALL = 3.0
"""What it costs that two frames of one moment share an edge: more than any wall of uneven areas does."""

_SHARED, _BETWEEN = 0.15, 1.5
"""Pieces are beside each other along more than this share of the shorter edge, and no further than so many gaps from it."""

_REORDERED = 8
"""How many more orders are tried, the nearest first, that take frames of one moment apart."""

_STRETCH, _TILE_STRETCH = 1.15, 1.6
"""How far a tree may miss the rectangle to be tried: pictures give an eighth, a tile gives much."""

_SLACK = 0.97
"""Pieces that give way change their shares of the area a little."""

_FIRM = 1e-6
"""Points that a wall's height may miss its frame by: nothing that a plate setter shows, and well over a double's rounding."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture or a tile: its own ratio, its weight among the areas, the ratios of frames it can fill, and its size limits.

    `narrowest` and `widest` are the least and the greatest ratio of its frame; `sharp` is the greatest width in points at which
    the whole of it is sharp; `least_width` and `least_height` are points, `least_area` square points. A tile has no proportion
    of its own: `ratio` is one that suits it. `moment` is the same number for frames of one moment, 0 for all other pieces.
    """

    ratio: float
    weight: float = 1.0
    narrowest: float = 0.0
    widest: float = math.inf
    sharp: float = math.inf
    least_width: float = 0.0
    least_height: float = 0.0
    least_area: float = 0.0
    tile: bool = False
    moment: int = 0

    def holds(self, rect: Rect) -> bool:
        """Whether a frame is large enough for the piece and no larger than it is sharp."""
        large = rect.width >= self.least_width and rect.height >= self.least_height and rect.area >= self.least_area
        return large and max(rect.width, rect.height * self.ratio) <= self.sharp


@dataclass(frozen=True, slots=True)
class Wall:
    """The pieces' rectangles in their order, the largest share that a picture loses on one side, and how areas stray.

    `twins` counts the pairs of frames of one moment that are beside each other.
    """

    rects: tuple[Rect, ...]
    cut: float
    unevenness: float
    twins: int = 0

    @property
    def cost(self) -> float:
        """How far the wall is from whole pictures of the areas that they deserve, frames of one moment apart."""
        return _CUT * self.cut + _UNEVEN * self.unevenness + TWINS_ON_WALL * self.twins


_WALLS: Kind[Wall | None] = Kind(8192)


def solve_wall(pieces: tuple[Piece, ...], width: float, height: float, gap: float, memo: Memo) -> Wall | None:
    """The wall of these pieces that fills width × height points with least crop and areas by weight; None if none can.

    The pieces hang in reading order where that makes a good wall, else as little out of it as will do. `gap` is in points; the
    memo keeps walls, and the trees that other walls of the same pieces are looked for among.

    `pieces` are in reading order, `width` and `height` are in points, and `memo` keeps the walls.
    """
    question = (pieces, width, height, gap)
    return memo.recall(_WALLS, question, None, lambda: _solved(*question, memo))


def _solved(pieces: tuple[Piece, ...], width: float, height: float, gap: float, memo: Memo) -> Wall | None:
    """The best wall of all orders that are tried.

    `pieces` are in reading order, `width`, `height` and `gap` are in points, `memo` keeps trees.
    """
    if sum(piece.least_area for piece in pieces) > width * height:
        return None
    best, least, twinned = None, math.inf, _has_twins(pieces)
    for rank, order in enumerate(_orders(pieces, twinned)):
        wall = _best_wall(tuple(pieces[index] for index in order), width, height, gap, memo, twinned=twinned)
        if wall is not None and wall.cost + _MOVED * rank < least:
            places = {index: place for place, index in enumerate(order)}
            best = replace(wall, rects=tuple(wall.rects[places[index]] for index in range(len(order))))
            least = wall.cost + _MOVED * rank
        if least < _GOOD_COST + _MOVED * rank:
            break
    return best


def _orders(pieces: tuple[Piece, ...], twinned: bool) -> Iterator[tuple[int, ...]]:
    """The orders in which pieces may hang: their own, with the tile elsewhere, the upright pictures beside each other.

    Where there are frames of one moment (`twinned`), orders follow in which one of them hangs elsewhere.
    """
    pictures = [index for index, piece in enumerate(pieces) if not piece.tile]
    tiles = [index for index, piece in enumerate(pieces) if piece.tile]
    rest = sorted(pictures[1:], key=lambda index: -pieces[index].ratio)
    gathered = [[*pictures[:1], *rest], sorted(pictures, key=lambda index: pieces[index].ratio)]
    found = [(*pictures, *tiles)]
    found += [(*pictures[:place], *tiles, *pictures[place:]) for place in range(len(pictures) - 1, -1, -1)] if tiles else []
    found += [(*order, *tiles) for order in gathered]
    found += _parting(pieces, found[0]) if twinned else ()
    yield from dict.fromkeys(found)


def _parting(pieces: tuple[Piece, ...], order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The orders nearest to one, its first picture leading, in which one frame hangs elsewhere and none after its twin."""
    moments = [piece.moment for piece in pieces]
    frames = [at for at in range(1, len(order)) if moments.count(moments[order[at]]) > 1 and moments[order[at]]]
    ways = sorted(itertools.product(frames, range(1, len(order))), key=lambda way: (abs(way[0] - way[1]), way))
    moved = ((*rest[:to], order[at], *rest[to:]) for at, to in ways if (rest := (*order[:at], *order[at + 1 :])))
    apart = (new for new in moved if not any(0 < moments[a] == moments[b] for a, b in itertools.pairwise(new)))
    yield from itertools.islice(dict.fromkeys(apart), _REORDERED)


def _best_wall(
    pieces: tuple[Piece, ...], width: float, height: float, gap: float, memo: Memo, *, twinned: bool
) -> Wall | None:
    """The best wall of pieces in one order.

    `pieces` are in that order, `width`, `height` and `gap` in points, `memo` keeps trees, `twinned` tells that some pieces are
    frames of one moment.
    """
    walls = (_hung(tree, pieces, width, height, gap) for tree in _promising(pieces, width, height, gap, memo))
    found = (wall for wall in walls if wall is not None)
    if twinned:
        # a tree that takes frames of one moment apart may be any of those that promise much
        good = iter([replace(wall, twins=_twins(pieces, wall.rects, gap)) for wall in found])
    else:
        good = itertools.islice(found, _GOOD)
    return min(good, key=lambda wall: (wall.cost, wall.cut), default=None)


# -- trees --------------------------------------------------------------------------------------------------------------


def _promising(pieces: tuple[Piece, ...], width: float, height: float, gap: float, memo: Memo) -> list[Tree]:
    """The trees that come nearest to a rectangle of this size with the best areas.

    `pieces` are in the order of the trees, `width`, `height` and `gap` in points, `memo` keeps trees.
    """
    key = tuple((piece.ratio, piece.weight) for piece in pieces)
    tiled = any(piece.tile for piece in pieces)
    weight = sum(piece.weight for piece in pieces)
    # gaps make every piece a little smaller than its share, so trees with a smaller share than any piece may have are none
    least = min(max(piece.least_area, piece.least_width * piece.least_height) for piece in pieces) / (width * height)
    rated = []
    for tree in whole_trees(key, gap, memo):
        if tree.least < _SLACK * least:
            continue
        natural = max(tree.slope * width + tree.rise, 1.0)
        stretch = max(natural / height, height / natural)
        if stretch < (_TILE_STRETCH if tiled else _STRETCH):
            cut = 0.0 if tiled else 1.0 - 1.0 / stretch
            rated.append((_CUT * cut + _UNEVEN * _unevenness(tree.small / weight**3), tree))
    return [tree for _, tree in sorted(rated, key=lambda pair: pair[0])[:_TRIED]]


def _unevenness(small: float) -> float:
    """How far areas stray from their weights, much as the standard deviation of their logarithms; 0 for none."""
    return math.sqrt(0.5 * math.log(max(1.0, small)))


# -- hanging ------------------------------------------------------------------------------------------------------------


def _hung(tree: Tree, pieces: tuple[Piece, ...], width: float, height: float, gap: float) -> Wall | None:
    """The tree in a rectangle; tiles give way first, pictures only as far as that does not do.

    `tree` is over `pieces` in their order; `width`, `height` and `gap` are in points. None where a piece would not hold.
    """
    firm = [(p.ratio, p.ratio, p.ratio) if not p.tile else (p.narrowest, p.ratio, p.widest) for p in pieces]
    soft = [(p.narrowest, p.ratio, p.widest) for p in pieces]
    for limits in (firm, soft) if any(p.tile for p in pieces) else (soft,):
        ratios = _fitted(tree, limits, width, height, gap)
        if ratios is None:
            continue
        rects: list[Rect] = []
        _hang(tree, ratios, 0, Rect(0.0, 0.0, width, height), gap, rects)
        if all(map(Piece.holds, pieces, rects)):
            return _wall(pieces, tuple(rects))
    return None


def _wall(pieces: tuple[Piece, ...], rects: tuple[Rect, ...]) -> Wall:
    pictures = [(piece.ratio, rect.ratio) for piece, rect in zip(pieces, rects, strict=True) if not piece.tile]
    cut = max((one_side_cut(*pair) for pair in pictures), default=0.0)
    weight, area = sum(piece.weight for piece in pieces), sum(rect.area for rect in rects)
    small = sum(p.weight**3 / rect.area**2 for p, rect in zip(pieces, rects, strict=True)) * area**2 / weight**3
    return Wall(rects, cut, _unevenness(small) + _tile_excess(pieces, rects))


def _has_twins(pieces: tuple[Piece, ...]) -> bool:
    moments = [piece.moment for piece in pieces if piece.moment]
    return len(moments) > len(set(moments))


def _twins(pieces: tuple[Piece, ...], rects: tuple[Rect, ...], gap: float) -> int:
    """How many pairs of frames of one moment are beside each other."""
    frames = [(piece.moment, rect) for piece, rect in zip(pieces, rects, strict=True) if piece.moment]
    return sum(a == b and are_beside(one, other, gap) for (a, one), (b, other) in itertools.combinations(frames, 2))


def are_beside(one: Rect, other: Rect, gap: float) -> bool:
    """Whether two pieces of a wall share more than a little of an edge: nothing hangs between them but the gap."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    shared = max(across / min(one.width, other.width), down / min(one.height, other.height))
    return shared > _SHARED and min(across, down) > -_BETWEEN * gap


def _tile_excess(pieces: tuple[Piece, ...], rects: tuple[Rect, ...]) -> float:
    """How much a tile is larger than the pictures that it only completes."""
    tiles = [rect.area for piece, rect in zip(pieces, rects, strict=True) if piece.tile]
    pictures = [rect.area for piece, rect in zip(pieces, rects, strict=True) if not piece.tile]
    return sum(max(0.0, math.log(area / statistics.median(pictures))) for area in tiles) if pictures else 0.0


def _fitted(
    tree: Tree, limits: Sequence[tuple[float, float, float]], width: float, height: float, gap: float
) -> list[float] | None:
    """The ratios of the pieces' frames at which the tree is exactly so high; None where they cannot give so much.

    All give the same share of what they can: 0 leaves each as it is, 1 makes all as wide, −1 as narrow as they may be. The
    height falls as they grow wider, so the share is found by false position (Illinois).

    `tree` is the wall's, `limits` are the narrowest, own and widest ratio of each piece, `width`, `height` and `gap` are in
    points.
    """
    below = tree.slope * width + tree.rise - height
    low, high = 0.0, -1.0 if below < 0.0 else 1.0
    above = _height(tree, bent(limits, high), width, gap) - height
    if abs(below) < _FIRM:
        return bent(limits, low)
    if below * above > 0.0:
        return None
    for _ in range(40):
        share = (low * above - high * below) / (above - below)
        off = _height(tree, bent(limits, share), width, gap) - height
        if abs(off) < _FIRM:
            break
        if off * above < 0.0:
            low, below = high, above
        else:
            below /= 2.0
        high, above = share, off
    return bent(limits, share)


def _height(tree: Tree, ratios: Sequence[float], width: float, gap: float) -> float:
    slope, rise = _bent_line(tree, ratios, 0, gap)
    return slope * width + rise


def _bent_line(tree: Tree, ratios: Sequence[float], start: int, gap: float) -> tuple[float, float]:
    """Slope and rise of a tree whose pieces, from `start` on, have other ratios than their own."""
    if tree.first is None or tree.second is None:
        return 1.0 / ratios[start], 0.0
    first = _bent_line(tree.first, ratios, start, gap)
    return line_of(tree.row, first, _bent_line(tree.second, ratios, start + tree.first.count, gap), gap)


def _hang(tree: Tree, ratios: Sequence[float], start: int, rect: Rect, gap: float, rects: list[Rect]) -> None:
    """Shares a rectangle out among the pieces of a tree.

    `tree` is the part that fills `rect`, `ratios` are those of all frames, `start` the number of its first piece, `gap` is in
    points, and to `rects` the frames are added.
    """
    if tree.first is None or tree.second is None:
        rects.append(rect)
        return
    slope, rise = _bent_line(tree.first, ratios, start, gap)
    if tree.row:
        width = (rect.height - rise) / slope
        one = Rect(rect.x, rect.y, width, rect.height)
        two = Rect(rect.x + width + gap, rect.y, rect.width - width - gap, rect.height)
    else:
        height = slope * rect.width + rise
        one = Rect(rect.x, rect.y, rect.width, height)
        two = Rect(rect.x, rect.y + height + gap, rect.width, rect.height - height - gap)
    _hang(tree.first, ratios, start, one, gap, rects)
    _hang(tree.second, ratios, start + tree.first.count, two, gap, rects)
