"""The structure of painted pages: the value between `render`, which marks the content, and `finish`, which writes the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from printreport.core.geometry import Rect

ElementType = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "P",
    "Figure",
    "Caption",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "BlockQuote",
    "Table",
    "TR",
    "TH",
    "TD",
    "TOC",
    "TOCI",
    "Reference",
    "Link",
    "Aside",
    "Div",
    "Note",
]
"""Standard structure types (ISO 32000-1, 14.8.4), and Aside (ISO 32000-2, 14.8.4.4), which older readers are given as Div."""

Numbering = Literal["", "None", "Disc", "Decimal"]
"""What stands before a list's items (ISO 32000-1, 14.8.5.5), None for nothing; empty for what is no list."""


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A piece of a page's content by its number there (MCID); pages count from 1, bounds are as on a Layout's page."""

    page: int
    number: int
    bounds: Rect


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle of a page that leads to a named place; `words` say where it leads."""

    page: int
    rect: Rect
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class StructureElement:
    """A structure element: what it holds in reading order, what stands for it where it cannot be seen, its name if it has one."""

    type: ElementType
    kids: tuple[StructureElement | MarkedPart | LinkArea, ...]
    alt: str = ""
    numbering: Numbering = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: it leads to the height `top` (points from the trim's upper edge) of a page counted from 1."""

    title: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that links lead to: a height (points from the trim's upper edge) on a page counted from 1."""

    name: str
    page: int
    top: float


def section_place(bookmark: int) -> str:
    """The name of the place that a bookmark leads to, by its index; web pages can lead to it as well."""
    return f"section-{bookmark + 1}"


@dataclass(frozen=True, slots=True)
class TaggedPages:
    """Rendered pages whose content is marked, with the tree that gives the marks their meaning."""

    data: bytes
    structure: StructureElement
    bookmarks: tuple[Bookmark, ...]
    places: tuple[NamedPlace, ...] = ()
