"""Tells lines that an editor wrapped from lines that are paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from printreport.core.diagnostics import columns_wide
from printreport.source.markdown.block_grammar import NUMBERED

_FINAL = frozenset("。！？!?…；;：:”’\"'）)》〉」』】.")
# Nobody wraps at less than ten characters, or at more than sixty.
_LEAST_COLUMNS, _MOST_COLUMNS = 20, 120
_FEWEST = 3
"""Lines of like width that make one think of wrapping: two may be chance."""
_LIKE = 0.85
"""The share of the longest line that lines have that a program has wrapped: it breaks before the word that does not fit."""


def first_wrapped(lines: Sequence[tuple[int, str]]) -> int | None:
    """The number of the first of three or more lines of like length that end without a final mark; None where there are none.

    `lines` are paragraphs of one line with their numbers; only those directly below each other are looked at together.
    """
    for group in _groups(lines):
        open_lines = [(number, columns_wide(text)) for number, text in group if text[-1] not in _FINAL]
        longest = max((width for _, width in open_lines), default=0)
        alike = [number for number, width in open_lines if width >= _LIKE * longest]
        if _LEAST_COLUMNS <= longest <= _MOST_COLUMNS and len(alike) >= _FEWEST:
            return alike[0]
    return None


def _groups(lines: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Lines that follow each other without a blank one; a line numbered by hand is no wrapped one."""
    group: list[tuple[int, str]] = []
    for number, text in lines:
        if group and group[-1][0] != number - 1:
            yield group
            group = []
        if not NUMBERED.match(text):
            group.append((number, text))
    if group:
        yield group
