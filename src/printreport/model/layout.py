"""Pages of placed items: the only value that reaches a painter, an exporter or a test of looks.

Lengths are points, y down, the origin at the trim's upper left corner of the item's page. Items paint in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from printreport.core.color import Color
from printreport.core.geometry import Crop, Point, Rect
from printreport.model.line import GlyphRun

Role = Literal[
    "title",
    "byline",
    "heading",
    "subheading",
    "paragraph",
    "list",
    "list-label",
    "list-item",
    "quotation",
    "note",
    "notes",
    "notice",
    "table",
    "table-row",
    "table-head-cell",
    "table-cell",
    "figure",
    "caption",
    "callout",
    "chart",
    "pull-quote",
    "contents",
    "colophon",
    "subtitle",
    "date",
    "code-label",
    "artifact",
]


@dataclass(frozen=True, slots=True)
class PlacedGlyphRun:
    """A run of glyphs whose line origin (on the baseline) is at `origin`."""

    origin: Point
    run: GlyphRun


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """The part `crop` of the photograph `photo`, filling `rect` (which may reach into the bleed or over the fold).

    A picture over the fold stands on both pages, each with the crop of its own half.
    """

    rect: Rect
    photo: str
    crop: Crop


@dataclass(frozen=True, slots=True)
class PlacedEmblem:
    """The report's emblem, whole and upright, filling `rect`; its see-through parts show the solid colour `ground`.

    An emblem of vectors is painted as it is: only one of pixels is laid on `ground`, as no edition has transparency. None
    stands for a ground of no single colour, which only an emblem of vectors may have.
    """

    rect: Rect
    ground: Color | None


@dataclass(frozen=True, slots=True)
class PlacedArea:
    """An area of one colour within closed outlines, painted at once: an outline inside another one is a hole (even-odd)."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: Color

    @property
    def bounds(self) -> Rect:
        """The upright rectangle around all outlines."""
        xs = [p.x for outline in self.outlines for p in outline]
        ys = [p.y for outline in self.outlines for p in outline]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A filled or stroked outline: a rectangle, or a line or polygon through `points`."""

    kind: Literal["rect", "line", "polygon"]
    points: tuple[Point, ...]
    fill: Color | None = None
    stroke: Color | None = None
    stroke_width: float = 0.0

    @staticmethod
    def rect(rect: Rect, fill: Color) -> PlacedShape:
        """A filled rectangle."""
        corners = (Point(rect.x, rect.y), Point(rect.right, rect.bottom))
        return PlacedShape("rect", corners, fill=fill)

    @staticmethod
    def line(start: Point, end: Point, color: Color, width: float) -> PlacedShape:
        """A straight rule of a width."""
        return PlacedShape("line", (start, end), stroke=color, stroke_width=width)

    @property
    def bounds(self) -> Rect:
        """The upright rectangle around its points, strokes left out."""
        xs = [p.x for p in self.points]
        ys = [p.y for p in self.points]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class PlacedGroup:
    """Items that belong together, optionally cut to `clip`."""

    items: tuple[Item, ...]
    clip: Rect | None = None


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A rectangle that leads to a page of the brochure (contents entries); painters of paper leave it out."""

    rect: Rect
    page: int


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """Items that form one element of the document's structure, or part of one.

    `key` names the element: parts with one key, on one page or several, are one element. `order` sorts elements in the
    source's order and holds their nesting: an element whose order begins with another's lies inside it. `alt` is a
    figure's alternative text. Role "artifact" marks what no reader needs (folios, running heads, rules).
    """

    role: Role
    key: str
    order: tuple[int, ...]
    items: tuple[Item, ...]
    alt: str = ""
    level: int = 0


Item = PlacedGlyphRun | PlacedImage | PlacedEmblem | PlacedArea | PlacedShape | PlacedGroup | PlacedLink | PlacedTag


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, whether it is a left page, the form it was composed by, its items."""

    number: int
    left: bool
    form: str
    items: tuple[Item, ...]
    folio: str = ""


@dataclass(frozen=True, slots=True)
class BookmarkTarget:
    """A section's heading and the page where it begins."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole brochure: trim size and bleed in points, pages in reading order, sections for bookmarks."""

    width: float
    height: float
    bleed: float
    pages: tuple[Page, ...]
    bookmarks: tuple[BookmarkTarget, ...] = ()
    grid: Mapping[str, float] = field(default_factory=dict)


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item in painting order, groups and tags before what they hold."""
    for item in items:
        yield item
        if isinstance(item, PlacedGroup | PlacedTag):
            yield from walk(item.items)
