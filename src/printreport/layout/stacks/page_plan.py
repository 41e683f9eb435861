"""The plan of a brochure: what each page shows, before anything is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from printreport.layout.page.strip import Stack
from printreport.layout.photos.fold_wall import is_over_fold
from printreport.layout.stacks.element_book import PhotoElement
from printreport.layout.story.column_fill import TextZone

PageKind = Literal["text", "picture", "spread-left", "spread-right"]


class State(NamedTuple):
    """How far the brochure has come: the next unit of text and the next element of each queue.

    A tuple, because the search looks up hundreds of thousands of them.
    """

    unit: int
    photos: int
    large: int
    figures: int
    charts: int


@dataclass(frozen=True, slots=True)
class Step:
    """How far the brochure had come before a page and has come after it; `owed`: text that elements await on the facing page."""

    before: State
    after: State
    owed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What stands among the text of a body: a stack in some modules, `depth` lines deep, at the body's head or foot.

    Of the page's elements it holds so many photographs, figure elements and charts; the sides in order have the last of each.
    """

    stack: Stack
    depth: int
    foot: bool
    photos: int = 0
    figures: int = 0
    charts: int = 0

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many photographs, figure elements and charts it holds."""
        return self.photos, self.figures, self.charts

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
        return self.stack is not None and is_over_fold(self.stack.name)

    @property
    def form(self) -> str:
        """What kind of page it is, for the rhythm of neighbours and for the dump."""
        if self.kind != "text":
            return self.kind
        strips = arrangement(self.stack, self.zone, self.sides)
        return f"text-below:{strips}" if self.below else f"text:{strips}"


Elements = tuple[range, range, range]
"""Photographs, figures and charts by their places in the queues."""


def shares(
    before: State, after: State, counts: Sequence[tuple[int, int, int]]
) -> tuple[Elements, tuple[Elements, ...]]:
    """What a page takes of the queues: what its stack shows, and what each side shows of which the `counts` are known.

    Sides have the last elements, in their order.
    """
    whole = (range(before.photos, after.photos), range(before.figures, after.figures), range(before.charts, after.charts))
    inside: list[Elements] = []
    for side in reversed(counts):
        cut = [part.stop - count for part, count in zip(whole, side, strict=True)]
        inside.append((range(cut[0], whole[0].stop), range(cut[1], whole[1].stop), range(cut[2], whole[2].stop)))
        whole = (range(whole[0].start, cut[0]), range(whole[1].start, cut[1]), range(whole[2].start, cut[2]))
    return whole, tuple(reversed(inside))


def arrangement(stack: Stack | None, zone: TextZone | None, sides: tuple[Side, ...]) -> str:
    """The name of what stands on a page: the strips over the whole width, then the body form with what stands in it.

    `bleed/hero+quote` or `bleed|side-foot:picture` or `|parallel:hero,bars-2`.
    """
    over = stack.name if stack is not None else ""
    if zone is None or not zone.body:
        return over
    inside = ",".join(side.stack.name for side in sides)
    return f"{over}|{zone.body}:{inside}" if inside else f"{over}|{zone.body}"


@dataclass(frozen=True, slots=True)
class InnerPlan:
    """The plan of all pages in columns, with the sum of their costs.

    `lenient` tells that it was found only where pages may hold a little and leave the rest white.
    """

    pages: tuple[PagePlan, ...]
    cost: float
    lenient: bool = False
