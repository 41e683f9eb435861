"""Figures stay whole: a number, its scale and its measure word on one line; a tear that must be is reported."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from line_reading import PROSE, off, read_line, set_text

FIGURES = (
    "全市工会组织8407个，覆盖法人单位1.32万家，完成59.86万名工会会员实名制录入工作，95.6%，筹集3959.85万元，慰问困难职工家庭"
    "23026户，累计3991人（次），发放1188.37万元，资助子女4517名，从2016年的17898户减少到469户，开展活动116场，覆盖职工1.2万人，"
    "参保人数11.69万人，报销1075.42万元，召开第九次大会，2019—2024年新增40多万人（次）。"
)
TORN = re.compile(r"[0-9.]\|[0-9.%％万亿千百多余年月日个家名户场人份元次项]|[万亿]\|[余多]?[名人家个元]|第\||九\|次")


def torn_places(setter, em, style=None):
    lines = set_text(setter, FIGURES * 2, em, style or off()).lines
    return TORN.findall("|".join(line.text for line in lines))


@pytest.mark.parametrize("em", [14, 16, 18, 20, 22, 26, 30, 46])
def test_no_figure_is_torn(setter, em):
    assert torn_places(setter, em) == []


def test_figures_are_torn_when_the_rule_is_off(setter):
    assert sum(len(torn_places(setter, em, off(keep_figures=False))) for em in range(12, 23, 2)) >= 5


@pytest.mark.parametrize("em", [10, 12, 14, 18, 22])
def test_a_number_itself_is_never_torn_even_when_the_rule_is_off(setter, em):
    joined = "|".join(line.text for line in set_text(setter, FIGURES, em, off(keep_figures=False)).lines)
    assert not re.search(r"[0-9.]\|[0-9.%]", joined)


def test_a_tear_that_must_be_is_reported_with_its_line(setter):
    done = set_text(setter, "共计1234567890万余名职工", 4, off())
    assert done.torn
    assert done.torn[0].text == "1234567890万余名"
    assert 0 <= done.torn[0].line < len(done.lines)


def test_nothing_is_reported_when_nothing_is_torn(setter):
    assert set_text(setter, PROSE, 22).torn == ()


def test_a_bracketed_measure_is_torn_off_before_its_number_is(setter):
    done = set_text(setter, "组织开展各层级心理疏导活动116场（次），覆盖职工达1.2万人。按照统一部署，积极开展", 14)
    joined = "|".join(line.text for line in done.lines)
    assert "116|" not in joined
    assert "场|（次" in joined or not done.torn


@pytest.mark.parametrize("em", [10, 12, 14, 18, 22])
def test_a_figure_stands_closer_to_its_measure_word_than_to_its_neighbours(setter, book, em):
    inner = []
    for line in set_text(setter, FIGURES, em).lines:
        seen = read_line(line, book)
        inner += [b.x - a.x - a.advance for a, b in pairwise(seen) if a.text.isdigit() and b.text in "家个名户人场年万"]
    assert len(inner) > 8
    assert max(inner) <= 1 / 3 + 0.02
