"""The room of marks: adjacent, at a line's ends, of two ems, in the middle of the em; each rule with its control."""

from __future__ import annotations

import itertools

import pytest
from line_reading import BODY, FLAT, PROSE, glyph_text, off, origins, read_line, set_text

from printreport.text.type_case import Voice

SONG = Voice("song", "song")
PAIRS = ["。”", "，“", "）、", "》《", "”“", "。）", "：“", "」『"]


def room_of_pair(setter, book, pair, style=FLAT):
    """From the end of the Han before to the beginning of the Han after, in em."""
    seen = origins(setter, book, f"甲{pair}乙", style)
    return seen["乙"].x - seen["甲"].x - 1.0


@pytest.mark.parametrize("pair", PAIRS)
def test_two_adjacent_marks_take_an_em_and_a_half(setter, book, pair):
    assert room_of_pair(setter, book, pair) == pytest.approx(1.5, abs=1e-6)


@pytest.mark.parametrize("pair", PAIRS)
def test_two_adjacent_marks_take_two_ems_when_the_rule_is_off(setter, book, pair):
    assert room_of_pair(setter, book, pair, off(FLAT, squeeze_pairs=False)) == pytest.approx(2.0, abs=1e-6)


@pytest.mark.parametrize("marks", ["。”（", "》”。", "！”“", "”）、"])
def test_three_adjacent_marks_take_two_ems(setter, book, marks):
    assert room_of_pair(setter, book, marks) == pytest.approx(2.0, abs=1e-6)


def test_adjacent_closing_and_opening_marks_take_one_em_by_option(setter, book):
    assert room_of_pair(setter, book, "》《", off(FLAT, pair_room=1.0)) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("mark", "，。、；：？！”）》")
def test_a_single_closing_mark_takes_a_whole_em_inside_a_line(setter, book, mark):
    assert room_of_pair(setter, book, mark) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("face", ["song", "hei-medium", "kai"])
@pytest.mark.parametrize("mark", "“”‘’，。、；：？！（）《》")
def test_trimming_never_cuts_into_a_marks_ink(setter, face, mark):
    box = setter._case.char(Voice(face, face), mark)
    key, _, gid, dx, _, _ = box.glyphs[0]
    ink = setter._case.book.face(key).ink(gid)
    assert ink[0] + dx >= -0.02
    assert ink[2] + dx <= box.width + 0.02


@pytest.mark.parametrize("mark", "，。、；：？！（）《》“”")
def test_marks_of_song_are_its_full_width_glyphs_moved_not_replaced(setter, mark):
    key, scale, gid, *_ = setter._case.char(SONG, mark).glyphs[0]
    assert scale == 1.0
    assert setter._case.book.face(key).advance(gid) == pytest.approx(1.0)


def last_rooms(setter, book, style):
    """The room from each line-end mark's origin to the right edge, in em."""
    lines = [line for em in (14, 18, 22) for line in set_text(setter, PROSE, em, style).lines if not line.last]
    ends = [(read_line(line, book)[-1], line.measure / style.size) for line in lines]
    return [edge - seen.x for seen, edge in ends if seen.text in "，。、；：？！”）》"]


def test_a_mark_at_a_lines_end_takes_half_an_em(setter, book):
    rooms = last_rooms(setter, book, BODY)
    assert len(rooms) >= 5
    assert all(room == pytest.approx(0.5, abs=1e-6) for room in rooms)


def test_a_mark_at_a_lines_end_keeps_its_em_when_the_rule_is_off(setter, book):
    rooms = last_rooms(setter, book, off(squeeze_line_end=False))
    assert rooms
    assert all(room == pytest.approx(1.0, abs=1e-6) for room in rooms)


def test_a_stop_at_a_lines_end_hangs_by_option(setter, book):
    lines = [line for em in (14, 18, 22) for line in set_text(setter, PROSE, em, off(hanging=True)).lines]
    hung = [
        seen
        for line in lines
        if not line.last and (seen := read_line(line, book)[-1]).text in "，。、"
        and seen.x == pytest.approx(line.measure / 10, abs=1e-6)
    ]
    assert hung


