"""A sentence shown large: broken by sense, its longest line filling the measure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from printreport.layout.figures.figure_setting import ink_of, lines_for, width_of
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting, place_lines, tagged
from printreport.model.document import PullQuote, Section
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme_measures import QuoteMeasures

_TIGHTEST = 1.18
"""Leading by size, the least at which lines of a display Song are told apart; body text has 1.6. No other value was tried."""
_TRIAL = 10.0
"""Points at which a quote's lines are measured; the size for a measure follows by proportion."""
_MARKS = "，、；：。！？,;:…—”’）》"


@dataclass(frozen=True, slots=True)
class Breaking:
    """One way to break a quote: its lines, the size that fills the measure, the grid lines from one to the next."""

    lines: tuple[Line, ...]
    size: float
    pitch: int
    cost: float

    def depth(self, setting: Setting) -> int:
        """The cell lines from the first line's head to the last baseline."""
        head = max(-ink_of(setting, self.lines[0]).y, 0.0)
        return lines_for(setting.theme, head) + (len(self.lines) - 1) * self.pitch


@dataclass(frozen=True, slots=True)
class Quote:
    """A pull quote of a section; `foot` tells how many lines of a cell of some width stay free below its last baseline."""

    setting: Setting
    quote: PullQuote
    key: str
    order: tuple[int, ...]
    foot: Callable[[float], int]

    def breakings(self, width: float) -> tuple[Breaking, ...]:
        """All ways to break it in display sizes for a width, the best first; the largest alone where there are none."""
        found = {tuple(line.text for line in b.lines): b for b in self._tried(width)}
        good = [b for b in found.values() if b.size >= self._limits.least_pt] or [max(found.values(), key=lambda b: b.size)]
        return tuple(sorted(good, key=lambda b: (b.cost, len(b.lines))))

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        """The best breaking that the cell holds, standing on the line that its foot leaves."""
        room = cell.lines - self.foot(cell.width)
        breakings = self.breakings(cell.width)
        best = next((b for b in breakings if b.depth(self.setting) <= room), None)
        if best is None:
            best = min(breakings, key=lambda b: b.depth(self.setting))
        first = max(1, room) - (len(best.lines) - 1) * best.pitch
        leading = self.setting.theme.grid.leading
        items = place_lines(best.lines, cell.x, cell.baseline(first), best.pitch * leading)
        return (tagged("pull-quote", self.key, self.order, items),)

    def _tried(self, width: float) -> Iterator[Breaking]:
        style = self.setting.style("pull-quote", size=_TRIAL)
        whole = self.setting.line(self.quote.text, style).width
        shortest, longest = (width / size * _TRIAL for size in (self._limits.most_pt, self._limits.least_pt))
        measures = {max(shortest, min(longest, whole / count)) for count in range(1, 13)}
        measures |= {longest, *(shortest + (longest - shortest) * step / 6 for step in range(6))}
        for measure in sorted(measures):
            count = math.ceil(whole / measure) + 1
            lines = self.setting.typesetter.set_heading(self.quote.text, style, measure, count).lines
            yield self._sized(lines, width)

    def _sized(self, trial: tuple[Line, ...], width: float) -> Breaking:
        """The breaking at the size whose longest line fills the width, within the limits of quotes."""
        texts = [line.text.strip() for line in trial]
        style = self.setting.style("pull-quote", size=_TRIAL)
        reach = max(self._reach(self.setting.line(text, style)) for text in texts) / _TRIAL
        size = math.floor(min(self._limits.most_pt, width / reach) * 100) / 100
        pitch, size = _pitch(self.setting, size)
        style = self.setting.style("pull-quote", size=size)
        lines = tuple(self.setting.line(text, style) for text in texts)
        return Breaking(lines, size, pitch, _cost(self.setting, lines, size, width))

    @property
    def _limits(self) -> QuoteMeasures:
        return self.setting.theme.quote

    def _reach(self, line: Line) -> float:
        return max(line.width, ink_of(self.setting, line).right)


def quote_form(
    setting: Setting,
    section: Section,
    order: tuple[int, ...],
    width: Width,
    foot: Callable[[float], int] | None = None,
) -> CellForm | None:
    """The section's quote in a cell of one width; None without a quote, or when it is too long to be shown so.

    `setting` has theme and typesetter, `section` the quote, `order` its place in reading, `width` the cell's, and `foot` tells
    for a measure in points how many lines are kept free under the quote.
    """
    if section.quote is None:
        return None
    quote = Quote(setting, section.quote, f"{section.slug}/quote", order, foot or _no_foot)
    measure = width_of(setting.theme, width)
    breakings = quote.breakings(measure)
    under = quote.foot(measure)
    depths = [b.depth(setting) + under for b in breakings]
    row = setting.theme.grid.row_lines + 1
    most = max(depths[0], 2 * row - 1) + row
    name, loud = ("quote-full", 0.7) if width is Width.FULL else ("quote", 0.2)
    return CellForm(name, min(depths), most, depths[0], frozenset({width}), loud, quote.paint)


def _no_foot(_width: float) -> int:
    return 0


def _pitch(setting: Setting, size: float) -> tuple[int, float]:
    """The whole grid lines from line to line, and the size, drawn in a little where its lines would stand too open."""
    leading = setting.theme.grid.leading
    tight = max(1, math.floor(size * _TIGHTEST / leading))
    if size * _TIGHTEST <= tight * leading:
        return tight, size
    limit = math.floor(tight * leading / _TIGHTEST * 100) / 100
    return (tight, limit) if limit >= max(setting.theme.quote.good_pt, 0.86 * size) else (tight + 1, size)


def _cost(setting: Setting, lines: tuple[Line, ...], size: float, width: float) -> float:
    """How far a breaking is from a good one: breaks inside a phrase, uneven lines, a size far from the wished one."""
    inside = sum(1 for line in lines[:-1] if line.text.rstrip()[-1:] not in _MARKS)
    reach = max(line.width for line in lines)
    short = max(0.0, 0.4 - lines[-1].width / reach) if len(lines) > 1 else 0.0
    unfilled = 1.0 - reach / width
    limits = setting.theme.quote
    small = max(0.0, limits.good_pt - size) * 0.4
    unlike = abs(math.log(size / limits.wished_pt)) * 1.6
    return inside * 0.6 + short * 4.0 + unfilled * 1.5 + small + unlike + 0.08 * len(lines)
