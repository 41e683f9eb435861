"""What printreport says of an editor's files: values with place, stable code, Chinese text and hint."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum

from printreport.core.span import Span
from printreport.core.started_as import as_started
from printreport.core.visible_text import visible

_LINE_END = "\n"


class Severity(Enum):
    """How grave a message is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告"}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message about one place: code is stable, message and hint are Chinese, source is the line it points at."""

    severity: Severity
    code: str
    span: Span
    message: str
    hint: str = ""
    source: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this message stops the build."""
        return self.severity is Severity.ERROR


def error(code: str, span: Span, message: str, hint: str = "", source: str = "") -> Diagnostic:
    """An error at a place.

    `code` is stable, `span` where the editor wrote it, `message` says what is wrong and `hint` what to write, both in Chinese,
    and `source` is the line of text at the place.
    """
    return Diagnostic(Severity.ERROR, code, span, message, hint, source)


def warning(code: str, span: Span, message: str, hint: str = "", source: str = "") -> Diagnostic:
    """A warning at a place.

    `code`, `span`, `message`, `hint` and `source` are as in `error`.
    """
    return Diagnostic(Severity.WARNING, code, span, message, hint, source)


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(d.is_error for d in diagnostics)


def columns_wide(text: str) -> int:
    """Terminal columns that a text takes: two for a full-width or wide character (UAX #11), none for a combining one."""
    return sum(0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def format_diagnostic(diagnostic: Diagnostic) -> str:
    """The message as an editor reads it: place, grade, code, text; the line with a caret under the place; the hint.

    Commands in the hint are shown as the person started this program.
    """
    d = diagnostic
    place = f"{visible(d.span.path)}:{d.span.line}:{d.span.column}"
    head = f"{place}: {SEVERITY_NAMES[d.severity]}[{d.code}]: {visible(d.message, _LINE_END)}"
    lines = [head]
    if d.source:
        lines += _caret_lines(d.source, d.span)
    if d.hint:
        lines.append(f"  提示：{visible(as_started(d.hint), _LINE_END)}")
    return "\n".join(lines)


def _caret_lines(source: str, span: Span, width: int = 60) -> list[str]:
    start = max(0, span.column - 1 - width // 2)
    shown = source[start : start + width]
    before, marked, after = _cut(shown, span.column - 1 - start, max(1, span.length))
    return [f"  {before}{marked}{after}", "  " + " " * columns_wide(before) + "^" * max(1, columns_wide(marked))]


def _cut(text: str, at: int, length: int) -> tuple[str, str, str]:
    """What stands before, in and after a place, as a terminal shows it: tabs one column wide, commands by number."""
    parts = text[:at], text[at : at + length], text[at + length :]
    before, marked, after = (visible(part.replace("\t", " ")) for part in parts)
    return before, marked, after
