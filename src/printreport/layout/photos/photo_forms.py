"""The forms that photographs take among text: bleeding at the head, across the type area, in a half, small, or in a row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from printreport.core.geometry import Crop, Rect
from printreport.core.units import mm
from printreport.images.crop import frame_picture
from printreport.images.placed import AIM_PPI, FINE_PPI, effective_ppi
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.setting import Setting, tagged
from printreport.layout.page.strip import Strip, with_twins
from printreport.layout.photos.photo import caption_lines_needed, caption_strip, caption_under
from printreport.layout.photos.photo_series import Moments, kept_apart, moments_of, neighbours, other_frames
from printreport.layout.photos.size_wish import unkept
from printreport.model.document import Photo
from printreport.model.layout import Item, PlacedImage

COARSE = 0.8
"""What a picture costs that is set coarser than print houses ask for, so that it is large only where nothing else will do."""

_MOST_CUT = 0.12
"""The share of the area that a cell may cut away, nothing of the focus: an eighth, as in walls. No other value was tried."""
_MOST_BLEED_CUT = 0.42
"""The share that a bleeding strip may cut away where the editor marked the focus; else a quarter. No other value was tried."""
_LEAST_IN_ROW = 84.0
"""Points: eight characters of the body, the shortest measure in which a caption can be set. No other value was tried."""
_GOOD_SHARE, _SMALL = 0.11, 0.45
"""The share of the type area from which on a picture is large enough, and what each halving of its area costs."""
# The share of a page's lines that a picture shown whole may take.
_TALLEST = 0.7
_SAFE = mm(5.0)
"""A focus that bleeds stays so far inside the trim: a little more than the 3 mm that print houses keep clear."""

Order = tuple[int, ...]
"""A place in the order of reading, as layout gives it to every tagged item: compared part by part."""


def picture_items(photo: Photo, rect: Rect, crop: Crop, order: Order) -> Item:
    """A photograph in its frame, tagged as a figure with its alternative text."""
    image = PlacedImage(rect, photo.id, crop)
    return tagged("figure", f"photo/{photo.id}", order, (image,), photo.alt)


def smallness(setting: Setting, area: float) -> float:
    """What it costs that a picture has so many square points: each halving of what is large enough as much again."""
    grid = setting.theme.grid
    wished = grid.width * grid.height * _GOOD_SHARE
    return _SMALL * max(0.0, math.log2(wished / max(area, 1.0)))


def _smallness_of(setting: Setting, photo: Photo, area: float) -> float:
    """The same for one photograph: nothing where the editor wants it small."""
    return 0.0 if photo.size == "small" else smallness(setting, area)


def sharp_width(photo: Photo) -> float:
    """The greatest width in points at which the whole picture still has the resolution aimed at."""
    return photo.picture.width / AIM_PPI * 72


# -- at the head of a page, bleeding ------------------------------------------------------------------------------------


def bleed_strip(setting: Setting, photo: Photo, order: Order) -> Strip | None:
    """A picture from the trim's upper edge and both sides down to a baseline, its caption in a strip; None if unfit."""
    probe = PageGrid(setting.theme, False)
    depths = {lines: _bleed_cut(photo, probe, lines) for lines in range(6, int(0.72 * probe.lines) + 1)}
    fit = {lines: cut for lines, cut in depths.items() if cut is not None}
    if not fit:
        return None
    # the whole picture where the page has room for it, else the deepest that keeps what matters
    ideal = min(fit, key=lambda lines: (round(fit[lines], 2), abs(lines - 0.5 * probe.lines)))
    ideal = min(ideal, max(min(fit), round(0.55 * probe.lines)))

    def paint(grid: PageGrid, _line: int, lines: int) -> tuple[Item, ...]:
        rect = _bleed_rect(grid, lines)
        crop = frame_picture(photo.picture.ratio, rect.ratio, photo.focus, safe=bleeding_safe(grid, rect)).crop
        strip = caption_strip(setting, photo, rect, grid, field="strip", from_bleed=True, order=(*order, 1))
        return (picture_items(photo, rect, crop, order), *strip)

    base = COARSE if _ppi(photo, _bleed_rect(probe, ideal)) < FINE_PPI else 0.0
    return Strip(("bleed",), min(fit), max(fit), ideal, 0.4, 0, paint, at_head=True, base=base, stiff=0.5)


