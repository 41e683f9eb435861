"""Whether a figure stands in a text: folding of widths and whole-number comparison."""

from __future__ import annotations

import functools
import re

from printreport.core.han_numerals import HAN_NUMERALS

_HAN = "\u3400-\u9fff"
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xFFE5: 0xA5, 0xA0: 0x20}
_FOLD_NUMBERS = {code: target for code, target in _FOLD.items() if code != 0xFF0C}

_QUOTES = str.maketrans("“”‘’", "\"\"''")

_TYPED_GAP = re.compile(rf"(?<=[0-9A-Za-z%]) (?=[{_HAN}])|(?<=[{_HAN}]) (?=[0-9A-Za-z])")
_DIGITS = re.compile(r"[0-9]+")
_HAN_NUMBER = re.compile(f"[{HAN_NUMERALS}]+")
_LATIN = re.compile(r"[0-9A-Za-z]+")
_POWER = re.compile(r"(?<=[A-Za-z])[²³]")


def fold_width(text: str) -> str:
    """The text with full-width ASCII forms, the ideographic and the no-break space folded, character for character."""
    return text.translate(_FOLD)


def contains_figure(text: str, figure: str) -> bool:
    """Whether a figure stands in a text word for word and as a whole number, after width folding.

    16名 is not in 1316名, 2万余名 not in 1.2万余名, 10 not in 10万. A space typed between digits or Latin and Han is the
    gap that composition sets there anyway, and makes no difference.
    """
    judged, wanted = _comparable(text), _comparable(figure).replace("，", ",").strip()
    folded = judged.replace("，", ",")
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        if _whole_left(judged, at) and _whole_right(judged, at + len(wanted)):
            return True
        at = folded.find(wanted, _past_number(folded, at))
    return False


def _past_number(t: str, at: int) -> int:
    """Where to look on: nothing that begins within the number or word at a place would be whole."""
    first = t[at]
    run = _DIGITS if "0" <= first <= "9" else _HAN_NUMBER if first in HAN_NUMERALS else _LATIN if first.isascii() else None
    match = None if run is None else run.match(t, at)
    return at + 1 if match is None else match.end()


# A section's text is asked for every figure and caption.
@functools.lru_cache(maxsize=4)
def _comparable(text: str) -> str:
    """The text as figures are compared: powers of units as digits, since a text may raise them by markup (m² is m2).

    Quotes of all shapes are one: whether a straight one finds its partner depends on how much of the text is quoted.
    """
    folded = _POWER.sub(lambda match: "23"["²³".index(match.group())], fold_numbers(text).translate(_QUOTES))
    return _TYPED_GAP.sub("", folded)


def fold_numbers(text: str) -> str:
    """The text width-folded but for the full-width comma, which parts two numbers and never groups digits."""
    return text.translate(_FOLD_NUMBERS)


def _whole_left(t: str, at: int) -> bool:
    """Whether no number reaches into the one that begins at a place."""
    first, before = t[at], t[at - 1 : at]
    if not before:
        return True
    if first in HAN_NUMERALS:
        return before not in HAN_NUMERALS and not before.isdigit()
    if first.isascii() and first.isalpha():
        return not (before.isascii() and before.isalnum())
    if not "0" <= first <= "9":
        return True
    earlier = t[at - 2 : at - 1]
    if before in ".,":
        return not earlier.isdigit()
    if before in "-−":
        return earlier.isascii() and earlier.isalnum()
    return not (before.isascii() and before.isalnum())


def _whole_right(t: str, end: int) -> bool:
    """Whether the number, scale or unit that ends at a place goes no further."""
    last, after, later = t[end - 1], t[end : end + 1], t[end + 1 : end + 2]
    if not after:
        return True
    if "0" <= last <= "9":
        if after in ".,":
            return not later.isdigit()
        return not ("0" <= after <= "9") and after not in "百千万萬亿億"
    if last in HAN_NUMERALS:
        return after not in HAN_NUMERALS
    if last.isascii() and last.isalpha():
        return not (after.isascii() and after.isalnum()) and after not in "²³"
    return True
