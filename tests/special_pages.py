"""Reports made of plain values for tests of the special pages, and ways to see where things stand on a page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from printreport.core.geometry import Crop, Rect
from printreport.core.span import Span
from printreport.core.units import mm
from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore, Tones
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting
from printreport.model.blocks import InlineRun, Paragraph
from printreport.model.document import Document, Photo, Picture, PressChoice, Report, Section, ThemeChoice
from printreport.model.layout import Item, PlacedGlyphRun, PlacedGroup, PlacedImage, PlacedShape, PlacedTag, walk
from printreport.model.line import Line
from printreport.text.typesetter import Typesetter
from printreport.theme.read_theme import read_theme

SPAN = Span("content/report.yaml")
WORDS = "坚持以职工为中心，服务更加周到，各项工作稳步推进，取得新的进展，全市职工群众的获得感、幸福感、安全感不断增强。" * 4
SUN = Crop(0.70, 0.45, 0.85, 0.58)

Tone = Callable[[float, float], float]
"""The luminance of a drawn picture at a place, both as shares of 0 to 1."""

DRAWN: dict[str, Tone] = {
    "night": lambda _x, y: 0.25 if y < 0.6 else 0.25 + 0.2 * (round(y * 97) % 2),
    "snow": lambda _x, y: 0.9 if y < 0.6 else 0.5 + 0.3 * (round(y * 97) % 2),
    "crowd": lambda x, y: 0.2 + 0.6 * ((round(x * 96) + round(y * 96)) % 2),
    "haze": lambda _x, y: 0.65 if y < 0.6 else 0.5 + 0.3 * (round(y * 97) % 2),
    "moon": lambda x, y: 0.45 if math.hypot((x - 0.5) / 0.1, (y - 0.31) / 0.07) < 1.0 else 0.3,
    "figure": lambda x, y: 0.2 + 0.6 * (round(y * 24) % 2) if abs(x - 0.5) < 0.2 else 0.7,
    "meadow": lambda x, y: 0.25 if y > 0.45 else 0.2 + 0.6 * ((round(x * 96) + round(y * 96)) % 2),
}


class DrawnImages:
    """Stands in for the image store where only tones are asked; a picture's path names how it is drawn."""

    def tones(self, path: Path, columns: int, rows: int) -> Tones:
        """The drawn picture on a raster."""
        tone = DRAWN[path.name]
        return tuple(tuple(tone((i + 0.5) / columns, (j + 0.5) / rows) for i in range(columns)) for j in range(rows))

    def impression(self, _path: Path) -> None:
        """Nothing by which a picture is recognised among others."""


@cache
def typesetter() -> Typesetter:
    return Typesetter(open_font_book(), "zh-Hans-CN")


def photo(name: str, width: int = 6000, height: int = 4500, **over: Any) -> Photo:
    """A photograph drawn as `name`; its id is the name, too."""
    picture = Picture(name, width, height, "JPEG", name)
    plain = Photo(name, picture, f"{name}的说明。", None, name, None, "auto", False, SPAN)
    return replace(plain, **over)


def section(slug: str, *paragraphs: str, heading: str | None = None, photos: tuple[str, ...] = ()) -> Section:
    blocks = tuple(Paragraph((InlineRun(text),), SPAN) for text in paragraphs)
    return Section(slug, f"content/sections/{slug}.md", heading, photos, (), (), None, blocks, SPAN)


def report(**over: Any) -> Report:
    plain = Report(
        ("凝聚职工力量", "建设幸福西宁"),
        "(图/文 许莹 王健钰 刘美好)",
        "西宁市总工会",
        "zh-Hans-CN",
        ThemeChoice("vermilion"),
        None,
        (mm(210), mm(285)),
        "saddle-stitch",
        None,
        PressChoice("coated-fogra39"),
        mm(0.1),
        False,
        (),
        SPAN,
    )
    return replace(plain, **over)


def setting(*photos: Photo, sections: tuple[Section, ...] | None = None, **over: Any) -> Setting:
    """A setting of a report with these photographs; `over` replaces values of report.yaml."""
    shown = tuple(p.id for p in photos)
    usual = (section("00-opening", WORDS), section("01-work", WORDS, heading="工作", photos=shown), section("02-closing", WORDS))
    made = report(**over)
    document = Document("", made, {p.id: p for p in photos}, usual if sections is None else sections, (), {})
    images = cast(ImageStore, DrawnImages())
    return Setting(document, read_theme(made.theme, made.trim), typesetter(), images)


def left_page(made: Setting) -> PageGrid:
    return PageGrid(made.theme, True)


def right_page(made: Setting) -> PageGrid:
    return PageGrid(made.theme, False)


# -- seeing -------------------------------------------------------------------------------------------------------------


def tags(items: Iterable[Item], role: str) -> list[PlacedTag]:
    """The tags of a role, in painting order."""
    return [item for item in walk(tuple(items)) if isinstance(item, PlacedTag) and item.role == role]


def images_of(items: Iterable[Item]) -> list[PlacedImage]:
    return [item for item in walk(tuple(items)) if isinstance(item, PlacedImage)]


def fields_of(items: Iterable[Item]) -> list[PlacedShape]:
    return [item for item in walk(tuple(items)) if isinstance(item, PlacedShape)]


def runs_of(items: Iterable[Item]) -> list[PlacedGlyphRun]:
    return [item for item in walk(tuple(items)) if isinstance(item, PlacedGlyphRun)]


def text_of(items: Iterable[Item]) -> str:
    """All characters in painting order."""
    return "".join("".join(item.run.texts) for item in runs_of(items))


def ink_of(made: Setting, items: Iterable[Item]) -> Rect:
    """The rectangle around the ink of all words."""
    rects = list(ink_rects(made, items))
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


def ink_rects(made: Setting, items: Iterable[Item]) -> Iterator[Rect]:
    """The ink of each run of glyphs."""
    for item in runs_of(items):
        line = Line((item.run,), (), 0.0, 0.0, 0.0, 0, 0, "", True)
        if found := ink_bounds(made, line):
            yield found.moved(item.origin.x, item.origin.y)


def baselines(items: Iterable[Item]) -> set[float]:
    """The baselines of all runs, to a thousandth of a point."""
    return {round(item.origin.y + item.run.ys[0], 3) for item in runs_of(items)}


def outermost(items: Iterable[Item]) -> Iterator[PlacedTag]:
    """The tags that hold words themselves: one for each element of a page."""
    for item in items:
        if isinstance(item, PlacedTag) and any(isinstance(inner, PlacedGlyphRun) for inner in item.items):
            yield item
        elif isinstance(item, PlacedTag | PlacedGroup):
            yield from outermost(item.items)


def overlapping_words(made: Setting, items: Iterable[Item]) -> list[tuple[str, str]]:
    """Pairs of elements whose words stand on each other."""
    boxes = [(text_of(tag.items), ink_of(made, tag.items)) for tag in outermost(items) if list(ink_rects(made, tag.items))]
    return [(boxes[i][0], boxes[j][0]) for i in range(len(boxes)) for j in range(i) if boxes[i][1].overlaps(boxes[j][1])]


def type_area(grid: PageGrid) -> Rect:
    """The type area, with room for a publisher that rises above the first line and for what hangs below the last."""
    top = grid.face_top(1)
    return Rect(grid.left, top, grid.right - grid.left, grid.baseline(grid.lines) - top).outset(0.6, 5.5, 0.6, 3.6)


def safe_area(grid: PageGrid) -> Rect:
    """The page 3 mm inside the trim."""
    page = grid.theme.page
    return Rect(mm(3), mm(3), page.width - mm(6), page.height - mm(6))
