"""Samples printed into a press PDF and read back by PDFium: what a clause is measured on is the finished file alone."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from press_samples import document_of, font_book, press
from printreport.core.color import BLACK
from printreport.core.geometry import Point
from printreport.images.image_store import ImageStore
from printreport.model.blocks import InlineRun, InlineText
from printreport.model.document import Language
from printreport.model.layout import Item, Layout, Page, PlacedGlyphRun, PlacedShape
from printreport.model.line import GlyphRun, Line
from printreport.model.theme import Composition, TextStyle
from printreport.text.typesetter import Typesetter

EM = 10.0
LEADING = 17.0
LEFT, TOP = 40.0, 40.0
PAGE = (620.0, 800.0)

BODY = TextStyle(face="song", size=EM, leading=LEADING, color=BLACK, indent=2.0)
FLAT = replace(BODY, indent=0.0)


def switched(style: TextStyle = BODY, **switches: object) -> TextStyle:
    """The style with switches of composition changed."""
    return replace(style, composition=replace(Composition(), **switches))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Sample:
    """A text to be set in a style at a measure in em; `kind` says by which door of the typesetter, or plainly: glyph after
    glyph by the font's advances, broken where the measure is full, as a program that knows no Chinese does."""

    text: str | InlineText
    em: float = 22.0
    style: TextStyle = BODY
    language: Language = "zh-Hans-CN"
    kind: str = "paragraph"


@dataclass(frozen=True)
class Char:
    """One character of the page as PDFium reads it: origin and ink in em from the measure's left edge, y down."""

    text: str
    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float
    size: float
    font: str

    @property
    def is_han(self) -> bool:
        return "\u4e00" <= self.text <= "\u9fff"


@dataclass(eq=False)
class Printed:
    """A sample as it came out: its lines of characters, and the ink of its page (drawn when first asked for)."""

    lines: list[list[Char]]
    page: pdfium.PdfPage
    left: float

    @cached_property
    def picture(self) -> Image.Image:
        trim, media = self.page.get_trimbox(), self.page.get_mediabox()
        crop = (trim[0] - media[0], trim[1] - media[1], media[2] - trim[2], media[3] - trim[3])
        return self.page.render(scale=SCALE, crop=crop, grayscale=True).to_pil()

    @property
    def chars(self) -> list[Char]:
        return [char for line in self.lines for char in line]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    def at(self, text: str) -> Char:
        """The first character that reads so; one that is nowhere in the page where there is none."""
        return next((char for char in self.chars if char.text == text), NOWHERE)

    def ink(self, x0: float, y0: float, x1: float, y1: float) -> float:
        """The share of a rectangle (em from the measure's left and the first baseline) that is dark."""
        box = tuple(round(edge * SCALE) for edge in (self.left + x0 * EM, TOP + y0 * EM, self.left + x1 * EM, TOP + y1 * EM))
        shades = self.picture.crop(box).histogram()
        return sum(shades[:128]) / max(1, sum(shades))


NOWHERE = Char("", -99.0, -99.0, -99.0, -99.0, -99.0, -99.0, 0.0, "")
SCALE = 8
Check = Callable[[Printed], bool]


@dataclass(frozen=True)
class Clause:
    """One assertion: what clause it measures, its name, the sample that keeps the rule, the one that doesn't, the measurement."""

    number: str
    name: str
    sample: Sample
    control: Sample
    holds: Check

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


@cache
def _setter(language: Language) -> Typesetter:
    return Typesetter(font_book(), language)


def _runs(text: str | InlineText) -> InlineText:
    return (InlineRun(text),) if isinstance(text, str) else text


def _lines(sample: Sample) -> list[Line]:
    setter = _setter(sample.language)
    if sample.kind == "vertical":
        return [setter.set_vertical(str(sample.text), sample.style, EM)]
    if sample.kind == "heading":
        return list(setter.set_heading(str(sample.text), sample.style, sample.em * EM).lines)
    if sample.kind == "spread":
        return [setter.set_to_width(str(sample.text), sample.style, sample.em * EM)]
    if sample.kind == "hanging indent":
        return list(setter.set_paragraph(_runs(sample.text), sample.style, [sample.em * EM], [0.0, 2 * EM]).lines)
    if sample.kind == "narrowing":
        return list(setter.set_paragraph(_runs(sample.text), sample.style, [22 * EM, 22 * EM, 14 * EM]).lines)
    return list(setter.set_paragraph(_runs(sample.text), sample.style, [sample.em * EM]).lines)


