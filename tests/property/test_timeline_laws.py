"""Random timelines over random columns: every character once, no event torn from its date, no crumbs of long events."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from composed_reports import LINE
from filled_columns import filled_columns
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.story import Unit, paint_units
from printreport.layout.story.timeline_units import timeline_units
from printreport.model.blocks import Timeline, printed_text
from printreport.model.layout import Item, PlacedTag
from special_pages import setting, text_of
from timelines import timeline

SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
EM = SETTING.theme.grid.em
LEAST_HEIGHT = 14
"""Lines of the lowest column in which all that keeps together has room."""


def date(rng: Random, year: int) -> str:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    usual = (f"{month}月", f"{month}月{day}日", f"{year}年{month}月")
    rare = (f"{year}.{month}.{day}", f"{month}月{day}日—{month}月28日", "年初", f"{year}年")
    return rng.choice(usual if rng.random() < 0.7 else rare)


def random_timeline(rng: Random) -> Timeline:
    year, lines = 2001, []
    for _ in range(rng.randint(1, 40)):
        if rng.random() < 0.2:
            year += 1
            lines += [*(["#" + LINE[: rng.choice((4, 12, 40))]] if rng.random() < 0.5 else []), f"{year}年"]
        elif rng.random() < 0.1:
            lines.append("#" + LINE[: rng.choice((4, 12))])
        length = rng.choice((3, 12, 20, 40, 90, 200))
        lines.append(f"{date(rng, year)}：{(LINE * 5)[:length]}")
    return timeline([f"2001年{rng.randint(1, 12)}月：第一件事", *lines], rng.choice(("", "大事记")))


def columns_of(made: Timeline, measure: float, height: int) -> list[list[tuple[Unit, int]]]:
    return filled_columns(timeline_units(SETTING, made, measure, "01/0", (0, 1, 0)), height)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(0, 10**6), st.integers(9, 34), st.integers(LEAST_HEIGHT, 44))
def test_every_character_stands_once_and_nothing_is_torn_from_its_date(seed: int, ems: int, height: int) -> None:
    made = random_timeline(Random(seed))
    columns = columns_of(made, ems * EM, height)
    items = [item for column in columns for item in paint_units(column, PAGE, 0.0)]
    assert sorted(text_of(item for item in items if not is_artifact(item))) == sorted(written(made))
    hold_events(columns)


def is_artifact(item: Item) -> bool:
    """Whether readers of the structure are not given an item: a year that returns."""
    return isinstance(item, PlacedTag) and item.role == "artifact"


def written(made: Timeline) -> str:
    return "".join("".join(map(printed_text, made.texts)).split())


def hold_events(columns: Sequence[Sequence[tuple[Unit, int]]]) -> None:
    """An event of five lines is whole, one of more has three lines in each column; its date stands on the first of them."""
    parts: dict[str, list[int]] = {}
    for column in columns:
        for key, units in itertools.groupby((unit for unit, _ in column), key=lambda unit: unit.key):
            own = list(units)
            if own[0].role == "list-item":
                parts.setdefault(key, []).append(len(own))
            elif own[0].role in ("list-label", "subheading"):
                assert own[0] is not column[-1][0], "a head without an event"
    for counts in parts.values():
        assert len(counts) == 1 or (sum(counts) > 5 and min(counts) >= 3), counts


def test_the_control_a_column_too_low_tears_what_hangs_together() -> None:
    made = timeline([f"2月：{LINE}"])
    assert any(len(column) < 3 for column in columns_of(made, 12 * EM, 2))
