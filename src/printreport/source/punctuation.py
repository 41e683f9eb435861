"""Sets half-width marks beside Han full-width, as GB/T 15834-2011 wants them, and leaves those of numbers and Latin alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from printreport.source.words import is_han_side

_MARKS = re.compile(r"[(),:;?!.]")
_FULL = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。"}
_SEEN_THROUGH = frozenset("“”‘’\"'()（）")
_REACH = 4
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[0-9A-Za-z/]|[0-9A-Za-z][0-9A-Za-z._%+-]{0,63}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63})+"
)


def full_width_marks(text: str) -> str:
    """The text, character for character, with the marks ( ) , : ; ? ! . beside Han in their full-width forms.

    Marks between digits or Latin letters (3,000  10:30), dots in a row and addresses stay; the two brackets of a pair go
    together, and so do ？！ in a row. A stop after Han becomes 。, after a digit or letter ．.
    """
    if _MARKS.search(text) is None:
        return text
    marks = list(text)
    kept = _kept(text)
    partners = _partners(text)
    for match in _MARKS.finditer(text):
        at = match.start()
        if at in kept:
            continue
        group = tuple(_group(text, at, partners))
        if any(_beside_han(text, marks, one) for one in group) and not any(_between_latin(text, one) for one in group):
            marks[at] = _full_form(text, at)
    return "".join(marks)


def _kept(text: str) -> set[int]:
    """The places that no rule touches: inside addresses, and dots in a row."""
    kept: set[int] = set()
    for match in _ADDRESS.finditer(text) if "@" in text or "://" in text or "www." in text else ():
        kept.update(range(match.start(), match.end()))
    for match in re.finditer(r"\.{2,}", text):
        kept.update(range(match.start(), match.end()))
    return kept


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
        if is_han_side(text[beside]):
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
