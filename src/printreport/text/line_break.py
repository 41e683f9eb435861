"""Breaking a paragraph as a whole: the cheapest way of all to set it, found by dynamic programming.

The method is Knuth and Plass's total fit (Software: Practice and Experience 11, 1981), with the line adjustment of
Chinese in place of glue: every breakpoint keeps the cheapest way to reach it, for each line number and each state of
the line before that matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from printreport.text.box import Galley
from printreport.text.justify import (
    EPSILON,
    EVEN_COST,
    EVEN_POWER,
    EVEN_UNIT,
    STRETCH_COST,
    Sums,
    shrink_cost,
)

TEAR_COST = {0: 0.0, 1: 150.0, 2: 4000.0, 3: 9000.0}
"""A figure torn at a joint of each grade; grades 2 and 3 are tried only when nothing else can be set."""

RUNT_COST = 20000.0
"""A last line of one character (孤字不成行), where nothing else can be set."""
SHORT_LAST_COST = 40.0
"""A last line of two characters."""
JUMP_COST = 8.0
"""Neighbouring lines of unlike colour, for every class of looseness that lies between them."""
MARKS_COST = 6.0
"""A third and every further line running that ends in a mark."""
LINE_COST = 1.0
FORCED_COST = 3000.0
"""A line broken inside what must not break, because it is longer than the measure."""
SHORTFALL_COST = 20000.0
"""A line that nothing can fill, for the whole measure missed."""

LOOSENESS = (0.02, 0.06)
"""Where a line's Han–Han gap turns from normal to loose and to very loose, in em."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far one attempt goes: the widest Han–Han gap in em, and the worst grade of a figure's joint it breaks at."""

    expansion: float
    tear: int
    anything: bool = False


ATTEMPTS = (Tolerance(0.12, 1), Tolerance(0.36, 1), Tolerance(9.0, 3, anything=True))


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may end: `after` is the first box of the next line."""

    after: int
    penalty: float = 0.0
    tear: int = 0
    hyphen: float = 0.0
    marks: bool = False
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """The room of each line in em, from its left edge to its right one; the last repeats."""

    rooms: tuple[float, ...]

    def room(self, line: int) -> float:
        """The room of a line by its number from 0."""
        return self.rooms[min(line, len(self.rooms) - 1)]

    @property
    def easy(self) -> int:
        """The number of the line from which all are alike."""
        last = len(self.rooms) - 1
        while last > 0 and self.rooms[last - 1] == self.rooms[-1]:
            last -= 1
        return last


_Node = tuple[float, int, int, int, int, "object"]
"""Cost so far, breakpoint, line number, looseness class of the line before, lines running that end in a mark, node before."""


def breakpoints(galley: Galley, sums: Sums, measures: Measures) -> list[Break]:
    """Every place where a line of the galley may end, in order, the paragraph's end last.

    Where what lies between two places is longer than the narrowest line, every joint in it becomes a forced place.
    """
    narrowest = min(measures.rooms)
    found: list[Break] = []
    before = 0
    count = len(galley.boxes)
    for i, joint in enumerate(galley.joints):
        if joint.breakable:
            after = i + 1
            if sums.width[after] - sums.width[before] > narrowest:
                found.extend(_forced(sums, before, after, narrowest))
            hyphen = joint.hyphen.width if joint.hyphen else 0.0
            found.append(Break(after, joint.penalty, joint.tear, hyphen, galley.boxes[i].cls.kind == "mark"))
            before = after
    if sums.width[count] - sums.width[before] > narrowest:
        found.extend(_forced(sums, before, count, narrowest))
    found.append(Break(count))
    return found


def _forced(sums: Sums, before: int, after: int, narrowest: float) -> list[Break]:
    natural = sums.natural(before, after)
    shrink = sums.shrink[after - 1] - sums.shrink[before]
    if natural - shrink <= narrowest:
        return []
    return [Break(i, FORCED_COST, forced=True) for i in range(before + 1, after)]


