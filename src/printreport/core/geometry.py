"""Points and rectangles of a page: y grows downwards, the origin is the trim's upper left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a page, in points."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle: left, top, width and height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height

    @property
    def area(self) -> float:
        """Width times height, in square points."""
        return self.width * self.height

    def outset(self, left: float, top: float, right: float, bottom: float) -> Rect:
        """This rectangle grown by so much on each side (negative numbers shrink it)."""
        return Rect(self.x - left, self.y - top, self.width + left + right, self.height + top + bottom)

    def moved(self, dx: float, dy: float) -> Rect:
        """This rectangle moved by (dx, dy)."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the two share more than a seam of `slack` points."""
        return (
            self.x + slack < other.right
            and other.x + slack < self.right
            and self.y + slack < other.bottom
            and other.y + slack < self.bottom
        )


def joined(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around some rectangles, of which there is at least one."""
    found = list(rects)
    x, y = min(r.x for r in found), min(r.y for r in found)
    return Rect(x, y, max(r.right for r in found) - x, max(r.bottom for r in found) - y)


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of an upright picture that is shown: left, top, right, bottom as shares of 0 to 1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def width(self) -> float:
        """The share of the picture's width that is shown."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The share of the picture's height that is shown."""
        return self.bottom - self.top
