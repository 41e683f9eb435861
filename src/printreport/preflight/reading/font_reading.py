"""Fonts as content streams use them: codes, widths, what they say when copied, and the glyphs that are really there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printreport.fonts.font_program import (
    CidProgram,
    FontProgramError,
    SimpleProgram,
    glyph_name_text,
    read_cid_program,
    read_simple_program,
)
from printreport.foreign.limits import MalformedError, ReadingLimitError
from printreport.foreign.pdf_value import PdfValue
from printreport.foreign.remembered import remembered
from printreport.preflight.reading.box import Matrix, matrix_of

_MOST_RANGE = 70_000
"""Codes of one range; more than two bytes can name."""
_MOST_ENTRIES = 200_000
"""Entries of one table of a font, its ranges written out."""
_LONGEST_MAP = 4 * 1024 * 1024
"""Bytes of a CMap."""
_LONGEST_PROGRAM = 100 * 1024 * 1024
"""Bytes of one font program, unpacked: five times the largest Chinese font."""
_LONGEST_SIMPLE_PROGRAM = 8 * 1024 * 1024
"""Bytes of a program with one-byte codes, which is read whole."""

# No expression may look at a byte more than a few times, whatever the bytes are.
_KEYWORD = re.compile(rb"(begin|end)(bf|cid)(char|range)")
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|(\d+))")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|(\d+)|\[([^\[\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SPACE_RANGE = re.compile(rb"begincodespacerange\s*<[0-9A-Fa-f]{2}>")
_ENCODED = re.compile(rb"dup\s+(\d+)\s*/([^\s/]+)\s+put")
_CLEAR_PART = 20_000
"""Bytes of a Type 1 program in which its encoding stands; what follows is encrypted."""
_LONGEST_NAME = 200
"""Characters of a font's name: the format allows 127 bytes."""
_LONGEST_TEXT = 2048
"""Digits of what one code stands for in a ToUnicode map: twice the 512 bytes that the format allows (ISO 32000-1, 9.10.3)."""
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

    def __init__(self, dictionary: PdfValue) -> None:
        self.dictionary = dictionary
        self.kind = str(dictionary.get("/Subtype", "")).lstrip("/")
        self.name = str(dictionary.get("/BaseFont", "")).lstrip("/")[:_LONGEST_NAME] or "（无名）"
        self.is_composite = self.kind == "Type0"
        descendants = dictionary.get("/DescendantFonts") if self.is_composite else None
        self.descendant = descendants[0] if descendants is not None and len(descendants) else dictionary
        self.used: set[int] = set()

    @remembered
    def descriptor(self) -> PdfValue | None:
        """The font descriptor, None where there is none."""
        found: PdfValue | None = self.descendant.get("/FontDescriptor")
        return found

    @remembered
    def program_stream(self) -> PdfValue | None:
        """The embedded font file's stream, None where there is none."""
        names = ("/FontFile", "/FontFile2", "/FontFile3")
        if self.descriptor is None:
            return None
        return next((self.descriptor[name] for name in names if name in self.descriptor), None)

    @remembered
    def type3_matrix(self) -> Matrix:
        """From the glyphs of a Type 3 font to text space."""
        return matrix_of(self.dictionary.get("/FontMatrix"))

    @property
    def is_embedded(self) -> bool:
        """Whether the file brings the font's outlines."""
        return self.kind == "Type3" or self.program_stream is not None

    @property
    def is_subset(self) -> bool:
        """Whether its name has the six letters of a subset (ISO 32000-1, 9.6.4)."""
        return re.match(r"[A-Z]{6}\+", self.name) is not None

    @remembered
    def is_vertical(self) -> bool:
        """Whether its lines run downwards."""
        return self.is_composite and self._encoding_name.endswith("V")

    @remembered
    def _encoding_name(self) -> str:
        encoding = self.dictionary.get("/Encoding")
        if encoding is not None and encoding.kind == "stream":
            return str(encoding.get("/CMapName", "")).lstrip("/")
        return str(encoding).lstrip("/") if encoding is not None and encoding.kind == "name" else ""

    @property
    def is_identity(self) -> bool:
        """Whether codes are CIDs."""
        return self._encoding_name in ("Identity-H", "Identity-V")

    @remembered
    def _cid_map(self) -> tuple[Mapping[int, int], int] | None:
        """CIDs by code and the bytes of a code, for an embedded CMap."""
        encoding = self.dictionary.get("/Encoding")
        if encoding is None or encoding.kind != "stream":
            return None
        text = encoding.read_bytes(_LONGEST_MAP)
        return _numbers(text), 1 if _SPACE_RANGE.search(text) is not None else 2

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

    @remembered
    def default_width(self) -> float:
        """The width of codes that have none of their own."""
        if self.is_composite:
            return float(self.descendant.get("/DW", 1000))
        return float(self.descriptor.get("/MissingWidth", 0)) if self.descriptor is not None else 500.0

    @remembered
    def widths(self) -> Mapping[int, float]:
        """Stated widths by CID or code."""
        if self.is_composite:
            return _cid_widths(self.descendant.get("/W"))
        first, found = int(self.dictionary.get("/FirstChar", 0)), self.dictionary.get("/Widths")
        if found is None:
            return {}
        _bound(len(found))
        return {first + step: float(width) for step, width in enumerate(found)}

    @remembered
    def to_unicode(self) -> Mapping[int, str] | None:
        """What each code says when it is copied; None without a ToUnicode map."""
        stream = self.dictionary.get("/ToUnicode")
        return _texts(stream.read_bytes(_LONGEST_MAP)) if stream is not None and stream.kind == "stream" else None

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

    @remembered
    def _has_plain_encoding(self) -> bool:
        flags = int(self.descriptor.get("/Flags", 32)) if self.descriptor is not None else 32
        return self.dictionary.get("/Encoding") is not None or not flags & 4

    @remembered
    def glyph_names(self) -> Mapping[int, str]:
        """The names that /Differences gives to codes."""
        encoding = self.dictionary.get("/Encoding")
        found: dict[int, str] = {}
        differences = encoding.get("/Differences") if encoding is not None and encoding.kind == "dictionary" else None
        code = 0
        for item in differences if differences is not None else ():
            if item.kind == "name":
                found[code] = str(item)[1:]
                code += 1
                _bound(len(found))
            else:
                code = int(item)
        return found

    @remembered
    def _built_in_names(self) -> Mapping[int, str]:
        """The names that the program's own encoding gives to codes, where the dictionary states no encoding."""
        if self._encoding_name or self.program_stream is None or self.is_damaged:
            return {}
        if self.descriptor is not None and "/FontFile" in self.descriptor:
            clear = self.program_stream.read_bytes(_LONGEST_PROGRAM)[:_CLEAR_PART]
            return {int(code): name.decode("latin-1") for code, name in _ENCODED.findall(clear)}
        return self.program.by_code if isinstance(self.program, SimpleProgram) and not self.program.is_truetype else {}

    @remembered
    def program(self) -> CidProgram | SimpleProgram | None:
        """The embedded program; None where there is none or it is a bare Type 1. Raises FontProgramError."""
        stream = self.program_stream
        if stream is None or (self.descriptor is not None and "/FontFile" in self.descriptor):
            return None
        if self.is_composite:
            return read_cid_program(stream.read_bytes(_LONGEST_PROGRAM))
        return read_simple_program(stream.read_bytes(_LONGEST_SIMPLE_PROGRAM))

    @remembered
    def is_damaged(self) -> bool:
        """Whether the embedded program cannot be read."""
        stream = self.program_stream
        try:
            return self.program is None and stream is not None and not stream.read_bytes(_LONGEST_PROGRAM)
        except (FontProgramError, MalformedError):
            return True

    @remembered
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
        try:
            return self._width_fault(code, self.program.width(glyph))
        except FontProgramError:
            return GlyphFault(code, missing=True)

    def _glyph(self, cid: int, program: CidProgram) -> int:
        table = self._glyph_table
        if table is None:
            return program.glyph_of(cid)
        return int.from_bytes(table[2 * cid : 2 * cid + 2], "big")

    @remembered
    def _glyph_table(self) -> bytes | None:
        table = self.descendant.get("/CIDToGIDMap")
        return table.read_bytes(_LONGEST_MAP) if table is not None and table.kind == "stream" else None

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
            plain = None if self._encoding_name == "" else self._name_by_text.get(_plain_text(code, self._encoding_name) or "")
            return named or plain or program.by_code.get(code)
        said = (glyph_name_text(named) if named else None) or self.text_of(code)
        found = program.by_character.get(ord(said[0])) if said else None
        return found or program.by_code.get(code) or (named if named in program.widths else None)

    @remembered
    def _name_by_text(self) -> Mapping[str, str]:
        """The first name in the program that stands for a text."""
        found: dict[str, str] = {}
        for name in self.program.widths if isinstance(self.program, SimpleProgram) else ():
            text = glyph_name_text(name) if name != ".notdef" else ""
            if text:
                found.setdefault(text, name)
        return found

    def _width_fault(self, code: int, real: float | None) -> GlyphFault | None:
        stated = self.advance(code)
        if real is None or abs(stated - real) <= 1.0:
            return None
        return GlyphFault(code, missing=False, stated=stated, real=real)


