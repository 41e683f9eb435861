"""The screen edition's pages: a Layout painted in lights, cut to its trim, every piece of content marked."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.color import Color, Light
from printreport.core.geometry import Crop, Rect, joined
from printreport.fonts.font_book import FontBook
from printreport.images.emblem_picture import screen_emblem
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import PictureOrder
from printreport.images.screen_color import light_of
from printreport.images.screen_picture import order_screen_picture, screen_pictures
from printreport.model.document import Document, Picture
from printreport.model.layout import (
    Layout,
    Page,
    PlacedArea,
    PlacedEmblem,
    PlacedGlyphRun,
    PlacedImage,
    PlacedLink,
    PlacedShape,
    PlacedTag,
)
from printreport.model.press import PressCondition
from printreport.model.structure import MarkedPart, TaggedPages
from printreport.render.item_painter import ItemPainter
from printreport.render.note_links import FoundMark
from printreport.render.paint import paint_layout
from printreport.render.sheet import Sheet
from printreport.render.tag_tree import Found, TagTree

_ARTIFACTS = {
    "folio": "/Type /Pagination /Subtype /Footer",
    "running-head": "/Type /Pagination /Subtype /Header",
    "repeated-head": "/Type /Pagination",
}
"""How artifacts are told apart (ISO 32000-1, 14.8.2.2.2), by their tags' keys; all others belong to the layout."""

_LAYOUT = "/Type /Layout"


def render_screen(
    layout: Layout, document: Document, book: FontBook, images: ImageStore, condition: PressCondition
) -> TaggedPages:
    """The layout as a PDF of its trim in sRGB, which looks like the print of a condition, with its structure.

    It has no transparency. Raises OSError when a picture that was read before can no longer be read.

    `layout` are the pages, `document` the report, `book` has the fonts, `images` the pictures, and `condition` is the printing
    condition.
    """
    painter = ScreenPainter(layout, document, book, condition)
    paint_layout(layout, painter)
    emblems = {order: screen_emblem(order, condition.profile) for order in painter.emblems}
    painter.embed(screen_pictures(painter.pictures, images, condition.profile), emblems, images.results)
    return TaggedPages(painter.canvas.data(), painter.tree.document(), painter.tree.bookmarks(), painter.tree.places())


@dataclass(slots=True)
class _Mark:
    """The marked content that is open on the page: its element (None for an artifact), its number, what it covers."""

    owner: Found | FoundMark | str
    number: int
    bounds: list[Rect]


