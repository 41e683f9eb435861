"""Which lines are a block, by which names, and what is told of those that do not pair."""

from __future__ import annotations

import pytest
from body_reading import body, read, words

from printreport.model.blocks import NameList, Notice, Paragraph, Signature, Timeline, plain_text
from reports import ROOT


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("::: 大事记", Timeline),
        (":::大事记", Timeline),
        ("::::: timeline", Timeline),
        ("::: 年表 :::", Timeline),
        ("::: TimeLine", Timeline),
        ("::: 名单", NameList),
        ("::: names", NameList),
        ("::: 荣誉榜", NameList),
        ("::: 落款", Signature),
        ("::: signature", Signature),
        ("::: 署名", Signature),
        ("::: 提示", Notice),
        ("::: box", Notice),
        ("::: notice", Notice),
        ("::: 小贴士", Notice),
        ("  ::: 提示　", Notice),
        ("::: 名單", NameList),
    ],
)
def test_a_block_goes_by_chinese_and_english_names(opening: str, kind: type) -> None:
    blocks, said = read(f"{opening}\n2015年2月：建社\n:::")
    assert [type(block) for block in blocks] == [kind]
    assert said == []


def test_what_phones_make_of_colons_is_read_with_a_warning() -> None:
    blocks, said = read("：：：提示 用药\n饭后服。\n：：：")
    assert isinstance(blocks[0], Notice)
    assert words((blocks[0].title,)) == ["用药"]
    assert said == [("block-colons", 1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲\n::: 提示\n乙\n\n丙", [("block-open", 2)]),
        ("甲\n:::\n乙", [("block-close", 2)]),
        ("::: 提示\n::: 名单\n张三\n:::\n:::", [("block-nesting", 2)]),
        ("::: 提示\n甲\n::: 名单\n张三\n:::\n乙\n:::", [("block-nesting", 3)]),
        ("::: 提示\n甲\n::: 名单\n张三\n:::", [("block-open", 1)]),
        ("::: 名单\n\n　\n:::", [("empty-block", 1)]),
        ("- 甲\n  ::: 提示\n  乙\n  :::", [("block-place", 2)]),
        ("1. 甲\n\n   ::: 提示\n   乙\n   :::", [("block-place", 3)]),
        ("> ::: 提示\n> 乙\n> :::", [("block-place", 1), ("block-place", 3)]),
        ("::: 公告\n甲\n:::", [("unknown-block", 1)]),
        ("::: 提示\n甲\n::: 结束", []),
        (":: 名单 先进", [("block-colons", 1)]),
        ("::1 是本机\n：：甲", []),
        ("::: 提示\n甲\n### 乙\n:::", [("block-content", 3)]),
        ("::: 提示\n甲\n| a | b |\n:::", [("block-content", 3)]),
        ("::: 落款\n甲\n> 乙\n:::", [("block-content", 3)]),
        ("::: 提示\n- 甲\n:::", [("block-content", 2)]),
        ("::: 提示\n# 甲\n:::", [("block-content", 2)]),
        ("::: 提示\n<b>甲</b>\n:::", [("html", 2), ("html", 2)]),
    ],
)
def test_what_does_not_pair_or_has_no_place_is_told_where_it_stands(text: str, said: list[tuple[str, int]]) -> None:
    assert read(text)[1] == said


def test_a_mistake_is_not_fatal_to_what_stands_around_it() -> None:
    blocks, _ = read("甲\n::: 公告\n乙\n:::\n::: 提示\n丙\n:::\n::: 名单\n张三\n丁")
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Notice, Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("name", "first"), [("大事纪", "大事记"), ("tmeline", "大事记"), ("提示栏", "提示"), ("notce", "提示")]
)
def test_the_likeliest_name_is_proposed_first(name: str, first: str) -> None:
    hint = body(f"::: {name}\n甲\n:::")[1][0].hint
    assert hint[hint.index("可以写：") :].startswith(f"可以写：::: {first}")
    assert all(known in hint for known in ("大事记", "名单", "落款", "提示"))


def test_a_title_glued_to_the_name_is_told_apart() -> None:
    assert "::: 名单 劳动模范标兵" in body("::: 名单劳动模范标兵\n张三\n:::")[1][0].hint


def test_a_box_has_a_title_and_paragraphs() -> None:
    blocks, said = read("::: 提示：用药*须知*\n**饭后**服,\n忌酒。\n\n三天。\n:::", join=True)
    box = blocks[0]
    assert isinstance(box, Notice)
    assert said == []
    assert words(box.texts) == ["用药须知", "饭后服,忌酒。", "三天。"]
    assert box.paragraphs[0].text[0].style.strong
    assert [each.span.line for each in box.paragraphs] == [2, 5]
    apart, _ = read("::: 提示\n甲\n乙\n:::")
    assert isinstance(apart[0], Notice)
    assert words(apart[0].texts) == ["", "甲", "乙"]


def test_lines_of_a_box_that_look_wrapped_are_doubted() -> None:
    line = "门诊楼启用以后请大家按指引牌到新的窗口办"
    assert read(f"::: 提示\n{line}\n{line}\n{line}\n:::")[1] == [("wrapped-lines", 2)]
    assert read(f"::: 提示\n{line}\n{line}\n{line}\n:::", join=True)[1] == []


def test_a_signature_has_up_to_six_lines() -> None:
    blocks, said = read("正文。\n::: 落款\n西宁市总工会\n2025年12月\n:::")
    assert isinstance(blocks[1], Signature)
    assert words(blocks[1].lines) == ["西宁市总工会", "2025年12月"]
    assert said == []
    assert read("::: 落款\n" + "甲\n" * 6 + ":::")[1] == []
    assert read("::: 落款\n" + "甲\n" * 7 + ":::")[1] == [("too-many", 8)]
    assert read("::: 落款 单位\n甲\n:::")[1] == [("block-title", 1)]


def test_every_run_of_a_block_knows_its_place() -> None:
    names, events = "::: 名单\n张　三、李四（女）\n:::", "::: 大事记\n- **2月3日**：建[^1]社\n:::"
    text = f"::: 提示　标题\n　甲**乙**丙\n:::\n{names}\n{events}\n[^1]: 注"
    lines = text.split("\n")
    found, _ = body(text)
    texts = [text for block in found.blocks if not isinstance(block, Paragraph) for text in block.texts]  # type: ignore[union-attr]
    for run in (run for text in (*texts, *(note.text for note in found.notes)) for run in text):
        assert run.span is not None
        start = run.span.column - 1
        assert lines[run.span.line - 1][start:].startswith("[^1]" if run.note else run.text)
    assert "".join(plain_text(text) for text in texts) == "标题甲乙丙张三李四（女）2月3日建社"


def test_the_examples_of_the_format_are_read_as_they_say() -> None:
    page = (ROOT / "docs" / "FORMAT.md").read_text("utf-8")
    examples = [part for part in page.split("```")[1::2] if ":::" in part]
    said = [read(part.strip("\n"))[1] for part in examples]
    assert len(examples) == 3
    assert said == [[], [("name-spread", 5)], []]
