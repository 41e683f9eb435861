"""A plan that was found for other words: whether it would be found again, and the same plan in the new ones."""

from __future__ import annotations

from dataclasses import replace

from printreport.layout.search.beam_search import PageSearch
from printreport.layout.stacks.page_plan import InnerPlan
from printreport.layout.story.story import words_of


def finds_the_same(before: PageSearch, now: PageSearch) -> bool:
    """Whether a search would find the plan of an earlier one, where the story and all elements take the same room in both.

    It sees words themselves only where it has some set at other measures, or a line longer or shorter: what has changed of these
    must come out just as long.
    """
    if before is now:
        return True
    if before.book.setting.typesetter != now.book.setting.typesetter:
        return False
    old, new = before.story.words, now.story.words
    changed = [index for index in before.candidates.column_pages.sections_set if words_of(old[index]) != words_of(new[index])]
    return not changed or before.candidates.column_pages.agrees(now.candidates.column_pages, changed)


def reworded(plan: InnerPlan, before: PageSearch, now: PageSearch) -> InnerPlan:
    """The plan of an earlier search in the words of this one, which takes the same room."""
    if before is now:
        return plan
    old, new = before.candidates.column_pages, now.candidates.column_pages
    return replace(plan, pages=tuple(replace(page, zone=old.in_words_of(new, page)) for page in plan.pages))
