"""What a finished layout must tell the editor: pictures too coarse or cut at what matters, figures left out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, error, warning
from printreport.core.geometry import Crop
from printreport.core.span import Span
from printreport.core.units import to_mm
from printreport.images.crop import focus_lost
from printreport.images.placed import AIM_PPI, LEAST_PPI, placed_pictures
from printreport.layout.display_pages.back_foot import check_back
from printreport.layout.figures.callout_sets import MOST_STATS, set_stats
from printreport.layout.page.setting import Setting
from printreport.layout.photos.photo import FOLD_CLEAR
from printreport.model.document import Photo
from printreport.model.layout import Layout, Page, PlacedImage, walk
from printreport.model.press import PlacedPicture

_PLACES = {"full": "占满一页", "spread": "占两页", "cover": "占封面"}
"""Places that settle how large a picture is, in words."""
_MOSTLY = 0.6
"""The share of a picture that a place shows at least before its shape is to blame for what it lacks."""


def judge(setting: Setting, layout: Layout) -> tuple[Diagnostic, ...]:
    """All messages about a layout, errors among them where it must not be printed."""
    return (
        *_off_the_cover(setting, layout),
        *_coarse(setting, layout),
        *_cut(setting, layout),
        *_folded(setting, layout),
        *_left_out(setting),
        *check_back(setting),
    )


def _left_out(setting: Setting) -> Iterator[Diagnostic]:
    """Figures beyond those that a section can show large: they stand in its text, and are named here."""
    for section in setting.document.sections:
        for stat in set_stats(section)[1]:
            message = f"数字 {stat.figure}（{stat.label}）没有突出显示：一节最多突出 {MOST_STATS} 个"
            yield warning("stat-left-out", stat.span, message, "它仍在正文里；要突出它，把它移到 stats 的前面")


def _off_the_cover(setting: Setting, layout: Layout) -> Iterator[Diagnostic]:
    """The photograph that was asked for on the cover, where it has too few pixels, or is too narrow, for any way to show it."""
    cover, photos = setting.document.report.cover, setting.document.photos.values()
    asked = cover.photo if cover is not None else next((photo.id for photo in photos if photo.place == "cover"), None)
    if asked is None or any(isinstance(item, PlacedImage) and item.photo == asked for item in walk(layout.pages[0].items)):
        return
    photo = setting.document.photos[asked]
    span = cover.span if cover is not None else photo.spans.get("place", photo.span)
    size = f"{photo.picture.width}×{photo.picture.height}"
    message = f"照片 {asked} 上不了封面：{size} 像素，在封面上不到 {LEAST_PPI:g} ppi，不能付印"
    needed = math.ceil(setting.theme.page.width / 72 * AIM_PPI / 10) * 10
    yield error("picture-ppi", span, message, f"换一幅宽 {needed} 像素以上、不太窄长的；或者封面用别的照片，不写也行。")


def _coarse(setting: Setting, layout: Layout) -> Iterator[Diagnostic]:
    worst: dict[str, PlacedPicture] = {}
    for placed in placed_pictures(layout, setting.document):
        known = worst.get(placed.photo)
        if known is None or placed.ppi < known.ppi:
            worst[placed.photo] = placed
    for placed in worst.values():
        if placed.ppi < AIM_PPI - 0.5:
            yield _coarse_message(setting, setting.document.photos[placed.photo], placed)


def _coarse_message(setting: Setting, photo: Photo, placed: PlacedPicture) -> Diagnostic:
    path = photo.picture.path.removeprefix(setting.document.root).lstrip("/\\")
    span, asked = photo.span, ""
    if photo.place in _PLACES:
        span, asked = photo.spans.get("place", photo.span), f"（写了 place: {photo.place}，{_PLACES[photo.place]}）"
    at = f"照片 {photo.id}（{path}）在第 {placed.page} 页{asked}只有 {placed.ppi:.0f} ppi"
    cut = _cut_away(photo, placed)
    if placed.ppi < LEAST_PPI:
        return error("picture-ppi", span, f"{at}，低于 150 ppi 不能付印{cut}", _sharper(setting, photo, placed, LEAST_PPI))
    message = f"{at}，低于 225 ppi，印出来会发虚{cut}"
    return warning("picture-ppi", span, message, _sharper(setting, photo, placed, AIM_PPI))


def _cut_away(photo: Photo, placed: PlacedPicture) -> str:
    """What else than too few pixels makes a picture coarse: a shape of which its place shows the smaller part."""
    shape, frame = photo.picture.ratio, placed.width / placed.height
    shown = min(shape / frame, frame / shape)
    if photo.place not in ("full", "cover") or shown > _MOSTLY:
        return ""
    return f"：它是{'横' if shape > frame else '竖'}的，在这里只用得上约 {shown:.0%}"


def _sharper(setting: Setting, photo: Photo, placed: PlacedPicture, ppi: float) -> str:
    """What would be sharp: the picture in a smaller place, where this page has one, or one of more pixels."""
    picture, grid, page = photo.picture, setting.theme.grid, setting.theme.page
    needed = math.ceil(picture.width * ppi / placed.ppi / 10) * 10
    if any(photo.id in section.own_photos for _, section in setting.document.messages):
        return f"换一幅宽 {needed} 像素以上的；致辞的照片和签名已经排到最小"
    width = min(picture.width / ppi * 72, page.width, page.height * picture.ratio)
    if width < grid.module * grid.em:
        return f"换一幅宽 {needed} 像素以上的；这个开本上没有小到能排清楚的位置"
    size = f"{to_mm(width):.0f}×{to_mm(width / picture.ratio):.0f} mm"
    smaller = _smaller(setting, photo, ppi)
    return f"这幅图整幅不裁，排到 {size} 还清楚：{smaller}；要排这么大，换一幅宽 {needed} 像素以上的"


def _smaller(setting: Setting, photo: Photo, ppi: float) -> str:
    """What to write so that a picture is set smaller; where its place made it large, the place goes."""
    grid, page = setting.theme.grid, setting.theme.page
    if photo.place not in _PLACES:
        return "改写 size: small 或 place: column"
    fills = photo.picture.width / page.width * 72 >= ppi and photo.picture.height / page.height * 72 >= ppi
    if photo.place == "spread" and fills:
        return "改写 place: full"
    if photo.picture.width / grid.width * 72 >= ppi:
        return f"删去 place: {photo.place}（版心宽也清楚），或改写 place: column"
    return "把 place 改成 column"


def _cut(setting: Setting, layout: Layout) -> Iterator[Diagnostic]:
    """Focus boxes that a place's shape could not hold whole, with the share that is lost."""
    for use, (photo, crop) in _shown(layout).items():
        focus, span = _focus(setting, photo, outer=use == _OUTER)
        lost = focus_lost(crop, focus)
        if lost > 0.005:
            message = f"照片 {photo} 的 focus 在这个位置放不下，约 {lost:.0%} 被裁去，保留了中间"
            yield warning("focus-cut", span, message, "缩小 focus，或改 place")


