"""Verdicts on odd input, in bounded time and memory, and what is said of them: text, JSON, HTML, explanations."""

from __future__ import annotations

import io
import json
import random
import re
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from broken_samples import font_of, form
from clean_samples import EDGE, TOP, changed, paint, picture, press_sample, shown
from click.testing import CliRunner
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from press_samples import need
from printreport.cli import printreport
from printreport.core.units import mm
from printreport.preflight.check import ERROR, Finding, PlaceRect
from printreport.preflight.profile import PROFILES
from printreport.preflight.registry import CHECKS, checks_of
from printreport.preflight.verdict import judgement
from printreport.preflight.verdict.judgement import preflight
from printreport.preflight.verdict.verdict import Verdict
from printreport.preflight.verdict.verdict_page import verdict_page


def ids(verdict: Verdict) -> list[str]:
    return [found.check for found in verdict.findings]


# The registry


def test_there_are_more_than_sixty_checks_and_each_says_what_why_and_how() -> None:
    assert len(CHECKS) >= 60
    for check in CHECKS.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", check.id)
        assert check.profiles
        assert all(len(text) > 2 for text in (check.clause, check.what, check.why, check.remedy))
        assert check.why.endswith("。")
        assert check.remedy.endswith("。")


def test_no_check_is_registered_twice() -> None:
    from printreport.preflight.registry import SUBJECTS

    assert sum(len(subject.checks) for subject in SUBJECTS) == len(CHECKS)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_has_checks_of_its_own(profile: str) -> None:
    assert len(checks_of(profile)) > 20  # type: ignore[arg-type]


# Bad input


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4",
        b"%PDF-1.4\n%%EOF",
        b"\0" * 5000,
        b"<html></html>",
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n",
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj <</Kids [2 0 R] /Count 1 /Type /Pages>> endobj\n"
        b"trailer<</Root 1 0 R>>\n",
    ],
    ids=["nothing", "head", "head-and-tail", "zeros", "html", "catalog-for-pages", "tree-in-itself"],
)
def test_what_is_no_whole_pdf_gets_a_verdict(data: bytes) -> None:
    verdict = preflight(data)
    assert not verdict.ok
    assert set(ids(verdict)) & {"file-unreadable", "file-repaired", "file-without-pages", "object-malformed"}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_anywhere_gets_a_verdict(part: float) -> None:
    data = press_sample("x1a")
    assert not preflight(data[: int(len(data) * part)], "x1a", ink=False).ok


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_spoilt_bytes_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(changed(press_sample("x1a"), lambda _pdf: None, qdf=True))
    for _ in range(60):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert preflight(bytes(data), "x1a", ink=False).checks


def test_objects_of_wrong_types_never_raise() -> None:
    words = [b"7", b"(x)", b"null", b"[1]", b"/N", b"<</A 1>>", b"true"]
    lines = changed(press_sample("x1a"), lambda _pdf: None, qdf=True).split(b"\n")
    places = [n for n, line in enumerate(lines) if re.match(rb"\s*/[A-Za-z]+ [^\s]", line)]
    for number, place in enumerate(places):
        spoilt = list(lines)
        key = re.match(rb"\s*/[A-Za-z]+ ", lines[place])
        assert key is not None
        spoilt[place] = key[0] + words[number % len(words)]
        assert preflight(b"\n".join(spoilt), "x1a", ink=False).checks


