"""The running text as units of whole grid lines, with the places where a column or page may end.

A unit is what is never torn: a line of a paragraph, a heading, a row of a table.
Rules: 孤行不成页 and headings that keep two lines
with them (clreq 5.1.4 on widows and orphans), tables whose head returns and whose last row never stands alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from printreport.layout.page.grid import PageGrid
from printreport.model.blocks import Block, FencedBlock, InlineText, ListBlock, Paragraph, Quotation, Subheading, Table
from printreport.model.document import Section
from printreport.model.layout import Item, PlacedTag, Role

Paint = Callable[[PageGrid, float, int], tuple[Item, ...]]
"""Paints a unit on a page: its column's left edge, and its first line counted from 1."""

Ground = Callable[[PageGrid, float, "Sequence[tuple[Unit, int]]"], tuple[Item, ...]]
"""Paints what lies under units that follow each other in a column: its left edge, and the units with their first lines."""

FORBIDDEN = float("inf")


@dataclass(frozen=True, slots=True)
class Unit:
    """So many grid lines that stay together.

    `break_cost` is what it costs to end a column before this unit (FORBIDDEN for never). A `space` is dropped at a column's top.
    `repeat` is a head set again above this unit where it begins a column (tables). Units with one `key` are one element.
    One that goes `across` spans all columns. A `ground` is painted once under neighbours that share it, and has a
    line for its foot where a column ends between them. `torn` is a figure that
    goes on in the next line, `overfull` tells that the line has no place to break.
    """

    lines: int
    paint: Paint
    role: Role
    key: str
    order: tuple[int, ...]
    break_cost: float = 0.0
    space: bool = False
    repeat: Unit | None = None
    ground: Ground | None = None
    level: int = 0
    across: bool = False
    torn: str = ""
    overfull: bool = False


def foot_lines(units: Sequence[Unit], end: int) -> int:
    """The blank lines at the foot of a column that ends before a unit: one where a ground goes on in the next column."""
    goes_on = 0 < end < len(units) and units[end].ground is not None and units[end].ground is units[end - 1].ground
    return 1 if goes_on else 0


def blank(lines: int) -> Unit:
    """Blank lines, which are dropped at a column's top."""
    return Unit(lines, _paint_nothing, "artifact", "", (), space=True)


def _paint_nothing(_grid: PageGrid, _x: float, _line: int) -> tuple[Item, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class SectionRun:
    """Which units are a section's: from `start` to before `end`.

    `index` is its place in the document. `paragraph_starts` holds the words of each of its blocks, with the unit at which the
    block begins.
    """

    index: int
    start: int
    end: int
    paragraph_starts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Varied:
    """A section's units with one of its paragraphs a line longer or shorter, and what that costs."""

    units: tuple[Unit, ...]
    cost: float


Vary = Callable[[SectionRun, int], Varied | None]
"""Sets a section one line longer (1) or shorter (-1); None where no paragraph of it can be."""


def _never(_run: SectionRun, _step: int) -> Varied | None:
    return None


@dataclass(frozen=True, slots=True)
class Story:
    """All running text in order; `sections` only those that are set in columns; `vary` sets one of them otherwise.

    `words` are the sections themselves by their places in the document, for setting them at other measures.
    """

    units: tuple[Unit, ...]
    sections: tuple[SectionRun, ...]
    heights: tuple[int, ...] = field(default=())
    vary: Vary = _never
    words: Mapping[int, Section] = field(default_factory=dict)

    @staticmethod
    def of(
        units: list[Unit], sections: list[SectionRun], vary: Vary = _never, words: Mapping[int, Section] | None = None
    ) -> Story:
        """A story with the running sum of its units' lines (spaces counted)."""
        heights = [0]
        for unit in units:
            heights.append(heights[-1] + unit.lines)
        return Story(tuple(units), tuple(sections), tuple(heights), vary, words or {})

    def lines_between(self, start: int, end: int) -> int:
        """Grid lines from one unit to before another, spaces counted."""
        return self.heights[end] - self.heights[start]


def words_of(section: Section) -> Hashable:
    """A section's words as they are set in columns, wherever they stand in its file; tables have none, nobody sets them anew."""
    notes = tuple((note.number, _run_words(note.text)) for note in section.notes)
    return section.slug, section.heading, tuple(_block_words(block) for block in section.blocks), notes


def _run_words(text: InlineText) -> Hashable:
    return tuple((run.text, run.style, run.ruby, run.note) for run in text)


def _block_words(block: Block) -> Hashable:
    match block:
        case Paragraph() | Subheading():
            return type(block), _run_words(block.text)
        case Quotation():
            return Quotation, tuple(map(_block_words, block.paragraphs))
        case ListBlock():
            return ListBlock, tuple((item.label, tuple(map(_block_words, item.blocks))) for item in block.items)
        case Table():
            return (Table,)
        case FencedBlock():
            return type(block), tuple(map(_run_words, block.texts))


def paint_units(placed: list[tuple[Unit, int]], grid: PageGrid, x: float) -> tuple[Item, ...]:
    """Units with their first lines as tagged items, over their grounds; neighbours of one element share its tag."""
    out: list[Item] = []
    for ground, own in itertools.groupby(placed, key=lambda entry: entry[0].ground):
        units = list(own)
        out += ground(grid, x, units) if ground is not None else ()
        for _, element in itertools.groupby(units, key=lambda entry: entry[0].key):
            parts = list(element)
            head = parts[0][0]
            items = tuple(item for unit, line in parts for item in unit.paint(grid, x, line))
            out.append(PlacedTag(head.role, head.key, head.order, items, level=head.level))
    return tuple(out)
