"""What preflight says of a file."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.preflight.check import Finding
from printreport.preflight.profile import Profile
from printreport.preflight.reading.page_reading import PageFrame


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole verdict: findings in the order of the checks, pages, and how ink was measured ("" if not).

    `spots` are the names of the inks beyond the process ones that the pages use.
    """

    profile: Profile
    findings: tuple[Finding, ...]
    pages: int
    checks: int
    ink_source: str = ""
    highest_ink: tuple[float, ...] = ()
    frames: tuple[PageFrame, ...] = ()
    spots: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What a print house would refuse the file for."""
        return tuple(finding for finding in self.findings if finding.is_error)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What it would ask about."""
        return tuple(finding for finding in self.findings if not finding.is_error)

    @property
    def pages_to_draw(self) -> list[int]:
        """The pages that findings point at, but for those that were too much to be read: drawing them would not end."""
        unread = {finding.page for finding in self.findings if finding.check in ("content-unread", "reading-stopped")}
        pages = {finding.page for finding in self.findings} - unread
        return sorted(page for page in pages if page is not None)

    @property
    def ok(self) -> bool:
        """Whether the file is accepted."""
        return not self.errors
