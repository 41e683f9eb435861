"""What the editor's words claim of a section's text, kept with its places until the text itself is known."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.span import Span
from printreport.model.document import ChartKind, Photo, Section
from printreport.syntax.placed_words import Words


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """A figure of a stat or chart: it must stand in the text word for word."""

    words: Words


@dataclass(frozen=True, slots=True)
class LabelClaim:
    """A label, title or caption: every figure in it must stand in the text, or be vouched for; `name` says what it is."""

    words: Words
    name: str
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class QuoteClaim:
    """A pull quote: it must stand inside one paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class ChartClaim:
    """The figures of one chart: their units must agree and, in a share, their sum fit the whole."""

    kind: ChartKind
    points: tuple[Words, ...]
    total: Words | None


Claim = FigureClaim | LabelClaim | QuoteClaim | ChartClaim


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A section with what it claims, and the places of its photo ids."""

    section: Section
    claims: tuple[Claim, ...]
    photo_places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PhotoDraft:
    """A photo with its caption's places and the place of its `place:` key; `stand_in_place` is for the warning.

    `waits_for` is the file that a grey field stands for, "" where none is named, None where there is a picture.
    """

    photo: Photo
    caption: Words
    place_span: Span
    stand_in_place: Span
    waits_for: str | None = None
