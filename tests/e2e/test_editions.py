"""All editions of one report: the same words, the switches of the press file, the report page, proofs."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from press_samples import BLEED, HEIGHT, WIDTH, layout_of, press, rendered
from printreport.build.pipeline import Builder
from printreport.build.results import BuildResult
from printreport.core.color import Cmyk
from printreport.core.geometry import Rect
from printreport.finish.imposition import sides_of
from printreport.model.layout import PlacedShape
from reports import SECTION, folder_bytes, run_command, write_report

CAPTIONS = """hills:
  file: hills.jpg
  caption: 远山(西)。
  place: cover
fair:
  file: fair.jpg
  caption: 会场。
  place: spread
"""
SECTIONS = {"01-work": f"---\nheading: 年度工作\nphotos: [fair]\n---\n{SECTION * 30}"}


def write_brochure(folder: Path, extra: str = "") -> Path:
    """A report with a photograph on the cover and one over a fold."""
    project = write_report(folder, f"title: 年度工作\ntrim: A5\npublisher: 市总工会\n{extra}", SECTIONS, CAPTIONS)
    (project / "images").mkdir()
    for name, size in (("hills", (1900, 2700)), ("fair", (3700, 2600))):
        picture = Image.merge("RGB", [Image.linear_gradient("L").resize(size), *[Image.radial_gradient("L").resize(size)] * 2])
        picture.save(project / f"images/{name}.jpg", quality=80)
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_brochure(tmp_path_factory.mktemp("brochure") / "report")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def built(project: Path, cache: Path) -> BuildResult:
    result = Builder(cache).build(project)
    assert result.ok, result.diagnostics
    return result


@pytest.fixture(scope="module")
def files(built: BuildResult) -> dict[str, bytes]:
    return folder_bytes(built.files[0].path.parent)


def letters(text: str) -> str:
    return "".join(text.split())


def page_texts(pdf: bytes) -> list[str]:
    """The words inside each page's trim."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [letters(page.get_textpage().get_text_bounded(*page.get_trimbox())) for page in document]


def sheet_texts(pdf: bytes, pages: int) -> list[str]:
    """The words of a folded booklet's pages in reading order."""
    found = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for side, page in zip(sides_of(pages, "saddle"), document, strict=True):
            width, height, text = page.get_width(), page.get_height(), page.get_textpage()
            found[side.left] = letters(text.get_text_bounded(0, 0, width / 2, height))
            found[side.right] = letters(text.get_text_bounded(width / 2, 0, width, height))
    return [found[number] for number in range(1, pages + 1)]


def test_one_build_makes_every_edition_and_the_report_page(built: BuildResult, files: dict[str, bytes]) -> None:
    assert {"booklet.pdf", "press.pdf", "report.html", "screen.pdf"} <= files.keys()
    assert {"press", "booklet", "screen", "report"} <= {file.edition for file in built.files}


def test_all_editions_say_the_same_page_by_page(built: BuildResult, files: dict[str, bytes]) -> None:
    texts = page_texts(files["press.pdf"])
    assert any(texts)
    assert sheet_texts(files["booklet.pdf"], built.pages) == texts
    assert page_texts(files["screen.pdf"]) == texts


def test_the_booklet_is_small_enough_to_mail_and_holds_pictures_for_an_office(files: dict[str, bytes]) -> None:
    assert len(files["booklet.pdf"]) < len(files["press.pdf"])
    assert len(files["booklet.pdf"]) < 10_000_000


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [round(float(edge), 2) for edge in page.obj[name]]


def press_file(project: Path, cache: Path, out: Path, **switches: str) -> bytes:
    result = Builder(cache).build(project, out, editions=("press",), **switches)  # type: ignore[arg-type]
    assert result.ok, result.diagnostics
    return (out / "press.pdf").read_bytes()


