"""Which states can still lead to what is settled of later pages: elements that a page must show are not taken before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import FIGURES, PhotoElement
from printreport.layout.stacks.page_plan import State
from printreport.layout.stacks.page_rule import PageRule


@dataclass(frozen=True, slots=True)
class _Mark:
    """A page before which a count of the state is at most `most`, and after which it is at least `least`; `count` reads it.

    Where the page begins, the count lies between `fewest` and `most`.
    """

    page: int
    count: Callable[[State], int]
    fewest: int
    most: int
    least: int

    def allows(self, state: State, page: int) -> bool:
        """Whether a page may begin in a state."""
        value = self.count(state)
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
    for number, queue in enumerate(book.queues):
        # the title stands before a page's figures without being asked for
        before = int(book.titled and number == FIGURES)
        yield from _placed(page, rule.wished(queue.kind.key) or (), queue.keys, _taken_of(number), before)
    yield from _placed(page, rule.photos or (), [element.key for element in large], attrgetter("large"), 0)
    yield from (_Mark(page, attrgetter("unit"), 0, head, head + 1) for head in rule.begins)


def _placed(
    page: int, wished: Sequence[str], keys: Sequence[str], count: Callable[[State], int], before: int
) -> Iterator[_Mark]:
    """The mark of a page that must show some elements of a queue, of which the state holds the `count`.

    `page` is the page's number, `wished` are the keys asked for on it, `keys` those of the whole queue, and `before` is how
    many of the queue stand before them without being asked for (the title).
    """
    places = [place for place, key in enumerate(keys) if key in wished]
    if places:
        yield _Mark(page, count, places[0] - before, places[0], places[-1] + 1)


def _taken_of(number: int) -> Callable[[State], int]:
    return lambda state: state.taken[number]
