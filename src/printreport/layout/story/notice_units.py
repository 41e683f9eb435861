"""Notices (提示) in a text column: a tinted panel on the grid, its words a line inside its upper and lower edge.

A short one is never torn; of a long one each part has a panel of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from printreport.core.geometry import Rect
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, artifact
from printreport.layout.story.passage import INSIDE_PARAGRAPH, line_units
from printreport.layout.story.story import FORBIDDEN, Ground, Unit
from printreport.model.blocks import FencedBlock, Notice, printed_text
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import SetParagraph

_WHOLE = 12
"""Lines of words up to which a notice stays whole."""
_TOGETHER = 3
"""Lines of words that stand together in each part of a longer one."""
_WIDE = 18.0
"""Em of a column from which on words stand 1.5 em inside the panel, as far as they stand under its upper edge; else 1 em."""


def notice_units(
    setting: Setting, block: FencedBlock, measure: float, key: str, order: tuple[int, ...]
) -> list[Unit]:
    """A notice's title and paragraphs as units between the two blank lines of its panel.

    `setting` is what it is set with, `block` the notice, `measure` the column's in points, `key` names its element, and `order`
    is its place in the structure.
    """
    assert isinstance(block, Notice)
    em = setting.theme.grid.em
    inset = (1.5 if measure >= _WIDE * em else 1.0) * em
    words = _words(setting, block, measure - 2 * inset, inset, key, order)
    costs = _costs([each.key for each in words], title=bool(block.title))
    ground = _panel(setting, measure, f"{key}/foot")
    head, foot = _edge(f"{key}/head", ground), _edge(f"{key}/foot", ground)
    pairs = zip(words, costs, strict=True)
    inside = [replace(unit, break_cost=cost, repeat=head, ground=ground) for unit, cost in pairs]
    return [head, *inside, replace(foot, break_cost=FORBIDDEN)]


def _words(
    setting: Setting, block: Notice, measure: float, inset: float, key: str, order: tuple[int, ...]
) -> list[Unit]:
    """The lines of a notice's title and paragraphs.

    `setting` is what they are set with, `block` the notice, `measure` the words' own, `inset` their distance from the column's
    edge, both in points; `key` names their element, and `order` is its place in the structure.
    """
    units: list[Unit] = []
    if title := printed_text(block.title):
        lines = setting.typesetter.set_heading(title, setting.theme.style("subheading"), measure, 2).lines
        units += line_units(SetParagraph(lines, 0.0), "notice", f"{key}/title", (*order, 0), inset)
    for number, paragraph in enumerate(block.paragraphs):
        done = setting.typesetter.set_paragraph(paragraph.text, setting.theme.style("body"), [measure])
        units += line_units(done, "notice", f"{key}/{number}", (*order, number + 1), inset)
    return units


def _costs(keys: list[str], *, title: bool) -> list[float]:
    """What it costs to end a column before each line of a notice: lines of one paragraph share a key."""
    count, titled = len(keys), keys.count(keys[0]) if title and keys else 0
    costs = [FORBIDDEN] * count
    if count <= _WHOLE:
        return costs
    for number in range(titled + _TOGETHER, count - _TOGETHER + 1):
        own = keys.index(keys[number])
        before, after = number - own, own + keys.count(keys[number]) - number
        if not before:
            costs[number] = 0.0
        elif min(before, after) >= _TOGETHER:
            costs[number] = INSIDE_PARAGRAPH
    return costs


# -- the panel ----------------------------------------------------------------------------------------------------------


def _edge(key: str, ground: Ground) -> Unit:
    """The blank line between an edge of the panel and its words."""
    return Unit(1, lambda _page, _x, _line: (), "artifact", key, (), ground=ground)


def _panel(setting: Setting, measure: float, foot: str) -> Ground:
    """Paints the panel under the units of one column, from a face top to a baseline: that of a line at its foot."""

    def paint(page: PageGrid, x: float, placed: Sequence[tuple[Unit, int]]) -> tuple[Item, ...]:
        (_, first), (unit, last) = placed[0], placed[-1]
        top, bottom = page.face_top(first), page.baseline(last if unit.key == foot else last + 1)
        return (artifact([PlacedShape.rect(Rect(x, top, measure, bottom - top), setting.theme.color("tint"))]),)

    return paint
