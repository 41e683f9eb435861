"""Says in an editor's words what is wrong with broken YAML, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from printreport.core.span import Span

if TYPE_CHECKING:
    import yaml

_PAIR = re.compile(r"(?P<lead>[ ]*(?:- +)*(?:[^\s:#'\"\[\]{},&*!|>%@`-][^:#\n]*?:[ ]+|- +))(?P<value>\S.*)")
_FULL_COLON = re.compile(r"\s*(?:- +)?([A-Za-z_][\w-]*|[\u4e00-\u9fff]{1,6})：")
_NO_SPACE = re.compile(r"\s*(?:- +)?([A-Za-z_][\w-]*):(?!//)[^\s:]")
_SWALLOWED = re.compile(r"([\[{])[^\[\]{}\n]*? #[^\n]*[\]}]")
_NEEDS_QUOTES = "@%&*!|>'\"[{`"

_MESSAGES = (
    ("could not find expected ':'", "这一行缺少“键: 值”里的冒号", "写成“键: 值”，冒号用半角，后面空一格；续行要缩进。"),
    ("found character '\\t'", "这里用了制表符（Tab）", "YAML 的缩进只能用空格，把制表符换成空格。"),
    ("found unexpected end of stream", "引号没有闭合，一直开到了文件末尾", "在值的末尾补上同样的引号。"),
    ("found unexpected document separator", "引号没有闭合", "在值的末尾补上同样的引号。"),
    ("unknown escape character", "双引号里的反斜杠写法不认识", "改用单引号，或者写两个反斜杠 \\\\。"),
    ("escape sequence", "双引号里的反斜杠写法不完整", "改用单引号，或者写两个反斜杠 \\\\。"),
    (
        "expected ',' or ']'",
        "方括号 [ 没有闭合，或者两项之间缺逗号",
        "写成 [甲, 乙]，用半角逗号；正文里的方括号要给整个值加引号。",
    ),
    ("expected ',' or '}'", "花括号 { 没有闭合，或者两项之间缺逗号", "写成 {键: 值, 键: 值}，用半角逗号和花括号。"),
    ("sequence entries are not allowed", "列表的 - 不能写在这里", "把 - 另起一行写；如果是正文，给整个值加引号。"),
    ("mapping values are not allowed", "这里不该有冒号", "值里有“: ”时要加引号；或者这一行的缩进和上面不一致。"),
    ("mapping keys are not allowed", "这里不该有问号键", "以“? ”开头的值要加引号。"),
    ("expected <block end>", "这一行的缩进或引号和上面对不上", "同一组的键要左边对齐；值里有引号时，给整个值加另一种引号。"),
    ("incompatible YAML document", "YAML 的指令（%）不能用", "把以 % 开头的这一行删去。"),
    ("found duplicate", "YAML 的指令（%）不能用", "把以 % 开头的这一行删去。"),
    ("undefined tag handle", "YAML 的标签（!）不能用", "值以 ! 开头时要加引号。"),
    ("did not find expected", "这里不合 YAML 的写法", "写成“键: 值”。"),
)
_ANY_FAULT = ("这里不合 YAML 的写法", "写成“键: 值”，冒号用半角，后面空一格；拿不准的值加上引号。")


@dataclass(frozen=True, slots=True)
class YamlFault:
    """One breach of YAML's grammar; a local one lies in the value that starts at `value_start` of its line."""

    code: str
    span: Span
    message: str
    hint: str
    value_start: int = -1

    @property
    def is_local(self) -> bool:
        """Whether the rest of the file can be judged without this value."""
        return self.value_start >= 0


def quoted(value: str) -> str:
    """A value in the quotation marks that it needs."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def explain(path: str, text: str, fault: yaml.MarkedYAMLError) -> YamlFault:
    """The message for a fault that PyYAML found: the likeliest mistake of an editor first, the grammar's word second."""
    lines = text.split("\n")
    mark = fault.problem_mark or fault.context_mark
    row, column = (0, 0) if mark is None else (mark.line, mark.column)
    row = min(row, len(lines) - 1)
    start = _start_row(fault, row)
    for number in dict.fromkeys((start, row)):
        found = _unquoted(path, lines, number, fault)
        if found is not None:
            return found
    for number in (row, *_rows_above(lines, row)):
        found = _swallowed(path, lines, number) or _wrong_colon(path, lines, number)
        if found is not None:
            return found
    message, hint = _grammar(fault.problem or "")
    if "没有闭合" in message and fault.context_mark is not None:
        row, column = fault.context_mark.line, fault.context_mark.column
    row, column = _on_a_line(lines, row, column)
    return YamlFault("yaml-syntax", Span(path, row + 1, column + 1), message, hint)


def plain_fault(path: str, text: str, fault: yaml.MarkedYAMLError) -> YamlFault:
    """The message for a fault that is told where the grammar breaks, with no guess at what was meant."""
    mark = fault.problem_mark or fault.context_mark
    row, column = (0, 0) if mark is None else (mark.line, mark.column)
    lines = text.split("\n")
    row, column = _on_a_line(lines, min(row, len(lines) - 1), column)
    return YamlFault("yaml-syntax", Span(path, row + 1, column + 1), *_ANY_FAULT)


