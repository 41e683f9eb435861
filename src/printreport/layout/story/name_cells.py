"""Names as they stand in the cells of a list: two characters spread to the room of three (均排), posts behind names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from printreport.layout.page.setting import Setting
from printreport.model.blocks import PLAIN, InlineText, ListedName, printed_text
from printreport.model.line import Line
from printreport.model.theme import TextStyle
from printreport.text.char_class import HAN, char_class

_SPREAD = 3.0
"""Em over which names of two characters are spread: the room of the names of three that stand above and below them."""
_BEHIND = 0.5
"""Em between a name and the post behind it where posts have no edge of their own."""
_BESIDE = 1.0
"""Em between the longest usual name and the edge of the posts."""
_HANG = 1.0
"""Em by which the further lines of a name that is broken are set in."""
_LEAST_POST = 6.0
"""Em that a post keeps beside its name; with less it goes under it."""
_USUAL = 11 / 12
"""The share of the names that are no longer than the usual ones, beside which posts have their edge."""
_ENDLESS = 1e5
"""Points of a measure in which every line stands whole."""
_EPSILON = 0.01
"""Points by which a line may be wider than its room: sums of widths are not exact."""
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors: they choose a form of the character before them, and take no room."""
_AFTER_DOT = re.compile(r"(?<=[·•・‧])")


@dataclass(frozen=True, slots=True)
class SetName:
    """A name and its post as they are set: lines with their places from the cell's left edge in points, and their depth.

    Each piece is a line of type, its left edge, and the grid line from 0 on which it stands; `width` is how far they reach.
    """

    pieces: tuple[tuple[Line, float, int], ...]
    width: float

    @property
    def depth(self) -> int:
        """The grid lines that the name takes."""
        return 1 + max((line for _, _, line in self.pieces), default=0)


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How the names of a grid are set: at which measure, whether two characters are spread, and where posts stand.

    `edge` is the left edge of the posts in points; 0 where each stands behind its own name.
    """

    setting: Setting
    measure: float
    spread: bool
    edge: float = 0.0

    @property
    def em(self) -> float:
        """The body's size in points."""
        return self.setting.theme.grid.em

    @property
    def name(self) -> TextStyle:
        """The style of names."""
        return replace(self.setting.theme.style("body"), indent=0.0, align="left")

    @property
    def post(self) -> TextStyle:
        """The style of posts: the theme's smaller voice."""
        return replace(self.setting.theme.style("caption"), indent=0.0, align="left")


def name_style(setting: Setting, names: Sequence[ListedName], measure: float, *, spread: bool, posts: bool) -> NameStyle:
    """How names that share a grid are set.

    `setting` has theme and typesetter, `measure` is in points; `spread` tells that two characters are spread, `posts` that most
    of the `names` have a post, which then has an edge of its own.
    """
    style = NameStyle(setting, measure, spread)
    widths = sorted(natural_width(style, each.name) for each in names)
    if not posts or not widths:
        return style
    usual = widths[min(len(widths) - 1, int(_USUAL * len(widths)))]
    least = _SPREAD * style.em if style.spread else 0.0
    edge = max(usual, least) + _BESIDE * style.em
    return replace(style, edge=edge) if measure - edge >= _LEAST_POST * style.em else style


def are_spread(setting: Setting, persons: Iterable[ListedName]) -> bool:
    """Whether the persons of a list whose names have two characters are spread: longer names stand somewhere in it, too."""
    plain = NameStyle(setting, 0.0, spread=False)
    return any(natural_width(plain, each.name) > (_SPREAD - 0.5) * plain.em for each in persons)


def natural_width(style: NameStyle, text: InlineText) -> float:
    """How wide a name is by itself, in points."""
    return _whole(style.setting, text, style.name).width


def is_torn(style: NameStyle, name: ListedName) -> bool:
    """Whether a name is wider than its column and goes on behind a dot of it."""
    words = printed_text(name.name)
    return len(_AFTER_DOT.split(words)) > 1 and natural_width(style, name.name) > style.measure + _EPSILON


