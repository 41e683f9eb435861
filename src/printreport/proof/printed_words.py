"""What of a document must be read on its pages, word for word, and what may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.span import Span
from printreport.model.blocks import (
    Block,
    InlineText,
    ListBlock,
    ListItem,
    NameList,
    Notice,
    Paragraph,
    Quotation,
    Signature,
    Subheading,
    Table,
    Timeline,
    printed_text,
)
from printreport.model.document import Document, Message, Photo, Section
from printreport.model.layout import Role

# Characters that carry no ink and that readers of PDF make up or drop at their will.
_INKLESS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\ufffe\x02"))

_STATEMENT, _CREDITS = "内部资料", "摄影："
"""The colophon's line without a colon, and the head of the line that names all photographers."""

_COVER_LEAD = "封面："
"""What stands before the caption of the cover's photograph, which is printed on another page."""


def inked(text: str) -> str:
    """A text without its white space and other characters that carry no ink."""
    return "".join(text.translate(_INKLESS).split())


@dataclass(frozen=True, slots=True)
class Words:
    """One element of the document: the role it has on the page, its characters that carry ink, its place.

    `ruby` are the readings among them, `label` is what the printer sets before a list's item.
    """

    role: Role
    text: str
    span: Span
    ruby: str = ""
    label: str = ""


def running_words(document: Document) -> Iterator[Words]:
    """Headings and everything that runs in the columns, notes with their numbers too, in the source's order.

    Each stands on the pages exactly once.
    """
    for section in document.sections:
        if section.heading is not None:
            yield Words("heading", inked(section.heading), section.span)
        for block in section.blocks:
            yield from _block_words(block)
        for note in section.notes:
            words = _inline_words("note", note.text, note.span)
            yield replace(words, text=note.mark + words.text)
        if section.message is not None:
            yield from _message_words(section.message, section.span)


def _message_words(message: Message, span: Span) -> Iterator[Words]:
    """What stands with a leader's words, each of it once: by the portrait or over the signature, and the signature itself."""
    for key, text in message.lines:
        yield Words("paragraph", inked(text), message.spans.get(key, span))


def _block_words(block: Block) -> Iterator[Words]:
    match block:
        case Paragraph():
            yield _inline_words("paragraph", block.text, block.span)
        case Subheading():
            yield _inline_words("subheading", block.text, block.span)
        case Quotation():
            for paragraph in block.paragraphs:
                yield _inline_words("quotation", paragraph.text, paragraph.span)
        case ListBlock():
            for item in block.items:
                yield from _item_words(item)
        case Table():
            yield from _table_words(block)
        case Timeline():
            yield _inline_words("subheading", block.title, block.span)
            for event in block.events:
                yield from (_inline_words("list-label", head.text, event.span) for head in event.heads)
                yield _inline_words("list-label", event.date, event.span)
                yield _inline_words("list-item", event.text, event.span)
        case Notice():
            yield from (_inline_words("notice", text, block.span) for text in block.texts)
        case NameList():
            yield from _list_words(block)
        case Signature():
            yield from (_inline_words("paragraph", text, block.span) for text in block.texts)


def _list_words(block: NameList) -> Iterator[Words]:
    yield _inline_words("subheading", block.title, block.span)
    for group in block.groups:
        yield _inline_words("list-label", group.head, group.span)
        yield from (_inline_words("list-item", (*each.name, *each.post), each.span) for each in group.names)


def _item_words(item: ListItem) -> Iterator[Words]:
    label = inked(item.label)
    for inner in item.blocks:
        if isinstance(inner, ListBlock):
            yield from _block_words(inner)
        else:
            words = _inline_words("list-item", inner.text, inner.span)
            yield replace(words, label=label)
            label = ""


def _table_words(table: Table) -> Iterator[Words]:
    if table.caption is not None:
        yield _inline_words("caption", table.caption, table.span)
    for cell in table.head:
        yield _inline_words("table-head-cell", cell, table.span)
    for row in table.rows:
        for cell in row:
            yield _inline_words("table-cell", cell, table.span)


def _inline_words(role: Role, text: InlineText, span: Span) -> Words:
    ruby = "".join(run.ruby for run in text if run.ruby is not None)
    return Words(role, inked(printed_text(text)), span, inked(ruby))


def caption_words(document: Document) -> Iterator[Words]:
    """The captions, with their credits, of the photographs that a section or the cover shows; each is read once."""
    shown = {photo for section in document.sections for photo in section.shown}
    if document.report.cover is not None:
        shown.add(document.report.cover.photo)
    named = set(_named_portraits(document))
    for photo in document.photos.values():
        if photo.id in shown - named:
            yield Words("caption", inked(photo.caption), photo.span)


def _named_portraits(document: Document) -> Iterator[str]:
    """The portraits whose captions say no more than the name and post that stand with them, and are not printed again."""
    for section in document.sections:
        message = section.message
        if message is not None and message.portrait is not None and message.says(document.photos[message.portrait].caption):
            yield message.portrait


def caption_forms(photo: Photo) -> frozenset[str]:
    """What a photograph's caption may be on a page: the editor's words, the credit behind them, the cover's lead before them.

    Words that say where on a wall a picture hangs (左上) are the printer's: they stand beside captions, never in them.
    """
    words = inked(photo.caption)
    plain = [words, *(f"{words}（{inked(photo.credit)}{taken}）" for taken in ("摄", "攝", "") if photo.credit)]
    return frozenset((*plain, *(_COVER_LEAD + form for form in plain)))


def front_words(document: Document) -> Iterator[Words]:
    """Title, byline, publisher and colophon: each is read at least once."""
    report = document.report
    yield Words("title", inked("".join(report.title)), report.spans.get("title", report.span))
    if report.byline:
        yield Words("byline", inked(report.byline), report.spans.get("byline", report.span))
    if report.publisher:
        yield Words("byline", inked(report.publisher), report.spans.get("publisher", report.span))
    for _key, value in report.colophon:
        yield Words("colophon", inked(value), report.spans.get("colophon", report.span))


def words_once(document: Document) -> Iterator[Words]:
    """What cover and back say once: second title, date, the code's label."""
    report = document.report
    label = report.qr.label if report.qr is not None else None
    told: tuple[tuple[Role, str, str | None], ...] = (
        ("subtitle", "subtitle", report.subtitle),
        ("date", "date", report.date),
        ("code-label", "qr", label),
    )
    for role, key, text in told:
        if text:
            yield Words(role, inked(text), report.spans.get(key, report.span))


def colophon_length(document: Document) -> int:
    """How many characters the colophon has on its page: keys and values, a colon in each line but one, all credits in one."""
    report = document.report
    if not report.colophon:
        return 0
    lines = sum(len(inked(key + value)) + (key != _STATEMENT) for key, value in report.colophon)
    credits = dict.fromkeys(inked(photo.credit) for photo in document.photos.values() if photo.credit)
    return lines + (len(_CREDITS) + len("、".join(credits)) if credits else 0)


def raised_pieces(section: Section) -> set[str]:
    """The pieces that what is raised out of a section is made of; nothing else may stand in callouts, charts, quotes."""
    return {inked(piece) for raised in section.raised for piece in raised.pieces} - {""}


def count_characters(document: Document) -> int:
    """The characters of title, byline, headings, running text and captions, white space left out."""
    words = [*running_words(document), *caption_words(document), *front_words(document)]
    return sum(len(w.text) for w in words if w.role != "colophon")
