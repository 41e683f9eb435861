"""The current path of a content stream: its bounds, whether it is a rectangle, what painting makes of it."""

from __future__ import annotations

from typing import Any

from printreport.preflight.reading.box import Box, bounds, least_scale, moved
from printreport.preflight.reading.painted import PathMark
from printreport.preflight.reading.painter import Painter


class PathTracing:
    """Path operators of one content stream (ISO 32000-1, 8.5); points are kept as they lie on the page."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._points: list[tuple[float, float]] = []
        self._rects: list[Box] = []
        self._curved = False
        self._clips = False

    def move(self, operands: Any) -> None:
        """m: begin a subpath."""
        self._points.append(moved(self._painter.state.matrix, operands[0], operands[1]))

    line = move
    """l: a straight line."""

    def curve(self, operands: Any) -> None:
        """c, v, y: a Bézier curve; its control points bound it."""
        matrix = self._painter.state.matrix
        self._points += [moved(matrix, x, y) for x, y in zip(operands[::2], operands[1::2], strict=True)]
        self._curved = True

    def rectangle(self, operands: Any) -> None:
        """re: a whole rectangle."""
        x, y, width, height = operands
        matrix = self._painter.state.matrix
        corners = [moved(matrix, *corner) for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))]
        self._points += corners
        self._rects.append(bounds(corners))

    def close(self) -> None:
        """h: back to the beginning; bounds don't change."""

    def clip(self) -> None:
        """W, W*: what is painted from now on is cut to this path."""
        self._clips = True

    def paint(self, fills: bool, strokes: bool) -> None:
        """The painting operators; the path is gone after them."""
        if self._points:
            area = bounds(self._points)
            if fills or strokes:
                self._mark(area, fills, strokes)
            if self._clips:
                self._painter.state.cut_to(area)
        self._points, self._rects, self._curved, self._clips = [], [], False, False

    def _mark(self, area: Box, fills: bool, strokes: bool) -> None:
        painter = self._painter
        width = painter.state.line_width * least_scale(painter.state.matrix) if strokes else 0.0
        seen = painter.seen(area.grown(width / 2) if strokes else area)
        if seen is None:
            return
        sides = [min(rect.width, rect.height) for rect in self._rects] if fills and not self._curved else []
        mark = PathMark(
            seen,
            painter.state.look,
            *painter.marked,
            fills=fills,
            strokes=strokes,
            width=width,
            thin=min(sides, default=None),
            is_rect=self._is_rect(area),
        )
        painter.note(mark)
        for wanted, colour in ((fills, painter.state.fill), (strokes, painter.state.stroke)):
            if wanted and colour.pattern is not None:
                painter.fill_with_pattern(colour, seen)

    def _is_rect(self, area: Box) -> bool:
        """Whether the path fills its bounds: one rectangle, or four corners drawn line by line."""
        if self._curved:
            return False
        if self._rects:
            return any(rect.holds(area) for rect in self._rects) and len(self._points) == 4 * len(self._rects)
        corners = {(x in (area.left, area.right), y in (area.bottom, area.top)) for x, y in self._points}
        return len(self._points) in (4, 5) and corners == {(True, True)}
