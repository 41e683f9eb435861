"""What else a page could have been: the best other moves from where it began."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.search_node import Move, Node
from printreport.layout.stacks.page_plan import InnerPlan, PagePlan, arrangement

_MOST = 2
"""Pages named as next best: what `explain page` has room to tell. No other value was tried."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A page that was not taken, and by how much it is worse, with what it leaves to the next pages."""

    page: PagePlan
    worse: float


def runners_up(search: PageSearch, plan: InnerPlan) -> dict[int, tuple[RunnerUp, ...]]:
    """For each page the next best ones of another form or with other elements, the nearest first.

    A wall over two pages is one choice: its right page has no others.
    """
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
    """The cheapest move of each look but the page's own, judged by its cost and by what it leaves over.

    `search` found the plan, `node` is where the page begins, `page` the one that was chosen, `following` the next one, and
    `lenient` tells that pages may leave much white.
    """
    own = _judged(search, page, following)
    taken = _look(page)
    best: dict[Hashable, tuple[float, int, Move]] = {}
    for number, move in enumerate(search.moves(node, page.number, lenient=lenient)):
        look = _move_look(move)
        cost, reached = move.whole
        judged = cost + search.outlook.ahead(reached, page.number + move.pages)
        if look != taken and (look not in best or judged < best[look][0]):
            best[look] = (judged, number, move)
    ranked = sorted(best.values(), key=lambda entry: entry[:2])[:_MOST]
    return tuple(RunnerUp(move.plan(page.number, node.state, node.page, None), judged - own) for judged, _, move in ranked)


def _judged(search: PageSearch, page: PagePlan, following: PagePlan | None) -> float:
    """What the page costs, both pages of a wall, and what it leaves over."""
    last = following if following is not None and page.is_of_wall else page
    assert last.step is not None
    costs = (*page.cost, *(last.cost if last is not page else ()))
    after = last.number + 1 + int(page.kind == "spread-left")
    return sum(cost for _, cost in costs) + search.outlook.ahead(last.step.after, after)


def _look(page: PagePlan) -> Hashable:
    assert page.step is not None
    state = page.step.after
    name = arrangement(page.stack, page.zone, page.sides)
    return page.kind, name, page.zone is None, state.taken, state.large


def _move_look(move: Move) -> Hashable:
    state = move.after
    name = arrangement(move.stack, move.zone, move.sides)
    return move.kind, name, move.zone is None, state.taken, state.large
