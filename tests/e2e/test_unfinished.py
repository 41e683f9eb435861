"""A report that is not finished: pictures that are still to come, figures that nobody has answered for."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from printreport import build_report, check_report

CAPTIONS = """
a: {caption: 待补的照片甲。, stand_in: true, alt: 主席台}
b: {caption: 乙。, stand_in: true, file: b.jpg, ratio: 3:4}
"""
TEXT = "坚持以职工为中心，服务更加周到，各项工作稳步推进，取得新的进展，全市职工群众的获得感不断增强。\n\n" * 6


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A report of one section with two pictures that are not there yet."""
    for path, text in {
        "report.yaml": "title: 年度报告\npages: 4\n",
        "captions.yaml": CAPTIONS,
        "sections/01-a.md": f"---\nheading: 工作\nphotos: [a, b]\n---\n{TEXT}",
    }.items():
        place = tmp_path / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return tmp_path


def test_grey_fields_are_placed_in_every_edition_and_told(project: Path, tmp_path: Path) -> None:
    result = build_report(project, tmp_path / "out")
    assert result.ok, result.diagnostics
    assert [d.code for d in result.diagnostics] == ["stand-in", "stand-in"]
    with pikepdf.open(tmp_path / "out/screen.pdf") as file:
        alts = [str(item.Alt) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert sorted(alts) == ["主席台", "乙。"]
    assert "占位图" in (tmp_path / "out/report.html").read_text("utf-8")


def test_the_final_print_refuses_what_is_not_finished(project: Path) -> None:
    captions = project / "content/captions.yaml"
    captions.write_text("a: {caption: 培训500人。, stand_in: true}\n", "utf-8")
    (project / "content/sections/01-a.md").write_text(f"---\nphotos: [a]\n---\n{TEXT}", "utf-8")
    found = check_report(project, final=True).diagnostics
    assert {(d.code, d.is_error) for d in found} == {("stand-in", True), ("figure-not-in-text", True)}
    captions.write_text("a: {caption: 培训500人。, stand_in: true, vouched: true}\n", "utf-8")
    assert [d.code for d in check_report(project, final=True).diagnostics] == ["stand-in"]
