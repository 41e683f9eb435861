"""Names for the lines of a story that survive small corrections: section, block, and line in the block."""

from __future__ import annotations

from collections import Counter

from printreport.layout.story.column_fill import ColumnFill
from printreport.layout.story.story import Story


class LineNames:
    """The names of a story's units (`02-skills/3:2`) and the units of the names; white space between blocks has none."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._units: dict[str, int] = {}
        self._names: list[str] = []
        count: Counter[str] = Counter()
        for index, unit in enumerate(story.units):
            count[unit.key] += 1
            name = "" if unit.space else f"{unit.key}:{count[unit.key]}"
            self._names.append(name)
            self._units.setdefault(name, index)

    def first(self, column: ColumnFill) -> str:
        """The name of a column's first line, "" for an empty column; of lines set otherwise than the story's, their block's."""
        if column.units is not None and (column.start == column.end or not self._names[column.start]):
            return next((f"{unit.key}:1" for unit in column.units if not unit.space), "")
        return next((name for name in self._names[column.start : column.end] if name), "")

    def last(self, column: ColumnFill) -> str:
        """The name of a column's last line, "" for an empty column; lines set otherwise than the story's are counted in it."""
        if column.units is None:
            return next((name for name in reversed(self._names[column.start : column.end]) if name), "")
        keys = [unit.key for unit in column.units if not unit.space]
        return f"{keys[-1]}:{keys.count(keys[-1])}" if keys else ""

    def boundary(self, name: str) -> int | None:
        """The unit at which what stands before a named line ends; white space belongs to what follows. None for no such line."""
        index = self._units.get(name) if name else None
        while index is not None and index > 0 and self.story.units[index - 1].space:
            index -= 1
        return index
