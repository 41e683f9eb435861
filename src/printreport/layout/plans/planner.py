"""Chooses a brochure's plan: the count of pages, what stands outside the columns, and the cheapest pages for the rest."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from printreport.core.gc_pause import no_collection
from printreport.core.memo import Kind
from printreport.core.span import Span
from printreport.layout.display_pages.cover import CoverSheet
from printreport.layout.page.setting import Setting
from printreport.layout.plans.display_choice import DisplayChoice, Matter, display_choices, matter_of
from printreport.layout.plans.plan_reuse import finds_the_same, reworded
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.beam_widths import Effort, states_of_any
from printreport.layout.search.candidates import PageCandidates
from printreport.layout.search.resting_search import let_rest
from printreport.layout.search.search_node import Extent
from printreport.layout.stacks.elements import PHOTOS
from printreport.layout.stacks.page_plan import InnerPlan
from printreport.layout.stacks.page_rule import PageRule
from printreport.layout.story.story import foot_lines
from printreport.model.document import Document

_MOST_PAGES = 3000
"""The longest brochure that is looked at. 400 stood here until the beam of long books was narrowed."""
_MOST_COUNTS = 6
"""Counts looked at between the fewest and the most pages. Each is a search of its own; no other value was tried."""
_PAGE_PRICE = 0.8
"""What a page costs that the matter does not need: paper is paid for by the sheet, and white by the reader."""
_DENSE = 0.3
"""How much of the room that elements would like they have on the fullest pages worth trying."""
_UNFILLED = 1.03
"""The pages that a long book takes for each that its matter fills: lines that must not be parted leave others blank."""
_FINE = 3.0
"""What a page may cost on average before plainer ways to set opening and closing words are looked at, too."""
_NEAR = 1.12
"""By how much a quick look at another count may be dearer than the best plan for a thorough one to be worth while."""
_PLAIN_COUNTS = 2
"""Of how many counts of pages the cheapest is taken where only the plainest pages will do."""
_HOPELESS = 0.2
"""The share of its pages by which a count may be too few even for the plainest ones before nobody looks at it patiently."""
SURE = 0.6
"""Of the pages that seem to be lacking so many are taken for certain: counts between are left alone."""
_PATIENCE = 8000
"""States over all pages that are gone on from in vain before only the plainest pages are looked for: some seconds."""
_NOWHERE = Span("")
_PLANS: Kind[tuple[InnerPlan | None, PageSearch]] = Kind(64, rest=lambda known: let_rest(known[1]))
"""Plans with the searches that found them, whose stacks they hold."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is settled before a search: rules by page, and the matter with its queues in the order that they need."""

    matter: Matter
    rules: Mapping[int, PageRule] = field(default_factory=dict)


Ask = Callable[[DisplayChoice, Matter, int], Iterator[Asked]]
"""The ways to meet what is asked with some display pages and a count of pages, the likeliest first, if there are any."""


def ask_nothing(_scheme: DisplayChoice, matter: Matter, _count: int) -> Iterator[Asked]:
    """A search that is free in everything."""
    yield Asked(matter)


@dataclass(frozen=True, slots=True)
class Found:
    """The chosen plan: what stands outside the columns, the search that knows its matter, the count of pages and the pages."""

    display: DisplayChoice
    matter: Matter
    count: int
    plan: InnerPlan
    search: PageSearch

    @property
    def cost(self) -> float:
        """What the whole brochure costs."""
        return self.plan.cost + fixed_cost(self.display, self.count)


