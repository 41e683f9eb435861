"""Photo walls as forms: 2 to 12 pictures, and a tile where one is offered, that fill a rectangle of the grid exactly."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from printreport.core.geometry import Rect
from printreport.images.crop import frame_picture
from printreport.images.placed import AIM_PPI
from printreport.layout.figures.figure_setting import width_of
from printreport.layout.figures.figure_tile import Tile
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Strip
from printreport.layout.photos.photo import caption_strip, placed_photo, strip_rect
from printreport.layout.photos.photo_forms import Order, smallness
from printreport.layout.photos.photo_series import moments_of, numbered
from printreport.layout.photos.size_wish import unkept
from printreport.layout.photos.wall_captions import GroupedCaptions, group_captions
from printreport.layout.photos.wall_tree import TWINS_ON_WALL, Piece, Wall, solve_wall
from printreport.model.document import Photo
from printreport.model.layout import Item

MOST_ON_WALL = 12
"""How many pictures one page's wall holds at most."""

_MOST_CUT = 0.12
"""The share of a side that a picture may lose, nothing of its focus: an eighth. No other value was tried."""
_LEAST_LINES = 6
"""Lines that a wall's pictures have at least: some 100 pt, a row of small ones. No other value was tried."""
_MOST_CAPTION_LINES = 6
"""With more under it a wall is a picture of its captions; then it is none. No other value was tried."""

# Square points that a picture on a wall should have: about three modules by two.
SHARE = 0.5
"""What a point of a wall's own cost is worth among the forms of a page."""
_EASY_AREA = 32000.0
"""Square points that a picture would like to have, about 220 × 145: a wall of smaller ones costs more. No other value was
tried."""
# Smaller pictures would vanish under the strips that hold their captions: 150 by 116 points, and no sliver.
_LEAST_AREA, _LEAST_SIDE = 150.0 * 116.0, 104.0
# Without a strip a picture may be a little smaller.
_BARE = 0.8
# The most of a picture's height that its caption's strip may cover, and the edge of a focus that it may reach into.
_MOST_COVERED, _FOCUS_EDGE = 0.34, 0.3

_LEADING = ((5, 1.8), (8, 1.5), (MOST_ON_WALL, 1.2))
"""How much larger the first picture may be on a wall of up to so many."""

_LARGE_FILE, _LARGE = 2.0, 1.25
"""A file with twice the middle one's pixels was meant to be seen: its picture gets a quarter more area. First values."""
_WISHED = 2.0
"""How much more area than a leading picture one gets that the editor called large. First value."""
_SMALL_AREA, _SMALLEST = 60000.0, 0.4
"""Square points, 300 × 200: files too coarse for it get less area, but never less than the second's share. First values."""
TILE_WEIGHT, _TILE_RATIO, _TILE_NARROWEST, _TILE_WIDEST = 0.9, 1.3, 0.75, 2.1
"""A tile's area by that of a picture, and its proportion: what it likes, and the narrowest and widest that its figure still
fills. First values."""
_GROUPED_COST = 0.3
"""In a wall's own points: captions away from their pictures must be looked for. No other value was tried."""


