"""A verdict as one self-contained HTML page: findings, and the places marked on pictures of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from printreport.core.diagnostics import SEVERITY_NAMES
from printreport.core.html_page import html_page, jpeg_text
from printreport.core.units import MM
from printreport.core.visible_text import visible
from printreport.preflight.check import Finding, PlaceRect
from printreport.preflight.reading.page_reading import PageFrame
from printreport.preflight.registry import CHECKS
from printreport.preflight.verdict.verdict import Verdict
from printreport.preflight.verdict.verdict_text import facts, headline, place_text

_LEAST_SIDE = 2.0
"""Points that a marked place measures at least, so that it is seen."""

_Area = tuple[float, float, float, float]
"""Left, top, width and height in points from the upper left corner of what the picture shows."""


@dataclass(frozen=True, slots=True)
class _MarkedPage:
    """A page's picture with its trim and the places of findings; a page that is turned is shown without them."""

    number: int
    jpeg: str
    is_upright: bool
    width: float
    height: float
    trim: _Area
    places: tuple[tuple[Finding, _Area], ...]


def verdict_page(verdict: Verdict, name: str, pictures: Mapping[int, bytes]) -> str:
    """The HTML text; `name` is the file's, `pictures` are JPEGs by page number."""
    frames = {frame.number: frame for frame in verdict.frames}
    return html_page(
        "preflight",
        "zh-CN",
        name=visible(name),
        mood="error" if not verdict.ok else "warning" if verdict.warnings else "good",
        headline=headline(verdict),
        facts=facts(verdict),
        findings=sorted(verdict.findings, key=lambda found: not found.is_error),
        severity_names=SEVERITY_NAMES,
        clauses={id: check.clause for id, check in CHECKS.items()},
        place_text=place_text,
        pages=[_marked(verdict, frames[number], data) for number, data in pictures.items()],
    )


def _marked(verdict: Verdict, frame: PageFrame, picture: bytes) -> _MarkedPage:
    sheet, cut = frame.crop or frame.sheet, frame.cut
    places = [(found, found.rect) for found in verdict.findings if found.page == frame.number and found.rect is not None]
    return _MarkedPage(
        number=frame.number,
        jpeg=jpeg_text(picture),
        is_upright=not frame.rotate % 360,
        width=sheet.width,
        height=sheet.height,
        trim=(cut.left - sheet.left, sheet.top - cut.top, cut.width, cut.height),
        places=tuple((found, _area(rect, frame)) for found, rect in places),
    )


def _area(rect: PlaceRect, frame: PageFrame) -> _Area:
    """A finding's place, millimetres from the trim's upper left corner, as it lies in the picture."""
    sheet, cut = frame.crop or frame.sheet, frame.cut
    x, y, width, height = (value * MM for value in rect)
    left, top = cut.left - sheet.left + x, sheet.top - cut.top + y
    return left, top, max(width, _LEAST_SIDE), max(height, _LEAST_SIDE)
