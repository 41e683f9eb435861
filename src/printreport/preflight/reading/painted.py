"""What a page paints, mark by mark, with the graphics state that painted it (ISO 32000-1, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from printreport.preflight.reading.box import Box
from printreport.preflight.reading.colour import BLACK, Colour, ColourSpace

if TYPE_CHECKING:
    from printreport.foreign.pdf_value import PdfValue
    from printreport.preflight.reading.font_reading import FontReading
    from printreport.preflight.reading.image_head import ImageHead


@dataclass(frozen=True, slots=True)
class Look:
    """How paint is laid on: colours, overprint (OP, op, OPM), opacity, blend mode, soft mask."""

    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False

    @property
    def is_transparent(self) -> bool:
        """Whether what lies below shines through."""
        return self.soft_mask or self.blend not in ("Normal", "Compatible") or min(self.fill_alpha, self.stroke_alpha) < 1.0


MarkedContent = tuple[str, int | None, int]
"""Where a mark stands: `tag`, `mcid` and `owner` of Mark."""
UNMARKED: MarkedContent = ("", None, 0)


@dataclass(frozen=True, slots=True)
class Coat:
    """One colour that a mark lays on, and whether it overprints."""

    colour: Colour
    overprint: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted: visible bounds in the page's points, look, and the marked content that it stands in.

    `tag` is the innermost tag that says what it is: "Artifact", a structure type, or "" for none; `mcid` the number by
    which the structure tree knows it, `owner` the stream that number counts in.
    """

    box: Box
    look: Look
    tag: str
    mcid: int | None
    owner: int

    @property
    def coats(self) -> tuple[Coat, ...]:
        """The colours laid on, none for pictures of pixels."""
        return ()


@dataclass(frozen=True, slots=True)
class TextMark(Mark):
    """Glyphs shown by one operator: codes of the font, effective size in points, rendering mode."""

    font: FontReading
    codes: tuple[int, ...]
    size: float
    mode: int

    @property
    def is_seen(self) -> bool:
        """Whether any ink is laid."""
        return self.mode not in (3, 7)

    @property
    def coats(self) -> tuple[Coat, ...]:
        """Fill, stroke or both by the rendering mode."""
        look = self.look
        found = []
        if self.mode in (0, 2, 4, 6):
            found.append(Coat(look.fill, look.fill_overprint))
        if self.mode in (1, 2, 5, 6):
            found.append(Coat(look.stroke, look.stroke_overprint))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class PathMark(Mark):
    """An outline: whether it is filled and stroked, and the effective width of its stroke in points.

    `thin` is the smaller side of a filled rectangle's bounds, None for other shapes.
    """

    fills: bool
    strokes: bool
    width: float
    thin: float | None
    is_rect: bool

    @property
    def coats(self) -> tuple[Coat, ...]:
        """Fill, stroke or both."""
        look = self.look
        found = []
        if self.fills:
            found.append(Coat(look.fill, look.fill_overprint))
        if self.strokes:
            found.append(Coat(look.stroke, look.stroke_overprint))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ImageMark(Mark):
    """A picture: its head, its effective resolution along both sides, and its whole bounds before clipping."""

    image: ImageHead
    ppi: tuple[float, float]
    whole: Box

    @property
    def coats(self) -> tuple[Coat, ...]:
        """The fill colour for a stencil mask."""
        return (Coat(self.look.fill, self.look.fill_overprint),) if self.image.is_mask else ()


@dataclass(frozen=True, slots=True)
class ShadingMark(Mark):
    """A smooth shading and the colour space it is made in."""

    space: ColourSpace
    shading: PdfValue
