"""What every page painter needs at hand, and the few ways in which type is put on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from printreport.core.color import Color
from printreport.core.geometry import Point
from printreport.core.memo import Memo
from printreport.images.image_store import ImageStore
from printreport.model.blocks import InlineText
from printreport.model.document import Document
from printreport.model.layout import Item, PlacedGlyphRun, PlacedShape, PlacedTag, Role
from printreport.model.line import Line
from printreport.model.theme import StyleName, TextStyle, Theme
from printreport.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Setting:
    """The document, its theme, and the typesetter and pictures that the pages are made with.

    `memo` holds what was worked out for pages before: whoever composes again and again hands in the same one.
    """

    document: Document
    theme: Theme
    typesetter: Typesetter
    images: ImageStore
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)

    def style(
        self,
        name: StyleName,
        *,
        size: float | None = None,
        color: Color | None = None,
        tracking: float | None = None,
        face: str | None = None,
    ) -> TextStyle:
        """A style of the theme, with some of its values replaced.

        `name` is the style's; `size` is in points, `tracking` in em of it, `color` one of the press, and `face` the role of a
        font.
        """
        style = self.theme.style(name)
        return replace(
            style,
            size=style.size if size is None else size,
            color=style.color if color is None else color,
            tracking=style.tracking if tracking is None else tracking,
            face=style.face if face is None else face,
        )

    def line(self, text: str | InlineText, style: TextStyle) -> Line:
        """One line at its natural width."""
        return self.typesetter.set_line(text, style)


def place_line(line: Line, x: float, baseline: float) -> tuple[Item, ...]:
    """A set line with its left edge at x, standing on a baseline."""
    origin = Point(x, baseline)
    runs: tuple[Item, ...] = tuple(PlacedGlyphRun(origin, run) for run in line.runs)
    rules = tuple(
        PlacedShape(
            "line",
            tuple(Point(x + across, baseline + down) for across, down in rule.path),
            stroke=rule.color,
            stroke_width=rule.width,
        )
        for rule in line.rules
    )
    return runs + rules


def place_line_right(line: Line, right: float, baseline: float) -> tuple[Item, ...]:
    """A set line whose right edge stands at `right`."""
    return place_line(line, right - line.width, baseline)


def place_lines(lines: Iterable[Line], x: float, first_baseline: float, pitch: float) -> tuple[Item, ...]:
    """Set lines under each other, `pitch` points apart."""
    placed: list[Item] = []
    for index, line in enumerate(lines):
        placed += place_line(line, x, first_baseline + index * pitch)
    return tuple(placed)


def tagged(
    role: Role, key: str, order: tuple[int, ...], items: Iterable[Item], alt: str = "", level: int = 0
) -> PlacedTag:
    """Items as one element of the document's structure.

    `items` are placed on the page. `role` is its kind, `key` its name, which other editions and tests look for, `order` its
    place in reading, `alt` what stands for it where it cannot be seen, `level` a heading's.
    """
    return PlacedTag(role, key, order, tuple(items), alt, level)


def artifact(items: Iterable[Item]) -> PlacedTag:
    """Items that no reader needs: folios, running heads, rules."""
    return PlacedTag("artifact", "", (), tuple(items))
