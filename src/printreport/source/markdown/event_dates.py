"""Reads the date at the head of a line: the forms in which officers write one, a span of two, and where the event begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from printreport.syntax.inline_cuts import NOTE_PLACE
from printreport.syntax.placed_words import SPACES

# One character for one, so that every offset is that of the line itself.
_FOLDED = str.maketrans("０１２３４５６７８９．／－零○Ｏ號點農歷曆當歲間國紀華", "0123456789./-〇〇〇号点农历历当岁间国纪华")
_HAN = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_DIGITS = "〇一二三四五六七八九"

_N = rf"(?:\d{{1,2}}|[{_DIGITS}十廿卅]{{1,3}})"
_Y = rf"(?:[12]\d{{3}}|[一二][{_DIGITS}]{{3}})"
_DASH = r"(?:[—–\-~～─―至到]|--|——|──)"
_ALSO = rf"[ ]?(?:{_DASH}|[、和及与])[ ]?"
# 2月3—5日, 3—5月: the unit stands once, behind the last number.
_DAY = rf"(?P<day>{_N})[ ]?(?:[日号]|(?={_ALSO}{_N}[ ]?[日号]))"
# 2月23：开会: before a colon a month's day needs no unit.
_MONTH_DAY = rf"(?P<day>{_N})[ ]?(?:[日号]|(?={_ALSO}{_N}[ ]?[日号])|(?=[：:\t]))"
_MONTH = rf"(?P<month>{_N})[ ]?(?:月份?|(?={_ALSO}{_N}[ ]?月(?![ ]?\d)))"
# 上世纪五十年代: the last century of those who write today, for it is what they mean by it.
_CENTURIES = {"": 1900, "上世纪": 1900, "19世纪": 1800, "十九世纪": 1800, "20世纪": 1900, "二十世纪": 1900, "21世纪": 2000}
_IN_DECADE = "(?:初期?|中期|末期?|后期)?"
# 民国元年 was 1912.
_REPUBLIC = 1911
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<century>{'|'.join(filter(None, _CENTURIES))}|)(?P<decade>[1-9]0|[{_DIGITS}]?十)年代{_IN_DECADE}",
        rf"(?P<year>[12]\d{{2}}0)年代{_IN_DECADE}",
        rf"(?:中华)?民国(?P<republic>元|\d{{1,3}}|一百〇?[{_DIGITS}十]{{0,3}}|{_N})年[ ]?(?:{_MONTH}[ ]?(?:{_MONTH_DAY})?)?",
        rf"(?:公元)?(?P<year>{_Y})[ ]?(?:年度?|(?={_ALSO}{_Y}[ ]?年))[ ]?(?:{_MONTH}[ ]?(?:{_MONTH_DAY})?)?",
        r"(?P<year>[12]\d{3})(?P<mark>[./-])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?(?!\d)[日号]?",
        rf"(?P<relative>[同当是本次翌]年)[ ]?(?:{_MONTH}[ ]?(?:{_MONTH_DAY})?)?",
        rf"(?P<relative>[同当是本次翌]月)[ ]?(?:{_DAY})?",
        r"(?P<relative>[同当是次翌]日|[同当次]天)",
        rf"{_MONTH}[ ]?(?:{_MONTH_DAY})?",
        _DAY,
        r"['’‘](?P<short>\d{2})年?|(?P<short2>\d{2})年(?![度级前后来间])(?:[ ]?(?P<month>\d{1,2})月)?",
    )
)
_FEASTS = "元旦|春节|元宵节?|清明节?|五一(?:劳动节)?|五四青年节|端午节?|七一|八一|教师节|中秋节?|国庆节?|除夕|冬至"
# These look like other things, too: they are dates only where something parts them from what follows.
_BARE = tuple(
    re.compile(form)
    for form in (
        r"(?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?![\d./])",
        r"(?P<year>[12]\d{3})(?!\d)",
        rf"(?P<season>(?:{_FEASTS})(?:期间|前夕|前后|当天)?)",
        r"(?P<season>年初|年底|年末|年中|年终|岁末|[上下]半年|[春夏秋冬](?:季|天)?|第?[一二三四1-4]季度|月初|月中|月底|月末)",
        r"(?P<season>(?:农历|阴历)[^，,：:。\s]{2,8})",
    )
)
# 春耕, 秋收, 起步, 初步, 末位: a part of the year that begins another word is none.
_BEGINNING = (
    r"[春夏秋冬](?:[季天]|(?![节耕播运风晚联训茶游笋雷灌管雨种招令收粮布冬后至麦泳奥修储春闲]|小麦))"
    r"|年?初(?![步中级心试审定次期选评创见夏春秋冬一二三伏雪])|年?底(?![层线部片盘册色蕴气价])|年?末(?![位端尾梢期])"
    r"|起(?![步草义点飞航诉用重源家伏跑落征])"
)
_PART = (
    rf"[上中下]旬|年中|[上下]半[年月]|第?[一二三四1-4]季度|月[初中底末]|{_BEGINNING}"
    r"|上午|下午|晚上|凌晨|中午|傍晚|夜间|前后|以来|至今|期间|前夕"
)
_AFTER = re.compile(
    rf"(?:[ ]?(?P<part>{_PART}))?(?:[ ]?\d{{1,2}}[时点](?:\d{{1,2}}分)?)?"
    rf"(?:[ ]?[（(](?:星期|周)[一二三四五六日天][）)])?{NOTE_PLACE}*"
)
_JOINT = re.compile(_ALSO)
# 6月30日，7月1日：…: a comma is within a date only where another date and a colon follow.
_COMMA = re.compile(r"[ ]?[，,][ ]?")
_COLON = re.compile(r"[ \t\u3000]*[：:]")
# 2021.4.12—15 …
_LAST_DAY = (re.compile(r"(?P<day>\d{1,2})(?=[\s\u3000：:，,]|$)"),)
# 国庆节前夕, 全年, “五一”前夕, （农历五月）, 晚, 20:00: words of time that go on to the colon or comma.
_MORE = re.compile(
    r"(?:“[^”]{1,8}”|[（(][^（()）]{1,12}[）)]|[春夏秋冬初底末中年月日季节天前后晚早夜午时分间期之交夕伊始全当旬周以来起至今国庆元旦]|\d{1,2}[:：]\d{2})+"
)
_BLANK = f"[{re.escape(SPACES)}]"
_GAP = re.compile(rf"{_BLANK}*(?:[：:，,]|[—–─―]{{1,2}}|-{{1,2}}(?={_BLANK})){_BLANK}*|{_BLANK}+|$")
_OPENING = ("【", "〔", "［", "（", "(")
_CLOSING = re.compile(rf"{_BLANK}*[】〕］）)]{_BLANK}*(?:[：:，,]|[—–─―]{{1,2}})?{_BLANK}*")
# 2015年度, 3月份, 2月底: what follows belongs to the word; and a number has no other number behind it.
_GLUED = re.compile(r"[度份代级届版款第间内前后以来的之中./\-%％]")
_COUNTED = "万亿千百元吨米亩公人名户个克升项件次"
_NUMBER = re.compile(rf"[\d{_DIGITS}十]")
# A date that names more days than that is a calendar.
_MOST_POINTS = 12


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One date as written: numbers where they stand, a word in relation to the date before, a part of its year or month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: str = ""
    part: str = ""
    short: bool = False


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """The date of a line: its points in their order, where it begins and ends, and where the event's words begin."""

    points: tuple[DatePoint, ...]
    start: int
    end: int
    text: int


