"""Reads the QR code of finished pages as a telephone would: the page drawn by pdfium, the code decoded by zxing."""

from __future__ import annotations

import pypdfium2

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.geometry import Rect
from printreport.model.document import Report
from printreport.model.layout import Layout, PlacedArea, PlacedTag, walk

DPI = 200.0
"""About what a telephone's camera sees of a page that it is held over."""

_AROUND = 28.0
"""Points around the code that are looked at, too: what covers or crowds it is seen."""


def check_code(pdf: bytes, layout: Layout, report: Report, name: str) -> tuple[Diagnostic, ...]:
    """The error that the code on a finished page cannot be read, or says something else; empty for a code that is well.

    `pdf` holds the pages one by one, with whatever stands around their trim. A code that fails is a defect of ours.
    """
    qr = report.qr
    assert qr is not None
    read = [text for number, rect in _codes(layout) for text in _read(pdf, number, rect)]
    if read == [qr.text]:
        return ()
    span = report.spans.get("qr", qr.span)
    if not read:
        return (error("fidelity-qr", span, f"成品（{name}）上的二维码读不出来"),)
    return (error("fidelity-qr", span, f"成品（{name}）上的二维码读出来是“{'、'.join(read)}”，应当是“{qr.text}”"),)


def _codes(layout: Layout) -> list[tuple[int, Rect]]:
    """The pages on which codes stand, and where."""
    return [
        (page.number, area.bounds)
        for page in layout.pages
        for tag in walk(page.items)
        if isinstance(tag, PlacedTag) and tag.key == "code"
        for area in tag.items
        if isinstance(area, PlacedArea)
    ]


def _read(pdf: bytes, number: int, rect: Rect) -> list[str]:
    """The codes that are found in a part of a page, given from its trim's upper left corner."""
    import zxingcpp

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number - 1]
        left, _, _, top = page.get_trimbox()
        seen = rect.outset(_AROUND, _AROUND, _AROUND, _AROUND)
        page.set_cropbox(left + seen.x, top - seen.bottom, left + seen.right, top - seen.y)
        bitmap = page.render(scale=DPI / 72.0, grayscale=True, may_draw_forms=False)
        pixels = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
        found = zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        bitmap.close()
        page.close()
        return [code.text for code in found if code.valid]
    finally:
        document.close()

