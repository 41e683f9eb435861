"""An emblem's own page in finished files: its vectors and inks as they were drawn, seen in lights where pages are in sRGB."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import emblem_samples as es
from press_samples import document_of, font_book, layout_of, press
from printreport.core.color import Cmyk
from printreport.core.geometry import Rect
from printreport.finish.emblem_form import with_emblem_inks, with_emblem_lights
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import LostPicture
from printreport.images.screen_color import light_of
from printreport.model.document import Document, Logo
from printreport.model.layout import PlacedEmblem
from printreport.proof.page_pictures import page_rasters
from printreport.render.press_pdf import render_press

LAYERS = """<< /Properties << /On << /Type /OCG /Name (on) >> /Off << /Type /OCG /Name (off) >> >> >>"""
PLACE = Rect(40, 40, 60, 60)


def report_with(folder: Path, logo: Logo) -> Document:
    document = document_of()
    return replace(document, root=str(folder), report=replace(document.report, logo=logo))


def pages_with(document: Document) -> bytes:
    """Two pages that show the emblem, in inks, its place still empty."""
    item = PlacedEmblem(PLACE, Cmyk(0, 0, 0, 0))
    return render_press(layout_of((item,), (item,)), document, font_book(), ImageStore(None), press(), marks="none")


def form_of(pdf: bytes, page: int = 0) -> tuple[list[tuple[str, list[Any]]], dict[str, Any]]:
    """The operators of the emblem's form, and its keys."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        form = file.pages[page].obj.Resources.XObject["/Emblem"]
        steps = [(str(s.operator), [float(o) for o in s.operands if not isinstance(o, pikepdf.Object)]) for s in _steps(form)]
        return steps, {"matrix": [float(v) for v in form.get("/Matrix", [])], "subtype": str(form.Subtype)}


def _steps(form: Any) -> list[Any]:
    return list(pikepdf.parse_content_stream(form)) if form.Subtype == pikepdf.Name.Form else []


def test_the_press_file_holds_the_emblems_own_operators_once(tmp_path: Path) -> None:
    document = report_with(tmp_path, es.vector(tmp_path, es.IN_RED))
    made = with_emblem_inks(pages_with(document), document)
    steps, keys = form_of(made)
    assert ("k", [0.0, 1.0, 1.0, pytest.approx(0.1)]) in steps
    assert [operator for operator, _ in steps].count("f") == 2
    assert keys["matrix"] == pytest.approx([1 / 120, 0, 0, 1 / 120, 0, 0])
    with pikepdf.open(io.BytesIO(made)) as file:
        first, second = (page.obj.Resources.XObject["/Emblem"].objgen for page in file.pages)
        assert first == second


def test_it_begins_with_the_graphics_state_of_a_page(tmp_path: Path) -> None:
    document = report_with(tmp_path, es.vector(tmp_path, f"{es.disc(60, 60, 58)} f"))
    steps, _ = form_of(with_emblem_inks(pages_with(document), document))
    assert steps[0] == ("g", [0.0])


def test_seen_in_lights_it_is_what_the_press_prints(tmp_path: Path) -> None:
    document = report_with(tmp_path, es.vector(tmp_path, es.IN_RED))
    steps, _ = form_of(with_emblem_lights(pages_with(document), document, press().profile))
    seen = light_of(Cmyk(0, 1, 1, 0.1), press().profile)
    assert ("rg", pytest.approx([seen.red, seen.green, seen.blue], abs=1e-4)) in steps
    assert not {"k", "K", "cs", "scn"} & {operator for operator, _ in steps}


def test_a_spot_keeps_its_plate_and_is_seen_as_its_process_colour(tmp_path: Path) -> None:
    document = report_with(tmp_path, es.vector(tmp_path, f"/S cs 1 scn {es.disc(60, 60, 58)} f", es.SPOT))
    inks, _ = form_of(with_emblem_inks(pages_with(document), document))
    assert "scn" in dict(inks)
    lights, _ = form_of(with_emblem_lights(pages_with(document), document, press().profile))
    seen = light_of(Cmyk(0, 1, 1, 0.1), press().profile)
    assert ("rg", pytest.approx([seen.red, seen.green, seen.blue], abs=1e-4)) in lights


