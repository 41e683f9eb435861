"""Panoramas among text: a band over both side edges of the page, at any depth, its caption on the grid under it."""

from __future__ import annotations

from dataclasses import replace

from printreport.core.geometry import Rect
from printreport.images.crop import Framing, focus_lost, frame_picture
from printreport.images.placed import AIM_PPI, FINE_PPI, effective_ppi
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Strip
from printreport.layout.photos.photo import BAND_RATIO, caption_lines_needed, caption_under
from printreport.layout.photos.photo_forms import COARSE, Order, bleeding_safe, picture_items
from printreport.model.document import Photo
from printreport.model.layout import Item

_MOST_CUT = 0.125
"""The share of the area that a band may cut away: an eighth, as walls and cells may. No other value was tried."""
_THIN = 4.0
"""The proportion from which on a band is never lower than the height that its width gives: it is thin enough."""


def panorama_strip(setting: Setting, photo: Photo, order: Order) -> Strip | None:
    """A picture of 2.4 : 1 or wider as a band from bleed to bleed, its caption under it in the type area; None if unfit.

    It is cut by an eighth at most, nothing of its focus is cut or trimmed away, and it is sharp enough at that width.
    """
    if photo.picture.ratio < BAND_RATIO or photo.keeps_to_a_column:
        return None
    probe = PageGrid(setting.theme, False)
    words = caption_lines_needed(setting, photo, setting.theme.grid.width)
    depths = [lines for lines in range(2, probe.lines - words) if _shows_enough(photo, probe, lines)]
    if not depths:
        return None
    natural = probe.bleed_rect.width / photo.picture.ratio
    ideal = min(depths, key=lambda lines: abs(_rect(probe, 1, lines).height - natural))

    def paint(grid: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        rect = _rect(grid, line, lines - words)
        below = line + lines - words
        caption, _ = caption_under(setting, photo, grid.left, grid.theme.grid.width, below, grid, (*order, 1))
        return (picture_items(photo, rect, _framing(photo, grid, rect).crop, order), *caption)

    base = COARSE if _ppi(photo, probe, ideal) < FINE_PPI else 0.0
    return Strip(("panorama",), depths[0] + words, depths[-1] + words, ideal + words, 0.4, 0, paint, base=base)


def _rect(grid: PageGrid, line: int, lines: int) -> Rect:
    """The band from a line's face top down to a baseline, with the bleed at both sides."""
    top = grid.face_top(line)
    bleed = grid.bleed_rect
    return Rect(bleed.x, top, bleed.width, grid.baseline(line + lines - 1) - top)


def _framing(photo: Photo, grid: PageGrid, rect: Rect) -> Framing:
    safe = replace(bleeding_safe(grid, rect), top=0.0)
    return frame_picture(photo.picture.ratio, rect.ratio, photo.focus, safe=safe)


def _ppi(photo: Photo, grid: PageGrid, lines: int) -> float:
    rect = _rect(grid, 1, lines)
    return effective_ppi(photo.picture, _framing(photo, grid, rect).crop, rect)


def _shows_enough(photo: Photo, grid: PageGrid, lines: int) -> bool:
    """Whether a band so many lines deep shows all but an eighth of the picture, and all that matters, sharp enough."""
    rect = _rect(grid, 1, lines)
    framing = _framing(photo, grid, rect)
    crop, bleed = framing.crop, grid.theme.page.bleed / rect.width
    trimmed = replace(crop, left=crop.left + bleed * crop.width, right=crop.right - bleed * crop.width)
    if crop.width * crop.height < 1.0 - _MOST_CUT or focus_lost(trimmed, photo.focus) > 0.0:
        return False
    if photo.picture.ratio >= _THIN and rect.height < rect.width / photo.picture.ratio - 0.01:
        return False
    return effective_ppi(photo.picture, crop, rect) >= AIM_PPI