def opening_inks(setter, book, style):
    """How far the ink of opening marks stands inside the left edge at the start of later lines, in em."""
    lines = [line for em in range(10, 24) for line in set_text(setter, PROSE, em, style).lines[1:]]
    starts = [read_line(line, book)[0] for line in lines]
    return [seen.left for seen in starts if seen.text in "“《（"]


def test_an_opening_mark_at_a_lines_start_loses_its_blank(setter, book):
    inks = opening_inks(setter, book, BODY)
    assert len(inks) >= 3
    assert max(inks) < 0.33


def test_an_opening_mark_at_a_lines_start_keeps_its_blank_when_the_rule_is_off(setter, book):
    assert max(opening_inks(setter, book, off(squeeze_line_start=False))) > 0.5


def test_after_the_indent_the_first_opening_marks_room_begins_at_two_ems(setter, book):
    first = read_line(set_text(setter, "（括号）" + PROSE, 22).lines[0], book)[0]
    assert first.x + 0.5 == pytest.approx(2.0)
    assert 2.0 <= first.left < 2.33


def test_after_the_indent_the_first_opening_mark_keeps_its_blank_when_the_rule_is_off(setter, book):
    line = set_text(setter, "（括号）" + PROSE, 22, off(trim_indent_open=False)).lines[0]
    assert read_line(line, book)[0].x == pytest.approx(2.0)


@pytest.mark.parametrize("face", ["song", "song-black", "hei-medium", "kai"])
@pytest.mark.parametrize("unit", ["——", "……"])
def test_a_double_mark_is_one_unit_of_two_ems(setter, face, unit):
    box = setter._case.char(Voice(face, face), unit)
    assert box.width == 2.0
    assert "".join(glyph[5] for glyph in box.glyphs) == unit


@pytest.mark.parametrize("face", ["song", "song-black", "hei-bold", "kai"])
def test_the_two_strokes_of_a_dash_leave_no_white_between_them(setter, face):
    box = setter._case.char(Voice(face, face), "——")
    inks = []
    for key, _, gid, dx, _, _ in box.glyphs:
        left, _, right, _ = setter._case.book.face(key).ink(gid)
        inks.append((left + dx, right + dx))
    assert all(b[0] - a[1] <= 0.001 for a, b in itertools.pairwise(inks))
    assert inks[0][0] >= 0.0
    assert inks[-1][1] <= 2.0


@pytest.mark.parametrize("em", range(8, 30))
def test_a_double_mark_is_never_broken(setter, em):
    lines = set_text(setter, "新时代——工会……群众——职工……大讲堂——力量……" * 4, em).lines
    joined = "|".join(glyph_text(line) for line in lines)
    assert "—|—" not in joined
    assert "…|…" not in joined


def test_an_interpunct_takes_half_an_em_between_names(setter, book):
    seen = origins(setter, book, "阿·托")
    assert seen["托"].x - seen["阿"].x - 1.0 == pytest.approx(0.5)
    middle = (seen["·"].left + seen["·"].right) / 2
    assert middle == pytest.approx(1.25, abs=0.01)


def test_an_interpunct_takes_an_em_in_taiwan(taiwan, book):
    seen = origins(taiwan, book, "阿·托")
    assert seen["托"].x - seen["阿"].x - 1.0 == pytest.approx(1.0)


@pytest.mark.parametrize("mark", "，。、；：")
def test_stops_stand_in_the_middle_of_their_em_in_taiwan(taiwan, book, mark):
    seen = origins(taiwan, book, f"甲{mark}乙")
    assert seen["乙"].x - seen["甲"].x == pytest.approx(2.0)
    assert (seen[mark].left + seen[mark].right) / 2 == pytest.approx(1.5, abs=0.01)
    middle = (seen[mark].ink[1] + seen[mark].ink[3]) / 2 - seen[mark].y
    assert middle == pytest.approx(0.38, abs=0.01)


def test_full_width_digits_are_never_made(setter):
    assert glyph_text(setter.set_line("１２年3月4日", FLAT)) == "１２年3月4日"
