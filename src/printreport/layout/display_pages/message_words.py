"""A leader's words at a size of their own: the story of one section on lines as far apart as that size asks, page after page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printreport.layout.display_pages.leader import Leader
from printreport.layout.display_pages.message_notes import notes_at_foot
from printreport.layout.page.grid import EM_BOX_ASCENT, PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.story.column_fill import ColumnFill, ColumnFiller, placed_units
from printreport.layout.story.passage import line_units
from printreport.layout.story.section_units import story_of
from printreport.layout.story.story import Story, paint_units
from printreport.model.blocks import Paragraph, plain_text
from printreport.model.document import Section
from printreport.model.layout import Item
from printreport.model.theme import TextStyle, Theme

Columns = tuple[ColumnFill, ...]
"""The columns of words of one page."""

_LEAST_ON_PAGE = 5
"""Lines of the words that a page holds at least, where a signature would stand with fewer of them."""


@dataclass(frozen=True, slots=True)
class MessageWords:
    """The words in one style and measure; `theme` is that of the report with the words' own lines as its grid."""

    story: Story
    theme: Theme
    measure: float

    @property
    def pitch(self) -> float:
        """Points from line to line."""
        return self.theme.grid.leading

    @property
    def lines(self) -> int:
        """All lines, those of white between them counted."""
        story = self.story
        first = next((at for at, unit in enumerate(story.units) if not unit.space), 0)
        return story.lines_between(first, len(story.units))

    def first_baseline(self, grid: PageGrid, line: float) -> float:
        """Where the first line stands whose face begins level with that of a line of the page."""
        return grid.face_top(line) + self.theme.han.face_top_em * self.theme.grid.em

    def paint(self, column: ColumnFill, grid: PageGrid, x: float, first: float) -> tuple[Item, ...]:
        """The words of one page, the first baseline at `first`."""
        page = replace(self.theme.page, head=first - EM_BOX_ASCENT * self.theme.grid.em)
        own = PageGrid(replace(self.theme, page=page), grid.left_page)
        return paint_units(placed_units(self.story, column, 1), own, x)


_ADDRESSED = (":", "：")
_MOST_GREETING = 2
"""Lines of a paragraph that can still be an address."""


def message_words(leader: Leader, style: TextStyle, characters: int) -> MessageWords:
    """The words of a section, heading and notes at the foot left out, in lines of so many characters of a style.

    What stands among them (subheadings, lists, quotations, tables, blocks) is set as in columns, but at this size.
    """
    own = replace(leader.setting, theme=_own_theme(leader.setting.theme, style, characters))
    measure = characters * style.size
    notes = () if notes_at_foot(leader, measure).units else leader.section.notes
    story = _greeting(own, leader.section, story_of(own, [(leader.index, replace(leader.section, heading=None, notes=notes))]))
    return MessageWords(story, own.theme, measure)


def _greeting(setting: Setting, section: Section, story: Story) -> Story:
    """The story with a first line that addresses the readers (各位朋友：) flush, as in a letter (称呼顶格)."""
    block = section.blocks[0] if section.blocks else None
    if not isinstance(block, Paragraph) or plain_text(block.text)[-1:] not in _ADDRESSED:
        return story
    grid, units = setting.theme.grid, list(story.units)
    flush = replace(setting.theme.style("body"), indent=0.0)
    done = setting.typesetter.set_paragraph(block.text, flush, [grid.measure * grid.em])
    own = [unit for unit in units if unit.key == units[0].key]
    if len(own) != len(done.lines) or len(own) > _MOST_GREETING:
        return story
    units[: len(own)] = line_units(done, "paragraph", own[0].key, own[0].order)
    return replace(story, units=tuple(units))


def _own_theme(theme: Theme, style: TextStyle, characters: int) -> Theme:
    """The theme with one column of lines in a style: its pitch is the leading, its size the em."""
    sized = {name: replace(theme.style(name), size=style.size, leading=style.leading) for name in ("subheading", "quotation")}
    lines = int(theme.grid.height / style.leading)
    grid = replace(
        theme.grid,
        em=style.size,
        leading=style.leading,
        columns=1,
        module=float(characters),
        gap=0.0,
        lines=max(1, lines),
        text_columns=1,
        measure=float(characters),
    )
    return replace(theme, styles={**theme.styles, **sized, "body": style}, grid=grid)  # type: ignore[dict-item]


def in_columns(words: MessageWords, first: tuple[int, int], rest: tuple[int, int], signed: int) -> tuple[Columns, ...]:
    """The words page by page: `first` tells how many columns of how many lines the first page has, `rest` those of each other.

    The column in which they end has `signed` lines fewer; what stands there keeps some of the words with it. A column with room
    for nothing stays empty.
    """
    filler, end = ColumnFiller(words.story), len(words.story.units)
    pages: list[Columns] = []
    columns: list[ColumnFill] = []
    start = 0
    while True:
        count, room = rest if pages else first
        last = filler.column(start, room - signed, end) if room > signed else None
        if last is not None and last.end == end:
            return (*pages, (*columns, last))
        columns.append(_leaving_some(filler, start, room, signed, forced=bool(pages)))
        start = columns[-1].end
        if len(columns) == count:
            pages.append(tuple(columns))
            columns = []
        if start == end:
            return (*pages, (*columns, ColumnFill(end, end, 0, 0.0)))


def _leaving_some(filler: ColumnFiller, start: int, room: int, signed: int, *, forced: bool) -> ColumnFill:
    """A full column, or one that leaves some lines to the next where that would have too few over its signature.

    `filler` fills it from the unit `start` on with `room` lines, of which the last has `signed` fewer. Where `forced`, it takes
    one unit at least.
    """
    story = filler.story
    end = len(story.units)
    full = filler.column(start, room, end) if room > 0 else ColumnFill(start, start, 0, 0.0)
    least = min(_LEAST_ON_PAGE, room // 2) if signed else 2
    for lines in range(room, room // 2, -1):
        column = filler.column(start, lines, end)
        if column.end > start and story.lines_between(column.end, end) >= least:
            return column
    return replace(full, end=min(end, start + 1)) if forced and full.end == start else full
