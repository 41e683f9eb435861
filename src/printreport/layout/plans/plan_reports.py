"""Plans as values that outlive a run: as they are kept, and with all that they tell of themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from printreport.layout.page.cost_terms import LABELS, Terms
from printreport.layout.page.form_names import body_titles
from printreport.layout.page.strip import Stack
from printreport.layout.plans.planner import Found, fixed_cost
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.runners_up import runners_up
from printreport.layout.stacks.elements import Elements
from printreport.layout.stacks.page_plan import PagePlan, shares
from printreport.layout.stacks.page_rule import FULL, SPREAD, TEXT
from printreport.layout.story.line_names import LineNames
from printreport.model.layout import Layout, Page, PlacedImage, walk
from printreport.model.plan_report import (
    AskedReport,
    CostReport,
    CostTerm,
    DisplayReport,
    InnerReport,
    PageReport,
    PlanReport,
    RunnerUpReport,
    StripReport,
)
from printreport.model.saved_plan import SavedPage, SavedPlan, SavedSide


def saved_plan(found: Found) -> SavedPlan:
    """A plan in the words in which it can be kept."""
    names, display = LineNames(found.matter.story), found.display
    pages = tuple(saved_page(found.search, names, page) for page in found.plan.pages if page.step is not None)
    return SavedPlan(
        found.count,
        display.opening.slug if display.opening is not None else None,
        display.opening_photo.id if display.opening_photo is not None else None,
        display.closing.slug if display.closing is not None else None,
        pages,
        found.plan.lenient,
        tuple((message.section.slug, message.pages) for message in display.messages),
    )


def saved_page(search: PageSearch, names: LineNames, page: PagePlan) -> SavedPage:
    """One page of a plan, both pages of a picture over the fold."""
    if page.photo is not None:
        form = SPREAD if page.kind == "spread-left" else FULL
        none = dict.fromkeys((queue.kind.key for queue in search.book.queues), ())
        return SavedPage(page.number, form, elements={**none, "photos": (page.photo.key,)})
    assert page.step is not None
    before, after = page.step.before, page.step.after
    columns = page.zone.columns if page.zone is not None else ()
    _, inside = shares(before, after, [side.counts for side in page.sides])
    return SavedPage(
        page.number,
        page.form.name or TEXT,
        _variant(search, page),
        page.stack_lines,
        page.below,
        tuple((names.first(column), 0 if column.empty else column.lines) for column in columns),
        search.book.named(shares(before, after, ())[0]),
        tuple(_saved_side(search, page, number, share) for number, share in enumerate(inside)),
        page.zone.body if page.zone is not None else "",
        page.zone.height if page.zone is not None else 0,
    )


def _variant(search: PageSearch, page: PagePlan) -> int:
    """Which of the stacks of its name it is."""
    if page.stack is None or page.step is None:
        return 0
    if page.is_of_wall:
        return 0
    over, _ = shares(page.step.before, page.step.after, [side.counts for side in page.sides])
    alike = [stack for stack in search.book.stacks(over).stacks if stack.form == page.stack.form]
    return alike.index(page.stack)


def _saved_side(search: PageSearch, page: PagePlan, column: int, inside: Elements) -> SavedSide:
    side = page.sides[column]
    body = page.zone.body if page.zone is not None else ""
    alike = [s for s in search.candidates.column_pages.stacks(body, inside, page.number, column) if s.form == side.stack.form]
    return SavedSide(side.stack.name, alike.index(side.stack), side.depth, search.book.named(inside))


# -- what it tells ------------------------------------------------------------------------------------------------------


AskedOn = Callable[[SavedPage, Page, float], tuple[AskedReport, ...]]
"""Tells of a page as it is kept and painted, and of what wishes cost there that were not kept, what became of each wish."""


def plan_report(found: Found, layout: Layout, asked_on: AskedOn) -> PlanReport:
    """A plan with the cost of every page by term, what else each could have been, and the pages that stand outside it."""
    search, names = found.search, LineNames(found.matter.story)
    theme = search.book.setting.theme
    others = runners_up(search, found.plan)
    inner = {page.number for page in found.plan.pages}

    def inner_report(page: PagePlan) -> InnerReport:
        shown, unkept = _page(search, names, page), dict(_terms(page)).get("unkept", 0.0)
        next_best = (RunnerUpReport(_page(search, names, other.page), _round(other.worse)) for other in others[page.number])
        return InnerReport(shown, asked_on(shown.saved, layout.pages[page.number - 1], unkept), tuple(next_best))

    return PlanReport(
        saved_plan(found),
        theme.grid.text_columns,
        theme.grid.lines,
        body_titles(theme.forms),
        _cost((("pages", fixed_cost(found.display, found.count)), ("inner", found.plan.cost))),
        tuple(inner_report(page) for page in found.plan.pages if page.step is not None),
        tuple(_display(page) for page in layout.pages if page.number not in inner),
    )


def _page(search: PageSearch, names: LineNames, page: PagePlan) -> PageReport:
    columns = page.zone.columns if page.zone is not None else ()
    over = _strips(page.stack, page.stack_lines, among=False) if page.stack is not None else ()
    among = (strip for side in page.sides for strip in _strips(side.stack, side.depth, among=True))
    return PageReport(saved_page(search, names, page), tuple(map(names.last, columns)), (*over, *among), _cost(_terms(page)))


def _strips(stack: Stack, lines: int, *, among: bool) -> Iterator[StripReport]:
    """The strips of a stack with their depths; `among` tells that they stand in the text, not over its whole width."""
    pairs = zip(stack.strips, stack.depths(lines), strict=True)
    return (StripReport(strip.name, depth, strip.ideal, among) for strip, depth in pairs)


def _terms(page: PagePlan) -> Terms:
    """The page's terms, the cost of stacks in its parts, each name once."""
    parts = page.stack.terms(page.stack_lines) if page.stack is not None else ()
    parts += tuple(term for side in page.sides for term in side.stack.terms(side.depth))
    whole: dict[str, float] = {}
    for name, cost in (*parts, *(term for term in page.cost if term[0] not in ("stack", "side"))):
        whole[name] = whole.get(name, 0.0) + cost
    return tuple(whole.items())


def _cost(terms: Terms) -> CostReport:
    shown = ((name, _round(cost)) for name, cost in terms)
    listed = tuple(CostTerm(name, LABELS.get(name, name), cost) for name, cost in shown if cost)
    return CostReport(_round(sum(cost for _, cost in terms)), listed)


def _round(value: float) -> float:
    return round(value, 3) + 0.0


def _display(page: Page) -> DisplayReport:
    photos = dict.fromkeys(item.photo for item in walk(page.items) if isinstance(item, PlacedImage))
    return DisplayReport(page.number, page.form, tuple(photos))
