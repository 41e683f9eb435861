"""Where the words of a Chinese sentence end, from a list of common words: for headings, never for body text.

The cutting is the most probable one by the words' frequencies. What the list doesn't know (names, new words) comes out as
single characters, and a break beside them costs what a break inside a word does: where it can't know, it says so.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Literal

Boundary = Literal["word", "after", "before", "inside", "unknown"]
"""Between two words; after what leans left (的), before what leans right (和); inside a word; beside a single character,
which may belong to its neighbour for all the list knows."""

_LEANS_LEFT = frozenset("的地得了着过们等者性化")
_LEANS_RIGHT = frozenset("和与及或在为把将对从向到以使让被由于并而")
_LONGEST = 4
"""Characters of the longest words in `data/words.txt`."""
_TOTAL = 25.8
"""The binary logarithm of the sum of all frequencies of the list."""
_UNKNOWN = 3.0
"""The binary logarithm of the frequency that a character alone is given: rarer than any word of the list. First value."""


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    text = (resources.files("printreport") / "data" / "words.txt").read_text(encoding="utf-8")
    found: dict[str, float] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            grade, *words = line.split(" ")
            found.update(dict.fromkeys(words, float(grade)))
    return found


def cut_words(text: str) -> tuple[str, ...]:
    """The most probable words of a stretch of Han, in order; unknown characters come one by one."""
    known = _frequencies()
    count = len(text)
    best = [0.0] * (count + 1)
    length = [1] * (count + 1)
    for start in range(count - 1, -1, -1):
        best[start], length[start] = known.get(text[start], _UNKNOWN) - _TOTAL + best[start + 1], 1
        for size in range(2, min(_LONGEST, count - start) + 1):
            grade = known.get(text[start : start + size])
            if grade is not None and grade - _TOTAL + best[start + size] > best[start]:
                best[start], length[start] = grade - _TOTAL + best[start + size], size
    words, at = [], 0
    while at < count:
        words.append(text[at : at + length[at]])
        at += length[at]
    return tuple(words)


def boundaries(text: str) -> tuple[Boundary, ...]:
    """What a break before each character of a stretch of Han would do; the first is a word's beginning."""
    found: list[Boundary] = []
    before = ""
    for word in cut_words(text):
        found.append(_boundary(before, word))
        found.extend(["inside"] * (len(word) - 1))
        before = word
    return tuple(found)


def _boundary(before: str, word: str) -> Boundary:
    if not before:
        return "word"
    if word in _LEANS_LEFT or before in _LEANS_RIGHT:
        return "inside"
    if word in _LEANS_RIGHT:
        return "before"
    if before in _LEANS_LEFT:
        return "after"
    if len(before) == 1 or len(word) == 1:
        return "unknown"
    return "word"
