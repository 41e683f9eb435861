"""Longest lengths: of titles, headings, captions, labels and cells, each told of at its place and at once."""

from __future__ import annotations

import pytest

from small_projects import Project
from spent_time import at_most

HAN = "深化工会改革创新增强工会组织" * 50


@pytest.mark.parametrize(
    ("path", "start", "end", "most"),
    [
        ("content/report.yaml", "title: ", "", 80),
        ("content/report.yaml", "title: 甲\nbyline: ", "", 100),
        ("content/report.yaml", "title: 甲\npublisher: ", "", 60),
        ("content/sections/01-a.md", "---\nheading: ", "\n---\n正文", 120),
        ("content/sections/01-a.md", "---\nstats:\n  - {figure: 3名, label: ", "}\n---\n3名", 60),
        ("content/sections/01-a.md", "### ", "\n\n正文", 120),
        ("content/sections/01-a.md", "| 甲 |\n| --- |\n| ", " |", 500),
    ],
)
def test_the_longest_is_taken_and_one_more_is_refused_by_place(
    project: Project, path: str, start: str, end: str, most: int
) -> None:
    project.put(path, f"{start}{HAN[:most]}{end}\n")
    assert "too-long" not in project.codes()
    project.put(path, f"{start}{HAN[: most + 1]}{end}\n")
    message = next(m for m in project.messages() if m.code == "too-long")
    assert message.is_error
    assert message.span.path == path
    assert message.span.line == start.count("\n") + 1
    assert f"{most + 1} 字" in message.message
    assert f"{most} 字" in message.message


def test_a_long_subheading_may_become_a_paragraph(project: Project) -> None:
    project.body(f"### {HAN[:121]}\n\n正文")
    message = next(m for m in project.messages() if m.code == "too-long")
    assert "去掉 ###" in message.hint


def test_a_title_has_so_many_lines_and_characters_in_all(project: Project) -> None:
    project.put("content/report.yaml", f"title: [{', '.join(['甲乙'] * 9)}]\n")
    assert project.only().code == "too-long"
    project.put("content/report.yaml", f"title: [{HAN[:50]}, {HAN[:50]}]\n")
    assert project.only().code == "too-long"


@pytest.mark.parametrize("char", ["甲", "e\u0308", "\ufe0f", "\u0308"])
def test_a_heading_of_a_hundred_thousand_characters_is_refused_at_once(project: Project, char: str) -> None:
    project.put("content/sections/01-a.md", f"---\nheading: 甲{char * 100_000}\n---\n正文")
    with at_most(10.0):
        assert "too-long" in project.codes()


def test_a_hundred_thousand_marks_on_one_letter_are_refused_at_once(project: Project) -> None:
    project.body("e" + "\u0308\u0323" * 50_000)
    with at_most(10.0):
        assert [m.code for m in project.messages() if m.is_error] == ["too-many-marks"]
