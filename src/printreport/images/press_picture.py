"""Makes the pictures that go into a press file: separated, held under the ink limit, compressed with little loss."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterable, Mapping
from functools import partial

from PIL import Image as Pillow
from PIL.Image import Image

from printreport.core.geometry import Crop, Rect
from printreport.images.color_convert import highest_ink, limit_ink, most_ink, to_press
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import EncodedPicture, PictureOrder, Recipe, made_pictures, order_picture
from printreport.model.document import Picture

MAX_PPI = 350.0
"""Pixels to the inch (press.md): a screen of 175 lines to the inch shows no more than two for a line."""
SCALED_PPI = 300.0
"""What print houses ask for; under `MAX_PPI`, so that no picture is resampled for little."""
_QUALITY = 93
"""JPEG's, a little over the 92 under which print houses complain."""
_LIMITS = (294.0, 288.0, 278.0)
"""Per cent of ink before JPEG, tried in turn: its rounding adds some at edges, and the file must stay under 300."""
# Noise of this compression is under 12 per cent of ink in the worst pixel: only fuller pictures are looked at again,
# and taken when no pixel passes what is accepted.
_NEAR_LIMIT = 284.0
_ACCEPTED = 299.0
"""Per cent of ink read back: the press's 300 less what rounding to 8 bits may hide."""
_RECIPE = 3
"""Goes up whenever the same order would give other bytes, so that no result of before is taken."""


def order_press_picture(picture: Picture, root: str, crop: Crop, rect: Rect) -> PictureOrder:
    """What to make for a picture that fills `rect` (points): its own pixels up to 350 to the inch, else 300."""
    return order_picture(picture, root, crop, rect, MAX_PPI, SCALED_PPI)


def press_pictures(orders: Iterable[PictureOrder], store: ImageStore, profile: bytes) -> Mapping[PictureOrder, EncodedPicture]:
    """The pictures of all orders in the inks of a press profile; a grey one is printed in K alone."""
    name = f"press-{_RECIPE}-{hashlib.sha256(profile).hexdigest()[:16]}"
    return made_pictures(orders, store, Recipe(name, partial(_encode, profile=profile)))


def _encode(image: Image, own: bytes | None, profile: bytes) -> EncodedPicture:
    inks = to_press(image, own, profile)
    if inks.mode == "L":
        return EncodedPicture(inks.width, inks.height, "Gray", True, _jpeg(inks))
    highest = most_ink(image, own, profile)
    if highest is None or highest > _NEAR_LIMIT:
        highest = highest_ink(inks)
    for limit in _LIMITS:
        data = _jpeg(limit_ink(inks, limit) if highest > limit else inks)
        if highest <= _NEAR_LIMIT or _stays_under(data):
            return EncodedPicture(inks.width, inks.height, "CMYK", True, data)
    flat = zlib.compress(limit_ink(inks, _LIMITS[0]).tobytes(), 6)
    return EncodedPicture(inks.width, inks.height, "CMYK", False, flat)


def _jpeg(image: Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=_QUALITY, subsampling=0)
    return data.getvalue()


def _stays_under(data: bytes) -> bool:
    return highest_ink(Pillow.open(io.BytesIO(data))) <= _ACCEPTED
