"""The press file says what it is: identity, intent, metadata and version agree, and every reader takes it."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from press_samples import document_of, full_page, layout_of, need, photo_of, press, rendered, run_of
from printreport.finish.press_file import finish_press
from printreport.model.layout import PlacedImage

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def finished(standard: str = "x4", title: tuple[str, ...] = ("凝聚职工力量", "建设幸福西宁"), text: str = "西宁") -> bytes:
    layout = layout_of((run_of(text, 20, 40),), (), (), ())
    return finish_press(rendered(layout), layout, document_of(title=title), press(), standard)  # type: ignore[arg-type]


def xmp_of(pdf: pikepdf.Pdf) -> dict[str, str]:
    root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    description = root.find(f".//{RDF}Description")
    assert description is not None
    return {node.tag.split("}")[1]: "".join(node.itertext()).strip() for node in description}


def test_x4_is_claimed_in_xmp_and_x1a_in_info() -> None:
    x4, x1a = finished("x4"), finished("x1a")
    assert x4.startswith(b"%PDF-1.6\n%")
    assert x1a.startswith(b"%PDF-1.4\n%")
    with pikepdf.open(io.BytesIO(x4)) as file:
        assert xmp_of(file)["GTS_PDFXVersion"] == "PDF/X-4"
        assert "/GTS_PDFXVersion" not in file.trailer.Info
    with pikepdf.open(io.BytesIO(x1a)) as file:
        assert "GTS_PDFXVersion" not in xmp_of(file)
        assert str(file.trailer.Info.GTS_PDFXVersion) == "PDF/X-1a:2003"
    assert b"/ObjStm" not in x1a
    assert not re.search(rb"/Type\s*/XRef", x1a)


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_info_and_xmp_agree(standard: str) -> None:
    with pikepdf.open(io.BytesIO(finished(standard))) as file:
        info, xmp = file.trailer.Info, xmp_of(file)
        assert str(info.Title) == xmp["title"] == "凝聚职工力量 建设幸福西宁"
        assert str(info.Author) == xmp["creator"] == "西宁市总工会"
        assert str(info.Producer) == xmp["Producer"]
        digits = [re.sub(r"\D", "", text) for text in (str(info.CreationDate), xmp["CreateDate"], xmp["ModifyDate"])]
        assert len(set(digits)) == 1
        assert info.Trapped == "/False"
        assert xmp["Trapped"] == "False"
        assert xmp["DocumentID"].startswith("uuid:")
        assert xmp["VersionID"] == "1"
        assert xmp["RenditionClass"] == "default"
        assert "MetadataDate" in xmp


def test_marks_of_xml_in_a_title_are_kept() -> None:
    with pikepdf.open(io.BytesIO(finished(title=("甲<乙 & 丙>",)))) as file:
        assert xmp_of(file)["title"] == "甲<乙 & 丙>" == str(file.trailer.Info.Title)


def test_there_is_one_intent_with_its_profile() -> None:
    with pikepdf.open(io.BytesIO(finished())) as file:
        (intent,) = file.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert intent.DestOutputProfile.read_bytes() == press().profile
        assert int(intent.DestOutputProfile.N) == 4


def test_the_file_id_follows_from_the_content() -> None:
    def ids(data: bytes) -> list[bytes]:
        with pikepdf.open(io.BytesIO(data)) as file:
            return [bytes(part) for part in file.trailer.ID]

    assert ids(finished()) == ids(finished())
    assert ids(finished()) != ids(finished(text="青海"))
    assert all(len(part) == 16 for part in ids(finished()))


def test_equal_reports_give_equal_files() -> None:
    assert finished() == finished()
    assert finished("x1a") == finished("x1a")


def test_the_file_has_no_actions_annotations_or_layers() -> None:
    with pikepdf.open(io.BytesIO(finished())) as file:
        assert not {"/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Names", "/Outlines"} & set(file.Root.keys())
        assert all("/Annots" not in page.obj for page in file.pages)


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_no_reader_finds_fault_with_it(tmp_path: Path, standard: str) -> None:
    picture = tmp_path / "a.png"
    Image.linear_gradient("L").convert("RGB").save(picture)
    photo = photo_of(picture)
    page = full_page(photo).pages[0].items
    layout = layout_of((*page, run_of("西宁", 20, 40)), (run_of("12", 20, 90, "display"),), (), ())
    assert isinstance(page[0], PlacedImage)
    data = finish_press(rendered(layout, photo), layout, document_of(photo), press(), standard)  # type: ignore[arg-type]
    path = tmp_path / "press.pdf"
    path.write_bytes(data)
    for command in (
        [need("qpdf"), "--check", "--no-warn", path],
        [need("gs"), "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", path],
        [need("pdftoppm"), "-r", "20", path, tmp_path / "page"],
    ):
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stderr) == (0, "")


def test_the_readers_do_find_fault_with_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(finished().replace(b"/FontFile3", b"/FontFileX").replace(b"endobj", b"endobx", 1))
    assert subprocess.run([need("qpdf"), "--check", path], capture_output=True, check=False).returncode != 0
