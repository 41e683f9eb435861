"""What a picture says of itself without being decoded: size, bits, colours, filters, and its JPEG header."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from printreport.foreign.pdf_value import PdfValue, filter_names
from printreport.preflight.reading.colour import ColourSpace, colour_space, device_space

_JPEG_50 = (16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40)
"""The beginning of the luminance table of quality 50, in zigzag order (ISO/IEC 10918-1, K.1)."""


@dataclass(frozen=True, slots=True)
class JpegHead:
    """Quality on the usual scale of 1 to 100, whether the colour channels are coarser than the others, and the size."""

    quality: int
    subsampled: bool
    components: int
    pixels: int


@dataclass(frozen=True, slots=True)
class ImageHead:
    """A picture's dictionary; `source` is its stream, None for an inline image."""

    width: int
    height: int
    bits: int
    is_mask: bool
    space: ColourSpace
    filters: tuple[str, ...]
    has_soft_mask: bool = False
    has_alternates: bool = False
    has_opi: bool = False
    interpolate: bool = False
    key: object = None
    source: Any = field(default=None, compare=False)

    @property
    def jpeg(self) -> JpegHead | None:
        """The JPEG's own header; None for other pictures and for a broken one."""
        if self.filters != ("DCTDecode",) or self.source is None:
            return None
        return jpeg_head(self.source.read_raw_bytes())


def image_head(stream: PdfValue, resources: PdfValue | None) -> ImageHead:
    """The head of an image XObject (ISO 32000-1, 8.9.5). Raises MalformedError."""
    space = stream.get("/ColorSpace")
    is_mask = bool(stream.get("/ImageMask", False))
    return ImageHead(
        width=int(stream.get("/Width", 0)),
        height=int(stream.get("/Height", 0)),
        bits=1 if is_mask else int(stream.get("/BitsPerComponent", 8)),
        is_mask=is_mask,
        space=colour_space(space, resources) if space is not None else device_space("DeviceGray"),
        filters=stream.filters,
        has_soft_mask="/SMask" in stream or int(stream.get("/SMaskInData", 0)) > 0,
        has_alternates="/Alternates" in stream,
        has_opi="/OPI" in stream,
        interpolate=bool(stream.get("/Interpolate", False)),
        key=stream.key,
        source=stream,
    )


def inline_head(image: PdfValue, resources: PdfValue | None) -> ImageHead:
    """The head of an inline image (ISO 32000-1, 8.9.7); keys may be written short or at length. Raises MalformedError."""
    is_mask = bool(image.get("/IM", image.get("/ImageMask", False)))
    spaces = image.get("/CS", image.get("/ColorSpace"))
    return ImageHead(
        width=int(image.get("/W", image.get("/Width", 0))),
        height=int(image.get("/H", image.get("/Height", 0))),
        bits=1 if is_mask else int(image.get("/BPC", image.get("/BitsPerComponent", 8))),
        is_mask=is_mask,
        space=colour_space(spaces, resources) if spaces is not None else device_space("DeviceGray"),
        filters=filter_names(image.get("/F", image.get("/Filter"))),
    )


def jpeg_head(data: bytes) -> JpegHead | None:
    """Read the segments of a JPEG up to its scan (ISO/IEC 10918-1, annex B)."""
    if data[:2] != b"\xff\xd8":
        return None
    at, quality, sampling, pixels = 2, 0, b"", 0
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if marker == 0xDB and not quality:
            quality = _quality(body)
        elif marker in (0xC0, 0xC1, 0xC2) and len(body) > 6:
            sampling = body[7::3][: body[5]]
            pixels = int.from_bytes(body[1:3], "big") * int.from_bytes(body[3:5], "big")
        elif marker == 0xDA or length < 2:
            break
        at += 2 + length
    return JpegHead(quality, len(set(sampling)) > 1, len(sampling), pixels) if sampling else None


def _quality(table: bytes) -> int:
    """The quality whose standard table is nearest, from the scale that its first entries were multiplied by."""
    if len(table) < 17 or table[0] >> 4:
        return 0
    scale = sum(table[1:17]) / sum(_JPEG_50) * 100.0
    return round((200.0 - scale) / 2 if scale <= 100.0 else 5000.0 / scale)