def fault_without_mark(path: str, text: str) -> YamlFault:
    """The message for what PyYAML refuses without a place: numbers out of range in escapes and directives."""
    match = re.search(r"\\U[0-9A-Fa-f]{8}|^%", text, re.MULTILINE)
    at = match.start() if match else 0
    span = Span(path, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1)
    return YamlFault("yaml-syntax", span, "这里不合 YAML 的写法", "删去反斜杠转义或 % 指令，直接写字。")


def _start_row(fault: yaml.MarkedYAMLError, row: int) -> int:
    context = fault.context or ""
    opened = "flow" in context or "quoted" in context or "block scalar" in context
    return fault.context_mark.line if opened and fault.context_mark is not None else row


def _rows_above(lines: list[str], row: int) -> list[int]:
    """The nearest line above that says something."""
    return next(([number] for number in range(row - 1, -1, -1) if lines[number].strip()), [])


def _on_a_line(lines: list[str], row: int, column: int) -> tuple[int, int]:
    """A place that an editor can see: the end of the last written line instead of the empty end of the file."""
    while row > 0 and not lines[row].strip():
        row -= 1
        column = len(lines[row])
    return row, min(column, len(lines[row]))


def _unquoted(path: str, lines: list[str], row: int, fault: yaml.MarkedYAMLError) -> YamlFault | None:
    """The message that a value needs quotation marks, when that is what is wrong with a line."""
    match = _PAIR.fullmatch(lines[row])
    if match is None:
        return _bare_sign(path, lines[row], row, fault)
    value = match["value"].rstrip()
    start = match.start("value")
    why = _why_quotes(value, fault.problem or "")
    if not why:
        return _bare_sign(path, lines[row], row, fault)
    span = Span(path, row + 1, start + 1, len(value))
    return YamlFault("yaml-quotes", span, f"值{why}，要加引号", f"写成 {match['lead'].strip()} {quoted(value)}", start)


def _why_quotes(value: str, problem: str) -> str:
    first = value[0]
    if first in "'\"":
        closed = value.find(first, 1)
        return f"以 {first} 开头，引号却在半路闭合" if 0 < closed < len(value) - 1 and "end of stream" not in problem else ""
    if first in "[{":
        close = {"[": "]", "{": "}"}[first]
        inner = value.rstrip(" ,")
        broken = value.count(first) != value.count(close) or not inner.endswith(close)
        return f"以 {first} 开头" if broken and (close in value or not re.search(r"[,:]", value)) else ""
    if first in _NEEDS_QUOTES:
        return f"以 {first} 开头"
    if value.startswith(("- ", "? ")):
        return f"以“{value[:2]}”开头"
    return "里有“: ”（半角冒号加空格）" if re.search(r":(?: |$)", value) and "mapping values" in problem else ""


def _bare_sign(path: str, line: str, row: int, fault: yaml.MarkedYAMLError) -> YamlFault | None:
    """A sign that no value may begin with, inside braces or brackets."""
    starts = re.search(r"found character '([^\\])' that cannot start", fault.problem or "")
    named = re.search(r"scanning an? (alias|anchor|tag)", fault.context or "")
    mark = fault.problem_mark if starts else fault.context_mark
    if not (starts or named) or mark is None or mark.line != row:
        return None
    value = re.split(r"[,\]}]", line[mark.column :])[0].strip()
    span = Span(path, row + 1, mark.column + 1, max(1, len(value)))
    return YamlFault("yaml-quotes", span, f"值以 {value[:1]} 开头，要加引号", f"写成 {quoted(value)}")


def _swallowed(path: str, lines: list[str], row: int) -> YamlFault | None:
    """A bracket whose partner is lost in a comment: {accent: #C8102E}."""
    match = _SWALLOWED.search(lines[row])
    if match is None:
        return None
    hint = "空格后的 # 开始了注释，后半行不算数；# 开头的值（如颜色）要加引号。"
    span = Span(path, row + 1, match.start() + 1)
    return YamlFault("yaml-syntax", span, f"{match[1]} 没有闭合：它的另一半成了注释", hint)


def _wrong_colon(path: str, lines: list[str], row: int) -> YamlFault | None:
    line = lines[row]
    if match := _FULL_COLON.match(line):
        at = match.end() - 1
        hint = f"写成 {match[1]}: {line[at + 1 :].strip()}"
        return YamlFault("yaml-colon", Span(path, row + 1, at + 1), "键后面的冒号是全角的", hint)
    if match := _NO_SPACE.match(line):
        at = match.end() - 1
        return YamlFault("yaml-colon", Span(path, row + 1, at), "键的冒号后面缺一个空格", f"写成 {match[1]}: {line[at:].strip()}")
    return None


def _grammar(problem: str) -> tuple[str, str]:
    return next(
        ((message, hint) for sign, message, hint in _MESSAGES if sign in problem),
        _ANY_FAULT,
    )
