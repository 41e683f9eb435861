"""A leader's words: the fewer, the larger the portrait; they end with the page, and go on over pages of the same measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import leader_words as lw
import special_pages as sp
from printreport.core.geometry import Crop
from printreport.core.units import mm
from printreport.layout.display_pages.message_pages import SetMessage
from printreport.layout.display_pages.message_portrait import UPPER_MIDDLE
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.model.blocks import Align, InlineRun, InlineText, ListBlock, ListItem, Paragraph, Quotation, Subheading, Table
from printreport.model.document import Message, PullQuote, ThemeChoice
from printreport.model.layout import Item, PlacedGlyphRun, PlacedTag, walk
from sampled_products import sampled

THEMES = ("vermilion", "ink")
A4, A5, SQUARE, LANDSCAPE = (mm(210), mm(297)), (mm(148), mm(210)), (mm(210), mm(210)), (mm(285), mm(210))


def items_of(made: Setting, words: SetMessage, first: int = 3) -> tuple[Item, ...]:
    return tuple(item for _, items in lw.painted(made, words, first) for item in items)


def page_of(made: Setting, words: SetMessage, page: int = 0, first: int = 3) -> tuple[PageGrid, tuple[Item, ...]]:
    return lw.painted(made, words, first)[page]


def tag_of(items: tuple[Item, ...], key: str) -> PlacedTag:
    (found,) = (item for item in walk(items) if isinstance(item, PlacedTag) and item.key == key)
    return found


def sizes(items: tuple[Item, ...]) -> set[float]:
    """The sizes of the section's paragraphs."""
    tags = [tag for tag in sp.tags(items, "paragraph") if tag.key.rpartition("/")[2].isdigit()]
    return {run.run.size for run in sp.runs_of(tags)}


# -- one page -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_few_words_stand_under_a_large_portrait_and_end_with_the_page(theme: str) -> None:
    made, words = lw.spoken(lw.words_of(200), trim=A4, theme=ThemeChoice(theme))
    grid, items = page_of(made, words)
    portrait = lw.rect_of(items, "portrait")
    assert words.pages == 1
    assert portrait.area > 0.2 * made.theme.grid.width * made.theme.grid.height
    assert max(sp.baselines(items)) == pytest.approx(grid.baseline(grid.lines), abs=0.01)
    first = min(run.origin.y for run in sp.runs_of([tag_of(items, "00-words/0")]))
    assert portrait.bottom < first < portrait.bottom + 3 * made.theme.grid.leading


@pytest.mark.parametrize(("first", "edge"), [(3, "right"), (2, "left")])
def test_many_words_have_the_portrait_in_the_outer_rail(first: int, edge: str) -> None:
    made, words = lw.spoken(lw.words_of(600), trim=A4)
    grid, items = page_of(made, words, first=first)
    portrait = lw.rect_of(items, "portrait")
    assert portrait.y == pytest.approx(grid.face_top(1))
    assert (portrait.right if edge == "right" else portrait.x) == pytest.approx(getattr(grid, edge))
    ink = sp.ink_of(made, [tag_of(items, "00-words/1")])
    assert ink.right < portrait.x if edge == "right" else ink.x > portrait.right


def test_the_portrait_grows_as_words_are_fewer() -> None:
    areas = [lw.rect_of(items_of(*lw.spoken(lw.words_of(count), trim=A4)), "portrait").area for count in (200, 300, 700)]
    assert areas == sorted(areas, reverse=True)
    assert areas[0] > 1.5 * areas[2]


def test_words_without_a_portrait_hang_low_and_end_with_the_page() -> None:
    made, words = lw.spoken(lw.words_of(200, lw.PLAIN), trim=A4)
    grid, items = page_of(made, words)
    assert max(sp.baselines(items)) == pytest.approx(grid.baseline(grid.lines), abs=0.01)
    assert sp.ink_of(made, [tag_of(items, "00-words/heading")]).y > grid.baseline(8)


# -- sizes and pages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "size"), [(200, "opening"), (600, "message")])
def test_words_are_set_larger_where_they_fit_so_on_one_page(count: int, size: str) -> None:
    made, words = lw.spoken(lw.words_of(count), trim=A4)
    assert words.pages == 1
    (found,) = sizes(items_of(made, words))
    assert found == pytest.approx(made.theme.styles[size].size, rel=0.05)  # type: ignore[index]