def test_switches_choose_standard_and_marks_whatever_was_kept_before(
    project: Path, cache: Path, files: dict[str, bytes], tmp_path: Path
) -> None:
    older = press_file(project, cache, tmp_path, standard="x1a", marks="none")
    assert older.startswith(b"%PDF-1.4")
    assert b"/ObjStm" not in older
    with pikepdf.open(io.BytesIO(older)) as file:
        assert str(file.trailer.Info.GTS_PDFXVersion) == "PDF/X-1a:2003"
        assert all(box(page, "/MediaBox") == box(page, "/BleedBox") for page in file.pages)
        assert not any("/Separation" in str(page.obj.Resources.get("/ColorSpace", "")) for page in file.pages)
    with pikepdf.open(io.BytesIO(files["press.pdf"])) as file:
        assert all(box(page, "/MediaBox") != box(page, "/BleedBox") for page in file.pages)
    assert page_texts(older) == page_texts(files["press.pdf"])
    assert press_file(project, cache, tmp_path) == files["press.pdf"]
    cropped = press_file(project, cache, tmp_path, marks="crop")
    assert cropped not in (older, files["press.pdf"])


def test_an_editors_own_press_profile_goes_through_to_the_file(tmp_path: Path) -> None:
    project = write_brochure(tmp_path / "own", "press: {profile: 本厂.icc, condition: JC200103}\n")
    (project / "本厂.icc").write_bytes(press().profile)
    data = press_file(project, tmp_path / "cache", tmp_path / "out", standard="x1a")
    with pikepdf.open(io.BytesIO(data)) as file:
        (intent,) = file.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "JC200103"
        assert intent.DestOutputProfile.read_bytes() == press().profile


def test_a_spot_ink_has_its_own_plate_in_both_standards_and_is_named_on_the_report_page(tmp_path: Path) -> None:
    gold = "theme: {base: vermilion, palette: {accent: {name: 烫金, fallback: C0 M15 Y50 K20}}}\n"
    project = write_brochure(tmp_path / "gold", gold)
    for standard in ("x4", "x1a"):
        data = press_file(project, tmp_path / "cache", tmp_path / "out", standard=standard, marks="none")
        with pikepdf.open(io.BytesIO(data)) as file:
            spaces = [space for page in file.pages for space in page.obj.Resources.get("/ColorSpace", {}).values()]
        assert spaces
        assert {str(space[1]) for space in spaces} == {"/烫金"}
    assert "专色版：烫金" in (tmp_path / "out/report.html").read_text("utf-8")


def test_a_foil_prints_the_title_of_the_cover_and_nothing_else(tmp_path: Path) -> None:
    gold = "theme: {base: vermilion, palette: {title: {name: 烫金, fallback: C0 M15 Y50 K20}}}\n"
    project = write_brochure(tmp_path / "foil", gold)
    data = press_file(project, tmp_path / "cache", tmp_path / "out", marks="none")
    with pikepdf.open(io.BytesIO(data)) as file:
        pages = [number for number, page in enumerate(file.pages, 1) if "/ColorSpace" in page.obj.Resources]
        assert pages == [1]
        tints = [step for step in pikepdf.parse_content_stream(file.pages[0]) if str(step.operator) == "scn"]
    assert len(tints) == 1


def gaps_in_bleed(pdf: bytes, bleed: float) -> Iterator[str]:
    """Where something coloured lies along the inside of the trim but not along the outside of the bleed."""
    scale = 4.0
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            image = page.render(scale=scale, grayscale=True).to_pil()
            inside = round(bleed * scale) + 3
            for turn in range(4):
                turned = image.rotate(90 * turn, expand=True)
                trim = turned.crop((inside, inside, turned.width - inside, inside + 1)).tobytes()
                edge = turned.crop((inside, 1, turned.width - inside, 2)).tobytes()
                if any(t < 230 and e > 250 for t, e in zip(trim, edge, strict=True)):
                    yield f"page {number}, side {turn}"


