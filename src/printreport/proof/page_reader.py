"""Reads the text of finished pages with pdfium: another program's eyes than the ones that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2


def read_pages(pdf: bytes, known: frozenset[int] = frozenset()) -> Iterator[str | None]:
    """The text inside each page's bleed, in the order of its content stream; None for the pages that are `known`.

    Line ends and spaces are as pdfium guesses them. What is printed outside the bleed (marks, the slug line) is the
    printer's and no part of the brochure.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            yield None if index in known else _page_text(document[index])
    finally:
        document.close()


def first_page_text(path: Path) -> str:
    """All text of a file's first page: what an emblem says in type."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = document[0].get_textpage()
        found: str = text.get_text_bounded()
        text.close()
        return found
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        found: str = text.get_text_bounded(*page.get_bleedbox())
        return found
    finally:
        text.close()
        page.close()
