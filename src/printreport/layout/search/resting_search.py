"""What a search gives up while its plan is remembered: all that it can work out again."""

from __future__ import annotations

from printreport.layout.search.beam_search import PageSearch


def let_rest(search: PageSearch) -> None:
    """Let a search forget zones, fits and bounds; it makes them again if it is asked for its pages once more.

    It keeps its stacks, by which a plan knows what stands on a page, and what it has set at other measures, with which other
    words are compared.
    """
    candidates = search.candidates
    candidates.zones.forget()
    candidates.column_pages.forget()
    candidates.bounds.forget()
    search.book.forget_fits()
    search.to_go.forget()
    search.candidate_queue.forget()
