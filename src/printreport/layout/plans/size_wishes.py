"""Tells of photographs that the editor called large and that stand small for all that: why, and what would make them large."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, warning
from printreport.core.units import to_mm
from printreport.images.placed import AIM_PPI, placed_pictures
from printreport.layout.page.setting import Setting
from printreport.layout.photos.photo_forms import sharp_width
from printreport.model.document import Photo
from printreport.model.layout import Layout

_LARGE = 0.6
"""The share of the type area's width, or of a page's area with its square, from which on a picture is large."""


def unkept_sizes(setting: Setting, layout: Layout) -> Iterator[Diagnostic]:
    """A warning for each photograph called large that is neither about as wide as the type area nor a good part of a page."""
    grid, page = setting.theme.grid, setting.theme.page
    inside = [placed for placed in placed_pictures(layout, setting.document) if 1 < placed.page < len(layout.pages)]
    for photo in setting.document.photos.values():
        own = [placed for placed in inside if placed.photo == photo.id]
        if photo.size != "large" or not own:
            continue
        largest = max(own, key=lambda placed: placed.width * placed.height)
        is_large = largest.width >= _LARGE * grid.width or largest.width * largest.height >= _LARGE**2 * page.width * page.height
        if not is_large:
            why, hint = _why(setting, photo)
            message = f"照片 {photo.id} 写了 size: large，在第 {largest.page} 页只有 {to_mm(largest.width):.0f} mm 宽：{why}"
            yield warning("size-unkept", photo.spans.get("size", photo.span), message, hint)


def _why(setting: Setting, photo: Photo) -> tuple[str, str]:
    grid = setting.theme.grid
    if photo.place == "column":
        return "place: column 把它留在栏里", "删去 place: column。"
    if sharp_width(photo) < grid.width:
        pixels = f"{photo.picture.width}×{photo.picture.height} 像素，最宽能印 {to_mm(sharp_width(photo)):.0f} mm"
        return pixels, f"要占满版心的宽，换一幅至少宽 {grid.width / 72 * AIM_PPI:.0f} 像素的。"
    if photo.picture.ratio < 1.0:
        return "竖的照片占不满版心的宽，整页又没有地方", "写 place: full，让它占一页。"
    return "那一带的文字和别的图给它留不出地方", "写 place: full，或在 content/layout.yaml 给它一页。"
