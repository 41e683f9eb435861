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

SHRINK_COST = {"word": 6.0, "interpunct": 13.0, "bracket": 22.0, "comma": 34.0, "gap": 40.0, "stop": 53.0}
"""What an em taken at each step costs at first, two thirds of what it costs at last: later steps hurt the rhythm of reading
more. Dear enough that marks inside lines keep nine tenths of their room on average: squeezing is for need, not habit."""

STRETCH_STEPS = ("word", "gap", "figure")
"""Stretching, in order, before all other places: word spaces, Han–Western gaps, at last those inside figures."""

STRETCH_COST = {"word": 4.0, "gap": 11.0, "figure": 28.0}
"""What each stretching step costs at its widest: spaces and gaps less than one comma squeezed to half an em, since they are
white already; figures more, which are read as one word."""

EVEN_UNIT = 0.03
"""Em between Han at which an evenly spaced line costs as much as one point. 0.05 stood here until lines were compared with
Typst's."""
EVEN_LINEAR, EVEN_CUBIC = 120.0, 100.0
"""The two parts of what a line costs whose Han stand EVEN_UNIT em apart: the first keeps most lines at nothing (a long line
rather takes a little from each of its marks than stands looser than its neighbours), the second, growing with the cube of
the distance, keeps any line from becoming a hole in the page."""

EVEN_LIMIT = 0.36
"""The widest that Han are set apart; what is still missing then is spread over all joints, those of words included."""

LAST_SHARES = {"even": 1, "": 1, "word": 8}
"""What each kind of joint takes of that: a wide word space is borne sooner than letters that stand apart."""

LETTER_UNIT, LETTER_COST = 0.05, 1600.0
"""The cost of a line whose letters, too, stand LETTER_UNIT em apart; it grows with the square."""

EPSILON = 1e-7
"""What counts as nothing, in em."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What is done to a line's joints: the share taken at each shrinking step, the share given at each stretching step,
    what all other places are widened by (em), what these and the joints of words are widened by as a last resort (em, word
    spaces by their share), and what still misses the measure (em: > 0 too long)."""

    shrunk: tuple[tuple[str, float], ...] = ()
    stretched: tuple[tuple[str, float], ...] = ()
    expansion: float = 0.0
    letters: float = 0.0
    miss: float = 0.0


NATURAL = Adjustment()


