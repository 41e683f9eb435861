"""Set lines of type: the value between `text` and `layout`."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.color import Color


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size and colour, each with its own origin.

    `face` is a FontFace.key. `xs` and `ys` are offsets from the line's origin on its baseline, in points, y down.
    `texts` holds the source characters that each glyph stands for ("" where an earlier glyph of the same
    cluster already carries them), so that copying the PDF gives back the source. `angle` turns each glyph about its
    origin, clockwise, in degrees (Latin in vertical lines). A run that is `together` is a word whose characters are spread: it is
    copied without the spaces that readers would guess between them. `note` is the number of the note of its section that the run
    leads to (a mark in the text) or that it stands before (the number at the note's head).
    """

    face: str
    size: float
    color: Color
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    texts: tuple[str, ...]
    angle: float = 0.0
    together: bool = False
    note: int | None = None


@dataclass(frozen=True, slots=True)
class LineRule:
    """A thin stroke belonging to a line (专名号, 书名号甲式, underline, 着重号): from, to, and offset below the baseline.

    It is drawn along `path`, which is straight but for a `wavy` one and for a `dot`, whose path runs round its middle.
    """

    x0: float
    x1: float
    y: float
    width: float
    color: Color
    wavy: bool = False
    dot: bool = False

    @property
    def path(self) -> tuple[tuple[float, float], ...]:
        """The points that the stroke runs through, offsets like `x0` and `y`."""
        if self.dot:
            middle, radius = (self.x0 + self.x1) / 2, (self.x1 - self.x0) / 2
            turn = [*zip(_WAVE[3:] + _WAVE[:3], _WAVE, strict=True)]
            return tuple((middle + radius * x, self.y + radius * y) for x, y in [*turn, turn[0], turn[1]])
        if not self.wavy:
            return ((self.x0, self.y), (self.x1, self.y))
        waves = max(1, round((self.x1 - self.x0) / (8.0 * self.width)))
        step = (self.x1 - self.x0) / (len(_WAVE) * waves)
        heights = [*_WAVE * waves, _WAVE[0]]
        return tuple((self.x0 + i * step, self.y - height * 1.2 * self.width) for i, height in enumerate(heights))


_WAVE = (0.0, 0.5, 0.866, 1.0, 0.866, 0.5, 0.0, -0.5, -0.866, -1.0, -0.866, -0.5)
"""One wave, by twelfths of its length: the sine."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; x counts from the left edge of its measure.

    `width` is how far the line reaches with trimmed marks counted (equal to `measure` when justified), `x0` where its first
    glyph's counted room begins (the indent), `start` and `end` the characters of the paragraph it holds, `text` those
    characters, `last` whether it ends its paragraph, `expansion` the Han–Han gap in em, `overfull` by how many points it
    misses its measure (0 for a good line).
    """

    runs: tuple[GlyphRun, ...]
    rules: tuple[LineRule, ...]
    measure: float
    x0: float
    width: float
    start: int
    end: int
    text: str
    last: bool
    expansion: float = 0.0
    overfull: float = 0.0


@dataclass(frozen=True, slots=True)
class TornFigure:
    """A figure that had to be broken over two lines: its text and the index of the line that it leaves."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph broken and justified; cost is the sum that the breaker minimised."""

    lines: tuple[Line, ...]
    cost: float
    torn: tuple[TornFigure, ...] = ()
