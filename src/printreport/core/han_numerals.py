"""Han numerals as numbers: 七十 is 70, 二〇二四 is 2024, 一万二千 is 12000."""

from __future__ import annotations

from decimal import Decimal

HAN_DIGITS = "〇零○一二三四五六七八九"
NUMERALS_TO_TEN = "〇一二三四五六七八九十"
"""Those that we write ourselves, each at the place of its number."""

HAN_NUMERALS = HAN_DIGITS + "两兩十百千万萬亿億"

_DIGITS = {"〇": 0, "零": 0, "○": 0, "两": 2, "兩": 2} | {ch: n for n, ch in enumerate("一二三四五六七八九", 1)}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def han_value(numeral: str) -> Decimal | None:
    """The value of a Han numeral, positional or with places; None for what is neither or longer than 20 characters."""
    if not numeral or len(numeral) > 20:
        return None
    if all(ch in _DIGITS for ch in numeral):
        return Decimal("".join(str(_DIGITS[ch]) for ch in numeral))
    return _placed(numeral)


def _placed(numeral: str) -> Decimal | None:
    total, section, digit = 0, 0, 0
    for ch in numeral:
        if ch in _DIGITS:
            digit = _DIGITS[ch]
        elif ch in _PLACES:
            section += (digit or 1) * _PLACES[ch]
            digit = 0
        elif ch in "亿億":
            total = (total + section + digit or 1) * 10**8
            section = digit = 0
        elif ch in "万萬":
            total += (section + digit or 1) * 10**4
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit)
