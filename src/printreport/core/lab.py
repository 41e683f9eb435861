"""Colours as eyes tell them apart: CIELAB under D50, the difference of two (CIEDE2000), the contrast of words with a ground."""

from __future__ import annotations

import math
from dataclasses import dataclass

D50 = (0.9642, 1.0, 0.8249)
"""The white of ICC's connection space, X Y Z (ISO 15076-1)."""
_TO_XYZ = (
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)
"""Linear sRGB to XYZ under D50 (IEC 61966-2-1, adapted by Bradford as in ICC.1, annex E)."""

LARGE, SMALL = 3.0, 4.5
"""The least ratio of words to their ground: in display size, and in reading size (WCAG 2, 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Lab:
    """A colour by CIE 1976 lightness (0 to 100) and its two opponents."""

    l: float  # noqa: E741  the name that every book gives it
    a: float
    b: float

    @property
    def chroma(self) -> float:
        """How far from grey."""
        return math.hypot(self.a, self.b)

    @property
    def hue(self) -> float:
        """The hue as an angle, -180 to 180 degrees."""
        return math.degrees(math.atan2(self.b, self.a))

    @property
    def luminance(self) -> float:
        """Relative luminance: 0 for no light, 1 for the white of paper."""
        return ((self.l + 16.0) / 116.0) ** 3 if self.l > 8.0 else self.l / 903.3


def contrast(one: float, other: float) -> float:
    """The ratio of two luminances, from 1 to 21 (WCAG 2)."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def tone_luminance(tone: float) -> float:
    """The relative luminance of a tone of grey as screens code it, 0 to 1 (IEC 61966-2-1)."""
    return tone / 12.92 if tone <= 0.04045 else ((tone + 0.055) / 1.055) ** 2.4


def lab_of_light(red: float, green: float, blue: float) -> Lab:
    """The colour of sRGB lights, each 0 to 1."""
    lights = (tone_luminance(red), tone_luminance(green), tone_luminance(blue))
    x, y, z = (sum(share * light for share, light in zip(row, lights, strict=True)) for row in _TO_XYZ)
    fx, fy, fz = (_root(value / white) for value, white in zip((x, y, z), D50, strict=True))
    return Lab(116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz))


def hue_between(one: Lab, other: Lab) -> float:
    """The angle between two hues, 0 to 180 degrees."""
    return abs((one.hue - other.hue + 180.0) % 360.0 - 180.0)


def delta_e(one: Lab, other: Lab) -> float:
    """The difference of two colours (CIEDE2000, ISO/CIE 11664-6): 1 is hardly seen, 5 is seen at a glance."""
    mean = ((one.chroma + other.chroma) / 2) ** 7
    stretch = 1.0 + 0.5 * (1.0 - math.sqrt(mean / (mean + 25.0**7)))
    first, second = Lab(one.l, one.a * stretch, one.b), Lab(other.l, other.a * stretch, other.b)
    lightness, chroma = second.l - first.l, second.chroma - first.chroma
    turn = _turn(first, second)
    hue = 2.0 * math.sqrt(first.chroma * second.chroma) * math.sin(math.radians(turn) / 2)
    mean_l, mean_c = (one.l + other.l) / 2, (first.chroma + second.chroma) / 2
    mean_h = _mean_hue(first, second)
    weight_l = 1.0 + 0.015 * (mean_l - 50.0) ** 2 / math.sqrt(20.0 + (mean_l - 50.0) ** 2)
    weight_c, weight_h = 1.0 + 0.045 * mean_c, 1.0 + 0.015 * mean_c * _hue_weight(mean_h)
    far = 2.0 * math.sqrt(mean_c**7 / (mean_c**7 + 25.0**7))
    twist = -math.sin(math.radians(60.0 * math.exp(-(((mean_h - 275.0) / 25.0) ** 2)))) * far
    parts = (lightness / weight_l, chroma / weight_c, hue / weight_h)
    return math.sqrt(sum(part * part for part in parts) + twist * parts[1] * parts[2])


def _turn(first: Lab, second: Lab) -> float:
    """From one hue to the other the shorter way, in degrees; none where one of them is grey."""
    if first.chroma * second.chroma == 0.0:
        return 0.0
    return (second.hue - first.hue + 180.0) % 360.0 - 180.0


def _mean_hue(first: Lab, second: Lab) -> float:
    one, other = first.hue % 360.0, second.hue % 360.0
    if first.chroma * second.chroma == 0.0:
        return one + other
    return ((one + other) / 2 + (180.0 if abs(one - other) > 180.0 else 0.0)) % 360.0


def _hue_weight(hue: float) -> float:
    waves = ((-0.17, 1, -30.0), (0.24, 2, 0.0), (0.32, 3, 6.0), (-0.20, 4, -63.0))
    return 1.0 + sum(height * math.cos(math.radians(times * hue + shift)) for height, times, shift in waves)


def _root(share: float) -> float:
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16.0) / 116.0
