"""Reads the text of finished pages with pdfium: another program's eyes than the ones that wrote it."""

from __future__ import annotations

from collections.abc import Iterator


def read_pages(pdf: bytes) -> Iterator[str]:
    """The text inside each page's bleed, in the order of its content stream; line ends and spaces as pdfium guesses them.

    What is printed outside the bleed (marks, the slug line) is the printer's and no part of the brochure.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            try:
                yield text.get_text_bounded(*page.get_bleedbox())
            finally:
                text.close()
                page.close()
    finally:
        document.close()
