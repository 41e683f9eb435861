"""The blocks of a section: what is taken, and what each refused thing is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from printreport.core.diagnostics import Diagnostic
from printreport.model.document import (
    Align,
    Block,
    ListBlock,
    Paragraph,
    Quotation,
    Subheading,
    Table,
    plain_text,
)
from printreport.source.markdown_body import read_body
from printreport.source.message_log import MessageLog


def read(text: str) -> tuple[Sequence[Block], tuple[Diagnostic, ...]]:
    log = MessageLog()
    lines = tuple(text.split("\n"))
    log.sources["a.md"] = lines
    return read_body("a.md", lines, 0, log), log.in_file_order()


def blocks(text: str) -> Sequence[Block]:
    found, messages = read(text)
    assert messages == ()
    return found


def paragraphs(text: str) -> list[str]:
    found = blocks(text)
    assert all(isinstance(block, Paragraph) for block in found)
    return [plain_text(block.text) for block in found if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一段。\n\n二段。", ["一段。", "二段。"]),
        ("　　一段。\n\n　　二段。", ["一段。", "二段。"]),
        ("    一段。\n\n\t二段。", ["一段。", "二段。"]),
        ("一段\n接着。", ["一段接着。"]),
        ("一段\n　接着。", ["一段接着。"]),
        ("one\ntwo", ["one two"]),
        ("用\nPython\n写", ["用Python写"]),
        ("“一”\n“二”", ["“一”“二”"]),
        ("say “one”\ntwo", ["say “one” two"]),
        ("共\n3000\n家", ["共3000家"]),
        ("一段。\n　　\n二段。", ["一段。", "二段。"]),
        ("一段。  \n二段。", ["一段。二段。"]),
        ("* 注：甲", ["* 注：甲"]),
        ("1) 甲", ["1) 甲"]),
        ("-5℃", ["-5℃"]),
        ("#话题#", ["#话题#"]),
        ("2024年，", ["2024年，"]),
        ("网址 https://a.cn/b?c=d&e=f_g，邮箱 a_b@c.cn", ["网址 https://a.cn/b?c=d&e=f_g，邮箱 a_b@c.cn"]),
        ("甲 | 乙", ["甲 | 乙"]),
        ("a < b，《书》<书>", ["a < b，《书》<书>"]),
        ("[注]：甲（见[2]）", ["[注]：甲（见[2]）"]),
        ("甲[注]: 乙", ["甲[注]: 乙"]),
        ("\\*甲\\* \\{乙\\} \\[丙\\]", ["*甲* {乙} [丙]"]),
        ("一个`号", ["一个`号"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    found, messages = read(text)
    assert [plain_text(block.text) for block in found if isinstance(block, Paragraph)] == expected
    assert len(found) == len(expected)
    assert not any(message.is_error for message in messages)


def test_a_subheading() -> None:
    (block,) = blocks("### 小标题")
    assert isinstance(block, Subheading)
    assert plain_text(block.text) == "小标题"
    assert (block.span.line, block.span.column) == (1, 5)


def test_lists_of_two_levels() -> None:
    (block,) = blocks("- 甲\n  - 乙\n  - 丙\n- 丁")
    assert isinstance(block, ListBlock)
    assert not block.ordered
    assert [item.label for item in block.items] == ["▪", "▪"]
    inner = block.items[0].blocks[1]
    assert isinstance(inner, ListBlock)
    assert len(inner.items) == 2


def test_a_list_right_after_a_paragraph_is_a_list() -> None:
    found = blocks("如下：\n- 甲\n- 乙")
    assert [type(block) for block in found] == [Paragraph, ListBlock]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. 甲\n2. 乙", ["1.", "2."]),
        ("1. 甲\n1. 乙\n1. 丙", ["1.", "2.", "3."]),
        ("3. 甲\n5. 乙", ["3.", "5."]),
        ("7. 甲", ["7."]),
    ],
)
def test_numbered_lists_keep_their_numbers(text: str, labels: list[str]) -> None:
    (block,) = blocks(text)
    assert isinstance(block, ListBlock)
    assert block.ordered
    assert [item.label for item in block.items] == labels


def test_a_quotation_of_two_paragraphs() -> None:
    (block,) = blocks("> 甲\n> 乙\n>\n> 丙")
    assert isinstance(block, Quotation)
    assert [plain_text(paragraph.text) for paragraph in block.paragraphs] == ["甲乙", "丙"]


def test_a_table_with_alignments_markup_and_caption() -> None:
    (block,) = blocks(
        "表：各县人数\n\n| 县 | 人 | 比 | 注 |\n|---|:--|:-:|--:|\n| **甲** | 3,000 | {字|zì} | a\\|b |\n| 乙 | | 2 | 3 |"
    )
    assert isinstance(block, Table)
    assert block.caption is not None
    assert plain_text(block.caption) == "表：各县人数"
    assert block.aligns == (Align.AUTO, Align.LEFT, Align.CENTER, Align.RIGHT)
    assert [plain_text(cell) for cell in block.head] == ["县", "人", "比", "注"]
    assert [[plain_text(cell) for cell in row] for row in block.rows] == [["甲", "3,000", "字", "a|b"], ["乙", "", "2", "3"]]
    assert block.rows[0][0][0].style.strong
    assert block.rows[0][2][0].ruby == "zì"


def test_a_table_without_outer_bars_and_caption_on_the_line_above() -> None:
    (block,) = blocks("表1：甲\n县 | 人\n--- | ---\n甲 | 2")
    assert isinstance(block, Table)
    assert len(block.rows) == 1
    assert block.caption is not None


def test_a_caption_without_a_table_is_a_paragraph() -> None:
    assert paragraphs("表：甲\n\n乙") == ["表：甲", "乙"]


def test_a_table_caption_is_only_the_paragraph_directly_above() -> None:
    found = blocks("表：甲\n\n乙\n\n| a |\n|---|\n| b |")
    table = found[-1]
    assert isinstance(table, Table)
    assert table.caption is None
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("# 甲", "heading", 1, "heading:"),
        ("## 甲", "heading", 1, "###"),
        ("#### 甲", "heading", 1, "###"),
        ("甲\n===", "heading", 2, "###"),
        ("甲\n---", "heading", 2, "空一行"),
        ("###小标题", "heading", 1, "空一格"),
        ("###", "empty-heading", 1, "###"),
        ("甲\n\n---\n\n乙", "thematic-break", 3, "空一行"),
        ("***", "thematic-break", 1, "###"),
        ("<div>甲</div>", "html", 1, "删去"),
        ("甲<b>乙</b>丙", "html", 1, "**"),
        ("甲<br>乙", "html", 1, "删去"),
        ("<!-- 注 -->", "html", 1, "删去"),
        ("甲<!-- 注 -->乙", "html", 1, "删去"),
        ("[甲](http://a.cn)", "link", 1, "网址"),
        ("<http://a.cn>", "link", 1, "http://a.cn"),
        ("[甲]: http://a.cn", "link", 1, "网址"),
        ("![甲](a.jpg)", "image", 1, "captions.yaml"),
        ("`甲`", "code", 1, "着重"),
        ("```\n甲\n```", "code", 1, "标记"),
        ("~~~\n甲\n~~~", "code", 1, "标记"),
        ("甲[^1]", "footnote", 1, "括号"),
        ("[^1]: 甲", "footnote", 1, "括号"),
        ("- 甲\n  - 乙\n    - 丙", "list-depth", 3, "第二级"),
        ("- ", "empty-item", 1, "删去"),
        ("> - 甲", "markup-nesting", 1, "引文之外"),
        ("> > 甲", "markup-nesting", 1, "引文"),
        ("- > 甲", "markup-nesting", 1, "列表"),
        ("- ### 甲", "markup-nesting", 1, "列表"),
        ("- | a |\n  |---|\n  | b |", "markup-nesting", 1, "列表"),
        ("| a | b |\n|---|---|\n| 1 |", "table-width", 3, "格数"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "table-width", 3, "格数"),
        ("| a | b |\n|---|---|\n文字", "table-width", 3, "空一行"),
        ("| a | b |\n|---|\n| 1 | 2 |", "table-width", 2, "对齐行"),
        ("| a | b |\n| 1 | 2 |", "table-alignment", 1, "---"),
    ],
)
def test_refused_markup_is_told_with_what_to_write(text: str, code: str, line: int, hint: str) -> None:
    errors = [message for message in read(text)[1] if message.is_error]
    assert errors
    assert {message.code for message in errors} == {code}
    assert errors[0].span.line == line
    assert hint in errors[0].hint
    assert errors[0].source == text.split("\n")[line - 1]


def test_all_mistakes_of_a_body_are_told_at_once() -> None:
    _, messages = read("# 甲\n\n<b>乙</b>\n\n**丙\n\n[^1]")
    assert [message.span.line for message in messages] == [1, 3, 3, 5, 7]


def test_an_indented_line_inside_a_paragraph_is_doubted() -> None:
    _, messages = read("　　一段。\n　　二段。")
    assert [(m.code, m.is_error, m.span.line) for m in messages] == [("joined-line", False, 2)]


def test_every_run_knows_its_place() -> None:
    text = "　　甲**乙**丙\n丁\n\n> 戊\n> 己\n\n- 庚\n  辛\n\n| 壬 | 癸 |\n|---|---|\n| {子|zǐ} | \\*丑 |\n\n### 寅 ###"
    lines = text.split("\n")
    for block in blocks(text):
        for run in _runs(block):
            assert run.span is not None
            start = run.span.column - 1
            assert lines[run.span.line - 1][start : start + len(run.text)] == run.text


def _runs(block: Block):  # type: ignore[no-untyped-def]
    match block:
        case ListBlock():
            for item in block.items:
                for part in item.blocks:
                    yield from _runs(part)
        case Quotation():
            for paragraph in block.paragraphs:
                yield from paragraph.text
        case Table():
            for row in (block.head, *block.rows):
                for cell in row:
                    yield from cell
        case _:
            yield from block.text
