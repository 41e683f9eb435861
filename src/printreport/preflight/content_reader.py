"""Reads content streams with the graphics state, through forms, patterns, Type 3 glyphs and inline images.

Bounded: so many operators for a page and for a file, streams of a bearable length, forms nested no deeper than a few.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

from printreport.preflight.box import Box, Matrix, box_of, box_through, matrix_of, times
from printreport.preflight.colour import UNKNOWN, Colour, ColourSpace, colour_space, device_space, initial_colour
from printreport.preflight.font_reading import FontReading
from printreport.preflight.graphics_state import GraphicsState
from printreport.preflight.image_head import ImageHead, filter_names, image_head, inline_head
from printreport.preflight.page_reading import PageReading, inherited
from printreport.preflight.painted import ImageMark, ShadingMark
from printreport.preflight.path_tracing import PathTracing
from printreport.preflight.text_showing import TextShowing

MOST_OPERATORS = 150_000
"""Operators of one page that are read."""
MOST_BYTES = 24 * 1024 * 1024
"""Bytes of one content stream that are read."""
_DEEPEST = 12

MarkedContent = tuple[str, int | None, int]


class ReadingLimitError(Exception):
    """A page holds more than is read of it."""


class FontShelf:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._fonts: dict[object, FontReading] = {}

    def font(self, dictionary: Any) -> FontReading:
        """The reading of a font dictionary."""
        key: object = dictionary.objgen if dictionary.is_indirect else dictionary.unparse()
        if key not in self._fonts:
            self._fonts[key] = FontReading(dictionary)
        return self._fonts[key]

    @property
    def fonts(self) -> list[FontReading]:
        """All fonts met so far."""
        return list(self._fonts.values())


class ContentReader:
    """Fills a PageReading; one reader for each page."""

    def __init__(self, reading: PageReading, shelf: FontShelf, most_operators: int = MOST_OPERATORS) -> None:
        self.reading = reading
        self.shelf = shelf
        self.left = most_operators
        self.marked: list[MarkedContent] = []
        self._heads: dict[object, ImageHead] = {}

    def read(self) -> None:
        """Read the page's content; raises ReadingLimitError, and what pikepdf raises for broken streams."""
        page = self.reading.page
        resources = inherited(page, "/Resources")
        self._note_group(page)
        streams = page.get("/Contents")
        _refuse_bombs(streams)
        # What lies outside the sheet is never printed.
        ContentRun(self, page, resources, GraphicsState(clip=self.reading.frame.sheet), 0).run()

    def _note_group(self, owner: Any) -> None:
        group = owner.get("/Group")
        if group is not None and str(group.get("/S", "")) == "/Transparency":
            space = group.get("/CS")
            self.reading.groups.append(None if space is None else colour_space(space, owner.get("/Resources")))

    def note_form(self, form: Any) -> None:
        """Remember a form and its group."""
        self.reading.forms.append(form)
        self._note_group(form)

    def head(self, stream: Any, resources: Any) -> ImageHead:
        """The head of a picture, read once a page."""
        key = stream.objgen
        if key not in self._heads:
            self._heads[key] = image_head(stream, resources)
        return self._heads[key]


