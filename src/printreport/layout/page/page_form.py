"""The form of a page as a value: what stands over its text, the form of the text's body, and what stands among the text.

A name is only how a form is written: in plans, in wishes, on the sheet of forms. `bleed/hero+quote|side-foot:picture` is a
picture that bleeds, under it a hero beside a quote, then text of the body form `side-foot` with a picture in it;
`|parallel:hero,bars-2` is text alone with something in two places. The marks between the words are known here alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

WALL_LEFT, WALL_RIGHT = "wall-left", "wall-right"
"""The words of the two pages of a wall of photographs over the fold; how many are on the page follows them."""

_UNDER, _BESIDE = "/", "+"
_BODY, _INSIDE, _NEXT = "|", ":", ","
_TEXT, _TEXT_ABOVE = "text:", "text-below:"

Words = tuple[str, ...]
"""What stands in a strip side by side."""

Strips = tuple[Words, ...]
"""Strips from top to bottom."""


class PageForm(NamedTuple):
    """What stands on a page in columns: strips over the whole width, the body form, and what stands in each of its places.

    `body` is empty where the columns are plain, and then there are no `sides`. A tuple, because the search compares hundreds of
    thousands of them.
    """

    strips: Strips = ()
    body: str = ""
    sides: tuple[Strips, ...] = ()

    @staticmethod
    def read(name: str) -> PageForm:
        """The form that is written so; any words will do, whether something makes them or not."""
        over, _, body = name.partition(_BODY)
        form, _, inside = body.partition(_INSIDE)
        return PageForm(_read_strips(over), form, tuple(_read_strips(side) for side in inside.split(_NEXT) if side))

    @property
    def name(self) -> str:
        """How it is written; nothing for text in plain columns."""
        over = _written(self.strips)
        if not self.body:
            return over
        inside = _NEXT.join(map(_written, self.sides))
        return f"{over}{_BODY}{self.body}{_INSIDE}{inside}" if inside else f"{over}{_BODY}{self.body}"

    @property
    def over(self) -> PageForm:
        """What stands over the whole width, by itself."""
        return PageForm(self.strips)

    @property
    def over_fold(self) -> Literal["left", "right"] | None:
        """Which page it is of a wall of photographs over two pages, if it is one."""
        word = self.strips[0][0] if self.strips else ""
        return "left" if word.startswith(WALL_LEFT) else "right" if word.startswith(WALL_RIGHT) else None

    @property
    def every_strip(self) -> Iterator[Words]:
        """The strips over the whole width, then those in the body."""
        return (strip for strips in (self.strips, *self.sides) for strip in strips)

    @property
    def words(self) -> Words:
        """What stands on the page, each by itself."""
        return tuple(word for strip in self.every_strip for word in strip)

    def is_called(self, wished: str) -> bool:
        """Whether a wish means it: by its whole name, all that is over the text, its body form, a strip, or half of one."""
        names = (self.name, self.over.name, self.body, *map(strip_name, self.every_strip), *self.words)
        return bool(wished) and wished in names


TEXT_ALONE = PageForm()
"""Text in plain columns, and nothing else."""


def strip_name(strip: Words) -> str:
    """How one strip is written."""
    return _BESIDE.join(strip)


def page_name(form: PageForm, *, below: bool) -> str:
    """How a page of a form is written, with the place of what stands over the whole width: at its head or `below` the text."""
    return f"{_TEXT_ABOVE if below else _TEXT}{form.name}"


def read_page(name: str) -> tuple[PageForm, bool] | None:
    """The form of a page that is written so, and whether its strips stand below the text; None for pages without columns."""
    for start in (_TEXT, _TEXT_ABOVE):
        if name.startswith(start):
            return PageForm.read(name.removeprefix(start)), start == _TEXT_ABOVE
    return None


def _written(strips: Strips) -> str:
    return _UNDER.join(map(strip_name, strips))


def _read_strips(name: str) -> Strips:
    return tuple(tuple(strip.split(_BESIDE)) for strip in name.split(_UNDER)) if name else ()