@pytest.mark.parametrize(("theme", "trim", "message"), sampled(THEMES, (A5, A4, SQUARE, LANDSCAPE), (lw.FULL, lw.PLAIN)))
def test_fifteen_hundred_characters_take_two_or_three_pages(theme: str, trim: tuple[float, float], message: Message) -> None:
    made, words = lw.spoken(lw.words_of(1500, message), trim=trim, theme=ThemeChoice(theme))
    assert 2 <= words.pages <= 3
    assert min(sizes(items_of(made, words))) >= made.theme.grid.em + 1.0
    assert list(lw.faults(made, words)) == []


def test_all_pages_have_one_measure_and_size() -> None:
    made, words = lw.spoken(lw.words_of(1500), trim=A5)
    for page in range(words.pages):
        _, items = page_of(made, words, page)
        tags = [tag for tag in sp.tags(items, "paragraph") if tag.key.rpartition("/")[2].isdigit()]
        assert sp.ink_of(made, tags).width == pytest.approx(words.words.measure, abs=6.0)
        assert len(sizes(items)) == 1


@pytest.mark.parametrize("count", range(560, 700, 20))
def test_a_signature_never_stands_alone(count: int) -> None:
    made, words = lw.spoken(lw.words_of(count), trim=A5)
    last = words.columns[-1][-1]
    assert words.pages == 1 or last.lines >= 4, made


def test_a_broad_page_without_portrait_has_two_columns() -> None:
    made, words = lw.spoken(lw.words_of(1200, lw.PLAIN), trim=LANDSCAPE)
    grid, items = page_of(made, words)
    lefts = {round(run.origin.x) for tag in sp.tags(items, "paragraph") for run in sp.runs_of([tag])}
    assert {round(grid.left), round(grid.right - words.words.measure)} <= lefts


@pytest.mark.parametrize("theme", THEMES)
def test_words_over_the_width_end_flush_with_it(theme: str) -> None:
    made, words = lw.spoken(lw.words_of(200), trim=A4, theme=ThemeChoice(theme))
    assert words.words.measure == pytest.approx(made.theme.grid.width)
    beside = lw.spoken(lw.words_of(600), trim=A4, theme=ThemeChoice(theme))[1]
    assert beside.words.measure < made.theme.grid.width


def heading_size(made: Setting, words: SetMessage) -> float:
    (size,) = {run.run.size for run in sp.runs_of([tag_of(items_of(made, words), "00-words/heading")])}
    return size


@pytest.mark.parametrize("theme", THEMES)
def test_a_heading_is_larger_than_those_of_sections_but_a_long_one_is_not(theme: str) -> None:
    usual = sp.setting(theme=ThemeChoice(theme)).theme.style("heading").size
    made, words = lw.spoken(lw.words_of(200), trim=A4, theme=ThemeChoice(theme))
    assert heading_size(made, words) == pytest.approx(1.5 * usual)
    long = lw.words_of(200, heading="携手同行共赴新程，把合作社办成人人都有一份、家家都靠得住的大家庭")
    assert heading_size(*lw.spoken(long, trim=A5, theme=ThemeChoice(theme))) == pytest.approx(usual)


@pytest.mark.parametrize("count", [200, 600])
def test_a_post_stands_clear_of_the_larger_name_under_it(count: int) -> None:
    made, words = lw.spoken(lw.words_of(count), trim=A4)
    items = items_of(made, words)
    post, name = (sp.ink_of(made, [tag_of(items, f"00-words/{key}")]) for key in ("post", "name"))
    assert 0.4 * made.theme.grid.leading < name.y - post.bottom < made.theme.grid.leading


# -- the portrait -------------------------------------------------------------------------------------------------------


def test_the_portrait_has_the_themes_shape() -> None:
    for count in (200, 600):
        made, words = lw.spoken(lw.words_of(count), trim=A4)
        ratio = lw.rect_of(items_of(made, words), "portrait").ratio
        assert ratio == pytest.approx(made.theme.message.shape_share, rel=0.075)


def test_a_broad_face_makes_the_frame_broader_and_is_never_cut() -> None:
    broad = sp.photo("portrait", 4200, 2800, focus=Crop(0.1, 0.3, 0.9, 0.7))
    made, words = lw.spoken(lw.words_of(200), broad, lw.SIGNATURE, trim=A4)
    assert lw.rect_of(items_of(made, words), "portrait").ratio > 1.1
    assert list(lw.faults(made, words)) == []


