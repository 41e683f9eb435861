"""Reads the whole body of a section: its text, the blocks between `:::` lines, and its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printreport.model.blocks import Block, Note
from printreport.source.markdown.blocks import read_blocks
from printreport.source.markdown.fenced_blocks import is_known, note_unknown, read_fence
from printreport.source.markdown.fenced_lines import BodySource
from printreport.source.markdown.fences import Fence, body_parts
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.note_lines import take_notes
from printreport.syntax.message_log import MessageLog


@dataclass(frozen=True, slots=True)
class Body:
    """What a section says, and its notes by their numbers."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


def read_body(path: str, lines: Sequence[str], first: int, log: MessageLog, join: bool = False) -> Body:
    """The body in lines `first` and after of a file, its notes read with it; mistakes are noted by place.

    `path` is the file's for messages, `lines` are all of it, `log` takes the messages, and `join` is `lines: join`.
    """
    text, notes = take_notes(path, lines, first, log, join)
    source = BodySource(path, text, join, notes, log)
    blocks: list[Block] = []
    for part in body_parts(path, text, first, log):
        blocks += _plain(part, source) if isinstance(part, range) else _fenced(part, source)
    return Body(tuple(blocks), notes.notes(lambda pieces: read_inline(pieces, log)))


def _plain(rows: range, source: BodySource) -> tuple[Block, ...]:
    return read_blocks(source.path, source.lines, rows, source.log, source.join, source.notes)


def _fenced(fence: Fence, source: BodySource) -> Iterator[Block]:
    """A block; what stands in one of an unknown name is read as text, so that its mistakes are told, too."""
    if is_known(fence):
        block = read_fence(fence, source)
        yield from () if block is None else (block,)
        return
    note_unknown(fence, source)
    start = 0
    for at in range(1, len(fence.rows) + 1):
        if at == len(fence.rows) or fence.rows[at] != fence.rows[at - 1] + 1:
            yield from _plain(range(fence.rows[start], fence.rows[at - 1] + 1), source)
            start = at
