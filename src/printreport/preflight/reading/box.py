"""Boxes and matrices of PDF space: points, y up, as a page's own coordinates have them."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot, sqrt
from typing import NamedTuple

from printreport.foreign.limits import MalformedError
from printreport.foreign.pdf_value import LARGEST_NUMBER, PdfValue

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix that changes nothing (ISO 32000-1, 8.3.3)."""


class Box(NamedTuple):
    """An upright rectangle by its edges."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def meet(self, other: Box) -> Box | None:
        """The part that lies in both, edges counted; None when they are apart."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left, bottom, right, top) if left <= right and bottom <= top else None

    def overlaps(self, other: Box, slack: float = 0.05) -> bool:
        """Whether both share more than a seam of `slack` points."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.bottom + slack < other.top
            and other.bottom + slack < self.top
        )

    def holds(self, other: Box, slack: float = 0.05) -> bool:
        """Whether `other` lies inside, edges included."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.bottom >= self.bottom - slack
            and other.top <= self.top + slack
        )

    def grown(self, by: float) -> Box:
        """This box with every edge moved outwards."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


def box_of(value: PdfValue | None) -> Box | None:
    """A PDF rectangle with its corners put in order (ISO 32000-1, 7.9.5); None when it is none."""
    if value is None or value.kind != "array" or len(value) != 4:
        return None
    try:
        a, b, c, d = (float(number) for number in value)
    except MalformedError:
        return None
    return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def matrix_of(value: PdfValue | None) -> Matrix:
    """A PDF matrix; the identity where there is none. Raises MalformedError."""
    if value is None:
        return IDENTITY
    if len(value) != 6:
        raise MalformedError("变换矩阵应有六个数字")
    a, b, c, d, e, f = (float(number) for number in value)
    return (a, b, c, d, e, f)


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does `one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def bearable(matrix: Matrix) -> Matrix:
    """The matrix itself; raises MalformedError where it leads beyond all paper."""
    if not all(abs(value) <= LARGEST_NUMBER for value in matrix):
        raise MalformedError("坐标变换大得没有意义")
    return matrix


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(points: Iterable[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def box_through(matrix: Matrix, box: Box) -> Box:
    """The box around a box that a matrix has moved."""
    a, b, c, d, e, f = matrix
    if b == 0.0 and c == 0.0:
        x0, x1 = a * box.left + e, a * box.right + e
        y0, y1 = d * box.bottom + f, d * box.top + f
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    corners = ((box.left, box.bottom), (box.right, box.bottom), (box.left, box.top), (box.right, box.top))
    return bounds(moved(matrix, x, y) for x, y in corners)


def least_scale(matrix: Matrix) -> float:
    """How much a matrix shrinks or grows the direction that comes out smallest."""
    a, b, c, d, _, _ = matrix
    trace, determinant = a * a + b * b + c * c + d * d, a * d - b * c
    rest = sqrt(max(trace * trace - 4 * determinant * determinant, 0.0))
    return sqrt(max((trace - rest) / 2, 0.0))


def upright_scale(matrix: Matrix) -> float:
    """How long a matrix makes one unit of height."""
    return hypot(matrix[2], matrix[3])
