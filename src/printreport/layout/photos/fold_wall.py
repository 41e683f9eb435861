"""Photo walls over two pages: one rectangle of pictures from the outer edge of a left page over the fold to that of the right.

No picture lies over the fold itself: one gap of the wall does, half of it on each page, so that nothing depends on how exactly
the sheets are folded, and the two pages still look like one wall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from printreport.layout.figures.figure_tile import Tile
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.page_form import WALL_LEFT, WALL_RIGHT
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Stack, Strip
from printreport.layout.photos.photo_forms import Order
from printreport.layout.photos.wall_form import MOST_ON_WALL, SHARE, TILE_WEIGHT, PhotoWall
from printreport.layout.photos.wall_tree import TWINS_ON_WALL
from printreport.model.document import Photo
from printreport.model.layout import Item

FEWEST = 4
"""Pictures under which a wall over two pages would be two pairs."""

_APART_COST, _MOST_APART = 0.5, 2.0
"""What each picture costs that one page has more than the other, and how many it may have more."""


class FoldWall(NamedTuple):
    """A wall over two pages: how many of its pictures are on the left one, and a strip for each."""

    cut: int
    left: Strip
    right: Strip


class FoldWalls:
    """The walls over two pages that some photographs can form in their order, each made once."""

    def __init__(self, setting: Setting, photos: tuple[Photo, ...], orders: tuple[Order, ...]) -> None:
        self._setting, self._photos, self._orders = setting, photos, orders
        self._pages: dict[tuple[range, bool], Stack | None] = {}
        self._walls: dict[int, tuple[tuple[range, range], ...]] = {}

    def page(self, chosen: range, *, left_page: bool) -> Stack | None:
        """One page of a wall, with some of the photographs; None where they cannot fill it."""
        key = (chosen, left_page)
        if key not in self._pages:
            photos, orders = self._photos[chosen.start : chosen.stop], self._orders[chosen.start : chosen.stop]
            strip = wall_page(self._setting, photos, orders, left_page=left_page)
            self._pages[key] = None if strip is None else Stack.of((strip,))
        return self._pages[key]

    def beginning_at(self, first: int) -> tuple[tuple[range, range], ...]:
        """The walls that begin with a photograph, all of one section: what is on the left page, and on the right one."""
        if first not in self._walls:
            self._walls[first] = tuple(self._made(first))
        return self._walls[first]

    def forget(self) -> None:
        """Forgets the walls; they are made again for who asks."""
        self._pages.clear()
        self._walls.clear()

    def _made(self, first: int) -> Iterator[tuple[range, range]]:
        stop = first
        while stop < min(len(self._photos), first + MOST_ON_WALL) and self._belongs(first, stop):
            stop += 1
        for end in range(first + FEWEST, stop + 1):
            wall = fold_wall(self._setting, self._photos[first:end], self._orders[first:end])
            if wall is not None:
                yield range(first, first + wall.cut), range(first + wall.cut, end)

    def _belongs(self, first: int, photo: int) -> bool:
        return self._orders[photo][0] == self._orders[first][0] and not self._photos[photo].keeps_to_a_column


def fold_cell(grid: PageGrid, first_line: int, lines: int) -> Cell:
    """The lines of a page from the outer edge of its type area to half a gap before the fold."""
    half = grid.theme.picture_gap / 2
    if grid.left_page:
        return Cell(grid, grid.left, grid.theme.page.width - half - grid.left, first_line, lines)
    return Cell(grid, half, grid.right - half, first_line, lines)


def wall_page(
    setting: Setting, photos: Sequence[Photo], orders: Sequence[Order], *, left_page: bool, tile: Tile | None = None
) -> Strip | None:
    """One page of such a wall, as deep as the page; None where its pictures cannot fill it.

    `setting` has report and theme, `photos` are those of this page, `orders` their places in reading, `left_page` tells which
    page it is, and `tile` is a figure that fills a cell among them.
    """
    wall = PhotoWall(setting, tuple(photos), tuple(orders), tile)
    whole = _whole(setting, left_page)
    priced = wall.priced_in(whole) if len(photos) <= MOST_ON_WALL else None
    if priced is None:
        return None
    (cost, pairs, missed), depth = priced, whole.lines

    def paint(page: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        return wall.paint(fold_cell(page, line, lines))

    loud, fields = (0.4, 0) if tile is None else (0.4 + tile.loud, int(tile.field))
    name = f"{WALL_LEFT if left_page else WALL_RIGHT}-{len(photos)}" + ("" if tile is None else "-tile")
    base, twins = 0.1 + SHARE * cost + missed, SHARE * TWINS_ON_WALL * pairs
    return Strip((name,), depth, depth, depth, loud, fields, paint, base=base, twins=twins, unkept=missed)


def fold_wall(
    setting: Setting, photos: Sequence[Photo], orders: Sequence[Order], tile: Tile | None = None
) -> FoldWall | None:
    """One wall over both pages of a spread, as deep as the pages; None where none can be.

    The pictures are shared out in their order, so that their areas are alike on both pages, and end on one line; the tile stands
    on the right one.
    """
    rated = []
    for cut in _cuts(len(photos), tile):
        left = wall_page(setting, photos[:cut], orders[:cut], left_page=True)
        right = wall_page(setting, photos[cut:], orders[cut:], left_page=False, tile=tile) if left is not None else None
        if left is not None and right is not None and _end_alike(setting, photos, orders, cut, tile):
            cost = left.base + right.base + _APART_COST * abs(2 * cut - len(photos) - _tiles(tile))
            rated.append((cost, FoldWall(cut, left, right)))
    return min(rated, key=lambda entry: entry[0])[1] if rated else None


def _end_alike(setting: Setting, photos: Sequence[Photo], orders: Sequence[Order], cut: int, tile: Tile | None) -> bool:
    """Whether the captions leave the pictures of both pages the same depth.

    `setting` has report and theme, `photos` and `orders` are those of both pages, `cut` is how many of them stand on the left
    one, and `tile` stands on the right one.
    """
    left = PhotoWall(setting, tuple(photos[:cut]), tuple(orders[:cut]))
    right = PhotoWall(setting, tuple(photos[cut:]), tuple(orders[cut:]), tile)
    return left.caption_lines(_whole(setting, True)) == right.caption_lines(_whole(setting, False))


def _whole(setting: Setting, left_page: bool) -> Cell:
    """All lines of a page that one page of a wall fills."""
    return fold_cell(PageGrid(setting.theme, left_page), 1, setting.theme.grid.lines)


def _cuts(count: int, tile: Tile | None) -> Iterator[int]:
    """The ways to share pictures out to two pages: at least two pieces on each, and about as many on one as on the other."""
    for cut in range(2, count + (0 if tile else -1)):
        if abs(2 * cut - count - _tiles(tile)) <= _MOST_APART:
            yield cut


def _tiles(tile: Tile | None) -> float:
    """A tile as pictures of the right page."""
    return 0.0 if tile is None else TILE_WEIGHT
