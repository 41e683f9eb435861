"""Fonts as content streams use them: codes, widths, what they say when copied, and the glyphs that are really there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from printreport.fonts.font_program import (
    CidProgram,
    FontProgramError,
    SimpleProgram,
    glyph_name_text,
    read_cid_program,
    read_simple_program,
)

_MOST_RANGE = 70000
_BLOCK = re.compile(rb"begin(bf|cid)(char|range)(.*?)end(?:bf|cid)(?:char|range)", re.DOTALL)
_CHAR = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*(?:<([0-9A-Fa-f\s]*)>|(\d+))")
_RANGE = re.compile(
    rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(?:<\s*([0-9A-Fa-f\s]+?)\s*>|(\d+)|\[(.*?)\])", re.DOTALL
)
_HEX = re.compile(rb"<\s*([0-9A-Fa-f\s]*?)\s*>")
_ENCODED = re.compile(rb"dup\s+(\d+)\s*/([^\s/]+)\s+put")
_CLEAR_PART = 20_000
_ENCODINGS = {"MacRomanEncoding": "mac_roman", "WinAnsiEncoding": "cp1252"}


@dataclass(frozen=True, slots=True)
class GlyphFault:
    """What is wrong with a code: `missing` when it shows no real glyph, else stated and real width."""

    code: int
    missing: bool
    stated: float = 0.0
    real: float = 0.0


class FontReading:
    """A font dictionary; everything is read when it is first asked for."""

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = dictionary
        self.kind = str(dictionary.get("/Subtype", "")).lstrip("/")
        self.name = str(dictionary.get("/BaseFont", "")).lstrip("/") or "（无名）"
        self.is_composite = self.kind == "Type0"
        descendants = dictionary.get("/DescendantFonts") if self.is_composite else None
        self.descendant = descendants[0] if descendants else dictionary
        self.used: set[int] = set()

    @cached_property
    def descriptor(self) -> Any:
        """The font descriptor, None where there is none."""
        return self.descendant.get("/FontDescriptor")

    @cached_property
    def program_stream(self) -> Any:
        """The embedded font file's stream, None where there is none."""
        names = ("/FontFile", "/FontFile2", "/FontFile3")
        if self.descriptor is None:
            return None
        return next((self.descriptor[name] for name in names if name in self.descriptor), None)

    @property
    def is_embedded(self) -> bool:
        """Whether the file brings the font's outlines."""
        return self.kind == "Type3" or self.program_stream is not None

    @property
    def is_subset(self) -> bool:
        """Whether its name has the six letters of a subset (ISO 32000-1, 9.6.4)."""
        return re.match(r"[A-Z]{6}\+", self.name) is not None

    @cached_property
    def is_vertical(self) -> bool:
        """Whether its lines run downwards."""
        return self.is_composite and self._encoding_name.endswith("V")

    @cached_property
    def _encoding_name(self) -> str:
        import pikepdf

        encoding = self.dictionary.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            return str(encoding.get("/CMapName", "")).lstrip("/")
        return str(encoding).lstrip("/") if isinstance(encoding, pikepdf.Name) else ""

    @property
    def is_identity(self) -> bool:
        """Whether codes are CIDs."""
        return self._encoding_name in ("Identity-H", "Identity-V")

    @cached_property
    def _cid_map(self) -> tuple[Mapping[int, int], int] | None:
        """CIDs by code and the bytes of a code, for an embedded CMap."""
        import pikepdf

        encoding = self.dictionary.get("/Encoding")
        if not isinstance(encoding, pikepdf.Stream):
            return None
        text = encoding.read_bytes()
        short = re.search(rb"begincodespacerange\s*<[0-9A-Fa-f]{2}>", text) is not None
        return _numbers(text), 1 if short else 2

    def codes(self, text: bytes) -> tuple[int, ...]:
        """The codes of a shown string."""
        if not self.is_composite or (self._cid_map is not None and self._cid_map[1] == 1):
            return tuple(text)
        return tuple(high << 8 | low for high, low in zip(text[::2], text[1::2], strict=False))

    def cid(self, code: int) -> int:
        """The CID of a code."""
        return self._cid_map[0].get(code, 0) if self._cid_map is not None else code

    def advance(self, code: int) -> float:
        """The stated width in thousandths of the em."""
        return self.widths.get(self.cid(code) if self._cid_map is not None else code, self.default_width)

    @cached_property
    def default_width(self) -> float:
        """The width of codes that have none of their own."""
        if self.is_composite:
            return float(self.descendant.get("/DW", 1000))
        return float(self.descriptor.get("/MissingWidth", 0)) if self.descriptor is not None else 500.0

    @cached_property
    def widths(self) -> Mapping[int, float]:
        """Stated widths by CID or code."""
        if self.is_composite:
            return _cid_widths(list(self.descendant.get("/W", ())))
        first = int(self.dictionary.get("/FirstChar", 0))
        return {first + step: float(width) for step, width in enumerate(self.dictionary.get("/Widths", ()))}

    @cached_property
    def to_unicode(self) -> Mapping[int, str] | None:
        """What each code says when it is copied; None without a ToUnicode map."""
        import pikepdf

        stream = self.dictionary.get("/ToUnicode")
        return _texts(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else None

    def text_of(self, code: int) -> str | None:
        """The characters that a code stands for, None when nothing says so."""
        if self.to_unicode is not None and code in self.to_unicode:
            return self.to_unicode[code]
        if self.is_composite:
            return "?" if self._encoding_name.startswith("Uni") else None
        name = self.glyph_names.get(code) or self._built_in_names.get(code)
        if name is not None:
            return glyph_name_text(name) or None
        return _plain_text(code, self._encoding_name) if self._has_plain_encoding else None

    @cached_property
    def _has_plain_encoding(self) -> bool:
        flags = int(self.descriptor.get("/Flags", 32)) if self.descriptor is not None else 32
        return self.dictionary.get("/Encoding") is not None or not flags & 4

    @cached_property
    def glyph_names(self) -> Mapping[int, str]:
        """The names that /Differences gives to codes."""
        import pikepdf

        encoding = self.dictionary.get("/Encoding")
        found: dict[int, str] = {}
        if isinstance(encoding, pikepdf.Dictionary):
            code = 0
            for item in encoding.get("/Differences", ()):
                if isinstance(item, pikepdf.Name):
                    found[code] = str(item)[1:]
                    code += 1
                else:
                    code = int(item)
        return found

    @cached_property
    def _built_in_names(self) -> Mapping[int, str]:
        """The names that the program's own encoding gives to codes, where the dictionary states no encoding."""
        import pikepdf

        if self._encoding_name or self.program_stream is None or self.is_damaged:
            return {}
        if self.descriptor is not None and "/FontFile" in self.descriptor:
            try:
                clear = bytes(self.program_stream.read_bytes())[:_CLEAR_PART]
            except pikepdf.PdfError:
                return {}
            return {int(code): name.decode("latin-1") for code, name in _ENCODED.findall(clear)}
        return self.program.by_code if isinstance(self.program, SimpleProgram) and not self.program.is_truetype else {}

    @cached_property
    def program(self) -> CidProgram | SimpleProgram | None:
        """The embedded program; None where there is none or it is a bare Type 1. Raises FontProgramError."""
        stream = self.program_stream
        if stream is None or (self.descriptor is not None and "/FontFile" in self.descriptor):
            return None
        data = bytes(stream.read_bytes())
        return read_cid_program(data) if self.is_composite else read_simple_program(data)

    @cached_property
    def is_damaged(self) -> bool:
        """Whether the embedded program cannot be read."""
        import pikepdf

        try:
            return self.program is None and self.program_stream is not None and not len(self.program_stream.read_bytes())
        except (FontProgramError, pikepdf.PdfError):
            return True

    @cached_property
    def glyph_faults(self) -> Mapping[int, GlyphFault]:
        """The faults of the codes used so far, by code; ask when all pages are read, or page by page with `fault_of`."""
        found = ((code, self.fault_of(code)) for code in sorted(self.used))
        return {code: fault for code, fault in found if fault is not None}

    def fault_of(self, code: int) -> GlyphFault | None:
        """Whether a code shows .notdef or moves the pen by more or less than its glyph is wide (ISO 32000-1, 9.2.4)."""
        if self.is_damaged or self.program is None:
            return None
        if isinstance(self.program, SimpleProgram):
            return self._simple_fault(code, self.program)
        if not self.is_identity and self._cid_map is None:
            return None
        glyph = self._glyph(self.cid(code), self.program)
        if glyph == 0 or glyph >= self.program.glyph_count:
            return GlyphFault(code, missing=True)
        return self._width_fault(code, self.program.width(glyph))

    def _glyph(self, cid: int, program: CidProgram) -> int:
        table = self._glyph_table
        if table is None:
            return program.glyph_of(cid)
        return int.from_bytes(table[2 * cid : 2 * cid + 2], "big")

    @cached_property
    def _glyph_table(self) -> bytes | None:
        import pikepdf

        table = self.descendant.get("/CIDToGIDMap")
        return bytes(table.read_bytes()) if isinstance(table, pikepdf.Stream) else None

    def _simple_fault(self, code: int, program: SimpleProgram) -> GlyphFault | None:
        name = self._simple_name(code, program)
        if name is None:
            return GlyphFault(code, missing=True) if program.is_truetype and program.by_code else None
        if name == ".notdef" or name not in program.widths:
            return GlyphFault(code, missing=True)
        return self._width_fault(code, program.widths[name])

    def _simple_name(self, code: int, program: SimpleProgram) -> str | None:
        named = self.glyph_names.get(code)
        if not program.is_truetype:
            plain = None if self._encoding_name == "" else _standard_name(_plain_text(code, self._encoding_name), program)
            return named or plain or program.by_code.get(code)
        said = (glyph_name_text(named) if named else None) or self.text_of(code)
        found = program.by_character.get(ord(said[0])) if said else None
        return found or program.by_code.get(code) or (named if named in program.widths else None)

    def _width_fault(self, code: int, real: float | None) -> GlyphFault | None:
        stated = self.advance(code)
        if real is None or abs(stated - real) <= 1.0:
            return None
        return GlyphFault(code, missing=False, stated=stated, real=real)


def _standard_name(text: str | None, program: SimpleProgram) -> str | None:
    """The name in the program that stands for a character."""
    if not text:
        return None
    return next((name for name in program.widths if name != ".notdef" and glyph_name_text(name) == text), None)


def _plain_text(code: int, encoding: str) -> str | None:
    try:
        return bytes([code]).decode(_ENCODINGS.get(encoding, "cp1252"))
    except UnicodeDecodeError:
        return None


def _cid_widths(items: list[Any]) -> dict[int, float]:
    """The W array (ISO 32000-1, 9.7.4.3)."""
    import pikepdf

    found: dict[int, float] = {}
    at = 0
    while at + 1 < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            found.update((first + step, float(width)) for step, width in enumerate(items[at + 1]))
            at += 2
        else:
            last = min(int(items[at + 1]), first + _MOST_RANGE)
            found.update(dict.fromkeys(range(first, last + 1), float(items[at + 2])))
            at += 3
    return found


def _utf16(digits: bytes) -> str:
    packed = b"".join(digits.split())
    return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii")).decode("utf-16-be", "replace")


def _texts(cmap: bytes) -> dict[int, str]:
    """The bfchar and bfrange entries of a ToUnicode map (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for _, form, body in _BLOCK.findall(cmap):
        if form == b"char":
            found.update((int(code, 16), _utf16(text)) for code, text, _number in _CHAR.findall(body))
            continue
        for first, last, text, _number, several in _RANGE.findall(body):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + _MOST_RANGE) + 1)
            if text:
                start = _utf16(text) or "\0"
                found.update((code, start[:-1] + _later(start[-1], step)) for step, code in enumerate(codes))
            else:
                found.update(zip(codes, (_utf16(part) for part in _HEX.findall(several)), strict=False))
    return found


def _later(char: str, step: int) -> str:
    return chr(min(ord(char) + step, 0x10FFFF))


def _numbers(cmap: bytes) -> dict[int, int]:
    """The cidchar and cidrange entries of an embedded CMap."""
    found: dict[int, int] = {}
    for _, form, body in _BLOCK.findall(cmap):
        if form == b"char":
            found.update((int(code, 16), int(number)) for code, _text, number in _CHAR.findall(body) if number)
            continue
        for first, last, _text, number, _several in _RANGE.findall(body):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + _MOST_RANGE) + 1)
            found.update((code, int(number) + step) for step, code in enumerate(codes) if number)
    return found
