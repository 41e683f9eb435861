"""Columns of one height, filled with the units of a block one after the other, as the composer fills them."""

from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.section_units import parted
from printreport.layout.story.story import SectionRun, Story, Unit


def filled_columns(made: list[Unit], height: int) -> list[list[tuple[Unit, int]]]:
    """The units of each column with their lines, columns `height` grid lines high; none is empty or too full."""
    units = parted(made, height)
    story = Story.of(units, [SectionRun(0, 0, len(units), ())])
    filler, start, columns = ColumnFiller(story), 0, []
    while start < len(units):
        column = filler.column(start, height, len(units))
        assert column.end > start
        assert column.lines <= height
        columns.append(placed_units(story, column, 1))
        start = column.end
    return columns
