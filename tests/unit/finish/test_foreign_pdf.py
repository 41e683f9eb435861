"""Anyone's PDF on sheets: boxes and turned pages are minded, bad files get a verdict and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from printreport.core.units import mm
from printreport.finish.foreign_pdf import MOST_PAGES, Imposed, ImpositionProblem, impose_file
from printreport.impose_command import ImposeError, impose_to_file

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
