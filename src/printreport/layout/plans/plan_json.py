"""The plan as a value for `out/layout.json`: every page with its form, text, elements, cost by term, and the runners-up."""

from __future__ import annotations

import json
from collections.abc import Sequence

from printreport.layout.page.cost_terms import LABELS, Terms
from printreport.layout.page.form_names import body_titles
from printreport.layout.page.strip import Stack
from printreport.layout.photos.fold_wall import is_over_fold
from printreport.layout.plans.planner import Found, fixed_cost
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.runners_up import RunnerUp, runners_up
from printreport.layout.stacks.elements import Elements
from printreport.layout.stacks.page_plan import PagePlan, arrangement, shares
from printreport.layout.stacks.page_rule import FULL, SPREAD, TEXT
from printreport.layout.story.line_names import LineNames
from printreport.model.layout import Layout, Page, PlacedImage, walk
from printreport.model.saved_plan import PlanValue, SavedPage, SavedPlan, SavedSide, page_value, plan_value


def saved_plan(found: Found) -> SavedPlan:
    """A plan in the words in which it can be kept."""
    names, scheme = LineNames(found.matter.story), found.scheme
    pages = tuple(saved_page(found.search, names, page) for page in found.plan.pages if page.step is not None)
    return SavedPlan(
        found.count,
        scheme.opening.slug if scheme.opening is not None else None,
        scheme.opening_photo.id if scheme.opening_photo is not None else None,
        scheme.closing.slug if scheme.closing is not None else None,
        pages,
        found.plan.lenient,
        tuple((message.section.slug, message.pages) for message in scheme.messages),
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
        arrangement(page.stack, page.zone, page.sides) or TEXT,
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
    if is_over_fold(page.stack.name):
        return 0
    over, _ = shares(page.step.before, page.step.after, [side.counts for side in page.sides])
    alike = [stack for stack in search.book.stacks(over).stacks if stack.name == page.stack.name]
    return alike.index(page.stack)


def _saved_side(search: PageSearch, page: PagePlan, column: int, inside: Elements) -> SavedSide:
    side = page.sides[column]
    body = page.zone.body if page.zone is not None else ""
    alike = [s for s in search.offers.sided.stacks(body, inside, page.number, column) if s.name == side.stack.name]
    return SavedSide(side.stack.name, alike.index(side.stack), side.depth, search.book.named(inside))


# -- the file -----------------------------------------------------------------------------------------------------------


def plan_text(found: Found, layout: Layout) -> str:
    """The whole file: JSON in a fixed order, Chinese as it is."""
    return json.dumps(_file_value(found, layout), ensure_ascii=False, indent=1) + "\n"


def _file_value(found: Found, layout: Layout) -> PlanValue:
    search, names = found.search, LineNames(found.matter.story)
    theme = search.book.setting.theme
    value: PlanValue = dict(plan_value(saved_plan(found)))
    others = runners_up(search, found.plan)
    value["grid"] = {"columns": theme.grid.text_columns, "lines": theme.grid.lines}
    value["bodies"] = body_titles(theme.forms)
    value["cost"] = _cost_value((("pages", fixed_cost(found.scheme, found.count)), ("inner", found.plan.cost)))
    value["inner"] = [
        _page_entry(search, names, page, others[page.number]) for page in found.plan.pages if page.step is not None
    ]
    inner = {page.number for page in found.plan.pages}
    value["special"] = [_special_value(page) for page in layout.pages if page.number not in inner]
    return value


def _page_entry(search: PageSearch, names: LineNames, page: PagePlan, others: tuple[RunnerUp, ...]) -> PlanValue:
    value = _look_value(search, names, page)
    if sizes := _sizes(search, value["photos"]):
        value["sizes"] = sizes
    value["cost"] = _cost_value(_terms(page))
    value["next"] = [
        {**_look_value(search, names, other.page), "cost": _cost_value(_terms(other.page)), "worse": _round(other.worse)}
        for other in others
    ]
    return value


def _sizes(search: PageSearch, photos: Sequence[str]) -> dict[str, str]:
    """The sizes that the editor gave to photographs of a page, those that are normal left out."""
    known = search.book.setting.document.photos
    return {photo: known[photo].size for photo in photos if known[photo].size != "normal"}


def _look_value(search: PageSearch, names: LineNames, page: PagePlan) -> PlanValue:
    value: PlanValue = dict(page_value(saved_page(search, names, page)))
    for entry, column in zip(value["columns"], page.zone.columns if page.zone else (), strict=True):
        entry["to"] = names.last(column)
    over = _strip_values(page.stack, page.stack_lines, among=False) if page.stack is not None else []
    among = [entry for side in page.sides for entry in _strip_values(side.stack, side.depth, among=True)]
    value["strips"] = [*over, *among]
    return value


def _strip_values(stack: Stack, lines: int, *, among: bool) -> list[PlanValue]:
    """The strips of a stack with their depths; `among` tells that they stand in the text, not over its whole width."""
    pairs = zip(stack.strips, stack.depths(lines), strict=True)
    return [{"form": strip.name, "lines": depth, "ideal": strip.ideal, "among": among} for strip, depth in pairs]


def _terms(page: PagePlan) -> Terms:
    """The page's terms, the cost of stacks in its parts, each name once."""
    parts = page.stack.terms(page.stack_lines) if page.stack is not None else ()
    parts += tuple(term for side in page.sides for term in side.stack.terms(side.depth))
    whole: dict[str, float] = {}
    for name, cost in (*parts, *(term for term in page.cost if term[0] not in ("stack", "side"))):
        whole[name] = whole.get(name, 0.0) + cost
    return tuple(whole.items())


def _cost_value(terms: Terms) -> PlanValue:
    shown = [(name, _round(cost)) for name, cost in terms]
    listed = [{"term": name, "label": LABELS.get(name, name), "cost": cost} for name, cost in shown if cost]
    return {"total": _round(sum(cost for _, cost in terms)), "terms": listed}


def _round(value: float) -> float:
    return round(value, 3) + 0.0


def _special_value(page: Page) -> PlanValue:
    photos = dict.fromkeys(item.photo for item in walk(page.items) if isinstance(item, PlacedImage))
    return {"page": page.number, "form": page.form, "photos": list(photos)}
