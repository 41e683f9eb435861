"""Keeps the last plan while corrections are made: just as it was, or with as little changed as will do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from printreport.core.diagnostics import Diagnostic, warning
from printreport.core.span import Span
from printreport.layout.page.page_form import TEXT_ALONE
from printreport.layout.page.page_numbers import listed
from printreport.layout.plans.display_choice import DisplayChoice, Matter
from printreport.layout.plans.plan_asks import PageRules
from printreport.layout.plans.plan_reports import saved_page, saved_plan
from printreport.layout.plans.planner import Ask, Asked, Found, Planner
from printreport.layout.plans.queue_order import in_order
from printreport.layout.plans.replay import Break, page_ends, replayed
from printreport.layout.stacks.page_rule import TEXT, PageRule
from printreport.layout.story.line_names import LineNames
from printreport.model.saved_plan import SavedPage, SavedPlan
from printreport.model.wishes import LOCK_PATH

_NONE: Mapping[int, PageRule] = {}
_BACK, _ON = (0, 1, 2), (0, 1, 2, 3, 5, 8, 12, 400)
"""How many pages before and after the broken one are opened to changes, step by step."""


def rebuilt(planner: Planner, saved: SavedPlan, wished: Mapping[int, PageRule] = _NONE) -> Found | Break:
    """The brochure of a saved plan, exactly, or where it no longer can be.

    What else its pages could have been is looked for as it was then: leniently, or under rules that an editor wished for.
    """
    outside = _saved_outside(saved)
    for display, matter in planner.settings():
        if _outside(display) != outside:
            continue
        if saved.pages <= display.first_inner:
            break
        ordered = _ordered(matter, saved)
        search = planner.search(display, Asked(ordered, wished), saved.pages)
        plan = replayed(search, saved)
        if isinstance(plan, Break):
            return plan
        return Found(display, ordered, saved.pages, replace(plan, lenient=saved.lenient), search)
    return Break(2, "致辞、卷首语、结语或整页照片换了安排")


def kept(planner: Planner, saved: SavedPlan, wished: PageRules) -> Found | None:
    """The saved plan with as little changed as will do; None when only a free search can help.

    `wished` are rules of the editor's, which come first.
    """
    found = rebuilt(planner, saved, wished)
    if isinstance(found, Found):
        broken = next((page for page, rule in sorted(wished.items()) if not _keeps(found, page, rule)), None)
        if broken is None:
            return found
    else:
        broken = found.page
    for display, matter in planner.settings():
        if _outside(display) == _saved_outside(saved):
            return _repaired(planner, display, _ordered(matter, saved), saved, wished, broken)
    return None


_Outside = tuple[str | None, str | None, str | None, tuple[tuple[str, int], ...]]
"""What stands outside the columns: opening words and their photograph, closing words, leaders' words with their pages."""


def _outside(display: DisplayChoice) -> _Outside:
    photo = display.opening_photo.id if display.opening_photo is not None else None
    messages = tuple((message.section.slug, message.pages) for message in display.messages)
    opening, closing = (section.slug if section else None for section in (display.opening, display.closing))
    return opening, photo, closing, messages


def _saved_outside(saved: SavedPlan) -> _Outside:
    return saved.opening, saved.opening_photo, saved.closing, saved.messages


def _ordered(matter: Matter, saved: SavedPlan) -> Matter:
    return in_order(matter, {page.number: page.elements for page in saved.inner})


def _keeps(found: Found, number: int, rule: PageRule) -> bool:
    """Whether a planned page is what a rule asks for."""
    page = next((page for page in found.plan.pages if page.number == number and page.step is not None), None)
    if page is None or page.step is None:
        return not rule.is_about_its_page
    saved = saved_page(found.search, LineNames(found.matter.story), page)
    if any(set(wished) != set(saved.elements.get(kind, ())) for kind, wished in rule.elements):
        return False
    if not rule.allows_text(page.step.before.unit, page.step.after.unit):
        return False
    if page.photo is not None:
        return rule.allows_picture(page.photo.key, spread=page.kind == "spread-left")
    if page.form == TEXT_ALONE:
        return rule.allows_bare_text
    at_head, with_text = page.stack is not None and page.stack.at_head, page.zone is not None
    placed = rule.below in (None, page.below)
    return placed and rule.allows_form(page.form, at_head=at_head, with_text=with_text)


