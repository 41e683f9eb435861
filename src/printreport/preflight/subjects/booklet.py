"""The office's booklet: sheets that a duplex printer prints, folds and staples rightly."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.units import MM
from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import BOOKLET
from printreport.preflight.reading.file_reading import FileReading
from printreport.preflight.reading.page_reading import PageReading

OFFICE = Subject("小册子")

_MARGIN = 4.0
"""Millimetres that office printers leave white on all four sides."""


@OFFICE.of_file(
    "sheet-sides",
    ERROR,
    BOOKLET,
    "双面打印",
    "面数是双数",
    "一张纸两面，单数的最后一面会印错位置。",
    "补一面空白。",
)
def _sides(file: FileReading) -> Iterator[Fault]:
    if len(file.frames) % 2:
        yield Fault(f"共 {len(file.frames)} 面")


@OFFICE.of_file(
    "duplex-short-edge",
    WARNING,
    BOOKLET,
    "ISO 32000-1, 12.2",
    "写明双面打印时按短边翻转",
    "按长边翻转，背面会倒过来。",
    "打印时选“短边翻转”；或在文件里设 Duplex。",
)
def _duplex(file: FileReading) -> Iterator[Fault]:
    if str(file.root.get("/ViewerPreferences", {}).get("/Duplex", "")) != "/DuplexFlipShortEdge":
        yield Fault("没有设 DuplexFlipShortEdge")


@OFFICE.of_file(
    "print-scaling",
    WARNING,
    BOOKLET,
    "ISO 32000-1, 12.2",
    "写明打印时不缩放",
    "打印机默认“适合页面”，会缩小几个百分点，折线就偏了。",
    "打印时选“实际大小”；或在文件里设 PrintScaling。",
)
def _scaling(file: FileReading) -> Iterator[Fault]:
    if str(file.root.get("/ViewerPreferences", {}).get("/PrintScaling", "")) != "/None":
        yield Fault("没有设 PrintScaling None")


@OFFICE.of_page(
    "sheet-rotated",
    ERROR,
    BOOKLET,
    "双面打印",
    "纸面没有旋转标记",
    "有的打印机不认旋转标记，双面会对不上。",
    "按横向重新导出。",
)
def _rotated(page: PageReading) -> Iterator[Fault]:
    if page.frame.rotate % 360:
        yield Fault(f"这一面标了旋转 {page.frame.rotate} 度", page.number)


@OFFICE.of_page(
    "printer-margin",
    ERROR,
    BOOKLET,
    "办公室打印机：四边约 4 mm 印不到",
    "文字离纸边至少 4 mm",
    "办公室打印机印不到纸边，字会缺。",
    "把页面缩小，或把文字向里移。",
)
def _margin(page: PageReading) -> Iterator[Fault]:
    inner = page.frame.sheet.grown(-_MARGIN * MM)
    for mark in page.texts:
        if not inner.holds(mark.box, 0.5):
            yield Fault("文字离纸边不到 4 mm", page.number, mark.box)


@OFFICE.of_page(
    "text-on-fold",
    WARNING,
    BOOKLET,
    "骑马订",
    "没有文字压在折线上",
    "压在折线上的字看不清，订书钉也会钉到。",
    "把文字移到折线的一侧。",
)
def _fold(page: PageReading) -> Iterator[Fault]:
    sheet = page.frame.sheet
    middle = (sheet.left + sheet.right) / 2
    for mark in page.texts:
        if mark.box.left < middle - 1 and mark.box.right > middle + 1:
            yield Fault("有文字压在折线上", page.number, mark.box)
