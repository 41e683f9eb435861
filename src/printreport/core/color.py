"""Ink colours, in which everything is laid out: process shares and named spots; and what they look like on screens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cmyk:
    """A process colour; each ink a share of 0 to 1."""

    c: float
    m: float
    y: float
    k: float

    @property
    def is_black(self) -> bool:
        """Whether it is printed by the black plate alone."""
        return self.c == self.m == self.y == 0.0 and self.k > 0.0

    @property
    def is_paper(self) -> bool:
        """Whether no ink is printed."""
        return self.c == self.m == self.y == self.k == 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A named ink of its own plate, with the process colour that stands for it on screens."""

    name: str
    fallback: Cmyk
    tint: float = 1.0


Color = Cmyk | Spot


@dataclass(frozen=True, slots=True)
class Light:
    """A colour of screens (sRGB, IEC 61966-2-1), each light a share of 0 to 1; only made from inks when pages are painted."""

    red: float
    green: float
    blue: float


BLACK = Cmyk(0.0, 0.0, 0.0, 1.0)
PAPER = Cmyk(0.0, 0.0, 0.0, 0.0)
