"""The plan of a brochure: what each page shows, before anything is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from printreport.layout.page.page_form import TEXT_ALONE, PageForm, page_name
from printreport.layout.page.strip import Stack
from printreport.layout.stacks.elements import PHOTOS, Elements, PhotoElement
from printreport.layout.story.column_fill import TextZone

PageKind = Literal["text", "picture", "spread-left", "spread-right"]


class State(NamedTuple):
    """How far the brochure has come: the next unit of text, the next whole picture, and how much is taken of each queue.

    A tuple, because the search looks up hundreds of thousands of them.
    """

    unit: int
    large: int
    taken: tuple[int, ...]

    @property
    def photos(self) -> int:
        """The next photograph."""
        return self.taken[PHOTOS]

    def with_photos(self, photos: int) -> State:
        """The state in which so many photographs are taken."""
        return State(self.unit, self.large, (photos, *self.taken[1:]))


def beginning(queues: int) -> State:
    """The state before the first page, with so many queues."""
    return State(0, 0, (0,) * queues)


def stops(taking: Elements) -> tuple[int, ...]:
    """How much is taken of each queue once a page has taken some elements."""
    return tuple([part.stop for part in taking])


@dataclass(frozen=True, slots=True)
class Step:
    """How far the brochure had come before a page and has come after it; `owed`: text that elements await on the facing page."""

    before: State
    after: State
    owed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What stands among the text of a body: a stack in some modules, `depth` lines deep, at the body's head or foot.

    Of the page's elements it holds so many of each queue; the sides in order have the last of each.
    """

    stack: Stack
    depth: int
    foot: bool
    counts: tuple[int, ...] = ()


class Shown(NamedTuple):
    """What a page in columns shows: text, a stack so many lines deep over or under it, and what stands in it."""

    zone: TextZone | None
    stack: Stack | None = None
    depth: int = 0
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One inner page: its text zone and stack of strips, or the one picture that it shows.

    `stack_lines` is the stack's depth; it stands at the head unless `below`, the text then at the head. `sides` are what stands
    among the text. `cost` holds the named
    terms that the search has added up for this page, `step` what the page takes of the story and the queues (None for the
    right half of a picture over the fold).
    """

    number: int
    kind: PageKind
    zone: TextZone | None = None
    stack: Stack | None = None
    stack_lines: int = 0
    below: bool = False
    photo: PhotoElement | None = None
    cost: tuple[tuple[str, float], ...] = ()
    step: Step | None = None
    sides: tuple[Side, ...] = ()

    @property
    def is_of_wall(self) -> bool:
        """Whether it is one page of a wall over two pages."""
        return self.stack is not None and self.stack.form.over_fold is not None

    @property
    def form(self) -> PageForm:
        """What stands on it, for the rhythm of neighbours."""
        return shown_form(self.stack, self.zone, self.sides)

    @property
    def name(self) -> str:
        """What kind of page it is, as it is written."""
        return self.kind if self.kind != "text" else page_name(self.form, below=self.below)


def counted(taking: Elements) -> tuple[int, ...]:
    """How many elements of each queue these are."""
    return tuple([len(part) for part in taking])


def shares(
    before: State, after: State, counts: Sequence[tuple[int, ...]]
) -> tuple[Elements, tuple[Elements, ...]]:
    """What a page takes of the queues: what its stack shows, and what each side shows of which the `counts` are known.

    Sides have the last elements, in their order.
    """
    whole = tuple([range(first, stop) for first, stop in zip(before.taken, after.taken, strict=True)])
    inside: list[Elements] = []
    for side in reversed(counts):
        cut = [part.stop - count for part, count in zip(whole, side, strict=True)]
        inside.append(tuple([range(at, part.stop) for at, part in zip(cut, whole, strict=True)]))
        whole = tuple([range(part.start, at) for at, part in zip(cut, whole, strict=True)])
    return whole, tuple(reversed(inside))


def shown_form(stack: Stack | None, zone: TextZone | None, sides: tuple[Side, ...]) -> PageForm:
    """The form of a page: the strips over the whole width, then the body form with what stands in it."""
    over = stack.form if stack is not None else TEXT_ALONE
    if zone is None or not zone.body:
        return over
    return PageForm(over.strips, zone.body, tuple([side.stack.form.strips for side in sides]))


def groups_on(page: PagePlan) -> Iterator[Elements]:
    """The elements of a page, those of each of its stacks together."""
    if page.step is not None:
        over, inside = shares(page.step.before, page.step.after, [side.counts for side in page.sides])
        yield from (over, *inside)


@dataclass(frozen=True, slots=True)
class InnerPlan:
    """The plan of all pages in columns, with the sum of their costs.

    `lenient` tells that it was found only where pages may hold a little and leave the rest white.
    """

    pages: tuple[PagePlan, ...]
    cost: float
    lenient: bool = False
