"""All that will be printed, as it is set: invisible characters dropped, marks made full-width and listed place by place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from printreport.core.span import Span
from printreport.model.blocks import InlineRun, InlineText
from printreport.model.document import PunctuationChange
from printreport.source.checks.punctuation import Edit, Punctuation, judge_punctuation
from printreport.source.checks.spelling import letters_of, rejoined, respelled, spelled
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Piece, Words

_AROUND = 8
"""Characters told on either side of a change."""

_MARKUP = re.compile(
    r"[\[［【][\^＾][^\]］】]{1,40}[\]］】]"
    r"|\*\*[^*]+\*\*|\[[^\[\]]+\]\{\.[a-z]+\}|\{[^{}|]+\|[^{}|]+\}"
)
"""Markup of body text, which values of one line have not: marks of notes, strong words, styled ones, readings."""

HeadingStyle = Literal["title", "publisher", "heading", "subheading"]
"""The theme's styles of the words that are read at a glance."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Printed characters with their places and the font role that they are set in; `style` names that of a heading."""

    pieces: tuple[Piece, ...]
    role: str
    style: HeadingStyle | None = None


class PrintedText:
    """Takes every text that is printed, in reading order; `changes` and `passages` are what it has taken so far.

    `unpaired` are the places of straight quotes beside Han that have no partner, `markup` those of marks of body text in values.
    """

    def __init__(self, full_width: bool) -> None:
        """`full_width` sets a typewriter's marks beside Han as Chinese ones."""
        self.full_width = full_width
        self.changes: list[PunctuationChange] = []
        self.passages: list[Passage] = []
        self.unpaired: list[Span] = []
        self.markup: list[tuple[str, Span]] = []

    def set_words(self, words: Words, style: HeadingStyle | None = None, role: str = "song") -> Words:
        """A value of one line as it is printed, in a font role."""
        self.markup += ((match.group(), words.place(match.start(), len(match.group()))) for match in _MARKUP.finditer(words.text))
        pieces = tuple(piece for parts in self._set(rejoined(words.pieces)) for piece in parts)
        self.passages.append(Passage(pieces, role, style))
        return Words(pieces, words.span)

    def set_runs(self, runs: InlineText, style: HeadingStyle | None = None) -> InlineText:
        """An inline text as it is printed; marks are judged over all of its runs together, as if no note's mark were between."""
        words = [run for run in runs if run.note is None]
        located = [(run.text, run.span) for run in words if run.span is not None]
        parts = iter(self._set(located) if len(located) == len(words) else [[piece] for piece in located])
        pieces = [next(parts) if run.note is None else [(run.text, run.span)] if run.span else [] for run in runs]
        return tuple(part for run, own in zip(runs, pieces, strict=True) if own for part in self._take(run, own, style))

    def _take(self, run: InlineRun, pieces: Sequence[Piece], style: HeadingStyle | None) -> tuple[InlineRun, ...]:
        """A run as it is printed, in parts that each know their place; whole where it has a reading, which stands once."""
        role = "hei-medium" if run.style.strong else "kai" if run.style.emphasis else "song"
        self.passages.append(Passage(tuple(pieces), role, style))
        ruby = run.ruby and respelled(run.ruby)
        if not ruby or run.span is None:
            return tuple(replace(run, text=text, span=span, ruby=None) for text, span in pieces)
        self.passages.append(Passage(tuple((part, run.span) for part in letters_of(ruby)), "song"))
        return (replace(run, text="".join(text for text, _ in pieces), span=pieces[0][1], ruby=ruby),)

    def _set(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Each piece as it is printed, in one part or, where something was dropped, in several."""
        whole = "".join(text for text, _ in pieces)
        judged = judge_punctuation(whole) if self.full_width else Punctuation()
        self._tell(whole, judged, pieces)
        parts = _edited(pieces, judged.edits) if judged.edits else [[piece] for piece in pieces]
        return [[spelt for part in group for spelt in spelled(part)] for group in parts]

    def _tell(self, whole: str, judged: Punctuation, pieces: Sequence[Piece]) -> None:
        """Keep every change with its place and the words around it."""
        places = _Places(pieces)
        for edit in judged.edits:
            before = whole[edit.start : edit.end]
            around = whole[max(0, edit.start - _AROUND) : edit.start], whole[edit.end : edit.end + _AROUND]
            self.changes.append(PunctuationChange(places.span(edit.start, len(before)), before, edit.text, *around))
        self.unpaired += (places.span(at, 1) for at in judged.unpaired)


def note_unpaired(printed: PrintedText, log: MessageLog) -> None:
    """Warn of every straight quote beside Han that has no partner, and is printed as it stands."""
    for span in printed.unpaired:
        hint = "直接写成 “ 或 ”；一对引号要在同一段里。"
        log.warning("unpaired-quote", span, "这个直引号没有配对，照原样印出", hint)


def note_markup(printed: PrintedText, log: MessageLog) -> None:
    """Warn of every mark of body text in a value of one line, where it means nothing and is printed as it stands."""
    for mark, span in printed.markup:
        if mark[0] in "[［【" and mark[1] in "^＾":
            log.warning("markup-in-value", span, f"这里不能放注号，“{mark}”照字印出", "删去它；注号写在正文里，要注的字后面。")
        else:
            log.warning("markup-in-value", span, f"这里不用标记，“{mark[:20]}”照字印出", "删去标记，只写文字；标记只用在正文里。")


class _Places:
    """Where the characters of several pieces stand, asked from left to right."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._number, self._start = 0, 0

    def span(self, offset: int, length: int) -> Span:
        if offset < self._start:
            self._number, self._start = 0, 0
        while offset >= self._start + len(self._pieces[self._number][0]):
            self._start += len(self._pieces[self._number][0])
            self._number += 1
        text, span = self._pieces[self._number]
        at = offset - self._start
        return span.at(at, min(length, len(text) - at))


def _edited(pieces: Sequence[Piece], edits: Sequence[Edit]) -> list[list[Piece]]:
    """The pieces with their changes; one that shortens the text ends a part, so that every part is contiguous in its source.

    What a change puts in stands where its first character stood.
    """
    groups: list[list[Piece]] = []
    waiting = iter(edits)
    edit = next(waiting, None)
    start, reached = 0, 0
    for text, span in pieces:
        end = start + len(text)
        group: list[Piece] = []
        words: list[str] = []
        at = part = max(start, reached)
        while edit is not None and edit.start < end:
            words += (text[at - start : edit.start - start], edit.text)
            at = reached = edit.end
            if len(edit.text) != edit.end - edit.start or edit.end > end:
                group.append(("".join(words), span.at(part - start)))
                words, part = [], edit.end
            edit = next(waiting, None)
        words.append(text[at - start :] if at < end else "")
        group.append(("".join(words), span.at(part - start)))
        groups.append([piece for piece in group if piece[0]])
        start = end
    return groups
