"""Pages of others' PDFs as pixels: what an emblem of vectors looks like, with what can be seen through it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image as Pillow
from PIL.Image import Image


def page_pixels(source: Path | bytes, longest: int) -> Image:
    """The first page of a PDF, its longer side so many pixels, as RGBA on nothing; inks are seen as pdfium shows them.

    The page is cut to its TrimBox, as the form that is made of it. Raises pypdfium2.PdfiumError for what it cannot read.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    try:
        page = document[0]
        page.set_cropbox(*page.get_trimbox())
        bitmap = page.render(
            scale=longest / max(page.get_size()),
            fill_color=(255, 255, 255, 0),
            rev_byteorder=True,
            force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA,
            may_draw_forms=False,
        )
        size = (bitmap.width, bitmap.height)
        pixels = Pillow.frombytes("RGBA", size, bytes(bitmap.buffer), "raw", "RGBA", bitmap.stride)
        bitmap.close()
        page.close()
        return pixels
    finally:
        document.close()
