"""The passages that blocks of running text consist of: all that is known of them whatever the measure they are set at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.core.span import Span
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.setting import Setting, place_line, tagged
from printreport.layout.story.story import FORBIDDEN, Paint, Unit
from printreport.model.blocks import InlineText, ListBlock, Paragraph, Quotation
from printreport.model.layout import Item, PlacedTag, Role
from printreport.model.line import Line, SetParagraph
from printreport.model.theme import TextStyle

# A break inside a paragraph is worse than one between paragraphs, so that pages end with a thought when they can.
INSIDE_PARAGRAPH = 0.2
OVERFULL = 0.05
"""Points by which a line may miss its measure before anyone sees it."""
_HANG = 1.5
"""Em by which a list's text hangs behind its labels, more where these are wider."""
_INSET = 2.0
"""Em by which a quotation is set in."""


@dataclass(frozen=True, slots=True)
class Label:
    """The number or bullet of a list's item: its line, its element, and how many points it stands from the column's edge."""

    line: Line
    tag: PlacedTag
    inset: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a block: its style, how many points it stands from its column's edge, and its place in the structure.

    `labels` hang before its first line, `span` is where it is written.
    """

    text: InlineText
    style: TextStyle
    inset: float
    role: Role
    key: str
    order: tuple[int, ...]
    span: Span
    labels: tuple[Label, ...] = ()


def passages(
    setting: Setting, block: Paragraph | Quotation | ListBlock, key: str, order: tuple[int, ...]
) -> Iterator[Passage]:
    """The paragraphs of a block of running text in their order."""
    match block:
        case Paragraph():
            yield Passage(block.text, setting.theme.style("body"), 0.0, "paragraph", key, order, block.span)
        case Quotation():
            inset, style = _INSET * setting.theme.grid.em, setting.theme.style("quotation")
            for index, paragraph in enumerate(block.paragraphs):
                own, place = f"{key}/{index}", (*order, index)
                yield Passage(paragraph.text, style, inset, "quotation", own, place, paragraph.span)
        case ListBlock():
            yield from _listed(setting, block, 0.0, key, order)


def passage_units(passage: Passage, done: SetParagraph) -> list[Unit]:
    """The set lines of a passage as units."""
    units = line_units(done, passage.role, passage.key, passage.order, passage.inset)
    if units:
        for label in passage.labels:
            units[0] = replace(units[0], paint=_labelled(units[0], label))
    return units


def line_units(
    done: SetParagraph, role: Role, key: str, order: tuple[int, ...], inset: float = 0.0
) -> list[Unit]:
    """The lines of a set paragraph as units, `inset` points from their column's edge.

    `done` is the paragraph as set, `role` its lines' in the structure, `key` its name, and `order` its place in reading.
    """
    lines, count = done.lines, len(done.lines)
    units = [Unit(1, _line_painter(line, inset), role, key, order, _break_cost(n, count)) for n, line in enumerate(lines)]
    return flawed(units, done)


def flawed(units: list[Unit], done: SetParagraph) -> list[Unit]:
    """The units of a paragraph's lines, those marked in which a figure is torn or that are too long."""
    for torn in done.torn:
        units[torn.line] = replace(units[torn.line], torn=torn.text)
    for number, line in enumerate(done.lines):
        if line.overfull > OVERFULL:
            units[number] = replace(units[number], overfull=True)
    return units


# -- work ---------------------------------------------------------------------------------------------------------------


def _listed(
    setting: Setting, block: ListBlock, inset: float, key: str, order: tuple[int, ...]
) -> Iterator[Passage]:
    """A list's paragraphs, those of lists inside it in their places; an item's label hangs before its first.

    `setting` has theme and typesetter, `block` is the list, `inset` how far it is set in, in points, `key` its name, and
    `order` its place in reading.
    """
    style = setting.theme.style("body")
    lines = [_label_line(setting, item.label, style) for item in block.items]
    em = setting.theme.grid.em
    hang = inset + max([_HANG * em, *(line.width + 0.5 * em for line in lines)])
    flush = replace(style, indent=0.0)
    for index, (item, line) in enumerate(zip(block.items, lines, strict=True)):
        own, place = f"{key}/{index}", (*order, index)
        found: list[Passage] = []
        for number, part in enumerate(item.blocks):
            child, where = f"{own}/{number}", (*place, number)
            if isinstance(part, Paragraph):
                found.append(Passage(part.text, flush, hang, "list-item", child, where, part.span))
            else:
                found += _listed(setting, part, hang, child, where)
        if found:
            label = Label(line, tagged("list-label", f"{own}/label", (*place, 0), ()), inset)
            found[0] = replace(found[0], labels=(*found[0].labels, label))
        yield from found


def _label_line(setting: Setting, text: str, style: TextStyle) -> Line:
    """A number as it is; a bullet in the accent, hung so that its ink stands on the column's edge."""
    if text[:1].isalnum():
        return setting.line(text, style)
    line = setting.line(text, replace(style, color=setting.theme.color("accent")))
    ink = ink_bounds(setting, line)
    hang = ink.x if ink is not None else 0.0
    return replace(line, runs=tuple(replace(run, xs=tuple(x - hang for x in run.xs)) for run in line.runs))


def _labelled(unit: Unit, label: Label) -> Paint:
    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        placed = replace(label.tag, items=place_line(label.line, x + label.inset, page.baseline(number)))
        return (placed, *unit.paint(page, x, number))

    return paint


def _break_cost(number: int, count: int) -> float:
    """What it costs to end a column before a paragraph's line: never after its first or before its last."""
    if number == 0:
        return 0.0
    return FORBIDDEN if number == 1 or number == count - 1 else INSIDE_PARAGRAPH


def _line_painter(line: Line, inset: float) -> Paint:
    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        return place_line(line, x + inset, page.baseline(number))

    return paint