def _ppi(photo: Photo, rect: Rect) -> float:
    return effective_ppi(photo.picture, frame_picture(photo.picture.ratio, rect.ratio, photo.focus).crop, rect)


def _bleed_rect(grid: PageGrid, lines: int) -> Rect:
    bleed = grid.bleed_rect
    return Rect(bleed.x, bleed.y, bleed.width, grid.baseline(lines) - bleed.y)


def bleeding_safe(grid: PageGrid, rect: Rect) -> Crop:
    """The part of a bleeding frame that lies well inside the trim."""
    page = grid.theme.page
    side = (page.bleed + _SAFE) / rect.width
    return Crop(side, (page.bleed + _SAFE) / rect.height, 1.0 - side, 1.0)


def _bleed_cut(photo: Photo, grid: PageGrid, lines: int) -> float | None:
    rect = _bleed_rect(grid, lines)
    framing = frame_picture(photo.picture.ratio, rect.ratio, photo.focus, safe=bleeding_safe(grid, rect))
    cut = framing.cut
    limit = _MOST_BLEED_CUT if photo.focus is not None else 0.25
    if framing.lost > 0.0 or cut > limit or effective_ppi(photo.picture, framing.crop, rect) < AIM_PPI:
        return None
    return cut


def fills_page(setting: Setting, photo: Photo, least_ppi: float | None = None) -> bool:
    """Whether a photograph can fill a page to all bleeds without losing its focus, its sharpness or a quarter of itself.

    If nothing is said, it is as fine as print houses ask for; one that the editor called large may be as coarse as any other.
    """
    least = (AIM_PPI if photo.size == "large" else FINE_PPI) if least_ppi is None else least_ppi
    grid = PageGrid(setting.theme, False)
    rect = grid.bleed_rect
    framing = frame_picture(photo.picture.ratio, rect.ratio, photo.focus)
    cut = framing.cut
    return framing.lost == 0.0 and cut <= 0.25 and effective_ppi(photo.picture, framing.crop, rect) >= least


# -- across the type area -----------------------------------------------------------------------------------------------


