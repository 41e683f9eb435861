"""Photographs on their pages: over one page, over the fold, and their captions in strips or under them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from printreport.core.geometry import Crop, Rect
from printreport.core.units import mm
from printreport.images.crop import WHOLE, Framing, frame_picture, largest_crop
from printreport.images.placed import AIM_PPI, effective_ppi
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_lines, tagged
from printreport.layout.page.solid_field import field as solid_field
from printreport.layout.page.solid_field import on_field
from printreport.model.document import Language, Photo
from printreport.model.layout import Item, PlacedImage
from printreport.model.line import Line
from printreport.model.theme import TextStyle

StripField = Literal["strip", "strip-spread"]
"""The palette roles of caption strips: on a page, and on a picture over the fold."""

FOLD_CLEAR = mm(6)
"""How far from the fold everything that matters stays."""

BAND_RATIO = 2.4
"""A picture over the fold that is wider than this is a band from edge to edge, not two full pages."""

_MOST_CUT = 0.5
"""The share of the area that may go to keep the focus off the fold. No other value was tried."""
# A band that is lower than this share of the page's height leaves more white than a page bears.
_THIN_BAND = 0.4
# The share of a page's white that stands over a band that hangs by itself.
_HUNG = 0.4

# Kai's characters are centred this far above the baseline.
_FACE_MIDDLE = 0.38
_INSET = 1.0
"""Em of the body between a strip's end and its words. No other value was tried."""
_TRIM_CLEAR = mm(2)
# Credits that say themselves what their owner did (新华社供图).
_SAYS_ITSELF = ("供图", "供圖", "提供", "制图", "製圖", "绘图", "繪圖", "绘", "繪", "翻拍", "截图", "截圖")
_TAKEN_BY = {"zh-Hans-CN": "摄", "zh-Hant-TW": "攝", "zh-Hant-HK": "攝"}


# -- crops --------------------------------------------------------------------------------------------------------------


def framing_for(
    photo: Photo,
    frame: Rect,
    *,
    focus: Crop | None = None,
    fold_x: float | None = None,
    trim: Rect | None = None,
) -> Framing:
    """How a photograph fills a frame (points), with the share of its focus that is lost.

    `focus` replaces the photograph's own; `fold_x` is the fold's place, from which the focus stays 6 mm where it can;
    `trim` the part of the frame that is left when the paper is cut.

    `photo` is the picture, and `frame` where it shall stand on the page or, for a spread, on both.
    """
    fold = None if fold_x is None else (_share(fold_x - FOLD_CLEAR, frame), _share(fold_x + FOLD_CLEAR, frame))
    safe = WHOLE if trim is None else _safe_part(frame, trim)
    most = _most_cut(photo, frame)
    return frame_picture(photo.picture.ratio, frame.ratio, focus or photo.focus, safe=safe, fold=fold, max_cut=most)


def _most_cut(photo: Photo, frame: Rect) -> float:
    """How much of a picture may be cut to get its focus off the fold: half of it, as far as it stays sharp."""
    width, height = largest_crop(photo.picture.ratio, frame.ratio)
    zoom = min(1.0, AIM_PPI / effective_ppi(photo.picture, Crop(0.0, 0.0, width, height), frame))
    return min(_MOST_CUT, 1.0 - width * height * zoom * zoom)


def crop_for(
    photo: Photo,
    frame: Rect,
    *,
    focus: Crop | None = None,
    fold_x: float | None = None,
    trim: Rect | None = None,
) -> Crop:
    """The part of the photograph that fills a frame; see `framing_for`.

    `photo`, `frame`, `focus`, `fold_x` and `trim` are as there.
    """
    return framing_for(photo, frame, focus=focus, fold_x=fold_x, trim=trim).crop


def _share(x: float, frame: Rect) -> float:
    return min(1.0, max(0.0, (x - frame.x) / frame.width))


def _safe_part(frame: Rect, trim: Rect) -> Crop:
    """The part of the frame that is well inside the trim, as shares of the frame."""
    left = max(frame.x, trim.x + _TRIM_CLEAR if frame.x < trim.x else frame.x)
    top = max(frame.y, trim.y + _TRIM_CLEAR if frame.y < trim.y else frame.y)
    right = min(frame.right, trim.right - _TRIM_CLEAR if frame.right > trim.right else frame.right)
    bottom = min(frame.bottom, trim.bottom - _TRIM_CLEAR if frame.bottom > trim.bottom else frame.bottom)
    return Crop(
        (left - frame.x) / frame.width,
        (top - frame.y) / frame.height,
        (right - frame.x) / frame.width,
        (bottom - frame.y) / frame.height,
    )


# -- pictures over whole pages ------------------------------------------------------------------------------------------


def placed_photo(photo: Photo, rect: Rect, crop: Crop, order: tuple[int, ...], key: str = "") -> Item:
    """A photograph as one figure of the document's structure.

    `photo` is the picture, `rect` its frame in points, `crop` the part shown, `order` its place in reading, and `key` the
    element's name where it isn't the photograph's own.
    """
    return tagged("figure", key or figure_key(photo), order, (PlacedImage(rect, photo.id, crop),), photo.alt)


