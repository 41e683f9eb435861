"""All that will be printed, as it is set: invisible characters dropped, marks made full-width and listed place by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from printreport.model.document import InlineRun, InlineText, PunctuationChange
from printreport.source.characters import INVISIBLE
from printreport.source.punctuation import full_width_marks
from printreport.source.words import Piece, Words

HeadingStyle = Literal["title", "publisher", "heading", "subheading"]
"""The theme's styles of the words that are read at a glance."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Printed characters with their places and the font role that they are set in; `style` names that of a heading."""

    pieces: tuple[Piece, ...]
    role: str
    style: HeadingStyle | None = None


class PrintedText:
    """Takes every text that is printed, in reading order; `changes` and `passages` are what it has taken so far."""

    def __init__(self, full_width: bool) -> None:
        """`full_width` sets half-width marks beside Han full-width."""
        self.full_width = full_width
        self.changes: list[PunctuationChange] = []
        self.passages: list[Passage] = []

    def set_words(self, words: Words, style: HeadingStyle | None = None) -> Words:
        """A value of one line as it is printed."""
        pieces = tuple(piece for parts in self._set(words.pieces) for piece in parts)
        self.passages.append(Passage(pieces, "song", style))
        return Words(pieces, words.span)

    def set_runs(self, runs: InlineText, style: HeadingStyle | None = None) -> InlineText:
        """An inline text as it is printed; marks are judged over all of its runs together."""
        located = [(run.text, run.span) for run in runs if run.span is not None]
        parts = self._set(located) if len(located) == len(runs) else [[piece] for piece in located]
        changed = tuple(
            replace(run, text=text, span=span) for run, pieces in zip(runs, parts, strict=True) for text, span in pieces
        )
        for run in changed:
            self._take(run, style)
        return changed

    def _take(self, run: InlineRun, style: HeadingStyle | None) -> None:
        if run.span is None:
            return
        role = "hei-medium" if run.style.strong else "kai" if run.style.emphasis else "song"
        self.passages.append(Passage(((run.text, run.span),), role, style))
        if run.ruby:
            places = tuple((char, run.span) for char in run.ruby)
            self.passages.append(Passage(places, "song"))

    def _set(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Each piece as it is printed, in one part or, where something was dropped, in several."""
        whole = "".join(text for text, _ in pieces)
        marks = full_width_marks(whole) if self.full_width else whole
        result: list[list[Piece]] = []
        at = 0
        for text, span in pieces:
            new = marks[at : at + len(text)]
            at += len(text)
            self.changes += (
                PunctuationChange(span.at(offset), before, after)
                for offset, (before, after) in enumerate(zip(text, new, strict=True))
                if before != after
            )
            result.append(list(_visible((new, span))))
        return result


def _visible(piece: Piece) -> Iterable[Piece]:
    """A piece without its invisible characters."""
    text, span = piece
    if text.isascii() or INVISIBLE.search(text) is None:
        return (piece,)
    parts: list[Piece] = []
    at = 0
    for kept in INVISIBLE.split(text):
        if kept:
            parts.append((kept, span.at(at)))
        at += len(kept) + 1
    return parts
