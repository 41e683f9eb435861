"""The back: closing words on the cover's field or picture, the publisher; emblem, colophon and QR code at the foot."""

from __future__ import annotations

from printreport.core.geometry import Rect
from printreport.layout.display_pages.back_foot import BackFoot, back_foot, words_room
from printreport.layout.display_pages.closing import USUAL_FIRST, FootNote, closing_words, place_publisher, publisher_line
from printreport.layout.display_pages.cover import CoverSheet, lone_cover
from printreport.layout.display_pages.cover_words import PICTURE_ORDER
from printreport.layout.display_pages.emblem import place_emblem
from printreport.layout.display_pages.qr_block import place_code
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.ink_bounds import ink_bounds
from printreport.layout.page.raised_words import place_raised_words
from printreport.layout.page.setting import Setting, artifact, place_lines, tagged
from printreport.layout.page.solid_field import field
from printreport.model.document import Photo, Section
from printreport.model.layout import Item, PlacedGlyphRun, walk
from printreport.model.line import Line

COLOPHON_ORDER = (1_000_000,)
"""After every section."""


_HIGHEST, _FARTHEST = 3.0, 2.0
"""The line above which closing words are too near to the publisher, and the lines that they may be moved to be level."""


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
    """Emblem, cover caption, colophon and code, ending on the last baseline; on a picture in a strip from the bleed."""
    ground = sheet.back_field
    photo = _lone(setting, sheet)
    foot = back_foot(setting, grid, photo, ground)
    if foot.is_empty:
        return []
    on_picture = sheet.plan == "round"
    inset = grid.theme.grid.em if on_picture else 0.0
    bottom = grid.baseline(grid.lines) - inset
    items = [field(_panel(foot, grid, bottom, inset), ground)] if on_picture else []
    if foot.emblem is not None:
        rect, plate = foot.emblem_rect(grid, bottom), foot.emblem_plate(grid, bottom)
        items += place_emblem(setting, rect, foot.plate or ground, plate, named=False)
    items += _tagged_note(foot.note, photo, grid.left, foot.note_first(bottom))
    if foot.code is not None:
        items += place_code(setting, foot.code, grid.right, bottom - foot.code_up)
    return items


def _panel(foot: BackFoot, grid: PageGrid, bottom: float, inset: float) -> Rect:
    """The strip under the block: from the bleed to an em beyond what stands in it."""
    left = -grid.theme.page.bleed
    plate = foot.emblem_plate(grid, bottom) or (foot.emblem_rect(grid, bottom) if foot.emblem else None)
    right = grid.right if foot.code is not None else max(grid.left + foot.note.width, plate.right if plate else 0.0)
    top = foot.note_first(bottom) - foot.note.pitch - 0.5 * inset
    if foot.code is not None or plate is not None:
        top = min(top, bottom - foot.rise - inset)
    return Rect(left, top, right + inset - left, grid.baseline(grid.lines) - top)


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
