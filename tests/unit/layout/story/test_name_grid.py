"""The grid of a name list: as many columns as usual names have room in, long names over whole cells."""

from __future__ import annotations

import pytest

from printreport.layout.story.name_grid import CellRule, NameGrid, name_grid

RULE = CellRule(gap=1.0, apart=0.5, least=4.5, over=0.4)
EM = 10.0


def grid_of(*ems: float, measure: float = 22.0, rule: CellRule = RULE) -> NameGrid:
    return name_grid([[em * EM for em in ems]], measure * EM, EM, rule)


def columns_of(grid: NameGrid, *ems: float) -> list[list[int]]:
    """The column of each name, row by row."""
    return [[round(x / grid.pitch) for _, x in row] for row in grid.rows([em * EM for em in ems])]


@pytest.mark.parametrize(("measure", "columns"), [(12.0, 2), (14.0, 3), (22.0, 5), (30.0, 6), (34.0, 7), (46.0, 10)])
def test_names_of_three_characters_stand_in_as_many_columns_as_their_gaps_allow(measure: float, columns: int) -> None:
    grid = grid_of(*[3.0] * 300, measure=measure)
    assert grid.columns == columns
    assert grid.pitch >= RULE.least * EM - 0.01
    assert (grid.columns - 1) * grid.pitch + 3.0 * EM <= measure * EM


def test_a_name_of_four_characters_keeps_its_cell_among_those_of_three() -> None:
    names = [3.0, 4.0, 3.0, 3.0, 4.0, 3.0] * 3
    grid = grid_of(*[3.0] * 282, *names)
    assert columns_of(grid, *names)[0] == [0, 1, 2, 3, 4]


def test_where_many_names_have_four_characters_all_cells_are_wider() -> None:
    assert grid_of(*[3.0] * 290, *[4.0] * 10).columns == 5
    assert grid_of(*[3.0] * 200, *[4.0] * 100).columns == 4


def test_a_long_name_takes_whole_cells_and_goes_to_the_next_row_where_these_are_wanting() -> None:
    grid = grid_of(*[3.0] * 297, 9.5, 9.5, 30.0)
    assert columns_of(grid, 3.0, 9.5, 3.0, 9.5, 3.0, 22.0, 3.0) == [[0, 1, 4], [0, 3], [0], [0]]


def test_a_long_name_leaves_no_cell_empty_that_it_nearly_fills() -> None:
    rule = CellRule(gap=1.4, apart=0.75, least=3.4, over=1.2)
    grid = grid_of(*[3.0] * 300, measure=32.0, rule=rule)
    long = 2 * grid.pitch / EM
    assert columns_of(grid, long - 1.2, 3.0) == [[0, 2]]
    assert columns_of(grid, long - 1.0, 3.0) == [[0, 3]]


def test_few_names_stand_beside_each_other_at_the_gaps_of_many() -> None:
    grid = grid_of(3.0, 3.0, 3.0)
    assert columns_of(grid, 3.0, 3.0, 3.0) == [[0, 1, 2]]
    assert grid.pitch <= 6.0 * EM


def test_cells_of_many_long_names_have_a_row_each() -> None:
    rule = CellRule(gap=1.25, apart=1.25, least=5.0, over=1.5)
    assert grid_of(*[8.0] * 30, rule=rule).columns == 2
    assert grid_of(*[8.0] * 15, *[14.0] * 15, rule=rule).columns == 1


def test_names_keep_their_order_and_each_stands_once() -> None:
    ems = [3.0, 2.0, 11.0, 4.0, 30.0, 3.0, 7.0, 7.0, 1.0]
    rows = list(grid_of(*ems).rows([em * EM for em in ems]))
    assert [number for row in rows for number, _ in row] == list(range(len(ems)))


def test_the_control_without_a_least_pitch_spread_names_crowd() -> None:
    assert grid_of(*[3.0] * 300, rule=CellRule(gap=0.5, apart=0.5, least=3.0, over=0.4)).columns > 5
