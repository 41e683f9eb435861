"""All that will be printed, as it is set: invisible characters dropped, marks made full-width and listed place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from printreport.model.document import InlineRun, InlineText, PunctuationChange
from printreport.source.punctuation import full_width_marks
from printreport.source.spelling import letters_of, rejoined, respelled, spelled
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
        pieces = tuple(piece for parts in self._set(rejoined(words.pieces)) for piece in parts)
        self.passages.append(Passage(pieces, "song", style))
        return Words(pieces, words.span)

    def set_runs(self, runs: InlineText, style: HeadingStyle | None = None) -> InlineText:
        """An inline text as it is printed; marks are judged over all of its runs together."""
        located = [(run.text, run.span) for run in runs if run.span is not None]
        parts = self._set(located) if len(located) == len(runs) else [[piece] for piece in located]
        return tuple(part for run, pieces in zip(runs, parts, strict=True) if pieces for part in self._take(run, pieces, style))

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
            result.append(list(spelled((new, span))))
        return result

