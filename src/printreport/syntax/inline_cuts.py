"""Cuts inline text at any character, every part at its place."""

from __future__ import annotations

from dataclasses import replace

from printreport.core.span import Span
from printreport.model.blocks import InlineText, printed_text
from printreport.syntax.placed_words import SPACES


def cut_runs(runs: InlineText, start: int, end: int) -> InlineText:
    """The characters from `start` to `end` of an inline text as it is printed; a reading stays with the first of its words."""
    parts = []
    passed = 0
    for run in runs:
        first, last = max(0, start - passed), min(len(run.text), end - passed)
        passed += len(run.text)
        if first >= last:
            continue
        if last - first == len(run.text):
            parts.append(run)
            continue
        span = None if run.span is None else run.span.at(first, last - first)
        parts.append(replace(run, text=run.text[first:last], span=span, ruby=None if first else run.ruby))
    return tuple(parts)


def trimmed_runs(runs: InlineText, start: int, end: int) -> InlineText:
    """The characters from `start` to `end` without the white space around them."""
    text = printed_text(runs)[start:end]
    left = len(text) - len(text.lstrip(SPACES))
    return cut_runs(runs, start + left, start + len(text.rstrip(SPACES)))


def place_in(runs: InlineText, offset: int, length: int, otherwise: Span) -> Span:
    """Where a stretch of an inline text as it is printed begins in its file."""
    for run in runs:
        if offset < len(run.text):
            if run.span is None:
                break
            return run.span.at(0 if run.note else offset, max(1, min(length, len(run.text) - offset)))
        offset -= len(run.text)
    return otherwise


def spaced_runs(runs: InlineText) -> InlineText:
    """The text with every tab as a space."""
    return tuple(replace(run, text=run.text.replace("\t", " ")) if "\t" in run.text else run for run in runs)
