"""The proof finds every character that is lost, added or doubled, and raises no false alarm."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from name_lists import group, name_list, signature
from printreport.core.color import BLACK
from printreport.core.geometry import Point
from printreport.core.span import Span
from printreport.model.blocks import Align, InlineRun, ListBlock, ListItem, Paragraph, Table
from printreport.model.document import (
    Document,
    Photo,
    Picture,
    PressChoice,
    PullQuote,
    QrCode,
    Report,
    Section,
    Stat,
    ThemeChoice,
)
from printreport.model.layout import Item, Layout, Page, PlacedGlyphRun, PlacedTag
from printreport.model.line import GlyphRun
from printreport.proof.fidelity import file_differences, layout_differences
from timelines import notice, timeline

SPAN = Span("content/sections/01.md", 3, 1)
REPORT = Report(
    title=("劳动", "光荣"),
    byline=None,
    publisher=None,
    language="zh-Hans-CN",
    theme=ThemeChoice("vermilion"),
    cover=None,
    trim=(595.0, 808.0),
    binding="saddle-stitch",
    pages=None,
    press=PressChoice("coated-fogra39"),
    paper=0.28,
    contents=False,
    colophon=(),
    span=Span("content/report.yaml"),
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((InlineRun(text),), SPAN)


def stat(figure: str, number: str, measure: str, label: str) -> Stat:
    return Stat(figure, number, measure, label, SPAN)


SECTION = Section(
    slug="01",
    path="content/sections/01.md",
    heading="技能 竞赛",
    photos=("hall",),
    stats=(stat("10万余名", "10", "万余名", "职工参赛"),),
    charts=(),
    quote=PullQuote("崇尚技能", SPAN),
    blocks=(paragraph("10万余名职工参赛，崇尚技能。"), paragraph("第二段。")),
    span=SPAN,
)
HALL = Photo(
    id="hall",
    picture=Picture("images/hall.jpg", 100, 50, "JPEG", "0"),
    caption="大会现场。",
    credit="许莹",
    alt="",
    focus=None,
    place="auto",
    stand_in=False,
    span=SPAN,
)
DOCUMENT = Document("/x", REPORT, {"hall": HALL}, (SECTION,), (), {})


def run(text: str, x: float = 0.0, y: float = 20.0) -> PlacedGlyphRun:
    count = len(text)
    xs = tuple(10.0 * i for i in range(count))
    return PlacedGlyphRun(Point(x, y), GlyphRun("song-regular", 10.0, BLACK, (1,) * count, xs, (0.0,) * count, tuple(text)))


def tag(role: str, key: str, *texts: str) -> PlacedTag:
    return PlacedTag(role, key, (0,), tuple(run(text) for text in texts))  # type: ignore[arg-type]


def layout(*pages: tuple[Item, ...]) -> Layout:
    return Layout(595.0, 808.0, 8.5, tuple(Page(n, n % 2 == 0, "text", items) for n, items in enumerate(pages, 1)))


FRONT = (tag("title", "title", "劳动", "光荣"),)
BODY = (
    tag("heading", "01/heading", "技能", "竞赛"),
    tag("paragraph", "01/0", "10万余名职工", "参赛，崇尚技能。"),
    tag("caption", "hall/caption", "大会现场。（许莹 摄）"),
    tag("callout", "01/stat", "10", "万余名", "职工参赛"),
    tag("pull-quote", "01/quote", "崇尚技能"),
    tag("artifact", "", "劳动光荣　3"),
)
GOOD = layout(FRONT, BODY, (tag("paragraph", "01/1", "第二段。"),))


def codes(found: tuple[object, ...]) -> list[str]:
    return [d.code for d in found]  # type: ignore[attr-defined]


def test_a_layout_that_holds_all_words_raises_no_alarm() -> None:
    assert layout_differences(GOOD, DOCUMENT) == ()


def test_a_paragraph_that_goes_over_two_pages_is_one_paragraph() -> None:
    torn = layout(FRONT, BODY, (tag("paragraph", "01/1", "第二"),), (tag("paragraph", "01/1", "段。"),))
    assert layout_differences(torn, DOCUMENT) == ()


def test_a_lost_paragraph_is_named_at_its_place_in_the_source() -> None:
    (found,) = layout_differences(layout(FRONT, BODY), DOCUMENT)
    assert (found.code, found.span) == ("fidelity-lost", SPAN)
    assert "第二段。" in found.message


@pytest.mark.parametrize(
    ("set_text", "said"),
    [("第二段", "少了 “。”"), ("第二二段。", "多了 “二”"), ("第三段。", "少了 “二”，多了 “三”")],
)
def test_altered_words_are_named_by_their_characters(set_text: str, said: str) -> None:
    (found,) = layout_differences(layout(FRONT, BODY, (tag("paragraph", "01/1", set_text),)), DOCUMENT)
    assert found.code == "fidelity-altered"
    assert said in found.message


def test_a_paragraph_set_twice_is_found() -> None:
    twice = layout(FRONT, BODY, (tag("paragraph", "01/1", "第二段。"), tag("paragraph", "copy", "第二段。")))
    assert codes(layout_differences(twice, DOCUMENT)) == ["fidelity-added"]


def test_a_caption_that_is_lost_or_printed_twice_is_found() -> None:
    without = tuple(item for item in BODY if item.role != "caption")
    assert codes(layout_differences(layout(FRONT, without, GOOD.pages[2].items), DOCUMENT)) == ["fidelity-lost"]
    again = (*BODY, tag("caption", "a", "大会现场。"), tag("caption", "b", "大会现场。"))
    assert codes(layout_differences(layout(FRONT, again, GOOD.pages[2].items), DOCUMENT)) == ["fidelity-repeated"]


def test_a_word_in_a_caption_that_nobody_wrote_is_found() -> None:
    without = tuple(item for item in BODY if item.role != "caption")
    placed = tag("caption", "hall/caption", "左上：", "大会现场。（许莹 摄）")
    assert codes(layout_differences(layout(FRONT, (*without, placed), GOOD.pages[2].items), DOCUMENT)) == ["fidelity-added"]


def test_the_covers_caption_says_on_its_other_page_whose_it_is() -> None:
    without = tuple(item for item in BODY if item.role != "caption")
    placed = tag("caption", "hall/caption", "封面：", "大会现场。（许莹 摄）")
    assert layout_differences(layout(FRONT, (*without, placed), GOOD.pages[2].items), DOCUMENT) == ()


def test_the_word_beside_a_caption_that_says_where_its_picture_hangs_is_the_printers() -> None:
    beside = (tag("artifact", "", "左上："), *BODY)
    assert layout_differences(layout(FRONT, beside, GOOD.pages[2].items), DOCUMENT) == ()


def test_a_word_in_a_callout_that_nobody_wrote_is_found() -> None:
    invented = (*BODY, tag("callout", "01/stat2", "10", "万余名", "热烈祝贺"))
    assert codes(layout_differences(layout(FRONT, invented, GOOD.pages[2].items), DOCUMENT)) == ["fidelity-added"]


def test_a_title_that_stands_nowhere_is_found() -> None:
    assert codes(layout_differences(layout(BODY, GOOD.pages[2].items), DOCUMENT)) == []
    bare = tuple(item for item in BODY if item.role != "artifact")
    assert codes(layout_differences(layout(bare, GOOD.pages[2].items), DOCUMENT)) == ["fidelity-lost"]


def test_list_labels_are_the_printers_and_need_no_source() -> None:
    items = ListBlock(True, (ListItem("1.", (paragraph("甲事"),)), ListItem("2.", (paragraph("乙事"),))), SPAN)
    document = replace(DOCUMENT, sections=(replace(SECTION, blocks=(items,)),))
    together = (tag("list-item", "01/0/0", "1.", "甲事"), tag("list-item", "01/0/1", "2.", "乙事"))
    apart = (tag("list", "01/0", "1.", "2."), tag("list-item", "01/0/0", "甲事"), tag("list-item", "01/0/1", "乙事"))
    rest = tuple(item for item in BODY if item.role != "paragraph")
    assert layout_differences(layout(FRONT, rest, together), document) == ()
    assert layout_differences(layout(FRONT, rest, apart), document) == ()


def test_dates_years_and_words_of_a_timeline_and_of_a_notice_are_proven() -> None:
    blocks = (timeline(("2015年", "2月：甲事", "3月：乙事"), "大事记"), notice("须知", title="提示"))
    document = replace(DOCUMENT, sections=(replace(SECTION, blocks=blocks),))
    head = (tag("subheading", "01/0/t", "大事记"), tag("list-label", "01/0/0/h", "2015年"))
    first = (tag("list-label", "01/0/0/l", "2月"), tag("list-item", "01/0/0", "甲事"))
    second = (tag("list-label", "01/0/1/l", "3月"), tag("list-item", "01/0/1", "乙事"))
    told = (tag("notice", "01/1/t", "提示"), tag("notice", "01/1/0", "须知"))
    rest = tuple(item for item in BODY if item.role != "paragraph")
    assert layout_differences(layout(FRONT, rest, (*head, *first, *second, *told)), document) == ()
    for lost in (head[1], first[0], second[1], told[1]):
        items = tuple(item for item in (*head, *first, *second, *told) if item is not lost)
        assert codes(layout_differences(layout(FRONT, rest, items), document)) == ["fidelity-lost"]
    twice = (*head, *first, *second, *told, tag("list-label", "01/0/2/h", "2015年"))
    assert codes(layout_differences(layout(FRONT, rest, twice), document)) == ["fidelity-added"]


def test_heads_names_and_posts_of_a_list_and_the_lines_of_a_signature_are_proven() -> None:
    blocks = (name_list(group("一等奖", ["张三/办公室", "李四"]), title="名单"), signature("总工会", "2025年"))
    document = replace(DOCUMENT, sections=(replace(SECTION, blocks=blocks),))
    items = (
        *(tag("subheading", "01/0/t", "名单"), tag("list-label", "01/0/0/h", "一等奖")),
        *(tag("list-item", "01/0/0/0", "张三", "办公室"), tag("list-item", "01/0/0/1", "李四")),
        *(tag("paragraph", "01/1/0", "总工会"), tag("paragraph", "01/1/1", "2025年")),
    )
    rest = tuple(item for item in BODY if item.role != "paragraph")
    assert layout_differences(layout(FRONT, rest, items), document) == ()
    for lost in items:
        left = tuple(item for item in items if item is not lost)
        assert codes(layout_differences(layout(FRONT, rest, left), document)) == ["fidelity-lost"]
    for more in (tag("list-item", "01/0/0/2", "李四"), tag("list-label", "01/0/1/h", "一等奖")):
        assert codes(layout_differences(layout(FRONT, rest, (*items, more)), document)) == ["fidelity-added"]


def test_a_heading_of_the_same_words_as_an_item_keeps_its_own() -> None:
    items = ListBlock(False, (ListItem("•", (paragraph("技能竞赛"),)),), SPAN)
    document = replace(DOCUMENT, sections=(replace(SECTION, blocks=(items, paragraph("技能竞赛"))),))
    placed = (tag("list-item", "01/0/0", "•", "技能竞赛"), tag("paragraph", "01/1", "技能竞赛"))
    rest = tuple(item for item in BODY if item.role != "paragraph")
    assert layout_differences(layout(FRONT, rest, placed), document) == ()


@pytest.mark.parametrize("keys", [("01/0/h", "01/0/h"), ("01/0/h", "01/0/h2")], ids=["one key", "two keys"])
@pytest.mark.parametrize("word", ["甲", "单位"])
def test_a_tables_head_may_be_set_again_where_the_table_goes_on(keys: tuple[str, str], word: str) -> None:
    table = Table((Align.LEFT,), ((InlineRun("单位"),),), (((InlineRun(word),),), ((InlineRun("乙"),),)), SPAN)
    document = replace(DOCUMENT, sections=(replace(SECTION, blocks=(table,)),))
    one = (tag("table-head-cell", keys[0], "单位"), tag("table-cell", "01/0/1", word))
    two = (tag("table-head-cell", keys[1], "单位"), tag("table-cell", "01/0/2", "乙"))
    rest = tuple(item for item in BODY if item.role != "paragraph")
    assert layout_differences(layout(FRONT, rest, one, two), document) == ()
    assert codes(layout_differences(layout(FRONT, rest, one), document)) == ["fidelity-lost"]


def test_ruby_may_stand_among_its_base() -> None:
    text = Paragraph((InlineRun("犇", ruby="bēn"), InlineRun("跑")), SPAN)
    document = replace(DOCUMENT, sections=(replace(SECTION, blocks=(text,)),))
    rest = tuple(item for item in BODY if item.role != "paragraph")
    assert layout_differences(layout(FRONT, rest, (tag("paragraph", "01/0", "犇", "bēn", "跑"),)), document) == ()


def pdf_of(*pages: tuple[str, ...]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, (595, 808), invariant=True)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(40, 700 - 17 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


LATIN = layout((tag("paragraph", "a", "Hello", "world"),), (tag("paragraph", "b", "Second page"),))


def test_a_file_that_reads_as_its_layout_raises_no_alarm() -> None:
    assert file_differences(pdf_of(("Hello world",), ("Second", "page")), LATIN) == ()


def test_a_character_lost_in_the_file_is_named_with_its_page() -> None:
    (found,) = file_differences(pdf_of(("Hello world",), ("Second", "pag")), LATIN)
    assert found.code == "fidelity-file"
    assert "第 2 页" in found.message
    assert "少了 “e”" in found.message


def test_a_missing_page_is_found() -> None:
    assert codes(file_differences(pdf_of(("Hello world",)), LATIN)) == ["fidelity-pages"]


def test_pages_that_were_read_before_are_not_read_again() -> None:
    wounded = pdf_of(("Hello world",), ("Second", "pag"))
    assert file_differences(wounded, LATIN, frozenset({1})) == ()
    assert codes(file_differences(wounded, LATIN, frozenset({0}))) == ["fidelity-file"]


def test_a_difference_names_the_file_it_was_found_in() -> None:
    (found,) = file_differences(pdf_of(("Hello world",), ("Second", "pag")), LATIN, name="out/screen.pdf")
    assert found.span.path == "out/screen.pdf"


def test_an_empty_box_is_found_whatever_the_file_says_that_it_is() -> None:
    (first, *others) = BODY
    assert isinstance(first, PlacedTag)
    boxed = tuple(
        replace(item, run=replace(item.run, glyphs=(0,) * len(item.run.glyphs)))
        for item in first.items
        if isinstance(item, PlacedGlyphRun)
    )
    bad = layout(FRONT, (replace(first, items=boxed), *others), (tag("paragraph", "01/1", "第二段。"),))
    assert [found.code for found in layout_differences(GOOD, DOCUMENT)] == []
    assert [found.code for found in layout_differences(bad, DOCUMENT)] == ["fidelity-glyph"]


# -- cover and back -----------------------------------------------------------------------------------------------------


def outer(*tags: tuple[str, str]) -> Layout:
    """One page with these roles and words."""
    items = tuple(PlacedTag(role, role, (at,), (run(text),)) for at, (role, text) in enumerate(tags))  # type: ignore[arg-type]
    return Layout(595.0, 808.0, 8.5, (Page(1, False, "cover", items),))


def outer_codes(*tags: tuple[str, str], **over: Any) -> list[str]:
    report = replace(REPORT, subtitle="Ten Years", date="2025年12月", qr=QrCode("https://a.cn", "扫码", SPAN), **over)
    document = Document("", report, {}, (), (), {})
    return [d.code for d in layout_differences(outer(("title", "劳动光荣"), *tags), document)]


OUTER = (("subtitle", "Ten Years"), ("date", "2025年12月"), ("code-label", "扫码"))
LINES = (("编印单位", "总工会"), ("地址", "五四西路88号"))


def test_second_title_date_and_label_stand_once() -> None:
    assert outer_codes(*OUTER) == []
    assert outer_codes(*OUTER[1:]) == ["fidelity-lost"]
    assert outer_codes(("subtitle", "Ten Year"), *OUTER[1:]) == ["fidelity-altered"]
    assert outer_codes(*OUTER[:2], ("code-label", "扫码扫码")) == ["fidelity-altered"]


def test_words_that_the_report_has_none_of_are_seen() -> None:
    document = Document("", REPORT, {}, (), (), {})
    (told,) = layout_differences(outer(("title", "劳动光荣"), ("date", "2025年")), document)
    assert told.code == "fidelity-added"


def test_every_line_of_the_colophon_stands_there_and_nothing_besides() -> None:
    whole = "编印单位：总工会地址：五四西路88号"
    assert outer_codes(*OUTER, ("colophon", whole), colophon=LINES) == []
    assert "fidelity-lost" in outer_codes(*OUTER, ("colophon", "编印单位：总工会"), colophon=LINES)
    assert outer_codes(*OUTER, ("colophon", whole + "总工会"), colophon=LINES) == ["fidelity-repeated"]
