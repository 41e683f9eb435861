"""Lengths of the trade: points inside, millimetres and 字号 only at the borders."""

from __future__ import annotations

MM = 72.0 / 25.4
"""Points in a millimetre."""

ZIHAO: dict[str, float] = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.25,
    "小一": 24.0,
    "二号": 21.0,
    "小二": 18.0,
    "三号": 15.75,
    "小三": 15.0,
    "四号": 13.75,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}
"""Points of each Chinese type size (号数制, the letterpress series that doubles from 七号 to 四号)."""


def mm(value: float) -> float:
    """Millimetres as points."""
    return value * MM


def to_mm(points: float) -> float:
    """Points as millimetres."""
    return points / MM
