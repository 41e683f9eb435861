"""Takes up a saved plan: the same forms, elements and lines page for page, without a search."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.layout.columns import ColumnFill, TextZone
from printreport.layout.line_names import LineNames
from printreport.layout.move import Move, Node, unrolled
from printreport.layout.page_rule import FULL, SPREAD, TEXT, taken
from printreport.layout.plan import InnerPlan, State
from printreport.layout.search import PageSearch
from printreport.layout.story import Story
from printreport.layout.strip import Stack
from printreport.model.saved_plan import SavedPage, SavedPlan


@dataclass(frozen=True, slots=True)
class Break:
    """The first page that no longer comes out as it was saved, and why."""

    page: int
    why: str


def replayed(search: PageSearch, saved: SavedPlan) -> InnerPlan | Break:
    """The plan just as it was saved, or where it breaks: text of other length, elements that went or came."""
    names = LineNames(search.story)
    start = State(0, 0, 0, 0, 0)
    node, page = Node(start, 0.0, None, 0, None), search.frame.first
    for number, planned in enumerate(saved.inner):
        if planned.number != page:
            return Break(page, "页码接不上")
        end = _end(names, saved.inner, number)
        move = _large_move(search, node, page, planned)
        move = move or _text_move(search, node, page, planned, names, end)
        if isinstance(move, str):
            return Break(page, move)
        node = search.follow(node, page, move, below=planned.below)
        page = page + 2 if planned.form == SPREAD else page + 1
    if page != search.frame.last + 1:
        return Break(page, "页数变了")
    return unrolled(node) if node.state == search.goal else Break(page - 1, "有文字或图片没有排进去")


def _end(names: LineNames, pages: tuple[SavedPage, ...], number: int) -> int | None:
    """The unit that a page leaves to the next: where the next text begins, or the story's end."""
    for page in pages[number + 1 :]:
        if page.columns:
            return names.boundary(page.columns[0][0])
    return len(names.story.units)


def page_ends(story: Story, saved: SavedPlan) -> dict[int, int | None]:
    """For each page the unit that it leaves to the next one; None where the story no longer has that line."""
    names = LineNames(story)
    return {page.number: _end(names, saved.inner, number) for number, page in enumerate(saved.inner)}


def _large_move(search: PageSearch, node: Node, page: int, planned: SavedPage) -> Move | str | None:
    """The picture that fills the page, or both; None for a page of another form."""
    if planned.form not in (FULL, SPREAD):
        return None
    kind = "picture" if planned.form == FULL else "spread-left"
    for move in search.large_moves(node, page):
        if move.photo is not None and move.kind == kind and (move.photo.key,) == planned.photos:
            return move
    return f"照片 {'、'.join(planned.photos)} 不能再这样排"


def _text_move(
    search: PageSearch, node: Node, page: int, planned: SavedPage, names: LineNames, end: int | None
) -> Move | str:
    after = _after(search, node.state, planned)
    if after is None:
        return "这一页的照片、数字或图表换过了"
    zone = _zone(names, node.state.unit, planned, end)
    if zone is None or zone.height > search.frame.lines:
        return "正文的行数变了"
    if len(planned.columns) not in (0, search.frame.columns):
        return "栏数变了"
    stack = _stack(search, node.state, after, planned)
    if stack is None and planned.form != TEXT:
        return f"没有 {planned.form} 这种版式了"
    held = zone if planned.columns else None
    if stack is not None and not stack.least <= planned.depth <= min(stack.most, search.offers.room(held)):
        return "图片和文字在一页里放不下了"
    after = State(zone.end, after.photos, after.large, after.figures, after.charts)
    return search.settled(node, page, held, stack, planned.depth, after)


def _after(search: PageSearch, state: State, planned: SavedPage) -> State | None:
    """The queues after the page has taken its elements, or None when others come next."""
    book = search.book
    figures = state.figures + int(search.offers.title_is_due(state))
    queues = (
        ([e.key for e in book.photos], state.photos, planned.photos),
        ([e.key for e in book.figures], figures, planned.figures),
        ([e.key for e in book.charts], state.charts, planned.charts),
    )
    if not all(taken(keys, first, wished) for keys, first, wished in queues):
        return None
    photos, figures, charts = (first + len(wished) for _, first, wished in queues)
    return State(state.unit, photos, state.large, figures, charts)


def _zone(names: LineNames, start: int, planned: SavedPage, end: int | None) -> TextZone | None:
    """The page's text in the columns that it had, or None when their lines are no longer the same."""
    story = names.story
    if not planned.columns:
        return TextZone((), 0, start)
    starts = [names.boundary(name) if name else None for name, _ in planned.columns]
    columns: list[ColumnFill] = []
    at = start
    for number, (name, lines) in enumerate(planned.columns):
        stop = next((s for s in starts[number + 1 :] if s is not None), end) if name else at
        if stop is None or stop < at or (name and starts[number] != at):
            return None
        cost = 0.0 if stop in _section_ends(story) else story.units[stop].break_cost
        column = ColumnFill(at, stop, _lines(story, at, stop), cost if name else 0.0)
        if column.lines != lines or column.cost == float("inf"):
            return None
        columns.append(column)
        at = stop
    return TextZone(tuple(columns), max(column.lines for column in columns), at)


def _section_ends(story: Story) -> frozenset[int]:
    return frozenset(run.end for run in story.sections)


def _lines(story: Story, start: int, end: int) -> int:
    """The lines that a column takes: white at its head is dropped, a table's head returns."""
    while start < end and story.units[start].space:
        start += 1
    repeat = story.units[start].repeat if start < end else None
    return story.lines_between(start, end) + (repeat.lines if repeat is not None else 0)


def _stack(search: PageSearch, before: State, after: State, planned: SavedPage) -> Stack | None:
    photos, figures = range(before.photos, after.photos), range(before.figures, after.figures)
    if planned.form == TEXT:
        return None
    choice = search.book.stacks(photos, figures, range(before.charts, after.charts))
    alike = [stack for stack in choice.stacks if stack.name == planned.form]
    return alike[planned.variant] if planned.variant < len(alike) else None
