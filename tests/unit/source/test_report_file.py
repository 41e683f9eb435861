"""Every key of report.yaml: what is taken, what the defaults are, what is refused and how."""

from __future__ import annotations

import pytest

from printreport.core.color import Cmyk
from printreport.core.units import mm
from printreport.model.document import Cover, PressChoice, ThemeChoice
from small_projects import Project


def test_only_a_title_and_one_section_are_required(project: Project) -> None:
    report = project.document().report
    assert report.title == ("年度报告",)
    assert (report.byline, report.publisher, report.language) == (None, None, "zh-Hans-CN")
    assert report.theme == ThemeChoice("vermilion")
    assert report.trim == (mm(210), mm(285))
    assert (report.binding, report.pages, report.contents, report.cover) == ("saddle-stitch", None, False, None)
    assert report.press == PressChoice("coated-fogra39")
    assert report.paper == mm(0.1)
    assert report.colophon == ()


def test_a_title_can_be_the_lines_of_the_cover(project: Project) -> None:
    project.put("content/report.yaml", "title: [凝聚职工力量, 建设幸福西宁]\n")
    assert project.document().report.title == ("凝聚职工力量", "建设幸福西宁")


@pytest.mark.parametrize("text", ["", "# 注\n", "byline: 某人\n", "title:\n", "title: ''\n", "title: []\n", "title: [好, '']\n"])
def test_a_missing_or_empty_title_is_an_error_at_its_file(project: Project, text: str) -> None:
    message = project.put("content/report.yaml", text).only()
    assert message.is_error
    assert (message.span.path, message.span.line) == ("content/report.yaml", 1)
    assert "title" in message.message


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("210x285mm", (210, 285)),
        ("285x210mm", (285, 210)),
        ("200x200mm", (200, 200)),
        ("90x450mm", (90, 450)),
        ("210.5x285mm", (210.5, 285)),
        ("210 × 285 mm", (210, 285)),
        ("A4", (210, 297)),
        ("A5", (148, 210)),
        ("大16开", (210, 285)),
        ("正16开", (185, 260)),
        ("大32开", (140, 210)),
        ("正32开", (130, 185)),
        ("16开", (185, 260)),
        ("大度十六开", (210, 285)),
        ("大 16 开", (210, 285)),
        ("“大16开”", (210, 285)),
        ("32 開", (130, 185)),
        ("a4", (210, 297)),
        ("A4 横", (297, 210)),
        ("大16开（横）", (285, 210)),
        ("方形 210", (210, 210)),
        ("正方形210mm", (210, 210)),
        ("２１０×２８５毫米", (210, 285)),
    ],
)
def test_trims_by_measure_and_by_name(project: Project, written: str, size: tuple[float, float]) -> None:
    assert project.report(f"trim: {written}").document().report.trim == (mm(size[0]), mm(size[1]))


@pytest.mark.parametrize(
    "written",
    ["89x285mm", "210x451mm", "A3", "210", "210x", "0x0mm", "大16", "210in", "210x285", "大18开", "方形", "方形 60"],
)
def test_other_trims_are_refused(project: Project, written: str) -> None:
    message = project.report(f"trim: {written}").only()
    assert (message.code, message.span.line, message.span.column) == ("bad-trim", 2, 7)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("210x285", "210x285mm"),
        ("A3", "297x420mm"),
        ("8开", "260x370mm"),
        ("大18开", "正16开"),
        ("大16", "大16开"),
        ("210", "方形 210"),
        ("B5", "176x250mm"),
    ],
)
def test_a_trim_that_is_none_proposes_the_near_ones(project: Project, written: str, meant: str) -> None:
    assert meant in project.report(f"trim: {written}").only().hint


def test_a_part_of_a_sheet_that_is_not_named_is_told(project: Project) -> None:
    message = project.report("trim: 16开").only()
    assert (message.code, message.is_error) == ("trim-half-named", False)
    assert "大16开" in message.hint


