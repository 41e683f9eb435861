"""Characters that do not belong in a manuscript: controls, bidi overrides, zero-width and look-alike ideographs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from printreport.core.span import Span
from printreport.syntax.message_log import MessageLog

_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff"
_REFUSED = re.compile(f"[{_CONTROL}{_BIDI}\ud800-\udfff]")
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
INVISIBLES = (
    f"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8"
    f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff{_SELECTORS}"
)
"""What Unicode says is shown as nothing (Default_Ignorable_Code_Point), as ranges of a regular expression, direction apart."""
_INVISIBLE = re.compile(f"[{INVISIBLES}]")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
_SUSPECT = re.compile(
    f"[{_CONTROL}{_BIDI}\ud800-\udfff{INVISIBLES}\ufffd"
    "\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufaff\U0002f800-\U0002fa1f\U000f0000-\U0010ffff]"
)

# Unicode's EquivalentUnifiedIdeograph.txt, its part for the CJK Radicals Supplement, which has no decompositions.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺"
        "⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀"
        "聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


def is_refused(char: str) -> bool:
    """Whether a character may not stand in any file: controls but tab and line feed, bidi overrides, lone surrogates."""
    return _REFUSED.match(char) is not None


def without_refused(text: str) -> str:
    """The text with every refused character replaced by one that parsers take, place for place."""
    return _REFUSED.sub("?", text)


def refused_place(path: str, lines: Sequence[str]) -> Span | None:
    """Where the first refused character of a file stands, if there is one."""
    found = ((number, match) for number, line in enumerate(lines, 1) if (match := _REFUSED.search(line)))
    return next((Span(path, number, match.start() + 1) for number, match in found), None)


def check_characters(path: str, lines: tuple[str, ...], log: MessageLog) -> None:
    """Note every character of a file that is refused (an error) or doubtful (a warning)."""
    for number, line in enumerate(lines, 1):
        for match in _SUSPECT.finditer(line):
            note_character(match.group(), Span(path, number, match.start() + 1), log)


def note_character(char: str, span: Span, log: MessageLog) -> None:
    """Note one suspicious character at its place; nothing for a good one."""
    name = f"U+{ord(char):04X}"
    proper = proper_character(char)
    if re.match(f"[{_BIDI}]", char):
        log.error("bidi-override", span, f"这里有看不见的文字方向控制符 {name}", "把它删去：光标移到这里，按一次删除键。")
    elif is_refused(char):
        log.error("control-character", span, f"这里有控制字符 {name}，不能付印", "把它删去，或换成空格、换行。")
    elif char == "\ufffd":
        log.error("lost-character", span, "这里有 U+FFFD（�），原来的字已经丢失", "对照原稿，补上丢失的字。")
    elif _SELECTOR.match(char):
        message = f"这里有看不见的字形选择符 {name}，排版时略去，前面的字按通常的样子印"
        log.warning("invisible-character", span, message, "把它删去；一定要用异体字，改成那个字本身的编码。")
    elif _INVISIBLE.match(char):
        log.warning("invisible-character", span, f"这里有看不见的零宽字符 {name}，排版时略去", "把它删去。")
    elif proper:
        radical = 0x2E80 <= ord(char) <= 0x2FDF
        kind = "部首字符，不是通常的字" if radical else f"兼容汉字，排版时按通常的字“{proper}”印"
        log.warning("look-alike", span, f"“{char}”（{name}）是{kind}", f"改成“{proper}”（U+{ord(proper):04X}）。")
    elif unicodedata.category(char) == "Co":
        log.warning("private-use", span, f"这里有私用区字符 {name}，只有造它的字库才认得", "改成 Unicode 正式收录的字。")


def is_blank(text: str) -> bool:
    """Whether nothing of a text is printed: it holds white space and invisible characters only."""
    return not _INVISIBLE.sub("", text).strip()


def note_suspects(text: str, span: Span, log: MessageLog) -> None:
    """Note the suspicious characters of a text whose place is one for all: what an escape wrote."""
    for match in _SUSPECT.finditer(text):
        note_character(match.group(), span, log)


def proper_character(char: str) -> str:
    """The ordinary ideograph that a Kangxi radical, a radical or a compatibility ideograph stands for, or nothing."""
    if char in _RADICALS:
        return _RADICALS[char]
    code = ord(char)
    if not (0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F):
        return ""
    folded = unicodedata.normalize("NFKC", char)
    return folded if folded != char and len(folded) == 1 else ""


_SCRIPTS = (
    (0x0590, 0x08FF, "从右往左的文字"),
    (0x0900, 0x0DFF, "印度文字"),
    (0x0E00, 0x0EFF, "泰文、老挝文"),
    (0x0F00, 0x0FFF, "藏文"),
    (0x1000, 0x109F, "缅甸文、傣文"),
    (0x1780, 0x17FF, "高棉文"),
    (0x1800, 0x18AF, "蒙古文、满文"),
    (0x1900, 0x1C7F, "东南亚文字"),
    (0x1CD0, 0x1CFF, "印度文字"),
    (0xA800, 0xA95F, "印度文字"),
    (0xA980, 0xABFF, "东南亚文字"),
    (0xFB1D, 0xFDFF, "从右往左的文字"),
    (0xFE70, 0xFEFF, "从右往左的文字"),
    (0x10800, 0x10FFF, "从右往左的文字"),
    (0x11000, 0x11FFF, "印度文字"),
    (0x1E800, 0x1EFFF, "从右往左的文字"),
)


def unprintable_kind(text: str) -> str:
    """What kind of characters a text begins with that no font makes printable: scripts whose letters join or change places,
    and characters that no file for print may speak (radicals, the private use area); nothing for all others.
    """
    code = ord(text[0])
    if unicodedata.category(text[0]) == "Co":
        return "私用区的字"
    if 0x2E80 <= code <= 0x2FDF:
        return "部首字符"
    if unicodedata.category(text[0]) == "Cn":
        return ""
    return next((name for low, high, name in _SCRIPTS if low <= code <= high), "")
