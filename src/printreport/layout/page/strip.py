"""Strips: full-width bands of a page that hold pictures, callouts, charts and quotes, and the stacks they form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from printreport.layout.page.cell_form import CellForm
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.page_form import PageForm, Words, strip_name
from printreport.model.layout import Item

TWINS = 1.5
"""What it costs that two frames of one moment stand beside each other: as much as a figure on the facing page of its words."""
GAP = 1
"""Blank lines between two strips of a stack."""

_LOUD, _QUIET = 1.4, 0.9
"""A hero with a quote or a picture is loud enough for a page; a page of tiles alone says nothing."""

_REACH, _LEAST_REACH = 0.25, 2.0
"""The share of its ideal depth, in lines at least, by which a strip that is deeper or shallower costs 1."""

PaintStrip = Callable[[PageGrid, int, int], tuple[Item, ...]]
"""Paints a strip on a page from a line on, so many lines deep."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A band over the whole width: `words` name what stands in it side by side, `least` to `most` lines deep, wanting `ideal`.

    `loud` and `fields` count what draws the eye and what is solid colour; `at_head` tells that it must stand at the page's head;
    `base` is what the form itself costs beside others, `twins` the part of it that frames of one moment beside each other cost,
    `unkept` the part that the editor's sizes and weights cost which it does not keep, `stiff` how much more or less than usual
    each line away from `ideal` costs.
    """

    words: Words
    least: int
    most: int
    ideal: int
    loud: float
    fields: int
    paint: PaintStrip
    at_head: bool = False
    base: float = 0.0
    stiff: float = 1.0
    twins: float = 0.0
    unkept: float = 0.0

    @property
    def name(self) -> str:
        """How its form is written."""
        return strip_name(self.words)

    def cost(self, lines: int) -> float:
        """What this depth costs: the square of its distance from the ideal, against the room there is."""
        return self.base + self.stiff * ((lines - self.ideal) / _reach(self.ideal)) ** 2


def _reach(ideal: int) -> float:
    return max(_LEAST_REACH, _REACH * ideal)


def _marginals(least: int, most: int, ideal: int, stiff: float, step: int) -> tuple[float, ...]:
    """What each next line away from the ideal depth costs, up to the most or down to the least.

    `least`, `most` and `ideal` are depths in lines, `stiff` is what one reach away from the ideal costs, and `step` is 1 for
    deeper depths, -1 for shallower ones.
    """
    unit = stiff / _reach(ideal) ** 2
    count = most - ideal if step > 0 else ideal - least
    return tuple(unit * (2 * number + 1) for number in range(count))


@dataclass(frozen=True, slots=True)
class Stack:
    """Strips under each other with one blank line between.

    `least`, `most` and `ideal` are the lines of all of them with the gaps; `name` is how their `form` is written. `base` is
    what the choice of these forms costs beside better ones, `loud` how much all of it draws the eye, `fields` counts solid
    fields. `ideal_cost` is what the stack costs at the depth that it would like: one loud thing and one solid field to a page are
    free, a crowd is not.
    """

    strips: tuple[Strip, ...]
    least: int
    most: int
    ideal: int
    form: PageForm
    name: str
    base: float
    loud: float
    fields: int
    ideal_cost: float

    @staticmethod
    def of(strips: tuple[Strip, ...], base: float = 0.0) -> Stack:
        """The stack of some strips, from top to bottom."""
        gaps = GAP * (len(strips) - 1)
        least = sum(strip.least for strip in strips) + gaps
        most = sum(strip.most for strip in strips) + gaps
        ideal = sum(strip.ideal for strip in strips) + gaps
        loud = sum(strip.loud for strip in strips)
        fields = sum(strip.fields for strip in strips)
        whole = base + noise(loud) + solid(fields) + _crowd(len(strips)) + sum(strip.base for strip in strips)
        form = PageForm(tuple(strip.words for strip in strips))
        return Stack(strips, least, most, ideal, form, form.name, base, loud, fields, whole)

    @property
    def gaps(self) -> int:
        """Blank lines inside the stack."""
        return GAP * (len(self.strips) - 1)

    @property
    def at_head(self) -> bool:
        """Whether its first strip must stand at the page's head."""
        return self.strips[0].at_head

    def depths(self, lines: int) -> tuple[int, ...]:
        """The strips' depths for a total of so many lines: each next line goes where it costs least."""
        depths = [strip.ideal for strip in self.strips]
        step = 1 if lines > self.ideal else -1
        for _, _, index in self._steps(step)[: abs(lines - self.ideal)]:
            depths[index] += step
        return tuple(depths)

    def _steps(self, step: int) -> list[tuple[float, int, int]]:
        """Lines to be added (1) or taken away (-1), the cheapest first: what each costs, and whose it is.

        The cost of a depth is convex, so the cheapest lines of all strips in one order are the best way to every total.
        """
        ways = (_marginals(strip.least, strip.most, strip.ideal, strip.stiff, step) for strip in self.strips)
        return sorted((cost, number, index) for index, way in enumerate(ways) for number, cost in enumerate(way))

    def costs(self, highest: int) -> dict[int, float]:
        """What the stack costs at each total depth it can have, up to a highest one."""
        whole = self.ideal_cost
        found = {self.ideal: whole} if self.ideal <= highest else {}
        for step in (-1, 1):
            cost, total = whole, self.ideal
            for added, _, _ in self._steps(step):
                cost += added
                total += step
                if total <= highest:
                    found[total] = cost
        return found

    def terms(self, lines: int) -> tuple[tuple[str, float], ...]:
        """What the stack costs at a total depth, by name; the sum is what `costs` gives."""
        twins = sum(strip.twins for strip in self.strips)
        unkept = sum(strip.unkept for strip in self.strips)
        form = self.base + sum(strip.base for strip in self.strips) - twins - unkept
        shape = sum(strip.cost(depth) - strip.base for strip, depth in zip(self.strips, self.depths(lines), strict=True))
        loud, fields = noise(self.loud), solid(self.fields)
        crowd = _crowd(len(self.strips))
        own = (("form", form), ("twins", twins), ("unkept", unkept), ("depth", shape))
        return (*own, ("noise", loud), ("fields", fields), ("crowd", crowd))

    def paint(self, grid: PageGrid, first_line: int, lines: int) -> tuple[Item, ...]:
        """The strips at their depths from a line on."""
        items: list[Item] = []
        for strip, depth in zip(self.strips, self.depths(lines), strict=True):
            items += strip.paint(grid, first_line, depth)
            first_line += depth + GAP
        return tuple(items)


