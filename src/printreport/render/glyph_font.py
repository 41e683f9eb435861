"""Faces as a PDF carries them: Type 0 fonts whose codes are glyph ids, with exact widths and the source's characters."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from operator import eq

from printreport.core.kept_results import KeptResults
from printreport.fonts.font_face import FontFace
from printreport.fonts.font_subset import subset_program

# Raised whenever a subset would come out differently: older results are then never found.
_RECIPE = 1
_SERIF, _SYMBOLIC = 2, 4
"""Bits of a font descriptor's Flags (ISO 32000-1, table 123)."""
_WEIGHTS = {"Light": 300, "Medium": 500, "SemiBold": 600, "Bold": 700, "Black": 900}
_UNHEARD = "\u200b"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs start to end of a run, set in the font's voice number `voice`; `said` replaces what they say one by one."""

    voice: int
    start: int
    end: int
    said: str | None = None


@dataclass(frozen=True, slots=True)
class FontProgram:
    """All that a PDF says of an embedded face; widths and metrics in thousandths of the em, one CMap for each voice.

    `packed` is the font file compressed, `length` its size before.
    """

    name: str
    is_cff: bool
    packed: bytes
    length: int
    widths: str
    bbox: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    stem: int
    flags: int
    to_unicode: tuple[bytes, ...]


class GlyphFont:
    """A face in use: the glyphs that were set and the characters they stood for.

    A code is a glyph id, so a glyph that stands for two texts (one outline shared by two characters) needs a second font
    dictionary over the same program, with a CMap of its own: a *voice*. Only glyphs that share one character between them
    are said together by /ActualText (ISO 32000-1, 14.9.4).
    """

    def __init__(self, face: FontFace) -> None:
        self.face = face
        self.widths: dict[int, float] = {}
        self._voices: list[dict[int, str]] = [{}]

    @property
    def voices(self) -> int:
        """How many font dictionaries it needs."""
        return len(self._voices)

    def stretches(self, glyphs: tuple[int, ...], texts: tuple[str, ...]) -> Iterator[Stretch]:
        """The run cut where the voice changes; whole for nearly every run."""
        if self._learn(glyphs, texts):
            yield Stretch(0, 0, len(glyphs))
            return
        start, voice = 0, -1
        for first, last in _clusters(texts):
            shared = last - first > 1
            heard = self._quiet_voice(glyphs[first:last], texts[first]) if shared else self._voice(glyphs[first], texts[first])
            if first > start and (shared or heard != voice):
                yield Stretch(voice, start, first)
                start = first
            voice = heard
            if shared:
                yield Stretch(voice, first, last, texts[first])
                start = last
        if start < len(glyphs):
            yield Stretch(voice, start, len(glyphs))

    def _learn(self, glyphs: tuple[int, ...], texts: tuple[str, ...]) -> bool:
        """Whether the first voice says the run as it is, or can learn to."""
        said = self._voices[0]
        if all(map(eq, map(said.get, glyphs), texts)):
            return True
        for glyph in glyphs:
            self._measure(glyph)
        return "" not in texts and all(map(eq, map(said.setdefault, glyphs, texts), texts))

    def _voice(self, glyph: int, text: str) -> int:
        """The first voice in which the glyph stands for the text, or does not yet stand for anything."""
        self._measure(glyph)
        text = text or _UNHEARD
        for number, said in enumerate(self._voices):
            if said.setdefault(glyph, text) == text:
                return number
        self._voices.append({glyph: text})
        return len(self._voices) - 1

    def _quiet_voice(self, glyphs: tuple[int, ...], text: str) -> int:
        """The first voice, for glyphs that /ActualText speaks for: what the CMap says of them is for readers without it."""
        for number, glyph in enumerate(glyphs):
            self._measure(glyph)
            self._voices[0].setdefault(glyph, _UNHEARD if number else text or _UNHEARD)
        return 0

    def _measure(self, glyph: int) -> None:
        if glyph not in self.widths:
            # Set with the width that the PDF states, so that readers and this program move their pens alike.
            self.widths[glyph] = round(self.face.advance(glyph) * 1000, 3) / 1000

    def program(self, results: KeptResults) -> FontProgram:
        """What to embed, once every run is set; the subset is taken from `results` when it was made before."""
        glyphs = sorted(self.widths)
        face = self.face
        length, packed = _subset(face, glyphs, results)
        left, bottom, right, top = map(_thousandths, face.bounds)
        return FontProgram(
            name=f"{_tag(_digest(face, glyphs))}+{face.postscript_name}",
            is_cff=face.is_cff,
            packed=packed,
            length=length,
            widths=_width_array(self.widths, glyphs),
            bbox=(left, bottom, right, top),
            ascent=_thousandths(face.ascent),
            descent=-_thousandths(face.descent),
            cap_height=_thousandths(face.cap_height),
            stem=_stem(face.postscript_name),
            flags=_SYMBOLIC | (_SERIF if face.key.startswith(("song", "display")) else 0),
            to_unicode=tuple(_to_unicode(said) for said in self._voices),
        )


