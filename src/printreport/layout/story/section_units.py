"""Turns a section's heading and blocks into the units of the story, at the measure of a text column."""

from __future__ import annotations

import functools
import math
from dataclasses import replace

from printreport.core.geometry import Rect
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_lines
from printreport.layout.story.drop_cap import dropped_units
from printreport.layout.story.fenced_units import fenced_units
from printreport.layout.story.note_units import note_units
from printreport.layout.story.passage import Passage, line_units, passage_units, passages
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit, Varied, Vary, blank
from printreport.layout.story.table_units import table_units
from printreport.layout.story.timeline_strip import running_blocks
from printreport.model.blocks import (
    Block,
    FencedBlock,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Subheading,
    Table,
    plain_text,
)
from printreport.model.document import Section
from printreport.model.layout import Item, PlacedShape, PlacedTag
from printreport.model.line import Line

_LOOSEST = 0.05
"""Em between Han beyond which a paragraph is not set a line longer: its grey would show."""
_TORN_APART = 8.0
"""What a break costs inside what should hang together, where a column cannot hold it whole."""
_VARIED, _LOOSE = 0.3, 12.0
"""What a paragraph set a line longer or shorter costs, and each em between its Han."""
_KEPT = 2
"""Lines of text that a block keeps before it that may not begin a column: a signature."""
_SET_OFF = (Table, FencedBlock)
"""The blocks between which and the text a blank line stands."""


def story_of(setting: Setting, chosen: list[tuple[int, Section]]) -> Story:
    """The running text of the given sections (with their places in the document)."""
    units: list[Unit] = []
    runs: list[SectionRun] = []
    for index, section in chosen:
        start = len(units)
        starts: list[tuple[str, int]] = []
        if section.heading is not None:
            across = setting.theme.heading.over_columns
            measure = setting.theme.grid.width if across else setting.theme.grid.measure * setting.theme.grid.em
            headed = heading_units(setting, section, index, bool(units), measure)
            units += [*headed[:-1], replace(headed[-1], across=across)]
        elif units:
            units.append(blank(1))
        running = dict(running_blocks(setting, section))
        for position, block in enumerate(section.blocks):
            first = len(units)
            if position not in running:
                starts.append((_block_text(block), first))
                continue
            key, place = f"{section.slug}/{position}", (index, 1, position)
            set_block: list[Unit] = []
            if position == 0 and section.heading is not None and isinstance(block, Paragraph):
                set_block = dropped_units(setting, block, key, place)
            set_block = set_block or block_units(setting, block, key, place)
            ends = position == max(running)
            set_off = _set_off(set_block, units[start:], ends=ends) if isinstance(block, _SET_OFF) else set_block
            units += set_off[1:] if _blanks(units, set_off) else set_off
            if set_block and set_block[0].break_cost == FORBIDDEN:
                _keep_before(units, first, start)
            starts.append((_block_text(block), first))
        units += note_units(setting, section, index, setting.theme.grid.measure * setting.theme.grid.em)
        _keep_heading(units, start)
        runs.append(SectionRun(index, start, len(units), tuple(starts)))
    units = parted(units, setting.theme.grid.lines)
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
    """A section's units with one paragraph of it a line longer or shorter, where its lines are still even.

    `setting` has theme and typesetter, `own` are the section's units, `block` is the paragraph, `key` names it, `order` is its
    place in reading, and `step` is 1 for a line more, -1 for one less.
    """
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
    lines = line_units(variant, "paragraph", key, order)
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
        case FencedBlock():
            return "".join(map(plain_text, block.texts))


def _item_text(item: ListItem) -> str:
    return "".join(_block_text(block) for block in item.blocks)


def _blanks(units: list[Unit], following: list[Unit]) -> bool:
    """Whether a blank line would follow a blank line."""
    return bool(units and following) and units[-1].space and following[0].space and units[-1].lines > 0


def _set_off(units: list[Unit], before: list[Unit], *, ends: bool) -> list[Unit]:
    """A block's units with a blank line above and below, each dropped at a column's top; none below one that ends its section.

    None stands between a list and its heading. `before` are the section's units so far.
    """
    close = bool(units and before) and units[0].role == "list" and before[-1].role in ("heading", "subheading")
    return [*([] if close else [blank(1)]), *units, *([] if ends else [blank(1)])]


def _keep_before(units: list[Unit], first: int, start: int) -> None:
    """A block keeps two lines of what stands before it in its section: no break at its first unit, nor in these lines."""
    kept, index = 0, first
    while index > start and kept < _KEPT:
        units[index] = replace(units[index], break_cost=FORBIDDEN)
        index -= 1
        kept += 0 if units[index].space else units[index].lines


