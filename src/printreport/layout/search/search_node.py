"""The search's steps: where a page begins, the pages that could come next, and the extent that they fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from printreport.layout.page.cost_terms import Terms
from printreport.layout.page.strip import Stack
from printreport.layout.search.candidates import Candidate
from printreport.layout.stacks.elements import PhotoElement
from printreport.layout.stacks.page_plan import InnerPlan, PageKind, PagePlan, Side, State, Step
from printreport.layout.story.column_fill import TextZone

_MOST_PHOTOS = 9
"""Photographs taken to one page at most; walls over two pages take up to twelve. No other value was tried."""


@dataclass(frozen=True, slots=True)
class Node:
    """A way to begin a page: the state, what it cost, the page before with its first unit, and what that page is still owed."""

    state: State
    cost: float
    before: Node | None
    start: int
    page: PagePlan | None
    owed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Successor:
    """A page that could come next: what it costs, and what is needed to plan it if it is taken; `then` must follow it."""

    after: State
    cost: float
    terms: tuple[Terms, ...]
    kind: PageKind = "text"
    zone: TextZone | None = None
    stack: Stack | None = None
    depth: int = 0
    photo: PhotoElement | None = None
    owed: tuple[int, ...] = ()
    sides: tuple[Side, ...] = ()
    then: Successor | None = None

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return 1 + int(self.kind == "spread-left" or self.then is not None)

    @property
    def whole(self) -> tuple[float, State]:
        """What all its pages cost, and where they lead."""
        return (self.cost, self.after) if self.then is None else (self.cost + self.then.cost, self.then.after)

    def plan(self, number: int, state: State, before: PagePlan | None, settled: bool | None) -> PagePlan:
        """The page's plan; unless that is settled, pictures stand under the text when the page before has them at its head."""
        below = self._hangs_low(number, before) if settled is None else settled
        cost = tuple(term for terms in self.terms for term in terms)
        step = Step(state, self.after, self.owed)
        return PagePlan(number, self.kind, self.zone, self.stack, self.depth, below, self.photo, cost, step, self.sides)

    def _hangs_low(self, number: int, before: PagePlan | None) -> bool:
        shared = self.stack is not None and self.zone is not None and not self.stack.at_head
        return shared and number % 2 == 1 and before is not None and before.stack is not None and not before.below


class Way(NamedTuple):
    """A way to begin a page that is not worked out yet: its cost, and the candidate taken on the page before from some node."""

    cost: float
    node: Node
    page: int
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Extent:
    """The inner pages to be filled: first and last number, columns and lines of each, the centre spread's left page if any."""

    first: int
    last: int
    columns: int
    lines: int
    centre: int | None

    @property
    def pages(self) -> int:
        """How many pages there are, one at the least."""
        return max(1, self.last - self.first + 1)

    def most_photos(self, photos: int) -> int:
        """As many pictures to a page as the report has to a page, and a few more where sections are rich in them."""
        return min(_MOST_PHOTOS, max(3, 2 + 2 * photos // self.pages))


def unrolled(node: Node) -> InnerPlan:
    """The pages that led to a node."""
    pages: list[PagePlan] = []
    at: Node | None = node
    while at is not None and at.page is not None:
        pages.append(at.page)
        at = at.before
    return InnerPlan(tuple(reversed(pages)), node.cost)
