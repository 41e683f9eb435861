"""A leader's words (领导致辞) on pages of their own: portrait, post and name, the words in a larger setting, the signature.

Many words stand beside the portrait, which has the outer rail; the fewer they are, the larger it grows, until they stand under
it. Words and portrait end with the page, so that what is white stands in one place over them. What has no room goes on over
further pages of the same measure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from printreport.layout.display_pages.leader import Leader
from printreport.layout.display_pages.message_head import (
    UNDER_PORTRAIT,
    head_beside_rail,
    head_over_words,
    narrow_head,
    rail_gap,
    widest_over_words,
)
from printreport.layout.display_pages.message_notes import notes_at_foot
from printreport.layout.display_pages.message_pages import SetMessage, date_style, in_pages
from printreport.layout.display_pages.message_sign import sign_of
from printreport.layout.display_pages.message_words import MessageWords, message_words
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.raised_words import whole_measure
from printreport.layout.page.setting import Setting
from printreport.model.document import Photo, Section
from printreport.model.theme import TextStyle

_CLOSER = 0.9
"""How much of its leading the smaller style keeps where that saves a page, its size a point above the body's."""

_LEAVES, _STEP = 0.8, 0.3
"""What a last page left blank is worth in pages, and each step to a smaller style."""

_MOST_TRIED = 300
"""Lines of words up to which every measure is tried over several pages."""

_WHITE = 1.5
"""What white is worth against the portrait's area, both as shares of the page, where one of several heads is chosen."""

_QUOTED = 0.1
"""What room for a quote in the rail is worth beside them."""

_GAPES = 0.7
"""The share of the words' measure from which on a rail without a portrait is a hole beside them."""

_NARROWER = (1.0, 0.8, 0.65)
"""Shares of its usual width that a portrait over words of several pages may have, where that saves a page."""

_GROWN = 1.05
"""How much larger words over the whole width may be than their style, to fill it with whole characters."""

_SMALLER = 0.85
"""The share of the usual width that a portrait over the words has at least, on pages that have room for it beside them."""


def set_message(setting: Setting, section: Section, index: int) -> SetMessage:
    """The words of a section (`index` is its place in the document) on as few pages as hold them, as large as these allow."""
    leader = Leader(setting, section, index)
    voices = _voices(setting)
    for voice in voices[:-1]:
        if (single := _single(leader, voice)) is not None:
            return single
    ways = ((step, way) for step, voice in enumerate(voices) for way in _usual(leader, voice))
    return min(ways, key=lambda entry: _paper(entry[1]) + _STEP * entry[0])[1]


def _voices(setting: Setting) -> tuple[TextStyle, ...]:
    """The styles that words are set in, the larger first; the last only where words go on over several pages."""
    opening, message = setting.theme.style("opening"), setting.theme.style("message")
    size = min(message.size, setting.theme.grid.em + 1.0)
    return opening, message, replace(message, size=size, leading=_CLOSER * message.leading)


def _paper(way: SetMessage) -> float:
    """The pages of a way, and what is blank on the last of them."""
    grid = PageGrid(way.setting.theme, False)
    last = sum(column.lines for column in way.columns[-1]) * way.words.pitch / way.across + way.sign.depth
    others = way.notes.lines + (way.head.lines if way.pages == 1 else 0)
    filled = min(1.0, (last + others * grid.theme.grid.leading) / grid.theme.grid.height)
    return way.pages + _LEAVES * (1.0 - filled)


# -- one page -----------------------------------------------------------------------------------------------------------


def _single(leader: Leader, style: TextStyle) -> SetMessage | None:
    """The best way to set everything on one page in a style; None where there is none."""
    found = (way for way in _ways(leader, style) if way.pages == 1)
    return max(found, key=_worth, default=None)


def _worth(way: SetMessage) -> float:
    """How large the portrait is, less the white that is left, as shares of the type area; more where a quote has room."""
    theme = way.setting.theme
    area = way.head.photo.area(theme) if way.head.photo is not None else 0.0
    shown = _QUOTED if way.quote_page is not None else 0.0
    return area / (theme.grid.width * theme.grid.height) - _WHITE * way.blank / theme.grid.height + shown


