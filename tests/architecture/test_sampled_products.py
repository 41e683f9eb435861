"""What the quick form leaves out of a product is tried in a whole run, and each value is tried in both."""

from __future__ import annotations

import itertools

import pytest

from sampled_products import diagonal, sampled


@pytest.mark.parametrize("lengths", [(1,), (9, 4), (3, 3), (2, 10, 3), (4, 2, 3), (6, 3, 2)])
def test_a_sample_holds_every_value_of_every_axis(lengths: tuple[int, ...]) -> None:
    places = list(diagonal(lengths))
    assert len(places) == max(lengths)
    assert [len(set(axis)) for axis in zip(*places, strict=True)] == list(lengths)


def test_axes_of_one_rhythm_do_not_always_meet_in_the_same_values() -> None:
    assert {place[0] for place in diagonal((2, 10)) if place[1] % 2 == 0} == {0, 1}


def test_all_others_are_slow_and_none_is_left_out() -> None:
    tried = sampled("ab", range(3))
    assert [each.values for each in tried] == list(itertools.product("ab", range(3)))
    assert [each.values for each in tried if not each.marks] == [("a", 0), ("b", 1), ("b", 2)]
    assert {mark.name for each in tried for mark in each.marks} == {"slow"}
