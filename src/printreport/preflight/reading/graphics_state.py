"""The graphics state of a content stream: what operators set and painting reads (ISO 32000-1, 8.4)."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.reading.box import IDENTITY, Box, Matrix
from printreport.preflight.reading.colour import BLACK, Colour, ColourSpace
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.painted import Look


@dataclass(slots=True)
class GraphicsState:
    """Changed by operators, saved and brought back by q and Q."""

    matrix: Matrix = IDENTITY
    clip: Box | None = None
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line_width: float = 1.0
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    font: FontReading | None = None
    size: float = 0.0
    mode: int = 0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    _look: Look | None = None

    def saved(self) -> GraphicsState:
        """A copy to come back to."""
        return copy(self)

    @property
    def look(self) -> Look:
        """The part of the state that painting keeps, made once until something changes."""
        if self._look is None:
            self._look = Look(
                self.fill,
                self.stroke,
                self.fill_overprint,
                self.stroke_overprint,
                self.overprint_mode,
                self.fill_alpha,
                self.stroke_alpha,
                self.blend,
                self.soft_mask,
            )
        return self._look

    def paint_with(self, colour: Colour, strokes: bool) -> None:
        """Set the colour of strokes or of fills."""
        if strokes:
            self.stroke = colour
        else:
            self.fill = colour
        self._look = None

    def space(self, strokes: bool) -> ColourSpace:
        """The colour space of strokes or of fills."""
        return (self.stroke if strokes else self.fill).space

    def cut_to(self, box: Box) -> None:
        """Narrow the clip; nothing is seen where both are apart."""
        met = box if self.clip is None else self.clip.meet(box)
        self.clip = met if met is not None else Box(box.left, box.bottom, box.left, box.bottom)

    def apply(self, parameters: PdfValue) -> None:
        """Take over an ExtGState dictionary (ISO 32000-1, table 58), fonts left out."""
        self._look = None
        for key, value in parameters.items():
            match key:
                case "/LW":
                    self.line_width = float(value)
                case "/OP":
                    self.stroke_overprint = bool(value)
                    if "/op" not in parameters:
                        self.fill_overprint = bool(value)
                case "/op":
                    self.fill_overprint = bool(value)
                case "/OPM":
                    self.overprint_mode = int(value)
                case "/ca":
                    self.fill_alpha = float(value)
                case "/CA":
                    self.stroke_alpha = float(value)
                case "/BM":
                    self.blend = _blend_name(value)
                case "/SMask":
                    self.soft_mask = str(value) != "/None"


def _blend_name(value: PdfValue) -> str:
    return str(value[0] if value.kind == "array" else value).lstrip("/")
