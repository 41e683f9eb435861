"""A small grammar of figures as Chinese reports write them: 10万余名, 95.6%, 25340人(次), 2019—2024年, 第九次.

One pass from left to right over the width-folded text, linear in its length. Composition keeps a figure on one line
by its joints (typography rule 6); the reader checks figures against the text by number and measure.
Sources: GB/T 15835-2011 (numerals), GB/T 15834-2011 (connectors and brackets).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from printreport.core.figure_match import contains_figure, fold_numbers, fold_width
from printreport.core.han_numerals import HAN_DIGITS, HAN_NUMERALS, han_value
from printreport.core.measure_words import (
    LATIN_UNITS,
    LOOSE_MEASURES,
    MONEY_MEASURES,
    PERCENT_MEASURES,
    measure_at,
)

__all__ = ["Figure", "FigureKind", "contains_figure", "find_figures", "fold_width", "split_figure"]

FigureKind = Literal["quantity", "percent", "date", "ordinal", "money", "name"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text: `text[start:end]` with its number, what it counts, and where it breaks least badly.

    `number` is the width-folded numeral without scale (10 of 10万余名), `measure` the unit alone (名; 人(次)), `value` the
    number with 万 and 亿 multiplied out, None for ranges, ratios, dates and names. `tail` is what qualifies the whole (以上).
    `joints` are the places inside it, as offsets in the text it was found in, with the grade of a break there: 3 inside
    digits or between digits and measure, 2 inside scale and measure, 1 before a bracketed measure, a tail or a date's next part.
    """

    text: str
    start: int
    end: int
    number: str
    value: Decimal | None
    measure: str
    kind: FigureKind
    joints: tuple[tuple[int, int], ...]
    tail: str = ""

    @property
    def core(self) -> str:
        """The figure without its tail: number, scale and measure."""
        return self.text[: len(self.text) - len(self.tail)]

    @property
    def in_digits(self) -> bool:
        """Whether the number is written in digits, not in Han numerals."""
        return any("0" <= ch <= "9" for ch in self.number)

    @property
    def unit(self) -> str:
        """The measure as units are compared: width-folded, without brackets (人（次） is 人次)."""
        return fold_width(self.measure).replace("(", "").replace(")", "").replace(" ", "")


_DIGITS = frozenset("0123456789")
_CONNECT = "—–~至-"
_NUM = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"
_N = f"[{HAN_NUMERALS}]"
_M, _D = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:(?:1[89]|20)[0-9]{2}|2100)"

