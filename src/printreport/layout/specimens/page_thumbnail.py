"""Pages made small: the same items at a fraction of their size, photographs as crossed boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from printreport.core.color import Color
from printreport.core.geometry import Crop, Point, Rect
from printreport.model.layout import (
    Item,
    PlacedArea,
    PlacedEmblem,
    PlacedGlyphRun,
    PlacedGroup,
    PlacedImage,
    PlacedLink,
    PlacedShape,
    PlacedTag,
)

_CROSS = 0.25
"""Points of the lines that cross a picture's box."""


@dataclass(frozen=True, slots=True)
class Shrink:
    """Everything at `share` of its size, the page's corner moved to (x, y); pictures become boxes of two greys."""

    share: float
    x: float
    y: float
    box: Color
    cross: Color

    def items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """The small items; tags and links are left out, as the small page is one picture."""
        return tuple(small for item in items for small in self._item(item))

    def rect(self, rect: Rect) -> Rect:
        """A rectangle of the page where it comes to lie."""
        return Rect(self.x + rect.x * self.share, self.y + rect.y * self.share, rect.width * self.share, rect.height * self.share)

    def _point(self, point: Point) -> Point:
        return Point(self.x + point.x * self.share, self.y + point.y * self.share)

    def _item(self, item: Item) -> Iterator[Item]:
        match item:
            case PlacedGlyphRun():
                yield self._run(item)
            case PlacedShape():
                points = tuple(self._point(point) for point in item.points)
                yield replace(item, points=points, stroke_width=item.stroke_width * self.share)
            case PlacedArea():
                outlines = tuple(tuple(self._point(point) for point in outline) for outline in item.outlines)
                yield replace(item, outlines=outlines)
            case PlacedImage():
                yield from self._picture(self.rect(item.rect), item.crop)
            case PlacedEmblem():
                yield from self._picture(self.rect(item.rect), Crop())
            case PlacedGroup():
                clip = None if item.clip is None else self.rect(item.clip)
                yield PlacedGroup(self.items(item.items), clip)
            case PlacedTag():
                yield from self.items(item.items)
            case PlacedLink():
                return

    def _run(self, item: PlacedGlyphRun) -> PlacedGlyphRun:
        run = item.run
        xs, ys = (tuple(value * self.share for value in values) for values in (run.xs, run.ys))
        return PlacedGlyphRun(self._point(item.origin), replace(run, size=run.size * self.share, xs=xs, ys=ys))

    def _picture(self, rect: Rect, crop: Crop) -> Iterator[Item]:
        """The box, crossed by the diagonals of the whole picture: over a fold they run from page to page."""
        yield PlacedShape.rect(rect, self.box)
        left, top = rect.x - crop.left / crop.width * rect.width, rect.y - crop.top / crop.height * rect.height
        whole = Rect(left, top, rect.width / crop.width, rect.height / crop.height)
        falling = PlacedShape.line(Point(whole.x, whole.y), Point(whole.right, whole.bottom), self.cross, _CROSS)
        rising = PlacedShape.line(Point(whole.x, whole.bottom), Point(whole.right, whole.y), self.cross, _CROSS)
        yield PlacedGroup((falling, rising), rect)
