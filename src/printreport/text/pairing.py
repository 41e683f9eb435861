"""What lies between two neighbours: the room of adjacent marks, the Han–Western gap, and whether a line may end there."""

from __future__ import annotations

from dataclasses import replace

from printreport.model.theme import Composition
from printreport.text.box import CLOSED, Box, Glyph, Joint
from printreport.text.char_class import DIGIT, HAN, LEVELS, CharClass

GAP_MIN, GAP_MAX = 0.125, 0.5
"""The Han–Western gap's least and largest width in em (clreq, Han–Western spacing)."""

WORD, WORD_MIN, WORD_MAX = 1 / 3, 0.25, 0.5
"""A Western word space: natural (JLREQ, where clreq is silent), least and largest width in em (clreq, Line adjustment)."""

HAN_SPACE, HAN_SPACE_MIN = 1.0, 0.5
"""A space that the editor typed between Han: an em, half an em where the line is short of room."""

_Side = tuple[CharClass, float, float, float]
"""What of a neighbour decides: its class, its blanks, the width of a Western one."""

READING_STEP = 0.05
"""An opening mark's glyph begins at least so far (em) to the right of the one before it, however its blank is squeezed, so that
readers that sort by place copy them in order."""


class Pairing:
    """Joints by the classes and blanks of the two neighbours, made once for each kind of pair."""

    def __init__(self, composition: Composition, tracking: float = 0.0) -> None:
        self.composition = composition
        self._tracking = tracking
        self._level = LEVELS[composition.kinsoku]
        self._kept: dict[tuple[_Side, _Side], Joint] = {}

    def joint(self, left: Box, right: Box) -> Joint:
        """The joint between two boxes that stand next to each other in the source."""
        narrow = left.width if left.cls.kind == "western" else 1.0
        key = ((left.cls, left.before, left.after, narrow), (right.cls, right.before, right.after, 1.0))
        kept = self._kept.get(key)
        if kept is None:
            made = self._make(left, right)
            if self._tracking and made is not CLOSED:
                made = replace(made, room=made.room + self._tracking)
            kept = self._kept[key] = made
        return kept

    def spaced(self, left: Box, right: Box, space: Glyph, spaces: str) -> Joint:
        """The joint where the source has spaces: a word space, an em between Han, else what the gap would be anyway."""
        base = self.joint(left, right)
        breakable = "\u00a0" not in spaces and "\u202f" not in spaces
        kinds = {left.cls.kind, right.cls.kind}
        if "\u3000" in spaces:
            return Joint(spaces.count("\u3000") + self._tracking, breakable=breakable, space=space)
        if kinds == {"western"}:
            taken, given = ((("word", WORD - WORD_MIN),), WORD_MAX - WORD)
            penalty = NUMBER_PARTED if left.cls is right.cls is DIGIT else 0.0
            return Joint(WORD, taken, "word", given, breakable, penalty, space=space)
        if "mark" in kinds:
            return base
        if "western" in kinds:
            return replace(self._gap(), breakable=breakable)
        room = HAN_SPACE + self._tracking
        return Joint(room, (("word", HAN_SPACE - HAN_SPACE_MIN),), breakable=breakable, space=space)

    def _make(self, left: Box, right: Box) -> Joint:
        if left.cls.kind == "western" and right.cls.kind == "western":
            return CLOSED
        breakable = self.may_part(left.cls, right.cls)
        if self._takes_gap(left.cls, right.cls):
            return replace(self._gap(), breakable=breakable)
        shrinks, room = self._blanks(left, right)
        stretch = "even" if _may_widen(left.cls, right.cls) else ""
        return Joint(room, shrinks, stretch, 0.0, breakable, _penalty(left.cls, right.cls))

    def may_part(self, left: CharClass, right: CharClass) -> bool:
        """Whether a line may end between two classes at this kinsoku level (clreq, Prohibition rules; GB/T 15834-2011, 5.1)."""
        if left.kind == "western" and right.kind == "western":
            return False
        if _bound(left, right):
            return False
        return self._level < left.end and self._level < right.start

    def _gap(self) -> Joint:
        gap = self.composition.western_gap
        shrinks = (("gap", gap - GAP_MIN),) if gap > GAP_MIN else ()
        return Joint(gap, shrinks, "gap" if gap else "", max(0.0, GAP_MAX - gap) if gap else 0.0)

    def _takes_gap(self, left: CharClass, right: CharClass) -> bool:
        return (left is HAN and right.western) or (left.western and right is HAN)

    def _blanks(self, left: Box, right: Box) -> tuple[tuple[tuple[str, float], ...], float]:
        """What is left of the blanks that face each other, by adjustment step, and their sum (clreq, adjacent marks)."""
        after, before = left.after, right.before
        if self.composition.squeeze_pairs and _adjacent(left, right):
            after, before = self._squeezed(left, right)
        taken = min(before, _room_to_read(left))
        parts = [(box.cls.step, blank) for box, blank in ((left, after), (right, taken)) if blank > 0.0]
        return tuple(part for part in parts if part[0]), after + before

    def _squeezed(self, left: Box, right: Box) -> tuple[float, float]:
        """The blanks between two adjacent marks: half an em in all between closing and opening, none otherwise."""
        after, before = left.after, right.before
        kept = max(0.0, self.composition.pair_room - 1.0)
        if left.before > 0.0 and left.after > 0.0:  # a centred mark gives the smaller of the blanks that meet
            return min(after, before), 0.0
        if after > 0.0 and before > 0.0:
            return 0.0, min(kept, before)
        return 0.0, 0.0


def _room_to_read(left: Box) -> float:
    """How far the glyph of an opening mark may move over the box before it, in em, so that readers copy both in order.

    A joined dash is one glyph that stands for two characters; some readers put the second one at its right end.
    """
    if left.cls.name == "dash":
        return 0.0
    return max(0.0, left.width - READING_STEP) if left.cls.kind == "western" else HAN_SPACE


def _adjacent(left: Box, right: Box) -> bool:
    """Whether two full-width marks with blanks stand next to each other."""
    return left.is_mark and right.is_mark


def _bound(left: CharClass, right: CharClass) -> bool:
    """Neighbours that no level parts: a sign before its number, a unit after it, two dashes or stops in a row."""
    numbered = ("prefix", "latin-prefix")
    if left.name in numbered and right.kind == "western":
        return True
    if right.name in ("suffix", "latin-suffix") and left.kind == "western":
        return True
    return left.name == right.name and left.name in ("exclamation", "dash", "ellipsis")


def _may_widen(left: CharClass, right: CharClass) -> bool:
    """Whether what lies between is set apart at last: all but unbreakable neighbours and those of connectors and solidi
    (clreq, Procedures for Inter-Character Space Expansion)."""
    return not _bound(left, right) and not {left.name, right.name} & _KEPT_CLOSE


_KEPT_CLOSE = frozenset({"connector", "solidus", "latin-solidus"})


def _penalty(left: CharClass, right: CharClass) -> float:
    """The cost of a line that ends here for what is parted: a dash or an ellipsis from what it follows, a foreign name."""
    if left.name == "interpunct":
        return NAME_PARTED
    return DASH_AT_START if right.name in ("dash", "ellipsis") else 0.0


DASH_AT_START, NAME_PARTED, NUMBER_PARTED = 120.0, 40.0, 400.0
"""A line that begins with a dash or an ellipsis, which the strict level forbids; a foreign name parted after its interpunct;
a number parted at a space between its digits (patent and telephone numbers), little better than a figure torn."""