def first_fit(galley: Galley, sums: Sums, measures: Measures) -> tuple[list[Break], float]:
    """Breaking line by line, each as full as it gets: what total fit is measured against."""
    places = breakpoints(galley, sums, measures)
    chosen: list[Break] = []
    first = line = 0
    for number, place in enumerate(places):
        upcoming = places[number + 1] if number + 1 < len(places) else None
        if upcoming is None or not _fits(sums, first, upcoming, measures.room(line)):
            chosen.append(place)
            first, line = place.after, line + 1
    return chosen, 0.0


def _fits(sums: Sums, first: int, place: Break, room: float) -> bool:
    least = sums.natural(first, place.after) - (sums.shrink[place.after - 1] - sums.shrink[first])
    return least + place.hyphen <= room + EPSILON


def total_fit(
    galley: Galley, sums: Sums, measures: Measures, by_count: bool = False
) -> dict[int, tuple[list[Break], float]]:
    """The cheapest breaks and their cost; with `by_count` the cheapest for every number of lines that can be set.

    Attempts of growing tolerance are made until one succeeds; within its tolerance each is exact.
    """
    places = breakpoints(galley, sums, measures)
    for tolerance in ATTEMPTS:
        ends = _Search(galley, sums, measures, places, tolerance, by_count).run()
        if ends:
            return {node[2]: (_trace(node, places), node[0]) for node in ends}
    return {}


def _trace(node: _Node, places: list[Break]) -> list[Break]:
    chosen: list[Break] = []
    at: _Node | None = node
    while at is not None and at[5] is not None:
        chosen.append(places[at[1] - 1])
        at = at[5]  # type: ignore[assignment]
    return chosen[::-1]


