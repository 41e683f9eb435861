"""Words in the raised voice (opening and closing), at one and a half times the body: two lines to three of the grid."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from printreport.layout.page.setting import Setting, place_line, place_lines, tagged
from printreport.layout.page.signature_lines import SignedLine, signature_lines
from printreport.model.blocks import Paragraph, Signature
from printreport.model.document import Section
from printreport.model.layout import Item
from printreport.model.line import SetParagraph
from printreport.model.theme import TextStyle


@dataclass(frozen=True, slots=True)
class RaisedWords:
    """Words as they are set: paragraphs, and the lines of a signature under a blank one."""

    paragraphs: tuple[SetParagraph, ...]
    signed: tuple[SignedLine, ...] = ()

    @property
    def lines(self) -> int:
        """All lines, the blank one over a signature among them."""
        return sum(len(paragraph.lines) for paragraph in self.paragraphs) + (len(self.signed) + 1 if self.signed else 0)

    @property
    def measure(self) -> float:
        """The measure of the paragraphs in points."""
        return self.paragraphs[0].lines[0].measure


def can_be_raised(section: Section) -> bool:
    """Whether a section has no heading, and paragraphs alone, or with a signature under the last of them."""
    paragraphs, signature = _parts(section)
    return bool(paragraphs) and section.heading is None and len(section.blocks) == len(paragraphs) + int(signature is not None)


def whole_measure(width: float, size: float, widest: float) -> float:
    """The greatest measure up to `widest` that fits into `width` and holds whole characters of a size."""
    return int(min(width, widest) / size + 1e-6) * size


def set_words(setting: Setting, section: Section, style: TextStyle, measure: float) -> RaisedWords:
    """The words of a section that can be raised, at a measure in points."""
    paragraphs, signature = _parts(section)
    words = tuple(setting.typesetter.set_paragraph(p.text, style, [measure]) for p in paragraphs)
    return RaisedWords(words, signature_lines(setting, signature, style, measure) if signature is not None else ())


def place_raised_words(
    section: Section, words: RaisedWords, x: float, first: float, pitch: float, order: tuple[int, ...]
) -> tuple[Item, ...]:
    """The paragraphs of a section as its elements, and each text of its signature, the first baseline at `first`.

    `words` are those of `section` as they were set, `x` is their left edge in points, as `first` is from the trim's top; lines
    are `pitch` points apart, and `order` is the section's place in reading.
    """
    items: list[Item] = []
    for position, paragraph in enumerate(words.paragraphs):
        placed = place_lines(paragraph.lines, x, first, pitch)
        items.append(tagged("paragraph", f"{section.slug}/{position}", (*order, 1, position), placed))
        first += len(paragraph.lines) * pitch
    position = len(words.paragraphs)
    rows = enumerate(words.signed, start=1)
    for number, lines in itertools.groupby(rows, key=lambda entry: entry[1].number):
        signed = [item for row, own in lines for item in place_line(own.line, x + own.inset, first + row * pitch)]
        items.append(tagged("paragraph", f"{section.slug}/{position}/{number}", (*order, 1, position, number), signed))
    return tuple(items)


def _parts(section: Section) -> tuple[tuple[Paragraph, ...], Signature | None]:
    """The section's paragraphs, and the signature that it ends with."""
    last = section.blocks[-1] if section.blocks else None
    paragraphs = tuple(block for block in section.blocks if isinstance(block, Paragraph))
    return paragraphs, last if isinstance(last, Signature) else None
