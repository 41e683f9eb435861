"""How much is looked for where hardly anything fits: as many searches as tell what does, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from composed_reports import LINE, planner_of, read_sized, write_sized_report
from printreport.layout.plans.page_count_refusals import nearest_count
from printreport.layout.plans.planner import Planner
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.beam_widths import Effort


def small_photos(folder: Path, count: int, size: str = "640x427") -> Planner:
    photos = {f"p{n}": (size, "") for n in range(count)}
    section = f"---\nheading: 一\nphotos: [{', '.join(photos)}]\n---\n{LINE * 6}\n"
    return planner_of(read_sized(write_sized_report(folder, "title: 试排\n", {"01-a": section}, photos)))


def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Effort]]:
    """The searches that are run from now on: their pages, and how far they look."""
    made, run = list[tuple[int, Effort]](), PageSearch.run

    def count(search: PageSearch, dearest: float = float("inf"), look: Effort = Effort.ANY) -> object:
        made.append((search.extent.last - search.extent.first + 1, look))
        return run(search, dearest, look)

    monkeypatch.setattr(PageSearch, "run", count)
    return made


@pytest.mark.slow
def test_counts_that_are_far_too_few_are_not_looked_at_patiently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planner, made = small_photos(tmp_path, 90), counted(monkeypatch)
    found = planner.best(None)
    assert found is not None
    patient = [pages for pages, look in made if look is Effort.ANY]
    assert all(pages >= 0.6 * found.count for pages in patient), (made, found.count)
    assert len(made) <= 24


@pytest.mark.slow
def test_the_count_that_a_refusal_proposes_is_found_by_what_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planner, made = small_photos(tmp_path, 90), counted(monkeypatch)
    works = nearest_count(planner, 8)
    assert works is not None
    assert planner.has_plan(works)
    assert len(made) <= 24


def test_matter_that_has_room_lacks_no_pages(tmp_path: Path) -> None:
    planner = small_photos(tmp_path, 4, "3000x2000")
    display, matter = next(planner.settings())
    assert planner.lacking(display, matter, 8) == 0.0
    many = small_photos(tmp_path / "many", 90)
    display, matter = next(many.settings())
    assert many.lacking(display, matter, 8) > 4.0