def test_two_thousand_pages_are_judged_within_bounds() -> None:
    def many(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Contents = Stream(pdf, f"q /GSon gs 0 0 0 1 k {shown()} Q".encode())
        for _ in range(1999):
            pdf.pages.append(page)

    verdict = preflight(changed(press_sample("x4", "none"), many), "x4", ink=False)
    assert verdict.pages == 2000
    assert ids(verdict) == []


def test_a_file_of_endless_content_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printreport.preflight.verdict.judgement.MOST_OPERATORS_OF_FILE", 300)

    def many(pdf: Pdf) -> None:
        for _ in range(9):
            pdf.pages.append(pdf.pages[0])

    assert "content-unread" in ids(preflight(changed(press_sample(), many), "x4", ink=False))


def test_forms_that_multiply_are_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printreport.preflight.verdict.judgement.MOST_OPERATORS", 5000)

    def multiply(pdf: Pdf) -> None:
        inner = form(pdf, b"0 0 1 1 re f " * 40)
        for _ in range(8):
            inner = form(pdf, b"/In Do " * 10, Resources=Dictionary(XObject=Dictionary(In=inner)))
        paint(pdf, "/Fm Do", XObject={"Fm": inner})

    assert "content-unread" in ids(preflight(changed(press_sample(), multiply), "x4", ink=False))


def test_a_form_that_was_filled_in_is_refused_with_its_fields_counted() -> None:
    def fill(pdf: Pdf) -> None:
        field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, V=pikepdf.String("张三")))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    verdict = preflight(changed(press_sample(), fill), "x4", ink=False)
    assert [found.message for found in verdict.findings] == ["文件里有表单（1 个域）"]


def test_many_faults_of_one_kind_are_folded() -> None:
    boxes = " ".join(f"1 0 0 rg {100 + n} 100 1 1 re f" for n in range(60))
    found = preflight(changed(press_sample(), lambda pdf: paint(pdf, boxes)), "x4", ink=False).findings
    assert len(found) == 13
    assert found[-1].message == "同类问题另有 48 处"


# Places


def test_places_are_millimetres_from_the_trims_upper_left_corner() -> None:
    operators = f"1 0 0 rg {EDGE + mm(10):.3f} {TOP - mm(50):.3f} {mm(30):.3f} {mm(20):.3f} re f"
    (found,) = preflight(changed(press_sample(), lambda pdf: paint(pdf, operators)), "x4", ink=False).findings
    assert found.page == 1
    assert found.rect == pytest.approx((10.0, 30.0, 30.0, 20.0), abs=0.05)


def test_a_field_covered_by_another_that_bleeds_is_no_fault() -> None:
    under = f"0.2 0 0 0 k {EDGE} 150 60 60 re f"
    over = f"0.2 0 0 0 k {EDGE - 8.6} 140 100 100 re f"
    hidden = changed(press_sample(), lambda pdf: paint(pdf, f"{under} {over}"))
    seen = changed(press_sample(), lambda pdf: paint(pdf, f"{over} {under}"))
    assert ids(preflight(hidden, "x4", ink=False)) == []
    assert ids(preflight(seen, "x4", ink=False)) == ["bleed-ink"]


@pytest.mark.parametrize(("away", "told"), [(2.0, ["text-near-trim"]), (3.0, [])])
def test_text_keeps_three_millimetres_from_the_knife(away: float, told: list[str]) -> None:
    operators = f"/GSon gs 0 0 0 1 k {shown(y=EDGE + mm(away))}"
    assert ids(preflight(changed(press_sample(), lambda pdf: paint(pdf, operators)), "x4", ink=False)) == told


def test_overprint_is_off_again_after_the_state_is_brought_back() -> None:
    operators = f"q /GSon gs Q 0 0 0 1 k {shown(y=TOP - 20)}"
    assert ids(preflight(changed(press_sample(), lambda pdf: paint(pdf, operators)), "x4", ink=False)) == ["black-text-overprint"]


def test_a_font_of_the_same_name_but_whole_widths_is_known_by_its_program() -> None:
    def widen(pdf: Pdf) -> None:
        font_of(pdf).DescendantFonts[0].DW = 1002

    assert ids(preflight(changed(press_sample(), widen), "x4", ink=False)) == ["font-widths"]


# Ink

HEAVY = "100 0 0 100 100 150 cm /Im Do"


def heavy(fill: int = 255, inverted: bool = False) -> bytes:
    def add(pdf: Pdf) -> None:
        more = {"Decode": Array([1, 0] * 4)} if inverted else {}
        paint(pdf, HEAVY, XObject={"Im": picture(pdf, 420, 420, fill=fill, **more)})

    return changed(press_sample(), add)


def test_plates_show_too_much_ink_and_where() -> None:
    need("gs")
    (found,) = preflight(heavy()).findings
    assert found.check == "ink-cover"
    assert found.rect is not None
    assert found.rect[2:] == pytest.approx((35.3, 35.3), abs=0.8)
    assert "400 %" in found.message
    assert "Ghostscript" in found.message


