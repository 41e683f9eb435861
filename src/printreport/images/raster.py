"""Rendered pages as small pictures for reports."""

from __future__ import annotations

import io

from PIL import Image as Pillow


def jpeg_of(pixels: bytes, width: int, height: int, stride: int, quality: int = 70) -> bytes:
    """Rows of BGR pixels, `stride` bytes each, as a JPEG.

    `pixels` are the rows, `width` and `height` are the picture's, and `quality` is JPEG's.
    """
    picture = Pillow.frombuffer("RGB", (width, height), pixels, "raw", "BGR", stride, 1)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=quality, optimize=True)
    return data.getvalue()
