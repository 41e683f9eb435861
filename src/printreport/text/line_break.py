"""Breaking a paragraph as a whole: the cheapest way of all to set it, found by dynamic programming.

The method is Knuth and Plass's total fit (Software: Practice and Experience 11, 1981), with the line adjustment of
Chinese in place of glue: every breakpoint keeps the cheapest way to reach it, for each line number and each state of
the line before that matters.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from printreport.text.box import Galley
from printreport.text.breakpoints import FORCED_COST, Break, Measures, breakpoints
from printreport.text.justify import (
    EPSILON,
    EVEN_LIMIT,
    NATURAL,
    STRETCH_COST,
    Adjustment,
    Sums,
    adjust,
    adjustment_cost,
    expansion_cost,
    letter_cost,
    shrink_cost,
)

RUNT_COST = 80000.0
"""A last line of one character (孤字不成行), where nothing else can be set."""
SHORT_LAST_COST = 40.0
"""A last line of two characters."""
JUMP_COST = 8.0
"""A very loose line beside one that is not loose at all."""
MARKS_COST = 6.0
"""A third and every further line running that ends in a mark."""
SAME_COST = 3.0
"""A line that ends in the character that the line before ends in."""
RAGGED_COST, RAGGED_SLACK = 4000.0, 500.0
"""A line left unfilled before an address or a long word, and each em that it lacks: as bad as Han a tenth of an em apart."""
HOLE_COST = 60000.0
"""A line of Han left unfilled, and RAGGED_SLACK for each em: as bad as 0.3 em between them beyond the widest that is even. What
would cost more to fill reads as single characters, not as words."""
SHORTFALL_COST = 80000.0
"""A line of one box, which nothing can fill."""

LOOSENESS = (0.02, 0.06)
"""Where a line's Han–Han gap turns from normal to loose and to very loose, in em."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far one attempt goes: the widest Han–Han gap in em, the worst grade of a figure's joint it breaks at, what every
    joint may be widened by (em); `anything` sets what has to be set, however it looks."""

    expansion: float
    tear: int
    letters: float = 0.0
    anything: bool = False


ATTEMPTS = (
    Tolerance(0.12, 1),
    Tolerance(EVEN_LIMIT, 1, letters=0.05),
    Tolerance(EVEN_LIMIT, 1, letters=0.4),
    Tolerance(EVEN_LIMIT, 3, letters=0.4),
    Tolerance(EVEN_LIMIT, 3, letters=9.0, anything=True),
)


_Node = tuple[float, int, int, int, int, "object"]
"""Cost so far, breakpoint, lines so far, looseness of the last one, lines running that end in a mark, node before."""
_ROOT: _Node = (0.0, 0, 0, 0, 0, None)
"""The way to a paragraph's beginning."""

_Group = tuple[int, float, float, list[_Node]]
"""First box of the line that begins here, where its width is counted from, its room, the cheapest ways to get here."""


def fill(sums: Sums, first: int, place: Break, slack: float) -> Adjustment:
    """The adjustment of a line whose measure exceeds its natural width by `slack` em; none where it is better left unfilled."""
    done = adjust(sums, first, place.after, slack)
    if slack > EPSILON and _filling_cost(sums, first, place.after, done) > _unfilled_cost(sums, first, place, slack):
        return NATURAL
    return done


def _unfilled_cost(sums: Sums, first: int, place: Break, slack: float) -> float:
    """What a line costs that lacks so many em: less before what hardly breaks; one box or a Western word has no such way."""
    if place.ragged:
        return RAGGED_COST + RAGGED_SLACK * slack
    last = place.after - 1
    han = 0 < sums.shares[last] - sums.shares[first] == sums.even[last] - sums.even[first]
    return HOLE_COST + RAGGED_SLACK * slack if han else math.inf


def _filling_cost(sums: Sums, first: int, after: int, done: Adjustment) -> float:
    cost = adjustment_cost(sums, first, after, done)
    if done.miss:
        cost += FORCED_COST * (1.0 + done.miss) if done.miss > 0.0 else SHORTFALL_COST
    return cost


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
    return chosen, weigh(galley, sums, measures, chosen)


