"""The shipped fonts and a typesetter of each region, opened once."""

from __future__ import annotations

import pytest

from printreport.fonts.font_book import FontBook, open_font_book
from printreport.text.typesetter import Typesetter


@pytest.fixture(scope="session")
def book() -> FontBook:
    return open_font_book()


@pytest.fixture(scope="session")
def setter(book: FontBook) -> Typesetter:
    return Typesetter(book, "zh-Hans-CN")


@pytest.fixture(scope="session")
def taiwan(book: FontBook) -> Typesetter:
    return Typesetter(book, "zh-Hant-TW")
