"""The one walk over a Layout's items that every painter follows."""

from __future__ import annotations

from typing import Protocol

from printreport.core.geometry import Rect
from printreport.model.layout import (
    Item,
    Layout,
    Page,
    PlacedArea,
    PlacedEmblem,
    PlacedGlyphRun,
    PlacedGroup,
    PlacedImage,
    PlacedLink,
    PlacedShape,
    PlacedTag,
)


class Painter(Protocol):
    """What a kind of file does with each item; pushes and pops come in pairs."""

    def begin_page(self, page: Page) -> None:
        """Start a page."""

    def end_page(self) -> None:
        """Finish the page that was begun last."""

    def glyph_run(self, item: PlacedGlyphRun) -> None:
        """Set a run of glyphs."""

    def image(self, item: PlacedImage) -> None:
        """Place a picture."""

    def emblem(self, item: PlacedEmblem) -> None:
        """Place the report's emblem."""

    def area(self, item: PlacedArea) -> None:
        """Fill outlines and spare the holes in them."""

    def shape(self, item: PlacedShape) -> None:
        """Fill or stroke an outline."""

    def link(self, item: PlacedLink) -> None:
        """Make a rectangle lead to a page."""

    def push_clip(self, clip: Rect) -> None:
        """Cut what follows to a rectangle."""

    def pop_clip(self) -> None:
        """End the cut that was begun last."""

    def push_tag(self, tag: PlacedTag) -> None:
        """Begin a part of a structure element."""

    def pop_tag(self) -> None:
        """End the part that was begun last."""


def paint_layout(layout: Layout, painter: Painter) -> None:
    """Paint every page in order."""
    for page in layout.pages:
        painter.begin_page(page)
        paint_items(page.items, painter)
        painter.end_page()


def paint_items(items: tuple[Item, ...], painter: Painter) -> None:
    """Paint items in their order, groups and tags around what they hold."""
    for item in items:
        match item:
            case PlacedGlyphRun():
                painter.glyph_run(item)
            case PlacedImage():
                painter.image(item)
            case PlacedEmblem():
                painter.emblem(item)
            case PlacedArea():
                painter.area(item)
            case PlacedShape():
                painter.shape(item)
            case PlacedLink():
                painter.link(item)
            case PlacedTag():
                painter.push_tag(item)
                paint_items(item.items, painter)
                painter.pop_tag()
            case PlacedGroup():
                _paint_group(item, painter)


def _paint_group(group: PlacedGroup, painter: Painter) -> None:
    if group.clip is None:
        paint_items(group.items, painter)
        return
    painter.push_clip(group.clip)
    paint_items(group.items, painter)
    painter.pop_clip()
