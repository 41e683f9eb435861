"""When a photograph stands large, and that only what the editor called large is dear where it does not."""

from __future__ import annotations

import pytest

from printreport.layout.photos.photo_forms import area_strip, half_form, row_strip
from printreport.layout.photos.size_wish import UNKEPT, stands_large, unkept
from printreport.layout.photos.wall_form import wall_strips
from printreport.layout.stacks.elements import PhotoElement
from printreport.layout.stacks.photo_groups import photo_groups
from special_pages import photo, setting


@pytest.mark.parametrize(
    ("width", "height", "large"),
    [(1.0, 0.1, True), (0.96, 0.05, True), (0.65, 0.3, True), (0.65, 0.1, False), (0.5, 0.4, False), (0.55, 1.0, True)],
)
def test_a_picture_is_large_by_its_share_of_the_type_area(width: float, height: float, large: bool) -> None:
    theme = setting().theme
    assert stands_large(theme, width * theme.grid.width, height * theme.grid.height) == large


@pytest.mark.parametrize("size", ["large", "normal", "small"])
def test_only_a_large_picture_is_dear_where_it_stands_small(size: str) -> None:
    given = setting()
    shown, other = photo("crowd", size=size), photo("hall")
    dear = UNKEPT if size == "large" else 0.0
    assert unkept(given.theme, shown, 100.0, 80.0) == dear
    assert half_form(given, shown, ()).unkept == dear
    row = row_strip(given, [shown, other], [(), ()])
    assert row is not None
    assert row.unkept == dear
    area = area_strip(given, shown, ())
    assert area is not None
    assert area.unkept == 0.0


def test_a_wall_gives_the_picture_that_is_called_large_the_most_of_its_area() -> None:
    given = setting()
    names = ("crowd", "hall", "market", "stage")
    for large in names:
        photos = [photo(name, size="large" if name == large else "normal") for name in names]
        walls = [*wall_strips(given, photos, [(), (), (), ()])]
        assert walls
        assert min(wall.unkept for wall in walls) == 0.0
    plain = [*wall_strips(given, [photo(name) for name in names], [(), (), (), ()])]
    assert not [wall for wall in plain if wall.unkept]


def test_what_keeps_a_size_is_tried_first() -> None:
    given = setting()
    elements = [PhotoElement(photo(name, size="large" if name == "market" else "normal"), (0, 2), 0) for name in "abc"]
    elements[1] = PhotoElement(photo("market", size="large"), (0, 2), 0)
    first, *_ = photo_groups(given, elements)
    assert first.strips[0].name == "bleed"
    costs = [sum(part.unkept for part in (*group.strips, *group.forms)) for group in photo_groups(given, elements)]
    assert costs == sorted(costs)
    assert costs[-1] > 0.0
