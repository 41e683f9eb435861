"""The only home of reportlab: a canvas with one method for each operator, points with y down outside, PDF inside.

reportlab numbers the objects, writes them and their cross-reference table. Its Canvas is not used: every page of one
names an unembedded Helvetica. Used of `pdfbase.pdfdoc`: PDFDocument (Reference, addPage, GetPDFData), PDFPage, PDFObject.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

from reportlab.pdfbase import pdfdoc

from printreport.core.color import Cmyk, Color, Light, Spot
from printreport.core.geometry import Point, Rect
from printreport.images.picture_order import EncodedPicture
from printreport.render.glyph_array import line_ends, shown
from printreport.render.glyph_font import FontProgram
from printreport.render.sheet import Sheet

LEAST_LINE = 0.25
"""The thinnest line, in points, that plates hold (GWG 2022, 4.12)."""



@dataclass(slots=True)
class _State:
    """What the graphics state holds, so that no operator is written twice in vain."""

    fill: Color | Light | None = None
    stroke: Color | Light | None = None
    width: float | None = None
    overprint: bool = False
    font: tuple[str, float] | None = None


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object whose text is settled when the file is written."""

    __RefOnly__ = 1

    def __init__(self, body: bytes = b"null") -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        """The object's bytes."""
        return self.body


def _document_without_clock(version: tuple[int, int]) -> pdfdoc.PDFDocument:
    """An empty document whose dates and ID come neither from the clock nor from SOURCE_DATE_EPOCH, whatever that holds."""
    name = "SOURCE_DATE_EPOCH"
    said = os.environ.pop(name, None)
    try:
        return pdfdoc.PDFDocument(invariant=1, pdfVersion=version)
    finally:
        if said is not None:
            os.environ[name] = said


