"""Where a value stands in the editor's files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: path relative to the project, line and column from 1, length in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1

    def at(self, offset: int, length: int = 1) -> Span:
        """The place `offset` characters further along the same line."""
        return Span(self.path, self.line, self.column + offset, length)
