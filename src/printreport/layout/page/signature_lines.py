"""Signatures (落款) as lines: unit, name and date centred on each other, the longest of them two em from the right edge.

After GB/T 9704-2012, 7.3.5: a blank line under the text, two em free on the right (7.3.5.2), unit and date centred on each other
(7.3.5.1). A line too long for the measure is broken by sense.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from printreport.layout.page.setting import Setting
from printreport.model.blocks import PLAIN, InlineText, Signature, printed_text
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_RIGHT = 2.0
"""Em free on the right, as many as paragraphs are indented by on the left."""
_MOST_LINES = 3
"""Lines of a unit's name that is too long for its measure."""


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A set line of a signature: which of its texts it belongs to, and how many points it stands from the left edge."""

    number: int
    line: Line
    inset: float


def signature_lines(setting: Setting, block: Signature, style: TextStyle, measure: float) -> tuple[SignedLine, ...]:
    """The lines of a signature at a measure in points, in the style of the words over it but ranged as signatures are."""
    style = replace(style, indent=0.0, align="left")
    right = _RIGHT * style.size
    texts = [(number, line) for number, text in enumerate(block.lines) for line in _lines(setting, text, style, measure - right)]
    widest = max((line.width for _, line in texts), default=0.0)
    middle = measure - right - widest / 2
    return tuple(SignedLine(number, line, middle - line.width / 2) for number, line in texts)


def _lines(setting: Setting, text: InlineText, style: TextStyle, room: float) -> tuple[Line, ...]:
    """A line as it is written, or broken where it is wider than the room in points."""
    if any((run.style, run.ruby, run.note) != (PLAIN, None, None) for run in text):
        return setting.typesetter.set_paragraph(text, style, [room]).lines
    return setting.typesetter.set_heading(printed_text(text), style, room, _MOST_LINES).lines
