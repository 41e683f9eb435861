"""Subtitle, date, emblem, code and address lines, from report.yaml into all editions."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import emblem_samples as es
from printreport.build.pipeline import Builder
from printreport.build.results import BuildResult
from printreport.preflight.verdict.judgement import preflight
from reports import SECTION, write_report

KEYS = """title: 年度工作
trim: A5
publisher: 市总工会
subtitle: 2015—2025 Ten Years
date: 2025年12月
logo: images/logo.pdf
qr: {text: "https://example.org/x", label: 扫码看电子版}
colophon:
  印数: 2000册
  地址: 五四西路88号
"""
SECTIONS = {"01-work": f"---\nheading: 年度工作\n---\n{SECTION * 30}"}


def write(folder: Path, content: str = es.IN_RED) -> Path:
    project = write_report(folder, KEYS, SECTIONS)
    (project / "images").mkdir()
    es.vector(project / "images", content)
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    result = Builder(None).build(write(tmp_path_factory.mktemp("cover") / "report"))
    assert result.ok, result.diagnostics
    return result


def data_of(built: BuildResult, name: str) -> bytes:
    return next(Path(file.path) for file in built.files if Path(file.path).name == f"{name}.pdf").read_bytes()


@pytest.mark.slow
def test_the_press_file_passes_and_the_screen_file_too(built: BuildResult) -> None:
    assert preflight(data_of(built, "press"), "x4", ink=False).errors == ()
    assert preflight(data_of(built, "screen"), "screen", ink=False).errors == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["press", "screen"])
def test_cover_and_back_say_all_that_was_written(built: BuildResult, name: str) -> None:
    document = pypdfium2.PdfDocument(data_of(built, name))
    texts = ["".join(document[at].get_textpage().get_text_range().split()) for at in (0, len(document) - 1)]
    document.close()
    assert all(words in texts[0] for words in ("年度工作", "2015—2025TenYears", "2025年12月", "市总工会"))
    assert all(words in texts[1] for words in ("扫码看电子版", "印数：2000册", "地址：五四西路88号"))


@pytest.mark.slow
def test_emblem_and_code_are_figures_with_words_and_the_press_keeps_the_vectors(built: BuildResult) -> None:
    with pikepdf.open(io.BytesIO(data_of(built, "screen"))) as file:
        alts = [str(item.Alt) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert sorted(alts) == ["二维码：https://example.org/x", "市总工会标志"]
    with pikepdf.open(io.BytesIO(data_of(built, "press"))) as file:
        forms = [page.obj.Resources.XObject["/Emblem"] for page in (file.pages[0], file.pages[-1])]
        assert b"0 1 1 0.1 k" in forms[0].read_bytes()


@pytest.mark.slow
def test_an_emblem_in_lights_stops_the_build_at_its_key(tmp_path: Path) -> None:
    result = Builder(None).build(write(tmp_path / "report", f"1 0 0 rg {es.disc(60, 60, 58)} f"))
    assert [(d.code, d.span.path, d.span.line) for d in result.errors] == [("logo-colour-rgb", "content/report.yaml", 6)]
    assert result.files == ()
