"""Panoramas among text: from bleed to bleed, whole but for an eighth, sharp, with the caption in the type area."""

from __future__ import annotations

import pytest

from printreport.core.geometry import Crop
from printreport.core.units import mm
from printreport.images.placed import AIM_PPI, effective_ppi
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.running_heads import folio, running_head
from printreport.layout.page.strip import Strip
from printreport.layout.photos.panorama import panorama_strip
from printreport.model.document import ThemeChoice
from special_pages import baselines, images_of, ink_of, photo, setting, tags

SETTING = setting()
PAGES = [PageGrid(SETTING.theme, False), PageGrid(SETTING.theme, True)]


def band(width: int, height: int, **over: object) -> Strip | None:
    return panorama_strip(SETTING, photo("snow", width, height, **over), (0,))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "height"), [(7200, 3000), (9000, 2400), (9000, 1500), (9000, 1100)])
def test_a_panorama_bleeds_at_both_sides_and_stands_on_the_grid(page: PageGrid, width: int, height: int) -> None:
    strip = band(width, height)
    assert strip is not None
    for depth in (strip.least, strip.ideal, strip.most):
        image = images_of(strip.paint(page, 8, depth))[0]
        assert (image.rect.x, image.rect.right) == pytest.approx((page.bleed_rect.x, page.bleed_rect.right))
        assert image.rect.y == pytest.approx(page.face_top(8))
        assert image.rect.bottom == pytest.approx(page.baseline(8 + depth - 2))


@pytest.mark.parametrize(("width", "height"), [(7200, 3000), (9000, 2400), (9000, 1500), (9000, 1100)])
def test_it_loses_an_eighth_at_most(width: int, height: int) -> None:
    strip = band(width, height)
    assert strip is not None
    for depth in range(strip.least, strip.most + 1):
        crop = images_of(strip.paint(PAGES[0], 1, depth))[0].crop
        assert crop.width * crop.height >= 0.875 - 1e-6


@pytest.mark.parametrize("ratio", [4.0, 6.0, 8.0])
def test_a_thin_one_is_never_lower_than_its_width_gives(ratio: float) -> None:
    strip = band(9000, round(9000 / ratio))
    assert strip is not None
    image = images_of(strip.paint(PAGES[0], 1, strip.least))[0]
    assert image.rect.height >= image.rect.width / ratio - 0.1


def test_a_broad_one_may_be_a_little_lower() -> None:
    strip = band(7200, 3000)
    assert strip is not None
    image = images_of(strip.paint(PAGES[0], 1, strip.least))[0]
    assert image.rect.height < image.rect.width / 2.4


@pytest.mark.parametrize("width", [1700, 1900, 2050, 2400, 9000])
def test_it_is_never_enlarged_beyond_its_pixels(width: int) -> None:
    made = photo("snow", width, width // 4)
    strip = panorama_strip(SETTING, made, (0,))
    if width <= 216 / 25.4 * AIM_PPI:
        assert strip is None
        return
    assert strip is not None
    for depth in range(strip.least, strip.most + 1):
        image = images_of(strip.paint(PAGES[0], 1, depth))[0]
        assert effective_ppi(made.picture, image.crop, image.rect) >= AIM_PPI


def test_what_is_no_panorama_or_belongs_to_a_column_is_no_band() -> None:
    assert band(6000, 2600) is None
    assert band(9000, 2400, place="column") is None
    assert band(9000, 2400) is not None


def test_nothing_that_matters_is_trimmed_away() -> None:
    assert band(9000, 2400, focus=Crop()) is None
    assert band(9000, 2400, focus=Crop(0.005, 0.2, 0.3, 0.8)) is None
    assert band(9000, 2400, focus=Crop(0.06, 0.2, 0.9, 0.8)) is not None


def test_coarser_than_printers_ask_for_it_costs_more() -> None:
    coarse, fine = band(2400, 600), band(9000, 2250)
    assert coarse is not None
    assert fine is not None
    assert coarse.base > fine.base


@pytest.mark.parametrize("trim", [(210, 285), (148, 210), (140, 203), (210, 297), (210, 210), (297, 210)])
@pytest.mark.parametrize("theme", ["vermilion", "ink"])
def test_the_caption_stands_under_it_in_the_type_area(trim: tuple[int, int], theme: str) -> None:
    made = setting(trim=(mm(trim[0]), mm(trim[1])), theme=ThemeChoice(theme))
    strip = panorama_strip(made, photo("snow", 9000, 2000), (0,))
    assert strip is not None
    for page in (PageGrid(made.theme, False), PageGrid(made.theme, True)):
        items = strip.paint(page, 3, strip.ideal)
        assert baselines(tags(items, "caption")) == {round(page.baseline(2 + strip.ideal), 3)}
        ink = ink_of(made, tags(items, "caption"))
        assert page.left - 1 <= ink.x
        assert ink.right <= page.right + 1
        assert ink.y > images_of(items)[0].rect.bottom


@pytest.mark.parametrize("trim", [(210, 285), (148, 210), (210, 297), (210, 210), (297, 210)])
def test_at_head_and_foot_it_is_clear_of_running_head_and_folio(trim: tuple[int, int]) -> None:
    made = setting(trim=(mm(trim[0]), mm(trim[1])))
    page = PageGrid(made.theme, False)
    strip = panorama_strip(made, photo("snow", 9000, 2000), (0,))
    assert strip is not None
    head = images_of(strip.paint(page, 1, strip.ideal))[0].rect
    foot = strip.paint(page, page.lines - strip.ideal + 1, strip.ideal)
    assert ink_of(made, running_head(made, 3, page)).bottom < head.y - 2.0
    assert ink_of(made, foot).bottom < ink_of(made, folio(made, 3, page)).y - 2.0
    assert not images_of(foot)[0].rect.overlaps(ink_of(made, folio(made, 3, page)))
