"""Habits of phones and of Word in YAML: full-width marks, odd spaces, curly quotes, told line by line before parsing.

A parser stumbles at the first of them, often lines later; here each is told where it stands, with what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from printreport.core.span import Span
from printreport.source import schema
from printreport.syntax.records import Key
from printreport.syntax.yaml_faults import YamlFault, quoted

_NAMES = {
    key.name for name, keys in vars(schema).items() if name.endswith("_KEYS") for key in keys if isinstance(key, Key)
}


def _any_of(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))) + ")"


_KEY = _any_of(_NAMES)
# Inside braces stand the format's own words alone; 印刷单位： may well be prose there.
_INNER_KEY = _any_of(name for name in _NAMES if name.isascii())
_LISTS = "(?:photos|focus|points|stats|charts|figures)"
_GROUPS = f"(?:{_LISTS}|cover|theme|palette|press|colophon|qr)"
_LONGEST = 1000
"""Characters of a line that is looked at: no one types longer ones by hand, and patterns take their time."""

_ODD_SPACES = {"\t": "制表符（Tab）", "\u00a0": "不换行空格", "\u3000": "全角空格", "\u202f": "窄的不换行空格"}
_SPACE = "[\t\u00a0\u2000-\u200a\u202f\u3000]"

# Looked for in every line, however long: its dashes are never given back, which would take the square of their number.
_BLOCK = re.compile(r"(?P<indent> *)(?:- +)*+[^#\s][^#]*:\s*[|>][+-]?\s*(?:#.*)?")
_INDENT = re.compile(rf" *(?P<at>{_SPACE})\s*(?:[-\w]+\s*[:：]|- )")
_SIGN = re.compile(rf"\s*(?P<at>[－—–―−•·▪])\s*(?:[{{｛]|{_KEY}\s*[:：])")
_LONE = re.compile(r"\s*(?:- +)?(?:page *)?[\w-]{1,30}(?P<at>：)\s*")
_BEFORE_GROUP = re.compile(r"\s*(?:- +)?(?P<key>(?:page *)?[\w-]{1,30}) *(?P<at>：)(?P<rest>\s*[\[{［｛].*)")
_COLON = re.compile(rf"\s*(?:- +)*(?P<key>{_KEY})\s*(?P<at>[:：=＝])(?P<rest>.*)")
_BRACE_COLON = re.compile(rf"[{{｛,，]\s*(?P<key>{_INNER_KEY})\s*(?P<at>：|:(?![\s/]))")
_COMMA = re.compile(rf"(?P<at>[，、；;])\s*{_INNER_KEY}\s*[:：]")
_LIST_COMMA = re.compile(r"(?:photos|focus)\s*:\s*\[[^\]\"'#{]*?(?P<at>[，、；])")
_BRACKET = re.compile(rf"(?:{_GROUPS}\s*:\s*|^\s*-\s+)(?P<at>[［【〔｛]).*")
_CURLY = re.compile(r"(?P<key>[\w-]+):\s+(?P<at>[“”„＂‘’])(?P<inner>[^“”„＂\"]*:\s[^“”„＂\"]*)[“”＂‘’\"]\s*$")
_MIXED = re.compile(r"(?P<key>[\w-]+):\s+(?P<at>\")(?P<inner>[^\"”]*)[”“＂]\s*$")
_CURLY_COMMA = re.compile(rf"[{{,]\s*(?P<key>{_KEY}):\s*(?P<at>“)(?P<inner>[^“”{{}}]*,[^“”{{}}]*)”")


def find_habits(path: str, lines: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[YamlFault]:
    """The faults of lines `first` to `last`, at most one a line; what stands in block scalars and comments is passed over."""
    block: int | None = None
    for row, line in enumerate(lines[first:last], first):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            continue
        block = len(match["indent"]) if (match := _BLOCK.fullmatch(line)) else None
        if len(line) <= _LONGEST and not line.lstrip().startswith("#") and (fault := _habit(path, row, line)):
            yield fault


def _habit(path: str, row: int, line: str) -> YamlFault | None:
    for look in (_odd_indent, _list_sign, _colon, _comma, _bracket, _quotes):
        if (found := look(line)) is not None:
            at, code, message, hint = found
            return YamlFault(code, Span(path, row + 1, at + 1), message, hint)
    return None


_Found = tuple[int, str, str, str] | None


def _odd_indent(line: str) -> _Found:
    match = _INDENT.match(line)
    if match is None:
        return None
    name = _ODD_SPACES.get(match["at"], "不是普通的空格")
    hint = "YAML 的缩进只能用半角空格，把这里换成空格，和同一组的上一行对齐。"
    return match.start("at"), "yaml-syntax", f"这里用了{name}来缩进", hint


def _list_sign(line: str) -> _Found:
    match = _SIGN.match(line)
    if match is None:
        return None
    hint = f"写成 - {_half_width(line[match.end('at') :])}"
    return match.start("at"), "yaml-dash", "列表的横线要用半角 -", hint


def _colon(line: str) -> _Found:
    if match := _LONE.fullmatch(line):
        hint = f"写成 {line[: match.start('at')].strip()}:"
        return match.start("at"), "yaml-colon", "键后面的冒号是全角的", hint
    match = _COLON.match(line) or _BEFORE_GROUP.match(line)
    if match is None:
        return _inner_colon(line, 0)
    rest = match["rest"]
    if match["at"] == ":" and (not rest or rest[0] == " "):
        return _inner_colon(line, match.end("at"))
    return _wrong_colon(match, rest.strip())


def _inner_colon(line: str, start: int) -> _Found:
    """A wrong colon inside braces; elsewhere a comma and a word with a colon are prose."""
    bare = _without_quoted(line)
    match = _BRACE_COLON.search(bare, start) if "{" in bare or "｛" in bare else None
    return None if match is None else _wrong_colon(match, "……")


def _wrong_colon(match: re.Match[str], rest: str) -> _Found:
    sign, after = match["at"], match.string[match.end("at") : match.end("at") + 1]
    if sign in "=＝":
        message = "键后面要写冒号，不是等号"
    elif sign == "：":
        message = "键后面的冒号是全角的"
    elif re.match(_SPACE, after):
        message = "键的冒号后面要用半角空格"
    else:
        message = "键的冒号后面缺一个空格"
    return match.start("at"), "yaml-colon", message, f"写成 {match['key']}: {rest}，冒号用半角，后面空一格"


def _comma(line: str) -> _Found:
    bare = _without_quoted(line)
    match = (_COMMA.search(bare) if "{" in bare or "｛" in bare else None) or _LIST_COMMA.search(bare)
    if match is None:
        return None
    return (
        match.start("at"),
        "yaml-comma",
        f"各项之间的“{match['at']}”要用半角逗号",
        "写成半角逗号加空格，例如 [甲, 乙]、{键: 值, 键: 值}",
    )


def _bracket(line: str) -> _Found:
    match = _BRACKET.search(line)
    if match is None:
        return None
    if match["at"] == "【" and re.match(r"\s*-", line):
        return None
    hint = f"写成 {_half_width(line[match.start('at') :])}"
    return match.start("at"), "yaml-bracket", f"这里的“{match['at']}”要用半角括号", hint


def _half_width(text: str) -> str:
    """A list or group with the signs that YAML knows: [甲, 乙], {键: 值}."""
    plain = text.strip().translate(str.maketrans("［【〔｛］】〕｝，：", "[[[{]]]},:"))
    return re.sub(r"([,:])(?=[^\s/])", r"\1 ", plain) if plain[:1] in "[{" else plain


def _quotes(line: str) -> _Found:
    for pattern in (_CURLY, _MIXED, _CURLY_COMMA):
        if match := pattern.search(line):
            hint = f"写成 {match['key']}: {quoted(match['inner'])}"
            return match.start("at"), "yaml-quotes", 'YAML 的引号要用半角的 "，弯引号“ ”不算', hint
    return None


def _without_quoted(line: str) -> str:
    """The line with what stands in quotation marks blanked out, place for place."""
    return re.sub(r"\"[^\"]*\"|'[^']*'", lambda match: "x" * len(match.group()), line)
