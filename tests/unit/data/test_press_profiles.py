"""The shipped profiles are what they say, and no sRGB colour prints with more than 300 per cent of ink."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image, ImageCms

import printreport

FOLDER = Path(printreport.__file__).parent / "data" / "icc"
PRESS = ("coated-fogra39.icc", "coated-gracol2006.icc")
LIMIT = 300


def largest_ink(profile: Path, image: Image.Image, intent: ImageCms.Intent) -> float:
    """The most ink on one pixel of an sRGB picture after conversion, in per cent."""
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    screen = ImageCms.ImageCmsProfile(str(FOLDER / "srgb.icc"))
    converted = ImageCms.profileToProfile(image, screen, str(profile), intent, outputMode="CMYK", flags=flags)
    assert converted is not None
    data = converted.tobytes()
    return max(map(sum, zip(data[::4], data[1::4], data[2::4], data[3::4], strict=True))) / 2.55


def cube(step: int) -> Image.Image:
    """Every colour of a raster over the sRGB cube, black and white among them."""
    levels = range(0, 256, step)
    pixels = bytes(value for r in levels for g in levels for b in levels for value in (r, g, b))
    return Image.frombytes("RGB", (len(pixels) // 3, 1), pixels)


def noise() -> Image.Image:
    """Random colours, half of them dark, where inks add up."""
    source = random.Random(39)
    pixels = bytes(source.randrange(256 if number % 2 else 48) for number in range(3 * 20_000))
    return Image.frombytes("RGB", (200, 100), pixels)


@pytest.mark.parametrize("name", PRESS)
@pytest.mark.parametrize("intent", [ImageCms.Intent.PERCEPTUAL, ImageCms.Intent.RELATIVE_COLORIMETRIC])
def test_conversions_stay_within_the_ink_limit(name: str, intent: ImageCms.Intent) -> None:
    assert largest_ink(FOLDER / name, cube(5), intent) <= LIMIT
    assert largest_ink(FOLDER / name, noise(), intent) <= LIMIT


@pytest.mark.parametrize("name", PRESS)
def test_shadows_still_use_more_than_black_alone(name: str) -> None:
    assert largest_ink(FOLDER / name, Image.new("RGB", (1, 1)), ImageCms.Intent.RELATIVE_COLORIMETRIC) > 200


@pytest.mark.parametrize("name", PRESS)
def test_a_press_profile_is_a_printer_profile_for_cmyk(name: str) -> None:
    profile = ImageCms.getOpenProfile(str(FOLDER / name)).profile
    assert (profile.device_class, profile.xcolor_space.strip(), profile.version) == ("prtr", "CMYK", pytest.approx(2.2))


@pytest.mark.parametrize("name", PRESS)
def test_paper_white_prints_nothing(name: str) -> None:
    assert largest_ink(FOLDER / name, Image.new("RGB", (1, 1), "white"), ImageCms.Intent.RELATIVE_COLORIMETRIC) == 0


def test_the_screen_profile_is_srgb() -> None:
    profile = ImageCms.getOpenProfile(str(FOLDER / "srgb.icc")).profile
    assert (profile.device_class, profile.xcolor_space.strip()) == ("mntr", "RGB")
    assert "sRGB" in (profile.profile_description or "")


def test_the_profiles_say_where_they_come_from() -> None:
    assert b"FOGRA39L" in (FOLDER / PRESS[0]).read_bytes()
    assert b"TR 006" in (FOLDER / PRESS[1]).read_bytes()
