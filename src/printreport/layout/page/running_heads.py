"""What stands outside the type area: folios at the outside foot, running heads at the outside head."""

from __future__ import annotations

from printreport.core.units import mm
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_line, place_line_right, tagged
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import TextStyle

SAFE = mm(3.2)
"""No word stands nearer to the trim than this."""

_TITLE_GAP = 1.25
"""Em between the title and the section's heading: an em alone looks like a space within one of them."""


def folio(setting: Setting, page_number: int, grid: PageGrid) -> tuple[Item, ...]:
    """The page's number at the outside foot, as far under the last baseline as the foot allows, at most the theme's lines."""
    line = setting.line(str(page_number), setting.theme.style("folio"))
    foot = setting.theme.page.height - grid.baseline(grid.lines)
    drop = min(setting.theme.running_head.drop_lines * setting.theme.grid.leading, foot - SAFE)
    return (tagged("artifact", "folio", (), _outside(line, grid, grid.baseline(grid.lines) + drop)),)


def running_head(setting: Setting, page_number: int, grid: PageGrid) -> tuple[Item, ...]:
    """The title on left pages, the publisher (or the title) on right ones, at the outside head; nothing that has no room.

    A head is as far above the first baseline as the folio under the last, or as high as a low head margin allows.
    """
    style = setting.style("running-head", tracking=max(0.05, setting.theme.style("running-head").tracking))
    baseline = max(grid.baseline(1 - setting.theme.running_head.drop_lines), SAFE + setting.theme.han.face_top_em * style.size)
    if baseline + 0.3 * style.size > grid.face_top(1):
        return ()
    for words in _wordings(setting, left=page_number % 2 == 0):
        if placed := _words(setting, words, style, grid, baseline):
            return (tagged("artifact", "running-head", (), placed),)
    return ()


def _wordings(setting: Setting, *, left: bool) -> tuple[tuple[str, ...], ...]:
    report = setting.document.report
    publisher = (report.publisher,) if report.publisher else ()
    choices = (report.title, publisher) if left else (publisher, report.title)
    return tuple(words for words in choices if words)


def _words(setting: Setting, words: tuple[str, ...], style: TextStyle, grid: PageGrid, baseline: float) -> tuple[Item, ...]:
    """Words with little more than an em between, flush with the outside; nothing when they are wider than the type area.

    `setting` has theme and typesetter, `words` go from left to right, `style` is theirs, `grid` the page's, `baseline` where
    they stand, in points.
    """
    lines = [setting.line(word, style) for word in words]
    gap = _TITLE_GAP * style.size
    total = sum(line.width for line in lines) + gap * (len(lines) - 1)
    if total > setting.theme.grid.width:
        return ()
    x = grid.left if grid.left_page else grid.right - total
    items: list[Item] = []
    for line in lines:
        items += place_line(line, x, baseline)
        x += line.width + gap
    return tuple(items)


def _outside(line: Line, grid: PageGrid, baseline: float) -> tuple[Item, ...]:
    if grid.left_page:
        return place_line(line, grid.left, baseline)
    return place_line_right(line, grid.right, baseline)
