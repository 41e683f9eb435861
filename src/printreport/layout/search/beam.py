"""The ways to begin one page, rated by what they cost and by what is likely to come, and those that are worth going on from."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator

from printreport.layout.search.cost_to_go import CostToGo
from printreport.layout.search.reachable_states import RulePath
from printreport.layout.search.search_node import Node, Way
from printreport.layout.stacks.page_plan import State

_PROGRESS = 4
"""How many measures of progress there are to a page."""


_BETWEEN = 12
"""How many amounts of matter left are told apart, where those that promise little are gone on from, too."""


class Beam:
    """The states in which a page may begin, each with the cheapest way to it."""

    def __init__(self, page: int, width: int, to_go: CostToGo, path: RulePath, *, spread: bool = False) -> None:
        """A layer of states that one page may begin at.

        `page` is its number, `width` how many states are gone on from, `to_go` knows what is likely to come, `path` which
        states can meet the rules; with `spread` states that have come more or less far than others are gone on from, too.
        """
        self._page, self._width, self._to_go, self._path = page, width, to_go, path
        # whether states that have come more or less far than others are gone on from, too, however little they promise
        self._spread = spread
        self._ways: dict[State, Node | Way] = {}
        self._ahead: dict[State, float] = {}
        # what the most promising ways come to, the best first, no more of them than the beam is wide
        self._foremost: list[float] = []

    def __iter__(self) -> Iterator[State]:
        return iter(self._ways)

    def cost(self, state: State) -> float:
        """What the cheapest way yet to a state costs."""
        known = self._ways.get(state)
        return math.inf if known is None else known.cost

    def way(self, state: State) -> Node | Way | None:
        """The cheapest way to a state, if there is one."""
        return self._ways.get(state)

    def take(self, state: State, way: Node | Way) -> None:
        """Keeps a way that is cheaper than the one that was known, if what is settled of other pages allows its state."""
        if not self._path.allows(state, self._page):
            return
        ahead, foremost, known = self._ahead_of(state), self._foremost, self._ways.get(state)
        if known is not None and (at := bisect.bisect_left(foremost, known.cost + ahead)) < len(foremost):
            del foremost[at]
        self._ways[state] = way
        bisect.insort(foremost, way.cost + ahead)
        if len(foremost) > self._width:
            foremost.pop()

    @property
    def ceiling(self) -> float:
        """What a way must come to less than to be among the most promising."""
        return self._foremost[-1] if len(self._foremost) == self._width else math.inf

    def limit(self, state: State) -> float:
        """What a way to a state must cost less than to be worth keeping: another is known, or it would not be gone on from."""
        if not self._path.allows(state, self._page):
            return -math.inf
        return min(self.cost(state), self.ceiling - self._ahead_of(state))

    def _ahead_of(self, state: State) -> float:
        found = self._ahead.get(state)
        if found is None:
            found = self._ahead[state] = self._to_go.ahead(state, self._page)
        return found

    def kept(self) -> list[Node | Way]:
        """The most promising ways, and the best of every measure of progress, so that the last pages can come out even."""
        rated = [(way.cost + self._ahead[state], state, way) for state, way in self._ways.items()]
        rated.sort(key=lambda entry: entry[:2])
        kept = [way for _, _, way in rated[: self._width]]
        met: set[int] = set()
        for _, state, way in rated[self._width :]:
            progress = round(_PROGRESS * self._to_go.left(state))
            if progress not in met:
                met.add(progress)
                kept.append(way)
        kept = kept[: self._width + self._width * 2 // 3]
        return [*kept, *_spread([(self._to_go.left(state), way) for _, state, way in rated])] if self._spread else kept


def _spread(rated: list[tuple[float, Node | Way]]) -> Iterator[Node | Way]:
    """The ways that leave least and most, and the best of some that leave as much as lies between."""
    lefts = [left for left, _ in rated]
    if not lefts or min(lefts) == max(lefts):
        return
    least, step = min(lefts), (max(lefts) - min(lefts)) / _BETWEEN
    met: set[int] = set()
    for extreme in (least, max(lefts)):
        yield next(way for left, way in rated if left == extreme)
    for left, way in rated:
        if (place := int((left - least) / step)) not in met:
            met.add(place)
            yield way