def read_date(line: str) -> WrittenDate | None:
    """The date at the head of a line; None where there is none.

    The line may hold NOTE_PLACE for the marks of notes. A date ends the line, or a colon, a comma, a dash or white space
    parts it from its event; behind a day, a month or a year the event may follow at once.
    """
    text = line.translate(_FOLDED)
    start = 1 if text[:1] in _OPENING else 0
    found = _point(text, start, _FORMS) or _point(text, start, _BARE)
    if found is None:
        return None
    points, end = [found[0]], found[1]
    while len(points) < _MOST_POINTS and (further := _further(text, end)) is not None:
        points.append(further[0])
        end = further[1]
    if start:
        # 【2015年】建社: the brackets part the date as a colon does.
        behind = _CLOSING.match(text, end)
        return None if behind is None else WrittenDate(tuple(points), start, end, behind.end())
    gap = _GAP.match(text, end)
    if gap is None and (more := _MORE.match(text, end)) is not None and (gap := _GAP.match(text, more.end())) is not None:
        end = more.end()
    if gap is not None:
        return WrittenDate(tuple(points), 0, end, gap.end())
    return WrittenDate(tuple(points), 0, end, end) if found[2] and _may_follow(text, end) else None


def _further(text: str, end: int) -> tuple[DatePoint, int, bool] | None:
    """The date that goes on behind a date: the end of a span, or another day."""
    joint = _JOINT.match(text, end)
    if joint is not None:
        at = joint.end()
        return _point(text, at, _FORMS) or _point(text, at, _BARE[:2]) or _point(text, at, _LAST_DAY)
    comma = _COMMA.match(text, end)
    found = None if comma is None else _point(text, comma.end(), _FORMS)
    return found if found is not None and _COLON.match(text, found[1]) else None