class PressCanvas:
    """Pages of operators and the objects that they name; lengths are points, y down from the trim's corner."""

    def __init__(self, version: tuple[int, int] = (1, 6)) -> None:
        self._document = _document_without_clock(version)
        self._objects: dict[str, _Object] = {}
        self._references: dict[str, str] = {}
        self._code: list[str] = []
        self._used: dict[str, dict[str, str]] = {}
        self._state = _State()
        self._pushed: list[_State] = []
        self._in_text = False
        self._left = 0.0
        self._base = 0.0
        self._sheet: Sheet | None = None

    # Pages

    def begin_page(self, sheet: Sheet) -> None:
        """A new page with the boxes of a sheet; its content is cut to nothing but the sheet."""
        self._sheet = sheet
        self._left, self._base = -sheet.media.x, sheet.media.bottom
        self._code, self._used = [], {"Font": {}, "XObject": {}, "ExtGState": {}, "ColorSpace": {}}
        self._state = _State()

    def end_page(self) -> None:
        """Write the page away."""
        self._end_text()
        assert self._sheet is not None
        assert not self._pushed
        page = pdfdoc.PDFPage()
        for name, box in (("MediaBox", "media"), ("CropBox", "media"), ("BleedBox", "bleed"), ("TrimBox", "trim")):
            setattr(page, name, _Object(self._box(getattr(self._sheet, box))))
        page.Contents = self._add(_stream(zlib.compress("\n".join(self._code).encode("ascii"), 6), "/Filter /FlateDecode"))
        page.Resources = self._add(self._resources())
        self._document.addPage(page)

    def _resources(self) -> bytes:
        kinds = (
            f"/{kind} << {' '.join(f'/{name} {self._used[kind][name]}' for name in sorted(self._used[kind]))} >>"
            for kind in sorted(self._used)
            if self._used[kind]
        )
        return f"<< {' '.join(kinds)} >>".encode("ascii")

    def _box(self, rect: Rect) -> bytes:
        x0, x1 = rect.x + self._left, rect.right + self._left
        y0, y1 = self._base - rect.bottom, self._base - rect.y
        return f"[{_number(x0)} {_number(y0)} {_number(x1)} {_number(y1)}]".encode("ascii")

    # Graphics state

    def push(self) -> None:
        """Save the graphics state (q)."""
        self._end_text()
        self._pushed.append(replace(self._state))
        self._code.append("q")

    def pop(self) -> None:
        """Bring back the graphics state that was saved last (Q)."""
        self._end_text()
        self._state = self._pushed.pop()
        self._code.append("Q")

    def clip(self, rect: Rect) -> None:
        """Cut what follows to a rectangle (re W n)."""
        self._end_text()
        self._code.append(f"{self._rect(rect)} re W n")

    def fill_color(self, color: Color | Light) -> None:
        """The colour of fills and text (k, cs and scn, or rg)."""
        if self._state.fill != color:
            self._code.append(_lit(color, "rg") if isinstance(color, Light) else self._ink(color, "k", "cs", "scn"))
            self._state.fill = color

    def stroke_color(self, color: Color | Light) -> None:
        """The colour of strokes (K, CS and SCN, or RG)."""
        if self._state.stroke != color:
            self._code.append(_lit(color, "RG") if isinstance(color, Light) else self._ink(color, "K", "CS", "SCN"))
            self._state.stroke = color

    def line_width(self, width: float) -> None:
        """The width of strokes (w), never under the thinnest line that plates hold."""
        width = max(width, LEAST_LINE)
        if self._state.width != width:
            self._code.append(f"{_number(width)} w")
            self._state.width = width

    def overprint(self, on: bool) -> None:
        """Whether ink is added to what lies below instead of cutting it out (gs; OPM 1, ISO 32000-1, 8.6.7)."""
        if self._state.overprint != on:
            name, word = ("GSon", "true") if on else ("GSoff", "false")
            body = f"<< /Type /ExtGState /OP {word} /op {word} /OPM 1 >>"
            self._use("ExtGState", name, body.encode("ascii"))
            self._code.append(f"/{name} gs")
            self._state.overprint = on

    def _ink(self, color: Color, process: str, space: str, tint: str) -> str:
        if isinstance(color, Cmyk):
            return f"{_number(color.c)} {_number(color.m)} {_number(color.y)} {_number(color.k)} {process}"
        name = "CS" + _hex_name(color.name)
        self._use("ColorSpace", name, _separation(color))
        return f"/{name} {space} {_number(color.tint)} {tint}"

    # Outlines

    def fill_rect(self, rect: Rect) -> None:
        """Fill a rectangle (re f)."""
        self._end_text()
        self._code.append(f"{self._rect(rect)} re f")

    def outline(self, points: Sequence[Point], closed: bool, paint: str) -> None:
        """A line or polygon through points, painted by `f`, `S` or `B`."""
        self._end_text()
        steps = [f"{self._point(point)} {'l' if index else 'm'}" for index, point in enumerate(points)]
        self._code.append(f"{' '.join(steps)}{' h' if closed else ''} {paint}")

    def area(self, outlines: Sequence[Sequence[Point]]) -> None:
        """Fill what lies within an odd number of closed outlines (f*), all of them as one path without seams."""
        self._end_text()
        for outline in outlines:
            steps = [f"{self._point(point)} {'l' if index else 'm'}" for index, point in enumerate(outline)]
            self._code.append(f"{' '.join(steps)} h")
        self._code.append("f*")

    def _rect(self, rect: Rect) -> str:
        x, y = _number(rect.x + self._left), _number(self._base - rect.bottom)
        return f"{x} {y} {_number(rect.width)} {_number(rect.height)}"

    def _point(self, point: Point) -> str:
        return f"{_number(point.x + self._left)} {_number(self._base - point.y)}"

    # Pictures

    def image(self, name: str, rect: Rect) -> None:
        """Place the picture `name` so that it fills a rectangle exactly (cm Do)."""
        self._end_text()
        self._use("XObject", name)
        x, y = _number(rect.x + self._left), _number(self._base - rect.bottom)
        self._code.append(f"q {_number(rect.width)} 0 0 {_number(rect.height)} {x} {y} cm /{name} Do Q")

    def define_image(self, name: str, picture: EncodedPicture) -> None:
        """Give the picture that pages call `name`."""
        # The JPEG of four inks is stored inverted, as Adobe's applications do: /Decode turns it back.
        decode = " /Decode [1 0 1 0 1 0 1 0]" if picture.jpeg and picture.space == "CMYK" else ""
        head = (
            f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8"
            f" /ColorSpace /Device{picture.space}"
            f" /Filter /{'DCTDecode' if picture.jpeg else 'FlateDecode'}{decode}"
        )
        self._objects[name].body = _stream(picture.data, head)

    def define_form(self, name: str) -> None:
        """Leave the form that pages call `name` to whoever finishes the file: an empty one as large as its place."""
        self._objects[name].body = _stream(b"", "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << >>")

    # Text

    def glyphs(
        self,
        font: str,
        size: float,
        glyphs: Sequence[int],
        xs: Sequence[float],
        ys: Sequence[float],
        widths: Mapping[int, float],
        angle: float = 0.0,
    ) -> None:
        """Set glyphs at their places (Tf Tm TJ), each turned clockwise by `angle` degrees about its own place.

        Widths are em. Each place is held to 0.001 pt: gaps that the widths don't make are written into the TJ array.

        `font` is its resource name, `size` in points; `glyphs` are numbers in it, `xs` and `ys` their places in points,
        `widths` their own by number.
        """
        self._begin_text()
        self._use("Font", font)
        if self._state.font != (font, size):
            self._code.append(f"/{font} {_number(size)} Tf")
            self._state.font = (font, size)
        along, across, matrix = xs, ys, "1 0 0 1"
        if angle:
            c, s = cos(radians(angle)), sin(radians(angle))
            along = [x * c + y * s for x, y in zip(xs, ys, strict=True)]
            across = [y * c - x * s for x, y in zip(xs, ys, strict=True)]
            matrix = f"{_fine(c)} {_fine(-s)} {_fine(s)} {_fine(c)}"
        start = 0
        for end in line_ends(across):
            place = f"{_number(xs[start] + self._left)} {_number(self._base - ys[start])}"
            self._code.append(f"{matrix} {place} Tm {shown(glyphs[start:end], along[start:end], size, widths)}")
            start = end

    def begin_said(self, text: str) -> None:
        """What follows is said as `text` when it is copied (BDC with /ActualText)."""
        self._begin_text()
        self._code.append(f"/Span << /ActualText <FEFF{text.encode('utf-16-be').hex().upper()}> >> BDC")

    def end_said(self) -> None:
        """End what `begin_said` began (EMC)."""
        self._code.append("EMC")

    # Structure

    def begin_marked(self, tag: str, properties: str) -> None:
        """What follows is content of a structure element, or an artifact (BDC); never begun inside a text object."""
        self._end_text()
        self._code.append(f"/{tag} << {properties} >> BDC")

    def end_marked(self) -> None:
        """End what `begin_marked` began (EMC)."""
        self._end_text()
        self._code.append("EMC")

    def _begin_text(self) -> None:
        if not self._in_text:
            self._code.append("BT")
            self._in_text = True

    def _end_text(self) -> None:
        if self._in_text:
            self._code.append("ET")
            self._in_text = False

    def define_font(self, names: Sequence[str], font: FontProgram) -> None:
        """Give the fonts that pages call `names`: one program, one descendant, a Type 0 font for each of its voices."""
        descendant = self._add(_cid_font(font, self._add(self._descriptor(font))))
        for name, cmap in zip(names, font.to_unicode, strict=True):
            said = self._add(_stream(zlib.compress(cmap, 6), "/Filter /FlateDecode"))
            self._objects[name].body = (
                f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name}{'-Identity-H' if font.is_cff else ''}"
                f" /Encoding /Identity-H /DescendantFonts [{descendant}] /ToUnicode {said} >>"
            ).encode("ascii")

    def _descriptor(self, font: FontProgram) -> bytes:
        kind = "/Subtype /CIDFontType0C" if font.is_cff else f"/Length1 {font.length}"
        program = self._add(_stream(font.packed, f"{kind} /Filter /FlateDecode"))
        return (
            f"<< /Type /FontDescriptor /FontName /{font.name} /Flags {font.flags}"
            f" /FontBBox [{' '.join(map(str, font.bbox))}] /ItalicAngle 0 /Ascent {font.ascent} /Descent {font.descent}"
            f" /CapHeight {font.cap_height} /StemV {font.stem} /FontFile{'3' if font.is_cff else '2'} {program} >>"
        ).encode("ascii")

    # Objects

    def data(self) -> bytes:
        """The whole file."""
        data: bytes = self._document.GetPDFData(None)
        return data

    def _use(self, kind: str, name: str, body: bytes = b"null") -> None:
        """Name an object in the page's resources; it may be given later."""
        if name not in self._used[kind]:
            if name not in self._references:
                self._objects[name] = _Object(body)
                self._references[name] = self._refer(self._objects[name])
            self._used[kind][name] = self._references[name]

    def _add(self, body: bytes) -> str:
        return self._refer(_Object(body))

    def _refer(self, thing: _Object) -> str:
        reference: bytes = self._document.Reference(thing).format(self._document)
        return reference.decode("ascii")


