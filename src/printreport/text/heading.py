"""Lines broken by sense: headings, captions and pull quotes."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from printreport.model.line import SetParagraph
from printreport.model.theme import TextStyle
from printreport.text.box import Galley
from printreport.text.breakpoints import Break, Measures
from printreport.text.justify import EPSILON, Sums
from printreport.text.line_break import total_fit
from printreport.text.set_paragraph import LineMeasures, set_lines
from printreport.text.words import Boundary, boundaries

TIGHTEST = 0.03
"""How much closer than natural a heading's Han may stand to keep its sense, in em."""

CLAUSE_COST, LIST_COST, BRACKET_COST = 0.0, 3.0, 6.0
"""A line that ends after ，or a space, after 、, and outside brackets or quotation marks."""
WITHIN_COST = {"《": 40.0, "〈": 40.0, "（": 20.0, "“": 10.0, "「": 10.0, "‘": 10.0, "『": 10.0}
"""What breaking within a pair of brackets costs more: a title is torn apart, a quotation less so."""
WORD_COST: dict[Boundary, float] = {"before": 8.0, "after": 10.0, "word": 16.0, "unknown": 60.0, "inside": 150.0}
"""A line that ends between words, by what leans where; beside what the word list doesn't know; inside a word."""
LATIN_COST = 20.0
"""A Western word's break in a heading: worse than between words that the list knows, better than inside one. First value."""
LINE_COST = 6.0
"""One line more than the fewest that fit."""
TEAR_COST = 500.0
"""A torn figure: more than all breaks of a heading together, so that a line more is taken before. First value."""
LONE_COST = 2000.0
"""A line of one or two characters."""
SQUEEZED_COST, CLOSER_COST = 4.0, 4.0
"""A line whose marks are squeezed, and one whose Han are brought closer, too."""
UNBALANCED_COST = 60.0
"""A line that differs from the mean by a whole measure; it grows with the square."""

MOST_BALANCED = 8.0
"""How many lines are weighed against each other: what has more is read like a paragraph, and the work grows with the square."""

_CLAUSE_ENDS = frozenset("，。；：！？—…")


def break_by_sense(galley: Galley, sums: Sums, style: TextStyle, measure: float, max_lines: int) -> SetParagraph:
    """The heading's lines, at natural width or squeezed a little, none of one or two characters if that can be.

    `galley` has the boxes, `sums` their widths, `style` size and alignment, `measure` is in points, and `max_lines` are wished
    at most.
    """
    room = measure / style.size
    ragged = replace(style, align="left" if style.align == "justify" else style.align)
    fewest = sums.natural(0, len(galley.boxes)) / room
    cost, ends = _Splitter(galley, sums, room).best(max_lines) if fewest <= MOST_BALANCED else (LONE_COST, ())
    if ends:
        chosen = [_break_at(galley, end) for end in ends]
    else:  # a text as long as a paragraph is set as one; so is a word that is longer than the measure
        chosen, cost = next(iter(total_fit(galley, sums, Measures((room,))).values()))
    return set_lines(galley, sums, chosen, LineMeasures((room,), (0.0,)), ragged, cost, TIGHTEST)


def _break_at(galley: Galley, after: int) -> Break:
    if after >= len(galley.boxes):
        return Break(after)
    joint = galley.joints[after - 1]
    return Break(after, joint.penalty, joint.tear, joint.hyphen.width if joint.hyphen else 0.0)


_Split = tuple[float, tuple[int, ...]]


