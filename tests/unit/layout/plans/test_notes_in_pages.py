"""Notes in whole brochures: printed wherever a section may stand, once, and read back; marks lost or added are found."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from composed_reports import LINE, composed, read_sized
from printreport.core.geometry import Rect
from printreport.layout.display_pages.closing import closing_words
from printreport.layout.display_pages.opening import opening_page
from printreport.layout.page.grid import PageGrid
from printreport.model.blocks import InlineRun, Note
from printreport.model.document import Document
from printreport.model.layout import Layout, PlacedGlyphRun, PlacedTag, walk
from printreport.proof.fidelity import layout_differences
from reports import empty_folder, write_report
from special_pages import WORDS, baselines, ink_of, right_page, section, setting, tags, text_of

NOTES = "\n\n[^1]: 按签到表统计，同一人参加两次算两人次。\n[^b]: 数据来源：年底的问卷调查。\n"
MARKED = f"{LINE[:20]}[^1]{LINE[20:]}[^b]\n\n{LINE * 4}"
EVERYWHERE = (
    f"{MARKED}\n\n### 小标题\n\n- 列表里的一项[^1]\n- 又一项，*强调*[^b]\n\n> 引文[^1]，单独成段。\n\n"
    f"表：人数[^b]\n\n| 县区 | 人数 |\n|---|---|\n| 城东[^1] | 3,000 |\n| 城西 | 2,500[^b] |\n\n"
    f"::: 提示 注意\n{LINE}[^1]\n:::\n\n::: 大事记\n2015年2月：成立[^b]。\n2016年3月5日[^1]：大会。\n:::\n\n"
    f"::: 名单 先进\n张三[^1]、李四、王小五[^b]\n:::\n\n"
    f"::: 落款\n总工会[^1]\n2024年1月\n:::\n{NOTES}"
)


@cache
def document_of(theme: str, trim: str = "210x285mm") -> Document:
    message = f"---\nheading: 理事长的话\nkind: message\nname: 张三\n---\n各位社员：\n\n{MARKED}{NOTES}"
    texts = {
        "00-opening": MARKED + NOTES,
        "01-message": message,
        **{f"0{n}-work": f"---\nheading: 第{n}节\n---\n{MARKED}{NOTES}" for n in range(2, 5)},
        "05-all": f"---\nheading: 处处有注\n---\n{EVERYWHERE}",
        "09-closing": MARKED + NOTES,
    }
    with empty_folder() as folder:
        return read_sized(write_report(folder / "report", f"title: 年度工作\ntheme: {theme}\ntrim: {trim}\n", texts))


@cache
def laid(theme: str, trim: str = "210x285mm") -> Layout:
    made = composed(document_of(theme, trim))
    assert made.layout is not None, made.diagnostics
    return made.layout


@pytest.mark.parametrize(("theme", "trim"), [("vermilion", "210x285mm"), ("ink", "A4"), ("ink", "A5")])
def test_all_notes_and_marks_stand_on_the_pages_once(theme: str, trim: str) -> None:
    layout, document = laid(theme, trim), document_of(theme, trim)
    assert layout_differences(layout, document) == ()
    own = [tag for page in layout.pages for tag in walk(page.items) if isinstance(tag, PlacedTag) and tag.role == "note"]
    assert {tag.key for tag in own} == {f"{each.slug}/note-{note.number}" for each in document.sections for note in each.notes}


def test_a_note_that_is_lost_or_changed_and_a_mark_that_is_lost_are_found() -> None:
    layout, document = laid("vermilion"), document_of("vermilion")
    first, *rest = document.sections
    more = replace(first, notes=(*first.notes, Note(3, (InlineRun("第三条注，谁也没有印。"),), first.span)))
    other = replace(first, notes=(first.notes[0], replace(first.notes[1], text=(InlineRun("别的来源。"),))))
    words = replace(first.blocks[0], text=tuple(run for run in first.blocks[0].text if run.note is None))  # type: ignore[union-attr,call-arg]
    for changed in (more, other, replace(first, blocks=(words, *first.blocks[1:]))):
        assert layout_differences(layout, replace(document, sections=(changed, *rest))) != ()


def test_every_mark_knows_its_note_in_every_kind_of_block() -> None:
    place = next(index for index, each in enumerate(document_of("vermilion").sections) if each.slug == "05-all")
    roles = {
        tag.role
        for page in laid("vermilion").pages
        for tag in walk(page.items)
        if isinstance(tag, PlacedTag) and tag.order[:1] == (place,)
        for item in tag.items
        if isinstance(item, PlacedGlyphRun) and item.run.note is not None
    }
    assert roles >= {"paragraph", "list-item", "quotation", "caption", "table-cell", "notice", "note"}


def test_opening_words_end_over_their_notes_and_these_with_the_page() -> None:
    own = section("00-opening", WORDS)
    note = Note(1, (InlineRun("按签到表统计，同一人参加两次算两人次。" * 3),), own.span)
    made = setting(sections=(replace(own, notes=(note,)),))
    grid = right_page(made)
    items = opening_page(made, made.document.sections[0], grid, (0,))
    assert items is not None
    notes, words = tags(items, "notes"), tags(items, "paragraph")
    assert max(baselines(notes)) == pytest.approx(grid.baseline(grid.lines))
    upper: Rect = ink_of(made, notes)
    assert max(baselines(words)) < upper.y
    assert text_of(notes) == "①" + note.text[0].text
    assert ink_of(made, notes).right <= ink_of(made, words).right + made.theme.grid.em


def test_closing_words_with_notes_are_not_set_on_the_back() -> None:
    own = section("09-closing", WORDS[:60])
    made = setting(sections=(own,))
    grid, color = PageGrid(made.theme, True), made.theme.color("paper")
    assert closing_words(made, own, grid, color) is not None
    assert closing_words(made, replace(own, notes=(Note(1, (InlineRun("注。"),), own.span),)), grid, color) is None
