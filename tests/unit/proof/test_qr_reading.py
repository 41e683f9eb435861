"""The code of a finished page is read again: as it is, covered, crowded, of other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from press_samples import SPAN, document_of, font_book, layout_of, press
from printreport.core.color import BLACK, PAPER, Cmyk
from printreport.core.geometry import Point, Rect
from printreport.core.qr_modules import qr_modules
from printreport.core.units import mm
from printreport.images.image_store import ImageStore
from printreport.layout.display_pages.qr_block import outlines
from printreport.model.document import QrCode, Report
from printreport.model.layout import Item, Layout, PlacedArea, PlacedShape, PlacedTag
from printreport.proof.qr_reading import check_code
from printreport.render.press_pdf import render_press
from printreport.render.screen_pdf import render_screen

TEXT = "https://example.org/西宁/2025"
RED = Cmyk(0, 1, 1, 0.1)
X, Y, SIDE = 100.0, 120.0, mm(18)


def report_of(text: str = TEXT) -> Report:
    return replace(document_of().report, qr=QrCode(text, None, SPAN))


def page_with(text: str = TEXT, *over: Item, quiet: float = 4.0) -> Layout:
    modules = qr_modules(text)
    size = SIDE / len(modules)
    rings = tuple(tuple(Point(X + column * size, Y + row * size) for column, row in ring) for ring in outlines(modules))
    air = quiet * size
    plate = Rect(X, Y, SIDE, SIDE).outset(air, air, air, air)
    code = PlacedTag("figure", "code", (1,), (PlacedArea(rings, BLACK),), alt=text)
    ground = PlacedShape.rect(Rect(0, 0, 280, 390), BLACK)
    return layout_of((), (ground, PlacedShape.rect(plate, PAPER), code, *over))


def printed(layout: Layout, marks: str) -> bytes:
    if marks == "screen":
        return render_screen(layout, document_of(), font_book(), ImageStore(None), press()).data
    return render_press(layout, document_of(), font_book(), ImageStore(None), press(), marks=marks)  # type: ignore[arg-type]


@pytest.mark.parametrize("marks", ["none", "crop", "full", "screen"])
def test_a_code_is_read_on_pages_with_marks_and_without(marks: str) -> None:
    assert check_code(printed(page_with(), marks), page_with(), report_of(), "x.pdf") == ()


@pytest.mark.parametrize("text", ["http://a.cn", "x" * 150, "电话 0971-6123456，地址 西宁市城西区"])
def test_short_long_and_chinese_texts_are_read(text: str) -> None:
    assert check_code(printed(page_with(text), "full"), page_with(text), report_of(text), "x.pdf") == ()


def test_a_covered_code_is_an_error() -> None:
    covered = page_with(TEXT, PlacedShape.rect(Rect(X, Y, 0.6 * SIDE, 0.6 * SIDE), RED))
    (told,) = check_code(printed(covered, "full"), covered, report_of(), "out/press.pdf")
    assert (told.code, told.is_error) == ("fidelity-qr", True)
    assert "读不出来" in told.message


def test_a_code_of_other_words_is_an_error() -> None:
    (told,) = check_code(printed(page_with("https://other.example"), "full"), page_with(), report_of(), "out/press.pdf")
    assert "https://other.example" in told.message


def test_a_code_that_the_layout_lacks_is_an_error() -> None:
    (told,) = check_code(printed(layout_of(()), "full"), layout_of(()), report_of(), "out/press.pdf")
    assert told.code == "fidelity-qr"
