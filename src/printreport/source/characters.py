"""Characters that do not belong in a manuscript: controls, bidi overrides, zero-width and look-alike ideographs."""

from __future__ import annotations

import re
import unicodedata

from printreport.core.span import Span
from printreport.source.message_log import MessageLog

_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff"
_REFUSED = re.compile(f"[{_CONTROL}{_BIDI}\ud800-\udfff]")
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]")
_SUSPECT = re.compile(
    f"[{_CONTROL}{_BIDI}\ud800-\udfff\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufffd"
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
    elif INVISIBLE.match(char):
        log.warning("invisible-character", span, f"这里有看不见的零宽字符 {name}，排版时略去", "把它删去。")
    elif proper:
        kind = "部首字符" if 0x2E80 <= ord(char) <= 0x2FDF else "兼容汉字"
        log.warning("look-alike", span, f"“{char}”（{name}）是{kind}，不是通常的字", f"改成“{proper}”（U+{ord(proper):04X}）。")
    elif unicodedata.category(char) == "Co":
        log.warning("private-use", span, f"这里有私用区字符 {name}，只有造它的字库才认得", "改成 Unicode 正式收录的字。")


def proper_character(char: str) -> str:
    """The ordinary ideograph that a Kangxi radical, a radical or a compatibility ideograph stands for, or nothing."""
    if char in _RADICALS:
        return _RADICALS[char]
    code = ord(char)
    if not (0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F):
        return ""
    folded = unicodedata.normalize("NFKC", char)
    return folded if folded != char and len(folded) == 1 else ""
