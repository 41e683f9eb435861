"""What elements cost a page at least beside so much text, whatever the text: a bound that is known before a page is made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from printreport.layout.page.cost_terms import WEIGHTS
from printreport.layout.search.column_pages import MOST_WITH_SIDE, ColumnPages
from printreport.layout.search.uneven_page import UnevenPage
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import Elements
from printreport.layout.stacks.span_stacks import SideStack, louder
from printreport.layout.stacks.stack_fits import StackChoice
from printreport.layout.story.body_shape import ELEMENT_GAP
from printreport.layout.story.text_zones import LEAST_FULL, SEPARATION, white_cost

_UNSHARED = 2
"""Lines by which columns may be higher than their share of the text, for what must not be parted."""

_Under = tuple[int, SideStack, float, int]
"""A side among the text: how many columns give way to it (less than 0: so many stand beside it), itself, what is over the text
at least, and the lines that this takes at least."""

Beside = tuple[float, float]
"""What elements cost over text, and among it."""


class LowerBound:
    """What a page with some elements costs at least, by the height of its text; what is asked for is worked out and kept.

    `filled` are pairs of cost and lines of text for pages whose text ends inside a section, the cheapest first; `headed` is the
    cost over sections side by side.
    """

    def __init__(
        self,
        choice: StackChoice,
        sides: tuple[_Under, ...],
        uneven: tuple[UnevenPage, ...],
        columns: int,
        lines: int,
        headed: float,
    ) -> None:
        """What a set of elements costs at least beside some text.

        `choice` has the stacks, `sides` are those among the text with the stacks over them, `uneven` the pages of several
        measures, `columns` and `lines` are those of a page, and `headed` is the least cost of sections side by side.
        """
        self._choice, self._sides, self._uneven = choice, sides, uneven
        self._columns, self._lines = columns, lines
        self._known: dict[int, Beside] = {}
        self._known_uneven: dict[int, float] = {}
        self._least_uneven = min((page.least for page in uneven), default=math.inf)
        self.headed = headed
        self.filled = _foremost(self._filled())

    def beside(self, height: int) -> Beside:
        """What the elements cost over level columns of a height, and among as much text; 0 lines leave them the page."""
        found = self._known.get(height)
        if found is None:
            fits = self._choice.free(self._lines - (SEPARATION + height if height else 0))
            among = min((self._with_side(*side, height) for side in self._sides), default=math.inf)
            found = self._known[height] = (fits[0].cost if fits else math.inf, among)
        return found

    def at_other_measures(self, lines: int, most: float) -> float:
        """What the page costs with so many lines of the story, whatever they are, in columns of other measures.

        No page of `most` or more is of interest.
        """
        if self._least_uneven >= most:
            return math.inf
        found = self._known_uneven.get(lines)
        if found is None:
            found = self._known_uneven[lines] = min(page.at_least(lines) for page in self._uneven)
        return found

    def _with_side(self, shortens: int, side: SideStack, over: float, rows: int, height: int) -> float:
        """A side is as deep as the text leaves it, lines that level columns cannot share out added; over it is the best.

        `shortens` is how many columns the side shortens (negative: it stands beside so many), `side` what stands there, `over`
        what the stack costs, `rows` how many lines that takes, and `height` how many lines the text fills in level columns.
        """
        if shortens < 0:
            return over + self._as_deep(-shortens, side, rows, height)
        stack, held = side.stack, self._columns * (self._lines - rows - height + 1) - 1
        deepest = min(held // shortens - ELEMENT_GAP, self._lines)
        return over + side.costs[min(stack.ideal, deepest)] if deepest >= stack.least else math.inf

    def _as_deep(self, columns: int, side: SideStack, rows: int, height: int) -> float:
        """A side is just as deep as the columns beside it, which break where they can; without a stack the rest is white."""
        stack, most = side.stack, self._lines - rows
        least = max(stack.least, (self._columns * (height - 1) + 1) // columns)
        deepest = min(stack.most, most, self._columns * height // columns + _UNSHARED)
        if least > deepest:
            return math.inf
        return side.costs[min(max(stack.ideal, least), deepest)] + (0.0 if rows else white_cost(self._lines - deepest))

    def _filled(self) -> Iterator[tuple[int, float]]:
        """Columns filled under a stack of about the depth that it likes, or beside a side of just that depth."""
        for room, fits in self._choice.near().items():
            if (height := self._lines - SEPARATION - room) > 0:
                yield self._columns * height, fits[0].cost
        for shortens, side, over, rows in self._sides:
            if shortens < 0:
                depths = range(side.stack.least, min(side.stack.most, self._lines - rows) + 1)
                yield from ((-shortens * depth, over + side.costs[depth]) for depth in depths)
                continue
            taken = shortens * (side.stack.ideal + ELEMENT_GAP)
            yield self._columns * (self._lines - rows) - taken, over + side.stack.ideal_cost


class TextBound:
    """What a page of nothing but text costs at least."""

    headed = 0.0

    def __init__(self, columns: int, lines: int) -> None:
        self._lines = lines
        heights = range(math.ceil(LEAST_FULL * lines), lines + 1)
        self.filled = _foremost((columns * height, white_cost(lines - height)) for height in heights)

    def beside(self, height: int) -> Beside:
        """What the page leaves white costs; there is nothing to stand among the text."""
        return (white_cost(self._lines - height) if height else math.inf), math.inf

    def at_other_measures(self, _lines: int, _most: float) -> float:
        """Columns of other measures stand beside an element only."""
        return math.inf


class LowerBounds:
    """The bounds of one book's elements, each made once."""

    def __init__(self, book: ElementBook, column_pages: ColumnPages, columns: int, lines: int) -> None:
        self._book, self._column_pages = book, column_pages
        self._columns, self._lines = columns, lines
        self._made: dict[Elements, LowerBound] = {}
        self._bare = TextBound(columns, lines)

    def forget(self) -> None:
        """Forgets the bounds."""
        self._made.clear()

    def of(self, taking: Elements) -> LowerBound | TextBound:
        """What a page that shows some elements costs at least."""
        if not any(taking):
            return self._bare
        found = self._made.get(taking)
        if found is None:
            with_sides = sum(map(len, taking)) < MOST_WITH_SIDE
            sides = tuple(self._sides(taking)) if with_sides else ()
            uneven = tuple(self._column_pages.uneven_arrangements(taking)) if with_sides else ()
            headed = self._column_pages.least_over_sections(taking)
            found = LowerBound(self._book.stacks(taking), sides, uneven, self._columns, self._lines, headed)
            self._made[taking] = found
        return found

    def _sides(self, taking: Elements) -> Iterator[_Under]:
        for shortens, side, above in self._column_pages.arrangements(taking):
            if above is None:
                yield shortens, side, 0.0, 0
            else:
                over = min(stack.ideal_cost + louder([side, stack]) for stack in above.stacks)
                yield shortens, side, over, SEPARATION + min(stack.least for stack in above.stacks)


def _foremost(ways: Iterable[tuple[int, float]]) -> tuple[tuple[float, int], ...]:
    """For each number of lines the least cost, torn sections counted; the cheapest first."""
    least: dict[int, float] = {}
    for lines, cost in ways:
        least[lines] = min(cost, least.get(lines, math.inf))
    return tuple(sorted((cost + WEIGHTS["torn section"], lines) for lines, cost in least.items()))
