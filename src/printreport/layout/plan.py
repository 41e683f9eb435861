"""The plan of a brochure: what each page shows, before anything is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from printreport.layout.columns import TextZone
from printreport.layout.elements import PhotoElement
from printreport.layout.strip import Stack

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
class PagePlan:
    """One inner page: its text zone and stack of strips, or the one picture that it shows.

    `stack_lines` is the stack's depth; it stands at the head unless `below`, the text then at the head. `cost` holds the named
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

    @property
    def form(self) -> str:
        """What kind of page it is, for the rhythm of neighbours and for the dump."""
        if self.kind != "text":
            return self.kind
        strips = self.stack.name if self.stack else ""
        return f"text-below:{strips}" if self.below else f"text:{strips}"


@dataclass(frozen=True, slots=True)
class InnerPlan:
    """The plan of all pages in columns, with the sum of their costs."""

    pages: tuple[PagePlan, ...]
    cost: float