@pytest.mark.parametrize(("written", "size"), [("0.1mm", 0.1), ("0.08 毫米", 0.08), ("０．１ｍｍ", 0.1), ("“0.12mm”", 0.12)])
def test_paper_has_a_thickness_with_its_unit(project: Project, written: str, size: float) -> None:
    assert project.report(f"paper: {written}").document().report.paper == pytest.approx(mm(size))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0.1", "0.1mm"),
        ("0,12", "0.12mm"),
        (".1", "0.1mm"),
        ("100μm", "0.1mm"),
        ("100微米", "0.1mm"),
        ("0.01cm", "0.1mm"),
        ("0.01厘米", "0.1mm"),
        ("10丝", "0.1mm"),
        ("157克", "克铜版纸"),
        ("128g", "厚"),
    ],
)
def test_a_measure_without_millimetres_proposes_them(project: Project, written: str, meant: str) -> None:
    message = project.report(f"paper: {written}").only()
    assert (message.code, message.is_error, message.span.line) == ("bad-length", True, 2)
    assert meant in message.hint


@pytest.mark.parametrize(("written", "binding"), [("骑马订", "saddle-stitch"), ("胶装", "perfect"), ("不装订", "none")])
def test_bindings_have_chinese_names(project: Project, written: str, binding: str) -> None:
    assert project.report(f"binding: {written}").document().report.binding == binding


@pytest.mark.parametrize(("binding", "good", "bad"), [("saddle-stitch", 12, 7), ("perfect", 14, 7), ("none", 7, 0)])
def test_pages_must_suit_the_binding(project: Project, binding: str, good: int, bad: int) -> None:
    assert project.report(f"binding: {binding}\npages: {good}").document().report.pages == good
    message = project.report(f"binding: {binding}\npages: {bad}").only()
    assert (message.code, message.span.line, message.span.column) == ("bad-pages", 3, 8)


@pytest.mark.parametrize("pages", ["-4", "4.0", "many", "12000"])
def test_pages_is_a_number_or_auto(project: Project, pages: str) -> None:
    assert project.report(f"pages: {pages}").codes() == ["bad-pages"]


def test_seven_pages_in_a_saddle_stitch_names_the_counts_that_would_do(project: Project) -> None:
    message = project.report("pages: 7").only()
    assert "4" in message.hint
    assert "8" in message.hint


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("languge: zh-Hans-CN", "language"),
        ("标题: 好", "title"),
        ("Theme: vermilion", "theme"),
        ("page: 12", "pages"),
    ],
)
def test_unknown_keys_are_told_with_a_guess(project: Project, line: str, meant: str) -> None:
    message = project.report(line).only()
    assert (message.code, message.span.line, message.span.column) == ("unknown-key", 2, 1)
    assert meant in message.hint


def test_a_doubled_key_is_an_error_at_its_second_place(project: Project) -> None:
    message = project.report("title: 又一个").only()
    assert (message.code, message.span.line) == ("duplicate-key", 2)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("language: zh-CN", "bad-choice"),
        ("theme: vermillion", "bad-choice"),
        ("binding: staple", "bad-choice"),
        ("press: fogra39", "bad-choice"),
        ("punctuation: half-width", "bad-choice"),
        ("contents: maybe", "wrong-type"),
        ("paper: thick", "bad-length"),
        ("paper: 30mm", "bad-length"),
        ("byline: [一, 二]", "wrong-type"),
        ("publisher: {一: 二}", "wrong-type"),
        ("cover: ridges", "wrong-type"),
        ("colophon: 2000册", "wrong-type"),
    ],
)
def test_wrong_values_are_told_at_their_place(project: Project, line: str, code: str) -> None:
    message = project.report(line).only()
    assert (message.code, message.span.line, message.span.column) == (code, 2, line.index(":") + 3)
    assert message.hint


@pytest.mark.parametrize("language", ["zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK"])
def test_the_three_languages_are_taken(project: Project, language: str) -> None:
    assert project.report(f"language: {language}").document().report.language == language


def test_palette_colours_are_process_inks(project: Project) -> None:
    project.report("theme: {base: vermilion, palette: {accent: C0 M100 Y90 K10, ink: C0 M0 Y0 K100}}")
    choice = project.document().report.theme
    assert choice.palette == (("accent", Cmyk(0, 1, 0.9, 0.1)), ("ink", Cmyk(0, 0, 0, 1)))


