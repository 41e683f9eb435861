"""Notes of a leader's words: at the foot of the last page, under signature and date, read after these."""

from __future__ import annotations

from dataclasses import replace

import pytest

import leader_words as lw
import special_pages as sp
from printreport.core.units import mm
from printreport.layout.display_pages.message_pages import SetMessage
from printreport.layout.page.setting import Setting
from printreport.model.blocks import InlineRun, Note
from printreport.model.document import Message, Section, ThemeChoice
from printreport.model.layout import PlacedTag, walk

A4, A5, LANDSCAPE = (mm(210), mm(297)), (mm(148), mm(210)), (mm(285), mm(210))
NOTE = "数据来源：县农业农村局年底的问卷调查，收回1150份，占发出的九成以上。"


def noted(count: int, message: Message = lw.FULL, notes: int = 2, length: int = 1) -> Section:
    own = lw.words_of(count, message)
    return replace(own, notes=tuple(Note(number, (InlineRun(NOTE * length),), own.span) for number in range(1, notes + 1)))


def feet(made: Setting, words: SetMessage) -> list[list[PlacedTag]]:
    """The notes of each page."""
    return [sp.tags(items, "note") for _, items in lw.painted(made, words)]


@pytest.mark.parametrize("theme", ["vermilion", "ink"])
@pytest.mark.parametrize("trim", [A4, A5, LANDSCAPE])
@pytest.mark.parametrize("message", [lw.FULL, lw.PLAIN, Message()])
@pytest.mark.parametrize("count", [200, 500, 1500])
def test_notes_end_the_last_page_under_everything_else(
    theme: str, trim: tuple[float, float], message: Message, count: int
) -> None:
    made, words = lw.spoken(noted(count, message), trim=trim, theme=ThemeChoice(theme))
    assert list(lw.faults(made, words)) == []
    *before, last = feet(made, words)
    assert [len(page) for page in before] == [0] * len(before)
    assert len(last) == 2
    grid, items = lw.painted(made, words)[-1]
    assert max(sp.baselines(last)) == pytest.approx(grid.baseline(grid.lines), abs=0.01)
    left = min(run.origin.x for run in sp.runs_of(last))
    own = [tag for tag in sp.tags(items, "paragraph") if tag.order[1] == 1]
    column = [tag for tag in own if max(run.origin.x for run in sp.runs_of([tag])) >= left]
    # a line of white and the rule's stand between
    assert sp.ink_of(made, last).y - max(sp.baselines(column)) > 1.5 * made.theme.grid.leading


@pytest.mark.parametrize("message", [lw.FULL, lw.PLAIN])
def test_signature_and_date_stand_over_the_notes_and_are_read_before_them(message: Message) -> None:
    made, words = lw.spoken(noted(300, message), trim=A4)
    ((grid, items),) = lw.painted(made, words)
    tags = {tag.key: tag for tag in walk(items) if isinstance(tag, PlacedTag)}
    notes, date = tags["00-words/notes"], tags["00-words/date"]
    assert max(sp.baselines([date])) < min(sp.baselines([notes]))
    assert max(tag.order for tag in tags.values() if tag.order[1:2] == (1,) and tag.role == "paragraph") < notes.order
    # what is white stands over the words, not between date and notes
    assert min(sp.baselines([notes])) - max(sp.baselines([date])) < 4 * grid.theme.grid.leading


def test_words_with_notes_leave_them_their_lines() -> None:
    plain, own = (lw.spoken(section, trim=A4) for section in (lw.words_of(640), noted(640, notes=6, length=3)))
    assert plain[1].pages == 1
    assert plain[1].notes.lines == 0
    assert own[1].pages == 2 or own[1].head.photo.area(own[0].theme) < plain[1].head.photo.area(plain[0].theme)  # type: ignore[union-attr]


def test_notes_of_more_than_half_a_page_run_with_the_words() -> None:
    made, words = lw.spoken(noted(300, notes=40, length=2), trim=A5)
    assert not any("lost" in fault or "overlap" in fault for fault in lw.faults(made, words))
    assert words.notes.units == ()
    assert len({tag.key for page in feet(made, words) for tag in page}) == 40
    few = lw.spoken(noted(300, notes=2), trim=A5)[1]
    assert few.notes.units != ()


def test_with_the_rule_off_the_date_stands_under_the_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printreport.layout.display_pages.message_notes._DEEPEST_SHARE", 0.0)
    made, words = lw.spoken(noted(300), trim=A4)
    (page,) = feet(made, words)
    dates = [tag for tag in sp.tags(lw.painted(made, words)[0][1], "paragraph") if tag.key == "00-words/date"]
    assert min(sp.baselines(dates)) > max(sp.baselines(page))
