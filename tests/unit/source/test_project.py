"""A project as a whole: which files are read, in which order, in which stages, within which limits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from printreport.core.diagnostics import Severity, format_diagnostic
from printreport.source import project as project_module
from printreport.source.checks.section_text import section_text
from printreport.source.project import read_project
from small_projects import EasyJudge, EveryFont, Project


def test_sections_come_in_the_order_of_their_numbers(project: Project) -> None:
    project.put("content/sections/10-b.md", "二。").put("content/sections/02-c.md", "三。")
    assert [section.slug for section in project.document().sections] == ["01-a", "02-c", "10-b"]


@pytest.mark.parametrize(
    "name", [".hidden.md", "02-b.md~", "02-b.md.bak", ".DS_Store", "#02-b.md#", "~$02-b.md", "Thumbs.db", "._02-b.md"]
)
def test_hidden_and_backup_files_are_ignored(project: Project, name: str) -> None:
    assert project.put(f"content/sections/{name}", "二。").codes() == []
    assert len(project.document().sections) == 1


@pytest.mark.parametrize("name", ["notes.txt", "02-b.docx", "02-b.md.txt", "sub/02-b.md", "../notes.md"])
def test_other_files_among_the_sections_are_a_warning(project: Project, name: str) -> None:
    message = project.put(f"content/sections/{name}", "二。").only()
    assert (message.code, message.is_error) == ("unknown-file", False)
    assert name.removeprefix("../").split("/")[0] in message.message
    assert len(project.document().sections) == 1


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("b.md", "02-b.md"),
        ("-b.md", "02-b.md"),
        ("02.md", "02-正文.md"),
        ("02_b.md", "02-b.md"),
        ("02 b.md", "02-b.md"),
        ("２、职工.md", "02-职工.md"),
        ("第三章 职工.md", "03-职工.md"),
        ("四、职工.MD", "04-职工.md"),
        ("一线职工.md", "02-一线职工.md"),
        ("01bc.md", "01b-bc.md"),
        ("06b.x.md", "06b-x.md"),
        ("../07-b.md", "07-b.md"),
        ("02-b.mkd", "02-b.md"),
    ],
)
def test_a_markdown_file_that_would_be_left_out_is_an_error_with_a_name(project: Project, name: str, proposed: str) -> None:
    message = project.put(f"content/sections/{name}", "二。").only()
    assert (message.code, message.is_error) == ("section-name", True)
    assert message.span.path.endswith(name.rsplit("/", 1)[-1])
    assert f"改名为 {proposed}" in message.hint


def test_every_left_out_file_gets_a_number_of_its_own(project: Project) -> None:
    for name in ("a", "b", "02 c", "02 d"):
        project.put(f"content/sections/{name}.md", "二。")
    assert [message.hint.split("；")[0] for message in project.messages()] == [
        "改名为 02-c.md",
        "改名为 02b-d.md",
        "改名为 03-a.md",
        "改名为 04-b.md",
    ]


@pytest.mark.parametrize("name", ["02-b.MD", "02-b.markdown", "02-b.Markdown", "0002-b.md", "02b-b.md", "02B-b.md"])
def test_other_ways_to_name_a_section_are_read(project: Project, name: str) -> None:
    sections = project.put(f"content/sections/{name}", "二。").document().sections
    assert [section.slug for section in sections][1] == name.rsplit(".", 1)[0]


def test_a_letter_in_a_number_comes_after_the_number_alone(project: Project) -> None:
    for name in ("07-e", "06c-d", "6-b", "06B-c"):
        project.put(f"content/sections/{name}.md", "二。")
    assert [section.slug for section in project.document().sections] == ["01-a", "6-b", "06B-c", "06c-d", "07-e"]


def test_unseen_signs_in_names_are_shown(project: Project) -> None:
    message = project.put("content/sections/02-b\u00a0c.txt", "二。").only()
    assert "02-b‹U+00A0›c.txt" in message.message


@pytest.mark.parametrize(
    ("one", "other"),
    [("02-b.md", "02-c.md"), ("02-b.md", "2-c.md"), ("2-b.md", "2-b.MD"), ("06b-x.md", "6B-y.md"), ("06-é.md", "06-e\u0301.md")],
)
def test_equal_numbers_are_an_error(project: Project, one: str, other: str) -> None:
    message = project.put(f"content/sections/{one}", "二。").put(f"content/sections/{other}", "三。").only()
    assert (message.code, message.is_error) == ("equal-numbers", True)


def test_the_page_composers_own_files_are_no_strangers(project: Project) -> None:
    project.put("content/layout.yaml", "").put("content/layout.lock.yaml", "")
    assert project.codes() == []
    assert project.put("content/caption.yaml", "").codes() == ["unknown-file"]
    assert "captions.yaml" in project.only().hint


def test_a_missing_report_names_the_file_at_line_one(project: Project) -> None:
    (project.root / "content/report.yaml").unlink()
    message = project.only()
    assert (message.code, message.span.path, message.span.line) == ("missing-file", "content/report.yaml", 1)


def test_a_report_without_sections_is_an_error(project: Project) -> None:
    (project.root / "content/sections/01-a.md").unlink()
    assert project.only().code == "missing-file"


def test_an_empty_folder_lacks_a_report_and_text_an_absent_one_is_told_as_such(tmp_path: Path) -> None:
    empty = read_project(tmp_path, EveryFont(), EasyJudge())
    assert empty.document is None
    assert [message.span.line for message in empty.diagnostics] == [1, 1]
    (told,) = read_project(tmp_path / "x", EveryFont(), EasyJudge()).diagnostics
    assert told.code == "missing-file"
    assert "文件夹" in told.message


@pytest.mark.parametrize("part", ["content", "content/report.yaml", "content/sections", "content/sections/01-a.md"])
def test_who_names_a_part_of_a_project_is_told_of_the_whole(project: Project, part: str) -> None:
    project.codes()
    (told,) = read_project(project.root / part, EveryFont(), EasyJudge()).diagnostics
    assert told.code == "missing-file"
    assert project.root.name in told.hint


def test_photos_of_a_section_that_is_not_read_are_not_called_unused(project: Project) -> None:
    project.put("content/captions.yaml", "a:\n  stand_in: true\n  caption: 好\n")
    assert "unused-photo" in project.codes()
    project.put("content/sections/公卫.md", "---\nphotos: [a]\n---\n正文\n")
    assert "section-name" in project.codes()
    assert "unused-photo" not in project.codes()


def test_stages_come_one_after_the_other_and_each_whole(project: Project) -> None:
    claim = "stats:\n  - {figure: 16名, label: 好}"
    project.report("trim: A3").body("没有。", claim)
    project.put("content/sections/02-b.md", "---\nheading: @三\n---\n# 甲\n").put("content/captions.yaml", "a: *b\n")
    assert [(m.code, m.span.path) for m in project.messages()] == [
        ("yaml-alias", "content/captions.yaml"),
        ("yaml-quotes", "content/sections/02-b.md"),
    ]
    project.put("content/captions.yaml", "a: 好\n").put("content/sections/02-b.md", "# 甲\n")
    assert project.codes() == ["bad-trim", "wrong-type", "heading"]
    project.put("content/captions.yaml", "").put("content/sections/02-b.md", "😀").report("")
    assert project.codes() == ["figure-not-in-text", "no-glyph"]


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("content/report.yaml", "title: 年度㐂报告\ntheme: ink\n", (1, 10)),
        ("content/report.yaml", "title: 年度报告\npublisher: 㐂会\n", (2, 12)),
        ("content/sections/01-a.md", "---\nheading: 工作㐂\n---\n正文㐂。\n", (2, 12)),
        ("content/sections/01-a.md", "正文㐂。\n\n### 工作**㐂**\n\n正文。\n", (3, 9)),
    ],
)
def test_a_character_of_another_face_in_a_heading_is_told(project: Project, path: str, text: str, place: tuple[int, int]) -> None:
    message = project.put(path, text).only()
    assert (message.code, message.span.path, message.span.line, message.span.column) == ("unlike-face", path, *place)
    assert message.severity is Severity.WARNING
    assert "㐂" in message.message
    assert project.read().document is not None


def test_messages_come_in_file_order(project: Project) -> None:
    project.report("trim: A3\nbinding: x").put("content/sections/02-b.md", "# 甲\n\n<b>").body("# 甲")
    project.put("content/captions.yaml", "a b: {}\n")
    places = [(m.span.path, m.span.line) for m in project.messages()]
    order = ["content/report.yaml", "content/captions.yaml", "content/sections/01-a.md", "content/sections/02-b.md"]
    assert places == sorted(places, key=lambda place: (order.index(place[0]), place[1]))


def test_a_message_reads_as_the_format_says(project: Project) -> None:
    project.body("甲乙<b>丙", "heading: 好")
    text = format_diagnostic(project.only())
    assert text.split("\n")[:3] == [
        "content/sections/01-a.md:4:3: 错误[html]: HTML 标签 <b> 不能用",
        "  甲乙<b>丙",
        "      ^^^",
    ]


def test_a_symbolic_link_out_of_the_project_is_refused(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "b.md"
    outside.write_text("二。")
    (project.root / "content/sections/02-b.md").symlink_to(outside)
    assert project.codes() == ["outside-project"]


def test_a_section_that_is_a_broken_link_is_told(project: Project) -> None:
    (project.root / "content/sections/02-b.md").symlink_to(project.root / "nowhere")
    assert project.codes() == ["unreadable-file"]


def test_a_name_that_is_no_text_is_a_stranger(project: Project) -> None:
    place = bytes(project.root / "content/sections") + b"/02-\xff.md"
    try:
        Path(os.fsdecode(place)).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes no such name")
    message = project.only()
    assert message.code == "section-name"
    assert message.span.path.isprintable()


def test_a_text_file_over_four_megabytes_is_refused(project: Project) -> None:
    message = project.put("content/sections/01-a.md", b"a" * (4 * 1024 * 1024 + 1)).only()
    assert message.code == "too-large"
    assert "4 MB" in message.message


def test_more_than_five_hundred_sections_are_refused(project: Project) -> None:
    for number in range(2, 502):
        project.put(f"content/sections/{number:03}-x.md", "甲。")
    message = project.only()
    assert message.code == "too-many"
    assert "500" in message.message


def test_more_characters_than_the_limit_are_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_module, "MAX_CHARACTERS", 100)
    message = project.body("字" * 101).only()
    assert message.code == "too-large"


def test_sources_keep_the_lines_of_every_file(project: Project) -> None:
    sources = project.document().sources
    assert sources["content/report.yaml"][0] == "title: 年度报告"
    assert sources["content/sections/01-a.md"][0] == "正文。"


def test_text_scalars_of_yaml_are_text(project: Project) -> None:
    project.report("publisher: no\nbyline: 2026-01-01").body("正文。", "heading: 1e3")
    document = project.document()
    assert (document.report.publisher, document.report.byline, document.sections[0].heading) == ("no", "2026-01-01", "1e3")


def test_the_text_of_a_section(project: Project) -> None:
    project.body("甲**乙**\n\n- 丙\n\n> 丁\n\n表：戊\n\n| 己 |\n|---|\n| 庚 |\n\n### 辛", "heading: 题")
    document = project.document()
    assert section_text(document.sections[0]) == "甲乙\n丙\n丁\n表：戊\n己\n庚\n辛"


def test_reading_twice_gives_the_same(project: Project) -> None:
    project.body("甲(乙)**丙**", "heading: 题")
    assert project.read() == project.read()
