"""Writes data/han_strokes.txt and data/han_pinyin.txt, by which name lists are sorted.

Call it with the folder of Unihan's files (`Unihan_*.txt` or `.txt.bz2`, Unicode 15) and `all_word.json` of cn_sort 0.14.0.
The base order is that of the 20,902 characters of GB 13000.1 (GF 3003-1999) as cn_sort has it. Where the strokes of two
characters are the same, the standard's finer rules decide; the Table of General Standard Characters (Unihan's kTGH) is in
that order level by level, so the characters of each level are laid in the table's order into the places that they hold.
What neither source has (Extension A) stands behind the others of as many strokes (kTotalStrokes), by radical.
"""

from __future__ import annotations

import bz2
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "src" / "printreport" / "data"
LEVELS = ((1, 3500), (3501, 6500), (6501, 8105))

STROKES_HEAD = """\
# Han characters by strokes: a line for each number of strokes, the characters in the order of GB 13000.1 (GF 3003-1999).
# Written by tools/make_name_order.py from:
# - Unihan 15.0 (kTotalStrokes, kTGH, kRSUnicode): Copyright 1991-2022 Unicode, Inc., Unicode License V3,
#   https://www.unicode.org/license.txt
# - the order of the 20,902 characters in cn_sort 0.14.0 (all_word.json): MIT License, Copyright bmxbmx3,
#   https://github.com/bmxbmx3/cn_sort
"""
PINYIN_HEAD = """\
# Han characters by their most customary reading: syllable and tone (5 for none, v for u with dots), then the characters.
# Written by tools/make_name_order.py from Unihan 15.0 (kMandarin): Copyright 1991-2022 Unicode, Inc., Unicode License V3,
# https://www.unicode.org/license.txt
"""
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def unihan(folder: Path, *fields: str) -> dict[str, dict[str, str]]:
    """The wanted fields of Unihan, each a value for every character that has one."""
    found: dict[str, dict[str, str]] = {field: {} for field in fields}
    for path in sorted(folder.glob("Unihan_*")):
        for line in _lines(path):
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                if field in found:
                    found[field][chr(int(code[2:], 16))] = value
    return found


def _lines(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    yield from (bz2.decompress(data) if path.suffix == ".bz2" else data).decode().split("\n")


def stroke_order(base: Sequence[str], serial: Mapping[str, int]) -> list[str]:
    """The base order with the table's characters in the table's order, level by level; those it adds behind their forerunner."""
    order = list(base)
    for low, high in LEVELS:
        level = sorted((char for char in serial if low <= serial[char] <= high), key=lambda char: serial[char])
        known = set(order)
        places = [place for place, char in enumerate(order) if low <= serial.get(char, 0) <= high]
        for place, char in zip(places, (char for char in level if char in known), strict=True):
            order[place] = char
        behind: dict[str, list[str]] = defaultdict(list)
        last = order[0]
        for char in level:
            last = char if char in known else last
            behind[last] += [] if char in known else [char]
        order = [each for char in order for each in (char, *behind.get(char, ()))]
    return order


def stroke_lines(order: Sequence[str], strokes: Mapping[str, int], radical: Mapping[str, tuple[int, int]]) -> list[str]:
    """A line for each number of strokes; a character stands where the order has it, whatever Unihan's count."""
    known = set(order)
    rest = sorted((char for char in strokes if char not in known and _is_shipped(char)), key=lambda c: (radical[c], c))
    lines, start = [], 0
    for count in range(1, max(strokes[char] for char in order) + 1):
        stop = sum(strokes[char] <= count for char in order)
        more = [char for char in rest if strokes[char] == count]
        lines.append(f"{count}\t{''.join([*order[start:stop], *more])}")
        start = stop
    return [line for line in lines if not line.endswith("\t")]


def _is_shipped(char: str) -> bool:
    return "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff" or char == "\u3007"


def pinyin_lines(readings: Mapping[str, str], shipped: set[str]) -> list[str]:
    """A line for each syllable with its tone, in the order of the alphabet."""
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for char in sorted(shipped & set(readings)):
        by_syllable[numbered(readings[char].split()[0])].append(char)
    return [f"{syllable}\t{''.join(chars)}" for syllable, chars in sorted(by_syllable.items())]


def numbered(syllable: str) -> str:
    """A syllable with its tone as a figure: rén is ren2, lǜ is lv4."""
    letters = unicodedata.normalize("NFD", syllable)
    tone = next((_TONES[mark] for mark in letters if mark in _TONES), "5")
    plain = "".join("v" if mark == "\u0308" else mark for mark in letters.replace("u\u0308", "\u0308") if mark not in _TONES)
    return plain + tone


def main(folder: Path, words: Path) -> None:
    """Write both files."""
    fields = unihan(folder, "kTotalStrokes", "kTGH", "kRSUnicode", "kMandarin")
    strokes = {char: int(value.split()[0]) for char, value in fields["kTotalStrokes"].items()}
    serial = {char: int(value.split(":")[1]) for char, value in fields["kTGH"].items()}
    radical = {char: _radical(value) for char, value in fields["kRSUnicode"].items()}
    levels = {entry["chinese"]: entry["stroke_increment_level"] for entry in json.loads(words.read_text("utf-8"))["all_word"]}
    base = sorted((char for char in levels if len(char) == 1 and "\u4e00" <= char <= "\u9fff"), key=lambda char: levels[char])
    order = stroke_order(base, serial)
    lines = stroke_lines(order, strokes, radical)
    (DATA / "han_strokes.txt").write_text(STROKES_HEAD + "\n".join(lines) + "\n", "utf-8")
    shipped = {char for line in lines for char in line.split("\t")[1]}
    text = PINYIN_HEAD + "\n".join(pinyin_lines(fields["kMandarin"], shipped)) + "\n"
    (DATA / "han_pinyin.txt").write_text(text, "utf-8")


def _radical(value: str) -> tuple[int, int]:
    radical, more = value.split()[0].split(".")
    return int(radical.strip("'")), int(more)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
