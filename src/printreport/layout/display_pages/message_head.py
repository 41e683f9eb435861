"""How a leader's words begin on their first page: heading, portrait and name, beside the words or over them."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.layout.display_pages.leader import Leader
from printreport.layout.display_pages.message_portrait import Portrait, PortraitWords, portrait, portrait_words
from printreport.layout.page.setting import Setting
from printreport.layout.story.section_units import heading_lines
from printreport.model.document import Photo
from printreport.model.line import Line

UNDER_PORTRAIT = 1
"""Blank lines between a portrait and words under it."""

_BESIDE = 10.0
"""Em of the body that a portrait over the words leaves beside it to heading, post and name."""

_LEAST_PORTRAIT = 5
"""Lines that a portrait over the words has at least."""


@dataclass(frozen=True, slots=True)
class MessageHead:
    """How a leader's words begin: a portrait in a rail of so many points (the gap counted) or, without one, over the words.

    `lines` are the page's lines over the first of the words, `over` those over a portrait that has no room beside a heading.
    """

    photo: Portrait | None
    beside: PortraitWords
    heading: tuple[Line, ...]
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
    heading, lines = set_heading_lines(leader, measure)
    if photo is None:
        return MessageHead(None, PortraitWords(), heading, measure, rail, lines)
    widest = min(rail - rail_gap(leader.setting), theme.message.widest_share * theme.grid.width)
    beside = portrait_words(leader, photo, rail - rail_gap(leader.setting))
    shown = portrait(leader.setting, photo, widest, theme.grid.lines - beside.depth)
    # a portrait narrower than the rail has deeper words under it
    beside = portrait_words(leader, photo, shown.width)
    shown = portrait(leader.setting, photo, shown.width, theme.grid.lines - beside.depth)
    return MessageHead(shown, beside, heading, measure, rail, lines)


def head_over_words(leader: Leader, photo: Photo, widest: float, most: int) -> MessageHead | None:
    """A portrait over the words, heading and name beside it, in at most so many lines; None where these have no room."""
    if most < _LEAST_PORTRAIT:
        return None
    shown = portrait(leader.setting, photo, widest, most)
    room = leader.setting.theme.grid.width - shown.width - rail_gap(leader.setting)
    beside = portrait_words(leader, photo, room)
    heading, lines = set_heading_lines(leader, room)
    if lines + int(lines > 0) + beside.depth > shown.lines:
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
    heading, lines = set_heading_lines(leader, measure)
    return MessageHead(None, PortraitWords(), heading, measure, 0.0, lines)


def _stacked_head(leader: Leader, photo: Photo, measure: float) -> MessageHead:
    """The heading over the portrait, on pages too narrow for both beside each other; the name stays beside it."""
    heading, over = set_heading_lines(leader, measure)
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


def set_heading_lines(leader: Leader, measure: float) -> tuple[tuple[Line, ...], int]:
    """The heading at a measure, and the lines that it takes."""
    if leader.section.heading is None:
        return (), 0
    style, most = leader.setting.theme.style("heading"), leader.setting.theme.heading.most_lines
    lines = leader.setting.typesetter.set_heading(leader.section.heading, style, measure, most).lines
    return lines, heading_lines(leader.setting, len(lines))
