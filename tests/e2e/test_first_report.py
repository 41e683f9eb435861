"""The report of this repository holds its source's characters, each exactly as often, and builds."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from printreport.build.pipeline import Builder
from printreport.build.results import BuildResult
from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore
from printreport.model.document import Document
from printreport.proof.printed_words import caption_words, running_words
from printreport.source.project import read_project
from reports import ROOT, folder_bytes

pytestmark = pytest.mark.slow

SEED = ROOT / "tests/data/seed.txt"


@pytest.fixture(scope="module")
def document() -> Document:
    """The first report as it is read."""
    read = read_project(ROOT, open_font_book(ROOT), ImageStore(None))
    assert read.document is not None, read.diagnostics
    return read.document


def folded(text: str) -> str:
    """A text with full-width marks as half-width ones, white space left out."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(document: Document) -> str:
    front = ["".join(document.report.title), document.report.byline or ""]
    return folded("".join([*front, *(w.text for w in running_words(document)), *(w.text for w in caption_words(document))]))


def test_the_report_holds_every_character_of_its_source_exactly_as_often(document: Document) -> None:
    assert Counter(printed(document)) == Counter(folded(SEED.read_text("utf-8")))


def test_the_test_above_notices_one_lost_character(document: Document) -> None:
    assert Counter(printed(document)[:-1]) != Counter(folded(SEED.read_text("utf-8")))


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The first report, built once for the tests below."""
    return Builder().build(ROOT, tmp_path_factory.mktemp("first") / "out")


def test_it_builds_whole_pages_of_a_saddle_stitched_brochure(result: BuildResult) -> None:
    assert result.errors == ()
    assert result.pages % 4 == 0
    assert "press.pdf" in [f.path.name for f in result.files]
    assert result.characters > 4500


def test_its_stand_in_pictures_are_named_one_by_one(result: BuildResult) -> None:
    assert sum(d.code == "stand-in" for d in result.warnings) == 7


def test_the_final_print_refuses_them_and_writes_nothing(tmp_path: Path) -> None:
    final = Builder().build(ROOT, tmp_path / "out", final=True)
    assert sum(d.code == "stand-in" for d in final.errors) == 7
    assert not (tmp_path / "out").exists()


def test_a_living_builder_gives_the_same_bytes_as_a_new_one(result: BuildResult, tmp_path: Path) -> None:
    builder = Builder(cache=None)
    for name in ("one", "two"):
        builder.build(ROOT, tmp_path / name, editions=("press",))
    first = folder_bytes(result.files[0].path.parent)["press.pdf"]
    assert folder_bytes(tmp_path / "one")["press.pdf"] == first
    assert folder_bytes(tmp_path / "two")["press.pdf"] == first
