"""What stands at the back's foot as one block: emblem, cover caption and colophon at the left, the QR code at the right."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from printreport.core.color import Color
from printreport.core.diagnostics import Diagnostic, error
from printreport.core.geometry import Rect
from printreport.core.units import to_mm
from printreport.layout.display_pages.closing import CLEAR, FootNote, foot_note
from printreport.layout.display_pages.emblem import Emblem, emblem_of, plate_color
from printreport.layout.display_pages.qr_block import QrBlock, qr_block
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.solid_field import on_field
from printreport.model.document import Photo

_GUTTER_EM = 2.0
"""Between the note and the code, in em of the body."""

_NARROWEST = 15.0
"""The characters of its own size that a line of the note has at least beside the code."""

_ASIDE = 0.4
"""The share of the type area's width that an emblem takes at most beside the note, in the place of a code."""

_GAP = 1.0
"""Grid lines between the emblem and the note under it."""


@dataclass(frozen=True, slots=True)
class BackFoot:
    """The block, measured from a baseline on which it ends: what it shows, and where each part stands over that baseline.

    `note_up` is how far the note's last baseline stands over it, `code_up` the code's; `emblem_up` the emblem's lower edge.
    `plate` is the colour of the plate that the emblem needs; `aside` puts it at the right. `rise` is the block's height.
    """

    note: FootNote
    note_up: float
    code: QrBlock | None
    code_up: float
    emblem: Emblem | None
    emblem_up: float
    plate: Color | None
    rise: float
    aside: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands at the foot."""
        return not self.note.depth and self.code is None and self.emblem is None

    def note_first(self, bottom: float) -> float:
        """The note's first baseline."""
        return bottom - self.note_up - (self.note.depth - 1) * self.note.pitch

    def emblem_rect(self, grid: PageGrid, bottom: float) -> Rect:
        """Where the emblem stands: on the type area's edge, or its plate does."""
        assert self.emblem is not None
        inset = self.emblem.clear if self.plate is not None else 0.0
        x = grid.right - inset - self.emblem.width if self.aside else grid.left + inset
        return Rect(x, bottom - self.emblem_up - self.emblem.height, self.emblem.width, self.emblem.height)

    def emblem_plate(self, grid: PageGrid, bottom: float) -> Rect | None:
        """The plate under the emblem, with its clear space; None where it needs none."""
        if self.emblem is None or self.plate is None:
            return None
        clear = self.emblem.clear
        return self.emblem_rect(grid, bottom).outset(clear, clear, clear, clear)


def back_foot(setting: Setting, grid: PageGrid, photo: Photo | None, ground: Color) -> BackFoot:
    """The block on a ground of a colour; `photo` is a cover picture that no section shows, whose caption it holds.

    The code stands beside the note where that leaves a good measure and both have room, else over it.
    """
    color = on_field(setting.theme, ground)
    code = qr_block(setting, setting.style("colophon", color=color))
    emblem = emblem_of(setting)
    plate = plate_color(setting, emblem, ground) if emblem is not None else None
    parts = _FootParts(setting, grid, photo, color, code, emblem, plate)
    if code is None:
        return parts.aside() or parts.beside()
    beside, over = parts.beside(), parts.over()
    narrow = bool(beside.note.depth) and parts.beside_width < _NARROWEST * setting.theme.style("colophon").size
    if narrow and over.rise <= room(grid):
        return over
    if beside.rise <= room(grid) + 0.01:
        return beside
    return min((beside, over), key=lambda foot: foot.rise)