@dataclass(slots=True)
class _Splitter:
    """Every way to set a galley in so many lines, and the cheapest of them."""

    galley: Galley
    sums: Sums
    room: float
    target: float = 0.0
    costs: list[float] = field(default_factory=list)
    kept: dict[tuple[int, int], _Split | None] = field(default_factory=dict)

    def best(self, max_lines: int) -> _Split:
        """The cheapest way in the fewest lines that fit, more of them (up to `max_lines`) where few would be bad."""
        count = len(self.galley.boxes)
        natural = self.sums.natural(0, count)
        marks = [0.0, *(sense_cost(self.galley, after) for after in range(1, count))]
        within = _costs_within(self.galley)
        self.costs = [cost + more for cost, more in zip(_costs_of_words(self.galley, marks), within, strict=True)]
        fewest = max(1, math.ceil((natural - self.sums.shrink[count - 1]) / (self.room * (1 + 2 * TIGHTEST)) - EPSILON))
        found: _Split | None = None
        for lines in range(fewest, count + 1):
            self.target, self.kept = natural / lines, {}
            split = self._rest(0, lines)
            if split is not None:
                split = (split[0] + LINE_COST * (lines - fewest), split[1])
                if found is None or split[0] < found[0]:
                    found = split
            if found is not None and self._is_settled(found[0], lines, max_lines):
                break
        return found or (LONE_COST, ())

    def _is_settled(self, cost: float, lines: int, max_lines: int) -> bool:
        """Whether more lines are not worth trying: beyond `max_lines` only where a figure would be torn or a line be lone."""
        if lines < max_lines:
            return cost < LINE_COST
        return cost < TEAR_COST or lines >= max_lines + 2

    def _rest(self, first: int, lines: int) -> _Split | None:
        """The cheapest way to set the boxes from `first` on in so many lines."""
        key = (first, lines)
        if key not in self.kept:
            self.kept[key] = self._split(first, lines)
        return self.kept[key]

    def _split(self, first: int, lines: int) -> _Split | None:
        count = len(self.galley.boxes)
        if lines == 1:
            cost = self._line_cost(first, count)
            return None if cost is None else (cost, (count,))
        best: _Split | None = None
        for after in range(first + 1, count):
            if self.sums.natural(first, after) > 2 * self.room:
                break
            cost = self._line_cost(first, after) if self.galley.joints[after - 1].breakable else None
            if cost is None:
                continue
            cost += self.costs[after]
            if best is None or cost < best[0]:
                following = self._rest(after, lines - 1)
                if following is not None and (best is None or cost + following[0] < best[0]):
                    best = (cost + following[0], (after, *following[1]))
        return best

    def _line_cost(self, first: int, after: int) -> float | None:
        """The cost of a line for itself; None where it doesn't fit even squeezed."""
        natural = self.sums.natural(first, after)
        cost = 0.0
        over = natural - self.room
        if over > EPSILON:
            last = after - 1
            over -= self.sums.shrink[last] - self.sums.shrink[first]
            if over > TIGHTEST * (self.sums.letters[last] - self.sums.letters[first]) + EPSILON:
                return None
            cost += SQUEEZED_COST + (CLOSER_COST if over > EPSILON else 0.0)
        if not (first == 0 and after == len(self.galley.boxes)) and self._is_lone(first, after):
            cost += LONE_COST
        return cost + UNBALANCED_COST * ((natural - self.target) / self.room) ** 2

    def _is_lone(self, first: int, after: int) -> bool:
        if after - first > 6:
            return False
        return sum(box.cls.kind != "mark" for box in self.galley.boxes[first:after]) <= 2


def sense_cost(galley: Galley, after: int) -> float:
    """What a break before a box costs by what stands there: marks, spaces, figures; words are weighed apart."""
    joint = galley.joints[after - 1]
    if joint.tear:
        return TEAR_COST * joint.tear
    left, right = galley.boxes[after - 1], galley.boxes[after]
    char = galley.text[galley.at[after] - 1]
    if joint.space is not None and left.cls.kind == right.cls.kind == "han":
        return CLAUSE_COST
    if char in _CLAUSE_ENDS:
        return CLAUSE_COST
    if char == "、":
        return LIST_COST
    if left.cls.kind == "mark" or right.cls.kind == "mark":
        return BRACKET_COST
    return LATIN_COST + joint.penalty


def _costs_of_words(galley: Galley, costs: list[float]) -> list[float]:
    """The costs, with those inside stretches of Han taken from where words end."""
    weighed = list(costs)
    count = len(galley.boxes)
    start = 0
    while start < count:
        end = start
        while end < count and galley.boxes[end].cls.kind == "han" and galley.at[end] == galley.at[start] + end - start:
            end += 1
        if end > start + 1:
            offset = galley.at[start]
            kinds = boundaries(galley.text[offset : offset + end - start])
            for i in range(start + 1, end):
                if not galley.joints[i - 1].tear:
                    ends_figure = i >= 2 and galley.joints[i - 2].tear > 0
                    weighed[i] = WORD_COST["word" if ends_figure else kinds[i - start]]
        start = max(end, start + 1)
    return weighed


def _costs_within(galley: Galley) -> list[float]:
    """What a break before each box costs more for standing within brackets or quotation marks."""
    costs: list[float] = []
    opened: list[float] = []
    for box, at in zip(galley.boxes, galley.at, strict=True):
        closing = box.cls.name == "closing"
        if closing and opened:
            opened.pop()
        costs.append(sum(opened))
        if box.cls.name == "opening":
            opened.append(WITHIN_COST.get(galley.text[at], 10.0))
    return costs
