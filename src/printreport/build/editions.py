"""The editions of a report: what each is called, and how its file is made from one Layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from printreport.finish.office_pages import OfficePages
    from printreport.fonts.font_book import FontBook
    from printreport.images.image_store import ImageStore
    from printreport.model.document import Document
    from printreport.model.layout import Layout
    from printreport.model.press import PressCondition

Standard = Literal["x4", "x1a"]
Marks = Literal["none", "crop", "full"]

EDITIONS = ("press", "booklet", "screen")
"""The editions that can be asked for; each becomes `<name>.pdf`."""


@dataclass(frozen=True, slots=True)
class Switches:
    """How the press edition is made: the standard that it keeps, and the marks that stand around its pages."""

    standard: Standard = "x4"
    marks: Marks = "full"


@dataclass(frozen=True, slots=True)
class Composed:
    """All that an edition is made from: the layout with its document, fonts, pictures and press condition."""

    layout: Layout
    document: Document
    book: FontBook
    images: ImageStore
    condition: PressCondition


@dataclass(frozen=True, slots=True)
class Edition:
    """A finished file, and its pages one by one in reading order, which are read back and compared with the source."""

    data: bytes
    pages: bytes


class Production:
    """Makes the editions of one composed report, sharing between them what they share."""

    def __init__(self, composed: Composed, switches: Switches) -> None:
        self._composed = composed
        self._switches = switches

    def edition(self, name: str) -> Edition:
        """The edition of a name in EDITIONS."""
        makers: dict[str, Callable[[], Edition]] = {"press": self._press, "booklet": self._booklet, "screen": self._screen}
        return makers[name]()

    def _press(self) -> Edition:
        """The file for the print house."""
        from printreport.finish.emblem_form import with_emblem_inks
        from printreport.finish.press_file import finish_press

        c, switches = self._composed, self._switches
        pages = with_emblem_inks(self._press_pages(switches.marks), c.document)
        data = finish_press(pages, c.layout, c.document, c.condition, switches.standard)
        return Edition(data, data)

    def _booklet(self) -> Edition:
        """Sheets for the office's own printer."""
        from printreport.finish.report_booklet import report_booklet

        c = self._composed
        return Edition(report_booklet(self.office_pages.data, c.layout, c.document.report), self.office_pages.data)

    @cached_property
    def office_pages(self) -> OfficePages:
        """The pages in sRGB, without marks: what the booklet's sheets and the pictures of pages are made from."""
        from printreport.finish.office_pages import BOOKLET_PPI

        return self._office_pages("none", BOOKLET_PPI)

    def _office_pages(self, marks: Marks, ppi: float) -> OfficePages:
        """The press pages in sRGB with pictures of so many pixels to the inch."""
        from printreport.finish.emblem_form import with_emblem_lights
        from printreport.finish.office_pages import office_pages

        c = self._composed
        pages = office_pages(self._press_pages(marks), c.condition.profile, c.images.results, ppi)
        return replace(pages, data=with_emblem_lights(pages.data, c.document, c.condition.profile))

    def _screen(self) -> Edition:
        """The file for telephones and web sites."""
        from printreport.finish.emblem_form import with_emblem_lights
        from printreport.finish.screen_file import finish_screen
        from printreport.render.screen_pdf import render_screen

        c = self._composed
        pages = render_screen(c.layout, c.document, c.book, c.images, c.condition)
        pages = replace(pages, data=with_emblem_lights(pages.data, c.document, c.condition.profile))
        data = finish_screen(pages, c.document)
        return Edition(data, data)

    def proof_pages(self, dpi: float, overlaid: bool) -> bytes:
        """The press file's pages with their marks, in sRGB as the press will print them, for pictures of so many dots."""
        from printreport.finish.overlay import overlay

        seen = self._office_pages(self._switches.marks, dpi).data
        return overlay(seen, self._composed.layout) if overlaid else seen

    def _press_pages(self, marks: Marks) -> bytes:
        from printreport.render.press_pdf import render_press

        c = self._composed
        return render_press(c.layout, c.document, c.book, c.images, c.condition, marks)
