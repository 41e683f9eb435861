"""Lines that plates can hold."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS
from printreport.preflight.reading.page_reading import PageReading

LINES = Subject("线条")

_LEAST = 0.25
"""Points (GWG 2022, R0018, R0019): a thinner line breaks on the plate."""
_ONE_INK_UNDER = 0.5
"""Points (GWG 2022): thinner lines have one ink, as misregister doubles them."""
_SLACK = 0.006
"""Points: numbers in files are rounded to two decimals."""


@LINES.of_page(
    "line-hairline",
    ERROR,
    PRESS,
    "ISO 32000-1, 8.4.3.2; GWG 2022, R0018",
    "没有零宽度的线",
    "零宽度的线按设备最细处理，屏幕上看得见，制版机上几乎没有。",
    "把线宽设为 0.25 点以上。",
)
def _hairline(page: PageReading) -> Iterator[Fault]:
    for mark in page.paths:
        if mark.strokes and mark.width <= 0.001:
            yield Fault("线宽为零", page.number, mark.box)


@LINES.of_page(
    "line-thin",
    ERROR,
    PRESS,
    "GWG 2022, R0018",
    "线不细于 0.25 点",
    "更细的线制版时会断。",
    "把线宽设为 0.25 点以上；缩小放置的图要把线宽算进去。",
)
def _thin(page: PageReading) -> Iterator[Fault]:
    for mark in page.paths:
        if mark.strokes and 0.001 < mark.width < _LEAST - _SLACK:
            yield Fault(f"线宽只有 {mark.width:.2f} 点", page.number, mark.box)


@LINES.of_page(
    "line-filled-thin",
    ERROR,
    PRESS,
    "GWG 2022, R0019",
    "用色块画的线不细于 0.25 点",
    "用细长色块画的线，太细同样会断。",
    "把色块加宽到 0.25 点以上，或改用描边的线。",
)
def _filled_thin(page: PageReading) -> Iterator[Fault]:
    for mark in page.paths:
        if mark.fills and not mark.strokes and mark.thin is not None and mark.thin < _LEAST - _SLACK:
            yield Fault(f"细长色块只有 {mark.thin:.2f} 点宽", page.number, mark.box)


@LINES.of_page(
    "line-inks",
    WARNING,
    PRESS,
    "GWG 2022, R0018",
    "0.5 点以下的线只用一种墨",
    "细线用几种墨，套印稍有偏差就成了几条线。",
    "细线改成单色，或加粗到 0.5 点以上。",
)
def _inks(page: PageReading) -> Iterator[Fault]:
    area = page.frame.inked
    for mark in page.paths:
        inks = mark.look.stroke.used_inks
        if mark.strokes and 0.001 < mark.width < _ONE_INK_UNDER - _SLACK and len(inks) > 1 and mark.box.overlaps(area):
            yield Fault(f"{mark.width:.2f} 点的线用了 {len(inks)} 种墨", page.number, mark.box)


@LINES.of_page(
    "line-white-thin",
    WARNING,
    PRESS,
    "GWG 2022, R0019",
    "反白的线不细于 0.5 点",
    "反白的细线，墨一扩张就糊住了。",
    "反白线加粗到 0.5 点以上。",
)
def _white(page: PageReading) -> Iterator[Fault]:
    for mark in page.paths:
        if mark.strokes and not mark.fills and mark.look.stroke.is_white and 0.001 < mark.width < _ONE_INK_UNDER - _SLACK:
            yield Fault(f"反白的线只有 {mark.width:.2f} 点", page.number, mark.box)
