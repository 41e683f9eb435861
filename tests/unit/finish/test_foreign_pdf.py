"""Anyone's PDF on sheets: boxes and turned pages are minded, bad files get a verdict and never a traceback."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from printreport.commands.impose_command import ImposeError, impose_to_file
from printreport.core.units import mm
from printreport.finish.foreign_pdf import MOST_PAGES, Imposed, ImpositionProblem, impose_file

A4 = (mm(210), mm(297))
_WORD = b"BT /F1 30 Tf 1 0 0 1 %d %d Tm (%s) Tj ET"


def write_pdf(path: Path, pages: int, size: tuple[float, float] = A4, trim: float = 0.0) -> Path:
    """Pages that each hold their number in a corner of the trim, `trim` points inside the media."""
    with pikepdf.new() as file:
        font = file.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        for number in range(1, pages + 1):
            file.add_blank_page(page_size=(size[0] + 2 * trim, size[1] + 2 * trim))
            page = file.pages[-1]
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.obj.Contents = file.make_stream(_WORD % (trim + 40, trim + 40, str(number).encode()))
            if trim:
                page.trimbox = [trim, trim, trim + size[0], trim + size[1]]
        file.save(path)
    return path


def imposed(path: Path, sheet: str = "auto", paper: float = 0.0) -> Imposed:
    made = impose_file(path, sheet, "saddle", paper)
    assert isinstance(made, Imposed), made
    return made


def sides(made: Imposed) -> list[list[tuple[str, int | None]]]:
    """The numbers on each side with the x of the first one's left edge, in whole points."""
    found = []
    with pypdfium2.PdfDocument(made.data) as document:
        for page in document:
            text, middle = page.get_textpage(), page.get_width() / 2
            words = [text.get_text_bounded(0, 0, middle, 2000), text.get_text_bounded(middle, 0, 2000, 2000)]
            start = round(text.get_charbox(0)[0]) if text.count_chars() else None
            found.append([(word.strip(), start) for word in words])
    return found


def problem(path: Path) -> ImpositionProblem:
    made = impose_file(path, "auto", "saddle", 0.0)
    assert isinstance(made, ImpositionProblem)
    return made


def test_pages_of_another_program_are_folded_into_order(tmp_path: Path) -> None:
    made = imposed(write_pdf(tmp_path / "a.pdf", 8))
    assert [[word for word, _ in side] for side in sides(made)] == [["8", "1"], ["2", "7"], ["6", "3"], ["4", "5"]]
    assert (made.sheet, made.pages, made.sheets) == ("A3", 8, 2)


@pytest.mark.parametrize(("pages", "blanks"), [(1, 3), (5, 3), (6, 2), (7, 1)])
def test_odd_counts_are_filled_up_and_said(tmp_path: Path, pages: int, blanks: int) -> None:
    made = imposed(write_pdf(tmp_path / "a.pdf", pages))
    assert any(f"补 {blanks} 个空白页" in notice for notice in made.notices)
    assert len(sides(made)) == 2 * made.sheets


def test_a_page_is_cut_to_its_trim_box(tmp_path: Path) -> None:
    plain, trimmed = write_pdf(tmp_path / "a.pdf", 4), write_pdf(tmp_path / "b.pdf", 4, trim=mm(12))
    assert sides(imposed(plain)) == sides(imposed(trimmed))


