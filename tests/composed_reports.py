"""Reports written from plain values and composed without pictures on disk, and ways to see what a composed page holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from printreport.core.geometry import Rect
from printreport.core.memo import Memo
from printreport.images.image_store import ImageStore, PictureProblem, Tones
from printreport.layout.compose import Composed, compose
from printreport.layout.display_pages.cover import cover, cover_photo
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.plans.keep_plan import rebuilt
from printreport.layout.plans.planner import Found, Planner
from printreport.layout.stacks.page_plan import PagePlan
from printreport.layout.story.column_fill import placed_units
from printreport.layout.story.story import Unit
from printreport.layout.story.text_zones import SEPARATION
from printreport.model.document import Document, Picture
from printreport.model.plan_report import PlanReport
from printreport.model.saved_plan import SavedPlan
from printreport.source.project import read_project
from printreport.theme.read_theme import read_theme
from reports import write_report
from small_projects import EveryFont
from special_pages import typesetter

LINE = "坚持以职工为中心，服务更加周到，各项工作稳步推进，取得新的进展，全市职工群众的获得感不断增强。"


class SizedPictures:
    """Takes a file that names a size (`6000x4000`) for a picture of that size, grey all over."""

    def probe(self, path: Path) -> Picture | PictureProblem:
        """The picture of the size that the file names."""
        width, height = map(int, path.read_text("ascii").split("x"))
        return Picture(str(path), width, height, "JPEG", f"{width:x}{height:x}".rjust(64, "0"))

    def stand_in(self, ratio: float) -> Picture:
        """A large picture of a shape."""
        return Picture("", 6000, round(6000 / ratio), "PNG", "0" * 64)

    def notes(self, _path: Path) -> tuple[PictureProblem, ...]:
        """Nothing is ever left out."""
        return ()

    def tones(self, _path: Path, columns: int, rows: int) -> Tones:
        """The same grey everywhere."""
        return ((0.4,) * columns,) * rows

    def impression(self, _path: Path) -> None:
        """Nothing by which a picture is recognised among others."""


def write_sized_report(folder: Path, report: str, sections: Mapping[str, str], photos: Mapping[str, tuple[str, str]]) -> Path:
    """A project whose photographs are given by their size (`6000x4000`) and what else stands in captions.yaml."""
    captions = "".join(
        f"{name}: {{file: {name}.jpg, caption: 这是{name}的说明。{rest}}}\n" for name, (_, rest) in photos.items()
    )
    project = write_report(folder / "report", report, sections, captions if photos else None)
    (project / "images").mkdir()
    for name, (size, _) in photos.items():
        (project / f"images/{name}.jpg").write_text(size, "ascii")
    return project


def read_sized(project: Path) -> Document:
    """The checked report of a project of sized pictures."""
    read = read_project(project, EveryFont(), SizedPictures())
    assert read.document is not None, read.diagnostics
    return read.document


def composed(
    document: Document, pages: int | None = None, plan: SavedPlan | None = None, *, replan: bool = False, memo: Memo | None = None
) -> Composed:
    """A document composed with the fonts that all tests share; `memo` holds what was worked out for others."""
    theme = read_theme(document.report.theme, document.report.trim)
    return compose(document, theme, typesetter(), images(), pages, plan, replan=replan, memo=memo)


def images() -> ImageStore:
    return cast(ImageStore, SizedPictures())


def saved(made: Composed) -> SavedPlan:
    """The plan of a composed report as it is kept."""
    return reported(made).saved


def reported(made: Composed) -> PlanReport:
    """The plan of a composed report with all that it tells."""
    assert made.plan is not None, made.diagnostics
    return made.plan


def setting_of(document: Document) -> Setting:
    theme = read_theme(document.report.theme, document.report.trim)
    return Setting(document, theme, typesetter(), images())


def planner_of(document: Document) -> Planner:
    setting = setting_of(document)
    return Planner(setting, cover(setting, cover_photo(setting), PageGrid(setting.theme, False)))


def found_of(document: Document, made: Composed) -> Found:
    """The plan of a composed report in the composer's own terms, taken up again without a search."""
    found = rebuilt(planner_of(document), saved(made))
    assert isinstance(found, Found), found
    return found


@dataclass(frozen=True, slots=True)
class Column:
    """A text column as it was planned: its units with their lines on the page, and its lines from first to last."""

    page: PagePlan
    placed: list[tuple[Unit, int]]
    first: int
    last: int

    @property
    def end(self) -> int:
        """The last line on which something stands, one before the first where nothing does."""
        return max((line + unit.lines - 1 for unit, line in self.placed), default=self.first - 1)


def columns_of(found: Found, page: PagePlan) -> list[Column]:
    """The text columns of a page."""
    if page.zone is None:
        return []
    lines, made = found.search.extent.lines, []
    top = 1 if page.below else lines - page.zone.height + 1
    for column in page.zone.columns:
        first = top + column.top
        room = column.room or page.zone.height
        made.append(Column(page, placed_units(found.matter.story, column, first), first, first + room - 1))
    return made


def stack_lines(found: Found, page: PagePlan) -> tuple[int, int]:
    """How many lines a page's stack takes, and how many the text leaves it."""
    room = found.search.extent.lines - (page.zone.height + SEPARATION if page.zone is not None else 0)
    return page.stack_lines, room


def on_page(rect: Rect, width: float, height: float) -> Rect:
    """The part of a rectangle that lies on the page's trim."""
    x, y = max(0.0, rect.x), max(0.0, rect.y)
    return Rect(x, y, max(0.0, min(width, rect.right) - x), max(0.0, min(height, rect.bottom) - y))
