"""Turns what an editor settled in `content/layout.yaml` into rules of the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printreport.layout.plans.display_choice import DisplayChoice, Matter
from printreport.layout.plans.planner import Asked
from printreport.layout.plans.queue_order import in_order
from printreport.layout.stacks.page_rule import SPREAD, PageRule
from printreport.model.wishes import PageWish

PageRules = dict[int, PageRule]
"""What pages must be, by the number of the page."""


def rules_of(wishes: tuple[PageWish, ...], display: DisplayChoice, matter: Matter, count: int) -> PageRules | None:
    """The wishes as rules for pages, or None where display pages leave no such page, photograph or section to place."""
    heads = {wish.page: _heading(matter, display, wish.starts) for wish in wishes if wish.starts is not None}
    photos = {element.key: element for element in (*matter.book.photos, *matter.large)}
    rules: PageRules = {}
    for wish in wishes:
        if None in heads.values() or not set(wish.photos or ()) <= set(photos):
            return None
        spread = wish.form == SPREAD or any(photos[key].photo.place == "spread" for key in wish.photos or ())
        page = wish.page - wish.page % 2 if spread else wish.page
        if not display.first_inner <= page < count:
            return None
        below = None if wish.text is None else wish.text == "above"
        rules[page] = PageRule(tuple(wish.elements.items()), wish.form, below)
    if heads:
        all_heads = frozenset(head for head in heads.values() if head is not None)
        for page in range(display.first_inner, count):
            own = heads.get(page)
            begins = frozenset(() if own is None else (own,))
            rules[page] = replace(rules.get(page, PageRule()), begins=begins, heads=all_heads)
    return rules


def _heading(matter: Matter, display: DisplayChoice, slug: str) -> int | None:
    """The unit of a section's heading, or of its first words where it has none."""
    index = next((index for index, section in display.flowing if section.slug == slug), None)
    run = next((run for run in matter.story.sections if run.index == index), None)
    if run is None:
        return None
    return next((unit for unit in range(run.start, run.end) if not matter.story.units[unit].space), None)


class WishfulAsk:
    """What some wishes ask of a search, with any display pages and count of pages."""

    def __init__(self, wishes: tuple[PageWish, ...]) -> None:
        self.wishes = wishes

    def __call__(self, display: DisplayChoice, matter: Matter, count: int) -> Iterator[Asked]:
        """Rules with the queues as they come, then with wished elements moved to where their pages lie in the text."""
        rules = rules_of(self.wishes, display, matter, count)
        if rules is None:
            return
        elements = {wish.page: wish.elements for wish in self.wishes}

        def place(page: int) -> int:
            """The unit about which a page's text is likely to stand."""
            share = (page - display.first_inner + 0.5) / max(1, count - display.first_inner)
            aim = share * matter.story.heights[-1]
            return next((unit for unit, height in enumerate(matter.story.heights) if height >= aim), 0)

        first = in_order(matter, elements)
        yield Asked(first, rules)
        second = in_order(matter, elements, place)
        if _queues(second) != _queues(first):
            yield Asked(second, rules)


def _queues(matter: Matter) -> tuple[list[str], ...]:
    queues = (matter.large, *(queue.elements for queue in matter.book.queues))
    return tuple([element.key for element in queue] for queue in queues)
