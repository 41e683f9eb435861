"""What the editor wrote, read and checked: the value between `source` and everything after it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Literal, Protocol

from printreport.core.color import Color
from printreport.core.geometry import Crop
from printreport.core.span import Span
from printreport.model.saved_plan import SavedPlan
from printreport.model.wishes import Wishes

Language = Literal["zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK"]
Binding = Literal["saddle-stitch", "perfect", "none"]
PhotoSize = Literal["large", "normal", "small"]
Place = Literal["auto", "cover", "spread", "full", "column"]
Weight = Literal["lead", "normal", "quiet"]
ChartKind = Literal["before-after", "bars", "share"]
Position = Literal["base", "sup", "sub"]


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """What an editor marked on a stretch of words: faces, dots and lines beside them, height."""

    strong: bool = False
    emphasis: bool = False
    dots: bool = False
    proper: bool = False
    title: bool = False
    underline: bool = False
    position: Position = "base"


PLAIN = InlineStyle()


@dataclass(frozen=True, slots=True)
class InlineRun:
    """A stretch of characters of one marking, contiguous on one source line; span is its first character."""

    text: str
    style: InlineStyle = PLAIN
    ruby: str | None = None
    span: Span | None = None


InlineText = tuple[InlineRun, ...]


def plain_text(runs: InlineText) -> str:
    """The characters of an inline text without its markup."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: InlineText
    span: Span