def test_without_ghostscript_ink_is_estimated_and_the_verdict_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgement, "gs_path", lambda: None)
    verdict = preflight(heavy())
    assert ids(verdict) == ["ink-cover"]
    assert "没有 Ghostscript" in verdict.ink_source
    assert ids(preflight(heavy(180))) == []
    assert ids(preflight(heavy(0, inverted=True))) == ["ink-cover"]
    assert ids(preflight(heavy(255, inverted=True))) == []


def test_a_speck_over_the_limit_is_a_warning() -> None:
    need("gs")
    verdict = preflight(
        changed(
            press_sample(), lambda pdf: paint(pdf, "4 0 0 4 150 150 cm /Im Do", XObject={"Im": picture(pdf, 16, 16, fill=255)})
        )
    )
    assert ids(verdict) == ["ink-specks"]
    assert verdict.ok


def test_two_overprinting_fields_add_up_on_the_plates() -> None:
    need("gs")
    fields = "/GSon gs 1 0.9 0 0 k 120 150 80 80 re f 0 0 0.9 0.9 k 120 150 80 80 re f"
    verdict = preflight(changed(press_sample(), lambda pdf: paint(pdf, fields)))
    assert ids(verdict) == ["ink-cover"]


def test_a_sheet_as_large_as_a_wall_is_rendered_with_fewer_dots() -> None:
    need("gs")

    def enlarge(pdf: Pdf) -> None:
        pdf.pages[0].obj.MediaBox = pdf.pages[0].obj.CropBox = Array([-7000, -7000, 7000, 7000])

    verdict = preflight(changed(press_sample(), enlarge))
    assert "（26 ppi）" in verdict.ink_source
    assert max(verdict.highest_ink) == pytest.approx(280, abs=5)


def test_a_renderer_that_fails_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgement, "gs_path", lambda: sys.executable)
    assert "render" in ids(preflight(press_sample()))


# What is said


