"""Where Western words may break: after hyphens, inside addresses at punctuation, in formulas after operators, and by a
language's hyphenation patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from printreport.text.box import CLOSED, Box, Galley, Joint
from printreport.text.type_case import TypeCase, Voice

HYPHEN_PENALTY = 60.0
"""In a paragraph's costs. 30 stood here until what must not be and what may be were weighed on one scale."""
ADDRESS_PENALTY, SOLIDUS_PENALTY = 15.0, 400.0
"""An address broken after punctuation, and after a solidus, which should not end a line (GB/T 15834-2011, 5.1.9)."""
FORMULA_PENALTY = 60.0
"""A formula broken at a sign of relation or operation is read as easily as a hyphenated word, so it costs the same."""

FORMULA_LENGTH = 12
"""How many characters in a row a formula has before it may break: a shorter one goes to the next line whole."""
NAME_LENGTH = 14
"""The longest German word with a capital, as all nouns have, that is taken for a name and not hyphenated."""
COMPOUND_LENGTH = 23
"""The length from which a word is taken for a German compound: the longest English ones in common use are shorter."""

_LETTERS = re.compile(r"(?<![A-Za-z\u00c0-\u024f])[A-Za-z\u00c0-\u024f]{5,60}(?![A-Za-z\u00c0-\u024f])")
_GERMAN = frozenset("äöüß")
OPERATORS = frozenset("+=×")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|[\w.+-]{1,64}@)[\w@:%.+~#?&/=-]++|\b[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/[\w@:%.+~#?&/=-]*+", re.ASCII
)
_ADDRESS_SIGN = re.compile(r"@|://|www\.|\./|\.\w+/")
_AFTER_HYPHEN = re.compile(r"(?<=[A-Za-z\u00c0-\u024f]{2})[-‐](?=[A-Za-z\u00c0-\u024f]{2})")
_ADDRESS_BREAKS = frozenset(".,?&=-_#@:~+")


def word_joints(word: str, boxes: tuple[Box, ...], case: TypeCase, voice: Voice, hyphenate: bool) -> list[Joint]:
    """The joints between the boxes of a Western word.

    Names and words with digits are not hyphenated; addresses break after punctuation, without a hyphen.

    `word` is its text, `boxes` are its letters', `case` makes the hyphen, `voice` says in which face and size, and `hyphenate`
    tells whether the theme lets words be broken.
    """
    joints = [CLOSED] * (len(boxes) - 1)
    places = word_breaks(word, hyphenate)
    if not places:
        return joints
    at = 0
    for i, box in enumerate(boxes[:-1]):
        at += sum(len(glyph[5]) for glyph in box.glyphs)
        if at in places:
            penalty, hyphenated = places[at]
            hyphen = case.word(voice, "-")[0] if hyphenated else None
            joints[i] = Joint(breakable=True, penalty=penalty, hyphen=hyphen)
    return joints


@lru_cache(maxsize=4096)
def word_breaks(word: str, hyphenate: bool) -> dict[int, tuple[float, bool]]:
    """The offsets at which a word may break, each with its penalty and whether a hyphen is added."""
    places: dict[int, tuple[float, bool]] = {}
    address = _ADDRESS.search(word) if _ADDRESS_SIGN.search(word) else None
    if address:
        places.update(_address_breaks(word, address.start(), address.end()))
        return places
    places.update((i + 1, (HYPHEN_PENALTY / 2, True)) for i, char in enumerate(word) if char == "\u00ad")
    for match in _AFTER_HYPHEN.finditer(word):
        places[match.end()] = (ADDRESS_PENALTY / 3, False)
    if hyphenate:
        for match in _LETTERS.finditer(word):
            language = hyphenated_as(match.group())
            if language:
                for offset in _patterns(language).positions(match.group()):
                    if 2 <= offset <= len(match.group()) - 3:
                        places[match.start() + offset] = (HYPHEN_PENALTY, True)
    return places


def hyphenated_as(word: str) -> str:
    """The language whose patterns break a word; none for words in capitals and for what may be a name.

    A Chinese text does not say what language its Western words are in; umlauts and great length speak for German.
    """
    if not word[1:].islower():
        return ""
    if word[0].isupper() and len(word) <= NAME_LENGTH:
        return ""
    if len(word) >= COMPOUND_LENGTH or not _GERMAN.isdisjoint(word.lower()):
        return "de_DE"
    return "" if word[0].isupper() else "en_US"


def _address_breaks(word: str, start: int, end: int) -> dict[int, tuple[float, bool]]:
    places = {}
    for i in range(start + 3, end - 3):
        if word[i] in _ADDRESS_BREAKS and word[i + 1] not in _ADDRESS_BREAKS and word[i + 1] != "/":
            places[i + 1] = (ADDRESS_PENALTY, False)
        elif word[i] == "/" and word[i + 1] != "/":
            places[i + 1] = (SOLIDUS_PENALTY, False)
    return places


def address_spans(text: str) -> list[tuple[int, int]]:
    """Where the addresses of a text (URLs, e-mail) begin and end."""
    return [match.span() for match in _ADDRESS.finditer(text)] if _ADDRESS_SIGN.search(text) else []


def open_formulas(galley: Galley) -> None:
    """Let long formulas break after their operators, which the next line does not repeat (ISO 80000-1, 7.1).

    A formula with subscripts is several words to the reader of the source, so this looks at what stands together.
    """
    joints = galley.joints
    start = 0
    for end in range(1, len(galley.boxes) + 1):
        if end < len(galley.boxes) and joints[end - 1] is CLOSED:
            continue
        if end - start >= FORMULA_LENGTH:
            for i in range(start + 1, end - 1):
                glyphs = galley.boxes[i].glyphs
                if glyphs and glyphs[0][5] in OPERATORS:
                    joints[i] = Joint(breakable=True, penalty=FORMULA_PENALTY)
        start = end


@lru_cache(maxsize=4)
def _patterns(language: str) -> Any:
    import pyphen  # type: ignore[import-untyped]

    return pyphen.Pyphen(lang=language)
