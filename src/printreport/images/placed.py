"""How large every photograph stands on its page, and with what resolution."""

from __future__ import annotations

from printreport.core.geometry import Crop, Rect
from printreport.model.document import Document, Picture
from printreport.model.layout import Layout, PlacedImage, walk
from printreport.model.press import PlacedPicture

LEAST_PPI = 150.0
"""No picture is set with less."""

AIM_PPI = 225.0
"""Below this a photograph is set smaller, or warned of (Ghent Workgroup 2022: the warning level of placed pictures)."""

FINE_PPI = 300.0
"""What print houses ask for."""


def effective_ppi(picture: Picture, crop: Crop, rect: Rect) -> float:
    """Pixels per inch of the cropped picture in its frame; the lesser of the two directions."""
    across = picture.width * crop.width / (rect.width / 72.0)
    down = picture.height * crop.height / (rect.height / 72.0)
    return min(across, down)


def placed_pictures(layout: Layout, document: Document) -> tuple[PlacedPicture, ...]:
    """Every placed photograph in page and painting order; one over the fold is listed once for each of its pages.

    Widths and heights are points and include what lies in the bleed.
    """
    return tuple(
        PlacedPicture(
            item.photo,
            page.number,
            item.rect.width,
            item.rect.height,
            effective_ppi(document.photos[item.photo].picture, item.crop, item.rect),
        )
        for page in layout.pages
        for item in walk(page.items)
        if isinstance(item, PlacedImage)
    )
