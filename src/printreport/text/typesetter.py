"""The public door of composition: paragraphs, headings, single lines and vertical lines, set once and kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from printreport.model.blocks import InlineRun, InlineText
from printreport.model.document import Language
from printreport.model.line import Line, SetParagraph
from printreport.model.theme import TextStyle
from printreport.text.box import Galley, spread
from printreport.text.breakpoints import Break
from printreport.text.heading import break_by_sense
from printreport.text.itemize import itemize
from printreport.text.justify import Sums
from printreport.text.line_break import first_fit, total_fit
from printreport.text.pairing import Pairing
from printreport.text.set_paragraph import LineMeasures, make_frame, set_lines
from printreport.text.type_case import TypeCase
from printreport.text.vertical import set_vertical_line

if TYPE_CHECKING:
    from printreport.fonts.font_book import FontBook

VARIANT_COST = 1000.0
"""How much dearer a paragraph one line longer or shorter may be for each of its lines before it is no variant at all."""

EMPTY = SetParagraph((), 0.0)

_LONGEST_BY_SENSE = 200
"""Boxes of a heading or caption that is broken by sense: a longer one is text, and set like it, but ragged."""

_OLDER = 3
"""Rounds for which a text stays set that nobody asks for, as in `core/memo.py`."""

T = TypeVar("T")


class _Shelf(Generic[T]):
    """What is set of one kind, by the round in which it was last asked for."""

    __slots__ = ("_asked", "_older")

    def __init__(self) -> None:
        self._asked: dict[tuple[object, ...], T] = {}
        self._older: deque[dict[tuple[object, ...], T]] = deque(maxlen=_OLDER)

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What is on the shelf under a key, made and put there when it isn't."""
        found = self._asked.get(key)
        if found is None:
            known = next((older.pop(key) for older in self._older if key in older), None)
            found = self._asked[key] = make() if known is None else known
        return found

    def begin_round(self) -> None:
        self._older.appendleft(self._asked)
        self._asked = {}