def test_a_turned_page_stands_upright(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", 4, size=(A4[1], A4[0]))
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for page in file.pages:
            page.rotate(90, relative=False)
        file.save(path)
    made = imposed(path)
    assert made.sheet == "A3"
    assert not any("大小不同" in notice for notice in made.notices)


def test_a_page_of_another_size_is_fitted_and_said(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", 4)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.pages[2].mediabox = [0, 0, 300, 300]
        file.save(path)
    assert any("1 页与第 1 页大小不同（首先是第 3 页）" in notice for notice in imposed(path).notices)


def test_what_was_filled_into_a_form_is_printed(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", 4)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("name"),
            V=pikepdf.String("Wang"), DA=pikepdf.String("/Helv 20 Tf 0 g"), Rect=[100, 400, 300, 440], F=4,
        )  # fmt: skip
        field = file.make_indirect(field)
        file.pages[0].obj.Annots = pikepdf.Array([field])
        file.Root.AcroForm = pikepdf.Dictionary(Fields=[field], NeedAppearances=True, DA=pikepdf.String("/Helv 20 Tf 0 g"))
        file.save(path)
    with pypdfium2.PdfDocument(imposed(path).data) as document:
        assert "Wang" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "pdf-damaged"), (b"hello", "pdf-damaged"), (b"%PDF-1.7\n1 0 obj\n<<", "pdf-damaged")],
)
def test_what_is_no_pdf_is_said_to_be_none(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    assert problem(path).code == code


def test_a_file_that_ends_early_is_damaged_or_mended_and_said(tmp_path: Path) -> None:
    whole = write_pdf(tmp_path / "a.pdf", 8).read_bytes()
    path = tmp_path / "cut.pdf"
    for share in (0.3, 0.6, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        made = impose_file(path, "auto", "saddle", 0.0)
        assert isinstance(made, ImpositionProblem) or any("损伤" in notice for notice in made.notices)


def test_missing_locked_and_endless_files_are_refused_by_name(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.pdf").code == "pdf-missing"
    assert problem(tmp_path).code == "pdf-unreadable"
    plain = write_pdf(tmp_path / "a.pdf", 4)
    with pikepdf.open(plain) as file:
        file.save(tmp_path / "secret.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
        rights = pikepdf.Permissions(modify_assembly=False, modify_other=False)
        file.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="", allow=rights))
    assert problem(tmp_path / "secret.pdf").code == "pdf-encrypted"
    assert problem(tmp_path / "locked.pdf").code == "pdf-locked"
    assert problem(write_pdf(tmp_path / "long.pdf", MOST_PAGES + 1)).code == "pdf-too-long"
    assert problem(write_pdf(tmp_path / "dot.pdf", 4, size=(5, 5))).code == "pdf-page-size"


def test_the_command_writes_beside_the_file_and_never_over_it(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "年报.pdf", 4)
    lines = impose_to_file(path, "A3", "saddle", None, "0.2mm")
    assert (tmp_path / "年报-booklet.pdf").read_bytes().startswith(b"%PDF-")
    assert "1 张 A3" in lines[-2]
    assert "对折" in lines[-1]
    assert "裁开" in impose_to_file(path, "A3", "perfect", None, "0.2mm")[-1]
    with pytest.raises(ImposeError, match="就是原文件"):
        impose_to_file(path, "A3", "saddle", path, "0.1mm")
    for wrong in ("thick", "-1mm", "5mm"):
        with pytest.raises(ImposeError, match="--paper"):
            impose_to_file(path, "A3", "saddle", None, wrong)


# Catalogs, layers, boxes, turns


def changed(path: Path, change: Callable[[pikepdf.Pdf], None], **saving: Any) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        change(file)
        file.save(path, fix_metadata_version=False, **saving)
    return path


def layered(file: pikepdf.Pdf, direct: bool) -> None:
    """Page 1 with a layer that is switched off, and a word in it; the catalog's entry direct or with a number."""
    layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("图层一")))
    page = file.pages[0]
    page.obj.Resources.Properties = pikepdf.Dictionary(L=layer)
    page.contents_add(b" /OC /L BDC 0 g 100 300 200 200 re f EMC")
    default = pikepdf.Dictionary(OFF=pikepdf.Array([layer]), Order=pikepdf.Array([layer]))
    value = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=default)
    file.Root.OCProperties = value if direct else file.make_indirect(value)


def inked(made: Imposed, side: int) -> int:
    """How many dark pixels there are on a side, at 36 ppi."""
    with pypdfium2.PdfDocument(made.data) as document:
        return sum(value < 100 for value in document[side].render(scale=0.5, grayscale=True).to_pil().tobytes())


@pytest.mark.parametrize("direct", [True, False])
def test_layers_are_kept_and_what_is_switched_off_stays_so(tmp_path: Path, direct: bool) -> None:
    path = changed(write_pdf(tmp_path / "a.pdf", 4), lambda file: layered(file, direct))
    made = imposed(path)
    with pikepdf.open(io.BytesIO(made.data)) as file:
        assert [str(layer.Name) for layer in file.Root.OCProperties.OCGs] == ["图层一"]
        assert not file.check_pdf_syntax() if hasattr(file, "check_pdf_syntax") else not file.check()
    assert inked(made, 0) < 500
    shown = changed(path, lambda file: file.Root.__delitem__("/OCProperties"))
    assert inked(imposed(shown), 0) > 5000


