"""The notes of a leader's words: at the foot of their last page, under signature and date, as letters and forewords have them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from printreport.layout.display_pages.leader import Leader
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.note_units import note_units
from printreport.layout.story.story import Unit, paint_units
from printreport.model.layout import Item

_CLEAR = 1
"""Lines of white over the notes and their rule, so that these are no part of the signature."""

_DEEPEST_SHARE = 0.5
"""The share of the page's lines that notes at its foot may take; deeper ones run at the end of the words, over the signature."""

_SIGN = 4
"""Elements that are read between the words and their notes: post, name, signature, date."""


@dataclass(frozen=True, slots=True)
class MessageNotes:
    """Notes at the foot of a page: their units, on the page's own lines."""

    units: tuple[Unit, ...] = ()

    @property
    def lines(self) -> int:
        """The lines of the page that they take, the white over them counted in."""
        return sum(unit.lines for unit in self.units) + _CLEAR if self.units else 0

    def paint(self, grid: PageGrid, x: float) -> tuple[Item, ...]:
        """The notes from a left edge on; the last line stands on the page's last."""
        first = grid.lines - self.lines + _CLEAR + 1
        starts = itertools.accumulate((unit.lines for unit in self.units), initial=first)
        return paint_units(list(zip(self.units, starts, strict=False)), grid, x)


def notes_at_foot(leader: Leader, measure: float) -> MessageNotes:
    """The notes of a section at a measure in points; none where there are none, or where they are too deep for a foot."""
    units = note_units(leader.setting, leader.section, leader.index, measure, after=_SIGN)
    notes = MessageNotes(tuple(units))
    return notes if notes.lines <= _DEEPEST_SHARE * leader.setting.theme.grid.lines else MessageNotes()