class Planner:
    """Plans one report; choices of display pages and their matter are made once."""

    def __init__(self, setting: Setting, sheet: CoverSheet) -> None:
        self.setting = setting
        self.sheet = sheet
        self._known: list[tuple[DisplayChoice, Matter]] = []
        self._more = display_choices(setting, sheet)
        self._candidates: list[PageCandidates] = []

    def settings(self) -> Iterator[tuple[DisplayChoice, Matter]]:
        """The ways to set opening and closing words with the matter left for the columns, the finest first."""
        yield from self._known
        for display in self._more:
            self._known.append((display, matter_of(self.setting, display)))
            yield self._known[-1]

    def best(
        self,
        wanted: int | None,
        ask: Ask = ask_nothing,
        *,
        quick: bool = False,
        choices: int | None = None,
        patient: bool = True,
    ) -> Found | None:
        """The cheapest plan of the wanted count of pages (None: of any count).

        `quick` looks less far, and may find none where there is one; `choices` is how many of the finest are tried. Who is not
        `patient` gets none where a quick look finds none.

        `wanted` is a count of pages, and `ask` gives the ways to meet what was asked of the brochure.
        """
        with no_collection():
            found = self._best(wanted, ask, quick, choices, patient)
            return self._plainest(wanted, ask, choices) if found is None and patient else found

    def _best(self, wanted: int | None, ask: Ask, quick: bool, choices: int | None, patient: bool) -> Found | None:
        """The cheapest plan of the settings that are tried, the finest first.

        `wanted` is a count of pages or None, `ask` gives the ways to meet what was asked, `quick` looks less far, `choices` is
        how many settings are tried (None: all), and who is not `patient` gets none where a quick look finds none.
        """
        best: Found | None = None
        for display, matter in islice(self.settings(), choices):
            counts = tuple(self._counts(display, matter, wanted))
            bound = best.cost if best is not None else math.inf
            found = self._of_counts(display, matter, counts, ask, quick, patient, bound)
            best = found if best is None or (found is not None and found.cost < best.cost) else best
            if best is not None and best.plan.cost <= _FINE * best.count:
                break
        return best

    def has_plan(self, count: int, ask: Ask = ask_nothing) -> bool:
        """Whether a quick look or one at the plainest pages finds a plan of so many pages: then `best` finds one, too."""
        with no_collection():
            efforts = (Effort.QUICK, Effort.PLAIN)
            plans = (self.planned(*setting, count, ask, effort) for effort in efforts for setting in self.settings())
            return any(found is not None for found in plans)

    def likely_counts(self) -> tuple[int, ...]:
        """The counts of pages that a brochure is looked for at, in order, where its count is free."""
        return tuple(self._plain_counts(*next(self.settings()), None))

    def _plainest(self, wanted: int | None, ask: Ask, choices: int | None) -> Found | None:
        """The cheapest brochure of the plainest pages, of the first settings and counts that have any."""
        for display, matter in islice(self.settings(), choices):
            found: list[Found] = []
            counts = self._plain_counts if ask is ask_nothing else self._counts
            enough = 0.0
            for count in counts(display, matter, wanted):
                if count >= enough and (plain := self.planned(display, matter, count, ask, Effort.PLAIN)) is not None:
                    found.append(plain)
                elif count >= enough:
                    enough = count + SURE * self.lacking(display, matter, count, ask)
                if len(found) == _PLAIN_COUNTS or (found and wanted is not None):
                    break
            if found:
                return min(found, key=lambda plan: plan.cost)
        return None

    def lacking(self, display: DisplayChoice, matter: Matter, count: int, ask: Ask = ask_nothing) -> float:
        """The pages by which a count seems to be too few even for the plainest ones; 0 where none is known to lack."""
        lacks = []
        for asked in ask(display, matter, count) if count > display.first_inner else ():
            plan, finder = _pages(self.search(display, asked, count), asked, self.setting, math.inf, Effort.PLAIN)
            if plan is not None:
                return 0.0
            held = finder.to_go.all_matter - finder.left_over
            lacks.append(finder.left_over * (count - display.first_inner) / held if held > 0.0 else 0.0)
        return min(lacks, default=0.0)

    def _plain_counts(self, display: DisplayChoice, matter: Matter, wanted: int | None) -> Iterator[int]:
        """The counts that the plainest pages are tried at, and for a count that is free more of them than others need."""
        counts = tuple(self._counts(display, matter, wanted))
        yield from counts
        if wanted is None:
            step = self.setting.document.report.pages_step
            most = 2 * counts[-1] + sum(len(queue.elements) for queue in matter.book.queues)
            yield from _spaced(counts[-1] + step, max(counts[-1] + step, most), step)

    def _of_counts(
        self, display: DisplayChoice, matter: Matter, counts: tuple[int, ...], ask: Ask, quick: bool, patient: bool, bound: float
    ) -> Found | None:
        """The cheapest plan of some counts under a bound: a quick look at each, a thorough one where that comes near the best.

        `display` is what stands outside the columns, `matter` what is left for them, `counts` are the page counts, `ask` gives
        the ways to meet what was asked, `quick` and `patient` are as in `best`, and `bound` is a whole brochure's cost.
        """
        rough_plans: list[Found] = []
        for count in counts:
            least = min((found.cost for found in rough_plans), default=math.inf)
            dearest = min(least * _NEAR, bound) - fixed_cost(display, count)
            if dearest > 0 and (found := self.planned(display, matter, count, ask, Effort.QUICK, dearest)) is not None:
                rough_plans.append(found)
        if not rough_plans:
            return self._patiently(display, matter, counts, ask, bound) if patient else None
        best = min(rough_plans, key=lambda found: found.cost)
        for count in self._worth_it(counts, rough_plans, best) if not quick else ():
            rough = next((found for found in rough_plans if found.count == count), best)
            dearest = min(rough.cost, best.cost) - fixed_cost(display, count)
            best = self.planned(display, matter, count, ask, Effort.WIDE, dearest) or best
        return best

    def _patiently(
        self, display: DisplayChoice, matter: Matter, counts: tuple[int, ...], ask: Ask, bound: float
    ) -> Found | None:
        """The cheapest plan of counts for which a quick look finds none.

        `display` is what stands outside the columns, `matter` what is left for them, `counts` are the page counts, `ask` gives
        the ways to meet what was asked, and `bound` is the cost that a whole brochure must stay under.
        """
        best: Found | None = None
        enough, left = 0.0, _PATIENCE
        for count in counts:
            if count < enough or left < 0:
                continue
            lacks = self.lacking(display, matter, count, ask)
            if lacks > _HOPELESS * count:
                enough = count + SURE * lacks
                continue
            dearest = min(bound, best.cost if best is not None else math.inf) - fixed_cost(display, count)
            best = self.planned(display, matter, count, ask, Effort.ANY, dearest) or best
            left -= states_of_any(count) if best is None else 0
        return best

    def _worth_it(self, counts: tuple[int, ...], rough_plans: list[Found], best: Found) -> Iterator[int]:
        """The counts worth a thorough look: the best, those that came near it, and the next fewer pages if none was found."""
        near = sorted((found for found in rough_plans if found.cost <= best.cost * _NEAR), key=lambda found: found.cost)
        yield from (found.count for found in near)
        met = {found.count for found in rough_plans}
        yield from [count for count in counts if count < best.count and count not in met][-1:]

    def planned(
        self, display: DisplayChoice, matter: Matter, count: int, ask: Ask, effort: Effort = Effort.ANY, dearest: float = math.inf
    ) -> Found | None:
        """The cheapest plan with some display pages and a count that costs less than `dearest`.

        `display` is what stands outside the columns, `matter` what is left for them, `count` the pages of the whole brochure,
        `ask` gives the ways to meet what was asked, and `effort` tells how far is looked.
        """
        if count < display.first_inner:
            return None
        for asked in ask(display, matter, count):
            search = self.search(display, asked, count)
            plan, finder = _pages(search, asked, self.setting, dearest, effort)
            if plan is not None:
                return Found(display, asked.matter, count, plan, finder)
        return None

    def search(self, display: DisplayChoice, asked: Asked, count: int) -> PageSearch:
        """The search for the pages in columns beside some display pages."""
        grid = self.setting.theme.grid
        folded = self.setting.document.report.binding == "saddle-stitch"
        centre = count // 2 if folded and (count // 2) % 2 == 0 else None
        extent = Extent(display.first_inner, count - 1, grid.text_columns, grid.lines, centre)
        matter = asked.matter
        return PageSearch(matter.story, matter.book, matter.large, extent, asked.rules, self._candidates_of(matter, extent))

    def _candidates_of(self, matter: Matter, extent: Extent) -> PageCandidates:
        """The candidates of a matter, shared by all counts of pages that take as many pictures to a page."""
        most = extent.most_photos(len(matter.book.photos))
        for candidates in self._candidates:
            if candidates.book is matter.book and candidates.most_photos == most:
                return candidates
        self._candidates.append(PageCandidates(matter.story, matter.book, extent.columns, extent.lines, most))
        return self._candidates[-1]

    def _counts(self, display: DisplayChoice, matter: Matter, wanted: int | None) -> Iterator[int]:
        """The page counts worth trying, in order: the wanted one, or a few around what the matter fills."""
        if wanted is not None:
            if wanted >= display.first_inner:
                yield wanted
            return
        step = self.setting.document.report.pages_step
        least = max(fewest(self.setting.document), _rounded_up(display.first_inner + estimate(matter, _DENSE), step))
        likely = _rounded_up(display.first_inner + _UNFILLED * estimate(matter, 1.0), step)
        yield from _spaced(least, min(_MOST_PAGES, max(likely, least) + step), step)


