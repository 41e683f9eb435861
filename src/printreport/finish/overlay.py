"""Draws over proof pages what is never printed: trim, safe area, baseline grid, and the frames of what stands there."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from printreport.core.geometry import Rect
from printreport.core.units import mm
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

SAFE = mm(5.0)
"""How far from the trim nothing may stand that must not be cut off."""

_TRIM, _SAFE, _GRID, _FRAME, _PICTURE = "0.9 0 0.6", "0 0.6 0.2", "0.2 0.7 0.95", "0.95 0.5 0", "0.4 0.2 0.9"
_ASCENT, _DESCENT = 0.88, 0.12
"""Em over and under the baseline that a Han character's box takes, as in the shipped fonts."""


def overlay(pdf: bytes, layout: Layout) -> bytes:
    """Pages in sRGB with lines on top: trim magenta, safe area green, grid blue, frames of text orange, pictures violet."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for leaf, page in zip(file.pages, layout.pages, strict=True):
            left, _, _, top = (float(edge) for edge in leaf.trimbox)
            lines = "\n".join(_lines(page, layout, left, top))
            leaf.contents_add(f"q\n{lines}\nQ".encode("ascii"))
        data = io.BytesIO()
        file.save(data, deterministic_id=True)
        return data.getvalue()


def frames(page: Page) -> tuple[tuple[str, Rect], ...]:
    """The rectangles of a page's structure elements (`text`) and pictures (`picture`), points from the trim's corner."""
    found: list[tuple[str, Rect]] = []
    _collect(page.items, found)
    return tuple(found)


def _collect(items: tuple[Item, ...], found: list[tuple[str, Rect]]) -> None:
    for item in items:
        if isinstance(item, PlacedTag) and item.role != "artifact" and (bounds := _bounds(item.items)):
            found.append(("text", bounds))
        if isinstance(item, PlacedImage):
            found.append(("picture", item.rect))
        if isinstance(item, PlacedGroup | PlacedTag):
            _collect(item.items, found)


def _bounds(items: tuple[Item, ...]) -> Rect | None:
    rects = list(_rects(items))
    if not rects:
        return None
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


def _rects(items: tuple[Item, ...]) -> Iterator[Rect]:
    for item in items:
        match item:
            case PlacedGlyphRun():
                yield from _run_rects(item)
            case PlacedImage() | PlacedEmblem() | PlacedLink():
                yield item.rect
            case PlacedShape() | PlacedArea():
                yield item.bounds
            case PlacedGroup() | PlacedTag():
                yield from _rects(item.items)


def _run_rects(item: PlacedGlyphRun) -> Iterator[Rect]:
    """The em boxes of a run's first and last glyph, which hold all between them."""
    run = item.run
    for index in {0, len(run.glyphs) - 1} if run.glyphs else ():
        x, y = item.origin.x + run.xs[index], item.origin.y + run.ys[index]
        yield Rect(x, y - _ASCENT * run.size, run.size, (_ASCENT + _DESCENT) * run.size)


def _lines(page: Page, layout: Layout, left: float, top: float) -> Iterator[str]:
    """PDF operators for one page whose trim begins at (left, top) in its own space."""
    for y in _baselines(layout):
        yield f"{_GRID} RG 0.25 w {left:.2f} {top - y:.2f} m {left + layout.width:.2f} {top - y:.2f} l S"
    for kind, rect in frames(page):
        yield _box(rect, _PICTURE if kind == "picture" else _FRAME, 0.5, left, top)
    trim = Rect(0.0, 0.0, layout.width, layout.height)
    yield _box(trim.outset(-SAFE, -SAFE, -SAFE, -SAFE), _SAFE, 0.75, left, top)
    yield _box(trim, _TRIM, 0.75, left, top)


def _baselines(layout: Layout) -> list[float]:
    grid = layout.grid
    if not {"first_baseline", "leading", "lines"} <= grid.keys():
        return []
    return [grid["first_baseline"] + line * grid["leading"] for line in range(round(grid["lines"]))]


def _box(rect: Rect, color: str, width: float, left: float, top: float) -> str:
    """A stroked rectangle as PDF operators.

    `rect` is in points of the page, `color` are its RGB shares as written, `width` is the line's, `left` and `top` are where
    the page's upper left corner lies, in points.
    """
    return f"{color} RG {width} w {left + rect.x:.2f} {top - rect.bottom:.2f} {rect.width:.2f} {rect.height:.2f} re S"
