"""Specimens of body forms: sample sections set by the composer around sample pictures, one page for each form of a theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from printreport.layout.page.form_names import SampleBlocks
from printreport.layout.page.grid import PageGrid
from printreport.layout.page_painter import paint_inner
from printreport.layout.search.column_pages import ColumnPage, ColumnPages, Wanted
from printreport.layout.specimens.sample_forms import (
    Specimens,
    sample_names,
    sample_notes,
    sample_notice,
    sample_section,
    sample_signature,
    sample_timeline,
    with_marks,
)
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.element_kinds import figures_of
from printreport.layout.stacks.elements import FigureElement, PhotoElement
from printreport.layout.stacks.page_plan import PagePlan
from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.section_units import story_of
from printreport.layout.story.sections_abreast import PARALLEL
from printreport.layout.story.story import Story, paint_units
from printreport.layout.story.text_zones import TextZones
from printreport.model.document import Section
from printreport.model.layout import Item

_RIGHT_PAGE = 3
"""A right page, as body forms are written for right pages."""
_PHOTOS = 3
"""How many of the sample photographs are tried among the text: a landscape, a flatter one, a portrait."""
_PAGE_SHARES = (0.1, 0.14, 0.18, 0.22, 0.3, 0.4, 0.5, 0.6, 0.66, 0.72, 0.78, 0.84)
"""How much of a page's text the sample sections are: what fills a page beside an element differs from form to form."""
_COLUMN_SHARES = (0.78, 0.7, 0.62, 0.54, 0.46)
"""How much of a column the sample sections side by side are, the fullest first."""


_BEFORE_BLOCKS = 0.35
"""How much of a column the text before a sample notice is."""
_LONG_TIMELINE = 60
"""Lines of the sample timeline in columns: more than a page of them holds."""


class BodySpecimens:
    """The pages of body forms that the composer makes of sample matter."""

    def __init__(self, specimens: Specimens) -> None:
        self._specimens, self._setting = specimens, specimens.setting
        self._across = specimens.setting.theme.heading.over_columns
        self._grid = specimens.setting.theme.grid

    def items(self, story: Story, plan: PagePlan) -> tuple[Item, ...]:
        """A page at its full size."""
        return paint_inner(self._setting, story, plan, PageGrid(self._setting.theme, False))

    def pages(self) -> Iterator[tuple[Story, PagePlan]]:
        """The cheapest page of each body form of the theme, then of sections side by side, as far as any matter fits them."""
        for form in self._setting.theme.forms:
            if form.name in self._among_text:
                yield self._story, _plan(self._among_text[form.name])
        yield from self._side_by_side()

    # -- elements among the text ------------------------------------------------------------------------------------------

    @cached_property
    def _story(self) -> Story:
        page = self._grid.text_columns * self._grid.lines
        return self._story_of([self._section(f"body-{number}", share * page) for number, share in enumerate(_PAGE_SHARES)])

    @cached_property
    def _among_text(self) -> dict[str, ColumnPage]:
        """The cheapest page of each form with one photograph, or with two where it takes another one over the text."""
        photos = [PhotoElement(photo, (0, 2, at), 0) for at, photo in enumerate(self._specimens.photos)]
        book = ElementBook(self._setting, {"photos": photos})
        return {**self._pages_of(book, 2), **self._pages_of(book, 1)}

    def _pages_of(self, book: ElementBook, count: int) -> dict[str, ColumnPage]:
        """The cheapest page of each form that shows so many of the photographs."""
        found: dict[str, ColumnPage] = {}
        column_pages = self._column_pages(self._story, book)
        for run in self._story.sections:
            for first in range(len(self._specimens.photos) - count + 1 if self._across else _PHOTOS):
                chosen = book.taking({"photos": range(first, first + count)})
                _keep_cheapest(found, column_pages.pages(run.start, chosen, False, Wanted(_always)))
        return found

    # -- sections side by side --------------------------------------------------------------------------------------------

    def _side_by_side(self) -> Iterator[tuple[Story, PagePlan]]:
        """As many sections as there are columns, each under its own figures; the fullest columns that can be had."""
        for share in _COLUMN_SHARES:
            story, figures = self._headed_sections(share)
            book = ElementBook(self._setting, {"figures": figures})
            column_pages, shown = self._column_pages(story, book), book.taking({"figures": range(len(figures))})
            found: dict[str, ColumnPage] = {}
            _keep_cheapest(found, column_pages.pages(0, shown, False, Wanted(_always)))
            if PARALLEL in found:
                yield story, _plan(found[PARALLEL])
                return

    def _headed_sections(self, share: float) -> tuple[Story, tuple[FigureElement, ...]]:
        columns = self._grid.text_columns
        sections = [
            self._section(f"column-{number}", share * self._grid.lines, figures=number % 3 + 1) for number in range(columns)
        ]
        story = self._story_of(sections)
        runs = zip(sections, story.sections, strict=True)
        return story, tuple(element for section, run in runs for element in figures_of(self._setting, section, run))

    # -- work -------------------------------------------------------------------------------------------------------------

    def _section(self, slug: str, lines: float, figures: int = 0) -> Section:
        return sample_section(slug, figures, characters=int(lines * self._grid.measure))

    def _story_of(self, sections: Sequence[Section]) -> Story:
        return story_of(self._setting, list(enumerate(sections)))

    def _column_pages(self, story: Story, book: ElementBook) -> ColumnPages:
        grid, opening = self._grid, self._setting.theme.section.opens_page
        zones = TextZones(story, grid.text_columns, grid.lines, grid.columns, opening=opening)
        return ColumnPages(zones, book, grid.text_columns)


def page_of_blocks(specimens: Specimens, blocks: SampleBlocks) -> tuple[Item, ...]:
    """A page of text with notes, a notice and a timeline in its columns, or with names and a signature."""
    setting, grid = specimens.setting, PageGrid(specimens.setting.theme, False)
    text = sample_section("blocks", 0, characters=int(_BEFORE_BLOCKS * grid.lines * setting.theme.grid.measure))
    if blocks == "names":
        shown = [replace(text, blocks=(*text.blocks, sample_names(), *text.blocks[:1], sample_signature()))]
    else:
        timed = replace(text, heading=None, blocks=(sample_notice(), sample_timeline(_LONG_TIMELINE)))
        shown = [with_marks(text, sample_notes()), timed]
    story = story_of(setting, list(enumerate(shown)))
    filler, start, items = ColumnFiller(story), 0, list[Item]()
    for number in range(setting.theme.grid.text_columns):
        column = filler.column(start, grid.lines, len(story.units))
        items += paint_units(placed_units(story, column, 1), grid, grid.column_x(number))
        start = column.end
    return tuple(items)


def _always(_end: int, _cost: float, _by: float) -> bool:
    """Whether a page is worth setting: on a sheet of forms each is, whatever it costs."""
    return True


def _keep_cheapest(found: dict[str, ColumnPage], pages: Iterable[ColumnPage]) -> None:
    for page in pages:
        body = page.priced.zone.body
        if body not in found or page.price().cost < found[body].price().cost:
            found[body] = page


def _plan(page: ColumnPage) -> PagePlan:
    stack, depth = (page.fit.stack, page.fit.depth) if page.fit is not None else (None, 0)
    return PagePlan(_RIGHT_PAGE, "text", page.priced.zone, stack, depth, sides=page.sides)
