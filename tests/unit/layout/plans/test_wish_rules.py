"""What is settled of a page, the order that settled pages need, and the names that lines keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import cast

import pytest

from printreport.build.plan_store import lock_text
from printreport.layout.page.cost_terms import LABELS, WEIGHTS
from printreport.layout.page.page_form import PageForm
from printreport.layout.page.strip import Stack, Strip
from printreport.layout.plans.explain_page import explain_page, line_name
from printreport.layout.plans.queue_order import reordered
from printreport.layout.search.reachable_states import RulePath
from printreport.layout.stacks.element_book import ElementBook, Queue
from printreport.layout.stacks.element_kinds import KINDS
from printreport.layout.stacks.page_plan import State
from printreport.layout.stacks.page_rule import PageRule, comes_next
from printreport.layout.story.column_fill import ColumnFill
from printreport.layout.story.line_names import LineNames
from printreport.layout.story.story import Story, Unit
from printreport.model.layout import Item
from printreport.model.plan_report import CostReport, InnerReport, PageReport, PlanReport
from printreport.model.saved_plan import BadPlanError, SavedPage, SavedPlan, plan_of, plan_value
from printreport.source.lock_file import read_lock
from printreport.syntax.message_log import MessageLog
from printreport.syntax.source_files import SourceFile


@dataclass(frozen=True)
class Element:
    key: str
    anchor: int


QUEUE = tuple(Element(key, 10 * number) for number, key in enumerate("abcdef"))


def keys(queue: tuple[Element, ...]) -> str:
    return "".join(element.key for element in queue)


def unit(key: str, *, space: bool = False) -> Unit:
    def nothing(*_: object) -> tuple[Item, ...]:
        return ()

    return Unit(1, nothing, "paragraph", key, (), space=space)


# -- forms and rules ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wished", ["bleed/hero+quote", "bleed", "hero+quote", "quote"])
def test_a_form_is_known_by_all_or_part_of_its_name(wished: str) -> None:
    assert PageForm.read("bleed/hero+quote").is_called(wished)


@pytest.mark.parametrize("wished", ["blee", "hero/bleed", "picture", ""])
def test_a_form_is_not_known_by_other_names(wished: str) -> None:
    assert not PageForm.read("bleed/hero+quote").is_called(wished)


def test_a_rule_about_text_below_wants_pictures_that_may_stand_above_it() -> None:
    low = PageRule(below=True)
    assert low.allows_form(PageForm((("row-3",),)), at_head=False, with_text=True)
    assert not low.allows_form(PageForm((("bleed",),)), at_head=True, with_text=True)
    assert not low.allows_form(PageForm((("row-3",),)), at_head=False, with_text=False)
    assert not low.allows_bare_text


def test_a_heading_stands_on_its_page_and_on_no_other() -> None:
    own = PageRule(begins=frozenset({7}), heads=frozenset({7, 20}))
    assert own.allows_text(5, 12)
    assert not own.allows_text(8, 12)
    assert not own.allows_text(5, 30)


def test_exactly_the_wished_elements_come_next() -> None:
    assert comes_next(["a", "b", "c"], 1, ("c", "b"))
    assert not comes_next(["a", "b", "c"], 0, ("b",))
    assert not comes_next(["a", "b"], 1, ("b", "c"))


# -- the way to settled pages -------------------------------------------------------------------------------------------


def path(rules: dict[int, PageRule], *, titled: bool = False) -> RulePath:
    queues = tuple(Queue(kind, QUEUE) for kind in KINDS.values())
    return RulePath(rules, cast(ElementBook, SimpleNamespace(queues=queues, titled=titled)), ())


def states(rules: RulePath, page: int, count: str) -> str:
    """How far a queue may have come when a page begins, as the letters that are still to come."""
    place = list(KINDS).index(count)
    reached = [State(0, 0, tuple(n if number == place else 0 for number in range(3))) for n in range(len(QUEUE) + 1)]
    allowed = [state.taken[place] for state in reached if rules.allows(state, page)]
    return " ".join(keys(QUEUE[n:]) or "-" for n in allowed)


def test_wished_photographs_wait_for_their_page_and_are_not_left() -> None:
    rules = path({6: PageRule((("photos", ("d", "c")),))})
    assert states(rules, 5, "photos") == "abcdef bcdef cdef"
    assert states(rules, 6, "photos") == "cdef"
    assert states(rules, 7, "photos") == "ef f -"
    assert states(path({}), 6, "photos") == "abcdef bcdef cdef def ef f -"


def test_the_title_may_stand_before_wished_figures() -> None:
    assert states(path({3: PageRule((("figures", ("b",)),))}, titled=True), 3, "figures") == "abcdef bcdef"
    assert states(path({3: PageRule((("figures", ("b",)),))}), 3, "figures") == "bcdef"


def test_a_section_that_starts_on_a_page_has_not_begun_before() -> None:
    rules = path({4: PageRule(begins=frozenset({20}))})
    nothing = (0,) * len(KINDS)
    reached = [(unit, page) for unit in (0, 20, 21) for page in (3, 4, 5) if rules.allows(State(unit, 0, nothing), page)]
    assert reached == [(0, 3), (0, 4), (20, 3), (20, 4), (21, 5)]


# -- order --------------------------------------------------------------------------------------------------------------


def test_elements_of_a_page_come_next_to_each_other() -> None:
    assert keys(reordered(QUEUE, {4: ("b", "e")})) == "abecdf"


def test_pages_come_in_their_order() -> None:
    assert keys(reordered(QUEUE, {4: ("e",), 6: ("b",)})) == "aecdbf"


def test_an_element_can_come_where_its_page_stands_in_the_text() -> None:
    assert keys(reordered(QUEUE, {4: ("f",)}, lambda _page: 5)) == "afbcde"


def test_without_wishes_nothing_moves() -> None:
    assert reordered(QUEUE, {}) == QUEUE
    assert keys(reordered(QUEUE, {4: ("nobody",)})) == "abcdef"


# -- names of lines -----------------------------------------------------------------------------------------------------


def test_lines_are_named_by_block_and_number_and_white_belongs_to_what_follows() -> None:
    units = [unit("01-a/heading"), unit("01-a/0"), unit("01-a/0"), unit("", space=True), unit("02-b/heading")]
    names = LineNames(Story.of(units, []))
    column = ColumnFill(1, 4, 3, 0.0)
    assert (names.first(column), names.last(column)) == ("01-a/0:1", "01-a/0:2")
    assert names.boundary("02-b/heading:1") == 3
    assert names.boundary("01-a/0:3") is None
    assert names.boundary("") is None


# -- costs in words -----------------------------------------------------------------------------------------------------


def test_every_term_has_a_name_in_chinese() -> None:
    assert set(WEIGHTS) <= set(LABELS)
    assert all(not label.isascii() for label in LABELS.values())


def test_the_parts_of_a_stacks_cost_add_up() -> None:
    def nothing(*_: object) -> tuple[Item, ...]:
        return ()

    strips = (Strip(("row-2",), 5, 12, 8, 0.3, 0, nothing, base=0.15), Strip(("hero-field",), 4, 9, 6, 1.0, 1, nothing))
    stack = Stack.of(strips, 0.12)
    for depth, cost in stack.costs(41).items():
        assert sum(value for _, value in stack.terms(depth)) == pytest.approx(cost)


# -- saved plans --------------------------------------------------------------------------------------------------------


def test_a_saved_plan_comes_back_from_its_value_with_numbers_as_text_too() -> None:
    elements = {"photos": ("a",), "figures": ("01-a",), "charts": ("01-a/2",)}
    page = SavedPage(4, "bleed", 1, 20, True, (("01-a/0:1", 12), ("", 0)), elements)
    plan = SavedPlan(8, "00-opening", None, None, (page,))
    assert plan_of(plan_value(plan)) == plan
    assert plan_of({**plan_value(plan), "pages": "8"}) == plan
    assert "lenient" not in plan_value(plan)


def test_a_plan_keeps_in_its_files_that_it_was_found_leniently() -> None:
    plan = SavedPlan(8, None, None, None, (), lenient=True)
    assert plan_of(plan_value(plan)) == plan
    lock = lock_text(plan).splitlines()
    log = MessageLog()
    assert read_lock(SourceFile("content/layout.lock.yaml", tuple(lock)), log) == plan
    old = [line for line in lock if not line.startswith("lenient")]
    assert read_lock(SourceFile("content/layout.lock.yaml", tuple(old)), log) == replace(plan, lenient=False)


@pytest.mark.parametrize("wound", [{"pages": -1}, {"pages": True}, {"inner": [4]}, {"outside": None}, {"format": "x"}])
def test_what_is_no_plan_is_refused(wound: dict[str, object]) -> None:
    whole = plan_value(SavedPlan(8, None, None, None, ()))
    with pytest.raises(BadPlanError):
        plan_of({**whole, **wound})


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ((("a/heading:1", "a/0:4", 9), ("a/0:5", "a/0:12", 8)), "各栏 9、8 行"),
        ((("a/heading:1", "a/heading:1", 3), ("a/0:1", "a/0:9", 9), ("a/0:10", "a/0:17", 8)), "通栏标题下各栏 9、8 行"),
        (
            (("a/0:1", "a/0:4", 4), ("a/0:5", "a/0:8", 4), ("b/heading:1", "b/heading:1", 3), ("b/0:1", "b/0:9", 9)),
            "各栏 4、4 行，通栏标题下各栏 9 行",
        ),
    ],
)
def test_a_heading_over_all_columns_is_not_said_to_be_one(columns: tuple[tuple[str, str, int], ...], words: str) -> None:
    saved = SavedPage(4, "text", columns=tuple((first, lines) for first, _, lines in columns))
    page = InnerReport(PageReport(saved, tuple(last for _, last, _ in columns), (), CostReport(0.0)), (), ())
    plan = PlanReport(SavedPlan(8, None, None, None, (saved,)), 3, 30, {}, CostReport(0.0), (page,), ())
    text = explain_page(plan, 4)
    assert text is not None
    assert text.splitlines()[1].endswith(f"；{words}")


def test_a_line_is_said_in_words() -> None:
    assert line_name("02-skills/heading:1") == "02-skills 的标题"
    assert line_name("02-skills/3:2") == "02-skills 第 4 段第 2 行"