def test_a_list_of_layers_that_is_none_is_said(tmp_path: Path) -> None:
    path = changed(write_pdf(tmp_path / "a.pdf", 4), lambda file: setattr(file.Root, "OCProperties", pikepdf.Array([1])))
    assert any("图层" in notice for notice in imposed(path).notices)


@pytest.mark.parametrize(
    "value", [7, pikepdf.Name.X, pikepdf.Array([]), pikepdf.Dictionary(A=pikepdf.Dictionary(B=pikepdf.Array([1])))], ids=repr
)
@pytest.mark.parametrize("key", ["/Lang", "/OCProperties", "/ViewerPreferences", "/PageLabels", "/Metadata", "/StructTreeRoot"])
def test_odd_values_in_the_catalog_are_no_hindrance(tmp_path: Path, key: str, value: pikepdf.Object) -> None:
    path = changed(write_pdf(tmp_path / "a.pdf", 4), lambda file: file.Root.__setitem__(key, value))
    assert len(sides(imposed(path))) == 2


def test_an_encrypted_file_that_opens_without_a_password_is_imposed(tmp_path: Path) -> None:
    lock = pikepdf.Encryption(owner="o", user="")
    made = imposed(changed(write_pdf(tmp_path / "a.pdf", 4), lambda _file: None, encryption=lock))
    assert [[word for word, _ in side] for side in sides(made)] == [["4", "1"], ["2", "3"]]
    with pikepdf.open(io.BytesIO(made.data)) as file:
        assert not file.is_encrypted


def test_a_page_in_larger_units_keeps_its_size(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", 4, size=(A4[0] / 2, A4[1] / 2))
    made = imposed(changed(path, lambda file: [setattr(page.obj, "UserUnit", 2) for page in file.pages]))  # type: ignore[arg-type,return-value]
    assert made.sheet == "A3"


def test_boxes_and_turns_of_the_tree_hold_for_its_pages(tmp_path: Path) -> None:
    def inherit(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            del page.obj["/MediaBox"]
        file.Root.Pages.MediaBox = pikepdf.Array([0, 0, A4[1], A4[0]])
        file.Root.Pages.Rotate = 90

    made = imposed(changed(write_pdf(tmp_path / "a.pdf", 4), inherit))
    assert (made.sheet, made.notices) == ("A3", imposed(write_pdf(tmp_path / "b.pdf", 4)).notices)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("/MediaBox", None, "MediaBox"),
        ("/MediaBox", pikepdf.Name.X, "MediaBox"),
        ("/MediaBox", pikepdf.Array([0, 0, 0, 0]), "MediaBox"),
        ("/TrimBox", pikepdf.Array([1, 2]), "TrimBox"),
        ("/CropBox", 5, "CropBox"),
        ("/Rotate", 45, "旋转"),
        ("/UserUnit", pikepdf.Name.X, "UserUnit"),
        ("/Resources", 7, "资源"),
        ("/Contents", pikepdf.Array([7]), "内容"),
        ("/Annots", 7, "批注"),
    ],
)
def test_what_a_page_has_wrong_is_mended_and_said(tmp_path: Path, key: str, value: object, words: str) -> None:
    def spoil(file: pikepdf.Pdf) -> None:
        page = file.pages[1].obj
        if value is None:
            del page[key]
        else:
            page[key] = value

    made = imposed(changed(write_pdf(tmp_path / "a.pdf", 4), spoil))
    assert any(words in notice or "损伤" in notice for notice in made.notices)
    assert len(sides(made)) == 2


def test_names_of_files_command_no_terminal(tmp_path: Path) -> None:
    with pytest.raises(ImposeError) as told:
        impose_to_file(tmp_path / "a\x1b[2J.pdf", "A3", "saddle", None, "0.1mm")
    assert "\x1b" not in str(told.value)
    assert "\\x1b[2J" in str(told.value)
