"""Parts of a theme's file read as the frozen values that describe them: their fields are the keys, their types say what fits.

A field without a default must be written. What a number counts stands in the key's last word (`pitch_pt`, `rail_em`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields
from types import NoneType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from printreport.core.span import Span
from printreport.core.units import ZIHAO
from printreport.model.theme import ModuleSpan
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import Key, is_blank, read_record
from printreport.syntax.values import read_choice, read_items, read_number, read_switch, read_whole, read_words
from printreport.syntax.yaml_nodes import Listing, Node, Scalar
from printreport.syntax.yaml_nodes import Mapping as MappingNode

_Part = TypeVar("_Part")

_UNITS = {
    "pt": "点，或字号",
    "mm": "毫米",
    "em": "正文字宽的倍数",
    "lines": "行",
    "rows": "行网格模块",
    "share": "所占的比例",
    "characters": "字",
}
"""What the last word of a key says that its number counts."""


def read_part(part: type[_Part], node: Node, what: str, log: MessageLog, missing_at: Span | None = None) -> _Part | None:
    """A part of a theme; None where keys are unknown or missing, or a value is not of its type, all of it noted at its place.

    `what` names the part in messages; `missing_at` is where a missing key is told, else the part's own place.

    `part` is its class, `node` what the file has there, and `log` takes the messages.
    """
    before = log.error_count
    keys, kinds = _shape(cast(Hashable, part))
    said = MappingNode((), node.span, False) if is_blank(node) else node
    record = read_record(said, keys, f"{what} ", log, missing_at) or {}
    values = {name: _value(kinds[name], value, name, log) for name, value in record.items()}
    return part(**values) if log.error_count == before else None


@functools.cache
def _shape(part: Any) -> tuple[tuple[Key, ...], Mapping[str, Any]]:
    """The keys of a part, and the type of each."""
    kinds = get_type_hints(part)
    return tuple(Key(f.name, "", _about(f.name), f.default is MISSING) for f in fields(part)), kinds


def _about(name: str) -> str:
    return _UNITS.get(name.rsplit("_", 1)[-1], "必须写")


def _value(kind: Any, node: Node, name: str, log: MessageLog) -> Any:
    """A value of its type; None where it is none, which is noted."""
    read = _READERS.get(_plain(kind))
    if read is not None:
        return read(node, name, log)
    assert get_origin(kind) is Literal, f"nobody reads {kind} of a theme"
    return read_choice(node, name, get_args(kind), log)


def _plain(kind: Any) -> Any:
    """The type without `| None`, which only says that a key may be left out."""
    some = [one for one in get_args(kind) if one is not NoneType]
    return some[0] if NoneType in get_args(kind) else kind


def _text(node: Node, name: str, log: MessageLog) -> str | None:
    words = read_words(node, name, log)
    return None if words is None else words.text


def _measure(node: Node, name: str, log: MessageLog) -> float | None:
    """A number, or the 字号 that stands for so many points."""
    if name.endswith("_pt") and isinstance(node, Scalar) and node.text in ZIHAO:
        return ZIHAO[node.text]
    return read_number(node, name, log)


def _span(node: Node, name: str, log: MessageLog) -> ModuleSpan | None:
    """`[first module, how many]`."""
    numbers = [read_whole(item, name, log) for item in read_items(node, name, log)]
    if len(numbers) == 2 and None not in numbers:
        return cast(ModuleSpan, tuple(numbers))
    if isinstance(node, Listing) and None not in numbers:
        log.error("wrong-type", node.span, f"{name} 应当是两个数：[第几个模块起, 几个]", f"例如 {name}: [0, 2]")
    return None


def _spans(node: Node, name: str, log: MessageLog) -> tuple[ModuleSpan, ...] | None:
    spans = [_span(item, name, log) for item in read_items(node, name, log)]
    return None if None in spans else cast(tuple[ModuleSpan, ...], tuple(spans))


_READERS: Mapping[Any, Callable[[Node, str, MessageLog], Any]] = {
    str: _text,
    bool: read_switch,
    int: read_whole,
    float: _measure,
    ModuleSpan: _span,
    tuple[ModuleSpan, ...]: _spans,
}
"""How a value of each type is read; choices are read by their words."""
