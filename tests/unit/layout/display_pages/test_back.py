"""The back: closing words, publisher, cover caption and colophon, on a field or on the cover's picture."""

from __future__ import annotations

import itertools

import pytest

import special_pages as sp
from containment import holds
from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.layout.display_pages.back import back_page, closing_fits
from printreport.layout.display_pages.back_foot import check_back
from printreport.layout.display_pages.cover import cover
from printreport.layout.page.setting import Setting
from printreport.model.document import Photo
from printreport.model.layout import Item
from sampled_products import sampled

COLOPHON = (
    ("准印证号", "（青西）内资准字第001号"),
    ("内部资料", "免费交流"),
    ("编印单位", "西宁市总工会"),
    ("印数", "2000册"),
)


def back_of(made: Setting, picture: Photo | None = None, *, closing: bool = True) -> tuple[Item, ...]:
    sheet = cover(made, picture, sp.right_page(made))
    last = made.document.sections[-1] if closing else None
    return back_page(made, last, sp.left_page(made), sheet)


def test_closing_words_begin_half_a_line_under_the_fourth_and_keep_their_own_pitch() -> None:
    made = sp.setting()
    grid = sp.left_page(made)
    lines = sorted(sp.baselines(sp.tags(back_of(made), "paragraph")))
    assert lines[0] == pytest.approx(grid.baseline(4.5), abs=0.001)
    assert {round(b - a, 3) for a, b in itertools.pairwise(lines)} == {25.5}


def test_closing_words_are_the_sections_own_element() -> None:
    tag = sp.tags(back_of(sp.setting()), "paragraph")[0]
    assert (tag.key, tag.order) == ("02-closing/0", (2, 1, 0))
    assert sp.text_of(tag.items) == sp.WORDS


def test_words_on_the_accents_field_are_white() -> None:
    made = sp.setting()
    assert {run.run.color for run in sp.runs_of(back_of(made))} == {made.theme.color("paper")}


def test_the_publisher_named_again_is_no_element_of_its_own() -> None:
    made = sp.setting()
    marked = [sp.text_of(tag.items) for tag in sp.tags(back_of(made), "artifact")]
    assert "西宁市总工会" in marked


def test_the_back_of_a_picture_round_the_fold_has_no_field() -> None:
    picture = sp.photo("night")
    items = back_of(sp.setting(picture), picture)
    assert len(sp.images_of(items)) == 1
    assert sp.fields_of(items) == []


def test_the_colophon_is_printed_key_by_key_and_ends_on_the_last_baseline() -> None:
    made = sp.setting(colophon=COLOPHON)
    grid = sp.left_page(made)
    tag = sp.tags(back_of(made), "colophon")[0]
    assert sp.text_of(tag.items).replace("　", "|").replace(" ", "") == (
        "准印证号：（青西）内资准字第001号内部资料|免费交流编印单位：西宁市总工会印数：2000册"
    )
    assert max(sp.baselines(tag.items)) == pytest.approx(grid.baseline(grid.lines), abs=0.001)


def test_with_a_colophon_every_photographer_is_named_there_once() -> None:
    pictures = (sp.photo("night", credit="许莹"), sp.photo("snow", credit="王健钰"), sp.photo("crowd", credit="许莹"))
    assert "摄影：许莹、王健钰" in sp.text_of(back_of(sp.setting(*pictures, colophon=COLOPHON)))


def test_without_a_colophon_no_photographer_is_named_on_the_back() -> None:
    assert "摄影" not in sp.text_of(back_of(sp.setting(sp.photo("night", credit="许莹"))))


def test_traditional_chinese_prints_the_keys_in_its_own_characters() -> None:
    text = sp.text_of(back_of(sp.setting(colophon=COLOPHON, language="zh-Hant-TW")))
    assert "准印證號：" in text
    assert "編印單位：" in text


def test_a_cover_picture_that_no_section_shows_has_its_caption_on_the_back() -> None:
    picture = sp.photo("night", caption="城西的清晨。")
    made = sp.setting(picture, sections=(sp.section("00", sp.WORDS), sp.section("01", sp.WORDS)))
    assert sp.text_of(sp.tags(back_of(made, picture), "caption")) == "封面：城西的清晨。"


def test_a_cover_picture_that_a_section_shows_has_no_caption_on_the_back() -> None:
    picture = sp.photo("night")
    assert sp.tags(back_of(sp.setting(picture), picture), "caption") == []


def test_a_colophon_on_a_picture_stands_in_a_solid_strip_from_the_bleed() -> None:
    picture = sp.photo("night")
    made = sp.setting(picture, colophon=COLOPHON)
    items = back_of(made, picture)
    strip = sp.fields_of(items)[0].bounds
    assert sp.images_of(items)
    assert strip.x == -made.theme.page.bleed
    assert holds(strip, sp.ink_of(made, sp.tags(items, "colophon")))