class Typesetter:
    """Sets text in the faces of a font book by the rules of one region; long-lived, keeps what it has set by content."""

    def __init__(self, book: FontBook, language: Language) -> None:
        self.language: Language = language
        self.book = book
        self._case = TypeCase(book, language)
        self._pairings: _Shelf[Pairing] = _Shelf()
        self._galleys: _Shelf[tuple[Galley, Sums]] = _Shelf()
        self._paragraphs: _Shelf[SetParagraph] = _Shelf()
        self._variants: _Shelf[Mapping[int, SetParagraph]] = _Shelf()
        self._lines: _Shelf[Line] = _Shelf()

    def begin_round(self) -> None:
        """Begin another piece of work, and forget the texts that none of the last few has asked for."""
        for shelf in (self._pairings, self._galleys, self._paragraphs, self._variants, self._lines):
            shelf.begin_round()

    def set_paragraph(
        self,
        text: InlineText,
        style: TextStyle,
        measures: Sequence[float],
        indents: Sequence[float] = (),
        looseness: int = 0,
    ) -> SetParagraph:
        """A paragraph broken as a whole and justified to its measures.

        `measures` and `indents` are points for line 0, 1, …, the last repeats; line 0 is indented by the style's indent,
        too. `looseness` asks for the variant one line longer or shorter; the plain one is returned where there is none.

        `text` are the runs, and `style` is the paragraph's.
        """
        if looseness:
            found = self.variants(text, style, measures, indents)
            return found.get(looseness) or found[0]
        key = (_content(text), style, tuple(measures), tuple(indents))
        return self._paragraphs.once(key, lambda: self._set(text, style, make_frame(style, measures, indents)))

    def variants(
        self, text: InlineText, style: TextStyle, measures: Sequence[float], indents: Sequence[float] = ()
    ) -> Mapping[int, SetParagraph]:
        """The paragraph as it is best (key 0), and one line shorter (-1) and longer (+1) where its cost allows."""
        key = (_content(text), style, tuple(measures), tuple(indents))
        return self._variants.once(key, lambda: self._set_variants(text, style, measures, indents))

    def set_heading(self, text: str | InlineText, style: TextStyle, measure: float, max_lines: int = 2) -> SetParagraph:
        """A heading, caption or pull quote: broken by sense, balanced, ragged, in at most `max_lines` lines if it fits.

        The last line holds three characters or more; ，and 、 may go to half width and Han 0.03 em closer to keep the sense.
        """
        key = ("heading", _said(text), style, measure, max_lines)
        return self._paragraphs.once(key, lambda: self._set_heading(_runs(text), style, measure, max_lines))

    def set_line(self, text: str | InlineText, style: TextStyle) -> Line:
        """One line at its natural width, never broken: labels, figures, folios."""
        key = ("line", _said(text), style)
        return self._lines.once(key, lambda: self._set_single(_runs(text), style))

    def set_to_width(self, text: str | InlineText, style: TextStyle, width: float) -> Line:
        """One line whose characters stand equally far apart over a width in points (均排): names and labels of a column.

        A text that is wider already is set at its natural width.
        """
        key = ("width", _said(text), style, width)
        return self._lines.once(key, lambda: self._set_single(_runs(text), style, width))

    def set_vertical(self, text: str, style: TextStyle, pitch: float) -> Line:
        """A vertical line (直排): the origin is the column's top centre, em box i begins at y = i × pitch points."""
        key = ("vertical", text, style, pitch)
        return self._lines.once(key, lambda: set_vertical_line(self._case, text, style, pitch))

    # -- work ------------------------------------------------------------------------------------------------------

    def _galley(self, text: InlineText, style: TextStyle) -> tuple[Galley, Sums]:
        return self._galleys.once((_content(text), *_shape_of(style)), lambda: self._make_galley(text, style))

    def _make_galley(self, text: InlineText, style: TextStyle) -> tuple[Galley, Sums]:
        galley = itemize(text, style, self._case, self._pairing(style))
        return galley, Sums(galley, style.composition, style.indent > 0.0)

    def _pairing(self, style: TextStyle) -> Pairing:
        key = (style.composition, style.tracking)
        return self._pairings.once(key, lambda: Pairing(style.composition, style.tracking))

    def _set(self, text: InlineText, style: TextStyle, frame: LineMeasures) -> SetParagraph:
        galley, sums = self._galley(text, style)
        if not galley.boxes:
            return EMPTY
        if not style.composition.total_fit:
            chosen, cost = first_fit(galley, sums, frame.rooms())
            return set_lines(galley, sums, chosen, frame, style, cost)
        chosen, cost = _cheapest(total_fit(galley, sums, frame.rooms()))
        return set_lines(galley, sums, chosen, frame, style, cost)

    def _set_variants(
        self, text: InlineText, style: TextStyle, measures: Sequence[float], indents: Sequence[float]
    ) -> Mapping[int, SetParagraph]:
        plain = self.set_paragraph(text, style, measures, indents)
        if not plain.lines or not style.composition.total_fit:
            return {0: plain}
        frame = make_frame(style, measures, indents)
        galley, sums = self._galley(text, style)
        found = {0: plain}
        count = len(plain.lines)
        for lines, (chosen, cost) in total_fit(galley, sums, frame.rooms(), by_count=True).items():
            step = lines - count
            if step in (-1, 1) and cost <= plain.cost + VARIANT_COST * count:
                found[step] = set_lines(galley, sums, chosen, frame, style, cost)
        return found

    def _set_heading(self, text: InlineText, style: TextStyle, measure: float, max_lines: int) -> SetParagraph:
        galley, sums = self._galley(text, style)
        if not galley.boxes:
            return EMPTY
        if len(galley.boxes) > _LONGEST_BY_SENSE:
            return self.set_paragraph(text, replace(style, indent=0.0, align="left"), [measure])
        return break_by_sense(galley, sums, style, measure, max_lines)

    def _set_single(self, text: InlineText, style: TextStyle, width: float = 0.0) -> Line:
        galley, sums = self._galley(text, style)
        count = len(galley.boxes)
        if not count:
            return Line((), (), 0.0, 0.0, 0.0, 0, len(galley.text), galley.text, last=True)
        natural = sums.natural(0, count)
        extra = max(0.0, width / style.size - natural)
        if extra and count > 1:
            galley = spread(galley, extra / (count - 1))
            sums = Sums(galley, style.composition)
        frame = LineMeasures((natural + extra if count > 1 else natural,), (0.0,))
        return set_lines(galley, sums, [Break(count)], frame, style, 0.0).lines[0]


def _runs(text: str | InlineText) -> InlineText:
    return (InlineRun(text),) if isinstance(text, str) else text


def _said(text: str | InlineText) -> object:
    return text if isinstance(text, str) else _content(text)


def _content(text: InlineText) -> tuple[object, ...]:
    """What an inline text is set by, without its place in the file: a paragraph that only moved is not set again."""
    return tuple((run.text, run.style, run.ruby, run.note) for run in text)


def _shape_of(style: TextStyle) -> tuple[object, ...]:
    """What of a style a galley depends on: all that is counted in em, so that one galley serves every size and colour."""
    faces = (style.face, style.strong, style.emphasis, style.latin, style.latin_scale)
    return (*faces, style.leading / style.size, style.tracking, style.indent > 0.0, style.composition)


def _cheapest(found: Mapping[int, tuple[list[Break], float]]) -> tuple[list[Break], float]:
    return min(found.values(), key=lambda pair: pair[1])
