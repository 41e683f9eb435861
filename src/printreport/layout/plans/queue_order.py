"""Brings the queues of elements into the order in which settled pages take them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from printreport.layout.plans.display_choice import Matter
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import Element
from printreport.layout.stacks.page_rule import Keys
from printreport.model.saved_plan import ElementKeys

_E = TypeVar("_E", bound=Element)
Runs = Mapping[int, Keys]
"""For each page the elements that stand on it, by their keys."""


def in_order(matter: Matter, pages: Mapping[int, ElementKeys], place: Callable[[int], int] | None = None) -> Matter:
    """The matter with its queues reordered for the elements of some pages; see `reordered`."""
    book = matter.book
    ordered = {q.kind.key: reordered(q.elements, _runs(pages, q.kind.key), place) for q in book.queues}
    large = reordered(matter.large, _runs(pages, "photos"), place)
    if tuple(queue.elements for queue in book.queues) != tuple(ordered.values()):
        book = ElementBook(book.setting, ordered)
    return replace(matter, book=book, large=large)


def _runs(pages: Mapping[int, ElementKeys], kind: str) -> Runs:
    return {page: elements[kind] for page, elements in pages.items() if elements.get(kind)}


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