def _crowd(strips: int) -> float:
    """What it costs that a page has many small things."""
    return 0.1 * strips + 0.9 * max(0, strips - 2)


def noise(loud: float) -> float:
    """What it costs that a page is louder than one loud thing, or has nothing to say."""
    return 1.5 * (loud - _LOUD) if loud > _LOUD else 0.6 * max(0.0, _QUIET - loud)


def solid(fields: int) -> float:
    """What it costs that a page has more than one solid field."""
    return 2.0 * max(0, fields - 1)


def full_strip(form: CellForm, *, at_head: bool = False) -> Strip:
    """A cell form over the whole width."""

    def paint(grid: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        return form.paint(grid.cell(line, lines))

    depths = (form.least, form.most, form.ideal)
    costs = (form.base, 1.0, form.twins, form.unkept)
    return Strip((form.name,), *depths, form.loud, int(form.field), paint, at_head, *costs)


def with_twins(strip: Strip, count: int) -> Strip:
    """A strip with so many frames beside it, or beside each other in it, that are of one moment."""
    cost = TWINS * count
    return replace(strip, base=strip.base + cost, twins=strip.twins + cost) if count else strip


def paired_strip(left: CellForm, right: CellForm, base: float = 0.0) -> Strip | None:
    """Two cell forms side by side, each half the width, of one depth; None when no depth suits both."""
    least, most = max(left.least, right.least), min(left.most, right.most)
    if least > most:
        return None
    ideal = min(most, max(least, round((left.ideal + right.ideal) / 2)))

    def paint(grid: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        half = grid.theme.grid.columns // 2
        return left.paint(grid.cell(line, lines, 0, half)) + right.paint(grid.cell(line, lines, half, half))

    loud = left.loud + right.loud
    fields = int(left.field) + int(right.field)
    both = base + left.base + right.base
    twins, unkept = left.twins + right.twins, left.unkept + right.unkept
    words = (left.name, right.name)
    strip = Strip(words, least, most, ideal, loud, fields, paint, base=both, twins=twins, unkept=unkept)
    return with_twins(strip, int(right.photo in left.frames))


def half_and_white(form: CellForm, base: float) -> Strip:
    """A cell form on the left half, the right one left white: the white of a page in one place."""

    def paint(grid: PageGrid, line: int, lines: int) -> tuple[Item, ...]:
        return form.paint(grid.cell(line, lines, 0, grid.theme.grid.columns // 2))

    fields, both = int(form.field), base + form.base
    words = (form.name, "white")
    depths = (form.least, form.most, form.ideal)
    return Strip(words, *depths, form.loud, fields, paint, base=both, twins=form.twins, unkept=form.unkept)
