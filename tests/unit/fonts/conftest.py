"""The shipped book of faces, opened once for all tests of this folder."""

from __future__ import annotations

import pytest

from printreport.fonts.font_book import FontBook, open_font_book


@pytest.fixture(scope="session")
def book() -> FontBook:
    return open_font_book()