class ContentRun:
    """The operators of one stream, from its first to its last, with the resources it names things in."""

    def __init__(self, reader: ContentReader, stream: Any, resources: Any, state: GraphicsState, depth: int) -> None:
        import pikepdf

        self.reader = reader
        self.stream = stream
        self.resources = resources if resources is not None else pikepdf.Dictionary()
        self.state = state
        self.depth = depth
        self.owner = stream.objgen[0] if depth else 0
        self.saved: list[GraphicsState] = []
        self.path = PathTracing(self)
        self.text = TextShowing(self)
        self.frozen_colours = False
        self._note_resources()

    @property
    def marked(self) -> MarkedContent:
        """The innermost marked content that is an artifact or belongs to the structure tree."""
        return next((entry for entry in reversed(self.reader.marked) if entry[0]), ("", None, 0))

    def _note_resources(self) -> None:
        reading = self.reader.reading
        for dictionary in self.resources.get("/Font", {}).values():
            reading.named_fonts.append(self.reader.shelf.font(dictionary))
        spaces = self.resources.get("/ColorSpace", {})
        reading.default_spaces.update(name for name in ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK") if name in spaces)

    def run(self) -> None:
        """Follow every operator."""
        import pikepdf

        from printreport.preflight.operators import HANDLERS, SILENT

        open_before = len(self.reader.marked)
        for instruction in pikepdf.parse_content_stream(self.stream):
            self.reader.left -= 1
            if self.reader.left < 0:
                raise ReadingLimitError
            operator = str(instruction.operator)
            handler = HANDLERS.get(operator)
            if handler is not None:
                handler(self, instruction.operands)
            elif operator not in SILENT:
                self._unknown(operator)
        if self.saved and self.depth == 0:
            self._note_broken("图形状态 q 没有配对的 Q")
        del self.reader.marked[open_before:]

    def _unknown(self, operator: str) -> None:
        self._note_broken(f"内容流里有不认识的运算符 {operator[:12]!r}")

    def _note_broken(self, text: str) -> None:
        if self.reader.reading.broken is None:
            self.reader.reading.broken = text

    def named(self, category: str, name: Any) -> Any:
        """What the resources call a name; None when they don't."""
        return self.resources.get(f"/{category}", {}).get(str(name))

    # State

    def save(self, _operands: Any) -> None:
        """q: keep the state."""
        self.saved.append(self.state.saved())

    def restore(self, _operands: Any) -> None:
        """Q: bring the state back."""
        if self.saved:
            self.state = self.saved.pop()
        else:
            self._note_broken("图形状态 Q 没有配对的 q")

    def concatenate(self, operands: Any) -> None:
        """cm: move what follows."""
        self.state.matrix = times(matrix_of(operands), self.state.matrix)

    def line_width(self, operands: Any) -> None:
        """w: the width of strokes."""
        self.state.line_width = float(operands[0])

    def parameters(self, operands: Any) -> None:
        """gs: take over a dictionary of parameters."""
        found = self.named("ExtGState", operands[0])
        if found is None:
            return
        self.state.apply(found)
        if "/Font" in found:
            font, size = found["/Font"]
            self.state.font, self.state.size = self.reader.shelf.font(font), float(size)
        self.reader.reading.states.append(found)
        mask = found.get("/SMask")
        if mask is not None and str(mask) != "/None" and "/G" in mask:
            self.reader.note_form(mask["/G"])

    # Colours

    def device_colour(self, name: str, strokes: bool, operands: Any) -> None:
        """g, rg, k and their strokes."""
        self._set_colour(Colour(device_space(name), tuple(float(value) for value in operands)), strokes)

    def choose_space(self, operands: Any, strokes: bool) -> None:
        """cs, CS: choose a colour space."""
        self._set_colour(initial_colour(colour_space(operands[0], self.resources)), strokes)

    def choose_colour(self, operands: Any, strokes: bool) -> None:
        """sc, scn and their strokes: components, or the name of a pattern."""
        import pikepdf

        space = self.state.space(strokes)
        if operands and isinstance(operands[-1], pikepdf.Name):
            pattern = self.named("Pattern", operands[-1])
            values = tuple(float(value) for value in list(operands)[:-1])
            self._set_colour(Colour(ColourSpace("Pattern", len(values), base=space.base), values, pattern), strokes)
            return
        self._set_colour(Colour(space, tuple(float(value) for value in operands)), strokes)

    def _set_colour(self, colour: Colour, strokes: bool) -> None:
        # An uncoloured pattern or d1 glyph takes the colour of its user (ISO 32000-1, 8.7.3.3).
        if not self.frozen_colours:
            self.state.paint_with(colour, strokes)

    # Objects

    def do(self, operands: Any) -> None:
        """Do: a picture or a form."""
        found = self.named("XObject", operands[0])
        kind = "" if found is None else str(found.get("/Subtype", ""))
        if kind == "/Image":
            self._place(self.reader.head(found, self.resources))
        elif kind == "/Form":
            self.reader.note_form(found)
            self.nested(found, times(matrix_of(found.get("/Matrix")), self.state.matrix), box_of(found.get("/BBox")))
        elif kind == "/PS":
            self.reader.reading.post_script = True

    def inline_image(self, operands: Any) -> None:
        """INLINE IMAGE, as pikepdf names BI ID EI."""
        self._place(inline_head(operands[0], self.resources))

    def _place(self, head: ImageHead) -> None:
        matrix = self.state.matrix
        whole = box_through(matrix, Box(0.0, 0.0, 1.0, 1.0))
        seen = self.seen(whole)
        if seen is None:
            return
        a, b, c, d, _, _ = matrix
        across, along = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        ppi = (72.0 * head.width / across if across else 0.0, 72.0 * head.height / along if along else 0.0)
        self.reader.reading.marks.append(ImageMark(seen, self.state.look, *self.marked, image=head, ppi=ppi, whole=whole))

    def shade(self, operands: Any) -> None:
        """sh: fill the clip with a smooth shading."""
        found = self.named("Shading", operands[0])
        area = self.state.clip or self.reader.reading.frame.sheet
        if found is not None:
            self.shading(found, area)

    def shading(self, dictionary: Any, area: Box) -> None:
        """Note a shading over an area."""
        space = colour_space(dictionary["/ColorSpace"], self.resources) if "/ColorSpace" in dictionary else UNKNOWN
        mark = ShadingMark(area, self.state.look, *self.marked, space=space, shading=dictionary)
        self.reader.reading.marks.append(mark)

    def fill_with_pattern(self, colour: Colour, area: Box) -> None:
        """Read what a pattern paints, once, cut to the area it fills."""
        pattern = colour.pattern
        if pattern is None:
            return
        base = matrix_of(pattern.get("/Matrix"))
        if int(pattern.get("/PatternType", 1)) == 2:
            self.shading(pattern["/Shading"], area)
        else:
            under = colour.space.base
            uncoloured = int(pattern.get("/PaintType", 1)) == 2
            lent = Colour(under, colour.values) if uncoloured and under is not None else None
            self._tile(pattern, base, area, lent)

    def _tile(self, pattern: Any, base: Matrix, area: Box, lent: Colour | None) -> None:
        """Read one tile; what it paints stands all over the area."""
        marks, clip = self.reader.reading.marks, self.state.clip
        first = len(marks)
        self.state.clip = None
        self.nested(pattern, base, None, lent)
        self.state.clip = clip
        marks[first:] = [replace(mark, box=area) for mark in marks[first:]]

    def nested(self, stream: Any, matrix: Matrix, box: Box | None, lent: Colour | None = None) -> None:
        """Read a stream within this one, in a state of its own; `lent` is the colour that it may not change."""
        if self.depth >= _DEEPEST:
            self._note_broken("表单嵌套过深，或者自己包含自己")
            return
        _refuse_bombs(stream)
        state = self.state.saved()
        state.matrix = matrix
        if box is not None:
            state.cut_to(box_through(matrix, box))
        own = stream.get("/Resources")
        run = ContentRun(self.reader, stream, own if own is not None else self.resources, state, self.depth + 1)
        if lent is not None:
            state.paint_with(lent, strokes=False)
            state.paint_with(lent, strokes=True)
            run.frozen_colours = True
        run.run()

    def seen(self, box: Box) -> Box | None:
        """The part of a box that the clip lets through."""
        return box if self.state.clip is None else self.state.clip.meet(box)

    # Marked content

    def begin_marked(self, operands: Any) -> None:
        """BMC, BDC: what follows is an artifact, belongs to the structure tree, or neither."""
        tag = str(operands[0]).lstrip("/")
        properties = operands[1] if len(operands) > 1 else None
        mcid = self._mcid(properties)
        inner = "Artifact" if tag == "Artifact" else tag if mcid is not None else ""
        around = self.marked[0]
        if inner and around and "Artifact" in (inner, around) and inner != around:
            self.reader.reading.nested_tags = True
        self.reader.marked.append((inner, mcid, self.owner))

    def _mcid(self, properties: Any) -> int | None:
        import pikepdf

        if isinstance(properties, pikepdf.Name):
            properties = self.named("Properties", properties)
        if not isinstance(properties, pikepdf.Dictionary) or "/MCID" not in properties:
            return None
        return int(properties["/MCID"])

    def end_marked(self, _operands: Any) -> None:
        """EMC: back to what stood around."""
        if self.reader.marked:
            self.reader.marked.pop()

    def lend_colour(self, _operands: Any) -> None:
        """d1: a Type 3 glyph that takes the colour of the text."""
        self.frozen_colours = True


def _refuse_bombs(streams: Any) -> None:
    """Look at the length that streams unpack to before they are unpacked whole; raises ReadingLimitError."""
    import pikepdf

    for stream in streams if isinstance(streams, pikepdf.Array) else [streams]:
        if isinstance(stream, pikepdf.Stream) and filter_names(stream)[:1] == ("FlateDecode",):
            _refuse_bomb(bytes(stream.read_raw_bytes()))


def _refuse_bomb(packed: bytes) -> None:
    # Deflate packs a thousandfold at most: what is small stays small enough.
    if len(packed) * 1032 <= MOST_BYTES:
        return
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(packed, MOST_BYTES)
    except zlib.error:
        return
    if unpacker.unconsumed_tail:
        raise ReadingLimitError
