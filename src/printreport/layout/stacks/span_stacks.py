"""What may stand among the text: photographs, figures and charts under each other in the element span of a body form."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Stack, Strip, noise, solid, with_twins
from printreport.layout.photos.photo_forms import picture_cell, sharp_width, whole_picture, wished_larger
from printreport.layout.stacks.element_book import LATER, ElementBook, PhotoElement
from printreport.model.layout import Item
from printreport.model.theme import Span

_MOST_STACKS = 2
_MOST_TRIED = 6
_LEAST_TEXT = 6
"""Lines of text that its column keeps beside the deepest side."""
QUIETER = 0.6
"""By how much two quiet parts may cost less together than each alone: the page then has something to say."""

Forms = tuple[CellForm, ...]


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
        self._made: dict[tuple[range, range, range, Span, bool], tuple[SideStack, ...]] = {}
        self._pictures: dict[tuple[str, int], CellForm | None] = {}

    def stacks(
        self, photos: range, figures: range, charts: range, span: Span, *, among: bool = True
    ) -> tuple[SideStack, ...]:
        """The best stacks of all of these in a span, the cheapest first; none where one of them cannot stand there.

        `among` tells that running text stands beside them.
        """
        key = (photos, figures, charts, span, among)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = tuple(self._make(photos, figures, charts, span, among))
        return found

    def _make(
        self, photos: range, figures: range, charts: range, span: Span, among: bool
    ) -> Iterator[SideStack]:
        book = self._book
        kind = width_kind(book.setting, span)
        choices: list[list[tuple[float, Forms]]] = []
        for index in photos:
            form = self._picture(book.photos[index], span)
            choices.append([(0.0, (form,))] if form is not None else [])
        for index in figures:
            ranked = enumerate(book.figures[index].alternatives)
            suiting = [(LATER * rank, forms) for rank, forms in ranked if all(kind in form.widths for form in forms)]
            choices.append([] if book.figures[index].title else suiting)
        for index in charts:
            ranked_charts = enumerate(form for form in book.charts[index].forms if kind in form.widths)
            choices.append([(LATER * rank, (form,)) for rank, form in ranked_charts])
        sides = []
        for chosen in itertools.islice(itertools.product(*choices), _MOST_TRIED):
            forms = [(form.among if among else None) or form for _, group in chosen for form in group]
            stack = Stack.of(tuple(_under_each_other(forms, span)), sum(rank for rank, _ in chosen))
            if stack.least <= book.lines - _LEAST_TEXT:
                sides.append(SideStack(stack, stack.costs(book.lines), stack.loud, stack.fields))
        sides.sort(key=lambda side: (side.stack.ideal_cost, side.stack.name))
        yield from sides[:_MOST_STACKS]

    def _picture(self, element: PhotoElement, span: Span) -> CellForm | None:
        key = (element.key, span[1])
        if key not in self._pictures:
            self._pictures[key] = span_picture(self._book.setting, element, span)
        return self._pictures[key]


_WIDE = 0.6
"""The share of the type area from which on a picture among the text is large."""


def span_picture(setting: Setting, element: PhotoElement, span: Span) -> CellForm | None:
    """A photograph as wide as a span, its caption under it; None where it is too coarse, or the editor keeps it to a column."""
    photo, width = element.photo, PageGrid(setting.theme, False).cell(1, 1, *span).width
    grid = setting.theme.grid
    if sharp_width(photo) < width or (photo.keeps_to_a_column and width > grid.measure * grid.em + 1.0):
        return None
    form = picture_cell(setting, photo, element.order, width, Width.HALF)
    form = form or whole_picture(setting, photo, element.order, width, Width.HALF)
    return wished_larger(form, photo) if width < _WIDE * grid.width else form


def width_kind(setting: Setting, span: Span) -> Width | None:
    """The width of a span in the words of the forms; None for another one."""
    modules = setting.theme.grid.columns
    return {modules: Width.FULL, modules // 2: Width.HALF, modules // 3: Width.THIRD}.get(span[1])


def span_strip(form: CellForm, span: Span) -> Strip:
    """A cell form in some modules of the page."""

    def paint(grid: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        return form.paint(grid.cell(line, lines, *span))

    depths = (form.least, form.most, form.ideal)
    return Strip(form.name, *depths, form.loud, int(form.field), paint, base=form.base, twins=form.twins)


def _under_each_other(forms: Sequence[CellForm], span: Span) -> Iterator[Strip]:
    """The forms as strips, with what it costs that one stands under another frame of its moment."""
    for number, form in enumerate(forms):
        twin = number > 0 and form.photo in forms[number - 1].frames
        yield with_twins(span_strip(form, span), int(twin))
