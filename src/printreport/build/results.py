"""What a build or a check hands back: files, counts and messages as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.core.diagnostics import Diagnostic, has_errors

if TYPE_CHECKING:
    from printreport.model.document import PunctuationChange


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A finished file: the edition it holds, its absolute path, and its size in bytes."""

    edition: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What is known of a report without rendering it.

    `pages` and `characters` (of the text, white space left out) are 0 when a stage before them failed; `smallest_ppi` is
    the lowest resolution of a placed photograph, None when there is none. `punctuation` sums up which marks are set as which
    others, nothing where none are. `seconds` is wall time.
    """

    diagnostics: tuple[Diagnostic, ...]
    pages: int = 0
    characters: int = 0
    smallest_ppi: float | None = None
    punctuation: str = ""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing stops the build."""
        return not has_errors(self.diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The messages that stop the build."""
        return tuple(d for d in self.diagnostics if d.is_error)

    @property
    def is_own_defect(self) -> bool:
        """Whether printreport itself failed: its finished file does not say what the editor wrote, or no press takes it."""
        return any(d.code.startswith(("fidelity-", "preflight-")) for d in self.errors)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The messages that do not."""
        return tuple(d for d in self.diagnostics if not d.is_error)


@dataclass(frozen=True, slots=True)
class BuildResult(CheckResult):
    """A check's findings and the files that were written: all of them, or none when there is an error."""

    files: tuple[OutputFile, ...] = ()


def sum_of_changes(changes: Iterable[PunctuationChange]) -> str:
    """Which marks were set as which others, and how often, the most frequent first: , → ，12 处；( → （ 3 处."""
    counted = Counter((change.before, change.after) for change in changes)
    return "；".join(f"{before} → {after} {count} 处" for (before, after), count in counted.most_common())
