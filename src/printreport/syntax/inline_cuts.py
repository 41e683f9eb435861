"""Cuts inline text at any character, every part at its place."""

from __future__ import annotations

import bisect
from dataclasses import replace
from itertools import accumulate

from printreport.core.span import Span
from printreport.model.blocks import InlineText
from printreport.syntax.placed_words import SPACES

NOTE_PLACE = "\x00"
"""Stands for every character of a note's mark where a text is looked at; no file can hold it."""


class CutText:
    """An inline text that is cut at places in its `text`, which is what is printed, with signs for the marks of notes."""

    def __init__(self, runs: InlineText) -> None:
        self.runs = runs
        self.text = "".join(NOTE_PLACE * len(run.text) if run.note else run.text for run in runs)
        self._ends = list(accumulate(len(run.text) for run in runs))

    def cut(self, start: int, end: int) -> InlineText:
        """The characters from `start` to `end`; a reading stays with the first of its words."""
        parts = []
        at = bisect.bisect_right(self._ends, start)
        while at < len(self.runs) and self._ends[at] - len(self.runs[at].text) < end:
            run = self.runs[at]
            passed = self._ends[at] - len(run.text)
            first, last = max(0, start - passed), min(len(run.text), end - passed)
            at += 1
            if first >= last:
                continue
            if last - first == len(run.text):
                parts.append(run)
                continue
            span = None if run.span is None else run.span.at(first, last - first)
            parts.append(replace(run, text=run.text[first:last], span=span, ruby=None if first else run.ruby))
        return tuple(parts)

    def trimmed(self, start: int, end: int) -> InlineText:
        """The characters from `start` to `end` without the white space around them, and with tabs as spaces."""
        text = self.text[start:end]
        left = len(text) - len(text.lstrip(SPACES))
        runs = self.cut(start + left, start + len(text.rstrip(SPACES)))
        return tuple(replace(run, text=run.text.replace("\t", " ")) if "\t" in run.text else run for run in runs)

    def place(self, offset: int, length: int, otherwise: Span) -> Span:
        """Where a stretch begins in its file, and how much of it stands on that line together."""
        at = bisect.bisect_right(self._ends, offset)
        span = self.runs[at].span if at < len(self.runs) else None
        if span is None:
            return otherwise
        run = self.runs[at]
        first = offset - self._ends[at] + len(run.text)
        return span if run.note else span.at(first, max(1, min(length, len(run.text) - first)))
