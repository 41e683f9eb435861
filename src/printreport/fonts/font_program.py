"""Font programs as a PDF embeds them: which glyphs there are and how wide they stand, by number, CID, code or name.

CID-keyed fonts are read here byte by byte: they hold tens of thousands of glyphs, of which a page shows a few hundred.
Simple fonts are small and go through fontTools.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from printreport.fonts.cff_program import FontProgramError, read_cff

__all__ = [
    "CidProgram",
    "FontProgramError",
    "SfntProgram",
    "SimpleProgram",
    "glyph_name_text",
    "read_cid_program",
    "read_simple_program",
]


_MOST_TABLES = 100
"""Of an embedded font: four times what fonts have; more is a damaged or made-up file."""
_MOST_CMAPS = 20
"""Tables of characters that are read: fonts have three or four, and each may be large."""


class CidProgram(Protocol):
    """A program whose glyphs are found by CID or glyph number; widths are thousandths of the em."""

    @property
    def glyph_count(self) -> int:
        """How many glyphs it holds."""
        ...

    def glyph_of(self, cid: int) -> int:
        """The glyph for a CID, 0 when there is none."""
        ...

    def width(self, glyph: int) -> float | None:
        """The glyph's own width; None when the program does not say."""
        ...


@dataclass(frozen=True, slots=True)
class SfntProgram:
    """A TrueType program: widths from its hmtx table."""

    glyph_count: int
    units_per_em: int
    full_metrics: int
    metrics: bytes

    def glyph_of(self, cid: int) -> int:
        """The CID itself, where it is a glyph."""
        return cid if cid < self.glyph_count else 0

    def width(self, glyph: int) -> float | None:
        """The advance by hmtx (ISO/IEC 14496-22, 5.2.4)."""
        entry = min(glyph, self.full_metrics - 1)
        if entry < 0 or 4 * entry + 2 > len(self.metrics):
            return None
        advance: int = struct.unpack_from(">H", self.metrics, 4 * entry)[0]
        return advance * 1000.0 / self.units_per_em


@dataclass(frozen=True, slots=True)
class SimpleProgram:
    """A program of a simple font: widths by glyph name, and the names that its own encoding or cmap gives to codes."""

    widths: Mapping[str, float]
    by_code: Mapping[int, str]
    by_character: Mapping[int, str]
    is_truetype: bool


def read_cid_program(data: bytes) -> CidProgram:
    """An sfnt, an OpenType font with CFF outlines, or a bare CFF table; raises FontProgramError."""
    try:
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
            tables = _tables(data)
            return read_cff(tables["CFF "]) if "CFF " in tables else _sfnt(tables)
        return read_cff(data)
    except (struct.error, IndexError, KeyError, ValueError, OverflowError) as problem:
        raise FontProgramError(str(problem)) from problem


def _tables(data: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    if count > _MOST_TABLES:
        raise ValueError("too many tables")
    found = {}
    for index in range(count):
        tag, _sum, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if start + length > len(data):
            raise ValueError("table beyond the end")
        found[tag.decode("latin-1")] = data[start : start + length]
    return found


def _sfnt(tables: dict[str, bytes]) -> SfntProgram:
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    if not units or "glyf" not in tables:
        raise ValueError("no outlines")
    full = struct.unpack_from(">H", tables["hhea"], 34)[0]
    return SfntProgram(struct.unpack_from(">H", tables["maxp"], 4)[0], units, full, tables["hmtx"])


def read_simple_program(data: bytes) -> SimpleProgram:
    """The program of a TrueType or Type 1C font with one-byte codes; raises FontProgramError."""
    try:
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
            return _simple_sfnt(data)
        return _simple_cff(data)
    except Exception as problem:  # fontTools raises whatever its readers stumble over.
        raise FontProgramError(str(problem)) from problem


def _simple_sfnt(data: bytes) -> SimpleProgram:
    from fontTools.ttLib import TTFont

    _tables(data)
    font = TTFont(io.BytesIO(data), lazy=True)
    units = font["head"].unitsPerEm
    widths = {name: advance * 1000.0 / units for name, (advance, _side) in font["hmtx"].metrics.items()}
    by_code: dict[int, str] = {}
    by_character: dict[int, str] = {}
    for table in font["cmap"].tables[:_MOST_CMAPS] if "cmap" in font else ():
        if (table.platformID, table.platEncID) == (3, 1):
            by_character.update(table.cmap)
        else:
            by_code.update({code & 0xFF: name for code, name in table.cmap.items() if code < 256 or 0xF000 <= code <= 0xF0FF})
    return SimpleProgram(widths, by_code, by_character, is_truetype=True)


def _simple_cff(data: bytes) -> SimpleProgram:
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts.topDictIndex[0]
    program = read_cff(data)
    names: list[str] = top.charset
    widths = {name: program.width(index) or 0.0 for index, name in enumerate(names)}
    return SimpleProgram(widths, _built_in(top), {}, is_truetype=False)


def _built_in(top: Any) -> dict[int, str]:
    """A Type 1C font's own encoding."""
    encoding = getattr(top, "Encoding", None)
    if encoding == "StandardEncoding":
        from fontTools.encodings.StandardEncoding import StandardEncoding

        encoding = StandardEncoding
    return {code: name for code, name in enumerate(encoding or ()) if name != ".notdef"} if isinstance(encoding, list) else {}


def glyph_name_text(name: str) -> str:
    """The characters that a glyph's name stands for by Adobe's list, "" when it is none of that list's."""
    from fontTools.agl import toUnicode

    text: str = toUnicode(name)
    return text
