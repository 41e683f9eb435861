"""Paints the pages in columns from their plans."""

from __future__ import annotations

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.photos.photo import bleed_page, spread_picture
from printreport.layout.stacks.page_plan import PagePlan
from printreport.layout.story.column_fill import TextZone, placed_units
from printreport.layout.story.story import Story, paint_units
from printreport.layout.story.text_zones import SEPARATION
from printreport.model.layout import Item

_MOST_BETWEEN = 3
"""Blank lines, beyond those that set them apart, that may stand between a stack and the text."""


def paint_inner(setting: Setting, story: Story, plan: PagePlan, grid: PageGrid) -> tuple[Item, ...]:
    """The items of one planned page, folio and running head left out."""
    if plan.kind == "text":
        return _paint_text(story, plan, grid)
    element = plan.photo
    if element is None:
        return ()
    if plan.kind == "picture":
        return bleed_page(setting, element.photo, grid, element.order)
    left, right = PageGrid(setting.theme, True), PageGrid(setting.theme, False)
    halves = spread_picture(setting, element.photo, left, right, element.order)
    return halves[0] if plan.kind == "spread-left" else halves[1]


def _paint_text(story: Story, plan: PagePlan, grid: PageGrid) -> tuple[Item, ...]:
    items: list[Item] = []
    if plan.stack is not None:
        items += plan.stack.paint(grid, _first_line(plan, grid), plan.stack_lines)
    if plan.zone is not None:
        top = 1 if plan.below else grid.lines - plan.zone.height + 1
        for side in plan.sides:
            foot = side.foot and not (plan.below and _stands_free(plan.zone))
            first = top + (plan.zone.height - side.depth if foot else plan.zone.headed)
            items += side.stack.paint(grid, first, side.depth)
        for index, column in enumerate(plan.zone.columns):
            x = grid.column_x(index) if column.span is None else grid.cell(1, 1, *column.span).x
            items += paint_units(placed_units(story, column, top + column.top), grid, x)
    return tuple(items)


def _stands_free(zone: TextZone) -> bool:
    """Whether no column gives way to what stands among the text, as in a rail: it is at the head over a stack at the foot."""
    return all(column.room == zone.height for column in zone.columns)


def _first_line(plan: PagePlan, grid: PageGrid) -> int:
    """Where a stack begins: at the page's head, or lower where much would be blank between it and the text under it.

    White stands in one place, over what dominates the page, never between blocks; only a picture that bleeds stays at the head.
    """
    assert plan.stack is not None
    last = grid.lines - plan.stack_lines + 1
    if plan.below:
        return last
    lowest = last if plan.zone is None else last - plan.zone.height - SEPARATION
    return lowest if lowest - 1 > _MOST_BETWEEN and not plan.stack.at_head else 1
