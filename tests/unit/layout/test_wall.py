"""Photo walls fill their rectangle exactly, crop little, and never let pictures touch."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.core.geometry import Rect
from printreport.layout.wall import one_side_cut, solve_wall

RATIOS = st.lists(st.floats(0.5, 2.5), min_size=2, max_size=12).map(lambda values: tuple(round(v, 2) for v in values))
GAP = 8.5


def near(rect: Rect, other: Rect) -> bool:
    """Whether two rectangles come closer than the gap."""
    return rect.outset(GAP / 2, GAP / 2, GAP / 2, GAP / 2).overlaps(other.outset(GAP / 2, GAP / 2, GAP / 2, GAP / 2))


@settings(deadline=None, max_examples=60, derandomize=True)
@given(RATIOS, st.floats(200, 700))
def test_a_wall_fills_its_rectangle_and_keeps_its_gaps(ratios: tuple[float, ...], height: float) -> None:
    wall = solve_wall(ratios, 483.0, height, GAP)
    assert min(r.x for r in wall.rects) == pytest.approx(0.0)
    assert min(r.y for r in wall.rects) == pytest.approx(0.0)
    assert max(r.right for r in wall.rects) == pytest.approx(483.0)
    assert max(r.bottom for r in wall.rects) == pytest.approx(height)
    pairs = [(a, b) for i, a in enumerate(wall.rects) for b in wall.rects[:i]]
    assert not any(near(a, b) for a, b in pairs)


def test_two_like_pictures_in_a_wide_band_stand_side_by_side_uncropped() -> None:
    wall = solve_wall((1.5, 1.5), 483.0, (483.0 - GAP) / 3, GAP)
    assert wall.cut < 0.01
    assert wall.rects[0].y == wall.rects[1].y


def test_the_cut_that_a_wall_reports_is_the_largest_of_its_pictures() -> None:
    ratios = (0.7, 1.5, 1.2, 1.0)
    wall = solve_wall(ratios, 483.0, 400.0, GAP)
    cuts = [one_side_cut(ratio, rect.ratio) for ratio, rect in zip(ratios, wall.rects, strict=True)]
    assert wall.cut == pytest.approx(max(cuts))
    assert max(cuts) > 0.0
