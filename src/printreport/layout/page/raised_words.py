"""Words in the raised voice (opening and closing), at one and a half times the body: two lines to three of the grid."""

from __future__ import annotations

from printreport.layout.page.setting import Setting, place_line, tagged
from printreport.model.blocks import Paragraph
from printreport.model.document import Section
from printreport.model.layout import Item
from printreport.model.line import Line, SetParagraph
from printreport.model.theme import TextStyle


def only_paragraphs(section: Section) -> tuple[Paragraph, ...] | None:
    """The section's paragraphs when it has nothing else to set; None when it has a heading or other blocks."""
    found = tuple(block for block in section.blocks if isinstance(block, Paragraph))
    return found if len(found) == len(section.blocks) and section.heading is None else None


def whole_measure(width: float, size: float, widest: float) -> float:
    """The greatest measure up to `widest` that fits into `width` and holds whole characters of a size."""
    return int(min(width, widest) / size + 1e-6) * size


def set_words(setting: Setting, paragraphs: tuple[Paragraph, ...], style: TextStyle, measure: float) -> tuple[SetParagraph, ...]:
    """The paragraphs at a measure in points."""
    return tuple(setting.typesetter.set_paragraph(p.text, style, [measure]) for p in paragraphs)


def count_lines(words: tuple[SetParagraph, ...]) -> int:
    """All lines of all paragraphs."""
    return sum(len(paragraph.lines) for paragraph in words)


def place_raised_words(
    section: Section, words: tuple[SetParagraph, ...], x: float, first: float, pitch: float, order: tuple[int, ...]
) -> tuple[Item, ...]:
    """The paragraphs of a section as its elements, the first baseline at `first`, lines `pitch` points apart.

    `words` are those paragraphs as they were set, `x` is their left edge in points, as `first` is from the trim's top, and
    `order` the place of `section` in reading.
    """
    items: list[Item] = []
    for position, paragraph in enumerate(words):
        placed = _placed(paragraph.lines, x, first, pitch)
        items.append(tagged("paragraph", f"{section.slug}/{position}", (*order, 1, position), placed))
        first += len(paragraph.lines) * pitch
    return tuple(items)


def _placed(lines: tuple[Line, ...], x: float, first: float, pitch: float) -> tuple[Item, ...]:
    return tuple(item for i, line in enumerate(lines) for item in place_line(line, x, first + i * pitch))
