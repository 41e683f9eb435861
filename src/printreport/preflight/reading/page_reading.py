"""One page as preflight sees it: boxes, everything painted, and what was named on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from printreport.foreign.foreign_file import inherited
from printreport.foreign.limits import ReadingLimitError
from printreport.foreign.pdf_value import PdfValue
from printreport.foreign.remembered import remembered
from printreport.preflight.reading.box import Box, box_of
from printreport.preflight.reading.colour import ColourSpace
from printreport.preflight.reading.colours_used import spaces_of
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.painted import ImageMark, Mark, PathMark, TextMark

if TYPE_CHECKING:
    from printreport.preflight.profile import Profile

_MOST_ANNOTATIONS = 5000
"""Of one page: forms have some hundreds."""
_HIDDEN = 2
"""The flag of an annotation that nobody sees (ISO 32000-1, 12.5.3)."""
_LETTER = Box(0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A page's own boxes; None for one that the page (or, for media and crop, its parents) does not state."""

    number: int
    media: Box | None
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    rotate: int
    user_unit: float

    @property
    def sheet(self) -> Box:
        """The whole sheet."""
        return self.media or _LETTER

    @property
    def cut(self) -> Box:
        """Where the page is cut: the trim, else what is nearest to one."""
        return self.trim or self.art or self.crop or self.sheet

    @property
    def inked(self) -> Box:
        """The area whose print counts: the bleed, else the trim."""
        return self.bleed or self.cut


@dataclass(frozen=True, slots=True)
class LinkOnPage:
    """A link's annotation that can be seen: what tells it from others, what it says, its place in the parent tree, its box."""

    key: object
    words: str
    parent: int | None
    box: Box | None


def page_frame(page: PdfValue, number: int) -> PageFrame:
    """Read a page's boxes; raises MalformedError."""
    return PageFrame(
        number=number,
        media=box_of(inherited(page, "/MediaBox")),
        crop=box_of(inherited(page, "/CropBox")),
        bleed=box_of(page.get("/BleedBox")),
        trim=box_of(page.get("/TrimBox")),
        art=box_of(page.get("/ArtBox")),
        rotate=int(inherited(page, "/Rotate") or 0),
        user_unit=float(page.get("/UserUnit", 1)),
    )


@dataclass
class PageReading:
    """A page's frame and marks in painting order, to be asked when reading is over.

    `groups` are the blend spaces of its transparency groups.
    `states` holds the ExtGState dictionaries that were used, `forms` the form XObjects, `named_fonts` every font of the
    resources whether used or not. `broken` says in Chinese why the content could not be read to its end.
    """

    frame: PageFrame
    page: PdfValue
    profile: Profile
    marks: list[Mark] = field(default_factory=list)
    groups: list[ColourSpace | None] = field(default_factory=list)
    states: list[PdfValue] = field(default_factory=list)
    forms: list[PdfValue] = field(default_factory=list)
    named_fonts: list[FontReading] = field(default_factory=list)
    default_spaces: set[str] = field(default_factory=set)
    post_script: bool = False
    nested_tags: bool = False
    broken: str | None = None
    unread: bool = False

    @property
    def number(self) -> int:
        """The page's number from 1."""
        return self.frame.number

    @remembered
    def annotations(self) -> list[PdfValue]:
        """The page's annotations; raises MalformedError, and ReadingLimitError where there are too many."""
        found = self.page.get("/Annots")
        if found is None:
            return []
        if len(found) > _MOST_ANNOTATIONS:
            raise ReadingLimitError(f"这一页有 {len(found)} 个批注，超过 {_MOST_ANNOTATIONS} 个")
        return list(found)

    @property
    def links(self) -> Iterator[LinkOnPage]:
        """The links that are not hidden and do not lie outside the page; raises as `annotations` does."""
        shown = self.frame.crop or self.frame.sheet
        for note in self.annotations:
            box = box_of(note.get("/Rect"))
            hidden = int(note.get("/F", 0)) & _HIDDEN
            if str(note.get("/Subtype", "")) == "/Link" and not hidden and (box is None or box.overlaps(shown)):
                parent = note.get("/StructParent")
                yield LinkOnPage(note.key, str(note.get("/Contents", "")), int(parent) if parent is not None else None, box)

    @cached_property
    def spaces_used(self) -> dict[ColourSpace, list[Mark]]:
        """The colour spaces that marks lay on paper, each with its marks."""
        found: dict[ColourSpace, list[Mark]] = {}
        for mark in self.marks:
            for space in spaces_of(mark):
                found.setdefault(space, []).append(mark)
        return found

    @cached_property
    def texts(self) -> list[TextMark]:
        """The glyphs that are seen, in painting order."""
        return [mark for mark in self.marks if isinstance(mark, TextMark) and mark.is_seen]

    @cached_property
    def paths(self) -> list[PathMark]:
        """Outlines, in painting order."""
        return [mark for mark in self.marks if isinstance(mark, PathMark)]

    @cached_property
    def images(self) -> list[ImageMark]:
        """Pictures, in painting order."""
        return [mark for mark in self.marks if isinstance(mark, ImageMark)]
