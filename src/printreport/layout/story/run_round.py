"""Whole sections set from frame to frame, where frames and even lines of one frame differ in measure.

A paragraph that runs over such frames is broken once, with the true widths of all its lines (total fit over varying measures);
lines beside an element that covers part of their column are shorter (绕排), and stand on the grid like all others.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.story.body_shape import ELEMENT_GAP, overlap
from printreport.layout.story.column_fill import LEVEL, ColumnFill
from printreport.layout.story.passage import OVERFULL, Passage, passage_units, passages
from printreport.layout.story.section_units import heading_units, subheading_units
from printreport.layout.story.story import Unit, blank
from printreport.layout.story.timeline_strip import running_blocks
from printreport.model.blocks import Block, ListBlock, Paragraph, Quotation, Subheading
from printreport.model.document import Section
from printreport.model.line import SetParagraph
from printreport.model.theme import BodyForm, ModuleSpan

_TRIES = 5
"""How often a paragraph is set anew because a line alone at a frame's end had to go over."""
_KEPT = 2
"""Lines of text that a heading keeps with it."""
_DEEPEST = 6
"""So many lines a heading may take: the narrowest of them is its measure."""

_NARROWEST = 5.0
"""Em that a line must be wide; lists inside lists leave less of a narrow column."""
_MOST_CUT = 2
"""Lines that a frame may leave blank at its end to be level with the others."""

_Make = Callable[[float], list[Unit]]


def keeps_measure(block: Block) -> bool:
    """Whether a block is only set at the regular measure: tables, and what stands between `:::` lines."""
    return not isinstance(block, Paragraph | Subheading | ListBlock | Quotation)


class Room(NamedTuple):
    """The room of one line: how far it is indented in its frame, and how wide it is, in points."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A column of a body: its modules on the page, the lines over it, and the room of each of its lines."""

    span: ModuleSpan
    top: int
    rooms: tuple[Room, ...]


def frames_of(form: BodyForm, grid: PageGrid, height: int, depth: int) -> tuple[Frame, ...]:
    """The frames of a body so many lines high beside an element of some depth, in reading order on this page."""
    modules, left_page = grid.theme.grid.columns, grid.left_page
    element = form.element and form.on(form.element, modules, left_page=left_page)
    on = [[form.on(span, modules, left_page=left_page) for span in spans] for spans in (form.beside, form.text)]
    beside = [Frame(span, height - depth if form.foot else 0, _even(grid, span, depth)) for span in sorted(on[0])]
    # under columns that last only as long as the element, the text begins anew over the whole width
    under = (0, modules) if beside else element
    return (*beside, *(_frame(grid, span, under, form.foot, height, depth) for span in sorted(on[1])))


def _frame(grid: PageGrid, span: ModuleSpan, element: ModuleSpan | None, foot: bool, height: int, depth: int) -> Frame:
    """The frame of one column.

    `grid` is the page's, `span` the column's modules, `element` those of what stands among the text, at its `foot` or else its
    head, `height` the body's depth and `depth` the element's, in lines.
    """
    shared = overlap(span, element) if element is not None else 0
    if element is None or not shared:
        return Frame(span, 0, _even(grid, span, height))
    taken = min(height, depth + ELEMENT_GAP)
    if shared == span[1]:
        return Frame(span, 0 if foot else taken, _even(grid, span, height - taken))
    short = _beside(grid, span, element)
    rest = _even(grid, span, height - taken)
    return Frame(span, 0, (*rest, *[short] * taken) if foot else (*[short] * taken, *rest))


def _even(grid: PageGrid, span: ModuleSpan, lines: int) -> tuple[Room, ...]:
    return (Room(0.0, grid.cell(1, 1, *span).width),) * max(0, lines)


def _beside(grid: PageGrid, span: ModuleSpan, element: ModuleSpan) -> Room:
    """What an element leaves of a column: the wider part beside it."""
    before, after = element[0] - span[0], span[0] + span[1] - element[0] - element[1]
    part = (span[0], before) if before >= after else (element[0] + element[1], after)
    cell, whole = grid.cell(1, 1, *part), grid.cell(1, 1, *span)
    return Room(cell.x - whole.x, cell.width)


def capacity(frames: Sequence[Frame]) -> float:
    """How much text frames hold, in points of line."""
    return sum(room.width for frame in frames for room in frame.rooms)


