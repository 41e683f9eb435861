"""The title leaf (扉页): title and byline alone on a page, where there is too little text for all pages of a sheet."""

from __future__ import annotations

from printreport.layout.grid import Cell, PageGrid
from printreport.layout.opening import title_block
from printreport.layout.setting import Setting
from printreport.model.layout import Item

_DEPTH = 14
"""The most lines that the title takes."""


def title_leaf(setting: Setting, grid: PageGrid) -> tuple[Item, ...]:
    """The leaf's items: the title block in the upper third, white in one place below."""
    lines = setting.theme.grid.lines
    form = title_block(setting, grid, min(_DEPTH, lines))
    first = max(1, (lines - form.ideal) // 3)
    return form.paint(Cell(grid, grid.left, setting.theme.grid.width, first, form.ideal))
