"""Which pages are worth making: what one that takes certain elements comes to at best, known before anything of it is made."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from printreport.layout.page.cost_terms import WEIGHTS
from printreport.layout.search.candidates import PageCandidates
from printreport.layout.search.cost_to_go import CostToGo
from printreport.layout.search.lower_bounds import LowerBound, TextBound
from printreport.layout.search.search_node import Node
from printreport.layout.stacks.elements import Elements
from printreport.layout.stacks.page_plan import State, stops

_MOST_BEHIND = 6
"""How many elements of each queue are looked at that a page may leave behind their words."""

_Debt = tuple[int, float, float]
"""A cost for every page that ends between two counts of lines of text."""


class CandidateQueue:
    """What the pages of an extent come to at best, with what is likely to follow them."""

    def __init__(self, candidates: PageCandidates, to_go: CostToGo, last: int) -> None:
        self._candidates, self._to_go, self._last = candidates, to_go, last
        self._heights = candidates.story.heights
        self._closings: dict[int, tuple[tuple[int, int, float], ...]] = {}

    def forget(self) -> None:
        """Forgets where pages may close."""
        self._closings.clear()

    def best_first(
        self, nodes: Sequence[Node], page: int, ceiling: Callable[[], float], *, last: bool, lenient: bool = False
    ) -> Iterator[tuple[Node, Elements]]:
        """What is worth making from some nodes on, the most promising first, for as long as it may come under the ceiling.

        What a page comes to at first sight is enough to leave most of them; `last` pages must take all that is left, `lenient`
        ones may hold a little and leave the rest white.

        `nodes` are where the page of this number, `page`, can begin; `ceiling` tells what a page must come under by now.
        """
        left_page = page % 2 == 0
        takings = [self._candidates.takings(node.state, left_page=left_page) for node in nodes]
        waiting = [
            (self._at_first_sight(node, page, taking), number, place, False)
            for number, node in enumerate(nodes)
            for place, taking in enumerate(takings[number])
            if not last or self._takes_all(taking)
        ]
        heapq.heapify(waiting)
        while waiting:
            bound, number, place, is_full = heapq.heappop(waiting)
            if bound >= ceiling():
                return
            node, taking = nodes[number], takings[number][place]
            if is_full:
                yield node, taking
            elif (best := self._at_best(node, page, taking, lenient=lenient)) < math.inf:
                heapq.heappush(waiting, (max(best, bound), number, place, True))

    def _takes_all(self, taking: Elements) -> bool:
        return all(part.stop == len(anchors) for part, anchors in zip(taking, self._candidates.anchors, strict=True))

    def _at_first_sight(self, node: Node, page: int, taking: Elements) -> float:
        """What a page that takes some elements comes to at least, whatever text it holds, with what is likely to follow."""
        to_go, after = self._to_go, _after(node.state, taking)
        over = to_go.left(after) - (self._last - page)
        return node.cost + to_go.debt(after, page + 1) + self._behind(node, page, taking) + to_go.misfit_within(over)

    def _at_best(self, node: Node, page: int, taking: Elements, *, lenient: bool = False) -> float:
        """The same, with what its elements cost beside so much text, the tear of a section, and which words stand elsewhere."""
        to_go, after = self._to_go, _after(node.state, taking)
        over = to_go.left(after) - (self._last - page)
        debts = [*self._before_words(node, page, taking), *(self._left_behind(after) if page % 2 else ())]
        bound, misfit, best = self._candidates.bounds.of(taking), to_go.misfit, math.inf
        unit = node.state.unit
        anywhere = self._anywhere(bound) if lenient else ()
        for cost, lines in (*self._closing(unit, bound), *self._filled(unit, bound), *anywhere):
            if cost >= best:
                continue
            least = cost + misfit(over, lines)
            if least < best:
                for first, last, debt in debts:
                    if first <= lines < last:
                        least += debt
                best = min(best, least)
        return node.cost + to_go.debt(after, page + 1) + self._behind(node, page, taking) + best

    def _closing(self, unit: int, bound: LowerBound | TextBound) -> Iterator[tuple[float, int]]:
        """What the pages cost at least that end with a section, or hold no text, and the lines of a column that they hold."""
        yield bound.beside(0)[0], 0
        for lines, height, cost in self._closings_of(unit):
            over, among = bound.beside(height)
            least = min(over + cost, among)
            yield min(least, bound.at_other_measures(lines, least)), lines
        rows = self._candidates.zones.parallel.rows(unit)
        if rows:
            yield bound.headed, self._heights[rows[0].runs[-1].end] - self._heights[unit]

    def _filled(self, unit: int, bound: LowerBound | TextBound) -> Iterable[tuple[float, int]]:
        """What the pages cost at least that end inside a section, and the lines of a column that they hold."""
        zones = self._candidates.zones
        return ((cost, zones.held(unit, room)) for cost, room in bound.filled) if zones.across else bound.filled

    def _anywhere(self, bound: LowerBound | TextBound) -> Iterator[tuple[float, int]]:
        """The same for pages that end inside a section at any height."""
        columns, torn = self._candidates.zones.columns, WEIGHTS["torn section"]
        for height in range(1, self._candidates.lines + 1):
            yield bound.beside(height)[0] + torn, columns * height

    def _closings_of(self, unit: int) -> tuple[tuple[int, int, float], ...]:
        """Where a page may end with a section: the lines of text up to there, their height and cost in level columns."""
        found = self._closings.get(unit)
        if found is None:
            heights = self._heights
            zones = self._candidates.zones.closed(unit)
            found = self._closings[unit] = tuple((heights[p.zone.end] - heights[unit], p.zone.height, p.cost) for p in zones)
        return found

    def _behind(self, node: Node, page: int, taking: Elements) -> float:
        """What those elements cost whose words stand before the page."""
        cost, unit = 0.0, node.state.unit
        for part, anchors, weight in self._queues(taking):
            for index in part:
                anchor = anchors[index]
                if anchor >= unit:
                    break
                if page % 2 and node.start <= anchor:
                    cost += weight * WEIGHTS["facing"]
                else:
                    cost += 2.0 * weight * WEIGHTS["apart"] * self._to_go.apart(unit, unit, anchor)
        return cost

    def _before_words(self, node: Node, page: int, taking: Elements) -> Iterator[_Debt]:
        """What elements cost that stand before their words, and those of the page before, if the page ends before these."""
        begin = self._heights[node.state.unit]
        each = WEIGHTS["apart"] if page % 2 else WEIGHTS["facing"]
        for part, anchors, weight in self._queues(taking):
            yield from ((0, self._heights[anchors[i]] - begin + 1, weight * each) for i in part if anchors[i] >= node.state.unit)
        if page % 2:
            yield from ((0, self._heights[anchor] - begin + 1, 0.5 * WEIGHTS["apart"]) for anchor in node.owed)

    def _left_behind(self, after: State) -> Iterator[_Debt]:
        """What elements cost that the page leaves for later, if it goes on beyond their words."""
        begin = self._heights[after.unit]
        for anchors, first in self._candidates.anchors_from(after):
            for anchor in anchors[first : first + _MOST_BEHIND]:
                if anchor >= after.unit:
                    yield self._heights[anchor] - begin + 1, math.inf, 0.5 * WEIGHTS["apart"]

    def _queues(self, taking: Elements) -> Iterator[tuple[range, tuple[int, ...], float]]:
        return zip(taking, self._candidates.anchors, self._candidates.weights, strict=True)


def _after(state: State, taking: Elements) -> State:
    """How far the queues are once some elements are taken, the text not yet set."""
    return State(state.unit, state.large, stops(taking))
