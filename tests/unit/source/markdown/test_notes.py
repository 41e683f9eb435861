"""Notes: marks and their numbers, where they may stand, and what is told where one has no other."""

from __future__ import annotations

import pytest
from body_reading import body, read

from printreport.model.blocks import Paragraph, Table, plain_text, printed_text
from printreport.source.checks.printed_text import PrintedText


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    found, messages = body("[^b]: 乙注\n甲[^甲]乙[^b]，丙[^甲]。\n\n[^甲]：甲注")
    paragraph = found.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert printed_text(paragraph.text) == "甲①乙②，丙①。"
    assert plain_text(paragraph.text) == "甲乙，丙。"
    assert [run.note for run in paragraph.text] == [None, 1, None, 2, None, 1, None]
    assert [(note.number, note.mark, plain_text(note.text), note.span.line) for note in found.notes] == [
        (1, "①", "甲注", 4),
        (2, "②", "乙注", 1),
    ]
    assert messages == ()


@pytest.mark.parametrize("mark", ["[^1]", "［^1］", "【^1】", "[＾1]", "[^１]", "〔^1〕"])
def test_marks_are_taken_as_input_methods_type_them(mark: str) -> None:
    found, messages = body(f"甲{mark}。\n{mark}: 注")
    assert [printed_text(block.text) for block in found.blocks if isinstance(block, Paragraph)] == ["甲①。"]
    assert [printed_text(note.text) for note in found.notes] == ["注"]
    assert messages == ()


@pytest.mark.parametrize("text", ["甲[1]乙", "甲①乙", "甲注①", "甲\\[^1\\]", "【注】甲", "［2015］3号", "①本表不含进修"])
def test_what_is_typed_by_hand_stands(text: str) -> None:
    found, messages = body(text)
    assert [printed_text(block.text) for block in found.blocks if isinstance(block, Paragraph)] == [text.replace("\\", "")]
    assert found.notes == ()
    assert messages == ()


@pytest.mark.parametrize(
    "text",
    [
        "- 甲[^1]",
        "> 甲[^1]",
        "| 甲[^1] | 乙 |\n|---|---|\n| 1 | 2 |",
        "甲[^1]\t乙\n丙\t丁",
        "**甲[^1]乙**",
        "::: 提示\n甲[^1]\n:::",
        "::: 名单\n张三[^1]、李四\n:::",
        "::: 落款\n甲[^1]\n:::",
        "::: 大事记\n2月：甲[^1]\n:::",
    ],
)
def test_marks_stand_in_all_running_text(text: str) -> None:
    found, messages = body(f"{text}\n\n[^1]: 注")
    assert messages == ()
    assert [printed_text(note.text) for note in found.notes] == ["注"]
    assert "note=1" in repr(found.blocks)


def test_marks_stand_in_cells() -> None:
    table = body("| 甲[^1] | 乙 |\n|---|---|\n| 1 | 2[^2] |\n\n[^1]: 注\n[^2]: 注")[0].blocks[0]
    assert isinstance(table, Table)
    assert [printed_text(cell) for row in (table.head, *table.rows) for cell in row] == ["甲①", "乙", "1", "2②"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲[^1]。", [("note-missing", 1)]),
        ("甲[^1]，乙[^1]。", [("note-missing", 1)]),
        ("甲。\n[^1]: 注", [("note-unused", 2)]),
        ("甲[^1]。\n[^1]: 注\n[^1]: 又", [("note-twice", 3)]),
        ("甲[^1]。\n[^1]:", [("note-empty", 2)]),
        ("### 甲[^1]\n乙[^1]\n[^1]: 注", [("note-place", 1)]),
        ("甲[^1]\n[^1]: 注[^1]", [("note-place", 2)]),
        ("::: 提示 甲[^1]\n乙[^1]\n:::\n[^1]: 注", [("note-place", 1)]),
        ("- [^1]: 注\n\n甲", [("note-place", 1)]),
        ("甲[^", [("note-mark", 1)]),
        ("甲[^]乙", [("note-mark", 1)]),
        ("甲[^1]\n[^1]: <b>注</b>", [("html", 2), ("html", 2)]),
    ],
)
def test_a_mark_without_a_note_and_a_note_without_a_mark_are_told(text: str, said: list[tuple[str, int]]) -> None:
    assert read(text)[1] == said


def test_a_note_ends_with_its_line_unless_lines_are_joined() -> None:
    text = "甲[^1]。\n\n[^1]: 注，\n接着。\n\n乙。"
    assert [printed_text(note.text) for note in body(text)[0].notes] == ["注，"]
    assert [printed_text(note.text) for note in body(text, join=True)[0].notes] == ["注，接着。"]
    assert len(body(text, join=True)[0].blocks) == 2


def test_punctuation_is_judged_as_if_no_mark_were_between() -> None:
    found, _ = body("甲[^1](乙[^1]).\n[^1]: 注,好.")
    paragraph = found.blocks[0]
    assert isinstance(paragraph, Paragraph)
    printed = PrintedText(True)
    assert printed_text(printed.set_runs(paragraph.text)) == "甲①（乙①）。"
    assert printed_text(printed.set_runs(found.notes[0].text)) == "注，好。"
    assert any("①" in text for passage in printed.passages for text, _ in passage.pieces)


def test_a_line_break_beside_a_mark_is_joined_as_if_there_were_none() -> None:
    found, _ = body("甲[^1]\n乙 cat[^1]\ndog\n\n[^1]: 注", join=True)
    paragraph = found.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.text) == "甲乙 cat dog"
