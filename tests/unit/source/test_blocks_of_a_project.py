"""What is checked and changed in a project's text is checked and changed in its blocks and notes, too."""

from __future__ import annotations

import pytest

from printreport.model.blocks import NameList, Notice, Timeline, plain_text, printed_text
from small_projects import Project

PARTS = {
    "event": "::: 大事记\n2月：建社{}\n:::",
    "title": "::: 大事记 十年{}\n2月：建社\n:::",
    "name": "::: 名单\n张三{}、李四\n:::",
    "post": "::: 名单\n张三（女{}）\n:::",
    "head": "::: 名单\n一等奖{}：张三\n:::",
    "signature": "::: 落款\n总工会{}\n:::",
    "box": "::: 提示\n饭后{}服\n:::",
    "note": "甲[^1]。\n\n[^1]: 注{}文",
}


@pytest.mark.parametrize("text", PARTS.values(), ids=PARTS)
def test_glyphs_quotes_and_markup_are_checked_in_every_part(project: Project, text: str) -> None:
    line = next(number for number, each in enumerate(text.split("\n"), 1) if "{}" in each)
    column = text.split("\n")[line - 1].index("{}") + 1
    for bad, code in (("😀", "no-glyph"), ('"', "unpaired-quote"), ("{字|zì", "unmatched-mark"), ("<i>", "html")):
        messages = [message for message in project.body(f"正文。\n{text.format(bad)}").messages() if message.code == code]
        assert [(message.span.line, message.span.column) for message in messages] == [(line + 1, column)], bad


@pytest.mark.parametrize("text", PARTS.values(), ids=PARTS)
def test_punctuation_is_set_and_listed_in_every_part(project: Project, text: str) -> None:
    document = project.body(f"正文。\n{text.format('(甲)')}").document()
    assert {(change.before, change.after) for change in document.punctuation} == {("(", "（"), (")", "）")}


def test_notes_stand_in_the_section_by_their_numbers(project: Project) -> None:
    front = "stats: [{figure: 16名, label: 职工}]"
    section = project.body("甲[^b]乙[^a]，16名。\n\n[^a]: 甲注18名.\n[^b]: 乙注", front).document().sections[0]
    assert [(note.number, plain_text(note.text)) for note in section.notes] == [(1, "乙注"), (2, "甲注18名。")]
    assert [printed_text(block.text) for block in section.blocks if hasattr(block, "text")] == ["甲①乙②，16名。"]


def test_a_figure_stands_in_the_text_of_blocks_but_not_of_notes(project: Project) -> None:
    front = "stats: [{figure: 18名, label: 职工}]"
    assert project.body("::: 大事记\n2月：招18名职工。\n:::", front).codes() == []
    assert project.body("::: 提示\n招18名[^1]职工。\n:::\n[^1]: 注", front).codes() == []
    assert "figure-not-in-text" in project.body("甲[^1]。\n\n[^1]: 招18名职工。", front).codes()


def test_a_quote_may_stand_in_a_box_or_an_event(project: Project) -> None:
    assert project.body("::: 提示\n请带身份证。\n:::", "quote: 请带身份证").codes() == []
    assert project.body("::: 大事记\n2月：请带身份证。\n:::", "quote: 请带身份证").codes() == []
    assert "quote-not-in-text" in project.body("正文[^1]。\n\n[^1]: 请带身份证。", "quote: 请带身份证").codes()


def test_numbers_of_a_heading_are_held_against_the_list_below_it(project: Project) -> None:
    message = project.body("::: 名单\n张三、李四\n:::", "heading: 三位模范").only()
    assert (message.code, message.span.line, message.span.column) == ("name-count", 2, 10)
    assert project.body("::: 名单\n张三、李四\n:::", "heading: 两位模范").codes() == []


def test_lines_of_blocks_are_joined_where_the_report_says_so(project: Project) -> None:
    text = "::: 大事记\n2月：建社，\n挂牌。\n:::\n::: 提示\n甲\n乙\n:::"
    timeline, box = project.report("lines: join").body(text).document().sections[0].blocks
    assert isinstance(timeline, Timeline)
    assert isinstance(box, Notice)
    assert plain_text(timeline.events[0].text) == "建社，挂牌。"
    assert [plain_text(paragraph.text) for paragraph in box.paragraphs] == ["甲乙"]


def test_what_is_too_long_for_its_form_is_told(project: Project) -> None:
    long = "甲" * 70
    assert project.body(f"::: 提示 {long}\n乙\n:::").codes() == ["too-long"]
    assert project.body(f"::: 名单\n张三（{long}）\n:::").codes() == ["too-long"]
    assert project.body(f"::: 落款\n{long}\n:::").codes() == ["too-long"]
    assert project.body(f"::: 提示\n{'甲乙，' * 600}\n:::").codes() == ["too-long"]
    assert project.body(f"::: 提示\n{'甲乙，' * 300}\n:::").codes() == []


def test_five_thousand_events_and_bad_blocks_are_not_fatal_to_the_rest(project: Project) -> None:
    events = "\n".join(f"{1900 + n // 50}年：第{n}件事" for n in range(5000))
    text = f"::: 大事记\n{events}\n:::\n::: 甲\n乙\n:::\n::: 名单\n:::\n甲[^1]\n::: 提示\n丙"
    codes = project.body(text).codes()
    assert sorted(codes) == ["block-open", "empty-block", "note-missing", "too-many", "unknown-block"]


def test_a_section_of_nothing_but_a_block_says_something(project: Project) -> None:
    (block,) = project.body("::: 名单\n张三\n:::").document().sections[0].blocks
    assert isinstance(block, NameList)