def area_strip(setting: Setting, photo: Photo, order: Order) -> Strip | None:
    """A picture over the whole width of the type area with its caption below; None when it is too small or too tall."""
    width = setting.theme.grid.width
    if sharp_width(photo) < width or photo.picture.ratio < 1.0:
        return None
    form = picture_cell(setting, photo, order, width, Width.FULL) or whole_picture(setting, photo, order, width, Width.FULL)

    def paint(grid: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        return form.paint(grid.cell(line, lines))

    coarse = photo.picture.width / setting.theme.grid.width * 72 < FINE_PPI
    return Strip(("picture",), form.least, form.most, form.ideal, 0.3, 0, paint, base=0.25 + (COARSE if coarse else 0.0))


def half_form(setting: Setting, photo: Photo, order: Order) -> CellForm:
    """A picture half the type area wide with its caption below, or smaller with the caption beside it.

    One with `place: column` is never wider than a column of text. One that no half can show without cutting what matters,
    or that is too tall, is shown whole, narrower than the half.
    """
    return _half_form(setting, photo, order)


def _half_form(setting: Setting, photo: Photo, order: Order) -> CellForm:
    grid = setting.theme.grid
    half = (grid.width - grid.gap * grid.em) / 2
    widest = min(half, grid.measure * grid.em) if photo.keeps_to_a_column else half
    if sharp_width(photo) < half or widest < half - 1.0:
        return _inset_form(setting, photo, order, half, widest)
    return picture_cell(setting, photo, order, half, Width.HALF) or whole_picture(setting, photo, order, half, Width.HALF)


def whole_picture(setting: Setting, photo: Photo, order: Order, width: float, kind: Width) -> CellForm:
    """A picture shown whole at most so many points wide, its caption below: for what no frame may cut.

    `setting` has report and theme, `photo` is the picture, `order` its place in reading, `width` is in points, and `kind` what
    the cell's width is called.
    """
    words = caption_lines_needed(setting, photo, width)
    probe = PageGrid(setting.theme, False)
    natural = int((width / photo.picture.ratio - _height(probe, 1)) / setting.theme.grid.leading) + 1
    lines = max(2, min(natural, round(_TALLEST * probe.lines)))

    def paint(cell: Cell) -> tuple[Item, ...]:
        return _paint_under(setting, photo, cell, words, order)

    whole, frames, height = lines + words, other_frames(setting, photo), _height(probe, lines)
    base = _smallness_of(setting, photo, height**2 * photo.picture.ratio)
    form = CellForm("picture", whole, whole, whole, frozenset({kind}), 0.3, paint, base=base, photo=photo.id, frames=frames)
    return _wished(form, setting, photo, min(width, height * photo.picture.ratio), height)


def picture_cell(setting: Setting, photo: Photo, order: Order, width: float, kind: Width) -> CellForm | None:
    """A picture so many points wide with its caption below, cut by an eighth at most; None where no depth shows enough of it.

    `setting` has report and theme, `photo` is the picture, `order` its place in reading, `width` is in points, and `kind` what
    the cell's width is called.
    """
    words = caption_lines_needed(setting, photo, width)
    probe = PageGrid(setting.theme, False)
    depths = [lines for lines in range(2, probe.lines - words) if _whole_enough(photo, width, _height(probe, lines))]
    if not depths:
        return None
    ideal = min(depths, key=lambda lines: abs(math.log(photo.picture.ratio * _height(probe, lines) / width)))

    def paint(cell: Cell) -> tuple[Item, ...]:
        return _paint_under(setting, photo, cell, words, order)

    with_words = (depths[0] + words, depths[-1] + words, ideal + words)
    base, frames = _smallness_of(setting, photo, width * _height(probe, ideal)), other_frames(setting, photo)
    form = CellForm("picture", *with_words, frozenset({kind}), 0.3, paint, base=base, photo=photo.id, frames=frames)
    return _wished(form, setting, photo, width, _height(probe, ideal))


def _wished(form: CellForm, setting: Setting, photo: Photo, width: float, height: float) -> CellForm:
    """A form of one photograph, dearer where its picture is small for one that the editor called large.

    `form` shows the `photo`, `setting` has the theme, `width` and `height` are the picture's, in points.
    """
    cost = unkept(setting.theme, photo, width, height)
    return replace(form, base=form.base + cost, unkept=cost) if cost else form


def _height(grid: PageGrid, lines: int) -> float:
    return grid.baseline(lines) - grid.face_top(1)


def _whole_enough(photo: Photo, width: float, height: float) -> bool:
    """Whether a frame crops at most an eighth of either side and nothing of the focus."""
    framing = frame_picture(photo.picture.ratio, width / height, photo.focus)
    shown = min(framing.crop.width, framing.crop.height)
    return shown >= 1.0 - _MOST_CUT and framing.lost == 0.0


def _framed(photo: Photo, rect: Rect) -> Rect:
    """A cell's rectangle, or what a picture takes of it that must be shown whole."""
    if _whole_enough(photo, rect.width, rect.height):
        return rect
    width = min(rect.width, rect.height * photo.picture.ratio)
    height = width / photo.picture.ratio
    return Rect(rect.x, rect.bottom - height, width, height)


def _paint_under(setting: Setting, photo: Photo, cell: Cell, words: int, order: Order) -> tuple[Item, ...]:
    """A picture over its caption.

    `setting` has theme and typesetter, `photo` is the picture, `cell` its room, `words` the lines of it that the caption takes,
    `order` the place in reading.
    """
    rect = _framed(photo, cell.rows(1, cell.lines - words).rect)
    crop = frame_picture(photo.picture.ratio, rect.ratio, photo.focus).crop
    below = cell.first_line + cell.lines - words
    caption, _ = caption_under(setting, photo, cell.x, cell.width, below, cell.grid, (*order, 1))
    return (picture_items(photo, rect, crop, order), *caption)


def _inset_form(setting: Setting, photo: Photo, order: Order, half: float, widest: float) -> CellForm:
    """A small picture: as many modules wide as its pixels and `widest` allow, at least one, its caption beside it.

    `setting` has report and theme, `photo` is the picture, `order` its place in reading; `half` is the cell's width in points,
    as `widest` is.
    """
    grid = setting.theme.grid
    step = (grid.module + grid.gap) * grid.em
    inside = grid.columns // 2
    room = min(widest, sharp_width(photo)) + grid.gap * grid.em + 0.01
    width = max(1, min(inside - 1, int(room / step))) * step - grid.gap * grid.em
    beside = half - width - grid.gap * grid.em
    probe = PageGrid(setting.theme, False)
    natural = round((width / photo.picture.ratio + 8.0) / grid.leading)
    lines = max(2, min(natural, round(_TALLEST * probe.lines)))
    depth = min(probe.lines, max(lines, caption_lines_needed(setting, photo, beside)))

    def paint(cell: Cell) -> tuple[Item, ...]:
        own = cell.rows(1, lines).rect
        rect = _framed(photo, Rect(own.x, own.y, width, own.height))
        crop = frame_picture(photo.picture.ratio, rect.ratio, photo.focus).crop
        x = cell.x + width + grid.gap * grid.em
        caption, _ = caption_under(setting, photo, x, beside, cell.first_line, cell.grid, (*order, 1))
        return (picture_items(photo, rect, crop, order), *caption)

    base = _smallness_of(setting, photo, width * min(width / photo.picture.ratio, _height(probe, lines)))
    most, widths, frames = min(probe.lines, depth + 2), frozenset({Width.HALF}), other_frames(setting, photo)
    form = CellForm("inset", depth, most, depth, widths, 0.1, paint, base=base, photo=photo.id, frames=frames)
    return _wished(form, setting, photo, width, _height(probe, lines))


# -- rows ---------------------------------------------------------------------------------------------------------------


def row_strip(setting: Setting, photos: Sequence[Photo], orders: Sequence[Order]) -> Strip | None:
    """Two to four pictures side by side, equally high, over the whole width, each with its caption below.

    They stand in their order, but that frames of one moment have another picture between them where there is one.
    """
    moments = moments_of(setting)
    if moments:
        photos, orders = _parted(moments, photos, orders)
    grid, gap = PageGrid(setting.theme, False), setting.theme.grid.gap * setting.theme.grid.em
    ratios = tuple(photo.picture.ratio for photo in photos)
    room = setting.theme.grid.width - gap * (len(photos) - 1)
    widths = tuple(room * ratio / sum(ratios) for ratio in ratios)
    if min(widths) < _LEAST_IN_ROW or any(map(_coarse_at, photos, widths)):
        return None
    words = max(caption_lines_needed(setting, photo, width) for photo, width in zip(photos, widths, strict=True))
    depths = [
        lines
        for lines in range(3, grid.lines - words)
        if all(_whole_enough(photo, width, _height(grid, lines)) for photo, width in zip(photos, widths, strict=True))
    ]
    if not depths or words > 3:
        return None
    ideal = min(depths, key=lambda lines: abs(math.log(sum(ratios) * _height(grid, lines) / room)))

    def paint(page: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        items: list[Item] = []
        x = page.left
        for photo, width, order in zip(photos, widths, orders, strict=True):
            items += _paint_under(setting, photo, Cell(page, x, width, line, lines), words, order)
            x += width + gap
        return tuple(items)

    high = _height(grid, ideal)
    small = sum(unkept(setting.theme, photo, width, high) for photo, width in zip(photos, widths, strict=True))
    base = 0.15 + sum(smallness(setting, width * high) for width in widths) + small
    depth = (depths[0] + words, depths[-1] + words, ideal + words)
    strip = Strip((f"row-{len(photos)}",), *depth, 0.3, 0, paint, base=base, unkept=small)
    return with_twins(strip, neighbours(moments, [photo.id for photo in photos]))


def _parted(
    moments: Moments, photos: Sequence[Photo], orders: Sequence[Order]
) -> tuple[tuple[Photo, ...], tuple[Order, ...]]:
    by_id = {photo.id: (photo, order) for photo, order in zip(photos, orders, strict=True)}
    parted = [by_id[key] for key in kept_apart(moments, tuple(by_id))]
    return tuple(photo for photo, _ in parted), tuple(order for _, order in parted)


def _coarse_at(photo: Photo, width: float) -> bool:
    return sharp_width(photo) < width