def test_what_cannot_be_read_ink_by_ink_becomes_a_picture_on_screens_alone(tmp_path: Path) -> None:
    shade = "<< /Shading << /H << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 120 0] /Function << /FunctionType 2" \
        " /Domain [0 1] /C0 [0 1 1 0] /C1 [1 0 0 0] /N 1 >> >> >> >>"
    document = report_with(tmp_path, es.vector(tmp_path, "/H sh", shade))
    assert form_of(with_emblem_inks(pages_with(document), document))[1]["subtype"] == "/Form"
    seen = with_emblem_lights(pages_with(document), document, press().profile)
    assert form_of(seen)[1]["subtype"] == "/Image"
    raster = next(page_rasters(seen, 72.0, trimmed=True))
    at = raster.stride * 70 + 3 * 45
    assert raster.pixels[at : at + 3] != b"\xff\xff\xff"


def test_what_a_layer_hides_is_not_painted_and_no_mark_is_left(tmp_path: Path) -> None:
    content = f"/OC /Off BDC {es.GOLD} {es.disc(60, 60, 58)} f EMC /OC /On BDC {es.RED} {es.disc(60, 60, 20)} f EMC"
    logo = es.vector(tmp_path, content, LAYERS)
    path = tmp_path / logo.path
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        names = pdf.pages[0].obj.Resources.Properties
        names.On, names.Off = pdf.make_indirect(names.On), pdf.make_indirect(names.Off)
        default = pikepdf.Dictionary(OFF=pikepdf.Array([names.Off]))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([names.On, names.Off]), D=default)
        pdf.save(path)
    document = report_with(tmp_path, es.logo_of(path, "PDF", 120, 120))
    steps, _ = form_of(with_emblem_inks(pages_with(document), document))
    operators = [operator for operator, _ in steps]
    assert (operators.count("f"), operators.count("n"), operators.count("BDC")) == (1, 1, 0)


def test_a_turned_page_stands_upright(tmp_path: Path) -> None:
    logo = es.vector(tmp_path, f"{es.RED} 0 0 120 30 re f")
    path = tmp_path / logo.path
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(path)
    document = report_with(tmp_path, es.logo_of(path, "PDF", 120, 120))
    raster = next(page_rasters(with_emblem_inks(pages_with(document), document), 72.0, trimmed=True))
    # The bar at the page's foot is at its left when the page is turned clockwise.
    left, right = (raster.pixels[raster.stride * 70 + 3 * x :][:3] for x in (45, 95))
    assert left != b"\xff\xff\xff"
    assert right == b"\xff\xff\xff"


def test_an_emblem_that_was_changed_since_it_was_read_is_lost(tmp_path: Path) -> None:
    document = report_with(tmp_path, es.vector(tmp_path, es.IN_RED))
    pages = pages_with(document)
    es.vector(tmp_path, es.IN_GOLD)
    with pytest.raises(LostPicture, match=r"logo\.pdf"):
        with_emblem_inks(pages, document)


def test_pages_without_an_emblem_are_returned_as_they_are(tmp_path: Path) -> None:
    document = report_with(tmp_path, es.vector(tmp_path, es.IN_RED))
    plain = render_press(layout_of(()), document, font_book(), ImageStore(None), press())
    assert with_emblem_inks(plain, document) is plain


def test_the_same_emblem_gives_the_same_bytes(tmp_path: Path) -> None:
    document = report_with(tmp_path, es.vector(tmp_path, es.IN_RED))
    pages = pages_with(document)
    assert with_emblem_inks(pages, document) == with_emblem_inks(pages, document)


@pytest.mark.parametrize(("opacity", "kept"), [("1", False), ("0.5", True)])
def test_a_group_is_kept_only_where_something_is_see_through(tmp_path: Path, opacity: str, kept: bool) -> None:
    logo = es.vector(tmp_path, f"/H gs {es.IN_RED}", f"<< /ExtGState << /H << /ca {opacity} >> >> >>")
    path = tmp_path / logo.path
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK)
        pdf.save(path)
    document = report_with(tmp_path, es.logo_of(path, "PDF", 120, 120))
    with pikepdf.open(io.BytesIO(with_emblem_inks(pages_with(document), document))) as file:
        assert ("/Group" in file.pages[0].obj.Resources.XObject["/Emblem"]) is kept
