"""The blocks that an editor writes between `:::` lines as units of the story, one entry for each kind."""

from __future__ import annotations

from collections.abc import Callable

from printreport.layout.page.setting import Setting
from printreport.layout.story.name_units import name_units
from printreport.layout.story.notice_units import notice_units
from printreport.layout.story.signature_units import signature_units
from printreport.layout.story.story import Unit
from printreport.layout.story.timeline_units import timeline_units
from printreport.model.blocks import FencedBlock, NameList, Notice, Signature, Timeline

MakeUnits = Callable[[Setting, FencedBlock, float, str, tuple[int, ...]], list[Unit]]
"""From a block, a measure in points, the key of its element and its place in the structure to its units."""


def fenced_units(setting: Setting, block: FencedBlock, measure: float, key: str, order: tuple[int, ...]) -> list[Unit]:
    """The units of a block at a measure in points; `key` names its element, `order` is its place in the structure.

    `setting` has theme and typesetter, `block` is what the editor fenced, and `measure` is the column's in points.
    """
    return _UNITS[type(block)](setting, block, measure, key, order)


_UNITS: dict[type[FencedBlock], MakeUnits] = {
    Timeline: timeline_units,
    NameList: name_units,
    Signature: signature_units,
    Notice: notice_units,
}
