"""How calm a part of a picture is, and which words may stand on it."""

from __future__ import annotations

import pytest

from printreport.core.color import BLACK, PAPER, Cmyk, Color
from printreport.core.geometry import Crop, Rect
from printreport.images.press_color import builtin_profile, luminances
from printreport.layout.display_pages.cover_view import Zone
from printreport.layout.page.tone_map import Calm, ToneMap

HALVES = ToneMap(tuple(tuple(0.2 if x < 8 else (0.1 if (x + y) % 2 else 0.9) for x in range(16)) for y in range(12)))
RED = Cmyk(0.0, 1.0, 1.0, 0.1)
LEFT, RIGHT = Crop(0.0, 0.0, 0.45, 1.0), Crop(0.5, 0.0, 1.0, 1.0)


def test_a_flat_part_has_neither_steps_nor_spread() -> None:
    calm = HALVES.calm(LEFT)
    assert (calm.mean, calm.spread, calm.step) == pytest.approx((0.2, 0.0, 0.0), abs=0.06)


def test_a_restless_part_has_both() -> None:
    calm = HALVES.calm(RIGHT)
    assert calm.mean == pytest.approx(0.5, abs=0.01)
    assert calm.spread > 0.3
    assert calm.step > 0.3


def plain(tone: float) -> Calm:
    return ToneMap(((tone,) * 4,) * 4).calm(Crop())


def light(color: Color) -> float:
    return luminances([color], builtin_profile())[0]


@pytest.mark.parametrize(("color", "grounds"), [(PAPER, [0.2]), (RED, [0.95]), (BLACK, [0.65, 0.95])])
def test_words_stand_only_on_tones_from_which_they_are_told(color: Color, grounds: list[float]) -> None:
    zone = Zone(Rect(0, 0, 1, 1), display=True)
    assert [tone for tone in (0.2, 0.65, 0.95) if zone.reads(plain(tone), light(color))] == grounds


@pytest.mark.parametrize("color", [PAPER, RED, BLACK])
def test_no_words_stand_on_a_restless_part(color: Color) -> None:
    assert not Zone(Rect(0, 0, 1, 1), display=True).reads(HALVES.calm(RIGHT), light(color))


def test_an_evenly_darkening_sky_is_calm_but_its_lightest_place_counts() -> None:
    sky = ToneMap(tuple(tuple(0.2 + 0.02 * y for _ in range(16)) for y in range(16))).calm(Crop())
    assert sky.step == pytest.approx(0.0, abs=1e-9)
    assert Zone(Rect(0, 0, 1, 1), display=True).reads(sky, light(PAPER))
    lighter = ToneMap(tuple(tuple(0.4 + 0.02 * y for _ in range(16)) for y in range(16))).calm(Crop())
    assert not Zone(Rect(0, 0, 1, 1), display=True).reads(lighter, light(PAPER))


def test_small_words_ask_for_more_contrast_than_display_type() -> None:
    ground = plain(0.52)
    assert Zone(Rect(0, 0, 1, 1), display=True).reads(ground, light(PAPER))
    assert not Zone(Rect(0, 0, 1, 1), display=False).reads(ground, light(PAPER))


def test_what_a_crop_leaves_out_is_what_there_was_to_see() -> None:
    assert HALVES.left_out(Crop(0.5, 0.0, 1.0, 1.0)) < 0.1 * HALVES.left_out(Crop(0.0, 0.0, 0.5, 1.0))
    assert HALVES.left_out(Crop()) == 0.0
