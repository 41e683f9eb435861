"""Notes (注释) at the end of their section: small, behind their numbers, under a short rule (clreq, notes at a section's end).

Their lines stand closer than the grid's and come back to it: so many of them take so many grid lines. Units end where both
meet, counted from the end, so that the last note of a section ends on the grid.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from printreport.core.geometry import Point
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, artifact, place_line, tagged
from printreport.layout.story.story import FORBIDDEN, Unit
from printreport.model.blocks import Note, Table
from printreport.model.document import Section
from printreport.model.layout import Item, PlacedShape
from printreport.model.line import Line, SetParagraph
from printreport.model.theme import TextStyle

_SHARES = ((1, 1), (5, 4), (4, 3), (3, 2), (2, 1))
"""Lines of notes, and the grid lines that they may take: the wider first."""
_CLOSEST = 1.25
"""Em of leading that notes have at least. No other value was tried."""
_BEHIND = 0.25
"""Em between the widest number and the words behind it at least; up to one more fills the measure with whole characters."""
_WHOLE = 3
"""Lines up to which a note is never torn."""
_TOGETHER = 2
"""Lines of a longer note that stay together where it is torn."""
_DEEPEST = 12
"""Lines of a unit at most: a note that ends between two grid lines takes others with it."""
_TORN_GAP, _DEEP = 20.0, 0.0005
"""What a line of white inside a note costs, one between notes being 1, and the square of a unit's lines: the deepest costs less
than a quarter of a line of white. With 0.002 such gaps stood among notes of a line or two."""
_RULE_SHARE, _MOST_RULE = 0.25, 8.0
"""How long the rule is: a share of the measure, em of the body at most."""
_RULE_FALL = 2 / 3
"""How far down it stands between the words and the first note."""
_UNDER_TABLE = 1.5
"""Lines of white over notes under a table at least, so that their rule and the table's are not read as a pair."""
_INSIDE = 0.2
"""What it costs to end a column among notes: as much as inside a paragraph."""


@dataclass(frozen=True, slots=True)
class _NoteLine:
    """A set line of a note: the note's place among all, the line, the number before it, which row it is of how many."""

    note: int
    line: Line
    number: Line | None
    row: int
    rows: int

    @property
    def may_begin(self) -> bool:
        """Whether a column may begin with it: with a note, or inside one that is long enough."""
        return self.row == 0 or (self.rows > _WHOLE and min(self.row, self.rows - self.row) >= _TOGETHER)


@dataclass(frozen=True, slots=True)
class _NoteFrame:
    """What all notes of a section share: how far their words stand behind the column's edge, the distance of their lines."""

    setting: Setting
    section: Section
    order: tuple[int, ...]
    hang: float
    pitch: float


def note_units(setting: Setting, section: Section, index: int, measure: float, after: int = 0) -> list[Unit]:
    """The notes of a section as units; none where it has none.

    `setting` has theme and typesetter, `index` is the place of `section` in the document, and `measure` is in points; `after` is
    how many elements are read between the section's blocks and its notes.
    """
    if not section.notes:
        return []
    share, hang = _share(setting), _hang(setting, section, measure)
    pitch = setting.theme.grid.leading * share[1] / share[0]
    frame = _NoteFrame(setting, section, (index, 1, len(section.blocks) + after), hang, pitch)
    units: list[Unit] = []
    for part in _parts(_note_lines(setting, section, measure), share):
        depth = _depth(len(part), share)
        if units:
            units.append(_unit(frame, part, depth, 0.0))
            continue
        # the first stand under a rule, which takes a line
        rule = min(_RULE_SHARE * measure, _MOST_RULE * setting.theme.grid.em)
        crowded = isinstance(section.blocks[-1], Table) and _white(frame, len(part), depth + 1) < _UNDER_TABLE
        units.append(_unit(frame, part, depth + 1 + int(crowded), rule))
    return units


def set_notes(setting: Setting, section: Section, measure: float) -> tuple[SetParagraph, ...]:
    """The words of a section's notes at a measure in points, the room of their numbers counted in."""
    if not section.notes:
        return ()
    room = measure - _hang(setting, section, measure)
    return tuple(setting.typesetter.set_paragraph(note.text, setting.theme.style("note"), [room]) for note in section.notes)


# -- work ---------------------------------------------------------------------------------------------------------------


def _share(setting: Setting) -> tuple[int, int]:
    """How many lines of notes take how many grid lines: the pitch nearest to the theme's that is not too close to read."""
    style, leading = setting.theme.style("note"), setting.theme.grid.leading
    fitting = [share for share in _SHARES if leading * share[1] / share[0] >= _CLOSEST * style.size]
    return min(fitting or _SHARES[:1], key=lambda share: abs(leading * share[1] / share[0] - style.leading))


