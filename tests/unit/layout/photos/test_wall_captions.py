"""Words of place: one for each picture of a wall, no two alike, in the script of the report."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.core.geometry import Rect
from printreport.core.memo import Memo
from printreport.layout.photos.wall_captions import position_words, reading_order
from printreport.layout.photos.wall_tree import Piece, solve_wall

LEFT, RIGHT = Rect(0, 0, 100, 100), Rect(108, 0, 100, 100)
LOW_LEFT, LOW_RIGHT = LEFT.moved(0, 108), RIGHT.moved(0, 108)
WIDE = Rect(0, 0, 208, 100)
TALL = Rect(0, 0, 100, 208)


@pytest.mark.parametrize(
    ("rects", "words"),
    [
        ((LEFT, RIGHT), ("左图", "右图")),
        ((WIDE, WIDE.moved(0, 108)), ("上图", "下图")),
        ((WIDE, LOW_LEFT, LOW_RIGHT), ("上图", "左下", "右下")),
        ((LEFT, RIGHT, LOW_LEFT, LOW_RIGHT), ("左上", "右上", "左下", "右下")),
        ((TALL, RIGHT, LOW_RIGHT), ("左图", "右上", "右下")),
        ((WIDE, WIDE.moved(0, 108), WIDE.moved(0, 216)), ("上图", "中图", "下图")),
        ((LEFT, RIGHT, RIGHT.moved(108, 0)), ("左图", "中图", "右图")),
    ],
)
def test_a_few_pictures_are_told_apart_by_their_sides(rects: tuple[Rect, ...], words: tuple[str, ...]) -> None:
    assert position_words(rects, "zh-Hans-CN") == words


def test_a_tile_counts_as_part_of_the_wall() -> None:
    assert position_words((WIDE, LOW_LEFT), "zh-Hans-CN", Rect(0, 0, 208, 208)) == ("上图", "左下")


def test_the_words_are_written_in_the_reports_script() -> None:
    assert position_words((WIDE, WIDE.moved(0, 108)), "zh-Hant-TW") == ("上圖", "下圖")


def test_pictures_that_sides_cannot_tell_apart_are_counted_in_rows() -> None:
    row = [LEFT.moved(108 * index, 0) for index in range(4)]
    rects = (*row, Rect(0, 108, 424, 100), *(rect.moved(0, 216) for rect in row))
    words = position_words(rects, "zh-Hans-CN")
    assert [word for word in words if word] == ["第一排左起", "第二排", "第三排左起"]
    assert (words[0], words[4], words[5]) == ("第一排左起", "第二排", "第三排左起")


def test_a_wall_of_columns_is_counted_in_columns() -> None:
    left = [Rect(0, 108 * index, 100, 100) for index in range(4)]
    right = [Rect(108, 86.4 * index, 100, 78.4) for index in range(5)]
    words = position_words((*left, *right), "zh-Hans-CN")
    assert [word for word in words if word] == ["第一列上起", "第二列上起"]


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(st.sampled_from((0.667, 0.75, 1.0, 1.33, 1.5)), min_size=2, max_size=12), st.integers(300, 700))
def test_words_are_never_alike_and_the_order_names_every_picture(ratios: list[float], height: int) -> None:
    wall = solve_wall(tuple(Piece(r, 1.0, r * 0.88, r / 0.88) for r in ratios), 483.0, float(height), 8.5, Memo())
    if wall is None:
        return
    words = [word for word in position_words(wall.rects, "zh-Hans-CN") if word]
    assert words
    assert len(set(words)) == len(words)
    assert sorted(reading_order(wall.rects)) == list(range(len(ratios)))