_START = re.compile(rf"[0-9A-Za-z第¥$€£№±+−{HAN_NUMERALS}-]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*+(?:[-./&_][A-Za-z0-9]++)*+")
_LATIN_NUMBER = re.compile(r"(?: |[—-])?[0-9][0-9A-Za-z]*+(?:[-.][0-9A-Za-z]++)*+")
_DIGIT_NAME = re.compile(r"[0-9]++[A-Za-z][A-Za-z0-9]*+(?:[-.][A-Za-z0-9]++)*+|0[0-9]++-?[0-9]++|[0-9]++(?:\.[0-9]++){2,}+")
_CURRENCY = re.compile(r"(?:(?:US|HK|NT|A|C)?[$¥€£]|(?:RMB|CNY|USD|EUR|HKD) ?(?=[0-9]))")
_SIGN = re.compile(r"[±+−-]|№ ?")
_NUMBER = re.compile(_NUM)
_SECOND = re.compile(rf"(?:[%‰]?[{_CONNECT}]|[±/:]){_NUM}")
_CLOCK = re.compile(r"(?:2[0-3]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:])|(?:2[0-3]|[01]?[0-9])[时時点點][0-5]?[0-9]分")
_DATE = re.compile(
    rf"{_YEAR}(?:[{_CONNECT}](?:{_YEAR}|[0-9]{{2}}))? ?年(?!级)(?: ?{_M} ?月(?: ?{_D}(?:[{_CONNECT}]{_D})? ?[日号號])?)?"
    rf"|[05-9]0[后後]|{_YEAR}(?P<sep>[-./]){_M}(?P=sep){_D}(?![0-9])"
    rf"|{_M}(?:[{_CONNECT}]{_M})? ?月(?:份|(?: ?{_D}(?:[{_CONNECT}]{_D})? ?[日号號]))?"
    rf"|{_D}(?:[{_CONNECT}]{_D})? ?日(?![历曆])|{_M}·{_D}(?![0-9])|(?:{_YEAR}|[0-9]0)年代|[0-9]{{1,2}}世[纪紀](?:[0-9]0年代)?"
)
_SCALE = re.compile(r"(?:[余餘多来來几幾]?(?:[百千万萬亿億]{1,4}+)|(?=[余餘多来來几幾]))(?:[余餘多来來几幾](?![样樣元]))?")
_PLAIN_NUMBER = re.compile(r"[0-9]++(?:\.[0-9]++)?")
_ORDINAL_AFTER = re.compile(r"号|號|年级|年級|等奖|等獎")
_BRACKET = re.compile(r"\(([^()]{1,4})\)")
_TAIL = re.compile(r"以上(?!海)|以下|以[内內](?!蒙)|左右|上下")
_POSITION = re.compile(r"[左右图表]$")
_MANY = re.compile(r"多(?![元样樣])")
_LATIN_UNIT = re.compile(r"[A-Za-zµμ][A-Za-z·²³⁻¹µμ]*+(?:2|3)?(?:/[A-Za-zµμ]++[·²³]?[A-Za-z]*+)?")
_HAN_FRACTION = re.compile(rf"{_N}++分之{_N}++(?:点{_N}++)?")
_HAN_DATE = re.compile(
    rf"[一二][{HAN_DIGITS}]{{3}}年(?:{_N}{{1,2}}月(?:{_N}{{1,3}}日)?)?|(?:十[一二]?|[一二三四五六七八九])月{_N}{{1,3}}日"
)
_HAN_NUMBER = re.compile(rf"{_N}++")
_HAN_CONGRESS = re.compile(r"(?:二?十[一二三四五六七八九]|二十)大(?![型力量部])")


def find_figures(text: str) -> tuple[Figure, ...]:
    """All figures of a text from left to right, none overlapping; linear in its length."""
    folded = fold_numbers(text)
    found: list[Figure] = []
    position = 0
    while match := _START.search(folded, position):
        draft, position = _read(folded, match.start())
        if draft is not None:
            found.append(draft.figure(text, folded))
    return tuple(found)


def split_figure(text: str) -> tuple[str, str]:
    """A figure's number and all that follows it: 10万余名 gives 10 and 万余名, 95.6% gives 95.6 and %.

    The two parts together are always the text; a text without a number is all number.
    """
    figures = find_figures(text)
    if not figures:
        return text, ""
    first = figures[0]
    at = fold_numbers(text).find(first.number, first.start) + len(first.number)
    return text[:at], text[at:]


@dataclass(slots=True)
class _Draft:
    start: int
    end: int
    number: str
    kind: FigureKind
    measure: str = ""
    value: Decimal | None = None
    tail: str = ""

    def figure(self, text: str, folded: str) -> Figure:
        end = self.end + len(self.tail)
        joints = tuple((at, _grade(folded, at)) for at in range(self.start + 1, self.end))
        if self.tail:
            joints += ((self.end, 1), *((at, 2) for at in range(self.end + 1, end)))
        whole = text[self.start : end]
        return Figure(whole, self.start, end, self.number, self.value, self.measure, self.kind, joints, self.tail)


def _read(t: str, start: int) -> tuple[_Draft | None, int]:
    """The figure that begins at a place, if one does, and where to look on."""
    for read in (_read_money, _read_latin, _read_ordinal, _read_han, _read_signed):
        draft, end = read(t, start)
        if end > start:
            return draft, end
    return None, start + 1


def _read_latin(t: str, start: int) -> tuple[_Draft | None, int]:
    """A Latin word; with digits in it or after it (G20, COVID-19, Fab 2) it is a name."""
    match = _LATIN.match(t, start)
    if match is None:
        return None, start
    end = match.end()
    if not any("0" <= ch <= "9" for ch in match.group()):
        number = _LATIN_NUMBER.match(t, end)
        if number is None or _counts(t, number):
            return None, end
        end = number.end()
    return _Draft(start, end, t[start:end], "name"), end


