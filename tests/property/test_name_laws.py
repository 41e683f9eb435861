"""Random name lists over random columns: every character once, no name torn, none on another, heads kept with two rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from filled_columns import filled_columns
from name_lists import any_list, bare_list, persons
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.name_units import name_units
from printreport.layout.story.story import Unit, paint_units
from printreport.model.blocks import NameList, printed_text
from printreport.model.layout import Item
from special_pages import ink_of, outermost, setting, tags, text_of

SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
EM = SETTING.theme.grid.em
LEAST_HEIGHT = 12
"""Lines of the lowest column in which all that keeps together has room."""


def columns_of(made: NameList, measure: float, height: int) -> list[list[tuple[Unit, int]]]:
    return filled_columns(name_units(SETTING, made, measure, "01/0", (0, 1, 0)), height)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(0, 10**6), st.integers(12, 48), st.integers(LEAST_HEIGHT, 44))
def test_every_name_stands_once_inside_the_measure_and_beside_the_others(seed: int, ems: int, height: int) -> None:
    made, measure = any_list(Random(seed)), ems * EM
    columns = columns_of(made, measure, height)
    painted = [paint_units(column, PAGE, 0.0) for column in columns]
    said = {tag.key: text_of([tag]) for items in painted for role in ("subheading", "list-label") for tag in tags(items, role)}
    names = [tag for items in painted for tag in tags(items, "list-item")]
    assert len({tag.key for tag in names}) == len(names)
    assert ["".join(text_of([tag]).split()) for tag in names] == written_names(made)
    assert sorted(said.values()) == sorted(filter(None, map(printed_text, (made.title, *(each.head for each in made.groups)))))
    for items in painted:
        stand_apart(items, measure)
    hold_heads(columns)


def written_names(made: NameList) -> list[str]:
    return ["".join(printed_text((*name.name, *name.post)).split()) for each in made.groups for name in each.names]


def stand_apart(items: Sequence[Item], measure: float) -> None:
    """Nothing stands on another, or beyond the measure."""
    boxes = [(tag, ink_of(SETTING, tag.items)) for tag in outermost(items)]
    assert all(box.x > -0.2 * EM and box.right < measure + 0.5 for _, box in boxes)
    boxes.sort(key=lambda entry: (round(entry[1].y), entry[1].x))
    for (one, left), (other, right) in itertools.pairwise(boxes):
        assert not left.overlaps(right), (text_of([one]), text_of([other]))


def hold_heads(columns: Sequence[Sequence[tuple[Unit, int]]]) -> None:
    """No column ends with a title, a head, or the first of several rows; none begins with the last of several."""
    rows = [unit for column in columns for unit, _ in column if unit.role == "list"]
    counts = {unit.key: sum(other.key == unit.key for other in rows) for unit in rows}
    for column in columns:
        own = [unit for unit, _ in column]
        assert own[-1].role == "list"
        for key, part in itertools.groupby(own, key=lambda unit: unit.key):
            if key in counts:
                assert len(list(part)) >= min(2, counts[key])


def test_the_control_a_column_too_low_tears_a_head_from_its_rows() -> None:
    columns = columns_of(bare_list(persons(Random(1), 60), "先进个人"), 12 * EM, 2)
    assert any(len(column) < 2 or column[-1][0].role != "list" for column in columns)
