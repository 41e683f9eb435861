"""Booklets as a hand makes them: sheets printed on both sides, laid in a pile, folded or cut, and leafed through.

The paper is a picture of points: each side is read where its pages really stand on the finished file, so that orders, places,
creep, the turning over of the sheet and the knife are tried together.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import pytest

from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.finish.booklet import Imposition, impose
from printreport.finish.imposition import SHEETS, Places, SheetBinding, places_on

SIZE = (mm(140), mm(200))
PAPER = mm(0.25)
SHEET_WIDTH = SHEETS["A4"][0]
COUNTS = (4, 5, 6, 7, 8, 10, 12, 13, 16, 22, 32, 47, 64)


@dataclass(frozen=True)
class Print:
    """A page as it lies on one side of a sheet: its number, and its left and right edge as seen through from the front."""

    page: int
    left: float
    right: float


def file_of(pages: int) -> bytes:
    """A PDF whose pages are told apart by their width, by hundredths of a point."""
    with pikepdf.new() as pdf:
        for number in range(1, pages + 1):
            pdf.add_blank_page(page_size=(SIZE[0], SIZE[1]))
            pdf.pages[-1].obj.Contents = pdf.make_stream(b"%d 0 m" % number)
        packed = io.BytesIO()
        pdf.save(packed)
        return packed.getvalue()


def imposed(pages: int, binding: SheetBinding) -> tuple[bytes, Places]:
    places = places_on(SHEETS["A4"], *SIZE)
    with pikepdf.open(io.BytesIO(file_of(pages))) as pdf:
        return impose(pdf, Imposition(places, binding, PAPER)), places


def printed(data: bytes) -> list[list[Print]]:
    """What each side shows: the form placed, the part of it that its clip lets through, read from the file's operators."""
    sides = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for side in pdf.pages:
            found, clip = [], Rect(0, 0, 0, 0)
            for step in pikepdf.parse_content_stream(side):
                operator, values = str(step.operator), step.operands
                if operator == "re":
                    clip = Rect(*(float(value) for value in values))
                elif operator == "Do":
                    form = side.obj.Resources.XObject[str(values[0])]
                    number = int(form.read_bytes().split()[0])
                    found.append(Print(number, clip.x, clip.right))
            sides.append(found)
    return sides


def turned(side: list[Print]) -> list[Print]:
    """The back of a sheet turned over its short edge, looked at through the paper."""
    return [Print(mark.page, SHEET_WIDTH - mark.right, SHEET_WIDTH - mark.left) for mark in side]


def half(side: list[Print], left: bool) -> Print | None:
    """The page that lies wholly on one half of a sheet."""
    middle = SHEET_WIDTH / 2
    found = [mark for mark in side if (mark.right <= middle + 0.01 if left else mark.left >= middle - 0.01)]
    assert len(found) <= 1
    return found[0] if found else None


Leaf = tuple[Print | None, Print | None]


def folded(sides: list[list[Print]]) -> list[Leaf]:
    """The leaves of sheets that are nested and folded at their middle, from the cover to the back cover."""
    sheets = [(front, turned(back)) for front, back in zip(sides[::2], sides[1::2], strict=True)]
    first = [(half(front, False), half(back, False)) for front, back in sheets]
    last = [(half(back, True), half(front, True)) for front, back in reversed(sheets)]
    return [*first, *last]


def cut(sides: list[list[Print]]) -> list[Leaf]:
    """The leaves of a pile cut at its middle, the left part laid upon the right."""
    sheets = [(front, turned(back)) for front, back in zip(sides[::2], sides[1::2], strict=True)]
    return [(half(front, left), half(back, left)) for left in (True, False) for front, back in sheets]


def pages_of(leaves: list[Leaf]) -> list[int]:
    """The pages in the order in which a reader meets them, which must all stand before the blanks."""
    read = [side for leaf in leaves for side in leaf]
    seen = [side.page for side in read if side is not None]
    assert all(side is not None for side in read[: len(seen)])
    return seen


@pytest.mark.parametrize("pages", COUNTS)
def test_sheets_that_are_folded_are_a_booklet(pages: int) -> None:
    leaves = folded(printed(imposed(pages, "saddle")[0]))
    assert pages_of(leaves) == list(range(1, pages + 1))
    assert 2 * len(leaves) - pages < 4


@pytest.mark.parametrize("pages", COUNTS)
def test_sheets_that_are_cut_and_stacked_are_a_book(pages: int) -> None:
    leaves = cut(printed(imposed(pages, "perfect")[0]))
    assert pages_of(leaves) == list(range(1, pages + 1))
    assert 2 * len(leaves) - pages < 4


@pytest.mark.parametrize("binding", ["saddle", "perfect"])
@pytest.mark.parametrize("pages", [8, 13, 64])
def test_both_sides_of_a_leaf_lie_upon_each_other(pages: int, binding: SheetBinding) -> None:
    sides = printed(imposed(pages, binding)[0])
    for front, back in folded(sides) if binding == "saddle" else cut(sides):
        if front is not None and back is not None:
            assert (front.left, front.right) == pytest.approx((back.left, back.right), abs=0.002)


@pytest.mark.parametrize("pages", [8, 32, 64])
def test_fore_edges_are_even_when_the_folded_pile_is_cut(pages: int) -> None:
    """Each sheet is pushed out by the paper around it: with it, every page's outer edge comes to lie upon the cover's."""
    leaves = folded(printed(imposed(pages, "saddle")[0]))
    half_way = len(leaves) // 2
    for place, (front, _back) in enumerate(leaves):
        assert front is not None
        outermost = place if place < half_way else len(leaves) - 1 - place
        edge = front.right - SHEET_WIDTH / 2 if place < half_way else SHEET_WIDTH / 2 - front.left
        assert edge + outermost * PAPER == pytest.approx(SIZE[0], abs=0.005)


def test_pages_that_are_cut_do_not_creep() -> None:
    for side in printed(imposed(64, "perfect")[0]):
        for mark in side:
            assert mark.right - mark.left == pytest.approx(SIZE[0], abs=0.002)


def test_the_simulation_notices_sides_in_reading_order() -> None:
    sides = printed(imposed(8, "perfect")[0])
    wrong = [[Print(page, mark.left, mark.right) for page, mark in zip(numbers, sides[0], strict=True)]
             for numbers in ((1, 2), (3, 4), (5, 6), (7, 8))]  # fmt: skip
    assert pages_of(cut(wrong)) != list(range(1, 9))
    assert pages_of(folded(sides)) != list(range(1, 9))
