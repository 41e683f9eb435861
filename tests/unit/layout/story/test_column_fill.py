"""Columns end only where the story allows, and level zones are no higher than they must be."""

from __future__ import annotations

from printreport.layout.page.grid import PageGrid
from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit
from printreport.model.layout import Item


def nothing(_grid: PageGrid, _x: float, _line: int) -> tuple[Item, ...]:
    return ()


def unit(lines: int = 1, cost: float = 0.0, *, space: bool = False, repeat: Unit | None = None) -> Unit:
    return Unit(lines, nothing, "paragraph", "p", (0,), cost, space, repeat)


def story(*units: Unit) -> Story:
    return Story.of(list(units), [SectionRun(0, 0, len(units), ())])


def paragraph(lines: int) -> list[Unit]:
    """A paragraph whose first line never ends a column and whose last never begins one."""
    costs = [FORBIDDEN if n in (1, lines - 1) else 0.0 for n in range(lines)]
    return [unit(cost=cost) for cost in costs]


def test_a_column_leaves_no_first_line_at_its_foot() -> None:
    made = story(*paragraph(4), *paragraph(6))
    column = ColumnFiller(made).column(0, 5, 10)
    assert (column.end, column.lines) == (4, 4)
    free = ColumnFiller(story(*(unit() for _ in range(10)))).column(0, 5, 10)
    assert free.end == 5


def test_a_column_takes_no_last_line_to_the_next() -> None:
    column = ColumnFiller(story(*paragraph(6))).column(0, 5, 6)
    assert column.end == 4


def test_a_space_is_dropped_at_a_columns_head_and_never_ends_one() -> None:
    made = story(unit(), unit(2, space=True), unit(), unit())
    filler = ColumnFiller(made)
    assert filler.column(0, 3, 4).end == 1
    assert placed_units(made, filler.column(1, 3, 4), 10) == [(made.units[2], 10), (made.units[3], 11)]


def test_a_tables_head_returns_where_a_column_begins_inside_it() -> None:
    head = unit(2)
    rows = [unit(repeat=head) for _ in range(6)]
    made = story(head, *rows)
    filler = ColumnFiller(made)
    first = filler.column(0, 5, 7)
    second = filler.column(first.end, 5, 7)
    assert first.lines == 5
    assert second.lines == 2 + len(rows) - 3
    assert placed_units(made, second, 1)[0] == (head, 1)


def test_level_columns_are_as_low_as_the_text_allows() -> None:
    made = story(*(unit() for _ in range(21)))
    zone = ColumnFiller(made).level_zone(0, 21, 2, 41)
    assert zone is not None
    assert [column.lines for column in zone.columns] == [11, 10]
    assert ColumnFiller(made).level_zone(0, 21, 2, 10) is None


def test_the_lines_that_cannot_be_shared_out_are_not_counted_as_short() -> None:
    made = story(*(unit() for _ in range(21)))
    zone = ColumnFiller(made).level_zone(0, 21, 2, 41)
    assert zone is not None
    assert zone.short == 0
    torn = ColumnFiller(story(*paragraph(4), *paragraph(6))).zone(0, 5, 2, 10)
    assert torn.short > 0
