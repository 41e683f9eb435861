"""Makes the pictures of the screen edition: sRGB, small enough for telephones."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from printreport.core.geometry import Crop, Rect
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import EncodedPicture, PictureOrder, Recipe, made_pictures, order_picture
from printreport.images.screen_color import to_screen
from printreport.model.document import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

PPI = 150.0
"""Pixels to the inch: as many across a page as a phone shows, and a report stays under 10 MB (press.md)."""
_QUALITY = 85
"""JPEG's. Colours keep their full fineness, as reds bleed otherwise."""
_RECIPE = 3
"""Goes up whenever the same order would give other bytes, so that no result of before is taken."""


def order_screen_picture(picture: Picture, root: str, crop: Crop, rect: Rect) -> PictureOrder:
    """What to make for a picture that fills `rect` (points): 150 pixels to the inch, or its own where it has fewer."""
    return order_picture(picture, root, crop, rect, PPI, PPI)


def screen_pictures(orders: Iterable[PictureOrder], store: ImageStore, profile: bytes) -> Mapping[PictureOrder, EncodedPicture]:
    """The pictures of all orders in sRGB; those in inks that bring no profile are taken for those of the press profile."""
    name = f"screen-{_RECIPE}-{hashlib.sha256(profile).hexdigest()[:16]}"
    return made_pictures(orders, store, Recipe(name, partial(_encode, profile=profile)))


def _encode(image: Image, own: bytes | None, profile: bytes) -> EncodedPicture:
    seen = to_screen(image, own, profile)
    data = io.BytesIO()
    seen.save(data, "JPEG", quality=_QUALITY, subsampling=0)
    return EncodedPicture(seen.width, seen.height, "Gray" if seen.mode == "L" else "RGB", True, data.getvalue())
