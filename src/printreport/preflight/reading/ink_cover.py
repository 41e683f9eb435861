"""How much ink is too much, and how much a file lays on its pages."""

from __future__ import annotations

from dataclasses import dataclass

LIMIT = 300.0
"""The most ink, in per cent, that sheet-fed presses on coated paper carry (press.md; ISO 12647-2)."""
TOLERANCE = 2.0
"""Per cent over the limit that is let pass: rounding of four plates to 8 bits, and of Ghostscript's."""


@dataclass(frozen=True, slots=True)
class PageInk:
    """A page's fullest spot: per cent of ink, the share of the page over the limit, and where (points, y up)."""

    page: int
    highest: float
    share_over: float
    place: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class InkCover:
    """How ink was measured, in Chinese, and what was found, page by page; `problem` says what a renderer stumbled over,
    `unread` what it had no time for."""

    measured_by: str
    pages: tuple[PageInk, ...]
    problem: str = ""
    unread: str = ""
