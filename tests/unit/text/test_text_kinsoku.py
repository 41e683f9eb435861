"""No line begins or ends with what kinsoku forbids, at any measure; without kinsoku lines do."""

from __future__ import annotations

import pytest
from line_reading import BODY, PROSE, glyph_text, off, set_text

NO_START = set("，。、；：？！）》」』”’】·％%℃－～／")
NO_END = set("（《「『“‘【")
UNITS = "气温升至25℃，涨幅达5%～8%，价格¥30与$25，约±3，第№7号，东/西，（甲）／（乙），阿·甲－丙。" * 3


def edges(setter, text, em, style):
    lines = [glyph_text(line).strip() for line in set_text(setter, text, em, style).lines]
    return {line[0] for line in lines[1:]}, {line[-1] for line in lines[:-1]}


@pytest.mark.parametrize(
    ("text", "em"),
    [(PROSE, 6), (PROSE, 8), *((text, em) for text in (PROSE, UNITS) for em in (*range(10, 31, 2), 46))],
)
def test_no_line_begins_or_ends_with_a_forbidden_mark(setter, text, em):
    starts, ends = edges(setter, text, em, BODY)
    assert not starts & NO_START
    assert not ends & NO_END


def test_lines_begin_with_forbidden_marks_when_kinsoku_is_off(setter):
    starts, ends = set(), set()
    for em in range(8, 24):
        more = edges(setter, PROSE, em, off(kinsoku="none", keep_figures=False))
        starts |= more[0]
        ends |= more[1]
    assert starts & NO_START
    assert ends & NO_END


def starting_dashes(setter, level):
    text = "新时代——工会……群众——职工……大讲堂——力量……" * 4
    found = set()
    for em in range(6, 24):
        found |= edges(setter, text, em, off(kinsoku=level))[0] & set("—…")
    return found


def test_a_dash_may_begin_a_line_by_gb_but_not_by_the_strict_level(setter):
    assert starting_dashes(setter, "gb")
    assert not starting_dashes(setter, "strict")


def test_a_solidus_may_end_a_line_by_the_basic_level_but_not_by_gb(setter):
    text = "（图／文）甲乙丙／丁戊己庚辛壬／癸子丑寅" * 4
    basic, gb = set(), set()
    for em in range(10, 21):
        basic |= edges(setter, text, em, off(kinsoku="basic"))[1]
        gb |= edges(setter, text, em, off(kinsoku="gb"))[1]
    assert "／" in basic
    assert "／" not in gb


@pytest.mark.parametrize("em", range(8, 24))
def test_two_exclamation_or_question_marks_stay_together(setter, em):
    lines = set_text(setter, "真的吗？！太好了！！难道不是吗？？" * 6, em).lines
    assert not any(glyph_text(line)[0] in "？！" for line in lines)


@pytest.mark.parametrize("em", range(10, 24))
def test_a_number_keeps_its_sign_and_its_unit(setter, em):
    joined = "|".join(glyph_text(line) for line in set_text(setter, UNITS, em).lines)
    for torn in ("¥|", "$|", "±|", "|℃", "|%", "№|"):
        assert torn not in joined
