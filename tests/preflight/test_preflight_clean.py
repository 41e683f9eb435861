"""No false alarm: clean files of many writers, each judged by a profile that it keeps."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from clean_samples import EDGE, RIGHT, SONG, TOP, booklet_sample, changed, paint, picture, press_sample, screen_sample, shown
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from press_samples import need
from printreport.preflight.profile import Profile
from printreport.preflight.verdict.judgement import preflight
from printreport.preflight.verdict.verdict import Verdict


def told(verdict: Verdict, beside: str = "") -> list[str]:
    """Everything that was found, but for the checks that a writer cannot help failing."""
    return [f"{found.check}: {found.message}" for found in verdict.findings if found.check not in beside.split()]


def pressed(pdf: Pdf) -> None:
    """Give another writer's file the identity, intent and boxes of a press file, and nothing else."""
    with pikepdf.open(io.BytesIO(press_sample("x4", "none"))) as ours:
        pdf.Root.Metadata = pdf.copy_foreign(ours.Root.Metadata)
        pdf.Root.OutputIntents = Array([pdf.copy_foreign(ours.Root.OutputIntents[0])])
        pdf.trailer.Info = pdf.copy_foreign(ours.trailer.Info)
    for page in pdf.pages:
        left, bottom, right, top = (float(number) for number in page.mediabox)
        page.obj.TrimBox = Array([left + 8.51, bottom + 8.51, right - 8.51, top - 8.51])
        page.obj.BleedBox = page.obj.CropBox = page.obj.MediaBox
        for key in ("/Group", "/Rotate", "/Annots", "/Trans"):
            if key in page.obj:
                del page.obj[key]


def as_press(data: bytes) -> bytes:
    return changed(data, pressed, force_version="1.6")


@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("marks", ["none", "crop", "full"])
def test_our_own_press_files(standard: Any, marks: str) -> None:
    assert told(preflight(press_sample(standard, marks), standard)) == []


def test_a_linearised_file() -> None:
    data = changed(press_sample(), lambda _pdf: None, linearize=True)
    assert told(preflight(data, "x4", ink=False)) == []


def test_a_file_written_by_qpdf_itself(tmp_path: Path) -> None:
    (tmp_path / "in.pdf").write_bytes(press_sample())
    options = ["--linearize", "--object-streams=generate", "--deterministic-id"]
    subprocess.run([need("qpdf"), *options, "in.pdf", "out.pdf"], cwd=tmp_path, check=True)
    assert told(preflight((tmp_path / "out.pdf").read_bytes(), "x4", ink=False)) == []


def test_an_uncompressed_file(tmp_path: Path) -> None:
    (tmp_path / "in.pdf").write_bytes(press_sample())
    subprocess.run([need("qpdf"), "--qdf", "in.pdf", "out.pdf"], cwd=tmp_path, check=True)
    assert told(preflight((tmp_path / "out.pdf").read_bytes(), "x4", ink=False)) == []


def test_a_file_saved_by_pdfium() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(press_sample())
    packed = io.BytesIO()
    document.save(packed)
    document.close()
    # pdfium raises the version to 1.7.
    assert told(preflight(packed.getvalue(), "x4", ink=False), "pdf-version file-id") == []


def test_a_page_of_reportlab() -> None:
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(300, 400), pdfVersion=(1, 6), enforceColorSpace="CMYK")
    canvas.setFillColorCMYK(0.1, 0.9, 0.8, 0)
    canvas.rect(0, 300, 300, 100, stroke=0, fill=1)
    canvas.setStrokeColorCMYK(0, 0, 0, 1)
    canvas.setLineWidth(0.5)
    canvas.line(50, 200, 250, 200)
    canvas.showPage()
    canvas.save()
    # Its pages name a Helvetica that they never use.
    verdict = preflight(as_press(packed.getvalue()), "x4", ink=False)
    assert told(verdict, "font-unused") == []
    assert [found.check for found in verdict.findings] == ["font-unused"]


def test_a_page_written_by_hand() -> None:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    paint_all(pdf)
    packed = io.BytesIO()
    pdf.save(packed)
    assert told(preflight(as_press(packed.getvalue()), "x4", ink=False)) == []


def paint_all(pdf: Pdf) -> None:
    """Every kind of paint that a press takes: spot, DeviceN, shading, tiling pattern, stencil, inline picture, form."""
    page = pdf.pages[0].obj
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 0.3, 0.8, 0]), N=1)
    tile = Stream(pdf, b"0.3 0 0 0 k 0 0 4 4 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, XStep=8, YStep=8)
    tile.BBox, tile.Resources = Array([0, 0, 8, 8]), Dictionary()
    stencil = picture(pdf, 600, 600, Name.DeviceGray, bits=1, ImageMask=True)
    del stencil["/ColorSpace"]
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 100, 0]), Function=tint)
    inner = Stream(pdf, b"0 0 0 0.5 k 10 10 20 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 50, 50]))
    page.Resources = Dictionary(
        ColorSpace=Dictionary(Gold=Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint])),
        Pattern=Dictionary(Tile=pdf.make_indirect(tile)),
        Shading=Dictionary(Blend=shading),
        XObject=Dictionary(St=stencil, Im=picture(pdf, 200, 200), Fm=inner),
    )
    page.Contents = Stream(
        pdf,
        b"/Gold cs 0.8 scn 0 350 300 50 re f q 60 60 60 60 re W n /Blend sh Q /Pattern cs /Tile scn 150 60 60 60 re f"
        b" q 48 0 0 48 60 200 cm /Im Do Q q 0 0 0 1 k 48 0 0 48 130 200 cm /St Do Q q 1 0 0 1 200 200 cm /Fm Do Q"
        b" q 2 0 0 1 60 150 cm BI /W 8 /H 4 /CS /CMYK /BPC 8 ID " + bytes(65 for _ in range(128)) + b" EI Q",
    )