def set_name(style: NameStyle, name: ListedName) -> SetName:
    """A name with its post, on one line where the measure has room for it."""
    lines, marks = _name_lines(style, name.name)
    pieces = [(line, 0.0 if number == 0 else _HANG * style.em, number) for number, line in enumerate(lines)]
    width = max((x + line.width for line, x, _ in pieces), default=0.0)
    if marks is not None:
        last = pieces[-1][0].width + pieces[-1][1]
        pieces.append((marks, last, len(lines) - 1))
        width = max(width, last + marks.width)
    if name.post:
        pieces += _post_pieces(style, name.post, width, len(lines))
        width = max(x + line.width for line, x, _ in pieces)
    return SetName(tuple(pieces), width)


# -- names --------------------------------------------------------------------------------------------------------------


def _name_lines(style: NameStyle, text: InlineText) -> tuple[tuple[Line, ...], Line | None]:
    """A name's lines, more than one only where it is wider than the measure; the marks of notes behind a spread name apart."""
    own = tuple(itertools.takewhile(lambda run: run.note is None, text))
    words, marks = printed_text(own), text[len(own) :]
    if style.spread and _is_plain(own) and _is_short(words) and all(run.note is not None for run in marks):
        line = style.setting.typesetter.set_to_width(words, style.name, _SPREAD * style.em)
        return (_together(line),), _whole(style.setting, marks, style.name) if marks else None
    line = _whole(style.setting, text, style.name)
    return ((line,) if line.width <= style.measure + _EPSILON else tuple(_broken(style, text))), None


def _is_plain(text: InlineText) -> bool:
    return all((run.style, run.ruby) == (PLAIN, None) for run in text)


def _is_short(words: str) -> bool:
    """Whether a name is two Han characters."""
    chars = _SELECTORS.sub("", words)
    return len(chars) == 2 and all(char_class(char) is HAN for char in chars)


def _together(line: Line) -> Line:
    """A spread line that is copied without spaces; one of two faces, for a rare character, keeps them."""
    return replace(line, runs=tuple(replace(run, together=len(line.runs) == 1) for run in line.runs))


def _whole(setting: Setting, text: InlineText, style: TextStyle) -> Line:
    """A text on one line."""
    if _is_plain(text) and all(run.note is None for run in text):
        return setting.line(printed_text(text), style)
    lines = setting.typesetter.set_paragraph(text, style, [_ENDLESS]).lines
    return lines[0] if lines else setting.line("", style)


def _broken(style: NameStyle, text: InlineText) -> Iterator[Line]:
    """A name wider than its column: after its dots where it has any, else by sense; further lines are set in."""
    room = style.measure - _HANG * style.em
    if not (_is_plain(text) and all(run.note is None for run in text)):
        yield from style.setting.typesetter.set_paragraph(text, style.name, [room]).lines
        return
    for part in _packed(style, _AFTER_DOT.split(printed_text(text)), room):
        line = style.setting.line(part, style.name)
        yield from (line,) if line.width <= room else style.setting.typesetter.set_heading(part, style.name, room, 3).lines


def _packed(style: NameStyle, parts: Sequence[str], room: float) -> Iterator[str]:
    """The parts of a name, as many on a line as have room."""
    line = ""
    for part in parts:
        if line and style.setting.line(line + part, style.name).width > room:
            yield line
            line = ""
        line += part
    yield line


# -- posts --------------------------------------------------------------------------------------------------------------


def _post_pieces(style: NameStyle, post: InlineText, name: float, lines: int) -> Iterator[tuple[Line, float, int]]:
    """A post behind its name, at the edge of all posts where the name leaves it; under a name that leaves it no room.

    `style` says where posts stand, `post` is the text, `name` how far the name reaches in points, and `lines` are the lines that
    it takes.
    """
    line = _whole(style.setting, post, style.post)
    gap = 0.0 if printed_text(post).startswith(("（", "(")) else _BEHIND * style.em
    x, first = max(style.edge, name + (_BEHIND * style.em if style.edge else gap)), lines - 1
    if x + line.width > style.measure + _EPSILON and style.measure - x < _LEAST_POST * style.em:
        x, first = min(style.edge or style.em, style.measure / 2), lines
    room = style.measure - x
    if line.width <= room + _EPSILON:
        yield line, x, first
        return
    if _is_plain(post) and all(run.note is None for run in post):
        set_lines = style.setting.typesetter.set_heading(printed_text(post), style.post, room, 2).lines
    else:
        set_lines = style.setting.typesetter.set_paragraph(post, style.post, [room]).lines
    yield from ((part, x, first + number) for number, part in enumerate(set_lines))
