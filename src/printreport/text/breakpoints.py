"""The places where a paragraph's lines may end, and what ending there costs."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.text.box import Galley
from printreport.text.char_class import NEVER
from printreport.text.justify import Sums
from printreport.text.word_break import address_spans

TEAR_COST = {0: 0.0, 1: 4000.0, 2: 16000.0, 3: 36000.0}
"""A figure torn at a joint of each grade; grades 2 and 3 are tried only when nothing else can be set."""

LINE_COST = 1.0
"""The unit of a paragraph's costs: every line costs one, so that of two breakings alike the shorter is taken."""
FORCED_COST = 12000.0
"""A line broken inside what must not break, because it is longer than the measure."""
OUTLAW_COST = 24000.0
"""What a forced break costs more that leaves a mark where no line may begin or end."""
STIFF = 8.0
"""The width from which a Western word that can't be broken counts as long, in em."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may end: `after` is the first box of the next line.

    A `ragged` one stands before or inside what hardly breaks, so that its line may be left unfilled.
    """

    after: int
    penalty: float = 0.0
    tear: int = 0
    hyphen: float = 0.0
    marks: bool = False
    forced: bool = False
    ragged: bool = False

    @property
    def cost(self) -> float:
        """What a line costs by ending here."""
        return LINE_COST + self.penalty + TEAR_COST[self.tear]


@dataclass(frozen=True, slots=True)
class Measures:
    """The room of each line in em, from its left edge to its right one; the last repeats."""

    rooms: tuple[float, ...]

    def room(self, line: int) -> float:
        """The room of a line by its number from 0."""
        return self.rooms[min(line, len(self.rooms) - 1)]

    @property
    def easy(self) -> int:
        """The number of the line from which on all are alike."""
        last = len(self.rooms) - 1
        while last > 0 and self.rooms[last - 1] == self.rooms[-1]:
            last -= 1
        return last

    @property
    def is_orderly(self) -> bool:
        """Whether all lines are alike but the first, which may be shorter."""
        later = self.rooms[1:] or self.rooms
        return self.rooms[0] <= later[0] and all(room == later[0] for room in later)


def breakpoints(galley: Galley, sums: Sums, measures: Measures) -> list[Break]:
    """Every place where a line of the galley may end, in order, the paragraph's end last.

    Where what lies between two places is longer than the narrowest line, every joint in it becomes a forced place.
    """
    narrowest = min(measures.rooms)
    stiff = _stiff_places(galley, sums)
    found: list[Break] = []
    before = 0
    count = len(galley.boxes)
    for i, joint in enumerate(galley.joints):
        if joint.breakable:
            after = i + 1
            if sums.width[after] - sums.width[before] > narrowest:
                found.extend(_forced(galley, sums, before, after, narrowest))
            hyphen = joint.hyphen.width if joint.hyphen else 0.0
            marks = galley.boxes[i].cls.kind == "mark"
            found.append(Break(after, joint.penalty, joint.tear, hyphen, marks, ragged=after in stiff))
            before = after
    if sums.width[count] - sums.width[before] > narrowest:
        found.extend(_forced(galley, sums, before, count, narrowest))
    found.append(Break(count))
    return found


def _forced(galley: Galley, sums: Sums, before: int, after: int, narrowest: float) -> list[Break]:
    """Breaks anywhere but before a note's mark, for what is wider than any line even when squeezed.

    `galley` has the boxes, `sums` their widths, `before` and `after` are the ordinary breaks between which that stands, and
    `narrowest` is the least measure in em.
    """
    natural = sums.natural(before, after)
    shrink = sums.shrink[after - 1] - sums.shrink[before]
    if natural - shrink <= narrowest:
        return []
    boxes = galley.boxes
    places = [i for i in range(before + 1, after) if boxes[i].note is None]
    outlaws = [boxes[i].cls.start != NEVER or boxes[i - 1].cls.end != NEVER for i in places]
    return [Break(i, FORCED_COST + OUTLAW_COST * outlaw, forced=True) for i, outlaw in zip(places, outlaws, strict=True)]


def _stiff_places(galley: Galley, sums: Sums) -> frozenset[int]:
    """The first boxes of lines before which a line may be left unfilled: those of addresses' parts and of long words."""
    addresses = {at for start, end in address_spans(galley.text) for at in range(start, end + 1)}
    found = {i for i, at in enumerate(galley.at) if at in addresses} if addresses else set()
    begin = 0
    for i in range(1, len(galley.boxes) + 1):
        if i == len(galley.boxes) or galley.joints[i - 1].breakable:
            if galley.boxes[begin].cls.kind == "western" and sums.width[i] - sums.width[begin] >= STIFF:
                found.add(begin)
            begin = i
    return frozenset(found)
