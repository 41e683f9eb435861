"""What the editor wrote, read and checked: the value between `source` and everything after it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from printreport.core.color import Color
from printreport.core.geometry import Crop
from printreport.core.span import Span
from printreport.model.blocks import Block, Note, Timeline
from printreport.model.saved_plan import SavedPlan
from printreport.model.wishes import Wishes

Language = Literal["zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK"]
Binding = Literal["saddle-stitch", "perfect", "none"]
PhotoSize = Literal["large", "normal", "small"]
Place = Literal["auto", "cover", "spread", "full", "column"]
Weight = Literal["lead", "normal", "quiet"]
ChartKind = Literal["before-after", "bars", "share"]
SectionKind = Literal["section", "message"]


@dataclass(frozen=True, slots=True)
class Message:
    """What belongs to a leader's words (`kind: message`) besides the words: photographs by id, and lines.

    The signature is a picture (`signature_photo`) or a name in Kai (`signature_name`). `name`, `post` and `date` stand with it.
    """

    portrait: str | None = None
    signature_photo: str | None = None
    signature_name: str | None = None
    name: str | None = None
    post: str | None = None
    date: str | None = None
    spans: Mapping[str, Span] = field(default_factory=dict, hash=False)

    @property
    def photos(self) -> tuple[tuple[str, Span], ...]:
        """The photographs that it names, portrait and signature, each with the place of its key."""
        named = (("portrait", self.portrait), ("signature", self.signature_photo))
        return tuple((photo, self.spans[key]) for key, photo in named if photo is not None)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """All that is printed of it in words, each by its key: a name that the signature says again is left to that.

        By a portrait the name stands in any case.
        """
        signed = self.portrait is None and bool(self.name) and self.name == self.signature_name
        written = {"post": self.post, "name": None if signed else self.name, "signature": self.signature_name, "date": self.date}
        return tuple((key, text) for key, text in written.items() if text)

    def says(self, caption: str) -> bool:
        """Whether a portrait's caption says no more than the name, with or without the post, so that these stand for it.

        A short form of the post says no more than the whole: 理事长 of 青禾合作社理事长.
        """
        name, post, said = _letters(self.name or ""), _letters(self.post or ""), _letters(caption)
        if not said:
            return True
        around = {said.removeprefix(name), said.removesuffix(name)} if name and name in said else set[str]()
        return any(name not in rest and rest in post for rest in around)


def _letters(text: str) -> str:
    """A text without its white space and marks."""
    return "".join(char for char in text if char.isalnum())


class Raised(Protocol):
    """What is raised out of a section's text, to be shown beside it: `pieces` are the words of which its print is made."""

    @property
    def span(self) -> Span:
        """Where it is written."""

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
    notes: tuple[Note, ...] = ()
    message: Message | None = None

    @property
    def kind(self) -> SectionKind:
        """A section like others, or a leader's words on pages of their own."""
        return "section" if self.message is None else "message"

    @property
    def shown(self) -> tuple[str, ...]:
        """All photographs that stand in the section with their captions: its own, and a leader's portrait."""
        portrait = self.message.portrait if self.message is not None else None
        return (*self.photos, *([portrait] if portrait is not None else ()))

    @property
    def own_photos(self) -> tuple[str, ...]:
        """All photographs that belong to it: those beside its text, and those of a leader's words."""
        return (*self.photos, *(photo for photo, _ in self.message.photos)) if self.message is not None else self.photos

    @property
    def raised(self) -> tuple[Raised, ...]:
        """All that is raised out of the text: figures, charts, the quote."""
        return (*self.stats, *self.charts, *([self.quote] if self.quote is not None else ()))

    @property
    def element_counts(self) -> Mapping[str, int]:
        """How many elements of each kind pages may show of it at most, by the key of the kind; photographs are named apart."""
        figures = len(self.stats) + int(self.quote is not None)
        return {"figures": figures, "charts": len(self.charts), "timelines": len(self._timelines)}

    @property
    def _timelines(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Timeline))

    def without(self, photos: Collection[str], elements: Collection[tuple[str, int]]) -> Section:
        """The section without some photographs and elements, each a kind's key and its place; all figures go with one of them."""
        kept = replace(
            self,
            photos=tuple(photo for photo in self.photos if photo not in photos),
            charts=tuple(chart for place, chart in enumerate(self.charts) if ("charts", place) not in elements),
            blocks=tuple(block for block in self.blocks if not self._is_among(block, elements)),
        )
        return replace(kept, stats=(), quote=None) if any(kind == "figures" for kind, _ in elements) else kept

    def _is_among(self, block: Block, elements: Collection[tuple[str, int]]) -> bool:
        return any(block is other and ("timelines", place) in elements for place, other in enumerate(self._timelines))


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
class Logo:
    """An emblem for cover and back: a page of a PDF, or a picture with transparency; `path` is seen from the project's folder.

    `width` and `height` are points of a PDF's page, pixels of a picture.
    """

    path: str
    format: Literal["PDF", "PNG", "TIFF"]
    width: float
    height: float
    sha256: str
    span: Span

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class QrCode:
    """What a QR code on the back says, and the words under it."""

    text: str
    label: str | None
    span: Span


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
    subtitle: str | None = None
    date: str | None = None
    logo: Logo | None = None
    qr: QrCode | None = None

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

    @property
    def in_text(self) -> tuple[tuple[int, Section], ...]:
        """The sections that are the report's own text, with their places among all: a leader's words stand before them."""
        return tuple((place, section) for place, section in enumerate(self.sections) if section.message is None)

    @property
    def messages(self) -> tuple[tuple[int, Section], ...]:
        """The sections that are a leader's words, with their places among all."""
        return tuple((place, section) for place, section in enumerate(self.sections) if section.message is not None)
