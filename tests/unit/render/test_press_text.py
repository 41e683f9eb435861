"""Type in the press file: exact places and widths, the source's characters, embedded faces, black that overprints."""

from __future__ import annotations

import ctypes
import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools import cffLib
from fontTools.ttLib import TTFont

from press_samples import font_book, layout_of, need, operators, rendered, run_of
from printreport.core.color import BLACK, PAPER, Cmyk
from printreport.core.geometry import Point
from printreport.core.units import mm
from printreport.model.layout import PlacedGlyphRun
from printreport.model.line import GlyphRun
from printreport.render.glyph_font import GlyphFont

MARGIN = mm(3)


def text_of(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as file:
        return str(file[page].get_textpage().get_text_bounded()).replace("\r\n", "\n")


def origins_of(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each character with its origin, x to the right and y down from the trim's corner, as PDFium sees it."""
    raw = pypdfium2.raw
    found = []
    with pypdfium2.PdfDocument(pdf) as file:
        page = file[0]
        height = page.get_height()
        text = page.get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(text.count_chars()):
            raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            char = chr(raw.FPDFText_GetUnicode(text.raw, index))
            found.append((char, x.value - MARGIN, height - MARGIN - y.value))
    return [item for item in found if item[0] not in "\r\n"]


@contextmanager
def fonts_of(pdf: bytes) -> Iterator[list[pikepdf.Dictionary]]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        yield [obj for obj in file.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"]


@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai-regular", "display"])
@pytest.mark.parametrize("size", [7.5, 10.5, 81.0])
def test_every_glyph_stands_where_the_layout_put_it(face: str, size: float) -> None:
    text = "17898" if face == "display" else "西宁市12，总工会"
    item = run_of(text, 20.1234, 90.9876, face, size, step=0.0137)
    seen = origins_of(rendered(layout_of((item,)), marks="none"))
    assert "".join(char for char, _, _ in seen) == text
    for (_, x, y), offset in zip(seen, item.run.xs, strict=True):
        assert x == pytest.approx(20.1234 + offset, abs=0.0021)
        assert y == pytest.approx(90.9876, abs=0.001)


def test_rounding_does_not_add_up_along_a_line() -> None:
    item = run_of("一" * 40, 5.0, 50.0, size=6.37, step=0.0004)
    seen = origins_of(rendered(layout_of((item,)), marks="none"))
    assert seen[-1][1] == pytest.approx(5.0 + item.run.xs[-1], abs=0.002)


def test_turned_and_vertical_runs_keep_each_glyphs_place() -> None:
    glyphs = tuple(font_book().face("hei-regular").glyph(char) for char in "ABC")
    turned = GlyphRun("hei-regular", 10.0, BLACK, glyphs, (0.0, 0.0, 0.0), (0.0, 7.1, 15.2), ("A", "B", "C"), angle=90.0)
    upright = GlyphRun("hei-regular", 10.0, BLACK, glyphs, (0.0, 0.0, 0.0), (0.0, 12.0, 24.0), ("A", "B", "C"))
    pdf = rendered(layout_of((PlacedGlyphRun(Point(40, 60), turned), PlacedGlyphRun(Point(80, 60), upright))), marks="none")
    # PDFium sees words in letters that stand one below the other, and adds spaces.
    seen = [item for item in origins_of(pdf) if item[0] != " "]
    wanted = [("A", 40, 60), ("B", 40, 67.1), ("C", 40, 75.2), ("A", 80, 60), ("B", 80, 72), ("C", 80, 84)]
    assert [char for char, _, _ in seen] == [char for char, _, _ in wanted]
    for (_, x, y), (_, wanted_x, wanted_y) in zip(seen, wanted, strict=True):
        assert (x, y) == pytest.approx((wanted_x, wanted_y), abs=0.002)
    matrices = [tuple(float(v) for v in operands) for name, operands in operators(pdf) if name == "Tm"]
    assert matrices[0][:4] == (0.0, -1.0, 1.0, 0.0)
    assert matrices[-1][:4] == (1.0, 0.0, 0.0, 1.0)


def test_text_is_read_in_the_order_of_the_items() -> None:
    items = (run_of("先排这一行", 20, 100), run_of("再排这一行", 20, 50))
    assert text_of(rendered(layout_of(items))).startswith("先排这一行\n再排这一行")


def test_stated_widths_are_those_of_the_embedded_programs() -> None:
    items = tuple(run_of("西AWi1，.", 10, 20 + 20 * i, face) for i, face in enumerate(("song-regular", "kai-regular", "display")))
    checked = 0
    with fonts_of(rendered(layout_of(items), marks="none")) as fonts:
        for font in (font for font in fonts if font.Subtype != "/Type0"):
            stated = widths_of(font)
            assert stated == pytest.approx(program_widths(font, list(stated)), abs=0.001)
            checked += len(stated)
    assert checked >= 10


def widths_of(font: pikepdf.Dictionary) -> dict[int, float]:
    array = list(font.W)
    return {
        int(first) + offset: float(width)
        for first, widths in zip(array[::2], array[1::2], strict=True)
        for offset, width in enumerate(widths)
    }


def program_widths(font: pikepdf.Dictionary, glyphs: list[int]) -> dict[int, float]:
    descriptor = font.FontDescriptor
    if "/FontFile2" in descriptor:
        sfnt = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        order = sfnt.getGlyphOrder()
        return {g: sfnt["hmtx"][order[g]][0] * 1000 / sfnt["head"].unitsPerEm for g in glyphs}
    cff = cffLib.CFFFontSet()
    cff.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
    strings = cff.topDictIndex[0].CharStrings
    found = {}
    for glyph in glyphs:
        string = strings[f"cid{glyph:05d}"]
        string.draw(_Nowhere())
        found[glyph] = string.width
    return found


class _Nowhere:
    def __getattr__(self, name: str) -> object:
        return lambda *_: None


def test_every_font_is_an_embedded_subset_and_none_is_helvetica() -> None:
    pdf = rendered(layout_of((run_of("西宁", 10, 20), run_of("12", 10, 50, "display"))))
    assert b"Helvetica" not in pdf
    with fonts_of(pdf) as fonts:
        assert {str(font.Subtype) for font in fonts} == {"/Type0", "/CIDFontType0", "/CIDFontType2"}
        for font in fonts:
            assert str(font.BaseFont)[7] == "+"
            if font.Subtype == "/Type0":
                assert font.Encoding == "/Identity-H"
                assert "/ToUnicode" in font
            else:
                assert "/FontFile2" in font.FontDescriptor or font.FontDescriptor.FontFile3.Subtype == "/CIDFontType0C"


def shared_glyph_run(texts: tuple[str, ...], x: float) -> PlacedGlyphRun:
    glyph = font_book().face("song-regular").glyph("工")
    xs = tuple(11.0 * i for i in range(len(texts)))
    return PlacedGlyphRun(
        Point(x, 50), GlyphRun("song-regular", 10.5, BLACK, (glyph,) * len(texts), xs, (0.0,) * len(texts), texts)
    )


def test_one_glyph_may_stand_for_two_characters() -> None:
    pdf = rendered(layout_of((shared_glyph_run(("工", "⼯", "工"), 20),)), marks="none")
    assert text_of(pdf) == "工⼯工"
    with fonts_of(pdf) as fonts:
        programs = [font.DescendantFonts[0].objgen for font in fonts if font.Subtype == "/Type0"]
    assert len(programs) == 2
    assert len(set(programs)) == 1


def test_glyphs_that_share_a_character_are_said_together(tmp_path: Path) -> None:
    face = font_book().face("song-regular")
    glyphs = tuple(face.glyph(char) for char in "前e´后")
    run = GlyphRun("song-regular", 10.5, BLACK, glyphs, (0.0, 11.0, 11.0, 20.0), (0.0,) * 4, ("前", "é", "", "后"))
    pdf = rendered(layout_of((PlacedGlyphRun(Point(20, 50), run),)), marks="none")
    spans = [operands for name, operands in operators(pdf) if name == "BDC"]
    assert [str(span[1].ActualText) for span in spans] == ["é"]
    assert [name for name, _ in operators(pdf) if name in ("BDC", "EMC")] == ["BDC", "EMC"]
    path = tmp_path / "said.pdf"
    path.write_bytes(pdf)
    read = subprocess.run([need("pdftotext"), path, "-"], capture_output=True, text=True, check=True).stdout
    assert "".join(read.split()) == "前é后"


@pytest.mark.parametrize(("together", "copied"), [(True, "李四"), (False, "李 四")])
def test_a_spread_word_is_copied_whole(tmp_path: Path, together: bool, copied: str) -> None:
    glyphs = tuple(font_book().face("song-regular").glyph(char) for char in "李四")
    run = GlyphRun("song-regular", 10.5, BLACK, glyphs, (0.0, 21.0), (0.0,) * 2, ("李", "四"), together=together)
    pdf = rendered(layout_of((PlacedGlyphRun(Point(20, 50), run),)), marks="none")
    assert text_of(pdf).strip() == copied
    path = tmp_path / "spread.pdf"
    path.write_bytes(pdf)
    read = subprocess.run([need("pdftotext"), path, "-"], capture_output=True, text=True, check=True).stdout
    assert read.split() == copied.split()


def test_stretches_cover_a_run_without_gap_or_overlap() -> None:
    font = GlyphFont(font_book().face("song-regular"))
    g = tuple(font.face.glyph(char) for char in "工人会")
    list(font.stretches(g, ("工", "人", "会")))
    glyphs = (g[0], g[1], g[0], g[0], g[2], g[2], g[1])
    texts = ("工", "人", "⼯", "工", "会", "", "人")
    found = list(font.stretches(glyphs, texts))
    assert [(s.start, s.end) for s in found] == [(0, 2), (2, 3), (3, 4), (4, 6), (6, 7)]
    assert [s.voice for s in found] == [0, 1, 0, 0, 0]
    assert [s.said for s in found] == [None, None, None, "会", None]


def states(pdf: bytes) -> list[tuple[tuple[float, ...], bool]]:
    """Fill colour and overprint of every piece of text shown."""
    file = pikepdf.open(io.BytesIO(pdf))
    graphics = file.pages[0].Resources.get("/ExtGState", {})
    fill: tuple[float, ...] = ()
    on = False
    stack, found = [], []
    for name, operands in operators(pdf):
        if name == "k":
            fill = tuple(float(v) for v in operands)
        elif name == "gs":
            state = graphics[operands[0]]
            on = bool(state.op)
            assert bool(state.OP) == on
            assert int(state.OPM) == 1
        elif name == "q":
            stack.append((fill, on))
        elif name == "Q":
            fill, on = stack.pop()
        elif name in ("TJ", "Tj"):
            found.append((fill, on))
    return found


def test_full_black_overprints_and_no_other_colour_does() -> None:
    red, grey = Cmyk(0, 1, 1, 0.1), Cmyk(0, 0, 0, 0.6)
    colours = (BLACK, PAPER, red, BLACK, grey)
    items = tuple(run_of("字", 10 + 20 * i, 50, color=colour) for i, colour in enumerate(colours))
    assert states(rendered(layout_of(items), marks="none")) == [
        ((0, 0, 0, 1), True),
        ((0, 0, 0, 0), False),
        ((0, 1, 1, 0.1), False),
        ((0, 0, 0, 1), True),
        ((0, 0, 0, 0.6), False),
    ]


def test_readers_of_three_families_agree_on_the_text(tmp_path: Path) -> None:
    pdf = rendered(layout_of((run_of("凝聚职工力量，建设幸福西宁 1,316名", 10, 50, step=0.02),)), marks="none")
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    poppler = subprocess.run([need("pdftotext"), path, "-"], capture_output=True, text=True, check=True)
    mupdf = subprocess.run([need("mutool"), "draw", "-F", "txt", path], capture_output=True, text=True, check=True)
    for text in (text_of(pdf), poppler.stdout, mupdf.stdout):
        assert text.strip() == "凝聚职工力量，建设幸福西宁 1,316名"
    assert poppler.stderr == ""
