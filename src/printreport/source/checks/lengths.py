"""How long what is read at a glance may be: titles, headings, captions, labels, readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from printreport.core.span import Span
from printreport.model.blocks import (
    Block,
    FencedBlock,
    InlineText,
    ListBlock,
    NameList,
    Note,
    Notice,
    Paragraph,
    Quotation,
    Signature,
    Subheading,
    Table,
    Timeline,
    plain_text,
)
from printreport.syntax.lengths import LONGEST, is_too_long
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words

TITLE_LINES = 8
"""How many lines a title may be given on the cover."""

CAPTION_SHARE = 0.0018
"""How many characters of a caption each square point of a page has room for."""


def is_long_title(lines: Sequence[str], span: Span, log: MessageLog) -> bool:
    """Whether a title has too many lines, or too many characters in all of them, which is noted at its place."""
    if len(lines) > TITLE_LINES:
        hint = "合并几行，或把一部分写进 byline（署名）和正文。"
        log.error("too-long", span, f"title（标题）有 {len(lines)} 行，最多 {TITLE_LINES} 行", hint)
        return True
    return is_too_long("title", "".join(lines), span, log)


def check_captions(captions: Iterable[Words], trim: tuple[float, float], log: MessageLog) -> None:
    """Note every caption that would fill more than a third of a page of this trim (points): no room were left for the picture."""
    most = int(trim[0] * trim[1] * CAPTION_SHARE)
    for words in captions:
        if len(words.text) > most:
            message = f"caption（图片说明）有 {len(words.text)} 字，这样大小的一页最多 {most} 字"
            log.error("too-long", words.span, message, "缩短它，细节写进正文；或换大一些的成品尺寸。")


def check_cells(blocks: Iterable[Block], trim: tuple[float, float], log: MessageLog) -> None:
    """Note every cell of a table that is longer than a caption may be: a row stands on one page, and is as deep as its cells."""
    most = min(LONGEST["caption"][0], int(trim[0] * trim[1] * CAPTION_SHARE))
    for table in (block for block in blocks if isinstance(block, Table)):
        for cell in (cell for row in (table.head, *table.rows) for cell in row):
            length = len(plain_text(cell))
            if length > most:
                place = cell[0].span or table.span
                message = f"表格的这一格有 {length} 字，这样大小的一页最多 {most} 字"
                log.error("too-long", place, message, "缩短它，细节写进正文；或拆成几行。")


def check_boxes(blocks: Iterable[Block], trim: tuple[float, float], log: MessageLog) -> None:
    """Note every box (提示) with more characters than three captions may have: it would fill a page of this trim (points)."""
    most = int(trim[0] * trim[1] * CAPTION_SHARE) * 2
    for box in (block for block in blocks if isinstance(block, Notice)):
        length = sum(len(plain_text(paragraph.text)) for paragraph in box.paragraphs)
        if length > most:
            message = f"提示（方框）有 {length} 字，这样大小的一页最多 {most} 字"
            log.error("too-long", box.span, message, "只留要提醒的话，别的写成正文；或分成几个方框。")


def check_block_lengths(blocks: Sequence[Block], notes: Sequence[Note], log: MessageLog) -> None:
    """Note every subheading, title, head of a group, table caption and reading that is too long for its form."""
    for name, text, span in _glances(blocks):
        is_too_long(name, plain_text(text), span, log)
    for text in (*_texts(blocks), *(note.text for note in notes)):
        for run in text:
            if run.ruby is not None and run.span is not None:
                is_too_long("reading", run.ruby, run.span, log)


def _glances(blocks: Iterable[Block]) -> Iterator[tuple[str, InlineText, Span]]:
    for block in blocks:
        if isinstance(block, Subheading):
            yield "subheading", block.text, block.span
        elif isinstance(block, Table) and block.caption is not None:
            yield "table-caption", block.caption, block.span
        elif isinstance(block, Timeline | NameList | Notice):
            yield "block-title", block.title, block.span
            if isinstance(block, Timeline):
                heads = (head.text for event in block.events for head in event.heads)
                yield from (("group-head", text, text[0].span or block.span) for text in heads)
            if isinstance(block, NameList):
                yield from (("group-head", group.head, group.span) for group in block.groups)
                yield from (("name-post", name.post, name.span) for group in block.groups for name in group.names)
        elif isinstance(block, Signature):
            yield from (("signature-line", line, line[0].span or block.span) for line in block.lines)


def _texts(blocks: Iterable[Block]) -> Iterator[InlineText]:
    for block in blocks:
        match block:
            case Paragraph() | Subheading():
                yield block.text
            case Quotation():
                yield from (paragraph.text for paragraph in block.paragraphs)
            case ListBlock():
                for item in block.items:
                    yield from _texts(item.blocks)
            case Table():
                for row in (block.head, *block.rows):
                    yield from row
                if block.caption is not None:
                    yield block.caption
            case FencedBlock():
                yield from block.texts
