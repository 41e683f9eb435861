"""What an editor settles of the plan by hand: `content/layout.yaml` as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from printreport.core.span import Span

WISHES_PATH = "content/layout.yaml"
LOCK_PATH = "content/layout.lock.yaml"


@dataclass(frozen=True, slots=True)
class PageWish:
    """What one page is to show; None leaves a question open.

    `elements` holds for some kinds by their keys all of the kind on the page: photographs by their ids, others by their section
    (`02-skills`, or `02-skills/2` for the second one). `text` says where the text stands, `starts` which section's heading begins
    here. `span` is the page's key, `spans` the places of what stands behind it.
    """

    page: int
    span: Span
    form: str | None = None
    elements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: Literal["above", "below"] | None = None
    starts: str | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def photos(self) -> tuple[str, ...] | None:
        """The page's photographs, if the editor names them."""
        return self.elements.get("photos")


@dataclass(frozen=True, slots=True)
class Wishes:
    """All wishes in the file's order; `pages` is the count of pages, at `pages_span`."""

    pages: int | None = None
    pages_span: Span | None = None
    on_pages: tuple[PageWish, ...] = ()
