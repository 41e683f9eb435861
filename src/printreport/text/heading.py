"""Lines broken by sense: headings, captions and pull quotes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from printreport.model.line import SetParagraph
from printreport.model.theme import TextStyle
from printreport.text.box import Galley
from printreport.text.justify import Sums
from printreport.text.line_break import Break
from printreport.text.set_paragraph import Frame, set_lines

TIGHTEST = 0.03
"""How much closer than natural a heading's Han may stand to keep its sense, in em."""

CLAUSE, LIST, SPACE, AFTER_PARTICLE, EVEN_WORD, ODD_WORD = 0.0, 2.0, 0.0, 14.0, 22.0, 45.0
TEAR = 500.0
LONE = 2000.0
SQUEEZED = 6.0
UNBALANCED = 60.0

_PARTICLES = frozenset("的地得和与及或在为把将对从向到以是等了着过")
_CLAUSE_ENDS = frozenset("，。；：！？—…")


def break_by_sense(galley: Galley, sums: Sums, style: TextStyle, measure: float, max_lines: int) -> SetParagraph:
    """The heading's lines, at natural width or squeezed a little, none with fewer than three characters."""
    room = measure / style.size
    count = len(galley.boxes)
    ragged = replace(style, align="left" if style.align == "justify" else style.align)
    frame = Frame((room,), (0.0,))
    best: tuple[float, list[int]] | None = None
    for lines in range(1, count + 1):
        best = _cheapest_split(galley, sums, room, lines)
        if best is not None and (lines > 1 or best[0] < LONE):
            break
        if lines > max(max_lines, 12):
            break
    ends = best[1] if best else [count]
    chosen = [_break_at(galley, end) for end in ends]
    return set_lines(galley, sums, chosen, frame, ragged, best[0] if best else LONE)


def _break_at(galley: Galley, after: int) -> Break:
    if after >= len(galley.boxes):
        return Break(after)
    joint = galley.joints[after - 1]
    return Break(after, joint.penalty, joint.tear, joint.hyphen.width if joint.hyphen else 0.0)


def _cheapest_split(galley: Galley, sums: Sums, room: float, lines: int) -> tuple[float, list[int]] | None:
    """The cheapest way to set the galley in so many lines; None where it doesn't fit."""
    count = len(galley.boxes)
    target = sums.natural(0, count) / lines

    @cache
    def rest(first: int, left: int) -> tuple[float, tuple[int, ...]] | None:
        if left == 1:
            cost = _line_cost(galley, sums, first, count, room, target)
            return None if cost is None else (cost, (count,))
        best: tuple[float, tuple[int, ...]] | None = None
        for after in range(first + 1, count):
            joint = galley.joints[after - 1]
            if not joint.breakable:
                continue
            cost = _line_cost(galley, sums, first, after, room, target)
            if cost is None:
                if sums.natural(first, after) > 2 * room:
                    break
                continue
            following = rest(after, left - 1)
            if following is not None:
                total = cost + following[0] + sense_cost(galley, after)
                if best is None or total < best[0]:
                    best = (total, (after, *following[1]))
        return best

    found = rest(0, lines)
    return None if found is None else (found[0], list(found[1]))


def _line_cost(galley: Galley, sums: Sums, first: int, after: int, room: float, target: float) -> float | None:
    natural = sums.natural(first, after)
    cost = 0.0
    if natural > room + 1e-6:
        last = after - 1
        if natural - (sums.shrink[last] - sums.shrink[first]) > room + 1e-6:
            return None
        cost += SQUEEZED
    cores = sum(box.cls.kind != "mark" for box in galley.boxes[first:after])
    if cores <= 2 and not (first == 0 and after == len(galley.boxes)):
        cost += LONE
    return cost + UNBALANCED * ((natural - target) / room) ** 2


def sense_cost(galley: Galley, after: int) -> float:
    """What a break before a box does to the sense: nothing after a clause, much inside a word."""
    joint = galley.joints[after - 1]
    if joint.tear:
        return TEAR * joint.tear
    if joint.space is not None:
        return SPACE
    left = galley.text[galley.at[after - 1]]
    right = galley.text[galley.at[after]]
    if left in _CLAUSE_ENDS:
        return CLAUSE
    if left == "、":
        return LIST
    if galley.boxes[after - 1].cls.kind == "mark" or galley.boxes[after].cls.kind == "mark":
        return AFTER_PARTICLE
    if left in _PARTICLES:
        return AFTER_PARTICLE
    if right in _PARTICLES:
        return ODD_WORD
    return EVEN_WORD if _clause_offset(galley, after) % 2 == 0 else ODD_WORD


def _clause_offset(galley: Galley, after: int) -> int:
    """How many Han stand between the last mark or particle and a box."""
    offset = 0
    while after - offset > 0:
        box = galley.boxes[after - offset - 1]
        if box.cls.kind != "han" or galley.text[galley.at[after - offset - 1]] in _PARTICLES:
            break
        offset += 1
    return offset
