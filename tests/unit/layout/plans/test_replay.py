"""A plan that is taken up again is explained as after the search that made it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from composed_reports import LINE, composed, found_of, read_sized, reported, saved, write_sized_report
from printreport.core.span import Span
from printreport.layout.compose import Composed
from printreport.layout.plans.explain_page import explain_page
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.resting_search import let_rest
from printreport.layout.search.runners_up import _runners_up, runners_up
from printreport.model.document import Document
from printreport.model.wishes import PageWish, Wishes
from reports import empty_folder
from special_pages import text_of


@cache
def document(lines: int) -> Document:
    """Two sections of two paragraphs of so many lines and a photograph each."""
    sections = {
        f"{number:02}-part": f"---\nheading: 第{name}项工作\nphotos: [照片{name}]\n---\n" + f"{LINE * lines}\n\n" * 2
        for number, name in enumerate("一二", 1)
    }
    with empty_folder() as folder:
        photos = {"照片一": ("6000x4000", ""), "照片二": ("6000x4000", "")}
        return read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", sections, photos))


@cache
def composed_of(lines: int, pages: int) -> Composed:
    return composed(document(lines), pages)


def explained(made: Composed) -> list[str | None]:
    return [explain_page(reported(made), number) for number in range(1, saved(made).pages + 1)]


@pytest.mark.parametrize(("pages", "lenient"), [(4, False), (8, True)])
def test_a_plan_has_the_same_runners_up_after_it_is_taken_up_again(pages: int, lenient: bool) -> None:
    given = document(3)
    made = composed_of(3, pages)
    assert saved(made).lenient == lenient
    assert any("1. " in (text or "") for text in explained(made))
    assert explained(composed(given, plan=saved(made))) == explained(made)
    assert explained(composed(replace(given, lock=saved(made)))) == explained(made)


def test_a_search_that_has_rested_knows_the_same_runners_up() -> None:
    given = document(3)
    found = found_of(given, composed_of(3, 8))
    known = runners_up(found.search, found.plan)
    let_rest(found.search)
    again = _runners_up(found.search, found.plan)
    assert {page: [other.worse for other in others] for page, others in again.items()} == {
        page: [other.worse for other in others] for page, others in known.items()
    }


def test_a_plan_without_the_key_is_looked_at_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    given = document(3)
    old = replace(saved(composed_of(3, 8)), lenient=False)
    monkeypatch.setattr(PageSearch, "run", lambda *_, **__: pytest.fail("a search was begun"))
    again = composed(given, plan=old)
    assert saved(again) == old


def test_a_plan_under_a_wish_has_the_same_runners_up_as_long_as_the_wish_stands() -> None:
    given = replace(document(5), wishes=Wishes(on_pages=(PageWish(3, Span("content/layout.yaml"), form="picture"),)))
    made = composed(given, 4)
    assert explained(composed(given, plan=saved(made))) == explained(made)
    assert explained(composed(replace(given, lock=saved(made)))) == explained(made)
    free = composed(replace(given, wishes=None), plan=saved(made))
    assert free.layout == made.layout
    assert explained(free) != explained(made)


# -- columns levelled by a paragraph set a line longer ------------------------------------------------------------------


def levelled(cut: int, old: str = "", new: str = "") -> Document:
    """A section whose columns end on one line with a paragraph a line longer, if its paragraphs have just the right length."""
    blocks = "\n\n".join([LINE * 3, *[LINE * 2 + LINE[:cut] + "。"] * 2]).replace(old, new, 1)
    with empty_folder() as folder:
        section = {"01-part": f"---\nheading: 第一项工作\n---\n{blocks}\n"}
        return read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", section, {}))


def varied_columns(made: Composed, given: Document) -> int:
    """How many columns are set otherwise than the story sets them."""
    pages = found_of(given, made).plan.pages
    return sum(1 for page in pages if page.zone for column in page.zone.columns if column.units is not None)


def test_columns_levelled_by_a_longer_paragraph_have_the_words_of_the_report_that_is_composed() -> None:
    given, reworded = levelled(19), levelled(19, "更加周到", "更加细致")
    made = composed(given)
    assert varied_columns(made, given) == 2
    # the plan just found is remembered, and must not bring its words along
    after = composed(reworded)
    assert after.layout is not None
    assert [text_of(page.items).count("更加细致") for page in after.layout.pages] == [0, 1, 0]
    assert saved(after) == saved(made)


def test_a_plan_with_a_longer_paragraph_is_not_remembered_for_words_that_cannot_be_set_so() -> None:
    composed(levelled(19))
    given = levelled(22)
    made = composed(given)
    assert varied_columns(made, given) == 0
    assert composed(given, plan=saved(made)).layout == made.layout
