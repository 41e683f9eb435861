"""Which lines of a body are blocks between `:::` lines, and which are the text around them.

Phones and input methods write the colons full-width, and more of them than three; an indent means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from printreport.core.span import Span
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import SPACES

_COLONS = ":：∶︰"
_FENCE = re.compile(rf"[{_COLONS}]{{3,}}[ \t\u3000\xa0]*(?P<rest>.*)")
_ENDS = frozenset(("end", "结束", "完", "結束", "/"))
"""What some write behind the colons of a closing."""
_LIST_HEAD = re.compile(r"(?:-|[0-9]{1,3}\.)(?=[ \t]|$)")
# Lines looked at above an indented opening for the list that it stands in: no item is longer.
_FAR = 200


@dataclass(slots=True)
class Fence:
    """A block: the row of its opening, what is written behind the colons there, and the rows in it; rows count from 0.

    `holds_blocks` tells that others stand in it, which has been noted.
    """

    opening: int
    rest: str
    rows: list[int] = field(default_factory=list)
    holds_blocks: bool = False


def body_parts(path: str, lines: Sequence[str], first: int, log: MessageLog) -> Iterator[Fence | range]:
    """The blocks of a body, and the rows between them, in their order; what does not pair is noted."""
    return iter(_Parts(path, lines, log).parts(first))


class _Parts:
    """One walk over the rows of a body."""

    def __init__(self, path: str, lines: Sequence[str], log: MessageLog) -> None:
        self.path, self.lines, self.log = path, lines, log

    def parts(self, first: int) -> list[Fence | range]:
        found = {row: rest for row in range(first, len(self.lines)) if (rest := self._rest(row)) is not None}
        paired = _paired(found)
        parts: list[Fence | range] = []
        open_ones: list[Fence] = []
        start = first
        for row in range(first, len(self.lines)):
            rest = found.get(row)
            if rest is None:
                if open_ones:
                    open_ones[-1].rows.append(row)
                continue
            if not open_ones:
                parts.append(range(start, row))
            start = row + 1
            if row not in paired:
                self._unpaired(row, rest)
            elif rest:
                self._opening(row, within=bool(open_ones))
                if open_ones:
                    open_ones[-1].holds_blocks = True
                open_ones.append(Fence(row, rest))
                parts.append(open_ones[-1])
            else:
                open_ones.pop()
        return [*parts, range(start, len(self.lines))]

    def _rest(self, row: int) -> str | None:
        match = _FENCE.match(self.lines[row].strip(SPACES))
        if match is None:
            return None
        rest = match["rest"]
        bare = rest.rstrip(_COLONS)
        rest = bare.rstrip(SPACES) if len(rest) - len(bare) > 2 and bare[-1:] in SPACES else rest
        return "" if rest.casefold() in _ENDS else rest

    def _opening(self, row: int, within: bool) -> None:
        """Note an opening that stands where none may, or is written in a way that only looks like one."""
        if within:
            hint = "先用 ::: 收住上面的块，再另起一块。"
            self.log.error("block-nesting", self._span(row), "块里不能再放块", hint)
        elif self._in_list(row):
            hint = "先写完列表，空一行，::: 顶格写。"
            self.log.error("block-place", self._span(row), "块不能放在列表里", hint)
        elif not self.lines[row].strip(SPACES).startswith(":::"):
            self.log.warning("block-colons", self._span(row), "这一行当作 ::: 来读", "冒号用半角，三个：:::")

    def _unpaired(self, row: int, rest: str) -> None:
        if rest:
            hint = "在这一块的最后一行下面，单独写一行 ::: 。"
            self.log.error("block-open", self._span(row), f"这一块（{rest[:20]}）没有收尾的 :::", hint)
        else:
            hint = "删去这一行；要开始一块，写“::: 大事记”这样的一行。"
            self.log.error("block-close", self._span(row), "这里的 ::: 没有开头", hint)

    def _in_list(self, row: int) -> bool:
        """Whether a line is set in under an item of a list."""
        if not _is_set_in(self.lines[row]):
            return False
        for above in range(row - 1, max(-1, row - _FAR), -1):
            line = self.lines[above]
            if line.strip(SPACES) and (_LIST_HEAD.match(line.lstrip()) or not _is_set_in(line)):
                return _LIST_HEAD.match(line.lstrip()) is not None
        return False

    def _span(self, row: int) -> Span:
        text = self.lines[row].strip(SPACES)
        return Span(self.path, row + 1, self.lines[row].index(text[0]) + 1, len(text))


def _is_set_in(line: str) -> bool:
    return line.startswith(("  ", "\t"))


def _paired(fences: dict[int, str]) -> set[int]:
    """The rows of openings and closings that belong together."""
    waiting: list[int] = []
    paired: set[int] = set()
    for row, rest in fences.items():
        if rest:
            waiting.append(row)
        elif waiting:
            paired |= {waiting.pop(), row}
    return paired
