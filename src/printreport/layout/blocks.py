"""Turns a section's heading and blocks into the units of the story, at the measure of a text column."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from printreport.core.geometry import Rect
from printreport.layout.drop_cap import dropped_units
from printreport.layout.grid import PageGrid
from printreport.layout.ink import ink_bounds
from printreport.layout.setting import Setting, place_line, place_lines, tagged
from printreport.layout.story import FORBIDDEN, Paint, SectionRun, Story, Unit, Varied, Vary
from printreport.layout.table import table_units
from printreport.model.document import (
    Block,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Subheading,
    Table,
    plain_text,
)
from printreport.model.layout import Item, PlacedShape, PlacedTag, Role
from printreport.model.line import Line
from printreport.model.theme import TextStyle

# A break inside a paragraph is worse than one between paragraphs, so that pages end with a thought when they can.
_INSIDE_PARAGRAPH = 0.2
_LOOSEST = 0.05
"""Em between Han beyond which a paragraph is not set a line longer: its grey would show."""
_VARIED, _LOOSE = 0.3, 12.0
"""What a paragraph set a line longer or shorter costs, and each em between its Han."""
_HANG = 1.5
_INSET = 2.0


def story_of(setting: Setting, chosen: list[tuple[int, Section]]) -> Story:
    """The running text of the given sections (with their places in the document)."""
    units: list[Unit] = []
    runs: list[SectionRun] = []
    for index, section in chosen:
        start = len(units)
        starts: list[tuple[str, int]] = []
        if section.heading is not None:
            across = bool(setting.theme.numbers["heading_across"])
            measure = setting.theme.grid.width if across else setting.theme.grid.measure * setting.theme.grid.em
            headed = heading_units(setting, section, index, bool(units), measure)
            units += [*headed[:-1], replace(headed[-1], across=across)]
        elif units:
            units.append(_space(1))
        for position, block in enumerate(section.blocks):
            first = len(units)
            key, place = f"{section.slug}/{position}", (index, 1, position)
            set_block: list[Unit] = []
            if position == 0 and section.heading is not None and isinstance(block, Paragraph):
                set_block = dropped_units(setting, block, key, place)
            set_block = set_block or block_units(setting, block, key, place)
            units += _set_off(set_block) if isinstance(block, Table) else set_block
            starts.append((_block_text(block), first))
        _keep_heading(units, start)
        runs.append(SectionRun(index, start, len(units), tuple(starts)))
    return Story.of(units, runs, _variants(setting, units, dict(chosen)), dict(chosen))


def _variants(setting: Setting, units: list[Unit], sections: dict[int, Section]) -> Vary:
    """How the sections of a story can be set a line longer or shorter."""

    @functools.cache
    def vary(run: SectionRun, step: int) -> Varied | None:
        own = units[run.start : run.end]
        found: list[Varied] = []
        for position, block in enumerate(sections[run.index].blocks):
            key = f"{sections[run.index].slug}/{position}"
            if isinstance(block, Paragraph) and (varied := _varied(setting, own, block, key, (run.index, 1, position), step)):
                found.append(varied)
        return min(found, key=lambda varied: varied.cost, default=None)

    return vary


def _varied(
    setting: Setting, own: list[Unit], block: Paragraph, key: str, order: tuple[int, ...], step: int
) -> Varied | None:
    """A section's units with one paragraph of it a line longer or shorter, where its lines are still even."""
    places = [index for index, unit in enumerate(own) if unit.key == key]
    style, measure = setting.theme.style("body"), setting.theme.grid.measure * setting.theme.grid.em
    if len(places) + step < 2:
        return None
    variant = setting.typesetter.variants(block.text, style, [measure]).get(step)
    if variant is None or len(variant.lines) != len(places) + step:
        return None
    widest = max(line.expansion for line in variant.lines)
    if widest > _LOOSEST or variant.torn:
        return None
    lines = line_units(variant.lines, "paragraph", key, order)
    kept = own[places[0]]
    lines[0] = replace(lines[0], break_cost=kept.break_cost)
    if len(places) > 1 and own[places[1]].break_cost == FORBIDDEN:
        lines[1] = replace(lines[1], break_cost=FORBIDDEN)
    units = (*own[: places[0]], *lines, *own[places[-1] + 1 :])
    return Varied(units, _VARIED + _LOOSE * max(0.0, widest))


