"""The cover: a picture with the title on its calm part, or on a solid field when the picture is busy there or too small.

With the back page it is one outer sheet, and a landscape picture that is sharp and calm enough runs round the fold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from printreport.core.color import Color
from printreport.core.geometry import Crop, Rect
from printreport.images.placed import AIM_PPI, FINE_PPI, LEAST_PPI, effective_ppi
from printreport.layout.calm import ToneMap, tone_map
from printreport.layout.closing import closing_words, place_publisher, publisher_line, publisher_rect, words_room
from printreport.layout.cover_view import Stage, View, Zone, best_view
from printreport.layout.field import field, on_field
from printreport.layout.grid import PageGrid
from printreport.layout.picture import FOLD_CLEAR, fold_halves, framing_for, placed_photo
from printreport.layout.setting import Setting, tagged
from printreport.layout.title import Title, fit_title, recolored, title_lines
from printreport.model.document import Photo
from printreport.model.layout import Item

# Before contents and sections, in this order.
TITLE_ORDER, PUBLISHER_ORDER, PICTURE_ORDER = (-9,), (-8,), (-7,)
PICTURE_KEY = "cover/picture"

_LEAST_PICTURE = 0.24
"""The share of the page's height that a picture under the title has at least."""

_LARGE_INSIDE = 0.3
"""How much less a picture is wanted on the cover that is shown over whole pages inside."""

CoverPlan = Literal["round", "full", "split", "type"]


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The cover's items, what the back begins with when the picture runs round the fold, and the colour of words there.

    `photo` is the photograph that is shown, None for type alone; `plan` how: round the fold, over the full page, under a field,
    not at all; `lost` the share of its focus that this cuts away.
    """

    items: tuple[Item, ...]
    back_picture: tuple[Item, ...]
    back_color: Color
    photo: str | None
    plan: CoverPlan
    lost: float = 0.0


def cover(setting: Setting, photo: Photo | None, grid: PageGrid) -> CoverSheet:
    """The cover page with a photograph, or without one; the best of the plans that the picture allows."""
    title = _title(setting)
    if photo is not None:
        tones = tone_map(setting.images, photo.picture)
        for plan in (_round_fold, _full_page):
            if sheet := plan(setting, photo, grid, title, tones):
                return sheet
        if sheet := _split(setting, photo, grid, title):
            return sheet
    return _type_alone(setting, grid, title)


def cover_photo(setting: Setting) -> Photo | None:
    """The photograph for the cover: the editor's, else the largest and calmest landscape that is sharp; None without one."""
    photos = setting.document.photos
    if chosen := setting.document.report.cover:
        return photos[chosen.photo]
    named = [photo for photo in photos.values() if photo.place == "cover"]
    fit = [photo for photo in photos.values() if photo.picture.ratio > 1.0 and _sharp_below_title(setting, photo)]
    return named[0] if named else max(fit, key=lambda photo: _weight(setting, photo), default=None)


def _weight(setting: Setting, photo: Photo) -> float:
    """Large and calm: its pixels, the fewer the more restless it is, and if it fills pages inside as well."""
    calm = tone_map(setting.images, photo.picture).calm(Crop(0.0, 0.0, 1.0, 0.5))
    fresh = 1.0 if photo.place in ("auto", "column") else _LARGE_INSIDE
    return fresh * photo.picture.width * photo.picture.height / (1.0 + 40.0 * calm.step)


def _sharp_below_title(setting: Setting, photo: Photo) -> bool:
    page = setting.theme.page
    return photo.picture.width * 72.0 / (page.width + 2 * page.bleed) >= AIM_PPI


def _focus(setting: Setting, photo: Photo) -> Crop | None:
    chosen = setting.document.report.cover
    own = chosen.focus if chosen is not None and chosen.photo == photo.id else None
    return own or photo.focus


# -- words --------------------------------------------------------------------------------------------------------------


def _title(setting: Setting) -> Title:
    """The title at most as large as the theme wants it, in a share of the type area's height that is less on landscape pages."""
    grid, numbers = setting.theme.grid, setting.theme.numbers
    largest = numbers["title_largest"] * grid.em
    share = numbers["title_share" if grid.height > grid.width else "title_share_low"]
    depth = share * grid.lines * grid.leading
    return fit_title(setting, title_lines(setting), grid.width, largest, setting.theme.color("paper"), depth)


