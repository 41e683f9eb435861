"""A section's notes: `[^1]` in the text, `[^1]: …` at the head of a line; numbered in the order of their marks.

A mark that stands twice has one number: both lead to the same note.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from printreport.core.span import Span
from printreport.model.blocks import InlineText, Note
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Piece

MARK = re.compile(r"[\[［【〔][\^＾](?P<label>[^\[\]［］【】〔〕\n]{1,40})[\]］】〕]")
"""A mark as it is typed, with a keyboard's brackets or an input method's."""

_MOST = 500
"""Notes of one section; more are a book's apparatus."""


@dataclass(frozen=True, slots=True)
class _Definition:
    label: str
    pieces: tuple[Piece, ...]
    span: Span


class SectionNotes:
    """The notes of one section: what is written of them, and the numbers that their marks have been given so far."""

    def __init__(self, log: MessageLog) -> None:
        self.log = log
        self._written: dict[str, _Definition] = {}
        self._numbers: dict[str, int] = {}
        self._unknown: set[str] = set()

    def define(self, label: str, pieces: Sequence[Piece], span: Span) -> None:
        """Keep what a note says; a second note of the same mark is noted."""
        key = _key(label)
        first = self._written.get(key)
        if first is not None:
            message = f"注文 [^{label}] 写了两次，前一次在第 {first.span.line} 行"
            self.log.error("note-twice", span, message, "两条注各用一个注号，例如 [^1] 和 [^2]。")
            return
        if not pieces:
            self.log.error("note-empty", span, f"注文 [^{label}] 后面没有字", f"写成“[^{label}]: 注文”，写在同一行。")
        self._written[key] = _Definition(label, tuple(pieces), span)

    def number(self, label: str, span: Span) -> int | None:
        """The number of a mark in the text; None, noted once, where there is no note for it."""
        key = _key(label)
        if key not in self._written:
            if key not in self._unknown:
                hint = f"在这一节另起一行写注文：“[^{label}]: 注文”；要照印方括号，写 \\[ 。"
                self.log.error("note-missing", span, f"注号 [^{label}] 没有注文", hint)
            self._unknown.add(key)
            return None
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def notes(self, read: Callable[[Sequence[Piece]], InlineText]) -> tuple[Note, ...]:
        """The notes by their numbers, `read` making text of their lines; those without a mark are noted."""
        for key, written in self._written.items():
            if key not in self._numbers:
                hint = f"在正文里要注的字后面写 [^{written.label}]，或删去这一行。"
                self.log.error("note-unused", written.span, f"注文 [^{written.label}] 在这一节的正文里没有注号", hint)
        marked = [(number, self._written[key]) for key, number in self._numbers.items()]
        if len(marked) > _MOST:
            hint = "分成几节，或把一部分写进正文。"
            self.log.error("too-many", marked[_MOST][1].span, f"这一节有 {len(marked)} 条注，最多 {_MOST} 条", hint)
        return tuple(Note(number, read(each.pieces), each.span) for number, each in marked if each.pieces)


def _key(label: str) -> str:
    return unicodedata.normalize("NFKC", label).strip().casefold()
