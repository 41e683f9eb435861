"""Photo walls on pages: every picture once with its caption, nothing that matters cut or coarse, whole rectangles filled."""

from __future__ import annotations

from dataclasses import replace

import pytest

import special_pages as sp
from cell_samples import stat
from containment import holds
from printreport.core.geometry import Crop, Rect
from printreport.images.placed import AIM_PPI, effective_ppi
from printreport.layout.figures.figure_setting import Callout, width_of
from printreport.layout.figures.figure_tile import Tile, figure_tile
from printreport.layout.page.cell_form import Width
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Strip
from printreport.layout.photos.wall_form import PhotoWall, wall_forms, wall_strips
from printreport.model.document import Photo
from printreport.model.layout import Item, Layout, Page, PlacedShape
from printreport.model.theme_measures import CaptionPlace
from printreport.proof.fidelity import layout_differences

SIZES = ((6000, 4000), (4000, 6000), (6000, 4500), (6000, 4000), (6400, 3600), (4500, 6000), (6000, 4000), (5000, 5000))


def photos(count: int, **over: object) -> tuple[Photo, ...]:
    """Pictures of usual proportions, each with a name and a caption of its own."""
    sizes = [SIZES[index % len(SIZES)] for index in range(count)]
    return tuple(sp.photo(f"p{i}", *size, caption=f"第{i + 1}张图片的说明。", **over) for i, size in enumerate(sizes))


def setting_of(shown: tuple[Photo, ...], on_walls: CaptionPlace = "strips", **over: object) -> Setting:
    made = sp.setting(*shown, **over)
    return replace(made, theme=replace(made.theme, caption=replace(made.theme.caption, on_walls=on_walls)))


def orders(count: int) -> list[tuple[int, ...]]:
    return [(1, 2, index) for index in range(count)]


def tile_of(made: Setting, *, field: bool = False) -> Tile:
    return figure_tile(made, Callout(stat("37万张", "发放电子阅读卡"), "s/stat/0", (1, 3, 0)), field=field)


def strips(made: Setting, shown: tuple[Photo, ...], tile: Tile | None = None) -> list[Strip]:
    return list(wall_strips(made, shown, orders(len(shown)), tile))


def page(made: Setting) -> PageGrid:
    return PageGrid(made.theme, False)


def pictures(items: tuple[Item, ...]) -> list[Rect]:
    return [image.rect for image in sp.images_of(items)]


def ground(items: tuple[Item, ...], made: Setting, role: str = "tint") -> Rect:
    """The largest field of a colour: the tile's."""
    fields = [shape.bounds for shape in sp.fields_of(items) if shape.fill == made.theme.color(role)]
    return max(fields, key=lambda rect: rect.area)


def check_fills(rects: list[Rect], frame: Rect, gap: float) -> None:
    """The pieces and the gaps between them are the whole frame, and no two are nearer than a gap."""
    grown = [rect.outset(*[gap / 2] * 4) for rect in rects]
    assert sum(rect.area for rect in grown) == pytest.approx((frame.width + gap) * (frame.height + gap), rel=1e-6)
    assert all(holds(frame, rect) for rect in rects)
    assert not any(a.overlaps(b) for i, a in enumerate(grown) for b in grown[:i])


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 9, 12])
def test_a_wall_fills_its_cell_at_every_depth_it_promises(count: int) -> None:
    shown = photos(count)
    made = setting_of(shown)
    found = strips(made, shown)
    assert found
    for strip in found:
        for lines in range(strip.least, strip.most + 1):
            items = strip.paint(page(made), 1, lines)
            rects = pictures(items)
            bottom = max(rect.bottom for rect in rects)
            frame = Rect(page(made).left, page(made).face_top(1), made.theme.grid.width, bottom - page(made).face_top(1))
            check_fills(rects, frame, made.theme.picture_gap)
            assert sorted(image.photo for image in sp.images_of(items)) == sorted(photo.id for photo in shown)
            assert len(sp.tags(items, "caption")) == count


@pytest.mark.parametrize("field", [False, True])
def test_a_tile_fills_what_the_pictures_leave(field: bool) -> None:
    shown = photos(3)
    made = setting_of(shown)
    found = strips(made, shown, tile_of(made, field=field))
    assert found
    for strip in found:
        assert (strip.name, strip.fields) == ("wall-3-tile", int(field))
        items = strip.paint(page(made), 1, strip.ideal)
        tile = ground(items, made, "field" if field else "tint")
        rects = [*pictures(items), tile]
        bottom = max(rect.bottom for rect in rects)
        frame = Rect(page(made).left, page(made).face_top(1), made.theme.grid.width, bottom - page(made).face_top(1))
        check_fills(rects, frame, made.theme.picture_gap)
        assert [tag.key for tag in sp.tags(items, "callout")] == ["s/stat/0"]
        assert holds(tile, sp.ink_of(made, sp.tags(items, "callout")))


