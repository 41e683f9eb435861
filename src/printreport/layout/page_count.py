"""Says of a page count why it cannot be: not the binding's, or too few or too many pages for what is to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.span import Span
from printreport.layout.planner import Planner, fewest
from printreport.model.document import Document


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
    works = next((count for count in _neighbours(document, wanted) if planner.best(count, quick=True)), None)
    hint = f"写 pages: {works}，或写 pages: auto" if works else "写 pages: auto"
    verb = "排不满" if works is not None and works < wanted else "排不下"
    return (error("page-count", pages_span(document), f"{wanted} 页{verb}这些内容", hint),)


def _neighbours(document: Document, wanted: int) -> Iterator[int]:
    """Other page counts that the binding allows, the nearest first."""
    step = document.report.pages_step
    for distance in range(1, 12):
        for count in (wanted + distance * step, wanted - distance * step):
            if count >= fewest(document):
                yield count
