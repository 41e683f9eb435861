"""The contents page: every heading once with its page, linked, on the grid, level, in as many pages as it takes."""

from __future__ import annotations

import pytest

import special_pages as sp
from containment import holds
from printreport.core.units import mm
from printreport.layout.display_pages.contents import contents_page, contents_pages
from printreport.model.layout import PlacedLink, walk

HEADING = "加强维权服务工作，使改革发展成果惠及广大职工群众"


def entries(count: int, heading: str = HEADING) -> list[tuple[str, int]]:
    return [(heading, 4 + number) for number in range(count)]


@pytest.mark.parametrize("count", [1, 7, 14, 24, 30])
def test_every_heading_stands_there_once_with_its_page(count: int) -> None:
    made = sp.setting()
    items = contents_page(made, entries(count), sp.right_page(made), (-1,))
    text = sp.text_of(items)
    assert text.count("广大职工群众") == count
    assert [item.page for item in walk(items) if isinstance(item, PlacedLink)] == list(range(4, 4 + count))


@pytest.mark.parametrize("count", [1, 7, 14, 24, 30])
def test_entries_stand_on_the_grid_down_to_the_last_baseline(count: int) -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    found = sp.baselines(contents_page(made, entries(count), grid, (-1,)))
    assert found <= {round(grid.baseline(n), 3) for n in range(1, grid.lines + 1)}
    assert max(found) == round(grid.baseline(grid.lines), 3)


@pytest.mark.parametrize("trim", [(210, 285), (148, 210), (90, 120), (297, 210), (450, 450)])
@pytest.mark.parametrize("count", [3, 12, 40])
def test_on_every_trim_contents_stay_in_the_type_area_and_apart(trim: tuple[int, int], count: int) -> None:
    made = sp.setting(trim=(mm(trim[0]), mm(trim[1])))
    grid = sp.right_page(made)
    fit = contents_pages(made, [heading for heading, _ in entries(count)], grid)
    items = contents_page(made, entries(fit[0]), grid, (-1,))
    assert sum(fit) == count
    assert holds(sp.type_area(grid), sp.ink_of(made, items))
    assert sp.overlapping_words(made, items) == []


def test_few_entries_are_larger_than_many() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    few, many = (max(run.run.size for run in sp.runs_of(contents_page(made, entries(n), grid, (-1,)))) for n in (6, 30))
    assert few > many


def test_five_hundred_sections_take_several_pages() -> None:
    made = sp.setting()
    counts = contents_pages(made, ["一节的标题"] * 500, sp.right_page(made))
    assert len(counts) > 1
    assert sum(counts) == 500


def test_folios_hang_on_the_right_edge() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    ink = sp.ink_of(made, contents_page(made, entries(8), grid, (-1,)))
    assert ink.right == pytest.approx(grid.right, abs=0.1)


@pytest.mark.parametrize("count", [1, 3, 5, 7])
def test_few_entries_stand_on_the_last_lines_of_rows_of_modules(count: int) -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    found = sp.baselines(contents_page(made, entries(count, "新展厅开门"), grid, (-1,)))
    rows = [n for n in range(1, grid.lines + 1) if (grid.lines - n) % (grid.theme.grid.row_lines + 1) == 0]
    assert found == {round(grid.baseline(n), 3) for n in rows[-count:]}


def test_more_entries_than_rows_stand_closer() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    found = sorted(sp.baselines(contents_page(made, entries(8, "新展厅开门"), grid, (-1,))))
    assert found[1] - found[0] < (grid.theme.grid.row_lines + 1) * grid.theme.grid.leading


def test_entries_too_close_for_rules_stand_in_columns_with_their_folios_near() -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    items = contents_page(made, entries(40), grid, (-1,))
    assert len({round(item.rect.x, 1) for item in walk(items) if isinstance(item, PlacedLink)}) == 2


@pytest.mark.parametrize("count", [3, 7, 8, 30])
def test_links_lie_on_their_own_entries(count: int) -> None:
    made = sp.setting()
    grid = sp.right_page(made)
    links = [item.rect for item in walk(contents_page(made, entries(count), grid, (-1,))) if isinstance(item, PlacedLink)]
    assert all(rect.y > 0 for rect in links)
    assert not any(a.overlaps(b) for i, a in enumerate(links) for b in links[:i])
