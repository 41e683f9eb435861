"""Broken YAML in every way an editor breaks it, told by place with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.core.diagnostics import Diagnostic
from printreport.fonts.shipped_folder import shipped_folder
from printreport.source.yaml_habits import find_habits
from printreport.syntax.message_log import MessageLog
from printreport.syntax.yaml_nodes import Listing, Mapping, Node, Scalar, plain_value
from printreport.syntax.yaml_reader import read_list, read_yaml
from spent_time import at_most

PACKAGE = Path(__file__).resolve().parents[3] / "src" / "printreport"


def read(text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    log = MessageLog()
    lines = tuple(text.split("\n"))
    log.sources["f.yaml"] = lines
    return read_yaml("f.yaml", lines, log, find_faults=find_habits), log.in_file_order()


def value(text: str) -> Node:
    node, messages = read(text)
    assert messages == ()
    assert isinstance(node, Mapping)
    return node.entries[0].value


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("@三", '"@三"'),
        ("%5", '"%5"'),
        ("`三", '"`三"'),
        ("&三 四", '"&三 四"'),
        ("&a 四", '"&a 四"'),
        ("*三", '"*三"'),
        ("*a", '"*a"'),
        ("!三 四", '"!三 四"'),
        ("! 四", '"! 四"'),
        ("|三", '"|三"'),
        (">5000人", '">5000人"'),
        ("'三'四", "\"'三'四\""),
        ('"三"四', "'\"三\"四'"),
        ("[三]四", '"[三]四"'),
        ("{三}四", '"{三}四"'),
        ("[三", '"[三"'),
        ("三: 四", '"三: 四"'),
        ("- 三", '"- 三"'),
        ("? 三", '"? 三"'),
    ],
)
def test_a_value_that_needs_quotation_marks_is_told_so(written: str, hint: str) -> None:
    _, messages = read(f"title: 好\ncaption: {written}\nlast: 好")
    assert [message.span.line for message in messages] == [2]
    assert messages[0].span.column == 10
    assert "引号" in messages[0].message + messages[0].hint
    assert hint in messages[0].hint


def test_all_values_without_their_quotation_marks_are_told_at_once() -> None:
    _, messages = read("a: @三\nb: 好\nc: 一: 二\nd: >5")
    assert [(m.code, m.span.line) for m in messages] == [("yaml-quotes", 1), ("yaml-quotes", 3), ("yaml-quotes", 4)]


def test_signs_inside_braces_are_told_by_place() -> None:
    _, messages = read("stats:\n  - {figure: @3名, label: 三}")
    assert [(m.code, m.span.line, m.span.column) for m in messages] == [("yaml-quotes", 2, 14)]
    assert '"@3名"' in messages[0].hint


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("title：好\nb: c", "yaml-colon", 1, 6, "全角"),
        ("title:好\nb: c", "yaml-colon", 1, 6, "空格"),
        ("a:\n\t- b", "yaml-syntax", 2, 1, "Tab"),
        ("a: 好\n b: c", "yaml-syntax", 2, 3, "冒号"),
        ("a: 好\nb", "yaml-syntax", 2, 2, "冒号"),
        ("- a\nb: c", "yaml-syntax", 2, 1, "对不上"),
        ('a: "好', "yaml-syntax", 1, 4, "没有闭合"),
        ("a: {b: c", "yaml-syntax", 1, 4, "没有闭合"),
        ("a: [b, c", "yaml-syntax", 1, 4, "没有闭合"),
        ('a: "\\q"', "yaml-syntax", 1, 6, "反斜杠"),
        ('a: "\\UFFFFFFFF"', "yaml-syntax", 1, 5, "写法"),
        ("%YAML 9.9\n---\na: b", "yaml-syntax", 1, 1, "指令"),
        ("%TAG ! x\n---\na: b", "yaml-directive", 1, 1, "指令"),
        ("a: b\n---\nc: d", "yaml-documents", 2, 1, "---"),
        ("[a]: b", "yaml-key", 1, 1, "键"),
        ("a: &x b", "yaml-anchor", 1, 4, "锚点"),
        ("a: *x", "yaml-alias", 1, 4, "别名"),
        ("a: !!int 5", "yaml-tag", 1, 4, "标签"),
        ('a: "好\\0"', "control-character", 1, 6, "控制字符"),
        ("palette: {accent: #C8102E}", "yaml-syntax", 1, 10, "没有闭合"),
    ],
)
def test_broken_yaml_is_told_by_place(text: str, code: str, line: int, column: int, words: str) -> None:
    node, messages = read(text)
    assert node is None
    assert [(m.code, m.span.line, m.span.column) for m in messages] == [(code, line, column)]
    assert words in messages[0].message
    assert messages[0].source == text.split("\n")[line - 1]
    assert messages[0].hint


def test_nesting_without_end_is_refused_quickly() -> None:
    _, messages = read("a: " + "[" * 200_000)
    assert [m.code for m in messages] == ["yaml-depth"]


@pytest.mark.parametrize("written", ["no", "on", "2026-01-01", "1e3", "~", "null", "0x10", "1_000", "12:30:45", "yes"])
def test_scalars_stay_text(written: str) -> None:
    node = value(f"a: {written}")
    assert isinstance(node, Scalar)
    assert node.text == written


@pytest.mark.parametrize(
    ("text", "value_text"),
    [
        ("a: 好 # 注", "好"),
        ("a: 'it''s'", "it's"),
        ('a: "好\\u6c49"', "好汉"),
        ("a: 上行\n  下行", "上行下行"),
        ("a: upper\n  lower", "upper lower"),
        ("a: |\n  上行\n  下行", "上行下行"),
        ("a: >\n  上行\n  下行", "上行下行"),
        ("a: '上行\n  下行'", "上行下行"),
        ("a: 好:坏", "好:坏"),
        ("a: 好#坏", "好#坏"),
    ],
)
def test_values_are_read_as_text_and_lines_join(text: str, value_text: str) -> None:
    node = value(text)
    assert isinstance(node, Scalar)
    assert node.text == value_text


@pytest.mark.parametrize(
    ("text", "char", "line", "column"),
    [
        ("a: 一二三", "三", 1, 6),
        ('a: "一二三"', "三", 1, 7),
        ("a: '一''二三'", "三", 1, 9),
        ('a: "\\u4e00二三"', "三", 1, 12),
        ("a: 一\n   二三", "三", 2, 5),
        ("a: |\n  一\n  二三", "三", 3, 4),
    ],
)
def test_every_character_of_a_value_knows_its_place(text: str, char: str, line: int, column: int) -> None:
    node = value(text)
    assert isinstance(node, Scalar)
    span = node.words.place(node.text.index(char))
    assert (span.line, span.column) == (line, column)


@pytest.mark.parametrize("text", ["a: 左（张 #三）", "a: “好 #1”", 'a: 说"好 #1"', 'a: 说" #三'])
def test_a_value_cut_off_by_a_comment_is_warned_about(text: str) -> None:
    _, messages = read(text)
    assert [(m.code, m.is_error) for m in messages] == [("yaml-cut-off", False)]
    assert messages[0].span.column == text.index("#") + 1


@pytest.mark.parametrize("text", ["a: 左（张） #三", "a: 好 # 三", 'a: "左（张 #三）"'])
def test_an_ordinary_comment_is_no_matter(text: str) -> None:
    assert read(text)[1] == ()


def test_lists_and_mappings_keep_their_places() -> None:
    node = value("a: [一, {b: 二}]")
    assert isinstance(node, Listing)
    assert [item.span.column for item in node.items] == [5, 8]


def test_front_matter_is_read_where_it_stands() -> None:
    log = MessageLog()
    lines = ("---", "a: @三", "---")
    log.sources["f.md"] = lines
    assert read_yaml("f.md", lines, log, 1, 2) is None
    assert [(m.span.line, m.span.column) for m in log.in_file_order()] == [(2, 4)]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("title: 好\nbyline：某人", "yaml-colon", 2, 7, "byline: 某人"),
        ("title: 好\npage 3： {form: 大图}", "yaml-colon", 2, 7, "page 3: {form: 大图}"),
        ("title: 好\npage 3：\n  form: 大图", "yaml-colon", 2, 7, "page 3:"),
        ("title: 好\n社区：{file: a.jpg}", "yaml-colon", 2, 3, "社区: {file: a.jpg}"),
        ("title: 好\nbyline ： 某人", "yaml-colon", 2, 8, "byline: 某人"),
        ("title: 好\nbyline:某人", "yaml-colon", 2, 7, "byline: 某人"),
        ("title: 好\nbyline:\u00a0某人", "yaml-colon", 2, 7, "byline: 某人"),
        ("title: 好\nbyline:\u3000某人", "yaml-colon", 2, 7, "byline: 某人"),
        ("title: 好\nbyline = 某人", "yaml-colon", 2, 8, "byline: 某人"),
        ("劳模：\n  file: a.jpg", "yaml-colon", 1, 3, "劳模:"),
        ("a:\n\u00a0\u00a0file: a.jpg", "yaml-syntax", 2, 1, "半角空格"),
        ("a:\n\u3000file: a.jpg", "yaml-syntax", 2, 1, "半角空格"),
        ("a:\n \tfile: a.jpg", "yaml-syntax", 2, 2, "半角空格"),
        ("stats:\n  － {figure: 3名, label: 好}", "yaml-dash", 2, 3, "- {figure"),
        ("stats:\n  — figure: 3名", "yaml-dash", 2, 3, "- figure"),
        ("stats:\n  - {figure：3名, label: 好}", "yaml-colon", 2, 12, "figure: "),
        ("stats:\n  - {figure: 3名，label: 好}", "yaml-comma", 2, 16, "半角逗号"),
        ("stats:\n  - {figure: 3名，label：好}", "yaml-colon", 2, 22, "label: "),
        ("stats:\n  - {figure:3名, label: 好}", "yaml-colon", 2, 12, "figure: "),
        ("stats:\n  - ｛figure: 3名, label: 好｝", "yaml-bracket", 2, 5, "{figure: 3名, label: 好}"),
        ("photos: [a，b]", "yaml-comma", 1, 11, "半角逗号"),
        ("photos: [a、b]", "yaml-comma", 1, 11, "半角逗号"),
        ("photos: 【a, b】", "yaml-bracket", 1, 9, "[a, b]"),
        ("focus: ［0, 0, 1, 1］", "yaml-bracket", 1, 8, "[0, 0, 1, 1]"),
        ("caption: “左起: 张三”", "yaml-quotes", 1, 10, 'caption: "左起: 张三"'),
        ('caption: "左起: 张三”', "yaml-quotes", 1, 10, 'caption: "左起: 张三"'),
        ("stats:\n  - {figure: “3,000家”, label: 好}", "yaml-quotes", 2, 14, 'figure: "3,000家"'),
    ],
)
def test_habits_of_phones_and_of_word_are_told_where_they_stand(text: str, code: str, line: int, column: int, hint: str) -> None:
    node, messages = read(text)
    assert node is None
    assert [(m.code, m.span.line, m.span.column) for m in messages] == [(code, line, column)]
    assert hint in messages[0].hint


def test_all_habits_of_a_file_are_told_at_once() -> None:
    _, messages = read("title：好\nbyline：某人\npages:12\ntrim: A4")
    assert [m.span.line for m in messages] == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "caption: 图片说明：合影",
        "caption: |\n  title：好\n  　　byline:某人",
        "# title：好\na: b",
        "title: 【年报】，好",
        "byline: （图/文：某人，某人）",
        "a: {caption: 合影；左起, credit: 某人}",
        "title: “两个确保”行动",
        "caption: '一：“二: 三”'",
        'quote: "说：“好: 的”"',
        "stats: [{figure: '3,000家', label: “好”的}]",
        "a: 好 — title",
        "网址: https://www.example.org",
        "title :  好",
        "points: [{figure: 95.6%, label: 企业、事业单位}, {figure: 3名, label: 甲，乙；丙}]",
        "byline: 某人，印刷单位：某厂，title：某题",
        "a: {caption: 合影，印数：不详, credit: 某人}",
        "title: [甲，乙, 丙、丁]",
    ],
)
def test_prose_with_full_width_marks_is_no_habit(text: str) -> None:
    node, messages = read(text)
    assert messages == ()
    assert node is not None


@pytest.mark.parametrize(
    "line", ["- " * 50_000, "a: “" + "x: " * 50_000, "photos: [" + "a" * 100_000, "- {" + "," * 100_000, " " * 100_000 + "a："]
)
def test_very_long_lines_are_read_in_no_time(line: str) -> None:
    with at_most(10.0):
        read(f"title: 好\n{line}\n")


CHECKOUT = Path(__file__).parents[3]


@pytest.mark.parametrize("folder", ["content", "src/printreport/data/starter"])
def test_the_reports_that_come_with_printreport_have_no_such_habits(folder: str) -> None:
    for path in sorted((CHECKOUT / folder).rglob("*")):
        if path.suffix in (".yaml", ".md"):
            lines = path.read_text("utf-8").split("\n")
            last = lines.index("---", 1) if path.suffix == ".md" and lines[0] == "---" else len(lines) * (path.suffix == ".yaml")
            assert list(find_habits(path.name, lines, 0, last)) == []


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "b, " * 100_000 + "]\n",
        "a: 1\n" * 100_000,
        "a: |\n" + "  b\n" * 100_000,
        'a: "' + "\\u4e00" * 100_000 + '"\n',
    ],
    ids=["values", "lines", "block", "escapes"],
)
def test_more_settings_than_anybody_writes_are_refused_in_seconds(text: str) -> None:
    with at_most(10.0):
        node, (message,) = read(text)
    assert node is None
    assert message.code == "too-large"


def test_many_mistakes_in_a_long_file_do_not_read_it_again_and_again() -> None:
    with at_most(10.0):
        _, messages = read("".join(f"k{number}: 1\n" for number in range(5000)) + "b: @甲\n" * 40)
    assert messages
    assert {message.code for message in messages} == {"yaml-quotes"}


def read_as_list(text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    log = MessageLog()
    lines = tuple(text.split("\n"))
    log.sources["f.yaml"] = lines
    return read_list("f.yaml", lines, log), log.in_file_order()


@pytest.mark.parametrize("path", [*sorted((PACKAGE / "theme" / "builtin").glob("*.yaml")), shipped_folder() / "fonts.yaml"])
def test_a_list_is_the_same_tree_by_both_parsers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text("utf-8")
    quick = read_as_list(text)
    assert (quick[0] is None, quick[1]) == (False, ())
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    assert read_as_list(text) == quick


def test_only_prose_is_judged_by_what_would_be_printed() -> None:
    for text in ('a: "x\\u0007"', "a: 数（甲 #乙）"):
        assert read_as_list(text)[1] == ()
        assert read(text)[1] != ()


@pytest.mark.parametrize(("text", "column"), [("a: \x07", 4), ("a: [b", 6), ("a: @b", 4)])
def test_a_broken_list_is_told_where_its_grammar_breaks(text: str, column: int) -> None:
    node, messages = read_as_list(f"b: 1\n{text}")
    assert node is None
    assert [(m.code, m.span.line, m.span.column) for m in messages] == [("yaml-syntax", 2, column)]


def test_a_tree_without_its_places_is_what_it_says() -> None:
    node, _ = read_as_list("a: [1, {b: 二}]\nc:")
    assert node is not None
    assert plain_value(node) == {"a": ["1", {"b": "二"}], "c": ""}


@pytest.mark.parametrize(("length", "whole"), [(90, True), (100_000, False)])
def test_a_hint_shows_of_a_long_value_only_its_ends(length: int, whole: bool) -> None:
    _, (message,) = read(f"a: @{'长' * length}")
    assert ("长" * length in message.hint) is whole
    assert len(message.hint) < 200
