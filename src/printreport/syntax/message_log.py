"""Collects the messages of the reading stages, each with the line that it points at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from printreport.core.diagnostics import Diagnostic, Severity
from printreport.core.span import Span
from printreport.model.wishes import LOCK_PATH

# More of one kind in one file help nobody: a binary file would give a message per byte.
_MOST_OF_A_KIND = 100


def shown_line(sources: Mapping[str, tuple[str, ...]], span: Span) -> str:
    """The line that a message shows under itself; none of the lock's comments, which no editor wrote."""
    lines = sources.get(span.path, ())
    line = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
    return "" if span.path == LOCK_PATH and line.lstrip().startswith("#") else line


class MessageLog:
    """Messages in the making; `sources` are the lines of every file read so far, in reading order."""

    def __init__(self) -> None:
        self.sources: dict[str, tuple[str, ...]] = {}
        self._messages: dict[Diagnostic, None] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._errors = 0

    @property
    def has_errors(self) -> bool:
        """Whether a stage has to be the last."""
        return self._errors > 0

    @property
    def error_count(self) -> int:
        """How many errors were noted so far."""
        return self._errors

    def error(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Note an error."""
        self._note(Severity.ERROR, code, span, message, hint)

    def warning(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Note a warning."""
        self._note(Severity.WARNING, code, span, message, hint)

    def in_file_order(self) -> tuple[Diagnostic, ...]:
        """All messages, by file in reading order, then by line and column."""
        order = {path: number for number, path in enumerate(self.sources)}
        last = len(order)

        def place(message: Diagnostic) -> tuple[int, str, int, int]:
            span = message.span
            return order.get(span.path, last), span.path, span.line, span.column

        return tuple(sorted(self._messages, key=place))

    def _note(self, severity: Severity, code: str, span: Span, message: str, hint: str) -> None:
        """Adds a message, unless many of its kind are there.

        `severity` and `code` are its kind, `span` is its place, `message` says what is wrong, `hint` what to write.
        """
        self._errors += severity is Severity.ERROR
        kind = (span.path, code)
        self._counts[kind] += 1
        if self._counts[kind] > _MOST_OF_A_KIND:
            return
        if self._counts[kind] == _MOST_OF_A_KIND:
            hint = f"{hint}（这个文件里同类问题还有更多，先改这些。）"
        self._messages[Diagnostic(severity, code, span, message, hint, self._line(span))] = None

    def _line(self, span: Span) -> str:
        return shown_line(self.sources, span)
