"""The stacks that groups of strips and forms make together: halves in pairs, pictures that bleed first, the cheapest kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.strip import Stack, Strip, full_strip, half_and_white, paired_strip

_MOST_STACKS = 7
"""Stacks kept of a set of elements. 8 and 12 stood here before the foremost forms were tried first."""
_MOST_TRIED = 20
"""Sets of forms tried for some elements. 160 and 48 stood here before the foremost forms were tried first."""
MOST_ALTERNATIVES = 5
"""How many of an element's alternatives are tried over the whole width."""
_HALF_WHITE = 3.0
"""What a strip costs of which one half stays blank: an element of half the width stands better in a column."""
LATER = 0.12
"""What each place further down a list of alternatives costs: the first is the one that the designer would choose."""


@dataclass(frozen=True, slots=True)
class Group:
    """Whole strips, and forms that still have to be given their width."""

    strips: tuple[Strip, ...]
    forms: tuple[CellForm, ...]
    base: float = 0.0


def stacks_of(combination: Sequence[Group]) -> Iterator[Stack]:
    """The stacks that some groups form together, each with all of their strips and forms."""
    strips = [strip for group in combination for strip in group.strips]
    forms = [form for group in combination for form in group.forms]
    base = sum(group.base for group in combination)
    return (Stack.of(tuple(ordered), base) for ordered in _arranged(strips, forms) if ordered)


def foremost(choices: list[tuple[Group, ...]]) -> Iterator[tuple[Group, ...]]:
    """Combinations of one group from each choice, those of the foremost groups first."""
    ranks = itertools.product(*(range(min(len(groups), MOST_ALTERNATIVES)) for groups in choices))
    for rank in sorted(itertools.islice(ranks, 625), key=sum)[:_MOST_TRIED]:
        yield tuple(groups[index] for groups, index in zip(choices, rank, strict=True))


def fits_page(forms: tuple[CellForm, ...], lines: int) -> bool:
    """Whether a page of so many lines can hold all of some forms, in the flattest stack that they make."""
    return any(Stack.of(tuple(strips)).least <= lines for strips in _arranged([], list(forms)) if strips)


def _arranged(strips: list[Strip], forms: list[CellForm]) -> Iterator[list[Strip]]:
    """Full-width forms as strips of their own, halves in pairs; pictures that bleed first."""
    for widened in _widenings(tuple((Width.HALF in form.widths, Width.FULL in form.widths) for form in forms)):
        wide = [full_strip(form) for form, full in zip(forms, widened, strict=True) if full]
        halves = [form for form, full in zip(forms, widened, strict=True) if not full]
        pairs = _pairs(halves)
        if pairs is None:
            continue
        rows = [*strips, *pairs, *wide]
        heads = [row for row in rows if row.at_head]
        if len(heads) < 2:
            yield [*heads, *(row for row in rows if not row.at_head)]


def _widenings(forms: tuple[tuple[bool, bool], ...]) -> tuple[tuple[bool, ...], ...]:
    """Which forms take the full width: those that must, and of the others as few as make the halves even.

    Of each form it is told whether it can be half as wide as the page, and as wide.
    """
    choices = (tuple(full for full, can in ((False, half), (True, whole)) if can) for half, whole in forms)
    combinations = sorted(itertools.islice(itertools.product(*choices), 64), key=sum)
    even = [c for c in combinations if (len(c) - sum(c)) % 2 == 0]
    return tuple((even or combinations)[:2])


def _pairs(halves: list[CellForm]) -> list[Strip] | None:
    rows: list[Strip] = []
    for index in range(0, len(halves) - 1, 2):
        pair = paired_strip(halves[index], halves[index + 1])
        if pair is None:
            return None
        rows.append(pair)
    if len(halves) % 2:
        rows.append(half_and_white(halves[-1], _HALF_WHITE))
    return rows


def best(stacks: Iterable[Stack], lines: int) -> tuple[Stack, ...]:
    """The cheapest stacks that fit a page, those of unlike depth kept beside each other."""
    fitting = [stack for stack in stacks if stack.least <= lines]
    ranked = sorted(fitting, key=lambda stack: (stack.ideal_cost, stack.name))
    kept: dict[tuple[int, int], Stack] = {}
    for stack in ranked:
        kept.setdefault((stack.least // 2, stack.most // 2), stack)
    return tuple(kept.values())[:_MOST_STACKS]