def test_what_touches_the_trim_goes_through_the_bleed_on_every_side(project: Path, cache: Path, tmp_path: Path) -> None:
    plain = press_file(project, cache, tmp_path, marks="none")
    assert list(gaps_in_bleed(plain, BLEED)) == []


def test_a_field_that_stops_at_the_trim_would_be_seen() -> None:
    field = PlacedShape.rect(Rect(0, 0, WIDTH, HEIGHT), Cmyk(0, 1, 1, 0))
    assert len(list(gaps_in_bleed(rendered(layout_of((field,)), marks="none"), BLEED))) == 4


@pytest.fixture(scope="module")
def report(files: dict[str, bytes]) -> str:
    return files["report.html"].decode("utf-8")


def test_the_report_page_names_files_pictures_fonts_and_changes(report: str, files: dict[str, bytes]) -> None:
    for name in ("press.pdf", "booklet.pdf", "screen.pdf"):
        assert name in report
        assert hashlib.sha256(files[name]).hexdigest() in report
    for part in ("images/hills.jpg", "images/fair.jpg", "OFL-1.1", "FOGRA39", "PDF/X-4", "148×210 mm", "骑马订"):
        assert part in report
    assert "content/captions.yaml" in report
    assert "( → （" in report


def test_the_report_page_stands_alone_and_shows_every_page(report: str, built: BuildResult) -> None:
    assert not re.findall(r'(?:src|href)="(?!data:)', report)
    assert "<script" not in report
    assert report.count("data:image/jpeg;base64,") == built.pages
    assert len(report) < 3_000_000


def test_the_report_page_names_no_folder_of_this_machine(report: str, project: Path) -> None:
    assert str(project.parent) not in report


def test_every_warning_stands_on_the_report_page(tmp_path: Path) -> None:
    project = write_brochure(tmp_path / "report")
    captions = project / "content/captions.yaml"
    captions.write_text(CAPTIONS + "  stand_in: true\nunused:\n  file: fair.jpg\n  caption: 无用<b>。\n", "utf-8")
    result = Builder(cache=None).build(project)
    assert result.ok
    page = (project / "out/report.html").read_text("utf-8")
    assert len(result.warnings) >= 2
    for message in result.warnings:
        assert f"{message.span.path}:{message.span.line}:{message.span.column}" in page
        assert message.code in page


def test_a_proof_is_a_picture_of_every_page_and_old_ones_go(project: Path, built: BuildResult, tmp_path: Path) -> None:
    folder = tmp_path / "proof"
    folder.mkdir()
    (folder / "page-99.png").write_bytes(b"old")
    (folder / "notes.txt").write_bytes(b"mine")
    assert run_command("proof", project, "--out", folder, "--dpi", "30", cwd=tmp_path).returncode == 0
    plain = folder_bytes(folder)
    assert plain.pop("notes.txt") == b"mine"
    assert list(plain) == [f"page-{number:02d}.png" for number in range(1, built.pages + 1)]
    with Image.open(io.BytesIO(plain["page-01.png"])) as picture:
        assert picture.info["dpi"] == pytest.approx((30, 30), abs=0.1)
    assert run_command("proof", project, "--out", folder, "--dpi", "30", "--overlay", cwd=tmp_path).returncode == 0
    overlaid = folder_bytes(folder)
    assert all(overlaid[name] != data for name, data in plain.items())


def test_a_finished_file_can_be_imposed_by_the_command(files: dict[str, bytes], built: BuildResult, tmp_path: Path) -> None:
    (tmp_path / "screen.pdf").write_bytes(files["screen.pdf"])
    done = run_command("impose", "screen.pdf", "--sheet", "A4", "--binding", "saddle", "--out", "sheets.pdf", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert sheet_texts((tmp_path / "sheets.pdf").read_bytes(), built.pages) == page_texts(files["screen.pdf"])
    wrong = run_command("impose", "nothing.pdf", cwd=tmp_path)
    assert (wrong.returncode, "找不到文件" in wrong.stderr) == (1, True)
