"""Pictures of the pages that findings point at, drawn by pdfium."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import pypdfium2

from printreport.images.raster import jpeg_of

MOST_PICTURES = 40
"""Pages that are drawn for the verdict's page: more make it too large to be mailed."""
_LONGER_SIDE = 900.0
"""Pixels of a page's picture: a place can be found on it."""
_SECONDS = 10.0
"""For all pages together; those that are left have no picture."""


def page_pictures(data: bytes, pages: Sequence[int]) -> Mapping[int, bytes]:
    """A JPEG of the whole sheet of each page (numbers from 1), as far as they can be drawn; the first ones only."""
    found: dict[int, bytes] = {}
    begun = time.monotonic()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return found
    try:
        for number in [page for page in pages if page <= len(document)][:MOST_PICTURES]:
            if time.monotonic() - begun > _SECONDS:
                break
            try:
                page = document[number - 1]
                bitmap = page.render(scale=_LONGER_SIDE / max(*page.get_size(), 1.0), rev_byteorder=False)
                found[number] = jpeg_of(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            except (pypdfium2.PdfiumError, ValueError, MemoryError):
                continue
    finally:
        document.close()
    return found
