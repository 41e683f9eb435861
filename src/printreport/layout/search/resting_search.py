"""What a search gives up while its plan is remembered: all that it can work out again."""

from __future__ import annotations

from collections.abc import Iterable

from printreport.layout.search.beam_search import PageSearch
from printreport.layout.stacks.page_plan import PagePlan, groups_on


def keep_pages(search: PageSearch, pages: Iterable[PagePlan]) -> None:
    """Have a search keep the stacks of some pages while it rests: only among these very ones can a page's own be found."""
    search.book.keep(group for page in pages for group in groups_on(page))


def let_rest(search: PageSearch) -> None:
    """Let a search forget zones, stacks, fits and bounds; it makes them again if it is asked for its pages once more.

    It keeps the stacks of pages that it shall keep, which know by them what stands there, and what it has set at other measures,
    with which other words are compared.
    """
    candidates = search.candidates
    candidates.zones.forget()
    candidates.column_pages.forget()
    candidates.bounds.forget()
    search.book.forget()
    search.to_go.forget()
    search.candidate_queue.forget()
