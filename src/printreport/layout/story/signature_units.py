"""Signatures (落款) in a text column: lines that are never torn, and stay with what stands before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, place_line
from printreport.layout.page.signature_lines import SignedLine, signature_lines
from printreport.layout.story.passage import OVERFULL
from printreport.layout.story.story import FORBIDDEN, Paint, Unit
from printreport.model.blocks import FencedBlock, Signature
from printreport.model.layout import Item
from printreport.model.line import Line


def signature_units(
    setting: Setting, block: FencedBlock, measure: float, key: str, order: tuple[int, ...]
) -> list[Unit]:
    """The lines of a signature as units that stay together, and with what stands before them.

    `setting` is what it is set with, `block` the signature, `measure` the column's in points, `key` names its element, and
    `order` is its place in the structure.
    """
    assert isinstance(block, Signature)
    return signed_units(signature_lines(setting, block, setting.theme.style("body"), measure), key, order)


def signed_units(lines: Iterable[SignedLine], key: str, order: tuple[int, ...]) -> list[Unit]:
    """The set lines of a signature as units; `key` and `order` are those of the block."""
    units = []
    for signed in lines:
        own, place = f"{key}/{signed.number}", (*order, signed.number)
        unit = Unit(1, _painter(signed.line, signed.inset), "paragraph", own, place, FORBIDDEN)
        units.append(replace(unit, overfull=signed.line.overfull > OVERFULL))
    return units


def _painter(line: Line, inset: float) -> Paint:
    def paint(page: PageGrid, x: float, number: int) -> tuple[Item, ...]:
        return place_line(line, x + inset, page.baseline(number))

    return paint
