"""Reads the text of finished pages with pdfium: another program's eyes than the ones that wrote it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator


def read_pages(pdf: bytes) -> Iterator[str]:
    """The text of each page in the order of its content stream, line ends and spaces as pdfium guesses them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            try:
                yield _all_characters(text.raw)
            finally:
                text.close()
                page.close()
    finally:
        document.close()


def _all_characters(textpage: object) -> str:
    # PdfTextPage.get_text_range drops the last characters of pages that hold some outside the basic plane.
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    room = 2 * count + 1
    buffer = (ctypes.c_ushort * room)()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    return bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
