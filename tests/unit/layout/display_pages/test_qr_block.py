"""The QR code on a page: one outline without seams, in black ink alone on white, as large as telephones need it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

import special_pages as sp
from printreport.core.color import BLACK, PAPER
from printreport.core.qr_modules import qr_modules
from printreport.core.units import mm
from printreport.layout.display_pages.qr_block import Modules, outlines, place_code, qr_block
from printreport.model.document import QrCode
from printreport.model.layout import PlacedArea, PlacedShape, walk

CODE = QrCode("https://example.org/2025", "扫码看电子版", sp.SPAN)


def refilled(modules: Modules) -> Modules:
    """Which modules the outlines fill by the even-odd rule, each asked at its middle."""
    rings = outlines(modules)
    return tuple(
        tuple(sum(_crossings(ring, column + 0.5, row + 0.5) for ring in rings) % 2 == 1 for column in range(len(line)))
        for row, line in enumerate(modules)
    )


def _crossings(ring: tuple[tuple[int, int], ...], x: float, y: float) -> int:
    sides = itertools.pairwise((*ring, ring[0]))
    return sum(a[0] == b[0] and a[0] > x and min(a[1], b[1]) < y < max(a[1], b[1]) for a, b in sides)


@pytest.mark.parametrize("text", ["https://example.org", "凝聚职工力量", "x" * 120])
def test_outlines_fill_the_dark_modules_and_no_other(text: str) -> None:
    assert refilled(qr_modules(text)) == qr_modules(text)


def test_modules_that_touch_at_a_corner_are_two_areas_and_a_ring_has_a_hole() -> None:
    assert len(outlines(((True, False), (False, True)))) == 2
    ring = tuple(tuple((row, column) != (1, 1) for column in range(3)) for row in range(3))
    assert sorted(map(len, outlines(ring))) == [4, 4]


def test_no_side_is_drawn_twice_so_that_no_seam_is_left() -> None:
    modules = qr_modules("https://example.org")
    sides = [
        frozenset((a, b))
        for ring in outlines(modules)
        for a, b in itertools.pairwise((*ring, ring[0]))
    ]
    assert len(sides) == len(set(sides))
    # One rectangle for each dark module would have four sides of each.
    assert sum(len(ring) for ring in outlines(modules)) < 2 * sum(map(sum, modules))


def placed(code: QrCode = CODE) -> tuple[PlacedShape, PlacedArea, int]:
    made = sp.setting(qr=code)
    block = qr_block(made, made.style("colophon"))
    assert block is not None
    items = place_code(made, block, 500.0, 700.0)
    plate = next(item for item in walk(items) if isinstance(item, PlacedShape))
    area = next(item for item in walk(items) if isinstance(item, PlacedArea))
    return plate, area, len(block.modules)


@pytest.mark.parametrize("text", ["x", "https://example.org/2025", "x" * 150])
def test_the_code_has_eighteen_millimetres_or_more_and_a_quiet_zone_of_four_modules(text: str) -> None:
    plate, area, count = placed(replace(CODE, text=text))
    assert mm(18) - 0.01 <= area.bounds.width <= mm(24) + 0.01
    assert area.bounds.width == pytest.approx(area.bounds.height)
    assert area.bounds.x - plate.bounds.x == pytest.approx(4 * area.bounds.width / count)
    assert plate.bounds.bottom - area.bounds.bottom == pytest.approx(4 * area.bounds.width / count)


def test_modules_are_full_black_ink_on_a_white_plate() -> None:
    plate, area, _ = placed()
    assert (plate.fill, area.fill) == (PAPER, BLACK)


def test_the_code_is_a_figure_that_says_its_text_and_the_label_is_an_element() -> None:
    made = sp.setting(qr=CODE)
    block = qr_block(made, made.style("colophon"))
    assert block is not None
    items = place_code(made, block, 500.0, 700.0)
    assert [tag.alt for tag in sp.tags(items, "figure")] == ["二维码：https://example.org/2025"]
    assert [sp.text_of(tag.items) for tag in sp.tags(items, "code-label")] == ["扫码看电子版"]


def test_a_long_label_is_broken_to_the_plates_width() -> None:
    made = sp.setting(qr=replace(CODE, label="扫码看二〇二五年度工作报告电子版全文和照片"))
    block = qr_block(made, made.style("colophon"))
    assert block is not None
    assert 1 < len(block.label) <= 3
    assert max(line.width for line in block.label) <= block.width + 0.01
