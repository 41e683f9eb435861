"""Photographs over pages and their captions: crops off the fold, strips of measured size, captions on the grid."""

from __future__ import annotations

import re

import pytest

import special_pages as sp
from containment import holds
from printreport.core.geometry import Crop, Rect
from printreport.core.units import mm
from printreport.images.placed import LEAST_PPI
from printreport.layout.page.setting import Setting
from printreport.layout.photos.photo import (
    band_lines,
    bleed_page,
    caption_lines_needed,
    caption_strip,
    caption_text,
    caption_under,
    crop_for,
    spread_picture,
    strip_rect,
)
from printreport.layout.picture_review import judge
from printreport.model.document import Photo
from printreport.model.layout import Layout, Page

LONG = "“深入践行初心使命，树牢绿色发展理念”宣誓和徒步活动在城西群众之家前的广场上举行，全市各级工会干部参加。"


def test_a_credit_follows_the_caption_in_brackets() -> None:
    assert caption_text(sp.photo("night", caption="大会。", credit="许莹")) == "大会。（许莹 摄）"
    assert caption_text(sp.photo("night", caption="大會。", credit="許瑩"), "zh-Hant-TW") == "大會。（許瑩 攝）"
    assert caption_text(sp.photo("night", caption="大会。")) == "大会。"


def test_a_full_page_picture_reaches_through_all_four_bleeds() -> None:
    picture = sp.photo("night", 4000, 5400)
    made = sp.setting(picture)
    grid = sp.left_page(made)
    assert sp.images_of(bleed_page(made, picture, grid, (0, 2, 0)))[0].rect == grid.bleed_rect


def test_its_strip_runs_from_the_bleed_and_ends_on_the_last_baseline() -> None:
    picture = sp.photo("night", 4000, 5400)
    made = sp.setting(picture)
    grid = sp.left_page(made)
    items = bleed_page(made, picture, grid, (0, 2, 0))
    strip = sp.fields_of(items)[0].bounds
    assert strip.x == -made.theme.page.bleed
    assert strip.height == pytest.approx(1.5 * 17)
    assert strip.bottom == pytest.approx(grid.baseline(grid.lines))
    assert sp.ink_of(made, sp.tags(items, "caption")).x == pytest.approx(grid.left, abs=2.0)


def test_figure_and_caption_are_one_inside_the_other() -> None:
    picture = sp.photo("night", alt="山")
    items = bleed_page(sp.setting(picture), picture, sp.left_page(sp.setting(picture)), (3, 2, 1))
    figure, caption = sp.tags(items, "figure")[0], sp.tags(items, "caption")[0]
    assert (figure.key, figure.order, figure.alt) == ("photo/night", (3, 2, 1), "山")
    assert caption.order[:3] == figure.order
    assert len(caption.order) > 3


def test_the_halves_of_a_picture_over_the_fold_show_the_same_place_there() -> None:
    picture = sp.photo("night")
    made = sp.setting(picture)
    halves = spread_picture(made, picture, sp.left_page(made), sp.right_page(made), (1, 2, 0))
    left, right = (sp.images_of(half)[0] for half in halves)
    page = made.theme.page
    at = left.crop.left + left.crop.width * (page.width - left.rect.x) / left.rect.width
    assert at == pytest.approx(right.crop.left + right.crop.width * -right.rect.x / right.rect.width, abs=1e-9)
    assert left.rect.right == page.width + page.bleed
    assert right.rect.x == -page.bleed


def test_a_focus_near_the_middle_is_moved_6_mm_off_the_fold() -> None:
    focus = Crop(0.42, 0.3, 0.55, 0.7)
    picture = sp.photo("night", 7000, 4000, focus=focus)
    made = sp.setting(picture)
    left, _ = spread_picture(made, picture, sp.left_page(made), sp.right_page(made), (1, 2, 0))
    image = sp.images_of(left)[0]
    fold = image.crop.left + image.crop.width * (made.theme.page.width - image.rect.x) / image.rect.width
    clear = mm(6) / image.rect.width * image.crop.width - 1e-6
    assert focus.right <= fold - clear or focus.left >= fold + clear


def test_both_halves_are_one_element_and_the_red_strip_is_on_the_left_page() -> None:
    picture = sp.photo("night")
    made = sp.setting(picture)
    left, right = spread_picture(made, picture, sp.left_page(made), sp.right_page(made), (1, 2, 0))
    assert sp.tags(left, "figure")[0].key == sp.tags(right, "figure")[0].key
    assert [field.fill for field in sp.fields_of(left)] == [made.theme.color("accent")]
    assert sp.tags(right, "caption") == []


