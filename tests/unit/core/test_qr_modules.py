"""Codes of the back: which modules are dark, and how much one holds."""

from __future__ import annotations

import pytest

from printreport.core.qr_modules import (
    LEAST_MODULE_MM,
    LEAST_SIDE_MM,
    MOST_VERSION,
    QrOverflowError,
    fits,
    most_letters,
    qr_modules,
)

FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


def test_a_code_is_a_square_with_three_finders() -> None:
    rows = ["".join("01"[dark] for dark in row) for row in qr_modules("https://example.org/x")]
    size = len(rows)
    assert {len(row) for row in rows} == {size}
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert tuple(row[left : left + 7] for row in rows[top : top + 7]) == FINDER
    assert tuple(row[size - 7 :] for row in rows[size - 7 :]) != FINDER


def test_the_largest_code_has_modules_that_can_be_told_apart() -> None:
    assert LEAST_SIDE_MM / (17 + 4 * MOST_VERSION) >= LEAST_MODULE_MM > LEAST_SIDE_MM / (17 + 4 * (MOST_VERSION + 1))
    assert len(qr_modules("a" * 180)) == 17 + 4 * MOST_VERSION


@pytest.mark.parametrize(("letter", "most"), [("a", 180), ("中", 60), ("1", 432)])
def test_how_much_a_code_holds(letter: str, most: int) -> None:
    """Version 9 at level M holds 182 codewords, 180 bytes (ISO/IEC 18004, table 7)."""
    assert most_letters(letter * 1000) == most
    assert fits(letter * most)
    assert not fits(letter * (most + 1))
    with pytest.raises(QrOverflowError):
        qr_modules(letter * 10_000)
