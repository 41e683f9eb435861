"""Takes the lines of notes (`[^1]: …`) out of a section's body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from printreport.core.span import Span
from printreport.source.markdown.block_grammar import NUMBERED
from printreport.source.markdown.notes import MARK, SectionNotes
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import SPACES, Piece

_DEFINITION = re.compile(MARK.pattern + r"[ \t\u3000\xa0]*[:：]")
_OTHER_BLOCK = re.compile(r"[#>|]|[:：]{3}|[-*+][ \t]|[0-9]{1,3}\.[ \t]")


def take_notes(path: str, lines: Sequence[str], first: int, log: MessageLog, join: bool) -> tuple[list[str], SectionNotes]:
    """The lines of a file with those of its notes emptied, from line `first` on, and the notes.

    A note ends with its line; with `join` it goes on to an empty line, or to one that begins something else. `path` is the
    file's for messages, `lines` are all of it, and `log` takes the messages.
    """
    notes = SectionNotes(log)
    rest = list(lines)
    row = first
    while row < len(lines):
        start, row = row, row + 1
        match = _DEFINITION.match(text := lines[start].strip(SPACES))
        if match is None:
            continue
        while join and row < len(lines) and _goes_on(lines[row]):
            row += 1
        column = lines[start].index(text[0])
        further = (_piece(path, lines, each, 0) for each in range(start + 1, row))
        pieces = [_piece(path, lines, start, column + match.end()), *further]
        label = match["label"].strip(SPACES)
        notes.define(label, [piece for piece in pieces if piece[0]], Span(path, start + 1, column + 1, match.end()))
        rest[start:row] = [""] * (row - start)
    return rest, notes


def _goes_on(line: str) -> bool:
    text = line.strip(SPACES)
    return bool(text) and not (_DEFINITION.match(text) or _OTHER_BLOCK.match(text) or NUMBERED.match(text))


def _piece(path: str, lines: Sequence[str], row: int, start: int) -> Piece:
    text = lines[row][start:]
    left = len(text) - len(text.lstrip(SPACES))
    return text.strip(SPACES).replace("\t", " "), Span(path, row + 1, start + left + 1)