def _ways(leader: Leader, style: TextStyle) -> Iterator[SetMessage]:
    """The ways to set a section: beside ever broader rails, then under a portrait over the words."""
    photo = leader.photo
    if photo is None:
        yield next(_usual(leader, style))
        return
    for characters in _beside_rails(leader.setting, style):
        way = _railed(leader, style, characters)
        yield way
        if way.pages > 1:
            break
    yield from _under_portrait(leader, style, photo)


def _railed(leader: Leader, style: TextStyle, characters: int) -> SetMessage:
    """Words of so many characters beside a rail, with a portrait or without."""
    words = message_words(leader, style, characters)
    head = head_beside_rail(leader, words.measure)
    return in_pages(leader, words, head)


def _under_portrait(leader: Leader, style: TextStyle, photo: Photo) -> Iterator[SetMessage]:
    """The words over the width under the largest portrait that leaves them room; none where it would be too small."""
    grid = PageGrid(leader.setting.theme, False)
    words = _broad_words(leader, style)
    sign = sign_of(leader, words.measure, date_style(leader.setting))
    depth = (words.lines - 1) * words.pitch + sign.depth
    lowest = grid.baseline(grid.lines - notes_at_foot(leader, words.measure).lines)
    first = lowest - depth - leader.setting.theme.han.face_top_em * words.theme.grid.em
    most = math.floor((first - grid.face_top(1)) / grid.theme.grid.leading + 1e-6) - UNDER_PORTRAIT
    head = head_over_words(leader, photo, widest_over_words(leader.setting), most)
    if head is None or head.photo is None:
        return
    usual = leader.setting.theme.message.rail_em * leader.setting.theme.grid.em
    if head.photo.width >= _SMALLER * usual or not _beside_rails(leader.setting, style):
        yield in_pages(leader, words, head)


# -- several pages ------------------------------------------------------------------------------------------------------


def _usual(leader: Leader, style: TextStyle) -> Iterator[SetMessage]:
    """The words over as many pages as they take, with a head of the usual size first, then beside broader rails."""
    photo, rails = leader.photo, _beside_rails(leader.setting, style)
    if photo is None:
        rails = (_alone(leader.setting, style, rails[0]),) if rails else ()
    for characters in rails:
        way = _railed(leader, style, characters)
        yield way
        if way.words.lines > _MOST_TRIED:
            return
    if not rails:
        words = _broad_words(leader, style)
        for share in _NARROWER if photo is not None else _NARROWER[:1]:
            head = narrow_head(leader, words.measure, share)
            yield in_pages(leader, words, head)


def _alone(setting: Setting, style: TextStyle, most: int) -> int:
    """The characters of a line without a portrait: fewer, in two columns, where the rail would be nearly as wide as the words."""
    width, theme = setting.theme.grid.width, setting.theme
    halves = int((width - rail_gap(setting)) / 2.0 / style.size + 1e-6)
    gapes = width - most * style.size > _GAPES * most * style.size
    return halves if gapes and halves >= theme.opening.fewest_characters else most


# -- measures -----------------------------------------------------------------------------------------------------------


def _beside_rails(setting: Setting, style: TextStyle) -> tuple[int, ...]:
    """How many characters a line beside a rail may have, the most first; none where the page is too narrow."""
    theme = setting.theme
    em, opening = theme.grid.em, theme.opening
    widest = max(opening.measure_em * em, min(opening.most_characters * style.size, theme.grid.width))
    room = theme.grid.width - theme.message.rail_em * em - rail_gap(setting)
    most = round(whole_measure(room, style.size, widest) / style.size)
    return tuple(range(most, opening.fewest_characters - 1, -1))


def _broad_words(leader: Leader, style: TextStyle) -> MessageWords:
    """The words over the whole width, a little larger where they so end flush with its right edge."""
    width = leader.setting.theme.grid.width
    characters = max(1, min(leader.setting.theme.message.longest_characters, int(width / style.size + 1e-6)))
    flush = width / characters
    return message_words(leader, replace(style, size=flush) if flush <= _GROWN * style.size else style, characters)
