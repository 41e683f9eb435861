"""What a page costs wherever it stands: the one place that knows its parts, as a sum for the search and as terms for the plan."""

from __future__ import annotations

from typing import NamedTuple

from printreport.layout.page.cost_terms import WEIGHTS, Terms
from printreport.layout.stacks.stack_fits import Fit
from printreport.layout.story.text_zones import PricedZone


class PagePrice(NamedTuple):
    """The parts of a page's price; what its neighbours decide comes beside it (`PageSearch.settled`).

    `text` is the text with its price, `over` the stack over or under it. `side` is what stands among the text at its depth,
    `noise` what it is louder together with the rest. `white` is what the blank lines of a page without a stack cost.
    `waiting` is 1 on a page of nothing but text while elements wait. `astray` is what it costs that elements stand over the
    text of other sections.
    """

    text: PricedZone | None = None
    over: Fit | None = None
    side: float = 0.0
    noise: float = 0.0
    white: float = 0.0
    waiting: float = 0.0
    astray: float = 0.0

    @property
    def cost(self) -> float:
        """The sum, which is all that candidates are compared by."""
        text = self.text.cost if self.text is not None else 0.0
        over = self.over.cost if self.over is not None else self.white
        return text + over + self.side + self.noise + self.waiting * WEIGHTS["no relief"] + self.astray

    @property
    def terms(self) -> tuple[Terms, ...]:
        """The same by name, for the plan and its explanation."""
        named = (("white", self.white),), (("no relief", self.waiting * WEIGHTS["no relief"]),)
        sides = (("side", self.side), ("noise", self.noise))
        return (
            self.text.terms if self.text is not None else (),
            self.over.terms if self.over is not None else (),
            *(tuple(term for term in group if term[1]) for group in (*named, sides, (("astray", self.astray),))),
        )