def weigh(galley: Galley, sums: Sums, measures: Measures, chosen: Sequence[Break]) -> float:
    """The cost of a way to break a paragraph, from the adjustment of each of its lines: what total fit makes least."""
    cores = _cores_from(galley)
    cost, first, marks, before = 0.0, 0, 0, 0
    for number, place in enumerate(chosen):
        slack = measures.room(number) - sums.natural(first, place.after) - place.hyphen
        final = place.after == len(galley.boxes)
        done = NATURAL if final and slack > 0.0 else fill(sums, first, place, slack)
        cost += place.cost + _filling_cost(sums, first, place.after, done)
        if done is NATURAL and slack > EPSILON and not final:
            cost += _unfilled_cost(sums, first, place, slack)
        loose = looseness_class(done.expansion)
        if number and abs(loose - before) > 1:
            cost += JUMP_COST
        if place.marks and marks >= 2:
            cost += MARKS_COST
        if first and not final and galley.boxes[first - 1] is galley.boxes[place.after - 1]:
            cost += SAME_COST
        marks = marks + 1 if place.marks else 0
        if final and first:
            cost += {1: RUNT_COST, 2: SHORT_LAST_COST}.get(cores[first], 0.0)
        first, before = place.after, loose
    return cost


def looseness_class(expansion: float) -> int:
    """0 for a line that reads as solid, 1 for a loose one, 2 for a very loose one."""
    return 0 if expansion <= LOOSENESS[0] else 1 if expansion <= LOOSENESS[1] else 2


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
        """What a paragraph's breaks are chosen from.

        `galley` has the boxes, `sums` their widths, `measures` are the lines' in em, `places` the allowed breaks, `tolerance`
        says how loose lines may be, and `by_count` keeps the best way for each number of lines.
        """
        self.boxes = galley.boxes
        self.sums, self.measures, self.places, self.tolerance = sums, measures, places, tolerance
        self.easy = len(places) if by_count else measures.easy
        self.cores = _cores_from(galley)
        self.orderly = measures.is_orderly and not any(sums.starts)

    def run(self) -> list[_Node]:
        """The cheapest node at the paragraph's end (for each number of lines when these are told apart)."""
        sums, tolerance, orderly = self.sums, self.tolerance, self.orderly
        width, rooms, ends, even, stretch, shrink = (
            sums.width, sums.room, sums.ends, sums.even, sums.stretch, sums.shrink,
        )  # fmt: skip
        limit, letters, anything = tolerance.expansion, tolerance.letters, tolerance.anything
        loose_joints = sums.shares
        boxes = self.boxes
        active: list[_Group] = [(0, width[0] - sums.starts[0], self.measures.room(0), [_ROOT])]
        lowest, number, final = 0, 0, len(self.places)
        for place in self.places:
            number += 1
            if place.tear > tolerance.tear:
                continue
            after = place.after
            last = after - 1
            end = width[after] - rooms[last] + ends[last] + place.hyphen
            while lowest < len(active) and self._too_long(active[lowest], end, last, number):
                lowest += 1
            reached: dict[int, _Node] = {}
            for index in range(lowest, len(active)):
                first, start, room, nodes = active[index]
                slack = room - end + start
                loose, cost = 0, place.cost
                if slack < -EPSILON:
                    if slack + shrink[last] - shrink[first] < -EPSILON and (nodes[0][1] < number - 1 or not anything):
                        continue
                    cost += self._shrunk(first, last, -slack)
                elif slack > EPSILON and number != final:
                    wide = slack - stretch[last] + stretch[first]
                    most = (even[last] - even[first]) * limit
                    if letters:
                        most += (loose_joints[last] - loose_joints[first]) * letters
                    if wide > most + EPSILON and not anything and not place.ragged:
                        if orderly:
                            break
                        continue
                    added, loose = self._stretched(first, last, slack)
                    if added > RAGGED_COST and added > (unfilled := _unfilled_cost(sums, first, place, slack)):
                        added, loose = unfilled, 0
                    cost += added
                if first and boxes[first - 1] is boxes[last] and number != final:
                    cost += SAME_COST
                if number == final:
                    ending = self._last_line(first)
                    if ending is None:
                        continue
                    cost += ending
                _extend(reached, nodes, number, place.marks, cost, loose, self.easy)
            active.extend(self._groups(reached, after))
        return _cheapest_by_lines(reached.values())

    def _too_long(self, group: _Group, end: float, last: int, number: int) -> bool:
        """Whether no later line can begin at a group: it is an em too long even squeezed, and could have been broken."""
        first, start, room, nodes = group
        least = end - start - (self.sums.shrink[last] - self.sums.shrink[first])
        return least > room + 1.0 and not (self.tolerance.anything and nodes[0][1] >= number - 1)

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

    def _stretched(self, first: int, last: int, slack: float) -> tuple[float, int]:
        """The cost of a line that is to be widened by `slack` em, and its class of looseness."""
        cost = 0.0
        for step, running in self.sums.stretches:
            given = running[last] - running[first]
            if given > EPSILON:
                share = slack / given if slack < given else 1.0
                cost += STRETCH_COST[step] * share * share
                slack -= share * given
                if slack <= EPSILON:
                    return cost, 0
        places = self.sums.even[last] - self.sums.even[first]
        expansion = min(slack / places, EVEN_LIMIT) if places else 0.0
        cost += expansion_cost(expansion)
        slack -= expansion * places
        if slack > EPSILON:
            fillable = self.sums.shares[last] > self.sums.shares[first]
            cost += letter_cost(self.sums, first, last, slack) if fillable else SHORTFALL_COST
        return cost, looseness_class(expansion)

    def _last_line(self, first: int) -> float | None:
        """The cost of a last line that begins with a box; None for one character alone, which is not set unless all are marks."""
        left = self.cores[first]
        if first == 0 or left > 2 or not self.cores[0]:
            return 0.0
        if left == 2:
            return SHORT_LAST_COST
        return RUNT_COST if self.tolerance.anything else None

    def _groups(self, reached: dict[int, _Node], after: int) -> list[_Group]:
        """The nodes that a cheapest way may still pass through, by the room of the line that begins there: none at the end."""
        if not reached or after == len(self.boxes):
            return []
        start = self.sums.width[after] - self.sums.starts[after]
        if len(reached) == 1:
            (node,) = reached.values()
            return [(after, start, self.measures.room(node[2]), [node])]
        by_line: dict[int, list[_Node]] = {}
        for key, node in reached.items():
            by_line.setdefault(key // _STATES, []).append(node)
        groups = []
        for line in _near_cheapest(by_line):
            nodes = by_line[line]
            best = min(node[0] for node in nodes) + _SPREAD
            groups.append((after, start, self.measures.room(line), [node for node in nodes if node[0] <= best]))
        return groups


_STATES = 9
"""How many states of the line before are told apart: three classes of looseness by three of marks at line ends."""
_SPREAD = JUMP_COST + 2 * MARKS_COST
"""How much dearer a node may be than its neighbour's and still win by its state."""


def _near_cheapest(by_line: dict[int, list[_Node]]) -> list[int]:
    """The line numbers worth going on from, in order: in a long paragraph those near the cheapest way's, since a variant is
    one line longer or shorter than it, and all that could be told apart grow with the text."""
    if len(by_line) <= 2 * COUNTS_KEPT:
        return sorted(by_line)
    cheapest = min(by_line, key=lambda line: min(node[0] for node in by_line[line]))
    return [line for line in sorted(by_line) if abs(line - cheapest) <= COUNTS_KEPT]


COUNTS_KEPT = 4
"""How many lines more or fewer than the cheapest way to the same place are followed up when line numbers are told apart."""


def _extend(
    reached: dict[int, _Node], nodes: list[_Node], number: int, ends_in_mark: bool, cost: float, loose: int, easy: int
) -> None:
    """Add the line of a cost to every way to its start, and keep the cheapest of each state.

    `reached` are the ways to this break, `nodes` those to the line's beginning, `number` is the break's, `ends_in_mark` tells
    what the line ends in, `cost` is the line's, `loose` its looseness as one of three, and from the line `easy` on all measures
    are alike.
    """
    for node in nodes:
        before, _, line, was_loose, marks, origin = node
        line += 1
        total = before + cost
        if origin is not None and abs(loose - was_loose) > 1:
            total += JUMP_COST
        if not ends_in_mark:
            marks = 0
        elif marks == 2:
            total += MARKS_COST
        else:
            marks += 1
        key = (line if line < easy else easy) * _STATES + loose * 3 + marks
        kept = reached.get(key)
        if kept is None or total < kept[0]:
            reached[key] = (total, number, line, loose, marks, node)


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
