"""Screens' colours mixed for the press: few inks, the hue kept, and what the message says of them is so."""

from __future__ import annotations

import io
import math
import random
from functools import lru_cache

import pytest
from PIL import Image, ImageCms

from printreport.core.color import Cmyk
from printreport.core.lab import Lab, delta_e, hue_between, lab_of_light
from printreport.images.clean_build import DARK, MOST_INK, NEUTRAL_DARK, CleanBuild, clean_build
from printreport.images.press_color import BUILTIN_PRESSES, builtin_profile

FOGRA = builtin_profile()


def lab(text: str) -> Lab:
    red, green, blue = (int(text[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return lab_of_light(red, green, blue)


@lru_cache(maxsize=4)
def to_lab(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def measured(inks: Cmyk, profile: bytes) -> Lab:
    """The inks through the profile by LittleCMS alone, relative colorimetric with black point compensation."""
    pixel = bytes(round(255 * share) for share in (inks.c, inks.m, inks.y, inks.k))
    seen = ImageCms.applyTransform(Image.frombytes("CMYK", (1, 1), pixel), to_lab(profile))
    assert seen is not None
    light, a, b = seen.tobytes()
    return Lab(light / 2.55, (a ^ 128) - 128.0, (b ^ 128) - 128.0)


def shares(inks: Cmyk) -> tuple[float, float, float, float]:
    return inks.c, inks.m, inks.y, inks.k


def faults(wished: Lab, build: CleanBuild, profile: bytes) -> list[str]:
    """What is wrong with a build, by the rules of clean ones and by measuring it."""
    inks, seen = build.inks, measured(build.inks, profile)
    used = sum(share > 0 for share in shares(inks))
    found = {
        "too many inks": used > 3,
        "black in a light colour": inks.k > 0 and not inks.is_black and wished.l >= DARK,
        "too much ink": 100 * sum(shares(inks)) > MOST_INK + 1e-6,
        "not whole per cents": any(abs(100 * share - round(100 * share)) > 1e-9 for share in shares(inks)),
        "hue turned": min(wished.chroma, seen.chroma) > 5 and hue_between(wished, seen) > 10,
        "difference untrue": abs(build.difference - delta_e(wished, seen)) > 0.05,
    }
    return [name for name, is_so in found.items() if is_so]


@pytest.mark.slow
@pytest.mark.parametrize("name", BUILTIN_PRESSES)
def test_any_screen_colour_becomes_a_clean_build_of_its_hue_and_the_difference_told_is_measured(name: str) -> None:
    profile, chance = builtin_profile(name), random.Random(20)
    for _ in range(250):
        text = f"#{chance.randrange(1 << 24):06X}"
        wished = lab(text)
        build = clean_build(wished, profile)
        assert faults(wished, build, profile) == [], f"{text} {build}"


def test_what_the_press_can_print_is_hardly_told_from_the_screen() -> None:
    chance = random.Random(7)
    for _ in range(60):
        c, m, k = (chance.randrange(0, 90) / 100 for _ in range(3))
        wished = measured(Cmyk(c, m, 0.0, k), FOGRA)
        if wished.l < DARK and wished.chroma > NEUTRAL_DARK:
            assert clean_build(wished, FOGRA).difference < 3.0, (c, m, k)


def test_the_plain_formula_turned_the_hue() -> None:
    """The control: what used to be printed for #1F6B4A is found at fault by the same measure."""
    wished, plain = lab("#1F6B4A"), Cmyk(0.71, 0.0, 0.31, 0.58)
    seen = measured(plain, FOGRA)
    assert hue_between(wished, seen) > 10
    assert "hue turned" in faults(wished, CleanBuild(plain, "#000000", delta_e(wished, seen), seen), FOGRA)


@pytest.mark.parametrize("text", ["#1F6B4A", "#003399", "#6A1B9A"])
def test_a_logo_colour_keeps_its_hue_in_two_inks_or_three(text: str) -> None:
    build = clean_build(lab(text), FOGRA)
    assert hue_between(lab(text), measured(build.inks, FOGRA)) < 3
    assert build.difference < 4


@pytest.mark.parametrize("text", ["#000000", "#333333", "#808080", "#D0D0D0", "#2B2B2E"])
def test_a_grey_is_black_alone(text: str) -> None:
    build = clean_build(lab(text), FOGRA)
    assert build.inks.is_black
    assert abs(build.printed.l - max(lab(text).l, measured(Cmyk(0.0, 0.0, 0.0, 1.0), FOGRA).l)) < 1.0


def test_white_is_bare_paper() -> None:
    build = clean_build(lab("#FFFFFF"), FOGRA)
    assert (build.inks, build.light) == (Cmyk(0.0, 0.0, 0.0, 0.0), "#FFFFFF")
    assert build.difference < 0.1


def test_what_no_press_prints_gives_up_chroma_rather_than_hue() -> None:
    wished = lab("#0000FF")
    seen = measured(clean_build(wished, FOGRA).inks, FOGRA)
    assert hue_between(wished, seen) < 4
    assert seen.chroma < 0.6 * wished.chroma
    assert math.isclose(seen.l, wished.l, abs_tol=10)
