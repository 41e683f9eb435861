"""Pages on which sections stand side by side under headings over all of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import Elements
from printreport.layout.stacks.page_plan import Side, counted
from printreport.layout.stacks.span_stacks import SideBook, SideStack
from printreport.layout.story.column_fill import ColumnFill, TextZone
from printreport.layout.story.sections_abreast import PARALLEL, AbreastRow, Parallel
from printreport.model.theme import ModuleSpan

HEAD_GAP = 2
"""Blank lines between what stands over a section and its heading."""
_UNEVEN_HEADS = 0.12
"""What each line costs by which headings side by side stand apart."""


@dataclass(frozen=True, slots=True)
class Headed:
    """Sections side by side under what belongs to each, in a body of some height."""

    zone: TextZone
    sides: tuple[Side, ...]
    stacks: tuple[SideStack, ...]


class HeadedPages:
    """Sections side by side with their own elements over them."""

    def __init__(self, parallel: Parallel, book: ElementBook, sides: SideBook, columns: int) -> None:
        self._parallel, self._book, self._sides = parallel, book, sides
        modules = book.setting.theme.grid.columns // columns
        self._spans: tuple[ModuleSpan, ...] = tuple((number * modules, modules) for number in range(columns))

    def span(self, column: int) -> ModuleSpan:
        """The modules of a column."""
        return self._spans[column]

    def bodies(self, unit: int, inside: Elements, heights: Sequence[int]) -> Iterator[Headed]:
        """The bodies from a unit on, of some of the heights, in which each section has its own of these elements over it."""
        for row in self._parallel.rows(unit):
            shares = self._shared_out(row, inside)
            if shares is None:
                continue
            offered = [self._sides.stacks(share, span, among=False) for share, span in zip(shares, self._spans, strict=True)]
            for stacks, height in itertools.product(itertools.product(*offered), heights):
                headed = self._headed(row, shares, stacks, height)
                if headed is not None:
                    yield headed

    def _shared_out(self, row: AbreastRow, inside: Elements) -> tuple[Elements, ...] | None:
        """Which elements belong to which section; None where one has none, or an element belongs to no section of the row."""
        at = [queue.anchors for queue in self._book.queues]
        shares = []
        for run in row.runs:
            own = [[i for i in part if run.start <= anchors[i] < run.end] for part, anchors in zip(inside, at, strict=True)]
            if not any(own):
                return None
            shares.append(tuple(_run_of(part, given) for part, given in zip(inside, own, strict=True)))
        # sides have the page's elements in their order: a queue in which a later section comes first can't be shared out
        if any([i for share in shares for i in share[kind]] != list(part) for kind, part in enumerate(inside)):
            return None
        return tuple(shares)

    def _headed(self, row: AbreastRow, shares: Sequence[Elements], stacks: Sequence[SideStack], height: int) -> Headed | None:
        columns, sides = [], []
        for column, share, stack, span in zip(row.columns, shares, stacks, self._spans, strict=True):
            depth = height - HEAD_GAP - column.lines
            if depth not in stack.costs:
                return None
            top = depth + HEAD_GAP
            columns.append(ColumnFill(column.start, column.end, column.lines, 0.0, top, column.lines, span, column.units))
            sides.append(Side(stack.stack, depth, False, counted(share)))
        tops = [column.top for column in columns]
        strain = row.strain + _UNEVEN_HEADS * (max(tops) - min(tops))
        zone = TextZone(tuple(columns), height, row.runs[-1].end, PARALLEL, strain)
        return Headed(zone, tuple(sides), tuple(stacks))


def _run_of(part: range, chosen: list[int]) -> range:
    return range(chosen[0], chosen[-1] + 1) if chosen else range(part.stop, part.stop)
