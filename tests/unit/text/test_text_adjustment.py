"""Lines are adjusted in clreq's order, each step all alike, and what the breaker judged is what is set."""

from __future__ import annotations

import itertools

import pytest
from line_reading import PROSE, han_gaps, off, read_line, set_text

from printreport.model.theme import Composition
from printreport.text import pairing
from printreport.text.box import Box, Galley
from printreport.text.char_class import char_class
from printreport.text.justify import SHRINK_STEPS, STRETCH_STEPS, Sums, adjust
from printreport.text.pairing import Pairing
from printreport.text.typesetter import Typesetter

PLAIN = (
    "切实保持和增强政治性、先进性、群众性，按照西宁市委“西宁群团改革走在前列”的要求，构建青工组织一体化新格局。调整优化组织机构和"
    "职能，建立群团工作联席会议制度，各县区、园区、乡镇实现建立群团服务站全覆盖，不断增强广泛性和代表性。坚持重心下移、力量下倾、"
    "资源下沉，服务基层效能不断提升。充分发挥原有的资源优势，推动群团改革系统性、整体性、协同性。探索出了一条群团改革新路子。"
)


def galley_of(text: str) -> tuple[Galley, Sums]:
    """A galley of plain boxes: Han of an em, marks of half an em and a blank, letters of half an em."""
    pairing = Pairing(Composition())
    galley = Galley(text)
    for at, char in enumerate(text):
        cls = char_class(char)
        mark = cls.kind == "mark"
        before, after = 0.5 * (cls.place == "right"), 0.5 * (mark and cls.place == "left")
        box = Box(0.5 if mark or cls.kind == "western" else 1.0, cls, (("f", 1.0, 1, 0.0, 0.0, char),), before, after)
        if galley.boxes:
            galley.joints.append(pairing.joint(galley.boxes[-1], box))
        galley.boxes.append(box)
        galley.at.append(at)
    return galley, Sums(galley, Composition())


def test_the_steps_stand_in_clreqs_order():
    assert SHRINK_STEPS == ("word", "interpunct", "bracket", "comma", "gap", "stop")
    assert STRETCH_STEPS == ("word", "gap", "figure")


@pytest.mark.parametrize(
    ("slack", "steps"),
    [
        (-0.2, {"bracket": 0.2}),
        (-1.0, {"bracket": 1.0}),
        (-1.25, {"bracket": 1.0, "comma": 0.5}),
        (-1.6, {"bracket": 1.0, "comma": 1.0, "gap": 0.4}),
        (-1.75, {"bracket": 1.0, "comma": 1.0, "gap": 1.0}),
        (-2.0, {"bracket": 1.0, "comma": 1.0, "gap": 1.0, "stop": 0.5}),
        (-2.25, {"bracket": 1.0, "comma": 1.0, "gap": 1.0, "stop": 1.0}),
    ],
)
def test_each_step_is_used_up_before_the_next(slack, steps):
    galley, sums = galley_of("甲（乙）丙，丁A戊。己庚")
    done = adjust(sums, 0, len(galley.boxes), slack)
    assert dict(done.shrunk) == pytest.approx(steps)
    assert done.miss == 0.0


def test_a_line_that_is_too_long_even_squeezed_says_by_how_much():
    galley, sums = galley_of("甲，乙丙")
    assert adjust(sums, 0, len(galley.boxes), -0.8).miss == pytest.approx(0.3)


def test_gaps_widen_to_half_an_em_before_han_are_set_apart():
    galley, sums = galley_of("甲乙A丙丁")
    first = adjust(sums, 0, len(galley.boxes), 0.4)
    assert dict(first.stretched) == pytest.approx({"gap": 0.8})
    assert first.expansion == 0.0
    second = adjust(sums, 0, len(galley.boxes), 0.9)
    assert dict(second.stretched) == pytest.approx({"gap": 1.0})
    assert second.expansion == pytest.approx(0.4 / 2)


def test_at_last_all_places_are_widened_but_unbreakable_ones_and_those_beside_connectors_and_solidi():
    assert galley_of("甲乙，丙（丁")[1].even[-1] == 5
    assert galley_of("甲～乙／丙")[1].even[-1] == 0
    assert galley_of("甲！！乙")[1].even[-1] == 2
    assert galley_of("¥3％")[1].even[-1] == 0


@pytest.mark.parametrize("em", [10, 14, 18, 22, 30])
def test_han_of_one_line_stand_equally_far_apart_and_never_closer_than_solid(setter, book, em):
    for line in set_text(setter, PROSE, em).lines:
        gaps = han_gaps(line, book)
        if gaps:
            assert max(gaps) - min(gaps) < 1e-6
            assert min(gaps) > -1e-6
            assert gaps[0] == pytest.approx(line.expansion, abs=1e-6)


def marks_room(line, book):
    """The room of commas before Han inside a line, its own letterspacing taken out."""
    seen = read_line(line, book)
    return [
        b.x - a.x - line.expansion
        for a, b in itertools.pairwise(seen)
        if a.text in "，、；：" and "\u4e00" <= b.text[0] <= "\u9fff"
    ]


def test_marks_of_one_step_are_squeezed_alike_and_never_below_half_an_em(setter, book):
    squeezed = 0
    for em in (14, 15, 16, 18, 22):
        for line in set_text(setter, PROSE, em).lines:
            rooms = marks_room(line, book)
            if rooms:
                assert max(rooms) - min(rooms) < 1e-6
                assert min(rooms) >= 0.5 - 1e-6
                squeezed += min(rooms) < 0.99
    assert squeezed


def test_squeezing_is_for_need_not_habit(setter, book):
    lines = [line for em in range(20, 31) for line in set_text(setter, PLAIN, em).lines]
    rooms = [room for line in lines for room in marks_room(line, book)]
    assert sum(rooms) / len(rooms) >= 0.9


def test_last_lines_keep_their_natural_spacing(setter, book):
    lines = [set_text(setter, PLAIN, em).lines[-1] for em in range(14, 31)]
    short = [line for line in lines if line.width < line.measure - 1.0]
    assert short
    assert all(line.last and line.expansion == 0.0 for line in lines)
    assert all(room == pytest.approx(1.0) for line in short for room in marks_room(line, book))


@pytest.mark.parametrize("em", range(12, 31, 2))
def test_total_fit_is_never_dearer_than_first_fit_and_mostly_cheaper(setter, em):
    style = off(keep_figures=False)
    total = set_text(setter, PROSE, em, style).cost
    first = set_text(setter, PROSE, em, off(keep_figures=False, total_fit=False)).cost
    assert total <= first + 1e-9
    assert total < 0.8 * first


def overlaps_behind_dashes(book) -> int:
    """How often an opening mark's glyph begins over the joined dash before it."""
    fresh = Typesetter(book, "zh-Hans-CN")
    lines = [line for em in range(14, 31) for line in set_text(fresh, DASHED * 3, em).lines]
    pairs = [pair for line in lines for pair in itertools.pairwise(read_line(line, book))]
    return sum(a.text == "——" and b.text == "“" and b.x < a.x + a.advance - 1e-6 for a, b in pairs)


DASHED = "他说得好——“把话说清楚，把事办明白”，大家都点头——“办好它”。"


def test_an_opening_mark_behind_a_joined_dash_keeps_its_blank_so_that_both_are_copied_in_order(book, monkeypatch):
    assert overlaps_behind_dashes(book) == 0
    monkeypatch.setattr(pairing, "_room_to_read", lambda _: 1.0)
    assert overlaps_behind_dashes(book) > 0
