"""Photo walls fill their rectangle exactly, crop little, keep every limit, and never let pictures touch."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from printreport.core.geometry import Rect
from printreport.core.memo import Memo
from printreport.layout.photos.wall_outline import one_side_cut, outline
from printreport.layout.photos.wall_tree import Piece, Wall, solve_wall

GAP = 8.5
MEMO = Memo()
WIDTH = 483.0
MOST_CUT = 0.12
RATIOS = st.lists(st.sampled_from((0.56, 0.667, 0.75, 1.0, 1.33, 1.5, 1.78, 2.2)), min_size=2, max_size=12).map(tuple)
TILE = Piece(1.3, 0.9, 0.75, 2.1, least_width=115.0, least_height=105.0, tile=True)


def picture(ratio: float, weight: float = 1.0, cut: float = MOST_CUT, sharp: float = math.inf) -> Piece:
    """A picture that may lose so much of either side."""
    return Piece(ratio, weight, ratio * (1 - cut), ratio / (1 - cut), sharp, 60.0, 60.0, 6000.0)


def near(rect: Rect, other: Rect) -> bool:
    """Whether two rectangles come closer than the gap."""
    return rect.outset(*[GAP / 2] * 4).overlaps(other.outset(*[GAP / 2] * 4))


def is_tight(wall: Wall, height: float) -> bool:
    """Whether no point of the rectangle is further from all pieces than a gap allows: their grown areas fill it."""
    grown = sum((rect.width + GAP) * (rect.height + GAP) for rect in wall.rects)
    return grown == pytest.approx((WIDTH + GAP) * (height + GAP))


def check_filled(wall: Wall, height: float) -> None:
    whole = outline(wall.rects)
    assert (whole.x, whole.y, whole.width, whole.height) == pytest.approx((0.0, 0.0, WIDTH, height), abs=1e-4)
    pairs = [(a, b) for i, a in enumerate(wall.rects) for b in wall.rects[:i]]
    assert not any(near(a, b) for a, b in pairs)
    assert is_tight(wall, height)


@pytest.mark.slow
@settings(deadline=None, max_examples=80, derandomize=True)
@given(RATIOS, st.integers(100, 700))
def test_a_wall_fills_its_rectangle_and_keeps_its_gaps(ratios: tuple[float, ...], height: int) -> None:
    wall = solve_wall(tuple(picture(ratio) for ratio in ratios), WIDTH, float(height), GAP, MEMO)
    assume(wall is not None)
    assert wall is not None
    check_filled(wall, float(height))
    cuts = [one_side_cut(ratio, rect.ratio) for ratio, rect in zip(ratios, wall.rects, strict=True)]
    assert wall.cut == pytest.approx(max(cuts))
    assert max(cuts) <= MOST_CUT + 1e-6


@pytest.mark.slow
@settings(deadline=None, max_examples=60, derandomize=True)
@given(RATIOS, st.integers(250, 700))
def test_a_tile_takes_what_is_left_within_its_limits(ratios: tuple[float, ...], height: int) -> None:
    wall = solve_wall((*(picture(ratio) for ratio in ratios), TILE), WIDTH, float(height), GAP, MEMO)
    assume(wall is not None)
    assert wall is not None
    check_filled(wall, float(height))
    tile = wall.rects[-1]
    assert (tile.width >= TILE.least_width, tile.height >= TILE.least_height) == (True, True)
    assert TILE.narrowest - 1e-6 <= tile.ratio <= TILE.widest + 1e-6


@pytest.mark.parametrize("count", range(2, 13))
def test_up_to_twelve_pictures_of_usual_proportions_find_a_depth(count: int) -> None:
    usual = (1.5, 0.667, 1.33, 1.5, 0.75, 1.78, 1.5, 1.33, 0.667, 1.5, 1.5, 1.33)[:count]
    pieces = tuple(picture(ratio) for ratio in usual)
    assert any(solve_wall(pieces, WIDTH, float(height), GAP, MEMO) for height in range(200, 701, 25))


def test_a_tile_spares_the_pictures_any_crop() -> None:
    wall = solve_wall((picture(1.5, 1.8), picture(0.667), picture(1.5), TILE), WIDTH, 689.0, GAP, MEMO)
    assert wall is not None
    assert wall.cut < 1e-6


def test_the_tile_stands_last_where_that_makes_a_good_wall() -> None:
    wall = solve_wall((picture(1.5, 1.8), picture(0.667), picture(1.5), TILE), WIDTH, 689.0, GAP, MEMO)
    assert wall is not None
    tile = wall.rects[-1]
    assert (tile.right, tile.bottom) == pytest.approx((WIDTH, 689.0), abs=1e-4)


def test_a_picture_that_may_not_be_cut_is_not() -> None:
    pieces = (picture(1.5, cut=0.0), picture(0.75), picture(1.33), picture(1.5))
    walls = [solve_wall(pieces, WIDTH, float(height), GAP, MEMO) for height in range(300, 700, 20)]
    found = [wall for wall in walls if wall is not None]
    assert found
    for wall in found:
        assert wall.rects[0].ratio == pytest.approx(1.5, rel=1e-6)


def test_no_picture_is_wider_than_it_is_sharp() -> None:
    pieces = (picture(1.5, sharp=170.0), picture(0.75), picture(1.33), picture(1.5))
    walls = [solve_wall(pieces, WIDTH, float(height), GAP, MEMO) for height in range(300, 700, 20)]
    found = [wall for wall in walls if wall is not None]
    assert found
    assert all(max(wall.rects[0].width, 1.5 * wall.rects[0].height) <= 170.0 for wall in found)


def test_two_like_pictures_in_a_wide_band_stand_side_by_side_uncropped() -> None:
    wall = solve_wall((picture(1.5), picture(1.5)), WIDTH, (WIDTH - GAP) / 3, GAP, MEMO)
    assert wall is not None
    assert wall.cut < 0.01
    assert wall.rects[0].y == wall.rects[1].y


def test_a_wall_too_small_for_its_pictures_is_none() -> None:
    assert solve_wall((picture(1.5),) * 12, WIDTH, 100.0, GAP, MEMO) is None


def test_a_weightier_picture_is_the_larger() -> None:
    wall = solve_wall((picture(1.5, 1.8), picture(1.5), picture(1.5)), WIDTH, 500.0, GAP, MEMO)
    assert wall is not None
    assert wall.rects[0].area > 1.3 * max(rect.area for rect in wall.rects[1:])
