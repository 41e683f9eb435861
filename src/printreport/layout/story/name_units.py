"""Name lists (名单) in a text column: a grid of equal columns, rows on the grid, the head of a group kept with its names.

A column may end after any row of a group but the first and the last but one; where a group goes on, its head returns.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, artifact, place_line, place_lines, tagged
from printreport.layout.story.name_cells import NameStyle, SetName, are_spread, is_torn, name_style, natural_width, set_name
from printreport.layout.story.name_grid import CellRule, NameGrid, NameRow, name_grid
from printreport.layout.story.passage import INSIDE_PARAGRAPH, OVERFULL
from printreport.layout.story.story import FORBIDDEN, Paint, Unit, blank
from printreport.model.blocks import FencedBlock, ListedName, NameGroup, NameList, printed_text
from printreport.model.layout import Item
from printreport.model.theme import TextStyle

NameKind = Literal["persons", "units", "posts"]
"""What a group lists: persons, units, or names of which most have a post. Groups of one kind share a grid."""

_LONGEST_PERSON = 4.5
"""Em of the middle name of a group from which on it lists units."""
_PERSONS = CellRule(gap=1.4, apart=0.75, least=3.4, over=1.2)
"""Cells of persons: more stands between two names than inside a spread one, an em."""
_WIDE = CellRule(gap=1.25, apart=1.25, least=5.0, over=1.5)
"""Cells of units and of names with posts, of which few stand in a row: where a fifth has no room, each has a row of its own."""


@dataclass(frozen=True, slots=True)
class _SetGroup:
    """A group as it is set: its head, its names in rows of a grid, and its places in the structure, that of its list first."""

    setting: Setting
    measure: float
    head: str
    names: tuple[SetName, ...]
    grid: NameGrid
    key: str
    order: tuple[int, ...]
    head_order: tuple[int, ...]


def name_units(
    setting: Setting, block: FencedBlock, measure: float, key: str, order: tuple[int, ...]
) -> list[Unit]:
    """A name list's title, the heads of its groups and the rows of its names as units.

    `setting` is what it is set with, `block` the list, `measure` the column's in points, `key` names its element, and `order`
    is its place in the structure.
    """
    assert isinstance(block, NameList)
    units: list[Unit] = []
    if title := printed_text(block.title):
        depth, paint = _head(setting, title, setting.theme.style("subheading"), measure)
        units.append(Unit(depth, paint, "subheading", f"{key}/title", order, level=2))
    for number, group in enumerate(_set_groups(setting, block, measure, key, order)):
        if number:
            units.append(blank(1))
        units += _group_units(group, headed=bool(units) and not number)
    return units


def torn_names(setting: Setting, block: NameList, measure: float) -> Iterator[ListedName]:
    """The names with a dot that are wider than a column of a measure in points, and go on behind the dot on the next line."""
    style = NameStyle(setting, measure, spread=False)
    return (name for group in block.groups for name in group.names if is_torn(style, name))


# -- groups -------------------------------------------------------------------------------------------------------------


def _set_groups(
    setting: Setting, block: NameList, measure: float, key: str, order: tuple[int, ...]
) -> Iterator[_SetGroup]:
    """The groups of a list, those of one kind in one grid.

    `setting`, `block`, `measure`, `key` and `order` are as in `name_units`.
    """
    kinds = [_kind(setting, group, measure) for group in block.groups]
    persons = (name for group, kind in zip(block.groups, kinds, strict=True) if kind != "units" for name in group.names)
    spread = are_spread(setting, persons)
    names: dict[int, tuple[SetName, ...]] = {}
    grids: dict[NameKind, NameGrid] = {}
    for kind in dict.fromkeys(kinds):
        own = [number for number, other in enumerate(kinds) if other == kind]
        listed = [name for number in own for name in block.groups[number].names]
        style = name_style(setting, listed, measure, spread=spread and kind != "units", posts=kind == "posts")
        names |= {number: tuple(set_name(style, name) for name in block.groups[number].names) for number in own}
        widths = [[name.width for name in names[number]] for number in own]
        grids[kind] = name_grid(widths, measure, style.em, _PERSONS if kind == "persons" else _WIDE)
    alone = len(block.groups) == 1 and not block.groups[0].head
    for number, (group, kind) in enumerate(zip(block.groups, kinds, strict=True)):
        place = order if alone else (*order, number, 1)
        head, within = printed_text(group.head), f"{key}/{number}"
        yield _SetGroup(setting, measure, head, names[number], grids[kind], within, place, (*order, number, 0))


def _kind(setting: Setting, group: NameGroup, measure: float) -> NameKind:
    if 2 * sum(bool(name.post) for name in group.names) > len(group.names):
        return "posts"
    plain = NameStyle(setting, measure, spread=False)
    middle = statistics.median([natural_width(plain, name.name) for name in group.names] or [0.0])
    return "units" if middle > _LONGEST_PERSON * plain.em else "persons"


def _group_units(group: _SetGroup, *, headed: bool) -> Iterator[Unit]:
    """A group's head and rows; `headed` tells that the list's title stands over them."""
    repeat = None
    if group.head:
        style = group.setting.theme.style("label-strong")
        depth, paint = _head(group.setting, group.head, style, group.measure)
        yield Unit(depth, paint, "list-label", f"{group.key}/head", group.head_order, FORBIDDEN if headed else 0.0)
        repeat = _repeated(group, style)
    rows = list(group.grid.rows([name.width for name in group.names]))
    for number, row in enumerate(rows):
        depth = max(group.names[name].depth for name, _ in row)
        cost = _cost(number, len(rows), headed=headed or bool(group.head))
        over = any(line.overfull > OVERFULL for name, _ in row for line, _, _ in group.names[name].pieces)
        unit = Unit(depth, _row_painter(group, row), "list", group.key, group.order, cost, overfull=over)
        yield replace(unit, repeat=repeat) if number else unit


def _cost(number: int, count: int, *, headed: bool) -> float:
    """What it costs to end a column before a row: never after a head, after the first, or before the last."""
    if number == 0:
        return FORBIDDEN if headed else 0.0
    return FORBIDDEN if number in (1, count - 1) else INSIDE_PARAGRAPH


# -- painting -----------------------------------------------------------------------------------------------------------


def _head(setting: Setting, words: str, style: TextStyle, measure: float) -> tuple[int, Paint]:
    """The grid lines of a title or head, and what paints it.

    `setting` has the typesetter, `words` are set in `style` at `measure` points.
    """
    lines = setting.typesetter.set_heading(words, style, measure, 2).lines

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        return place_lines(lines, x, page.baseline(line), setting.theme.grid.leading)

    return len(lines), paint


def _repeated(group: _SetGroup, style: TextStyle) -> Unit:
    """A group's head set again in grey where the group goes on; readers of the structure know it already."""
    grey = replace(style, color=group.setting.theme.color("muted"))
    depth, paint = _head(group.setting, group.head, grey, group.measure)
    return Unit(depth, lambda page, x, line: (artifact(paint(page, x, line)),), "artifact", "", ())


def _row_painter(group: _SetGroup, row: NameRow) -> Paint:
    """Each name of a row in its cell, an element of its own."""

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        return tuple(_placed(group, number, page, x + left, line) for number, left in row)

    return paint


def _placed(group: _SetGroup, number: int, page: PageGrid, x: float, line: int) -> Item:
    """A name and its post in a cell.

    `group` is the name's, `number` its place there; `page` is the grid, `x` the cell's left edge in points, and `line` its first
    grid line from 1.
    """
    items: list[Item] = []
    for piece, inset, below in group.names[number].pieces:
        items += place_line(piece, x + inset, page.baseline(line + below))
    return tagged("list-item", f"{group.key}/{number}", (*group.order, number, 0), items)
