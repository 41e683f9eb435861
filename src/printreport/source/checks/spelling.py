"""Characters as they are printed: what can't be seen left out, letters composed with their marks, ideographs written as usual."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from printreport.fonts.shaping import COMBINING
from printreport.syntax.characters import INVISIBLES
from printreport.syntax.placed_words import Piece

MOST_MARKS = 4
"""How many combining marks one letter may bear: Vietnamese and phonetic spelling need three."""

MARKED = re.compile(f"(?P<base>[^{COMBINING}]?)(?P<marks>[{COMBINING}]+)")
"""A character with its combining marks; the base is empty where nothing stands before them."""
_JAMO = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
_CHANGED = re.compile(
    f"[{INVISIBLES}]+"
    f"|[^{COMBINING}{INVISIBLES}][{INVISIBLES}]*[{COMBINING}][{COMBINING}{INVISIBLES}]*"
    f"|{_JAMO}|[\uf900-\ufaff\U0002f800-\U0002fa1f]"
)
_LETTER = re.compile(f"[^{COMBINING}]?[{COMBINING}]+|.", re.DOTALL)
_UNSEEN = re.compile(f"[{INVISIBLES}]+")
_CONTINUES = re.compile(f"[{COMBINING}\u1161-\u1175\u11a8-\u11c2]")


def spelled(piece: Piece) -> Iterator[Piece]:
    """A piece as it is printed, in parts where something was left out or composed, so that every part knows its place."""
    text, span = piece
    if text.isascii() or _CHANGED.search(text) is None:
        yield piece
        return
    start, kept = 0, ""
    at = 0
    for match in _CHANGED.finditer(text):
        kept += text[at : match.start()]
        new, at = _composed(match.group()), match.end()
        if len(new) == at - match.start():
            kept += new
            continue
        if kept + new:
            yield kept + new, span.at(start)
        start, kept = at, ""
    if kept := kept + text[at:]:
        yield kept, span.at(start)


def respelled(text: str) -> str:
    """A text as it is printed, where its places don't matter."""
    return _CHANGED.sub(lambda match: _composed(match.group()), text)


def letters_of(text: str) -> list[str]:
    """The characters of a text, each with its combining marks."""
    return _LETTER.findall(text)


def rejoined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a value with marks that begin a piece joined to the letter before them."""
    joined: list[Piece] = []
    for text, span in pieces:
        if joined and _CONTINUES.match(text):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        else:
            joined.append((text, span))
    return tuple(joined)


def _composed(text: str) -> str:
    """The characters that a match stands for; letters under more marks than are printed stay as they are."""
    text = _UNSEEN.sub("", text)
    return unicodedata.normalize("NFC", text) if len(text) <= 1 + 2 * MOST_MARKS else text
