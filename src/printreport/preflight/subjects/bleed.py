"""Whether ink really reaches the bleed, keeps clear of the knife, and marks keep out of both."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.units import MM, to_mm
from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS
from printreport.preflight.reading.box import Box
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.painted import ImageMark, Mark, PathMark, ShadingMark, TextMark

BLEED_INK = Subject("出血与裁切")

_SLACK = 0.3
"""Points, a tenth of a millimetre: boxes are written in rounded numbers."""
_SAFE = 3.0
"""Millimetres: what Chinese print houses ask for, as bleed and as distance of text from the trim."""
_MOST_COVERS = 200
"""Fields of a page that may hide what lies under them, the largest ones: the time grows with their product."""


def _is_field(mark: Mark) -> bool:
    """Whether a mark is a picture or area whose edge would be seen."""
    if isinstance(mark, ImageMark | ShadingMark):
        return True
    return isinstance(mark, PathMark) and any(not coat.colour.is_white for coat in mark.coats)


def _covers(page: PageReading) -> list[tuple[int, Box]]:
    """The largest opaque areas with their places in painting order."""
    found = [(index, mark.box) for index, mark in enumerate(page.marks) if _is_opaque(mark)]
    return sorted(found, key=lambda cover: -cover[1].width * cover[1].height)[:_MOST_COVERS]


def _is_opaque(mark: Mark) -> bool:
    if mark.look.is_transparent:
        return False
    field = isinstance(mark, PathMark) and mark.fills and mark.is_rect and not mark.look.fill_overprint
    return field or (isinstance(mark, ImageMark) and not mark.image.is_mask and not mark.image.has_soft_mask)


def _short_sides(box: Box, trim: Box, bleed: Box) -> Iterator[tuple[str, float]]:
    """The sides where a box touches the trim but ends before the bleed, with what is missing in points."""
    edges = (
        ("左", trim.left - box.left, box.left - bleed.left),
        ("下", trim.bottom - box.bottom, box.bottom - bleed.bottom),
        ("右", box.right - trim.right, bleed.right - box.right),
        ("上", box.top - trim.top, bleed.top - box.top),
    )
    for side, beyond, missing in edges:
        if beyond > -_SLACK and missing > _SLACK:
            yield side, missing


@BLEED_INK.of_page(
    "bleed-ink",
    ERROR,
    PRESS,
    "印厂通例：出血 3 mm；ISO 15930-7, 6.11",
    "碰到裁切线的图和色块都铺满出血",
    "图只铺到裁切线，裁切稍有偏差就露白边。",
    "把图或色块向外拉到出血线（裁切线外 3 mm）。",
)
def _bleed_ink(page: PageReading) -> Iterator[Fault]:
    trim = page.frame.trim
    if trim is None:
        return
    bleed = page.frame.bleed or trim.grown(_SAFE * MM)
    covers = _covers(page)
    for index, mark in enumerate(page.marks):
        if not mark.box.overlaps(trim) or not _is_field(mark):
            continue
        short = list(_short_sides(mark.box, trim, bleed))
        if short and not any(place > index and box.holds(mark.box) for place, box in covers):
            sides = "，".join(f"{side}边差 {to_mm(missing):.1f} mm" for side, missing in short)
            name = "图片" if isinstance(mark, ImageMark) else "色块或线条"
            yield Fault(f"{name}碰到裁切线但没有铺满出血：{sides}", page.number, mark.box)


@BLEED_INK.of_page(
    "text-near-trim",
    WARNING,
    PRESS,
    "印厂通例：安全距离 3 mm",
    "文字离裁切线至少 3 mm",
    "离得太近，裁切偏差会切到字。",
    "把文字向里移，或缩小字号。",
)
def _text_near_trim(page: PageReading) -> Iterator[Fault]:
    trim = page.frame.trim
    if trim is None:
        return
    safe = trim.grown(-_SAFE * MM)
    for mark in page.texts:
        # An em box reaches beyond its ink on every side.
        if mark.box.overlaps(trim) and not safe.holds(mark.box, 0.15 * mark.size):
            yield Fault("文字离裁切线不到 3 mm", page.number, mark.box)


@BLEED_INK.of_page(
    "marks-in-bleed",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.11",
    "裁切线、套准线、色标都在出血之外",
    "标记伸进出血，裁切偏差时会留在成品上。",
    "把标记的偏移量设得大于出血（3 mm 以上）。",
)
def _marks_in_bleed(page: PageReading) -> Iterator[Fault]:
    trim, bleed = page.frame.trim, page.frame.bleed
    if trim is None or bleed is None:
        return
    inner = bleed.grown(-_SLACK)
    for mark in page.marks:
        if not isinstance(mark, PathMark | TextMark) or mark.box.overlaps(trim) or not mark.box.overlaps(inner):
            continue
        if any(not coat.colour.is_white for coat in mark.coats):
            yield Fault("出血范围里有标记或文字", page.number, mark.box)


def _corner_lines(page: PageReading, trim: Box) -> list[PathMark]:
    """Thin lines outside the trim that lie in line with one of its edges."""
    found = []
    for mark in page.paths:
        box = mark.box
        if box.overlaps(trim) or min(box.width, box.height) > 2.5 or max(box.width, box.height) < 4:
            continue
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        upright = box.height > box.width and min(abs(x - trim.left), abs(x - trim.right)) < 1.5
        level = box.width > box.height and min(abs(y - trim.bottom), abs(y - trim.top)) < 1.5
        if upright or level:
            found.append(mark)
    return found


@BLEED_INK.of_page(
    "crop-marks",
    WARNING,
    PRESS,
    "印厂通例：裁切线",
    "留了标记位置的页面有裁切线",
    "纸张比出血大却没有裁切线，裁切只能靠量。",
    "导出时勾选裁切标记；印厂不要标记的，把纸张框设为出血框。",
)
def _crop_marks(page: PageReading) -> Iterator[Fault]:
    trim = page.frame.trim
    if trim is None or page.unread or page.broken or not page.frame.sheet.holds(page.frame.inked.grown(_SAFE * MM)):
        return
    count = len(_corner_lines(page, trim))
    if count < 8:
        yield Fault(f"四角应有 8 条裁切线，找到 {count} 条", page.number)


@BLEED_INK.of_page(
    "crop-marks-all-plates",
    WARNING,
    PRESS,
    "GWG 2022; ISO 12647-2",
    "裁切线印在每一块版上",
    "只印在黑版上的裁切线，别的版无法套准。",
    "裁切线用“套版色”（All）。",
)
def _all_plates(page: PageReading) -> Iterator[Fault]:
    if page.frame.trim is None:
        return
    for mark in _corner_lines(page, page.frame.trim):
        inks = {name for coat in mark.coats for name in coat.colour.used_inks}
        if "All" not in inks and not inks >= set("CMYK"):
            yield Fault("裁切线没有印在每一块版上", page.number, mark.box)
            return


@BLEED_INK.of_page(
    "page-empty",
    WARNING,
    PRESS,
    "GWG 2022, R0005",
    "没有空白页",
    "空白页可能是漏排，也可能是有意留的。",
    "确认是否有意；有意留的请告诉印厂。",
)
def _page_empty(page: PageReading) -> Iterator[Fault]:
    area = page.frame.cut
    inked = (mark for mark in page.marks if mark.box.overlaps(area))
    if page.broken is None and not page.unread and not any(_is_seen(mark) for mark in inked):
        yield Fault("这一页没有任何墨", page.number)


def _is_seen(mark: Mark) -> bool:
    if isinstance(mark, TextMark):
        return mark.is_seen and any(not coat.colour.is_white for coat in mark.coats)
    return _is_field(mark)