@dataclass(frozen=True)
class PhotoWall:
    """Photographs, each with its place in the document's structure, and perhaps a tile, to fill rectangles with."""

    setting: Setting
    photos: tuple[Photo, ...]
    orders: tuple[Order, ...]
    tile: Tile | None = None

    @property
    def name(self) -> str:
        """The wall's word in the names of forms."""
        return f"wall-{len(self.photos)}" + ("" if self.tile is None else "-tile")

    def cost(self, width: float, lines: int) -> float | None:
        """What the wall costs in a cell of so many points and lines; None where it cannot fill it."""
        priced = self.priced(width, lines)
        return None if priced is None else priced.cost

    def priced(self, width: float, lines: int) -> PricedWall | None:
        """The same, with what of it the editor's words and frames of one moment make."""
        return self.priced_in(_probe(self.setting, width, lines))

    def priced_in(self, cell: Cell) -> PricedWall | None:
        """The same in a cell of a page."""
        hung = self._hung(cell)
        if hung is None:
            return None
        area = sum(rect.area for rect in hung.wall.rects)
        crowded = max(0.0, _EASY_AREA * len(hung.wall.rects) / area - 1.0)
        small = sum(smallness(self.setting, rect.area) for rect in hung.wall.rects[: len(self.photos)])
        grouped = 0.0 if hung.captions is None else _GROUPED_COST
        pairs = zip(self.photos, hung.wall.rects, strict=False)
        missed = sum(unkept(self.setting.theme, photo, rect.width, rect.height) for photo, rect in pairs)
        cost = hung.wall.cost + crowded + small / SHARE + grouped
        return PricedWall(cost, hung.wall.twins, missed)

    def caption_lines(self, cell: Cell) -> int:
        """The lines that a block of captions takes under the wall in a cell; 0 where they stand in strips."""
        hung = self._hung(cell)
        return 0 if hung is None or hung.captions is None else hung.captions.depth

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The pictures, the tile and all captions; nothing where the wall cannot fill the cell."""
        hung = self._hung(cell)
        if hung is None:
            return ()
        items: list[Item] = []
        rects = [rect.moved(cell.rect.x, cell.rect.y) for rect in hung.wall.rects]
        for photo, rect, order in zip(self.photos, rects, self.orders, strict=False):
            crop = frame_picture(photo.picture.ratio, rect.ratio, photo.focus).crop
            items.append(placed_photo(photo, rect, crop, order))
            if hung.captions is None:
                words = (*order, 1)
                items += caption_strip(self.setting, photo, rect, cell.grid, field="strip", from_bleed=False, order=words)
        if self.tile is not None:
            items += self.tile.paint(cell.grid, rects[-1])
        if hung.captions is not None:
            first = cell.first_line + cell.lines - hung.captions.depth
            items += hung.captions.paint(cell.grid, _words(cell)[0], first, [(*order, 1) for order in self.orders])
        return tuple(items)

    # -- how it hangs --------------------------------------------------------------------------------------------------

    def _hung(self, cell: Cell) -> _Hung | None:
        """The wall in a cell with its captions in strips, or where strips cannot be had in a block under it."""
        if self.setting.theme.caption.on_walls == "strips":
            wall = self._solved(cell, bare=False)
            if wall is not None and self._strips_fit(cell, wall):
                return _Hung(wall)
        lines, most = 1, min(_MOST_CAPTION_LINES, cell.lines - _LEAST_LINES)
        while lines <= most:
            frame = cell.rows(1, cell.lines - lines)
            wall = self._solved(frame, bare=True)
            depth = 0
            if wall is not None:
                whole = Rect(0.0, 0.0, cell.width, frame.rect.height)
                pictures = wall.rects[: len(self.photos)]
                captions = group_captions(self.setting, self.photos, pictures, whole, _words(cell)[1])
                depth = captions.depth
                if depth == lines:
                    return _Hung(wall, captions)
            # the captions of a wall that is a little lower are hardly ever shorter
            lines = max(lines + 1, depth)
        return None

    def _solved(self, cell: Cell, *, bare: bool) -> Wall | None:
        """The wall in a cell; without strips on them its pictures may be a little smaller."""
        pieces = self._bare_pieces if bare else self._pieces
        width, height = round(cell.width, 3), round(cell.rect.height, 3)
        return solve_wall(pieces, width, height, self.setting.theme.picture_gap, self.setting.memo)

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return self._made_pieces(1.0)

    @cached_property
    def _bare_pieces(self) -> tuple[Piece, ...]:
        return self._made_pieces(_BARE)

    def _made_pieces(self, least: float) -> tuple[Piece, ...]:
        """The pictures, none of them to be smaller than `least` of what a picture with a strip needs, and the tile."""
        moments = numbered(moments_of(self.setting), [photo.id for photo in self.photos])
        weighed = zip(self.photos, _weights(self.photos), moments, strict=True)
        pieces = [_piece(photo, weight, least, moment) for photo, weight, moment in weighed]
        return (*pieces, *([_tile_piece(self.tile)] if self.tile is not None else []))

    def _strips_fit(self, cell: Cell, wall: Wall) -> bool:
        for photo, rect in zip(self.photos, wall.rects, strict=False):
            own = rect.moved(cell.rect.x, cell.rect.y)
            strip = strip_rect(self.setting, photo, own, cell.grid, from_bleed=False)
            if strip.height > _MOST_COVERED * own.height or _hides_focus(photo, own, strip):
                return False
        return True


class PricedWall(NamedTuple):
    """What a wall costs in its own points, how many frames of one moment are beside each other, and what sizes cost.

    `unkept` is what it costs, in a page's points, that photographs which the editor called large are small on it.
    """

    cost: float
    pairs: int
    unkept: float


@dataclass(frozen=True, slots=True)
class _Hung:
    """A solved wall; `captions` is the block under it where they do not stand in strips."""

    wall: Wall
    captions: GroupedCaptions | None = None


def _words(cell: Cell) -> tuple[float, float]:
    """Where a block of captions begins and how wide it is: in the type area, although pictures may go up to the fold."""
    x = max(cell.x, cell.grid.left)
    return x, min(cell.x + cell.width, cell.grid.right) - x


def _probe(setting: Setting, width: float, lines: int) -> Cell:
    """A cell of this size at the head of a right page: a wall hangs alike wherever it stands."""
    grid = PageGrid(setting.theme, False)
    return Cell(grid, grid.left, width, 1, lines)


# -- what pictures ask of their frames ----------------------------------------------------------------------------------


def _piece(photo: Photo, weight: float, least: float, moment: int) -> Piece:
    """A photograph with the frames that cut at most an eighth of it, and nothing of its focus."""
    ratio, focus = photo.picture.ratio, photo.focus
    across = 1.0 - _MOST_CUT if focus is None else max(1.0 - _MOST_CUT, focus.width)
    down = 1.0 - _MOST_CUT if focus is None else max(1.0 - _MOST_CUT, focus.height)
    sharp = photo.picture.width / AIM_PPI * 72.0
    side = least * _LEAST_SIDE
    return Piece(ratio, weight, ratio * across, ratio / down, sharp, side, side, least * _LEAST_AREA, moment=moment)


def _tile_piece(tile: Tile) -> Piece:
    return Piece(
        _TILE_RATIO,
        TILE_WEIGHT,
        _TILE_NARROWEST,
        _TILE_WIDEST,
        least_width=tile.least_width,
        least_height=tile.least_height,
        tile=True,
    )


def _weights(photos: Sequence[Photo]) -> tuple[float, ...]:
    """How large each picture should be beside the others: what the editor called large leads, else the first; by pixels, too."""
    lead = next(weight for count, weight in _LEADING if len(photos) <= count)
    middle = statistics.median(_pixels(photo) for photo in photos)
    weights = []
    wished = any(photo.size == "large" for photo in photos)
    for index, photo in enumerate(photos):
        leads = photo.size == "large" if wished else index == 0
        weight = (_WISHED if wished else 1.0) * lead if leads else 1.0
        if _pixels(photo) >= _LARGE_FILE * middle:
            weight *= _LARGE
        sharp = _pixels(photo) * (72.0 / AIM_PPI) ** 2
        weights.append(round(weight * min(1.0, max(_SMALLEST, sharp / _SMALL_AREA)), 2))
    return tuple(weights)


def _pixels(photo: Photo) -> int:
    return photo.picture.width * photo.picture.height


def _hides_focus(photo: Photo, rect: Rect, strip: Rect) -> bool:
    """Whether a caption's strip lies on the heart of what matters in a picture, not only on its edge."""
    focus = photo.focus
    if focus is None:
        return False
    crop = frame_picture(photo.picture.ratio, rect.ratio, focus).crop
    across, down = rect.width / crop.width, rect.height / crop.height
    x, y = rect.x + (focus.left - crop.left) * across, rect.y + (focus.top - crop.top) * down
    width, height = focus.width * across, focus.height * down
    edges = (_FOCUS_EDGE * width, _FOCUS_EDGE * height)
    return strip.overlaps(Rect(x + edges[0], y + edges[1], width - 2 * edges[0], height - 2 * edges[1]))


