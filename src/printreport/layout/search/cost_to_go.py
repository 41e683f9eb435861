"""What is likely still to come when a page begins: matter that does not suit the pages left, and elements behind their words.

From it follows what a page could come to at best, before any of it is made: most pages that a state allows are not worth making.
"""

from __future__ import annotations

from collections.abc import Sequence

from printreport.layout.page.cost_terms import WEIGHTS
from printreport.layout.search.candidates import PageCandidates
from printreport.layout.search.search_node import Extent
from printreport.layout.stacks.elements import PhotoElement
from printreport.layout.stacks.page_plan import State, beginning

_UNFILLED = 1.02
"""How much more room than its lines text takes: what must not be parted leaves lines of columns blank."""
_BESIDE_A_FOLD = 0.6
"""Pages of text that may stand between a picture over the fold and its words, which are on the page before or after."""
_TOO_MUCH, _TOO_LITTLE = 2.5, 1.2
"""What a page of matter that is left over costs, and a page left without matter, squared."""


class CostToGo:
    """The likely cost of what is left of one story and its elements on the pages of an extent."""

    def __init__(self, candidates: PageCandidates, large: Sequence[PhotoElement], extent: Extent) -> None:
        story, book = candidates.story, candidates.book
        self._candidates, self._large, self._extent = candidates, tuple(large), extent
        self._capacity = extent.columns * extent.lines
        self._heights = story.heights
        self._lines_left = _sums_to_come(tuple(0.0 if unit.space else float(unit.lines) for unit in story.units))
        self._appetites = tuple(_sums_to_come(queue) for queue in book.appetites)
        self._large_left = _sums_to_come(tuple(2.0 if p.photo.place == "spread" else 1.0 for p in self._large))
        self._debts: dict[State, float] = {}

    def forget(self) -> None:
        """Forgets the debts of states."""
        self._debts.clear()

    def left(self, state: State) -> float:
        """The pages that all that is left is likely to fill."""
        return _UNFILLED * (self._heights[-1] - self._heights[state.unit]) / self._capacity + self._matter_left(state)

    def overflow(self, state: State, page: int) -> int:
        """By how many lines of a column the text alone is more than the pages hold from this one on, whole pictures left out."""
        pages = self._extent.last - page + 1 - int(self._large_left[state.large])
        return int(self._lines_left[state.unit]) - max(0, pages) * self._capacity

    def ahead(self, state: State, page: int) -> float:
        """What is sure to come: elements already behind their words, and matter that does not suit the pages left."""
        return _misfit(self.left(state) - (self._extent.last - page + 1)) + self.debt(state, page)

    @property
    def all_matter(self) -> float:
        """The pages that all the matter is likely to fill."""
        return self.left(beginning(len(self._appetites)))

    @property
    def shortfall(self) -> float:
        """What it is likely to cost that all the matter is less than the pages hold; nothing where it is not."""
        over = self.all_matter - (self._extent.last - self._extent.first + 1)
        return _misfit(min(0.0, over))

    def misfit(self, over: float, lines: int) -> float:
        """What `over` pages of matter beyond those left are likely to cost once so many lines of it are set."""
        return _misfit(over - _UNFILLED / self._capacity * lines)

    def misfit_within(self, over: float) -> float:
        """The same at the least, however much text of it is set on one page."""
        return 0.0 if 0.0 < over < _UNFILLED else _misfit(over if over <= 0.0 else over - _UNFILLED)

    def apart(self, start: int, end: int, anchor: int) -> float:
        """Half a point and a page's worth for each page of text between an element and its words; none if they stand here."""
        if start <= anchor < end:
            return 0.0
        first, last = (end, anchor) if anchor >= end else (anchor, start)
        return 0.5 + (self._heights[last] - self._heights[first]) / self._capacity

    def turned(self, first: int, last: int) -> float:
        """The pages of text between a picture over the fold and its words, beyond the nearest."""
        return max(0.0, (self._heights[last] - self._heights[first]) / self._capacity - _BESIDE_A_FOLD)

    def debt(self, state: State, page: int) -> float:
        """The least that elements will cost whose words have been set and left behind."""
        if page % 2:
            # on a right page the words may stand on the facing page, where elements may still join them
            return 0.0
        found = self._debts.get(state)
        if found is None:
            found = self._debts[state] = WEIGHTS["apart"] * self._behind(state) + self._large_debt(state)
        return found

    def _behind(self, state: State) -> float:
        """The points and pages by which elements are apart from words that are set already."""
        behind, unit, heights = 0.0, state.unit, self._heights
        for anchors, first in self._candidates.anchors_from(state):
            for place in range(first, len(anchors)):
                if (anchor := anchors[place]) >= unit:
                    break
                behind += 0.5 + (heights[unit] - heights[anchor]) / self._capacity
        return behind

    def _matter_left(self, state: State) -> float:
        """The pages that the elements still to be placed are likely to fill."""
        matter = 0.0
        for to_come, first in zip(self._appetites, state.taken, strict=True):
            matter += to_come[first]
        return matter + self._large_left[state.large]

    def _large_debt(self, state: State) -> float:
        """What whole pictures will cost at least whose words lie behind: the longer they wait, the more."""
        debt = 0.0
        for element in self._large[state.large :]:
            if element.anchor >= state.unit:
                break
            debt += WEIGHTS["turned"] * self.turned(element.anchor, state.unit)
        return debt


def _misfit(over: float) -> float:
    """What pages of matter cost that are left over, or missing."""
    return (_TOO_MUCH if over > 0 else _TOO_LITTLE) * over * over


def _sums_to_come(values: tuple[float, ...]) -> tuple[float, ...]:
    """For each place in a queue, and its end, the sum of the values from there on."""
    sums = [0.0]
    for value in reversed(values):
        sums.append(sums[-1] + value)
    return tuple(reversed(sums))
