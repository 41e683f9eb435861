"""Reads mappings by their schema: unknown, doubled and missing keys become messages with a guess at what was meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from printreport.core.span import Span
from printreport.syntax.message_log import MessageLog
from printreport.syntax.yaml_nodes import Entry, Mapping, Node, Scalar

Record = dict[str, Node]


def read_record(node: Node, keys: Sequence[Key], what: str, log: MessageLog, missing_at: Span | None = None) -> Record | None:
    """The values of a mapping by key, empty ones left out unless required; None when it is no mapping.

    `missing_at` is where a missing key is told, else the mapping's own place.

    `node` is the mapping, `keys` are those that it may have, `what` names it in messages, and `log` takes them.
    """
    if not isinstance(node, Mapping):
        expected = "、".join(key.name for key in keys[:3])
        log.error("wrong-type", node.span, f"{what}应当是一组“键: 值”（{expected}…）", colon_hint(node))
        return None
    known = {key.name: key for key in keys}
    record: Record = {}
    seen: dict[str, Span] = {}
    for entry in node.entries:
        name = entry.key.text
        if is_doubled(entry, seen, log):
            continue
        if name not in known:
            log.error("unknown-key", entry.key.span, f"{what}里没有“{name}”这个键", _unknown_hint(entry, keys, node))
        else:
            record[name] = entry.value
    for key in keys:
        if key.required and key.name not in seen:
            hint = f"补上 {key.name}: {key.example or '……'}"
            log.error("missing-key", missing_at or node.span, f"{what}缺少 {key.name}（{key.about}）", hint)
    return record


def is_doubled(entry: Entry, seen: dict[str, Span], log: MessageLog) -> bool:
    """Whether a key came before in the same mapping (an error, noted); remembers it when it didn't."""
    name = entry.key.text
    if name in seen:
        hint = f"第 {seen[name].line} 行已经写过一次，留下一个。"
        log.error("duplicate-key", entry.key.span, f"“{name}”写了两次", hint)
        return True
    seen[name] = entry.key.span
    return False


def is_blank(node: Node | None) -> bool:
    """Whether a key is absent or has nothing behind it."""
    return node is None or (isinstance(node, Scalar) and not node.style and node.is_empty)


def closest(word: str, choices: Iterable[str], cutoff: float = 0.6) -> str:
    """The choice that a word was probably meant to be, or nothing."""
    by_case = {choice.casefold(): choice for choice in choices}
    found = difflib.get_close_matches(word[:80].casefold(), list(by_case), 1, cutoff)
    return by_case[found[0]] if found else ""


def colon_hint(node: Node) -> str:
    """What to write where a mapping was expected and text stands there."""
    if isinstance(node, Scalar) and "：" in node.text:
        return "键后面的冒号要用半角，后面空一格，例如 title: 标题"
    return "写成“键: 值”，一行一个，冒号用半角，后面空一格。"


def _unknown_hint(entry: Entry, keys: Sequence[Key], mapping: Mapping) -> str:
    name = entry.key.text
    if mapping.flow and isinstance(entry.value, Scalar) and not entry.value.words.pieces:
        return '花括号里半角逗号分开各项；值里有逗号时要加引号，例如 figure: "3,000家"'
    meant = next((key.name for key in keys if name.casefold() in (also.casefold() for also in key.aka)), "")
    meant = meant or closest(name, (key.name for key in keys))
    listed = "、".join(key.name for key in keys)
    return f"是不是要写 {meant}？" if meant else f"可用的键：{listed}。"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `form` is what may be written, `default` what holds without it, `aka` what it is mistaken for."""

    name: str
    form: str
    about: str
    required: bool = False
    default: str = ""
    example: str = ""
    aka: tuple[str, ...] = ()
