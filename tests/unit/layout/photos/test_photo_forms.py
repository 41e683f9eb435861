"""Pictures among text: never cut at what matters, never coarse where they could be smaller, never out of their column."""

from __future__ import annotations

import pytest

from printreport.core.geometry import Crop
from printreport.images.placed import AIM_PPI, effective_ppi
from printreport.layout.page.grid import PageGrid
from printreport.layout.photos.photo_forms import area_strip, bleed_strip, half_form, row_strip
from printreport.layout.photos.wall_form import wall_strips
from printreport.model.document import Photo
from printreport.model.layout import PlacedImage
from special_pages import images_of, photo, setting

SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
WHOLE = Crop()


def shown(made: Photo, lines: int | None = None) -> PlacedImage:
    """The picture as its half form sets it."""
    form = half_form(SETTING, made, (0,))
    depth = lines or form.ideal
    return images_of(form.paint(PAGE.cell(1, depth, 0, 3)))[0]


@pytest.mark.parametrize(("width", "height"), [(3000, 2000), (2000, 3000), (800, 3600), (6400, 800)])
def test_a_picture_that_matters_everywhere_is_shown_whole(width: int, height: int) -> None:
    image = shown(photo("snow", width, height, focus=WHOLE))
    assert image.crop.width == pytest.approx(1.0, abs=0.002)
    assert image.crop.height == pytest.approx(1.0, abs=0.002)
    assert image.rect.ratio == pytest.approx(width / height, rel=0.01)


def test_one_without_a_focus_fills_its_cell_and_loses_an_eighth_at_most() -> None:
    made = photo("snow", 3000, 2000)
    form = half_form(SETTING, made, (0,))
    for depth in range(form.least, form.most + 1):
        image = shown(made, depth)
        assert image.rect.width == pytest.approx(PAGE.measure)
        assert min(image.crop.width, image.crop.height) >= 0.88


@pytest.mark.parametrize("width", [200, 300, 500, 700])
def test_a_small_picture_is_set_small_enough_to_be_sharp(width: int) -> None:
    made = photo("snow", width, width * 2 // 3)
    image = shown(made)
    module = SETTING.theme.grid.module * SETTING.theme.grid.em
    assert effective_ppi(made.picture, image.crop, image.rect) >= AIM_PPI - 25 or image.rect.width <= module + 0.1


def test_a_picture_kept_to_its_column_is_no_wider_than_one() -> None:
    image = shown(photo("snow", 6000, 4000, place="column"))
    assert image.rect.width <= SETTING.theme.grid.measure * SETTING.theme.grid.em + 0.01


def test_a_bleeding_picture_reaches_the_bleed_and_ends_on_a_baseline() -> None:
    strip = bleed_strip(SETTING, photo("snow", 6000, 4000), (0,))
    assert strip is not None
    image = images_of(strip.paint(PAGE, 1, strip.ideal))[0]
    assert (image.rect.x, image.rect.y) == (-SETTING.theme.page.bleed, -SETTING.theme.page.bleed)
    assert image.rect.bottom == pytest.approx(PAGE.baseline(strip.ideal))


def test_a_coarse_picture_neither_bleeds_nor_spans_the_page() -> None:
    coarse = photo("snow", 1200, 800)
    assert bleed_strip(SETTING, coarse, (0,)) is None
    assert area_strip(SETTING, coarse, (0,)) is None
    assert area_strip(SETTING, photo("snow", 6000, 4000), (0,)) is not None


def test_pictures_in_a_row_are_equally_high_and_fill_the_width() -> None:
    photos = [photo("snow", 3000, 2000), photo("crowd", 2400, 2400), photo("night", 3000, 2000)]
    strip = row_strip(SETTING, photos, [(0,), (1,), (2,)])
    assert strip is not None
    images = images_of(strip.paint(PAGE, 5, strip.ideal))
    assert len({round(image.rect.height, 3) for image in images}) == 1
    assert images[0].rect.x == pytest.approx(PAGE.left)
    assert images[-1].rect.right == pytest.approx(PAGE.right)


def test_a_wall_shows_each_picture_once_without_cutting_what_matters() -> None:
    focus = Crop(0.1, 0.1, 0.9, 0.9)
    photos = [photo(name, 4000, 3000, focus=focus) for name in ("snow", "crowd", "night", "meadow")]
    strips = list(wall_strips(SETTING, photos, [(i,) for i in range(4)]))
    assert strips
    for strip in strips:
        images = images_of(strip.paint(PAGE, 1, strip.ideal))
        assert [image.photo for image in images] == ["snow", "crowd", "night", "meadow"]
        assert all(i.crop.left <= 0.1 and i.crop.top <= 0.1 and i.crop.right >= 0.9 and i.crop.bottom >= 0.9 for i in images)
