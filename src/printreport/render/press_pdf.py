"""The press edition's pages: a Layout painted in inks on sheets with bleed and marks."""

from __future__ import annotations

from printreport.core.color import Color
from printreport.core.geometry import Crop, Rect
from printreport.fonts.font_book import FontBook
from printreport.images.emblem_picture import press_emblem
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import PictureOrder
from printreport.images.press_picture import order_press_picture, press_pictures
from printreport.model.document import Document, Picture
from printreport.model.layout import Layout, Page, PlacedLink, PlacedTag
from printreport.model.press import PressCondition
from printreport.render.item_painter import ItemPainter
from printreport.render.paint import paint_items, paint_layout
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

    `layout` are the pages, `document` the report, `book` has the fonts, `images` the pictures, `condition` is the printing
    condition, and `marks` are those outside the trim.
    """
    painter = PressPainter(layout, document, book, condition, marks)
    paint_layout(layout, painter)
    emblems = {order: press_emblem(order, condition.profile) for order in painter.emblems}
    painter.embed(press_pictures(painter.pictures, images, condition.profile), emblems, images.results)
    return painter.canvas.data()


class PressPainter(ItemPainter):
    """Paints items in inks; links and structure are left out, as paper has neither."""

    overprints_black = True

    def __init__(self, layout: Layout, document: Document, book: FontBook, condition: PressCondition, marks: Marks) -> None:
        """A painter of press pages.

        `layout` are the pages, `document` the report, `book` has the fonts, `condition` is the printing condition, and `marks`
        are those outside the trim.
        """
        super().__init__(document, book)
        self._layout = layout
        self._condition = condition
        self._sheet = press_sheet(layout, marks)
        self._common_marks = sheet_marks(self._sheet, marks)
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

    def push_tag(self, tag: PlacedTag) -> None:
        """Nothing: a press file has no structure."""

    def pop_tag(self) -> None:
        """Nothing, as for push_tag."""

    def link(self, item: PlacedLink) -> None:
        """Nothing: paper has no links."""

    def shade(self, color: Color) -> Color:
        """The ink itself."""
        return color

    def order(self, picture: Picture, crop: Crop, rect: Rect) -> PictureOrder:
        """As fine as a press needs it."""
        return order_press_picture(picture, self._document.root, crop, rect)