def _spaced(least: int, most: int, step: int) -> Iterator[int]:
    """Counts of pages from the least to the most, no more of them than are worth a search each."""
    stride = step * max(1, math.ceil((most - least) / step / _MOST_COUNTS))
    yield from range(least, most + 1, stride)


def fewest(document: Document) -> int:
    """The least count of pages that the binding allows."""
    return max(4 if document.report.pages_step > 1 else 3, document.report.pages_step)


def fixed_cost(display: DisplayChoice, count: int) -> float:
    """What display pages cost before those in columns: the paper, and opening and closing words set as running text."""
    return 1.5 * sum(1 for _, section in display.flowing if section.heading is None) + _PAGE_PRICE * count


def estimate(matter: Matter, generous: float) -> float:
    """The pages that text and elements fill, from bare text (0) to pictures at their ease (1)."""
    book = matter.book
    text = matter.story.heights[-1] / max(1, book.setting.theme.grid.text_columns * book.lines)
    large = sum(2 if element.photo.place == "spread" else 1 for element in matter.large)
    return text + large + generous * sum(map(sum, book.appetites))


def _rounded_up(value: float, step: int) -> int:
    return math.ceil(value / step - 1e-9) * step


def _pages(
    search: PageSearch, asked: Asked, setting: Setting, dearest: float, effort: Effort
) -> tuple[InnerPlan | None, PageSearch]:
    """The plan with the search that found it: this one, or one of before that had to answer the same question.

    `search` is set up for its pages, `asked` is what is settled before it, `setting` holds the memo, `dearest` is the cost that
    the plan must stay under, and `effort` tells how far is looked.
    """
    extent = search.extent
    if extent.first > extent.last:
        matter = asked.matter
        empty = not matter.story.units and not matter.large and not matter.book.photos
        return (InnerPlan((), 0.0) if empty and extent.first == extent.last + 1 else None), search
    question = (*_question(asked), extent, dearest, effort)

    def searched() -> tuple[InnerPlan | None, PageSearch]:
        return search.run(dearest, effort), search

    plan, finder = setting.memo.recall(_PLANS, question, setting.theme, searched, lambda known: finds_the_same(known[1], search))
    return (reworded(plan, finder, search) if plan is not None else None), finder


def _question(asked: Asked) -> tuple[Hashable, ...]:
    """All of the matter that every search looks at: of a paragraph only how many lines it takes, the words are none of it."""
    matter = asked.matter
    own = matter.story.units
    feet = [foot_lines(own, end) for end in range(len(own))]
    heads = [unit.repeat.lines if unit.repeat else 0 for unit in own]
    units = tuple((u.lines, u.break_cost, u.space, u.role, *ends) for u, *ends in zip(own, heads, feet, strict=True))
    runs = tuple((run.index, run.start, run.end) for run in matter.story.sections)
    photos = tuple((replace(p.photo, span=_NOWHERE, spans={}), p.order, p.anchor) for p in (*matter.book.photos, *matter.large))
    others = tuple(queue.elements for number, queue in enumerate(matter.book.queues) if number != PHOTOS)
    rules = tuple(sorted(asked.rules.items(), key=lambda rule: rule[0]))
    return units, runs, photos, len(matter.large), others, rules
