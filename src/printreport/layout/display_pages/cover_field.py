"""Covers that are a picture beside a solid field: the title above the picture, under it, or vertically at its left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from printreport.core.geometry import Crop, Rect
from printreport.images.crop import Framing, largest_crop
from printreport.images.placed import AIM_PPI, FINE_PPI, effective_ppi
from printreport.layout.display_pages.cover_view import EDGE_COST, LOST_COST, edge_steps
from printreport.layout.display_pages.cover_words import (
    PICTURE_KEY,
    PICTURE_ORDER,
    field_color,
    field_title_color,
    last_line,
    place_cover_words,
    place_upright,
    title_line,
    upright_fits,
    white,
)
from printreport.layout.display_pages.title import Title, title_lines
from printreport.layout.display_pages.vertical_title import COLUMN_PITCH, VerticalTitle, fit_vertical
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.solid_field import field
from printreport.layout.page.tone_map import ToneMap
from printreport.layout.photos.photo import fold_halves, framing_for, placed_photo
from printreport.model.document import Photo
from printreport.model.layout import Item

_LEAST_PICTURE = 0.24
"""The share of the page's height that a picture above or under the title has at least."""

_MOST_PICTURE = 0.68
"""The greatest share: the field keeps about a third."""

_BESIDE = 0.42
"""The share of the page's width that a field with a vertical title takes at most."""

_BAND_RATIO = 2.2
"""A picture at least so wide for its height may run round the fold as a band on the field."""

# What a field costs beside a picture over the whole page, and the share of the page that has no picture.
_FIELD_COST = 0.5
_EMPTY_COST = 0.6
"""Of the share of the page without picture: half a page of field costs 0.3, what a band round the fold is worth. First
value."""
_FOCUS_COST = 3.0
"""A tenth of the focus lost costs as much as half a page of field: heads are not cut for it. No other value was tried."""
_SOFT_COST = 1.0
"""A picture at half the pixels that are aimed at costs a whole point, twice the field itself. No other value was tried."""
_ROUND_GAIN = 0.3
"""What a band round the fold is worth: back and front are seen to be one sheet. It makes up for half a page of field."""
# A title at the foot is less of a beginning than one at the head.
_LOW_COST = 0.08
# What meets the field: a picture's calm end rather than its busy one.
_EDGE_COST = 3.0
_EDGE = 0.12
"""The share of the shown picture, at its edge on the field, that is looked at for calm. No other value was tried."""

# Where crops are tried, as shares of the room they have, the likeliest first: heads stand in the upper half.
_STARTS = (0.42, 0.5, 0.25, 0.75, 0.0, 1.0)

_LATIN = re.compile("[0-9A-Za-z]")

