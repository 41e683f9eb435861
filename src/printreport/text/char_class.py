"""The one table of character classes: what each character asks of lines, marks and gaps."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from printreport.fonts.small_form import small_base
from printreport.model.document import Language
from printreport.model.theme import KinsokuLevel

Place = Literal["left", "right", "centre", "half", "whole"]
Kind = Literal["han", "mark", "western", "symbol"]

LEVELS: dict[KinsokuLevel, int] = {"none": 0, "basic": 1, "gb": 2, "strict": 3}
NEVER = 9
"""Over all levels: a character that is forbidden at no level."""

_COLUMNS: dict[Language, int] = {"zh-Hans-CN": 5, "zh-Hant-TW": 6, "zh-Hant-HK": 7}


@dataclass(frozen=True, slots=True)
class CharClass:
    """One class: its name, the step at which its blank goes, kinsoku levels from which it is forbidden at a line's
    start and end (NEVER for none), whether Han beside it takes the Han–Western gap, where its ink stands in the em."""

    name: str
    kind: Kind
    step: str = ""
    start: int = NEVER
    end: int = NEVER
    western: bool = False
    place: Place = "whole"


HAN = CharClass("han", "han")
LATIN = CharClass("latin", "western", western=True)
DIGIT = CharClass("digit", "western", western=True)
SYMBOL = CharClass("symbol", "symbol")
SPACE = CharClass("space", "symbol")

_HAN_RANGES = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3040, 0x318F),
    (0x31A0, 0x31FF),
    (0x3200, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)
"""Unicode's blocks of Han, kana, bopomofo and Hangul: what fills an em box and takes a gap beside Latin."""
_SPACES = frozenset("\t\n\r \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")


@lru_cache(maxsize=8192)
def char_class(char: str, language: Language = "zh-Hans-CN") -> CharClass:
    """The class of one character in one region's style, marks taken as Chinese ones.

    Characters outside the table are Han (ideographs, kana, bopomofo, Hangul), Latin (letters), digits or symbols
    by their Unicode properties.
    """
    listed = _table(language).get(char)
    if listed is not None:
        return listed
    if char in _SPACES:
        return SPACE
    return _class_by_property(char)


def _class_by_property(char: str) -> CharClass:
    code = ord(char)
    if any(low <= code <= high for low, high in _HAN_RANGES):
        return HAN
    wide = unicodedata.east_asian_width(char) in "WF"
    category = unicodedata.category(char)
    if category == "Nd" and not wide:
        return DIGIT
    if wide:
        return HAN if category.startswith(("L", "N")) else SYMBOL
    if category.startswith("L") or char in _LATIN_SIGNS or small_base(char):
        return LATIN
    return SYMBOL


_LATIN_SIGNS = frozenset("+&@#=<>_*^|~\\%²³¹×")


@lru_cache(maxsize=4)
def _table(language: Language) -> dict[str, CharClass]:
    text = (resources.files("printreport") / "data" / "char_classes.tsv").read_text(encoding="utf-8")
    column = _COLUMNS[language]
    table: dict[str, CharClass] = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or cells[0] == "class":
            continue
        made = _class_of_row(cells, column)
        table.update((char, made) for char in cells[8])
    return table


def _class_of_row(cells: list[str], column: int) -> CharClass:
    name, step, start, end, western = cells[:5]
    place: Place = cells[column]  # type: ignore[assignment]
    return CharClass(
        name=name,
        kind="western" if name.startswith("latin") else "mark",
        step="" if step == "-" else step,
        start=_level(start),
        end=_level(end),
        western=western == "yes",
        place=place,
    )


def _level(name: str) -> int:
    return NEVER if name == "-" else LEVELS[name]  # type: ignore[index]