class ScreenPainter(ItemPainter):
    """Paints items in lights and marks each as content of its tag's element, or as an artifact.

    Marks are flat: an artifact inside an element ends the element's mark, and the element goes on with another one, as
    neither may hold the other (ISO 14289-1, 7.1).
    """

    def __init__(self, layout: Layout, document: Document, book: FontBook, condition: PressCondition) -> None:
        super().__init__(document, book)
        simplified = document.report.language == "zh-Hans-CN"
        self.tree = TagTree(layout.bookmarks, *(("页", "注释") if simplified else ("頁", "註釋")))
        self._profile = condition.profile
        self._trim = Rect(0.0, 0.0, layout.width, layout.height)
        self._owners: list[Found | str] = [_LAYOUT]
        self._mark: _Mark | None = None
        self._next_number = 0
        self._page = 0

    def begin_page(self, page: Page) -> None:
        """Start a page of the trim's size."""
        self._page = page.number
        self._next_number = 0
        self.canvas.begin_page(Sheet(self._trim, self._trim, self._trim))

    def end_page(self) -> None:
        """Finish the page."""
        self._end_mark()
        self.canvas.end_page()

    def push_tag(self, tag: PlacedTag) -> None:
        """What follows belongs to the tag's element, or to none."""
        self._owners.append(self._owner(tag))

    def pop_tag(self) -> None:
        """What follows belongs to the element around the tag that was begun last."""
        self._owners.pop()

    def push_clip(self, clip: Rect) -> None:
        """Cut what follows to a rectangle; no mark reaches over the cut."""
        self._end_mark()
        super().push_clip(clip)

    def pop_clip(self) -> None:
        """End the cut that was begun last."""
        self._end_mark()
        super().pop_clip()

    def link(self, item: PlacedLink) -> None:
        """Keep the link for its element; one outside all elements could not be read and is left out."""
        owner = self._owners[-1]
        if isinstance(owner, Found):
            owner.links.append((self._page, item.rect, item.page))

    def glyph_run(self, item: PlacedGlyphRun) -> None:
        """Set a run as content of its element."""
        if not item.run.glyphs:
            return
        owner = self._owners[-1]
        if isinstance(owner, Found):
            owner.words.extend(item.run.texts)
            if item.run.note is not None and owner.tag.order:
                self._end_mark()
                self._begin_mark(_run_bounds(item), self.tree.mark(owner, item.run.note))
                super().glyph_run(item)
                return
        self._begin_mark(_run_bounds(item))
        super().glyph_run(item)

    def image(self, item: PlacedImage) -> None:
        """Place a picture as content of its element."""
        self._begin_mark(item.rect)
        super().image(item)

    def emblem(self, item: PlacedEmblem) -> None:
        """Place the emblem as content of its element."""
        self._begin_mark(item.rect)
        super().emblem(item)

    def area(self, item: PlacedArea) -> None:
        """Fill outlines as content of their element."""
        self._begin_mark(item.bounds)
        super().area(item)

    def shape(self, item: PlacedShape) -> None:
        """Fill and stroke an outline as content of its element."""
        self._begin_mark(item.bounds)
        super().shape(item)

    def shade(self, color: Color) -> Light:
        """What the ink looks like."""
        return light_of(color, self._profile)

    def order(self, picture: Picture, crop: Crop, rect: Rect) -> PictureOrder:
        """As fine as a screen shows it."""
        return order_screen_picture(picture, self._document.root, crop, rect)


    def _owner(self, tag: PlacedTag) -> Found | str:
        around = self._owners[-1]
        if isinstance(around, str) and around != _LAYOUT:
            return around
        if tag.role == "artifact":
            # The bars of a chart are what its words speak of.
            drawing = isinstance(around, Found) and around.leaf == "Figure"
            return around if drawing else _ARTIFACTS.get(tag.key, _LAYOUT)
        if self._is_repeated_head(tag):
            return _ARTIFACTS["repeated-head"]
        return self.tree.element(tag)

    def _is_repeated_head(self, tag: PlacedTag) -> bool:
        """Whether this is the head of a table, set again where the table goes on."""
        heads = (item for item in tag.items if isinstance(item, PlacedTag) and item.role == "table-head-cell")
        return tag.role == "table-row" and any(map(self.tree.has, heads))

    def _begin_mark(self, bounds: Rect, within: FoundMark | None = None) -> None:
        """See that the mark of the innermost tag, or of a note `within` it, is open; `bounds` is what it goes on to cover."""
        owner = within or self._owners[-1]
        if self._mark is not None and self._mark.owner is owner:
            self._mark.bounds.append(bounds)
            return
        self._end_mark()
        self._mark = _Mark(owner, self._next_number, [bounds])
        if isinstance(owner, Found | FoundMark):
            self.canvas.begin_marked(owner.leaf, f"/MCID {self._next_number}")
            self._next_number += 1
        else:
            self.canvas.begin_marked("Artifact", owner)

    def _end_mark(self) -> None:
        mark, self._mark = self._mark, None
        if mark is None:
            return
        self.canvas.end_marked()
        if isinstance(mark.owner, Found | FoundMark):
            mark.owner.parts.append(MarkedPart(self._page, mark.number, _inside(joined(mark.bounds), self._trim)))


def _run_bounds(item: PlacedGlyphRun) -> Rect:
    """The em boxes of a run's glyphs, which stand on baselines or hang in a column."""
    run, size = item.run, item.run.size
    xs, ys = run.xs, run.ys
    x, y = item.origin.x + min(xs), item.origin.y + min(ys) - 0.88 * size
    return Rect(x, y, max(xs) - min(xs) + size, max(ys) - min(ys) + size)


def _inside(rect: Rect, page: Rect) -> Rect:
    """The part of a rectangle that the page shows."""
    x, y = min(max(rect.x, page.x), page.right), min(max(rect.y, page.y), page.bottom)
    right, bottom = min(max(rect.right, x), page.right), min(max(rect.bottom, y), page.bottom)
    return Rect(x, y, right - x, bottom - y)
