"""HTML pages: one shell, and values that stay words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from printreport.core import html_page as pages
from printreport.core.html_page import html_page, jpeg_text

TEMPLATES = sorted((Path(pages.__file__).parents[1] / "data" / "html").glob("*.html"))
HOSTILE = "\"'><script>alert(1)</script>&{{ 7 * 7 }}"
PREFLIGHT = {
    "mood": "good", "headline": "合格", "facts": "1 页", "findings": [], "severity_names": {}, "clauses": {}, "place_text": str,
    "pages": [],
}  # fmt: skip


class Parts(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_page_has_its_language_its_style_and_nothing_of_others() -> None:
    page = html_page("preflight", "zh-Hant-TW", name="a.pdf", **PREFLIGHT)
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-Hant-TW">\n')
    assert "font: 15px" in page
    assert page.endswith("</html>\n")
    assert not re.findall(r"(?:src|href|url|@import)[=(\s]", page)
    assert html_page("preflight", "zh-Hant-TW", name="a.pdf", **PREFLIGHT) == page


def test_a_value_is_never_markup_nor_a_template() -> None:
    tame, hostile = (Parts(html_page("preflight", "zh-CN", name=name, **PREFLIGHT)) for name in ("a", HOSTILE))
    assert hostile.tags == tame.tags
    assert HOSTILE in hostile.words


def test_a_value_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(Exception, match="'name' is undefined"):
        html_page("preflight", "zh-CN", **PREFLIGHT)


def opened(template: str) -> list[str]:
    """Where a template lets a value through as markup."""
    return re.findall(r"\|\s*safe\b|autoescape|Markup|<script|javascript:|\son\w+=", template)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_lets_a_value_through_as_markup(path: Path) -> None:
    assert opened(path.read_text("utf-8")) == []


def test_an_open_template_would_be_seen() -> None:
    assert opened("{{ name|safe }}{% autoescape false %}") == ["|safe", "autoescape"]


def test_pictures_are_written_for_a_data_address() -> None:
    assert jpeg_text(b"\xff\xd8\xff") == "/9j/"