def parted(units: list[Unit], room: int) -> list[Unit]:
    """The units, with a dear break wherever more of them hang together than a column of so many lines holds."""
    out: list[Unit] = []
    used = 0
    for unit in units:
        # no column ends with a blank line, so that it has to break before one
        after_blank = bool(out) and out[-1].space and out[-1].lines > 0
        if unit.break_cost < FORBIDDEN and not after_blank:
            used = 0
        elif used + unit.lines > room:
            if after_blank:
                out[-1] = replace(out[-1], break_cost=_TORN_APART)
            else:
                unit = replace(unit, break_cost=_TORN_APART)
            used = 0
        if not used and unit.repeat is not None:
            used = unit.repeat.lines
        used += unit.lines if used or not unit.space else 0
        out.append(unit)
    return out


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
    """A section's heading at a measure in points; `spaced` puts the theme's blank lines over it.

    `setting` has theme and typesetter, `section` is the heading's, `index` the section's number from 0, and `measure` in
    points.
    """
    style = setting.theme.style("heading")
    lines = setting.typesetter.set_heading(section.heading or "", style, measure, setting.theme.heading.most_lines).lines
    depth = heading_lines(setting, len(lines))

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        return paint_heading(setting, lines, page, x, line, measure)

    over = [blank(setting.theme.section.space_lines)] if spaced else []
    return [*over, Unit(depth, paint, "heading", f"{section.slug}/heading", (index, 0), level=1)]


def heading_lines(setting: Setting, count: int) -> int:
    """The grid lines that a heading of `count` lines takes (占行), its rules above included."""
    heading = setting.theme.heading
    needed = heading.drop_pt + (count - 1) * heading.pitch_pt + heading.foot_pt
    return math.ceil(needed / setting.theme.grid.leading)


def paint_heading(
    setting: Setting, lines: tuple[Line, ...], page: PageGrid, x: float, line: int, measure: float | None = None
) -> tuple[Item, ...]:
    """A heading's rules at the face top of its first grid line, and its lines at their own pitch below.

    The rule over the whole column is as long as the measure in points, by default a text column's.

    `setting` has the theme, `lines` are the heading's, `page` is the grid of its page, `x` the column's left edge in points,
    `line` the grid line from 1, and `measure` in points.
    """
    heading, grid = setting.theme.heading, setting.theme.grid
    top = page.face_top(line)
    rules: list[Item] = []
    if weight := heading.hairline_pt:
        across = Rect(x, top, page.measure if measure is None else measure, weight)
        rules.append(PlacedShape.rect(across, setting.theme.style("heading").color))
    if length := heading.rule_length_em:
        short = Rect(x, top, length * grid.em, heading.rule_width_pt)
        rules.append(PlacedShape.rect(short, setting.theme.color("accent")))
    words = place_lines(lines, x, top + heading.drop_pt, heading.pitch_pt)
    return (PlacedTag("artifact", "", (), tuple(rules)), *words) if rules else words


# -- running text -------------------------------------------------------------------------------------------------------


def block_units(setting: Setting, block: Block, key: str, order: tuple[int, ...]) -> list[Unit]:
    """One block as units at the full measure of a text column."""
    measure = setting.theme.grid.measure * setting.theme.grid.em
    match block:
        case Subheading():
            return subheading_units(setting, block, key, order, measure)
        case Table():
            return table_units(setting, block, measure, key, order)
        case FencedBlock():
            return fenced_units(setting, block, measure, key, order)
        case _:
            own = passages(setting, block, key, order)
            return [unit for passage in own for unit in _passage_units(setting, passage, measure)]


def _passage_units(setting: Setting, passage: Passage, measure: float) -> list[Unit]:
    done = setting.typesetter.set_paragraph(passage.text, passage.style, [measure - passage.inset])
    return passage_units(passage, done)


def subheading_units(
    setting: Setting, block: Subheading, key: str, order: tuple[int, ...], measure: float
) -> list[Unit]:
    """A subheading at a measure in points, with a blank line over it.

    `setting` has theme and typesetter, `block` is the subheading, `key` names it, `order` is its place in reading, and
    `measure` in points.
    """
    style = setting.theme.style("subheading")
    lines = setting.typesetter.set_heading(plain_text(block.text), style, measure, 2).lines

    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        return place_lines(lines, x, page.baseline(number), setting.theme.grid.leading)

    return [blank(1), Unit(len(lines), paint, "subheading", key, order, level=2)]
