"""Finds the partners of straight quotes in Chinese text: which open, which close, and which are inches or apostrophes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from printreport.syntax.placed_words import is_han_side

_KINDS = (('"＂', "“”"), ("'＇", "‘’"))
_OPENS_AFTER = frozenset(" \t\u3000\xa0（(《〈【「『[<")
_CLOSES_BEFORE = frozenset(" \t\u3000\xa0，。、；：！？）》〉】」』…—,.;:!?)]>")
_BETWEEN = re.compile(r"[\s，,、;；和与及或]*")
_HAN_SIGHT = frozenset("\"'＂＇“”‘’()")
_REACH = 4
"""Quotes and brackets that are looked through for what is Chinese beside a mark: no more stand together in print."""

Pair = tuple[int, int]


def paired_quotes(text: str, kept: set[int]) -> tuple[dict[int, str], tuple[int, ...]]:
    """The curly form of each straight quote that has a partner, beside Han; and those beside Han that have none.

    Places in `kept` are not looked at. Inches (27"), minutes and apostrophes (it's) are no quotes.
    """
    found: dict[int, str] = {}
    unpaired: list[int] = []
    for straight, curly in _KINDS:
        if not any(mark in text for mark in straight):
            continue
        pairs, alone = _partners(text, straight, curly, kept)
        chinese = _of_chinese(text, pairs)
        for (start, end), is_chinese in zip(pairs, chinese, strict=True):
            if is_chinese:
                found |= {at: mark for at, mark in zip((start, end), curly, strict=True) if text[at] in straight}
        if straight[0] == '"':
            unpaired += (at for at in alone if text[at] in straight and _beside_han(text, at))
    return found, tuple(sorted(unpaired))


def _partners(text: str, straight: str, curly: str, kept: set[int]) -> tuple[list[Pair], list[int]]:
    marks = [m.start() for m in re.finditer(f"[{straight}{curly}]", text) if m.start() not in kept]
    marks = [at for at in marks if not _inside_word(text, at)]
    odd = len(marks) % 2 == 1
    pairs: list[Pair] = []
    alone: list[int] = []
    opened = -1
    for number, at in enumerate(marks):
        later = marks[number + 1] if number + 1 < len(marks) else -1
        if text[at] == curly[1] or (opened >= 0 and text[at] != curly[0] and not _must_open(text, at)):
            if opened >= 0:
                pairs.append((opened, at))
            else:
                alone.append(at)
            opened = -1
        elif text[at] != curly[0] and opened < 0 and _is_measure(text, at, later, odd, straight[0]):
            continue
        elif text[at] != curly[0] and opened < 0 and _must_close(text, at):
            alone.append(at)
        else:
            alone += [opened] if opened >= 0 else []
            opened = at
    return pairs, [*alone, opened] if opened >= 0 else alone


def _inside_word(text: str, at: int) -> bool:
    """Whether a single quote is an apostrophe: between Latin letters or digits."""
    return text[at] in "'’" and 0 < at < len(text) - 1 and _is_latin(text[at - 1]) and _is_latin(text[at + 1])


def _is_measure(text: str, at: int, later: int, odd: bool, kind: str) -> bool:
    """Whether a quote that would open is an inch, a minute or an apostrophe at a word's end: it follows a digit or letter.

    `text` is the line, `at` the quote's place, `later` that of the next quote of its kind or -1, `odd` tells that the line has
    an odd number of them, and `kind` is the character.
    """
    before = text[at - 1] if at else ""
    if kind == "'":
        return _is_latin(before)
    return before.isdecimal() and (odd or later < 0 or text[later - 1].isdecimal())


def _must_open(text: str, at: int) -> bool:
    before, after = text[at - 1] if at else " ", text[at + 1 : at + 2]
    return before in _OPENS_AFTER and bool(after) and after not in _CLOSES_BEFORE


def _must_close(text: str, at: int) -> bool:
    before, after = text[at - 1] if at else " ", text[at + 1 : at + 2]
    return before not in _OPENS_AFTER and before not in "：:" and (not after or after in _CLOSES_BEFORE)


def _of_chinese(text: str, pairs: Sequence[Pair]) -> list[bool]:
    """Whether each pair stands beside Han or holds it at an edge; what only commas part from such a pair goes with it."""
    chinese = [_beside_han(text, start) or _beside_han(text, end) for start, end in pairs]
    near = [_BETWEEN.fullmatch(text, one[1] + 1, other[0]) is not None for one, other in pairwise(pairs)]
    for number, is_near in enumerate(near):
        chinese[number + 1] |= is_near and chinese[number]
    for number in reversed(range(len(near))):
        chinese[number] |= near[number] and chinese[number + 1]
    return chinese


def _beside_han(text: str, at: int) -> bool:
    return any(_han_towards(text, at, step) for step in (-1, 1))


def _han_towards(text: str, at: int, step: int) -> bool:
    for distance in range(1, _REACH + 1):
        beside = at + step * distance
        if not 0 <= beside < len(text):
            return False
        if text[beside] not in _HAN_SIGHT:
            return is_han_side(text[beside])
    return False


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
