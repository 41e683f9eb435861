"""Ink coverage: what stands in the colours themselves, and what the plates add up to."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS
from printreport.preflight.reading.box import Box
from printreport.preflight.reading.file_reading import FileReading
from printreport.preflight.reading.ink_cover import LIMIT, TOLERANCE
from printreport.preflight.reading.page_reading import PageReading

INK = Subject("总墨量")

_SPECK = 0.0005
"""The share of a page over which too much ink is no speck: a square of 5 mm on A4."""


@INK.of_page(
    "ink-colour",
    ERROR,
    PRESS,
    "GWG 2022, R0026；press.md：总墨量 300 %",
    "色块和文字的颜色不超过 300 % 的墨",
    "墨太多干不了，会蹭脏、粘页。",
    "降低颜色的 CMYK 总和；大面积黑色用 C60 M40 Y40 K100。",
)
def _colour(page: PageReading) -> Iterator[Fault]:
    for mark in page.marks:
        if not mark.box.overlaps(page.frame.inked):
            continue
        for coat in mark.coats:
            total = 100 * coat.colour.total_ink
            if total > LIMIT + 0.5 and "All" not in coat.colour.space.inks:
                yield Fault(f"颜色 {coat.colour.text} 共 {total:.0f} %", page.number, mark.box)


@INK.of_file(
    "ink-cover",
    ERROR,
    PRESS,
    "GWG 2022, R0026；press.md：总墨量 300 %",
    "每一处的墨都不超过 300 %",
    "墨太多干不了，会蹭脏、粘页。",
    "图片按印刷条件的特性文件转 CMYK（它自带墨量上限）；叠印的色块改用镂空。",
)
def _cover(file: FileReading) -> Iterator[Fault]:
    for page in file.ink.pages if file.ink is not None else ():
        if page.highest > LIMIT + TOLERANCE and page.share_over >= _SPECK:
            yield Fault(_words(file, page.highest, page.share_over), page.page, _box(page.place))


@INK.of_file(
    "ink-specks",
    WARNING,
    PRESS,
    "press.md：总墨量 300 %",
    "没有零星的点超过 300 %",
    "零星的点一般不要紧，但说明图片没有按印刷条件转换。",
    "图片按印刷条件的特性文件重新转 CMYK。",
)
def _specks(file: FileReading) -> Iterator[Fault]:
    for page in file.ink.pages if file.ink is not None else ():
        if page.highest > LIMIT + TOLERANCE and page.share_over < _SPECK:
            yield Fault(_words(file, page.highest, page.share_over), page.page, _box(page.place))


def _words(file: FileReading, highest: float, share: float) -> str:
    source = file.ink.measured_by if file.ink is not None else ""
    return f"最高 {highest:.0f} %，占版面 {share:.2%}（{source}）"


def _box(place: tuple[float, float, float, float] | None) -> Box | None:
    return None if place is None else Box(*place)


@INK.of_file(
    "render",
    ERROR,
    PRESS,
    "ISO 32000-1",
    "Ghostscript 能渲染全部页面",
    "Ghostscript 出错的文件，别的制版机也可能出错。",
    "换用可靠的软件重新导出。",
)
def _render(file: FileReading) -> Iterator[Fault]:
    if file.ink is not None and file.ink.problem:
        yield Fault(f"Ghostscript：{file.ink.problem}")
