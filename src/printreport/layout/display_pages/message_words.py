"""A leader's words at a size of their own: the story of one section on lines as far apart as that size asks, page after page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printreport.layout.page.grid import EM_BOX_ASCENT, PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.story.column_fill import ColumnFill, ColumnFiller, placed_units
from printreport.layout.story.section_units import story_of
from printreport.layout.story.story import Story, paint_units
from printreport.model.document import Section
from printreport.model.layout import Item
from printreport.model.theme import TextStyle, Theme

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


def message_words(setting: Setting, section: Section, index: int, style: TextStyle, characters: int) -> MessageWords:
    """The words of a section, its heading left out, in lines of so many characters of a style.

    What stands among them (subheadings, lists, quotations, tables, blocks) is set as in columns, but at this size.
    """
    own = replace(setting, theme=_own_theme(setting.theme, style, characters))
    story = story_of(own, [(index, replace(section, heading=None))])
    return MessageWords(story, own.theme, characters * style.size)


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


def on_pages(words: MessageWords, first: int, rest: int, signed: int) -> tuple[ColumnFill, ...]:
    """The words page by page: `first` lines have room on the first page, `rest` on each other, `signed` fewer on the last.

    What stands under the words keeps some of them with it. A first page with room for nothing stays empty.
    """
    story, filler = words.story, ColumnFiller(words.story)
    end, start, room = len(story.units), 0, first
    pages: list[ColumnFill] = []
    while True:
        last = filler.column(start, room - signed, end) if room > signed else None
        if last is not None and last.end == end:
            return (*pages, last)
        page = _leaving_some(filler, start, room, signed)
        if page.end == start and room >= rest:
            page = replace(page, end=min(end, start + 1))
        pages.append(page)
        start, room = page.end, rest
        if start == end:
            return (*pages, ColumnFill(end, end, 0, 0.0))


def _leaving_some(filler: ColumnFiller, start: int, room: int, signed: int) -> ColumnFill:
    """A full page, or one that leaves some lines to the next where that would have too few over its signature."""
    story = filler.story
    end = len(story.units)
    full = filler.column(start, room, end) if room > 0 else ColumnFill(start, start, 0, 0.0)
    least = min(_LEAST_ON_PAGE, room // 2) if signed else 2
    for lines in range(room, room // 2, -1):
        page = filler.column(start, lines, end)
        if page.end > start and story.lines_between(page.end, end) >= least:
            return page
    return full