def _clusters(texts: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """From and to of each glyph together with those after it whose characters it carries."""
    first = 0
    for index in range(1, len(texts) + 1):
        if index == len(texts) or texts[index]:
            yield first, index
            first = index


def _thousandths(em: float) -> int:
    return round(em * 1000)


def _digest(face: FontFace, glyphs: list[int]) -> bytes:
    return hashlib.sha256(f"{face.sha256} {face.index} {glyphs}".encode()).digest()


def _tag(digest: bytes) -> str:
    """The six letters before a subset's name (ISO 32000-1, 9.6.4), the same for the same glyphs of the same file."""
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _subset(face: FontFace, glyphs: list[int], results: KeptResults) -> tuple[int, bytes]:
    name = f"font-{_RECIPE}-{_digest(face, glyphs).hex()}"
    kept = results.get(name)
    if kept is not None and _is_program(face, int.from_bytes(kept[:4], "big"), kept[4:]):
        return int.from_bytes(kept[:4], "big"), kept[4:]
    program = subset_program(face, frozenset(glyphs))
    packed = zlib.compress(program, 6)
    results.put(name, len(program).to_bytes(4, "big") + packed)
    return len(program), packed


def _is_program(face: FontFace, length: int, packed: bytes) -> bool:
    """Whether packed bytes are a font program of a length: bare CFF begins with its major version, TrueType with its tag."""
    reader = zlib.decompressobj()
    try:
        program = reader.decompress(packed, length + 1)
    except zlib.error:
        return False
    whole = len(program) == length and reader.eof and not reader.unused_data
    return whole and program.startswith(b"\x01" if face.is_cff else (b"\0\1\0\0", b"true"))


def _stem(name: str) -> int:
    """The usual guess of a face's stem from its weight, as its outlines don't say it."""
    weight = next((value for word, value in _WEIGHTS.items() if name.endswith(word)), 400)
    return 50 + int((weight / 65) ** 2)


def _width_array(widths: dict[int, float], glyphs: list[int]) -> str:
    """The W array (ISO 32000-1, 9.7.4.3): runs of neighbouring glyphs; those of one em are left to DW 1000."""
    parts: list[str] = []
    previous = -2
    for glyph in glyphs:
        width = round(widths[glyph] * 1000, 3)
        if width == 1000:
            continue
        text = f"{width:g}" if width == int(width) else f"{width:.3f}"
        if glyph == previous + 1:
            parts[-1] += f" {text}"
        else:
            parts.append(f"{glyph} [{text}")
        previous = glyph
    return "".join(f"{part}]" for part in parts)


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def _to_unicode(said: dict[int, str]) -> bytes:
    lines = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for glyph, text in sorted(said.items())]
    blocks = []
    for start in range(0, len(lines), 100):
        block = lines[start : start + 100]
        blocks.append(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n")
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_FOOT).encode("ascii")
