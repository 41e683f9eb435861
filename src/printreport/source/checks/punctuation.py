"""Sets what typewriters and phones put for Chinese marks as GB/T 15834-2011 wants it; numbers and Latin are left alone.

Half-width marks beside Han become full-width, straight quotes “ ” or ‘ ’ in pairs, hyphens in a row ——, dots and stops in a
row ……. Nothing else is touched; every change is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from printreport.source.checks.straight_quotes import paired_quotes
from printreport.syntax.placed_words import is_han_side

_MARKS = re.compile(r"[(),:;?!.]")
_TYPED = re.compile(r"""[(),:;?!."'＂＇]|--|。。。""")
_FULL = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。"}
_SEEN_THROUGH = frozenset("“”‘’\"'＂＇()（）")
_REACH = 4
"""Quotes and brackets that are looked through for what is Chinese beside a mark: no more stand together in print."""
_ROW = re.compile(r"(?<!-)-{2,6}(?!-)|\.{2,}|。{3,}")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[0-9A-Za-z/]|[0-9A-Za-z][0-9A-Za-z._%+-]{0,63}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63})+"
    r"|(?<![0-9A-Za-z])[A-Za-z]:\\[^\s，。；：、！？（）“”《》]*"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a text and what is printed for them, never more characters than these."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Punctuation:
    """What is changed in a text, from left to right, and the straight quotes beside Han that have no partner."""

    edits: tuple[Edit, ...] = ()
    unpaired: tuple[int, ...] = ()

    def apply(self, text: str) -> str:
        """The text as it is printed."""
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (text[at : edit.start], edit.text)
            at = edit.end
        return "".join((*parts, text[at:]))


def judge_punctuation(text: str) -> Punctuation:
    """The marks of a text that belong to Chinese and are typed as a typewriter has them.

    ( ) , : ; ? ! . beside Han become full-width; between digits or Latin letters (3,000  10:30) and in addresses they stay;
    the two brackets of a pair go together, and so do ？！ in a row. A stop after Han becomes 。, after a digit or letter ．.
    """
    if _TYPED.search(text) is None:
        return Punctuation()
    kept = _addresses(text)
    marks = list(text)
    edits: list[Edit] = []
    for row in _rows(text, kept):
        kept.update(range(row.start, row.end))
        if row.text:
            edits.append(row)
    quotes, unpaired = paired_quotes(text, kept)
    edits += (Edit(at, at + 1, mark) for at, mark in quotes.items())
    edits += _full_width(text, marks, kept)
    return Punctuation(tuple(sorted(edits, key=lambda edit: edit.start)), unpaired)


def _full_width(text: str, marks: list[str], kept: set[int]) -> Iterator[Edit]:
    partners = _partners(text)
    for match in _MARKS.finditer(text):
        at = match.start()
        if at in kept:
            continue
        group = tuple(_group(text, at, partners))
        if any(_beside_han(text, marks, one) for one in group) and not any(_between_latin(text, one) for one in group):
            marks[at] = _full_form(text, at)
            yield Edit(at, at + 1, marks[at])


def _addresses(text: str) -> set[int]:
    """The places that no rule touches: those inside addresses."""
    kept: set[int] = set()
    for match in _ADDRESS.finditer(text) if "@" in text or "://" in text or "www." in text or ":\\" in text else ():
        kept.update(range(match.start(), match.end()))
    return kept


def _rows(text: str, kept: set[int]) -> Iterator[Edit]:
    """Marks in a row that stand for one: -- for a dash, ... and 。。。 for an ellipsis; with no text where they stay."""
    for match in _ROW.finditer(text):
        start, end = match.span()
        if start in kept:
            continue
        dash = text[start] == "-"
        beside = text[start] == "。" or _han_near(text, start - 1, -1, dash) or _han_near(text, end, 1, dash)
        if not beside or (end - start == 2 and not dash):
            yield Edit(start, end, "")
        else:
            yield Edit(start, end, "——" if dash else "……")


def _han_near(text: str, at: int, step: int, spaced: bool) -> bool:
    """Whether Chinese stands next to a row of marks, a space between where `spaced` allows it."""
    if spaced and 0 <= at < len(text) and text[at] == " ":
        at += step
    return _han_towards(text, at - step, step)


def _partners(text: str) -> dict[int, int]:
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            waiting.append(match.start())
        elif waiting:
            opened = waiting.pop()
            partners[opened], partners[match.start()] = match.start(), opened
    return partners


def _group(text: str, at: int, partners: dict[int, int]) -> Iterator[int]:
    """The marks that are judged together with one: its partner, or its neighbours among ? and !."""
    yield at
    if at in partners:
        yield partners[at]
    elif text[at] in "?!":
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(text) and text[other] in "?!" and abs(other - at) <= _REACH:
                yield other
                other += step


def _beside_han(text: str, marks: list[str], at: int) -> bool:
    return _han_towards(marks, at, -1) or _han_towards(text, at, 1)


def _han_towards(text: str | list[str], at: int, step: int) -> bool:
    """Whether the nearest character on one side, quotes and brackets looked through, belongs to Chinese."""
    for distance in range(1, _REACH + 1):
        beside = at + step * distance
        if not 0 <= beside < len(text):
            return False
        if is_han_side(text[beside]) and text[beside] not in "＂＇":
            return True
        if text[beside] not in _SEEN_THROUGH:
            return False
    return False


def _between_latin(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return bool(before and after) and all(ch.isascii() and ch.isalnum() for ch in (before, after))


def _full_form(text: str, at: int) -> str:
    if text[at] != ".":
        return _FULL[text[at]]
    before = text[at - 1 : at] if at else ""
    return "．" if before.isascii() and before.isalnum() else "。"
