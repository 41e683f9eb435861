"""Takes up a saved plan: the same forms, elements and lines page for page, without a search."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.layout.page.page_form import PageForm
from printreport.layout.page.strip import Stack
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.search_node import Node, Successor, unrolled
from printreport.layout.stacks.elements import FIGURES, Elements
from printreport.layout.stacks.page_plan import InnerPlan, Shown, Side, State, counted, shares
from printreport.layout.stacks.page_rule import FULL, SPREAD, comes_next
from printreport.layout.story.column_fill import ColumnFill, TextZone
from printreport.layout.story.line_names import LineNames
from printreport.layout.story.story import Story, foot_lines
from printreport.model.saved_plan import SavedPage, SavedPlan


@dataclass(frozen=True, slots=True)
class Break:
    """The first page that no longer comes out as it was saved, and why."""

    page: int
    why: str


def replayed(search: PageSearch, saved: SavedPlan) -> InnerPlan | Break:
    """The plan just as it was saved, or where it breaks: text of other length, elements that went or came."""
    names = LineNames(search.story)
    node, page = Node(search.start, 0.0, None, 0, None), search.extent.first
    for number, planned in enumerate(saved.inner):
        if planned.number != page:
            return Break(page, "页码接不上")
        end = _end(names, saved.inner, number)
        successor = _large_successor(search, node, page, planned)
        successor = successor or _text_successor(search, node, page, planned, names, end)
        if isinstance(successor, str):
            return Break(page, successor)
        node = search.follow(node, page, successor, below=planned.below)
        page = page + 2 if planned.form == SPREAD else page + 1
    if page != search.extent.last + 1:
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


def _large_successor(search: PageSearch, node: Node, page: int, planned: SavedPage) -> Successor | str | None:
    """The picture that fills the page, or both; None for a page of another form."""
    if planned.form not in (FULL, SPREAD):
        return None
    kind, photos = "picture" if planned.form == FULL else "spread-left", planned.elements.get("photos", ())
    for successor in search.large_successors(node, page):
        if successor.photo is not None and successor.kind == kind and (successor.photo.key,) == photos:
            return successor
    return f"照片 {'、'.join(photos)} 不能再这样排"


def _text_successor(
    search: PageSearch, node: Node, page: int, planned: SavedPage, names: LineNames, end: int | None
) -> Successor | str:
    """The successor that makes a saved page of text anew, or why it cannot be made.

    `search` makes it, `node` is where the page begins, `page` its number, `planned` what was saved, `names` knows lines by
    their names, and `end` is the unit that the page ended before.
    """
    after = _after(search, node.state, planned)
    if after is None:
        return "这一页的照片、数字或图表换过了"
    (over, inside), sides = shares(node.state, after, _counts(search, planned)), _sides(search, node.state, after, planned)
    zone = _zone(search, names, node.state, planned, end, sides, inside)
    if zone is None or sides is None or zone.height > search.extent.lines:
        return "正文的行数变了"
    stack = _stack(search, over, planned)
    if stack is None and planned.depth:
        return f"没有 {planned.form} 这种版式了"
    held = zone if planned.columns else None
    if stack is not None and not stack.least <= planned.depth <= min(stack.most, search.candidates.room(held)):
        return "图片和文字在一页里放不下了"
    after = after._replace(unit=zone.end)
    return search.settled(node, page, Shown(held, stack, planned.depth, sides), after)


def _counts(search: PageSearch, planned: SavedPage) -> tuple[tuple[int, ...], ...]:
    queues = search.book.queues
    return tuple(tuple(len(side.elements.get(queue.kind.key, ())) for queue in queues) for side in planned.sides)


def _sides(search: PageSearch, before: State, after: State, planned: SavedPage) -> tuple[Side, ...] | None:
    """What stood among the text, or None where one of the forms is no longer to be had."""
    _, inside = shares(before, after, _counts(search, planned))
    column_pages, found = search.candidates.column_pages, []
    for number, (saved, share) in enumerate(zip(planned.sides, inside, strict=True)):
        stacks = column_pages.stacks(planned.body, share, planned.number, number)
        alike = [stack for stack in stacks if stack.name == saved.form]
        if saved.variant >= len(alike) or not alike[saved.variant].least <= saved.depth <= alike[saved.variant].most:
            return None
        form = column_pages.form(planned.body)
        foot = form is not None and form.foot
        found.append(Side(alike[saved.variant], saved.depth, foot, counted(share)))
    return tuple(found)


def _after(search: PageSearch, state: State, planned: SavedPage) -> State | None:
    """The queues after the page has taken its elements, or None when others come next."""
    taken = []
    for number, queue in enumerate(search.book.queues):
        wished = planned.elements.get(queue.kind.key, ())
        first = state.taken[number] + int(number == FIGURES and search.candidates.title_is_due(state))
        if not comes_next(queue.keys, first, wished):
            return None
        taken.append(first + len(wished))
    return state._replace(taken=tuple(taken))


def _zone(
    search: PageSearch,
    names: LineNames,
    state: State,
    planned: SavedPage,
    end: int | None,
    sides: tuple[Side, ...] | None,
    inside: tuple[Elements, ...],
) -> TextZone | None:
    """The page's text in the columns that it had, or None when their lines are no longer the same.

    `search` has the zones, `names` knows lines by their names, `state` is where the page begins, `planned` what was saved,
    `end` the unit that it ended before, `sides` what stands among the text, and `inside` are the elements of these.
    """
    if planned.body and sides is not None and end is not None:
        joined = _joined(inside, state)
        zone = search.candidates.column_pages.body(state.unit, end, planned, sides, joined)
    else:
        zone = _candidate_zone(search, state.unit, planned, end)
        if zone is None and not (planned.columns and search.candidates.zones.across):
            zone = _level_zone(names, state.unit, planned, end)
    lines = tuple(lines for _, lines in planned.columns)
    return zone if zone is None or not planned.columns or tuple(c.lines for c in zone.columns) == lines else None


def _candidate_zone(search: PageSearch, start: int, planned: SavedPage, end: int | None) -> TextZone | None:
    """A zone as the search would make it: with sections a line longer or shorter, or headings over all columns, too."""
    zones = search.candidates.zones
    filled = [made for fill in (zones.filled, zones.plain) if (made := fill(start, planned.height)) is not None]
    every = [*zones.closed(start), *filled]
    lines = tuple(lines for _, lines in planned.columns)
    alike = [
        priced
        for priced in every
        if (priced.zone.end, priced.zone.height) == (end, planned.height) and tuple(c.lines for c in priced.zone.columns) == lines
    ]
    return min(alike, key=lambda priced: priced.cost).zone if alike else None


def _joined(inside: tuple[Elements, ...], state: State) -> Elements:
    """All that stands among the text together: the last of the page's elements."""
    whole = [range(at, at) for at in state.taken]
    for share in inside:
        for number, part in enumerate(share):
            if part:
                whole[number] = range(whole[number].start if whole[number] else part.start, part.stop)
    return tuple(whole)


def _level_zone(names: LineNames, start: int, planned: SavedPage, end: int | None) -> TextZone | None:
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
    # columns that all end early, because nothing may be torn there, keep the room that they had
    return TextZone(tuple(columns), max(planned.height, *(column.lines for column in columns)), at)


def _section_ends(story: Story) -> frozenset[int]:
    return frozenset(run.end for run in story.sections)


def _lines(story: Story, start: int, end: int) -> int:
    """The lines that a column takes: white at its head is dropped, a table's head returns, a torn panel has a foot."""
    while start < end and story.units[start].space:
        start += 1
    repeat = story.units[start].repeat if start < end else None
    head = repeat.lines if repeat is not None else 0
    return head + story.lines_between(start, end) + foot_lines(story.units, end)


def _stack(search: PageSearch, over: Elements, planned: SavedPage) -> Stack | None:
    form = PageForm.read(planned.form).over
    if not planned.depth:
        return None
    if form.over_fold is not None:
        wall = search.book.fold_walls.page(over[0], left_page=planned.number % 2 == 0)
        return wall if wall is not None and wall.form == form else None
    alike = [stack for stack in search.book.stacks(over).stacks if stack.form == form]
    return alike[planned.variant] if planned.variant < len(alike) else None
