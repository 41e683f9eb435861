"""Marks of notes on set lines: raised, close to the character before, first on no line, and nothing else changed by them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from line_reading import BODY, FLAT, PROSE, glyph_text, origins, read_line

from printreport.model.blocks import InlineRun, InlineText, note_mark


def marked(text: str) -> InlineText:
    """A text in which `^` stands for the next mark."""
    runs: list[InlineRun] = []
    for number, part in enumerate(text.split("^")):
        runs += [InlineRun(note_mark(number), note=number)] if number else []
        runs += [InlineRun(part)] if part else []
    return tuple(runs)


def line_of(setter, text, style=FLAT):
    (line,) = setter.set_paragraph(marked(text), style, [600.0]).lines
    return line


def test_a_mark_is_raised_and_small_and_stays_within_the_leading(setter, book):
    line = line_of(setter, "统计^口径")
    (run,) = (run for run in line.runs if run.note is not None)
    top = -run.ys[0] + book.face(run.face).ink(run.glyphs[0])[3] * run.size
    assert (run.note, run.texts, run.face) == (1, ("①",), "song-regular")
    assert 6.0 <= run.size <= 7.5
    assert 0.88 * FLAT.size < top < FLAT.leading - 0.2 * FLAT.size


def test_a_mark_stands_close_to_what_it_follows_and_takes_the_blank_of_a_stop(setter, book):
    for before, end in (("计", 2.0), ("。", 1.5), ("P", None)):
        seen = read_line(line_of(setter, f"统{before}^口"), book)
        start = next(each.x for each in seen if each.text == "①")
        last = next(each for each in seen if each.text == before)
        assert start == pytest.approx(end if end is not None else last.x + last.advance, abs=0.01)
        assert next(each.x for each in seen if each.text == "口") == pytest.approx(start + 0.68, abs=0.01)


def test_what_follows_a_mark_keeps_the_blank_before_it(setter, book):
    seen = {each.text: each for each in read_line(line_of(setter, "统计^（口径"), book)}
    assert seen["（"].left - seen["①"].x - 0.68 > 0.45


def test_a_mark_parts_neither_figures_nor_quotations_nor_words(setter, book):
    plain = origins(setter, book, "在“GDP”和“三农”之间")
    line = {each.text: each for each in read_line(line_of(setter, "在“GDP^”和“三农”之间"), book)}
    assert line["”"].face == plain["”"].face
    for text in ("1^0.5万户", "10.5^万户", "10.5万^户"):
        first, *_ = setter.set_paragraph(marked(f"全市各县区新增的合作社有{text}成员"), FLAT, [152.0]).lines
        assert first.text == "全市各县区新增的合作社有"
    # control: a sign that is no mark of a note parts the figure from its measure word
    first, *_ = setter.set_paragraph((InlineRun("全市各县区新增的合作社有10.5①万户成员"),), FLAT, [152.0]).lines
    assert first.text != "全市各县区新增的合作社有"


def test_the_copied_line_is_the_text_with_its_marks(setter):
    for text in ("拥护—^—他们", "GD^P增长", "^句首", "句末。^^", "a ^ b", "ffi^ffl"):
        assert "".join(glyph_text(line_of(setter, text)).split()) == "".join("".join(run.text for run in marked(text)).split())


def test_two_marks_in_a_row_are_two_runs(setter):
    line = line_of(setter, "计^^")
    assert [(run.note, run.texts) for run in line.runs if run.note] == [(1, ("①",)), (2, ("②",))]


def test_a_mark_beyond_fifty_is_a_number_in_brackets_without_a_gap(setter, book):
    runs = (InlineRun("统计"), InlineRun(note_mark(51), note=51), InlineRun("口"))
    (line,) = setter.set_paragraph(runs, FLAT, [600.0]).lines
    assert [run.texts for run in line.runs if run.note] == [("[", "5", "1", "]")]
    seen = read_line(line, book)
    assert seen[2].x == pytest.approx(2.0)
    assert seen[-1].x == pytest.approx(seen[-2].x + seen[-2].advance, abs=0.01)


def test_marks_leave_every_line_as_it_was_where_they_stand_at_the_end(setter):
    plain = setter.set_paragraph((InlineRun(PROSE),), BODY, [220.0])
    with_mark = setter.set_paragraph((InlineRun(PROSE), InlineRun("①", note=1)), BODY, [220.0])
    assert [line.text for line in with_mark.lines][:-1] == [line.text for line in plain.lines][:-1]


@pytest.mark.parametrize("em", [6.0, 9.5, 14.0, 22.0])
def test_no_line_begins_with_a_mark_however_narrow(setter, em):
    text = marked("".join(f"{char}^" if at % 3 == 0 else char for at, char in enumerate(PROSE[:150])))
    lines = setter.set_paragraph(text, BODY, [em * 10.0]).lines
    signs = "".join(run.text for run in text if run.note)
    assert not [line.text for line in lines if line.text[0] in signs]
    # control: the same signs typed as text do begin lines
    typed = setter.set_paragraph(tuple(replace(run, note=None) for run in text), BODY, [em * 10.0])
    assert [line.text for line in typed.lines if line.text[0] in signs]
