"""One check for each clause: what is demanded, why, how to mend it, and the function that finds its breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from printreport.core.diagnostics import Severity
from printreport.preflight.profile import Profile

if TYPE_CHECKING:
    from printreport.preflight.reading.box import Box
    from printreport.preflight.reading.file_reading import FileReading
    from printreport.preflight.reading.page_reading import PageReading



ERROR, WARNING = Severity.ERROR, Severity.WARNING


class PlaceRect(NamedTuple):
    """A place on a page in millimetres from the trim's upper left corner, y down."""

    x: float
    y: float
    width: float
    height: float


class Fault(NamedTuple):
    """What a check found: Chinese message, page from 1 (None: the whole file), the place in the page's own points."""

    message: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as it is reported, with all that a reader needs to mend it."""

    check: str
    severity: Severity
    message: str
    page: int | None
    rect: PlaceRect | None
    remedy: str

    @property
    def is_error(self) -> bool:
        """Whether a print house would refuse the file for it."""
        return self.severity is Severity.ERROR


FileTest = Callable[["FileReading"], Iterator[Fault]]
PageTest = Callable[["PageReading"], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Check:
    """A clause: stable id, source, severity, the profiles it belongs to, and its three Chinese sentences.

    `of_file` is asked once, after all pages were read; `of_page` for each page. Both are None for what the reading
    itself finds out (`read_pdf`).
    """

    id: str
    subject: str
    clause: str
    severity: Severity
    profiles: frozenset[Profile]
    what: str
    why: str
    remedy: str
    of_file: FileTest | None = None
    of_page: PageTest | None = None


class Subject:
    """The checks of one subject, in the order in which they were written down."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.checks: list[Check] = []

    def of_file(
        self, id: str, severity: Severity, profiles: frozenset[Profile], clause: str, what: str, why: str, remedy: str
    ) -> Callable[[FileTest], FileTest]:
        """Register a check that is asked once for each file.

        `id` is stable, `severity` and `profiles` say how bad it is and for what, `clause` where that is asked for; `what`,
        `why` and `remedy` are Chinese sentences.
        """

        def register(test: FileTest) -> FileTest:
            self.checks.append(Check(id, self.name, clause, severity, profiles, what, why, remedy, of_file=test))
            return test

        return register

    def of_page(
        self, id: str, severity: Severity, profiles: frozenset[Profile], clause: str, what: str, why: str, remedy: str
    ) -> Callable[[PageTest], PageTest]:
        """Register a check that is asked for each page.

        `id`, `severity`, `profiles`, `clause`, `what`, `why` and `remedy` are as in `of_file`.
        """

        def register(test: PageTest) -> PageTest:
            self.checks.append(Check(id, self.name, clause, severity, profiles, what, why, remedy, of_page=test))
            return test

        return register

    def of_reading(
        self, id: str, severity: Severity, profiles: frozenset[Profile], clause: str, what: str, why: str, remedy: str
    ) -> None:
        """Register what the reading itself finds out.

        `id`, `severity`, `profiles`, `clause`, `what`, `why` and `remedy` are as in `of_file`.
        """
        self.checks.append(Check(id, self.name, clause, severity, profiles, what, why, remedy))
