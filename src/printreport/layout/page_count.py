"""Says of a page count why it cannot be: not the binding's, or too few or too many pages for what is to be shown."""

from __future__ import annotations

import math
from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, error, warning
from printreport.core.span import Span
from printreport.layout.planner import Asked, Planner, estimate, fewest
from printreport.layout.scheme import Matter
from printreport.layout.setting import Setting
from printreport.model.document import Document, Paragraph

_MOST_CUTS = 60
"""More lines than that are not saved by cutting words."""
_SHORT_LINE = 6


def pages_span(document: Document) -> Span:
    """Where the count of pages was asked for."""
    wishes = document.wishes
    if document.report.pages is None and wishes is not None and wishes.pages_span is not None:
        return wishes.pages_span
    return document.report.spans.get("pages", document.report.span)


def wished_pages(document: Document) -> int | None:
    """The count of pages that the editor settled, in the report or among the wishes; None leaves it to the search."""
    return document.report.pages or (document.wishes.pages if document.wishes is not None else None)


def binding_refusal(document: Document, wanted: int) -> Diagnostic | None:
    """The error about a count that the binding does not allow."""
    step = document.report.pages_step
    if wanted % step == 0 and wanted >= fewest(document):
        return None
    near = max(fewest(document), wanted // step * step)
    return error(
        "page-count",
        pages_span(document),
        f"页数 {wanted} 不合装订方式：应为 {step} 的倍数，且不少于 {fewest(document)} 页",
        f"写 pages: {near} 或 pages: {near + step}，或写 pages: auto",
    )


def misfit(planner: Planner, wanted: int | None) -> tuple[Diagnostic, ...]:
    """What to tell when no plan was found."""
    document = planner.setting.document
    if wanted is None:
        hint = "减少图片，或写明页数（pages: 一个数）"
        return (error("no-plan", pages_span(document), "这些文字和图片排不成一本册子", hint),)
    works = next((count for count in _neighbours(document, wanted) if _works(planner, count, wanted)), None)
    instead = f"写 pages: {works}，或写 pages: auto" if works else "写 pages: auto"
    if works is not None and works < wanted:
        lines = _lines_short(planner, wanted)
        hint = f"{instead}；或多放几幅照片。"
        return (error("page-count", pages_span(document), f"{wanted} 页排不满这些内容：还空着约 {lines} 行", hint),)
    lines, goers = _too_much(planner, wanted)
    rest = f"；或拿掉{'、'.join(goers)}" if goers else ""
    message = f"{wanted} 页排不下这些内容：约多出 {lines} 行（按一栏算）"
    return (error("page-count", pages_span(document), message, f"{instead}{rest}。"), *_cuts(planner.setting, lines))


def _works(planner: Planner, count: int, wanted: int) -> bool:
    """Whether a plan of so many pages is found by a quick look, for the next larger count by a thorough one."""
    next_larger = count == wanted + planner.setting.document.report.pages_step
    return planner.best(count, quick=True) is not None or (next_larger and planner.best(count, schemes=1) is not None)


def _lines_short(planner: Planner, wanted: int) -> int:
    """The lines of columns that stay empty when everything has the room that it would like."""
    scheme, matter = next(planner.settings())
    pages = wanted - scheme.first_inner
    return max(1, round((pages - estimate(matter, 1.0)) * _capacity(planner.setting)))


def _too_much(planner: Planner, wanted: int) -> tuple[int, list[str]]:
    """By how many lines of columns the matter is too much in the scheme that comes nearest, and what would make room."""
    capacity = _capacity(planner.setting)
    nearest: tuple[float, Matter] | None = None
    for scheme, matter in planner.settings():
        pages = max(0, wanted - scheme.first_inner)
        search = planner.search(scheme, Asked(matter), wanted)
        left = search.least_left() if pages else estimate(matter, 0.55)
        if nearest is None or left < nearest[0]:
            nearest = left, matter
    assert nearest is not None
    lines = max(1, math.ceil(nearest[0] * capacity))
    return lines, list(_goers(nearest[1], lines, capacity))


def _goers(matter: Matter, lines: int, capacity: int) -> Iterator[str]:
    """The elements that take most room, as many as make room for so many lines; none when all of them do not."""
    book = matter.book
    photos, figures, charts = book.appetites
    sized = [(share, f"照片 {element.key}") for share, element in zip(photos, book.photos, strict=True)]
    sized += [(2.0 if e.photo.place == "spread" else 1.0, f"照片 {e.key}") for e in matter.large]
    titled = zip(figures, book.figures, strict=True)
    sized += [(share, f"{element.key} 的数字和提要") for share, element in titled if not element.title]
    sized += [(share, f"{element.key} 的图表") for share, element in zip(charts, book.charts, strict=True)]
    sized.sort(key=lambda entry: (-entry[0], entry[1]))
    if sum(share for share, _ in sized) * capacity < lines:
        return
    freed = 0.0
    for share, name in sized:
        if freed >= lines:
            return
        freed += share * capacity
        yield f"{name}（约 {round(share * capacity)} 行）"


def _cuts(setting: Setting, lines: int) -> Iterator[Diagnostic]:
    """The paragraphs whose last line is so short that cutting a few characters saves it, the shortest first."""
    if lines > _MOST_CUTS:
        return
    grid, style = setting.theme.grid, setting.theme.style("body")
    found: list[tuple[int, int, Span]] = []
    for section in setting.document.sections:
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


def _neighbours(document: Document, wanted: int) -> Iterator[int]:
    """Other page counts that the binding allows, the nearest first."""
    step = document.report.pages_step
    for distance in range(1, 12):
        for count in (wanted + distance * step, wanted - distance * step):
            if count >= fewest(document):
                yield count
