"""The press edition's pages: a Layout painted in inks on sheets with bleed and marks."""

from __future__ import annotations

from functools import cache

from printreport.core.color import Cmyk, Color
from printreport.core.geometry import Point, Rect
from printreport.fonts.font_book import FontBook
from printreport.images.image_store import ImageStore
from printreport.images.press_picture import PictureOrder, order_picture, press_pictures
from printreport.model.document import Document
from printreport.model.layout import Layout, Page, PlacedGlyphRun, PlacedImage, PlacedLink, PlacedShape, PlacedTag
from printreport.model.press import PressCondition
from printreport.render.glyph_font import GlyphFont
from printreport.render.paint import paint_items, paint_layout
from printreport.render.press_canvas import PressCanvas
from printreport.render.press_marks import sheet_marks, slug_lines
from printreport.render.sheet import Marks, press_sheet


def render_press(
    layout: Layout,
    document: Document,
    book: FontBook,
    images: ImageStore,
    condition: PressCondition,
    marks: Marks = "full",
) -> bytes:
    """The layout as a PDF in the inks of a press condition, every box set and every font embedded.

    It has no transparency, so that it can become PDF/X-4 or PDF/X-1a; its identity and intent are `finish`'s work.
    Raises OSError when a picture that was read before can no longer be read.
    """
    painter = PressPainter(layout, document, book, condition, marks)
    paint_layout(layout, painter)
    painter.embed(images, condition.profile)
    return painter.canvas.data()


class PressPainter:
    """Paints items in inks; links and structure are left out, as paper has neither."""

    def __init__(self, layout: Layout, document: Document, book: FontBook, condition: PressCondition, marks: Marks) -> None:
        self.canvas = PressCanvas()
        self._layout = layout
        self._document = document
        self._book = book
        self._condition = condition
        self._sheet = press_sheet(layout, marks)
        self._common_marks = sheet_marks(self._sheet, marks)
        self._fonts: dict[str, GlyphFont] = {}
        self._pictures: dict[PictureOrder, str] = {}
        self._page: Page | None = None

    def begin_page(self, page: Page) -> None:
        """Start a page, cut to its bleed."""
        self._page = page
        self.canvas.begin_page(self._sheet)
        self.push_clip(self._sheet.bleed)

    def end_page(self) -> None:
        """Finish the page with its marks, which lie outside the bleed."""
        self.pop_clip()
        assert self._page is not None
        paint_items(self._common_marks, self)
        if self._common_marks:
            slug = slug_lines(self._sheet, self._page, self._layout, self._document, self._condition, self._book)
            paint_items(slug, self)
        self.canvas.end_page()

    def push_clip(self, clip: Rect) -> None:
        """Cut what follows to a rectangle."""
        self.canvas.push()
        self.canvas.clip(clip)

    def pop_clip(self) -> None:
        """End the cut that was begun last."""
        self.canvas.pop()

    def push_tag(self, tag: PlacedTag) -> None:
        """Nothing: a press file has no structure."""

    def pop_tag(self) -> None:
        """Nothing, as for push_tag."""

    def link(self, item: PlacedLink) -> None:
        """Nothing: paper has no links."""

    def glyph_run(self, item: PlacedGlyphRun) -> None:
        """Set a run; black text overprints, every other colour is cut out of what lies below."""
        run = item.run
        if not run.glyphs:
            return
        font = self._fonts.get(run.face)
        if font is None:
            font = self._fonts[run.face] = GlyphFont(self._book.face(run.face))
        self.canvas.overprint(_overprints(run.color))
        self.canvas.fill_color(run.color)
        x0, y0 = item.origin.x, item.origin.y
        xs, ys = [x0 + x for x in run.xs], [y0 + y for y in run.ys]
        for stretch in font.stretches(run.glyphs, run.texts):
            part = slice(stretch.start, stretch.end)
            if stretch.said is not None:
                self.canvas.begin_said(stretch.said)
            name = _font_name(run.face, stretch.voice)
            self.canvas.glyphs(name, run.size, run.glyphs[part], xs[part], ys[part], font.widths, run.angle)
            if stretch.said is not None:
                self.canvas.end_said()

    def image(self, item: PlacedImage) -> None:
        """Place a picture; one photo of one crop and size is embedded once, however often it is shown."""
        picture = self._document.photos[item.photo].picture
        order = order_picture(picture, self._document.root, item.crop, item.rect)
        name = self._pictures.setdefault(order, f"P{len(self._pictures) + 1}")
        self.canvas.overprint(False)
        self.canvas.image(name, item.rect)

    def shape(self, item: PlacedShape) -> None:
        """Fill and stroke an outline; black lines overprint, fields don't."""
        canvas = self.canvas
        ink = item.stroke if item.stroke is not None else item.fill
        if ink is None:
            return
        canvas.overprint(item.fill is None and _overprints(ink))
        if item.fill is not None:
            canvas.fill_color(item.fill)
        if item.stroke is not None:
            canvas.stroke_color(item.stroke)
            canvas.line_width(item.stroke_width)
        if item.kind == "rect" and item.stroke is None:
            canvas.fill_rect(item.bounds)
            return
        points = _corners(item.bounds) if item.kind == "rect" else item.points
        paint = "S" if item.fill is None else "f" if item.stroke is None else "B"
        canvas.outline(points, item.kind != "line", paint)

    def embed(self, images: ImageStore, profile: bytes) -> None:
        """Give the file the fonts and pictures that its pages name."""
        made = press_pictures(self._pictures, images, profile)
        for order, name in self._pictures.items():
            self.canvas.define_image(name, made[order])
        for key, font in self._fonts.items():
            self.canvas.define_font([_font_name(key, voice) for voice in range(font.voices)], font.program(images.results))


def _overprints(color: Color) -> bool:
    """Full black alone does: a tint would take the colour of what lies below it."""
    return isinstance(color, Cmyk) and color.is_black and color.k >= 1.0


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
