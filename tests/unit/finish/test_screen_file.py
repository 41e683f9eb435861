"""The screen file says that it is PDF/UA-1 and PDF/A-2u, and has all that both want; it is linearised and always the same."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from press_samples import document_of, font_book, layout_of, need, press, run_of
from printreport.core.geometry import Rect
from printreport.finish.screen_file import finish_screen
from printreport.images.image_store import ImageStore
from printreport.model.document import Language
from printreport.model.layout import BookmarkTarget, Item, Layout, PlacedLink, PlacedTag
from printreport.render.screen_pdf import render_screen
from structure_reader import read_tree, structure_faults

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "property": "http://www.aiim.org/pdfa/ns/property#",
}


def tag(role: str, key: str, order: tuple[int, ...], *items: Item) -> PlacedTag:
    return PlacedTag(role, key, order, items)  # type: ignore[arg-type]


def entry(index: int, name: str, page: int) -> PlacedTag:
    y = 60 + 30 * index
    words, link = run_of(f"{name}{page}", 20, y), PlacedLink(Rect(20, y - 10, 90, 20), page)
    return tag("contents", f"contents/{index}", (-1, index), words, link)


def brochure() -> Layout:
    """Cover, contents of two sections, the sections, the last of them low on its page."""
    cover = (tag("title", "title", (-9,), run_of("题目", 20, 40)),)
    entries = [entry(index, name, page) for index, (name, page) in enumerate((("甲章", 3), ("乙章", 4)))]
    first = (tag("heading", "a", (0, 0), run_of("甲章", 20, 40)), tag("paragraph", "b", (0, 1, 0), run_of("正文", 20, 80)))
    second = (tag("heading", "c", (1, 0), run_of("乙章", 20, 240)),)
    plain = layout_of(cover, (tag("contents", "contents", (-1,), *entries),), first, second)
    targets = (BookmarkTarget("甲章", 3), BookmarkTarget("乙章", 4))
    return Layout(plain.width, plain.height, plain.bleed, plain.pages, targets)


def finished(layout: Layout | None = None, language: Language = "zh-Hans-CN") -> bytes:
    document = document_of()
    document = replace(document, report=replace(document.report, language=language))
    pages = render_screen(layout or brochure(), document, font_book(), ImageStore(None), press())
    return finish_screen(pages, document)


@pytest.fixture(scope="module")
def data() -> bytes:
    return finished()


@pytest.fixture
def file(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_it_claims_both_standards_and_describes_the_property_that_pdfa_does_not_know(file: pikepdf.Pdf) -> None:
    packet = file.Root.Metadata
    assert "/Filter" not in packet
    root = ElementTree.fromstring(packet.read_bytes())
    said = {name: root.findtext(f".//{name}", namespaces=NAMES) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
    assert said == {"pdfaid:part": "2", "pdfaid:conformance": "U", "pdfuaid:part": "1"}
    assert root.findtext(".//schema:namespaceURI", namespaces=NAMES) == NAMES["pdfuaid"]
    assert root.findtext(".//property:name", namespaces=NAMES) == "part"
    assert root.findtext(".//dc:title//rdf:li", namespaces=NAMES) == str(file.trailer.Info.Title) == "凝聚职工力量 建设幸福西宁"


def test_readers_are_told_language_title_and_that_it_is_tagged(file: pikepdf.Pdf) -> None:
    assert str(file.Root.Lang) == "zh-Hans-CN"
    assert file.Root.ViewerPreferences.DisplayDocTitle is True
    assert file.Root.MarkInfo.Marked is True
    assert file.pdf_version == "1.7"


def test_a_traditional_report_says_its_own_language_and_word_for_page() -> None:
    with pikepdf.open(io.BytesIO(finished(language="zh-Hant-TW"))) as file:
        assert str(file.Root.Lang) == "zh-Hant-TW"
        assert str(file.pages[1].Annots[0].Contents) == "甲章，第 3 頁"


def test_device_colours_mean_srgb(file: pikepdf.Pdf) -> None:
    (intent,) = file.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.N == 3
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[12:20] == b"mntrRGB "


def test_the_structure_is_whole(data: bytes, file: pikepdf.Pdf) -> None:
    assert structure_faults(data) == []
    entry = "TOCI(Reference(Link))"
    assert read_tree(file).outline() == f"Document(H1 TOC({entry} {entry}) Sect(H2 P) Sect(H2))"


def test_what_readers_do_not_know_is_given_a_role_that_they_know(file: pikepdf.Pdf) -> None:
    assert file.Root.StructTreeRoot.RoleMap.Aside == "/Div"


def test_the_outline_leads_to_the_cover_and_just_above_each_heading(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        marks = [(item.title, item.destination) for item in outline.root]
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    height = float(file.pages[0].MediaBox[3])
    assert [title for title, _ in marks] == ["凝聚职工力量 建设幸福西宁", "甲章", "乙章"]
    assert [pages[place[0].objgen] for _, place in marks] == [1, 3, 4]
    tops = [height - float(place[3]) for _, place in marks]
    assert tops[0] == 0
    assert 10 < tops[1] < 35
    assert 200 < tops[2] < 235


def test_links_of_the_contents_lead_to_named_sections(file: pikepdf.Pdf) -> None:
    names = dict(pikepdf.NameTree(file.Root.Names.Dests).items())
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    notes = list(file.pages[1].Annots)
    assert [pages[names[str(note.Dest)][0].objgen] for note in notes] == [3, 4]
    assert [str(note.Contents) for note in notes] == ["甲章，第 3 页", "乙章，第 4 页"]
    assert all(int(note.F) == 4 and note.Subtype == "/Link" for note in notes)
    assert all(page.obj.Tabs == "/S" for page in file.pages)


def test_a_report_without_sections_has_the_cover_alone_in_its_outline() -> None:
    layout = layout_of((tag("title", "title", (-9,), run_of("题目", 20, 40)),))
    with pikepdf.open(io.BytesIO(finished(layout))) as file:
        assert "/Names" not in file.Root
        with file.open_outline() as outline:
            assert len(outline.root) == 1


def test_it_is_linearised_and_every_qpdf_finds_its_hint_tables_right(data: bytes, file: pikepdf.Pdf, tmp_path: Path) -> None:
    assert file.is_linearized
    found = io.StringIO()
    assert file.check_linearization(found)
    assert found.getvalue() == ""
    path = tmp_path / "screen.pdf"
    path.write_bytes(data)
    done = subprocess.run([need("qpdf"), "--check", path], capture_output=True, text=True, check=True)
    assert "File is linearized" in done.stdout
    assert "WARNING" not in done.stdout + done.stderr


def test_a_file_that_is_not_linearised_would_be_seen(file: pikepdf.Pdf) -> None:
    plain = io.BytesIO()
    file.save(plain)
    with pikepdf.open(plain) as other:
        assert not other.is_linearized


def test_the_same_brochure_is_the_same_bytes(data: bytes) -> None:
    assert finished() == data


def test_it_holds_nothing_that_moves_asks_or_is_hidden(file: pikepdf.Pdf) -> None:
    assert not {"/AcroForm", "/OCProperties", "/AA", "/OpenAction"} & set(file.Root.keys())
    keys = {key for thing in file.objects if isinstance(thing, pikepdf.Dictionary) for key in thing.keys()}  # noqa: SIM118
    assert not {"/SMask", "/JS", "/EmbeddedFiles", "/ca", "/CA", "/Group"} & keys
