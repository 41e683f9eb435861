"""What blocks say: the marks of notes are printed but not said, and fenced blocks give and set all their words."""

from dataclasses import replace

from printreport.core.span import Span
from printreport.model.blocks import (
    Event,
    InlineRun,
    InlineText,
    ListedName,
    NameGroup,
    NameList,
    Notice,
    Paragraph,
    Signature,
    Timeline,
    note_mark,
    plain_text,
    printed_text,
)

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
    blocks = (
        Timeline(_words("题"), (Event(_words("2月"), _words("成立"), PLACE),), PLACE),
        NameList(_words("题"), (NameGroup(_words("组"), (ListedName(_words("张三"), (), PLACE),), PLACE),), PLACE),
        Signature((_words("单位"), _words("日期")), PLACE),
        Notice(_words("题"), (Paragraph(_words("正文"), PLACE),), PLACE),
    )
    for block in blocks:
        marked = block.mapped(lambda text: tuple(replace(run, text=f"<{run.text}>") for run in text))
        assert [printed_text(text) for text in marked.texts] == ["".join(f"<{r.text}>" for r in text) for text in block.texts]
        assert any(block.texts)
