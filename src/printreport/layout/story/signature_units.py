"""Signatures (落款) in a text column: unit, name and date centred on each other, the longest of them two em from the right edge.

After GB/T 9704-2012, 7.3.5: a blank line under the text, two em free on the right (7.3.5.2), unit and date centred on each other
(7.3.5.1). A line too long for the column is broken by sense.
"""

from __future__ import annotations

from dataclasses import replace

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_line
from printreport.layout.story.passage import OVERFULL
from printreport.layout.story.story import FORBIDDEN, Paint, Unit
from printreport.model.blocks import PLAIN, FencedBlock, InlineText, Signature, printed_text
from printreport.model.layout import Item
from printreport.model.line import Line

_RIGHT = 2.0
"""Em free on the right, as many as paragraphs are indented by on the left."""
_MOST_LINES = 3
"""Lines of a unit's name that is too long for its column."""


def signature_units(
    setting: Setting, block: FencedBlock, measure: float, key: str, order: tuple[int, ...]
) -> list[Unit]:
    """The lines of a signature as units that stay together, and with what stands before them.

    `setting` is what it is set with, `block` the signature, `measure` the column's in points, `key` names its element, and
    `order` is its place in the structure.
    """
    assert isinstance(block, Signature)
    right = _RIGHT * setting.theme.grid.em
    texts = [(number, line) for number, text in enumerate(block.lines) for line in _lines(setting, text, measure - right)]
    widest = max((line.width for _, line in texts), default=0.0)
    middle = measure - right - widest / 2
    units = []
    for number, line in texts:
        unit = Unit(1, _painter(line, middle - line.width / 2), "paragraph", f"{key}/{number}", (*order, number), FORBIDDEN)
        units.append(replace(unit, overfull=line.overfull > OVERFULL))
    return units


def _lines(setting: Setting, text: InlineText, room: float) -> tuple[Line, ...]:
    """A line as it is written, or broken where it is wider than the room in points."""
    style = replace(setting.theme.style("body"), indent=0.0, align="left")
    if any((run.style, run.ruby, run.note) != (PLAIN, None, None) for run in text):
        return setting.typesetter.set_paragraph(text, style, [room]).lines
    return setting.typesetter.set_heading(printed_text(text), style, room, _MOST_LINES).lines


def _painter(line: Line, inset: float) -> Paint:
    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        return place_line(line, x + inset, page.baseline(number))

    return paint
