"""Transparency: none in X-1a; in X-4 blended in the press's own inks."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS, SCREEN, X1A, X4
from printreport.preflight.reading.page_reading import PageReading

TRANSPARENCY = Subject("透明")

_BLENDS = frozenset(
    (
        "Normal",
        "Compatible",
        "Multiply",
        "Screen",
        "Overlay",
        "Darken",
        "Lighten",
        "ColorDodge",
        "ColorBurn",
        "HardLight",
        "SoftLight",
        "Difference",
        "Exclusion",
        "Hue",
        "Saturation",
        "Color",
        "Luminosity",
    )
)


@TRANSPARENCY.of_page(
    "transparency-alpha",
    ERROR,
    X1A,
    "ISO 15930-4, 6.8",
    "没有半透明的颜色",
    "X-1a 的流程不认透明，半透明会变成不透明。",
    "导出前拼合透明。",
)
def _alpha(page: PageReading) -> Iterator[Fault]:
    for mark in page.marks:
        if min(mark.look.fill_alpha, mark.look.stroke_alpha) < 1.0:
            yield Fault(f"不透明度 {min(mark.look.fill_alpha, mark.look.stroke_alpha):.0%}", page.number, mark.box)


@TRANSPARENCY.of_page(
    "transparency-blend",
    ERROR,
    X1A,
    "ISO 15930-4, 6.8",
    "没有混合模式",
    "X-1a 的流程不认混合模式，“正片叠底”的阴影会变成实色。",
    "导出前拼合透明。",
)
def _blend(page: PageReading) -> Iterator[Fault]:
    for mark in page.marks:
        if mark.look.blend not in ("Normal", "Compatible"):
            yield Fault(f"用了混合模式 {mark.look.blend}", page.number, mark.box)


@TRANSPARENCY.of_page(
    "transparency-mask",
    ERROR,
    X1A,
    "ISO 15930-4, 6.8",
    "没有软蒙版",
    "X-1a 的流程不认软蒙版，羽化的边缘会变成硬边。",
    "导出前拼合透明。",
)
def _mask(page: PageReading) -> Iterator[Fault]:
    for mark in page.marks:
        if mark.look.soft_mask:
            yield Fault("用了软蒙版", page.number, mark.box)
    for image in page.images:
        if image.image.has_soft_mask:
            yield Fault("图片带有透明通道", page.number, image.box)


@TRANSPARENCY.of_page(
    "transparency-group",
    ERROR,
    X1A,
    "ISO 15930-4, 6.8",
    "没有透明组",
    "透明组是 PDF 1.4 的透明功能，X-1a 不许用。",
    "导出前拼合透明。",
)
def _group(page: PageReading) -> Iterator[Fault]:
    if page.groups:
        yield Fault("有透明组", page.number)


@TRANSPARENCY.of_page(
    "transparency-space",
    ERROR,
    X4,
    "ISO 15930-7, 6.2.9; GWG 2022, R0030",
    "透明组在 CMYK 里混合",
    "在 RGB 里混合，透明处的黑字和专色会变成 RGB 再转四色。",
    "导出时把透明混合空间设为 CMYK。",
)
def _space(page: PageReading) -> Iterator[Fault]:
    for space in page.groups:
        if space is not None and space.components != 4:
            yield Fault(f"透明组在 {space.family} 里混合", page.number)


@TRANSPARENCY.of_page(
    "transparency-used",
    WARNING,
    X4,
    "印厂通例",
    "没有用透明",
    "X-4 许可透明，但老的流程要先拼合，文字附近容易出线。",
    "确认印厂能处理 X-4 的透明；不能的先拼合。",
)
def _used(page: PageReading) -> Iterator[Fault]:
    for mark in page.marks:
        if mark.look.is_transparent:
            yield Fault("用了透明", page.number, mark.box)
            return
    for image in page.images:
        if image.image.has_soft_mask:
            yield Fault("图片带有透明通道", page.number, image.box)
            return


@TRANSPARENCY.of_page(
    "transparency-blend-name",
    ERROR,
    PRESS | SCREEN,
    "ISO 32000-1, 11.3.5",
    "混合模式的名字在规范里",
    "不认识的混合模式，各家软件处理不同。",
    "换用规范里的混合模式。",
)
def _blend_name(page: PageReading) -> Iterator[Fault]:
    for mark in page.marks:
        if mark.look.blend not in _BLENDS:
            yield Fault(f"混合模式 {mark.look.blend} 不在规范里", page.number, mark.box)
            return