@pytest.mark.parametrize(("width", "height"), [(6000, 1000), (6000, 2400)])
@pytest.mark.parametrize("text_below", [True, False])
def test_a_panorama_is_a_band_from_edge_to_edge_that_ends_on_a_baseline(width: int, height: int, text_below: bool) -> None:
    picture = sp.photo("night", width, height)
    made = sp.setting(picture)
    grid = sp.left_page(made)
    halves = spread_picture(made, picture, grid, sp.right_page(made), (1, 2, 0), text_below=text_below)
    images = [sp.images_of(half)[0] for half in halves]
    baselines = {round(grid.baseline(n), 3) for n in range(1, grid.lines + 1)}
    assert {round(image.rect.bottom, 3) for image in images} <= baselines
    assert images[0].rect.x == -made.theme.page.bleed
    assert images[1].rect.right == made.theme.page.width + made.theme.page.bleed
    assert min(image.crop.height for image in images) > 0.88


def test_a_band_over_text_bleeds_at_the_head_and_one_alone_hangs_above_the_middle() -> None:
    picture = sp.photo("night", 6000, 2000)
    made = sp.setting(picture)
    grid = sp.left_page(made)
    over, alone = (
        sp.images_of(spread_picture(made, picture, grid, sp.right_page(made), (1,), text_below=below)[0])[0].rect
        for below in (True, False)
    )
    assert over.y == -made.theme.page.bleed
    assert over.bottom == pytest.approx(grid.baseline(band_lines(picture, grid) or 0))
    assert 100.0 < alone.y < made.theme.page.height - alone.bottom


def test_an_ordinary_landscape_is_no_band() -> None:
    assert band_lines(sp.photo("night"), sp.left_page(sp.setting())) is None


def test_a_long_caption_takes_two_lines_in_a_deeper_strip_inside_its_picture() -> None:
    picture = sp.photo("night", caption=LONG)
    made = sp.setting(picture)
    grid = sp.right_page(made)
    rect = Rect(grid.left, grid.face_top(1), 300.0, 200.0)
    items = caption_strip(made, picture, rect, grid, field="tint", from_bleed=False, order=(0,))
    strip = sp.fields_of(items)[0].bounds
    assert strip.height == pytest.approx(2.5 * 17)
    assert strip == strip_rect(made, picture, rect, grid, from_bleed=False)
    assert holds(rect, strip)
    assert holds(strip, sp.ink_of(made, items))


@pytest.mark.parametrize("width", [63.0, 90.0, 147.0, 231.0, 483.0])
def test_the_words_of_a_strip_stay_in_it_whatever_the_pictures_width(width: float) -> None:
    picture = sp.photo("night", caption=LONG, credit="许莹")
    made = sp.setting(picture)
    grid = sp.right_page(made)
    rect = Rect(grid.left, grid.face_top(1), width, 500.0)
    items = caption_strip(made, picture, rect, grid, field="tint", from_bleed=False, order=(0,))
    strip = sp.fields_of(items)[0].bounds
    assert holds(rect, strip)
    assert holds(strip, sp.ink_of(made, items))


def test_a_caption_stands_in_the_middle_of_its_strip() -> None:
    picture = sp.photo("night", caption="国国国国国国")
    made = sp.setting(picture)
    grid = sp.right_page(made)
    rect = Rect(grid.left, grid.face_top(1), 300.0, 200.0)
    items = caption_strip(made, picture, rect, grid, field="tint", from_bleed=False, order=(0,))
    strip, ink = sp.fields_of(items)[0].bounds, sp.ink_of(made, items)
    assert ink.y - strip.y == pytest.approx(strip.bottom - ink.bottom, abs=1.0)


def test_a_caption_under_a_picture_takes_whole_lines_of_the_grid() -> None:
    picture = sp.photo("night", caption=LONG)
    made = sp.setting(picture)
    grid = sp.right_page(made)
    items, lines = caption_under(made, picture, grid.left, 231.0, 25, grid, (0, 1))
    assert lines == caption_lines_needed(made, picture, 231.0)
    assert sp.baselines(items) == {round(grid.baseline(25 + i), 3) for i in range(lines)}
    assert sp.text_of(items) == LONG
    assert sp.ink_of(made, items).width <= 231.0


def test_a_caption_never_leaves_one_or_two_characters_over() -> None:
    made = sp.setting()
    for words in range(24, 34):
        picture = sp.photo("night", caption="工" * words)
        items, lines = caption_under(made, picture, 0.0, 231.0, 1, sp.right_page(made), (0,))
        if lines > 1:
            lowest = max(sp.baselines(items))
            last = [run for run in sp.runs_of(items) if round(run.origin.y + run.run.ys[0], 3) == lowest]
            assert sum(len(run.run.texts) for run in last) >= 3


