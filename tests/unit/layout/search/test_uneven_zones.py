"""Bodies of several measures before and after their text is set: which stand under a stack, how high, and what they promised."""

from __future__ import annotations

import itertools
import math
from functools import cache

import pytest

from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page_painter import paint_inner
from printreport.layout.search.column_pages import ColumnPage, ColumnPages, Wanted
from printreport.layout.search.lower_bounds import LowerBounds
from printreport.layout.search.uneven_zones import STRANGE
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.element_kinds import KINDS
from printreport.layout.stacks.elements import FigureElement, PhotoElement
from printreport.layout.stacks.page_plan import PagePlan
from printreport.layout.story.section_units import story_of
from printreport.layout.story.text_zones import TextZones
from printreport.model.layout import Item
from special_pages import WORDS, images_of, photo, right_page, section, setting

PLAIN = setting()
GRID = PLAIN.theme.grid
NONE = (range(0),) * (len(KINDS) - 2)
WHOLE = (range(2), range(1), *NONE)
"""Both photographs and the figure: some among the text, the others over it."""
TAKEN = [WHOLE, (range(1), range(1), *NONE), (range(2), range(0), *NONE), (range(1), range(0), *NONE)]


def empty(_cell: Cell) -> tuple[Item, ...]:
    return ()


@cache
def made(characters: int) -> tuple[ColumnPages, LowerBounds, TextZones]:
    """Two sections, the first of so many characters, with a landscape, a portrait and a figure that may stand in a third."""
    text = WORDS * 20
    texts = (text[:characters] + "。", text[: characters // 2] + "。")
    story = story_of(PLAIN, [(n, section(f"{n}-part", words, heading="工作稳步推进")) for n, words in enumerate(texts)])
    photos = [PhotoElement(photo("crowd"), (0, 2, 0), 0), PhotoElement(photo("figure", 4000, 6000), (0, 2, 1), 0)]
    figure = FigureElement(((CellForm("hero", 6, 14, 9, frozenset({Width.FULL, Width.HALF, Width.THIRD}), 1.0, empty),),), 0)
    book = ElementBook(PLAIN, {"photos": photos, "figures": [figure]})
    zones = TextZones(story, GRID.text_columns, GRID.lines, GRID.columns)
    sided = ColumnPages(zones, book, GRID.text_columns)
    return sided, LowerBounds(book, sided, GRID.text_columns, GRID.lines), zones


@cache
def uneven_pages(characters: int, taking: tuple[range, range, range], *, left_page: bool) -> tuple[ColumnPage, ...]:
    sided, _, _ = made(characters)
    names = {form.name for form in PLAIN.theme.forms} - {"side-head", "side-foot", "half"}
    pages = sided.pages(0, taking, left_page, Wanted(lambda _end, _cost, _by: True))
    return tuple(page for page in pages if page.priced.zone.body in names)


LENGTHS = range(150, 1300, 90)
"""Characters: from a third of a page to two pages."""


@pytest.mark.slow
@pytest.mark.parametrize("left_page", [False, True])
def test_a_body_stands_under_a_stack_if_its_element_is_at_the_foot(left_page: bool) -> None:
    bodies = [
        (page.priced.zone.body, page.fit is not None)
        for characters, taking in itertools.product(LENGTHS, TAKEN)
        for page in uneven_pages(characters, taking, left_page=left_page)
    ]
    assert {body for body, stacked in bodies if stacked} == {"rail"}
    assert {body for body, stacked in bodies if not stacked} > {"rail", "broad", "thirds"}


def test_stack_and_body_share_the_page_without_meeting() -> None:
    for characters, taking in itertools.product(LENGTHS, TAKEN):
        for page in uneven_pages(characters, taking, left_page=False):
            zone, over = page.priced.zone, page.fit
            assert zone.height + (over.depth + 2 if over is not None else 0) <= GRID.lines
            assert all(side.depth <= zone.height for side in page.sides)


def test_the_text_in_a_rail_page_ends_with_its_picture() -> None:
    tried = itertools.product(LENGTHS, TAKEN)
    pages = [page for length, taking in tried for page in uneven_pages(length, taking, left_page=False) if page.fit]
    assert pages
    assert all(page.priced.zone.columns[0].lines == page.priced.zone.height for page in pages)


@pytest.mark.parametrize("left_page", [False, True])
def test_a_page_of_several_measures_costs_no_less_than_it_promised(left_page: bool) -> None:
    near = []
    for characters, taking in itertools.product(LENGTHS, TAKEN):
        _, bounds, zones = made(characters)
        for page in uneven_pages(characters, taking, left_page=left_page):
            lines = zones.story.lines_between(0, page.priced.zone.end)
            promised = bounds.of(taking).at_other_measures(lines, math.inf)
            assert STRANGE <= promised <= page.price().cost + 1e-9
            near.append(page.price().cost - promised)
    assert min(near) < 0.3


def test_text_for_which_no_page_of_several_measures_has_room_promises_none() -> None:
    _, bounds, _ = made(600)
    for taking in TAKEN:
        assert bounds.of(taking).at_other_measures(4 * GRID.lines, math.inf) == math.inf
    # a few lines do not fill a page alone, but a stack leaves room for them
    alone, stacked = TAKEN[3], TAKEN[0]
    assert bounds.of(alone).at_other_measures(12, math.inf) == math.inf
    assert bounds.of(stacked).at_other_measures(12, math.inf) < math.inf


def test_what_is_too_dear_anyway_is_not_promised() -> None:
    _, bounds, _ = made(600)
    assert bounds.of(TAKEN[0]).at_other_measures(20, math.inf) < math.inf
    assert bounds.of(TAKEN[0]).at_other_measures(20, 0.1) == math.inf


def picture_top(page: ColumnPage, zones: TextZones, *, below: bool) -> float:
    """Where the picture among the text begins, under a stack or, `below`, over it; the stack itself paints nothing."""
    assert page.fit is not None
    plan = PagePlan(3, "text", page.priced.zone, page.fit.stack, page.fit.depth, below, sides=page.sides)
    (picture,) = images_of(paint_inner(PLAIN, zones.story, plan, right_page(PLAIN)))
    return picture.rect.y


@pytest.mark.parametrize("body", ["rail", "side-foot"])
def test_a_rails_picture_is_away_from_the_stack_over_or_under_it(body: str) -> None:
    sided, _, zones = made(600)
    pages = sided.pages(0, TAKEN[1], False, Wanted(lambda _end, _cost, _by: True))
    page = next(page for page in pages if page.priced.zone.body == body and page.fit and page.sides[0].counts[0])
    height, depth, grid = page.priced.zone.height, page.sides[0].depth, right_page(PLAIN)
    assert picture_top(page, zones, below=False) == pytest.approx(grid.face_top(GRID.lines - depth + 1))
    # columns that give way keep their places, and so does what they give way to
    first = 1 if body == "rail" else height - depth + 1
    assert picture_top(page, zones, below=True) == pytest.approx(grid.face_top(first))
