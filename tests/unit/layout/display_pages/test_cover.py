"""The cover: which plan a picture gets, where the title stands on it, and that every trim and title gives a good page."""

from __future__ import annotations

import pytest

import special_pages as sp
from containment import holds
from printreport.core.geometry import Crop, Rect
from printreport.core.units import mm
from printreport.images.crop import focus_lost
from printreport.layout.display_pages.cover import cover, cover_photo
from printreport.layout.display_pages.cover_view import shown_part
from printreport.model.document import Cover
from sampled_products import sampled

TRIMS = [(210, 285), (148, 210), (140, 210), (185, 260), (90, 90), (450, 450), (297, 210), (100, 450), (450, 100)]
TITLES = [
    ("年报",),
    ("工会纪事",),
    ("凝聚职工力量", "建设幸福西宁", "奋进新的征程"),
    ("西宁市总工会关于深入开展新时代职工劳动技能竞赛情况的工作报告",),
    ("2025年度ESG报告", "Sustainability Report"),
    ("《工会》",),
]


def test_a_calm_landscape_picture_runs_round_the_fold() -> None:
    picture = sp.photo("night", focus=sp.SUN)
    made = sp.setting(picture)
    sheet = cover(made, picture, sp.right_page(made))
    assert sheet.plan == "round"
    assert len(sp.images_of(sheet.back_picture)) == 1


def test_a_picture_that_is_busy_under_the_title_gets_a_field() -> None:
    picture = sp.photo("crowd")
    made = sp.setting(picture)
    assert cover(made, picture, sp.right_page(made)).plan == "split"


def test_a_picture_with_too_few_pixels_for_both_pages_does_not_run_round_the_fold() -> None:
    picture = sp.photo("night", width=3000, height=2250)
    made = sp.setting(picture)
    assert cover(made, picture, sp.right_page(made)).plan != "round"


def test_nothing_runs_round_a_fold_that_is_not_there() -> None:
    picture = sp.photo("night")
    made = sp.setting(picture, binding="none")
    sheet = cover(made, picture, sp.right_page(made))
    assert sheet.plan == "full"
    assert sheet.back_picture == ()


def test_the_focus_lies_wholly_on_the_cover_and_off_the_fold() -> None:
    focus = Crop(0.52, 0.5, 0.7, 0.6)
    picture = sp.photo("night", focus=focus)
    made = sp.setting(picture)
    sheet = cover(made, picture, sp.right_page(made))
    front = sp.images_of(sheet.items)[0]
    page = made.theme.page
    clear = shown_part(front.crop, front.rect, Rect(mm(6), 0, page.width - mm(6), page.height))
    assert sheet.plan == "round"
    assert clear.left <= focus.left
    assert focus.right <= clear.right


def test_a_focus_that_only_the_fold_could_hold_keeps_the_picture_off_the_back() -> None:
    picture = sp.photo("night", focus=Crop(0.3, 0.5, 0.6, 0.6))
    made = sp.setting(picture)
    assert cover(made, picture, sp.right_page(made)).plan == "full"


def test_the_covers_own_focus_is_kept_rather_than_the_photographs() -> None:
    picture = sp.photo("night", focus=Crop(0.0, 0.7, 0.2, 0.9))
    made = sp.setting(picture, cover=Cover("night", sp.SUN, sp.SPAN))
    sheet = cover(made, picture, sp.right_page(made))
    crop = sp.images_of(sheet.items)[0].crop
    assert crop.left <= sp.SUN.left
    assert sp.SUN.right <= crop.right


def test_the_two_halves_of_the_outer_sheet_meet_at_the_fold() -> None:
    picture = sp.photo("night")
    made = sp.setting(picture)
    sheet = cover(made, picture, sp.right_page(made))
    back, front = sp.images_of(sheet.back_picture)[0], sp.images_of(sheet.items)[0]
    page = made.theme.page
    at_fold_behind = back.crop.left + back.crop.width * (page.width - back.rect.x) / back.rect.width
    at_fold_front = front.crop.left + front.crop.width * -front.rect.x / front.rect.width
    assert at_fold_behind == pytest.approx(at_fold_front, abs=1e-9)


def test_the_titles_longest_line_fills_the_type_area_from_edge_to_edge() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    ink = sp.ink_of(made, sp.tags(cover(made, None, grid).items, "title"))
    assert ink.x == pytest.approx(grid.left, abs=0.05)
    assert ink.right == pytest.approx(grid.right, abs=0.05)


def test_a_short_title_stays_smaller_than_the_measure() -> None:
    made = sp.setting(title=("年报",))
    grid = sp.right_page(made)
    ink = sp.ink_of(made, sp.tags(cover(made, None, grid).items, "title"))
    assert ink.x == pytest.approx(grid.left, abs=0.05)
    assert ink.right < grid.left + 0.6 * made.theme.grid.width


