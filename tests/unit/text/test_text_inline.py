"""What the editor marks on words: faces, dots, lines beneath, readings, raised and lowered figures."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from line_reading import BODY, FLAT, glyph_text, runs

from printreport.core.color import Cmyk
from printreport.model.blocks import InlineRun, InlineStyle


def one_line(setter, *parts, style=FLAT):
    (line,) = setter.set_paragraph(tuple(parts), style, [400.0]).lines
    return line


def faces(line):
    return {text: run.face for run in line.runs for text in run.texts if text}


def glyphs(line, text):
    """Every glyph of a line with these source characters: run, x, y."""
    return [
        (run, x, y)
        for run in line.runs
        for t, x, y in zip(run.texts, run.xs, run.ys, strict=True)
        if t == text
    ]


def test_strong_and_emphasis_are_other_faces_of_the_same_size(setter):
    line = one_line(
        setter,
        InlineRun("甲"),
        InlineRun("乙", InlineStyle(strong=True)),
        InlineRun("丙", InlineStyle(emphasis=True)),
    )
    assert faces(line) == {"甲": "song-regular", "乙": "hei-medium", "丙": "kai-regular"}
    assert {run.size for run in line.runs} == {10.0}
    assert {run.angle for run in line.runs} == {0.0}


def test_dots_stand_under_the_middle_of_han_and_under_no_mark_or_letter(setter):
    line = one_line(setter, InlineRun("重中，A之重", InlineStyle(dots=True)))
    dots = [rule for rule in line.rules if rule.dot]
    assert [(rule.x0 + rule.x1) / 2 for rule in dots][:2] == pytest.approx([5.0, 15.0])
    assert len(dots) == 4
    assert glyph_text(line) == "重中，A之重"
    for dot in dots:
        reach = [y for _, y in dot.path]
        assert min(reach) - dot.width / 2 > 0.12 * 10.0
        assert max(reach) + dot.width / 2 < 6.0


def test_a_line_runs_beneath_a_name_and_a_wave_beneath_a_book(setter):
    line = one_line(
        setter,
        InlineRun("鲁迅", InlineStyle(proper=True)),
        InlineRun("著"),
        InlineRun("呐喊", InlineStyle(title=True)),
    )
    name, book = line.rules
    assert (name.x0, name.x1, name.wavy) == (pytest.approx(0.0), pytest.approx(20.0), False)
    assert (book.x0, book.x1, book.wavy) == (pytest.approx(30.0), pytest.approx(50.0), True)
    assert name.y > 0.12 * 10.0


def test_two_lines_that_meet_are_each_shortened_by_a_sixteenth_of_an_em(setter):
    names = InlineStyle(proper=True)
    line = one_line(setter, InlineRun("北京", names), InlineRun("上海", names))
    first, second = line.rules
    assert first.x1 == pytest.approx(20.0 - 10.0 / 16)
    assert second.x0 == pytest.approx(20.0 + 10.0 / 16)
    assert first.x0 == 0.0
    assert second.x1 == pytest.approx(40.0)


def test_a_line_beneath_a_name_is_broken_with_it(setter):
    text = (InlineRun("工会职工群众建设"), InlineRun("克孜勒苏柯尔克孜", InlineStyle(proper=True)))
    lines = setter.set_paragraph(text, FLAT, [120.0]).lines
    assert [len(line.rules) for line in lines] == [1, 1]
    assert sum(rule.x1 - rule.x0 for line in lines for rule in line.rules) == pytest.approx(80.0, abs=1.0)


def test_a_reading_stands_above_its_word_and_is_not_copied_with_the_text(setter):
    line = one_line(setter, InlineRun("甲"), InlineRun("生僻", ruby="shēng pì"), InlineRun("字"))
    assert glyph_text(line) == "甲生僻字"
    small = glyphs(line, "")
    assert len(small) == len("shēngpì")
    top_of_leading = 16.0 - 10.0 * 0.12
    assert all(-top_of_leading < y < -0.88 * 10.0 for _, _, y in small)
    assert all(run.size <= 5.0 for run, _, _ in small)


def test_a_reading_longer_than_its_word_widens_it_evenly(setter):
    plain = one_line(setter, InlineRun("甲壮乙"))
    line = one_line(setter, InlineRun("甲"), InlineRun("壮", ruby="zhuàngzhuàng"), InlineRun("乙"))
    assert line.width > plain.width
    (base,), (after,) = glyphs(line, "壮"), glyphs(line, "乙")
    assert base[1] - 10.0 == pytest.approx(after[1] - base[1] - 10.0, abs=1e-6)


@pytest.mark.parametrize("em", range(4, 12))
def test_a_word_with_a_reading_is_not_broken(setter, em):
    text = (InlineRun("工会职工群众"), InlineRun("生僻", ruby="shēng pì"), InlineRun("建设职工")) * 3
    joined = "|".join(line.text for line in setter.set_paragraph(text, FLAT, [em * 10.0]).lines)
    assert "生|僻" not in joined


def test_bopomofo_stands_to_the_right_of_its_character(taiwan):
    line = one_line(taiwan, InlineRun("注音", ruby="ㄓㄨˋ ㄧㄣ"))
    assert glyph_text(line) == "注音"
    first, second = glyphs(line, "注")[0], glyphs(line, "音")[0]
    assert 3.0 <= second[1] - first[1] - 10.0 <= 6.0
    assert all(x >= 10.0 for _, x, _ in glyphs(line, "")[:3])


def test_raised_and_lowered_figures_are_smaller_and_stand_off_the_baseline(setter):
    line = one_line(
        setter,
        InlineRun("面积12m"),
        InlineRun("2", InlineStyle(position="sup")),
        InlineRun("与H"),
        InlineRun("2", InlineStyle(position="sub")),
        InlineRun("O"),
    )
    raised, lowered = [item for item in glyphs(line, "2") if item[0].size < 10.0]
    assert raised[2] < 0.0 < lowered[2]
    assert glyph_text(line) == "面积12m2与H2O"


@pytest.mark.parametrize("em", range(4, 14))
def test_a_raised_figure_never_leaves_its_word(setter, em):
    text = (InlineRun("工会组织建设"), InlineRun("［1］", InlineStyle(position="sup")), InlineRun("职工")) * 4
    lines = [glyph_text(line) for line in setter.set_paragraph(text, FLAT, [em * 10.0]).lines]
    assert not any(line.startswith("［") for line in lines)


def test_a_character_that_the_face_lacks_comes_from_the_next_one_of_its_chain(setter):
    rare = "𠮷"
    line = one_line(setter, InlineRun(f"甲{rare}乙"))
    assert glyph_text(line) == f"甲{rare}乙"
    assert faces(line)[rare] != ""
    assert line.width == pytest.approx(30.0)
    assert {y for run in line.runs for y in run.ys} == {0.0}


def test_latin_is_set_in_the_face_that_the_style_names_at_its_scale(setter):
    from dataclasses import replace

    line = setter.set_line("甲A1", replace(FLAT, latin="hei", latin_scale=0.9))
    sizes = {text: (run.face, run.size) for run in line.runs for text in run.texts}
    assert sizes["甲"] == ("song-regular", 10.0)
    assert sizes["A"] == ("hei-regular", 9.0)


def test_tracking_sets_characters_apart_but_not_after_the_last(setter):
    from dataclasses import replace

    line = setter.set_line("许莹", replace(FLAT, tracking=0.5))
    assert line.width == pytest.approx(25.0)


def test_a_label_is_set_at_its_natural_width(setter):
    line = setter.set_line("职工参赛", BODY)
    assert (line.x0, line.width, line.last) == (0.0, 40.0, True)
    assert runs("职工参赛")[0].text == line.text


@pytest.mark.parametrize("name", ["许莹", "王健钰", "欧阳震华"])
def test_names_are_spread_over_one_width(setter, name):
    line = setter.set_to_width(name, FLAT, 50.0)
    xs = [x for run in line.runs for x in run.xs]
    steps = {round(b - a, 6) for a, b in itertools.pairwise(xs)}
    assert line.width == pytest.approx(50.0)
    assert len(steps) == 1
    assert (xs[0], xs[-1]) == (0.0, pytest.approx(40.0))


def test_a_text_wider_than_the_width_keeps_its_own(setter):
    assert setter.set_to_width("西宁市总工会", FLAT, 50.0).width == pytest.approx(60.0)


def test_the_wave_beneath_a_book_swings_about_its_place_from_end_to_end(setter):
    line = one_line(setter, InlineRun("呐喊", InlineStyle(title=True)))
    points = line.rules[0].path
    assert points[0] == (pytest.approx(0.0), pytest.approx(line.rules[0].y))
    assert points[-1][0] == pytest.approx(20.0)
    assert min(y for _, y in points) < line.rules[0].y < max(y for _, y in points)


@pytest.mark.parametrize("text", ["减排CO₂约3×10⁴ t", "5 m·s⁻¹", "x₁₂³⁵"])
def test_raised_and_lowered_figures_are_set_in_the_text_s_own_face(setter, text):
    (line,) = setter.set_paragraph((InlineRun(text),), FLAT, [600.0]).lines
    assert glyph_text(line) == text
    assert {run.face for run in line.runs} == {FLAT.face + "-regular"}


def test_a_subscript_never_leaves_its_word(setter):
    for width in range(20, 60):
        lines = setter.set_paragraph((InlineRun("二氧化碳写作CO₂和SO₃"),), FLAT, [float(width)]).lines
        assert not any(line.text.startswith(("₂", "₃")) for line in lines if not line.overfull)


def test_a_raised_figure_too_small_for_several_inks_is_printed_in_one(setter):
    red = replace(FLAT, size=10.5, color=Cmyk(0.0, 1.0, 1.0, 0.1))
    (line,) = setter.set_paragraph((InlineRun("面积⁵"),), red, [600.0]).lines
    assert {run.color for run in line.runs} == {red.color, Cmyk(0.0, 1.0, 0.0, 0.0)}
    (large,) = setter.set_paragraph((InlineRun("面积⁵"),), replace(red, size=21.0), [600.0]).lines
    assert {run.color for run in large.runs} == {red.color}
