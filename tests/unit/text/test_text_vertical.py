"""Vertical lines: every character in its em box, vertical forms, upright small numbers, turned Latin."""

from __future__ import annotations

from dataclasses import replace

import pytest
from line_reading import FLAT, glyph_text

TITLE = replace(FLAT, face="song-black", size=20.0)


def places(line):
    return {
        text: (x, y, run)
        for run in line.runs
        for text, x, y in zip(run.texts, run.xs, run.ys, strict=True)
    }


def test_em_boxes_stand_at_the_pitch_under_each_other_centred_on_the_column(setter):
    line = setter.set_vertical("凝聚职工力量", TITLE, 24.0)
    found = places(line)
    for number, char in enumerate("凝聚职工力量"):
        x, y, _ = found[char]
        assert x == pytest.approx(-10.0)
        assert y == pytest.approx(number * 24.0 + 0.88 * 20.0)
    assert line.width == pytest.approx(5 * 24.0 + 20.0)
    assert glyph_text(line) == "凝聚职工力量"


@pytest.mark.parametrize("mark", "，。、（）《》“”")
def test_marks_are_set_in_their_vertical_forms(setter, mark):
    upright = setter.set_line("甲" + mark, TITLE).runs[-1].glyphs[-1]
    vertical = setter.set_vertical("甲" + mark, TITLE, 20.0).runs[-1].glyphs[-1]
    assert upright != vertical


def test_a_comma_stands_in_the_upper_right_corner(setter, book):
    _, _, run = places(setter.set_vertical("，", TITLE, 20.0))["，"]
    left, bottom, _, top = book.face(run.face).ink(run.glyphs[0])
    assert run.xs[0] / 20 + left > 0.0
    assert (bottom + top) / 2 > 0.38


def test_a_dash_is_one_unit_two_boxes_deep(setter):
    line = setter.set_vertical("甲——乙", TITLE, 20.0)
    found = places(line)
    assert found["乙"][1] - found["甲"][1] == pytest.approx(60.0)
    assert glyph_text(line) == "甲——乙"


def test_two_digits_stand_upright_in_one_box(setter):
    line = setter.set_vertical("甲12月", TITLE, 20.0)
    found = places(line)
    assert found["1"][1] == found["2"][1]
    assert found["1"][0] < found["2"][0]
    assert found["1"][0] < 0.0 < found["2"][0] + 10.0
    assert found["月"][1] - found["甲"][1] == pytest.approx(40.0)
    assert found["1"][2].angle == 0.0


@pytest.mark.parametrize("word", ["API", "2024", "Fig"])
def test_longer_numbers_and_words_are_turned_clockwise(setter, word):
    line = setter.set_vertical(f"甲{word}乙", TITLE, 20.0)
    turned = [run for run in line.runs if run.angle == 90.0]
    assert "".join(text for run in turned for text in run.texts) == word
    ys = [y for run in turned for y in run.ys]
    assert ys == sorted(ys)


def test_the_source_comes_out_in_order(setter):
    text = "凝聚“职工”力量，2024年12月API——好……"
    assert glyph_text(setter.set_vertical(text, TITLE, 22.0)) == text


def test_a_stop_stands_in_the_middle_of_its_box_in_taiwan(taiwan, book):
    _, _, run = places(taiwan.set_vertical("，", TITLE, 20.0))["，"]
    left, bottom, right, top = book.face(run.face).ink(run.glyphs[0])
    assert run.xs[0] / 20 + (left + right) / 2 == pytest.approx(0.0)
    assert run.ys[0] / 20 - (bottom + top) / 2 == pytest.approx(0.5)
