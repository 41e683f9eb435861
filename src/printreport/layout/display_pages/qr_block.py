"""A QR code as it stands on a page: dark modules as one outline on a white plate, its label under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from printreport.core.color import BLACK, PAPER
from printreport.core.geometry import Point, Rect
from printreport.core.qr_modules import LEAST_SIDE_MM, QUIET_ZONE, qr_modules
from printreport.core.units import mm
from printreport.layout.page.setting import Setting, place_line, tagged
from printreport.layout.page.solid_field import field
from printreport.model.document import QrCode
from printreport.model.layout import Item, PlacedArea
from printreport.model.line import Line
from printreport.model.theme import TextStyle

CODE_ORDER, LABEL_ORDER = (1_000_001,), (1_000_002,)
"""After the colophon."""

_GOOD_MODULE, _MOST_SIDE = mm(0.5), mm(24.0)
"""The side of a module that any telephone reads at once, and the side of a code up to which it is given."""

_MOST_LABEL_LINES = 3
"""The lines of a label under a code, each as wide as its plate: enough for some thirty characters."""

Modules = tuple[tuple[bool, ...], ...]
Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QrBlock:
    """A code to be placed: its modules, the side of one and of the white plate in points, the label's lines."""

    modules: Modules
    module: float
    label: tuple[Line, ...]
    pitch: float

    @property
    def width(self) -> float:
        """The side of the plate, with the quiet zone."""
        return self.module * (len(self.modules) + 2 * QUIET_ZONE)

    @property
    def height(self) -> float:
        """From the plate's head to the label's last baseline."""
        return self.width + self.pitch * len(self.label)

    def plate(self, right: float, bottom: float) -> Rect:
        """The plate when the block ends at a right edge, and on a baseline."""
        return Rect(right - self.width, bottom - self.height, self.width, self.width)


def qr_block(setting: Setting, style: TextStyle) -> QrBlock | None:
    """The report's code, its label in a style; None for a report without one."""
    code = setting.document.report.qr
    if code is None:
        return None
    modules = qr_modules(code.text)
    side = max(mm(LEAST_SIDE_MM), min(_MOST_SIDE, _GOOD_MODULE * len(modules)))
    plain = QrBlock(modules, side / len(modules), (), style.leading)
    return QrBlock(modules, plain.module, _label(setting, code, style, plain.width), style.leading)


def _label(setting: Setting, code: QrCode, style: TextStyle, width: float) -> tuple[Line, ...]:
    if not code.label:
        return ()
    whole = setting.line(code.label, style)
    return (whole,) if whole.width <= width else setting.typesetter.set_heading(code.label, style, width, _MOST_LABEL_LINES).lines


def place_code(setting: Setting, block: QrBlock, right: float, bottom: float) -> tuple[Item, ...]:
    """The block ending at a right edge and on a baseline: plate, modules in black ink alone, label."""
    code = setting.document.report.qr
    assert code is not None
    plate = block.plate(right, bottom)
    inset = QUIET_ZONE * block.module
    rings = (_scaled(ring, plate.x + inset, plate.y + inset, block.module) for ring in outlines(block.modules))
    area = PlacedArea(tuple(rings), BLACK)
    word = "二维码" if setting.document.report.language == "zh-Hans-CN" else "二維碼"
    items: list[Item] = [field(plate, PAPER), tagged("figure", "code", CODE_ORDER, (area,), alt=f"{word}：{code.text}")]
    if block.label:
        words: list[Item] = []
        for index, line in enumerate(block.label):
            words += place_line(line, plate.x, bottom - (len(block.label) - 1 - index) * block.pitch)
        items.append(tagged("code-label", "code-label", LABEL_ORDER, words))
    return tuple(items)


def _scaled(ring: tuple[Corner, ...], x: float, y: float, module: float) -> tuple[Point, ...]:
    return tuple(Point(x + column * module, y + row * module) for column, row in ring)


# -- modules as outlines ------------------------------------------------------------------------------------------------


def outlines(modules: Modules) -> tuple[tuple[Corner, ...], ...]:
    """The closed outlines of all dark areas and of the holes in them, each by its corners (column, row).

    Modules that share a side are one area: no seam is left between them that a screen or a plate could show.
    """
    after: dict[Corner, list[Corner]] = {}
    for start, end in sorted(_edges(modules)):
        after.setdefault(start, []).append(end)
    rings = []
    while after:
        first = at = min(after)
        ring: list[Corner] = []
        direction = (0, 0)
        while True:
            ring.append(at)
            found = _next(at, direction, after[at])
            after[at].remove(found)
            if not after[at]:
                del after[at]
            direction, at = (found[0] - at[0], found[1] - at[1]), found
            if at == first:
                break
        rings.append(_corners(ring))
    return tuple(rings)


def _edges(modules: Modules) -> Iterator[tuple[Corner, Corner]]:
    """The sides of dark modules that border on light, with the dark at the right hand."""

    def dark(column: int, row: int) -> bool:
        return 0 <= row < len(modules) and 0 <= column < len(modules[row]) and modules[row][column]

    for row, line in enumerate(modules):
        for column, is_dark in enumerate(line):
            if not is_dark:
                continue
            if not dark(column, row - 1):
                yield (column, row), (column + 1, row)
            if not dark(column + 1, row):
                yield (column + 1, row), (column + 1, row + 1)
            if not dark(column, row + 1):
                yield (column + 1, row + 1), (column, row + 1)
            if not dark(column - 1, row):
                yield (column, row + 1), (column, row)


def _next(at: Corner, way: Corner, ends: list[Corner]) -> Corner:
    """Where an outline goes on: to the right where it can, so that areas that touch at a corner stay apart."""
    return max(ends, key=lambda end: way[0] * (end[1] - at[1]) - way[1] * (end[0] - at[0]))


def _corners(ring: list[Corner]) -> tuple[Corner, ...]:
    """The ring without the points that lie on a straight side."""
    count = len(ring)
    return tuple(
        ring[i]
        for i in range(count)
        if (ring[i][0] - ring[i - 1][0], ring[i][1] - ring[i - 1][1])
        != (ring[(i + 1) % count][0] - ring[i][0], ring[(i + 1) % count][1] - ring[i][1])
    )
