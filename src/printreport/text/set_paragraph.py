"""A broken galley as set lines: justified, ranged or centred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from printreport.model.line import Line, SetParagraph, TornFigure
from printreport.model.theme import TextStyle
from printreport.text.box import Galley
from printreport.text.breakpoints import Break, Measures
from printreport.text.inline_marks import line_rules
from printreport.text.justify import EPSILON, NATURAL, Sums, adjust
from printreport.text.line_break import fill
from printreport.text.place_line import RunBuilder, end_of_line, place_boxes


@dataclass(frozen=True, slots=True)
class LineMeasures:
    """The lines' measures and left offsets in em of the style's size, line by line; the last repeats."""

    measures: tuple[float, ...]
    indents: tuple[float, ...]

    def measure(self, line: int) -> float:
        """The measure of a line by its number from 0."""
        return self.measures[min(line, len(self.measures) - 1)]

    def indent(self, line: int) -> float:
        """The left offset of a line by its number from 0."""
        return self.indents[min(line, len(self.indents) - 1)]

    def rooms(self) -> Measures:
        """The room between offset and right edge of every line that differs from the next."""
        count = max(len(self.measures), len(self.indents))
        return Measures(tuple(max(0.0, self.measure(i) - self.indent(i)) for i in range(count)))


def make_frame(style: TextStyle, measures: Sequence[float], indents: Sequence[float]) -> LineMeasures:
    """The frame of measures and offsets in points, the first line's indent of the style added."""
    size = style.size
    wide = [measure / size for measure in measures]
    left = [indent / size for indent in indents] or [0.0]
    if style.indent:
        left = [left[0] + style.indent, *(left[1:] or left[:1])]
    return LineMeasures(tuple(wide), tuple(left))


def set_lines(
    galley: Galley,
    sums: Sums,
    chosen: Sequence[Break],
    frame: LineMeasures,
    style: TextStyle,
    cost: float,
    tightest: float = 0.0,
) -> SetParagraph:
    """The lines of a galley broken at the chosen places, with the figures that were torn.

    `tightest` is how much closer than natural a line's Han may stand at last to keep it in its measure (em).

    `galley` has the boxes, `sums` their widths, `chosen` are the breaks, `frame` has measures and indents, `style` is the
    paragraph's, and `cost` what the breaks came to.
    """
    lines: list[Line] = []
    torn: list[TornFigure] = []
    first = 0
    for number, place in enumerate(chosen):
        lines.append(_set_line(galley, sums, first, place, number, frame, style, tightest))
        if place.tear:
            torn.append(TornFigure(galley.figures[place.after - 1], number))
        first = place.after
    return SetParagraph(tuple(_mark_overlong(lines, chosen, sums, frame, style)), cost, tuple(torn))


def _set_line(
    galley: Galley,
    sums: Sums,
    first: int,
    place: Break,
    number: int,
    frame: LineMeasures,
    style: TextStyle,
    tightest: float,
) -> Line:
    """One line.

    `galley` has the boxes, `sums` their widths, `first` is its first box, `place` the break behind it, `number` counts it from
    0, `frame` has measures and indents, `style` is the paragraph's, and `tightest` is how much closer Han may stand, in em.
    """
    size = style.size
    after = place.after
    last = after == len(galley.boxes)
    measure, indent = frame.measure(number), frame.indent(number)
    slack = measure - indent - sums.natural(first, after) - place.hyphen
    justified = style.align == "justify" and not last
    if justified and slack > EPSILON:
        done = fill(sums, first, place, slack)
    else:
        done = adjust(sums, first, after, slack, tightest) if slack < -EPSILON else NATURAL
    shift = 0.0
    if slack > 0.0 and style.align in ("center", "right"):
        shift = slack / 2 if style.align == "center" else slack
    builder = RunBuilder(size, style.color)
    end, starts = place_boxes(galley, sums, first, after, done, indent + shift, builder)
    end = end_of_line(galley, after, end, builder)
    start, stop = galley.source_range(first, after)
    return Line(
        runs=builder.runs(),
        rules=line_rules(galley, first, starts, size, style.color),
        measure=measure * size,
        x0=(indent + shift) * size,
        width=end * size,
        start=start,
        end=stop,
        text=galley.text[start:stop],
        last=last,
        expansion=done.expansion,
        overfull=max(0.0, done.miss) * size,
    )


def _mark_overlong(
    lines: list[Line], chosen: Sequence[Break], sums: Sums, frame: LineMeasures, style: TextStyle
) -> list[Line]:
    """Lines broken by force: the first of each run carries in `overfull` by how much what it breaks misses its measure.

    `lines` are the paragraph's, `chosen` their breaks, `sums` have the boxes' widths, `frame` has measures and indents, and
    `style` the size.
    """
    marked = list(lines)
    begin: int | None = None
    for number, place in enumerate(chosen):
        if place.forced and begin is None:
            begin = number
        elif not place.forced and begin is not None:
            first = chosen[begin - 1].after if begin else 0
            miss = sums.natural(first, place.after) - frame.measure(begin) + frame.indent(begin)
            marked[begin] = replace(marked[begin], overfull=max(miss * style.size, marked[begin].overfull))
            begin = None
    return marked
