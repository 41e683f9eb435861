"""The dates of a timeline in a column of their own: figures of one width, 月 under 月, years beside each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from printreport.core.color import Color
from printreport.layout.page.setting import Setting
from printreport.model.blocks import PLAIN, InlineText, plain_text
from printreport.model.line import GlyphRun, Line
from printreport.model.theme import ColorRole, TextStyle

_NUMBER = r"(?:[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})"
_YEAR = r"(?:[0-9]{4}|[〇零一二三四五六七八九]{4})\s*[年.．/-]"
_DATE = re.compile(rf"(?P<year>{_YEAR}\s*)?(?P<month>{_NUMBER}\s*[月.．/-](?=$|\s*[^\s.]))?")
"""The parts of a date that stand under each other: 2015年2月3日, 2015.2.3, 12月23日; what follows the month stands behind it."""
_TYPED_GAP = re.compile(r"(?<=[0-9])\s+(?=[年月日号])|(?<=[年月])\s+(?=[0-9])")
"""A space that an editor typed where type has a gap anyway."""
_STARTING_YEAR = re.compile(_YEAR)
_SPAN = re.compile(r".*[—–－―~～至到]+(?=.)|.*(?<=[日号月年])-(?=.)")
"""A span of days up to its sign, after which it may be broken."""


@dataclass(frozen=True, slots=True)
class SetDate:
    """A date as it stands in its column, its lines from the column's edge; `fits` tells that they are no wider than it."""

    lines: tuple[Line, ...]
    fits: bool

    @property
    def width(self) -> float:
        """How far its lines reach."""
        return max((line.width for line in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class _DateLine:
    """A date in one line of even figures: where its month begins, and where the 月 or sign behind it stands, in points.

    `head` is the first character of the month; `month` is None where there is none to line up, `sign` what stands there.
    """

    line: Line
    head: int = 0
    year: float = 0.0
    month: float | None = None
    sign: str = ""

    @property
    def month_width(self) -> float:
        return 0.0 if self.month is None else self.month - self.year


_MOSTLY = 0.75
"""The share of the dates that may stand anyhow for which the others are lined up."""
_EdgeOf = Callable[[_DateLine], float]
"""Where the 月 of a date stands, in points from the column's edge."""


def set_dates(setting: Setting, dates: Sequence[InlineText], style: TextStyle, room: float) -> tuple[SetDate, ...]:
    """Dates lined up under each other in `room` points; a span much wider than the other dates is broken after its sign.

    Their 月 stand under each other, or those behind a year and the others each by themselves, or anywhere: the first of these
    ways in which most dates have room. One that has none so is set as it is, and stands on a line of its own if it is too wide.
    """
    pieces = [[[_parts(setting, piece, style) for piece in way] for way in _ways(date)] for date in dates]
    marked = [() if ways else _marked(setting, date, style, room) for date, ways in zip(dates, pieces, strict=True)]
    usual = max((ways[0][0].line.width for ways in pieces if len(ways) == 1), default=room) + style.size
    tries = []
    for edge_of in _edges([part for ways in pieces for way in ways for part in way]):
        made = [_fitting(ways, edge_of, room, min(room, usual)) for ways in pieces]
        made = [SetDate(own, _fit(own, room)) if own else date for own, date in zip(marked, made, strict=True)]
        tries.append(tuple(made))
    fit = [sum(date.fits for date in made) for made in tries]
    best = next(made for made, count in zip(tries, fit, strict=True) if count >= _MOSTLY * max(fit))
    return tuple(date if date.fits else bare for date, bare in zip(best, tries[-1], strict=True))


def _edges(parts: Sequence[_DateLine]) -> tuple[_EdgeOf, ...]:
    """The ways in which months can be lined up, the best first; 月 are never lined up with other signs."""

    def edges(kind: Callable[[_DateLine], Hashable]) -> _EdgeOf:
        found = {key: _month_edge([part for part in parts if kind(part) == key]) for key in {kind(part) for part in parts}}
        return lambda part: found[kind(part)]

    return edges(lambda part: part.sign), edges(lambda part: (part.sign, part.year > 0)), lambda _: 0.0


def _fitting(ways: Sequence[Sequence[_DateLine]], edge_of: _EdgeOf, room: float, whole: float) -> SetDate:
    """A date on one line, or broken where it is a span that is wider than it may be whole."""
    made = [tuple(_lined_up(part, edge_of(part)) for part in way) for way in ways]
    if len(made) > 1 and not _fit(made[0], whole):
        made.reverse()
    fitting = next((lines for lines in made if _fit(lines, room)), None)
    return SetDate(made[-1] if made else (), False) if fitting is None else SetDate(fitting, True)


def _fit(lines: Sequence[Line], room: float) -> bool:
    return all(line.width <= room + 0.01 for line in lines)


def set_apart(setting: Setting, dates: Sequence[InlineText], style: TextStyle, measure: float) -> tuple[SetDate, ...]:
    """Dates that stand above their events, each by itself."""
    return tuple(SetDate(_marked(setting, date, style, measure), fits=False) for date in dates)


def tinted(date: SetDate, setting: Setting, role: ColorRole) -> SetDate:
    """A date of which the year has the colour of a role, so that its figures are told from those of month and day."""
    found = _STARTING_YEAR.match(date.lines[0].text) if date.lines else None
    if found is None:
        return date
    first, *rest = date.lines
    return replace(date, lines=(_coloured(first, found.end(), setting.theme.color(role)), *rest))


def _coloured(line: Line, characters: int, color: Color) -> Line:
    """A line of which the first characters have another colour."""
    runs: list[GlyphRun] = []
    for run in line.runs:
        at, left = 0, characters
        while at < len(run.texts) and left > 0:
            left -= len(run.texts[at])
            at += 1
        characters = left
        runs += [part for part in (_part(run, 0, at, color), _part(run, at, len(run.texts), run.color)) if part.glyphs]
    return replace(line, runs=tuple(runs))


def _part(run: GlyphRun, first: int, end: int, color: Color) -> GlyphRun:
    part = slice(first, end)
    return replace(run, glyphs=run.glyphs[part], xs=run.xs[part], ys=run.ys[part], texts=run.texts[part], color=color)


def _ways(date: InlineText) -> list[tuple[str, ...]]:
    """A date as one piece, a span also as two; none where it holds marked words."""
    if any((run.style, run.ruby, run.note) != (PLAIN, None, None) for run in date):
        return []
    words = _TYPED_GAP.sub("", plain_text(date).strip())
    first = _SPAN.match(words)
    return [(words,), *([(first[0], words[first.end() :])] if first is not None else [])]


def _marked(setting: Setting, date: InlineText, style: TextStyle, room: float) -> tuple[Line, ...]:
    flush = replace(style, indent=0.0, align="left")
    return setting.typesetter.set_paragraph(date, flush, [room]).lines


def _parts(setting: Setting, words: str, style: TextStyle) -> _DateLine:
    line = even_figures(setting, setting.line(words, style), style)
    found = _DATE.match(words)
    year, month = (found["year"], found["month"]) if found is not None else (None, None)
    start, end = len(year or ""), len((year or "") + (month or "").rstrip())
    places = _places(line)
    if month is None or start not in places or end - 1 not in places:
        return _DateLine(line)
    return _DateLine(line, start, places[start][1], places[end - 1][1], words[end - 1])


def _places(line: Line) -> dict[int, tuple[int, float]]:
    """For each character that begins a glyph, the glyph's number and where it stands."""
    places: dict[int, tuple[int, float]] = {}
    character, number = 0, 0
    for run in line.runs:
        for x, text in zip(run.xs, run.texts, strict=True):
            if text:
                places[character] = (number, x)
            character, number = character + len(text), number + 1
    return places


def _month_edge(parts: Sequence[_DateLine]) -> float:
    """Where 月 stand: behind the widest year that one of them has before it, and the widest month."""
    dated = [part for part in parts if part.month is not None]
    return max((part.year for part in dated), default=0.0) + max((part.month_width for part in dated), default=0.0)


def _lined_up(part: _DateLine, edge: float) -> Line:
    """The date with its 月 at the edge, its year where it stands."""
    if part.month is None or edge <= part.month:
        return part.line
    return _moved(part.line, part.head, edge - part.month)


def _moved(line: Line, first: int, by: float) -> Line:
    """A line whose characters from one on are moved to the right."""
    number = _places(line)[first][0]
    return _shifted(line, [0.0 if at < number else by for at in range(_count(line))], by)


def even_figures(setting: Setting, line: Line, style: TextStyle) -> Line:
    """A line with figures of one width, so that they stand under each other: each in the middle of the widest one's room."""
    own = {figure: setting.line(figure, style).width for figure in "0123456789"}
    widest, shifts, moved = max(own.values()), [], 0.0
    for text in (text for run in line.runs for text in run.texts):
        spare = widest - own[text] if text in own else 0.0
        shifts.append(moved + spare / 2)
        moved += spare
    return _shifted(line, shifts, moved)


def _count(line: Line) -> int:
    return sum(len(run.xs) for run in line.runs)


def _shifted(line: Line, shifts: Sequence[float], by: float) -> Line:
    """A line with each of its glyphs moved by its own shift, and so much longer."""
    runs, number = [], 0
    for run in line.runs:
        own = shifts[number : number + len(run.xs)]
        runs.append(replace(run, xs=tuple(x + shift for x, shift in zip(run.xs, own, strict=True))))
        number += len(run.xs)
    return replace(line, runs=tuple(runs), width=line.width + by, measure=line.measure + by)
