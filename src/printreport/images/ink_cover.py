"""How much ink stands in CMYK pixels: separated plates, and pictures as a PDF stores them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image as Pillow
from PIL import ImageChops, JpegImagePlugin, TiffImagePlugin  # noqa: F401 - before a strange file takes the memory they need
from PIL.Image import Image

from printreport.images.color_convert import highest_ink, quarter_ink

_MOST_PIXELS = 200_000_000
"""Of one plate: an A2 sheet at 600 ppi has 140 million. More is not measured, and told."""


@dataclass(frozen=True, slots=True)
class PlateInk:
    """The fullest pixel in per cent, the share of pixels over the limit, and the bounds of those (pixels of the plate)."""

    highest: float
    share_over: float
    place: tuple[int, int, int, int] | None


def plate_ink(path: Path, crop: tuple[int, int, int, int], limit: float) -> PlateInk | None:
    """Measure the part `crop` of a CMYK plate picture (255 is full ink); None when it cannot be read."""
    try:
        with Pillow.open(path) as plate:
            if plate.width * plate.height > _MOST_PIXELS:
                return None
            area = plate.crop((max(crop[0], 0), max(crop[1], 0), min(crop[2], plate.width), min(crop[3], plate.height)))
            return _measured(area, limit, (max(crop[0], 0), max(crop[1], 0)))
    except (OSError, ValueError, SyntaxError):
        return None


def _measured(area: Image, limit: float, origin: tuple[int, int]) -> PlateInk | None:
    if area.mode != "CMYK" or not area.width or not area.height:
        return None
    quarter = quarter_ink(area)
    counts = quarter.histogram()
    top = next((level for level in range(255, -1, -1) if counts[level]), 0)
    # A quarter is rounded down twice: what may be up to 1.6 per cent less is counted as it stands.
    first = int(limit * 2.55 / 4) + 1
    over = sum(counts[first:])
    place = None
    if over:
        mask = quarter.point([255 if level >= first else 0 for level in range(256)])
        left, upper, right, lower = mask.getbbox() or (0, 0, 0, 0)
        place = (left + origin[0], upper + origin[1], right + origin[0], lower + origin[1])
    return PlateInk(4 * top / 2.55, over / (area.width * area.height), place)


def stored_ink(data: bytes, size: tuple[int, int] | None, inverted: bool) -> float | None:
    """The fullest pixel of a CMYK picture in per cent: a JPEG (`size` None) or raw bytes; None when it cannot be decoded.

    `inverted` is what the PDF's /Decode says: 0 stands for full ink.
    """
    try:
        picture = Pillow.open(io.BytesIO(data)) if size is None else Pillow.frombytes("CMYK", size, data)
        if picture.mode != "CMYK" or picture.width * picture.height > _MOST_PIXELS:
            return None
        picture.load()
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None
    # Pillow turns every JPEG of four inks as Adobe stores them; in a PDF /Decode alone says what 0 is.
    turned = size is None
    return highest_ink(ImageChops.invert(picture) if turned != inverted else picture)