class Sums:
    """Running sums over a galley, so that any line's room and what it can give are found by two look-ups each."""

    def __init__(self, galley: Galley, composition: Composition, indented: bool = False) -> None:
        """`indented` says whether the first line has an indent: an opening mark there has a rule of its own."""
        joints = galley.joints
        self.starts = [line_start_trim(box, composition) for box in galley.boxes]
        if indented and galley.boxes:
            self.starts[0] = 0.0 if composition.trim_indent_open else galley.boxes[0].before
        self.ends = [line_end_trim(box, composition) for box in galley.boxes]
        self.room = [joint.room for joint in joints] + [0.0] * bool(galley.boxes)
        widths = [box.width for box in galley.boxes]
        self.width = _running([w + r for w, r in zip(widths, self.room, strict=True)])
        self.even = _running([1 if joint.stretch == "even" else 0 for joint in joints])
        self.letters = _running([1 if joint.stretch in ("even", "") else 0 for joint in joints])
        self.shares = _running([LAST_SHARES.get(joint.stretch, 0) for joint in joints])
        self.stretches, self.stretch = _stretch_sums(galley)
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
    5.1.10); the whole blank when that rule is off; less than nothing when stops and commas hang, or an interpunct ends it."""
    if composition.hanging and box.cls.name in ("stop", "comma") and box.after:
        return -box.width
    if box.side and composition.squeeze_line_end:
        return -box.side
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


def _stretch_sums(galley: Galley) -> tuple[list[tuple[str, list[float]]], list[float]]:
    given = [joint.limit if joint.stretch != "even" else 0.0 for joint in galley.joints]
    found = {joint.stretch for joint in galley.joints}
    steps = [
        (step, _running([joint.limit if joint.stretch == step else 0.0 for joint in galley.joints]))
        for step in STRETCH_STEPS
        if step in found
    ]
    return steps, _running(given)


def adjust(sums: Sums, first: int, after: int, slack: float, tightest: float = 0.0) -> Adjustment:
    """The adjustment of a line whose measure exceeds its natural width by `slack` em (less than 0: falls short of it).

    `tightest` is by how much characters may stand closer at last, in em: 0 in running text, where Han are never squeezed.

    `sums` have the boxes' widths and room, `first` is the line's first box, and `after` the one behind its last.
    """
    last = after - 1
    if slack < -EPSILON:
        return _shrink(sums, first, last, -slack, tightest)
    if slack <= EPSILON:
        return NATURAL
    stretched = []
    for step, running in sums.stretches:
        room = running[last] - running[first]
        if room > EPSILON:
            share = min(1.0, slack / room)
            stretched.append((step, share))
            slack -= share * room
            if slack <= EPSILON:
                return Adjustment(stretched=tuple(stretched))
    places = sums.even[last] - sums.even[first]
    expansion = min(slack / places, EVEN_LIMIT) if places else 0.0
    slack -= expansion * places
    if slack <= EPSILON:
        return Adjustment(stretched=tuple(stretched), expansion=expansion)
    shares = sums.shares[last] - sums.shares[first]
    if not shares:
        return Adjustment(stretched=tuple(stretched), miss=-slack)
    return Adjustment(stretched=tuple(stretched), expansion=expansion, letters=slack / shares)


def _shrink(sums: Sums, first: int, last: int, need: float, tightest: float) -> Adjustment:
    """What makes a line narrower by `need` em.

    `sums` have the boxes' widths and room, `first` and `last` are the line's boxes, and `tightest` is how much closer
    characters may stand at last, in em.
    """
    shrunk = []
    for step, running in sums.steps:
        room = running[last] - running[first]
        if room > EPSILON:
            share = min(1.0, need / room)
            shrunk.append((step, share))
            need -= share * room
            if need <= EPSILON:
                return Adjustment(tuple(shrunk))
    joints = sums.letters[last] - sums.letters[first]
    closer = min(tightest, need / joints) if joints else 0.0
    need -= closer * joints
    return Adjustment(tuple(shrunk), letters=-closer, miss=need if need > EPSILON else 0.0)


def adjustment_cost(sums: Sums, first: int, after: int, done: Adjustment) -> float:
    """What an adjustment costs: squeezed marks by their step and share, widened spaces and gaps, Han set apart."""
    cost = 0.0
    last = after - 1
    steps = dict(sums.steps)
    for step, share in done.shrunk:
        room = steps[step][last] - steps[step][first]
        cost += shrink_cost(step, share, room)
    for step, share in done.stretched:
        cost += STRETCH_COST[step] * share * share
    if done.expansion:
        cost += expansion_cost(done.expansion)
    if done.letters:
        cost += letter_cost(sums, first, last, done.letters * (sums.shares[last] - sums.shares[first]))
    return cost


def expansion_cost(expansion: float) -> float:
    """The cost of a line whose Han stand so many em apart."""
    share = expansion / EVEN_UNIT
    return share * (EVEN_LINEAR + EVEN_CUBIC * share * share)


def letter_cost(sums: Sums, first: int, last: int, slack: float) -> float:
    """The cost of a line with `slack` em left over when Han stand as far apart as they may: as if its letters took it all,
    since what a word space hides of it is a hole as well."""
    joints = sums.letters[last] - sums.letters[first] or sums.shares[last] - sums.shares[first]
    return LETTER_COST * (slack / joints / LETTER_UNIT) ** 2


def shrink_cost(step: str, share: float, room: float) -> float:
    """The cost of taking `share` of the `room` (em) that a step has: by the amount, and more the nearer it is to all."""
    return SHRINK_COST[step] * share * room * (1.0 + 0.5 * share)
