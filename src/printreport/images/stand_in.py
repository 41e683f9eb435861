"""Grey fields that hold the place of pictures that are not there yet."""

from __future__ import annotations

import struct
import tempfile
import zlib
from pathlib import Path

_LONG_SIDE = 6000
"""Pixels that a picture that is not there yet counts as having: enough for any place, so that size is not what decides."""
_GREY = 0xC8
"""Light enough for words beside it, dark enough that nobody takes it for paper."""


class StandIns:
    """Files of grey fields, one for each shape, in a folder of this process that goes with it."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def file(self, ratio: float) -> Path:
        """A PNG of one grey, as sharp as any place asks for, of a width that is `ratio` times its height."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="printreport-stand-in-")
        width, height = _size(ratio)
        path = Path(self._folder.name) / f"stand-in-{width}x{height}.png"
        if not path.exists():
            path.write_bytes(_grey_png(width, height))
        return path


def _size(ratio: float) -> tuple[int, int]:
    if ratio >= 1:
        return _LONG_SIDE, max(1, round(_LONG_SIDE / ratio))
    return max(1, round(_LONG_SIDE * ratio)), _LONG_SIDE


def _grey_png(width: int, height: int) -> bytes:
    """An 8-bit grey PNG (ISO/IEC 15948) of one level."""
    row = b"\0" + bytes([_GREY]) * width
    packer = zlib.compressobj(6)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
