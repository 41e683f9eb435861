"""Pages with elements among the text: which of a page's elements stand in its columns, how deep, and what is over the text."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from printreport.layout.page.cost_terms import WEIGHTS
from printreport.layout.page.page_form import PageForm
from printreport.layout.page.strip import Stack
from printreport.layout.search.headed_pages import HeadedPages
from printreport.layout.search.page_price import PagePrice
from printreport.layout.search.uneven_page import UnevenPage, Worth
from printreport.layout.search.uneven_zones import UnevenZones
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import PHOTOS, Elements
from printreport.layout.stacks.page_plan import PagePlan, Side, counted, shown_form
from printreport.layout.stacks.span_stacks import QUIETER, SideBook, SideStack, louder
from printreport.layout.stacks.stack_fits import Fit, StackChoice
from printreport.layout.story.body_shape import ELEMENT_GAP, shortened, whole_columns
from printreport.layout.story.column_fill import TextZone
from printreport.layout.story.sections_abreast import PARALLEL
from printreport.layout.story.text_zones import SEPARATION, PricedZone, TextZones
from printreport.model.saved_plan import SavedPage
from printreport.model.theme import BodyForm

MOST_WITH_SIDE = 4
"""With more elements than these a page is a show of elements, not a page of text that has some in it."""

_MOST_IN_SIDE = 2
"""Elements among the text in one place: three of them would be a stack. No other value was tried."""
_MOST_FILLED = 2
"""How many depths of a stack are tried over a body whose text ends inside a section: the cheapest."""
_NEARLY = -WEIGHTS["same form"]
"""By how much a page may be dearer than the best other one and still be wanted, where that has the form of the page before."""
_MOST_HEADED = 4
"""How many depths of a stack are tried over sections side by side, and heights of the body without one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pages are worth making.

    `worth` tells whether one that ends before a unit would, at some cost, be cheaper by so much than the best other way to there.
    None is that costs `most` or more.
    """

    worth: Worth
    most: float = math.inf


@dataclass(frozen=True, slots=True)
class ColumnPage:
    """A text zone of a body form, the sides in it, and what stands over it."""

    priced: PricedZone
    sides: tuple[Side, ...]
    stacks: tuple[SideStack, ...]
    fit: Fit | None
    white: float

    def price(self, astray: float = 0.0) -> PagePrice:
        """What the page costs wherever it stands; `astray` is what it costs that its elements stand over other text."""
        inside = sum(stack.costs[side.depth] for stack, side in zip(self.stacks, self.sides, strict=True))
        return PagePrice(self.priced, self.fit, inside, self._louder(), self.white, astray=astray)

    @property
    def form(self) -> PageForm:
        """What stands on it, for the rhythm of neighbours."""
        return shown_form(self.fit.stack if self.fit is not None else None, self.priced.zone, self.sides)

    def _louder(self) -> float:
        parts: list[Stack | SideStack] = [*self.stacks]
        return louder([*parts, self.fit.stack] if self.fit is not None else parts)


def side_costs(sides: tuple[Side, ...], over: Stack | None, lines: int) -> tuple[float, float]:
    """What sides cost that are settled already, beside a stack over the text, and what all of it is louder together."""
    if not sides:
        return 0.0, 0.0
    parts = [side.stack for side in sides] + ([over] if over is not None else [])
    inside = sum(side.stack.costs(lines).get(side.depth, 0.0) for side in sides)
    return inside, louder(parts)


class _Parted(NamedTuple):
    """Some of a page's elements among the text, the stacks of the others, and the bodies of several measures for both."""

    inside: Elements
    choice: StackChoice | None
    uneven: tuple[UnevenPage, ...]