def test_three_pictures_and_a_figure_fill_the_whole_type_area() -> None:
    shown = photos(3)
    made = setting_of(shown)
    wall = PhotoWall(made, shown, tuple(orders(3)), tile_of(made))
    items = wall.paint(page(made).cell(1, page(made).lines))
    tile = ground(items, made)
    rects = [*pictures(items), tile]
    check_fills(rects, page(made).cell(1, page(made).lines).rect, made.theme.picture_gap)
    assert (tile.right, tile.bottom) == pytest.approx((page(made).right, page(made).baseline(page(made).lines)))
    assert max(rects, key=lambda rect: rect.area) == rects[0]


def test_nothing_that_matters_is_cut_and_no_side_loses_more_than_an_eighth() -> None:
    focus = Crop(0.05, 0.02, 0.95, 0.97)
    shown = photos(5, focus=focus)
    made = setting_of(shown)
    found = strips(made, shown)
    assert found
    for strip in found:
        for lines in range(strip.least, strip.most + 1):
            for image in sp.images_of(strip.paint(page(made), 1, lines)):
                crop = image.crop
                assert crop.left <= 0.05 + 1e-6
                assert crop.right >= 0.95 - 1e-6
                assert crop.top <= 0.02 + 1e-6
                assert crop.bottom >= 0.97 - 1e-6


def test_a_coarse_picture_hangs_small_enough_to_be_sharp() -> None:
    shown = (sp.photo("coarse", 640, 427), *photos(4))
    made = setting_of(shown)
    found = strips(made, shown)
    assert found
    for strip in found:
        for image in sp.images_of(strip.paint(page(made), 1, strip.ideal)):
            picture = next(photo.picture for photo in shown if photo.id == image.photo)
            assert effective_ppi(picture, image.crop, image.rect) >= AIM_PPI - 0.5


def test_a_wall_of_tiny_pictures_is_not_offered() -> None:
    tiny = tuple(sp.photo(f"p{i}", 200, 150) for i in range(3))
    assert strips(setting_of(tiny), tiny) == []
    assert strips(setting_of(photos(13)), photos(13)) == []


def test_a_strip_never_lies_on_the_heart_of_what_matters() -> None:
    heart = Crop(0.02, 0.82, 0.3, 0.98)
    shown = photos(3, focus=heart)
    made = setting_of(shown)
    for strip in strips(made, shown):
        items = strip.paint(page(made), 1, strip.ideal)
        assert [shape for shape in sp.fields_of(items) if shape.fill == made.theme.color("strip")] == []
        assert len(sp.tags(items, "caption")) == 3


def test_a_wall_hangs_in_half_the_width_too() -> None:
    shown = photos(3)
    made = setting_of(shown)
    half = width_of(made.theme, Width.HALF)
    found = list(wall_forms(made, shown, orders(3), Width.HALF))
    assert found
    for form in found:
        cell = Cell(page(made), page(made).right - half, half, 3, form.ideal)
        rects = pictures(form.paint(cell))
        assert min(rect.x for rect in rects) == pytest.approx(page(made).right - half)
        assert max(rect.right for rect in rects) == pytest.approx(page(made).right)


# -- captions -----------------------------------------------------------------------------------------------------------


def grouped(count: int = 3, **over: object) -> tuple[Setting, tuple[Item, ...], Strip]:
    shown = photos(count)
    made = setting_of(shown, on_walls="block", **over)
    strip = strips(made, shown)[0]
    return made, strip.paint(page(made), 1, strip.ideal), strip


def test_captions_that_the_theme_wants_grouped_stand_under_the_wall_on_its_last_lines() -> None:
    made, items, strip = grouped()
    bottom = max(rect.bottom for rect in pictures(items))
    bases = {round(run.origin.y, 3) for tag in sp.tags(items, "caption") for run in sp.runs_of(tag.items)}
    assert bases <= {round(page(made).baseline(n), 3) for n in range(1, strip.ideal + 1)}
    assert max(bases) == pytest.approx(page(made).baseline(strip.ideal), abs=1e-3)
    assert min(bases) > bottom
    assert sp.overlapping_words(made, items) == []


def test_each_grouped_caption_has_its_own_word_of_place() -> None:
    _, items, _ = grouped()
    leads = [sp.text_of(tag.items) for tag in sp.tags(items, "artifact") if sp.text_of(tag.items)]
    assert len(leads) == len(set(leads)) == 3
    assert all(lead.endswith("：") for lead in leads)


def test_words_of_place_do_not_break_the_proof() -> None:
    made, items, _ = grouped()
    whole = Layout(600.0, 800.0, 8.5, (Page(1, False, "text:wall-3", items),))
    codes = {(found.code, found.span) for found in layout_differences(whole, made.document)}
    assert not any(code in ("fidelity-added", "fidelity-repeated") for code, _ in codes)
    captions = [found for found in layout_differences(whole, made.document) if "说明" in found.message]
    assert captions == []


def test_captions_stand_in_strips_by_default() -> None:
    shown = photos(3)
    made = setting_of(shown)
    deepest = max(strips(made, shown), key=lambda strip: strip.most)
    items = deepest.paint(page(made), 1, deepest.ideal)
    fields = [item for item in sp.fields_of(items) if isinstance(item, PlacedShape)]
    assert len(fields) == 3
