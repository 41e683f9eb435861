"""How a leader's words begin on their first page: heading, portrait and name, beside the words or over them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printreport.layout.display_pages.leader import Leader
from printreport.layout.display_pages.message_portrait import Portrait, PortraitWords, portrait, portrait_words
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.story.section_units import heading_lines, paint_heading
from printreport.model.document import Photo
from printreport.model.layout import Item
from printreport.model.line import Line

UNDER_PORTRAIT = 1
"""Blank lines between a portrait and words under it."""

_BESIDE = 10.0
"""Em of the body that a portrait over the words leaves beside it to heading, post and name."""

_LEAST_PORTRAIT = 5
"""Lines that a portrait over the words has at least."""

_RAISED = 1.5
"""How much larger the heading stands than those of sections: it opens pages of its own, whose words are as large as these."""

_MOST_RAISED = 2
"""Lines of a heading up to which it stands so."""


@dataclass(frozen=True, slots=True)
class MessageHeading:
    """The heading as it is set; `setting` has the measures of its rules and lines."""

    setting: Setting
    lines: tuple[Line, ...] = ()

    @property
    def depth(self) -> int:
        """The lines of the page that it takes."""
        return heading_lines(self.setting, len(self.lines)) if self.lines else 0

    def paint(self, grid: PageGrid, x: float, line: int, measure: float) -> tuple[Item, ...]:
        """The heading from a line of the page on, its left edge and the measure of its rule in points."""
        return paint_heading(self.setting, self.lines, grid, x, line, measure)


@dataclass(frozen=True, slots=True)
class MessageHead:
    """How a leader's words begin: a portrait in a rail of so many points (the gap counted) or, without one, over the words.

    `lines` are the page's lines over the first of the words, `over` those over a portrait that has no room beside a heading.
    """

    photo: Portrait | None
    beside: PortraitWords
    heading: MessageHeading
    heading_measure: float
    rail: float
    lines: int
    over: int = 0

    @property
    def depth(self) -> int:
        """The lines that a portrait in a rail takes with its words."""
        return self.photo.lines + self.beside.depth if self.photo is not None and self.rail else 0


def head_beside_rail(leader: Leader, measure: float) -> MessageHead:
    """The heading over words at a measure in points, and the portrait with its words in the rail beside them."""
    theme, photo = leader.setting.theme, leader.photo
    rail = theme.grid.width - measure
    heading = set_heading(leader, measure)
    if photo is None:
        return MessageHead(None, PortraitWords(), heading, measure, rail, heading.depth)
    widest = min(rail - rail_gap(leader.setting), theme.message.widest_share * theme.grid.width)
    beside = portrait_words(leader, photo, rail - rail_gap(leader.setting))
    shown = portrait(leader.setting, photo, widest, theme.grid.lines - beside.depth)
    # a portrait narrower than the rail has deeper words under it
    beside = portrait_words(leader, photo, shown.width)
    shown = portrait(leader.setting, photo, shown.width, theme.grid.lines - beside.depth)
    return MessageHead(shown, beside, heading, measure, rail, heading.depth)


def head_over_words(leader: Leader, photo: Photo, widest: float, most: int) -> MessageHead | None:
    """A portrait over the words, heading and name beside it, in at most so many lines; None where these have no room."""
    if most < _LEAST_PORTRAIT:
        return None
    shown = portrait(leader.setting, photo, widest, most)
    room = leader.setting.theme.grid.width - shown.width - rail_gap(leader.setting)
    beside = portrait_words(leader, photo, room)
    heading = set_heading(leader, room)
    if heading.depth + int(heading.depth > 0) + beside.depth > shown.lines:
        return None
    return MessageHead(shown, beside, heading, room, 0.0, shown.lines + UNDER_PORTRAIT)


def narrow_head(leader: Leader, measure: float, share: float) -> MessageHead:
    """The head of words that have no room beside a portrait: heading and name beside it, or the heading alone.

    The portrait has a share of its usual width.
    """
    photo, theme = leader.photo, leader.setting.theme
    if photo is not None:
        widest = min(share * theme.message.rail_em * theme.grid.em, widest_over_words(leader.setting))
        head = head_over_words(leader, photo, widest, theme.grid.lines - UNDER_PORTRAIT)
        return head or _stacked_head(leader, photo, measure)
    heading = set_heading(leader, measure)
    return MessageHead(None, PortraitWords(), heading, measure, 0.0, heading.depth)


def _stacked_head(leader: Leader, photo: Photo, measure: float) -> MessageHead:
    """The heading over the portrait, on pages too narrow for both beside each other; the name stays beside it."""
    heading = set_heading(leader, measure)
    over = heading.depth
    shown = portrait(leader.setting, photo, widest_over_words(leader.setting), leader.setting.theme.grid.lines - over)
    room = leader.setting.theme.grid.width - shown.width - rail_gap(leader.setting)
    beside = portrait_words(leader, photo, room)
    lines = over + max(shown.lines, beside.depth) + UNDER_PORTRAIT
    return MessageHead(shown, beside, heading, measure, 0.0, lines, over)


# -- measures -----------------------------------------------------------------------------------------------------------


def rail_gap(setting: Setting) -> float:
    """The white between words and a portrait beside them, in points."""
    return setting.theme.grid.gap * setting.theme.grid.em


def widest_over_words(setting: Setting) -> float:
    """The widest portrait over the words."""
    theme = setting.theme
    beside = theme.grid.width - rail_gap(setting) - _BESIDE * theme.grid.em
    return min(theme.message.widest_share * theme.grid.width, beside)


def set_heading(leader: Leader, measure: float) -> MessageHeading:
    """The heading at a measure in points, raised where two lines hold it so; nothing where there is none."""
    if leader.section.heading is None:
        return MessageHeading(leader.setting)
    most = leader.setting.theme.heading.most_lines
    raised = _heading_in(_raised(leader.setting), leader.section.heading, measure, min(_MOST_RAISED, most))
    fits = len(raised.lines) <= _MOST_RAISED and all(line.width <= measure for line in raised.lines)
    return raised if fits else _heading_in(leader.setting, leader.section.heading, measure, most)


def _heading_in(setting: Setting, heading: str, measure: float, most: int) -> MessageHeading:
    return MessageHeading(setting, setting.typesetter.set_heading(heading, setting.theme.style("heading"), measure, most).lines)


def _raised(setting: Setting) -> Setting:
    """The setting with larger headings, their rules as they were."""
    theme = setting.theme
    style, own = theme.style("heading"), theme.heading
    larger = replace(style, size=_RAISED * style.size, leading=_RAISED * style.leading)
    drop = own.drop_pt + (_RAISED - 1.0) * style.size
    heading = replace(own, pitch_pt=_RAISED * own.pitch_pt, drop_pt=drop, foot_pt=_RAISED * own.foot_pt)
    return replace(setting, theme=replace(theme, heading=heading, styles={**theme.styles, "heading": larger}))
