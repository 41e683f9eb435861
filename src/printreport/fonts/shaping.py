"""Characters turned into glyphs by HarfBuzz, and which face sets a letter with its marks well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printreport.fonts.font_face import FontFace

Shaped = tuple[int, float, float, float, int]
"""Glyph id, x and y offset (y down), advance, cluster of a shaped glyph, in em."""

COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
"""The combining marks that are no part of a script which needs rules of its own, as ranges of a regular expression."""

_FOR_HAN = frozenset("\u20dd\u20de\u20df\u20e0\u302a\u302b\u302c\u302d")

_INSIDE = 0.02
"""How far a mark's ink may stand outside its character's em box, in em."""


def shape(face: FontFace, text: str, language: str, script: str, features: Mapping[str, bool]) -> Iterator[Shaped]:
    """The glyphs of a text set in one face from left to right.

    `face` is the font, `text` the characters, `language` and `script` are OpenType's, and `features` are switched on or off.
    """
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_codepoints([ord(ch) for ch in text])
    buffer.direction = "ltr"
    buffer.script = script
    buffer.language = language
    hb.shape(face.hb_font, buffer, dict(features))
    upem = face.upem
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield info.codepoint, place.x_offset / upem, -place.y_offset / upem, place.x_advance / upem, info.cluster


def sets_marked(face: FontFace, text: str) -> bool:
    """Whether a face sets a character with its combining marks as its designer meant it.

    It does where all become one glyph, or where a mark made for full-width characters (a circle around it, a tone beside
    it) stands inside the em of one; marks that only fall somewhere near a letter do not count.
    """
    if not all(face.has(char) for char in text):
        return False
    glyphs = list(shape(face, text, "zh-Hans", "Hani" if ord(text[0]) >= 0x2E80 else "Latn", {}))
    if any(gid == 0 for gid, *_ in glyphs):
        return False
    (_, _, _, width, _), *marks = glyphs
    return not marks or (width == 1.0 and _FOR_HAN.issuperset(text[1:]) and all(_is_inside(face, mark) for mark in marks))


def _is_inside(face: FontFace, mark: Shaped) -> bool:
    gid, dx, _, advance, _ = mark
    ink = face.ink(gid)
    return advance == 0.0 and ink is not None and ink[0] + dx >= -1.0 - _INSIDE and ink[2] + dx <= _INSIDE