def _block_text(block: Block) -> str:
    match block:
        case Paragraph() | Subheading():
            return plain_text(block.text)
        case Quotation():
            return "".join(plain_text(p.text) for p in block.paragraphs)
        case ListBlock():
            return "".join(_item_text(item) for item in block.items)
        case Table():
            return "".join(plain_text(cell) for row in (block.head, *block.rows) for cell in row)


def _item_text(item: ListItem) -> str:
    return "".join(_block_text(block) for block in item.blocks)


def _paint_nothing(_grid: PageGrid, _x: float, _line: int) -> tuple[Item, ...]:
    return ()


def _space(lines: int) -> Unit:
    return Unit(lines, _paint_nothing, "artifact", "", (), space=True)


def _set_off(units: list[Unit]) -> list[Unit]:
    """A table with a blank line above and below, each dropped at a column's top."""
    return [_space(1), *units, _space(1)]


def _keep_heading(units: list[Unit], start: int) -> None:
    """A heading keeps two lines of text with it: no break before the unit after it, nor before the next if that was one line."""
    for index in range(start, len(units) - 1):
        if units[index].role not in ("heading", "subheading"):
            continue
        kept = 0
        for after in range(index + 1, min(index + 3, len(units))):
            if kept >= 2:
                break
            units[after] = replace(units[after], break_cost=FORBIDDEN)
            kept += units[after].lines


# -- headings -----------------------------------------------------------------------------------------------------------


def heading_units(setting: Setting, section: Section, index: int, spaced: bool, measure: float) -> list[Unit]:
    """A section's heading at a measure in points; `spaced` puts the theme's blank lines over it."""
    numbers = setting.theme.numbers
    style = setting.theme.style("heading")
    most = int(numbers["heading_lines"])
    lines = setting.typesetter.set_heading(section.heading or "", style, measure, most).lines
    depth = heading_lines(setting, len(lines))

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        return paint_heading(setting, lines, page, x, line, measure)

    over = [_space(int(numbers["section_space"]))] if spaced else []
    return [*over, Unit(depth, paint, "heading", f"{section.slug}/heading", (index, 0), level=1)]


def heading_lines(setting: Setting, count: int) -> int:
    """The grid lines that a heading of `count` lines takes (占行), its rules above included."""
    numbers = setting.theme.numbers
    needed = numbers["heading_drop"] + (count - 1) * numbers["heading_pitch"] + numbers["heading_foot"]
    return math.ceil(needed / setting.theme.grid.leading)


def paint_heading(
    setting: Setting, lines: tuple[Line, ...], page: PageGrid, x: float, line: int, measure: float | None = None
) -> tuple[Item, ...]:
    """A heading's rules at the face top of its first grid line, and its lines at their own pitch below.

    The rule over the whole column is as long as the measure in points, by default a text column's.
    """
    numbers, grid = setting.theme.numbers, setting.theme.grid
    top = page.face_top(line)
    rules: list[Item] = []
    if weight := numbers["heading_hairline"]:
        across = Rect(x, top, page.measure if measure is None else measure, weight)
        rules.append(PlacedShape.rect(across, setting.theme.style("heading").color))
    if length := numbers["heading_rule_length"]:
        short = Rect(x, top, length * grid.em, numbers["heading_rule_width"])
        rules.append(PlacedShape.rect(short, setting.theme.color("accent")))
    words = place_lines(lines, x, top + numbers["heading_drop"], numbers["heading_pitch"])
    return (PlacedTag("artifact", "", (), tuple(rules)), *words) if rules else words


# -- running text -------------------------------------------------------------------------------------------------------


def block_units(setting: Setting, block: Block, key: str, order: tuple[int, ...]) -> list[Unit]:
    """One block as units at the full measure of a text column."""
    measure = setting.theme.grid.measure * setting.theme.grid.em
    match block:
        case Paragraph():
            return _paragraph_units(setting, block, setting.theme.style("body"), measure, 0.0, key, order)
        case Subheading():
            return subheading_units(setting, block, key, order, measure)
        case Quotation():
            return _quotation_units(setting, block, measure, key, order)
        case ListBlock():
            return list(_list_units(setting, block, measure, 0.0, key, order))
        case Table():
            return table_units(setting, block, measure, key, order)


