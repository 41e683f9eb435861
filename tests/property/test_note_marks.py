"""Marks of notes anywhere in any text at any measure: none begins a line, none is lost, and the words break as they may."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.core.color import BLACK
from printreport.fonts.font_book import open_font_book
from printreport.model.blocks import InlineRun, InlineStyle, InlineText, note_mark
from printreport.model.theme import TextStyle
from printreport.text.typesetter import Typesetter

SETTER = Typesetter(open_font_book(), "zh-Hans-CN")
BODY = TextStyle(face="song", size=10.0, leading=16.0, color=BLACK, indent=2.0)
WORDS = st.text(st.sampled_from("农业合作社，。、“”《》（）——……·10.5%万户GDP fi年"), min_size=1, max_size=25)
RUNS = st.lists(st.tuples(WORDS, st.integers(0, 2), st.booleans()), min_size=1, max_size=8)


def text_of(parts: list[tuple[str, int, bool]]) -> InlineText:
    runs: list[InlineRun] = []
    number = 0
    for words, marks, strong in parts:
        runs.append(InlineRun(words, InlineStyle(strong=strong)))
        for _ in range(marks):
            number += 7
            runs.append(InlineRun(note_mark(number), InlineStyle(strong=strong), note=number))
    return tuple(runs)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(RUNS, st.integers(5, 26))
def test_no_mark_begins_a_line_and_none_is_lost(parts: list[tuple[str, int, bool]], em: int) -> None:
    text = text_of(parts)
    lines = SETTER.set_paragraph(text, BODY, [em * 10.0]).lines
    for line in lines[1:]:
        first = next(run for run in line.runs if any(run.texts))
        assert first.note is None
    wanted = [run.note for run in text if run.note is not None]
    set_marks = [run for line in lines for run in line.runs if run.note is not None]
    if any(not run.text.isspace() for run in text if run.note is None):
        assert [run.note for run in set_marks] == wanted
        assert "".join("".join(run.texts) for run in set_marks) == "".join(map(note_mark, wanted))
    copied = "".join("".join(run.texts) for line in lines for run in line.runs).replace("\u00ad", "")
    assert "".join(copied.split()) == "".join("".join(run.text for run in text).split())