@dataclass(frozen=True, slots=True)
class _FootParts:
    setting: Setting
    grid: PageGrid
    photo: Photo | None
    color: Color
    code: QrBlock | None
    emblem: Emblem | None
    plate: Color | None

    @property
    def beside_width(self) -> float:
        """What the code leaves of the type area's width."""
        grid = self.grid.theme.grid
        return grid.width if self.code is None else grid.width - self.code.width - _GUTTER_EM * grid.em

    @property
    def inset(self) -> float:
        """The emblem's clear space where that is part of a plate."""
        return self.emblem.clear if self.emblem is not None and self.plate is not None else 0.0

    @property
    def emblem_height(self) -> float:
        """The emblem with its plate."""
        return self.emblem.height + 2 * self.inset if self.emblem is not None else 0.0

    def beside(self) -> BackFoot:
        """The emblem over the note, the code at their right."""
        note = self._note(self.beside_width, self.emblem_height)
        gap = _GAP * self.grid.theme.grid.leading
        rise, low = _note_rise(note, self.grid), 0.0
        if self.emblem is not None:
            low = rise + gap if note.depth else self._code_foot()
            if self.code is not None and low + self.emblem_height < self.code.height:
                low = self.code.height - self.emblem_height
            rise = low + self.emblem_height
        rise = max(rise, self.code.height if self.code is not None else 0.0)
        return BackFoot(note, 0.0, self.code, 0.0, self.emblem, low + self.inset, self.plate, rise)

    def aside(self) -> BackFoot | None:
        """A small emblem at the right of the note; None without a note, or for an emblem too wide for that."""
        if self.emblem is None:
            return None
        grid = self.grid.theme.grid
        taken = self.emblem.width + self.emblem.clear + self.inset
        note = self._note(grid.width - taken - grid.em, 0.0)
        if not note.depth or taken > _ASIDE * grid.width:
            return None
        rise = max(_note_rise(note, self.grid), self.emblem_height)
        return BackFoot(note, 0.0, None, 0.0, self.emblem, self.inset, self.plate, rise, aside=True)

    def over(self) -> BackFoot:
        """Emblem and code in a row over the note, or over each other where they are too wide for that."""
        assert self.code is not None
        grid = self.grid.theme.grid
        note = self._note(grid.width, max(self.code.height, self.emblem_height))
        up = _note_rise(note, self.grid) + (1.5 * grid.leading if note.depth else 0.0)
        low, rise = 0.0, up + self.code.height
        if self.emblem is not None:
            low = up + self._code_foot()
            if self.emblem.width + 2 * self.inset + self.code.width + 2 * self.emblem.clear > grid.width:
                low = up + self.code.height + _GAP * grid.leading
            rise = max(rise, low + self.emblem_height)
        return BackFoot(note, 0.0, self.code, up, self.emblem, low + self.inset, self.plate, rise)

    def _code_foot(self) -> float:
        """How far the code's plate stands over the label's last baseline."""
        return self.code.height - self.code.width if self.code is not None else 0.0

    def _note(self, width: float, taken: float) -> FootNote:
        return foot_note(self.setting, self.grid, self.photo, self.color, width, taken)


def _note_rise(note: FootNote, grid: PageGrid) -> float:
    """From the note's last baseline to the head of its first line."""
    return (note.depth - 1) * note.pitch + 0.5 * grid.theme.grid.leading if note.depth else 0.0


def foot_top(setting: Setting, grid: PageGrid, photo: Photo | None) -> float | None:
    """The height at which what stands at the foot begins; None when nothing does."""
    foot = back_foot(setting, grid, photo, setting.theme.color("field"))
    return None if foot.is_empty else grid.baseline(grid.lines) - foot.rise


def words_room(setting: Setting, grid: PageGrid, photo: Photo | None) -> float:
    """The height down to which closing words may reach: clear of what stands at the foot."""
    top = foot_top(setting, grid, photo)
    return grid.baseline(grid.lines) if top is None else top - CLEAR * grid.theme.grid.leading


def room(grid: PageGrid) -> float:
    """How high the block may be under the publisher."""
    return grid.baseline(grid.lines) - grid.baseline(1) - (CLEAR - 0.5) * grid.theme.grid.leading


def check_back(setting: Setting) -> Iterator[Diagnostic]:
    """The error that what stands at the foot has no room on the back of this trim, and what would have to be shorter."""
    report, grid = setting.document.report, PageGrid(setting.theme, False)
    foot = back_foot(setting, grid, None, setting.theme.color("field"))
    over = foot.rise - room(grid)
    emblem, code = foot.emblem, foot.code
    size = f"{to_mm(report.trim[0]):g}×{to_mm(report.trim[1]):g} mm"
    if emblem is not None and report.logo is not None and emblem.width + 2 * emblem.clear > setting.theme.grid.width + 0.01:
        sides = f"{to_mm(emblem.width):.0f}×{to_mm(emblem.height):.0f} mm"
        message = f"标志太宽，在 {size} 的封面和封底上最大只能排 {sides}，四周留不出空"
        hint = "换一个窄些的标志（例如只用图形，或图形在上、文字在下的），或用大一些的 trim。"
        yield error("logo-room", report.logo.span, message, hint)
    lines = math.ceil(over / foot.note.pitch - 0.001)
    if report.colophon and 0 < lines < foot.note.depth:
        message = f"colophon 在 {size} 的封底上放不下，多出约 {lines} 行"
        hint = "删去几行，或把长的几行写短；也可以用大一些的 trim。"
        yield error("colophon-room", report.spans.get("colophon", report.span), message, hint)
    elif over > 0 and code is not None and report.qr is not None:
        message = f"二维码（{to_mm(code.width):.0f} mm 见方）在 {size} 的封底上放不下"
        yield error("qr-room", report.qr.span, message, "把 text 里的网址和 label 写短；也可以用大一些的 trim。")
    elif over > 0 and report.logo is not None:
        yield error("logo-room", report.logo.span, f"标志在 {size} 的封底上放不下", "换一个扁些的标志，或用大一些的 trim。")

