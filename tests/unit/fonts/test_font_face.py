"""A face answers for its glyphs in em, opens its file late, and is known by key and bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from uharfbuzz import HarfBuzzError

from printreport.fonts.font_book import FontBook
from printreport.fonts.font_face import FontFace

KEYS = ("song-regular", "hei-bold", "kai-regular", "display")


@pytest.mark.parametrize("key", KEYS)
def test_advances_and_ink_are_those_that_another_library_reads(book: FontBook, key: str) -> None:
    face = book.face(key)
    font = TTFont(face.path)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for char in "Ag1国，“—":
        if not face.has(char):
            continue
        pen = BoundsPen(glyphs)
        glyphs[names[ord(char)]].draw(pen)
        gid = font.getGlyphID(names[ord(char)])
        assert face.glyph(char) == gid
        assert face.advance(gid) == font["hmtx"][names[ord(char)]][0] / face.upem
        assert face.ink(gid) == pytest.approx([value / face.upem for value in pen.bounds], abs=0.0011)


def test_a_space_has_an_advance_and_no_ink(book: FontBook) -> None:
    face = book.face("song-regular")
    assert face.advance(face.glyph(" ")) > 0
    assert face.ink(face.glyph(" ")) is None


def test_a_missing_character_is_glyph_0(book: FontBook) -> None:
    face = book.face("display")
    assert face.glyph("国") == 0
    assert not face.has("国")


@pytest.mark.parametrize("key", KEYS)
def test_capitals_are_as_high_as_the_face_says(book: FontBook, key: str) -> None:
    face = book.face(key)
    ink = face.ink(face.glyph("H"))
    assert ink is not None
    assert face.cap_height == pytest.approx(ink[3], abs=0.02)
    assert face.ascent > face.cap_height > 0
    assert face.descent > 0


def test_a_face_opens_no_file_until_it_is_asked(tmp_path: Path) -> None:
    face = FontFace("nowhere", tmp_path / "no-such.otf", "00")
    assert face.key == "nowhere"
    with pytest.raises(HarfBuzzError, match="no-such"):
        face.glyph("国")


def test_faces_are_equal_when_key_and_bytes_are() -> None:
    one, same = FontFace("a", Path("x.otf"), "1"), FontFace("a", Path("y.otf"), "1")
    assert one == same
    assert hash(one) == hash(same)
    assert one != FontFace("b", Path("x.otf"), "1")
    assert one != FontFace("a", Path("x.otf"), "2")
    assert one != FontFace("a", Path("x.otf"), "1", index=1)


def test_the_shaping_font_counts_in_units_of_the_em(book: FontBook) -> None:
    face = book.face("kai-regular")
    assert face.hb_font.scale == (face.upem, face.upem)


def test_only_the_noto_faces_have_cff_outlines(book: FontBook) -> None:
    assert book.face("song-all").is_cff
    assert not book.face("kai-regular").is_cff
    assert not book.face("display").is_cff
