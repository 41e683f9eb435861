"""Line adjustment: what a line gives up and takes on, step by step, to fill its measure exactly.

The steps are those of clreq, Line adjustment, shrink before stretch; a line-end mark has gone to half an em before. The
breaker judges a line by the very adjustment that is then set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from printreport.model.theme import Composition
from printreport.text.box import Box, Galley

SHRINK_STEPS = ("word", "interpunct", "bracket", "comma", "gap", "stop")
"""Shrinking, in order: Western word spaces and typed spaces, interpuncts, brackets, ，、；：, Han–Western gaps, 。？！."""

SHRINK_COST = {"word": 10.0, "interpunct": 10.0, "bracket": 16.0, "comma": 20.0, "gap": 30.0, "stop": 40.0}
"""What half an em taken at each step costs: later steps hurt the rhythm of reading more."""

STRETCH_COST = {"word": 6.0, "gap": 6.0}
"""What word spaces and Han–Western gaps cost at their widest."""

EVEN_UNIT = 0.05
EVEN_COST = 100.0
"""The cost of a line whose Han stand EVEN_UNIT em apart; it grows with the power EVEN_POWER of the distance."""
EVEN_POWER = 2.0

EPSILON = 1e-7
"""What counts as nothing, in em."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What is done to a line's joints: the share taken at each shrinking step, the share given to word spaces and gaps,
    what every other place where a line may break is widened by (em), and what still misses the measure (em: > 0 too long)."""

    shrunk: tuple[tuple[str, float], ...] = ()
    word: float = 0.0
    gap: float = 0.0
    expansion: float = 0.0
    miss: float = 0.0


NATURAL = Adjustment()


class Sums:
    """Running sums over a galley, so that any line's room and what it can give are found by two look-ups each."""

    def __init__(self, galley: Galley, composition: Composition) -> None:
        joints = galley.joints
        self.starts = [line_start_trim(box, composition) for box in galley.boxes]
        self.ends = [line_end_trim(box, composition) for box in galley.boxes]
        self.room = [joint.room for joint in joints] + [0.0]
        widths = [box.width for box in galley.boxes]
        self.width = _running([w + r for w, r in zip(widths, self.room, strict=True)])
        self.even = _running([1 if joint.stretch == "even" else 0 for joint in joints])
        self.word = _running([joint.limit if joint.stretch == "word" else 0.0 for joint in joints])
        self.gap = _running([joint.limit if joint.stretch == "gap" else 0.0 for joint in joints])
        self.steps, self.shrink = _shrink_sums(galley)

    def natural(self, first: int, after: int) -> float:
        """The width of a line of the boxes `first` up to (not with) `after`, as it stands, its ends trimmed."""
        last = after - 1
        return self.width[after] - self.room[last] - self.width[first] + self.starts[first] + self.ends[last]


def line_start_trim(box: Box, composition: Composition) -> float:
    """The blank before a line's first box: none for an opening mark, unless that rule is off."""
    return 0.0 if composition.squeeze_line_start or not box.before else box.before


def line_end_trim(box: Box, composition: Composition) -> float:
    """What is added to a line's end for its last box's blank: nothing, so that a mark takes half an em (GB/T 15834-2011,
    5.1.10); the whole blank when that rule is off; less than nothing when stops and commas hang."""
    if composition.hanging and box.cls.name in ("stop", "comma") and box.after:
        return -box.width
    return 0.0 if composition.squeeze_line_end else box.after


def _running(values: Sequence[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


def _shrink_sums(galley: Galley) -> tuple[list[tuple[str, list[float]]], list[float]]:
    count = len(galley.joints)
    taken: dict[str, list[float]] = {}
    total = [0.0] * count
    for i, joint in enumerate(galley.joints):
        for step, amount in joint.shrinks:
            if step not in taken:
                taken[step] = [0.0] * count
            taken[step][i] += amount
            total[i] += amount
    steps = [(step, _running(taken[step])) for step in SHRINK_STEPS if step in taken]
    return steps, _running(total)


def adjust(sums: Sums, first: int, after: int, slack: float) -> Adjustment:
    """The adjustment of a line whose measure exceeds its natural width by `slack` em (less than 0: falls short of it)."""
    last = after - 1
    if slack < -EPSILON:
        return _shrink(sums, first, last, -slack)
    if slack <= EPSILON:
        return NATURAL
    word_room = sums.word[last] - sums.word[first]
    word = min(1.0, slack / word_room) if word_room else 0.0
    slack -= word * word_room
    gap_room = sums.gap[last] - sums.gap[first]
    gap = min(1.0, slack / gap_room) if gap_room else 0.0
    slack -= gap * gap_room
    places = sums.even[last] - sums.even[first]
    if slack <= EPSILON or not places:
        return Adjustment(word=word, gap=gap, miss=-max(0.0, slack))
    return Adjustment(word=word, gap=gap, expansion=slack / places)


def _shrink(sums: Sums, first: int, last: int, need: float) -> Adjustment:
    shrunk = []
    for step, running in sums.steps:
        room = running[last] - running[first]
        if room > EPSILON:
            share = min(1.0, need / room)
            shrunk.append((step, share))
            need -= share * room
            if need <= EPSILON:
                return Adjustment(tuple(shrunk))
    return Adjustment(tuple(shrunk), miss=need)


def adjustment_cost(sums: Sums, first: int, after: int, done: Adjustment) -> float:
    """What an adjustment costs: squeezed marks by their step and share, widened spaces and gaps, Han set apart."""
    cost = 0.0
    last = after - 1
    steps = dict(sums.steps)
    for step, share in done.shrunk:
        room = steps[step][last] - steps[step][first]
        cost += shrink_cost(step, share, room)
    if done.word:
        cost += STRETCH_COST["word"] * done.word * done.word
    if done.gap:
        cost += STRETCH_COST["gap"] * done.gap * done.gap
    if done.expansion:
        cost += EVEN_COST * (done.expansion / EVEN_UNIT) ** EVEN_POWER
    return cost


def shrink_cost(step: str, share: float, room: float) -> float:
    """The cost of taking `share` of the `room` (em) that a step has: by the amount, and more the nearer it is to all."""
    return SHRINK_COST[step] * share * room * (1.0 + share)
