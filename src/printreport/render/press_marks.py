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
_CLEAR = mm(1.0)
_LONG = mm(5.0)
_SHORT = mm(3.0)
_SLUG_SIZE = 6.0
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


def page_marks(
    sheet: Sheet,
    marks: Marks,
    page: Page,
    layout: Layout,
    document: Document,
    condition: PressCondition,
    book: FontBook,
) -> tuple[Item, ...]:
    """The marks of one page, as items like any others; none when the house wants none."""
    if marks == "none":
        return ()
    items: list[Item] = [*_crop_marks(sheet)]
    if marks == "full":
        items += _bleed_marks(sheet)
        items += _registration_marks(sheet)
        items += _colour_bar(sheet)
    items += _slug_line(sheet, _slug_text(page, layout, document, condition), book)
    return tuple(items)


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
    circle = tuple(Point(place.x + radius * cos(step * pi / 24), place.y + radius * sin(step * pi / 24)) for step in range(48))
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


def _slug_text(page: Page, layout: Layout, document: Document, condition: PressCondition) -> str:
    """Title, page, the printing date that the editor gave, and the press condition."""
    report = document.report
    dates = [value for key, value in report.colophon if key == "印刷日期"]
    parts = ["　".join(report.title), f"第 {page.number} 页，共 {len(layout.pages)} 页", *dates, condition.identifier]
    return "　·　".join(parts)


def _slug_line(sheet: Sheet, text: str, book: FontBook) -> list[PlacedGlyphRun]:
    """The slug below the page's left half, cut off where it would reach the registration mark."""
    room = sheet.trim.width / 2 - 2 * _LONG
    origin = Point(sheet.trim.x + _LONG, sheet.bleed.bottom + _CLEAR + mm(4.0))
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
