"""What stands in a section's body: inline text with its markup, the blocks that it forms, and notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal

from printreport.core.span import Span

_SAID_YEAR = re.compile(r"\d{4}|\d{2}\s*年|[〇零○一二三四五六七八九]{4}|[同本当去今明前次翌]年")
_BARE_DAY = re.compile(r"\s*[\d〇零一二三四五六七八九十]{1,3}\s*[日号]")

Position = Literal["base", "sup", "sub"]
HeadKind = Literal["phase", "year", "month"]


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """What an editor marked on a stretch of words: faces, dots and lines beside them, height."""

    strong: bool = False
    emphasis: bool = False
    dots: bool = False
    proper: bool = False
    title: bool = False
    underline: bool = False
    position: Position = "base"


PLAIN = InlineStyle()


@dataclass(frozen=True, slots=True)
class InlineRun:
    """A stretch of characters of one marking, contiguous on one source line; span is its first character.

    `note` is the number of the section's note whose mark this run is (`①`); such a mark is printed, but it is not part of what
    the text says.
    """

    text: str
    style: InlineStyle = PLAIN
    ruby: str | None = None
    span: Span | None = None
    note: int | None = None


InlineText = tuple[InlineRun, ...]
SetText = Callable[[InlineText], InlineText]
"""What is done to each inline text of a block when it is set as it is printed."""


def plain_text(runs: InlineText) -> str:
    """What an inline text says: its characters without markup and without the marks of notes."""
    return "".join(run.text for run in runs if run.note is None)


def printed_text(runs: InlineText) -> str:
    """The characters of an inline text as they are printed, the marks of notes among them."""
    return "".join(run.text for run in runs)


def between(runs: InlineText, start: int, end: int) -> InlineText:
    """The characters of an inline text from one to before another; a reading stays where its whole word does."""
    kept: list[InlineRun] = []
    for run in runs:
        part = run.text[max(0, start) : max(0, end)]
        if part:
            kept.append(run if part == run.text else replace(run, text=part, ruby=None))
        start, end = start - len(run.text), end - len(run.text)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: InlineText
    span: Span


@dataclass(frozen=True, slots=True)
class Subheading:
    """A `###` heading inside a section."""

    text: InlineText
    span: Span


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its paragraphs and the lists inside it; label is what is printed before it (`▪`, `1.`)."""

    label: str
    blocks: tuple[Paragraph | ListBlock, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list of one or two levels."""

    ordered: bool
    items: tuple[ListItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A `>` quotation of one or more paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    span: Span


class Align(Enum):
    """Where a table column's cells stand."""

    AUTO = "auto"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table: one head row, rows of equally many cells, the paragraph `表：…` above it as caption."""

    aligns: tuple[Align, ...]
    head: tuple[InlineText, ...]
    rows: tuple[tuple[InlineText, ...], ...]
    span: Span
    caption: InlineText | None = None


@dataclass(frozen=True, slots=True)
class FencedBlock:
    """What an editor writes between `:::` lines."""

    @property
    def texts(self) -> tuple[InlineText, ...]:
        """All words in their order."""
        raise NotImplementedError

    def mapped(self, set_text: SetText) -> FencedBlock:
        """The block with every text as it is printed."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class EventHead:
    """A line of a timeline that stands over the events that belong to it, as the editor wrote it.

    It tells their year (`2015年`, `二〇一五年二月`), their month, or names a phase (`创业阶段（2015—2017年）`).
    """

    text: InlineText
    kind: HeadKind


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a timeline: its date as the editor wrote it, and what happened.

    `year` and `month` are where it begins, a year that was not written being that of the events above; None where none can be
    read. `day` is 0 for a whole month, `month` for a whole year. `heads` are the lines directly above it, the first over all.
    """

    date: InlineText
    text: InlineText
    span: Span
    year: int | None = None
    month: int = 0
    day: int = 0
    heads: tuple[EventHead, ...] = ()

    @property
    def says_year(self) -> bool:
        """Whether its own date holds its year."""
        return _SAID_YEAR.search(plain_text(self.date)) is not None

    @property
    def leaves_month(self) -> bool:
        """Whether its own date is a day of a month that stands above it."""
        return bool(self.month) and _BARE_DAY.match(plain_text(self.date)) is not None

    @property
    def texts(self) -> tuple[InlineText, ...]:
        """All words in their order."""
        return (*(head.text for head in self.heads), self.date, self.text)

    def mapped(self, set_text: SetText) -> Event:
        """The event with every text as it is printed."""
        heads = tuple(replace(head, text=set_text(head.text)) for head in self.heads)
        return replace(self, heads=heads, date=set_text(self.date), text=set_text(self.text))


@dataclass(frozen=True, slots=True)
class Timeline(FencedBlock):
    """Events in the order written (大事记); title is what follows the block's name."""

    title: InlineText
    events: tuple[Event, ...]
    span: Span

    @property
    def texts(self) -> tuple[InlineText, ...]:
        """All words in their order."""
        return (self.title, *(text for event in self.events for text in event.texts))

    def mapped(self, set_text: SetText) -> Timeline:
        """The timeline with every text as it is printed."""
        return replace(self, title=set_text(self.title), events=tuple(each.mapped(set_text) for each in self.events))


@dataclass(frozen=True, slots=True)
class ListedName:
    """A person or unit of a name list, with a post or unit behind it where one is written."""

    name: InlineText
    post: InlineText
    span: Span


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names under one head (`一等奖（12人）`); the head is empty where none is written."""

    head: InlineText
    names: tuple[ListedName, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class NameList(FencedBlock):
    """Groups of names (名单) in the order in which they are printed; title is what follows the block's name."""

    title: InlineText
    groups: tuple[NameGroup, ...]
    span: Span

    @property
    def texts(self) -> tuple[InlineText, ...]:
        """All words in their order."""
        groups = ((group.head, *(text for each in group.names for text in (each.name, each.post))) for group in self.groups)
        return (self.title, *(text for group in groups for text in group))

    def mapped(self, set_text: SetText) -> NameList:
        """The list with every text as it is printed."""
        return replace(self, title=set_text(self.title), groups=tuple(_mapped_group(each, set_text) for each in self.groups))


def _mapped_group(group: NameGroup, set_text: SetText) -> NameGroup:
    names = tuple(replace(each, name=set_text(each.name), post=set_text(each.post)) for each in group.names)
    return replace(group, head=set_text(group.head), names=names)


@dataclass(frozen=True, slots=True)
class Signature(FencedBlock):
    """What is ranged right below a text (落款): unit, name, date, a line each."""

    lines: tuple[InlineText, ...]
    span: Span

    @property
    def texts(self) -> tuple[InlineText, ...]:
        """All lines in their order."""
        return self.lines

    def mapped(self, set_text: SetText) -> Signature:
        """The signature with every line as it is printed."""
        return replace(self, lines=tuple(map(set_text, self.lines)))


@dataclass(frozen=True, slots=True)
class Notice(FencedBlock):
    """A short text in a box (提示); title is what follows the block's name."""

    title: InlineText
    paragraphs: tuple[Paragraph, ...]
    span: Span

    @property
    def texts(self) -> tuple[InlineText, ...]:
        """All words in their order."""
        return (self.title, *(paragraph.text for paragraph in self.paragraphs))

    def mapped(self, set_text: SetText) -> Notice:
        """The notice with every text as it is printed."""
        paragraphs = tuple(replace(each, text=set_text(each.text)) for each in self.paragraphs)
        return replace(self, title=set_text(self.title), paragraphs=paragraphs)


Block = Paragraph | Subheading | ListBlock | Quotation | Table | FencedBlock


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a section: its number there, counted from 1 in the order of the marks in the text, and its words."""

    number: int
    text: InlineText
    span: Span

    @property
    def mark(self) -> str:
        """The number as it is printed, in the text and before the note."""
        return note_mark(self.number)


def note_mark(number: int) -> str:
    """A note's number in a circle, ① to ㊿; in brackets from 51 on."""
    ranges = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
    return next((chr(first + number - low) for low, high, first in ranges if low <= number <= high), f"[{number}]")