class Flow:
    """Sets sections into frames; the cursor is a frame and a line of it.

    `cuts` are the lines that each frame leaves blank at its end, so that all end on one line.
    """

    def __init__(self, setting: Setting, frames: Sequence[Frame], cuts: Sequence[int]) -> None:
        self._setting, self._frames = setting, frames
        self._ends = [len(frame.rooms) - cut for frame, cut in zip(frames, cuts, strict=True)]
        self._units: list[list[Unit]] = [[] for _ in frames]
        self._used = [0] * len(frames)
        self._at = 0
        self.loosest = 0.0

    def columns(self, start: int, end: int) -> tuple[ColumnFill, ...]:
        """What has been set, as the columns of a text zone between two units of the story."""
        return tuple(
            ColumnFill(start if n == 0 else end, end, lines, 0.0, frame.top, len(frame.rooms), frame.span, tuple(units))
            for n, (frame, lines, units) in enumerate(zip(self._frames, self._lines, self._units, strict=True))
        )

    @property
    def apart(self) -> int:
        """By how many lines the frames' text ends apart."""
        missing = [len(frame.rooms) - lines for frame, lines in zip(self._frames, self._lines, strict=True)]
        return max(missing) - min(missing)

    @property
    def strands(self) -> bool:
        """Whether a frame is empty, or a heading has less than two lines of its section with it."""
        return not all(self._units) or any(_strands(units) for units in self._units)

    def section(self, index: int, section: Section) -> bool:
        """Sets a whole section; whether there was room for it, and no table in it and no notes under it."""
        if section.notes:
            return False
        if section.heading is not None:
            spaced = self._used[self._at] > 0
            if not self._together(functools.partial(heading_units, self._setting, section, index, spaced)):
                return False
        else:
            self._blank()
        blocks = running_blocks(self._setting, section)
        return all(self._block(block, f"{section.slug}/{number}", (index, 1, number)) for number, block in blocks)

    # -- work -------------------------------------------------------------------------------------------------------------

    @property
    def _lines(self) -> list[int]:
        """The lines that each frame's text takes, white at its end left out."""
        return [
            used - sum(unit.lines for unit in units[-1:] if unit.space)
            for used, units in zip(self._used, self._units, strict=True)
        ]

    def _blank(self) -> None:
        """The blank line before a section without a heading."""
        if not self._used[self._at]:
            return
        if self._used[self._at] + 1 + _KEPT <= self._ends[self._at]:
            self._put(self._at, [blank(1)], 0.0)
        elif self._at + 1 < len(self._frames):
            self._at += 1

    def _block(self, block: Block, key: str, order: tuple[int, ...]) -> bool:
        match block:
            case Subheading():
                return self._together(functools.partial(subheading_units, self._setting, block, key, order))
            case Paragraph() | ListBlock() | Quotation():
                return all(map(self._passage, passages(self._setting, block, key, order)))
            case _:
                return False

    def _together(self, make: _Make) -> bool:
        """Units that keep two lines of text with them, as wide as the narrowest of their lines."""
        while self._at < len(self._frames):
            used = self._used[self._at]
            left = self._frames[self._at].rooms[used : self._ends[self._at]]
            if left:
                units = make(min(room.width for room in left[:_DEEPEST]))
                units = units if used else [unit for unit in units if not unit.space]
                if sum(unit.lines for unit in units) + _KEPT <= len(left):
                    self._put(self._at, units, left[0].left)
                    return True
            self._at += 1
        return False

    def _put(self, frame: int, units: Sequence[Unit], shift: float) -> None:
        self._units[frame] += [_shifted(unit, shift) for unit in units] if shift else units
        self._used[frame] += sum(unit.lines for unit in units)

    def _passage(self, passage: Passage) -> bool:
        slots = [(f, i) for f in range(self._at, len(self._frames)) for i in range(self._used[f], self._ends[f])]
        for _ in range(_TRIES):
            done = self._broken(passage, slots)
            if done is None:
                return False
            lonely = _lonely(slots[: len(done.lines)])
            if lonely is None:
                self._place(passage, done, slots)
                return True
            del slots[lonely]
        return False

    def _broken(self, passage: Passage, slots: Sequence[tuple[int, int]]) -> SetParagraph | None:
        """The passage over some lines of the frames, None where these are too few or too narrow to set it well."""
        measures = [self._frames[f].rooms[i].width - passage.inset for f, i in slots]
        if not measures or min(measures) < _NARROWEST * passage.style.size:
            return None
        done = self._setting.typesetter.set_paragraph(passage.text, passage.style, _trimmed(measures))
        torn = done.torn or any(line.overfull > OVERFULL for line in done.lines)
        return done if len(done.lines) <= len(slots) and not torn else None

    def _place(self, passage: Passage, done: SetParagraph, slots: Sequence[tuple[int, int]]) -> None:
        for (frame, line), unit in zip(slots, passage_units(passage, done), strict=False):
            self._put(frame, [unit], self._frames[frame].rooms[line].left)
            self._at = frame
        self.loosest = max([self.loosest, *(line.expansion for line in done.lines)])


def _lonely(slots: Sequence[tuple[int, int]]) -> int | None:
    """The slot that a paragraph must leave empty, so that no first or last line of it stands alone in a frame (孤行不成页)."""
    for at in range(1, len(slots)):
        if slots[at][0] != slots[at - 1][0] and (at == 1 or at == len(slots) - 1):
            return at - 1
    return None


def _trimmed(widths: list[float]) -> list[float]:
    """Measures without the equal ones at the end: the last one repeats."""
    while len(widths) > 1 and widths[-1] == widths[-2]:
        widths.pop()
    return widths


def _shifted(unit: Unit, shift: float) -> Unit:
    return replace(unit, paint=lambda page, x, line: unit.paint(page, x + shift, line))


def _strands(units: Sequence[Unit]) -> bool:
    """Whether a frame has a heading in it that has less than two lines of its section with it."""
    for number, unit in enumerate(units):
        if unit.role in ("heading", "subheading"):
            after = units[number + 1 :]
            own = list(itertools.takewhile(lambda unit: unit.role != "heading", after))
            if sum(unit.lines for unit in own if not unit.space) < _KEPT and len(own) == len(after):
                return True
    return False


def flowed(setting: Setting, sections: Sequence[tuple[int, Section]], frames: Sequence[Frame]) -> Flow | None:
    """Whole sections set into frames that end on one line.

    None where the frames are too small, a section holds a table or notes, or it cannot be set well: a figure torn, a heading
    stranded, or frames that are not level.
    """
    cuts = itertools.product(range(_MOST_CUT + 1), repeat=len(frames) - 1)
    for cut in sorted(cuts, key=sum):
        flow = Flow(setting, frames, (*cut, 0))
        if not all(flow.section(index, section) for index, section in sections):
            if not any(cut):
                return None
        elif flow.apart <= LEVEL and not flow.strands:
            return flow
        elif flow.apart > LEVEL + len(frames) * _MOST_CUT:
            return None
    return None
