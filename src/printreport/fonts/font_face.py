"""One face of a font file: its glyphs, their advances and ink, opened when first asked."""

from __future__ import annotations

import struct
from functools import cached_property
from pathlib import Path
from typing import Any

from printreport.core.stop_signals import held_back

Ink = tuple[float, float, float, float]

_UNSEEN = object()


class FontFace:
    """A face, known by its key and its file's hash; nothing is read before the first question.

    Glyphs are glyph ids of the file, 0 where a character is missing. Lengths are in em, y upwards from the baseline.
    Answers are kept, so that asking a million times costs a million dictionary look-ups.
    """

    __slots__ = ("__dict__", "_advances", "_glyphs", "_identity", "_inks", "index", "key", "path", "sha256")

    def __init__(self, key: str, path: Path, sha256: str, index: int = 0) -> None:
        """A face of the font file at `path`; `index` counts from 0 inside a collection."""
        self.key = key
        self.path = path
        self.sha256 = sha256
        self.index = index
        self._identity = hash((key, sha256, index))
        self._glyphs: dict[str, int] = {}
        self._advances: dict[int, float] = {}
        self._inks: dict[int, Any] = {}

    def __eq__(self, other: object) -> bool:
        """Whether both are the same face of the same bytes under the same key."""
        if not isinstance(other, FontFace):
            return NotImplemented
        return (self.key, self.sha256, self.index) == (other.key, other.sha256, other.index)

    def __hash__(self) -> int:
        """The hash of key and bytes."""
        return self._identity

    def __repr__(self) -> str:
        """The key and the file's name."""
        return f"FontFace({self.key!r}, {self.path.name!r})"

    @cached_property
    def hb_face(self) -> Any:
        """The uharfbuzz Face, its file mapped into memory."""
        import uharfbuzz

        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def hb_font(self) -> Any:
        """The uharfbuzz Font at a scale of one unit to a unit of the em, shared by everyone who shapes."""
        import uharfbuzz

        font = uharfbuzz.Font(self.hb_face)
        font.scale = (self.upem, self.upem)
        return font

    @cached_property
    def upem(self) -> int:
        """Units of the em square."""
        return int(self.hb_face.upem)

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tags of the file's tables."""
        return frozenset(self.hb_face.table_tags)

    @cached_property
    def is_cff(self) -> bool:
        """Whether the outlines are CFF (cubic), not TrueType."""
        return "CFF " in self.tables

    @cached_property
    def postscript_name(self) -> str:
        """The name that a PDF calls it by, without characters that a PDF name can't carry."""
        name = self.hb_face.get_name(6) or self.key
        return "".join(ch for ch in name if "!" < ch <= "~" and ch not in "[](){}<>/%#")

    @cached_property
    def family(self) -> str:
        """The family's name as the file says it."""
        return str(self.hb_face.get_name(16) or self.hb_face.get_name(1) or self.key)

    @cached_property
    def features(self) -> frozenset[str]:
        """The tags of its layout features (`vert`, `halt` …) in any script and language."""
        return frozenset(tag for table in ("GSUB", "GPOS") for tag in self._feature_tags(table))

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that it has."""
        return frozenset(self.hb_face.unicodes)

    @cached_property
    def ascent(self) -> float:
        """How high the face says its ascenders reach, in em."""
        return float(self.hb_font.get_font_extents("ltr").ascender) / self.upem

    @cached_property
    def descent(self) -> float:
        """How deep its descenders reach below the baseline, in em, positive."""
        return -float(self.hb_font.get_font_extents("ltr").descender) / self.upem

    @cached_property
    def cap_height(self) -> float:
        """The height of its capitals, in em: what the file says, else the ink of H."""
        import uharfbuzz

        said = self.hb_font.get_metric_position(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
        if said:
            return float(said) / self.upem
        ink = self.ink(self.glyph("H"))
        return ink[3] if ink else self.ascent

    @cached_property
    def bounds(self) -> Ink:
        """The box around all glyphs of the face: left, bottom, right, top in em, as its `head` table states it."""
        head = bytes(self.hb_face.reference_table("head").data)
        left, bottom, right, top = struct.unpack_from(">4h", head, 36)
        return left / self.upem, bottom / self.upem, right / self.upem, top / self.upem

    def glyph(self, char: str) -> int:
        """The glyph of one character, 0 where the face lacks it."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self.hb_font.get_nominal_glyph(ord(char)) or 0
        return found

    def has(self, char: str) -> bool:
        """Whether the face has a glyph for a character."""
        return self.glyph(char) != 0

    def advance(self, gid: int) -> float:
        """A glyph's horizontal advance, in em: exactly the number that a PDF's width array must say."""
        found = self._advances.get(gid)
        if found is None:
            found = self._advances[gid] = self.hb_font.get_glyph_h_advance(gid) / self.upem
        return found

    def ink(self, gid: int) -> Ink | None:
        """The box of a glyph's ink, left, bottom, right, top in em, y upwards; None where nothing is printed."""
        found = self._inks.get(gid, _UNSEEN)
        if found is _UNSEEN:
            found = self._inks[gid] = self._measure_ink(gid)
        return found  # type: ignore[no-any-return]

    def _measure_ink(self, gid: int) -> Ink | None:
        # HarfBuzz's own extents take in the control points of CFF curves, up to an eighth of an em outside the ink.
        from fontTools.pens.boundsPen import BoundsPen

        pen = BoundsPen(None)
        # HarfBuzz calls the pen from C, where an exception would be printed and lost.
        with held_back():
            self.hb_font.draw_glyph_with_pen(gid, pen)
        if pen.bounds is None:
            return None
        left, bottom, right, top = pen.bounds
        return left / self.upem, bottom / self.upem, right / self.upem, top / self.upem

    def _feature_tags(self, table: str) -> list[str]:
        face = self.hb_face
        scripts = range(len(face.get_table_script_tags(table)))
        return [tag for script in scripts for tag in face.get_language_feature_tags(table, script)]
