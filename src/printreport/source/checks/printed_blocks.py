"""Sets a section's blocks: every inline text in them as it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from printreport.model.blocks import Block, FencedBlock, ListBlock, ListItem, Paragraph, Quotation, Subheading, Table
from printreport.source.checks.printed_text import PrintedText


def set_blocks(blocks: Iterable[Block], printed: PrintedText) -> tuple[Block, ...]:
    """The blocks with their text as it is printed; paragraphs in which nothing is left are dropped."""
    done = (_set_block(block, printed) for block in blocks)
    return tuple(block for block in done if not (isinstance(block, Paragraph | Subheading) and not block.text))


def _set_block(block: Block, printed: PrintedText) -> Block:
    match block:
        case Paragraph():
            return _set_paragraph(block, printed)
        case Subheading():
            return replace(block, text=printed.set_runs(block.text, "subheading"))
        case ListBlock():
            return _set_list(block, printed)
        case Quotation():
            return replace(block, paragraphs=tuple(_set_paragraph(each, printed) for each in block.paragraphs))
        case Table():
            return _set_table(block, printed)
        case FencedBlock():
            return block.mapped(printed.set_runs)


def _set_paragraph(paragraph: Paragraph, printed: PrintedText) -> Paragraph:
    return replace(paragraph, text=printed.set_runs(paragraph.text))


def _set_list(block: ListBlock, printed: PrintedText) -> ListBlock:
    items = tuple(ListItem(item.label, tuple(_set_part(part, printed) for part in item.blocks)) for item in block.items)
    return replace(block, items=items)


def _set_part(part: Paragraph | ListBlock, printed: PrintedText) -> Paragraph | ListBlock:
    return _set_list(part, printed) if isinstance(part, ListBlock) else _set_paragraph(part, printed)


def _set_table(table: Table, printed: PrintedText) -> Table:
    caption = None if table.caption is None else printed.set_runs(table.caption)
    head = tuple(printed.set_runs(cell) for cell in table.head)
    rows = tuple(tuple(printed.set_runs(cell) for cell in row) for row in table.rows)
    return replace(table, caption=caption, head=head, rows=rows)