# -- repairs ------------------------------------------------------------------------------------------------------------


def _repaired(
    planner: Planner, display: DisplayChoice, matter: Matter, saved: SavedPlan, wished: PageRules, broken: int
) -> Found | None:
    """The saved plan with the fewest pages changed that will do.

    `planner` searches, `display` and `matter` are what it found, `saved` is the plan to be kept, `wished` are the editor's
    rules, `broken` is the number of the page that cannot be as it was.
    """
    locked = _locked(matter, saved)
    for rules in _attempts(locked, broken):
        found = planner.planned(display, matter, saved.pages, _just(Asked(matter, {**rules, **wished})))
        if found is not None:
            return found
    return None


def _just(asked: Asked) -> Ask:
    return lambda _scheme, _matter, _count: iter((asked,))


def _locked(matter: Matter, saved: SavedPlan) -> PageRules:
    """What a saved plan settles of each page, as far as its elements and lines are still there."""
    ends = page_ends(matter.story, saved)
    book = matter.book
    known = {element.key for queue in (matter.large, *(queue.elements for queue in book.queues)) for element in queue}
    return {page.number: _rule(page, ends[page.number], known) for page in saved.inner}


def _rule(page: SavedPage, end: int | None, known: set[str]) -> PageRule:
    elements = tuple((kind, tuple(key for key in keys if key in known)) for kind, keys in page.elements.items())
    whole = dict(elements) == page.elements
    shared = page.form != TEXT and bool(page.columns) and page.depth > 0
    return PageRule(elements, page.form if whole else None, page.below if shared and whole else None, end)


def _attempts(locked: PageRules, broken: int) -> Iterator[PageRules]:
    """Fewer and fewer pages kept: first only their columns open, then where they end, their form, and what stands on them."""
    yield locked
    for freedom in range(3):
        for back, on in itertools.product(_BACK, _ON):
            opened = range(broken - back, broken + on + 1)
            # The last opened page still ends where it ended, so that what follows stays.
            yield {
                number: _freed(rule, freedom, last=number == opened[-1] and on > 0) if number in opened else rule
                for number, rule in locked.items()
            }


def _freed(rule: PageRule, freedom: int, *, last: bool) -> PageRule:
    end = rule.end if last else None
    if freedom == 0:
        return replace(rule, end=end)
    if freedom == 1:
        return replace(rule, end=end, form=None, below=None)
    return PageRule(end=end)


def change_note(saved: SavedPlan, found: Found) -> tuple[Diagnostic, ...]:
    """The warning that names the pages on which the kept plan had to give way, if there are any."""
    before = {page.number: page for page in saved.inner}
    after = {page.number: page for page in saved_plan(found).inner}
    numbers = [n for n in sorted({*before, *after}) if before.get(n) != after.get(n)]
    if not numbers:
        return ()
    message = f"改动之后，第 {listed(numbers)} 页和上次的版面不同了，其余各页照旧"
    hint = "看过之后运行 printreport build --lock 记下新的版面；要全部重排，用 --replan。"
    return (warning("plan-changed", Span(LOCK_PATH), message, hint),)


def lock_unused(saved: SavedPlan) -> Diagnostic:
    """The warning that the last plan could not be kept at all."""
    message = f"上次的版面（{saved.pages} 页）已经用不上，全部重排了"
    return warning("plan-changed", Span(LOCK_PATH), message, "看过之后运行 printreport build --lock 记下新的版面。")
