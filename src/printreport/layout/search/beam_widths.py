"""How far a search looks: the widths of its beams by the count of pages, and by how poor the best plan is that was found."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_WIDTHS = (6, 64)
"""States that a quick look goes on from, and a wide one at most. 4 with 24, 32 and 64 stood here before; time grows with them."""
_SHORT_BOOK, _MIDDLE, _MOST_STATES = 200, 20, 1500
"""States over all pages: of a short book, and of a long one, and the width that those between have."""
_PLAIN = 24
"""States to a page of the plainest pages."""
_FAIR, _TIMES, _MANY = 1.5, 4, 20
"""What a page of a plan costs on average that is worth a beam so many times as wide, and the most pages for which it is."""
_POOR, _BROAD, _FEW = 3.0, 3200, 8
"""The same for a poor plan and a beam of so many states over all pages, which leaves out hardly any way."""


class Effort(Enum):
    """How far a search looks: with a narrow beam alone, with a wide one alone, or with both and, if need be, leniently.

    The plainest pages alone (`plain_pages.py`) are for what has no other plan.
    """

    QUICK = "quick"
    WIDE = "wide"
    ANY = "any"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Sweep:
    """One pass of a beam over the pages: how many states of each it keeps, and the cost that a plan must stay under.

    `lenient` pages may hold a little and leave the rest white; of a `plain` sweep all pages are of the plainest forms.
    """

    width: int
    dearest: float = math.inf
    lenient: bool = False
    plain: bool = False


def narrow() -> int:
    """The width of a quick look."""
    return _WIDTHS[0]


def plain(pages: int) -> int:
    """The width of a look at the plainest pages."""
    return max(_WIDTHS[0], min(_PLAIN, _MOST_STATES // pages))


def widths(pages: int) -> tuple[int, ...]:
    """The widths of a narrow beam and a wide one: the more pages, the narrower, so that the search of long books ends, too."""
    wide = min(_WIDTHS[-1], max(_SHORT_BOOK // pages, min(_MIDDLE, _MOST_STATES // pages)))
    return (*(width for width in _WIDTHS if width < wide), max(wide, _WIDTHS[0]))


def states_of_any(pages: int) -> int:
    """The states over all pages that a look with both beams, and leniently with both, goes on from."""
    return 2 * pages * sum(widths(pages))


def broader(pages: int, cost: float) -> Iterator[int]:
    """The widths of further beams that a plan of such a cost is worth."""
    if _FAIR * pages < cost < math.inf and pages <= _MANY:
        yield _TIMES * widths(pages)[-1]
    if _POOR * pages < cost < math.inf and pages <= _FEW:
        yield _BROAD // pages
