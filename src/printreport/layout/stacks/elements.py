"""What stands among the text, one value for each element, with the unit of the story that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from printreport.core.span import Span
from printreport.layout.figures.callout_sets import TileSet
from printreport.layout.page.cell_form import Forms
from printreport.model.document import Photo

Elements = tuple[range, ...]
"""Elements by their places in the queues, one range for each queue."""


PHOTOS, FIGURES = 0, 1
"""The queues that have ways of their own: pictures fill pages and form walls, the title stands before the figures."""


class Element(Protocol):
    """Anything that waits in a queue: `key` names it in plans, `anchor` is the unit of the story that it belongs to."""

    @property
    def key(self) -> str:
        """The name that it has in plans."""

    @property
    def anchor(self) -> int:
        """The unit of the story."""


@dataclass(frozen=True, slots=True)
class PhotoElement:
    """A photograph and the unit of the story that it belongs to."""

    photo: Photo
    order: tuple[int, ...]
    anchor: int

    @property
    def key(self) -> str:
        """The photograph's id."""
        return self.photo.id


@dataclass(frozen=True, slots=True)
class FormElement:
    """What is shown by cell forms: alternatives of forms that show all of it, the designer's first choice first.

    `key` names the element: its section, with a number from the second one on. `span` is where the editor wrote it, `name` what
    messages call it.
    """

    alternatives: tuple[Forms, ...]
    anchor: int
    key: str = ""
    span: Span = field(default=Span(""), compare=False)
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class FigureElement(FormElement):
    """A section's figures and quote, or the brochure's title.

    `tiles` are the ways to put its first figure into a wall of pictures of which one belongs to the same `section`.
    """

    title: bool = False
    tiles: tuple[TileSet, ...] = ()
    section: int = -1


def is_title(element: Element) -> bool:
    """Whether an element is the brochure's title, which heads the first page in columns and has no name in plans."""
    return isinstance(element, FigureElement) and element.title
