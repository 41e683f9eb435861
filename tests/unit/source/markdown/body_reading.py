"""Reads bodies for tests: what came of a text, and what was said of it."""

from __future__ import annotations

from printreport.core.diagnostics import Diagnostic
from printreport.model.blocks import Block, InlineText, printed_text
from printreport.source.markdown.section_body import Body, read_body
from printreport.syntax.message_log import MessageLog

Said = list[tuple[str, int]]


def body(text: str, join: bool = False) -> tuple[Body, tuple[Diagnostic, ...]]:
    """A text as a section's body, and all messages."""
    log = MessageLog()
    lines = tuple(text.split("\n"))
    log.sources["a.md"] = lines
    return read_body("a.md", lines, 0, log, join), log.in_file_order()


def read(text: str, join: bool = False) -> tuple[tuple[Block, ...], Said]:
    """The blocks of a text, and the codes of its messages with their lines."""
    found, messages = body(text, join)
    return found.blocks, [(message.code, message.span.line) for message in messages]


def words(texts: tuple[InlineText, ...]) -> list[str]:
    """Inline texts as they are printed."""
    return [printed_text(text) for text in texts]
