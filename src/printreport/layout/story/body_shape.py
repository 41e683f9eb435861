"""The shape of a page's body: where its text columns begin and end beside the element of a body form."""

from __future__ import annotations

from typing import NamedTuple

from printreport.model.theme import BodyForm, ModuleSpan

ELEMENT_GAP = 1
"""Blank lines between an element and the text over or under it in its column."""


class ColumnShape(NamedTuple):
    """One column of a body: the lines over it, the lines that it has, and its span of modules on a right page."""

    top: int
    room: int
    span: ModuleSpan


def shaped_columns(
    form: BodyForm, modules: int, height: int, depth: int, *, left_page: bool
) -> tuple[ColumnShape, ...]:
    """The columns of a body of `height` lines whose element is `depth` lines deep, in reading order.

    For forms whose element covers columns whole or not at all, on a page of so many modules.

    `form` is the body form, `modules` the grid's across, and `left_page` tells on which page it stands.
    """
    element = form.element and form.on(form.element, modules, left_page=left_page)
    spans = sorted(form.on(span, modules, left_page=left_page) for span in form.text)
    taken = depth + ELEMENT_GAP
    shapes = []
    for span in spans:
        if element is None or not overlap(span, element):
            shapes.append(ColumnShape(0, height, span))
        else:
            shapes.append(ColumnShape(0 if form.foot else taken, height - taken, span))
    return tuple(shapes)


def shortened(form: BodyForm) -> int:
    """How many columns give way to the element."""
    return sum(1 for span in form.text if form.element is not None and overlap(span, form.element))


def overlap(first: ModuleSpan, second: ModuleSpan) -> int:
    """How many modules two spans share."""
    return max(0, min(first[0] + first[1], second[0] + second[1]) - max(first[0], second[0]))


def whole_columns(form: BodyForm, measure_modules: int) -> bool:
    """Whether all columns of a form are regular text columns that the element covers whole or not at all."""
    if form.beside or any(count != measure_modules for _, count in form.text):
        return False
    return form.element is None or all(overlap(span, form.element) in (0, span[1]) for span in form.text)