def _plain_text(code: int, encoding: str) -> str | None:
    try:
        return bytes((code,)).decode(_ENCODINGS.get(encoding, "cp1252")) if code < 256 else None
    except UnicodeDecodeError:
        return None


def _bound(entries: int) -> None:
    if entries > _MOST_ENTRIES:
        raise ReadingLimitError(f"一个字体的表超过 {_MOST_ENTRIES} 项")


def _cid_widths(items: PdfValue | None) -> dict[int, float]:
    """The W array (ISO 32000-1, 9.7.4.3); raises ReadingLimitError where its ranges are too many codes together."""
    found: dict[int, float] = {}
    at, stated, count = 0, 0, len(items) if items is not None else 0
    while items is not None and at + 1 < count:
        first, second = int(items[at]), items[at + 1]
        if second.kind == "array":
            stated += len(second)
            _bound(stated)
            found.update((first + step, float(width)) for step, width in enumerate(second))
            at += 2
        elif at + 2 < count:
            last = min(int(second), first + _MOST_RANGE)
            stated += max(last - first, 0) + 1
            _bound(stated)
            found.update(dict.fromkeys(range(first, last + 1), float(items[at + 2])))
            at += 3
        else:
            raise MalformedError("字宽表 W 不完整")
    return found


def _code(digits: bytes) -> int:
    packed = b"".join(digits.split())
    return int(packed[:16] or b"0", 16)


