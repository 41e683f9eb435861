"""Pipe tables: which lines are one, how a line falls into cells, and what its alignment row says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from printreport.core.span import Span
from printreport.model.blocks import Align, InlineText, Table
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.notes import SectionNotes
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import SPACES, Piece

_DASHES = re.compile(r":?-+:?")
_BAR = re.compile(r"\\\||\{[^{}\n]{0,200}\}|\|")


def is_alignment_row(line: str) -> bool:
    """Whether a line is the row of dashes and colons under a table's head."""
    if "|" not in line or "-" not in line:
        return False
    row = line.strip().removeprefix("|").removesuffix("|")
    return all(_DASHES.fullmatch(cell.strip()) for cell in row.split("|"))


def split_row(line: str, span: Span) -> list[Piece]:
    """The cells of a row without the white space around them, with their places; `span` is the line's first character.

    A bar in braces (ruby) or after a backslash divides nothing.
    """
    bars = [match.start() for match in _BAR.finditer(line) if match.group() == "|"]
    edges = [-1, *bars, len(line)]
    cells = [_cell(line, left + 1, right, span) for left, right in pairwise(edges)]
    if bars and not line[: bars[0]].strip():
        cells = cells[1:]
    if bars and not line[bars[-1] + 1 :].strip() and len(cells) > 1:
        cells = cells[:-1]
    return cells


def read_table(rows: Sequence[Piece], log: MessageLog, notes: SectionNotes | None = None) -> Table:
    """A table from its lines: head, alignments, rows; every row must be as long as the head."""
    cells = [split_row(line, span) for line, span in rows]
    head, dashes = cells[0], cells[1]
    if len(head) != len(dashes):
        message = f"表头有 {len(head)} 格，对齐行有 {len(dashes)} 格"
        log.error("table-width", rows[1][1], message, "对齐行每列写一组 ---，列与列之间用 | 隔开。")
    for (line, span), row in zip(rows[2:], cells[2:], strict=True):
        if len(row) != len(head):
            hint = "每行的格数要和表头一样；格子里要印竖线写 \\| 。" if "|" in line else "表格下面的文字要先空一行。"
            log.error("table-width", span, f"这一行有 {len(row)} 格，表头有 {len(head)} 格", hint)
    read = [tuple(_inline(cell, log, notes) for cell in row) for row in [head, *cells[2:]]]
    return Table(tuple(_align(text) for text, _ in dashes), read[0], tuple(read[1:]), rows[0][1])


def read_tabbed(rows: Sequence[Piece], log: MessageLog, notes: SectionNotes | None = None) -> Table:
    """A table from lines with tabs, as pasted from a spreadsheet; the first is the head, every row must be as long."""
    cells = [_tabbed_cells(line, span) for line, span in rows]
    if len({len(row) for row in cells}) > 1:
        # The table as a whole may be indented by tabs; an empty cell at an edge is a tab, too.
        trimmed = [_tabbed_cells(line.strip(SPACES), span.at(_indent(line))) for line, span in rows]
        cells = trimmed if len({len(row) for row in trimmed}) == 1 else cells
    head = cells[0]
    for (_, span), row in zip(rows[1:], cells[1:], strict=True):
        if len(row) != len(head):
            hint = "从表格粘贴来的各行，格数要一样，空格子也留着制表符（Tab）；表格上下的文字用空行隔开。"
            log.error("table-width", span, f"这一行有 {len(row)} 格，第一行有 {len(head)} 格", hint)
    if all(len(row) == len(head) for row in cells):
        # Tabs typed twice to line up columns leave one in which nothing stands.
        kept = [column for column in range(len(head)) if any(row[column][0] for row in cells)]
        cells = [[row[column] for column in kept] for row in cells]
        head = cells[0]
    read = [tuple(_inline(cell, log, notes) for cell in row) for row in cells]
    return Table(tuple(Align.AUTO for _ in head), read[0], tuple(read[1:]), rows[0][1].at(_indent(rows[0][0])))


def _tabbed_cells(line: str, span: Span) -> list[Piece]:
    cells: list[Piece] = []
    at = 0
    for cell in line.split("\t"):
        cells.append((cell.strip(SPACES), span.at(at + _indent(cell))))
        at += len(cell) + 1
    return cells


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(SPACES))


def _cell(line: str, left: int, right: int, span: Span) -> Piece:
    text = line[left:right]
    return text.strip(), span.at(left + len(text) - len(text.lstrip()))


def _inline(cell: Piece, log: MessageLog, notes: SectionNotes | None) -> InlineText:
    return read_inline([cell], log, notes) if cell[0] else ()


def _align(dashes: str) -> Align:
    left, right = dashes.startswith(":"), dashes.endswith(":")
    if left and right:
        return Align.CENTER
    return Align.LEFT if left else Align.RIGHT if right else Align.AUTO
