"""The stacks that elements can form, fitted into rooms: for every room the cheapest, and the cheapest of another form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from printreport.layout.page.cost_terms import WEIGHTS
from printreport.layout.page.strip import Stack

_NEAR_IDEAL = 3
"""Where a page ends inside a section anyway, its stack may as well have nearly the depth that it likes: so many lines off."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A stack at the depth that suits it best in some room, what it costs there, and that cost by name."""

    stack: Stack
    depth: int
    cost: float
    terms: tuple[tuple[str, float], ...]


class StackChoice:
    """For each room from none to a whole page: the cheapest fit, and the cheapest of another form than that one."""

    def __init__(self, stacks: tuple[Stack, ...], lines: int) -> None:
        self.stacks = stacks
        self._lines = lines
        self._costs: list[dict[int, float]] | None = None
        self._free: dict[tuple[int, str | None], tuple[Fit, ...]] = {}
        self._near: dict[str | None, Mapping[int, tuple[Fit, ...]]] = {}
        self._cheapest: dict[int, tuple[tuple[int, Fit], ...]] = {}

    def forget(self) -> None:
        """Forgets the fits, not the stacks."""
        self._costs = None
        for made in (self._free, self._near, self._cheapest):
            made.clear()

    @cached_property
    def least(self) -> float:
        """What the cheapest of the stacks costs at the depth that it would like."""
        return min((stack.ideal_cost for stack in self.stacks), default=0.0)

    def costed(self) -> Iterator[tuple[Stack, Mapping[int, float]]]:
        """The stacks with what each costs at every depth that it can have."""
        yield from self._chosen(None)

    def free(self, room: int, form: str | None = None) -> tuple[Fit, ...]:
        """The fits in so many lines, those of a form where one is asked for."""
        found = self._free.get((room, form))
        if found is None:
            found = self._free[room, form] = _two_forms(self._fits(room, form))
        return found

    def near(self, form: str | None = None) -> Mapping[int, tuple[Fit, ...]]:
        """By room, those whose stack has nearly the depth that it likes, for pages whose text ends where it will."""
        found = self._near.get(form)
        if found is None:
            rooms = {stack.ideal + away for stack in self.stacks for away in range(-_NEAR_IDEAL, _NEAR_IDEAL + 1)}
            fits = {room: self._near_fits(room, form) for room in sorted(rooms) if room <= self._lines}
            found = self._near[form] = {room: pair for room, pair in fits.items() if pair}
        return found

    def cheapest(self, count: int) -> tuple[tuple[int, Fit], ...]:
        """So many rooms in which a stack has nearly the depth that it likes, with the fit in each, the cheapest first."""
        found = self._cheapest.get(count)
        if found is None:
            ranked = sorted((fits[0].cost, room) for room, fits in self.near().items())
            found = self._cheapest[count] = tuple((room, self.near()[room][0]) for _, room in ranked[:count])
        return found

    def _near_fits(self, room: int, form: str | None) -> tuple[Fit, ...]:
        pairs = (pair for pair in self._chosen(form) if abs(room - pair[0].ideal) <= _NEAR_IDEAL)
        return _two_forms([fit for stack, costs in pairs if (fit := _fit(stack, costs, room))])

    def at(self, stack: Stack, depth: int, room: int) -> Fit:
        """One of the stacks at a given depth in so many lines."""
        return _priced_fit(stack, stack.costs(self._lines).get(depth, 0.0), depth, room)

    def _fits(self, room: int, form: str | None) -> list[Fit]:
        return [fit for stack, costs in self._chosen(form) if (fit := _fit(stack, costs, room))]

    def _chosen(self, form: str | None) -> Iterator[tuple[Stack, dict[int, float]]]:
        if self._costs is None:
            self._costs = [stack.costs(self._lines) for stack in self.stacks]
        pairs = zip(self.stacks, self._costs, strict=True)
        yield from pairs if form is None else (pair for pair in pairs if pair[0].form.is_called(form))


def _two_forms(fits: list[Fit]) -> tuple[Fit, ...]:
    ranked = sorted(fits, key=lambda fit: (fit.cost, fit.stack.name))
    if not ranked:
        return ()
    other = next((fit for fit in ranked if fit.stack.form != ranked[0].stack.form), None)
    return (ranked[0], other) if other else (ranked[0],)


def _fit(stack: Stack, costs: dict[int, float], room: int) -> Fit | None:
    """The cheapest depth no deeper than the room, the white that it leaves counted; None when all are deeper."""
    deepest = min(room, stack.most)
    if deepest < stack.least:
        return None
    white = WEIGHTS["white"]
    depth, best = deepest, costs[deepest] + white * (room - deepest) ** 2
    # both costs are convex: once shallower is dearer, it stays so
    while depth > stack.least and (cost := costs[depth - 1] + white * (room - depth + 1) ** 2) < best:
        depth, best = depth - 1, cost
    return _priced_fit(stack, costs[depth], depth, room)


def _priced_fit(stack: Stack, shape: float, depth: int, room: int) -> Fit:
    white = WEIGHTS["white"] * (room - depth) ** 2
    return Fit(stack, depth, shape + white, (("stack", shape), ("white", white)))
