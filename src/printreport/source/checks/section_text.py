"""What stands in a section: the text that figures, quotes and captions are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from printreport.model.blocks import Block, FencedBlock, ListBlock, Notice, Paragraph, Quotation, Table, Timeline, plain_text
from printreport.model.document import Section


def block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of every paragraph, item, quotation, table cell and subheading, without markup, in order."""
    for block in blocks:
        match block:
            case ListBlock():
                for item in block.items:
                    yield from block_texts(item.blocks)
            case Quotation():
                yield from block_texts(block.paragraphs)
            case Table():
                yield from _table_texts(block)
            case FencedBlock():
                yield from map(plain_text, block.texts)
            case _:
                yield plain_text(block.text)


def paragraph_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of every paragraph, those of lists, quotations and boxes included, and of events: where a pull quote can stand."""
    for block in blocks:
        match block:
            case Paragraph():
                yield plain_text(block.text)
            case ListBlock():
                for item in block.items:
                    yield from paragraph_texts(item.blocks)
            case Quotation() | Notice():
                yield from paragraph_texts(block.paragraphs)
            case Timeline():
                yield from (plain_text(event.text) for event in block.events)


def section_text(section: Section) -> str:
    """A section's whole text, one paragraph, item or cell a line."""
    return "\n".join(block_texts(section.blocks))


def _table_texts(table: Table) -> Iterator[str]:
    if table.caption is not None:
        yield plain_text(table.caption)
    for row in (table.head, *table.rows):
        for cell in row:
            yield plain_text(cell)
