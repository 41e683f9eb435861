"""The text operators of a content stream: matrices, the pen's way, and the glyphs that each string shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from printreport.foreign.limits import MalformedError
from printreport.preflight.reading.box import IDENTITY, Box, bearable, box_through, times, upright_scale
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.painted import TextMark
from printreport.preflight.reading.painter import Painter

_BYTES_FOR_ONE = 30
"""Bytes of strings that count for one operator."""
_ABOVE, _BELOW = 0.86, -0.14
"""How far an em box reaches above and below the baseline; nearer to ink than what fonts say of themselves."""


class TextShowing:
    """Text objects of one content stream (ISO 32000-1, 9.4)."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._matrix = self._line = IDENTITY
        self._clip: list[Box] = []

    def begin(self) -> None:
        """BT: a text object."""
        self._matrix = self._line = IDENTITY

    def end(self) -> None:
        """ET: text of the clipping modes cuts what follows."""
        if self._clip:
            around = self._clip[0]
            for box in self._clip:
                around = Box(*map(min, around[:2], box[:2]), *map(max, around[2:], box[2:]))
            self._painter.state.cut_to(around)
            self._clip = []

    def font(self, operands: Any) -> None:
        """Tf: font and size."""
        self._painter.state.font = self._painter.font(operands[0])
        self._painter.state.size = operands[1]

    def mode(self, operands: Any) -> None:
        """Tr: filled, stroked, invisible, clipping."""
        self._painter.state.mode = int(operands[0])

    def char_space(self, operands: Any) -> None:
        """Tc: room after each glyph."""
        self._painter.state.char_space = operands[0]

    def word_space(self, operands: Any) -> None:
        """Tw: room after each space of a one-byte font."""
        self._painter.state.word_space = operands[0]

    def stretch(self, operands: Any) -> None:
        """Tz: horizontal scaling in per cent."""
        self._painter.state.stretch = operands[0] / 100.0

    def leading(self, operands: Any) -> None:
        """TL: from line to line."""
        self._painter.state.leading = operands[0]

    def rise(self, operands: Any) -> None:
        """Ts: above the baseline."""
        self._painter.state.rise = operands[0]

    def next_line(self, operands: Any) -> None:
        """Td: the next line begins so far from this one."""
        self._line = times((1.0, 0.0, 0.0, 1.0, operands[0], operands[1]), self._line)
        self._matrix = self._line

    def next_line_leading(self, operands: Any) -> None:
        """TD: Td that sets the leading."""
        self._painter.state.leading = -operands[1]
        self.next_line(operands)

    def matrix(self, operands: Any) -> None:
        """Tm: where the line begins and how it is turned."""
        self._matrix = self._line = bearable(operands)

    def new_line(self) -> None:
        """T*: to the next line."""
        self.next_line((0.0, -self._painter.state.leading))

    def show_next(self, text: Any) -> None:
        """': to the next line, then show."""
        self.new_line()
        self.show([text])

    def show_spaced(self, operands: Any) -> None:
        """\": spaces, to the next line, then show."""
        self.word_space(operands[:1])
        self.char_space(operands[1:2])
        self.show_next(operands[2])

    def show(self, parts: Iterable[Any]) -> None:
        """Tj, TJ: strings and the moves between them."""
        state = self._painter.state
        font = state.font
        if font is None:
            return
        codes: list[int] = []
        reach = 0.0
        for part in parts:
            if isinstance(part, bytes):
                self._painter.spend(len(part) / _BYTES_FOR_ONE)
                shown = font.codes(part)
                codes += shown
                reach += self._advance(font, shown)
            elif isinstance(part, float):
                reach -= part / 1000.0 * state.size
            else:
                raise MalformedError("TJ 的数组里有不是文字和数字的东西")
        if codes:
            self._mark(font, tuple(codes), reach)
        moved = (0.0, reach) if font.is_vertical else (reach * state.stretch, 0.0)
        self._matrix = times((1.0, 0.0, 0.0, 1.0, *moved), self._matrix)

    def _advance(self, font: FontReading, codes: tuple[int, ...]) -> float:
        state = self._painter.state
        if font.is_vertical:
            return -len(codes) * (state.size - state.char_space)
        unit = 0.001 if font.kind != "Type3" else abs(font.type3_matrix[0])
        width = sum(map(font.advance, codes)) * unit * state.size + len(codes) * state.char_space
        return width + (0.0 if font.is_composite else codes.count(32) * state.word_space)

    def _mark(self, font: FontReading, codes: tuple[int, ...], reach: float) -> None:
        painter, state = self._painter, self._painter.state
        font.used.update(codes)
        whole = times(self._matrix, state.matrix)
        size = abs(state.size)
        if font.is_vertical:
            area = Box(-size / 2, min(reach, 0.0), size / 2, max(reach, 0.0))
        else:
            across = reach * state.stretch
            area = Box(min(across, 0.0), _BELOW * size + state.rise, max(across, 0.0), _ABOVE * size + state.rise)
        placed = box_through(whole, area)
        if state.mode >= 4:
            self._clip.append(placed)
        seen = painter.seen(placed)
        if seen is None:
            return
        if font.kind == "Type3":
            self._draw_glyphs(font, codes)
        size *= upright_scale(whole)
        mark = TextMark(seen, state.look, *painter.marked, font=font, codes=codes, size=size, mode=state.mode)
        painter.note(mark)
        if state.fill.pattern is not None and state.mode in (0, 2, 4, 6):
            painter.fill_with_pattern(state.fill, seen)

    def _draw_glyphs(self, font: FontReading, codes: tuple[int, ...]) -> None:
        """Read what the glyphs of a Type 3 font paint, each of them once (ISO 32000-1, 9.6.5)."""
        painter, state = self._painter, self._painter.state
        procedures = font.dictionary.get("/CharProcs")
        size = (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise)
        matrix = times(font.type3_matrix, times(size, times(self._matrix, state.matrix)))
        for code in sorted(set(codes)):
            glyph = procedures.get(f"/{font.glyph_names.get(code, '')}") if procedures is not None else None
            if glyph is not None and glyph.kind == "stream":
                painter.nested(glyph, matrix, None)
