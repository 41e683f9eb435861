"""Reads content streams with the graphics state, through forms, patterns, Type 3 glyphs and inline images.

Bounded: so many operators for a page and for a file, streams of a bearable length, forms nested no deeper than a few. What a
form, a string or a list of resources costs to read is counted as the operators that it stands for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from printreport.foreign.content_steps import Operand, StepReader
from printreport.foreign.foreign_file import ForeignFile, inherited
from printreport.foreign.limits import MalformedError, ReadingLimitError
from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.reading.box import Box, Matrix, bearable, box_of, box_through, matrix_of, times
from printreport.preflight.reading.colour import UNKNOWN, Colour, ColourSpace, colour_space, device_space, initial_colour
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.graphics_state import GraphicsState
from printreport.preflight.reading.image_head import ImageHead, image_head, inline_head
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.painted import ImageMark, ShadingMark
from printreport.preflight.reading.path_tracing import PathTracing
from printreport.preflight.reading.text_showing import TextShowing

MOST_OPERATORS = 150_000
"""Operators of one page that are read."""
_DEEPEST = 12
_COST_OF_STREAM = 20
"""Operators that beginning a form, a tile or a glyph counts for."""
_MOST_NAMED = 5000
"""Fonts and forms that one page may name."""

Operands = tuple[Operand, ...]
MarkedContent = tuple[str, int | None, int]
_UNMARKED: MarkedContent = ("", None, 0)


class FontShelf:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._fonts: dict[object, FontReading] = {}

    def font(self, dictionary: PdfValue) -> FontReading:
        """The reading of a font dictionary; raises MalformedError."""
        key = dictionary.key
        if key not in self._fonts:
            self._fonts[key] = FontReading(dictionary)
        return self._fonts[key]

    @property
    def fonts(self) -> list[FontReading]:
        """All fonts met so far."""
        return list(self._fonts.values())


class FileShelf:
    """What is read once for a whole file: fonts, heads of pictures, content streams taken apart."""

    def __init__(self, file: ForeignFile) -> None:
        self.file = file
        self.fonts = FontShelf()
        self.steps = StepReader(file)
        self._heads: dict[object, ImageHead] = {}

    def head(self, stream: PdfValue, resources: PdfValue | None) -> ImageHead:
        """The head of a picture; one whose colours are named by the resources is read anew."""
        space = stream.get("/ColorSpace")
        if space is not None and space.kind == "name":
            return image_head(stream, resources)
        key = stream.key
        if key not in self._heads:
            self._heads[key] = image_head(stream, resources)
        return self._heads[key]


class ContentReader:
    """Fills a PageReading; one reader for each page."""

    def __init__(self, reading: PageReading, shelf: FileShelf, most_operators: int = MOST_OPERATORS) -> None:
        self.reading = reading
        self.shelf = shelf
        self.left = most_operators
        self.most = most_operators
        self.marked: list[MarkedContent] = [_UNMARKED]
        self.open_streams: list[object] = []
        self._noted: set[object] = set()

    def read(self) -> None:
        """Read the page's content; raises ReadingLimitError, and MalformedError for what cannot be read."""
        page = self.reading.page
        self._note_group(page)
        content = self.shelf.file.content(page)
        contents = page.get("/Contents")
        key = contents.key if contents is not None else None
        # What lies outside the sheet is never printed.
        state = GraphicsState(clip=self.reading.frame.sheet)
        ContentRun(self, page, inherited(page, "/Resources"), state, 0).run(content, ("page", key))

    def spend(self, operators: float) -> None:
        """Count operators, or what is as much work; raises ReadingLimitError."""
        self.left -= max(int(operators), 0)
        if self.left < 0:
            raise ReadingLimitError(f"这一页的运算符超过 {self.most} 个")

    def _note_group(self, owner: PdfValue) -> None:
        group = owner.get("/Group")
        if group is not None and str(group.get("/S", "")) == "/Transparency":
            space = group.get("/CS")
            self.reading.groups.append(None if space is None else colour_space(space, owner.get("/Resources")))

    def note_form(self, form: PdfValue) -> None:
        """Remember a form and its group, once."""
        if self._is_new("form", form.objgen):
            self.reading.forms.append(form)
            self._note_group(form)

    def note_state(self, name: str, state: PdfValue) -> bool:
        """Remember a dictionary of parameters; whether it had not been met."""
        is_new = self._is_new("state", state.objgen if state.objgen[0] else (self.open_streams[-1:], name))
        if is_new:
            self.reading.states.append(state)
        return is_new

    def note_resources(self, resources: PdfValue, owner: object) -> None:
        """Remember the fonts and default spaces that resources name, once."""
        if not self._is_new("resources", resources.objgen if resources.objgen[0] else owner):
            return
        fonts = resources.get("/Font")
        for dictionary in fonts.values() if fonts is not None else ():
            self.reading.named_fonts.append(self.shelf.fonts.font(dictionary))
        spaces = resources.get("/ColorSpace")
        if spaces is not None:
            names = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
            self.reading.default_spaces.update(name for name in names if name in spaces)

    def _is_new(self, kind: str, key: object) -> bool:
        entry = (kind, repr(key))
        if entry in self._noted:
            return False
        self._noted.add(entry)
        if len(self._noted) + len(self.reading.named_fonts) > _MOST_NAMED:
            raise ReadingLimitError(f"这一页的资源超过 {_MOST_NAMED} 项")
        return True


