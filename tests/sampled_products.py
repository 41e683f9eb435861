"""Products of what a test is tried with: all of them in a whole run, a sample of them in the quick form."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import pytest


def sampled(*axes: Sequence[Any]) -> list[Any]:
    """Every combination of the values; the quick form takes as many as the longest axis has, with each value of each axis."""
    quick = set(diagonal([len(axis) for axis in axes]))
    places = itertools.product(*(range(len(axis)) for axis in axes))
    return [
        pytest.param(*(axis[at] for axis, at in zip(axes, place, strict=True)), marks=() if place in quick else pytest.mark.slow)
        for place in places
    ]


def diagonal(lengths: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Places on axes of such lengths; at each return to its begin an axis goes one further, so that its partners change."""
    for step in range(max(lengths)):
        yield tuple((step + step // length) % length for length in lengths)
