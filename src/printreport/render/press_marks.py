"""What stands around a page for the printer: crop, bleed and registration marks, a colour bar, a slug line.

Everything lies outside the bleed (press.md's *marks*; ISO 15930-7, 6.11 keeps the bleed free of marks).
"""

from __future__ import annotations

from itertools import groupby
from math import cos, pi, sin

from printreport.core.color import Cmyk, Spot
from printreport.core.geometry import Point, Rect
from printreport.core.units import mm
from printreport.fonts.font_book import FontBook
from printreport.model.document import Document
from printreport.model.layout import Item, Layout, Page, PlacedGlyphRun, PlacedShape
from printreport.model.line import GlyphRun
from printreport.model.press import PressCondition
from printreport.render.sheet import Marks, Sheet

EVERY_PLATE = Spot("All", Cmyk(1.0, 1.0, 1.0, 1.0))
"""The ink that is all inks (ISO 32000-1, 8.6.6.4)."""

_LINE = 0.25
"""Points: the thinnest line that print houses pass (GWG 2022, R0018)."""
_CLEAR = mm(1.0)
_LONG = mm(5.0)
_SHORT = mm(3.0)
_SLUG_SIZE = 6.0
"""Points: read at arm's length, and small enough for the strip outside the bleed."""
_SLUG_ROLE = "hei"
_PATCHES: tuple[Cmyk, ...] = (
    Cmyk(1.0, 0.0, 0.0, 0.0),
    Cmyk(0.0, 1.0, 0.0, 0.0),
    Cmyk(0.0, 0.0, 1.0, 0.0),
    Cmyk(0.0, 0.0, 0.0, 1.0),
    Cmyk(1.0, 1.0, 0.0, 0.0),
    Cmyk(0.0, 1.0, 1.0, 0.0),
    Cmyk(1.0, 0.0, 1.0, 0.0),
    Cmyk(0.5, 0.0, 0.0, 0.0),
    Cmyk(0.0, 0.5, 0.0, 0.0),
    Cmyk(0.0, 0.0, 0.5, 0.0),
    Cmyk(0.0, 0.0, 0.0, 0.5),
    Cmyk(0.5, 0.4, 0.4, 0.0),
)
"""Solids, their overprints, half tones and a grey of three inks, as ISO 12647-2's control strips have them."""


def sheet_marks(sheet: Sheet, marks: Marks) -> tuple[Item, ...]:
    """The marks that every page has, as items like any others; none when the house wants none."""
    if marks == "none":
        return ()
    if marks == "crop":
        return tuple(_crop_marks(sheet))
    return (*_crop_marks(sheet), *_bleed_marks(sheet), *_registration_marks(sheet), *_colour_bar(sheet))


def slug_lines(
    sheet: Sheet, page: Page, layout: Layout, document: Document, condition: PressCondition, book: FontBook
) -> tuple[Item, ...]:
    """Below the page: the title at the left; page, the printing date that the editor gave, and condition at the right.

    `sheet` says where the trim lies, `page` is the page, `layout` has their count, `document` title and date, `condition` the
    printing condition, and `book` the fonts.
    """
    report = document.report
    dates = [value for key, value in report.colophon if key == "印刷日期"]
    facts = "　".join([f"第 {page.number} 页，共 {len(layout.pages)} 页", *dates, condition.identifier])
    middle = sheet.trim.x + sheet.trim.width / 2
    return (
        *_slug_line(sheet, sheet.trim.x + _LONG, "　".join(report.title), book),
        *_slug_line(sheet, middle + _LONG, facts, book),
    )


def _line(x0: float, y0: float, x1: float, y1: float) -> PlacedShape:
    return PlacedShape.line(Point(x0, y0), Point(x1, y1), EVERY_PLATE, _LINE)


def _crop_marks(sheet: Sheet) -> list[PlacedShape]:
    """Eight lines in line with the trim."""
    return _corner_lines(sheet.trim, sheet.bleed.outset(_CLEAR, _CLEAR, _CLEAR, _CLEAR), _LONG)


def _bleed_marks(sheet: Sheet) -> list[PlacedShape]:
    """Eight short lines in line with the bleed."""
    clear = _CLEAR + _LONG - _SHORT
    return _corner_lines(sheet.bleed, sheet.bleed.outset(clear, clear, clear, clear), _SHORT)


def _corner_lines(edges: Rect, start: Rect, length: float) -> list[PlacedShape]:
    lines = []
    for x in (edges.x, edges.right):
        lines.append(_line(x, start.y - length, x, start.y))
        lines.append(_line(x, start.bottom, x, start.bottom + length))
    for y in (edges.y, edges.bottom):
        lines.append(_line(start.x - length, y, start.x, y))
        lines.append(_line(start.right, y, start.right + length, y))
    return lines


def _registration_marks(sheet: Sheet) -> list[PlacedShape]:
    """A circle with a cross in the middle of each side."""
    away = _CLEAR + _LONG / 2
    bleed = sheet.bleed
    middle, centre = bleed.x + bleed.width / 2, bleed.y + bleed.height / 2
    places = (
        Point(middle, bleed.y - away),
        Point(middle, bleed.bottom + away),
        Point(bleed.x - away, centre),
        Point(bleed.right + away, centre),
    )
    return [shape for place in places for shape in _target(place, _LONG / 2)]


def _target(place: Point, reach: float) -> list[PlacedShape]:
    radius = reach * 0.6
    circle = tuple(Point(place.x + radius * cos(step * pi / 16), place.y + radius * sin(step * pi / 16)) for step in range(32))
    return [
        PlacedShape("polygon", circle, stroke=EVERY_PLATE, stroke_width=_LINE),
        _line(place.x - reach, place.y, place.x + reach, place.y),
        _line(place.x, place.y - reach, place.x, place.y + reach),
    ]


def _colour_bar(sheet: Sheet) -> list[PlacedShape]:
    """Patches above the page's left half, clear of the crop and registration marks."""
    room = sheet.trim.width / 2 - 2 * _LONG
    side = min(mm(5.0), room / len(_PATCHES))
    top = sheet.bleed.y - _CLEAR - mm(5.0)
    return [
        PlacedShape.rect(Rect(sheet.trim.x + _LONG + index * side, top, side, side), ink) for index, ink in enumerate(_PATCHES)
    ]


def _slug_line(sheet: Sheet, left: float, text: str, book: FontBook) -> list[PlacedGlyphRun]:
    """A line of small type between two marks, cut off where it would reach the second."""
    room = sheet.trim.width / 2 - 2 * _LONG
    origin = Point(left, sheet.bleed.bottom + _CLEAR + mm(4.0))
    runs = []
    pen = 0.0
    for face, chars in groupby(text, lambda char: book.face_for(_SLUG_ROLE, char)):
        if face is None:
            continue
        places: list[float] = []
        shown = ""
        for char in chars:
            width = face.advance(face.glyph(char)) * _SLUG_SIZE
            if pen + width > room:
                break
            places.append(pen)
            shown += char
            pen += width
        glyphs = tuple(face.glyph(char) for char in shown)
        run = GlyphRun(face.key, _SLUG_SIZE, EVERY_PLATE, glyphs, tuple(places), (0.0,) * len(shown), tuple(shown))
        runs.append(PlacedGlyphRun(origin, run))
    return runs
