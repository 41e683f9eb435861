"""Mixes the inks for a colour that is given by its looks: few inks, black only for what is dark, the hue kept first of all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from printreport.core.color import Cmyk
from printreport.core.lab import Lab, delta_e, hue_between
from printreport.images.press_color import printed_labs, printed_light, read_labs

DARK = 45.0
"""Lightness under which black helps two chromatic inks; above it, black would only make a colour dirty."""

NEUTRAL, NEUTRAL_DARK = 2.0, 4.0
"""Chroma under which a colour, or a dark one, is a grey, which black alone prints without a cast."""

MOST_INK = 280
"""Per cent of all inks in a build: solid fields of more dry badly (the press's own limit is 300)."""

# How much a difference of hue counts beside one of lightness or chroma, and each degree beyond those that nobody minds.
_HUE_WEIGHT = 3.0
# How fast a difference of chroma fades as colours grow vivid; CIE94's 0.045 would give what no press prints as a pastel.
_VIVID = 0.015
_HUE_FREE, _HUE_DEGREE = 4.0, 1.0
"""Degrees of hue that nobody minds, and what each further one costs. No other values were tried."""
# So much more chroma than a grey has, and a hue means all it can.
_HUE_FULL = 6.0
# What an ink costs more, and a per cent of ink: of two builds that look alike, the simpler one.
_INK_COST, _SHARE_COST = 0.35, 0.004
# A search from every twentieth per cent by tens, fives and twos to single ones, from the best few of each step.
_FIRST_STEP = 20
_STEPS = ((10, 1), (5, 1), (2, 2), (1, 2))
"""Each step in per cent, and how many of it are looked at to both sides: together they reach between two of the step before."""
_KEPT = 4
"""The best few of each step, as the nearest hollow need not be the deepest. No other value was tried."""

_Build = tuple[int, int, int, int]
"""Cyan, magenta, yellow, black in whole per cents."""


@dataclass(frozen=True, slots=True)
class CleanBuild:
    """The inks for a wished colour, what they look like on a screen (`#RRGGBB`), and how far that is from the wish (ΔE00)."""

    inks: Cmyk
    light: str
    difference: float
    printed: Lab


@lru_cache(maxsize=256)
def clean_build(wished: Lab, profile: bytes) -> CleanBuild:
    """The inks of a press that come nearest to a colour: at most three, in whole per cents.

    A grey is black alone. Lighter colours are mixed of cyan, magenta and yellow, dark ones of two of them and black. Hue is
    kept where lightness and chroma cannot be had. Compared relative colorimetric with black point compensation. The
    profile must be one that `is_press_profile`.
    """
    dark = wished.l < DARK
    if wished.chroma < (NEUTRAL_DARK if dark else NEUTRAL):
        found = _best(Lab(wished.l, 0.0, 0.0), [(0, 0, 0, k) for k in range(101)], profile, 1)
    else:
        found = _best(wished, _lattice(dark), profile, _KEPT, _lattice_labs(profile, dark))
        for step, reach in _STEPS:
            found = _best(wished, _around(found, step, reach, dark), profile, _KEPT)
    inks = Cmyk(*(share / 100 for share in found[0]))
    (seen,) = printed_labs([inks], profile)
    return CleanBuild(inks, printed_light(inks, profile), delta_e(wished, seen), seen)


def _best(
    wished: Lab, builds: Sequence[_Build], profile: bytes, count: int, labs: Sequence[Lab] | None = None
) -> list[_Build]:
    """The best few of some builds, the very best first.

    `wished` is the colour, `builds` are tried, `profile` is the press's, `count` is how many are given, and `labs` are the
    builds' colours where they are known.
    """
    seen = labs or _labs(builds, profile)
    costs = sorted((_cost(wished, lab, build), build) for lab, build in zip(seen, builds, strict=True))
    return [build for _, build in costs[:count]]


def _cost(wished: Lab, seen: Lab, build: _Build) -> float:
    """How unlike a build looks, much as CIE94 counts it but with more for hue, and how simple it is."""
    chroma, other = wished.chroma, seen.chroma
    turn = hue_between(wished, seen)
    hue = 2.0 * math.sqrt(chroma * other) * math.sin(math.radians(turn) / 2)
    parts = (
        wished.l - seen.l,
        (chroma - other) / (1.0 + _VIVID * chroma),
        _HUE_WEIGHT * hue / (1.0 + 0.015 * chroma),
    )
    turned = _HUE_DEGREE * max(0.0, turn - _HUE_FREE) * min(1.0, max(0.0, min(chroma, other) - NEUTRAL) / _HUE_FULL)
    inks = sum(share > 0 for share in build)
    return math.sqrt(sum(part * part for part in parts)) + turned + _INK_COST * inks + _SHARE_COST * sum(build)


@lru_cache(maxsize=2)
def _lattice(dark: bool) -> tuple[_Build, ...]:
    shares = range(0, 101, _FIRST_STEP)
    inks = (shares, shares, shares, shares if dark else (0,))
    return tuple(build for build in product(*inks) if _is_clean(build, dark))


@lru_cache(maxsize=8)
def _lattice_labs(profile: bytes, dark: bool) -> tuple[Lab, ...]:
    return tuple(_labs(_lattice(dark), profile))


def _around(centres: Iterable[_Build], step: int, reach: int, dark: bool) -> list[_Build]:
    """The clean builds that differ from some by so many steps at most in each ink."""
    moves = [step * n for n in range(-reach, reach + 1)]
    found: set[_Build] = set()
    for c, m, y, k in centres:
        blacks = moves if dark else (0,)
        for dc, dm, dy, dk in product(moves, moves, moves, blacks):
            found.add((_share(c + dc), _share(m + dm), _share(y + dy), _share(k + dk)))
    return sorted(build for build in found if _is_clean(build, dark))


def _share(percent: int) -> int:
    return min(100, max(0, percent))


def _is_clean(build: _Build, dark: bool) -> bool:
    """At most three inks; under black only two others, and over three of them no black."""
    return (0 in build[:3] if dark else build[3] == 0) and sum(build) <= MOST_INK


def _labs(builds: Sequence[_Build], profile: bytes) -> list[Lab]:
    pixels = bytes(round(share * 2.55) for build in builds for share in build)
    return read_labs(pixels, profile, stretch=True)