def _counts(t: str, number: re.Match[str]) -> bool:
    """Whether the digits after a Latin word count something (GDP 5.3%, LED 20盏), so that they are no part of a name."""
    if number.group()[0] in "—-" and number.group()[1:].isalpha():
        return False
    after = number.end()
    counted = t[after : after + 1] != " " and bool(_measure(t, after)[0])
    return counted or t[after : after + 1] in tuple("百千万萬亿億余餘多")


def _read_money(t: str, start: int) -> tuple[_Draft | None, int]:
    """A number behind a currency sign: ¥3,959.85, US$5亿."""
    match = _CURRENCY.match(t, start)
    if match is None or _NUMBER.match(t, match.end()) is None:
        return None, start
    draft = _read_quantity(t, match.end())
    draft.start, draft.kind = start, "money"
    return draft, draft.end + len(draft.tail)


def _read_signed(t: str, start: int) -> tuple[_Draft | None, int]:
    """A number with or without a sign before it: 22±0.1, -5℃, 95.6%."""
    sign = _SIGN.match(t, start)
    at = start if sign is None else sign.end()
    if _NUMBER.match(t, at) is None or (sign and not _sign_fits(t, start)):
        return None, start
    draft = _read_number(t, at)
    if not draft.measure and draft.end - start <= 2 and _POSITION.search(t[max(0, start - 1) : start]):
        draft.kind = "ordinal"
    if sign is not None:
        draft.start, draft.number = start, t[start:at] + draft.number
        draft.value = -draft.value if draft.value is not None and sign.group() in "−-" else draft.value
        draft.kind = "ordinal" if sign.group()[0] == "№" else draft.kind
    return draft, draft.end + len(draft.tail)


def _sign_fits(t: str, at: int) -> bool:
    before = t[at - 1 : at]
    if t[at] == "+":
        return not before or before in " (,;:，；：（、"
    return not (before.isascii() and before.isalnum())


def _read_number(t: str, start: int) -> _Draft:
    for pattern, kind in ((_CLOCK, "date"), (_DATE, "date"), (_DIGIT_NAME, "name")):
        match = pattern.match(t, start)
        if match is not None and not (kind == "name" and _is_unit_tail(match.group())):
            return _calendar(match) if kind == "date" else _Draft(start, match.end(), match.group(), "name")
    return _read_quantity(t, start)


def _is_unit_tail(name: str) -> bool:
    """Whether the letters after digits are a unit (5km), so that the whole is no name (5G)."""
    letters = _LATIN_UNIT.search(name)
    return letters is not None and name[: letters.start()].isdigit() and letters.group() in LATIN_UNITS


def _calendar(match: re.Match[str]) -> _Draft:
    text = match.group()
    number = re.match(rf"[0-9:./·{_CONNECT}]+", text)
    plain = number.group() if number else text
    after = text[len(plain) :].strip()
    measure = after if after in ("年", "月", "日", "年代", "世纪", "世紀", "月份") else ""
    value = Decimal(plain) if measure and plain.isdigit() else None
    return _Draft(match.start(), match.end(), plain if measure else text, "date", measure, value)


def _read_quantity(t: str, start: int) -> _Draft:
    """A number with its scale, measure word or unit, bracketed measure and tail."""
    first = _NUMBER.match(t, start)
    assert first is not None
    second = _SECOND.match(t, first.end())
    at = second.end() if second is not None and _joins(t, second) else first.end()
    draft = _Draft(start, at, t[start:at], "quantity")
    measure, end = _measure(t, at)
    scale = ""
    if len(measure) < 2 and (match := _SCALE.match(t, _past_space(t, at))) and match.group():
        counted, after = _measure(t, match.end())
        if counted or match.group()[-1] not in "来來几幾":
            scale, measure, end = match.group(), counted, after
            draft.end = match.end()
    if measure:
        draft.end, draft.measure = end, measure
    _qualify(t, draft)
    draft.value = _value(draft.number, scale)
    return draft


def _joins(t: str, second: re.Match[str]) -> bool:
    """Whether a connector makes one range of two numbers; a second dash or connector after it says no."""
    after, later = t[second.end() : second.end() + 1], t[second.end() + 1 : second.end() + 2]
    return not (second.group()[0] in _CONNECT and after and after in "—–~-" and later in _DIGITS)


def _past_space(t: str, at: int) -> int:
    return at + 1 if t[at : at + 1] == " " else at


