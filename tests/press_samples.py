"""Tiny layouts and documents for tests of the press rooms, and independent readers of the files made of them."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from printreport.core.color import BLACK, Color
from printreport.core.geometry import Crop, Point, Rect
from printreport.core.span import Span
from printreport.core.units import mm
from printreport.fonts.font_book import FontBook, open_font_book
from printreport.images.image_store import ImageStore
from printreport.model.document import Document, Photo, Picture, PressChoice, Report, ThemeChoice
from printreport.model.layout import Item, Layout, Page, PlacedGlyphRun, PlacedImage
from printreport.model.line import GlyphRun
from printreport.model.press import PressCondition

BLEED = mm(3)
WIDTH, HEIGHT = mm(100), mm(140)
SPAN = Span("content/report.yaml")


@cache
def font_book() -> FontBook:
    return open_font_book()


@cache
def press() -> PressCondition:
    from printreport.finish.output_intent import press_condition

    found = press_condition(PressChoice("coated-fogra39"))
    assert isinstance(found, PressCondition)
    return found


def run_of(
    text: str, x: float, y: float, face: str = "song-regular", size: float = 10.5, color: Color = BLACK, step: float = 0.0
) -> PlacedGlyphRun:
    """A run of one glyph a character, `step` points wider than its advances."""
    found = font_book().face(face)
    glyphs = tuple(found.glyph(char) for char in text)
    xs = [0.0]
    for glyph in glyphs[:-1]:
        xs.append(xs[-1] + found.advance(glyph) * size + step)
    run = GlyphRun(face, size, color, glyphs, tuple(xs), (0.0,) * len(glyphs), tuple(text))
    return PlacedGlyphRun(Point(x, y), run)


def layout_of(*pages: tuple[Item, ...]) -> Layout:
    return Layout(
        WIDTH, HEIGHT, BLEED, tuple(Page(number, number % 2 == 0, "test", items) for number, items in enumerate(pages, 1))
    )


def photo_of(path: Path, name: str = "photo") -> Photo:
    picture = ImageStore(None).probe(path)
    assert isinstance(picture, Picture), picture
    return Photo(name, picture, "说明", None, "说明", None, "auto", False, SPAN)


def document_of(*photos: Photo, title: tuple[str, ...] = ("凝聚职工力量", "建设幸福西宁")) -> Document:
    report = Report(
        title=title,
        byline=None,
        publisher="西宁市总工会",
        language="zh-Hans-CN",
        theme=ThemeChoice("vermilion"),
        cover=None,
        trim=(WIDTH, HEIGHT),
        binding="saddle-stitch",
        pages=None,
        press=PressChoice("coated-fogra39"),
        paper=mm(0.1),
        contents=False,
        colophon=(),
        span=SPAN,
    )
    return Document("/", report, {photo.id: photo for photo in photos}, (), (), {})


def rendered(layout: Layout, *photos: Photo, **options: Any) -> bytes:
    from printreport.render.press_pdf import render_press

    return render_press(layout, document_of(*photos), font_book(), ImageStore(None), press(), **options)


def full_page(photo: Photo, crop: Crop | None = None) -> Layout:
    """One page that a picture covers to all four bleeds."""
    rect = Rect(-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED)
    return layout_of((PlacedImage(rect, photo.id, crop or Crop()),))


def operators(pdf: bytes, page: int = 0) -> Iterator[tuple[str, list[Any]]]:
    """The content stream's operators with their operands, read by pikepdf."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        for instruction in pikepdf.parse_content_stream(file.pages[page]):
            yield str(instruction.operator), list(instruction.operands)


def need(program: str) -> str:
    """The path of a program, or the test is skipped by its name."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def plates(pdf: bytes, folder: Path, dpi: int = 72) -> list[Image.Image]:
    """The four plates of every page as CMYK pictures (255 is full ink), made by Ghostscript."""
    gs = need("gs")
    source = folder / "plates.pdf"
    source.write_bytes(pdf)
    result = subprocess.run(
        [
            gs,
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dSAFER",
            "-sDEVICE=tiff32nc",
            f"-r{dpi}",
            f"-sOutputFile={folder}/p%03d.tif",
            source,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout + result.stderr == ""
    return [Image.open(path) for path in sorted(folder.glob("p*.tif"))]


@cache
def lab_of(inks: tuple[int, int, int, int]) -> tuple[float, float, float]:
    """The colour that inks print, by the press profile's own measurement table, relative to paper."""
    from PIL import ImageCms

    transform = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(press().profile)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    spot = ImageCms.applyTransform(Image.frombytes("CMYK", (1, 1), bytes(inks)), transform)
    assert spot is not None
    pixel = spot.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    lightness, a, b = pixel
    return lightness * 100 / 255, a - 128.0, b - 128.0


WHITE_D50 = (0.9642, 1.0, 0.8249)
# Bradford-adapted primaries of sRGB and Adobe RGB (1998) under D50, as their ICC profiles state them.
SRGB = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
ADOBE = ((0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446))


def xyz_of(rgb: tuple[int, int, int], primaries: tuple[tuple[float, float, float], ...], gamma: float | None) -> list[float]:
    """A colour's tristimulus values; gamma None is the sRGB curve."""
    linear = [_linear(value / 255, gamma) for value in rgb]
    return [sum(linear[i] * primaries[i][axis] for i in range(3)) for axis in range(3)]


def _linear(value: float, gamma: float | None) -> float:
    if gamma is not None:
        return float(value**gamma)
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def expected_lab(xyz: list[float], black_y: float) -> tuple[float, float, float]:
    """What relative colorimetric with black point compensation should print: black laid on the press's black."""
    shifted = [value * (1 - black_y) + white * black_y for value, white in zip(xyz, WHITE_D50, strict=True)]
    f = [_cube(value / white) for value, white in zip(shifted, WHITE_D50, strict=True)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def _cube(t: float) -> float:
    return float(t ** (1 / 3)) if t > 0.008856 else 7.787 * t + 16 / 116


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """CIE 1976 colour difference."""
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


def matrix_profile(primaries: tuple[tuple[float, float, float], ...], gamma: float) -> bytes:
    """An RGB display profile of ICC version 2 with given primaries and a power curve."""
    fixed = lambda value: struct.pack(">i", round(value * 65536))  # noqa: E731
    point = lambda xyz: b"XYZ \0\0\0\0" + b"".join(map(fixed, xyz))  # noqa: E731
    text = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Wide\0" + bytes(78)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    tags = {b"desc": text + bytes(-len(text) % 4), b"cprt": b"text\0\0\0\0CC0\0", b"wtpt": point(WHITE_D50)}
    tags |= {name + b"XYZ": point(xyz) for name, xyz in zip((b"r", b"g", b"b"), primaries, strict=True)}
    tags |= {name + b"TRC": curve for name in (b"r", b"g", b"b")}
    table, body = b"", b""
    start = 132 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data
    size = start + len(body)
    head = struct.pack(">I", size) + b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(24)
    head += b"\0\0\0\0" + b"".join(map(fixed, WHITE_D50)) + bytes(48)
    return head + struct.pack(">I", len(tags)) + table + body
