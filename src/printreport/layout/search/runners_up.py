"""What else a page could have been: the best other successors from where it began."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from printreport.core.memo import Kind
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.resting_search import keep_pages, let_rest
from printreport.layout.search.search_node import Node, Successor
from printreport.layout.stacks.page_plan import InnerPlan, PagePlan, shown_form

_MOST = 2
"""Pages named as next best: what `explain page` has room to tell. No other value was tried."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A page that was not taken, and by how much it is worse, with what it leaves to the next pages."""

    page: PagePlan
    worse: float


_Others = dict[int, tuple[RunnerUp, ...]]
_OTHERS: Kind[tuple[PageSearch, _Others]] = Kind(16)
"""The runners-up of a plan with the search that knows them."""


def runners_up(search: PageSearch, plan: InnerPlan) -> _Others:
    """For each page the next best ones of another form or with other elements, the nearest first.

    A wall over two pages is one choice: its right page has no others. A plan of the same search has the same ones, whatever its
    words are.
    """
    looks = tuple((p.number, p.step, p.cost, p.below, _outcome(p) if p.step else p.kind) for p in plan.pages)

    def found() -> tuple[PageSearch, _Others]:
        others = _runners_up(search, plan)
        keep_pages(search, (*plan.pages, *(other.page for ranked in others.values() for other in ranked)))
        let_rest(search)
        return search, others

    memo = search.book.setting.memo
    return memo.recall(_OTHERS, (looks, plan.lenient), None, found, lambda known: known[0] is search)[1]


def _runners_up(search: PageSearch, plan: InnerPlan) -> _Others:
    found: dict[int, tuple[RunnerUp, ...]] = {}
    before: PagePlan | None = None
    for page, following in zip(plan.pages, (*plan.pages[1:], None), strict=False):
        if before is not None and before.is_of_wall and page.number % 2:
            found[page.number] = ()
        elif page.step is not None:
            found[page.number] = _others(search, _node(page, before), page, following, plan.lenient)
        before = page
    return found


def _node(page: PagePlan, before: PagePlan | None) -> Node:
    assert page.step is not None
    state = page.step.before
    known = before.step if before is not None else None
    start = known.before.unit if known is not None else state.unit
    return Node(state, 0.0, None, start, before, known.owed if known is not None else ())


def _others(
    search: PageSearch, node: Node, page: PagePlan, following: PagePlan | None, lenient: bool
) -> tuple[RunnerUp, ...]:
    """The cheapest successor of each outcome but the page's own, by its cost and by what it leaves over.

    `search` found the plan, `node` is where the page begins, `page` the one that was chosen, `following` the next one, and
    `lenient` tells that pages may leave much white.
    """
    own = _comes_to(search, page, following)
    taken = _outcome(page)
    best: dict[Hashable, tuple[float, int, Successor]] = {}
    for number, successor in enumerate(search.successors(node, page.number, lenient=lenient)):
        outcome = _successor_outcome(successor)
        cost, reached = successor.whole
        comes_to = cost + search.to_go.ahead(reached, page.number + successor.pages)
        if outcome != taken and (outcome not in best or comes_to < best[outcome][0]):
            best[outcome] = (comes_to, number, successor)
    ranked = sorted(best.values(), key=lambda entry: entry[:2])[:_MOST]
    return tuple(RunnerUp(other.plan(page.number, node.state, node.page, None), comes_to - own) for comes_to, _, other in ranked)


def _comes_to(search: PageSearch, page: PagePlan, following: PagePlan | None) -> float:
    """What the page costs, both pages of a wall, and what it leaves over."""
    last = following if following is not None and page.is_of_wall else page
    assert last.step is not None
    costs = (*page.cost, *(last.cost if last is not page else ()))
    after = last.number + 1 + int(page.kind == "spread-left")
    return sum(cost for _, cost in costs) + search.to_go.ahead(last.step.after, after)


def _outcome(page: PagePlan) -> Hashable:
    """What a page shows and where it leads: of two that are alike in it the cheaper is told of."""
    assert page.step is not None
    state = page.step.after
    return page.kind, page.form, page.zone is None, state.taken, state.large


def _successor_outcome(successor: Successor) -> Hashable:
    state, form = successor.after, shown_form(successor.stack, successor.zone, successor.sides)
    return successor.kind, form, successor.zone is None, state.taken, state.large
