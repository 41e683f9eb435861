"""Pages of several measures before their text is set: how deep their element is likely to be, and what they cost at least."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cached_property

from printreport.layout.page.strip import Stack
from printreport.layout.search.uneven_zones import STRANGE, UnevenZones
from printreport.layout.stacks.span_stacks import QUIETER, SideStack, louder
from printreport.layout.stacks.stack_fits import StackChoice
from printreport.layout.story.text_zones import SEPARATION, white_cost
from printreport.model.theme import BodyForm

_MOST_MISSING = 5
"""Lines that a page of several measures may stay short of the page."""
_SURE = 0.6
"""By how much such a page must look cheaper than the best other one, before its text is set to find out."""

Worth = Callable[[int, float, float], bool]
"""Whether a page that ends before a unit would, at some cost, be cheaper by so much than the best other way to there."""


class UnevenPage:
    """An element in a body form of several measures on a page of so many lines, under one of some stacks or alone."""

    def __init__(
        self, uneven: UnevenZones, form: BodyForm, side: SideStack, choice: StackChoice | None, lines: int
    ) -> None:
        """A page of several measures with its least cost.

        `uneven` sets its text, `form` is the body form, `side` what stands among it, `choice` has the stacks over it (None: no
        stack), and `lines` are the page's.
        """
        self.form, self.side = form, side
        self._uneven, self._choice, self._lines = uneven, choice, lines
        # what the page costs at least, whatever its text
        self.least = STRANGE + self._least_cost + (choice.least - QUIETER if choice is not None else 0.0)
        self._known: dict[int, float] = {}

    def likely_depth(self, start: int, end: int, worth: Worth, *, left_page: bool) -> int | None:
        """The depth that suits the text between two units; None where the page is not likely to be worth setting."""
        uneven, choice = self._uneven, self._choice
        height = None if choice is None else self._lines - SEPARATION - choice.stacks[0].ideal
        if (height is not None and height <= 0) or not worth(end, self.least, _SURE):
            return None
        depth = uneven.depth(start, end, self.form, self.side, left_page=left_page, height=height)
        if depth is None or depth not in self.side.costs:
            return None
        room = self._lines - uneven.likely_height(start, end, self.form, depth, left_page=left_page)
        least = self.side.costs[depth] + STRANGE + self._likely_over(room)
        return depth if least < math.inf and worth(end, least, _SURE) else None

    def at_least(self, lines: int) -> float:
        """What the page costs at least with so many lines of the story, whatever they are."""
        stack = self.side.stack
        if self._choice is None:
            return self.least if self._uneven.may_fill(self.form, stack, lines, _MOST_MISSING) else math.inf
        height = self._uneven.least_height(self.form, stack.least, lines)
        if height not in self._known:
            room = self._lines - SEPARATION - height
            over = (costs[min(stack.ideal, room)] + loud for stack, costs, loud in self._over if stack.least <= room)
            self._known[height] = STRANGE + self._least_cost + min(over, default=math.inf)
        return self._known[height]

    # -- work -------------------------------------------------------------------------------------------------------------

    @property
    def _least_cost(self) -> float:
        """What the element costs at the depth that it would like, as far as the page has it."""
        return self.side.costs[min(self.side.stack.ideal, self._lines)]

    def _likely_over(self, room: int) -> float:
        """What stands over text that is likely to leave so many lines: the white alone, or a stack, a line more or less."""
        if self._choice is None:
            return white_cost(room - 1) if room <= _MOST_MISSING else math.inf
        rooms = (left for left in range(room - SEPARATION - 1, room - SEPARATION + 3) if left > 0)
        fits = (fit for left in rooms for fit in self._choice.free(left)[:1])
        return min((fit.cost + louder([self.side, fit.stack]) for fit in fits), default=math.inf)

    @cached_property
    def _over(self) -> tuple[tuple[Stack, Mapping[int, float], float], ...]:
        """The stacks that may stand over the text with their costs, and what each is louder beside the element."""
        pairs = self._choice.costed() if self._choice is not None else ()
        return tuple((stack, costs, louder([self.side, stack])) for stack, costs in pairs)
