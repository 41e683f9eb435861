"""The gap between Han and Western, spaces that editors type, and Western word spaces."""

from __future__ import annotations

import itertools

import pytest
from line_reading import BODY, FLAT, PROSE, glyph_text, is_han, off, origins, read_line, set_text

MIXED = (
    "全市3000多家企事业单位推进API接口建设，占比5.3%和21.7%，使用Python和PDF等工具处理2.5万份材料，2019年至2024年共计"
    "完成GB/T 15834标准化改造36项，覆盖A区B区C区的12个站点，其中5G基站8座，投入3959.85万元。"
)


def gaps(setter, book, em, style=BODY):
    """The white between Han and Western on all lines, in em."""
    found = []
    for line in set_text(setter, MIXED, em, style).lines:
        seen = read_line(line, book)
        for a, b in itertools.pairwise(seen):
            if is_han(a.text) != is_han(b.text) and all(c.isalnum() or c == "%" for c in a.text + b.text):
                found.append(b.x - a.x - a.advance)
    return found


@pytest.mark.parametrize("text", ["建设API接口", "全市3000家", "占5.3%和"])
def test_han_and_western_stand_a_quarter_em_apart(setter, book, text):
    seen = read_line(setter.set_line(text, FLAT), book)
    between = [b.x - a.x - a.advance for a, b in itertools.pairwise(seen) if is_han(a.text) != is_han(b.text)]
    assert between
    assert all(gap == pytest.approx(0.25, abs=1e-6) for gap in between)


def test_the_gap_is_gone_when_the_rule_is_off(setter, book):
    seen = origins(setter, book, "建API", off(FLAT, western_gap=0.0))
    assert seen["A"].x - seen["建"].x == pytest.approx(1.0)


@pytest.mark.parametrize("em", [10, 14, 18, 22, 30])
def test_gaps_stay_between_an_eighth_and_half_an_em_whatever_the_line_needs(setter, book, em):
    found = gaps(setter, book, em)
    assert len(found) > 20
    assert min(found) >= 0.125 - 1e-6
    assert max(found) <= 0.5 + 1e-6


@pytest.mark.parametrize(("text", "a", "b"), [("（API）", "（", "A"), ("，API", "，", "A"), ("“7", "“", "7")])
def test_no_gap_stands_between_western_and_a_chinese_mark(setter, book, text, a, b):
    seen = origins(setter, book, text)
    room = seen[b].x - seen[a].x
    assert room == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("em", [12, 14, 17, 22])
def test_no_gap_stands_at_a_lines_start_or_end(setter, book, em):
    for line in set_text(setter, MIXED, em, FLAT).lines:
        seen = read_line(line, book)
        if not seen[0].text.isspace() and seen[0].text not in "“《（":
            assert seen[0].x == pytest.approx(0.0, abs=1e-6)
        if not line.last and seen[-1].text.isalnum():
            assert seen[-1].x + seen[-1].advance == pytest.approx(em, abs=1e-3)


def test_a_space_typed_between_han_and_western_is_that_gap(setter):
    typed = setter.set_line("建设 API 接口", FLAT)
    plain = setter.set_line("建设API接口", FLAT)
    assert typed.width == pytest.approx(plain.width)
    assert glyph_text(typed) == "建设API接口"


def test_a_space_typed_between_two_halves_of_a_title_is_an_em_and_comes_out_again(setter):
    line = setter.set_line("凝聚职工力量 建设幸福西宁", FLAT)
    assert line.width == pytest.approx(13 * 10.0)
    assert glyph_text(line) == "凝聚职工力量 建设幸福西宁"


@pytest.mark.parametrize("em", [6, 7, 8, 9, 12, 14])
def test_a_typed_space_never_stands_at_a_lines_start_and_takes_no_room_at_its_end(setter, book, em):
    text = "“辉煌四十年 奋进新时代” " * 6
    for line in set_text(setter, text, em, FLAT).lines:
        seen = read_line(line, book)
        assert not seen[0].text.isspace()
        assert line.width <= line.measure + 1e-6
    assert "".join(glyph_text(line) for line in set_text(setter, text, em, FLAT).lines).count(" ") == 6


def test_spaces_at_a_paragraphs_ends_are_dropped(setter):
    assert glyph_text(setter.set_line("  工会  ", FLAT)) == "工会"


def test_word_spaces_stay_between_a_quarter_and_half_an_em(setter, book):
    text = "The quick brown fox jumps over the lazy dog while many other small animals watch from the far side. " * 3
    found = []
    for line in set_text(setter, text, 22, FLAT).lines[:-1]:
        seen = read_line(line, book)
        for a, space, b in zip(seen, seen[1:], seen[2:], strict=False):
            if space.text == " ":
                found.append(b.x - a.x - a.advance)
    kerning = 0.02
    assert min(found) >= 0.25 - kerning
    assert max(found) <= 0.5 + kerning
    assert glyph_text(set_text(setter, text, 22, FLAT).lines[0]).count(" ") >= 4


def test_a_no_break_space_keeps_its_neighbours_on_one_line(setter):
    for em in range(8, 20):
        lines = set_text(setter, "关于Fig.\u00a012和Tab.\u00a03的说明" * 5, em).lines
        joined = "|".join(line.text for line in lines)
        assert "Fig.|" not in joined.replace("\u00a0", "")


@pytest.mark.parametrize("em", range(10, 34, 3))
def test_both_edges_are_flush_to_a_fiftieth_of_a_point(setter, em):
    for text in (PROSE, MIXED):
        for line in set_text(setter, text, em).lines[:-1]:
            assert line.width == pytest.approx(line.measure, abs=0.001)


def test_word_spaces_of_a_line_that_nothing_fills_widen_more_than_its_letters_do(setter, book):
    lines = set_text(setter, "参照 Guidelines for Data Processing Environments Internationally", 22, FLAT).lines
    seen = [glyph for glyph in read_line(lines[0], book) if not is_han(glyph.text)]
    assert glyph_text(lines[0]).startswith("参照Guidelines for Data Processing")
    letters = [b.x - a.x - a.advance for a, b in itertools.pairwise(seen) if a.text.isalpha() and b.text.isalpha()]
    spaces = [c.x - a.x - a.advance for a, b, c in zip(seen, seen[1:], seen[2:], strict=False) if b.text == " "]
    assert min(letters) > 0.0
    assert max(letters) < 0.08
    assert min(spaces) > 0.5 + 7 * max(letters)
