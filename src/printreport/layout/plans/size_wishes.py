"""Tells of photographs that the editor called large and that stand small for all that: why, and what would make them large."""

from __future__ import annotations

import math
from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, warning
from printreport.core.units import to_mm
from printreport.images.placed import AIM_PPI, placed_pictures
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.photos.photo_forms import bleed_strip, fills_page, sharp_width
from printreport.layout.photos.size_wish import stands_large
from printreport.model.document import Photo
from printreport.model.layout import Layout
from printreport.model.wishes import LOCK_PATH, WISHES_PATH

WhyAndHint = tuple[str, str]
"""Why a photograph is small, and what would make it large."""


def unkept_sizes(setting: Setting, layout: Layout, *, settled: bool = False) -> Iterator[Diagnostic]:
    """A warning for each photograph called large that is neither about as wide as the type area nor a good part of a page.

    `settled` tells that the plan was not searched for, but taken as it was.
    """
    inside = [placed for placed in placed_pictures(layout, setting.document) if 1 < placed.page < len(layout.pages)]
    for photo in setting.document.photos.values():
        own = [placed for placed in inside if placed.photo == photo.id]
        if photo.size != "large" or not own:
            continue
        largest = max(own, key=lambda placed: placed.width * placed.height)
        if not stands_large(setting.theme, largest.width, largest.height):
            why, hint = _why(setting, photo, largest.page, settled)
            message = f"照片 {photo.id} 写了 size: large，在第 {largest.page} 页只有 {to_mm(largest.width):.0f} mm 宽：{why}"
            yield warning("size-unkept", photo.spans.get("size", photo.span), message, hint)


def _why(setting: Setting, photo: Photo, page: int, settled: bool) -> WhyAndHint:
    if photo.place == "column":
        return "place: column 把它留在栏里", "删去 place: column。"
    return _of_pixels(setting, photo) or _of_plan(setting, page, settled) or _of_shape(setting, photo) or _of_pages(setting)


def _of_pixels(setting: Setting, photo: Photo) -> WhyAndHint | None:
    """Too few pixels for the type area's width."""
    width = setting.theme.grid.width
    if sharp_width(photo) >= width:
        return None
    pixels = f"{photo.picture.width}×{photo.picture.height} 像素，最宽能印 {to_mm(sharp_width(photo)):.0f} mm"
    return pixels, f"要占满版心的宽，换一幅至少宽 {math.ceil(width / 72 * AIM_PPI)} 像素的。"


def _of_plan(setting: Setting, page: int, settled: bool) -> WhyAndHint | None:
    """What was settled before: the editor's wish for the page, or the last plan."""
    wishes = setting.document.wishes
    if wishes is not None and any(wish.page == page for wish in wishes.on_pages):
        return f"{WISHES_PATH} 定了第 {page} 页的版面", f"改动或删去那里的 page {page}。"
    if settled:
        return "这一版照上次的版面排（锁定或 --plan）", f"运行 printreport build --replan 重新排，或删去 {LOCK_PATH}。"
    return None


def _of_shape(setting: Setting, photo: Photo) -> WhyAndHint | None:
    """A shape that neither the head nor the width can take, nor a whole page with so many pixels."""
    if photo.picture.ratio >= 1.0 or bleed_strip(setting, photo, ()) is not None:
        return None
    if fills_page(setting, photo, AIM_PPI):
        return "竖的照片占不满版心的宽，整页又没有地方", "写 place: full，让它占一页。"
    if fills_page(setting, photo, 0.0):
        rect = PageGrid(setting.theme, False).bleed_rect
        wanted = f"{math.ceil(rect.width / 72 * AIM_PPI)}×{math.ceil(rect.height / 72 * AIM_PPI)}"
        why = f"竖的照片占不满版心的宽，占一整页 {photo.picture.width}×{photo.picture.height} 像素又不够"
        return why, f"换一幅至少 {wanted} 像素的，就能占一页。"
    return "竖的照片占不满版心的宽，占满一页又要裁去太多", "换一幅横的；或放宽 focus，写 place: full。"


def _of_pages(setting: Setting) -> WhyAndHint:
    """No room: by the count of pages that the editor wrote, or else for what stands around it."""
    wishes, pages = setting.document.wishes, setting.document.report.pages
    fixed = wishes.pages if wishes is not None and wishes.pages is not None else pages
    if fixed is not None:
        return f"pages 写定了 {fixed} 页，那一带的文字和别的图给它留不出地方", "多给几页，或写 place: full。"
    return "那一带的文字和别的图给它留不出地方", "写 place: full，或在 content/layout.yaml 给它一页。"