def figure_key(photo: Photo) -> str:
    """The name of a photograph among the document's elements."""
    return f"photo/{photo.id}"


def bleed_page(setting: Setting, photo: Photo, grid: PageGrid, order: tuple[int, ...]) -> tuple[Item, ...]:
    """A page that is one picture to all four bleeds, its caption in a strip from the left bleed, on the last baseline."""
    frame = grid.bleed_rect
    crop = crop_for(photo, frame, trim=_trim(grid))
    strip = caption_strip(setting, photo, frame, grid, field="strip", from_bleed=True, order=(*order, 1))
    return placed_photo(photo, frame, crop, order), *strip


def spread_picture(
    setting: Setting,
    photo: Photo,
    left_grid: PageGrid,
    right_grid: PageGrid,
    order: tuple[int, ...],
    *,
    text_below: bool = False,
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """One picture over both pages of a spread, its focus off the fold; a caption strip at the lower left.

    Each page carries its own half and the bleed at the fold as well. A picture wider than 2.4 : 1 is a band from edge to edge:
    hung a little above the middle, or with `text_below` bleeding at the head, to end on the baseline of `band_lines`. A band that
    leaves most of the pages hangs on the caption's solid field, which is one calm ground over both.

    `setting` has report and theme, `photo` is the picture, `left_grid` and `right_grid` are those of the two pages, and `order`
    is its place in reading.
    """
    frame = spread_frame(photo, left_grid, text_below=text_below)
    width = setting.theme.page.width
    trim = Rect(0.0, 0.0, 2 * width, setting.theme.page.height)
    crop = crop_for(photo, frame, fold_x=width, trim=trim)
    left, right = fold_halves(photo, frame, crop, right_grid, order)
    half = _half(frame, left_grid)
    strip = caption_strip(setting, photo, half, left_grid, field="strip-spread", from_bleed=True, order=(*order, 1))
    if frame.height > _THIN_BAND * setting.theme.page.height or text_below:
        return (left, *strip), (right,)
    color = setting.theme.color("strip-spread")
    return (solid_field(left_grid.bleed_rect, color), left, *strip), (solid_field(right_grid.bleed_rect, color), right)


def spread_frame(photo: Photo, left_grid: PageGrid, *, text_below: bool = False) -> Rect:
    """The frame of a picture over the fold, bleeds included, seen from the left page's trim corner."""
    page = left_grid.theme.page
    width = 2 * (page.width + page.bleed)
    lines = band_lines(photo, left_grid)
    if lines is None:
        return Rect(-page.bleed, -page.bleed, width, page.height + 2 * page.bleed)
    if text_below:
        return Rect(-page.bleed, -page.bleed, width, left_grid.baseline(lines) + page.bleed)
    first, last = _hung(left_grid, width / photo.picture.ratio)
    top = left_grid.face_top(first)
    return Rect(-page.bleed, top, width, left_grid.baseline(last) - top)


def band_lines(photo: Photo, left_grid: PageGrid) -> int | None:
    """The line on whose baseline a panorama that bleeds at the head ends; None for a picture that fills both pages."""
    page = left_grid.theme.page
    width = 2 * (page.width + page.bleed)
    if photo.picture.ratio <= BAND_RATIO or photo.picture.ratio <= 1.15 * width / (page.height + 2 * page.bleed):
        return None
    height = width / photo.picture.ratio - page.bleed
    return min(left_grid.lines, max(2, round((height - left_grid.baseline(1)) / left_grid.theme.grid.leading) + 1))


def _hung(grid: PageGrid, height: float) -> tuple[int, int]:
    """The lines between which a band of about this height hangs, with less white above it than below."""
    depth = min(grid.lines, max(2, round((height - grid.baseline(1) + grid.face_top(1)) / grid.theme.grid.leading) + 1))
    first = 1 + round(_HUNG * (grid.lines - depth))
    return first, first + depth - 1


def fold_halves(
    photo: Photo, frame: Rect, crop: Crop, grid: PageGrid, order: tuple[int, ...], key: str = ""
) -> tuple[Item, Item]:
    """The picture of a frame over the fold as one item for each page, each with the bleed beyond the fold.

    `photo` is the picture, `frame` stands over both pages in points of the left one, `crop` is the part shown in it, `grid` is
    that of either page, `order` the place in reading, `key` the element's name where it isn't the photograph's own.
    """
    rect = _half(frame, grid)
    share = rect.width / frame.width
    left = replace(crop, right=crop.left + share * crop.width)
    right = replace(crop, left=crop.right - share * crop.width)
    return placed_photo(photo, rect, left, order, key), placed_photo(photo, rect, right, order, key)


def _half(frame: Rect, grid: PageGrid) -> Rect:
    page = grid.theme.page
    return Rect(frame.x, frame.y, page.width + 2 * page.bleed, frame.height)


def _trim(grid: PageGrid) -> Rect:
    page = grid.theme.page
    return Rect(0.0, 0.0, page.width, page.height)


# -- captions -----------------------------------------------------------------------------------------------------------


def caption_key(photo: Photo) -> str:
    """The name of a photograph's caption among the document's elements."""
    return f"caption/{photo.id}"


def caption_text(photo: Photo, language: Language = "zh-Hans-CN") -> str:
    """The caption as it is printed: the editor's words, then the credit as （许莹 摄） or （新华社供图）."""
    if photo.credit is None:
        return photo.caption
    taken = "" if photo.credit.endswith(_SAYS_ITSELF) or photo.credit.startswith(_SAYS_ITSELF[:3]) else f" {_TAKEN_BY[language]}"
    return f"{photo.caption}（{photo.credit}{taken}）"


def caption_lines_needed(setting: Setting, photo: Photo, width: float) -> int:
    """How many lines the caption takes at a width in points."""
    return len(_caption_lines(setting, photo, width, setting.theme.style("caption")))


def caption_under(
    setting: Setting, photo: Photo, x: float, width: float, first_line: int, grid: PageGrid, order: tuple[int, ...]
) -> tuple[tuple[Item, ...], int]:
    """The caption on grid lines from `first_line` on, and how many it takes.

    `setting` has theme and typesetter, `photo` the words; `x` and `width` are in points, `grid` is the page's, and `order` the
    place in reading.
    """
    lines = _caption_lines(setting, photo, width, setting.theme.style("caption"))
    words = place_lines(lines, x, grid.baseline(first_line), grid.theme.grid.leading)
    return (_caption_tag(photo, order, words),), len(lines)


def caption_strip(
    setting: Setting,
    photo: Photo,
    rect: Rect,
    grid: PageGrid,
    *,
    field: StripField,
    from_bleed: bool,
    order: tuple[int, ...],
) -> tuple[Item, ...]:
    """The caption in a solid strip of measured width at a picture's lower left, one and a half lines deep for one line.

    `rect` is the picture. A strip that begins at the bleed has its words at the type area's edge. It stands at the picture's
    foot, or on the last baseline where the picture runs below the type area; each further line makes it a line deeper.

    `setting` has theme and typesetter, `photo` the words; `grid` is the page's, `field` the strip's colour role, `from_bleed`
    tells that it begins there, and `order` is the place in reading.
    """
    strip, x, lines = _strip(setting, photo, rect, grid, field, from_bleed)
    style = _strip_style(setting, field)
    pitch = style.leading
    middle = strip.y + strip.height / 2 + _FACE_MIDDLE * style.size
    words = place_lines(lines, x, middle - pitch * (len(lines) - 1) / 2, pitch)
    return solid_field(strip, setting.theme.color(field)), _caption_tag(photo, order, words)


def strip_rect(setting: Setting, photo: Photo, rect: Rect, grid: PageGrid, *, from_bleed: bool) -> Rect:
    """The rectangle that `caption_strip` covers of a picture.

    `setting`, `photo`, `rect`, `grid` and `from_bleed` are as there.
    """
    return _strip(setting, photo, rect, grid, "strip", from_bleed)[0]


def _strip(
    setting: Setting, photo: Photo, rect: Rect, grid: PageGrid, field: StripField, from_bleed: bool
) -> tuple[Rect, float, tuple[Line, ...]]:
    """The strip, where its words begin, and its lines.

    `setting` has theme and typesetter, `photo` the words, `rect` is the picture in points, `grid` the page's, `field` the
    strip's colour role, `from_bleed` tells that it begins there.
    """
    inset = _INSET * setting.theme.grid.em
    x = grid.left if from_bleed and rect.x < 0 else rect.x + min(inset, 0.1 * rect.width)
    if not grid.left_page and rect.x < FOLD_CLEAR:
        x = max(x, FOLD_CLEAR)
    limit = min(rect.right, grid.right + inset) - inset
    lines = _caption_lines(setting, photo, max(limit - x, 2 * inset), _strip_style(setting, field))
    width = min(rect.right, x + max(line.width for line in lines) + inset) - rect.x
    depth = (setting.theme.caption.strip_lines + len(lines) - 1) * setting.theme.grid.leading
    bottom = min(rect.bottom, grid.baseline(grid.lines))
    return Rect(rect.x, bottom - depth, width, depth), x, lines


def _strip_style(setting: Setting, field: StripField) -> TextStyle:
    return setting.style("caption", color=on_field(setting.theme, setting.theme.color(field)))


def _caption_lines(setting: Setting, photo: Photo, width: float, style: TextStyle) -> tuple[Line, ...]:
    """The caption in one line if it fits, else in as few balanced lines as hold it."""
    text = caption_text(photo, setting.document.report.language)
    whole = setting.line(text, style)
    if whole.width <= width:
        return (whole,)
    least = max(2, math.ceil(whole.width / width))
    for count in range(least, least + 4):
        lines = setting.typesetter.set_heading(text, style, width, count).lines
        if all(line.width <= width + 0.01 for line in lines):
            break
    return lines


def _caption_tag(photo: Photo, order: tuple[int, ...], words: tuple[Item, ...]) -> Item:
    return tagged("caption", caption_key(photo), order, words)
