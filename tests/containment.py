"""Whether rectangles that tests see on a page lie inside others."""

from __future__ import annotations

from printreport.core.geometry import Rect

SLACK = 0.01
"""Points by which an edge may stick out: a third of a dot at 2400 dpi, and far more than sums of floats lose."""


def holds(outer: Rect, inner: Rect) -> bool:
    """Whether the inner rectangle lies in the outer one, edges included."""
    grown = outer.outset(SLACK, SLACK, SLACK, SLACK)
    return inner.x >= grown.x and inner.y >= grown.y and inner.right <= grown.right and inner.bottom <= grown.bottom
