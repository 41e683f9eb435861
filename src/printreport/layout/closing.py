"""What stands on the back, measured before it is placed: publisher, closing words, cover caption, colophon."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printreport.core.color import Color
from printreport.core.geometry import Rect
from printreport.layout.grid import PageGrid
from printreport.layout.ink import ink_bounds
from printreport.layout.picture import caption_text
from printreport.layout.setting import Setting, place_line
from printreport.layout.words import count_lines, only_paragraphs, set_words, whole_measure
from printreport.model.document import Language, Photo, Section
from printreport.model.layout import Item
from printreport.model.line import Line, SetParagraph

USUAL_FIRST = 4.5
"""The line on which closing words begin: under the publisher, about level with the cover's title."""

_CLEAR = 2.0
"""Lines of white between closing words and what stands at the foot."""

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
    words: tuple[SetParagraph, ...]
    first: float
    pitch: float
    rect: Rect


@dataclass(frozen=True, slots=True)
class FootNote:
    """The lines at the back's foot: the cover picture's caption, then the colophon; `pitch` points apart."""

    caption: tuple[Line, ...]
    colophon: tuple[Line, ...]
    pitch: float

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them from top to bottom."""
        return self.caption + self.colophon


def closing_words(
    setting: Setting, section: Section, grid: PageGrid, color: Color, line: float = USUAL_FIRST
) -> ClosingWords | None:
    """The section in the raised voice in 30 em from a line on; None when it holds more than paragraphs."""
    paragraphs = only_paragraphs(section)
    if not paragraphs:
        return None
    style = replace(setting.theme.style("closing"), color=color)
    widest = setting.theme.numbers["opening_measure"] * grid.theme.grid.em
    measure = whole_measure(grid.theme.grid.width, style.size, widest)
    words = set_words(setting, paragraphs, style, measure)
    first = grid.baseline(line)
    top = first - setting.theme.numbers["face_top"] * style.size
    height = (count_lines(words) - 1) * style.leading + first - top
    return ClosingWords(section, words, first, style.leading, Rect(grid.left, top, measure, height))


def words_room(setting: Setting, grid: PageGrid, photo: Photo | None) -> float:
    """The height down to which closing words may reach: clear of what stands at the foot."""
    top = foot_top(setting, grid, photo)
    return grid.baseline(grid.lines) if top is None else top - _CLEAR * grid.theme.grid.leading


def foot_top(setting: Setting, grid: PageGrid, photo: Photo | None) -> float | None:
    """The height at which what stands at the foot begins; None when nothing does."""
    note = foot_note(setting, grid, photo, setting.theme.color("paper"))
    if not note.lines:
        return None
    return grid.baseline(grid.lines) - (len(note.lines) - 1) * note.pitch - 0.5 * grid.theme.grid.leading


def foot_note(setting: Setting, grid: PageGrid, photo: Photo | None, color: Color) -> FootNote:
    """Cover caption (`photo` is one that no section shows) and colophon, in the order of the editor's keys."""
    style = setting.style("colophon", color=color)
    width = grid.theme.grid.width

    def broken(text: str) -> tuple[Line, ...]:
        whole = setting.line(text, style)
        return (whole,) if whole.width <= width else setting.typesetter.set_heading(text, style, width, 3).lines

    caption = broken(f"封面：{_caption(photo, setting)}") if photo is not None else ()
    colophon = tuple(line for text in colophon_texts(setting) for line in broken(text))
    return FootNote(caption, colophon, style.leading)


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
