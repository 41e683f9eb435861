"""Inline markup: emphasis beside Han, spans, ruby, and marks without partners."""

from __future__ import annotations

import pytest

from printreport.core.diagnostics import Diagnostic
from printreport.core.span import Span
from printreport.model.blocks import InlineText, plain_text
from printreport.source.markdown.inline import read_inline
from printreport.syntax.message_log import MessageLog


def read(text: str) -> tuple[InlineText, tuple[Diagnostic, ...]]:
    log = MessageLog()
    return read_inline([(line, Span("a.md", n, 1)) for n, line in enumerate(text.split("\n"), 1)], log), log.in_file_order()


def shown(text: str) -> str:
    """The runs with the first letters of their styles: strong, emphasis, dots, proper, title, sup, sub."""
    parts = []
    for run in read(text)[0]:
        marks = [name for name in ("strong", "emphasis", "dots", "proper", "title", "underline") if getattr(run.style, name)]
        marks += [run.style.position] if run.style.position != "base" else []
        marks += [run.ruby] if run.ruby else []
        parts.append(f"{run.text}<{' '.join(marks)}>" if marks else run.text)
    return "|".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**“两个确保”**要求", "“两个确保”<strong>|要求"),
        ("坚持**“两个确保”**要求", "坚持|“两个确保”<strong>|要求"),
        ("甲**（乙）**丙", "甲|（乙）<strong>|丙"),
        ("甲*《乙》*丙", "甲|《乙》<emphasis>|丙"),
        ("***甲***", "甲<strong emphasis>"),
        ("***甲**乙*", "甲<strong emphasis>|乙<emphasis>"),
        ("***甲*乙**", "甲<strong emphasis>|乙<strong>"),
        ("**甲*乙*丙**", "甲<strong>|乙<strong emphasis>|丙<strong>"),
        ("*甲**乙**丙*", "甲<emphasis>|乙<strong emphasis>|丙<emphasis>"),
        ("**甲**乙**丙**", "甲<strong>|乙|丙<strong>"),
        ("**甲\n乙**丙", "甲<strong>|乙<strong>|丙"),
        ("[词]{.dots}[名]{.proper}[书]{.title}", "词<dots>|名<proper>|书<title>"),
        ("m[2]{.sup}H[2]{.sub}O", "m|2<sup>|H|2<sub>|O"),
        ("[**甲**乙]{.dots}", "甲<strong dots>|乙<dots>"),
        ("**[甲]{.dots}乙**", "甲<strong dots>|乙<strong>"),
        ("[[甲]{.proper}乙]{.dots}", "甲<dots proper>|乙<dots>"),
        ("[甲]{.dots .proper}", "甲<dots proper>"),
        ("[甲]{.underline}乙", "甲<underline>|乙"),
        ("[[甲]{.proper}乙]{.underline}", "甲<proper underline>|乙<underline>"),
        ("{生僻|shēng pì}字", "生僻<shēng pì>|字"),
        ("**{字|ㄗˋ}**", "字<strong ㄗˋ>"),
        ("[甲]乙", "[甲]乙"),
        ("[注]{字|zì}", "[注]|字<zì>"),
        ("\\**甲*\\*", "*|甲<emphasis>|*"),
        ("snake_case __甲__", "snake_case __甲__"),
        ("～甲~~乙~~", "～甲~~乙~~"),
        ("600*400*300毫米，1200*800，型号A*B，2*3", "600*400*300毫米，1200*800，型号A*B，2*3"),
        ("(a+b)*(c)*d", "(a+b)*(c)*d"),
        ("长*宽*高", "长*宽*高"),
        ("电话138****5678", "电话138****5678"),
        ("见https://a.cn/x*y_[z]，*好*", "见https://a.cn/x*y_[z]，|好<emphasis>"),
        ("**https://a.cn**", "https://a.cn<strong>"),
        ("C:\\data\\_old和\\\\nas\\!share\\#1，D:\\资料\\.git", "C:\\data\\_old和\\\\nas\\!share\\#1，D:\\资料\\.git"),
        ("**C:\\data**", "C:\\data<strong>"),
        (
            "６００*４００*３００，3米*5米*2米，长600毫米*宽400毫米*高300",
            "６００*４００*３００，3米*5米*2米，长600毫米*宽400毫米*高300",
        ),
        ("李*明、王*华、欧阳*", "李*明、王*华、欧阳*"),
        ("要*好*的，*《乙》*与*重点：*", "要|好<emphasis>|的，|《乙》<emphasis>|与|重点：<emphasis>"),
        ("带*号为新增，*为保留", "带*号为新增，*为保留"),
        ("住*栋*单元*室，生于**年**月", "住*栋*单元*室，生于**年**月"),
        ("2015*年*", "2015*年*"),
    ],
)
def test_inline_markup(text: str, expected: str) -> None:
    assert shown(text) == expected
    warned = {"single-star", "veiled"} if text.startswith(("2015*", "李*", "带*", "住*")) else set()
    assert {message.code for message in read(text)[1]} <= warned


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("甲**乙", 2),
        ("**甲** 乙**", 8),
        ("甲** 乙 **丙", 2),
        ("[甲**]{.dots}乙**", 3),
        ("甲****乙", 2),
        ("甲{乙", 2),
        ("甲[乙]{.dots", 5),
        ("甲[乙]{", 5),
        ("*甲**乙*丙", 3),
        ("张**、李**", 2),
    ],
)
def test_marks_without_partners_are_errors_by_place(text: str, column: int) -> None:
    errors = [message for message in read(text)[1] if message.is_error]
    assert errors[0].code == "unmatched-mark"
    assert errors[0].span.column == column
    assert errors[0].hint


