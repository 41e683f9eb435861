"""Stacks share out a page's lines among their strips, each line where it costs least."""

from __future__ import annotations

import pytest

from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.strip import GAP, Stack, Strip, paired_strip
from printreport.model.layout import Item


def nothing(_grid: PageGrid, _line: int, _lines: int) -> tuple[Item, ...]:
    return ()


def strip(least: int, ideal: int, most: int, *, loud: float = 0.0, fields: int = 0, stiff: float = 1.0) -> Strip:
    return Strip((f"{least}-{most}",), least, most, ideal, loud, fields, nothing, stiff=stiff)


def empty(_cell: Cell) -> tuple[Item, ...]:
    return ()


@pytest.mark.parametrize("lines", range(13, 32))
def test_depths_and_gaps_sum_to_the_lines_asked_for(lines: int) -> None:
    stack = Stack.of((strip(5, 8, 12), strip(4, 6, 10), strip(2, 3, 7)))
    assert (stack.least, stack.most) == (13, 31)
    depths = stack.depths(lines)
    assert sum(depths) + 2 * GAP == lines
    assert all(s.least <= d <= s.most for s, d in zip(stack.strips, depths, strict=True))


def test_a_stiff_strip_keeps_its_ideal_longer_than_a_soft_one() -> None:
    stack = Stack.of((strip(4, 8, 20, stiff=10.0), strip(4, 8, 20, stiff=0.1)))
    assert stack.depths(stack.ideal + 6) == (8, 14)


def test_the_costs_of_all_depths_agree_with_the_strips_own() -> None:
    stack = Stack.of((strip(5, 8, 12), strip(4, 6, 10)))
    costs = stack.costs(41)
    assert sorted(costs) == list(range(stack.least, stack.most + 1))
    assert min(costs, key=lambda depth: (costs[depth], depth)) == stack.ideal
    assert costs[stack.ideal] == pytest.approx(stack.ideal_cost)


def test_two_loud_things_or_two_fields_cost_more_than_one() -> None:
    def cost(*strips: Strip) -> float:
        return Stack.of(strips).ideal_cost

    assert cost(strip(5, 8, 9, loud=1.0), strip(5, 8, 9, loud=1.0)) > cost(strip(5, 8, 9, loud=1.0), strip(5, 8, 9)) + 0.5
    assert cost(strip(5, 8, 9, fields=1), strip(5, 8, 9, fields=1)) > cost(strip(5, 8, 9, fields=1), strip(5, 8, 9)) + 1.0


def test_cells_pair_only_where_a_depth_suits_both() -> None:
    def form(least: int, most: int) -> CellForm:
        return CellForm("x", least, most, least, frozenset({Width.HALF}), 0.0, empty)

    pair = paired_strip(form(5, 9), form(7, 12))
    assert pair is not None
    assert (pair.least, pair.most) == (7, 9)
    assert paired_strip(form(5, 6), form(7, 12)) is None