class ContentRun:
    """The operators of one stream, from its first to its last, with the resources it names things in."""

    def __init__(
        self, reader: ContentReader, stream: PdfValue, resources: PdfValue | None, state: GraphicsState, depth: int
    ) -> None:
        self.reader = reader
        self.stream = stream
        self.resources = resources
        self.state = state
        self.depth = depth
        self.owner = stream.objgen[0] if depth else 0
        self.saved: list[GraphicsState] = []
        self.path = PathTracing(self)
        self.text = TextShowing(self)
        self.frozen_colours = False
        self._spaces: dict[str, ColourSpace] = {}
        if resources is not None:
            reader.note_resources(resources, (stream.objgen, depth))

    @property
    def marked(self) -> MarkedContent:
        """The innermost marked content that is an artifact or belongs to the structure tree."""
        return self.reader.marked[-1]

    def run(self, content: bytes, key: object) -> None:
        """Follow every operator."""
        from printreport.preflight.reading.operators import HANDLERS, SILENT, fitting

        reader = self.reader
        open_before = len(reader.marked)
        found = reader.shelf.steps.steps(content, key)
        for step in found.steps:
            reader.left -= 1
            if reader.left < 0:
                reader.spend(0)
            operator = step.operator
            handler = HANDLERS.get(operator)
            if handler is not None:
                handler.follow(self, fitting(step.operands, handler, operator))
            elif operator not in SILENT:
                self._unknown(operator)
        if found.is_cut:
            raise ReadingLimitError("这一页的一个内容流太长")
        if not found.is_whole:
            self._note_broken("内容流有语法错误")
        if self.saved and self.depth == 0:
            self._note_broken("图形状态 q 没有配对的 Q")
        del reader.marked[open_before:]

    def _unknown(self, operator: str) -> None:
        self._note_broken(f"内容流里有不认识的运算符 {operator[:12]!r}")

    def _note_broken(self, text: str) -> None:
        if self.reader.reading.broken is None:
            self.reader.reading.broken = text

    def named(self, category: str, name: str) -> PdfValue | None:
        """What the resources call a name; None when they don't."""
        entries = self.resources.get(f"/{category}") if self.resources is not None else None
        return entries.get(name) if entries is not None else None

    # State

    def save(self, _operands: Operands) -> None:
        """q: keep the state."""
        self.saved.append(self.state.saved())

    def restore(self, _operands: Operands) -> None:
        """Q: bring the state back."""
        if self.saved:
            self.state = self.saved.pop()
        else:
            self._note_broken("图形状态 Q 没有配对的 q")

    def concatenate(self, operands: Any) -> None:
        """cm: move what follows."""
        self.state.matrix = bearable(times(operands, self.state.matrix))

    def line_width(self, operands: Any) -> None:
        """w: the width of strokes."""
        self.state.line_width = operands[0]

    def parameters(self, operands: Any) -> None:
        """gs: take over a dictionary of parameters."""
        found = self.named("ExtGState", operands[0])
        if found is None:
            return
        self.state.apply(found)
        font = found.get("/Font")
        if font is not None:
            self.state.font, self.state.size = self.reader.shelf.fonts.font(font[0]), float(font[1])
        mask = found.get("/SMask")
        if self.reader.note_state(operands[0], found) and mask is not None and mask.is_dictionary and "/G" in mask:
            self.reader.note_form(mask["/G"])

    # Colours

    def device_colour(self, name: str, strokes: bool, operands: Any) -> None:
        """g, rg, k and their strokes."""
        self._set_colour(Colour(device_space(name), operands), strokes)

    def choose_space(self, operands: Any, strokes: bool) -> None:
        """cs, CS: choose a colour space."""
        name = operands[0]
        if name not in self._spaces:
            self._spaces[name] = colour_space(name, self.resources)
        self._set_colour(initial_colour(self._spaces[name]), strokes)

    def choose_colour(self, operands: Any, strokes: bool) -> None:
        """sc, scn and their strokes: components, or the name of a pattern."""
        space = self.state.space(strokes)
        name = operands[-1] if operands and isinstance(operands[-1], str) else None
        values = tuple(operands[:-1] if name is not None else operands)
        if not all(isinstance(value, float) for value in values):
            raise MalformedError("颜色的分量不是数字")
        if name is not None:
            pattern = self.named("Pattern", name)
            self._set_colour(Colour(ColourSpace("Pattern", len(values), base=space.base), values, pattern), strokes)
        else:
            self._set_colour(Colour(space, values), strokes)

    def _set_colour(self, colour: Colour, strokes: bool) -> None:
        # An uncoloured pattern or d1 glyph takes the colour of its user (ISO 32000-1, 8.7.3.3).
        if not self.frozen_colours:
            self.state.paint_with(colour, strokes)

    # Objects

    def do(self, operands: Any) -> None:
        """Do: a picture or a form."""
        found = self.named("XObject", operands[0])
        if found is None:
            return
        kind = str(found.get("/Subtype", ""))
        if kind in ("/Image", "/Form") and found.kind != "stream":
            raise MalformedError(f"{operands[0]} 应为数据流")
        if kind == "/Image":
            self._place(self.reader.shelf.head(found, self.resources))
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

    def shading(self, dictionary: PdfValue, area: Box) -> None:
        """Note a shading over an area."""
        space = dictionary.get("/ColorSpace")
        found = colour_space(space, self.resources) if space is not None else UNKNOWN
        mark = ShadingMark(area, self.state.look, *self.marked, space=found, shading=dictionary)
        self.reader.reading.marks.append(mark)

    def fill_with_pattern(self, colour: Colour, area: Box) -> None:
        """Read what a pattern paints, once, cut to the area it fills."""
        pattern = colour.pattern
        if pattern is None:
            return
        base = matrix_of(pattern.get("/Matrix"))
        if int(pattern.get("/PatternType", 1)) == 2:
            self.shading(pattern["/Shading"], area)
        elif pattern.kind != "stream":
            raise MalformedError("填充图案应为数据流")
        else:
            under = colour.space.base
            uncoloured = int(pattern.get("/PaintType", 1)) == 2
            lent = Colour(under, colour.values) if uncoloured and under is not None else None
            self._tile(pattern, base, area, lent)

    def _tile(self, pattern: PdfValue, base: Matrix, area: Box, lent: Colour | None) -> None:
        """Read one tile; what it paints stands all over the area."""
        marks, clip = self.reader.reading.marks, self.state.clip
        first = len(marks)
        self.state.clip = None
        self.nested(pattern, base, None, lent)
        self.state.clip = clip
        marks[first:] = [replace(mark, box=area) for mark in marks[first:]]

    def nested(self, stream: PdfValue, matrix: Matrix, box: Box | None, lent: Colour | None = None) -> None:
        """Read a stream within this one, in a state of its own; `lent` is the colour that it may not change."""
        reader = self.reader
        number = stream.objgen
        if self.depth >= _DEEPEST or number in reader.open_streams:
            self._note_broken("表单嵌套过深，或者自己包含自己")
            return
        reader.spend(_COST_OF_STREAM)
        state = self.state.saved()
        state.matrix = bearable(matrix)
        if box is not None:
            state.cut_to(box_through(matrix, box))
        own = stream.get("/Resources")
        run = ContentRun(reader, stream, own if own is not None else self.resources, state, self.depth + 1)
        if lent is not None:
            state.paint_with(lent, strokes=False)
            state.paint_with(lent, strokes=True)
            run.frozen_colours = True
        reader.open_streams.append(number)
        run.run(stream.read_bytes(), stream.key)
        reader.open_streams.pop()

    def seen(self, box: Box) -> Box | None:
        """The part of a box that the clip lets through."""
        return box if self.state.clip is None else self.state.clip.meet(box)

    # Marked content

    def begin_marked(self, operands: Any) -> None:
        """BMC, BDC: what follows is an artifact, belongs to the structure tree, or neither."""
        tag = operands[0].lstrip("/")
        mcid = self._mcid(operands[1] if len(operands) > 1 else None)
        inner = "Artifact" if tag == "Artifact" else tag if mcid is not None else ""
        around = self.marked[0]
        if inner and around and "Artifact" in (inner, around) and inner != around:
            self.reader.reading.nested_tags = True
        self.reader.marked.append((inner, mcid, self.owner) if inner else self.marked)

    def _mcid(self, properties: Operand) -> int | None:
        found = self.named("Properties", properties) if isinstance(properties, str) else properties
        if not isinstance(found, PdfValue) or found.kind != "dictionary" or "/MCID" not in found:
            return None
        return int(found["/MCID"])

    def end_marked(self, _operands: Operands) -> None:
        """EMC: back to what stood around."""
        if len(self.reader.marked) > 1:
            self.reader.marked.pop()

    def lend_colour(self, _operands: Operands) -> None:
        """d1: a Type 3 glyph that takes the colour of the text."""
        self.frozen_colours = True
