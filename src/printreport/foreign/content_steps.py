"""The operators of a content stream with their operands as plain values, at most so many, each stream taken apart once."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

import pikepdf
from pikepdf import ObjectType

from printreport.foreign.limits import MalformedError
from printreport.foreign.pdf_value import LARGEST_NUMBER, PdfValue
from printreport.foreign.stream_store import StreamStore, reading

MOST_TOKENS = 1_000_000
"""Words of one content stream that are taken apart."""
MOST_STEPS = 200_000
"""Operators of one content stream that are kept."""
_KEPT_STEPS = 400_000
"""Operators kept over all streams together, some hundred bytes each; what is over is read again."""
_BLOCK = 65536
"""Bytes that are looked at together: 64 KiB."""
_BREAKS = b"\0\t\n\f\r ()<>[]{}/%"
_CODES: dict[object, str] = {ObjectType.name_: "name", ObjectType.string: "string", ObjectType.array: "array"}
_SHAPES = bytes(32 if byte in _BREAKS else 97 for byte in range(256))

Operand = float | bool | str | bytes | PdfValue | tuple[Any, ...] | None
"""A number, true or false, a name with its slash (str), a string (bytes), a dictionary, an array, null."""


@dataclass(frozen=True, slots=True)
class Step:
    """An operator and what stands before it."""

    operator: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A content stream taken apart: whether all of it, and whether its syntax was whole."""

    steps: tuple[Step, ...]
    is_cut: bool
    is_whole: bool


class StepReader:
    """Takes content streams apart for one file, and remembers the short ones."""

    def __init__(self, store: StreamStore) -> None:
        self._store = store
        # Streams to be parsed live in a file of their own, so that qpdf's words about them are told apart.
        self._desk = pikepdf.new()
        self._stream = self._desk.make_stream(b"")
        self._kept: dict[object, Steps] = {}
        self._count = 0

    def steps(self, data: bytes, key: object) -> Steps:
        """The operators of `data`, which `key` tells from all other streams of the file."""
        if key not in self._kept:
            made = self._taken_apart(data)
            self._count += len(made.steps)
            if self._count > _KEPT_STEPS:
                return made
            self._kept[key] = made
        return self._kept[key]

    def _taken_apart(self, data: bytes) -> Steps:
        self._store.spent.look_at_clock()
        shown = within_bounds(data)
        with reading():
            self._stream.write(shown)
            found = self._parsed()
            steps = tuple(self._step(instruction) for instruction in islice(found, MOST_STEPS))
            faults = self._desk.get_warnings()
        return Steps(steps, len(shown) < len(data) or len(found) > MOST_STEPS, not faults)

    def _parsed(self) -> list[Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of streams that end too early; qpdf's own words tell of it
            try:
                return list(pikepdf.parse_content_stream(self._stream))
            except TypeError as problem:  # pikepdf's word for inline images with stray values
                raise MalformedError("内容流里有不该有的东西") from problem

    def _step(self, instruction: Any) -> Step:
        operator = str(instruction.operator)
        if operator == "INLINE IMAGE":
            return Step(operator, (PdfValue(instruction.operands[0].obj, self._store),))
        return Step(operator, tuple(self._plain(operand) for operand in instruction.operands))

    def _plain(self, raw: Any, depth: int = 0) -> Operand:
        if isinstance(raw, bool) or raw is None:
            return raw
        if isinstance(raw, int | float | Decimal):
            number = float(raw)
            if not abs(number) <= LARGEST_NUMBER:
                raise MalformedError("内容流里的数字大得没有意义")
            return number
        code = _CODES.get(raw._type_code, "")
        if code == "name":
            return str(raw)
        if code == "string":
            return bytes(raw)
        if code == "array" and depth < 2:
            return tuple(self._plain(item, depth + 1) for item in raw)
        return PdfValue(raw, self._store)


def within_bounds(data: bytes) -> bytes:
    """The beginning of a content stream that holds at most MOST_TOKENS words, counted without being parsed."""
    if len(data) <= MOST_TOKENS:
        return data
    left = MOST_TOKENS
    for start in range(0, len(data), _BLOCK):
        block = data[start : start + _BLOCK]
        left -= block.translate(_SHAPES).count(b" a") + sum(block.count(opening) for opening in (b"(", b"<", b"[", b"/")) + 1
        if left < 0:
            return data[:start]
    return data