def test_a_focus_is_kept_clear_of_the_trim_where_the_picture_bleeds() -> None:
    made = sp.setting()
    grid = sp.left_page(made)
    page = made.theme.page
    focus = Crop(0.0, 0.2, 0.5, 0.8)
    frame, trim = grid.bleed_rect, Rect(0.0, 0.0, page.width, page.height)
    picture = sp.photo("night", 5000, 5400, focus=Crop(0.05, 0.2, 0.5, 0.8))
    crop = crop_for(picture, frame, trim=trim)
    assert crop.left + crop.width * page.bleed / frame.width < 0.05
    assert crop_for(picture, frame, focus=focus, trim=trim) != crop


def spread_layout(made: Setting, picture: Photo) -> Layout:
    left, right = spread_picture(made, picture, sp.left_page(made), sp.right_page(made), (0,))
    page = made.theme.page
    pages = (Page(8, True, "spread-left", left), Page(9, False, "spread-right", right))
    return Layout(page.width, page.height, page.bleed, pages, (), {})


def test_a_focus_that_can_be_moved_off_the_fold_is_moved_and_not_warned_of() -> None:
    picture = sp.photo("night", 9000, 6000, focus=Crop(0.4, 0.2, 0.6, 0.8))
    made = sp.setting(picture)
    layout = spread_layout(made, picture)
    image = sp.images_of(layout.pages[0].items)[0]
    fold = image.crop.left + (layout.width - image.rect.x) / image.rect.width * image.crop.width
    assert not 0.4 < fold < 0.6
    assert judge(made, layout) == ()


def test_a_focus_that_stays_on_the_fold_is_warned_of_by_page_and_place() -> None:
    picture = sp.photo("night", 4200, 2800, focus=Crop(0.35, 0.15, 0.65, 0.85))
    made = sp.setting(picture)
    (found,) = judge(made, spread_layout(made, picture))
    assert (found.code, found.span, found.is_error) == ("focus-on-fold", picture.span, False)
    assert "第 8–9 页" in found.message


def test_a_picture_that_only_bleeds_at_the_spine_does_not_lie_on_the_fold() -> None:
    picture = sp.photo("night", 4200, 5700, focus=Crop(0.02, 0.15, 0.98, 0.85))
    made = sp.setting(picture)
    page = made.theme.page
    items = bleed_page(made, picture, sp.left_page(made), (0,))
    layout = Layout(page.width, page.height, page.bleed, (Page(8, True, "picture", items),), (), {})
    assert sp.images_of(items)[0].rect.right > page.width
    assert [found.code for found in judge(made, layout) if found.code == "focus-on-fold"] == []


def test_no_focus_is_moved_off_the_fold_at_the_price_of_a_coarse_picture() -> None:
    focus = Crop(0.4, 0.2, 0.6, 0.8)
    for width in (4000, 4600, 6000, 9000):
        picture = sp.photo("night", width, round(width / 1.5), focus=focus)
        made = sp.setting(picture)
        codes = {found.code for found in judge(made, spread_layout(made, picture))}
        assert "picture-ppi" not in codes


@pytest.mark.parametrize(("width", "words"), [(600, "size: small"), (100, "没有小到")])
def test_a_coarse_picture_is_told_of_sizes_that_the_page_has(width: int, words: str) -> None:
    picture = sp.photo("night", width, width * 2)
    made = sp.setting(picture)
    page = made.theme.page
    items = bleed_page(made, picture, sp.left_page(made), (0,))
    layout = Layout(page.width, page.height, page.bleed, (Page(8, True, "picture", items),), (), {})
    (found,) = [message for message in judge(made, layout) if message.code == "picture-ppi"]
    assert words in found.hint
    pixels = int(re.findall(r"宽 ([0-9]+) 像素", found.hint)[0])
    assert pixels >= 0.99 * (page.width + page.bleed) / 72 * LEAST_PPI
    for side, most in zip(re.findall(r"([0-9]+)×([0-9]+) mm", found.hint), [(page.width, page.height)], strict=False):
        assert all(mm(float(written)) <= limit + mm(0.5) for written, limit in zip(side, most, strict=True))


@pytest.mark.parametrize(("ratio", "grounds"), [(6.0, 1), (3.0, 0), (1.5, 0)])
def test_a_thin_band_hangs_on_one_ground_over_both_pages(ratio: float, grounds: int) -> None:
    picture = sp.photo("night", round(1000 * ratio), 1000)
    made = sp.setting(picture)
    left, right = sp.left_page(made), sp.right_page(made)
    halves = spread_picture(made, picture, left, right, (0,))
    for half, grid in zip(halves, (left, right), strict=True):
        filled = [shape for shape in sp.fields_of(half) if shape.bounds == grid.bleed_rect]
        assert len(filled) == grounds
        assert {shape.fill for shape in filled} <= {made.theme.color("strip-spread")}
