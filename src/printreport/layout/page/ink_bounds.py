"""Where the ink of set lines really is, so that display type is hung by what the eye sees."""

from __future__ import annotations

import math

from printreport.core.geometry import Rect
from printreport.layout.page.setting import Setting
from printreport.model.line import GlyphRun, Line

Box = tuple[float, float, float, float]


def ink_bounds(setting: Setting, line: Line) -> Rect | None:
    """The rectangle around a line's ink, seen from its origin on the baseline, y down; None when nothing is printed."""
    boxes = [box for run in line.runs for box in _run_boxes(setting, run)]
    if not boxes:
        return None
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return Rect(left, top, max(b[2] for b in boxes) - left, max(b[3] for b in boxes) - top)


def _run_boxes(setting: Setting, run: GlyphRun) -> list[Box]:
    face = setting.typesetter.book.face(run.face)
    boxes = []
    for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
        ink = face.ink(glyph)
        if ink is not None:
            boxes.append(_turned(ink, run.size, run.angle, x, y))
    return boxes


def _turned(ink: Box, size: float, angle: float, x: float, y: float) -> Box:
    """A glyph's ink box (em, y up) at its size, turned clockwise about its origin, on the line (points, y down).

    `ink` is left, bottom, right and top, `size` in points, `angle` in degrees, and `x` and `y` are the origin in points on the
    page.
    """
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(ink[i] * size, -ink[j] * size) for i in (0, 2) for j in (1, 3)]
    xs = [x + cx * cos - cy * sin for cx, cy in corners]
    ys = [y + cx * sin + cy * cos for cx, cy in corners]
    return min(xs), min(ys), max(xs), max(ys)
