"""Where Western words may break: after hyphens, inside addresses at punctuation, and by a language's hyphenation patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from printreport.text.box import CLOSED, Box, Joint
from printreport.text.type_case import TypeCase, Voice

HYPHEN_PENALTY = 60.0
ADDRESS_PENALTY = 15.0

_LETTERS = re.compile(r"(?<![A-Za-z\u00c0-\u024f])[A-Za-z\u00c0-\u024f]{5,40}(?![A-Za-z\u00c0-\u024f])")
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@)[\w@:%.+~#?&/=-]++|\b[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/[\w@:%.+~#?&/=-]*+")
_ADDRESS_SIGN = re.compile(r"@|://|www\.|\./|\.\w+/")
_AFTER_HYPHEN = re.compile(r"(?<=[A-Za-z\u00c0-\u024f]{2})[-‐](?=[A-Za-z\u00c0-\u024f]{2})")
_ADDRESS_BREAKS = frozenset(".,?&=-_#@:~+")


def word_joints(word: str, boxes: tuple[Box, ...], case: TypeCase, voice: Voice, hyphenate: bool) -> list[Joint]:
    """The joints between the boxes of a Western word.

    Names in capitals and words with digits are not hyphenated; addresses break after punctuation, without a hyphen.
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
            if _may_hyphenate(match.group()):
                for offset in _patterns().positions(match.group()):
                    if 2 <= offset <= len(match.group()) - 3:
                        places[match.start() + offset] = (HYPHEN_PENALTY, True)
    return places


def _may_hyphenate(word: str) -> bool:
    return word[1:].islower() and not word[0].isupper()


def _address_breaks(word: str, start: int, end: int) -> dict[int, tuple[float, bool]]:
    places = {}
    for i in range(start + 3, end - 3):
        if word[i] in _ADDRESS_BREAKS and word[i + 1] not in _ADDRESS_BREAKS and word[i + 1] != "/":
            places[i + 1] = (ADDRESS_PENALTY, False)
        elif word[i] == "/" and word[i + 1] != "/":
            places[i + 1] = (ADDRESS_PENALTY * 2, False)
    return places


@lru_cache(maxsize=1)
def _patterns() -> Any:
    from importlib import import_module

    return import_module("pyphen").Pyphen(lang="en_US")
