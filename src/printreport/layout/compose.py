"""Composes a whole brochure: decides what the special pages hold, searches the pages in columns, and paints all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from printreport.core.diagnostics import Diagnostic
from printreport.core.memo import Memo
from printreport.images.image_store import ImageStore
from printreport.layout.display_pages.back import back_page
from printreport.layout.display_pages.contents import contents_page
from printreport.layout.display_pages.cover import CoverSheet, cover, cover_photo
from printreport.layout.display_pages.opening import opening_page
from printreport.layout.line_review import badly_set, names_torn, tables_too_wide
from printreport.layout.message_review import refused_in_messages, told_of_messages
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.running_heads import folio, running_head
from printreport.layout.page.setting import Setting
from printreport.layout.page_painter import paint_inner
from printreport.layout.photos.photo import bleed_page
from printreport.layout.picture_review import judge
from printreport.layout.plans.display_choice import DisplayChoice
from printreport.layout.plans.form_words import in_plan_words
from printreport.layout.plans.page_count_refusals import binding_refusal, wished_pages
from printreport.layout.plans.plan_choice import asked_of, chosen_plan
from printreport.layout.plans.plan_reports import plan_report
from printreport.layout.plans.planner import Found, Planner
from printreport.layout.plans.poor_pages import poor_plan
from printreport.layout.plans.size_wishes import unkept_sizes
from printreport.layout.stacks.page_plan import InnerPlan, PagePlan
from printreport.layout.story.story import Story
from printreport.layout.wish_results import asked_on
from printreport.model.document import Document
from printreport.model.layout import BookmarkTarget, Item, Layout, Page
from printreport.model.plan_report import PlanReport
from printreport.model.saved_plan import SavedPlan
from printreport.model.theme import Theme
from printreport.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Composed:
    """The layout, or None when an error stands among the diagnostics, and its plan, where one was found."""

    layout: Layout | None
    diagnostics: tuple[Diagnostic, ...]
    plan: PlanReport | None = None


def compose(
    document: Document,
    theme: Theme,
    typesetter: Typesetter,
    images: ImageStore,
    pages: int | None = None,
    plan: SavedPlan | None = None,
    *,
    replan: bool = False,
    memo: Memo | None = None,
) -> Composed:
    """The best brochure of `pages` pages (by default the editor's count, or the one that suits it best).

    With a `plan`, exactly that one; else the document's last plan is kept as far as it will do, unless `replan` starts afresh.
    `memo` holds what was worked out when other documents were composed.

    `document` is the checked report, `theme` that of its trim, `typesetter` sets its words, and `images` gives the rasters of
    its pictures.
    """
    document = replace(document, wishes=in_plan_words(document.wishes, theme))
    setting = Setting(document, theme, typesetter, images, memo or Memo())
    if unset := (*refused_in_messages(document), *tables_too_wide(setting)):
        return Composed(None, unset)
    wanted = pages or wished_pages(document)
    sheet = cover(setting, cover_photo(setting), PageGrid(theme, False))
    planner = Planner(setting, sheet)
    if wanted is not None and (refusal := binding_refusal(planner, wanted)):
        return Composed(None, (refusal,))
    found, notes = chosen_plan(planner, wanted, plan, replan=replan)
    if found is None:
        return Composed(None, notes)
    layout = _painted(setting, found, sheet)
    settled = plan is not None or (document.lock is not None and not replan)
    poor = poor_plan(planner, found, None if settled else asked_of(document))
    sizes = unkept_sizes(setting, layout, settled=settled)
    told = (*notes, *told_of_messages(setting, found), *poor)
    lines = (*badly_set(setting, found), *names_torn(setting))
    diagnostics = (*told, *judge(setting, layout), *sizes, *lines)
    failed = any(d.is_error for d in diagnostics)
    return Composed(None if failed else layout, diagnostics, plan_report(found, layout, partial(asked_on, setting)))


# -- painting -----------------------------------------------------------------------------------------------------------


def _painted(setting: Setting, found: Found, sheet: CoverSheet) -> Layout:
    display, count, plan, story = found.display, found.count, found.plan, found.matter.story
    page = setting.theme.page
    pages = [Page(1, False, "cover", sheet.items)]
    starts = [*_message_pages(display), *_section_pages(display, story, plan)]
    pages += _leading_pages(setting, display, starts)
    for planned in plan.pages:
        grid = PageGrid(setting.theme, planned.number % 2 == 0)
        items = paint_inner(setting, story, planned, grid)
        pages.append(_furnished(setting, planned, grid, items))
    back = PageGrid(setting.theme, count % 2 == 0)
    pages.append(Page(count, count % 2 == 0, "back", back_page(setting, display.closing, back, sheet)))
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
        return Page(number, grid.left_page, planned.name, items)
    bleeds = planned.stack is not None and planned.stack.at_head
    head = () if bleeds else running_head(setting, number, grid)
    return Page(number, grid.left_page, planned.name, (*items, *head, *folio(setting, number, grid)), str(number))


def _leading_pages(setting: Setting, display: DisplayChoice, starts: list[tuple[str, int]]) -> Iterator[Page]:
    number = 2
    for position, count in enumerate(display.contents):
        grid = PageGrid(setting.theme, number % 2 == 0)
        first = sum(display.contents[:position])
        items = contents_page(setting, tuple(starts[first : first + count]), grid, (-1, position))
        yield Page(number, grid.left_page, "contents", (*items, *folio(setting, number, grid)), str(number))
        number += 1
    for message in display.messages:
        for page in range(message.pages):
            grid = PageGrid(setting.theme, number % 2 == 0)
            items = message.paint(page, grid)
            yield Page(number, grid.left_page, "message", (*items, *folio(setting, number, grid)), str(number))
            number += 1
    place = setting.document.sections.index(display.opening) if display.opening is not None else 0
    if display.opening_photo is not None:
        grid = PageGrid(setting.theme, number % 2 == 0)
        yield Page(number, grid.left_page, "picture", bleed_page(setting, display.opening_photo, grid, (place, 2)))
        number += 1
    if display.opening is not None:
        grid = PageGrid(setting.theme, number % 2 == 0)
        words = opening_page(setting, display.opening, grid, (place, 1)) or ()
        yield Page(number, grid.left_page, "opening", (*words, *folio(setting, number, grid)), str(number))


def _message_pages(display: DisplayChoice) -> Iterator[tuple[str, int]]:
    """The headings of leaders' words with the pages on which they begin."""
    number = 2 + len(display.contents)
    for message in display.messages:
        if message.section.heading is not None:
            yield message.section.heading, number
        number += message.pages


def _section_pages(display: DisplayChoice, story: Story, plan: InnerPlan) -> list[tuple[str, int]]:
    """The headings with the pages on which they stand."""
    found: list[tuple[str, int]] = []
    headings = {index: section.heading for index, section in display.flowing}
    for run in story.sections:
        heading = headings[run.index]
        for planned in plan.pages:
            zone = planned.zone
            if heading and zone and any(c.start <= run.start < c.end for c in zone.columns):
                found.append((heading, planned.number))
                break
    return found
