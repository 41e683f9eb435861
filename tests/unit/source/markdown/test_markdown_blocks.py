"""The blocks of a section: what is taken, and what each refused thing is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from printreport.core.diagnostics import Diagnostic
from printreport.core.span import Span
from printreport.model.blocks import Align, Block, ListBlock, Paragraph, Quotation, Subheading, Table, plain_text
from printreport.source.markdown.section_body import read_body
from printreport.syntax.message_log import MessageLog


def read(text: str, join: bool = False) -> tuple[Sequence[Block], tuple[Diagnostic, ...]]:
    log = MessageLog()
    lines = tuple(text.split("\n"))
    log.sources["a.md"] = lines
    return read_body("a.md", lines, 0, log, join).blocks, log.in_file_order()


def blocks(text: str, join: bool = False) -> Sequence[Block]:
    found, messages = read(text, join)
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
        ("一段。\n　　\n二段。", ["一段。", "二段。"]),
        ("一段。  \n二段。", ["一段。", "二段。"]),
        ("2015年2月\n23户社员集资建房。\n2017年挂牌。", ["2015年2月", "23户社员集资建房。", "2017年挂牌。"]),
        ("1、采茶\n2、摊青\n（一）记账\n①公示\n1)甲", ["1、采茶", "2、摊青", "（一）记账", "①公示", "1)甲"]),
        ("　　一段。\n\xa0\xa0二段。\n\u2003三段。\n\u200b四段。", ["一段。", "二段。", "三段。", "四段。"]),
        ("* 注：甲", ["* 注：甲"]),
        ("+ 甲\n+5%", ["+ 甲", "+5%"]),
        ("1) 甲", ["1) 甲"]),
        ("-5℃", ["-5℃"]),
        ("—甲\n－ 乙\n· 丙", ["—甲", "－ 乙", "· 丙"]),
        ("#话题#\n#1楼\n＃2楼", ["#话题#", "#1楼", "＃2楼"]),
        ("2024年，", ["2024年，"]),
        ("2015. 建社\n2016. 挂牌", ["2015. 建社", "2016. 挂牌"]),
        ("1.5万人\n１．甲", ["1.5万人", "１．甲"]),
        (">5%\n>=3\n>甲", [">5%", ">=3", ">甲"]),
        ("=====\n\n甲", ["=====", "甲"]),
        ("网址 https://a.cn/b?c=d&e=f_g，邮箱 a_b@c.cn", ["网址 https://a.cn/b?c=d&e=f_g，邮箱 a_b@c.cn"]),
        ("甲 | 乙", ["甲 | 乙"]),
        ("a < b，《书》<书>", ["a < b，《书》<书>"]),
        ("[注]：甲（见[2]）", ["[注]：甲（见[2]）"]),
        ("[甲][乙]", ["[甲][乙]"]),
        ("好![注]", ["好![注]"]),
        ("甲[注]: 乙", ["甲[注]: 乙"]),
        ("\\*甲\\* \\{乙\\} \\[丙\\]", ["*甲* {乙} [丙]"]),
        ("\\# 甲\n\\- 乙\n1\\. 丙\n\\> 丁", ["# 甲", "- 乙", "1. 丙", "> 丁"]),
        ("一个`号", ["一个`号"]),
        ("姓名：张三\t性别：男", ["姓名：张三 性别：男"]),
        ("\t\t\t青溪镇\n\t\t\t2025年", ["青溪镇", "2025年"]),
        ("•\t甲\n（一）\t乙\n1、\t丙", ["• 甲", "（一） 乙", "1、 丙"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    found, messages = read(text)
    assert [plain_text(block.text) for block in found if isinstance(block, Paragraph)] == expected
    assert len(found) == len(expected)
    assert not any(message.is_error for message in messages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一段\n接着。", ["一段接着。"]),
        ("一段\n　接着。", ["一段接着。"]),
        ("one\ntwo", ["one two"]),
        ("用\nPython\n写", ["用Python写"]),
        ("“一”\n“二”", ["“一”“二”"]),
        ("say “one”\ntwo", ["say “one” two"]),
        ("共\n3000\n家", ["共3000家"]),
        ("一段。  \n二段。", ["一段。二段。"]),
        ("一段\n2015. 接着", ["一段2015. 接着"]),
        ("一段\n>5%", ["一段>5%"]),
        ("1、采\n茶\n2、摊青\n　　（一）记账\n①公示\n1)甲\n• 乙", ["1、采茶", "2、摊青", "（一）记账", "①公示", "1)甲", "• 乙"]),
        ("甲\n        3、乙", ["甲", "3、乙"]),
    ],
)
def test_lines_are_joined_on_demand_but_those_numbered_by_hand_never(text: str, expected: list[str]) -> None:
    found = blocks(text, join=True)
    assert [plain_text(block.text) for block in found if isinstance(block, Paragraph)] == expected
    assert len(found) == len(expected)


def test_a_line_below_a_list_or_quotation_is_a_paragraph_of_its_own() -> None:
    assert [type(block) for block in blocks("- 甲\n乙\n\n> 丙\n丁\n> 戊")] == [
        ListBlock,
        Paragraph,
        Quotation,
        Paragraph,
        Quotation,
    ]


def test_a_list_indented_by_full_width_spaces_is_a_list() -> None:
    (block,) = blocks("　　- 甲\n　　　　- 乙\n　　- 丙")
    assert isinstance(block, ListBlock)
    assert [len(item.blocks) for item in block.items] == [2, 1]


@pytest.mark.parametrize("join", [False, True])
def test_lines_with_tabs_are_a_table(join: bool) -> None:
    paragraph, table, after = blocks("如下：\n年份\t户数\t产值（万元）\n2015\t\t38\n\t612\t**4860**\n\n完。", join)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(after, Paragraph)
    assert isinstance(table, Table)
    assert [plain_text(cell) for cell in table.head] == ["年份", "户数", "产值（万元）"]
    assert [[plain_text(cell) for cell in row] for row in table.rows] == [["2015", "", "38"], ["", "612", "4860"]]
    assert table.rows[1][2][0].span == Span("a.md", 4, 8)


def test_a_table_of_tabs_may_be_indented_numbered_and_have_a_caption() -> None:
    (table,) = blocks("表：人数\n\t序号\t姓名\n\t1.\t张三\n\t2.\t李四")
    assert isinstance(table, Table)
    assert table.caption is not None
    assert [plain_text(cell) for row in table.rows for cell in row][-2:] == ["2.", "李四"]


@pytest.mark.parametrize("text", ["甲\t乙\n丙\n丁\t戊", "甲\t乙\n丙\t丁\t戊\n己\t庚", "甲\t乙\n丙\t丁\t戊"])
def test_rows_of_tabs_of_unequal_length_are_an_error_by_place(text: str) -> None:
    _, messages = read(text)
    assert [(m.code, m.is_error, m.span.line) for m in messages] == [("table-width", True, 2)]


def test_a_column_of_doubled_tabs_is_none() -> None:
    (table,) = blocks("姓名\t\t性别\n张三\t\t男")
    assert isinstance(table, Table)
    assert [len(row) for row in (table.head, *table.rows)] == [2, 2]


@pytest.mark.parametrize("text", ["－ 甲", "-\u3000甲", "＞ 甲", ">甲", "＊＊甲＊＊"])
def test_marks_of_the_wrong_width_are_printed_with_a_warning(text: str) -> None:
    (block,), messages = read(text)
    assert isinstance(block, Paragraph)
    assert plain_text(block.text) == text
    assert [(m.code, m.is_error) for m in messages] == [("line-mark", False)]


def test_a_lone_line_with_a_tab_is_doubted() -> None:
    assert [(m.code, m.is_error) for m in read("姓名：张三\t性别：男")[1]] == [("lone-tab", False)]


WRAPPED = "全镇今年新修水渠三十公里解决了七个村的\n灌溉难题又整修了通往山外的公路乡亲们说\n这是多少年没有过的好事大家心里都明白路"


def test_lines_that_look_wrapped_are_doubted_once_and_only_where_each_is_a_paragraph() -> None:
    _, messages = read(f"甲\n\n{WRAPPED}\n了。\n\n{WRAPPED}")
    assert [(m.code, m.is_error, m.span.line) for m in messages] == [("wrapped-lines", False, 3)]
    assert "lines: join" in messages[0].hint
    assert read(WRAPPED, join=True)[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.replace("\n", "。\n"),
        WRAPPED.replace("\n", "\n\n"),
        "\n".join(line * 4 for line in WRAPPED.split("\n")),
        "鲜叶当日采\n摊青四小时\n杀青一遍过",
        "\n".join(f"{n}、{line}" for n, line in enumerate(WRAPPED.split("\n"), 1)),
        "全镇今年新修水渠三十公里解决了七个村的\n两行\n这是多少年没有过的好事大家心里都明白路",
    ],
)
def test_lines_that_are_paragraphs_are_not_doubted(text: str) -> None:
    assert read(text)[1] == ()


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
        ("01. 甲\n02. 乙", ["01.", "02."]),
        ("3. 甲\n3. 乙", ["3.", "3."]),
    ],
)
def test_numbered_lists_keep_their_numbers(text: str, labels: list[str]) -> None:
    (block,) = blocks(text)
    assert isinstance(block, ListBlock)
    assert block.ordered
    assert [item.label for item in block.items] == labels


def test_a_quotation_of_two_paragraphs() -> None:
    (block,) = blocks("> 甲\n> 乙\n>\n> 丙", join=True)
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
        ("甲\n\n---\n\n乙", "thematic-break", 3, "删去"),
        ("甲\n———\n乙", "thematic-break", 2, "删去"),
        ("甲\n\n－－－\n\n乙", "thematic-break", 3, "删去"),
        ("＿＿＿＿", "thematic-break", 1, "删去"),
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
        ("![甲][图]", "image", 1, "captions.yaml"),
        ("![甲][]", "image", 1, "captions.yaml"),
        ("![[a.jpg]]", "image", 1, "captions.yaml"),
        ("![甲]（images/a.jpg）", "image", 1, "captions.yaml"),
        ("[图]: images/a.jpg", "image", 1, "captions.yaml"),
        ("[图]：校门.PNG", "image", 1, "captions.yaml"),
        ("[1]: a.cn/b", "link", 1, "网址"),
        ("::: 名单 先进个人", "block-open", 1, ":::"),
        (":::", "block-close", 1, ":::"),
        ("::: 表格\n甲\n:::", "unknown-block", 1, "::: 大事记"),
        ("：：：大事记", "block-open", 1, ":::"),
        ("＃＃＃ 小标题", "heading", 1, "半角"),
        ("＃ 标题", "heading", 1, "半角"),
        ("| a | b |\n| —— | —— |\n| 1 | 2 |", "table-alignment", 1, "---"),
        ("a | b\n——— | ———", "table-alignment", 2, "---"),
        ("｜ a ｜ b ｜", "table-alignment", 1, "半角"),
        ("`甲`", "code", 1, "着重"),
        ("```\n甲\n```", "code", 1, "标记"),
        ("~~~\n甲\n~~~", "code", 1, "标记"),
        ("甲[^1]", "note-missing", 1, "[^1]: 注文"),
        ("[^1]: 甲", "note-unused", 1, "[^1]"),
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
    _, messages = read("　　一段。\n　　二段。", join=True)
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