@dataclass(frozen=True, slots=True)
class Subheading:
    """A `###` heading inside a section."""

    text: InlineText
    span: Span


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its paragraphs and the lists inside it; label is what is printed before it (`▪`, `1.`)."""

    label: str
    blocks: tuple[Paragraph | ListBlock, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list of one or two levels."""

    ordered: bool
    items: tuple[ListItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A `>` quotation of one or more paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    span: Span


class Align(Enum):
    """Where a table column's cells stand."""

    AUTO = "auto"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table: one head row, rows of equally many cells, the paragraph `表：…` above it as caption."""

    aligns: tuple[Align, ...]
    head: tuple[InlineText, ...]
    rows: tuple[tuple[InlineText, ...], ...]
    span: Span
    caption: InlineText | None = None


Block = Paragraph | Subheading | ListBlock | Quotation | Table


class Raised(Protocol):
    """What is raised out of a section's text, to be shown beside it: `pieces` are the words of which its print is made."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The words."""


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure lifted out of the text (`10万余名`) and the editor's words for it; number and measure are its two parts.

    `weight` is how much it matters: `lead` may dominate a page, `quiet` is never large.
    """

    figure: str
    number: str
    measure: str
    label: str
    span: Span
    weight: Weight = "normal"

    @property
    def pieces(self) -> tuple[str, ...]:
        """The figure, whole or in its parts, and the label."""
        return self.figure, self.number, self.measure, self.label


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures of one unit to be drawn: points in the editor's order; values are the points as plain numbers."""

    kind: ChartKind
    title: str
    points: tuple[Stat, ...]
    values: tuple[float, ...]
    total: Stat | None
    span: Span

    @property
    def pieces(self) -> tuple[str, ...]:
        """The title, and the words of all points and of the whole."""
        points = (*self.points, *([self.total] if self.total is not None else ()))
        return (self.title, *(piece for point in points for piece in point.pieces))


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence of the section that is shown large."""

    text: str
    span: Span

    @property
    def pieces(self) -> tuple[str, ...]:
        """The sentence."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class Section:
    """One file of `content/sections`: heading is None for opening and closing words."""

    slug: str
    path: str
    heading: str | None
    photos: tuple[str, ...]
    stats: tuple[Stat, ...]
    charts: tuple[Chart, ...]
    quote: PullQuote | None
    blocks: tuple[Block, ...]
    span: Span

    @property
    def raised(self) -> tuple[Raised, ...]:
        """All that is raised out of the text: figures, charts, the quote."""
        return (*self.stats, *self.charts, *([self.quote] if self.quote is not None else ()))

    @property
    def element_counts(self) -> Mapping[str, int]:
        """How many elements of each kind pages may show of it at most, by the key of the kind; photographs are named apart."""
        figures = len(self.stats) + int(self.quote is not None)
        return {"figures": figures, "charts": len(self.charts)}

    def without(self, photos: Collection[str], elements: Collection[tuple[str, int]]) -> Section:
        """The section without some photographs and elements, each a kind's key and its place; all figures go with one of them."""
        kept = replace(
            self,
            photos=tuple(photo for photo in self.photos if photo not in photos),
            charts=tuple(chart for place, chart in enumerate(self.charts) if ("charts", place) not in elements),
        )
        return replace(kept, stats=(), quote=None) if any(kind == "figures" for kind, _ in elements) else kept


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file as it stands upright: pixels after the EXIF turn, format, and the hash of its bytes."""

    path: str
    width: int
    height: int
    format: str
    sha256: str

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph with its words; focus is the part that is never cropped away, size how much it matters.

    `spans` are the places of the keys that the editor wrote (`place`, `size`, `focus`), for messages of later stages.
    `grey_field`: there is no picture yet, a grey field holds its place. `vouched`: the editor answers for the caption's figures.
    """

    id: str
    picture: Picture
    caption: str
    credit: str | None
    alt: str
    focus: Crop | None
    place: Place
    stand_in: bool
    span: Span
    size: PhotoSize = "normal"
    spans: Mapping[str, Span] = field(default_factory=dict, hash=False)
    grey_field: bool = False
    vouched: bool = False

    @property
    def keeps_to_a_column(self) -> bool:
        """Whether it is never wider than a column of text: the editor placed it in one, or called it small."""
        return self.place == "column" or (self.size == "small" and self.place == "auto")


@dataclass(frozen=True, slots=True)
class Cover:
    """The photograph on the cover and, where the editor gave one, its own focus there."""

    photo: str
    focus: Crop | None
    span: Span


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """The theme's name and the palette roles that the editor changed."""

    name: str
    palette: tuple[tuple[str, Color], ...] = ()


@dataclass(frozen=True, slots=True)
class PressChoice:
    """A built-in press condition by name, or a profile of the editor's (absolute path) with its condition's identifier."""

    name: str
    profile: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The brochure as a whole: `content/report.yaml` with every default filled in; trim in points."""

    title: tuple[str, ...]
    byline: str | None
    publisher: str | None
    language: Language
    theme: ThemeChoice
    cover: Cover | None
    trim: tuple[float, float]
    binding: Binding
    pages: int | None
    press: PressChoice
    paper: float
    contents: bool
    colophon: tuple[tuple[str, str], ...]
    span: Span
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def pages_step(self) -> int:
        """The number that the binding's page counts are multiples of."""
        return {"saddle-stitch": 4, "perfect": 2, "none": 1}[self.binding]


@dataclass(frozen=True, slots=True)
class PunctuationChange:
    """One change that `punctuation: full-width` made: its place, what was typed, what is printed, and the words around it."""

    span: Span
    before: str
    after: str
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class VouchedFigure:
    """A figure of a caption, label or title that is not in the text, and for which the editor answers (`vouched: true`)."""

    span: Span
    where: str
    figure: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole checked report; sources maps each file's path to its lines, for messages of later stages.

    `wishes` are what the editor settled of the plan, `lock` is the last plan, to be kept while corrections are made.
    """

    root: str
    report: Report
    photos: Mapping[str, Photo]
    sections: tuple[Section, ...]
    punctuation: tuple[PunctuationChange, ...]
    sources: Mapping[str, tuple[str, ...]]
    wishes: Wishes | None = None
    lock: SavedPlan | None = None
    vouched: tuple[VouchedFigure, ...] = ()
