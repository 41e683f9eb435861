"""Tells of pages that a plan leaves mostly white, and what would mend it: a count or more text, tried before it is said."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from printreport.core.diagnostics import Diagnostic, warning
from printreport.layout.page.page_numbers import listed
from printreport.layout.plans.page_count_refusals import pages_span
from printreport.layout.plans.planner import Ask, Found, Planner, ask_nothing, fewest
from printreport.layout.plans.shorter_report import with_more_lines
from printreport.layout.stacks.page_plan import PagePlan
from printreport.model.document import Document

_POOR = 0.4
"""The share of a page that is filled at least before nobody takes it for a mistake."""
_MOST_TRIED = 3
"""Counts of pages that are tried for a better plan."""
_SETTLED = "版面是定好的；printreport build --replan 重新排，会说怎样改。"
_LONG = 40
"""Pages of a book for which a quick look has to do."""
_MOST_LINES = 300
"""More lines than that nobody writes to fill a page."""
_MORE = (0.6, 1.0)
"""Shares of the blank lines that are tried as text."""


@dataclass(frozen=True, slots=True)
class PoorPage:
    """A page that is mostly white: what it shows in words, its blank lines (of columns), and the unit that it begins with."""

    number: int
    shows: str
    blank: int
    unit: int


def poor_pages(found: Found) -> tuple[PoorPage, ...]:
    """The pages in columns that are filled to less than two fifths."""
    extent = found.search.extent
    poor = []
    for page in found.plan.pages:
        filled = _filled(page, extent.columns, extent.lines)
        if page.kind == "text" and not page.is_of_wall and page.step is not None and filled < _POOR:
            blank = round((1.0 - filled) * extent.columns * extent.lines)
            poor.append(PoorPage(page.number, _shows(page), blank, page.step.before.unit))
    return tuple(poor)


def poor_plan(planner: Planner, found: Found, ask: Ask | None = ask_nothing) -> Iterator[Diagnostic]:
    """The warning that names the pages that are mostly white, what is on them, and what would mend it under what is asked.

    Of a plan that was settled before (`ask` is None) only the pages are named.
    """
    poor = poor_pages(found)
    if not poor:
        return
    shows = tuple(dict.fromkeys(page.shows for page in poor))
    kinds = "；".join(f"第 {listed([page.number for page in poor if page.shows == shown])} 页{shown}" for shown in shows)
    remedy = _SETTLED if ask is None else _remedy(planner, found, poor, ask)
    hint = remedy or "这一带的文字和图片少：合并短小的节，或多写一些、多放几幅照片。"
    yield warning("poor-pages", pages_span(planner.setting.document), f"有的页大半空白：{kinds}", hint)


def _filled(page: PagePlan, columns: int, lines: int) -> float:
    """The share of a page on which something stands."""
    zone = page.zone
    text = sum(column.lines for column in zone.columns) / columns if zone is not None else 0.0
    among = sum(side.depth for side in page.sides) / columns
    return (page.stack_lines + text + among) / lines


def _shows(page: PagePlan) -> str:
    if page.zone is None:
        return "只有题名" if page.stack is not None and page.stack.name == "title" else "只有图或数字，没有正文"
    if page.stack is None:
        return "只在页脚有几行正文" if not page.sides else "只有几行正文和栏里的图"
    return "图和正文都矮，中间空着" if page.stack.at_head else "图和正文都矮，上面空着"


def _remedy(planner: Planner, found: Found, poor: Sequence[PoorPage], ask: Ask) -> str:
    """A count without such pages, or more text for this one, or at least a count that has fewer of them; "" if none is found."""
    others: list[tuple[int, int]] = []
    for count in _other_counts(planner, found):
        other = planner.best(count, ask, quick=count > _LONG, patient=count <= _LONG)
        if _is_good(other):
            return f"写 pages: {count} 就没有这样的页。"
        others += [(len(poor_pages(other)), count)] if other is not None else []
    section, blank = _section(found, poor[0]), sum(page.blank for page in poor)
    for lines in (math.ceil(blank * share) for share in _MORE):
        longer = with_more_lines(planner.setting, section, lines) if lines <= _MOST_LINES else None
        if longer is not None and _is_good(_planned(planner, longer, found.count, ask)):
            return _more(planner, found, section, lines)
    left, count = min(others, default=(len(poor), 0))
    return f"写 pages: {count}，这样的页只剩 {left} 页。" if left < len(poor) else ""


def _more(planner: Planner, found: Found, section: int, lines: int) -> str:
    """The advice to write so many lines of a column more; a brochure of the fewest pages is told that it has none to lose."""
    setting = planner.setting
    slug, hundreds = setting.document.sections[section].slug, max(1, round(lines * setting.theme.grid.measure / 100))
    more = f"{slug} 一节再写约 {lines} 行（按一栏算，约 {hundreds * 100} 字）"
    if found.count > fewest(setting.document):
        return f"{more}，就没有这样的页。"
    return f"内容少，{found.count} 页已经最少，怎么排都空：{more}，就没有这样的页；也可以放几幅照片、几个数字。"


def _planned(planner: Planner, document: Document, count: int, ask: Ask) -> Found | None:
    other = Planner(replace(planner.setting, document=document), planner.sheet)
    return other.best(count, ask, quick=True, patient=count <= _LONG)


def _is_good(found: Found | None) -> bool:
    return found is not None and not poor_pages(found)


def _other_counts(planner: Planner, found: Found) -> Iterator[int]:
    """The counts of pages next to a plan's, fewer ones first, then the one that is best where it is free."""
    step = planner.setting.document.report.pages_step
    counts = [found.count - step * distance for distance in range(1, _MOST_TRIED + 1)]
    free = planner.best(None, quick=True, patient=found.count <= _LONG)
    counts += [found.count + step, *([free.count] if free is not None else [])]
    yield from (count for count in dict.fromkeys(counts) if count >= fewest(planner.setting.document) and count != found.count)


def _section(found: Found, page: PoorPage) -> int:
    """The place in the document of the section in which a page begins."""
    runs = found.matter.story.sections
    own = [run.index for run in runs if run.start <= page.unit]
    return own[-1] if own else runs[0].index
