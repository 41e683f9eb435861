"""Emblems of pixels: laid on the colour that is there without a seam, greys in black ink alone; and how emblems look."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from PIL import Image

import emblem_samples as es
from press_samples import press
from printreport.core.color import Cmyk
from printreport.core.geometry import Rect
from printreport.images.emblem_picture import order_emblem, press_emblem, read_look, screen_emblem
from printreport.images.picture_order import LostPicture
from printreport.images.screen_color import light_of

FIELD = Cmyk(0.0, 1.0, 1.0, 0.1)
RECT = Rect(0, 0, 50, 50)


def pixel(data: bytes, width: int, x: int, y: int, channels: int) -> tuple[int, ...]:
    at = channels * (y * width + x)
    return tuple(zlib.decompress(data)[at : at + channels])


def test_what_is_see_through_has_the_inks_of_the_ground(tmp_path: Path) -> None:
    order = order_emblem(es.pixels(tmp_path), str(tmp_path), RECT, FIELD)
    made = press_emblem(order, press().profile)
    assert (made.space, made.jpeg) == ("CMYK", False)
    assert pixel(made.data, made.width, 0, 0, 4) == (0, 255, 255, 26)
    middle = pixel(made.data, made.width, made.width // 2, made.height // 2, 4)
    assert middle[0] > middle[2]


def test_on_screens_the_ground_is_what_it_looks_like(tmp_path: Path) -> None:
    made = screen_emblem(order_emblem(es.pixels(tmp_path), str(tmp_path), RECT, FIELD), press().profile)
    light = light_of(FIELD, press().profile)
    assert pixel(made.data, made.width, 0, 0, 3) == tuple(round(255 * v) for v in (light.red, light.green, light.blue))


def test_an_emblem_in_greys_is_printed_in_black_ink_alone(tmp_path: Path) -> None:
    made = press_emblem(order_emblem(es.pixels(tmp_path, (0, 0, 0)), str(tmp_path), RECT, Cmyk(0, 0, 0, 0)), press().profile)
    assert pixel(made.data, made.width, made.width // 2, made.height // 2, 4) == (0, 0, 0, 255)


def test_more_pixels_than_plates_hold_are_scaled_and_fewer_are_kept(tmp_path: Path) -> None:
    logo = es.pixels(tmp_path, side=1000)
    small, large = (order_emblem(logo, str(tmp_path), Rect(0, 0, side, side), FIELD) for side in (30.0, 300.0))
    assert small.width < 260
    assert (large.width, large.height) == (1000, 1000)


def test_an_emblem_that_is_gone_is_lost(tmp_path: Path) -> None:
    order = order_emblem(es.pixels(tmp_path), str(tmp_path), RECT, FIELD)
    (tmp_path / "logo.png").unlink()
    with pytest.raises(LostPicture):
        press_emblem(order, press().profile)


@pytest.mark.parametrize(
    ("content", "on_paper", "on_dark", "on_white"),
    [
        (es.IN_RED, True, True, False),
        (es.IN_WHITE, False, True, False),
        (es.IN_GOLD, False, True, False),
        (es.ON_WHITE, True, False, True),
    ],
)
def test_an_emblem_is_told_from_grounds_by_its_outline(
    tmp_path: Path, content: str, on_paper: bool, on_dark: bool, on_white: bool
) -> None:
    look = read_look(es.vector(tmp_path, content), str(tmp_path))
    assert look.is_on_white is on_white
    assert (look.reads_on(1.0), look.reads_on(0.02)) == (on_paper, on_dark)


def test_a_picture_without_transparency_brings_its_own_ground(tmp_path: Path) -> None:
    Image.new("RGB", (300, 300), (255, 255, 255)).save(tmp_path / "logo.png")
    look = read_look(es.logo_of(tmp_path / "logo.png", "PNG", 300, 300), str(tmp_path))
    assert look.is_on_white
