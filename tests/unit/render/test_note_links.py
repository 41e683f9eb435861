"""Links between notes and marks in a finished screen file: both ways, named by place, each inside an element of its own."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from press_samples import document_of, font_book, layout_of, press, run_of
from printreport.finish.screen_file import finish_screen
from printreport.images.image_store import ImageStore
from printreport.model.layout import Item, Layout, PlacedGlyphRun, PlacedTag
from printreport.preflight.verdict.judgement import preflight
from printreport.render.press_pdf import render_press
from printreport.render.screen_pdf import render_screen
from structure_reader import link_places, read_tree, spoken, structure_faults


def mark(text: str, x: float, y: float, number: int) -> PlacedGlyphRun:
    run = run_of(text, x, y)
    return replace(run, run=replace(run.run, note=number))


def paragraph(place: int, *items: Item) -> PlacedTag:
    return PlacedTag("paragraph", f"01/{place}", (0, 1, place), items)


def note(number: int, sign: str, y: float) -> PlacedTag:
    return PlacedTag("note", f"01/note-{number}", (0, 1, 2, number), (mark(sign, 20, y, number), run_of("注文", 40, y)))


def notes(*own: PlacedTag) -> PlacedTag:
    return PlacedTag("notes", "01/notes", (0, 1, 2), own)


def brochure() -> Layout:
    """Two marks of one note and one of another, their notes on the next page."""
    first = paragraph(0, run_of("正文", 20, 40), mark("1", 60, 36, 1), run_of("又文", 70, 40), mark("2", 110, 36, 2))
    second = paragraph(1, run_of("再文", 20, 80), mark("1", 60, 76, 1))
    heading = PlacedTag("heading", "01", (0, 0), (run_of("标题", 20, 20),))
    return layout_of((heading, first, second), (notes(note(1, "1", 150), note(2, "2", 190)),))


def finished(layout: Layout) -> bytes:
    document = document_of()
    return finish_screen(render_screen(layout, document, font_book(), ImageStore(None), press()), document)


def test_marks_lead_to_notes_and_notes_back_to_the_first_mark() -> None:
    links = link_places(finished(brochure()))
    assert [(words, name) for words, name, _ in links] == [
        ("注释①", "note-1-1"),
        ("注释②", "note-1-2"),
        ("注释①", "note-1-1"),
        ("回到正文中的①", "mark-1-1"),
        ("回到正文中的②", "mark-1-2"),
    ]
    places = {name: place for _, name, place in links}
    assert {name: place[0] for name, place in places.items() if place} == {
        "note-1-1": 2,
        "note-1-2": 2,
        "mark-1-1": 1,
        "mark-1-2": 1,
    }
    assert places["note-1-1"][1] > places["note-1-2"][1]  # type: ignore[index]


def test_the_structure_is_whole_and_reads_marks_where_they_stand() -> None:
    pdf = finished(brochure())
    assert structure_faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tree = read_tree(file)
        assert tree.outline() == (
            "Document(Sect(H1 P(Reference(Link) Reference(Link)) P(Reference(Link))"
            " Div(Note(Lbl(Link) P) Note(Lbl(Link) P))))"
        )
        assert spoken(pdf, tree.all("Note")[1]) == "2注文"
        assert [str(each.raw.ID) for each in tree.all("Note")] == ["note-1-1", "note-1-2"]


def test_a_mark_without_its_note_is_a_reference_that_leads_nowhere() -> None:
    whole = brochure()
    pdf = finished(replace(whole, pages=whole.pages[:1]))
    assert structure_faults(pdf) == []
    assert link_places(pdf) == []


def test_a_structure_without_the_names_of_notes_is_found_faulty() -> None:
    with pikepdf.open(io.BytesIO(finished(brochure()))) as file:
        del file.Root.StructTreeRoot.IDTree
        out = io.BytesIO()
        file.save(out)
    assert any("name of Note" in fault for fault in structure_faults(out.getvalue()))


def test_preflight_finds_the_notes_and_links_of_ours_sound_and_others_not() -> None:
    whole = finished(brochure())
    with pikepdf.open(io.BytesIO(whole)) as file:
        del file.Root.StructTreeRoot.IDTree
        out = io.BytesIO()
        file.save(out, linearize=True)
    found = [preflight(pdf, "screen", ink=False).findings for pdf in (whole, out.getvalue())]
    assert found[0] == ()
    assert {finding.check for finding in found[1]} == {"element-id-tree"}


def test_paper_has_no_links() -> None:
    document = document_of()
    pdf = render_press(brochure(), document, font_book(), ImageStore(None), press())
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert not any("/Annots" in page.obj for page in file.pages)