def run(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(printreport, [str(word) for word in words])
    return done.exit_code, done.output


@pytest.fixture
def red_file(tmp_path: Path) -> Path:
    path = tmp_path / "红.pdf"
    path.write_bytes(changed(press_sample(), lambda pdf: paint(pdf, "1 0 0 rg 150 150 60 40 re f")))
    return path


def test_the_command_says_what_is_wrong_and_leaves_with_one(red_file: Path) -> None:
    code, text = run("preflight", red_file)
    assert code == 1
    assert "不合格：1 个错误，0 个警告" in text
    assert "错误[colour-rgb] 没有设备 RGB 颜色" in text
    assert "第 1 页，距左 38.9、距上 87 mm，21.2×14.1 mm：色块或线条用了设备 RGB 颜色（DeviceRGB）" in text
    assert "办法：" in text


def test_the_command_leaves_with_zero_when_all_is_well(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(press_sample())
    code, text = run("preflight", tmp_path / "good.pdf", "--profile", "x4")
    assert code == 0
    assert "合格：没有发现问题" in text


def test_the_command_gives_json(red_file: Path) -> None:
    code, text = run("preflight", red_file, "--json")
    value = json.loads(text)
    assert code == 1
    assert (value["ok"], value["errors"], value["profile"], value["pages"]) == (False, 1, "x4", 1)
    assert value["findings"][0]["check"] == "colour-rgb"
    assert value["findings"][0]["rect_mm"] == [38.9, 87.0, 21.2, 14.1]


def test_the_web_page_shows_the_page_and_the_place(red_file: Path, tmp_path: Path) -> None:
    run("preflight", red_file, "--html", tmp_path / "out.html")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert page.count("data:image/jpeg;base64,") == 1
    assert '<rect class="error" x="149.9' in page
    assert not re.findall(r'(?:src|href)="(?!data:)', page)


def test_words_of_a_file_never_become_markup_of_the_web_page() -> None:
    verdict = preflight(press_sample())
    hostile = '"><script>alert(1)</script>'
    finding = Finding("ink-cover", ERROR, hostile, 1, PlaceRect(1.0, 2.0, 3.0, 4.0), hostile)
    page = verdict_page(replace(verdict, findings=(finding,)), f"{hostile}\udcff\u202e.pdf", {1: b"\xff\xd8"})
    assert "<script" not in page
    assert page.count("alert(1)&lt;/script&gt;") == 5
    assert '<rect class="error" x="' in page
    assert "\\udcff\\u202e.pdf" in page
    assert page.encode("utf-8")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    code, text = run("preflight", tmp_path / "none.pdf")
    assert code == 1
    assert text.startswith("读不到文件")


def test_a_web_page_that_cannot_be_written_is_one_sentence(red_file: Path, tmp_path: Path) -> None:
    code, text = run("preflight", red_file, "--html", tmp_path / "no" / "out.html")
    assert code == 1
    assert text.startswith("写不了")


def test_checks_are_explained() -> None:
    code, text = run("explain", "check", "bleed-ink")
    assert code == 0
    assert "要求：碰到裁切线的图和色块都铺满出血" in text
    assert run("explain", "check", "preflight-bleed-ink") == (code, text)


def test_a_wrong_name_is_answered_with_near_ones() -> None:
    code, text = run("explain", "check", "bleed-inks")
    assert code == 1
    assert "是不是 bleed-ink" in text


def test_all_checks_are_listed() -> None:
    code, text = run("explain", "check")
    assert code == 0
    assert len(text.splitlines()) == len(CHECKS)


# The build


def test_what_a_build_is_told_of_its_press_file_names_the_check() -> None:
    from printreport.core.span import Span
    from printreport.preflight.verdict.press_findings import press_findings

    span = Span("content/report.yaml")
    assert press_findings(press_sample(), "x4", "saddle-stitch", span) == ()
    red = changed(press_sample(), lambda pdf: paint(pdf, "1 0 0 rg 150 150 60 40 re f 0 1 0 rg 150 150 60 40 re f"))
    (told,) = press_findings(red, "x4", "saddle-stitch", span)
    assert told.code == "preflight-colour-rgb"
    assert told.is_error
    assert "colour-rgb（第 1 页" in told.message


def test_a_build_leaves_unsaid_what_the_layout_has_said_with_the_photographs_name() -> None:
    from printreport.core.span import Span
    from printreport.preflight.verdict.press_findings import press_findings

    soft = changed(press_sample(), lambda pdf: paint(pdf, "48 0 0 48 130 130 cm /Im Do", XObject={"Im": picture(pdf, 125, 125)}))
    assert ids(preflight(soft, "x4", ink=False)) == ["picture-ppi-soft"]
    assert press_findings(soft, "x4", "saddle-stitch", Span("content/report.yaml")) == ()


def test_a_broken_press_file_is_a_defect_of_ours_and_stops_the_build() -> None:
    from printreport.build.results import CheckResult
    from printreport.core.diagnostics import error
    from printreport.core.span import Span

    span = Span("content/report.yaml")
    assert CheckResult((error("preflight-colour-rgb", span, "红"),)).is_own_defect
    assert not CheckResult((error("press-intent-profile", span, "红"),)).is_own_defect


def test_a_page_that_cannot_be_drawn_has_no_picture() -> None:
    from printreport.preflight.verdict.page_pictures import page_pictures

    assert page_pictures(b"no pdf at all", [1]) == {}
    assert list(page_pictures(press_sample(), [1, 7])) == [1]
    assert io.BytesIO(page_pictures(press_sample(), [1])[1]).read(2) == b"\xff\xd8"


def test_a_press_file_with_an_error_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from printreport.build.pipeline import Builder
    from printreport.commands.starter import make_starter
    from printreport.core.diagnostics import error
    from printreport.core.span import Span
    from printreport.preflight.verdict import press_findings

    told = error("preflight-colour-rgb", Span("content/report.yaml"), "付印文件没有通过印前检查 colour-rgb")
    monkeypatch.setattr(press_findings, "press_findings", lambda *_words: (told,))
    make_starter(tmp_path / "in")
    result = Builder(cache=None).build(tmp_path / "in", tmp_path / "out", editions=("press",))
    assert [d.code for d in result.errors] == ["preflight-colour-rgb"]
    assert result.is_own_defect
    assert not (tmp_path / "out").exists()