def title_line(title: Title, grid: PageGrid) -> int:
    """The line of the title's first baseline: three lines of white under the publisher, fewer on low pages."""
    return 1 + _white(grid) + title.rise(grid.theme.grid.leading)


def _white(grid: PageGrid) -> int:
    """Blank lines above and below the title."""
    return 3 if grid.lines >= 30 else 2 if grid.lines >= 18 else 1


def _last_line(title: Title, grid: PageGrid) -> int:
    return title_line(title, grid) + title.depth


def _low_line(title: Title, grid: PageGrid) -> int:
    """The first baseline of a title that ends on the page's last line."""
    return grid.lines - title.depth


def _words(setting: Setting, grid: PageGrid, title: Title, color: Color, first: int = 0) -> tuple[Item, ...]:
    """Title and publisher in one colour, the title from the line `first` on or from its usual one.

    A palette may give the title an ink of its own, such as a foil.
    """
    colored = recolored(setting, title, setting.theme.palette.get("title", color))
    words = colored.place(grid, grid.left, first or title_line(title, grid))
    items: list[Item] = [tagged("title", "title", TITLE_ORDER, words)]
    if line := publisher_line(setting, setting.theme.grid.width, color):
        items.append(tagged("paragraph", "publisher", PUBLISHER_ORDER, place_publisher(setting, line, grid)))
    return tuple(items)


def _zones(setting: Setting, grid: PageGrid, title: Title, first: int = 0) -> tuple[Zone, ...]:
    """Where words stand on the cover: each line of the title, the publisher."""
    em = grid.theme.grid.em
    rects = title.rects(grid, grid.left, first or title_line(title, grid))
    zones = [Zone(rect.outset(em, em, em, em), display=True) for rect in rects]
    if line := publisher_line(setting, grid.theme.grid.width, setting.theme.color("paper")):
        zones.append(Zone(publisher_rect(line, grid), display=False))
    return tuple(zones)


# -- plans --------------------------------------------------------------------------------------------------------------


def _round_fold(setting: Setting, photo: Photo, grid: PageGrid, title: Title, tones: ToneMap) -> CoverSheet | None:
    """One picture over the back and the cover, its focus wholly on the cover."""
    page = grid.theme.page
    back = PageGrid(grid.theme, True)
    frame = Rect(-page.bleed, -page.bleed, 2 * (page.width + page.bleed), page.height + 2 * page.bleed)
    if setting.document.report.binding == "none" or photo.picture.ratio < 0.75 * frame.ratio:
        return None
    front = tuple(Zone(z.rect.moved(page.width, 0.0), z.display) for z in _zones(setting, grid, title))
    behind = _back_zones(setting, back, photo)
    if behind is None:
        return None
    home = Rect(page.width + FOLD_CLEAR, 0.0, page.width - FOLD_CLEAR, page.height)
    stage = Stage(frame, front + behind, home)
    view = best_view(tones, photo, _focus(setting, photo), stage)
    # over two pages a picture is set only at what print houses ask for: on the cover alone it has nearly twice as much
    if view is None or effective_ppi(photo.picture, view.crop, frame) < FINE_PPI:
        return None
    left, right = fold_halves(photo, frame, view.crop, back, PICTURE_ORDER, PICTURE_KEY)
    color = _color_on(setting, view)
    words = _words(setting, grid, title, color)
    return CoverSheet((right, *words), (left,), _small_color(setting, view), photo.id, "round")


def _back_zones(setting: Setting, back: PageGrid, photo: Photo) -> tuple[Zone, ...] | None:
    """Where words stand on the back: none of them may be in the picture's way; None when closing words have no room there."""
    paper = setting.theme.color("paper")
    zones = []
    if line := publisher_line(setting, back.theme.grid.width, paper):
        zones.append(Zone(publisher_rect(line, back), display=False))
    last = setting.document.sections[-1]
    words = closing_words(setting, last, back, paper) if len(setting.document.sections) > 1 else None
    if words is not None and words.rect.bottom <= words_room(setting, back, lone_cover(setting, photo)):
        zones.append(Zone(words.rect, display=False))
    return tuple(zones)


