"""Reads the whole body of a section: its text, the blocks between `:::` lines, and its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printreport.model.blocks import Block, Note
from printreport.source.markdown.blocks import read_blocks
from printreport.source.markdown.fenced_blocks import is_known, note_unknown, read_fence
from printreport.source.markdown.fences import Fence, body_parts
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.note_lines import take_notes
from printreport.source.markdown.notes import SectionNotes
from printreport.syntax.message_log import MessageLog


@dataclass(frozen=True, slots=True)
class Body:
    """What a section says, and its notes by their numbers."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


def read_body(path: str, lines: Sequence[str], first: int, log: MessageLog, join: bool = False) -> Body:
    """The body in lines `first` and after of a file; mistakes are noted by place. `join` is `lines: join`."""
    text, notes = take_notes(path, lines, first, join, log)
    blocks: list[Block] = []
    for part in body_parts(path, text, first, log):
        if isinstance(part, range):
            blocks += read_blocks(path, text, part, log, join, notes)
        else:
            blocks += _fenced(path, text, part, join, notes, log)
    return Body(tuple(blocks), notes.notes(lambda pieces: read_inline(pieces, log)))


def _fenced(
    path: str, lines: Sequence[str], fence: Fence, join: bool, notes: SectionNotes, log: MessageLog
) -> Iterator[Block]:
    """A block; what stands in one of an unknown name is read as text, so that its mistakes are told, too."""
    if is_known(fence):
        block = read_fence(path, lines, fence, join, notes, log)
        yield from () if block is None else (block,)
    else:
        note_unknown(path, lines, fence, log)
        yield from _plain(path, lines, fence.rows, join, notes, log)


def _plain(
    path: str, lines: Sequence[str], rows: Sequence[int], join: bool, notes: SectionNotes, log: MessageLog
) -> Iterator[Block]:
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield from read_blocks(path, lines, range(rows[start], rows[at - 1] + 1), log, join, notes)
            start = at
