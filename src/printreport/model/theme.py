"""A theme worked out for one trim: page geometry, grid, type styles, palette; nothing left to guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from printreport.core.color import Color
from printreport.model.theme_measures import (
    CalloutMeasures,
    CaptionMeasures,
    HanMeasures,
    HeadingMeasures,
    MessageMeasures,
    OpeningMeasures,
    QuoteMeasures,
    RuleMeasures,
    RunningHeadMeasures,
    SectionMeasures,
    TitleMeasures,
)

Alignment = Literal["justify", "left", "center", "right"]
StyleName = Literal[
    "body", "heading", "subheading", "opening", "closing", "title", "title-vertical", "publisher", "byline", "caption", "note",
    "running-head", "folio", "label", "label-strong", "figure", "measure-word", "pull-quote", "quotation", "table",
    "table-head", "table-caption", "contents-title", "colophon", "message", "signature",
]  # fmt: skip
"""The type styles that every theme has."""

ColorRole = Literal[
    "accent", "second", "tint", "ink", "muted", "field", "figure", "strip", "strip-spread", "mark", "telling", "past",
    "share-1", "share-2", "share-3", "share-4", "paper",
]  # fmt: skip
"""What colours are for; every theme gives one to each but paper, which has none of ink."""

SHARE_ROLES: tuple[ColorRole, ...] = ("share-1", "share-2", "share-3", "share-4")
"""The colours of the parts of a whole, the largest part's first."""

KinsokuLevel = Literal["none", "basic", "gb", "strict"]


@dataclass(frozen=True, slots=True)
class Composition:
    """Switches of Chinese composition; the defaults are the rules of mainland print.

    Every switch exists so that a rule can be shown to matter: off, the same document breaks it.
    """

    kinsoku: KinsokuLevel = "gb"
    squeeze_pairs: bool = True
    squeeze_line_end: bool = True
    squeeze_line_start: bool = True
    trim_indent_open: bool = True
    pair_room: float = 1.5
    western_gap: float = 0.25
    keep_figures: bool = True
    hanging: bool = False
    total_fit: bool = True
    hyphenate: bool = True


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One style of type: faces by role, sizes in points, indents and tracking in em.

    `face`, `strong` and `emphasis` are font roles (song, hei-bold, kai …); `latin` is the role for Latin letters and digits, or
    None for the Chinese face's own proportional ones, set at `latin_scale` times the size.
    """

    face: str
    size: float
    leading: float
    color: Color
    strong: str = "hei-medium"
    emphasis: str = "kai"
    latin: str | None = None
    latin_scale: float = 1.0
    indent: float = 0.0
    align: Alignment = "justify"
    tracking: float = 0.0
    composition: Composition = Composition()


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The sheet's measures in points: trim, bleed, margins (inside is the spine's side)."""

    width: float
    height: float
    bleed: float
    inside: float
    outside: float
    head: float
    foot: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The module grid: all of it follows from the body's em and leading.

    `columns` modules of `module` em with `gap` em between; `lines` baselines of which each row of modules takes `row_lines`
    with one line between rows; `text_columns` columns of running text of `measure` em.
    """

    em: float
    leading: float
    columns: int
    module: float
    gap: float
    lines: int
    row_lines: int
    text_columns: int
    measure: float

    @property
    def rows(self) -> int:
        """How many rows of modules the type area has, the last perhaps shorter."""
        return -(-(self.lines + 1) // (self.row_lines + 1))

    @property
    def width(self) -> float:
        """The type area's width in points."""
        return (self.columns * (self.module + self.gap) - self.gap) * self.em

    @property
    def height(self) -> float:
        """The type area's height in points: from the first line's em box to the last baseline's em box."""
        return (self.lines - 1) * self.leading + self.em


ModuleSpan = tuple[int, int]
"""A span of modules: the first, counted from 0 at the left, and how many."""


@dataclass(frozen=True, slots=True)
class BodyForm:
    """How running text shares the body of a page with what stands among it.

    `text` are the spans of the columns in reading order, `element` the span of what stands among them at the body's head or,
    with `foot`, at its foot; columns give way to it, whole or in part. Columns of `beside` are read first and are only as deep
    as the element. All spans are those of a right page; with `mirror` a left page has them the other way round. `columns` is
    the number of text columns that a page must have for the form. `title` is the name that editors read.
    """

    name: str
    columns: int
    text: tuple[ModuleSpan, ...]
    element: ModuleSpan | None = None
    foot: bool = False
    beside: tuple[ModuleSpan, ...] = ()
    mirror: bool = False
    title: str = ""

    def on(self, span: ModuleSpan, modules: int, *, left_page: bool) -> ModuleSpan:
        """A span of the form as it lies on a left or right page of so many modules."""
        return (modules - span[0] - span[1], span[1]) if self.mirror and left_page else span


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that decides how a brochure looks, in points.

    `luminances` says how light each colour of the palette looks on the press, 1 for paper; `figure_colors` in which colour
    figures stand on paper under bars of a colour.
    """

    name: str
    page: PageGeometry
    grid: Grid
    styles: Mapping[StyleName, TextStyle]
    palette: Mapping[str, Color]
    luminances: Mapping[Color, float]
    figure_colors: Mapping[Color, Color]
    picture_gap: float
    han: HanMeasures
    rules: RuleMeasures
    heading: HeadingMeasures
    section: SectionMeasures
    caption: CaptionMeasures
    running_head: RunningHeadMeasures
    title: TitleMeasures
    opening: OpeningMeasures
    message: MessageMeasures
    quote: QuoteMeasures
    callout: CalloutMeasures
    forms: tuple[BodyForm, ...] = ()

    def style(self, name: StyleName) -> TextStyle:
        """The type style of a name; the reader has checked that all of them are there."""
        return self.styles[name]

    def color(self, role: ColorRole) -> Color:
        """The colour of a palette role."""
        return self.palette[role]
