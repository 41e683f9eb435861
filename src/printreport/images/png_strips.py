"""Decodes a PNG a strip at a time, so that a poster of hundreds of megapixels takes no more memory than a photograph.

Pillow decodes a PNG whole. Each strip is handed to it as a small PNG of its own, that begins with the last row of
the strip before, unfiltered, as the filters of a PNG look back one row (PNG, 3rd edition, 9.2).
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image as Pillow
from PIL.Image import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_READ = 1 << 20
"""Bytes that are read at once, and the largest EXIF block that is looked at: a mebibyte."""
_MOST_CHUNKS = 1_000_000
"""A damaged file can have endless empty ones; cameras and programs write some thousand."""
# A colour type of as many bytes in a pixel, in which a strip can be read as bare bytes.
_BYTES = {1: 0, 2: 4, 3: 2, 4: 6}
_DEEP = {6: "RGB", 8: "RGBA"}


@dataclass(frozen=True, slots=True)
class PngHead:
    """What a PNG says before its pixels: size, depth, colour type, whether it is interlaced, the chunks that colours need.

    `exif` is the EXIF block, which may stand behind the pixels.
    """

    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool
    beside: bytes
    exif: bytes | None

    @property
    def pixel(self) -> int:
        """Bytes between the pixels that a filter compares, at least one."""
        return max(1, _CHANNELS[self.colour] * self.depth // 8)

    @property
    def row(self) -> int:
        """Bytes of a row, without its filter's."""
        return (self.width * _CHANNELS[self.colour] * self.depth + 7) // 8


def png_head(file: BinaryIO) -> PngHead:
    """The head of a PNG; raises OSError or ValueError for what is none."""
    head, beside, exif = b"", b"", None
    for name, length in _chunks(file):
        if name == b"IHDR":
            head = file.read(length)
        elif name in (b"PLTE", b"tRNS") and length <= 1024:
            beside += _chunk(name, file.read(length))
        elif name == b"eXIf" and length < _READ:
            exif = file.read(length)
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if colour not in _CHANNELS or depth not in (1, 2, 4, 8, 16):
        raise ValueError("not a PNG")
    return PngHead(width, height, depth, colour, bool(interlaced), beside, exif)


def png_strips(file: BinaryIO, head: PngHead, rows: int) -> Iterator[tuple[Image, Image | None]]:
    """The picture from top to bottom, `rows` rows at a time, as Pillow decodes it.

    Beside a strip of 16-bit colours stand their lower bytes, in 8 bits a channel as well. Raises OSError where the
    file ends too early. The picture must not be interlaced.
    """
    before = b""
    for filtered in _filtered(file, head, rows):
        data = (b"\0" + before if before else b"") + filtered
        strip, low = _read(head, data), None
        if head.pixel in _DEEP:
            low = _read(head, data, _DEEP[head.pixel] + ";16L")
        before = _last_row(head, data, strip, low)
        first = (len(data) - len(filtered)) // (head.row + 1)
        yield _below(strip, first), None if low is None else _below(low, first)


def _below(strip: Image, first: int) -> Image:
    return strip.crop((0, first, strip.width, strip.height)) if first else strip


def _filtered(file: BinaryIO, head: PngHead, rows: int) -> Iterator[bytes]:
    """The unpacked rows, each behind the byte of its filter, in strips."""
    unpack, packed = zlib.decompressobj(), _packed(file)
    for top in range(0, head.height, rows):
        size = min(rows, head.height - top) * (head.row + 1)
        strip = bytearray()
        while len(strip) < size:
            data = unpack.unconsumed_tail or next(packed, b"")
            more = unpack.decompress(data, size - len(strip))
            if not data and not more:
                raise OSError("image file is truncated")
            strip += more
        yield bytes(strip)


def _packed(file: BinaryIO) -> Iterator[bytes]:
    for name, length in _chunks(file):
        if name == b"IDAT":
            while length > 0 and (data := file.read(min(length, _READ))):
                length -= len(data)
                yield data


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Names and lengths of the chunks, the file standing at the first byte of each."""
    file.seek(0)
    if file.read(8) != _SIGNATURE:
        raise ValueError("not a PNG")
    at = 8
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8 or head[4:] == b"IEND":
            return
        length, name = struct.unpack(">I4s", head)
        yield name, length
        at += length + 12
        file.seek(at)
    raise ValueError("a PNG of too many chunks")


def _read(head: PngHead, data: bytes, raw: str | None = None, bare: bool = False) -> Image:
    height = len(data) // (head.row + 1)
    size = (head.row // head.pixel, height, 8, _BYTES[head.pixel]) if bare else (head.width, height, head.depth, head.colour)
    body = _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 0, 0, 0)) + (b"" if bare else head.beside)
    body += _chunk(b"IDAT", zlib.compress(data, 0)) + _chunk(b"IEND", b"")
    image = Pillow.open(io.BytesIO(_SIGNATURE + body), formats=("PNG",))
    if raw is not None:
        image.tile = [image.tile[0]._replace(args=raw)]
    image.load()
    return image


def _last_row(head: PngHead, data: bytes, strip: Image, low: Image | None) -> bytes:
    """The bytes of the last row as they were before they were filtered."""
    if low is not None:
        row = bytearray(head.row)
        row[0::2], row[1::2] = _row(strip), _row(low)
        return bytes(row)
    return _row(strip if head.depth == 8 else _read(head, data, bare=True))


def _row(image: Image) -> bytes:
    return image.crop((0, image.height - 1, image.width, image.height)).tobytes()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
