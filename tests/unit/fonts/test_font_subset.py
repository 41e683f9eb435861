"""An embedded program holds the wanted glyphs under their own numbers, with their own widths, and nothing else."""

from __future__ import annotations

import io

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from printreport.fonts.font_book import FontBook
from printreport.fonts.font_face import FontFace
from printreport.fonts.font_subset import SFNT_TABLES, subset_program

TEXT = "中国工会2018年——“奋进”，A。"
NOTO = ("song-regular", "song-black", "hei-regular", "hei-medium", "hei-bold", "song-all")


def wanted(face: FontFace) -> frozenset[int]:
    return frozenset(face.glyph(char) for char in TEXT if face.has(char))


def open_cff(program: bytes) -> CFFFontSet:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    return fonts


@pytest.mark.parametrize("key", NOTO)
def test_cids_of_a_cff_program_are_glyph_ids(book: FontBook, key: str) -> None:
    face = book.face(key)
    top = open_cff(subset_program(face, wanted(face)))[0]
    assert top.ROS == ("Adobe", "Identity", 0)
    assert len(top.charset) == max(wanted(face)) + 1
    assert all(name == f"cid{gid:05d}" for gid, name in enumerate(top.charset) if gid)


@pytest.mark.parametrize("key", NOTO)
def test_a_cff_program_keeps_outlines_and_widths(book: FontBook, key: str) -> None:
    face = book.face(key)
    top = open_cff(subset_program(face, wanted(face)))[0]
    whole = TTFont(face.path)
    for gid in wanted(face):
        kept, original = RecordingPen(), RecordingPen()
        string = top.CharStrings[top.charset[gid]]
        string.draw(kept)
        whole.getGlyphSet()[whole.getGlyphName(gid)].draw(original)
        assert kept.value == original.value
        assert string.width == face.advance(gid) * face.upem


def test_other_glyphs_of_a_cff_program_are_empty(book: FontBook) -> None:
    face = book.face("song-regular")
    top = open_cff(subset_program(face, wanted(face)))[0]
    for gid in set(range(1, len(top.charset))) - wanted(face):
        pen = RecordingPen()
        top.CharStrings[top.charset[gid]].draw(pen)
        assert pen.value == []


@pytest.mark.parametrize("key", ["kai-regular", "display"])
def test_a_truetype_program_has_the_tables_of_a_pdf_and_its_glyph_ids(book: FontBook, key: str) -> None:
    face = book.face(key)
    font = TTFont(io.BytesIO(subset_program(face, wanted(face))))
    tables = set(font.keys()) - {"GlyphOrder"}
    assert {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= tables <= SFNT_TABLES
    whole = TTFont(face.path)
    for gid in wanted(face):
        name = font.getGlyphName(gid)
        assert font["hmtx"][name][0] == face.advance(gid) * face.upem
        drawn, original = RecordingPen(), RecordingPen()
        font.getGlyphSet()[name].draw(drawn)
        whole.getGlyphSet()[whole.getGlyphName(gid)].draw(original)
        assert [part[0] for part in drawn.value] == [part[0] for part in original.value]


def test_the_widened_quotation_marks_of_the_kai_keep_the_part_that_they_are_made_of(book: FontBook) -> None:
    face = book.face("kai-regular")
    gid = face.glyph("“")
    font = TTFont(io.BytesIO(subset_program(face, frozenset((gid,)))))
    glyph = font["glyf"][font.getGlyphName(gid)]
    pen = RecordingPen()
    font.getGlyphSet()[font.getGlyphName(gid)].draw(pen)
    assert glyph.isComposite()
    assert glyph.xMin > face.upem / 2
    font.getGlyphSet()[glyph.components[0].glyphName].draw(NullPen())
    assert font["glyf"][glyph.components[0].glyphName].numberOfContours > 0


@pytest.mark.parametrize("key", ["song-regular", "kai-regular"])
def test_the_bytes_depend_on_the_set_alone(book: FontBook, key: str) -> None:
    face = book.face(key)
    again = FontFace(key, face.path, face.sha256)
    forwards = sorted(wanted(face))
    assert subset_program(face, frozenset(forwards)) == subset_program(again, frozenset(reversed(forwards)))


def test_an_empty_set_gives_a_program_with_glyph_0(book: FontBook) -> None:
    top = open_cff(subset_program(book.face("hei-regular"), frozenset()))[0]
    assert list(top.charset) == [".notdef"]
