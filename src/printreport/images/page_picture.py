"""Pictures of whole pages as files: JPEG for thumbnails, PNG for proofs."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image


@dataclass(frozen=True, slots=True)
class PageRaster:
    """A page's pixels: rows of red, green and blue, `stride` bytes apart, at `dpi` dots to the inch."""

    width: int
    height: int
    stride: int
    pixels: bytes
    dpi: float


def as_jpeg(raster: PageRaster, quality: int = 75) -> bytes:
    """The picture as a JPEG."""
    return _encoded(raster, "JPEG", quality=quality, optimize=True)


def as_png(raster: PageRaster) -> bytes:
    """The picture as a PNG that states its resolution."""
    return _encoded(raster, "PNG", compress_level=4)


def _encoded(raster: PageRaster, kind: str, **options: int | bool) -> bytes:
    size = (raster.width, raster.height)
    image = Image.frombytes("RGB", size, raster.pixels, "raw", "RGB", raster.stride)
    data = io.BytesIO()
    image.save(data, kind, dpi=(raster.dpi, raster.dpi), **options)
    return data.getvalue()