PaintCover = Callable[[], tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class FieldCover:
    """A cover with a field: its cost, the share of the focus it cuts away, how it is painted, and the back's picture."""

    cost: float
    lost: float
    ppi: float
    paint: PaintCover
    back_picture: tuple[Item, ...] = ()


def best_field_cover(
    setting: Setting,
    photo: Photo,
    focus: Crop | None,
    grid: PageGrid,
    title: Title,
    tones: ToneMap,
    least: float,
    behind: tuple[Rect, ...] | None,
) -> FieldCover | None:
    """The cheapest of the covers with a field on which the picture has at least `least` pixels per inch; None without one.

    `behind` is where words stand on the back, of which a band round the fold keeps clear; None when it can't.

    `setting` has report and theme, `photo` is the picture, `focus` its part that must be kept, `grid` the cover's, `title` the
    set title, `tones` how light and how calm the picture is from place to place.
    """
    maker = _Maker(setting, photo, focus, grid, title, tones, behind)
    fit = [cover for cover in maker.covers() if cover.ppi >= least]
    return min(fit, key=lambda cover: cover.cost, default=None)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the covers of one picture."""

    setting: Setting
    photo: Photo
    focus: Crop | None
    grid: PageGrid
    title: Title
    tones: ToneMap
    behind: tuple[Rect, ...] | None

    def covers(self) -> Iterator[FieldCover]:
        """All of them: the picture under the title, above it, beside it, round the fold."""
        for frame in self._lower_frames():
            yield self._cover(frame, self._painter(), 0.0, Crop(0.0, 0.0, 1.0, _EDGE))
        for frame in self._upper_frames():
            first = self.grid.lines - white(self.grid) - self.title.below - self.title.depth
            yield self._cover(frame, self._painter(first, head=False), _LOW_COST, Crop(0.0, 1.0 - _EDGE, 1.0, 1.0))
        if upright := self._upright():
            yield self._cover(self._right_frame(upright), lambda: place_upright(self.setting, self.grid, upright), 0.0)
        if (band := self._round_frame()) and self._clear(band):
            yield self._band(band)

    # -- costs ----------------------------------------------------------------------------------------------------------

    def _cover(self, frame: Rect, words: PaintCover, more: float, edge: Crop | None = None) -> FieldCover:
        framing = self._framing(frame)
        picture = placed_photo(self.photo, frame, framing.crop, PICTURE_ORDER, PICTURE_KEY)
        met = _EDGE_COST * self._busy(framing.crop, edge) if edge else 0.0
        return self._priced(frame, framing, lambda: (self._ground(), picture, *words()), more + met)

    def _framing(self, frame: Rect) -> Framing:
        """The focus kept where the editor named one, else the part with most to see that cuts through least."""
        page = self.grid.theme.page
        if self.focus is not None:
            return framing_for(self.photo, frame, focus=self.focus, trim=Rect(0.0, 0.0, page.width, page.height))
        wide, high = largest_crop(self.photo.picture.ratio, frame.ratio)
        starts = [(x * (1.0 - wide), y * (1.0 - high)) for y in _STARTS for x in _STARTS]
        crops = [Crop(left, top, min(1.0, left + wide), min(1.0, top + high)) for left, top in starts]
        return Framing(min(crops, key=self._missed), 0.0)

    def _missed(self, crop: Crop) -> float:
        """What it costs that a crop leaves parts of the picture out and cuts through others."""
        return LOST_COST * self.tones.left_out(crop) + EDGE_COST * edge_steps(self.tones, crop)

    def _priced(self, frame: Rect, framing: Framing, paint: PaintCover, more: float, back: tuple[Item, ...] = ()) -> FieldCover:
        """A cover with what it costs, in points of the choice of covers.

        `frame` is the picture's in points on the page, `framing` its crop there, `paint` makes the cover's items, `more` is
        what this arrangement costs beside the rest, and `back` are the items of a band on the back.
        """
        page = self.grid.bleed_rect
        shown = Rect(max(frame.x, page.x), frame.y, min(frame.right, page.right) - max(frame.x, page.x), frame.height)
        ppi = effective_ppi(self.photo.picture, framing.crop, frame)
        cost = (
            _FIELD_COST
            + more
            + _EMPTY_COST * (1.0 - shown.area / page.area)
            + _FOCUS_COST * framing.lost
            + _SOFT_COST * max(0.0, AIM_PPI / ppi - 1.0)
            + self._missed(framing.crop)
        )
        return FieldCover(cost, framing.lost, ppi, paint, back)

    def _busy(self, crop: Crop, edge: Crop) -> float:
        top, height = crop.top + edge.top * crop.height, edge.height * crop.height
        return self.tones.calm(Crop(crop.left, top, crop.right, min(1.0, top + height))).step

    # -- painting -------------------------------------------------------------------------------------------------------

    def _ground(self) -> Item:
        return field(self.grid.bleed_rect, self.setting.theme.color("field"))

    def _words(self, first: int, head: bool) -> tuple[Item, ...]:
        colors = (field_title_color(self.setting), field_color(self.setting))
        ground = self.setting.theme.color("field")
        return place_cover_words(self.setting, self.grid, self.title, colors, first, head=head, ground=ground)

    def _painter(self, first: int = 0, *, head: bool = True) -> PaintCover:
        return lambda: self._words(first, head)

    # -- frames ---------------------------------------------------------------------------------------------------------

    def _lower_frames(self) -> Iterator[Rect]:
        """Under the title: bleeding on three sides, in the type area, half of it; from every line on that leaves room."""
        grid, bleed = self.grid, self.grid.bleed_rect
        first = last_line(self.title, grid) + max(2, white(grid))
        for line in range(first, grid.lines - 1):
            top = grid.face_top(line)
            yield from self._high_enough(Rect(bleed.x, top, bleed.width, bleed.bottom - top))
        top, bottom = grid.face_top(first), grid.baseline(grid.lines)
        for share in (1.0, 0.5):
            width = share * grid.theme.grid.width
            line = self._line_at(first, bottom - width / self.photo.picture.ratio)
            top = grid.face_top(line)
            yield from self._high_enough(Rect(grid.left, top, width, bottom - top), slack=0.5)

    def _line_at(self, first: int, wished: float) -> int:
        """The line from `first` on whose face top is nearest to the wished height."""
        lines = range(first, max(first, self.grid.lines - 2) + 1)
        return min(lines, key=lambda line: abs(self.grid.face_top(line) - wished))

    def _upper_frames(self) -> Iterator[Rect]:
        """Over the title, bleeding on three sides, down to every baseline that leaves room for title and publisher."""
        grid, bleed = self.grid, self.grid.bleed_rect
        rise = title_line(self.title, grid) - white(grid) - self.title.above
        last = grid.lines - 2 * white(grid) - self.title.below - self.title.depth - rise
        for line in range(2, last + 1):
            yield from self._high_enough(Rect(bleed.x, bleed.y, bleed.width, grid.baseline(line) - bleed.y))

    def _high_enough(self, frame: Rect, slack: float = 1.0) -> Iterator[Rect]:
        height = self.grid.theme.page.height
        if slack * _LEAST_PICTURE * height <= frame.height <= _MOST_PICTURE * height:
            yield frame

    def _upright(self) -> VerticalTitle | None:
        """The title in vertical columns, which titles with Latin letters or figures are not set in."""
        if _LATIN.search("".join(self.setting.document.report.title)):
            return None
        grid, title = self.grid, self.setting.theme.title
        width = _BESIDE * grid.theme.page.width - grid.left - 2 * grid.theme.grid.em
        columns = len(title_lines(self.setting))
        largest = min(title.largest_em * grid.theme.grid.em, width / (1.0 + COLUMN_PITCH * (columns - 1)))
        upright = fit_vertical(self.setting, grid, width, largest=largest, color=field_title_color(self.setting))
        return upright if upright is not None and upright_fits(self.setting, grid, upright) else None

    def _right_frame(self, title: VerticalTitle) -> Rect:
        """From two em beside the vertical title to the right, over the page's full height."""
        bleed = self.grid.bleed_rect
        left = self.grid.left + title.width + 2 * self.grid.theme.grid.em
        return Rect(left, bleed.y, bleed.right - left, bleed.height)

    # -- round the fold -------------------------------------------------------------------------------------------------

    def _round_frame(self) -> Rect | None:
        """The frame of a band over back and cover, in the middle of what the title leaves; None where it has no room."""
        page, grid = self.grid.theme.page, self.grid
        width = 2 * (page.width + page.bleed)
        if self.photo.picture.ratio < _BAND_RATIO or self.setting.document.report.binding == "none":
            return None
        height = width / self.photo.picture.ratio
        first = last_line(self.title, grid) + white(grid)
        lines = round((height - grid.baseline(1) + grid.face_top(1)) / grid.theme.grid.leading) + 1
        room = grid.lines - first - lines
        if room < 2 or lines < 2 or effective_ppi(self.photo.picture, Crop(), Rect(0.0, 0.0, width, height)) < FINE_PPI:
            return None
        top = grid.face_top(first + room // 2)
        return Rect(-page.width - page.bleed, top, width, grid.baseline(first + room // 2 + lines - 1) - top)

    def _clear(self, frame: Rect) -> bool:
        """Whether a band keeps a line and a half of white from all words on the back."""
        air = 1.5 * self.grid.theme.grid.leading
        band = frame.moved(self.grid.theme.page.width, 0.0).outset(0.0, air, 0.0, air)
        return self.behind is not None and not any(band.overlaps(rect) for rect in self.behind)

    def _band(self, frame: Rect) -> FieldCover:
        page = self.grid.theme.page
        trim = Rect(-page.width, 0.0, 2 * page.width, page.height)
        framing = framing_for(self.photo, frame, focus=self.focus, fold_x=0.0, trim=trim)
        back = PageGrid(self.grid.theme, True)
        sheet = frame.moved(page.width, 0.0)
        left, right = fold_halves(self.photo, sheet, framing.crop, back, PICTURE_ORDER, PICTURE_KEY)
        words = self._painter()
        return self._priced(frame, framing, lambda: (self._ground(), right, *words()), -_ROUND_GAIN, (left,))
