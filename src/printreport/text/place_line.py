"""From an adjusted stretch of a galley to a set line: every glyph's own origin, in points."""

from __future__ import annotations

from printreport.core.color import Cmyk, Color
from printreport.model.line import GlyphRun
from printreport.text.box import Galley, Glyph, Joint
from printreport.text.justify import LAST_SHARES, Adjustment, Sums

SMALL = 8.0
"""Under this size, in points, characters are printed in one ink: with more they blur when the plates are out of register (GWG
2022, R0017)."""


class RunBuilder:
    """Glyphs gathered in reading order into runs of one face and size."""

    def __init__(self, size: float, color: Color) -> None:
        self._size = size
        self._color = color
        self._face = ""
        self._scale = 0.0
        self.note: int | None = None
        self._glyphs: list[int] = []
        self._xs: list[float] = []
        self._ys: list[float] = []
        self._texts: list[str] = []
        self._runs: list[GlyphRun] = []
        self._beside: list[GlyphRun] = []

    def add(self, glyph: Glyph, x: float) -> None:
        """A glyph whose box begins `x` em from the line's origin."""
        face, scale, gid, dx, dy, text = glyph
        if face != self._face or scale != self._scale:
            self._close()
            self._face, self._scale = face, scale
        self._glyphs.append(gid)
        self._xs.append((x + dx) * self._size)
        self._ys.append(dy * self._size)
        self._texts.append(text)

    def turn_to(self, note: int | None) -> None:
        """What follows is a note's mark, or none: a run of its own, so that it can be linked."""
        self._close()
        self.note = note

    def add_between(self, glyph: Glyph, x: float) -> None:
        """A space or a hyphen, which is part of no mark."""
        if self.note is not None:
            self.turn_to(None)
        self.add(glyph, x)

    def add_beside(self, glyph: Glyph, x: float) -> None:
        """A glyph of a reading, in a run of its own that says nothing when the line is copied."""
        face, scale, gid, dx, dy, _ = glyph
        at = ((x + dx) * self._size, dy * self._size)
        ink = self._ink_at(self._size * scale)
        self._beside.append(GlyphRun(face, self._size * scale, ink, (gid,), at[:1], at[1:], ("",)))

    def runs(self) -> tuple[GlyphRun, ...]:
        """The runs gathered so far, those of readings last."""
        self._close()
        return (*self._runs, *self._beside)

    def _ink_at(self, size: float) -> Color:
        """The colour at a size: raised figures and readings too small for several inks are printed in the strongest of them."""
        color = self._color
        if size >= SMALL or size >= self._size or not isinstance(color, Cmyk):
            return color
        inks = {"k": color.k, "m": color.m, "c": color.c, "y": color.y}
        strongest = max(inks, key=lambda ink: inks[ink])
        return Cmyk(**{ink: inks[ink] if ink == strongest else 0.0 for ink in inks})

    def _close(self) -> None:
        if self._glyphs:
            self._runs.append(
                GlyphRun(
                    face=self._face,
                    size=self._size * self._scale,
                    color=self._ink_at(self._size * self._scale),
                    glyphs=tuple(self._glyphs),
                    xs=tuple(self._xs),
                    ys=tuple(self._ys),
                    texts=tuple(self._texts),
                    note=self.note,
                )
            )
            self._glyphs, self._xs, self._ys, self._texts = [], [], [], []


def joint_width(joint: Joint, expansion: float, shares: dict[str, float], given: dict[str, float]) -> float:
    """The width of a joint after adjustment, in em; `shares` are taken at each shrinking, `given` at each stretching step."""
    width = joint.room
    for step, amount in joint.shrinks:
        width -= shares.get(step, 0.0) * amount
    if joint.stretch == "even":
        return width + expansion
    return width + given.get(joint.stretch, 0.0) * joint.limit


def last_share(stretch: str, letters: float) -> int:
    """How many times what letters are widened by a joint is; when letters stand closer, spaces keep what they have."""
    return LAST_SHARES.get(stretch, 0) if letters > 0.0 else int(stretch in ("even", ""))


def place_boxes(
    galley: Galley, sums: Sums, first: int, after: int, done: Adjustment, x: float, builder: RunBuilder
) -> tuple[float, list[float]]:
    """Place the boxes `first` up to (not with) `after` from `x` em on; returns where the last ends and where each begins.

    `galley` has the boxes, `sums` their widths, `done` is how the line was justified, and `builder` takes the glyphs.
    """
    boxes, joints = galley.boxes, galley.joints
    taken, given = dict(done.shrunk), dict(done.stretched)
    expansion, letters = done.expansion, done.letters
    plain = not taken and not given
    add = builder.add
    last = after - 1
    starts = []
    x += sums.starts[first]
    for i in range(first, after):
        box = boxes[i]
        starts.append(x)
        if box.note != builder.note:
            builder.turn_to(box.note)
        for glyph in box.glyphs:
            add(glyph, x)
        if box.beside:
            for glyph in box.beside:
                builder.add_beside(glyph, x)
        x += box.width
        if i < last:
            joint = joints[i]
            if joint.space is not None:
                builder.add_between(joint.space, x)
            if plain:
                x += joint.room + expansion if joint.stretch == "even" else joint.room
            else:
                x += joint_width(joint, expansion, taken, given)
            if letters:
                x += letters * last_share(joint.stretch, letters)
    return x + sums.ends[last], starts


def end_of_line(galley: Galley, after: int, x: float, builder: RunBuilder) -> float:
    """What a break leaves at a line's end: a hyphen, or the glyph of a space, which takes no room."""
    if after >= len(galley.boxes):
        return x
    joint = galley.joints[after - 1]
    if joint.hyphen is not None:
        face, scale, gid, dx, dy, _ = joint.hyphen.glyphs[0]
        builder.add_between((face, scale, gid, dx, dy, "\u00ad"), x)
        return x + joint.hyphen.width
    if joint.space is not None:
        builder.add_between(joint.space, x)
    return x
