"""What a page could show from some state on: the elements taken, the stack that shows them, the text beside it, and the price.

A candidate knows nothing of the pages before it; the search adds what only the neighbours decide. It asks for the candidates of
some elements at a time, and says what they may cost: most pages that could be made are not worth it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from printreport.layout.page.cost_terms import WEIGHTS
from printreport.layout.page.page_form import TEXT_ALONE, PageForm
from printreport.layout.search.column_pages import MOST_WITH_SIDE, ColumnPages, Wanted, side_costs
from printreport.layout.search.lower_bounds import LowerBounds
from printreport.layout.search.page_price import PagePrice
from printreport.layout.search.plain_pages import plain_pages, plain_takings
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import FIGURES, PHOTOS, Elements
from printreport.layout.stacks.page_plan import Shown, State, shares, stops
from printreport.layout.stacks.page_rule import PageRule, comes_next
from printreport.layout.stacks.stack_fits import Fit, StackChoice
from printreport.layout.story.column_fill import TextZone
from printreport.layout.story.sections_abreast import PARALLEL
from printreport.layout.story.story import Story
from printreport.layout.story.text_zones import LEAST_FULL, SEPARATION, PricedZone, TextZones

_MOST_BESIDE = 3
"""Photographs on a page that shows figures or charts, too: more with them is a crowd. No other value was tried."""
_MOST_TOGETHER = 5
"""Elements of all kinds on one page, unless a wish asks for more. No other value was tried."""

NO_RULE = PageRule()

Limit = Callable[[State], float]
"""What a page that leads to a state must cost less than for the search to want it."""


def no_limit(_after: State) -> float:
    """Wants every page."""
    return math.inf


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that could begin at a state: where it leads, what it shows, and what it costs whatever stands around it.

    `away` tells that some of the elements that it takes belong to text elsewhere. `form` is there for the rhythm of
    neighbours, plain for text alone.
    """

    after: State
    cost: float
    shown: Shown
    form: PageForm
    away: bool = False


class _Keeper(Protocol):
    most: float

    def wants(self, after: State, cost: float, form: PageForm) -> bool: ...

    def beats(self, after: State, cost: float, by: float) -> bool: ...

    def add(self, candidate: Candidate) -> None: ...