def _hang(setting: Setting, section: Section, measure: float) -> float:
    """How many points the words of notes stand behind the column's edge: the measure holds whole characters behind that."""
    style = setting.theme.style("note")
    least = max(setting.line(note.mark, style).width for note in section.notes) + _BEHIND * style.size
    return measure - math.floor((measure - least) / style.size + 1e-6) * style.size


def _note_lines(setting: Setting, section: Section, measure: float) -> list[_NoteLine]:
    style = setting.theme.style("note")
    found: list[_NoteLine] = []
    for place, (note, done) in enumerate(zip(section.notes, set_notes(setting, section, measure), strict=True)):
        for row, line in enumerate(done.lines):
            number = None if row else _number_line(setting, note, style)
            found.append(_NoteLine(place, line, number, row, len(done.lines)))
    return found


def _number_line(setting: Setting, note: Note, style: TextStyle) -> Line:
    """A note's number as it stands before its words."""
    line = setting.line(note.mark, style)
    return replace(line, runs=tuple(replace(run, note=note.number) for run in line.runs))


def _parts(lines: Sequence[_NoteLine], share: tuple[int, int]) -> Iterator[Sequence[_NoteLine]]:
    """The lines in stretches that are never torn, as short and as many of them whole numbers of shares as notes allow."""
    cheapest = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        starts = (at for at in range(max(0, end - _DEEPEST), end) if lines[at].may_begin)
        cheapest.append(min((cheapest[at][0] + _part_cost(lines[at], end - at, share), at) for at in starts))
    ends = [len(lines)]
    while ends[-1] > 0:
        ends.append(cheapest[ends[-1]][1])
    return (lines[start:end] for end, start in reversed(list(itertools.pairwise(ends))))


def _part_cost(first: _NoteLine, count: int, share: tuple[int, int]) -> float:
    """What so many lines that stay together cost: the white over them, unless it is under the rule, and their depth."""
    white = _depth(count, share) - count * share[1] / share[0]
    weight = 0.0 if first.note == first.row == 0 else 1.0 if first.row == 0 else _TORN_GAP
    return weight * white + _DEEP * count**2


def _depth(count: int, share: tuple[int, int]) -> int:
    """The grid lines that so many lines take."""
    return math.ceil(count * share[1] / share[0] - 1e-6)


def _white(frame: _NoteFrame, count: int, depth: int) -> float:
    """The lines of white over the first of so many lines of notes in a unit of `depth` grid lines."""
    theme = frame.setting.theme
    first = depth * theme.grid.leading - (count - 1) * frame.pitch
    return (first - theme.han.face_top_em * theme.style("note").size) / theme.grid.leading


def _unit(frame: _NoteFrame, part: Sequence[_NoteLine], depth: int, rule: float) -> Unit:
    """Some lines of notes as a unit of `depth` grid lines, on the first of which stands a rule of so many points; 0 for none.

    `frame` is what all notes share, and `part` are the lines.
    """

    def paint(page: PageGrid, x: float, line: int) -> tuple[Item, ...]:
        first = page.baseline(line + depth - 1) - (len(part) - 1) * frame.pitch
        items: list[Item] = [_ruled(frame.setting, x, page.baseline(line - 1), first, rule)] if rule else []
        rows = ((each, first + row * frame.pitch) for row, each in enumerate(part))
        for place, own in itertools.groupby(rows, key=lambda row: row[0].note):
            words = [item for each, baseline in own for item in _row_items(each, x, frame.hang, baseline)]
            number = frame.section.notes[place].number
            items.append(tagged("note", f"{frame.section.slug}/note-{number}", (*frame.order, number), words))
        return tuple(items)

    return Unit(depth, paint, "notes", f"{frame.section.slug}/notes", frame.order, FORBIDDEN if rule else _INSIDE)


def _row_items(row: _NoteLine, x: float, hang: float, baseline: float) -> Iterator[Item]:
    if row.number is not None:
        yield from place_line(row.number, x, baseline)
    yield from place_line(row.line, x + hang, baseline)


def _ruled(setting: Setting, x: float, above: float, below: float, length: float) -> Item:
    """The rule over notes, between the baseline of the words `above` and the face top of the first note's line `below`.

    It stands nearer to the notes, whose rule it is, and clear of the rule under a table.

    `setting` has the theme, `x` is the column's left edge, and `length` the rule's, all in points.
    """
    theme = setting.theme
    y = above + _RULE_FALL * (below - theme.han.face_top_em * theme.style("note").size - above)
    rule = PlacedShape.line(Point(x, y), Point(x + length, y), theme.color("ink"), theme.rules.hairline_pt)
    return artifact((rule,))
