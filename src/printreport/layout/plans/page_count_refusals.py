"""Says of a page count why it cannot be: not the binding's, or too few or too many pages for what is to be shown."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from printreport.core.diagnostics import Diagnostic, error, warning
from printreport.core.span import Span
from printreport.layout.page.setting import Setting
from printreport.layout.plans.display_choice import Matter
from printreport.layout.plans.planner import SURE, Asked, Planner, estimate, fewest
from printreport.layout.plans.shorter_report import with_fewer_lines, without
from printreport.layout.stacks.element_kinds import KINDS
from printreport.layout.stacks.elements import FigureElement, FormElement, PhotoElement, is_title
from printreport.model.blocks import Paragraph
from printreport.model.document import Document, Section

_MOST_CUTS = 60
"""More lines than that are not saved by cutting words."""
_SHORT_LINE = 6
"""Characters: a paragraph whose last line has fewer is a good place to save a line. No other value was tried."""
_MOST_TRIED = 6
"""Counts of pages that are tried to find the nearest one that works."""
_MOST_CUT = 0.5
"""The share of all matter beyond which nobody is told what to cut."""
_MOST_GOERS = 8
"""Elements that are named as those which could go."""
_MOST_ODD = 12
"""Counts of pages, whatever the binding, that are tried for matter that suits none that it allows."""
_MORE = (1.0, 1.3, 1.8)
"""Shares of the lines that seem too many, which are tried until so many are enough."""


def pages_span(document: Document) -> Span:
    """Where the count of pages was asked for."""
    wishes = document.wishes
    if document.report.pages is None and wishes is not None and wishes.pages_span is not None:
        return wishes.pages_span
    return document.report.spans.get("pages", document.report.span)


def wished_pages(document: Document) -> int | None:
    """The count of pages that the editor settled, in the report or among the wishes; None leaves it to the search."""
    return document.report.pages or (document.wishes.pages if document.wishes is not None else None)


def suits_binding(document: Document, count: int) -> bool:
    """Whether the binding allows a count of pages."""
    return count % document.report.pages_step == 0 and count >= fewest(document)


def binding_refusal(planner: Planner, wanted: int) -> Diagnostic | None:
    """The error about a count that the binding does not allow; the counts that it proposes have plans."""
    document = planner.setting.document
    if suits_binding(document, wanted):
        return None
    step = document.report.pages_step
    near = max(fewest(document), wanted // step * step)
    working = [count for count in (near, near + step) if planner.has_plan(count)]
    if not working and (other := nearest_count(planner, near)) is not None:
        working = [other]
    multiple = f"应为 {step} 的倍数，且" if step > 1 else ""
    proposed = "".join(f"pages: {count} 或 " for count in working)
    return error(
        "page-count",
        pages_span(document),
        f"页数 {wanted} 不合装订方式：{multiple}不少于 {fewest(document)} 页",
        f"写 {proposed}pages: auto",
    )


def misfit(planner: Planner, wanted: int | None) -> tuple[Diagnostic, ...]:
    """What to tell when no plan was found: what cannot be set at all, or the counts that work and what would make room.

    Whatever it advises has been tried: the counts that it names have plans, and so has the wanted one once as much is cut.
    """
    document = planner.setting.document
    unset = tuple(unsettable(planner))
    if unset:
        return unset
    works = nearest_count(planner, wanted) if wanted is not None else None
    if works is None and (odd := _odd_count(planner)) is not None:
        return (_unbound(document, odd),)
    if wanted is None or works is None:
        hint = "减少图片，或写明页数（pages: 一个数）"
        return (error("no-plan", pages_span(document), "这些文字和图片排不成一本册子", hint),)
    instead = f"写 pages: {works}，或写 pages: auto"
    if works < wanted:
        message = f"{wanted} 页排不满这些内容：{works} 页就够了"
        return (error("page-count", pages_span(document), message, f"{instead}；要排满 {wanted} 页，就多写一些，多放几幅照片。"),)
    lines, goers = _too_much(planner, wanted)
    rest = f"；或拿掉{'、'.join(goers)}" if goers else ""
    message = f"{wanted} 页排不下这些内容："
    message += f"约多出 {lines} 行（按一栏算）" if lines else f"{works} 页才排得下"
    cuts = _cuts(planner.setting, lines) if lines else ()
    return (error("page-count", pages_span(document), message, f"{instead}{rest}。"), *cuts)


def _odd_count(planner: Planner) -> int | None:
    """The count that the matter fills where no count that the binding allows has a plan: what stands alone fills pages whole."""
    display, _ = next(planner.settings())
    least = max(min(fewest(planner.setting.document), *planner.likely_counts()), display.first_inner + 1)
    return next((count for count in range(max(3, least - 1), least + _MOST_ODD) if planner.has_plan(count)), None)


def _unbound(document: Document, count: int) -> Diagnostic:
    report = document.report
    message = f"这些内容连封面封底排成 {count} 页，不多不少；装订要 {report.pages_step} 的倍数"
    hint = f"再写几段正文，或拿掉、改小一幅整页的照片；不装订就写 binding: none、pages: {count}。"
    return error("page-count", report.spans.get("binding", pages_span(document)), message, hint)


def nearest_count(planner: Planner, wanted: int) -> int | None:
    """The count of pages nearest to a wanted one that has a plan where that has none: the next larger one, else a smaller one."""
    step = planner.setting.document.report.pages_step
    counts = planner.likely_counts()
    fails = _too_few(planner, wanted)
    works = _first_larger(planner, [count for count in counts if count > wanted], fails)
    if works is None:
        fails, works = wanted, next((count for count in reversed(counts) if count < wanted and planner.has_plan(count)), None)
    if works is None:
        return None
    for _ in range(_MOST_TRIED):
        middle = int(fails + works) // 2 // step * step
        if middle <= min(fails, works) or middle >= max(fails, works):
            break
        fails, works = (fails, middle) if planner.has_plan(middle) else (max(fails, _too_few(planner, middle)), works)
    return works


def _first_larger(planner: Planner, counts: Sequence[int], fails: float) -> int | None:
    """The first of some counts that has a plan; those up to one that is too few are left alone."""
    for _ in range(_MOST_TRIED):
        count = next((count for count in counts if count > fails), None)
        if count is None or planner.has_plan(count):
            return count
        fails = max(float(count), _too_few(planner, count))
    return None


def _too_few(planner: Planner, count: int) -> float:
    """The greatest count that is known to be too few where this one has no plan: itself, or more by what it lacks."""
    lacks = min((planner.lacking(*setting, count) for setting in planner.settings()), default=0.0)
    return count + SURE * lacks


def unsettable(planner: Planner) -> Iterator[Diagnostic]:
    """The things of which one alone is more than a page can hold, each where it is written."""
    document = planner.setting.document
    _, matter = list(planner.settings())[-1]
    book = matter.book
    for number, queue in enumerate(book.queues):
        for place, element in enumerate(queue.elements):
            if book.alone(number, place).stacks:
                continue
            if isinstance(element, PhotoElement):
                if not book.may_stand_alone(element):
                    message = f"照片 {element.key} 连同它的说明比一页还高"
                    yield error("too-high", element.photo.span, message, "缩短 caption，或用更大的开本（trim）。")
            elif isinstance(element, FigureElement):
                yield _too_high_figures(document, document.sections[element.section] if element.section >= 0 else None)
            elif isinstance(element, FormElement):
                yield error("too-high", element.span, f"{element.name}比一页还高", f"{queue.kind.hint}，或用更大的开本（trim）。")


def _too_high_figures(document: Document, section: Section | None) -> Diagnostic:
    if section is None:
        return error("too-high", document.report.spans.get("title", document.report.span), "标题比一页还高", "缩短 title。")
    first = section.stats[0].span if section.stats else section.quote.span if section.quote else section.span
    return error("too-high", first, "这一节突出的数字和提要比一页还高", "缩短 label 和 quote，或用更大的开本（trim）。")


def _too_much(planner: Planner, wanted: int) -> tuple[int, list[str]]:
    """By how many lines of columns the matter is too much, and what else would make room; 0 and none where neither does."""
    capacity = _capacity(planner.setting)
    left, matter = _nearest(planner, wanted)
    lines = max(1, math.ceil(left * capacity))
    if left > _MOST_CUT * estimate(matter, 1.0):
        return 0, []
    enough = next((more for more in _growing(lines) if _fits_without_lines(planner, wanted, more)), 0)
    goers = _goers(planner, wanted, matter, lines, capacity)
    return enough, goers


def _growing(lines: int) -> Iterator[int]:
    """Some counts of lines, the likeliest first and then more and more."""
    for share in _MORE:
        yield math.ceil(lines * share) + int(share > 1.0)


def _nearest(planner: Planner, wanted: int) -> tuple[float, Matter]:
    """The pages' worth of matter that is left over in the setting that comes nearest, and its matter."""
    nearest: tuple[float, Matter] | None = None
    for display, matter in planner.settings():
        pages = max(0, wanted - display.first_inner)
        left = planner.search(display, Asked(matter), wanted).least_left() if pages else estimate(matter, 0.55)
        if nearest is None or left < nearest[0]:
            nearest = left, matter
    assert nearest is not None
    return nearest


