"""Tells frames of one moment from other pictures: by small rasters of what they show, and by when they were taken."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

SIDE = 16
"""Rows and columns of the raster that a picture is known by."""

_LIKE_RATIO = 1.08
"""How far the proportions of two frames may differ: rasters are square, so unlike cuts of one scene do not lie on each other."""

_TURNED = 32
"""How many of the 112 differences between neighbouring places may point the other way."""

_RECOLOURED = 0.05
"""How far the shares of red, green and blue in all light may differ, added up."""

_FOREIGN = 2.8
"""How much of one picture may not be found in the other near its place, in hundredths of the contrast."""

_SECONDS, _SOON = 5.0, 2.0
"""Frames taken within so many seconds may be so many times as unlike."""

_FIRM = 2.0
"""Steps of 255 by which a place must be lighter than the next to count: less is noise. No other value was tried."""
_DARK_SHARE, _MOST_GAIN = 4, 1.43
"""A picture's dark is its darkest quarter; half a stop (1.43) is the most that two frames of one moment are lit apart."""
_LIGHT, _LEAST_SPREAD = 110.0, 16.0
"""The mean lightness at which pictures are compared, and the least contrast that differences are measured by. Steps of 255."""
_TINT = 2.0
"""How much tints count beside lightness: they hardly change when a frame moves."""

Channel = Sequence[float]


@dataclass(frozen=True)
class Impression:
    """What is remembered of a picture: SIDE × SIDE places of red, green and blue, its proportions, the second it was taken."""

    raster: bytes
    ratio: float
    taken: float | None = None

    @cached_property
    def differences(self) -> int:
        """A difference hash: of 8 × 8 places, which are lighter than the next to the right, and than the next below."""
        light = _lightness(*self.channels)
        places = [
            [sum(light[y * SIDE + x + step] for step in (0, 1, SIDE, SIDE + 1)) / 4 for x in range(0, SIDE, 2)]
            for y in range(0, SIDE, 2)
        ]
        bits = 0
        for lines in (places, list(zip(*places, strict=True))):
            for one, next_one in itertools.chain.from_iterable(itertools.pairwise(line) for line in lines):
                bits = bits << 1 | (one > next_one + _FIRM)
        return bits

    @cached_property
    def channels(self) -> tuple[bytes, bytes, bytes]:
        """Red, green and blue apart."""
        return self.raster[0::3], self.raster[1::3], self.raster[2::3]

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """The shares of red, green and blue in all the light of the picture."""
        whole = sum(self.raster) or 1
        return tuple(sum(channel) / whole for channel in self.channels)

    @cached_property
    def dark(self) -> float:
        """How light the darker places are: overexposure whitens the others, and these still tell how much light there was."""
        light = sorted(_lightness(*self.channels))
        return light[len(light) // _DARK_SHARE] + 4.0


def same_moment(one: Impression, other: Impression) -> bool:
    """Whether two pictures are so alike that beside each other they would look like one picture twice.

    The limits were measured on 79 photographs and drawn pictures, each cropped by 3 % about its middle or towards a corner,
    shifted by 2 %, exposed by +15 % and −13 %, scaled to a third, compressed at quality 40, and all of it at once. Such twins
    have up to 27 of the 112 differences turned, reach 2.6 in `foreign_share` (half of them stay under 0.8) and move the shares
    of the colours by up to 0.026; only a picture with hardly any contrast is lost. Among 2,600 pairs of drawn pictures of one
    report, whole families of one composition, those that an eye tells apart begin at 4.0, portraits in other shirts at 5.5.
    Fine textures without a composition come near each other in that, but have a third or more of their differences turned.
    """
    soon = one.taken is not None and other.taken is not None and abs(one.taken - other.taken) <= _SECONDS
    slack = _SOON if soon else 1.0
    if not 1.0 / _LIKE_RATIO <= one.ratio / other.ratio <= _LIKE_RATIO:
        return False
    if (one.differences ^ other.differences).bit_count() > slack * _TURNED:
        return False
    if sum(abs(a - b) for a, b in zip(one.shares, other.shares, strict=True)) > slack * _RECOLOURED:
        return False
    return foreign_share(one, other) <= slack * _FOREIGN


def foreign_share(one: Impression, other: Impression) -> float:
    """How much of a picture is not found in the other within one place of where it was, against their contrast, in hundredths.

    The darker picture is exposed as the lighter one first. Lightness and tints count, tints more: they hardly change when a
    frame moves, and tell flat graphics of one drawing apart.
    """
    gain = min(_MOST_GAIN, max(1.0 / _MOST_GAIN, other.dark / one.dark))
    first, second = _exposed(one, max(1.0, gain)), _exposed(other, max(1.0, 1.0 / gain))
    strange = max(_outside(first, second), _outside(second, first))
    return 40.0 * strange / max(_LEAST_SPREAD, min(_spread(first[0]), _spread(second[0])))


def _lightness(red: Channel, green: Channel, blue: Channel) -> list[float]:
    return [0.3 * r + 0.6 * g + 0.1 * b for r, g, b in zip(red, green, blue, strict=True)]


def _exposed(picture: Impression, gain: float) -> tuple[Channel, Channel, Channel]:
    """Lightness and two tints of a picture with so much more light, at one mean lightness for all pictures."""
    red, green, blue = ([min(255.0, value * gain) for value in channel] for channel in picture.channels)
    light = _lightness(red, green, blue)
    scale = _LIGHT / max(20.0, sum(light) / len(light))
    tint = _TINT * scale
    warm = [tint * (value - place) for value, place in zip(red, light, strict=True)]
    cold = [tint * (value - place) for value, place in zip(blue, light, strict=True)]
    return [scale * value for value in light], warm, cold


def _outside(one: Sequence[Channel], other: Sequence[Channel]) -> float:
    """How far on average each place of one picture lies outside what the other has about that place."""
    total = 0.0
    for mine, theirs in zip(one, other, strict=True):
        for value, low, high in zip(mine, _about(theirs, min), _about(theirs, max), strict=True):
            if value > high:
                total += value - high
            elif value < low:
                total += low - value
    return total / (3 * SIDE * SIDE)


def _about(channel: Channel, choose: Callable[..., float]) -> Iterator[float]:
    """Of each place and its neighbours the least or the greatest value."""
    rows = [channel[at : at + SIDE] for at in range(0, SIDE * SIDE, SIDE)]
    wide = [list(map(choose, [row[0], *row[:-1]], row, [*row[1:], row[-1]])) for row in rows]
    for above, row, below in zip([wide[0], *wide[:-1]], wide, [*wide[1:], wide[-1]], strict=True):
        yield from map(choose, above, row, below)


def _spread(channel: Channel) -> float:
    mean = sum(channel) / len(channel)
    return math.sqrt(sum((value - mean) ** 2 for value in channel) / len(channel))
