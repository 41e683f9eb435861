"""What the operators for text and paths are given: the state they paint with, and a page that takes what they paint."""

from __future__ import annotations

from typing import Protocol

from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.reading.box import Box, Matrix
from printreport.preflight.reading.colour import Colour
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.graphics_state import GraphicsState
from printreport.preflight.reading.painted import Mark, MarkedContent


class Painter(Protocol):
    """The content stream whose operators paint."""

    state: GraphicsState
    """The graphics state as it is now; q and Q put another in its place."""

    @property
    def marked(self) -> MarkedContent:
        """The marked content that paint stands in."""

    def font(self, name: str) -> FontReading | None:
        """The font that the resources know by a name, None where they don't; raises MalformedError."""

    def spend(self, operators: float) -> None:
        """Count what is as much work as so many operators; raises ReadingLimitError."""

    def seen(self, box: Box) -> Box | None:
        """The part of a box that the clip lets through."""

    def note(self, mark: Mark) -> None:
        """Take a mark in painting order."""

    def fill_with_pattern(self, colour: Colour, area: Box) -> None:
        """Take what the pattern of a colour paints all over an area; nothing for a colour without one."""

    def nested(self, stream: PdfValue, matrix: Matrix, box: Box | None, lent: Colour | None = None) -> None:
        """Take what another stream paints in a state of its own: a form, a tile, a glyph."""
