"""What may stand among the text: elements under each other in the element span of a body form."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from printreport.layout.page.cell_form import CellForm, Forms
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.strip import Stack, Strip, noise, solid, with_twins
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import Elements
from printreport.model.layout import Item
from printreport.model.theme import ModuleSpan

_MOST_STACKS = 2
"""Stacks kept of a side's elements, the cheapest. No other value was tried."""
_MOST_TRIED = 6
"""Sets of forms tried for a side: it has at most two elements, of which the foremost forms matter. No other value was tried."""
_LEAST_TEXT = 6
"""Lines of text that its column keeps beside the deepest side."""
QUIETER = 0.6
"""By how much two quiet parts may cost less together than each alone: the page then has something to say."""


@dataclass(frozen=True, slots=True)
class SideStack:
    """A stack in a span, with what it costs at each depth and how much it draws the eye."""

    stack: Stack
    costs: Mapping[int, float]
    loud: float
    fields: int


def louder(parts: Sequence[Stack | SideStack]) -> float:
    """What the stacks of a page cost together beyond what each costs alone: the page is as loud as all of them."""
    if len(parts) < 2:
        return 0.0
    loud = noise(sum(part.loud for part in parts)) - sum(noise(part.loud) for part in parts)
    return loud + solid(sum(part.fields for part in parts)) - sum(solid(part.fields) for part in parts)


class SideBook:
    """The stacks that elements can form in spans of modules, made once."""

    def __init__(self, book: ElementBook) -> None:
        self._book = book
        self._made: dict[tuple[Elements, ModuleSpan, bool], tuple[SideStack, ...]] = {}
        self._forms: dict[tuple[int, int, int], list[tuple[float, Forms]]] = {}

    def stacks(self, taking: Elements, span: ModuleSpan, *, among: bool = True) -> tuple[SideStack, ...]:
        """The best stacks of all of these in a span, the cheapest first; none where one of them cannot stand there.

        `among` tells that running text stands beside them.
        """
        key = (taking, span, among)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = tuple(self._make(taking, span, among))
        return found

    def forget(self) -> None:
        """Forgets the stacks of elements that the book does not keep."""
        self._made = {key: made for key, made in self._made.items() if self._book.keeps(key[0])}
        self._forms.clear()

    def _make(self, taking: Elements, span: ModuleSpan, among: bool) -> Iterator[SideStack]:
        book = self._book
        choices = [self._ranked(number, place, span) for number, part in enumerate(taking) for place in part]
        sides = []
        for chosen in itertools.islice(itertools.product(*choices), _MOST_TRIED):
            forms = [(form.among if among else None) or form for _, group in chosen for form in group]
            stack = Stack.of(tuple(_under_each_other(forms, span)), sum(rank for rank, _ in chosen))
            if stack.least <= book.lines - _LEAST_TEXT:
                sides.append(SideStack(stack, stack.costs(book.lines), stack.loud, stack.fields))
        sides.sort(key=lambda side: (side.stack.ideal_cost, side.stack.name))
        yield from sides[:_MOST_STACKS]

    def _ranked(self, number: int, place: int, span: ModuleSpan) -> list[tuple[float, Forms]]:
        """The forms of an element in a span with what they cost; as wide ones look the same wherever they stand."""
        key = (number, place, span[1])
        if key not in self._forms:
            queue = self._book.queues[number]
            self._forms[key] = queue.kind.in_span(self._book.setting, queue.elements[place], span)
        return self._forms[key]


def span_strip(form: CellForm, span: ModuleSpan) -> Strip:
    """A cell form in some modules of the page."""

    def paint(grid: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        return form.paint(grid.cell(line, lines, *span))

    depths = (form.least, form.most, form.ideal)
    costs = (form.base, 1.0, form.twins, form.unkept)
    return Strip((form.name,), *depths, form.loud, int(form.field), paint, False, *costs)


def _under_each_other(forms: Sequence[CellForm], span: ModuleSpan) -> Iterator[Strip]:
    """The forms as strips, with what it costs that one stands under another frame of its moment."""
    for number, form in enumerate(forms):
        twin = number > 0 and form.photo in forms[number - 1].frames
        yield with_twins(span_strip(form, span), int(twin))
