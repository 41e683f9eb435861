"""What a plan tells of itself: each page with its form, text, elements and cost by term, and what else it could have been.

`out/layout.json` is this as text, `printreport explain page` puts it into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from printreport.model.saved_plan import SavedPage, SavedPlan


@dataclass(frozen=True, slots=True)
class CostTerm:
    """One reason for which a page is not perfect: its name, its Chinese one, and what it costs."""

    term: str
    label: str
    cost: float


@dataclass(frozen=True, slots=True)
class CostReport:
    """What something costs in all, and the terms that are not nothing; rounded to thousandths."""

    total: float
    terms: tuple[CostTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class StripReport:
    """A strip by its written form: how many lines deep it is, how deep it would like to be, and whether it is `among` the text.

    One that is not goes over the whole width.
    """

    form: str
    lines: int
    ideal: int
    among: bool


@dataclass(frozen=True, slots=True)
class PageReport:
    """A page that stands in the plan or could have: `ends` are the last lines of its columns, "" for an empty one."""

    saved: SavedPage
    ends: tuple[str, ...]
    strips: tuple[StripReport, ...]
    cost: CostReport


@dataclass(frozen=True, slots=True)
class RunnerUpReport:
    """A page that was not taken, and by how much it is worse; less than nothing where it is dear only for later pages."""

    shown: PageReport
    worse: float


@dataclass(frozen=True, slots=True)
class AskedReport:
    """What the editor asked for a photograph by `size` or for a figure by `weight`, what was done, and what that cost.

    `name` is the photograph's id or the figure, `asked` the editor's word (`large`, `lead`), `done` tells in Chinese where or how
    large it stands, `cost` is what the page costs more because it was not kept.
    """

    kind: Literal["photo", "figure"]
    name: str
    asked: str
    done: str
    cost: float


@dataclass(frozen=True, slots=True)
class InnerReport:
    """A page in columns or a whole picture, as it was taken, and the next best in its place.

    `asked` is what the editor said of how much its photographs and figures matter, and what became of it.
    """

    shown: PageReport
    asked: tuple[AskedReport, ...]
    others: tuple[RunnerUpReport, ...]


@dataclass(frozen=True, slots=True)
class DisplayReport:
    """A page outside the columns, whose form was never searched: cover, contents, opening, back."""

    number: int
    form: str
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The whole plan: as it is kept, on which grid it stands, what it costs, and its pages.

    `saved` is all that is needed to build it again. `columns` and `lines` are a page's; `bodies` are the Chinese names of the
    theme's body forms by their written ones; `cost` is that of all inner pages, and of their number.
    """

    saved: SavedPlan
    columns: int
    lines: int
    bodies: Mapping[str, str]
    cost: CostReport
    inner: tuple[InnerReport, ...]
    display: tuple[DisplayReport, ...]
