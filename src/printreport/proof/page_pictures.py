"""Pictures of finished pages, drawn by pdfium."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from printreport.images.page_picture import PageRaster


def page_rasters(pdf: bytes, dpi: float, trimmed: bool = False) -> Iterator[PageRaster]:
    """Each page of a PDF at so many dots to the inch, `trimmed` to its TrimBox or as its viewer shows it.

    One at a time, as large ones take memory.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            page = document[index]
            if trimmed:
                page.set_cropbox(*page.get_trimbox())
            bitmap = page.render(scale=dpi / 72.0, rev_byteorder=True, may_draw_forms=False)
            yield PageRaster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), dpi)
            bitmap.close()
            page.close()
    finally:
        document.close()
