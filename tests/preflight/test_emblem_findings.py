"""What preflight finds in an emblem is told with its file: light stops the build, craft and spot plates are warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import emblem_samples as es
from press_samples import document_of, font_book, layout_of, press
from printreport.core.color import Cmyk
from printreport.core.diagnostics import Diagnostic
from printreport.core.geometry import Rect
from printreport.finish.emblem_form import with_emblem_inks
from printreport.finish.press_file import finish_press
from printreport.images.image_store import ImageStore
from printreport.model.layout import PlacedEmblem
from printreport.preflight.verdict.emblem_findings import EmblemPlaces
from printreport.preflight.verdict.press_findings import press_findings
from printreport.render.press_pdf import render_press

DISC = f"{es.disc(60, 60, 58)} f"
HALF = "<< /ExtGState << /H << /ca 0.5 >> >> >>"
TYPE = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def told(folder: Path, content: str, resources: str = "<< >>", standard: str = "x4") -> Iterator[Diagnostic]:
    """What a build would say of a press file with this emblem, but for the number of its pages."""
    logo = es.vector(folder, content, resources)
    document = document_of()
    document = replace(document, root=str(folder), report=replace(document.report, logo=logo))
    layout = layout_of(*((PlacedEmblem(Rect(40, 40, 60, 60), Cmyk(0, 0, 0, 0)),),) * 4)
    pages = render_press(layout, document, font_book(), ImageStore(None), press())
    data = finish_press(with_emblem_inks(pages, document), layout, document, press(), standard)  # type: ignore[arg-type]
    places = EmblemPlaces(document.report, layout)
    yield from press_findings(data, standard, "saddle-stitch", document.report.span, places)  # type: ignore[arg-type]


def test_an_emblem_in_process_inks_is_not_spoken_of(tmp_path: Path) -> None:
    assert list(told(tmp_path, es.IN_RED)) == list(told(tmp_path, es.IN_RED, standard="x1a")) == []


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_colours_of_light_stop_the_build_at_the_emblems_key(tmp_path: Path, standard: str) -> None:
    (found,) = told(tmp_path, f"1 0 0 rg {DISC}", standard=standard)
    assert (found.code, found.is_error, found.span) == ("logo-colour-rgb", True, es.SPAN)
    assert "标志 logo.pdf" in found.message
    assert "CMYK" in (found.hint or "")


def test_a_spot_is_told_with_its_name(tmp_path: Path) -> None:
    (found,) = told(tmp_path, f"/S cs 1 scn {DISC}", es.SPOT)
    assert (found.code, found.is_error) == ("logo-spot", False)
    assert "Foil" in found.message


def test_transparency_stops_x1a_and_is_a_warning_in_x4(tmp_path: Path) -> None:
    codes = {found.code: found.is_error for found in told(tmp_path, f"/H gs {es.RED} {DISC}", HALF)}
    assert codes == {"logo-transparency-used": False}
    assert any(found.is_error for found in told(tmp_path, f"/H gs {es.RED} {DISC}", HALF, "x1a"))


def test_a_font_that_is_not_embedded_stops_the_build(tmp_path: Path) -> None:
    found = list(told(tmp_path, "BT /F 40 Tf 10 40 Td (Hi) Tj ET", TYPE))
    assert "logo-font-embedded" in {each.code for each in found if each.is_error}


def test_a_line_too_thin_is_the_designers_and_a_warning(tmp_path: Path) -> None:
    found = list(told(tmp_path, "0 0 0 1 K 0.2 w 20 20 m 100 100 l S"))
    assert {(each.code, each.is_error) for each in found} == {("logo-line-thin", False)}


def test_what_has_no_place_on_its_page_can_only_come_from_the_emblem(tmp_path: Path) -> None:
    space = "<< /ColorSpace << /DefaultCMYK [/CalRGB << /WhitePoint [0.95 1 1.09] >>] >> >>"
    found = list(told(tmp_path, es.IN_RED, space, "x1a"))
    assert found
    assert all(each.code.startswith("logo-") and each.span == es.SPAN for each in found)
