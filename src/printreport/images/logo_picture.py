"""A picture that is to be printed as an emblem: whether ground shows round it, or through it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PIL.Image import Image

from printreport.images.picture_file import open_picture

MOST_PIXELS = 50_000_000
"""Pixels of an emblem; it is decoded whole, with its transparency."""

Ground = Literal["clear", "white", "coloured", "nothing"]

_ALPHA = frozenset({"LA", "PA", "RGBA", "La", "RGBa"})
_WHITE = 250
"""The level from which on all channels together look white: scanners and JPEG leave the white of paper a little below 255."""


def ground_of(path: Path) -> Ground:
    """What stands round the emblem in a picture that the image store has taken: nothing, white, or a colour.

    `nothing` is a picture that is all transparent. Raises OSError, and what Pillow makes of broken bytes.
    """
    with open_picture(path) as image:
        if image.mode in _ALPHA or "transparency" in image.info:
            low, high = image.convert("RGBA").getchannel("A").getextrema()
            if not isinstance(high, tuple) and high == 0:
                return "nothing"
            if not isinstance(low, tuple) and low < 255:
                return "clear"
        return _opaque_ground(image)


def _opaque_ground(image: Image) -> Ground:
    plain = image.convert("RGB")
    right, bottom = plain.width - 1, plain.height - 1
    corners = [plain.getpixel(place) for place in ((0, 0), (right, 0), (0, bottom), (right, bottom))]
    white = all(isinstance(corner, tuple) and min(corner) >= _WHITE for corner in corners)
    return "white" if white else "coloured"
