"""Which plan a brochure is made by: a given one, the last one, or the best that a search finds under the editor's wishes."""

from __future__ import annotations

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.span import Span
from printreport.layout.plans.keep_plan import change_note, kept, lock_unused, rebuilt
from printreport.layout.plans.page_count_refusals import binding_refusal, misfit, suits_binding
from printreport.layout.plans.plan_asks import PageRules, WishfulAsk, rules_of
from printreport.layout.plans.planner import Ask, Found, Planner, ask_nothing
from printreport.layout.plans.replay import Break
from printreport.layout.plans.wish_rules import check_wishes, impossible_wish
from printreport.model.document import Document
from printreport.model.saved_plan import SavedPlan
from printreport.model.wishes import PageWish

PLAN_PATH = "out/layout.json"

Choice = tuple[Found | None, tuple[Diagnostic, ...]]


def chosen_plan(planner: Planner, wanted: int | None, plan: SavedPlan | None, *, replan: bool) -> Choice:
    """The plan and what to tell about it; no plan with the errors that forbid one."""
    document, theme = planner.setting.document, planner.setting.theme
    wishes = document.wishes.on_pages if document.wishes is not None else ()
    if plan is not None:
        return _given(planner, plan, wishes)
    problems = check_wishes(document, theme, wanted)
    if problems:
        return None, problems
    lock = None if replan else document.lock
    if lock is not None and wanted in (None, lock.pages) and suits_binding(document, lock.pages):
        found = _kept(planner, lock, wishes)
        if found is not None:
            return found, change_note(lock, found)
    found, refusals = _searched(planner, wanted, wishes)
    return found, (*refusals, *((lock_unused(lock),) if lock is not None else ()))


def _given(planner: Planner, plan: SavedPlan, wishes: tuple[PageWish, ...]) -> Choice:
    refusal = binding_refusal(planner, plan.pages)
    rules = _rules(planner, wishes, plan.pages) or {}
    found = rebuilt(planner, plan, rules) if refusal is None else Break(plan.pages, refusal.message)
    if isinstance(found, Found):
        return found, ()
    message = f"稿件和这份版面计划对不上：第 {found.page} 页，{found.why}"
    hint = "不加 --plan 重新排，或把稿件改回写这份计划时的样子。"
    return None, (error("plan-mismatch", Span(PLAN_PATH), message, hint),)


def _kept(planner: Planner, lock: SavedPlan, wishes: tuple[PageWish, ...]) -> Found | None:
    rules = _rules(planner, wishes, lock.pages)
    return kept(planner, lock, rules) if rules is not None else None


def _rules(planner: Planner, wishes: tuple[PageWish, ...], count: int) -> PageRules | None:
    """The wishes as rules of the finest setting that can have them."""
    found = (rules_of(wishes, display, matter, count) for display, matter in planner.settings())
    return next((rules for rules in found if rules is not None), None)


def asked_of(document: Document) -> Ask:
    """What the wishes of a document ask of every search."""
    wishes = document.wishes.on_pages if document.wishes is not None else ()
    return WishfulAsk(wishes) if wishes else ask_nothing


def _searched(planner: Planner, wanted: int | None, wishes: tuple[PageWish, ...]) -> Choice:
    """The best plan under the wishes; where a quick look finds none, a thorough one with the finest display pages has to do."""
    ask = asked_of(planner.setting.document)
    thin = bool(wishes) and planner.best(wanted, ask, quick=True, patient=False) is None
    refused = impossible_wish(planner, wanted, wishes, certain=True) if thin else None
    if refused is not None:
        return None, (refused,)
    found = planner.best(wanted, ask, choices=1 if thin else None)
    if found is not None:
        return found, ()
    impossible = impossible_wish(planner, wanted, wishes)
    return None, (impossible,) if impossible is not None else misfit(planner, wanted)
