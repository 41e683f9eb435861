"""Pictures: fine enough where they are placed, and stored as presses can read them."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.units import to_mm
from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import BOOKLET, PRESS, SCREEN, X1A
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.painted import ImageMark

PICTURES = Subject("图片")

_REFUSED, _WANTED, _MOST, _BILEVEL = 150, 225, 650, 550
"""Pixels to the inch (press.md; GWG 2022, R0031, R0032): an error, a warning, more than is of use, and the least of line
art."""
_HALF = 0.5
"""Pixels to the inch: what is told is rounded to whole ones."""


def _largest(mark: ImageMark, ppi: int) -> str:
    width, height = (25.4 * side / ppi for side in (mark.image.width, mark.image.height))
    return f"{width:.0f}×{height:.0f} mm"


def _photos(page: PageReading) -> Iterator[tuple[ImageMark, float]]:
    """Pictures of several tones with their lower resolution; slivers of a few pixels are fields of one colour."""
    for mark in page.images:
        if mark.image.bits > 1 and min(mark.image.width, mark.image.height) > 2:
            yield mark, min(mark.ppi)


def _size(mark: ImageMark) -> str:
    return (
        f"图片 {mark.image.width}×{mark.image.height} 像素，印成 {to_mm(mark.whole.width):.0f}×{to_mm(mark.whole.height):.0f} mm"
    )


@PICTURES.of_page(
    "picture-ppi",
    ERROR,
    PRESS,
    "GWG 2022, R0031；press.md：图片",
    "图片不低于 150 ppi",
    "像素太少，印出来是马赛克。",
    "换大图，或缩小放置的尺寸。",
)
def _ppi(page: PageReading) -> Iterator[Fault]:
    for mark, ppi in _photos(page):
        if ppi < _REFUSED - _HALF:
            text = f"{_size(mark)}，只有 {ppi:.0f} ppi；最大可印 {_largest(mark, _REFUSED)}"
            yield Fault(text, page.number, mark.box)


@PICTURES.of_page(
    "picture-ppi-soft",
    WARNING,
    PRESS,
    "GWG 2022, R0031；press.md：图片",
    "图片不低于 225 ppi",
    "像素偏少，细看发虚。",
    "有条件时换大图，或缩小放置的尺寸。",
)
def _ppi_soft(page: PageReading) -> Iterator[Fault]:
    for mark, ppi in _photos(page):
        if _REFUSED - _HALF <= ppi < _WANTED - _HALF:
            yield Fault(f"{_size(mark)}，{ppi:.0f} ppi；225 ppi 时最大 {_largest(mark, _WANTED)}", page.number, mark.box)


@PICTURES.of_page(
    "picture-ppi-high",
    WARNING,
    PRESS,
    "印厂通例",
    "图片不高于 650 ppi",
    "多余的像素不会更清楚，只会让文件变大、制版变慢。",
    "导出时把图片降到 300～450 ppi。",
)
def _ppi_high(page: PageReading) -> Iterator[Fault]:
    for mark, ppi in _photos(page):
        if ppi > _MOST and mark.image.width * mark.image.height > 250_000:
            yield Fault(f"{_size(mark)}，达 {ppi:.0f} ppi", page.number, mark.box)


@PICTURES.of_page(
    "picture-bilevel-ppi",
    ERROR,
    PRESS,
    "GWG 2022, R0032",
    "黑白线稿不低于 550 ppi",
    "线稿没有灰色过渡，像素不够边缘就是锯齿。",
    "按 600～1200 ppi 重新扫描，或改用矢量图。",
)
def _bilevel(page: PageReading) -> Iterator[Fault]:
    for mark in page.images:
        small = min(mark.image.width, mark.image.height) <= 8
        if mark.image.bits == 1 and not small and min(mark.ppi) < _BILEVEL - _HALF:
            yield Fault(f"{_size(mark)}，线稿只有 {min(mark.ppi):.0f} ppi", page.number, mark.box)


@PICTURES.of_page(
    "picture-ppi-booklet",
    WARNING,
    BOOKLET | SCREEN,
    "办公室打印：150 ppi",
    "图片不低于 100 ppi",
    "像素太少，打印或放大看发虚。",
    "换大图，或缩小放置的尺寸。",
)
def _ppi_booklet(page: PageReading) -> Iterator[Fault]:
    for mark, ppi in _photos(page):
        if ppi < 100 - _HALF:
            yield Fault(f"{_size(mark)}，只有 {ppi:.0f} ppi", page.number, mark.box)


@PICTURES.of_page(
    "picture-distorted",
    WARNING,
    PRESS | BOOKLET,
    "印厂通例",
    "图片没有拉变形",
    "横竖比例不一，人像会变胖变瘦。",
    "按比例缩放图片。",
)
def _distorted(page: PageReading) -> Iterator[Fault]:
    for mark, _ppi in _photos(page):
        across, along = mark.ppi
        if mark.image.width > 50 and mark.image.height > 50 and not 0.9 < across / max(along, 0.01) < 1.11:
            yield Fault(f"图片横 {across:.0f} ppi、竖 {along:.0f} ppi，拉变形了", page.number, mark.box)


@PICTURES.of_page(
    "picture-bits",
    ERROR,
    X1A,
    "ISO 15930-4, 6.2; ISO 32000-1, 8.9.5",
    "图片每个颜色不超过 8 位",
    "16 位图片是 PDF 1.5 的功能，X-1a 的流程读不了。",
    "把图片转成 8 位。",
)
def _bits(page: PageReading) -> Iterator[Fault]:
    for mark in page.images:
        if mark.image.bits > 8:
            yield Fault(f"图片每个颜色 {mark.image.bits} 位", page.number, mark.box)


@PICTURES.of_page(
    "picture-jpx",
    ERROR,
    X1A,
    "ISO 15930-4, 6.4",
    "没有 JPEG 2000 图片",
    "JPEG 2000 是 PDF 1.5 的功能，X-1a 的流程读不了。",
    "导出时改用 JPEG 或 ZIP 压缩。",
)
def _jpx(page: PageReading) -> Iterator[Fault]:
    for mark in page.images:
        if "JPXDecode" in mark.image.filters:
            yield Fault("图片是 JPEG 2000", page.number, mark.box)


@PICTURES.of_page(
    "picture-jpeg-quality",
    WARNING,
    PRESS,
    "press.md：图片",
    "JPEG 质量不低于 80",
    "压得太狠，细节和过渡会出现方块。",
    "导出时选“最高”或“高”质量。",
)
def _quality(page: PageReading) -> Iterator[Fault]:
    for mark in _each_picture(page):
        jpeg = mark.image.jpeg
        if jpeg is not None and 0 < jpeg.quality < 80:
            yield Fault(f"JPEG 质量约 {jpeg.quality}", page.number, mark.box)


@PICTURES.of_page(
    "picture-jpeg-subsampled",
    WARNING,
    PRESS,
    "press.md：图片",
    "JPEG 没有降低颜色的精细度",
    "颜色按一半精度存，红字、细线的边缘会渗色。",
    "导出时关闭色度抽样（4:4:4）。",
)
def _subsampled(page: PageReading) -> Iterator[Fault]:
    for mark in _each_picture(page):
        jpeg = mark.image.jpeg
        if jpeg is not None and jpeg.subsampled:
            yield Fault("JPEG 的颜色只存了一半精度", page.number, mark.box)


def _each_picture(page: PageReading) -> Iterator[ImageMark]:
    """Each picture of a page once, where it is placed first."""
    seen: set[object] = set()
    for mark in page.images:
        if mark.image.key not in seen:
            seen.add(mark.image.key)
            yield mark


@PICTURES.of_page(
    "picture-jpeg-head",
    ERROR,
    PRESS | SCREEN | BOOKLET,
    "ISO 32000-1, 7.4.8",
    "JPEG 数据与说明相符",
    "图片数据残缺，或颜色数与说明不符，印出来是黑块或花屏。",
    "重新存一份图片再放置。",
)
def _jpeg_head(page: PageReading) -> Iterator[Fault]:
    for mark in _each_picture(page):
        image = mark.image
        if image.filters != ("DCTDecode",) or image.source is None:
            continue
        jpeg = image.jpeg
        if jpeg is None:
            yield Fault("图片不是完好的 JPEG", page.number, mark.box)
        elif image.space.components and jpeg.components != image.space.components:
            yield Fault(f"JPEG 有 {jpeg.components} 个颜色，说明写的是 {image.space.components} 个", page.number, mark.box)


@PICTURES.of_page(
    "picture-alternates",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.2.8; ISO 19005-2, 6.2.8",
    "图片没有替代版本",
    "不知道印出来的是哪一版。",
    "导出时不要附带替代图像。",
)
def _alternates(page: PageReading) -> Iterator[Fault]:
    for mark in page.images:
        if mark.image.has_alternates:
            yield Fault("图片带有替代图像", page.number, mark.box)


@PICTURES.of_page(
    "picture-opi",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.16; ISO 15930-4, 6.6",
    "没有要印厂替换的低精度图（OPI）",
    "印厂没有你的高精度图，印出来就是低精度的。",
    "导出时嵌入高精度图，关闭 OPI。",
)
def _opi(page: PageReading) -> Iterator[Fault]:
    for mark in page.images:
        if mark.image.has_opi:
            yield Fault("图片带有 OPI 注记", page.number, mark.box)
    for form in page.forms:
        if "/OPI" in form:
            yield Fault("表单带有 OPI 注记", page.number)


@PICTURES.of_page(
    "picture-interpolated",
    ERROR,
    SCREEN,
    "ISO 19005-2, 6.2.8",
    "图片没有要求插值",
    "各家软件插值的结果不同，PDF/A 不许用。",
    "导出时关闭“插值”。",
)
def _interpolated(page: PageReading) -> Iterator[Fault]:
    for mark in page.images:
        if mark.image.interpolate:
            yield Fault("图片要求插值（Interpolate）", page.number, mark.box)