def _may_follow(text: str, end: int) -> bool:
    """Whether what stands directly behind a date is its event, and not a part of the date or number."""
    if _GLUED.match(text, end) or (text[end - 1].isdecimal() and text[end] in _COUNTED):
        return False
    return text[end - 1] in "日号" or not _NUMBER.match(text, end)


def _point(text: str, at: int, forms: tuple[re.Pattern[str], ...]) -> tuple[DatePoint, int, bool] | None:
    """A date that begins at a place, its end, and whether an event may follow without anything between."""
    for form in forms:
        match = form.match(text, at)
        if match is None:
            continue
        groups = match.groupdict()
        after = _AFTER.match(text, match.end())
        end = after.end() if after is not None else match.end()
        part = groups.get("season") or (after["part"] if after is not None else None) or ""
        short = groups.get("short") or groups.get("short2")
        year = _year(groups) if short is None else _full_year(int(short))
        relative = groups.get("relative") or ""
        point = DatePoint(year, _number(groups.get("month")), _number(groups.get("day")), relative, part, short is not None)
        return point, end, forms is _FORMS
    return None


def _year(groups: Mapping[str, str | None]) -> int | None:
    """The year of a date: as written, the first of a decade, or counted from the Republic's first."""
    if decade := groups.get("decade"):
        return _CENTURIES[groups.get("century") or ""] + (_number(decade) or 0)
    if republic := groups.get("republic"):
        return _REPUBLIC + _counted(republic)
    return _number(groups.get("year"))


def _counted(words: str) -> int:
    """A year of an era: 元, 38, 三十八, 一百〇四."""
    rest = words.removeprefix("一百").lstrip("〇")
    hundred = 100 if words.startswith("一百") else 0
    return hundred + (1 if rest == "元" else _number(rest) or 0 if rest else 0)


def _full_year(short: int) -> int:
    return 1900 + short if short >= 50 else 2000 + short


def _number(text: str | None) -> int | None:
    """What digits or Han numerals say: 2015, 二〇一五, 十二, 二十三, 廿三."""
    if text is None:
        return None
    if text.isascii():
        return int(text)
    if len(text) == 4:
        return int("".join(str(_HAN[char]) for char in text if char in _HAN))
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_HAN[char]) for char in text))
    return (_HAN.get(tens, 0) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)

