"""Which states can still lead to what is settled of later pages: elements that a page must show are not taken before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from printreport.layout.stacks.element_book import ChartElement, ElementBook, FigureElement, PhotoElement
from printreport.layout.stacks.page_plan import State
from printreport.layout.stacks.page_rule import Keys, PageRule


@dataclass(frozen=True, slots=True)
class _Mark:
    """A page before which a count of the state is at most `most`, and after which it is at least `least`.

    Where the page begins, the count lies between `fewest` and `most`.
    """

    page: int
    count: int
    fewest: int
    most: int
    least: int

    def allows(self, state: State, page: int) -> bool:
        """Whether a page may begin in a state."""
        value = state[self.count]
        if page > self.page:
            return value >= self.least
        return value <= self.most and (page < self.page or value >= self.fewest)


class RulePath:
    """The marks that the rules of all pages set to the states in which pages may begin."""

    def __init__(self, rules: Mapping[int, PageRule], book: ElementBook, large: Sequence[PhotoElement]) -> None:
        self._marks = tuple(mark for page, rule in sorted(rules.items()) for mark in _marks(page, rule, book, large))

    def allows(self, state: State, page: int) -> bool:
        """Whether a page may begin in a state."""
        return not self._marks or all(mark.allows(state, page) for mark in self._marks)


def _marks(page: int, rule: PageRule, book: ElementBook, large: Sequence[PhotoElement]) -> Iterator[_Mark]:
    queues: tuple[tuple[Keys | None, int, Sequence[PhotoElement | FigureElement | ChartElement], int], ...] = (
        (rule.photos, State._fields.index("photos"), book.photos, 0),
        (rule.photos, State._fields.index("large"), large, 0),
        # the title stands before a page's figures without being asked for
        (rule.figures, State._fields.index("figures"), book.figures, int(book.titled)),
        (rule.charts, State._fields.index("charts"), book.charts, 0),
    )
    for wished, count, queue, before in queues:
        places = [place for place, element in enumerate(queue) if element.key in (wished or ())]
        if places:
            yield _Mark(page, count, places[0] - before, places[0], places[-1] + 1)
    unit = State._fields.index("unit")
    yield from (_Mark(page, unit, 0, head, head + 1) for head in rule.begins)
