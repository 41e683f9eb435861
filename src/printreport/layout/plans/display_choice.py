"""What stands outside the columns and what is arranged in them: the ways to set a brochure, before any page is searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from printreport.core.memo import Kind
from printreport.layout.display_pages.back import closing_fits
from printreport.layout.display_pages.contents import contents_pages
from printreport.layout.display_pages.cover import CoverSheet
from printreport.layout.display_pages.message import set_message
from printreport.layout.display_pages.message_pages import SetMessage
from printreport.layout.display_pages.opening import opening_fits, title_block
from printreport.layout.page.cell_form import CellForm
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.photos.photo_forms import fills_page
from printreport.layout.photos.photo_series import in_apart_order
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.element_kinds import KINDS, FormKind, collect, collect_photos
from printreport.layout.stacks.elements import Element, FigureElement, PhotoElement
from printreport.layout.story.section_units import story_of
from printreport.layout.story.story import Story
from printreport.model.document import Photo, Section

_TITLES: Kind[CellForm] = Kind(16)


@dataclass(frozen=True, slots=True)
class DisplayChoice:
    """Which sections stand outside the columns: leaders' and opening words on pages of their own, closing words on the back.

    `contents` holds how many headings stand on each page of contents. Leaders' words come after it, then the opening photograph
    and the opening words, which lead into the text.
    """

    opening: Section | None
    opening_photo: Photo | None
    contents: tuple[int, ...]
    closing: Section | None
    flowing: tuple[tuple[int, Section], ...]
    messages: tuple[SetMessage, ...] = ()

    @property
    def first_inner(self) -> int:
        """The first page in columns."""
        messages = sum(message.pages for message in self.messages)
        return 2 + len(self.contents) + messages + int(self.opening is not None) + int(self.opening_photo is not None)


@dataclass(frozen=True, slots=True)
class Matter:
    """All that the search arranges: the text and everything among it."""

    story: Story
    book: ElementBook
    large: tuple[PhotoElement, ...]


def display_choices(setting: Setting, sheet: CoverSheet) -> Iterator[DisplayChoice]:
    """The ways to set opening and closing words, the finest first."""
    in_text = setting.document.in_text
    sections = tuple(section for _, section in in_text)
    messages = tuple(set_message(setting, section, place) for place, section in setting.document.messages)
    grid = PageGrid(setting.theme, False)
    opening = sections[0] if sections and sections[0].heading is None else None
    if opening is not None and (_has_figures(opening) or not opening_fits(setting, opening, grid)):
        opening = None
    closing = sections[-1] if len(sections) > 1 and sections[-1].heading is None else None
    back = PageGrid(setting.theme, True)
    if closing is not None and (_has_elements(closing) or not closing_fits(setting, closing, back, sheet)):
        closing = None
    contents = _contents(setting, grid)
    before = len(contents) + sum(message.pages for message in messages)
    for open_with, photo, close_with in _variants(setting, opening, closing, before):
        outside = (open_with, close_with)
        flowing = tuple((i, s) for i, s in in_text if not any(s is taken for taken in outside))
        yield DisplayChoice(open_with, photo, contents, close_with, flowing, messages)


def _variants(
    setting: Setting, opening: Section | None, closing: Section | None, before: int
) -> Iterator[tuple[Section | None, Photo | None, Section | None]]:
    """Opening words, their silent photograph where it faces them (an even number of pages is before it), closing words."""
    silent = _silent_photo(setting, opening) if opening is not None and before % 2 == 0 else None
    if opening is not None and silent is not None:
        yield opening, silent, closing
    if opening is not None:
        yield opening, None, closing
    yield None, None, closing
    if closing is not None:
        yield None, None, None


def _contents(setting: Setting, grid: PageGrid) -> tuple[int, ...]:
    if not setting.document.report.contents:
        return ()
    document = setting.document
    in_order = [section for _, section in (*document.messages, *document.in_text)]
    return contents_pages(setting, [section.heading for section in in_order if section.heading], grid)


def _has_elements(section: Section) -> bool:
    return bool(section.photos) or _has_figures(section)


def _has_figures(section: Section) -> bool:
    return bool(section.raised)


def _silent_photo(setting: Setting, opening: Section) -> Photo | None:
    """The opening section's first photograph, if it may fill the page that faces the opening words."""
    for photo_id in opening.photos:
        photo = setting.document.photos[photo_id]
        if photo.place == "full" or (photo.place == "auto" and fills_page(setting, photo)):
            return photo
    return None


def matter_of(setting: Setting, display: DisplayChoice) -> Matter:
    """What display pages leave for the columns."""
    story = story_of(setting, list(display.flowing))
    silent = frozenset({display.opening_photo.id} if display.opening_photo else ())
    hosts = list(display.flowing)
    photos = list(collect_photos(setting, story, hosts, silent))
    if display.opening is not None:
        photos = [*_opening_rest(setting, display, silent), *photos]
    large = tuple(p for p in photos if p.photo.place in ("full", "spread"))
    elements: dict[str, list[Element]] = {"photos": [p for p in photos if p.photo.place not in ("full", "spread")]}
    for kind in KINDS.values():
        if isinstance(kind, FormKind):
            elements[kind.key] = list(collect(kind, setting, story, display.flowing))
    if display.opening is None and display.flowing:
        elements["figures"].insert(0, _title_element(setting))
    return Matter(story, ElementBook(setting, elements), large)


def _title_element(setting: Setting) -> FigureElement:
    """Title and byline over the first page in columns, where no opening page carries them."""
    report = setting.document.report
    key = (setting.typesetter, report.title, report.byline)
    grid = PageGrid(setting.theme, False)
    form = setting.memo.recall(_TITLES, key, setting.theme, lambda: title_block(setting, grid, 8))
    return FigureElement(((form,),), 0, title=True, key="title")


def _opening_rest(setting: Setting, display: DisplayChoice, silent: frozenset[str]) -> Iterator[PhotoElement]:
    """Photographs of the opening words beyond the silent one: they stand on the first pages after them."""
    opening = display.opening
    photos, index = (opening.photos, setting.document.sections.index(opening)) if opening else ((), 0)
    for photo in in_apart_order(setting, [photo for photo in photos if photo not in silent]):
        yield PhotoElement(setting.document.photos[photo], (index, 2, photos.index(photo)), 0)
