"""Orders of pages, read back by folding paper, and places on sheets."""

from __future__ import annotations

import pytest

from containment import holds
from printreport.core.units import mm, to_mm
from printreport.finish.imposition import (
    SHEETS,
    Side,
    creep,
    fitting_sheet,
    fold_marks,
    padded,
    places_on,
    saddle_sides,
    sides_of,
)

FOURS = range(4, 97, 4)


def fold(sides: tuple[Side, ...]) -> list[int | None]:
    """What a reader finds who prints sides two by two on sheets turned over their short edge, nests, folds and leafs through.

    Turned over the short edge, what stands at the left of the back lies behind what stands at the right of the front.
    """
    sheets = [(sides[i], sides[i + 1]) for i in range(0, len(sides), 2)]
    first_half = [(front.right, back.left) for front, back in sheets]
    second_half = [(back.right, front.left) for front, back in reversed(sheets)]
    return [page for leaf in (*first_half, *second_half) for page in leaf]


@pytest.mark.parametrize("pages", FOURS)
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(pages: int) -> None:
    assert fold(saddle_sides(pages)) == list(range(1, pages + 1))


@pytest.mark.parametrize("pages", range(1, 97))
def test_any_count_is_filled_up_with_blanks_at_the_end(pages: int) -> None:
    read = fold(sides_of(pages, "saddle"))
    assert read[:pages] == list(range(1, pages + 1))
    assert read[pages:] == [None] * (padded(pages) - pages)
    assert len(read) - pages < 4


def test_the_folding_notices_sides_that_are_exchanged() -> None:
    sides = saddle_sides(8)
    assert fold((sides[1], sides[0], *sides[2:])) != list(range(1, 9))
    turned = tuple(Side(side.right, side.left, side.sheet) for side in sides)
    assert fold(turned) != list(range(1, 9))


def test_the_outermost_sheet_holds_the_cover_and_the_innermost_the_middle() -> None:
    assert saddle_sides(12)[0] == Side(12, 1, 0)
    assert saddle_sides(12)[1] == Side(2, 11, 0)
    assert saddle_sides(12)[-1] == Side(6, 7, 2)


@pytest.mark.parametrize("pages", [0, 2, 6, 13])
def test_counts_that_no_sheets_of_four_hold_are_refused(pages: int) -> None:
    with pytest.raises(ValueError):
        saddle_sides(pages)


def cut(sides: tuple[Side, ...]) -> list[int | None]:
    """What a reader finds who prints sides two by two on sheets turned over their short edge, cuts the pile at its middle and
    lays the left half upon the right one: page after page, front and back of each leaf."""
    sheets = [(sides[i], sides[i + 1]) for i in range(0, len(sides), 2)]
    left = [(front.left, back.right) for front, back in sheets]
    right = [(front.right, back.left) for front, back in sheets]
    return [page for leaf in (*left, *right) for page in leaf]


@pytest.mark.parametrize("pages", range(1, 97))
def test_cut_leaves_are_a_book_from_the_first_page_to_the_last(pages: int) -> None:
    read = cut(sides_of(pages, "perfect"))
    assert [page for page in read if page is not None] == list(range(1, pages + 1))
    assert read[:pages] == list(range(1, pages + 1))
    assert len(read) == padded(pages)


@pytest.mark.parametrize("pages", range(1, 97))
def test_both_sides_of_each_leaf_follow_each_other(pages: int) -> None:
    read = cut(sides_of(pages, "perfect"))
    for front, back in zip(read[::2], read[1::2], strict=True):
        assert (front is None and back is None) or (front is not None and front % 2 and back in (front + 1, None))


def test_the_cutting_notices_pages_in_reading_order() -> None:
    assert cut((Side(1, 2, 0), Side(3, 4, 0))) != [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("trim", "sheet"),
    [
        ((210, 285), "A3"),
        ((210, 297), "A3"),
        ((185, 260), "A3"),
        ((148, 210), "A4"),
        ((140, 210), "A4"),
        ((130, 185), "A4"),
        ((297, 210), "A3"),
        ((450, 450), "A3"),
    ],
)
def test_the_smaller_sheet_is_taken_that_holds_two_pages(trim: tuple[int, int], sheet: str) -> None:
    assert fitting_sheet(mm(trim[0]), mm(trim[1])) == sheet


@pytest.mark.parametrize("trim", [(210, 285), (210, 297), (185, 260), (148, 210), (130, 185), (90, 90), (450, 450), (450, 90)])
def test_pages_meet_at_the_fold_inside_what_the_printer_reaches(trim: tuple[int, int]) -> None:
    sheet = SHEETS[fitting_sheet(mm(trim[0]), mm(trim[1]))]
    places = places_on(sheet, mm(trim[0]), mm(trim[1]))
    left, right = places.page_at(True), places.page_at(False)
    assert left.right == pytest.approx(right.x) == pytest.approx(sheet[0] / 2)
    assert min(left.x, left.y, sheet[0] - right.right, sheet[1] - left.bottom) >= mm(5) - 0.01
    assert left.width / left.height == pytest.approx(trim[0] / trim[1])


def test_pages_are_made_smaller_only_when_they_must() -> None:
    assert places_on(SHEETS["A3"], mm(185), mm(260)).scale == 1.0
    assert places_on(SHEETS["A3"], mm(210), mm(285)).scale == pytest.approx(410 / 420)


def test_inner_sheets_move_inwards_by_the_paper_around_them() -> None:
    sides = saddle_sides(96)
    assert creep(sides[0], 1, "saddle", 0.1) == 0.0
    assert creep(sides[-1], 48, "saddle", 0.1) == pytest.approx(2.3)
    assert creep(sides[2], 94, "saddle", 0.1) == creep(sides[3], 4, "saddle", 0.1) == pytest.approx(0.1)
    assert creep(sides[-1], 48, "saddle", 0.1, still={48, 49}) == 0.0
    assert creep(sides[-1], 48, "perfect", 0.1) == 0.0


def test_a_page_that_moves_inwards_is_cut_off_at_the_fold() -> None:
    places = places_on(SHEETS["A3"], mm(185), mm(260))
    for left in (True, False):
        seen, page = places.seen(left, 2.0), places.page_at(left, 2.0)
        assert holds(page, seen)
        assert (seen.right if left else seen.x) == pytest.approx(places.fold)
        assert page.x - places.page_at(left).x == pytest.approx(2.0 if left else -2.0)


@pytest.mark.parametrize("trim", [(210, 285), (148, 210), (185, 260), (90, 90)])
def test_fold_marks_stand_on_the_fold_outside_the_pages(trim: tuple[int, int]) -> None:
    sheet = SHEETS[fitting_sheet(mm(trim[0]), mm(trim[1]))]
    places = places_on(sheet, mm(trim[0]), mm(trim[1]))
    above, below = fold_marks(places)
    page = places.page_at(True)
    assert above.x == below.x == places.fold
    assert 0 < above.y < above.bottom < page.y
    assert page.bottom < below.y < below.bottom < sheet[1]
    assert 2.9 < to_mm(above.height) < 5.01
