"""What a stretch of inline markup is made of: brackets with their partners, and the places of all characters."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from printreport.core.span import Span
from printreport.syntax.placed_words import Piece

_BRACKETS = re.compile(r"\\[\[\]]|[\[\]]")


class InlineSource:
    """The lines of one block as one text, each character with its place; lines are joined by line feeds."""

    def __init__(self, lines: Sequence[Piece]) -> None:
        """`lines` are the block's lines without the white space around them, with the place of each."""
        self.text = "\n".join(text for text, _ in lines)
        self._spans = [span for _, span in lines]
        self._starts: list[int] = []
        at = 0
        for text, _ in lines:
            self._starts.append(at)
            at += len(text) + 1
        self.closing = _closing_brackets(self.text)

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of a character."""
        line = max(0, bisect.bisect_right(self._starts, offset) - 1)
        return self._spans[line].at(offset - self._starts[line], length)


def _closing_brackets(text: str) -> dict[int, int]:
    """The closing square bracket of each opening one."""
    closing: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACKETS.finditer(text):
        if match.group() == "[":
            waiting.append(match.start())
        elif match.group() == "]" and waiting:
            closing[waiting.pop()] = match.start()
    return closing