def test_title_and_publisher_stand_on_the_grid() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    lines = {round(grid.baseline(n), 3) for n in range(1, grid.lines + 1)}
    assert sp.baselines(cover(made, None, grid).items) <= lines


def test_the_title_is_white_on_dark_tones_and_red_on_light_ones() -> None:
    colors = {}
    for name in ("night", "snow"):
        picture = sp.photo(name)
        made = sp.setting(picture)
        title = sp.tags(cover(made, picture, sp.right_page(made)).items, "title")
        colors[name] = {run.run.color for run in sp.runs_of(title)}
    assert colors == {"night": {made.theme.color("paper")}, "snow": {made.theme.color("accent")}}


def test_a_title_goes_down_where_only_the_foot_of_the_picture_is_calm() -> None:
    picture = sp.photo("meadow", 4000, 5400)
    made = sp.setting(picture, publisher=None)
    grid = sp.right_page(made)
    sheet = cover(made, picture, grid)
    assert sheet.plan == "full"
    assert max(sp.baselines(sheet.items)) == pytest.approx(grid.baseline(grid.lines), abs=0.001)


def test_a_picture_under_a_field_bleeds_on_three_sides_and_clears_the_title() -> None:
    picture = sp.photo("crowd")
    made = sp.setting(picture)
    grid = sp.right_page(made)
    sheet = cover(made, picture, grid)
    rect, bleed = sp.images_of(sheet.items)[0].rect, grid.bleed_rect
    assert (rect.x, rect.right, rect.bottom) == pytest.approx((bleed.x, bleed.right, bleed.bottom))
    assert sp.ink_of(made, sp.tags(sheet.items, "title")).bottom + 17 < rect.y


def test_a_picture_too_small_for_the_bleeds_stands_narrower() -> None:
    picture = sp.photo("crowd", 1100, 825)
    made = sp.setting(picture)
    grid = sp.right_page(made)
    rect = sp.images_of(cover(made, picture, grid).items)[0].rect
    assert rect.width <= made.theme.grid.width
    assert rect.x == pytest.approx(grid.left)


def test_a_picture_too_small_for_anything_is_left_out() -> None:
    picture = sp.photo("crowd", 200, 150)
    made = sp.setting(picture)
    sheet = cover(made, picture, sp.right_page(made))
    assert (sheet.plan, sheet.photo) == ("type", None)


def test_the_share_of_a_focus_that_a_field_cuts_away_is_told() -> None:
    focus = Crop(0.01, 0.01, 0.99, 0.99)
    picture = sp.photo("crowd", 3000, 6000, focus=focus)
    made = sp.setting(picture)
    sheet = cover(made, picture, sp.right_page(made))
    assert sheet.lost > 0.1
    assert sheet.lost == pytest.approx(focus_lost(sp.images_of(sheet.items)[0].crop, focus))


def test_the_editors_picture_comes_before_a_calmer_one() -> None:
    chosen, calm = sp.photo("crowd"), sp.photo("night")
    made = sp.setting(chosen, calm, cover=Cover("crowd", None, sp.SPAN))
    assert cover_photo(made) is chosen


def test_a_picture_placed_on_the_cover_comes_before_a_calmer_one() -> None:
    chosen, calm = sp.photo("crowd", place="cover"), sp.photo("night")
    assert cover_photo(sp.setting(chosen, calm)) is chosen


def test_left_to_choose_the_calmer_of_two_large_landscapes_is_taken() -> None:
    busy, calm, upright = sp.photo("crowd"), sp.photo("night"), sp.photo("snow", 6000, 9000)
    assert cover_photo(sp.setting(busy, calm, upright)) is calm


def test_left_to_choose_a_picture_that_fills_a_spread_inside_comes_after_others() -> None:
    shown, other = sp.photo("night", place="spread"), sp.photo("snow", 5000, 3750)
    assert cover_photo(sp.setting(shown, other)) is other


def test_left_to_choose_no_small_picture_is_taken() -> None:
    assert cover_photo(sp.setting(sp.photo("night", 800, 600))) is None


@pytest.mark.parametrize(("trim", "name"), sampled(TRIMS, ("night", "crowd", None)))
def test_on_every_trim_words_stay_in_the_type_area_and_apart(trim: tuple[int, int], name: str | None) -> None:
    picture = sp.photo(name, focus=sp.SUN) if name else None
    made = sp.setting(*([picture] if picture else []), trim=(mm(trim[0]), mm(trim[1])))
    grid = sp.right_page(made)
    items = cover(made, picture, grid).items
    assert holds(sp.type_area(grid), sp.ink_of(made, items))
    assert sp.overlapping_words(made, items) == []
    assert all(holds(grid.bleed_rect, image.rect) for image in sp.images_of(items))


@pytest.mark.parametrize("title", TITLES)
def test_every_title_is_printed_whole_once_and_inside_the_type_area(title: tuple[str, ...]) -> None:
    made = sp.setting(title=title)
    grid = sp.right_page(made)
    items = sp.tags(cover(made, None, grid).items, "title")
    assert sp.text_of(items).replace(" ", "") == "".join(title).replace(" ", "")
    assert holds(sp.type_area(grid), sp.ink_of(made, items))


