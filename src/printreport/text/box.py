"""The pieces of an unbroken line: boxes, which print, and the joints between them, which give and break."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from printreport.text.char_class import CharClass

Glyph = tuple[str, float, int, float, float, str]
"""Face key, size as a share of the style's, glyph id, offset right and down from the box's left end on the baseline
(em of the style), and the source characters it stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """What stands together on a line: widths in em of the style's size.

    `width` is the room that can't be trimmed; `before` and `after` are a mark's blanks, which its neighbours and the line's
    ends may take away; `side` is the blank inside an interpunct's half em on either side of its glyph, which a line's end takes.
    `beside` are the glyphs of a reading, which come after the line's text and are not copied with
    it; `dotted` says whether a dot stands under it (着重号), `note` the number of the note whose mark it belongs to.
    """

    width: float
    cls: CharClass
    glyphs: tuple[Glyph, ...]
    before: float = 0.0
    after: float = 0.0
    beside: tuple[Glyph, ...] = ()
    dotted: bool = False
    side: float = 0.0
    note: int | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is a full-width mark with a blank half."""
        return self.before > 0.0 or self.after > 0.0


@dataclass(frozen=True, slots=True)
class Joint:
    """What lies between two neighbours on one line, in em.

    `room` is the natural distance; `shrinks` lists (step, amount) that line adjustment may take, `stretch` the step
    that may widen it and `limit` by how much (the step "even" has no limit). `breakable` says whether a line may end
    here, at the cost `penalty`; `tear` is the grade of a figure's joint (0 outside figures). `space` is the glyph of a
    space that prints here, `hyphen` the box that prints when a line ends here.
    """

    room: float = 0.0
    shrinks: tuple[tuple[str, float], ...] = ()
    stretch: str = ""
    limit: float = 0.0
    breakable: bool = False
    penalty: float = 0.0
    tear: int = 0
    space: Glyph | None = None
    hyphen: Box | None = None


UnderlineKind = Literal["proper", "title", "underline"]


@dataclass(frozen=True, slots=True)
class Underlined:
    """The boxes `first` up to (not with) `after` that one line runs beneath: 专名号 (proper), 书名号甲式 (title), underline."""

    first: int
    after: int
    kind: UnderlineKind


CLOSED = Joint()
"""Neighbours that nothing parts: the letters of a word."""


def inside_figure(joint: Joint, grade: int, rigid: bool = False) -> Joint:
    """The joint as it is inside a figure: a break there tears the figure, and its Han–Western gap widens after all others,
    to FIGURE_GAP_MAX at most. A `rigid` joint, beside the figure's digits, is not set apart with the Han of its line.
    """
    if joint.stretch == "gap":
        return replace(joint, tear=grade, stretch="figure", limit=max(0.0, FIGURE_GAP_MAX - joint.room))
    return replace(joint, tear=grade, stretch="" if rigid and joint.stretch == "even" else joint.stretch)


FIGURE_GAP_MAX = 1 / 3
"""The widest gap between a figure's digits and its measure word, in em, so that it is read as one."""


@dataclass(slots=True)
class Galley:
    """A paragraph before it is broken: boxes, the source offset of each, and the joint after each but the last."""

    text: str
    boxes: list[Box] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    figures: dict[int, str] = field(default_factory=dict)
    underlined: list[Underlined] = field(default_factory=list)

    def source_range(self, first: int, after: int) -> tuple[int, int]:
        """The characters of the source that the boxes `first` up to (not with) `after` stand for, spaces after them included."""
        start = self.at[first] if first else 0
        end = self.at[after] if after < len(self.at) else len(self.text)
        return start, end


def spread(galley: Galley, by: float) -> Galley:
    """The galley with every joint wider by so many em."""
    joints = [replace(joint, room=joint.room + by) for joint in galley.joints]
    return Galley(galley.text, galley.boxes, galley.at, joints, galley.figures, galley.underlined)