# -- forms --------------------------------------------------------------------------------------------------------------


def wall_strips(
    setting: Setting, photos: Sequence[Photo], orders: Sequence[Order], tile: Tile | None = None
) -> Iterator[Strip]:
    """Pictures, and a tile where one is given, filling a band of the type area: one strip for each run of depths they fit."""
    wall = PhotoWall(setting, tuple(photos), tuple(orders), tile)

    def paint(page: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        return wall.paint(page.cell(line, lines))

    loud, fields = (0.4, 0) if tile is None else (0.4 + tile.loud, int(tile.field))
    for run in _runs(wall, setting.theme.grid.width):
        depths, cost = (run.least, run.most, run.ideal), run.base + run.unkept
        yield Strip((wall.name,), *depths, loud, fields, paint, base=cost, twins=run.twins, unkept=run.unkept)


def wall_forms(
    setting: Setting, photos: Sequence[Photo], orders: Sequence[Order], width: Width, tile: Tile | None = None
) -> Iterator[CellForm]:
    """The same in cells of the whole, half or a third of the type area's width: one form for each run of depths.

    `setting` has report and theme, `photos` are the wall's, `orders` their places in reading, `width` is the cells', and `tile`
    a figure that fills a cell among them.
    """
    wall = PhotoWall(setting, tuple(photos), tuple(orders), tile)
    loud, field = (0.4, False) if tile is None else (0.4 + tile.loud, tile.field)
    for run in _runs(wall, width_of(setting.theme, width)):
        depths, widths = (run.least, run.most, run.ideal), frozenset({width})
        form = CellForm(wall.name, *depths, widths, loud, wall.paint, field=field, base=run.base, twins=run.twins)
        yield replace(form, base=form.base + run.unkept, unkept=run.unkept) if run.unkept else form


@dataclass(frozen=True, slots=True)
class _Run:
    """An unbroken run of depths that a wall can fill, what each costs, and what is the same at all of them."""

    costs: dict[int, float]
    pairs: int
    unkept: float

    @property
    def least(self) -> int:
        return min(self.costs)

    @property
    def most(self) -> int:
        return max(self.costs)

    @property
    def ideal(self) -> int:
        return min(self.costs, key=lambda lines: (round(self.costs[lines], 1), lines))

    @property
    def base(self) -> float:
        return 0.1 + SHARE * self.costs[self.ideal]

    @property
    def twins(self) -> float:
        return SHARE * TWINS_ON_WALL * self.pairs


def _runs(wall: PhotoWall, width: float) -> Iterator[_Run]:
    """The runs of depths; a wall is another one where frames of one moment come together or a large picture gets small."""
    if len(wall.photos) > MOST_ON_WALL:
        return
    depths = range(_LEAST_LINES, wall.setting.theme.grid.lines + 1)
    priced = ((lines, wall.priced(width, lines)) for lines in depths)
    for alike, run in itertools.groupby(priced, key=lambda entry: None if entry[1] is None else entry[1][1:]):
        if alike is not None:
            yield _Run({lines: found.cost for lines, found in run if found is not None}, *alike)