class _Search:
    """One attempt: forward over all breakpoints, each with the lines that can end there."""

    def __init__(
        self,
        galley: Galley,
        sums: Sums,
        measures: Measures,
        places: list[Break],
        tolerance: Tolerance,
        by_count: bool,
    ) -> None:
        self.galley, self.sums, self.measures, self.places = galley, sums, measures, places
        self.tolerance = tolerance
        self.easy = 10**9 if by_count else measures.easy
        self.cores = _cores_from(galley)
        self.floor = min(measures.rooms[1:] or measures.rooms)
        self.spread = 2 * JUMP_COST + MARKS_COST

    def run(self) -> list[_Node]:
        """The cheapest node at the paragraph's end (for each number of lines when these are told apart)."""
        sums, places, tolerance = self.sums, self.places, self.tolerance
        width, even, word, gap, shrink = sums.width, sums.even, sums.word, sums.gap, sums.shrink
        limit, anything = tolerance.expansion, tolerance.anything
        root: _Node = (0.0, 0, 0, 0, 0, None)
        active = [(0, width[0] - sums.starts[0], self.measures.room(0), [root])]
        lowest = 0
        count = len(places)
        for number, place in enumerate(places, 1):
            if place.tear > tolerance.tear:
                continue
            after = place.after
            last = after - 1
            end = width[after] - sums.room[last] + sums.ends[last] + place.hyphen
            final = number == count
            reached: dict[tuple[int, int, int], _Node] = {}
            while lowest < len(active) and self._too_long(active[lowest], end, last):
                lowest += 1
            for index in range(lowest, len(active)):
                first, start, room, nodes = active[index]
                slack = room - end + start
                if slack < -EPSILON:
                    if slack + shrink[last] - shrink[first] < -EPSILON and (last > first or not anything):
                        continue
                    cost, loose = self._shrunk(first, last, -slack), 0
                elif final or slack <= EPSILON:
                    cost, loose = 0.0, 0
                else:
                    wide = slack - (word[last] - word[first]) - (gap[last] - gap[first])
                    if wide > (even[last] - even[first]) * limit + EPSILON and not anything:
                        if wide - room > self.floor * (2.0 * limit - 1.0):
                            break
                        continue
                    cost, loose = self._stretched(first, last, slack, room)
                if final:
                    ending = self._last_line(first)
                    if ending is None:
                        continue
                    cost += ending
                self._extend(reached, nodes, number, place, cost, loose)
            if reached:
                if final:
                    return _cheapest_by_lines(reached.values())
                active.extend(self._groups(reached, after))
        return []

    def _too_long(self, group: tuple[int, float, float, list[_Node]], end: float, last: int) -> bool:
        """Whether no later line can begin at a group: even squeezed it is an em too long."""
        first, start, room, _ = group
        least = end - start - (self.sums.shrink[last] - self.sums.shrink[first])
        return least > room + 1.0 and not (self.tolerance.anything and last <= first + 1)

    def _shrunk(self, first: int, last: int, need: float) -> float:
        cost = 0.0
        for step, running in self.sums.steps:
            room = running[last] - running[first]
            if room > EPSILON:
                share = need / room if need < room else 1.0
                cost += shrink_cost(step, share, room)
                need -= share * room
                if need <= EPSILON:
                    return cost
        return cost + FORCED_COST * (1.0 + need)

    def _stretched(self, first: int, last: int, slack: float, room: float) -> tuple[float, int]:
        sums = self.sums
        cost = 0.0
        for step, running in (("word", sums.word), ("gap", sums.gap)):
            given = running[last] - running[first]
            if given:
                if slack <= given:
                    share = slack / given
                    return cost + STRETCH_COST[step] * share * share, 0
                slack -= given
                cost += STRETCH_COST[step]
        if slack <= EPSILON:
            return cost, 0
        places = sums.even[last] - sums.even[first]
        if not places:
            return cost + SHORTFALL_COST * slack / room, len(LOOSENESS)
        expansion = slack / places
        cost += EVEN_COST * (expansion / EVEN_UNIT) ** EVEN_POWER
        return cost, 0 if expansion <= LOOSENESS[0] else 1 if expansion <= LOOSENESS[1] else 2

    def _last_line(self, first: int) -> float | None:
        """The cost of a last line that begins with a box; None for one character alone, which is not set."""
        left = self.cores[first]
        if first == 0 or left > 2:
            return 0.0
        if left == 2:
            return SHORT_LAST_COST
        return RUNT_COST if self.tolerance.anything else None

    def _extend(
        self,
        reached: dict[tuple[int, int, int], _Node],
        nodes: list[_Node],
        number: int,
        place: Break,
        cost: float,
        loose: int,
    ) -> None:
        cost += LINE_COST + place.penalty + TEAR_COST[place.tear]
        for node in nodes:
            line = node[2] + 1
            marks = min(node[4] + 1, 2) if place.marks else 0
            total = node[0] + cost
            if node[5] is not None:
                total += JUMP_COST * max(0, abs(loose - node[3]) - 1)
            if place.marks and node[4] >= 2:
                total += MARKS_COST
            key = (min(line, self.easy), loose, marks)
            kept = reached.get(key)
            if kept is None or total < kept[0]:
                reached[key] = (total, number, line, loose, marks, node)

    def _groups(
        self, reached: dict[tuple[int, int, int], _Node], after: int
    ) -> list[tuple[int, float, float, list[_Node]]]:
        """The nodes that a cheapest way may still pass through, by the room of the line that begins there."""
        start = self.sums.width[after] - self.sums.starts[after]
        by_line: dict[int, list[_Node]] = {}
        for (line, _, _), node in reached.items():
            by_line.setdefault(line, []).append(node)
        groups = []
        for line in sorted(by_line):
            nodes = by_line[line]
            best = min(node[0] for node in nodes) + self.spread
            groups.append((after, start, self.measures.room(line), [node for node in nodes if node[0] <= best]))
        return groups


def _cores_from(galley: Galley) -> list[int]:
    """How many characters other than marks stand from each box to the paragraph's end, counted up to three."""
    counts = [0] * (len(galley.boxes) + 1)
    for i in range(len(galley.boxes) - 1, -1, -1):
        counts[i] = min(3, counts[i + 1] + (galley.boxes[i].cls.kind != "mark"))
    return counts


def _cheapest_by_lines(nodes: Iterable[_Node]) -> list[_Node]:
    best: dict[int, _Node] = {}
    for node in nodes:
        if node[2] not in best or node[0] < best[node[2]][0]:
            best[node[2]] = node
    return [best[count] for count in sorted(best)]
