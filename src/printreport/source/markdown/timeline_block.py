"""Reads a timeline (大事记): lines `date：event`, years and phases on lines of their own, words that go on below a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from printreport.core.span import Span
from printreport.model.blocks import Event, EventHead, HeadKind, InlineText, Timeline
from printreport.source.markdown.calendar_order import Calendar, PlacedDate, impossible
from printreport.source.markdown.event_dates import DatePoint, WrittenDate, read_date
from printreport.source.markdown.fenced_lines import HEADING, LIST_MARK, FencedLine, FencedLines
from printreport.source.markdown.notes import MARK
from printreport.syntax.inline_cuts import NOTE_PLACE, CutText
from printreport.syntax.placed_words import SPACES, Piece

MOST_EVENTS = 2000
"""Events of one timeline; more are an archive."""

_NUMBER = re.compile(r"[0-9０-９]{1,3}(?:[.．](?![0-9０-９])|[、)）])[ \t\u3000]*")
# 某日：, 昨天：, 第2周：: meant as dates, and none.
_NO_DATE = re.compile(r"[^：:，。；]{0,7}[0-9０-９年月日号天周旬季节期间初末底][^：:，。；]{0,3}[：:]")
# **起步**: the whole line, and nothing in it, is strong.
_STRONG = re.compile(r"\*\*[^*]+\*\*[：:]?")
_OPEN_END = ("至今", "以来", "起")
_FORM = "写成“2015年2月：事情”。"


@dataclass(slots=True)
class _Entry:
    """The lines of one event so far: the first with its date, and those that go on below it.

    `alone` tells that the first says nothing but the date, `marked` that it is a heading or strong as a whole.
    """

    line: FencedLine
    first: Piece
    written: WrittenDate
    alone: bool
    marked: bool
    further: list[Piece] = field(default_factory=list)

    @property
    def date_place(self) -> Span:
        """Where the date stands."""
        return self.first[1].at(self.written.start, max(1, self.written.end - self.written.start))


def read_timeline(block: FencedLines) -> Timeline | None:
    """The events of a block; a line without a date, a date without an event and the like are noted."""
    return _TimelineReader(block).read()


class _TimelineReader:
    """One walk over the lines of one timeline."""

    def __init__(self, block: FencedLines) -> None:
        self.block, self.log = block, block.log
        self.calendar = Calendar()
        self.events: list[Event] = []
        self.entry: _Entry | None = None
        self.heads: list[EventHead] = []
        self._latest: PlacedDate | None = None
        self._out_of_order = False

    def read(self) -> Timeline | None:
        for line in self.block.lines:
            self._take(line)
        self._close()
        self._refuse_heads()
        if not self.events:
            return None
        if len(self.events) > MOST_EVENTS:
            place = self.events[MOST_EVENTS].span
            message = f"这份大事记有 {len(self.events)} 件事，最多 {MOST_EVENTS} 件"
            self.log.error("too-many", place, message, "分成几块，或分成几节。")
        return Timeline(self.block.title, tuple(self.events), self.block.span)

    def _take(self, line: FencedLine) -> None:
        start, is_heading = _head(line.text)
        marked = is_heading or _STRONG.fullmatch(line.text, start) is not None
        written = read_date(_look(line.text[start:]))
        if written is None and not marked:
            numbered = _NUMBER.match(line.text, start)
            later = None if numbered is None else read_date(_look(line.text[numbered.end() :]))
            if numbered is not None and later is not None:
                start, written = numbered.end(), later
        if written is None:
            self._undated(line, start, is_heading=is_heading, marked=marked)
            return
        piece = line.piece(start)
        alone = not _look(piece[0])[written.text :].strip(SPACES + NOTE_PLACE)
        entry = _Entry(line, piece, written, alone, marked)
        self._close(entry)
        self.entry = entry

    def _undated(self, line: FencedLine, start: int, *, is_heading: bool, marked: bool) -> None:
        """A line that begins with no date: a phase, what a date above is about, what goes on, or a mistake."""
        entry = self.entry
        if is_heading or (marked and (entry is None or not entry.alone or entry.further)):
            self._begin_phase(line, start)
        elif self.block.refused(line, f"大事记里每行一件事：{_FORM}"):
            return
        elif _NO_DATE.match(line.text, start):
            hint = f"{_FORM}也可以写 2015.2.3、2月3日—5日、3月上旬、年底。"
            self.log.error("no-date", line.whole, "这一行的开头不是日期", hint)
        elif entry is not None and entry.alone and not entry.further:
            entry.further.append(line.piece(start))
        elif entry is not None and not start and (line.indent > entry.line.indent or (self.block.join and line.follows)):
            entry.further.append(line.piece())
        else:
            before = "引言写在 ::: 上面" if entry is None else "接着上一件事写的，并到上一行里，或者行首空两格"
            hint = f"{_FORM}{before}；一个阶段的名称写成“### 起步”。"
            self.log.error("no-date", line.whole, "这一行的开头不是日期", hint)

    def _begin_phase(self, line: FencedLine, start: int) -> None:
        """A line of words that stands over the events below it."""
        self._close(ends_in_phase=True)
        words = CutText(self.block.inline(line.piece(start)))
        text = words.trimmed(0, len(words.text.rstrip(SPACES + "：:")))
        if text:
            self.heads.append(EventHead(text, "phase"))
        else:
            self.block.refuse(line, "空的小标题", "写上这个阶段的名称，例如“### 起步”；或去掉这一行。")

    def _close(self, following: _Entry | None = None, *, ends_in_phase: bool = False) -> None:
        """Make an event of the lines so far, or a head of the events below it: a year, a month, a phase.

        `following` is the line below with its date; `ends_in_phase` tells that there the name of a phase stands.
        """
        entry, self.entry = self.entry, None
        if entry is None:
            return
        self._doubt(entry)
        kind = _kind_of_head(entry, following, ends_in_phase=ends_in_phase)
        if kind is not None:
            words, written = self._dated(entry, [entry.first])
            text = words.trimmed(written.start, written.end) if entry.alone else words.trimmed(0, len(words.text))
            self.heads.append(EventHead(text, kind))
            self.calendar.place(entry.written)
            return
        placed = self.calendar.place(entry.written)
        parts = self._parts(entry)
        if parts is None:
            hint = f"{_FORM}只是年份的，下面要有这一年的事。"
            self.log.error("no-event", entry.line.whole, "这个日期后面没有写事情", hint)
            return
        self._check_order(entry, placed)
        heads, self.heads = tuple(self.heads), []
        self.events.append(Event(*parts, entry.date_place, placed.year, placed.month, placed.day, heads))

    def _refuse_heads(self) -> None:
        """Note a head at the end, below which nothing stands."""
        for head in self.heads[:1]:
            place = head.text[0].span or self.block.span
            self.log.error("no-event", place, "这个小标题下面没有写事情", "在它下面写上事情，或去掉这一行。")

    def _dated(self, entry: _Entry, pieces: list[Piece]) -> tuple[CutText, WrittenDate]:
        """Words with the date at their head: with the marks of emphasis gone, it ends elsewhere in the line."""
        words = CutText(self.block.inline(*pieces))
        return words, read_date(words.text) or entry.written

    def _parts(self, entry: _Entry) -> tuple[InlineText, InlineText] | None:
        """The date and the words of an event; None where there are no words."""
        words, written = self._dated(entry, [entry.first] if entry.alone else [entry.first, *entry.further])
        date = words.trimmed(written.start, written.end)
        if entry.alone:
            further = CutText(self.block.inline(*entry.further)) if entry.further else CutText(())
            text = further.trimmed(0, len(further.text))
        else:
            text = words.trimmed(written.text, len(words.text))
        return (date, text) if text else None

    def _doubt(self, entry: _Entry) -> None:
        """Warn of a date that no calendar has, and of a year of two figures."""
        place = entry.date_place
        if any(impossible(point, self.calendar.year) for point in entry.written.points):
            self.log.warning("impossible-date", place, "历书上没有这个日期", "核对月份和日子。")
        elif self.calendar.turned(entry.written):
            self.log.warning("impossible-date", place, "起止颠倒：后面的日期比前面的早", "核对两个日期；跨年的写上年份。")
        if any(point.short for point in entry.written.points):
            year = next(point.year for point in entry.written.points if point.short)
            self.log.warning("short-year", place, f"两位数的年份当作 {year} 年", "年份写四位，例如 2015年。")

    def _check_order(self, entry: _Entry, placed: PlacedDate) -> None:
        """Warn once of a date that lies before the one above it."""
        if self._latest is not None and placed.is_before(self._latest) and not self._out_of_order:
            self._out_of_order = True
            hint = "核对日期；跨年的，写上年份。要按时间排的，把这一行移到前面。照写的次序印。"
            self.log.warning("event-order", entry.date_place, "这个日期比上面的早，次序不对", hint)
        self._latest = placed


def _head(text: str) -> tuple[int, bool]:
    """Where a line begins behind its mark of a heading or list, and whether it is a heading."""
    heading = HEADING.match(text)
    if heading is not None:
        return heading.end(), True
    mark = LIST_MARK.match(text)
    return (mark.end() if mark else 0), False


def _look(text: str) -> str:
    """A line without the stars around its date, and with a sign for every mark of a note."""
    return MARK.sub(lambda match: NOTE_PLACE * len(match.group()), text.replace("*", ""))


def _kind_of_head(entry: _Entry, following: _Entry | None, *, ends_in_phase: bool) -> HeadKind | None:
    """What a line with a date is to those below it: their year or month, the span of their years; None where it is an event.

    `following` is the line below where it has a date; `ends_in_phase` tells that there the name of a phase stands.
    """
    points, whole = entry.written.points, _is_of_years(entry.written)
    phase: HeadKind = "phase" if len(points) > 1 or points[0].part else "year"
    if entry.further or (following is None and not ends_in_phase):
        return None
    if following is None:
        return phase if entry.alone and whole else None
    if entry.alone and _opens(entry.written, following.written):
        return "year" if points[0].year is not None else "month"
    if not whole or not _holds(entry.written, following.written.points[0]):
        return None
    if entry.alone:
        return phase if entry.marked or len(points) > 1 else None
    return phase if entry.marked and (following.alone or not following.marked) else None


def _is_of_years(written: WrittenDate) -> bool:
    """Whether a date is a year, a part of one or a span of years."""
    return all(point.year is not None and point.month is None and point.day is None for point in written.points)


def _holds(written: WrittenDate, later: DatePoint) -> bool:
    """Whether a date may lie within years."""
    first, last = written.points[0], written.points[-1]
    if later.year is None or first.year is None or last.year is None:
        return later.relative[:1] not in ("次", "翌")
    return first.year <= later.year and (later.year <= last.year or last.part in _OPEN_END)


def _opens(written: WrittenDate, following: WrittenDate) -> bool:
    """Whether a date alone is the year, or the month, of the date that follows."""
    point, later = written.points[0], following.points[0]
    if len(written.points) > 1 or point.part or point.day is not None or later.year not in (None, point.year):
        return False
    if point.month is None:
        return point.year is not None
    return later.month is None and later.day is not None