def test_a_screen_file() -> None:
    assert told(preflight(screen_sample(), "screen")) == []


def test_links_that_nobody_sees_need_no_place_in_the_tree() -> None:
    def messages(flags: int, left: int) -> list[str]:
        def add(pdf: Pdf) -> None:
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([left, 50, left + 50, 60]), F=flags)
            pdf.pages[0].obj.Annots.append(pdf.make_indirect(link))

        return told(preflight(changed(screen_sample(), add, linearize=True), "screen"))

    hidden, printed = 2, 4
    assert messages(hidden, 100) == messages(printed, 5000) == []
    assert messages(printed, 100)


def test_other_programs_lists_contents_and_trees_are_clean() -> None:
    def change(pdf: Pdf) -> None:
        """Lists in lists, a caption first, labels in a note and in contents, roles of a program's own, trees in levels."""
        tree = pdf.Root.StructTreeRoot
        items = tree.K[0].K
        made = lambda kind, *kids: pdf.make_indirect(Dictionary(S=Name(f"/{kind}"), K=Array(kids)))  # noqa: E731
        items[3].K.insert(0, made("Caption"))
        items[3].K.append(made("Aufzählung", made("Punkt", made("Lbl"), made("LBody", made("P"), made("L")))))
        items[7].K = Array([made("Lbl"), 9])
        items[8].K.insert(0, made("Caption"))
        items[8].K.append(made("TOC", made("TOCI", made("Lbl"), made("Reference"))))
        tree.RoleMap = Dictionary({"/Aufzählung": Name.L, "/Punkt": Name.LI})
        tree.ParentTree = Dictionary(Kids=Array([Dictionary(Kids=Array([Dictionary(Nums=tree.ParentTree.Nums)]))]))

    assert told(preflight(changed(screen_sample(), change, linearize=True), "screen")) == []


def test_a_booklet() -> None:
    assert told(preflight(booklet_sample(), "booklet")) == []


def test_our_own_screen_edition_and_booklet(tmp_path: Path) -> None:
    from printreport import build_report
    from printreport.commands.starter import make_starter

    make_starter(tmp_path / "in")
    result = build_report(tmp_path / "in", tmp_path / "out")
    assert result.ok, result.errors
    profiles: dict[str, Profile] = {"press": "x4", "screen": "screen", "booklet": "booklet"}
    for file in result.files:
        if file.edition in profiles:
            assert told(preflight(file.path.read_bytes(), profiles[file.edition], ink=False)) == []


def test_a_file_of_ghostscript(tmp_path: Path) -> None:
    (tmp_path / "in.pdf").write_bytes(press_sample("x4", "none"))
    options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.6"]
    subprocess.run([need("gs"), *options, "-sOutputFile=out.pdf", "in.pdf"], cwd=tmp_path, check=True)
    assert told(preflight(as_press((tmp_path / "out.pdf").read_bytes()), "x4", ink=False)) == []


def test_a_file_of_mutool(tmp_path: Path) -> None:
    (tmp_path / "in.pdf").write_bytes(press_sample())
    subprocess.run([need("mutool"), "clean", "-gggg", "-z", "in.pdf", "out.pdf"], cwd=tmp_path, check=True)
    assert told(preflight((tmp_path / "out.pdf").read_bytes(), "x4", ink=False), "file-id") == []


def cairo_page(source: bytes, folder: Path) -> bytes:
    """A page drawn anew by cairo through poppler."""
    (folder / "in.pdf").write_bytes(source)
    subprocess.run([need("pdftocairo"), "-pdf", "in.pdf", "out.pdf"], cwd=folder, check=True)
    return (folder / "out.pdf").read_bytes()


def test_a_file_of_cairo_but_for_its_colours(tmp_path: Path) -> None:
    # cairo knows no inks: all that it writes is RGB, and blended there.
    found = preflight(cairo_page(press_sample("x4", "none"), tmp_path), "booklet", ink=False)
    assert told(found, "sheet-size sheet-sides duplex-short-edge print-scaling text-on-fold") == []


def test_the_same_file_is_judged_the_same_twice() -> None:
    data = changed(press_sample(), lambda pdf: paint(pdf, "1 0 0 rg 100 100 50 50 re f"))
    assert preflight(data, "x4", ink=False) == preflight(data, "x4", ink=False)


def test_text_beyond_the_sheet_is_never_printed() -> None:
    assert EDGE < RIGHT < TOP
    data = changed(press_sample(), lambda pdf: paint(pdf, f"1 0 0 rg {shown(x=-500, font=SONG)}"))
    assert told(preflight(data, "x4", ink=False)) == []


def test_titles_in_other_alphabets_are_titles() -> None:
    def retitle(pdf: Pdf) -> None:
        pdf.trailer.Info.Author = String("Sindikat 工会 ‏")

    assert told(preflight(changed(press_sample(), retitle), "x4", ink=False)) == []