def _measure(t: str, at: int) -> tuple[str, int]:
    """The measure word or unit at a place, one space before it allowed, and where it ends; brackets (人(次)) included."""
    start = _past_space(t, at)
    word = measure_at(t, start) or _latin_unit(t, start)
    end = start + len(word)
    if word and t[end : end + 1] == "/" and (per := measure_at(t, end + 1) or _latin_unit(t, end + 1)):
        end += 1 + len(per)
    bracket = _BRACKET.match(t, end)
    if bracket is not None and measure_at(bracket.group(1), 0) == bracket.group(1):
        end = bracket.end()
    return t[start:end], end if end > start else at


def _latin_unit(t: str, at: int) -> str:
    match = _LATIN_UNIT.match(t, at)
    if match is None:
        return ""
    whole = match.group()
    parts = whole.split("/")
    return whole if whole in LATIN_UNITS or all(part in LATIN_UNITS for part in parts) else ""


def _qualify(t: str, draft: _Draft) -> None:
    """Settle kind and tail from what stands at the figure's end."""
    ordinal = _ORDINAL_AFTER.match(t, draft.end - len(draft.measure))
    if ordinal is not None:
        draft.kind, draft.end, draft.measure = "ordinal", ordinal.end(), ordinal.group()
    elif draft.measure in PERCENT_MEASURES:
        draft.kind = "percent"
    elif draft.measure in MONEY_MEASURES:
        draft.kind = "money"
    tail = _TAIL.match(t, draft.end)
    if tail is not None:
        draft.tail = tail.group()
    elif draft.measure in LOOSE_MEASURES and _MANY.match(t, draft.end):
        draft.tail = "多"


def _value(number: str, scale: str) -> Decimal | None:
    digits = number.replace(",", "")
    if len(digits) > 40:
        return None
    numerator, slash, denominator = digits.partition("/")
    if not _PLAIN_NUMBER.fullmatch(numerator):
        return None
    value = Decimal(numerator)
    if slash:
        if not _PLAIN_NUMBER.fullmatch(denominator) or not Decimal(denominator):
            return None
        value /= Decimal(denominator)
    for mark in scale:
        value *= {"百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}.get(mark, 1)
    return value


def _read_ordinal(t: str, start: int) -> tuple[_Draft | None, int]:
    """第 with its number and measure word: 第九次, 第41届."""
    if t[start] != "第":
        return None, start
    number = _HAN_NUMBER.match(t, start + 1) or _PLAIN_NUMBER.match(t, start + 1)
    if number is None:
        return None, start + 1
    measure, end = _measure(t, number.end())
    written = number.group()
    value = Decimal(written) if written.isdecimal() and len(written) < 40 else han_value(written)
    return _Draft(start, end, "第" + written, "ordinal", measure, value), end


def _read_han(t: str, start: int) -> tuple[_Draft | None, int]:
    """A figure in Han numerals: 三分之一, 二〇二四年, 十九大, 七十载; single numerals (一个) are words, not figures."""
    number = _HAN_NUMBER.match(t, start)
    if number is None:
        return None, start
    kinds: tuple[tuple[re.Pattern[str], FigureKind], ...] = (
        (_HAN_FRACTION, "quantity"),
        (_HAN_DATE, "date"),
        (_HAN_CONGRESS, "ordinal"),
    )
    for pattern, kind in kinds:
        match = pattern.match(t, start)
        if match is not None:
            return _Draft(start, match.end(), match.group(), kind), match.end()
    return _han_count(t, number)


def _han_count(t: str, number: re.Match[str]) -> tuple[_Draft | None, int]:
    at = number.end() + (t[number.end() : number.end() + 1] in ("余", "餘", "多"))
    measure, end = _measure(t, at)
    if len(number.group()) < 2 or not measure:
        return None, number.end()
    return _Draft(number.start(), end, number.group(), "quantity", measure, han_value(number.group())), end


def _grade(t: str, at: int) -> int:
    """How bad a break between two characters of one figure is, 1 to 3."""
    before, after = t[at - 1], t[at]
    if before in _DIGITS and after in "(²³":
        return 3
    if after == "(" or (before in "年月日" and after in _DIGITS):
        return 1
    if before in "(第" or after in ")²³":
        return 3
    if before in _CONNECT and after in _DIGITS:
        return 2
    return 3 if before in _DIGITS or after in _DIGITS or (before.isascii() and after.isascii()) else 2
