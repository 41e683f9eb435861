"""What the painters of all editions share: type, pictures and outlines set on a canvas, their fonts and pictures embedded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cache

from printreport.core.color import Cmyk, Color, Light
from printreport.core.geometry import Crop, Point, Rect
from printreport.core.kept_results import KeptResults
from printreport.fonts.font_book import FontBook
from printreport.images.emblem_picture import EmblemOrder, order_emblem
from printreport.images.picture_order import EncodedPicture, PictureOrder
from printreport.model.document import Document, Picture
from printreport.model.layout import PlacedArea, PlacedEmblem, PlacedGlyphRun, PlacedImage, PlacedShape
from printreport.render.glyph_font import GlyphFont
from printreport.render.press_canvas import PressCanvas

EMBLEM_FORM = "Emblem"
"""What pages call an emblem of vectors; its place is empty until the file is finished (`finish/emblem_form.py`)."""


class ItemPainter(ABC):
    """Paints runs, pictures and outlines; what they are painted in is the edition's own affair."""

    overprints_black = False
    """Whether black type and lines are added to what lies below them, as plates do it."""

    def __init__(self, document: Document, book: FontBook) -> None:
        self.canvas = PressCanvas()
        self.pictures: dict[PictureOrder, str] = {}
        self.emblems: dict[EmblemOrder, str] = {}
        self._has_form = False
        self._document = document
        self._book = book
        self._fonts: dict[str, GlyphFont] = {}

    @abstractmethod
    def shade(self, color: Color) -> Color | Light:
        """What the edition paints where the layout has an ink."""

    @abstractmethod
    def order(self, picture: Picture, crop: Crop, rect: Rect) -> PictureOrder:
        """How the edition wants a picture made."""

    def _overprints(self, color: Color) -> bool:
        """Full black alone does: a tint would take the colour of what lies below it."""
        return self.overprints_black and isinstance(color, Cmyk) and color.is_black and color.k >= 1.0

    def push_clip(self, clip: Rect) -> None:
        """Cut what follows to a rectangle."""
        self.canvas.push()
        self.canvas.clip(clip)

    def pop_clip(self) -> None:
        """End the cut that was begun last."""
        self.canvas.pop()

    def glyph_run(self, item: PlacedGlyphRun) -> None:
        """Set a run; inks that overprint are added to what lies below, every other one is cut out of it."""
        run = item.run
        if not run.glyphs:
            return
        font = self._fonts.get(run.face)
        if font is None:
            font = self._fonts[run.face] = GlyphFont(self._book.face(run.face))
        self.canvas.overprint(self._overprints(run.color))
        self.canvas.fill_color(self.shade(run.color))
        x0, y0 = item.origin.x, item.origin.y
        xs, ys = [x0 + x for x in run.xs], [y0 + y for y in run.ys]
        if run.together:
            self.canvas.begin_said("".join(run.texts))
        for stretch in font.stretches(run.glyphs, run.texts):
            part = slice(stretch.start, stretch.end)
            said = None if run.together else stretch.said
            if said is not None:
                self.canvas.begin_said(said)
            name = _font_name(run.face, stretch.voice)
            self.canvas.glyphs(name, run.size, run.glyphs[part], xs[part], ys[part], font.widths, run.angle)
            if said is not None:
                self.canvas.end_said()
        if run.together:
            self.canvas.end_said()

    def image(self, item: PlacedImage) -> None:
        """Place a picture; one photo of one crop and size is embedded once, however often it is shown."""
        order = self.order(self._document.photos[item.photo].picture, item.crop, item.rect)
        name = self.pictures.setdefault(order, f"P{len(self.pictures) + 1}")
        self.canvas.overprint(False)
        self.canvas.image(name, item.rect)

    def emblem(self, item: PlacedEmblem) -> None:
        """Place the emblem: a form for one of vectors, else its pixels laid on the ground that is there."""
        logo = self._document.report.logo
        assert logo is not None, "only a report with an emblem places one"
        self.canvas.overprint(False)
        if logo.format == "PDF":
            self._has_form = True
            self.canvas.image(EMBLEM_FORM, item.rect)
            return
        assert item.ground is not None, "pixels are laid on one colour"
        order = order_emblem(logo, self._document.root, item.rect, item.ground)
        self.canvas.image(self.emblems.setdefault(order, f"E{len(self.emblems) + 1}"), item.rect)

    def area(self, item: PlacedArea) -> None:
        """Fill outlines as one path; what lies below is cut out."""
        self.canvas.overprint(False)
        self.canvas.fill_color(self.shade(item.fill))
        self.canvas.area(item.outlines)

    def shape(self, item: PlacedShape) -> None:
        """Fill and stroke an outline; lines overprint where their ink does, fields never."""
        canvas = self.canvas
        ink = item.stroke if item.stroke is not None else item.fill
        if ink is None:
            return
        canvas.overprint(item.fill is None and self._overprints(ink))
        if item.fill is not None:
            canvas.fill_color(self.shade(item.fill))
        if item.stroke is not None:
            canvas.stroke_color(self.shade(item.stroke))
            canvas.line_width(item.stroke_width)
        if item.kind == "rect" and item.stroke is None:
            canvas.fill_rect(item.bounds)
            return
        points = _corners(item.bounds) if item.kind == "rect" else item.points
        paint = "S" if item.fill is None else "f" if item.stroke is None else "B"
        canvas.outline(points, item.kind != "line", paint)

    def embed(
        self,
        pictures: Mapping[PictureOrder, EncodedPicture],
        emblems: Mapping[EmblemOrder, EncodedPicture],
        results: KeptResults,
    ) -> None:
        """Give the file the pictures and fonts that its pages name; `results` keeps subsets of fonts."""
        for order, name in self.pictures.items():
            self.canvas.define_image(name, pictures[order])
        for emblem, name in self.emblems.items():
            self.canvas.define_image(name, emblems[emblem])
        if self._has_form:
            self.canvas.define_form(EMBLEM_FORM)
        for key, font in self._fonts.items():
            self.canvas.define_font([_font_name(key, voice) for voice in range(font.voices)], font.program(results))


def _corners(rect: Rect) -> tuple[Point, ...]:
    return (
        Point(rect.x, rect.y),
        Point(rect.right, rect.y),
        Point(rect.right, rect.bottom),
        Point(rect.x, rect.bottom),
    )


@cache
def _font_name(face: str, voice: int) -> str:
    """The name of a font in the pages' resources, stable over builds."""
    plain = "".join(ch if ch.isascii() and ch.isalnum() else f"x{ord(ch):x}" for ch in face)
    return f"F{plain}" if voice == 0 else f"F{plain}.{voice}"
