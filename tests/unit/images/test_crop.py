"""A frame's crop keeps what the editor marked, within the safe part and off the fold."""

from __future__ import annotations

import pytest

from printreport.core.geometry import Crop
from printreport.images.crop import focus_lost, frame_picture, lies_on_fold, part_of

FOLD = (0.48, 0.52)
"""The strip about the middle of a spread in which nothing important may lie."""


def ratio_of(crop: Crop, picture_ratio: float) -> float:
    return crop.width / crop.height * picture_ratio


@pytest.mark.parametrize("picture_ratio", [0.5, 1.0, 1.5, 3.0])
@pytest.mark.parametrize("frame_ratio", [0.4, 0.75, 1.0, 2.4])
def test_a_crop_has_the_frames_ratio_and_lies_in_the_picture(picture_ratio: float, frame_ratio: float) -> None:
    crop = frame_picture(picture_ratio, frame_ratio, Crop(0.6, 0.6, 0.9, 0.9)).crop
    assert ratio_of(crop, picture_ratio) == pytest.approx(frame_ratio)
    assert 0 <= crop.left < crop.right <= 1
    assert 0 <= crop.top < crop.bottom <= 1


def test_without_a_focus_the_crop_is_the_largest_one() -> None:
    crop = frame_picture(2.0, 1.0).crop
    assert (crop.top, crop.bottom) == (0.0, 1.0)
    assert crop.width == pytest.approx(0.5)
    assert crop.left == pytest.approx(0.25)


def test_a_focus_at_the_edge_is_kept_whole() -> None:
    focus = Crop(0.8, 0.1, 1.0, 0.9)
    framing = frame_picture(2.0, 1.0, focus)
    assert framing.lost == 0.0
    assert framing.crop.right == 1.0
    assert focus_lost(frame_picture(2.0, 1.0).crop, focus) == pytest.approx(1.0)


def test_a_focus_stays_in_the_safe_part_of_the_frame() -> None:
    safe = Crop(0.1, 0.1, 0.9, 0.9)
    focus = Crop(0.55, 0.3, 0.8, 0.7)
    crop = frame_picture(2.0, 1.0, focus, safe=safe).crop
    assert focus.right <= crop.left + 0.9 * crop.width + 1e-9
    assert focus.left >= crop.left + 0.1 * crop.width - 1e-9


def test_a_focus_wider_than_the_frame_keeps_its_middle_and_says_what_is_lost() -> None:
    framing = frame_picture(2.0, 1.0, Crop(0.0, 0.0, 0.8, 1.0))
    assert framing.lost == pytest.approx(0.3 / 0.8)
    assert (framing.crop.left + framing.crop.right) / 2 == pytest.approx(0.4)


def test_a_focus_on_the_fold_is_moved_off_it() -> None:
    focus = Crop(0.4, 0.2, 0.55, 0.8)
    framing = frame_picture(1.6, 1.45, focus, fold=FOLD)
    crop = framing.crop
    assert not lies_on_fold(crop, focus, FOLD)
    assert focus.right <= crop.left + 0.48 * crop.width + 1e-9 or focus.left >= crop.left + 0.52 * crop.width - 1e-9
    assert framing.lost == 0.0


def test_a_focus_that_cannot_leave_the_fold_stays_on_it() -> None:
    focus = Crop(0.1, 0.1, 0.9, 0.9)
    assert lies_on_fold(frame_picture(1.5, 1.5, focus, fold=FOLD).crop, focus, FOLD)


def test_moving_off_the_fold_never_cuts_more_than_allowed() -> None:
    focus = Crop(0.3, 0.2, 0.6, 0.8)
    assert lies_on_fold(frame_picture(1.5, 1.5, focus, fold=FOLD, max_cut=0.01).crop, focus, FOLD)
    moved = frame_picture(1.5, 1.5, focus, fold=FOLD, max_cut=0.5)
    assert not lies_on_fold(moved.crop, focus, FOLD)
    assert moved.cut <= 0.5


def test_parts_of_a_crop_are_shares_of_the_picture() -> None:
    assert part_of(Crop(0.2, 0.0, 0.6, 1.0), Crop(0.5, 0.5, 1.0, 1.0)) == Crop(0.4, 0.5, 0.6, 1.0)


def test_the_share_cut_away_follows_from_the_ratios() -> None:
    assert frame_picture(1.5, 1.5).cut == 0.0
    assert frame_picture(2.0, 1.0).cut == pytest.approx(0.5)
    assert frame_picture(1.0, 2.0).cut == pytest.approx(0.5)