class ColumnPages:
    """The pages of one story and its elements that have some of these among the text."""

    def __init__(self, zones: TextZones, book: ElementBook, columns: int) -> None:
        theme = book.setting.theme
        whole = (form for form in theme.forms if whole_columns(form, theme.grid.columns // columns))
        regular = tuple(form for form in whole if form.element is not None)
        self._forms = tuple(form for form in regular if shortened(form))
        self._free = tuple(form for form in regular if not shortened(form)) if not zones.across else ()
        self._zones, self._book, self._sides = zones, book, SideBook(book)
        self._headed = HeadedPages(zones.parallel, book, self._sides, columns)
        self._modules = theme.grid.columns
        self._uneven = UnevenZones(book.setting, zones.story, columns, zones.lines)
        self._parts: dict[tuple[Elements, bool], tuple[_Parted, ...]] = {}

    def pages(self, unit: int, whole: Elements, left_page: bool, wanted: Wanted) -> Iterator[ColumnPage]:
        """The pages from a unit on that show all of these elements, some of them among the text."""
        if sum(map(len, whole)) < MOST_WITH_SIDE:
            for parted in self._parted(whole, left_page):
                yield from self._beside(unit, parted.inside, parted.choice, left_page, wanted)
                yield from self._as_deep(unit, parted.inside, parted.choice, left_page, wanted)
                yield from self._of_measures(unit, parted, left_page, wanted)
        if self._zones.parallel.rows(unit):
            for inside in _headings_of(whole):
                yield from self._over_sections(unit, inside, self._over(whole, inside))

    def arrangements(self, whole: Elements) -> Iterator[tuple[int, SideStack, StackChoice | None]]:
        """The ways to put some of a page's elements among regular columns: how many give way, and what is over the text.

        Of forms whose element stands beside all columns the number of these is told, less than 0.
        """
        for inside, choice, _ in self._parted(whole, False):
            shapes = {(f.element, shortened(f)): True for f in self._forms if f.foot == (choice is not None)}
            shapes |= {(f.element, -len(f.text)): True for f in self._free}
            for span, shortens in shapes:
                for side in self._sides.stacks(inside, span) if span else ():
                    yield shortens, side, choice

    def uneven_arrangements(self, whole: Elements) -> Iterator[UnevenPage]:
        """The ways to put some of a page's elements beside columns of other measures."""
        for parted in self._parted(whole, False):
            yield from parted.uneven

    def _parted(self, whole: Elements, left_page: bool) -> tuple[_Parted, ...]:
        """The ways to part a page's elements into what is among the text and the stacks over it."""
        key = (whole, left_page)
        if key not in self._parts:
            choices = ((inside, self._over(whole, inside)) for inside in _splits(whole))
            self._parts[key] = tuple(
                _Parted(inside, choice, tuple(self._uneven_pages(inside, choice, left_page)))
                for inside, choice in choices
                if choice is None or choice.stacks
            )
        return self._parts[key]

    def _uneven_pages(self, inside: Elements, choice: StackChoice | None, left_page: bool) -> Iterator[UnevenPage]:
        for form in self._uneven.forms_under(stacked=choice is not None):
            span = form.element and form.on(form.element, self._modules, left_page=left_page)
            for side in self._sides.stacks(inside, span) if span else ():
                yield UnevenPage(self._uneven, form, side, choice, self._zones.lines)

    def least_over_sections(self, whole: Elements) -> float:
        """What a page costs at least whose elements stand over sections side by side, some of them over both."""
        best = math.inf
        for inside in _headings_of(whole):
            choice = self._over(whole, inside)
            if any(inside) and (choice is None or choice.stacks):
                best = min(best, choice.least if choice is not None else 0.0)
        return best

    def _over(self, whole: Elements, inside: Elements) -> StackChoice | None:
        """The stacks of what is not among the text; None when all of it is."""
        over = tuple(range(part.start, among.start) for part, among in zip(whole, inside, strict=True))
        return self._book.stacks(over) if any(over) else None

    def forget(self) -> None:
        """Forgets partings, and sides that are not kept; what was set at other measures stays: words are compared with it."""
        self._parts.clear()
        self._sides.forget()

    @property
    def sections_set(self) -> frozenset[int]:
        """The sections whose very words have been looked at: they were set at other measures, or a line longer or shorter."""
        return self._uneven.sections_set | self._zones.parallel.sections_varied

    def agrees(self, other: ColumnPages, changed: Collection[int]) -> bool:
        """Whether all that was set of some sections comes out just as long in another story's words."""
        parallel = self._zones.parallel.agrees(other._zones.parallel, changed)
        return parallel and self._uneven.agrees(other._uneven, changed)

    def in_words_of(self, other: ColumnPages, page: PagePlan) -> TextZone | None:
        """The zone of a page with what was set otherwise than the story sets it in another story's words."""
        zone = page.zone
        if zone is None or page.step is None or not any(column.units for column in zone.columns):
            return zone
        form = next((form for form in self._uneven.forms if form.name == zone.body), None)
        if form is not None:
            left_page, depth = page.number % 2 == 0, page.sides[0].depth
            return other._uneven.zone(page.step.before.unit, zone.end, form, depth, left_page=left_page)
        if not zone.body:
            return other._zones.like(zone, page.step.before.unit)
        columns = (self._zones.parallel.in_words_of(other._zones.parallel, column) for column in zone.columns)
        return replace(zone, columns=tuple(columns))

    # -- an element in a column -------------------------------------------------------------------------------------------

    def _beside(
        self, unit: int, inside: Elements, choice: StackChoice | None, left_page: bool, wanted: Wanted
    ) -> Iterator[ColumnPage]:
        """An element at the foot of its column where a stack is over the text, at its head where none is.

        So what a page shows never crowds at its head.

        `unit` is the text's first, `inside` are the elements in it, `choice` has the stacks over it, `left_page` tells which
        page it is, and `wanted` which ends are worth their cost.
        """
        for form in self._forms:
            if form.element is not None and form.foot == (choice is not None):
                span = form.on(form.element, self._modules, left_page=left_page)
                for stack in self._sides.stacks(inside, span):
                    yield from self._placed(unit, form, stack, choice, inside, left_page, wanted)

    def _placed(
        self,
        unit: int,
        form: BodyForm,
        stack: SideStack,
        choice: StackChoice | None,
        inside: Elements,
        left_page: bool,
        wanted: Wanted,
    ) -> Iterator[ColumnPage]:
        """Pages of one body form with one side.

        `unit` is the text's first, `form` the body form, `stack` what stands in it, `choice` has the stacks over it, `inside`
        are the side's elements, `left_page` tells which page it is, `wanted` which ends are worth their cost.
        """
        zones, over, counts = self._zones, choice.least if choice is not None else 0.0, counted(inside)
        height = zones.lines - zones.headed(unit)[0] - (0 if choice is None else SEPARATION + choice.stacks[0].ideal)
        for end, total in zones.ends(unit):
            for depth in _depths(form, stack, total, height):
                if depth not in stack.costs or not wanted.worth(end, over + stack.costs[depth], _NEARLY):
                    continue
                priced = zones.beside(unit, end, form, depth, left_page=left_page)
                if priced is not None:
                    yield from self._under(priced, Side(stack.stack, depth, form.foot, counts), stack, choice)
        depth = min(stack.stack.ideal, zones.lines)
        torn = stack.stack.ideal_cost + WEIGHTS["torn section"]
        for room, fit in ((0, None),) if choice is None else choice.cheapest(_MOST_FILLED):
            if torn + (fit.cost - QUIETER if fit is not None else 0.0) >= wanted.most:
                continue
            height = zones.lines - (SEPARATION + room if fit is not None else 0)
            filled = zones.filled_beside(unit, height, form, depth, left_page=left_page)
            if filled is not None:
                yield ColumnPage(filled, (Side(stack.stack, depth, form.foot, counts),), (stack,), fit, 0.0)

    def _as_deep(
        self, unit: int, inside: Elements, choice: StackChoice | None, left_page: bool, wanted: Wanted
    ) -> Iterator[ColumnPage]:
        """An element beside all columns, just as deep as they are: above both a stack, or the white of the page.

        `unit`, `inside`, `choice`, `left_page` and `wanted` are as in `_beside`.
        """
        zones, least = self._zones, choice.least - QUIETER if choice is not None else 0.0
        highest = zones.lines - (SEPARATION + 1 if choice is not None else 0)
        for form in self._free:
            span = form.element and form.on(form.element, self._modules, left_page=left_page)
            for stack in self._sides.stacks(inside, span) if span else ():
                depths = range(stack.stack.least, min(stack.stack.most, highest) + 1)
                if not depths or least + stack.costs[min(stack.stack.ideal, depths[-1])] >= wanted.most:
                    continue
                for priced in self._beside_all(unit, form, depths, choice, left_page):
                    depth = priced.zone.height
                    if not wanted.worth(priced.zone.end, priced.cost + stack.costs[depth] + least, _NEARLY):
                        continue
                    side = Side(stack.stack, depth, False, counted(inside))
                    yield from self._under(priced, side, stack, choice)

    def _beside_all(
        self, unit: int, form: BodyForm, depths: range, choice: StackChoice | None, left_page: bool
    ) -> Iterator[PricedZone]:
        """The columns beside an element that are as high as it can be deep: up to a section's end, or filled under a stack.

        `unit` is the text's first, `form` the body form, `depths` are the element's in lines, `choice` has the stacks over
        both, `left_page` tells which page it is.
        """
        zones, columns = self._zones, len(form.text)
        for end, total in zones.ends(unit):
            if depths.start - 1 <= -(-total // columns) <= depths.stop:
                level = zones.level_beside(unit, end, form, left_page=left_page)
                if level is not None and level.zone.height in depths:
                    yield level
        for room, _ in choice.cheapest(_MOST_FILLED) if choice is not None else ():
            if (height := zones.lines - SEPARATION - room) in depths:
                filled = zones.filled_beside(unit, height, form, 0, left_page=left_page)
                yield from (filled,) if filled is not None else ()

    def _of_measures(self, unit: int, parted: _Parted, left_page: bool, wanted: Wanted) -> Iterator[ColumnPage]:
        """An element beside frames of several measures, or one that covers part of a column.

        Text is set for those only that could be worth it by their likely height.
        """
        uneven, zones, (inside, choice, pages) = self._uneven, self._zones, parted
        counts = counted(inside)
        for end, page in itertools.product(uneven.ends(unit) if pages else (), pages):
            depth = page.likely_depth(unit, end, wanted.worth, left_page=left_page)
            zone = uneven.zone(unit, end, page.form, depth, left_page=left_page) if depth is not None else None
            if depth is None or zone is None:
                continue
            side = Side(page.side.stack, depth, page.form.foot, counts)
            yield from self._under(zones.priced(zone), side, page.side, choice)

    def _under(self, priced: PricedZone, side: Side, stack: SideStack, choice: StackChoice | None) -> Iterator[ColumnPage]:
        """A body with its element alone on the page, or under the stack that suits the room over it best."""
        zones = self._zones
        if choice is None:
            yield ColumnPage(priced, (side,), (stack,), None, zones.white_below(priced.zone))
        elif (room := zones.lines - SEPARATION - priced.zone.height) > 0:
            yield from (ColumnPage(priced, (side,), (stack,), fit, 0.0) for fit in choice.free(room)[:1])

    # -- sections side by side --------------------------------------------------------------------------------------------

    def _over_sections(self, unit: int, inside: Elements, choice: StackChoice | None) -> Iterator[ColumnPage]:
        zones = self._zones
        if choice is None:
            for headed in self._headed.bodies(unit, inside, range(zones.lines, zones.lines - _MOST_HEADED, -1)):
                white = zones.white_below(headed.zone)
                yield ColumnPage(zones.priced(headed.zone), headed.sides, headed.stacks, None, white)
            return
        fits = {zones.lines - SEPARATION - room: fit for room, fit in choice.cheapest(_MOST_HEADED)}
        for headed in self._headed.bodies(unit, inside, tuple(fits)):
            fit = fits[headed.zone.height]
            yield ColumnPage(zones.priced(headed.zone), headed.sides, headed.stacks, fit, 0.0)

    # -- what a saved plan needs ------------------------------------------------------------------------------------------

    def stacks(self, body: str, inside: Elements, page: int, column: int) -> tuple[Stack, ...]:
        """The stacks of some elements as a body form shows them on a page, over a column of sections side by side."""
        if body == PARALLEL:
            return tuple(side.stack for side in self._sides.stacks(inside, self._headed.span(column), among=False))
        form = self.form(body)
        if form is None or form.element is None:
            return ()
        span = form.on(form.element, self._modules, left_page=page % 2 == 0)
        return tuple(side.stack for side in self._sides.stacks(inside, span))

    def body(self, unit: int, end: int, like: SavedPage, sides: tuple[Side, ...], inside: Elements) -> TextZone | None:
        """The text zone of a saved page from a unit on, beside sides that are known; None where it no longer comes out so.

        `unit` and `end` are the text's, `like` is the saved page, and `sides` have the elements `inside`.
        """
        if like.body == PARALLEL:
            bodies = (headed for headed in self._headed.bodies(unit, inside, (like.height,)) if headed.sides == sides)
            return next((headed.zone for headed in bodies), None)
        form = self.form(like.body)
        if form is None or len(sides) != 1:
            return None
        if form in self._uneven.forms:
            return self._uneven.zone(unit, end, form, sides[0].depth, left_page=like.number % 2 == 0)
        left_page, depth = like.number % 2 == 0, sides[0].depth
        if form in self._free:
            priced = self._zones.level_beside(unit, end, form, left_page=left_page) if self._zones.closes(end) else None
            if priced is None or priced.zone.height != like.height:
                priced = self._zones.filled_beside(unit, like.height, form, 0, left_page=left_page)
            return priced.zone if priced is not None and priced.zone.end == end and depth == like.height else None
        priced = self._zones.beside(unit, end, form, depth, left_page=left_page) if self._zones.closes(end) else None
        if priced is None or priced.zone.height != like.height:
            priced = self._zones.filled_beside(unit, like.height, form, depth, left_page=left_page)
        return priced.zone if priced is not None and priced.zone.end == end else None

    def form(self, name: str) -> BodyForm | None:
        """The body form of a name."""
        return next((form for form in (*self._forms, *self._free, *self._uneven.forms) if form.name == name), None)


def _depths(form: BodyForm, side: SideStack, total: int, height: int) -> tuple[int, ...]:
    """The side's own depth, and those with which so many lines of text make a body of some height."""
    stack = side.stack
    fitting = (len(form.text) * height - total) // shortened(form) - ELEMENT_GAP
    if fitting < stack.least - 1:
        return ()
    return tuple({min(stack.most, max(stack.least, depth)): True for depth in (fitting, fitting + 1, stack.ideal)})


def _splits(whole: Elements) -> Iterator[Elements]:
    """The ways to put some of a page's elements among the text: the last photographs, all of any other kind or none."""
    few = range(min(len(whole[PHOTOS]), _MOST_IN_SIDE) + 1)
    ways = [_last(part, few if kind == PHOTOS else _none_or_all(part)) for kind, part in enumerate(whole)]
    yield from (inside for inside in itertools.product(*ways) if 0 < sum(map(len, inside)) <= _MOST_IN_SIDE)


def _headings_of(whole: Elements) -> Iterator[Elements]:
    """What may stand over sections side by side: all of a page's elements, or all but its photographs, which are over both."""
    for photos in _last(whole[PHOTOS], _none_or_all(whole[PHOTOS])):
        yield tuple(photos if kind == PHOTOS else part for kind, part in enumerate(whole))


def _none_or_all(part: range) -> Iterable[int]:
    return dict.fromkeys((0, len(part)))


def _last(part: range, counts: Iterable[int]) -> list[range]:
    """So many of the last elements of a queue."""
    return [range(part.stop - count, part.stop) for count in counts]