def _plain(sample: Sample) -> list[tuple[Item, ...]]:
    """The text glyph by glyph at the font's own advances, from line to line when the measure is full."""
    face = font_book().chain(sample.style.face)[0]
    text = sample.text if isinstance(sample.text, str) else "".join(run.text for run in sample.text)
    shift = 0.35 if sample.kind == "plain half" else 0.0  # every mark pushed to the middle of its square
    rows: list[list[tuple[int, float, str]]] = [[]]
    x = 0.0
    for char in text:
        gid = face.glyph(char)
        advance = face.advance(gid)
        if x + advance > sample.em + 1e-6:
            rows.append([])
            x = 0.0
        rows[-1].append((gid, (x + (0.0 if char.isalnum() else shift)) * EM, char))
        x += advance
    made = []
    for row in rows:
        glyphs, xs, chars = zip(*row, strict=True)
        run = GlyphRun(face.key, EM, BLACK, glyphs, xs, (0.0,) * len(xs), chars)
        made.append((PlacedGlyphRun(Point(LEFT, TOP + len(made) * LEADING), run),))
    return made


def _items(sample: Sample) -> tuple[Item, ...]:
    if sample.kind.startswith("plain"):
        return tuple(item for row in _plain(sample) for item in row)
    left = LEFT + 100.0 if sample.kind == "vertical" else LEFT
    items: list[Item] = []
    for number, line in enumerate(_lines(sample)):
        origin = Point(left, TOP + number * LEADING)
        items.extend(PlacedGlyphRun(origin, run) for run in line.runs)
        items.extend(
            PlacedShape("line", tuple(Point(origin.x + x, origin.y + y) for x, y in r.path), None, r.color, r.width)
            for r in line.rules
        )
    return tuple(items)


def print_samples(samples: Iterable[Sample]) -> tuple[bytes, dict[Sample, int]]:
    """One press PDF with a page for each different sample, and the page of each."""
    from printreport.render.press_pdf import render_press

    pages = {sample: number for number, sample in enumerate(dict.fromkeys(samples))}
    made = tuple(Page(number + 1, False, "sample", _items(sample)) for sample, number in pages.items())
    layout = Layout(*PAGE, 0.0, made)
    return render_press(layout, document_of(), font_book(), ImageStore(None), press()), pages


def read_samples(samples: Iterable[Sample]) -> dict[Sample, Printed]:
    """Each sample as PDFium finds it in the finished file."""
    pdf, pages = print_samples(samples)
    file = pdfium.PdfDocument(pdf)
    return {sample: _read_page(file[number], sample.kind == "vertical") for sample, number in pages.items()}


def _read_page(page: pdfium.PdfPage, vertical: bool) -> Printed:
    left = LEFT + (100.0 if vertical else 0.0)
    trim = page.get_trimbox()
    chars = [char for char in _read_chars(page, trim[0] + left, trim[3] - TOP) if char.y < 70.0]
    lines: dict[int, list[Char]] = {0: chars} if vertical else {}
    if not vertical:
        for char in chars:
            lines.setdefault(round((char.y + 0.35) * EM / LEADING), []).append(char)
    return Printed([lines[number] for number in sorted(lines)], page, left)


def _read_chars(page: pdfium.PdfPage, x0: float, y0: float) -> Iterable[Char]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    name = ctypes.create_string_buffer(128)
    for index in range(text.count_chars()):
        char = _char(text.raw, index)
        if char in _UNSEEN or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
        raw.FPDFText_GetFontInfo(text.raw, index, name, 128, None)
        yield Char(
            text=char,
            x=(x.value - x0) / EM,
            y=(y0 - y.value) / EM,
            left=(left.value - x0) / EM,
            top=(y0 - top.value) / EM,
            right=(right.value - x0) / EM,
            bottom=(y0 - bottom.value) / EM,
            size=raw.FPDFText_GetFontSize(text.raw, index) / EM,
            font=name.value.decode("ascii", "replace").rpartition("+")[2],
        )


_UNSEEN = {"", "\r", "\n", "\u200b"}


def _char(page, index: int) -> str:
    """The character at an index, halves of a surrogate pair joined, PDFium's sign for a soft hyphen read as one."""
    code = raw.FPDFText_GetUnicode(page, index)
    if 0xDC00 <= code <= 0xDFFF:
        return ""
    if 0xD800 <= code <= 0xDBFF:
        low = raw.FPDFText_GetUnicode(page, index + 1)
        return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
    return "\u00ad" if code == 2 else chr(code)


def natural_width(text: str, style: TextStyle = FLAT) -> float:
    """The width of a text on one line, in em, to make a measure by that the next character doesn't fit."""
    return _setter("zh-Hans-CN").set_line(text, style).width / EM


def advance(char: str, role: str = "song") -> float:
    """A character's advance by its font file, in em."""
    face = font_book().chain(role)[0]
    return face.advance(face.glyph(char))


def near(a: float, b: float, within: float = 0.002) -> bool:
    """Equal to 0.02 points at this size."""
    return abs(a - b) <= within
