"""How calm a part of a picture is, and which words may stand on it."""

from __future__ import annotations

import pytest

from printreport.core.geometry import Crop, Rect
from printreport.layout.calm import ToneMap
from printreport.layout.cover_view import Zone

HALVES = ToneMap(tuple(tuple(0.2 if x < 8 else (0.1 if (x + y) % 2 else 0.9) for x in range(16)) for y in range(12)))
LEFT, RIGHT = Crop(0.0, 0.0, 0.45, 1.0), Crop(0.5, 0.0, 1.0, 1.0)


def test_a_flat_part_has_neither_steps_nor_spread() -> None:
    calm = HALVES.calm(LEFT)
    assert (calm.mean, calm.spread, calm.step) == pytest.approx((0.2, 0.0, 0.0), abs=0.06)


def test_a_restless_part_has_both() -> None:
    calm = HALVES.calm(RIGHT)
    assert calm.mean == pytest.approx(0.5, abs=0.01)
    assert calm.spread > 0.3
    assert calm.step > 0.3


def test_white_words_want_dark_tones_dark_words_light_ones_and_neither_stands_on_the_middle() -> None:
    zone = Zone(Rect(0, 0, 1, 1), display=True)
    found = [zone.tone(ToneMap(((tone,) * 4,) * 4).calm(Crop())) for tone in (0.2, 0.65, 0.95)]
    assert found == ["dark", "", "light"]


def test_no_words_stand_on_a_restless_part() -> None:
    assert Zone(Rect(0, 0, 1, 1), display=True).tone(HALVES.calm(RIGHT)) == ""


def test_small_words_ask_for_more_calm_than_display_type() -> None:
    slope = ToneMap(tuple(tuple(0.2 + 0.01 * y for _ in range(16)) for y in range(16))).calm(Crop())
    assert Zone(Rect(0, 0, 1, 1), display=True).tone(slope) == "dark"
    assert Zone(Rect(0, 0, 1, 1), display=False).tone(slope) == ""
