"""Text together with the places where its characters stand in the editor's files."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from printreport.core.span import Span

Piece = tuple[str, Span]

SPACES = (
    " \t\u3000\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
"""What may stand around the text of a line without being part of it: white space of any width, and what nobody sees."""


@dataclass(frozen=True, slots=True)
class Words:
    """A value of one line of text; each piece is contiguous on one source line, its span the first character."""

    pieces: tuple[Piece, ...]
    span: Span

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(text for text, _ in self.pieces)

    def place(self, offset: int, length: int = 1) -> Span:
        """Where a character of the text stands in its file."""
        passed = 0
        for text, span in self.pieces:
            if offset < passed + len(text):
                return span.at(offset - passed, length)
            passed += len(text)
        return self.span


def cut_words(words: Words, start: int, end: int) -> Words:
    """The part of some words between two offsets, every character at its place."""
    pieces: list[Piece] = []
    passed = 0
    for text, span in words.pieces:
        first, last = max(0, start - passed), min(len(text), end - passed)
        if first < last:
            pieces.append((text[first:last], span.at(first, last - first)))
        passed += len(text)
    return Words(tuple(pieces), words.place(start, max(1, end - start)))


def is_han_side(char: str) -> bool:
    """Whether a character belongs to Chinese text, so that no space stands beside it: Han, kana, full-width marks."""
    code = ord(char)
    if code < 0x2E80:
        return False
    return (
        (code <= 0x9FFF and not (0x3130 <= code <= 0x318F or char == "\u3000"))
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )


def line_joint(before: str, after: str) -> str:
    """What stands for a single line break: nothing beside Han, a space between Latin words.

    Curly quotes, dashes and the ellipsis are shared with Latin; the nearest character beyond them decides.
    """
    left = next((ch for ch in reversed(before[-8:]) if ch not in _SHARED_MARKS), "中")
    right = next((ch for ch in after[:8] if ch not in _SHARED_MARKS), "中")
    if is_han_side(left) or is_han_side(right) or left.isspace() or right.isspace():
        return ""
    return "" if unicodedata.category(left) == "Pd" and left == "-" else " "


_SHARED_MARKS = frozenset("“”‘’—…·*")


def join_pieces(lines: Sequence[Piece]) -> tuple[Piece, ...]:
    """The lines of one value as one text: breaks become joints, empty lines are dropped."""
    joined: list[Piece] = []
    for text, span in lines:
        if not text:
            continue
        if joined and (joint := line_joint(joined[-1][0], text)):
            joined[-1] = (joined[-1][0] + joint, joined[-1][1])
        joined.append((text, span))
    return tuple(joined)
