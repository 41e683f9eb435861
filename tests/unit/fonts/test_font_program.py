"""Font programs read byte by byte say what fontTools says of them, and broken ones are refused."""

from __future__ import annotations

import io

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from printreport.fonts.cff_program import read_cff
from printreport.fonts.font_book import open_font_book
from printreport.fonts.font_program import FontProgramError, read_cid_program, read_simple_program
from printreport.fonts.font_subset import subset_program

TEXT = "西宁市总工会，“职工书屋”Ag 1234一"


class NoPen:
    """Draws nothing; a charstring learns its width by being drawn."""

    def __getattr__(self, _name: str) -> object:
        return lambda *_points, **_more: None


def program_of(key: str) -> tuple[bytes, list[int]]:
    face = open_font_book().face(key)
    glyphs = sorted({face.glyph(char) for char in TEXT} - {0})
    return subset_program(face, frozenset(glyphs)), glyphs


@pytest.mark.parametrize("key", ["song-regular", "hei-bold", "song-all"])
def test_widths_of_cff_fonts_are_those_that_interpreting_gives(key: str) -> None:
    data, glyphs = program_of(key)
    face = open_font_book().face(key)
    program = read_cid_program(data)
    for glyph in glyphs:
        assert program.glyph_of(glyph) == glyph
        assert program.width(glyph) == pytest.approx(face.advance(glyph) * 1000, abs=0.5)


def test_widths_of_truetype_fonts_come_from_their_metrics() -> None:
    data, glyphs = program_of("kai-regular")
    face = open_font_book().face("kai-regular")
    program = read_cid_program(data)
    assert [program.width(glyph) for glyph in glyphs] == pytest.approx([face.advance(g) * 1000 for g in glyphs], abs=0.5)
    assert program.glyph_of(program.glyph_count + 5) == 0


def made_cff() -> bytes:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({65: "A", 66: "B"})
    strings = {}
    for name, width in ((".notdef", 500), ("A", 612), ("B", 250)):
        pen = T2CharStringPen(width, None)
        pen.moveTo((0, 0))
        pen.lineTo((100, 0))
        pen.lineTo((100, 100))
        pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Made", {}, strings, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (612, 0), "B": (250, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    builder.setupOS2()
    packed = io.BytesIO()
    builder.save(packed)
    return bytes(TTFont(io.BytesIO(packed.getvalue())).getTableData("CFF "))


def test_a_simple_cff_font_gives_widths_by_name() -> None:
    program = read_simple_program(made_cff())
    assert {name: program.widths[name] for name in ("A", "B")} == {"A": 612.0, "B": 250.0}
    assert not program.is_truetype


def test_a_simple_truetype_font_gives_widths_and_characters() -> None:
    builder = FontBuilder(2000)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in (".notdef", "A")})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "A": (1300, 0)})
    builder.setupHorizontalHeader()
    builder.setupPost()
    packed = io.BytesIO()
    builder.save(packed)
    program = read_simple_program(packed.getvalue())
    assert (program.widths["A"], program.by_character[65]) == (650.0, "A")


def test_fonttools_agrees_on_every_width_of_a_subset() -> None:
    data, glyphs = program_of("hei-regular")
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts.topDictIndex[0]
    ours = read_cff(data)
    for glyph in [0, *glyphs]:
        string = top.CharStrings[top.charset[glyph]]
        string.draw(NoPen())
        assert ours.width(glyph) == string.width


@pytest.mark.parametrize("data", [b"", b"rubbish" * 30, b"OTTO\0\x09", b"\0\1\0\0\0\2" + bytes(60), b"\1\0\4\2\0\0"])
def test_what_is_no_font_is_refused(data: bytes) -> None:
    with pytest.raises(FontProgramError):
        read_cid_program(data)
    with pytest.raises(FontProgramError):
        read_simple_program(data)


def test_a_font_cut_off_is_refused_or_read_short() -> None:
    data, _glyphs = program_of("kai-regular")
    with pytest.raises(FontProgramError):
        read_cid_program(data[: len(data) // 2])