@pytest.mark.parametrize("color", ["red", "C0 M101 Y0 K0", "C0 M0 Y0", "'#12345'", "C M Y K"])
def test_other_colours_are_refused(project: Project, color: str) -> None:
    assert project.report(f"theme: {{base: vermilion, palette: {{accent: {color}}}}}").codes() == ["bad-color"]


def test_only_the_five_palette_roles_can_be_changed(project: Project) -> None:
    assert project.report("theme: {base: vermilion, palette: {paper: C0 M0 Y0 K0}}").codes() == ["unknown-key"]


def test_a_profile_needs_its_condition_and_lies_in_the_project(project: Project) -> None:
    project.put("press/a.icc", b"profile").report("press: {profile: press/a.icc, condition: JC200103}")
    press = project.document().report.press
    assert press.condition == "JC200103"
    assert press.profile == str(project.root / "press/a.icc")
    assert project.report("press: {profile: press/a.icc}").codes() == ["missing-key"]
    assert project.report("press: {profile: press/b.icc, condition: J}").codes() == ["missing-file"]
    assert project.report("press: {profile: ../b.icc, condition: J}").codes() == ["outside-project"]


def test_the_colophon_takes_any_line_in_the_order_written(project: Project) -> None:
    lines = ("印数: 2000册", "准印证号: （青西）内资准字第001号", "内部资料: 免费交流", "地址: 五四大街", "网址: www.example.org")
    project.report("colophon:\n" + "".join(f"  {line}\n" for line in lines))
    assert project.codes() == []
    assert project.document().report.colophon == tuple(tuple(line.split(": ")) for line in lines)


@pytest.mark.parametrize(
    ("lines", "code", "is_error"),
    [
        ("印数: 若干", "colophon-value", False),
        ("准印证号: 待定", "colophon-value", False),
        ("印刷日期: 年底", "colophon-value", False),
        ("准印证: 青001", "colophon-key", False),
        ("地址:", "empty-value", False),
        ("地址: [一, 二]", "wrong-type", True),
        ("地址: 一\n  地址: 二", "duplicate-key", True),
        (f"{'长' * 21}: 一", "colophon-key", True),
        (f"地址: {'长' * 201}", "too-long", True),
        ("\n".join(f"  行{n}: 文字" for n in range(25)).strip(), "too-many", True),
    ],
)
def test_what_is_wrong_in_a_colophon_is_told(project: Project, lines: str, code: str, is_error: bool) -> None:
    message = project.report(f"colophon:\n  {lines}").only()
    assert (message.code, message.is_error) == (code, is_error)


def test_the_keys_of_a_colophon_are_printed_words(project: Project) -> None:
    assert project.report("colophon:\n  电话(总机): 1\n").document().report.colophon == (("电话（总机）", "1"),)
    assert "no-glyph" in project.report("colophon:\n  电话🦊: 1\n").codes()


def test_twenty_four_lines_of_a_colophon_are_taken(project: Project) -> None:
    project.report("colophon:\n" + "".join(f"  行{n}: 文字\n" for n in range(24)))
    assert len(project.document().report.colophon) == 24


def test_a_cover_names_a_photo_and_its_focus(project: Project) -> None:
    project.photos({"山": "caption: 山。"}).report("cover: {photo: 山, focus: [0, 0, 1, 0.6]}")
    cover = project.document().report.cover
    assert isinstance(cover, Cover)
    assert (cover.photo, cover.focus.bottom if cover.focus else None) == ("山", 0.6)


def test_a_value_in_curly_quotes_is_doubted(project: Project) -> None:
    message = project.put("content/report.yaml", "title: “年度报告”\ntrim: “A4”\n").only()
    assert (message.code, message.is_error, message.span.line) == ("curly-quotes", False, 1)
    assert 'title: "年度报告"' in message.hint
    assert project.put("content/report.yaml", 'title: "“年度报告”"\n').codes() == []


def test_switches_may_be_said_in_words(project: Project) -> None:
    assert project.report("contents: true").document().report.contents is True
    assert project.report("contents: no").document().report.contents is False


def test_a_full_width_colon_is_explained(project: Project) -> None:
    message = project.put("content/report.yaml", "title：年度报告\n").only()
    assert message.span.line == 1
    assert "半角" in message.hint
