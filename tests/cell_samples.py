"""Sections, charts and cells for tests of what stands in a cell, and what can be measured of the painted items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

from containment import holds
from printreport.core.figure_grammar import find_figures, split_figure
from printreport.core.geometry import Rect
from printreport.core.span import Span
from printreport.core.units import mm
from printreport.fonts.font_book import FontBook, open_font_book
from printreport.images.image_store import ImageStore
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell, PageGrid
from printreport.layout.page.setting import Setting
from printreport.model.document import Chart, ChartKind, Document, PullQuote, Section, Stat, ThemeChoice
from printreport.model.layout import Item, PlacedGlyphRun, PlacedShape, PlacedTag, walk
from printreport.text.typesetter import Typesetter
from printreport.theme.read_theme import read_theme

SPAN = Span("content/sections/01.md")
TRIMS = {
    "large-16": (mm(210), mm(285)),
    "a5": (mm(148), mm(210)),
    "landscape-a4": (mm(297), mm(210)),
    "pocket": (mm(90), mm(120)),
}
NASTY_FIGURES = ("1.2345亿元", "12345678901元", "¥3,959.85", "三分之一", "第九次", "100%", "0.3‰", "8401(次)", "7个")
LABELS = (
    "家数",
    "填补企业行业技术空白",
    "公有制企业、事业单位和非公有制企业职工代表大会建制率",
    "按照省总工会统一部署开展职工医疗互保计划工作以来报销医疗费用的职工家庭户数与累计人次合计数",
)


@cache
def book() -> FontBook:
    """The shipped fonts, opened once for all tests."""
    return open_font_book()


@cache
def typesetter() -> Typesetter:
    """One typesetter for all tests, so that nothing is set twice."""
    return Typesetter(book(), "zh-Hans-CN")


def setting_for(trim: tuple[float, float] = TRIMS["large-16"], sections: tuple[Section, ...] = ()) -> Setting:
    """The default theme on a trim; of the document only the sections are there."""
    theme = read_theme(ThemeChoice("vermilion"), trim)
    document = cast(Document, _Sections(sections))
    return Setting(document, theme, typesetter(), ImageStore(None))


class _Sections:
    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.sections = sections


def stat(figure: str, label: str) -> Stat:
    """A stat as the reader makes it."""
    number, measure = split_figure(figure)
    return Stat(figure, number, measure, label, SPAN)


def section(
    stats: Iterable[tuple[str, str]] = (), quote: str | None = None, charts: tuple[Chart, ...] = (), slug: str = "skills"
) -> Section:
    """A section of figures, a quote and charts."""
    told = PullQuote(quote, SPAN) if quote else None
    return Section(slug, "01.md", "标题", (), tuple(stat(*s) for s in stats), charts, told, (), SPAN)


def chart(kind: ChartKind, points: Iterable[tuple[str, str]], title: str = "历年参赛职工", total: str | None = None) -> Chart:
    """A chart whose values are read from its figures."""
    stats = tuple(stat(*point) for point in points)
    values = tuple(float(find_figures(s.figure)[0].value or 0) for s in stats)
    return Chart(kind, title, stats, values, stat(total, "") if total else None, SPAN)


def cell_for(setting: Setting, form: CellForm, width: Width, lines: int | None = None, first_line: int = 3) -> Cell:
    """A cell of a right page as a form of one width wants it."""
    theme = setting.theme
    count = {Width.FULL: 1, Width.HALF: 2, Width.THIRD: 3}[width]
    whole = PageGrid(theme, False).cell(first_line, form.ideal if lines is None else lines)
    return whole.part(0, count)


def painted(setting: Setting, form: CellForm) -> Iterator[tuple[Cell, tuple[Item, ...]]]:
    """A form in each of its widths at its least, ideal and most lines."""
    for width in sorted(form.widths, key=lambda w: w.value):
        for lines in sorted({form.least, form.ideal, form.most}):
            cell = cell_for(setting, form, width, lines)
            yield cell, form.paint(cell)


def runs(items: Iterable[Item]) -> list[PlacedGlyphRun]:
    """All glyph runs, in painting order."""
    return [item for item in walk(tuple(items)) if isinstance(item, PlacedGlyphRun)]


def shapes(items: Iterable[Item], kind: str = "rect") -> list[PlacedShape]:
    """All shapes of a kind, in painting order."""
    return [item for item in walk(tuple(items)) if isinstance(item, PlacedShape) and item.kind == kind]


def tags(items: Iterable[Item], role: str) -> list[PlacedTag]:
    """All structure elements of a role."""
    return [item for item in walk(tuple(items)) if isinstance(item, PlacedTag) and item.role == role]


def words(items: Iterable[Item]) -> str:
    """The characters of all runs, in painting order."""
    return "".join(text for run in runs(items) for text in run.run.texts)


def ink(run: PlacedGlyphRun) -> Rect:
    """The rectangle of a run's ink on the page."""
    face = book().face(run.run.face)
    boxes: list[Any] = []
    for glyph, x, y in zip(run.run.glyphs, run.run.xs, run.run.ys, strict=True):
        if box := face.ink(glyph):
            left, bottom, right, top = (edge * run.run.size for edge in box)
            ox, oy = run.origin.x + x, run.origin.y + y
            boxes.append((ox + left, oy - top, ox + right, oy - bottom))
    if not boxes:
        return Rect(run.origin.x, run.origin.y, 0.0, 0.0)
    x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return Rect(x0, y0, max(b[2] for b in boxes) - x0, max(b[3] for b in boxes) - y0)


def display_sizes(items: Iterable[Item]) -> list[float]:
    """The sizes of the figures in display type."""
    return [run.run.size for run in runs(items) if run.run.face == "display"]


def leaves_cell(cell: Cell, items: tuple[Item, ...], ) -> list[str]:
    """What stands outside a cell: descenders and commas may hang under its last baseline, into the blank line that follows."""
    room = cell.rect.outset(0.3, 0.3, 0.3, 0.9 * cell.grid.theme.grid.leading)
    drawn = [*shapes(items, "rect"), *shapes(items, "line")]
    found = [f"{run.run.texts} {ink(run)}" for run in runs(items) if not holds(room, ink(run))]
    return found + [f"{shape.bounds}" for shape in drawn if not holds(cell.rect, shape.bounds)]


def overlaps(items: tuple[Item, ...]) -> list[tuple[str, str]]:
    """Pairs of runs, not parts of one figure or line, whose ink meets."""
    boxes = [(run, ink(run)) for run in runs(items)]
    return [
        ("".join(a.run.texts), "".join(b.run.texts))
        for index, (a, box) in enumerate(boxes)
        for b, other in boxes[index + 1 :]
        if box.overlaps(other, slack=0.2)
    ]


def off_grid(cell: Cell, items: tuple[Item, ...]) -> list[float]:
    """Baselines that are no baseline of the page."""
    lines = {round(cell.grid.baseline(n), 3) for n in range(1, 99)}
    return [run.origin.y for run in runs(items) if round(run.origin.y, 3) not in lines]
