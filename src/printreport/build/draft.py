"""A report as far as its stages brought it, and what is told of it: numbers, and messages with their lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from printreport.build.results import sum_of_changes
from printreport.core.diagnostics import Diagnostic, Severity, error, has_errors
from printreport.core.span import Span

if TYPE_CHECKING:
    from printreport.model.document import Document
    from printreport.model.layout import Layout
    from printreport.model.plan_report import PlanReport
    from printreport.model.press import PressCondition


@dataclass(frozen=True, slots=True)
class Draft:
    """How far a report came: every value that its stages gave before one of them found errors."""

    diagnostics: tuple[Diagnostic, ...]
    document: Document | None = None
    layout: Layout | None = None
    condition: PressCondition | None = None
    plan: PlanReport | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it can be rendered."""
        return self.layout is not None and self.condition is not None and not has_errors(self.diagnostics)


class Counts(TypedDict):
    """The part of a result that a draft tells."""

    diagnostics: tuple[Diagnostic, ...]
    pages: int
    characters: int
    smallest_ppi: float | None
    punctuation: str


def counts(draft: Draft, diagnostics: tuple[Diagnostic, ...]) -> Counts:
    """The numbers that a run tells of a report, as far as it came, with all messages: the words of a CheckResult."""
    from printreport.proof.printed_words import count_characters

    return {
        "diagnostics": diagnostics,
        "pages": 0 if draft.layout is None else len(draft.layout.pages),
        "characters": 0 if draft.document is None else count_characters(draft.document),
        "smallest_ppi": _smallest_ppi(draft),
        "punctuation": "" if draft.document is None else sum_of_changes(draft.document.punctuation),
    }


def _smallest_ppi(draft: Draft) -> float | None:
    from printreport.images.placed import placed_pictures

    if draft.layout is None or draft.document is None:
        return None
    return min((p.ppi for p in placed_pictures(draft.layout, draft.document)), default=None)


def lost_picture(draft: Draft, path: str) -> Diagnostic:
    """What to say of a picture that could no longer be read when it was wanted."""
    logo = draft.document.report.logo if draft.document else None
    if logo is not None and path.endswith(logo.path):
        message = f"标志 {logo.path} 在生成途中被移走、改名或改坏了，或者里面有读不了的内容"
        return error("picture-changed", logo.span, message, "等文件放好，再运行一次；还不行，请在制图软件里重新存一份 PDF。")
    photos = draft.document.photos.values() if draft.document else ()
    spans = (photo.span for photo in photos if path.endswith(photo.picture.path))
    span = next(spans, Span("content/captions.yaml"))
    message = f"图片 {Path(path).name} 在生成途中被移走、改名或改坏了"
    return error("picture-changed", span, message, "等图片放好，再运行一次。")


_NOT_FINAL = ("stand-in", "figure-not-in-text")


def refuse_unfinished(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """For the final print, pictures that only hold a place and figures that nobody answers for are errors, not warnings."""
    return tuple(replace(d, severity=Severity.ERROR) if d.code in _NOT_FINAL else d for d in diagnostics)


def with_lines(diagnostics: tuple[Diagnostic, ...], document: Document) -> tuple[Diagnostic, ...]:
    """Messages of the later stages with the lines that they point at."""
    return tuple(_with_line(d, document) for d in diagnostics)


def _with_line(diagnostic: Diagnostic, document: Document) -> Diagnostic:
    """A message with its line; the report as a whole, named where a key is absent, has none that could be blamed."""
    from printreport.syntax.message_log import shown_line

    if diagnostic.source or diagnostic.span == document.report.span:
        return diagnostic
    return replace(diagnostic, source=shown_line(document.sources, diagnostic.span))
