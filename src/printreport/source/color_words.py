"""Words for colours and the process inks to write for them: a proposal, for words are no colours until an editor says so.

At most three inks each, and black only in dark ones, so that they print clean; the total stays under 300 %.
"""

from __future__ import annotations

import re

_HUES = {
    "红": "C0 M95 Y85 K0",
    "橙": "C0 M60 Y95 K0",
    "黄": "C0 M15 Y90 K0",
    "绿": "C75 M0 Y95 K0",
    "青": "C75 M5 Y40 K0",
    "蓝": "C90 M50 Y0 K0",
    "紫": "C65 M90 Y0 K0",
    "粉": "C0 M50 Y15 K0",
    "棕": "C0 M60 Y80 K45",
    "灰": "C0 M0 Y0 K50",
    "黑": "C0 M0 Y0 K100",
    "金": "C0 M25 Y70 K25",
    "银": "C0 M0 Y0 K30",
    "米": "C0 M5 Y15 K5",
}
_DARK = {
    "红": "C0 M100 Y90 K35",
    "橙": "C0 M70 Y100 K15",
    "黄": "C0 M30 Y100 K15",
    "绿": "C90 M0 Y80 K45",
    "青": "C100 M0 Y45 K40",
    "蓝": "C100 M75 Y0 K35",
    "紫": "C75 M100 Y0 K30",
    "粉": "C0 M70 Y20 K10",
    "棕": "C0 M65 Y75 K65",
    "灰": "C0 M0 Y0 K75",
}
_LIGHT = {
    "红": "C0 M45 Y35 K0",
    "橙": "C0 M30 Y50 K0",
    "黄": "C0 M5 Y45 K0",
    "绿": "C35 M0 Y45 K0",
    "青": "C35 M0 Y20 K0",
    "蓝": "C40 M10 Y0 K0",
    "紫": "C30 M40 Y0 K0",
    "粉": "C0 M25 Y8 K0",
    "棕": "C0 M25 Y40 K20",
    "灰": "C0 M0 Y0 K20",
}
_NAMES = {
    "中国红": "C0 M100 Y100 K10",
    "大红": "C0 M100 Y100 K0",
    "朱红": "C0 M85 Y90 K0",
    "朱砂": "C0 M85 Y85 K10",
    "党旗红": "C0 M100 Y100 K5",
    "国旗红": "C0 M100 Y100 K5",
    "枣红": "C0 M95 Y65 K45",
    "酒红": "C0 M95 Y55 K50",
    "玫红": "C0 M95 Y25 K0",
    "洋红": "C0 M100 Y0 K0",
    "品红": "C0 M100 Y0 K0",
    "橘": "C0 M60 Y95 K0",
    "橘红": "C0 M75 Y95 K0",
    "橘黄": "C0 M45 Y95 K0",
    "金黄": "C0 M30 Y95 K0",
    "柠檬黄": "C5 M0 Y85 K0",
    "土黄": "C0 M30 Y75 K25",
    "藏青": "C100 M75 Y0 K55",
    "藏蓝": "C100 M80 Y0 K50",
    "海军蓝": "C100 M80 Y0 K50",
    "宝蓝": "C100 M75 Y0 K5",
    "天蓝": "C65 M15 Y0 K0",
    "湖蓝": "C80 M10 Y15 K0",
    "靛蓝": "C95 M75 Y0 K25",
    "靛": "C95 M75 Y0 K25",
    "墨绿": "C90 M0 Y75 K60",
    "翠绿": "C80 M0 Y75 K0",
    "草绿": "C55 M0 Y90 K10",
    "橄榄绿": "C30 M0 Y80 K50",
    "军绿": "C40 M0 Y75 K55",
    "青绿": "C80 M0 Y50 K5",
    "咖啡": "C0 M55 Y75 K60",
    "褐": "C0 M60 Y80 K50",
    "赭石": "C0 M65 Y85 K40",
    "驼": "C0 M30 Y50 K30",
    "米白": "C0 M3 Y10 K0",
    "米黄": "C0 M6 Y25 K0",
    "白": "C0 M0 Y0 K0",
}
_ENGLISH = {
    "red": "红",
    "orange": "橙",
    "yellow": "黄",
    "green": "绿",
    "cyan": "青",
    "teal": "青",
    "blue": "蓝",
    "navy": "藏青",
    "purple": "紫",
    "violet": "紫",
    "pink": "粉",
    "magenta": "洋红",
    "brown": "棕",
    "gray": "灰",
    "grey": "灰",
    "black": "黑",
    "gold": "金",
    "silver": "银",
    "white": "白",
    "crimson": "枣红",
    "maroon": "酒红",
    "olive": "橄榄绿",
    "indigo": "靛蓝",
    "vermilion": "朱红",
    "vermillion": "朱红",
    "beige": "米",
}
_MODIFIED = re.compile(r"(深|暗|墨|浓|dark|deep|浅|淡|亮|嫩|light|pale|bright)?\s*-?_?(.+)", re.IGNORECASE)
_DEEP = ("深", "暗", "墨", "浓", "dark", "deep")


def inks_of_word(word: str) -> str:
    """The process inks for a colour's name, Chinese or English, as they are written; nothing for other words.

    >>> inks_of_word("藏青色"), inks_of_word("dark green")
    ('C100 M75 Y0 K55', 'C90 M0 Y80 K45')
    """
    name = word.strip().casefold().replace("紅", "红").replace("綠", "绿").replace("藍", "蓝").replace("黃", "黄")
    name = name.removesuffix("色").strip()
    name = _ENGLISH.get(name, name)
    if found := _NAMES.get(name) or _HUES.get(name):
        return found
    match = _MODIFIED.fullmatch(name)
    if match is None:
        return ""
    hue = _ENGLISH.get(match[2], match[2]).removesuffix("色")
    if match[1] is None:
        return next((inks for other, inks in _HUES.items() if len(hue) == 2 and hue.endswith(other)), "")
    table = _DARK if match[1] in _DEEP else _LIGHT
    return table.get(hue) or _NAMES.get(hue) or _HUES.get(hue, "")
