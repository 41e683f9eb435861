"""Trim sizes as editors write them: a name of the trade, or width and height in millimetres."""

from __future__ import annotations

import re

from printreport.core.figure_grammar import fold_width
from printreport.source.schema import TRIMS

SMALLEST, LARGEST = 90.0, 450.0
"""Millimetres of either side."""

_TRIM = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?[xX×*] ?([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(?:mm|毫米)?", re.IGNORECASE)


def parse_trim(words: str) -> tuple[float, float] | None:
    """Width and height in millimetres of `大16开`, `A4` or `210x285mm`; None for words that are no size."""
    text = fold_width(words).strip()
    named = {name.casefold(): size for name, size in TRIMS.items()}
    if text.casefold() in named:
        return named[text.casefold()]
    match = _TRIM.fullmatch(text)
    return None if match is None else (float(match[1]), float(match[2]))


def can_be_cut(size: tuple[float, float]) -> bool:
    """Whether both sides are within what printreport sets."""
    return all(SMALLEST <= side <= LARGEST for side in size)
