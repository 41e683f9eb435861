"""Captions, titles and headings of any length are set in a time that grows no faster than they do."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from composed_reports import LINE, composed, read_sized, write_sized_report
from printreport.model.document import Document

PATIENCE = 5.0
"""Seconds of CPU for what took a minute."""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    photos = {f"p{number}": ("3000x2000", "") for number in range(3)}
    section = f"---\nheading: 一\nphotos: [p0, p1, p2]\n---\n{LINE * 12}\n"
    return read_sized(write_sized_report(tmp_path, "title: 试排\n", {"01-a": section}, photos))


def seconds(document: Document) -> float:
    begun = time.process_time()
    composed(document)
    return time.process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("length", [250, 2000])
def test_captions_of_any_length_are_set_at_once(document: Document, length: int) -> None:
    words = (LINE * 60)[:length]
    assert seconds(replace(document, photos={k: replace(p, caption=words) for k, p in document.photos.items()})) < PATIENCE


def test_a_long_title_and_heading_are_set_at_once(document: Document) -> None:
    words = (LINE * 10)[:300]
    assert seconds(replace(document, report=replace(document.report, title=(words,)))) < PATIENCE
    assert seconds(replace(document, sections=tuple(replace(s, heading=words) for s in document.sections))) < PATIENCE
