"""Sorts names as official lists do: by the strokes of the surname, or by pinyin.

By strokes: surnames by the number of strokes, then by the kinds of strokes (横竖撇点折) as GB 13000.1 orders characters; of
one surname the names of one character first, then those of two, each character by character. By pinyin: character by
character, by letters, then tone, then strokes; surnames in their own readings (单 Shàn, 仇 Qiú, 万俟 Mòqí).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from importlib import resources
from typing import Literal

from printreport.source.markdown.surnames import HAN, is_person, surnames

NameOrder = Literal["stroke", "pinyin"]
# Behind every rank of the table.
_LAST = 1 << 30
_HAN = re.compile(rf"[{HAN}]")

Key = tuple[object, ...]


def order_key(order: NameOrder) -> Callable[[str], Key]:
    """What names are sorted by; names that begin with no Han character stand behind the others."""
    return _stroke_key if order == "stroke" else _pinyin_key


def is_ordered(char: str, order: NameOrder) -> bool:
    """Whether the place of a character is known; those of later extensions of Unicode stand behind all others."""
    return not _HAN.match(char) or char in (_ranks() if order == "stroke" else _readings())


def _stroke_key(name: str) -> Key:
    surname, given = _parts(name)
    return (
        not _HAN.match(name),
        [_rank(char) for char in surname],
        len(given) > 1,
        [_rank(char) for char in given],
        name,
    )


def _pinyin_key(name: str) -> Key:
    surname, given = _parts(name)
    own = surnames().readings.get(surname) if is_person(name) else None
    read = own if own is not None else tuple(_reading(char) for char in surname)
    sounds = [*zip(read, surname, strict=True), *((_reading(char), char) for char in given)]
    return not _HAN.match(name), [(sound[:-1], sound[-1], _rank(char)) for sound, char in sounds], name


def _parts(name: str) -> tuple[str, str]:
    """Surname and given name of a person; of anything else the first character and the rest."""
    surname = surnames().of(name) if is_person(name) else name[:1]
    return surname, name[len(surname) :]


def _rank(char: str) -> int:
    return _ranks().get(char, _LAST + ord(char))


def _reading(char: str) -> str:
    """The syllable of a character with its tone; Latin letters as they are, unknown characters behind all."""
    return _readings().get(char, f"{char.casefold()}0" if char.isascii() else "~0")


@functools.cache
def _ranks() -> dict[str, int]:
    chars = "".join(chars for _, chars in _table("han_strokes.txt"))
    return {char: rank for rank, char in enumerate(chars)}


@functools.cache
def _readings() -> dict[str, str]:
    return {char: syllable for syllable, chars in _table("han_pinyin.txt") for char in chars}


def _table(name: str) -> list[tuple[str, str]]:
    text = (resources.files("printreport") / "data" / name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [(key, chars) for key, chars in rows]