@pytest.mark.parametrize(("width", "height"), [(4200, 2800), (3000, 3000), (1800, 3200)])
def test_the_upper_middle_is_kept_where_nobody_said_where_the_face_is(width: int, height: int) -> None:
    made, words = lw.spoken(lw.words_of(200), sp.photo("portrait", width, height), lw.SIGNATURE, trim=A4)
    (crop,) = (each.crop for each in sp.images_of(items_of(made, words)) if each.photo == "portrait")
    middle = (UPPER_MIDDLE.left + UPPER_MIDDLE.right) / 2
    assert crop.top <= UPPER_MIDDLE.top
    assert crop.left < middle - 0.2 < middle + 0.2 < crop.right


def test_a_picture_of_few_pixels_stays_small_enough_to_be_sharp() -> None:
    small = sp.photo("portrait", 500, 700)
    made, words = lw.spoken(lw.words_of(200), small, lw.SIGNATURE, trim=A4)
    assert 500 / lw.rect_of(items_of(made, words), "portrait").width * 72 >= 224.5


@pytest.mark.parametrize("caption", ["王建国", "理事长　王建国", "王建国，理事长。", ""])
def test_a_caption_that_says_the_name_is_not_printed_again(caption: str) -> None:
    made, words = lw.spoken(lw.words_of(200), replace(lw.PORTRAIT, caption=caption), lw.SIGNATURE)
    assert sp.tags(items_of(made, words), "caption") == []


def test_a_caption_that_says_more_is_printed_with_its_credit() -> None:
    told = replace(lw.PORTRAIT, caption="王建国在麦田里", credit="许莹")
    (tag,) = sp.tags(items_of(*lw.spoken(lw.words_of(200), told, lw.SIGNATURE)), "caption")
    assert "".join(sp.text_of([tag]).split()) == "王建国在麦田里（许莹摄）"


def test_a_credit_is_printed_where_the_caption_is_not() -> None:
    told = replace(lw.PORTRAIT, credit="许莹")
    (tag,) = sp.tags(items_of(*lw.spoken(lw.words_of(200), told, lw.SIGNATURE)), "caption")
    assert "".join(sp.text_of([tag]).split()) == "（许莹摄）"


# -- name, signature, date ----------------------------------------------------------------------------------------------


def test_a_signature_is_shown_whole_between_ten_and_eighteen_millimetres_high() -> None:
    for width, height in ((1400, 500), (3000, 300), (600, 900)):
        picture = sp.photo("signature", width, height)
        made, words = lw.spoken(lw.words_of(400), lw.PORTRAIT, picture, trim=A4)
        assert mm(10) - 0.01 <= lw.rect_of(items_of(made, words), "signature").height <= mm(18)
        assert list(lw.faults(made, words)) == []


def test_a_written_name_is_in_kai_larger_than_the_body_and_ranged_right_over_the_date() -> None:
    made, words = lw.spoken(lw.words_of(200, lw.PLAIN), trim=A4)
    _, items = page_of(made, words)
    signed, dated = tag_of(items, "00-words/signature"), tag_of(items, "00-words/date")
    (run,) = sp.runs_of([signed])
    assert run.run.size > made.theme.grid.em
    assert sp.ink_of(made, [signed]).right == pytest.approx(sp.ink_of(made, [dated]).right, abs=2.0)
    assert max(sp.baselines([signed])) < min(sp.baselines([dated]))
    body = sp.runs_of([tag_of(items, "00-words/1")])[0]
    assert run.run.face != body.run.face


def test_by_a_portrait_the_name_stands_there_else_over_the_signature() -> None:
    made, words = lw.spoken(lw.words_of(200, replace(lw.FULL, signature_photo=None, signature_name="王建国")), trim=A4)
    _, items = page_of(made, words)
    assert sp.ink_of(made, [tag_of(items, "00-words/name")]).y < lw.rect_of(items, "portrait").bottom
    made, words = lw.spoken(lw.words_of(200, replace(lw.PLAIN, signature_name="王　建　国")), trim=A4)
    _, items = page_of(made, words)
    over = [max(sp.baselines([tag_of(items, f"00-words/{key}")])) for key in ("post", "name", "signature", "date")]
    assert over == sorted(over)


def test_a_name_that_the_signature_says_is_printed_once() -> None:
    items = items_of(*lw.spoken(lw.words_of(200, lw.PLAIN)))
    assert sp.text_of(items).count("王建国") == 1


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "message", [Message(), Message(date="2025年"), Message(portrait="portrait"), Message(post="理事长" * 20)]
)
def test_nothing_but_words_is_needed(theme: str, message: Message) -> None:
    made, words = lw.spoken(lw.words_of(300, message, heading=None), theme=ThemeChoice(theme))
    assert list(lw.faults(made, words)) == []


# -- what stands among the words ----------------------------------------------------------------------------------------


