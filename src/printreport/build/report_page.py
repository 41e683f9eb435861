"""The report page: one HTML file that tells the office and the print house what was built, of what, and what to look at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from printreport.build.editions import Composed, Switches
from printreport.build.results import sum_of_changes
from printreport.core.color import Color, Spot
from printreport.core.diagnostics import SEVERITY_NAMES, Diagnostic
from printreport.core.html_page import html_page, jpeg_text
from printreport.core.units import to_mm
from printreport.finish.office_pages import OfficePages
from printreport.fonts.font_book import FontFile
from printreport.images.page_picture import as_jpeg
from printreport.images.placed import placed_pictures
from printreport.model.document import Binding, Document
from printreport.model.layout import Layout, PlacedArea, PlacedGlyphRun, PlacedShape, walk
from printreport.model.press import PlacedPicture
from printreport.proof.page_pictures import page_rasters

REPORT_NAME = "report.html"

_THUMBNAIL_WIDTH = 180.0
"""Pixels of a page's picture in the report of a build. No other value was tried."""
_MOST_CHANGES = 20_000
"""Changes of punctuation that are listed: a page with more opens slowly."""
_SOFT = 225.0
"""Pixels to the inch under which a picture is marked, as in the messages of a build (press.md)."""
_BINDINGS: Mapping[Binding, str] = {"saddle-stitch": "骑马订", "perfect": "胶装", "none": "不装订"}
_EDITIONS = {
    "press.pdf": "付印",
    "booklet.pdf": "办公室双面打印，对折装订",
    "screen.pdf": "网上阅读",
}
_STANDARDS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
_MARKS = {"none": "无印刷标记", "crop": "裁切线", "full": "全部印刷标记"}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: files by name, all its messages, what they were made from and how, and the pages in sRGB."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    composed: Composed
    switches: Switches
    pages: OfficePages


@dataclass(frozen=True, slots=True)
class _File:
    """A finished file as the page tells of it."""

    name: str
    purpose: str
    megabytes: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _Picture:
    """A photograph where it is printed; `size` in millimetres."""

    photo: str
    file: str
    page: int
    size: str
    ppi: str
    is_coarse: bool
    is_stand_in: bool


@dataclass(frozen=True, slots=True)
class _Thumbnail:
    """A page's picture, small; sides in pixels."""

    width: int
    height: int
    jpeg: str


def report_page(built: Built) -> bytes:
    """The page as UTF-8, with style and pictures inside; the same build gives the same bytes."""
    composed, document = built.composed, built.composed.document
    changes = document.punctuation
    by_file = groupby(changes[:_MOST_CHANGES], key=lambda change: change.span.path)
    return html_page(
        "report",
        document.report.language,
        title=" ".join(document.report.title),
        facts=_facts(built),
        files=[_file(name, data) for name, data in built.files.items()],
        diagnostics=built.diagnostics,
        severity_names=SEVERITY_NAMES,
        pictures=[_picture(placed, document) for placed in placed_pictures(composed.layout, document)],
        spots=sorted({color.name for color in _colors(composed.layout) if isinstance(color, Spot)}),
        inks=built.pages.inks,
        highest_ink=max(built.pages.inks, default=0.0),
        fonts=_fonts(composed),
        vouched=document.vouched,
        change_count=len(changes),
        most_changes=_MOST_CHANGES,
        sum_of_changes=sum_of_changes(changes),
        changes_by_file=[(path, list(group)) for path, group in by_file],
        pages=list(_thumbnails(built)),
    ).encode()


def _facts(built: Built) -> list[str]:
    composed, switches = built.composed, built.switches
    layout, report = composed.layout, composed.document.report
    facts = [
        f"{len(layout.pages)} 页",
        f"成品 {to_mm(layout.width):g}×{to_mm(layout.height):g} mm",
        f"出血 {to_mm(layout.bleed):g} mm",
        _BINDINGS[report.binding],
        composed.condition.info,
    ]
    if "press.pdf" in built.files:
        facts += [_STANDARDS[switches.standard], _MARKS[switches.marks]]
    return facts


def _file(name: str, data: bytes) -> _File:
    return _File(name, _EDITIONS.get(name, ""), f"{len(data) / 1e6:.2f}", hashlib.sha256(data).hexdigest())


def _picture(placed: PlacedPicture, document: Document) -> _Picture:
    return _Picture(
        photo=placed.photo,
        file=_file_of(placed, document),
        page=placed.page,
        size=f"{to_mm(placed.width):.0f}×{to_mm(placed.height):.0f}",
        ppi=f"{placed.ppi:.0f}",
        is_coarse=placed.ppi < _SOFT,
        is_stand_in=document.photos[placed.photo].stand_in,
    )


def _file_of(picture: PlacedPicture, document: Document) -> str:
    """The photograph's file as seen from the project, as every machine sees it."""
    path = Path(document.photos[picture.photo].picture.path)
    return path.relative_to(document.root).as_posix() if path.is_relative_to(document.root) else path.name


def _colors(layout: Layout) -> Iterator[Color]:
    for page in layout.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedGlyphRun):
                yield item.run.color
            elif isinstance(item, PlacedArea):
                yield item.fill
            elif isinstance(item, PlacedShape):
                yield from (color for color in (item.fill, item.stroke) if color is not None)


def _fonts(composed: Composed) -> list[tuple[FontFile, int]]:
    """The fonts that are embedded, each with the count of its glyphs."""
    used: dict[str, set[int]] = {}
    for page in composed.layout.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedGlyphRun):
                used.setdefault(item.run.face, set()).update(item.run.glyphs)
    return [(file, len(used[file.key])) for file in composed.book.files() if file.key in used]


def _thumbnails(built: Built) -> Iterator[_Thumbnail]:
    dpi = 72.0 * _THUMBNAIL_WIDTH / built.composed.layout.width
    for raster in page_rasters(built.pages.data, dpi, trimmed=True):
        yield _Thumbnail(raster.width, raster.height, jpeg_text(as_jpeg(raster)))
