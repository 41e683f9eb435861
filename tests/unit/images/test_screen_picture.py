"""Screen pictures and colours look like the print: sRGB, small, converted from whatever the file holds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from press_samples import ADOBE, WHITE_D50, difference, lab_of, matrix_profile, press
from printreport.core.color import BLACK, PAPER, Cmyk, Light, Spot
from printreport.core.geometry import Crop, Rect
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import EncodedPicture
from printreport.images.screen_color import light_of
from printreport.images.screen_picture import order_screen_picture, screen_pictures
from printreport.model.document import Picture

RED = Cmyk(0.0, 1.0, 1.0, 0.1)


def light(color: Cmyk | Spot) -> Light:
    return light_of(color, press().profile)


def lab_of_light(seen: Light) -> tuple[float, float, float]:
    """CIE Lab (D50) of an sRGB colour, worked out from its primaries."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (seen.red, seen.green, seen.blue)]
    rows = ((0.4361, 0.3851, 0.1431), (0.2225, 0.7169, 0.0606), (0.0139, 0.0971, 0.7141))
    xyz = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in rows]
    shares = [value / white for value, white in zip(xyz, WHITE_D50, strict=True)]
    f = [share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116 for share in shares]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def test_paper_is_white_and_black_ink_is_black() -> None:
    assert light(PAPER) == Light(1.0, 1.0, 1.0)
    assert light(BLACK) == Light(0.0, 0.0, 0.0)


def test_tints_of_black_are_neutral_and_ever_lighter() -> None:
    tints = [light(Cmyk(0.0, 0.0, 0.0, k / 10)) for k in range(10, 0, -1)]
    assert all(t.red == t.green == t.blue for t in tints)
    assert sorted({t.red for t in tints}) == [t.red for t in tints]


@pytest.mark.parametrize("inks", [(0, 230, 230, 20), (30, 60, 180, 0), (180, 60, 120, 20), (60, 60, 60, 60)])
def test_colours_look_like_their_print(inks: tuple[int, int, int, int]) -> None:
    seen = light(Cmyk(*(ink / 255 for ink in inks)))
    # Black point compensation makes them a little fuller, as a screen's black is darker than the press's.
    assert difference(lab_of_light(seen), lab_of(inks)) < 10
    assert difference(lab_of_light(Light(1.0, 1.0, 1.0)), lab_of(inks)) > 25


def test_a_spot_is_seen_as_its_tinted_fallback() -> None:
    assert light(Spot("烫金", RED)) == light(RED)
    assert light(Spot("烫金", RED, 0.5)) == light(Cmyk(0.0, 0.5, 0.5, 0.05))


def made(path: Path, rect: Rect = Rect(0, 0, 72, 72), crop: Crop = Crop()) -> EncodedPicture:  # noqa: B008
    store = ImageStore(None)
    picture = store.probe(path)
    assert isinstance(picture, Picture)
    order = order_screen_picture(picture, "/", crop, rect)
    return screen_pictures([order], store, press().profile)[order]


def pixel(picture: EncodedPicture) -> tuple[int, ...]:
    found = Image.open(io.BytesIO(picture.data)).getpixel((5, 5))
    return found if isinstance(found, tuple) else (int(found or 0),)


def test_pictures_have_150_pixels_to_the_inch_or_their_own(tmp_path: Path) -> None:
    Image.new("RGB", (1000, 800), "red").save(tmp_path / "a.jpg")
    sizes = [(p.width, p.height) for p in (made(tmp_path / "a.jpg"), made(tmp_path / "a.jpg", Rect(0, 0, 720, 720)))]
    assert sizes == [(150, 150), (1000, 800)]


def test_rgb_without_a_profile_is_srgb_already_and_an_embedded_one_counts(tmp_path: Path) -> None:
    Image.new("RGB", (300, 300), (200, 60, 40)).save(tmp_path / "plain.png")
    Image.new("RGB", (300, 300), (200, 60, 40)).save(tmp_path / "wide.png", icc_profile=matrix_profile(ADOBE, 2.2))
    plain, wide = pixel(made(tmp_path / "plain.png")), pixel(made(tmp_path / "wide.png"))
    assert plain == pytest.approx((200, 60, 40), abs=2)
    assert wide[0] > plain[0] + 15


def test_inks_are_seen_through_the_press_profile(tmp_path: Path) -> None:
    Image.new("CMYK", (300, 300), (0, 230, 230, 20)).save(tmp_path / "inks.tif")
    picture = made(tmp_path / "inks.tif")
    assert (picture.space, picture.jpeg) == ("RGB", True)
    wanted = light(Cmyk(0, 230 / 255, 230 / 255, 20 / 255))
    assert pixel(picture) == pytest.approx((wanted.red * 255, wanted.green * 255, wanted.blue * 255), abs=3)


def test_grey_stays_grey(tmp_path: Path) -> None:
    Image.new("L", (300, 300), 120).save(tmp_path / "grey.png")
    picture = made(tmp_path / "grey.png")
    assert picture.space == "Gray"
    assert pixel(picture) == pytest.approx((120,), abs=1)


def test_a_kept_screen_picture_is_not_taken_for_a_press_picture(tmp_path: Path) -> None:
    from printreport.images.press_picture import order_press_picture, press_pictures

    Image.new("RGB", (100, 100), "red").save(tmp_path / "a.png")
    store = ImageStore(tmp_path / "cache")
    picture = store.probe(tmp_path / "a.png")
    assert isinstance(picture, Picture)
    rect = Rect(0, 0, 720, 720)
    order = order_screen_picture(picture, "/", Crop(), rect)
    assert order == order_press_picture(picture, "/", Crop(), rect)
    spaces = [make([order], store, press().profile)[order].space for make in (screen_pictures, press_pictures, screen_pictures)]
    assert spaces == ["RGB", "CMYK", "RGB"]
