"""What all streams of one page share while they are read: the page's reading, its budget, its marked content, what was noted.

Bounded: so many operators for a page and for a file, so many named things. What a form, a string or a list of resources costs
to read is counted as the operators that it stands for.
"""

from __future__ import annotations

from printreport.foreign.limits import ReadingLimitError
from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.reading.colour import colour_space
from printreport.preflight.reading.file_shelf import FileShelf
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.painted import UNMARKED, MarkedContent

MOST_OPERATORS = 150_000
"""Operators of one page that are read."""
_MOST_NAMED = 5000
"""Fonts and forms that one page may name."""


class PageContext:
    """The reading of one page as far as it has come: what it may still cost, what is open, what was noted already."""

    def __init__(self, reading: PageReading, shelf: FileShelf, most_operators: int = MOST_OPERATORS) -> None:
        self.reading = reading
        self.shelf = shelf
        self.left = most_operators
        self.most = most_operators
        self.marked: list[MarkedContent] = [UNMARKED]
        self.open_streams: list[object] = []
        self._noted: set[object] = set()

    def spend(self, operators: float) -> None:
        """Count operators, or what is as much work; raises ReadingLimitError."""
        self.left -= max(int(operators), 0)
        if self.left < 0:
            raise ReadingLimitError(f"这一页的运算符超过 {self.most} 个")

    def note_group(self, owner: PdfValue) -> None:
        """Remember the blend space of a page's or a form's transparency group, if it is one."""
        group = owner.get("/Group")
        if group is not None and str(group.get("/S", "")) == "/Transparency":
            space = group.get("/CS")
            self.reading.groups.append(None if space is None else colour_space(space, owner.get("/Resources")))

    def note_form(self, form: PdfValue) -> None:
        """Remember a form and its group, once."""
        if self._is_new("form", form.objgen):
            self.reading.forms.append(form)
            self.note_group(form)

    def note_state(self, name: str, state: PdfValue) -> bool:
        """Remember a dictionary of parameters; whether it had not been met."""
        is_new = self._is_new("state", state.objgen if state.objgen[0] else (self.open_streams[-1:], name))
        if is_new:
            self.reading.states.append(state)
        return is_new

    def note_resources(self, resources: PdfValue, owner: object) -> None:
        """Remember the fonts and default spaces that resources name, once."""
        if not self._is_new("resources", resources.objgen if resources.objgen[0] else owner):
            return
        fonts = resources.get("/Font")
        for dictionary in fonts.values() if fonts is not None else ():
            self.reading.named_fonts.append(self.shelf.fonts.font(dictionary))
        spaces = resources.get("/ColorSpace")
        if spaces is not None:
            names = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
            self.reading.default_spaces.update(name for name in names if name in spaces)

    def _is_new(self, kind: str, key: object) -> bool:
        entry = (kind, repr(key))
        if entry in self._noted:
            return False
        self._noted.add(entry)
        if len(self._noted) + len(self.reading.named_fonts) > _MOST_NAMED:
            raise ReadingLimitError(f"这一页的资源超过 {_MOST_NAMED} 项")
        return True

    def note_broken(self, text: str) -> None:
        """Remember why the content is not read to its end; the first reason stands."""
        if self.reading.broken is None:
            self.reading.broken = text
