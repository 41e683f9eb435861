"""Where the dates of a timeline lie: years and months that were not written, and the days that a date may mean."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from itertools import pairwise

from printreport.source.markdown.event_dates import DatePoint, WrittenDate

_MONTHS = {
    "上半年": (1, 6), "下半年": (7, 12), "年中": (4, 9), "春": (1, 6), "夏": (4, 9), "秋": (7, 12), "冬": (1, 12),
    **dict.fromkeys(("年初", "初"), (1, 4)),
    **dict.fromkeys(("年底", "年末", "年终", "岁末", "底", "末"), (9, 12)),
}
_DAYS = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "上半月": (1, 15), "下半月": (16, 31),
    **dict.fromkeys(("月初", "初"), (1, 10)),
    "月中": (6, 25),
    **dict.fromkeys(("月底", "底", "月末", "末"), (16, 31)),
}

Day = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A date in its year: where it begins, the first and last day that it may mean; None where no year can be read."""

    year: int | None
    month: int
    day: int
    earliest: Day
    latest: Day

    def is_before(self, other: PlacedDate) -> bool:
        """Whether it lies before another as a whole; dates of unknown and known years are not compared."""
        return (self.year is None) == (other.year is None) and self.latest < other.earliest


class Calendar:
    """The year, month and day at which a timeline has arrived."""

    def __init__(self) -> None:
        self.year: int | None = None
        self.month = 0
        self.day = 0

    def place(self, written: WrittenDate) -> PlacedDate:
        """A date with what it takes from the dates before it."""
        first = self._follow(written.points[0])
        begin = (self.month, self.day)
        year = self.year
        last = first
        for point in written.points[1:]:
            last = self._follow(point)
        self.year, self.month, self.day = year, *begin
        return PlacedDate(year, *begin, first[0], max(first[1], last[1]) if len(written.points) > 1 else first[1])

    def turned(self, written: WrittenDate) -> bool:
        """Whether a span ends before it begins."""
        here = self.year, self.month, self.day
        days = [self._follow(point) for point in written.points]
        self.year, self.month, self.day = here
        return any(later[1] < earlier[0] for earlier, later in pairwise(days))

    def _follow(self, point: DatePoint) -> tuple[Day, Day]:
        """Go to a date; the first and last day that it may mean."""
        self._turn_year(point)
        self._turn_month(point)
        self._turn_day(point)
        year = self.year or 0
        first_month, last_month = (self.month, self.month) if self.month else _months(point.part)
        first_day, last_day = (self.day, self.day) if self.day else _DAYS.get(point.part, (1, 31)) if self.month else (1, 31)
        return (year, first_month, first_day), (year, last_month, last_day)

    def _turn_year(self, point: DatePoint) -> None:
        if point.year is not None:
            self.year = point.year
        elif point.relative in ("次年", "翌年") and self.year is not None:
            self.year += 1

    def _turn_month(self, point: DatePoint) -> None:
        keeps = point.relative[-1:] in ("月", "日", "天") or (point.day is not None and point.year is None) or point.part in _DAYS
        if point.month is not None:
            self.month = point.month
        elif not keeps or point.year is not None or point.relative.endswith("年"):
            self.month = 0
        elif point.relative in ("次月", "翌月") and self.month:
            self.year = self.year if self.month < 12 or self.year is None else self.year + 1
            self.month = self.month % 12 + 1

    def _turn_day(self, point: DatePoint) -> None:
        if point.day is not None:
            self.day = point.day
        elif point.relative[:1] in ("次", "翌") and point.relative[-1:] in ("日", "天"):
            self.day = self.day + 1 if self.day else 0
        elif point.relative[-1:] not in ("日", "天"):
            self.day = 0


def impossible(point: DatePoint, year: int | None) -> bool:
    """Whether no calendar has a date: a thirteenth month, a thirtieth of February."""
    if point.month is not None and not 1 <= point.month <= 12:
        return True
    if point.day is None:
        return False
    if point.month is None:
        return not 1 <= point.day <= 31
    # Without a year a leap day is given the benefit of the doubt.
    known = point.year or year or 2000
    return not 1 <= point.day <= calendar.monthrange(known, point.month)[1]


def _months(part: str) -> tuple[int, int]:
    """The months that a part of a year may mean."""
    quarters = ("一1", "二2", "三3", "四4")
    quarter = next((number for number, marks in enumerate(quarters) if "季度" in part and set(marks) & set(part)), None)
    if quarter is not None:
        return quarter * 3 + 1, quarter * 3 + 3
    return _MONTHS.get(part, _MONTHS.get(part[:1] if part[1:] in ("", "季", "天") else "", (1, 12)))