def _lit(color: Light, operator: str) -> str:
    return f"{_number(color.red)} {_number(color.green)} {_number(color.blue)} {operator}"


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _fine(value: float) -> str:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _stream(data: bytes, head: str) -> bytes:
    return f"<< {head} /Length {len(data)} >>\nstream\n".encode("ascii") + data + b"\nendstream"


def _hex_name(name: str) -> str:
    return name.encode("utf-8").hex()


def _separation(color: Spot) -> bytes:
    """A plate of its own, shown on screens by its process colour (ISO 32000-1, 8.6.6.4)."""
    name = "".join(
        chr(byte) if 33 <= byte <= 126 and chr(byte) not in "#()<>[]{}/%" else f"#{byte:02X}"
        for byte in color.name.encode("utf-8")
    )
    f = color.fallback
    full = f"{_number(f.c)} {_number(f.m)} {_number(f.y)} {_number(f.k)}"
    return (f"[/Separation /{name} /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{full}] /N 1 >>]").encode(
        "ascii"
    )


def _cid_font(font: FontProgram, descriptor: str) -> bytes:
    kind = "/CIDFontType0" if font.is_cff else "/CIDFontType2 /CIDToGIDMap /Identity"
    return (
        f"<< /Type /Font /Subtype {kind} /BaseFont /{font.name}"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {descriptor} /DW 1000 /W [{font.widths}] >>"
    ).encode("ascii")
