"""The booklet edition: a report's own pages on sheets that suit its trim, binding and paper."""

from __future__ import annotations

import io

import pikepdf

from printreport.finish.booklet import Imposition, impose
from printreport.finish.imposition import SHEETS, SheetBinding, fitting_sheet, places_on
from printreport.model.document import Report
from printreport.model.layout import Layout, Page, PlacedImage, walk

_OVER = 0.5
"""Points by which a picture must pass the fold to be taken for one over both pages: less is a bleed cut short."""


def report_booklet(pages: bytes, layout: Layout, report: Report) -> bytes:
    """The sheets of a report whose pages `pages` holds one by one; folded only when it is stapled in the fold."""
    binding: SheetBinding = "saddle" if report.binding == "saddle-stitch" else "perfect"
    places = places_on(SHEETS[fitting_sheet(layout.width, layout.height)], layout.width, layout.height)
    with pikepdf.open(io.BytesIO(pages)) as file:
        file.Root.Lang = pikepdf.String(report.language)
        file.trailer.Info = file.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(" ".join(report.title))))
        if report.publisher:
            file.trailer.Info.Author = pikepdf.String(report.publisher)
        return impose(file, Imposition(places, binding, report.paper, pages_over_fold(layout)))


def pages_over_fold(layout: Layout) -> frozenset[int]:
    """The pages that hold half of a picture which goes on across the fold."""
    halves = {page.number: _halves(page, layout) for page in layout.pages}
    pairs = [(page.number, page.number + 1) for page in layout.pages if page.left and page.number + 1 in halves]
    return frozenset(number for pair in pairs if halves[pair[0]] & halves[pair[1]] for number in pair)


def _halves(page: Page, layout: Layout) -> frozenset[str]:
    """The photographs that reach a page's inner edge."""
    images = (item for item in walk(page.items) if isinstance(item, PlacedImage))
    return frozenset(
        image.photo for image in images if (image.rect.right > layout.width - _OVER if page.left else image.rect.x < _OVER)
    )
