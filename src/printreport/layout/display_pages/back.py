"""The back: closing words on the cover's field or picture, the publisher, the colophon at the foot."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.geometry import Rect
from printreport.core.units import to_mm
from printreport.layout.display_pages.closing import (
    USUAL_FIRST,
    FootNote,
    closing_words,
    foot_note,
    note_room,
    place_publisher,
    publisher_line,
    words_room,
)
from printreport.layout.display_pages.cover import CoverSheet, lone_cover
from printreport.layout.display_pages.cover_words import PICTURE_ORDER
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.raised_words import place_raised_words
from printreport.layout.page.setting import Setting, artifact, place_lines, tagged
from printreport.layout.page.solid_field import field, on_field
from printreport.model.document import Photo, Section
from printreport.model.layout import Item, PlacedGlyphRun, walk
from printreport.model.line import Line

COLOPHON_ORDER = (1_000_000,)
"""After every section."""


_HIGHEST, _FARTHEST = 3.0, 2.0
"""The line above which closing words are too near to the publisher, and the lines that they may be moved to be level."""


def check_colophon(setting: Setting) -> Iterator[Diagnostic]:
    """The error that the colophon is too long for the back of this trim, with the lines that are too many."""
    report = setting.document.report
    grid = PageGrid(setting.theme, False)
    note = foot_note(setting, grid, None, setting.theme.color("paper"))
    over = note.depth - note_room(grid, note.pitch)
    if report.colophon and over > 0:
        message = f"colophon 在 {to_mm(report.trim[0]):g}×{to_mm(report.trim[1]):g} mm 的封底上放不下，多出约 {over} 行"
        span = report.spans.get("colophon", report.span)
        yield error("colophon-room", span, message, "删去几行，或把长的几行写短；也可以用大一些的 trim。")


def closing_fits(setting: Setting, section: Section, grid: PageGrid, sheet: CoverSheet) -> bool:
    """Whether a section's words have room on the back in the raised voice."""
    words = closing_words(setting, section, grid, sheet.back_color, _first_line(setting, grid, sheet))
    return words is not None and words.rect.bottom <= words_room(setting, grid, _lone(setting, sheet)) + 0.01


def back_page(setting: Setting, closing: Section | None, grid: PageGrid, sheet: CoverSheet) -> tuple[Item, ...]:
    """The last page; `closing` is the section whose words stand on it, which `closing_fits`."""
    ground = () if sheet.plan == "round" else (field(grid.bleed_rect, sheet.back_field),)
    items: list[Item] = [*ground, *sheet.back_picture]
    if line := publisher_line(setting, grid.theme.grid.width, sheet.back_color):
        items.append(artifact(place_publisher(setting, line, grid)))
    first = _first_line(setting, grid, sheet)
    if closing is not None and (words := closing_words(setting, closing, grid, sheet.back_color, first)):
        order = (setting.document.sections.index(closing),)
        items += place_raised_words(closing, words.words, grid.left, words.first, words.pitch, order)
    items += _foot_items(setting, grid, sheet)
    return tuple(items)


def _first_line(setting: Setting, grid: PageGrid, sheet: CoverSheet) -> float:
    """The line or half line on which closing words begin most nearly level with the cover's title.

    On a picture round the fold they stand where the cover has kept it calm for them.
    """
    top = _title_top(setting, sheet)
    if top is None or sheet.plan in ("round", "band"):
        return USUAL_FIRST
    face = setting.theme.han.face_top_em * setting.theme.style("closing").size
    away = (top - grid.baseline(USUAL_FIRST) + face) / grid.theme.grid.leading
    return max(_HIGHEST, USUAL_FIRST + round(2 * away) / 2) if abs(away) <= _FARTHEST else USUAL_FIRST


def _title_top(setting: Setting, sheet: CoverSheet) -> float | None:
    """The height at which the ink of the cover's largest words begins."""
    runs = [item for item in walk(sheet.items) if isinstance(item, PlacedGlyphRun)]
    largest = max((item.run.size for item in runs), default=0.0)
    lines = ((item, Line((item.run,), (), 0.0, 0.0, 0.0, 0, 0, "", True)) for item in runs if item.run.size == largest)
    return min((item.origin.y + ink.y for item, line in lines if (ink := ink_bounds(setting, line))), default=None)


def _lone(setting: Setting, sheet: CoverSheet) -> Photo | None:
    return lone_cover(setting, setting.document.photos[sheet.photo]) if sheet.photo is not None else None


def _foot_items(setting: Setting, grid: PageGrid, sheet: CoverSheet) -> list[Item]:
    """Cover caption and colophon, ending on the last baseline; on a picture they stand in a strip from the bleed."""
    ground = sheet.back_field
    photo = _lone(setting, sheet)
    note = foot_note(setting, grid, photo, on_field(setting.theme, ground))
    if not note.depth:
        return []
    on_picture = sheet.plan == "round"
    inset = grid.theme.grid.em if on_picture else 0.0
    first = grid.baseline(grid.lines) - inset - (note.depth - 1) * note.pitch
    panel = [field(_panel(note, grid, first, inset), ground)] if on_picture else []
    return panel + _tagged_note(note, photo, grid.left, first)


def _panel(note: FootNote, grid: PageGrid, first: float, inset: float) -> Rect:
    left = -grid.theme.page.bleed
    right = grid.left + note.width + inset
    top = first - note.pitch - 0.5 * inset
    return Rect(left, top, right - left, grid.baseline(grid.lines) - top)


def _tagged_note(note: FootNote, photo: Photo | None, x: float, first: float) -> list[Item]:
    items: list[Item] = []
    if photo is not None:
        caption = place_lines(note.caption, x, first, note.pitch)
        items.append(tagged("caption", f"caption/{photo.id}", (*PICTURE_ORDER, 1), caption))
    if note.columns:
        below = first + len(note.caption) * note.pitch
        columns = [place_lines(column, x + at * note.step, below, note.pitch) for at, column in enumerate(note.columns)]
        items.append(tagged("colophon", "colophon", COLOPHON_ORDER, tuple(item for column in columns for item in column)))
    return items
