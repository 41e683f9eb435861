"""Which of the shared marks “ ” ‘ ’ — … · are Latin ones here: decided by what stands around and inside them."""

from __future__ import annotations

import re

from printreport.text.char_class import char_class

SHARED = frozenset("“”‘’—…·–")
_SHARED_PATTERN = re.compile("[“”‘’—…·–]")
_PAIRS = {"”": "“", "’": "‘"}


def latin_marks(text: str) -> frozenset[int]:
    """The offsets of the shared marks that are set as Latin ones; all others are Chinese (clreq, GB/T 15834-2011).

    A quotation is decided as a pair: it is Latin when nothing Chinese stands in it and what stands just outside is Latin on one
    side and Latin or nothing on the other. An apostrophe inside a word, a dash, dot or ellipsis between Latin letters are Latin.
    """
    found = [match.start() for match in _SHARED_PATTERN.finditer(text)]
    if not found:
        return frozenset()
    latin: set[int] = set()
    opened: list[int] = []
    for at in found:
        char = text[at]
        if char == "’" and _is_western(text[at - 1 : at]) and _is_western(text[at + 1 : at + 2]):
            latin.add(at)
        elif char in "“‘":
            opened.append(at)
        elif char in _PAIRS:
            if opened and text[opened[-1]] == _PAIRS[char]:
                start = opened.pop()
                if _latin_pair(text, start, at):
                    latin |= {start, at}
            elif char == "’" and _is_western(text[at - 1 : at]) and not _near_chinese(text, at, at):
                latin.add(at)
        elif char in "—…·–" and _between_letters(text, at, char):
            latin.add(at)
    return frozenset(latin)


def _latin_pair(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end]
    if any(_is_chinese(ch) for ch in inside):
        return False
    return not _near_chinese(text, start, end) and any(_is_western(ch) for ch in inside)


def _near_chinese(text: str, start: int, end: int) -> bool:
    """Whether what stands next outside, spaces skipped, is Chinese on either side, or nothing in a Chinese text."""
    before = text[:start].rstrip()[-1:] if start else ""
    after = text[end + 1 : end + 40].lstrip()[:1]
    if _is_chinese(before) or _is_chinese(after):
        return True
    return not before and not after and any(_is_chinese(ch) for ch in text)


def _between_letters(text: str, at: int, char: str) -> bool:
    """Whether a dash, dot or ellipsis stands between Latin letters (or is a single dash between a letter and a space)."""
    start, end = at, at + 1
    while start > 0 and text[start - 1] == char:
        start -= 1
    while end < len(text) and text[end] == char:
        end += 1
    before, after = text[:start].rstrip()[-1:] if start else "", text[end : end + 8].lstrip()[:1]
    if char == "–":
        return True
    if char == "…":
        return _is_letter(before) and not _is_chinese(after)
    return _is_letter(before) and _is_letter(after)


def _is_letter(char: str) -> bool:
    return bool(char) and char_class(char).name == "latin"


def _is_western(char: str) -> bool:
    return bool(char) and char_class(char).kind == "western"


def _is_chinese(char: str) -> bool:
    if not char or char in SHARED:
        return False
    return char_class(char).kind in ("han", "mark")
