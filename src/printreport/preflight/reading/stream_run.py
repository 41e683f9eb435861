"""One content stream followed: graphics state, colours, pictures and forms, patterns, Type 3 glyphs, marked content.

What follows which operator is given (`operators.py`). Bounded: forms are nested no deeper than a few, and each costs its part
of the page's budget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from printreport.foreign.content_steps import Operand
from printreport.foreign.limits import MalformedError, ReadingLimitError
from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.reading.box import Box, Matrix, bearable, box_of, box_through, matrix_of, times
from printreport.preflight.reading.colour import UNKNOWN, Colour, ColourSpace, colour_space, device_space, initial_colour
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.graphics_state import GraphicsState
from printreport.preflight.reading.image_head import ImageHead, inline_head
from printreport.preflight.reading.page_context import PageContext
from printreport.preflight.reading.painted import ImageMark, Mark, MarkedContent, ShadingMark
from printreport.preflight.reading.path_tracing import PathTracing
from printreport.preflight.reading.text_showing import TextShowing

_DEEPEST = 12
"""Form XObjects in each other: programs nest three or four; the format names no limit but q's 28."""
_COST_OF_STREAM = 20
"""Operators that beginning a form, a tile or a glyph counts for."""

Operands = tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Handler:
    """What follows an operator, and what must stand before it: n a number, N a name, s a string, a an array, ? anything.

    `*` takes whatever there is.
    """

    follow: Callable[[ContentRun, Any], None]
    wants: str


Handlers = Mapping[str, Handler]
"""What follows each operator of a content stream, by its name."""

_KINDS = {"n": float, "N": str, "s": bytes, "a": tuple}


def fitting(operands: Operands, handler: Handler, operator: str) -> Operands:
    """The operands that an operator takes, the last ones where there are more; raises MalformedError where they don't fit."""
    wants = handler.wants
    if wants == "*":
        return operands
    count = len(wants)
    if len(operands) != count:
        operands = operands[len(operands) - count :] if len(operands) > count else ()
    if len(operands) != count or not all(map(_fits, operands, wants)):
        raise MalformedError(f"运算符 {operator} 的参数不对")
    return operands


def _fits(operand: Operand, wanted: str) -> bool:
    return wanted == "?" or type(operand) is _KINDS[wanted]


