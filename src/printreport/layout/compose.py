"""Composes a whole brochure: decides what the special pages hold, searches the pages in columns, and paints all of them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.span import Span
from printreport.images.image_store import ImageStore
from printreport.layout.back import back_page, closing_fits
from printreport.layout.blocks import story_of
from printreport.layout.contents import contents_page, contents_pages
from printreport.layout.cover import CoverSheet, cover, cover_photo
from printreport.layout.elements import (
    ElementBook,
    FigureElement,
    PhotoElement,
    collect_charts,
    collect_figures,
    collect_photos,
)
from printreport.layout.furniture import folio, running_head
from printreport.layout.grid import PageGrid
from printreport.layout.judge import judge
from printreport.layout.opening import opening_fits, opening_page, title_block
from printreport.layout.page_painter import paint_inner
from printreport.layout.picture import bleed_page
from printreport.layout.picture_form import fits_page
from printreport.layout.plan import InnerPlan, PagePlan
from printreport.layout.remembered import Remembered
from printreport.layout.search import Frame, PageSearch
from printreport.layout.setting import Setting
from printreport.layout.story import Story
from printreport.model.document import Document, Photo, Section
from printreport.model.layout import BookmarkTarget, Item, Layout, Page
from printreport.model.theme import Theme
from printreport.text.typesetter import Typesetter

_MOST_PAGES = 400
_PAGE_PRICE = 0.8
"""What a page costs that the matter does not need: paper is paid for by the sheet, and white by the reader."""
_NOWHERE = Span("")
_PLANS: Remembered[InnerPlan | None] = Remembered(64)


@dataclass(frozen=True, slots=True)
class Composed:
    """The layout, or None when an error stands among the diagnostics."""

    layout: Layout | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """Which sections stand outside the columns: opening words on a page of their own, closing words on the back.

    `contents` holds how many headings stand on each page of contents.
    """

    opening: Section | None
    opening_photo: Photo | None
    contents: tuple[int, ...]
    closing: Section | None
    flowing: tuple[tuple[int, Section], ...]

    @property
    def first_inner(self) -> int:
        """The first page in columns."""
        return 2 + len(self.contents) + int(self.opening is not None) + int(self.opening_photo is not None)


@dataclass(frozen=True, slots=True)
class _Matter:
    """All that the search arranges: the text and everything among it."""

    story: Story
    book: ElementBook
    large: tuple[PhotoElement, ...]


def compose(
    document: Document, theme: Theme, typesetter: Typesetter, images: ImageStore, pages: int | None = None
) -> Composed:
    """The best brochure of `pages` pages (by default the report's, or the count that suits it best)."""
    setting = Setting(document, theme, typesetter, images)
    wanted = pages or document.report.pages
    if wanted is not None and (refusal := _binding_refusal(document, wanted)):
        return Composed(None, (refusal,))
    sheet = cover(setting, cover_photo(setting), PageGrid(theme, False))
    found = _best_plan(setting, sheet, wanted)
    if found is None:
        return Composed(None, (_misfit(setting, sheet, wanted),))
    scheme, count, plan = found
    layout = _painted(setting, scheme, count, plan, sheet)
    diagnostics = judge(setting, layout)
    failed = any(d.is_error for d in diagnostics)
    return Composed(None if failed else layout, diagnostics)


# -- how many pages -----------------------------------------------------------------------------------------------------


def _binding_refusal(document: Document, wanted: int) -> Diagnostic | None:
    step = document.report.pages_step
    if wanted % step == 0 and wanted >= _fewest(document):
        return None
    span = document.report.spans.get("pages", document.report.span)
    near = max(_fewest(document), wanted // step * step)
    return error(
        "page-count",
        span,
        f"页数 {wanted} 不合装订方式：应为 {step} 的倍数，且不少于 {_fewest(document)} 页",
        f"写 pages: {near} 或 pages: {near + step}，或写 pages: auto",
    )


def _fewest(document: Document) -> int:
    return max(4 if document.report.pages_step > 1 else 3, document.report.pages_step)


def _best_plan(setting: Setting, sheet: CoverSheet, wanted: int | None) -> tuple[Scheme, int, InnerPlan] | None:
    best: tuple[float, Scheme, int, InnerPlan] | None = None
    for scheme in _schemes(setting, sheet):
        matter = _matter(setting, scheme)
        for count in _counts(setting, scheme, matter, wanted):
            fixed = _scheme_cost(scheme) + _PAGE_PRICE * count
            plan = _search(setting, scheme, matter, count, best[0] - fixed if best else math.inf)
            if plan is not None:
                best = (plan.cost + fixed, scheme, count, plan)
        if best is not None:
            break
    return best[1:] if best else None


def _scheme_cost(scheme: Scheme) -> float:
    """Opening and closing words set as running text where they could have had a page of their own."""
    return 1.5 * sum(1 for _, section in scheme.flowing if section.heading is None)


def _counts(setting: Setting, scheme: Scheme, matter: _Matter, wanted: int | None) -> Iterator[int]:
    """The page counts worth trying, in order: the wanted one, or a few around what the matter fills."""
    if wanted is not None:
        if wanted >= scheme.first_inner:
            yield wanted
        return
    step = setting.document.report.pages_step
    fewest = _fewest(setting.document)
    least = max(fewest, _rounded_up(scheme.first_inner + _inner_estimate(matter, 0.55), step))
    likely = _rounded_up(scheme.first_inner + _inner_estimate(matter, 1.0), step)
    yield from range(least, min(_MOST_PAGES, max(likely, least) + step) + 1, step)


def _rounded_up(value: float, step: int) -> int:
    return math.ceil(value / step - 1e-9) * step


def _inner_estimate(matter: _Matter, generous: float) -> float:
    """The pages that text and elements fill, from bare text (0) to pictures at their ease (1)."""
    book = matter.book
    text = matter.story.heights[-1] / max(1, book.setting.theme.grid.text_columns * book.lines)
    large = sum(2 if element.photo.place == "spread" else 1 for element in matter.large)
    return text + large + generous * sum(map(sum, book.appetites))


def _misfit(setting: Setting, sheet: CoverSheet, wanted: int | None) -> Diagnostic:
    span = setting.document.report.spans.get("pages", setting.document.report.span)
    if wanted is None:
        return error("no-plan", span, "这些文字和图片排不成一本册子", "减少图片，或写明页数（pages: 一个数）")
    works = next((count for count in _neighbours(setting.document, wanted) if _works(setting, sheet, count)), None)
    hint = f"写 pages: {works}，或写 pages: auto" if works else "写 pages: auto"
    verb = "排不满" if works is not None and works < wanted else "排不下"
    return error("page-count", span, f"{wanted} 页{verb}这些内容", hint)


def _neighbours(document: Document, wanted: int) -> Iterator[int]:
    """Other page counts that the binding allows, the nearest first."""
    step = document.report.pages_step
    for distance in range(1, 12):
        for count in (wanted + distance * step, wanted - distance * step):
            if count >= _fewest(document):
                yield count


def _works(setting: Setting, sheet: CoverSheet, count: int) -> bool:
    return _best_plan(setting, sheet, count) is not None


# -- what stands where --------------------------------------------------------------------------------------------------


def _schemes(setting: Setting, sheet: CoverSheet) -> Iterator[Scheme]:
    """The ways to set opening and closing words, the finest first."""
    sections = setting.document.sections
    grid = PageGrid(setting.theme, False)
    opening = sections[0] if sections[0].heading is None else None
    if opening is not None and (_has_figures(opening) or not opening_fits(setting, opening, grid)):
        opening = None
    closing = sections[-1] if len(sections) > 1 and sections[-1].heading is None else None
    if closing is not None and (_has_elements(closing) or not closing_fits(setting, closing, PageGrid(setting.theme, True), sheet)):
        closing = None
    contents = _contents(setting, grid)
    for open_with, photo, close_with in _variants(setting, opening, closing, contents):
        outside = (open_with, close_with)
        flowing = tuple((i, s) for i, s in enumerate(sections) if not any(s is taken for taken in outside))
        yield Scheme(open_with, photo, contents, close_with, flowing)


def _variants(
    setting: Setting, opening: Section | None, closing: Section | None, contents: tuple[int, ...]
) -> Iterator[tuple[Section | None, Photo | None, Section | None]]:
    silent = _silent_photo(setting, opening) if opening is not None and not contents else None
    if opening is not None and silent is not None:
        yield opening, silent, closing
    if opening is not None:
        yield opening, None, closing
    yield None, None, closing
    if closing is not None:
        yield None, None, None


def _contents(setting: Setting, grid: PageGrid) -> tuple[int, ...]:
    if not setting.document.report.contents:
        return ()
    return contents_pages(setting, [section.heading for section in setting.document.sections if section.heading], grid)


def _has_elements(section: Section) -> bool:
    return bool(section.photos) or _has_figures(section)


def _has_figures(section: Section) -> bool:
    return bool(section.stats or section.charts or section.quote)


def _silent_photo(setting: Setting, opening: Section) -> Photo | None:
    """The opening section's first photograph, if it may fill the page that faces the opening words."""
    for photo_id in opening.photos:
        photo = setting.document.photos[photo_id]
        if photo.place == "full" or (photo.place == "auto" and fits_page(setting, photo)):
            return photo
    return None


def _matter(setting: Setting, scheme: Scheme) -> _Matter:
    story = story_of(setting, list(scheme.flowing))
    silent = frozenset({scheme.opening_photo.id} if scheme.opening_photo else ())
    hosts = list(scheme.flowing)
    photos = list(collect_photos(setting, story, hosts, silent))
    if scheme.opening is not None:
        photos = [*_opening_rest(setting, scheme, silent), *photos]
    large = tuple(p for p in photos if p.photo.place in ("full", "spread"))
    small = [p for p in photos if p.photo.place not in ("full", "spread")]
    flowing = list(scheme.flowing)
    figures = list(collect_figures(setting, story, flowing))
    if scheme.opening is None and scheme.flowing:
        figures.insert(0, _title_element(setting))
    charts = list(collect_charts(setting, story, flowing))
    return _Matter(story, ElementBook(setting, small, figures, charts), large)


def _title_element(setting: Setting) -> FigureElement:
    """Title and byline over the first page in columns, where no opening page carries them."""
    form = title_block(setting, PageGrid(setting.theme, False), 8)
    return FigureElement(((form,),), 0, title=True)


def _opening_rest(setting: Setting, scheme: Scheme, silent: frozenset[str]) -> Iterator[PhotoElement]:
    """Photographs of the opening words beyond the silent one: they stand on the first pages after them."""
    opening = scheme.opening
    for number, photo in enumerate(opening.photos if opening else ()):
        if photo not in silent:
            yield PhotoElement(setting.document.photos[photo], (0, 2, number), 0)


def _search(
    setting: Setting, scheme: Scheme, matter: _Matter, count: int, dearest: float
) -> InnerPlan | None:
    grid = setting.theme.grid
    folded = setting.document.report.binding == "saddle-stitch"
    centre = count // 2 if folded and (count // 2) % 2 == 0 else None
    frame = Frame(scheme.first_inner, count - 1, grid.text_columns, grid.lines, centre)
    if frame.first > frame.last:
        empty = not matter.story.units and not matter.large and not matter.book.photos
        return InnerPlan((), 0.0) if empty and frame.first == frame.last + 1 else None
    search = PageSearch(matter.story, matter.book, matter.large, frame)
    return _PLANS.recall((*_question(matter), frame, dearest), setting.theme, lambda: search.run(dearest))


def _question(matter: _Matter) -> tuple[Hashable, ...]:
    """All of the matter that the search looks at; the words of a paragraph are none of it, only how many lines they take."""
    units = tuple((u.lines, u.break_cost, u.space, u.role, u.repeat.lines if u.repeat else 0) for u in matter.story.units)
    runs = tuple((run.index, run.start, run.end) for run in matter.story.sections)
    photos = tuple((replace(p.photo, span=_NOWHERE), p.order, p.anchor) for p in (*matter.book.photos, *matter.large))
    return units, runs, photos, len(matter.large), matter.book.figures, matter.book.charts


# -- painting -----------------------------------------------------------------------------------------------------------


def _painted(setting: Setting, scheme: Scheme, count: int, plan: InnerPlan, sheet: CoverSheet) -> Layout:
    story = story_of(setting, list(scheme.flowing))
    page = setting.theme.page
    pages = [Page(1, False, "cover", sheet.items)]
    starts = _section_pages(scheme, story, plan)
    pages += _leading_pages(setting, scheme, starts)
    for planned in plan.pages:
        grid = PageGrid(setting.theme, planned.number % 2 == 0)
        items = paint_inner(setting, story, planned, grid)
        pages.append(_furnished(setting, planned, grid, items))
    back = PageGrid(setting.theme, count % 2 == 0)
    pages.append(Page(count, count % 2 == 0, "back", back_page(setting, scheme.closing, back, sheet)))
    marks = tuple(BookmarkTarget(heading, number) for heading, number in starts)
    return Layout(page.width, page.height, page.bleed, tuple(pages), marks, _grid_numbers(setting))


def _grid_numbers(setting: Setting) -> dict[str, float]:
    grid = setting.theme.grid
    first = PageGrid(setting.theme, False)
    return {"em": grid.em, "leading": grid.leading, "lines": float(grid.lines), "first_baseline": first.baseline(1)}


def _furnished(setting: Setting, planned: PagePlan, grid: PageGrid, items: tuple[Item, ...]) -> Page:
    """A page with its folio and running head; a picture over the whole page has neither, one at the head no running head."""
    number = planned.number
    if planned.kind != "text":
        return Page(number, grid.left_page, planned.form, items)
    bleeds = planned.stack is not None and planned.stack.at_head
    head = () if bleeds else running_head(setting, number, grid)
    return Page(number, grid.left_page, planned.form, (*items, *head, *folio(setting, number, grid)), str(number))


def _leading_pages(setting: Setting, scheme: Scheme, starts: list[tuple[str, int]]) -> Iterator[Page]:
    number = 2
    for position, count in enumerate(scheme.contents):
        grid = PageGrid(setting.theme, number % 2 == 0)
        first = sum(scheme.contents[:position])
        items = contents_page(setting, tuple(starts[first : first + count]), grid, (-1, position))
        yield Page(number, grid.left_page, "contents", (*items, *folio(setting, number, grid)), str(number))
        number += 1
    if scheme.opening_photo is not None:
        grid = PageGrid(setting.theme, number % 2 == 0)
        yield Page(number, grid.left_page, "picture", bleed_page(setting, scheme.opening_photo, grid, (0, 2)))
        number += 1
    if scheme.opening is not None:
        grid = PageGrid(setting.theme, number % 2 == 0)
        words = opening_page(setting, scheme.opening, grid, (0, 1)) or ()
        yield Page(number, grid.left_page, "opening", (*words, *folio(setting, number, grid)), str(number))


def _section_pages(scheme: Scheme, story: Story, plan: InnerPlan) -> list[tuple[str, int]]:
    """The headings with the pages on which they stand."""
    found: list[tuple[str, int]] = []
    headings = {index: section.heading for index, section in scheme.flowing}
    for run in story.sections:
        heading = headings[run.index]
        for planned in plan.pages:
            zone = planned.zone
            if heading and zone and any(c.start <= run.start < c.end for c in zone.columns):
                found.append((heading, planned.number))
                break
    return found
