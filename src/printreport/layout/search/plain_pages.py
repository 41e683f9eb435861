"""The plainest pages: an element alone or over some text, text however its columns end. There is always one where matter fits.

Whoever asks for a count of pages that no well-filled plan has is still to get a brochure, and to be told where it is poor. So
what other pages forbid is only dear here: columns of unlike length, a stack alone on a page, a few lines under much white.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import FIGURES, Elements
from printreport.layout.stacks.page_plan import State
from printreport.layout.stacks.stack_fits import Fit
from printreport.layout.story.text_zones import SEPARATION, PricedZone, TextZones

_MOST_TOGETHER = 4
"""Elements that follow each other in the text, on one page."""
_SHARES = (1.0, 0.75, 0.5, 0.33)
"""Of the room that a page has for text, the shares that are tried."""
_LEAST = (2, 3, 4, 6, 9, 13)
"""Lines of text, of which the fewest are tried that hold any."""


class Queues(Protocol):
    """The elements that wait, by the units to which they belong."""

    book: ElementBook
    anchors: tuple[tuple[int, ...], ...]

    def title_is_due(self, state: State) -> bool:
        """Whether the title has to head the next page."""


def plain_takings(queues: Queues, state: State) -> Iterator[Elements]:
    """Which elements a plain page may take: none, the next of any queue, or the next few in the order of the text."""
    title, kinds = int(queues.title_is_due(state)), range(len(queues.anchors))
    bare = tuple(title if kind == FIGURES else 0 for kind in kinds)
    counts = dict.fromkeys([bare, *(_one_more(bare, kind) for kind in kinds)])
    counts.update(dict.fromkeys(_in_order(queues, state, bare)))
    for own in counts:
        taking = tuple(range(first, first + count) for first, count in zip(state.taken, own, strict=True))
        if all(part.stop <= len(queue) for part, queue in zip(taking, queues.anchors, strict=True)):
            yield taking


def _in_order(queues: Queues, state: State, bare: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """How many of each queue the next elements in the order of the text are, two of them and more."""
    waiting = [
        (anchor, kind)
        for kind, (first, title, queue) in enumerate(zip(state.taken, bare, queues.anchors, strict=True))
        for anchor in queue[first + title : first + title + _MOST_TOGETHER]
    ]
    counts = bare
    for _, kind in sorted(waiting)[:_MOST_TOGETHER]:
        counts = _one_more(counts, kind)
        yield counts


def _one_more(counts: tuple[int, ...], kind: int) -> tuple[int, ...]:
    return tuple(count + int(place == kind) for place, count in enumerate(counts))


def plain_pages(
    queues: Queues, zones: TextZones, unit: int, taking: Elements, form: str | None = None
) -> Iterator[tuple[PricedZone | None, Fit | None]]:
    """Text and what stands over it, on pages that take some elements: text alone where these are none.

    `queues` have the elements, `zones` the text, of which `unit` is the first on the page, `taking` are the elements, and
    `form` is the wished one's name, if any.
    """
    lines = zones.lines
    if not any(taking):
        yield from ((zone, None) for zone in _texts(zones, unit, lines))
        return
    choice = queues.book.stacks(taking)
    yield from ((None, fit) for fit in choice.free(lines, form))
    for depth in _depths(choice.free(lines, form), lines):
        room = lines - SEPARATION - depth
        for zone in _texts(zones, unit, room):
            yield from ((zone, fit) for fit in choice.free(lines - SEPARATION - zone.zone.height, form))


def _depths(fits: Iterable[Fit], lines: int) -> list[int]:
    """How deep what stands over text may be: as it likes, or as little as can be."""
    depths = {depth for fit in fits for depth in (fit.stack.least, fit.stack.ideal)}
    return [depth for depth in sorted(depths) if depth < lines - SEPARATION]


def _texts(zones: TextZones, unit: int, room: int) -> Iterator[PricedZone]:
    """The text from a unit on that so many lines hold at the most: up to the ends of sections, and less and less of it."""
    yield from (priced for priced in zones.closed(unit) if priced.zone.height <= room)
    met: set[int] = set()
    least = next((lines for lines in (*_LEAST, room) if lines <= room and zones.plain(unit, lines) is not None), room)
    heights = dict.fromkeys((*(round(share * room) for share in _SHARES), least))
    held = [zones.plain(unit, height) for height in heights if height > 0]
    for priced in (*held, zones.plain(unit, room, one_column=True) if room > 0 else None):
        if priced is not None and priced.zone.end not in met:
            met.add(priced.zone.end)
            yield priced
