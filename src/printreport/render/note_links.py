"""Links between notes and their marks, both ways: what a reader follows, and where it leads (ISO 14289-1, 7.9 and 7.18.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from printreport.core.geometry import joined
from printreport.model.blocks import note_mark
from printreport.model.structure import ElementType, LinkArea, MarkedPart, NamedPlace, StructureElement

_AROUND = 1.5
"""Points by which a link reaches out around the small figure that is to be hit."""


@dataclass(slots=True, eq=False)
class FoundMark:
    """A note's mark in the text, or the number `before_note`, while the pages are painted: where its content stands."""

    section: int
    number: int
    before_note: bool
    parts: list[MarkedPart] = field(default_factory=list)

    @property
    def leaf(self) -> ElementType:
        """The type of the element that holds its content."""
        return "Link"


class NoteLinks:
    """The marks and notes painted so far, by section and number."""

    def __init__(self, note_word: str) -> None:
        """`note_word` is what the report's language calls a note."""
        self._note_word = note_word
        self._marks: dict[tuple[int, int], FoundMark] = {}
        self._notes: dict[tuple[int, int], FoundMark] = {}

    def mark(self, section: int, number: int, *, before_note: bool) -> FoundMark:
        """A mark that is being painted; a note leads back to the first of its marks."""
        mark = FoundMark(section, number, before_note)
        self._side(before_note).setdefault((section, number), mark)
        return mark

    def element(self, mark: FoundMark) -> StructureElement:
        """A mark as a reference, the number of a note as its label, each with the link to the other."""
        target = self._side(not mark.before_note).get((mark.section, mark.number))
        kids: tuple[StructureElement | MarkedPart, ...] = tuple(mark.parts)
        if target is not None and target.parts and mark.parts:
            kids = (StructureElement("Link", (*mark.parts, self._area(mark))),)
        return StructureElement("Lbl" if mark.before_note else "Reference", kids)

    def places(self) -> Iterator[NamedPlace]:
        """Where marks and notes stand."""
        for name, side in ((mark_place, self._marks), (note_place, self._notes)):
            for (section, number), mark in side.items():
                if mark.parts:
                    yield NamedPlace(name(section, number), mark.parts[0].page, mark.parts[0].bounds.y)

    def _side(self, before_note: bool) -> dict[tuple[int, int], FoundMark]:
        return self._notes if before_note else self._marks

    def _area(self, mark: FoundMark) -> LinkArea:
        page, sign = mark.parts[0].page, note_mark(mark.number)
        rect = joined(part.bounds for part in mark.parts).outset(_AROUND, _AROUND, _AROUND, _AROUND)
        if mark.before_note:
            return LinkArea(page, rect, mark_place(mark.section, mark.number), f"回到正文中的{sign}")
        return LinkArea(page, rect, note_place(mark.section, mark.number), f"{self._note_word}{sign}")


def note_place(section: int, number: int) -> str:
    """The name of a note's place and element, by its section's place in the document from 0 and its number there."""
    return f"note-{section + 1}-{number}"


def mark_place(section: int, number: int) -> str:
    """The name of the place where the first mark of a note stands."""
    return f"mark-{section + 1}-{number}"
