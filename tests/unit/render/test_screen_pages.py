"""The screen edition's pages: trim, lights instead of inks, every piece of content marked once."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from press_samples import BLEED, HEIGHT, WIDTH, document_of, font_book, full_page, layout_of, operators, photo_of, press, run_of
from printreport.core.color import BLACK, PAPER, Cmyk
from printreport.core.geometry import Crop, Point, Rect
from printreport.finish.screen_file import finish_screen
from printreport.images.image_store import ImageStore
from printreport.model.document import Photo
from printreport.model.layout import Item, Layout, PlacedGroup, PlacedImage, PlacedShape, PlacedTag, Role
from printreport.model.structure import MarkedPart, StructureElement, TaggedPages
from printreport.render.screen_pdf import render_screen
from structure_reader import structure_faults

RED = Cmyk(0.0, 1.0, 1.0, 0.1)
FIELD = PlacedShape.rect(Rect(-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED), RED)
RULE = PlacedShape.line(Point(10, 30), Point(60, 30), BLACK, 0.5)


def pages_of(layout: Layout, *photos: Photo) -> TaggedPages:
    return render_screen(layout, document_of(*photos), font_book(), ImageStore(None), press())


def file_of(layout: Layout, *photos: Photo) -> bytes:
    return finish_screen(pages_of(layout, *photos), document_of(*photos))


def tag(role: Role, key: str, order: tuple[int, ...], *items: Item, alt: str = "") -> PlacedTag:
    return PlacedTag(role, key, order, items, alt)


def title(text: str = "题目") -> PlacedTag:
    return tag("title", "title", (-9,), run_of(text, 20, 40))


def marks_of(pdf: bytes, page: int = 0) -> list[str]:
    """The marks of a page in their order: tags with their numbers, kinds of artifacts."""
    found = []
    for name, operands in operators(pdf, page):
        if name == "BDC" and operands[0] != "/Span":
            what = operands[1]
            kind = f"{what.MCID}" if "/MCID" in what else f"{what.Type} {what.get('/Subtype', '')}"
            found.append(f"{str(operands[0])[1:]} {kind}".rstrip())
    return found


def parts_of(element: StructureElement) -> list[MarkedPart]:
    inner = [part for kid in element.kids if isinstance(kid, StructureElement) for part in parts_of(kid)]
    return [*(kid for kid in element.kids if isinstance(kid, MarkedPart)), *inner]


def test_pages_have_the_trims_size_and_no_other_box() -> None:
    with pikepdf.open(io.BytesIO(pages_of(layout_of((FIELD, title()))).data)) as file:
        for box in ("MediaBox", "CropBox", "TrimBox", "BleedBox"):
            edges = [float(edge) for edge in file.pages[0].obj[f"/{box}"]]
            assert edges == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.001)


def test_everything_is_painted_in_lights_without_overprint() -> None:
    white = run_of("白", 20, 60, color=PAPER)
    pdf = pages_of(layout_of((FIELD, title(), RULE, white))).data
    used = {name for name, _ in operators(pdf)}
    assert used & {"rg", "RG"} == {"rg", "RG"}
    assert not used & {"k", "K", "g", "G", "cs", "CS", "gs"}
    lights = [tuple(float(value) for value in values) for name, values in operators(pdf) if name == "rg"]
    assert lights[0][0] > 0.7 > 0.3 > lights[0][1]
    assert lights[1:] == [(0, 0, 0), (1, 1, 1)]


def test_an_artifact_inside_an_element_parts_its_content_in_two() -> None:
    rule = tag("artifact", "", (), RULE)
    heading = tag("heading", "h", (0, 0), run_of("上", 20, 20), rule, run_of("下", 20, 40))
    pages = pages_of(layout_of((title(), heading)))
    assert marks_of(pages.data) == ["H1 0", "H2 1", "Artifact /Layout", "H2 2"]
    assert [part.number for part in parts_of(pages.structure)] == [0, 1, 2]
    assert structure_faults(file_of(layout_of((title(), heading)))) == []


def test_the_bars_of_a_chart_belong_to_its_figure_and_lie_in_its_box() -> None:
    bar = PlacedShape.rect(Rect(20, 50, 100, 9), RED)
    chart = tag("chart", "c", (0, 4, 0), tag("artifact", "", (), bar), run_of("12", 20, 90), alt="图：12")
    pages = pages_of(layout_of((title(), chart)))
    assert marks_of(pages.data) == ["H1 0", "Figure 1"]
    box = parts_of(pages.structure)[1].bounds
    assert (box.x, box.y, box.right) == pytest.approx((20, 50, 120))
    assert box.bottom > 90


def test_folios_and_running_heads_are_told_apart_from_the_layout() -> None:
    folio, head = tag("artifact", "folio", (), run_of("3", 20, 300)), tag("artifact", "running-head", (), run_of("题", 20, 10))
    pdf = pages_of(layout_of((FIELD, title(), head, folio))).data
    assert marks_of(pdf) == ["Artifact /Layout", "H1 0", "Artifact /Pagination /Header", "Artifact /Pagination /Footer"]


def row(number: int, role: Role, page_word: str) -> PlacedTag:
    cells = [tag(role, f"t/{number}/{column}", (0, 1, 2, number, column), run_of(page_word, 20, 40)) for column in (0, 1)]
    return tag("table-row", f"t/{number}", (0, 1, 2, number), *cells)


def test_the_head_of_a_table_that_is_set_again_is_an_artifact() -> None:
    first = tag("table", "t", (0, 1, 2), row(0, "table-head-cell", "头"), row(1, "table-cell", "一"))
    second = tag("table", "t", (0, 1, 2), row(0, "table-head-cell", "头"), row(2, "table-cell", "二"))
    pdf = file_of(layout_of((title(), first), (second,)))
    assert marks_of(pdf, 1) == ["Artifact /Pagination", "TD 0", "TD 1"]
    assert structure_faults(pdf) == []


def test_marks_never_reach_over_a_cut() -> None:
    cut = PlacedGroup((run_of("内", 20, 60),), Rect(10, 50, 40, 20))
    pdf = file_of(layout_of((title(), tag("paragraph", "p", (0, 1, 0), run_of("外", 20, 50), cut, run_of("后", 20, 90)))))
    assert marks_of(pdf) == ["H1 0", "P 1", "P 2", "P 3"]
    assert structure_faults(pdf) == []


def test_a_picture_over_the_fold_is_one_figure_of_two_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.linear_gradient("L").convert("RGB").save(path)
    photo = photo_of(path)
    rect = Rect(0, 0, WIDTH, HEIGHT)
    halves = [
        tag("figure", "photo/a", (0, 2, 0), PlacedImage(rect, photo.id, crop), alt="远山")
        for crop in (Crop(0, 0, 0.5, 1), Crop(0.5, 0, 1, 1))
    ]
    pages = pages_of(layout_of((title(), halves[0]), (halves[1],)), photo)
    sects = [kid for kid in pages.structure.kids if isinstance(kid, StructureElement)]
    figures = [kid for sect in sects for kid in sect.kids if isinstance(kid, StructureElement)]
    assert [(f.type, f.alt, [part.page for part in parts_of(f)]) for f in figures] == [("Figure", "远山", [1, 2])]


def test_boxes_of_figures_end_at_the_trim(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.linear_gradient("L").convert("RGB").save(path)
    photo = photo_of(path)
    (page,) = full_page(photo).pages
    pages = pages_of(layout_of((title(), tag("figure", "a", (0, 2, 0), *page.items, alt="甲"))), photo)
    assert parts_of(pages.structure)[1].bounds == Rect(0, 0, WIDTH, HEIGHT)


def test_text_without_a_tag_is_an_artifact_and_no_content_is_unmarked() -> None:
    pdf = file_of(layout_of((title(), run_of("无主", 20, 80))))
    assert marks_of(pdf) == ["H1 0", "Artifact /Layout"]
    assert structure_faults(pdf) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"/H1 << /MCID 0 >> BDC", b"/Span << /X 0 >> BDC", "page 1: TJ is not marked"),
        (b"/MCID 0", b"/MCID 7", "(1, 7) in no element"),
        (b"/MCID 0 >> BDC", b"/MCID 0 >> BDC /Artifact << /Type /Layout >> BDC EMC", "page 1: Artifact inside MCID"),
        (b"ET", b"EMC ET BT BT", "page 1: EMC ends BT"),
    ],
)
def test_the_reader_of_structures_sees_torn_marks(old: bytes, new: bytes, fault: str) -> None:
    with pikepdf.open(io.BytesIO(file_of(layout_of((title(),))))) as file:
        code = file.pages[0].Contents.read_bytes()
        assert old in code
        file.pages[0].Contents = pikepdf.Stream(file, code.replace(old, new))
        assert fault in structure_faults(saved(file))


def test_the_reader_of_structures_sees_skipped_headings_and_missing_words() -> None:
    with pikepdf.open(io.BytesIO(file_of(layout_of((title(),))))) as file:
        file.Root.StructTreeRoot.K.K.S = pikepdf.Name.H3
        assert structure_faults(saved(file)) == ["H3 after level 0"]
        file.Root.StructTreeRoot.K.K.S = pikepdf.Name.Figure
        assert structure_faults(saved(file)) == ["Figure without Alt"]


def saved(file: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()