def text(words: str) -> InlineText:
    return (InlineRun(words),)


def test_an_address_stands_flush_and_other_paragraphs_are_indented() -> None:
    made, words = lw.spoken(lw.words_of(200), trim=A4)
    grid, items = page_of(made, words)
    lefts = [min(run.origin.x + run.run.xs[0] for run in sp.runs_of([tag_of(items, f"00-words/{n}")])) for n in (0,)]
    first = sp.runs_of([tag_of(items, "00-words/1")])[0]
    assert lefts == [pytest.approx(grid.left, abs=0.5)]
    assert first.run.xs[0] + first.origin.x == pytest.approx(grid.left + 2 * first.run.size, abs=0.5)


def test_subheadings_lists_quotations_and_tables_are_set_at_the_words_measure() -> None:
    span = sp.SPAN
    blocks = (
        Paragraph(text(lw.SAID), span),
        Subheading(text("一、这十年"), span),
        ListBlock(True, tuple(ListItem(f"{n}.", (Paragraph(text(lw.SAID[:40]), span),)) for n in (1, 2)), span),
        Quotation((Paragraph(text(lw.SAID[:50]), span),), span),
        Table((Align.AUTO, Align.AUTO), (text("年份"), text("社员")), ((text("2015年"), text("86户")),), span),
        Paragraph(text(lw.SAID), span),
    )
    made, words = lw.spoken(lw.words_of(0, blocks=blocks), trim=A4)
    items = items_of(made, words)
    roles = {item.role for item in walk(items) if isinstance(item, PlacedTag)}
    assert {"subheading", "list-item", "list-label", "quotation", "table-cell", "heading", "figure"} <= roles
    assert not [fault for fault in lw.faults(made, words) if "lost" not in fault]
    style = made.theme.style("message")
    assert {run.run.size for tag in sp.tags(items, "quotation") for run in sp.runs_of([tag])} <= {style.size, 15.75}


def test_a_quote_stands_in_the_rail_where_it_has_room() -> None:
    made, words = lw.spoken(lw.words_of(600, quote=PullQuote("一起修渠、一起守水", sp.SPAN)), trim=A4)
    _, items = page_of(made, words)
    (quote,) = sp.tags(items, "pull-quote")
    assert words.quote_page == 0
    assert sp.ink_of(made, [quote]).y > lw.rect_of(items, "portrait").bottom
    assert list(lw.faults(made, words)) == []


def test_a_quote_without_a_rail_has_no_page() -> None:
    _, words = lw.spoken(lw.words_of(200, quote=PullQuote("一起修渠、一起守水", sp.SPAN)), trim=A5)
    assert words.quote_page is None


def test_pictures_and_heading_are_elements_with_their_words() -> None:
    items = items_of(*lw.spoken(lw.words_of(200)))
    assert [(tag.key, tag.alt) for tag in sp.tags(items, "figure")] == [
        ("photo/portrait", "portrait"),
        ("photo/signature", "signature"),
    ]
    assert [(tag.order, tag.level) for tag in sp.tags(items, "heading")] == [((0, 0), 1)]


# -- controls -----------------------------------------------------------------------------------------------------------


def wrong(page: tuple[Item, ...]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Pages of which one thing is wrong, with a word of what is found."""
    runs = [item for item in walk(page) if isinstance(item, PlacedGlyphRun)]
    yield "overlap", (*page, *sp.tags(page, "heading"), PlacedTag("paragraph", "x", (9,), (runs[0],)))
    yield "lost", page[1:]
    moved = [replace(run, origin=replace(run.origin, x=run.origin.x + 300.0)) for run in runs[-1:]]
    yield "outside", (*page, *moved)
    (portrait,) = (each for each in sp.images_of(page) if each.photo == "portrait")
    yield "the face is cropped", (*page, replace(portrait, crop=Crop(0.4, 0.0, 1.0, 0.6)))
    (signature,) = (each for each in sp.images_of(page) if each.photo == "signature")
    yield "the signature is cropped", (*page, replace(signature, crop=Crop(0.0, 0.0, 0.9, 1.0)))
    yield "drawn out", (*page, replace(portrait, rect=replace(portrait.rect, height=portrait.rect.height / 2)))


def test_the_faults_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made, words = lw.spoken(lw.words_of(200), trim=A4)
    _, page = page_of(made, words)
    for meant, items in wrong(page):
        monkeypatch.setattr(SetMessage, "paint", lambda _self, _page, _grid, items=items: items)
        assert any(meant in fault for fault in lw.faults(made, words)), meant