def _folded(setting: Setting, layout: Layout) -> Iterator[Diagnostic]:
    """Focus boxes that lie over the fold, or nearer to it than they should: no crop that stays sharp moves them off it."""
    for page in layout.pages:
        # a picture that merely bleeds at the spine ends there
        for item in walk(page.items) if page.form in ("spread-left", "back") else ():
            if not isinstance(item, PlacedImage) or item.rect.right <= layout.width:
                continue
            focus, span = _focus(setting, item.photo, outer=page.form == "back")
            share = _over_fold(focus, item, layout.width) if focus else 0.0
            if share > 0.005:
                where = "封面封底之间" if page.form == "back" else f"第 {page.number}–{page.number + 1} 页"
                message = f"照片 {item.photo} 的 focus 横在{where}的折缝上，约 {share:.0%} 在折缝左右 6 mm 之内，移不开"
                yield warning("focus-on-fold", span, message, "缩小 focus，换一幅更大的图，或改 place: full")


def _over_fold(focus: Crop, left: PlacedImage, fold: float) -> float:
    """The share of a focus that lies within 6 mm of the fold; `left` is the picture's left half."""

    def at(x: float) -> float:
        return left.crop.left + (x - left.rect.x) / left.rect.width * left.crop.width

    near = min(focus.right, at(fold + FOLD_CLEAR)) - max(focus.left, at(fold - FOLD_CLEAR))
    return max(0.0, near) / focus.width if focus.width > 0 else 0.0


def _focus(setting: Setting, photo_id: str, *, outer: bool) -> tuple[Crop | None, Span]:
    """The focus that a photograph has in its place, and where it is written: on the outer sheet the cover's own."""
    cover, photo = setting.document.report.cover, setting.document.photos[photo_id]
    if outer and cover is not None and cover.focus is not None and cover.photo == photo_id:
        return cover.focus, cover.span
    return photo.focus, photo.span


_OUTER = "outer sheet"


def _shown(layout: Layout) -> dict[str, tuple[str, Crop]]:
    """What is shown of each photograph in each use: both halves over a fold are one, cover and back are one."""
    shown: dict[str, tuple[str, Crop]] = {}
    for page in layout.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedImage):
                use = _use(page, item.photo)
                known = shown.get(use)
                shown[use] = (item.photo, _joined(known[1] if known else None, item.crop))
    return shown


def _use(page: Page, photo: str) -> str:
    if page.form in ("cover", "back"):
        return _OUTER
    return f"{photo}/spread" if page.form.startswith("spread") else f"{photo}/{page.number}"


def _joined(first: Crop | None, second: Crop) -> Crop:
    if first is None:
        return second
    return Crop(
        min(first.left, second.left),
        min(first.top, second.top),
        max(first.right, second.right),
        max(first.bottom, second.bottom),
    )
