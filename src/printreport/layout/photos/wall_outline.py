"""Measures of a wall: what its pictures give and lose in their frames, and the rectangle that they fill together."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from printreport.core.geometry import Rect


def one_side_cut(picture: float, frame: float) -> float:
    """The share that a picture loses on one side in a frame of another ratio."""
    return 1.0 - min(picture / frame, frame / picture)


def outline(rects: Sequence[Rect]) -> Rect:
    """The rectangle that a wall's pieces fill together."""
    left, top = min(map(attrgetter("x"), rects)), min(map(attrgetter("y"), rects))
    right, bottom = max(map(attrgetter("right"), rects)), max(map(attrgetter("bottom"), rects))
    return Rect(left, top, right - left, bottom - top)


def bent(limits: Sequence[tuple[float, float, float]], share: float) -> list[float]:
    """The ratios at a share of −1 to 1 of what each piece can give."""
    if share < 0.0:
        return [ratio * (least / ratio) ** -share for least, ratio, _ in limits]
    return [ratio * (most / ratio) ** share for _, ratio, most in limits]