def test_a_long_title_in_one_string_is_broken_into_lines() -> None:
    made = sp.setting(title=TITLES[3])
    items = sp.tags(cover(made, None, sp.right_page(made)).items, "title")
    assert 2 <= len(sp.baselines(items)) <= 4


def test_a_cover_without_a_publisher_has_the_title_alone() -> None:
    made = sp.setting(publisher=None)
    assert sp.text_of(cover(made, None, sp.right_page(made)).items) == "凝聚职工力量建设幸福西宁"


def test_a_panorama_runs_round_the_fold_as_a_band_on_the_field() -> None:
    picture = sp.photo("night", 6000, 1000)
    made = sp.setting(picture)
    grid = sp.right_page(made)
    sheet = cover(made, picture, grid)
    back, front = sp.images_of(sheet.back_picture)[0], sp.images_of(sheet.items)[0]
    assert sheet.plan == "band"
    assert (back.rect.y, back.rect.bottom) == (front.rect.y, front.rect.bottom)
    assert sp.ink_of(made, sp.tags(sheet.items, "title")).bottom < front.rect.y
    assert front.rect.right == pytest.approx(grid.bleed_rect.right)


def test_no_band_runs_through_words_on_the_back() -> None:
    picture = sp.photo("night", 6000, 1000)
    long = (sp.section("00-opening", sp.WORDS), sp.section("01-closing", sp.WORDS * 2))
    made = sp.setting(picture, sections=long)
    assert cover(made, picture, sp.right_page(made)).plan != "band"


def test_an_upright_picture_stands_full_height_beside_a_vertical_title() -> None:
    picture = sp.photo("figure", 1900, 3000)
    made = sp.setting(picture)
    grid = sp.right_page(made)
    items = cover(made, picture, grid).items
    rect, title = sp.images_of(items)[0].rect, sp.ink_of(made, sp.tags(items, "title"))
    assert rect.height == pytest.approx(grid.bleed_rect.height)
    assert title.height > title.width
    assert title.right < rect.x


def test_a_title_with_latin_letters_is_not_set_vertically() -> None:
    picture = sp.photo("crowd", 1900, 3000)
    made = sp.setting(picture, title=("OpenLab", "年度报告"))
    title = sp.ink_of(made, sp.tags(cover(made, picture, sp.right_page(made)).items, "title"))
    assert title.width > title.height


def test_a_light_picture_has_a_quiet_back_under_black_words() -> None:
    picture = sp.photo("haze")
    made = sp.setting(picture, binding="none")
    sheet = cover(made, picture, sp.right_page(made))
    assert sheet.plan == "full"
    assert (sheet.back_field, sheet.back_color) == (made.theme.color("tint"), made.theme.color("ink"))


def test_no_moon_stands_behind_the_title() -> None:
    picture = sp.photo("moon", 4000, 5400)
    made = sp.setting(picture, publisher=None)
    grid = sp.right_page(made)
    sheet = cover(made, picture, grid)
    image = sp.images_of(sheet.items)[0]
    moon = Rect(
        image.rect.x + (0.4 - image.crop.left) / image.crop.width * image.rect.width,
        image.rect.y + (0.24 - image.crop.top) / image.crop.height * image.rect.height,
        0.2 / image.crop.width * image.rect.width,
        0.14 / image.crop.height * image.rect.height,
    )
    assert not moon.overlaps(sp.ink_of(made, sp.tags(sheet.items, "title")))


def test_left_to_choose_a_picture_far_from_the_cover_comes_before_its_equal_on_the_first_pages() -> None:
    early = sp.photo("night", 4200, 2800)
    late = sp.photo("night", 4200, 2800, id="late")
    assert cover_photo(sp.setting(early, late)) is late


def test_left_to_choose_sharp_portraits_are_better_than_type_alone() -> None:
    portraits = [sp.photo("crowd", 1800, 2700, id=f"portrait-{n}") for n in range(3)]
    made = sp.setting(*portraits)
    chosen = cover_photo(made)
    assert chosen is not None
    assert cover(made, chosen, sp.right_page(made)).plan == "split"


@pytest.mark.parametrize(("trim", "size"), sampled(TRIMS, ((1900, 3000), (6000, 1000), (2000, 2000))))
def test_beside_any_field_words_stay_clear_of_the_picture(trim: tuple[int, int], size: tuple[int, int]) -> None:
    picture = sp.photo("crowd", *size)
    made = sp.setting(picture, trim=(mm(trim[0]), mm(trim[1])))
    grid = sp.right_page(made)
    items = cover(made, picture, grid).items
    assert holds(sp.type_area(grid), sp.ink_of(made, items))
    assert not any(
        image.rect.overlaps(sp.ink_of(made, tag.items)) for image in sp.images_of(items) for tag in sp.outermost(items)
    )