def _full_page(setting: Setting, photo: Photo, grid: PageGrid, title: Title, tones: ToneMap) -> CoverSheet | None:
    """The picture over the whole cover, the title on its calm upper part, or on its calm lower one."""
    for first in (title_line(title, grid), _low_line(title, grid)):
        stage = Stage(grid.bleed_rect, _zones(setting, grid, title, first), _page_rect(grid))
        view = best_view(tones, photo, _focus(setting, photo), stage)
        if view is not None:
            picture = placed_photo(photo, stage.frame, view.crop, PICTURE_ORDER, PICTURE_KEY)
            words = _words(setting, grid, title, _color_on(setting, view), first)
            return CoverSheet((picture, *words), (), _field_color(setting), photo.id, "full")
    return None


def _color_on(setting: Setting, view: View) -> Color:
    """White on dark tones, the field's colour on light ones."""
    return setting.theme.color("paper" if view.dark else "field")


def _small_color(setting: Setting, view: View) -> Color:
    return setting.theme.color("paper" if view.dark else "ink")


def _field_color(setting: Setting) -> Color:
    return on_field(setting.theme, setting.theme.color("field"))


def _split(setting: Setting, photo: Photo, grid: PageGrid, title: Title) -> CoverSheet | None:
    """A field with the title above, the picture below: bleeding on three sides, or narrower where it has too few pixels."""
    for frame in _lower_frames(photo, grid, title):
        framing = framing_for(photo, frame, focus=_focus(setting, photo), trim=_page_rect(grid))
        if effective_ppi(photo.picture, framing.crop, frame) < LEAST_PPI:
            continue
        ground = field(grid.bleed_rect, setting.theme.color("field"))
        picture = placed_photo(photo, frame, framing.crop, PICTURE_ORDER, PICTURE_KEY)
        color = _field_color(setting)
        words = _words(setting, grid, title, color)
        return CoverSheet((ground, picture, *words), (), color, photo.id, "split", framing.lost)
    return None


def _lower_frames(photo: Photo, grid: PageGrid, title: Title) -> tuple[Rect, ...]:
    """Frames for the picture under the title: to the bleeds, in the type area, half of it."""
    page = grid.theme.page
    first = _last_line(title, grid) + max(2, _white(grid))
    if page.height - grid.face_top(first) < _LEAST_PICTURE * page.height:
        return ()
    full = Rect(-page.bleed, 0.0, page.width + 2 * page.bleed, page.height + page.bleed)
    widths = ((full.x, full.width), (grid.left, grid.theme.grid.width), (grid.left, grid.theme.grid.width / 2))
    frames = []
    for index, (x, width) in enumerate(widths):
        bottom = full.bottom if index == 0 else grid.baseline(grid.lines)
        top = grid.face_top(_top_line(grid, first, bottom - width / photo.picture.ratio))
        frames.append(Rect(x, top, width, bottom - top))
    return tuple(frames)


def _top_line(grid: PageGrid, first: int, wished: float) -> int:
    """The line from `first` on whose face top is nearest to the wished height."""
    lines = range(first, max(first, grid.lines - 2) + 1)
    return min(lines, key=lambda line: abs(grid.face_top(line) - wished))


def _page_rect(grid: PageGrid) -> Rect:
    return Rect(0.0, 0.0, grid.theme.page.width, grid.theme.page.height)


def _type_alone(setting: Setting, grid: PageGrid, title: Title) -> CoverSheet:
    """Title and publisher on a field of solid colour."""
    color = _field_color(setting)
    ground = field(grid.bleed_rect, setting.theme.color("field"))
    return CoverSheet((ground, *_words(setting, grid, title, color)), (), color, None, "type")


def lone_cover(setting: Setting, photo: Photo | None) -> Photo | None:
    """The cover's photograph when no section shows it, so that its caption has to stand on the back."""
    if photo is None or any(photo.id in section.photos for section in setting.document.sections):
        return None
    return photo