class _Everything:
    """Keeps every candidate."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.most = math.inf

    def wants(self, _after: State, _cost: float, _form: PageForm) -> bool:
        """Whether a candidate is worth making."""
        return True

    def beats(self, _after: State, _cost: float, _by: float) -> bool:
        """Whether a candidate of a cost is worth a look: here all are."""
        return True

    def add(self, candidate: Candidate) -> None:
        """Keeps a candidate."""
        self.candidates.append(candidate)


class _Foremost:
    """Keeps of all ways to one state the cheapest, and the cheapest of another form, in case the page before has that one.

    Only what costs less than the limit of its state is wanted.
    """

    def __init__(self, limit: Limit, most: float) -> None:
        self._best: dict[State, tuple[Candidate, Candidate | None]] = {}
        self._limits: dict[State, float] = {}
        self._limit, self.most = limit, most

    def _is_dear(self, after: State, cost: float) -> bool:
        limit = self._limits.get(after)
        if limit is None:
            limit = self._limits[after] = self._limit(after)
        return cost >= limit

    def wants(self, after: State, cost: float, form: PageForm) -> bool:
        """Whether a candidate of a cost would be kept."""
        if self._is_dear(after, cost):
            return False
        known = self._best.get(after)
        if known is None:
            return True
        first, second = known
        return cost < first.cost or (form != first.form and (second is None or cost < second.cost))

    def beats(self, after: State, cost: float, by: float) -> bool:
        """Whether a candidate of a cost would be cheaper by so much than the best to its state.

        Where none is known because all were too dear, it must come as much under the limit; where none is at all, by nothing.
        """
        if self._is_dear(after, cost):
            return False
        known = self._best.get(after)
        if known is None:
            return by <= 0.0 or cost < self._limits[after] - by < math.inf
        return cost < known[0].cost - by

    def add(self, candidate: Candidate) -> None:
        """Keeps a candidate that is wanted."""
        known = self._best.get(candidate.after)
        if known is None:
            self._best[candidate.after] = (candidate, None)
            return
        first, second = known
        if candidate.cost >= first.cost:
            self._best[candidate.after] = (first, candidate)
        else:
            self._best[candidate.after] = (candidate, second if candidate.form == first.form else first)

    def ranked(self) -> tuple[Candidate, ...]:
        """What was kept, the cheapest first."""
        kept = (candidate for pair in self._best.values() for candidate in pair if candidate is not None)
        return tuple(sorted(kept, key=lambda candidate: candidate.cost))


class PageCandidates:
    """The candidates of every state, made when they are asked for and kept.

    `story` is the text, `book` the elements that wait, `columns` and `lines` are those of a page, `most_photos` may stand on one.
    """

    def __init__(self, story: Story, book: ElementBook, columns: int, lines: int, most_photos: int) -> None:
        self.story, self.book, self.lines = story, book, lines
        theme = book.setting.theme
        opening = theme.section.opens_page
        self.zones = TextZones(story, columns, lines, theme.grid.columns, opening=opening)
        self.column_pages = ColumnPages(self.zones, book, columns)
        self.capacity = columns * lines
        self.anchors = tuple(queue.anchors for queue in book.queues)
        self.weights = tuple(queue.kind.weight for queue in book.queues)
        self.most_photos = most_photos
        self._most = tuple(queue.kind.most if number != PHOTOS else most_photos for number, queue in enumerate(book.queues))
        self._begins = tuple(_beginnings(story, anchors) for anchors in self.anchors)
        self.bounds = LowerBounds(book, self.column_pages, columns, lines)

    def at(self, state: State, *, left_page: bool, lenient: bool, rule: PageRule) -> Iterable[Candidate]:
        """The candidates of a state, by what they take; `lenient` pages may hold a little and leave the rest white."""
        if rule == NO_RULE:
            for taking in self.takings(state, left_page=left_page):
                yield from self.of(state, taking, left_page=left_page, lenient=lenient)
            return
        every = _Everything()
        for taking in self._takings(state, left_page, rule):
            self._make(every, state, taking, left_page, lenient, rule)
        yield from (candidate for candidate in every.candidates if _keeps(rule, state, candidate))

    def plain(self, state: State, *, left_page: bool, rule: PageRule) -> Iterator[Candidate]:
        """The plainest pages that could begin at a state (`plain_pages.py`)."""
        takings = plain_takings(self, state) if rule == NO_RULE else self._takings(state, left_page, rule)
        every = _Everything()
        for taking in takings:
            taken = stops(taking)
            later = self._later(state, taken)
            lowest, highest = self._extent(taking) if any(taking) else (state.unit, -1)
            for priced, fit in plain_pages(self, self.zones, state.unit, taking, rule.form):
                end = state.unit if priced is None else priced.zone.end
                after = State(end, state.large, taken)
                zone = None if priced is None else priced.zone
                white = self.zones.white_below(zone) if zone is not None and fit is None else 0.0
                waiting = self.waiting(state) if fit is None else 0.0
                astray = self._astray(later, state.unit, end) if fit else 0.0
                cost = PagePrice(priced, fit, white=white, waiting=waiting, astray=astray).cost
                shown = Shown(zone, fit.stack, fit.depth) if fit else Shown(zone)
                away = bool(fit) and (lowest < state.unit or highest >= end)
                every.add(Candidate(after, cost, shown, fit.stack.form if fit else TEXT_ALONE, away))
        yield from (candidate for candidate in every.candidates if rule == NO_RULE or _keeps(rule, state, candidate))

    def takings(self, state: State, *, left_page: bool) -> tuple[Elements, ...]:
        """Which elements the page may take, the next ones of each queue."""
        return tuple(self._takings(state, left_page, NO_RULE))

    def of(
        self, state: State, taking: Elements, *, left_page: bool, lenient: bool, limit: Limit = no_limit, most: float = math.inf
    ) -> tuple[Candidate, ...]:
        """The candidates of a state that take some elements, the cheapest first.

        `state` is where the page begins, `taking` are the elements, `left_page` tells which page it is, and `lenient` ones may
        leave much white. Each costs less than the `limit` of where it leads, and that is never more than `most`.
        """
        foremost = _Foremost(limit, most)
        self._make(foremost, state, taking, left_page, lenient, NO_RULE)
        return foremost.ranked()

    def title_is_due(self, state: State) -> bool:
        """Whether the title has to head the next page: the first in columns, where no opening page carries it."""
        return self.book.titled and state.taken[FIGURES] == 0

    def waiting(self, state: State) -> float:
        """1 while any element is still to be placed."""
        return float(any(first < len(queue) for queue, first in zip(self.anchors, state.taken, strict=True)))

    def anchors_from(self, state: State) -> Iterator[tuple[tuple[int, ...], int]]:
        """The units to which the elements of each queue belong, with the first that is still to be placed."""
        return zip(self.anchors, state.taken, strict=True)

    def price(self, state: State, after: State, shown: Shown) -> PagePrice:
        """What a page that shows certain things costs between two states: for the plan, and for one that is taken up again."""
        zone, stack, sides = shown.zone, shown.stack, shown.sides
        text, fit, white = self.zones.priced(zone) if zone is not None else None, None, 0.0
        if stack is not None:
            over, _ = shares(state, after, [side.counts for side in sides])
            fit = self.book.stacks(over).at(stack, shown.depth, self.room(zone))
        elif zone is not None:
            white = self.zones.white_below(zone)
        waiting = self.waiting(state) if zone is not None and stack is None and not sides else 0.0
        shows = bool(sides or stack is not None) and (zone is None or zone.body != PARALLEL)
        astray = self._astray(self._later(state, after.taken), state.unit, after.unit) if shows else 0.0
        return PagePrice(text, fit, *side_costs(sides, stack, self.lines), white, waiting, astray)

    def _astray(self, later: list[tuple[int, float]], start: int, end: int) -> float:
        """What it costs that elements stand over text of other sections: their own begin only further down the page."""
        heights = self.story.heights
        lines = heights[end] - heights[start]
        if not lines or not later:
            return 0.0
        over = sum([weight * (heights[at] - heights[start]) for at, weight in later if at < end])
        return WEIGHTS["astray"] * over / lines

    def _later(self, state: State, taken: tuple[int, ...]) -> list[tuple[int, float]]:
        """The sections of a page's elements that begin after its first unit, each with its weight."""
        shown = zip(self._begins, state.taken, taken, self.weights, strict=True)
        return [(at, weight) for begins, first, stop, weight in shown for at in begins[first:stop] if at > state.unit]

    def room(self, zone: TextZone | None) -> int:
        """How deep a stack may be beside a text zone."""
        return self.lines if zone is None else self.lines - SEPARATION - zone.height

    # -- work -------------------------------------------------------------------------------------------------------------

    def _make(
        self, kept: _Keeper, state: State, taking: Elements, left_page: bool, lenient: bool, rule: PageRule
    ) -> None:
        """Adds to `kept` what it wants of a state's candidates.

        `state` is where the page begins, `taking` are its elements, `left_page` and `lenient` as in `of`, `rule` is what the
        page must be.
        """
        if not any(taking):
            self._bare(kept, state, lenient)
            return
        self._stacked(kept, state, taking, lenient, rule.form)
        if sum(map(len, taking)) <= MOST_WITH_SIDE and not self.title_is_due(state):
            self._among(kept, state, taking, left_page)

    def _takings(self, state: State, left_page: bool, rule: PageRule) -> Iterator[Elements]:
        """How many of each queue the page may take: those whose words may stand on it or on the facing page."""
        amounts = [self._amounts(number, state, left_page, rule) for number in range(len(self.anchors))]
        for counts in itertools.product(*amounts):
            photos, together = counts[PHOTOS], sum(counts)
            if together > photos and (photos > _MOST_BESIDE or together > _MOST_TOGETHER) and rule.photos is None:
                continue
            yield tuple([range(first, first + count) for first, count in zip(state.taken, counts, strict=True)])

    def _amounts(self, number: int, state: State, left_page: bool, rule: PageRule) -> Iterable[int]:
        """How many of a queue the page may take: any number in reach, or just the wished ones where they come next."""
        queue, first = self.book.queues[number], state.taken[number]
        title = int(number == FIGURES and self.title_is_due(state))
        wished = rule.wished(queue.kind.key) if rule.elements else None
        if wished is not None:
            wished = (*queue.keys[first : first + title], *wished)
            return (len(wished),) if comes_next(queue.keys, first, wished) else ()
        reach = self.capacity * queue.kind.reach[left_page]
        return range(title, self._near(state, queue.anchors[first : first + self._most[number]], reach) + 1)

    def _extent(self, taking: Elements) -> tuple[int, int]:
        """The first and the last unit to which any of some elements belongs."""
        anchors = [own[i] for own, part in zip(self.anchors, taking, strict=True) for i in part]
        return min(anchors), max(anchors)

    def _near(self, state: State, anchors: Sequence[int], reach: float) -> int:
        count = 0
        for anchor in anchors:
            if anchor > state.unit and self.story.lines_between(state.unit, anchor) > reach:
                break
            count += 1
        return count

    def _bare(self, kept: _Keeper, state: State, lenient: bool) -> None:
        waiting = self.waiting(state)
        for priced in self.zones.starting_at(state.unit, 3 if lenient else math.ceil(LEAST_FULL * self.lines)):
            after = State(priced.zone.end, state.large, state.taken)
            cost = PagePrice(priced, white=self.zones.white_below(priced.zone), waiting=waiting).cost
            if kept.wants(after, cost, TEXT_ALONE):
                kept.add(Candidate(after, cost, Shown(priced.zone), TEXT_ALONE))

    def _stacked(
        self, kept: _Keeper, state: State, taking: Elements, lenient: bool, form: str | None
    ) -> None:
        """Adds to `kept` pages with all elements in a stack.

        `state` is where they begin, `taking` are the elements, `lenient` as in `of`, and `form` is the wished one's name, if
        any.
        """
        unit, lines, taken = state.unit, self.lines, stops(taking)
        choice = self.book.stacks(taking)
        lowest, highest = self._extent(taking)
        after = State(unit, state.large, taken)
        for fit in choice.free(lines, form):
            full = lenient or fit.depth >= LEAST_FULL * lines or self.title_is_due(state)
            if full and kept.wants(after, fit.cost, fit.stack.form):
                kept.add(Candidate(after, fit.cost, Shown(None, fit.stack, fit.depth), fit.stack.form, away=True))
        later = self._later(state, taken)
        for priced, fit in self._shared_pages(unit, choice, lenient, form, kept.most):
            zone, stack = priced.zone, fit.stack
            reached = State(zone.end, state.large, taken)
            cost = PagePrice(priced, fit, astray=self._astray(later, unit, zone.end)).cost
            if kept.wants(reached, cost, stack.form):
                away = lowest < unit or highest >= zone.end
                kept.add(Candidate(reached, cost, Shown(zone, stack, fit.depth), stack.form, away))

    def _among(self, kept: _Keeper, state: State, taking: Elements, left_page: bool) -> None:
        """Pages with some of the elements among the text."""
        taken = stops(taking)
        lowest, highest = self._extent(taking)
        later = self._later(state, taken)

        def worth(end: int, cost: float, by: float) -> bool:
            return kept.beats(State(end, state.large, taken), cost, by)

        for page in self.column_pages.pages(state.unit, taking, left_page, Wanted(worth, kept.most)):
            zone, form = page.priced.zone, page.form
            reached = State(zone.end, state.large, taken)
            cost = page.price(self._astray(later, state.unit, zone.end) if zone.body != PARALLEL else 0.0).cost
            if kept.wants(reached, cost, form):
                away = lowest < state.unit or highest >= zone.end
                stack, depth = (page.fit.stack, page.fit.depth) if page.fit is not None else (None, 0)
                kept.add(Candidate(reached, cost, Shown(zone, stack, depth, page.sides), form, away))

    def _shared_pages(
        self, unit: int, choice: StackChoice, lenient: bool, form: str | None, most: float
    ) -> Iterator[tuple[PricedZone, Fit]]:
        """Text with a stack that suits what it leaves: what ends a section, and what fills the columns beside a stack at ease.

        `unit` is the first of the text, `choice` has the stacks, `lenient` is as in `of`, `form` the wished one's name, and
        `most` what text and stack must cost less than.
        """
        room = self.lines - SEPARATION
        zones = self.zones.starting_at(unit) if lenient else self.zones.closed(unit)
        for priced in zones:
            if priced.zone.height <= room:
                yield from ((priced, fit) for fit in choice.free(room - priced.zone.height, form))
        if lenient:
            return
        torn = WEIGHTS["torn section"]
        for left, fits in choice.near(form).items():
            if fits[0].cost + torn >= most:
                continue
            filled = self.zones.filled(unit, room - left) if left < room - 2 else None
            if filled is not None:
                yield from ((filled, fit) for fit in fits)


def _keeps(rule: PageRule, state: State, candidate: Candidate) -> bool:
    if not rule.allows_text(state.unit, candidate.after.unit):
        return False
    if candidate.form == TEXT_ALONE:
        return rule.allows_bare_text
    zone, stack = candidate.shown.zone, candidate.shown.stack
    return rule.allows_form(candidate.form, at_head=stack is not None and stack.at_head, with_text=zone is not None)


def _beginnings(story: Story, anchors: Sequence[int]) -> tuple[int, ...]:
    """For each unit to which an element belongs the first unit of its section."""
    starts = [run.start for run in story.sections]
    return tuple(max((start for start in starts if start <= anchor), default=0) for anchor in anchors)
