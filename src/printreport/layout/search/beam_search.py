"""The search for the pages in columns: a beam over how much of the story is set and which elements are placed.

A state is how far text, pictures, figures and charts have come when a page begins. What a page could then show are its candidates
(`candidates.py`); the search adds what its neighbours decide. Of two ways to one state only the cheaper is kept. Each page keeps
the best states, by what they cost and by how well what is left suits the pages that are left (`beam.py`). Candidates are made in
the order of their lower bounds (`candidate_queue.py`), and only as long as they could be among the best; those are worked out
from which the search goes on. Nothing depends on time or chance, so the same report has the same plan everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from printreport.layout.page.cost_terms import WEIGHTS, Terms, sum_of, weigh
from printreport.layout.page.page_form import TEXT_ALONE, PageForm
from printreport.layout.search.beam import Beam
from printreport.layout.search.beam_widths import Effort, Sweep, broader, narrow, plain, widths
from printreport.layout.search.candidate_queue import CandidateQueue
from printreport.layout.search.candidates import NO_RULE, Candidate, PageCandidates
from printreport.layout.search.cost_to_go import CostToGo
from printreport.layout.search.reachable_states import RulePath
from printreport.layout.search.search_node import Extent, Node, Successor, Way, unrolled
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import PHOTOS, PhotoElement
from printreport.layout.stacks.page_plan import InnerPlan, PagePlan, Shown, State, beginning, shown_form
from printreport.layout.stacks.page_rule import SPREAD, PageRule
from printreport.layout.story.story import Story

_MOST_TURNED, _SPREAD_BETWEEN = 3.0, 2.0
"""Pages that a wall over two pages may stand from its words, and those that a spread without text puts between."""
_SAME_FORM = weigh({"same form": 1.0})
_FREE: Mapping[int, PageRule] = {}
_Anchors = list[tuple[float, tuple[int, ...]]]
"""Units to which elements belong, by how much it matters that these stand away from them."""


class PageSearch:
    """Finds the cheapest plan for the pages of an extent."""

    def __init__(
        self,
        story: Story,
        book: ElementBook,
        large: Sequence[PhotoElement],
        extent: Extent,
        rules: Mapping[int, PageRule] = _FREE,
        candidates: PageCandidates | None = None,
    ) -> None:
        """A search for the plan of an extent.

        `story` is the text, `book` the elements that wait, `large` are pictures with pages of their own, `rules` say what pages
        must be, `candidates` are another search's of the same matter; `extent` is to be filled.
        """
        self.story = story
        self.book = book
        self.large = tuple(large)
        self.extent = extent
        self.rules = rules
        most = extent.most_photos(len(book.photos))
        self.candidates = candidates or PageCandidates(story, book, extent.columns, extent.lines, most)
        self._total = len(story.units)
        self.left_over = 0.0
        """The pages' worth of matter that is left over at the least where the last run found no plan."""
        self.to_go = CostToGo(self.candidates, large, extent)
        self._path = RulePath(rules, book, large)
        self.candidate_queue = CandidateQueue(self.candidates, self.to_go, extent.last)

    @property
    def goal(self) -> State:
        """All text set and every element placed."""
        return State(self._total, len(self.large), tuple(len(queue.elements) for queue in self.book.queues))

    @property
    def start(self) -> State:
        """Nothing set, and no element placed."""
        return beginning(len(self.book.queues))

    def run(self, dearest: float = math.inf, effort: Effort = Effort.ANY, *, lenient: bool = False) -> InnerPlan | None:
        """The cheapest plan that places everything, or None when the extent cannot hold it for less than `dearest`.

        A narrow beam finds some plan quickly; what it costs bounds the wide one, which then leaves all dearer ways alone.
        Pages of a `lenient` search may hold a little and leave the rest white; where nothing can be found, `Effort.ANY` is
        lenient by itself. A plan that is poor even so is worth a beam that leaves hardly any way out.
        """
        if dearest < math.inf and self.to_go.shortfall >= dearest:
            return None
        if effort is Effort.QUICK:
            return self._run(Sweep(narrow(), dearest, lenient))
        if effort is Effort.PLAIN:
            return self._run(Sweep(plain(self.extent.pages), dearest, lenient=True, plain=True))
        wide = Sweep(widths(self.extent.pages)[-1], dearest, lenient)
        found = self._run(wide) if effort is Effort.WIDE else self._best(dearest, lenient)
        if effort is Effort.ANY and found is None and not lenient:
            lenient = True
            found = self._best(dearest, lenient)
        for width in broader(self.extent.pages, dearest if found is None else found.cost):
            found = self._run(Sweep(width, dearest if found is None else found.cost, lenient)) or found
        return found

    def _best(self, dearest: float, lenient: bool) -> InnerPlan | None:
        found: InnerPlan | None = None
        for width in widths(self.extent.pages):
            better = self._run(Sweep(width, dearest, lenient))
            if better is not None:
                found, dearest = better, better.cost
        return found

    def _run(self, sweep: Sweep) -> InnerPlan | None:
        ends = self._last_beam(sweep)
        found = ends.way(self.goal)
        if found is None:
            self.left_over = min(map(self.to_go.left, ends), default=0.0)
            return None
        return replace(unrolled(self._arrived(found)), lenient=sweep.lenient)

    def least_left(self) -> float:
        """The pages' worth of matter that is left over where the pages are too few: the least that a quick look finds."""
        ends = self._last_beam(Sweep(narrow()), hopeless=True)
        return min(map(self.to_go.left, ends), default=self.to_go.left(self.start))

    def _last_beam(self, sweep: Sweep, *, hopeless: bool = False) -> Beam:
        """The states after the last page; `hopeless` goes on where the text is too long already."""
        extent = self.extent
        pages = range(extent.first, extent.last + 3)
        beams = {page: Beam(page, sweep.width, self.to_go, self._path, spread=sweep.plain) for page in pages}
        beams[extent.first].take(self.start, Node(self.start, 0.0, None, 0, None))
        for page in range(extent.first, extent.last + 1):
            nodes = [self._arrived(way) for way in beams.pop(page).kept() if way.cost < sweep.dearest]
            nodes = [node for node in nodes if hopeless or self.to_go.overflow(node.state, page) <= 0]
            self._go_on(beams, nodes, page, sweep, last=page == extent.last and not hopeless)
        return beams[extent.last + 1]

    def follow(self, node: Node, page: int, successor: Successor, below: bool | None = None) -> Node:
        """Where a successor of a page leads: to the next page, or to the one after it for a picture over the fold.

        `below` says where the stack stands; without it, the rule says so or the page before. A wall over two pages leads beyond
        both.
        """
        cost, unit = node.cost + successor.cost, node.state.unit
        plan = successor.plan(page, node.state, node.page, self.rules.get(page, NO_RULE).below if below is None else below)
        if successor.kind == "spread-left":
            node = Node(node.state, cost, node, unit, plan)
            plan = PagePlan(page + 1, "spread-right", photo=successor.photo)
        node = Node(successor.after, cost, node, unit, plan, successor.owed)
        return node if successor.then is None else self.follow(node, page + 1, successor.then, below)

    def _go_on(self, beams: dict[int, Beam], nodes: Sequence[Node], page: int, sweep: Sweep, *, last: bool) -> None:
        """Keeps every page that is the cheapest way to its state, as long as it costs less than the sweep's dearest in all.

        `beams` are the states by page, `nodes` those gone on from, `page` is where they stand, `sweep` how wide is looked, and
        the `last` page must take all.
        """
        dearest, lenient = sweep.dearest, sweep.lenient
        for node in nodes:
            for successor in self._large_successors_allowed(node, page):
                if node.cost + successor.whole[0] < dearest:
                    self._take(beams, node, page, successor)
        beam, rule, left_page = beams[page + 1], self.rules.get(page, NO_RULE), page % 2 == 0
        if sweep.plain:
            for node in nodes:
                plainest = self.candidates.plain(node.state, left_page=left_page, rule=rule)
                self._take_candidates(beam, node, page, plainest, dearest)
            return
        if rule != NO_RULE:
            for node in nodes:
                candidates = self.candidates.at(node.state, left_page=left_page, lenient=lenient, rule=rule)
                self._take_candidates(beam, node, page, candidates, dearest)
            return
        for node, taking in self.candidate_queue.best_first(nodes, page, lambda: beam.ceiling, last=last, lenient=lenient):
            def limit(after: State, cost: float = node.cost) -> float:
                return min(dearest, beam.limit(after)) - cost

            most = min(dearest, beam.ceiling) - node.cost
            candidates = self.candidates.of(
                node.state, taking, left_page=left_page, lenient=lenient, limit=limit, most=most
            )
            self._take_candidates(beam, node, page, candidates, dearest)

    def _take_candidates(self, beam: Beam, node: Node, page: int, candidates: Iterable[Candidate], dearest: float) -> None:
        """Keeps the cheapest ways.

        `beam` is the next page's, `node` where `page` begins, `candidates` are what it could be, and `dearest` is
        what a way must stay under.
        """
        earlier = _form_before(node)
        for candidate in candidates:
            cost, known = node.cost + candidate.cost, min(dearest, beam.cost(candidate.after))
            if known <= cost:
                continue
            if candidate.form != TEXT_ALONE and candidate.form == earlier:
                cost += WEIGHTS["same form"]
            if candidate.away or node.owed:
                cost += self._away_cost(node, page, candidate)
            if cost < known:
                beam.take(candidate.after, Way(cost, node, page, candidate))

    def _take(self, beams: dict[int, Beam], node: Node, page: int, successor: Successor) -> None:
        """Keeps a successor when it is the cheapest way to its state; a picture or a wall over the fold takes two pages."""
        beam, (cost, after) = beams[page + successor.pages], successor.whole
        if node.cost + cost < beam.cost(after):
            beam.take(after, self.follow(node, page, successor))

    def _arrived(self, way: Node | Way) -> Node:
        """The node at the end of a way: only those that are gone on from are worked out."""
        return way if isinstance(way, Node) else self.follow(way.node, way.page, self._priced(way.node, way.page, way.candidate))

    def _priced(self, node: Node, page: int, candidate: Candidate) -> Successor:
        """A candidate as the page after certain others."""
        return self.settled(node, page, candidate.shown, candidate.after)

    # -- successors -------------------------------------------------------------------------------------------------------

    def successors(self, node: Node, page: int, *, lenient: bool = False) -> Iterator[Successor]:
        """Every page that could come next, as far as the rules allow it; `lenient` ones may leave white."""
        yield from self._large_successors_allowed(node, page)
        for candidate in self._candidates(node.state, page, lenient):
            yield self._priced(node, page, candidate)

    def _candidates(self, state: State, page: int, lenient: bool) -> Iterable[Candidate]:
        rule = self.rules.get(page, NO_RULE)
        return self.candidates.at(state, left_page=page % 2 == 0, lenient=lenient, rule=rule)

    def _large_successors_allowed(self, node: Node, page: int) -> Iterator[Successor]:
        if self.candidates.title_is_due(node.state):
            return
        rule = self.rules.get(page, NO_RULE)
        for successor in self.large_successors(node, page):
            if not self.rules or self._allows_picture(rule, successor, page):
                yield successor
        for successor in self.wall_successors(node, page):
            if not self.rules or self._allows_wall(node.state, successor, page):
                yield successor

    def _allows_picture(self, rule: PageRule, successor: Successor, page: int) -> bool:
        spread = successor.kind == "spread-left"
        beside = self.rules.get(page + 1) if spread else None
        free = beside is None or not beside.is_about_its_page
        known = successor.photo is not None and rule.allows_picture(successor.photo.photo.id, spread=spread)
        unit = successor.after.unit
        return free and known and rule.allows_text(unit, unit)

    def _allows_wall(self, state: State, successor: Successor, page: int) -> bool:
        assert successor.then is not None
        left, right = self.rules.get(page, NO_RULE), self.rules.get(page + 1, NO_RULE)
        if left.form == SPREAD:
            keys = {element.key for element in self.book.photos[state.photos : successor.then.after.photos]}
            asked = replace(left, form=None, elements=left.others)
            return set(left.photos or ()) == keys and not asked.is_about_its_page and not right.is_about_its_page
        halves = ((page, successor, state), (page + 1, successor.then, successor.after))
        return all(self._allows_half(self.rules.get(number, NO_RULE), half, before) for number, half, before in halves)

    def _allows_half(self, rule: PageRule, half: Successor, before: State) -> bool:
        """Whether a page of a wall over two pages is what the rule asks for."""
        keys = tuple(element.key for element in self.book.photos[before.photos : half.after.photos])
        named = half.stack is not None and rule.allows_form(half.stack.form, at_head=False, with_text=False)
        wished = rule.photos is None or set(rule.photos) == set(keys)
        none_else = not any(others for _, others in rule.others)
        return named and wished and none_else and rule.allows_text(before.unit, before.unit)

    def wall_successors(self, node: Node, page: int) -> Iterator[Successor]:
        """The walls over two pages that could begin on a left page, of photographs whose section stands beside the spread."""
        state = node.state
        if page % 2 or page >= self.extent.last:
            return
        for left, right in self.book.fold_walls.beginning_at(state.photos):
            if self._turned(node, range(left.start, right.stop)) < _MOST_TURNED:
                yield self._wall_successor(node, page, left, right)

    def _wall_successor(self, node: Node, page: int, left: range, right: range) -> Successor:
        state = node.state
        between, after = state.with_photos(left.stop), state.with_photos(right.stop)
        walls, lines = self.book.fold_walls, self.extent.lines
        first = self.settled(node, page, Shown(None, walls.page(left, left_page=True), lines), between)
        middle = Node(between, node.cost + first.cost, node, state.unit, None)
        return replace(first, then=self.settled(middle, page + 1, Shown(None, walls.page(right, left_page=False), lines), after))

    def _turned(self, node: Node, photos: range) -> float:
        """How many pages beyond the nearest the words of some photographs stand from a spread that shows nothing else.

        A spread without text before this one counts as well: it stands between them and words before it, and must itself wait for
        words that are to come.
        """
        unit, anchors = node.state.unit, [self.book.photos[i].anchor for i in photos]
        turned = max(self.to_go.turned(min(unit, anchor), max(unit, anchor)) for anchor in anchors)
        # the left page of the same wall is no page between
        if node.page is None or not node.page.is_of_wall or node.page.number % 2 == 0:
            return turned
        waits = self.book.photos[photos.start - 1].anchor >= unit
        return turned + (_SPREAD_BETWEEN if waits or min(anchors) < unit else 0.0)

    def large_successors(self, node: Node, page: int) -> Iterator[Successor]:
        """The pages that one photograph could fill."""
        state = node.state
        if state.large < len(self.large):
            element = self.large[state.large]
            after = state._replace(large=state.large + 1)
            if element.photo.place != "spread":
                yield self._picture_successor(node, page, element, after, 0.0)
            elif page % 2 == 0 and page < self.extent.last:
                yield self._spread_successor(node, page, element, after)
        if state.photos < len(self.book.photos):
            element = self.book.photos[state.photos]
            if self.book.may_stand_alone(element):
                after = state.with_photos(state.photos + 1)
                yield self._picture_successor(node, page, element, after, float(self.book.is_unasked_page(element)))

    def _picture_successor(self, node: Node, page: int, element: PhotoElement, after: State, own: float) -> Successor:
        """A page of one picture.

        `node` and `page` are where it stands, `element` is the picture, `after` the state behind it, `own` 1 where the editor
        did not ask for the page.
        """
        same = float(node.page is not None and node.page.kind == "picture")
        away, owed = self._distance(node, page, node.state.unit, node.state.unit, self._pictured(element))
        terms = weigh({"own page": own, "same form": same}) + away
        return Successor(after, sum_of(terms), (terms,), "picture", photo=element, owed=owed)

    def _spread_successor(self, node: Node, page: int, element: PhotoElement, after: State) -> Successor:
        """A picture over the fold has no text beside it: its section must stand on the page before or after."""
        unit = node.state.unit
        turned = self.to_go.turned(min(unit, element.anchor), max(unit, element.anchor))
        terms = weigh({"turned": turned, "off centre": float(self.extent.centre not in (None, page))})
        return Successor(after, sum_of(terms), (terms,), "spread-left", photo=element)

    # -- a page that is settled already -----------------------------------------------------------------------------------

    def settled(self, node: Node, page: int, shown: Shown, after: State) -> Successor:
        """The successor of which all is known, priced like any other."""
        state, zone, stack, sides = node.state, shown.zone, shown.stack, shown.sides
        own = self.candidates.price(state, after, shown).terms
        form = shown_form(stack, zone, sides)
        same = _SAME_FORM if form != TEXT_ALONE and form == _form_before(node) else ()
        end = zone.end if zone is not None else state.unit
        if form.over_fold is not None:
            away: Terms = weigh({"turned": self._turned(node, range(state.photos, after.photos))})
            owed: tuple[int, ...] = ()
        else:
            away, owed = self._distance(node, page, state.unit, end, self._anchors(state, after))
        terms = (*own, same, away)
        return Successor(after, sum(map(sum_of, terms)), terms, zone=zone, stack=stack, depth=shown.depth, owed=owed, sides=sides)

    # -- what a page costs ----------------------------------------------------------------------------------------------

    def _away_cost(self, node: Node, page: int, candidate: Candidate) -> float:
        state, after = node.state, candidate.after
        facing, apart, _ = self._gaps(node, page, state.unit, after.unit, self._anchors(state, after))
        return WEIGHTS["facing"] * facing + WEIGHTS["apart"] * apart

    def _anchors(self, state: State, after: State) -> _Anchors:
        """The units to which the elements belong that a page takes, by the weight of their queues."""
        queues = zip(self.candidates.weights, self.candidates.anchors, state.taken, after.taken, strict=True)
        return [(weight, anchors[first:stop]) for weight, anchors, first, stop in queues]

    def _pictured(self, element: PhotoElement) -> _Anchors:
        """The same for one photograph."""
        return [(self.candidates.weights[PHOTOS], (element.anchor,))]

    def _distance(
        self, node: Node, page: int, start: int, end: int, elements: _Anchors
    ) -> tuple[Terms, tuple[int, ...]]:
        """What it costs that elements stand away from their words, and the words that the facing page now owes them.

        `node` is where `page` begins, `start` and `end` are the units of its text, and `elements` what stands on it.
        """
        facing, apart, owed = self._gaps(node, page, start, end, elements)
        return (weigh({"facing": facing, "apart": apart}) if facing or apart else ()), tuple(owed)

    def _gaps(
        self, node: Node, page: int, start: int, end: int, elements: _Anchors
    ) -> tuple[float, float, list[int]]:
        """How many elements face their words, how far others are apart from theirs, and the words still awaited.

        `node`, `page`, `start`, `end` and `elements` are as in `_distance`.
        """
        facing = apart = 0.0
        owed: list[int] = []
        left_page = page % 2 == 0
        if not left_page:
            apart += sum(self.to_go.apart(start, end, anchor) for anchor in node.owed)
        for weight, anchors in elements:
            for anchor in anchors:
                if start <= anchor < end:
                    continue
                if left_page and anchor >= end:
                    owed.append(anchor)
                    facing += weight
                elif not left_page and node.start <= anchor < start:
                    facing += weight
                else:
                    apart += 2.0 * weight * self.to_go.apart(start, end, anchor)
        return facing, apart, owed


def _form_before(node: Node) -> PageForm:
    """The form of the page before; plain for a page of text alone or a whole picture."""
    return node.page.form if node.page is not None else TEXT_ALONE
