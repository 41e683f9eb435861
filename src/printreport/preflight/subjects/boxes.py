"""Page boxes: where a page is cut, how far it bleeds, how large the sheet is."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from printreport.core.units import MM, to_mm
from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import BOOKLET, EVERY, PRESS
from printreport.preflight.reading.box import Box
from printreport.preflight.reading.file_reading import FileReading
from printreport.preflight.reading.page_reading import PageReading

BOXES = Subject("页面框")

BLEED = 3.0
"""Millimetres: what Chinese print houses ask for; GWG 2022 has the same."""
_SLACK = 0.25
"""Points, a tenth of a millimetre: boxes are written in rounded numbers."""


@BOXES.of_page(
    "media-box",
    ERROR,
    EVERY,
    "ISO 32000-1, 14.11.2",
    "每页都有纸张框 MediaBox",
    "没有纸张框，页面大小不确定。",
    "重新导出。",
)
def _media_box(page: PageReading) -> Iterator[Fault]:
    media = page.frame.media
    if media is None or media.width < 1 or media.height < 1:
        yield Fault("没有可用的 MediaBox", page.number)


@BOXES.of_page(
    "trim-box",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.3.3; ISO 15930-4, 6.9",
    "每页都有成品框 TrimBox",
    "没有成品框，印厂不知道裁到哪里，拼版软件也无从下手。",
    "导出时勾选出血和裁切标记，或指定成品尺寸。",
)
def _trim_box(page: PageReading) -> Iterator[Fault]:
    if page.frame.trim is None and page.frame.art is None:
        yield Fault("这一页没有 TrimBox", page.number)


@BOXES.of_page(
    "art-box",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.3.3; ISO 15930-4, 6.9",
    "没有 ArtBox",
    "TrimBox 和 ArtBox 只能有一个；用 ArtBox 代替成品框的，多数拼版软件不认。",
    "导出时去掉 ArtBox。",
)
def _art_box(page: PageReading) -> Iterator[Fault]:
    if page.frame.art is not None:
        yield Fault("这一页同时有 TrimBox 和 ArtBox" if page.frame.trim is not None else "这一页用了 ArtBox", page.number)


@BOXES.of_page(
    "box-nesting",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.3.3; ISO 15930-4, 6.9",
    "成品框在出血框里，出血框在纸张框里",
    "框互相越界，裁切和拼版的位置就会错。",
    "重新导出，不要手工改页面框。",
)
def _nesting(page: PageReading) -> Iterator[Fault]:
    frame = page.frame
    chain = [("TrimBox", frame.trim), ("BleedBox", frame.bleed), ("CropBox", frame.crop), ("MediaBox", frame.media)]
    present: list[tuple[str, Box]] = [(name, box) for name, box in chain if box is not None]
    for (inner, small), (outer, large) in itertools.pairwise(present):
        if not large.holds(small, _SLACK):
            yield Fault(f"{inner} 超出了 {outer}", page.number)


@BOXES.of_page(
    "bleed-box",
    ERROR,
    PRESS,
    "印厂通例：出血 3 mm；GWG 2022",
    "四面都有 3 mm 出血",
    "没有出血，裁切稍有偏差就露出白边。",
    "导出时把出血设为四面 3 mm。",
)
def _bleed_box(page: PageReading) -> Iterator[Fault]:
    trim, bleed = page.frame.trim, page.frame.bleed
    if trim is None:
        return
    if bleed is None:
        yield Fault("这一页没有 BleedBox", page.number)
        return
    reach = zip(
        "左下右上",
        (trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top),
        strict=True,
    )
    short = [f"{side}边 {max(to_mm(points), 0):.1f} mm" for side, points in reach if points < BLEED * MM - _SLACK]
    if short:
        yield Fault(f"出血不足：{'，'.join(short)}", page.number)


@BOXES.of_page(
    "crop-box",
    WARNING,
    PRESS,
    "GWG 2022, R0002",
    "CropBox 与 MediaBox 相同",
    "CropBox 小于纸张时，打开看到的不是全部，标记可能被裁掉。",
    "导出时不要设置裁剪。",
)
def _crop_box(page: PageReading) -> Iterator[Fault]:
    media, crop = page.frame.media, page.frame.crop
    if media is not None and crop is not None and not (crop.holds(media, _SLACK) and media.holds(crop, _SLACK)):
        yield Fault("CropBox 与 MediaBox 不同", page.number)


@BOXES.of_page(
    "page-rotated",
    ERROR,
    PRESS,
    "GWG 2022, R0003",
    "页面没有旋转标记",
    "旋转标记在各家拼版软件里的处理不同，可能印倒。",
    "按正方向重新导出这一页。",
)
def _rotated(page: PageReading) -> Iterator[Fault]:
    if page.frame.rotate % 360:
        yield Fault(f"这一页标了旋转 {page.frame.rotate} 度", page.number)


@BOXES.of_page(
    "user-unit",
    ERROR,
    PRESS,
    "GWG 2022, R0004",
    "没有用 UserUnit 放大页面",
    "很多流程不认 UserUnit，印出来大小不对。",
    "按实际尺寸重新导出。",
)
def _user_unit(page: PageReading) -> Iterator[Fault]:
    if page.frame.user_unit != 1:
        yield Fault(f"这一页的 UserUnit 是 {page.frame.user_unit:g}", page.number)


@BOXES.of_file(
    "trim-same-size",
    ERROR,
    PRESS,
    "GWG 2022, R0001",
    "各页成品尺寸相同",
    "一本册子里尺寸不一，无法拼版装订。",
    "按同一尺寸重新导出不合的页。",
)
def _same_size(file: FileReading) -> Iterator[Fault]:
    sizes = Counter((round(frame.cut.width, 0), round(frame.cut.height, 0)) for frame in file.frames)
    if len(sizes) < 2:
        return
    usual = sizes.most_common(1)[0][0]
    for frame in file.frames:
        if abs(frame.cut.width - usual[0]) > 1.5 or abs(frame.cut.height - usual[1]) > 1.5:
            size = f"{to_mm(frame.cut.width):.0f}×{to_mm(frame.cut.height):.0f} mm"
            yield Fault(f"成品尺寸是 {size}，多数页是 {to_mm(usual[0]):.0f}×{to_mm(usual[1]):.0f} mm", frame.number)


@BOXES.of_file(
    "pages-of-four",
    WARNING,
    PRESS,
    "骑马订",
    "总页数是 4 的倍数",
    "骑马订一张纸印四页，页数不是 4 的倍数就要加空白页；胶装、单张不受此限。",
    "增减内容，或与印厂商定空白页的位置。",
)
def _pages_of_four(file: FileReading) -> Iterator[Fault]:
    if len(file.frames) > 4 and len(file.frames) % 4:
        yield Fault(f"共 {len(file.frames)} 页，骑马订要 4 的倍数")


@BOXES.of_file(
    "pages-in-spreads",
    ERROR,
    PRESS,
    "印厂通例：单页交稿",
    "一页一面，不是拼好的对开页",
    "对开页无法再拼版，跨页图在订口也没有出血。",
    "导出时选“页面”，不要选“跨页”。",
)
def _in_spreads(file: FileReading) -> Iterator[Fault]:
    wide = [frame for frame in file.frames if frame.cut.width > 1.2 * frame.cut.height]
    narrow = [frame for frame in file.frames if frame.cut.width * 1.2 < frame.cut.height]
    if not wide or not narrow:
        return
    for frame in wide:
        if abs(frame.cut.width - 2 * narrow[0].cut.width) < 3 and abs(frame.cut.height - narrow[0].cut.height) < 3:
            yield Fault("这一页是拼好的对开页", frame.number)


@BOXES.of_file(
    "sheet-size",
    ERROR,
    BOOKLET,
    "办公室双面打印",
    "各面是同样大小的横放纸张",
    "大小不一或竖放，双面打印后折不成册。",
    "按 A3 或 A4 横放重新拼版。",
)
def _sheet_size(file: FileReading) -> Iterator[Fault]:
    for frame in file.frames:
        sheet, first = frame.sheet, file.frames[0].sheet
        if sheet.width <= sheet.height:
            yield Fault("纸张不是横放", frame.number)
        elif abs(sheet.width - first.width) > 1 or abs(sheet.height - first.height) > 1:
            yield Fault("纸张大小与第一面不同", frame.number)
        elif not any(abs(to_mm(sheet.width) - w) < 1 and abs(to_mm(sheet.height) - h) < 1 for w, h in ((420, 297), (297, 210))):
            yield Fault(f"纸张是 {to_mm(sheet.width):.0f}×{to_mm(sheet.height):.0f} mm，不是 A3 或 A4", frame.number)