@pytest.mark.parametrize(("text", "column"), [("5 * 3", 3), ("甲*乙", 2), ("*注：甲", 1), ("甲*乙\n丙", 2), ("*甲 *乙*", 1)])
def test_a_single_star_is_printed_with_a_warning(text: str, column: int) -> None:
    runs, messages = read(text)
    assert [(m.code, m.is_error, m.span.column) for m in messages] == [("single-star", False, column)]
    assert "*" in plain_text(runs)


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("[甲]{.dot}", "unknown-mark", "{.dots}"),
        ("[甲]{.underlined}", "unknown-mark", "{.underline}"),
        ("[甲]{.red}", "unknown-mark", "可用"),
        ("[甲]{dots}", "unknown-mark", "{.dots}"),
        ("[甲]{}", "unknown-mark", "可用"),
        ("[]{.dots}", "empty-mark", "方括号"),
        ("{字}", "bad-ruby", "{生僻|shēng pì}"),
        ("{.dots}", "bad-ruby", "[词]"),
        ("{字|}", "bad-ruby", "{生僻|shēng pì}"),
        ("{|zì}", "bad-ruby", "{生僻|shēng pì}"),
        ("{字|a|b}", "bad-ruby", "{生僻|shēng pì}"),
    ],
)
def test_wrong_spans_and_ruby_are_told_what_to_write(text: str, code: str, hint: str) -> None:
    (message,) = read(text)[1]
    assert message.code == code
    assert hint in message.hint


def test_an_entity_is_printed_as_it_stands_with_a_warning() -> None:
    runs, messages = read("甲&nbsp;乙 AT&T; R&D")
    assert plain_text(runs) == "甲&nbsp;乙 AT&T; R&D"
    assert [(m.code, m.is_error) for m in messages] == [("html-entity", False)]


@pytest.mark.parametrize("text", ["a\\_b", "\\(甲\\)", "甲\\# 乙", "甲\\", "1\\)", "共5\\.2"])
def test_a_backslash_before_what_is_no_mark_is_printed(text: str) -> None:
    runs, messages = read(text)
    assert plain_text(runs) == (text if text != "1\\)" else "1)")
    assert {(m.code, m.is_error) for m in messages} <= {("backslash", False)}


def test_a_joint_between_latin_lines_is_kept_with_the_run_before() -> None:
    runs, _ = read("one\ntwo")
    assert [run.text for run in runs] == ["one ", "two"]
    assert [run.span.line for run in runs if run.span] == [1, 2]


@pytest.mark.parametrize(
    "text", ["**a " * 20000, "*a" * 20001, "[" * 20000, "{" * 20000, "[a]{.dots" * 5000, "`" * 20001, "<a" * 20000]
)
def test_much_broken_markup_is_read_in_one_pass(text: str) -> None:
    runs, messages = read(text)
    assert runs or messages