def _utf16(digits: bytes) -> str:
    packed = b"".join(digits.split())[:_LONGEST_TEXT]
    return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii")).decode("utf-16-be", "replace")


def _blocks(cmap: bytes, wanted: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The bodies of the sections of a CMap, each with `char` or `range`."""
    begun: tuple[bytes, int] | None = None
    for word in _KEYWORD.finditer(cmap):
        if word[1] == b"begin":
            begun = (word[3], word.end()) if word[2] == wanted else None
        elif begun is not None:
            yield begun[0], cmap[begun[1] : word.start()]
            begun = None


def _texts(cmap: bytes) -> dict[int, str]:
    """The bfchar and bfrange entries of a ToUnicode map (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    stated = 0
    for form, body in _blocks(cmap, b"bf"):
        if form == b"char":
            found.update((_code(code), _utf16(text)) for code, text, _number in _CHAR.findall(body))
            continue
        for entry in _RANGE.finditer(body):
            codes, text, several = _codes_of(entry), entry[3], entry[5]
            stated += len(codes)
            _bound(stated)
            if text is not None:
                start = _utf16(text) or "\0"
                found.update((code, start[:-1] + _later(start[-1], step)) for step, code in enumerate(codes))
            elif several is not None:
                found.update(zip(codes, (_utf16(part) for part in _HEX.findall(several)), strict=False))
    return found


def _codes_of(entry: re.Match[bytes]) -> range:
    first = _code(entry[1])
    return range(first, min(_code(entry[2]), first + _MOST_RANGE) + 1)


def _later(char: str, step: int) -> str:
    return chr(min(ord(char) + step, 0x10FFFF))


def _numbers(cmap: bytes) -> dict[int, int]:
    """The cidchar and cidrange entries of an embedded CMap."""
    found: dict[int, int] = {}
    stated = 0
    for form, body in _blocks(cmap, b"cid"):
        if form == b"char":
            found.update((_code(code), _cid(number)) for code, _text, number in _CHAR.findall(body) if number)
            continue
        for entry in _RANGE.finditer(body):
            codes = _codes_of(entry)
            stated += len(codes)
            _bound(stated)
            if entry[4] is not None:
                start = _cid(entry[4])
                found.update((code, start + step) for step, code in enumerate(codes))
    return found


def _cid(digits: bytes) -> int:
    return int(digits[:9])