def _paragraph_units(
    setting: Setting,
    block: Paragraph,
    style: TextStyle,
    measure: float,
    shift: float,
    key: str,
    order: tuple[int, ...],
) -> list[Unit]:
    lines = setting.typesetter.set_paragraph(block.text, style, [measure]).lines
    return line_units(lines, "paragraph", key, order, shift)


def line_units(
    lines: Sequence[Line], role: Role, key: str, order: tuple[int, ...], shift: float = 0.0
) -> list[Unit]:
    """The lines of a paragraph as units, `shift` points from their column's edge."""
    return [
        Unit(1, _line_painter(line, shift), role, key, order, _break_cost(number, len(lines)))
        for number, line in enumerate(lines)
    ]


def _break_cost(number: int, count: int) -> float:
    """What it costs to end a column before a paragraph's line: never after its first or before its last."""
    if number == 0:
        return 0.0
    return FORBIDDEN if number == 1 or number == count - 1 else _INSIDE_PARAGRAPH


def _line_painter(line: Line, shift: float) -> Paint:
    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        return place_line(line, x + shift, page.baseline(number))

    return paint


def subheading_units(
    setting: Setting, block: Subheading, key: str, order: tuple[int, ...], measure: float
) -> list[Unit]:
    """A subheading at a measure in points, with a blank line over it."""
    style = setting.theme.style("subheading")
    lines = setting.typesetter.set_heading(plain_text(block.text), style, measure, 2).lines

    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        return place_lines(lines, x, page.baseline(number), setting.theme.grid.leading)

    return [_space(1), Unit(len(lines), paint, "subheading", key, order, level=2)]


def _quotation_units(
    setting: Setting, block: Quotation, measure: float, key: str, order: tuple[int, ...]
) -> list[Unit]:
    inset = _INSET * setting.theme.grid.em
    style = setting.theme.style("quotation")
    units: list[Unit] = []
    for index, paragraph in enumerate(block.paragraphs):
        own = f"{key}/{index}"
        units += _paragraph_units(setting, paragraph, style, measure - inset, inset, own, (*order, index))
    return [replace(unit, role="quotation") for unit in units]


def _list_units(
    setting: Setting, block: ListBlock, measure: float, shift: float, key: str, order: tuple[int, ...]
) -> Iterator[Unit]:
    style = setting.theme.style("body")
    labels = [_label(setting, item.label, style) for item in block.items]
    em = setting.theme.grid.em
    hang = max([_HANG * em, *(label.width + 0.5 * em for label in labels)])
    flush = replace(style, indent=0.0)
    for index, (item, label) in enumerate(zip(block.items, labels, strict=True)):
        own, place = f"{key}/{index}", (*order, index)
        units: list[Unit] = []
        for number, part in enumerate(item.blocks):
            child, where = f"{own}/{number}", (*place, number)
            if isinstance(part, Paragraph):
                units += _paragraph_units(setting, part, flush, measure - hang, shift + hang, child, where)
            else:
                units += _list_units(setting, part, measure - hang, shift + hang, child, where)
        if units:
            tag = tagged("list-label", f"{own}/label", (*place, 0), ())
            units[0] = replace(units[0], paint=_labelled(units[0], tag, label, shift))
        yield from (replace(unit, role="list-item") for unit in units)


def _label(setting: Setting, text: str, style: TextStyle) -> Line:
    """A number as it is; a bullet in the accent, hung so that its ink stands on the column's edge."""
    if text[:1].isalnum():
        return setting.line(text, style)
    line = setting.line(text, replace(style, color=setting.theme.color("accent")))
    ink = ink_bounds(setting, line)
    hang = ink.x if ink is not None else 0.0
    return replace(line, runs=tuple(replace(run, xs=tuple(x - hang for x in run.xs)) for run in line.runs))


def _labelled(unit: Unit, tag: PlacedTag, label: Line, shift: float) -> Paint:
    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        placed = replace(tag, items=place_line(label, x + shift, page.baseline(number)))
        return (placed, *unit.paint(page, x, number))

    return paint
