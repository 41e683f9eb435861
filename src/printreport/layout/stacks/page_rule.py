"""What is settled of a page before the search begins: by the editor's wishes, or by the plan that is to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from printreport.layout.page.page_form import PageForm

FULL, SPREAD, TEXT = "full", "spread", "text"
"""Forms that are no strips: a picture over the page, half of one over the fold, and text alone."""

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageRule:
    """What a page must show; None leaves a question to the search.

    `elements` holds for some kinds by their keys all of the kind on the page, by theirs. `form` is a stack's name, one of its
    strips, or one of the forms above. `below` puts pictures under the text. `end` is the unit that the page leaves to the
    next one. `begins` are those units of `heads` that must stand on this page; the others of `heads` must not.
    """

    elements: tuple[tuple[str, Keys], ...] = ()
    form: str | None = None
    below: bool | None = None
    end: int | None = None
    begins: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()

    @property
    def is_about_its_page(self) -> bool:
        """Whether it asks for anything that half a picture over the fold cannot be."""
        asked = (self.form, self.below, self.end)
        return bool(self.begins or self.elements) or any(value is not None for value in asked)

    def wished(self, kind: str) -> Keys | None:
        """The elements of a kind that the page must show, if that is settled."""
        return next((keys for key, keys in self.elements if key == kind), None)

    @property
    def photos(self) -> Keys | None:
        """The photographs that the page must show, if that is settled."""
        return self.wished("photos")

    @property
    def others(self) -> tuple[tuple[str, Keys], ...]:
        """What is settled of the other kinds."""
        return tuple(pair for pair in self.elements if pair[0] != "photos")

    def allows_text(self, start: int, end: int) -> bool:
        """Whether text from a unit to before another may stand on the page."""
        if self.end is not None and end != self.end:
            return False
        return frozenset(head for head in self.heads if start <= head < end) == self.begins

    def allows_picture(self, photo: str, *, spread: bool) -> bool:
        """Whether one photograph may fill the page, or both pages."""
        if any(keys for _, keys in self.others) or self.below is not None:
            return False
        if self.form is not None and self.form != (SPREAD if spread else FULL):
            return False
        return self.photos is None or self.photos == (photo,)

    def allows_form(self, form: PageForm, *, at_head: bool, with_text: bool) -> bool:
        """Whether a stack of this form may stand on the page."""
        if self.below is not None and (not with_text or (self.below and at_head)):
            return False
        return self.form is None or form.is_called(self.form)

    @property
    def allows_bare_text(self) -> bool:
        """Whether text may stand alone."""
        return self.below is None and self.form in (None, TEXT)


def comes_next(keys: Sequence[str], first: int, wished: Keys) -> bool:
    """Whether exactly the wished elements come next in a queue."""
    return len(wished) == len(keys[first : first + len(wished)]) and set(keys[first : first + len(wished)]) == set(wished)
