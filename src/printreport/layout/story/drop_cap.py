"""首字下沉: the first character of a section over several lines, the text set around it on the grid (clreq, 段首字)."""

from __future__ import annotations

from dataclasses import replace

from printreport.core.geometry import Point
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_line
from printreport.layout.story.passage import flawed
from printreport.layout.story.story import FORBIDDEN, Unit
from printreport.model.blocks import InlineText, Paragraph
from printreport.model.layout import Item, PlacedGlyphRun
from printreport.model.line import Line

_BESIDE = 0.5
"""Em of the body between the large character and the text beside it."""


def dropped_units(setting: Setting, block: Paragraph, key: str, order: tuple[int, ...]) -> list[Unit]:
    """A paragraph that begins with a character as deep as the theme says; empty where it cannot: a theme that wants none
    (`drop_cap_lines` under 2), a beginning that is no Han character or has a note's mark, or too few lines around it."""
    grid, depth = setting.theme.grid, setting.theme.section.drop_cap_lines
    first, rest = _parted(block.text)
    if depth < 2 or not "\u4e00" <= first <= "\u9fff" or (rest and rest[0].note is not None):
        return []
    face_top = setting.theme.han.face_top_em
    size = ((depth - 1) * grid.leading + face_top * grid.em) / face_top
    initial = setting.line(first, setting.style("heading", size=size))
    beside = initial.width + _BESIDE * grid.em
    flush = replace(setting.theme.style("body"), indent=0.0)
    indents = [beside] * depth + [0.0]
    done = setting.typesetter.set_paragraph(rest, flush, [grid.measure * grid.em], indents)
    lines = done.lines
    if len(lines) < depth + 2:
        return []
    return flawed([_unit(line, number, len(lines), depth, initial, key, order) for number, line in enumerate(lines)], done)


def _parted(text: InlineText) -> tuple[str, InlineText]:
    """A text's first character and the rest of it."""
    run = text[0]
    rest = replace(run, text=run.text[1:], span=run.span.at(1) if run.span else None)
    return run.text[:1], (rest, *text[1:]) if rest.text else text[1:]


def _unit(line: Line, number: int, count: int, depth: int, initial: Line, key: str, order: tuple[int, ...]) -> Unit:
    """One line of a paragraph that begins with a large character.

    `line` is set beside it, `number` counts it from 0 of `count` lines, `depth` is how many lines the character takes,
    `initial` is that character, `key` the paragraph's and `order` its place in reading.
    """
    def paint(page: PageGrid, x: float, at: int) -> tuple[Item, ...]:
        words = place_line(line, x, page.baseline(at))
        if number:
            return words
        foot = Point(x, page.baseline(at + depth - 1))
        return (*(PlacedGlyphRun(foot, run) for run in initial.runs), *words)

    together = 0 < number <= depth or number == count - 1
    return Unit(1, paint, "paragraph", key, order, FORBIDDEN if together else 0.2 if number else 0.0)
