"""The lines of one block, as the reader of its kind is to see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from printreport.core.span import Span
from printreport.model.blocks import InlineText
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.notes import SectionNotes
from printreport.source.markdown.refused_lines import refusal_of, warn_of_line
from printreport.source.markdown.table_rows import is_alignment_row
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import SPACES, Piece

HEADING = re.compile(r"#{1,6}(?=[ \t\u3000]|$)[ \t\u3000]*")
LIST_MARK = re.compile(r"(?:[-*+•·●▪■◆]|[－＊–—])[ \t\u3000\xa0]+")
_QUOTATION = re.compile(r">(?=[> \t\u3000\xa0]|$)")


@dataclass(frozen=True, slots=True)
class BodySource:
    """A body as its blocks are read: the file's path for messages, all its lines without those of notes, the notes, the log.

    `join` is `lines: join`.
    """

    path: str
    lines: Sequence[str]
    join: bool
    notes: SectionNotes
    log: MessageLog

    def line_place(self, row: int) -> Span:
        """The place of a line without the white space around it; rows count from 0."""
        text = self.lines[row].strip(SPACES)
        return Span(self.path, row + 1, self.lines[row].index(text[0]) + 1, len(text))


@dataclass(frozen=True, slots=True)
class FencedLine:
    """A line that says something, without the white space around it: its row, place and indent in columns.

    `follows` tells that no empty line stands above it in the block.
    """

    text: str
    row: int
    span: Span
    indent: int
    follows: bool

    def piece(self, start: int = 0) -> Piece:
        """The line from a character on, with its place."""
        return self.text[start:], self.span.at(start)

    @property
    def whole(self) -> Span:
        """The place of the line as a whole."""
        return self.span.at(0, len(self.text))


@dataclass(frozen=True, slots=True)
class FencedLines:
    """One block: what its opening says, its lines, and the body that it stands in."""

    name: str
    title: InlineText
    span: Span
    lines: tuple[FencedLine, ...]
    source: BodySource

    @property
    def log(self) -> MessageLog:
        """What takes the messages."""
        return self.source.log

    @property
    def join(self) -> bool:
        """Whether only empty lines part paragraphs."""
        return self.source.join

    def inline(self, *pieces: Piece) -> InlineText:
        """The inline text of some pieces of lines, marks of notes allowed."""
        return read_inline(pieces, self.log, self.source.notes)

    def refuse(self, line: FencedLine, what: str, hint: str) -> None:
        """Note something that this kind of block has no place for."""
        self.log.error("block-content", line.whole, f"“{self.name}”这种块里不能放{what}", hint)

    def refused(self, line: FencedLine, hint: str, heading: bool = True) -> bool:
        """Whether a line is markup of a block that has no place here, or that the format has not at all; which is noted."""
        if heading and HEADING.match(line.text):
            self.refuse(line, "小标题", hint)
        elif _QUOTATION.match(line.text):
            self.refuse(line, "引文", hint)
        elif _is_bar_row(line.text):
            self.refuse(line, "表格", hint)
        elif (refusal := refusal_of(line.text)) is not None:
            code, message, instead = refusal
            self.log.error(code, line.whole, message, instead)
        else:
            warn_of_line(line.text, line.span, self.log)
            return False
        return True


def _is_bar_row(text: str) -> bool:
    return (text[0] == "|" and text.count("|") > 1) or is_alignment_row(text)
