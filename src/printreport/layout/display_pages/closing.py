"""What stands on the back, measured before it is placed: publisher, closing words, cover caption, colophon."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.raised_words import RaisedWords, can_be_raised, set_words, whole_measure
from printreport.layout.page.setting import Setting, place_line
from printreport.layout.photos.photo import caption_text
from printreport.model.document import Language, Photo, Section
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import TextStyle

USUAL_FIRST = 4.5
"""The line on which closing words begin: under the publisher, about level with the cover's title."""

CLEAR = 2.0
"""Lines of white between closing words and what stands at the foot."""

_USUAL_DEPTH, _MOST_COLUMNS = 16, 3
"""The lines above which a colophon is parted into columns, and into how many."""

_GUTTER = 2.0
"""Ems between the colophon's columns."""

_PRINTED: dict[str, str] = {
    "准印证号": "准印證號",
    "内部资料": "內部資料",
    "编印单位": "編印單位",
    "发送对象": "發送對象",
    "印刷单位": "印刷單位",
    "印数": "印數",
    "摄影": "攝影",
}

# The key whose value is no particular but a second half of the statement (内部资料　免费交流).
_STATEMENT = "内部资料"


@dataclass(frozen=True, slots=True)
class ClosingWords:
    """Set closing words, where their first baseline stands, and the rectangle they take."""

    section: Section
    words: RaisedWords
    first: float
    pitch: float
    rect: Rect


@dataclass(frozen=True, slots=True)
class FootNote:
    """The lines at the back's foot: the cover picture's caption, then the colophon in columns; `pitch` points apart.

    `step` is how far a column begins from the one before.
    """

    caption: tuple[Line, ...]
    columns: tuple[tuple[Line, ...], ...]
    pitch: float
    step: float

    @property
    def depth(self) -> int:
        """The lines that the note takes of the page's height."""
        return len(self.caption) + max(map(len, self.columns), default=0)

    @property
    def width(self) -> float:
        """How far the note reaches to the right."""
        columns = (at * self.step + line.width for at, column in enumerate(self.columns) for line in column)
        return max((*(line.width for line in self.caption), *columns), default=0.0)


def closing_words(
    setting: Setting, section: Section, grid: PageGrid, color: Color, line: float = USUAL_FIRST
) -> ClosingWords | None:
    """The section in the raised voice in 30 em from a line on; None when it holds more than signed paragraphs, or notes.

    `setting` has theme and typesetter, `section` is the closing one, `grid` that of the back, `color` the words' own, and
    `line` the grid line, counted from 1 and perhaps broken, of their first baseline.
    """
    if not can_be_raised(section) or section.notes:
        return None
    style = replace(setting.theme.style("closing"), color=color)
    widest = setting.theme.opening.measure_em * grid.theme.grid.em
    measure = whole_measure(grid.theme.grid.width, style.size, widest)
    words = set_words(setting, section, style, measure)
    first = grid.baseline(line)
    top = first - setting.theme.han.face_top_em * style.size
    height = (words.lines - 1) * style.leading + first - top
    return ClosingWords(section, words, first, style.leading, Rect(grid.left, top, measure, height))


def foot_note(
    setting: Setting, grid: PageGrid, photo: Photo | None, color: Color, width: float, taken: float = 0.0
) -> FootNote:
    """Cover caption (`photo` is one that no section shows) and colophon, in the order of the editor's keys.

    A colophon of few lines is one column; a longer one as few columns as hold it in so many lines, or on the page. `setting` has
    the report, `grid` is the back's; `color` is that of the words, `width` what they may fill in points, `taken` the points of
    the page's height that something else takes.
    """
    style = setting.style("colophon", color=color)
    caption = _broken(setting, f"封面：{_caption(photo, setting)}", style, width) if photo is not None else ()
    usual = FootNote(caption, (), style.leading, 0.0)
    texts = colophon_texts(setting)
    if not texts:
        return usual
    gap = _GUTTER * style.size
    most = note_room(grid, style.leading) - math.ceil(taken / style.leading) - len(caption)
    notes = []
    for count in range(1, min(_MOST_COLUMNS, len(texts)) + 1):
        step = (width + gap) / count
        entries = [_broken(setting, text, style, step - gap) for text in texts]
        columns = _columns(entries, count)
        note = replace(usual, columns=columns, step=step)
        if max(map(len, columns)) <= min(most, _USUAL_DEPTH):
            return note
        notes.append(note)
    return next((note for note in notes if note.depth - len(caption) <= most), min(notes, key=lambda note: note.depth))


def note_room(grid: PageGrid, pitch: float) -> int:
    """How many lines have room at the foot under the publisher."""
    return 1 + max(0, int((grid.baseline(grid.lines) - grid.baseline(1) - CLEAR * grid.theme.grid.leading) / pitch))


def _broken(setting: Setting, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    whole = setting.line(text, style)
    if whole.width <= width:
        return (whole,)
    return setting.typesetter.set_heading(text, style, width, max(3, 1 + math.ceil(whole.width / width))).lines


def _columns(entries: Sequence[tuple[Line, ...]], count: int) -> tuple[tuple[Line, ...], ...]:
    """The entries, each kept whole, over at most so many columns of the least depth that holds them."""
    depth = max(max(map(len, entries)), math.ceil(sum(map(len, entries)) / count))
    while True:
        columns: list[list[Line]] = [[]]
        for entry in entries:
            if len(columns[-1]) + len(entry) > depth:
                columns.append([])
            columns[-1] += entry
        if len(columns) <= count:
            return tuple(map(tuple, columns))
        depth += 1


def _caption(photo: Photo, setting: Setting) -> str:
    return caption_text(photo, setting.document.report.language)


def colophon_texts(setting: Setting) -> tuple[str, ...]:
    """The colophon's lines as they are printed; with a colophon, all photographers in a line of their own."""
    report = setting.document.report
    if not report.colophon:
        return ()
    lines = [_entry(key, value, report.language) for key, value in report.colophon]
    credits = dict.fromkeys(p.credit for p in setting.document.photos.values() if p.credit)
    if credits:
        lines.append(f"{_printed('摄影', report.language)}：{'、'.join(credits)}")
    return tuple(lines)


def _entry(key: str, value: str, language: Language) -> str:
    joint = "　" if key == _STATEMENT else "："
    return f"{_printed(key, language)}{joint}{value}"


def _printed(key: str, language: Language) -> str:
    return key if language == "zh-Hans-CN" else _PRINTED.get(key, key)


# -- the publisher ------------------------------------------------------------------------------------------------------


def publisher_line(setting: Setting, width: float, color: Color) -> Line | None:
    """The publisher spaced at the theme's tracking, smaller where it would be wider than `width`; None without one."""
    name = setting.document.report.publisher
    if not name:
        return None
    style = setting.style("publisher", color=color)
    line = setting.line(name, style)
    if line.width <= width:
        return line
    return setting.line(name, replace(style, size=style.size * width / line.width))


def place_publisher(setting: Setting, line: Line, grid: PageGrid, number: int = 1) -> tuple[Item, ...]:
    """The publisher on a line of the page, the first by default, its ink on the type area's edge."""
    ink = ink_bounds(setting, line)
    return place_line(line, grid.left - (ink.x if ink else 0.0), grid.baseline(number))


def publisher_rect(line: Line, grid: PageGrid) -> Rect:
    """Where the publisher stands, with a little room around."""
    em = grid.theme.grid.em
    return Rect(grid.left, grid.face_top(1), line.width, grid.baseline(1) - grid.face_top(1)).outset(0, em, em, em / 2)
