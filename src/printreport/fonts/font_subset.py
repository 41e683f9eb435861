"""The part of a face that a PDF embeds: the glyphs that are printed, under their own numbers."""

from __future__ import annotations

from typing import Any

import uharfbuzz

from printreport.fonts.font_face import FontFace

SFNT_TABLES = frozenset(("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"))
"""What a PDF reader needs of a TrueType font that is addressed by glyph id (ISO 32000-1, 9.9)."""


def subset_program(face: FontFace, glyphs: frozenset[int]) -> bytes:
    """The font program for a CIDFont whose CIDs are the face's glyph ids (Identity-H).

    CFF faces give the bare CFF table (FontFile3, CIDFontType0C), CID-keyed or name-keyed, with every CID equal to
    its glyph id; TrueType faces give an sfnt (FontFile2, CIDToGIDMap Identity). Glyph 0 is always there. The bytes depend only on
    the face and the set.
    """
    small = uharfbuzz.subset(face.hb_face, _order(face, glyphs))
    if not face.is_cff:
        return bytes(small.blob.data)
    return bytes(small.reference_table("CFF ").data)


def _order(face: FontFace, glyphs: frozenset[int]) -> Any:
    flags = uharfbuzz.SubsetFlags
    order = uharfbuzz.SubsetInput()
    order.glyph_set.update(glyphs)
    kept = SFNT_TABLES if not face.is_cff else SFNT_TABLES | {"CFF "}
    order.drop_table_tag_set.update(_tag(name) for name in face.tables - kept)
    order.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.CFF_IDENTITY_CHARSET
    return order


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