class ContentRun:
    """The operators of one stream, from its first to its last, with the resources it names things in.

    `handlers` says what follows each operator, `page` is what all streams of the page share, `state` what painting begins
    with, `depth` in how many other streams this one stands.
    """

    def __init__(
        self,
        handlers: Handlers,
        page: PageContext,
        stream: PdfValue,
        resources: PdfValue | None,
        state: GraphicsState,
        depth: int = 0,
    ) -> None:
        """One stream being run.

        `handlers` know the operators, `page` is what is shared by all of its page's streams, `stream` the content, `resources`
        name what it uses, `state` is that of graphics where it begins, and `depth` is how many streams it stands in.
        """
        self.handlers = handlers
        self.page = page
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
            page.note_resources(resources, (stream.objgen, depth))

    @property
    def marked(self) -> MarkedContent:
        """The innermost marked content that is an artifact or belongs to the structure tree."""
        return self.page.marked[-1]

    def run(self, content: bytes, key: object) -> None:
        """Follow every operator."""
        page, handlers = self.page, self.handlers
        open_before = len(page.marked)
        found = page.shelf.steps.steps(content, key)
        for step in found.steps:
            page.left -= 1
            if page.left < 0:
                page.spend(0)
            operator = step.operator
            handler = handlers.get(operator)
            if handler is not None:
                handler.follow(self, fitting(step.operands, handler, operator))
            else:
                page.note_broken(f"内容流里有不认识的运算符 {operator[:12]!r}")
        if found.is_cut:
            raise ReadingLimitError("这一页的一个内容流太长")
        if not found.is_whole:
            page.note_broken("内容流有语法错误")
        if self.saved and self.depth == 0:
            page.note_broken("图形状态 q 没有配对的 Q")
        del page.marked[open_before:]

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
            self.page.note_broken("图形状态 Q 没有配对的 q")

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
            self.state.font, self.state.size = self.page.shelf.fonts.font(font[0]), float(font[1])
        mask = found.get("/SMask")
        if self.page.note_state(operands[0], found) and mask is not None and mask.is_dictionary and "/G" in mask:
            self.page.note_form(mask["/G"])

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
            self._place(self.page.shelf.head(found, self.resources))
        elif kind == "/Form":
            self.page.note_form(found)
            self.nested(found, times(matrix_of(found.get("/Matrix")), self.state.matrix), box_of(found.get("/BBox")))
        elif kind == "/PS":
            self.page.reading.post_script = True

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
        self.note(ImageMark(seen, self.state.look, *self.marked, image=head, ppi=ppi, whole=whole))

    def shade(self, operands: Any) -> None:
        """sh: fill the clip with a smooth shading."""
        found = self.named("Shading", operands[0])
        area = self.state.clip or self.page.reading.frame.sheet
        if found is not None:
            self.shading(found, area)

    def shading(self, dictionary: PdfValue, area: Box) -> None:
        """Note a shading over an area."""
        space = dictionary.get("/ColorSpace")
        found = colour_space(space, self.resources) if space is not None else UNKNOWN
        self.note(ShadingMark(area, self.state.look, *self.marked, space=found, shading=dictionary))

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
        marks, clip = self.page.reading.marks, self.state.clip
        first = len(marks)
        self.state.clip = None
        self.nested(pattern, base, None, lent)
        self.state.clip = clip
        marks[first:] = [replace(mark, box=area) for mark in marks[first:]]

    def nested(self, stream: PdfValue, matrix: Matrix, box: Box | None, lent: Colour | None = None) -> None:
        """Read a stream within this one, in a state of its own; `lent` is the colour that it may not change."""
        page = self.page
        number = stream.objgen
        if self.depth >= _DEEPEST or number in page.open_streams:
            page.note_broken("表单嵌套过深，或者自己包含自己")
            return
        page.spend(_COST_OF_STREAM)
        state = self.state.saved()
        state.matrix = bearable(matrix)
        if box is not None:
            state.cut_to(box_through(matrix, box))
        own = stream.get("/Resources")
        run = ContentRun(self.handlers, page, stream, own if own is not None else self.resources, state, self.depth + 1)
        if lent is not None:
            state.paint_with(lent, strokes=False)
            state.paint_with(lent, strokes=True)
            run.frozen_colours = True
        page.open_streams.append(number)
        run.run(stream.read_bytes(), stream.key)
        page.open_streams.pop()

    # Painting

    def font(self, name: str) -> FontReading | None:
        """The font that the resources know by a name, None where they don't; raises MalformedError."""
        found = self.named("Font", name)
        return None if found is None else self.page.shelf.fonts.font(found)

    def spend(self, operators: float) -> None:
        """Count what is as much work as so many operators; raises ReadingLimitError."""
        self.page.spend(operators)

    def note(self, mark: Mark) -> None:
        """Take a mark in painting order."""
        self.page.reading.marks.append(mark)

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
            self.page.reading.nested_tags = True
        self.page.marked.append((inner, mcid, self.owner) if inner else self.marked)

    def _mcid(self, properties: Operand) -> int | None:
        found = self.named("Properties", properties) if isinstance(properties, str) else properties
        if not isinstance(found, PdfValue) or found.kind != "dictionary" or "/MCID" not in found:
            return None
        return int(found["/MCID"])

    def end_marked(self, _operands: Operands) -> None:
        """EMC: back to what stood around."""
        if len(self.page.marked) > 1:
            self.page.marked.pop()

    def lend_colour(self, _operands: Operands) -> None:
        """d1: a Type 3 glyph that takes the colour of the text."""
        self.frozen_colours = True