def test_closing_words_that_would_run_into_the_colophon_do_not_fit() -> None:
    sections = (sp.section("00", sp.WORDS), sp.section("01", sp.WORDS * 2))
    roomy, full = sp.setting(sections=sections), sp.setting(sections=sections, colophon=COLOPHON * 4)
    fits = [closing_fits(made, sections[1], sp.left_page(made), cover(made, None, sp.right_page(made))) for made in (roomy, full)]
    assert fits == [True, False]


def test_a_section_with_a_heading_is_no_closing_word() -> None:
    made = sp.setting()
    sheet = cover(made, None, sp.right_page(made))
    assert not closing_fits(made, made.document.sections[1], sp.left_page(made), sheet)


@pytest.mark.parametrize("trim", [(210, 285), (148, 210), (90, 120), (297, 210), (450, 450), (100, 450)])
@pytest.mark.parametrize("name", ["night", None])
def test_on_every_trim_the_back_keeps_its_words_in_the_type_area_and_apart(trim: tuple[int, int], name: str | None) -> None:
    pictures = [sp.photo(name)] if name else []
    made = sp.setting(*pictures, colophon=COLOPHON, trim=(mm(trim[0]), mm(trim[1])))
    grid = sp.left_page(made)
    sheet = cover(made, pictures[0] if pictures else None, sp.right_page(made))
    last = made.document.sections[-1]
    items = back_page(made, last if closing_fits(made, last, grid, sheet) else None, grid, sheet)
    assert holds(sp.type_area(grid), sp.ink_of(made, items))
    assert sp.overlapping_words(made, items) == []


def test_a_light_accent_carries_dark_words() -> None:
    from printreport.core.color import Cmyk
    from printreport.layout.page.solid_field import on_field
    from printreport.model.document import ThemeChoice

    light = Cmyk(0.0, 0.1, 0.6, 0.0)
    made = sp.setting(theme=ThemeChoice("vermilion", (("accent", light),)))
    assert on_field(made.theme, light) == made.theme.color("ink")
    usual = sp.setting().theme
    assert on_field(usual, usual.color("accent")) == usual.color("paper")


def test_the_field_of_the_back_reaches_through_the_bleed() -> None:
    made = sp.setting()
    grid = sp.left_page(made)
    bounds: Rect = sp.fields_of(back_of(made))[0].bounds
    assert bounds == grid.bleed_rect


@pytest.mark.parametrize(
    ("trim", "title"),
    sampled(
        ((210, 285), (148, 210), (140, 203), (210, 297), (210, 210), (297, 210)),
        (("凝聚职工力量", "建设幸福西宁"), ("年报",), ("深入学习贯彻新时代党的建设总要求年度报告",)),
    ),
)
def test_closing_words_begin_level_with_the_covers_title(trim: tuple[int, int], title: tuple[str, ...]) -> None:
    sections = (sp.section("00", sp.WORDS), sp.section("01", sp.WORDS, heading="工作"), sp.section("02", "不忘初心。"))
    made = sp.setting(sections=sections, title=title, trim=(mm(trim[0]), mm(trim[1])))
    sheet = cover(made, None, sp.right_page(made))
    largest = max(run.run.size for run in sp.runs_of(sheet.items))
    top = sp.ink_of(made, [run for run in sp.runs_of(sheet.items) if run.run.size == largest]).y
    assert sp.ink_of(made, sp.tags(back_of(made), "paragraph")).y == pytest.approx(top, abs=0.3 * made.theme.grid.leading)


def test_closing_words_on_a_picture_round_the_fold_stay_where_it_is_calm_for_them() -> None:
    picture = sp.photo("night")
    made = sp.setting(picture, title=("年报",))
    assert cover(made, picture, sp.right_page(made)).plan == "round"
    first = min(sp.baselines(sp.tags(back_of(made, picture), "paragraph")))
    assert first == pytest.approx(sp.left_page(made).baseline(4.5), abs=0.001)


LONG = tuple((f"条目{n}", "青海省西宁市城中区五四大街三十八号" if n % 5 == 0 else "西宁市总工会") for n in range(24))


@pytest.mark.parametrize("trim", [(210, 285), (148, 210), (140, 210), (130, 185), (297, 210), (450, 450)])
def test_twenty_four_lines_of_a_colophon_stand_in_columns_on_the_page(trim: tuple[int, int]) -> None:
    made = sp.setting(colophon=LONG, trim=(mm(trim[0]), mm(trim[1])))
    grid = sp.left_page(made)
    tag = sp.tags(back_of(made), "colophon")[0]
    lines = sorted(sp.baselines(tag.items))
    assert lines[0] > grid.baseline(2)
    assert lines[-1] == pytest.approx(grid.baseline(grid.lines), abs=0.001)
    assert max(run.origin.x for run in sp.runs_of(tag.items)) < grid.left + grid.theme.grid.width
    assert sp.text_of(tag.items).replace(" ", "") == "".join(f"{key}：{value}" for key, value in LONG)
    assert list(check_back(made)) == []


def test_a_colophon_that_a_small_back_cannot_hold_is_an_error() -> None:
    made = sp.setting(colophon=LONG, trim=(mm(90), mm(90)))
    (message,) = check_back(made)
    assert (message.code, message.is_error) == ("colophon-room", True)