def _fits_without_lines(planner: Planner, wanted: int, lines: int) -> bool:
    """Whether the wanted count has a plan once so many lines are cut, wherever they are cut."""
    shorter = tuple(with_fewer_lines(planner.setting, lines))
    return bool(shorter) and all(_fits(planner, document, wanted) for document in shorter)


def _fits(planner: Planner, document: Document, wanted: int) -> bool:
    return Planner(replace(planner.setting, document=document), planner.sheet).has_plan(wanted)


class _Goer(NamedTuple):
    """An element that could go: the share of a page that it takes, its key and its kind."""

    share: float
    key: str
    kind: str



def _goers(planner: Planner, wanted: int, matter: Matter, lines: int, capacity: int) -> list[str]:
    """The elements that take most room, as many as make room for so many lines; none when all of them do not.

    `planner` knows the theme, `wanted` is the count of pages asked for, `matter` the report's, `lines` those that are too many,
    and `capacity` those that a page holds.
    """
    sized = sorted(_sized(matter), key=lambda goer: (-goer.share, goer.key))
    freed = tuple(itertools.accumulate(goer.share * capacity for goer in sized))
    number = next((number for number, sum_of in enumerate(freed, 1) if sum_of >= lines), 0)
    for goers in (sized[:number], sized[: number + 2]) if 0 < number <= _MOST_GOERS else ():
        shorter = without(planner.setting.document, {(goer.kind, goer.key) for goer in goers})
        if _fits(planner, shorter, wanted):
            return [f"{_called(goer)}（约 {round(goer.share * capacity)} 行）" for goer in goers]
    return []


