"""What blocks say: the marks of notes are printed but not said, and fenced blocks give and set all their words."""

from dataclasses import replace

from printreport.core.span import Span
from printreport.model.blocks import (
    Event,
    EventHead,
    InlineRun,
    InlineStyle,
    InlineText,
    ListedName,
    NameGroup,
    NameList,
    Notice,
    Paragraph,
    Signature,
    Timeline,
    between,
    note_mark,
    plain_text,
    printed_text,
)
from timelines import SPAN

PLACE = Span("content/sections/01-a.md", 1)


def _words(text: str) -> InlineText:
    return (InlineRun(text),)


def test_marks_of_notes_are_printed_but_not_said() -> None:
    text = (InlineRun("比上年增长"), InlineRun("①", note=1), InlineRun("一成。"))
    assert plain_text(text) == "比上年增长一成。"
    assert printed_text(text) == "比上年增长①一成。"


def test_notes_are_counted_in_circles_as_far_as_there_are_circles() -> None:
    assert [note_mark(number) for number in (1, 20, 21, 35, 36, 50, 51)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "[51]"]


def test_fenced_blocks_give_and_set_all_their_words() -> None:
    heads = (EventHead(_words("起步"), "phase"), EventHead(_words("二〇一五年"), "year"))
    blocks = (
        Timeline(_words("题"), (Event(_words("2月"), _words("成立"), PLACE, heads=heads),), PLACE),
        NameList(_words("题"), (NameGroup(_words("组"), (ListedName(_words("张三"), (), PLACE),), PLACE),), PLACE),
        Signature((_words("单位"), _words("日期")), PLACE),
        Notice(_words("题"), (Paragraph(_words("正文"), PLACE),), PLACE),
    )
    for block in blocks:
        marked = block.mapped(lambda text: tuple(replace(run, text=f"<{run.text}>") for run in text))
        assert [printed_text(text) for text in marked.texts] == ["".join(f"<{r.text}>" for r in text) for text in block.texts]
        assert any(block.texts)
    assert [printed_text(text) for text in blocks[0].texts] == ["题", "起步", "二〇一五年", "2月", "成立"]


def test_an_event_knows_what_of_its_year_and_month_its_date_does_not_say() -> None:
    def event(date: str) -> Event:
        return Event((InlineRun(date),), (), SPAN, 2015, 2)

    told = ("2015年2月", "２０１５年2月", "2015.2.3", "二〇一五年", "二○一五年", "同年2月", "次年3月")
    assert all(event(date).says_year for date in told)
    assert not any(event(date).says_year for date in ("2月", "2月3日", "2.3", "年底", "春", "3日"))
    assert [event(date).leaves_month for date in ("3日", "三日", "2月3日", "2015年")] == [True, True, False, False]


def test_a_part_of_a_text_keeps_its_marks_and_whole_readings() -> None:
    text = (InlineRun("职工"), InlineRun("生僻", InlineStyle(strong=True), "shēng pì"), InlineRun("之家"))
    assert between(text, 0, 6) == text
    assert between(text, 1, 3) == (InlineRun("工"), InlineRun("生", InlineStyle(strong=True)))
    assert between(text, 4, 9) == (InlineRun("之家"),)
