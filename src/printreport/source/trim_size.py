"""Trim sizes as editors write them: a name of the trade, or width and height in millimetres."""

from __future__ import annotations

import re

from printreport.core.figure_grammar import fold_width
from printreport.core.han_numerals import han_value
from printreport.source.schema import TRIMS

SMALLEST, LARGEST = 90.0, 450.0
"""Millimetres of either side."""

_SIDE = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_UNIT = r"(?:mm|毫米|公厘)"
_TRIM = re.compile(rf"({_SIDE}) ?{_UNIT}? ?[xX×*✕乘] ?({_SIDE}) ?({_UNIT})?", re.IGNORECASE)
_SQUARE = re.compile(rf"(?:正?方形?|square) ?({_SIDE}) ?{_UNIT}?", re.IGNORECASE)
_LYING = re.compile(r" ?\(?(?:横向|横版|横开|横式|横|橫|landscape)\)? ?", re.IGNORECASE)
_STANDING = re.compile(r" ?\(?(?:竖向|竖版|竖开|竖|portrait)\)? ?", re.IGNORECASE)
_HAN_COUNT = re.compile(r"([一二三四六八十]{1,3})(?=[开開])")
_OTHER_NAMES = {
    **dict.fromkeys(("大度", "国际", "度大"), "大"),
    **dict.fromkeys(("正度", "标准"), "正"),
    "開": "开",
}
"""How the two full sheets of the trade are called besides (889 × 1194 mm and 787 × 1092 mm)."""

# What is sold by these names differs from place to place, so that their measures have to be written.
_NOT_NAMES = {
    "A3": (297.0, 420.0),
    "大8开": (285.0, 420.0),
    "正8开": (260.0, 370.0),
    "8开": (260.0, 370.0),
    "A6": (105.0, 148.0),
    "B5": (176.0, 250.0),
    "大12开": (250.0, 260.0),
    "大24开": (185.0, 210.0),
    "正24开": (168.0, 180.0),
    "12开": (250.0, 250.0),
    "20开": (185.0, 207.0),
    "24开": (180.0, 180.0),
}
_FULL_SHEETS = {"大": 889.0 * 1194.0, "正": 787.0 * 1092.0, "": 787.0 * 1092.0}


def parse_trim(words: str) -> tuple[float, float] | None:
    """Width and height in millimetres of `大16开`, `A4 横`, `方形 210` or `210x285mm`; None for words that are no size."""
    text, lying = _plain(words)
    size = _named(text)
    if size is None and (square := _SQUARE.fullmatch(text)):
        size = float(square[1]), float(square[1])
    if size is None and (match := _TRIM.fullmatch(text)):
        size = float(match[1]), float(match[2])
    return (size[1], size[0]) if size is not None and lying and size[0] < size[1] else size


def without_unit(words: str) -> str:
    """What to write for two measures that have no unit (`210x285mm`); nothing for all else."""
    match = _TRIM.fullmatch(_plain(words)[0])
    return f"{match[1]}x{match[2]}mm" if match is not None and match[3] is None else ""


def is_half_named(words: str) -> bool:
    """Whether a name leaves open of which full sheet it is a part (`16开`), so that it is taken for the regular one (正)."""
    return re.match(r"[0-9]+开", _canonical(_plain(words)[0])) is not None and parse_trim(words) is not None


def near_trims(words: str) -> tuple[str, ...]:
    """The sizes that were probably meant by words that are no size, the nearest first, as they are written."""
    name = _canonical(_plain(words)[0])
    if name in _NOT_NAMES:
        width, height = _NOT_NAMES[name]
        return (f"{width:g}x{height:g}mm", *_by_area(width * height, 1))
    if match := re.search(r"([大正]?)([0-9]{1,3})(?:开|$)", name):
        count = int(match[2])
        if count and name.endswith("开"):
            return _by_area(_FULL_SHEETS[match[1]] / count, 2)
        if SMALLEST <= count <= LARGEST:
            return f"{count}x{count}mm", f"方形 {count}"
    listed = [trim for trim in TRIMS if name and (trim in name or name in trim)]
    return tuple(listed[:3])


def can_be_cut(size: tuple[float, float]) -> bool:
    """Whether both sides are within what printreport sets."""
    return all(SMALLEST <= side <= LARGEST for side in size)


def _plain(words: str) -> tuple[str, bool]:
    """The words width-folded, without quotation marks and without saying whether the sheet lies; and whether it does."""
    text = fold_width(words).strip().strip("“”‘’\"'").strip()
    lying = _LYING.sub("", text)
    return _STANDING.sub("", lying).strip(), lying != text


def _canonical(text: str) -> str:
    """A name as the table has it: 大度十六開 is 大16开, a4 is A4."""
    name = text.replace(" ", "").upper()
    for other, usual in _OTHER_NAMES.items():
        name = name.replace(other, usual)
    return _HAN_COUNT.sub(lambda match: str(han_value(match[1]) or match[1]), name).removesuffix("本").removesuffix("纸")


def _named(text: str) -> tuple[float, float] | None:
    name = _canonical(text)
    return TRIMS.get(name) or TRIMS.get(f"正{name}" if re.fullmatch(r"[0-9]+开", name) else "")


def _by_area(area: float, most: int) -> tuple[str, ...]:
    """The named parts of full sheets that are nearest in area."""
    return tuple(
        sorted((name for name in TRIMS if name.endswith("开")), key=lambda name: abs(TRIMS[name][0] * TRIMS[name][1] / area - 1))[
            :most
        ]
    )
