"""content/layout.yaml: what an editor settles of pages, every mistake told by its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from small_projects import Project

GUIDE = Path(__file__).parents[3] / "docs/GUIDE.md"
STATS = "stats: [{figure: 16名, label: 职工}]"
CHART = "charts: [{kind: before-after, title: 人数, points: [{figure: 16名, label: 去年}, {figure: 20名, label: 今年}]}]"


def report(project: Project) -> Project:
    project.photos({"a": "caption: 甲。", "b": "caption: 乙。", "c": "caption: 丙。"})
    project.put("content/sections/01-a.md", f"---\nphotos: [a, b]\n{STATS}\n{CHART}\n---\n共有16名，又有20名。\n")
    return project.put("content/sections/02-b.md", "第二节。\n")


def messages(project: Project, text: str) -> list[tuple[str, int, int]]:
    report(project).put("content/layout.yaml", text)
    return [(m.code, m.span.line, m.span.column) for m in project.messages() if m.code != "unused-photo"]


def test_all_wishes_are_read(project: Project) -> None:
    text = "pages: 8\npage 4: {form: bleed, photos: [a], figures: [01-a], charts: [01-a], text: below, starts: 02-b}\n"
    report(project).put("content/layout.yaml", text)
    wishes = project.document().wishes
    assert wishes is not None
    assert wishes.pages == 8
    (wish,) = wishes.on_pages
    assert (wish.page, wish.form, wish.photos, wish.elements["figures"]) == (4, "bleed", ("a",), ("01-a",))
    assert (wish.elements["charts"], wish.text, wish.starts) == (("01-a",), "below", "02-b")
    assert wish.spans["form"].column == 16


@pytest.mark.parametrize(("word", "text"), [("下", "below"), ("图下", "below"), ("图上", "above")])
def test_where_text_stands_may_be_said_in_chinese(project: Project, word: str, text: str) -> None:
    wishes = report(project).put("content/layout.yaml", f"page 4: {{text: {word}}}\n").document().wishes
    assert wishes is not None
    assert wishes.on_pages[0].text == text


def test_an_empty_list_is_a_wish_and_an_absent_one_is_none(project: Project) -> None:
    report(project).put("content/layout.yaml", "page 4: {photos: []}\n")
    wishes = project.document().wishes
    assert wishes is not None
    assert wishes.on_pages[0].photos == ()
    assert "charts" not in wishes.on_pages[0].elements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("page4: {text: below}\n", ("unknown-key", 1, 1)),
        ("page 4: {foto: [a]}\n", ("unknown-key", 1, 10)),
        ("page 4: {text: left}\n", ("bad-choice", 1, 16)),
        ("page 4: {photos: [d]}\n", ("unknown-name", 1, 19)),
        ("page 4: {photos: [c]}\n", ("layout-element", 1, 19)),
        ("page 4: {starts: 03-c}\n", ("unknown-name", 1, 18)),
        ("page 4: {figures: [02-b]}\n", ("layout-element", 1, 20)),
        ("page 4: {charts: [01-a/2]}\n", ("layout-element", 1, 19)),
        ("page 4: {photos: [a]}\npage 5: {photos: [a]}\n", ("layout-twice", 2, 19)),
        ("page 4: {text: below}\npage 4: {text: above}\n", ("duplicate-key", 2, 1)),
        ("pages: zwölf\n", ("bad-number", 1, 8)),
        ("- page 4\n", ("wrong-type", 1, 1)),
    ],
)
def test_a_mistake_is_told_by_its_place(project: Project, text: str, expected: tuple[str, int, int]) -> None:
    assert messages(project, text) == [expected]


def test_a_misspelt_key_is_guessed(project: Project) -> None:
    report(project).put("content/layout.yaml", "page4: {text: below}\n")
    (told,) = [message for message in project.messages() if message.code == "unknown-key"]
    assert "page 4" in told.hint


def test_the_guides_example_is_read_without_a_word(project: Project) -> None:
    (text,) = re.findall(r"```yaml layout\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    project.photos({"workers": "caption: 甲。"})
    project.put("content/sections/01-a.md", "---\nphotos: [workers]\n---\n正文。\n")
    project.put("content/sections/03-reform.md", "正文。\n")
    project.put("content/sections/05-service.md", f"---\n{STATS}\n---\n共有16名。\n")
    project.put("content/layout.yaml", text)
    assert project.messages() == ()


def test_without_the_file_there_are_no_wishes(project: Project) -> None:
    assert report(project).document().wishes is None


def test_a_comment_of_the_lock_is_never_shown_as_the_fault(project: Project) -> None:
    project.put("content/layout.lock.yaml", "# 上次的版面，由程序写成\nplan: 3\n")
    message = project.only()
    assert (message.code, message.is_error, message.source) == ("bad-lock", False, "")


def test_a_section_without_figures_is_told_what_it_lacks_and_one_with_few_which(project: Project) -> None:
    report(project).put("content/layout.yaml", "page 4: {figures: [02-b]}\npage 5: {charts: [01-a/9]}\n")
    none, few = [m for m in project.messages() if m.code == "layout-element"]
    assert (none.message, "stats、quote" in none.hint) == ("02-b 一节没有数字和引文", True)
    assert few.message == "01-a 一节没有第 9 项图表"


def test_leaders_words_have_their_own_place(project: Project) -> None:
    project.body("正文。").put("content/sections/00-m.md", "---\nkind: message\n---\n同志们。\n")
    project.put("content/layout.yaml", "page 4: {starts: 00-m}\n")
    assert (project.only().code, project.only().span.column) == ("layout-element", 18)
    assert project.put("content/layout.yaml", "page 4: {starts: 01-a}\n").codes() == []
