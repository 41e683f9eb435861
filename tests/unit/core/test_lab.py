"""Colours as eyes tell them apart: the difference of two by the published test data, and what screens' lights look like."""

from __future__ import annotations

import pytest

from printreport.core.lab import Lab, contrast, delta_e, hue_between, lab_of_light

# Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes" (2005), table 1: the pairs that
# tell wrong means of hues, signs and rotations apart.
PAIRS = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "difference"), PAIRS)
def test_two_colours_differ_by_as_much_as_published(
    one: tuple[float, float, float], other: tuple[float, float, float], difference: float
) -> None:
    assert delta_e(Lab(*one), Lab(*other)) == pytest.approx(difference, abs=1e-4)
    assert delta_e(Lab(*other), Lab(*one)) == pytest.approx(difference, abs=1e-4)


@pytest.mark.parametrize(
    ("lights", "lab"),
    [
        ((1.0, 1.0, 1.0), (100.0, 0.0, 0.0)),
        ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
        ((1.0, 0.0, 0.0), (54.29, 80.81, 69.89)),
        ((0.0, 0.0, 1.0), (29.57, 68.30, -112.03)),
    ],
)
def test_the_lights_of_screens_have_their_places_in_lab(
    lights: tuple[float, float, float], lab: tuple[float, float, float]
) -> None:
    seen = lab_of_light(*lights)
    assert (seen.l, seen.a, seen.b) == pytest.approx(lab, abs=0.1)


def test_white_is_twenty_one_times_black() -> None:
    assert contrast(Lab(0.0, 0.0, 0.0).luminance, Lab(100.0, 0.0, 0.0).luminance) == pytest.approx(21.0)


def test_hues_are_compared_the_shorter_way_round() -> None:
    assert hue_between(Lab(50.0, -10.0, 1.0), Lab(50.0, -10.0, -1.0)) == pytest.approx(11.42, abs=0.01)
