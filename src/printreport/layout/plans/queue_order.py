"""Brings the queues of photographs, figures and charts into the order in which settled pages take them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from printreport.layout.plans.special_choice import Matter
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.page_rule import Keys


class _Element(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def anchor(self) -> int: ...


_E = TypeVar("_E", bound=_Element)
Runs = Mapping[int, Keys]
"""For each page the elements that stand on it, by their keys."""


def in_order(matter: Matter, photos: Runs, figures: Runs, charts: Runs, place: Callable[[int], int] | None = None) -> Matter:
    """The matter with its queues reordered; see `reordered`."""
    book = matter.book
    figured = reordered(book.figures, figures, place), reordered(book.charts, charts, place)
    ordered = (reordered(book.photos, photos, place), *figured)
    large = reordered(matter.large, photos, place)
    if (book.photos, book.figures, book.charts) != ordered:
        book = ElementBook(book.setting, *ordered)
    return replace(matter, book=book, large=large)


def reordered(elements: Sequence[_E], runs: Runs, place: Callable[[int], int] | None = None) -> tuple[_E, ...]:
    """The elements of each page next to each other, pages in order, all others where they were.

    A page's elements come where the queue has the first of them; with `place`, where the unit that it gives for the page stands.
    """
    by_key = {element.key: element for element in elements}
    wished = [(page, [by_key[key] for key in keys if key in by_key]) for page, keys in sorted(runs.items())]
    wished = [(page, run) for page, run in wished if run]
    taken = {element.key for _, run in wished for element in run}
    rank = {element.key: number for number, element in enumerate(elements)}
    if place is None:
        places = sorted(min(rank[element.key] for element in run) for _, run in wished)
        others = [(rank[element.key], 1, [element]) for element in elements if element.key not in taken]
    else:
        places = [place(page) for page, _ in wished]
        others = [(element.anchor, 1, [element]) for element in elements if element.key not in taken]
    queue = [*((at, 0, run) for at, (_, run) in zip(places, wished, strict=True)), *others]
    return tuple(element for _, _, run in sorted(queue, key=lambda entry: entry[:2]) for element in run)
