"""The first page of a PDF that is placed like a picture."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from printreport.foreign.first_page import LockedError, first_page
from printreport.foreign.limits import MalformedError, ReadingLimitError


def pdf_file(folder: Path, *pages: dict[str, Any], content: bytes = b"0 0 10 10 re f", **saving: Any) -> Path:
    with pikepdf.new() as pdf:
        for keys in pages:
            page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 200, 100], Contents=pdf.make_stream(content))
            for name, value in keys.items():
                page[f"/{name}"] = value
            pdf.pages.append(pikepdf.Page(page))
        data = io.BytesIO()
        pdf.save(data, **saving)
    path = folder / "logo.pdf"
    path.write_bytes(data.getvalue())
    return path


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        ({}, (200, 100)),
        ({"Rotate": 90}, (100, 200)),
        ({"Rotate": -180}, (200, 100)),
        ({"CropBox": [10, 10, 110, 60]}, (100, 50)),
        ({"CropBox": [10, 10, 110, 60], "TrimBox": [20, 20, 60, 40]}, (40, 20)),
        ({"TrimBox": [60, 40, 20, 20]}, (40, 20)),
        ({"UserUnit": 2}, (400, 200)),
    ],
)
def test_the_size_is_that_of_the_form_made_of_it(tmp_path: Path, keys: dict[str, Any], size: tuple[float, float]) -> None:
    path = pdf_file(tmp_path, keys)
    page = first_page(path)
    assert (page.width, page.height, page.pages, page.is_blank) == (*size, 1, False)
    with pikepdf.open(path) as pdf:
        form = pdf.pages[0].as_form_xobject()
        a, b, c, d, _, _ = (float(v) for v in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        x0, y0, x1, y1 = (float(v) for v in form.BBox)
        width, height = abs(x1 - x0), abs(y1 - y0)
        assert (abs(a) * width + abs(c) * height, abs(b) * width + abs(d) * height) == pytest.approx(size)


def test_further_pages_and_blank_ones_are_told(tmp_path: Path) -> None:
    assert first_page(pdf_file(tmp_path, {}, {})).pages == 2
    assert first_page(pdf_file(tmp_path, {}, content=b" \n")).is_blank


def test_locked_files(tmp_path: Path) -> None:
    with pytest.raises(LockedError):
        first_page(pdf_file(tmp_path, {}, encryption=pikepdf.Encryption(user="x", owner="y")))
    none = pikepdf.Permissions(modify_assembly=False, modify_other=False)
    with pytest.raises(LockedError):
        first_page(pdf_file(tmp_path, {}, encryption=pikepdf.Encryption(user="", owner="y", allow=none)))
    assert first_page(pdf_file(tmp_path, {}, encryption=pikepdf.Encryption(user="", owner="y"))).width == 200


@pytest.mark.parametrize("keys", [{"MediaBox": [0, 0, 0, 0]}, {"MediaBox": [0, 0, 90_000, 90]}, {"UserUnit": 1e6}])
def test_pages_without_a_size(tmp_path: Path, keys: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        first_page(pdf_file(tmp_path, keys))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"])
def test_broken_files(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.pdf").write_bytes(data)
    with pytest.raises(MalformedError):
        first_page(tmp_path / "logo.pdf")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = pdf_file(tmp_path, {}, content=b" " * 30_000_000, compress_streams=True)
    assert path.stat().st_size < 100_000
    with pytest.raises(ReadingLimitError):
        first_page(path)


def nested(folder: Path, forms: int, loop: bool = False) -> Path:
    """A page that shows a form in a form in a form; with `loop` the innermost shows itself."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        page.Contents = pdf.make_stream(b"/X Do")
        inner = None
        for _ in range(forms):
            form = pdf.make_indirect(pikepdf.Stream(pdf, b"0 0 9 9 re f /X Do", Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]))
            shown = form if inner is None and loop else inner
            form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary() if shown is None else pikepdf.Dictionary(X=shown))
            inner = form
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        pdf.save(folder / "logo.pdf")
    return folder / "logo.pdf"


def test_forms_in_forms_are_placed_as_far_as_drawing_programs_make_them(tmp_path: Path) -> None:
    assert first_page(nested(tmp_path, 12)).pages == 1
    for path in (nested(tmp_path, 13), nested(tmp_path, 1, loop=True), nested(tmp_path, 3, loop=True)):
        with pytest.raises(ReadingLimitError, match="图形套图形"):
            first_page(path)


def test_a_drawing_of_too_many_operators_is_refused(tmp_path: Path) -> None:
    assert first_page(pdf_file(tmp_path, {}, content=b"0 0 10 10 re f " * 100_000)).pages == 1
    with pytest.raises(ReadingLimitError, match="运算符"):
        first_page(pdf_file(tmp_path, {}, content=b"0 0 10 10 re f " * 150_000))