def _called(goer: _Goer) -> str:
    title = KINDS[goer.kind].title
    return f"{title} {goer.key}" if goer.kind == "photos" else f"{goer.key} 的{title}"


def _sized(matter: Matter) -> Iterator[_Goer]:
    """What each element takes."""
    book = matter.book
    yield from (_Goer(2.0 if e.photo.place == "spread" else 1.0, e.key, "photos") for e in matter.large)
    for queue, shares in zip(book.queues, book.appetites, strict=True):
        pairs = zip(shares, queue.elements, strict=True)
        yield from (_Goer(share, element.key, queue.kind.key) for share, element in pairs if not is_title(element))


def _cuts(setting: Setting, lines: int) -> Iterator[Diagnostic]:
    """The paragraphs whose last line is so short that cutting a few characters saves it, the shortest first."""
    if lines > _MOST_CUTS:
        return
    grid, style = setting.theme.grid, setting.theme.style("body")
    found: list[tuple[int, int, Span]] = []
    for _, section in setting.document.in_text:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                last = setting.typesetter.set_paragraph(block.text, style, [grid.measure * grid.em]).lines[-1]
                found.append((last.end - last.start, len(found), block.span))
    for characters, _, span in sorted(found)[:lines]:
        if characters <= _SHORT_LINE:
            message = f"这一段的末行只有 {characters} 个字：删去 {characters} 个字就省一行"
            yield warning("saves-a-line", span, message, "凑够多出的行数，这些页就排得下。")


def _capacity(setting: Setting) -> int:
    return setting.theme.grid.text_columns * setting.theme.grid.lines
