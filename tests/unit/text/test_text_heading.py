"""Headings and captions: broken by sense, balanced, never with one or two characters, never through a figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from line_reading import FLAT, glyph_text

from printreport.text.heading import TIGHTEST

STYLE = replace(FLAT, face="hei-bold", size=15.75, leading=22.0)
HEADINGS = [
    "加强思想政治引领，引导职工群众听党话跟党走",
    "把握当代工人运动主题，深入持久开展劳动技能竞赛",
    "深化工会改革创新，增强工会组织政治性、先进性、群众性",
    "加大源头维护力度，劳动关系呈现新局面",
    "加强维权服务工作，使改革发展成果惠及广大职工群众",
    "丰富先进职工文化，汇聚同心磅礴力量",
    "以政治建设为统领，加强工会自身建设",
    "西宁市“菜篮子”行业工会联合会职工集中入会仪式。",
    "全市3959.85万元救助资金惠及困难职工家庭23026户",
    "长江三角洲地区生态环境共同保护规划实施情况",
]


def split(setter, text, em, max_lines=2):
    return [line.text for line in setter.set_heading(text, STYLE, em * STYLE.size, max_lines).lines]


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_that_fits_is_one_line(setter, text):
    assert split(setter, text, 40) == [text]


@pytest.mark.parametrize("text", [h for h in HEADINGS if "，" in h])
def test_a_heading_of_two_clauses_breaks_between_them(setter, text):
    first, second = text.split("，")
    if max(len(first), len(second)) + 1 <= 15:
        assert split(setter, text, 15) == [first + "，", second]


def test_a_heading_is_brought_closer_to_keep_its_clause_whole(setter):
    lines = setter.set_heading("加强维权服务工作，使改革发展成果惠及广大职工群众", STYLE, 14.67 * STYLE.size).lines
    assert [line.text for line in lines] == ["加强维权服务工作，", "使改革发展成果惠及广大职工群众"]
    xs = lines[1].runs[0].xs
    assert (1.0 - TIGHTEST) - 1e-6 <= (xs[1] - xs[0]) / STYLE.size < 1.0
    assert lines[1].width <= lines[1].measure + 1e-6


@pytest.mark.parametrize("em", [8, 10, 12, 14, 16, 18, 20])
@pytest.mark.parametrize("text", HEADINGS)
def test_no_line_of_a_heading_holds_one_or_two_characters(setter, text, em):
    lines = split(setter, text, em)
    assert "".join(lines) == text
    if len(lines) > 1:
        assert min(len(re.sub(r"[，。、“”]", "", line)) for line in lines) >= 3


@pytest.mark.parametrize("em", [9, 10, 11, 12, 13, 14, 16])
def test_no_figure_of_a_heading_is_torn(setter, em):
    joined = "|".join(split(setter, "全市3959.85万元救助资金惠及困难职工家庭23026户，覆盖59.86万名职工", em))
    assert not re.search(r"[0-9.]\|[0-9.万户]|万\|[元名]", joined)


@pytest.mark.parametrize(
    ("text", "em", "lines"),
    [
        ("长江三角洲地区生态环境共同保护规划实施情况", 13, ["长江三角洲地区生态环境", "共同保护规划实施情况"]),
        ("西宁市总工会开展职工心理健康关爱行动", 12, ["西宁市总工会开展", "职工心理健康关爱行动"]),
        ("劳动模范集体和劳动模范表彰大会", 10, ["劳动模范集体", "和劳动模范表彰大会"]),
    ],
)
def test_a_heading_without_marks_breaks_between_words(setter, text, em, lines):
    assert split(setter, text, em) == lines


@pytest.mark.parametrize("em", [7.5, 8, 9])
def test_a_title_in_brackets_is_not_torn_when_it_fits(setter, em):
    assert split(setter, "《我和我的祖国》快闪活动。", em) == ["《我和我的祖国》", "快闪活动。"]


def test_a_heading_takes_more_lines_only_when_it_must(setter):
    assert len(split(setter, HEADINGS[2], 14, max_lines=2)) == 2
    assert len(split(setter, HEADINGS[2], 7, max_lines=2)) > 2


def test_the_two_lines_of_a_caption_are_balanced(setter):
    lines = setter.set_heading("西宁市职工群众业余艺术团在中心广场举行庆祝演出", STYLE, 15 * STYLE.size).lines
    assert len(lines) == 2
    assert abs(lines[0].width - lines[1].width) <= 4 * STYLE.size


def test_a_heading_of_a_thousand_characters_is_set(setter):
    text = "深化工会改革创新增强工会组织" * 72
    lines = setter.set_heading(text, STYLE, 20 * STYLE.size).lines
    assert "".join(glyph_text(line) for line in lines) == text
    assert all(line.width <= line.measure + 1e-6 for line in lines)


def test_an_empty_heading_has_no_lines(setter):
    assert setter.set_heading("", STYLE, 100.0).lines == ()


def test_a_word_wider_than_the_measure_is_broken_and_told_of(setter):
    lines = setter.set_heading("IIIIIIIIIIIIIIIIIIII" * 3, STYLE, 4 * STYLE.size).lines
    assert lines[0].overfull > 0
    assert all(line.width <= line.measure + 1e-6 for line in lines)


def test_a_caption_as_long_as_a_paragraph_is_set_in_linear_time(setter):
    text = "深化工会改革创新增强工会组织" * 40
    lines = setter.set_heading(text, STYLE, 6 * STYLE.size).lines
    assert "".join(glyph_text(line) for line in lines) == text
    assert len(lines) <= len(text) / 6 + 2
