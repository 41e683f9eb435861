"""Which of the shared marks “ ” ‘ ’ — … · are Latin ones here: decided by what stands around and inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from printreport.text.char_class import char_class

SHARED = frozenset("“”‘’—…·–")
_SHARED_PATTERN = re.compile("[“”‘’—…·–]")
_PAIRS = {"”": "“", "’": "‘"}


@dataclass(slots=True)
class _Opened:
    """An opening mark not closed yet, how far behind it has been read, and what stands there."""

    at: int
    reached: int
    chinese: bool = False
    western: bool = False

    def read_to(self, text: str, end: int) -> None:
        """Read on to a place; every character is read once, however deep quotations are nested."""
        if not self.chinese:
            inside = text[self.reached : end]
            self.chinese = any(_is_chinese(ch) for ch in inside)
            self.western = self.western or any(_is_western(ch) for ch in inside)
        self.reached = end


def latin_marks(text: str) -> frozenset[int]:
    """The offsets of the shared marks that are set as Latin ones; all others are Chinese (clreq, GB/T 15834-2011).

    A quotation is decided as a pair: it is Latin when nothing Chinese stands in it and what stands just outside is Latin on one
    side and Latin or nothing on the other. An apostrophe inside a word, a dash, dot or ellipsis between Latin letters are Latin.
    """
    found = [match.start() for match in _SHARED_PATTERN.finditer(text)]
    if not found:
        return frozenset()
    latin: set[int] = set()
    opened: list[_Opened] = []
    run_end, run_is_latin = 0, False
    for at in found:
        char = text[at]
        if char == "’" and _is_western(text[at - 1 : at]) and _is_western(text[at + 1 : at + 2]):
            latin.add(at)
        elif char in "“‘":
            if opened:
                opened[-1].read_to(text, at)
            opened.append(_Opened(at, at + 1))
        elif char in _PAIRS:
            if opened and text[opened[-1].at] == _PAIRS[char]:
                latin |= _closed(text, opened, at)
            elif char == "’" and _is_western(text[at - 1 : at]) and not _near_chinese(text, at, at):
                latin.add(at)
        else:
            if at >= run_end:
                run_end, run_is_latin = _end_of_run(text, at), _between_letters(text, at, char)
            if run_is_latin:
                latin.add(at)
    return frozenset(latin)


def _closed(text: str, opened: list[_Opened], at: int) -> set[int]:
    """Close the innermost quotation; its two marks when they are Latin."""
    inner = opened.pop()
    inner.read_to(text, at)
    if opened:
        outer = opened[-1]
        outer.chinese, outer.western = outer.chinese or inner.chinese, outer.western or inner.western
        outer.reached = at + 1
    if inner.chinese or not inner.western or _near_chinese(text, inner.at, at):
        return set()
    return {inner.at, at}


_REACH = 40
"""How far spaces are skipped to what stands next."""


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start].rstrip()[-1:]


def _after(text: str, end: int) -> str:
    return text[end : end + _REACH].lstrip()[:1]


def _near_chinese(text: str, start: int, end: int) -> bool:
    """Whether what stands next outside, spaces skipped, is Chinese on either side, or nothing in a Chinese text."""
    before, after = _before(text, start), _after(text, end + 1)
    if _is_chinese(before) or _is_chinese(after):
        return True
    return not before and not after and any(_is_chinese(ch) for ch in text)


def _end_of_run(text: str, at: int) -> int:
    """Where the row of equal marks ends that begins at a place."""
    end = at + 1
    while end < len(text) and text[end] == text[at]:
        end += 1
    return end


def _between_letters(text: str, at: int, char: str) -> bool:
    """Whether a dash, dot or ellipsis stands between Latin letters (or is a single dash between a letter and a space)."""
    before, after = _before(text, at), _after(text, _end_of_run(text, at))
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
