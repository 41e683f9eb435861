"""A plan that is taken up again is explained as after the search that made it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from composed_reports import LINE, composed, read_sized, saved, write_sized_report
from printreport.core.span import Span
from printreport.explain_page import explain_page
from printreport.layout.compose import Composed
from printreport.layout.search import PageSearch
from printreport.model.document import Document
from printreport.model.wishes import PageWish, Wishes
from reports import empty_folder


def document(lines: int) -> Document:
    """Two sections of two paragraphs of so many lines and a photograph each."""
    sections = {
        f"{number:02}-part": f"---\nheading: 第{name}项工作\nphotos: [照片{name}]\n---\n" + f"{LINE * lines}\n\n" * 2
        for number, name in enumerate("一二", 1)
    }
    with empty_folder() as folder:
        photos = {"照片一": ("6000x4000", ""), "照片二": ("6000x4000", "")}
        return read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", sections, photos))


def explained(made: Composed) -> list[str | None]:
    plan = json.loads(made.plan)
    return [explain_page(plan, number) for number in range(1, plan["pages"] + 1)]


@pytest.mark.parametrize(("pages", "lenient"), [(4, False), (8, True)])
def test_a_plan_has_the_same_runners_up_after_it_is_taken_up_again(pages: int, lenient: bool) -> None:
    given = document(3)
    made = composed(given, pages)
    assert saved(made).lenient == lenient
    assert any("1. " in (text or "") for text in explained(made))
    assert explained(composed(given, plan=saved(made))) == explained(made)
    assert explained(composed(replace(given, lock=saved(made)))) == explained(made)


def test_a_plan_without_the_key_is_looked_at_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    given = document(3)
    old = replace(saved(composed(given, 8)), lenient=False)
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
