"""The cover: a picture with the title on its calm part, or beside a solid field where the picture is busy or too small.

With the back page it is one outer sheet, and a picture that is sharp and calm enough runs round the fold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from printreport.core.color import Color
from printreport.core.geometry import Crop, Rect
from printreport.core.lab import tone_luminance
from printreport.images.crop import largest_crop
from printreport.images.placed import AIM_PPI, FINE_PPI, LEAST_PPI, effective_ppi
from printreport.layout.display_pages.back_foot import foot_top, words_room
from printreport.layout.display_pages.closing import closing_words, publisher_line, publisher_rect
from printreport.layout.display_pages.cover_field import best_field_cover
from printreport.layout.display_pages.cover_view import Stage, View, Zone, best_view, shown_part
from printreport.layout.display_pages.cover_words import (
    PICTURE_KEY,
    PICTURE_ORDER,
    cover_title,
    emblem_zone,
    field_color,
    field_title_color,
    inks,
    low_line,
    place_cover_words,
    title_line,
    word_zones,
)
from printreport.layout.display_pages.emblem import emblem_of
from printreport.layout.display_pages.title import Title
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.solid_field import field, on_field
from printreport.layout.page.tone_map import ToneMap, tone_map
from printreport.layout.photos.photo import FOLD_CLEAR, fold_halves, placed_photo
from printreport.model.document import Photo
from printreport.model.layout import Item

# Beside a picture round the fold: one over the cover alone.
_FULL_COST = 0.1
# Less wanted on the cover: a picture that fills pages inside, one that faces the opening, one of the first pages.
_LARGE_INSIDE = 0.4
_EARLY = 0.15
"""What the first photograph costs more than the last one, as readers come to it next. No other value was tried."""
# The steps of a crowd cost about as much as a third of the page.
_RESTLESS = 4.0
CALM_STEP, CALM_SPREAD = 0.004, 0.1
"""How uneven a picture may be under an emblem without a plate: no more than under small words."""
_MOST_RATED = 60
"""Photographs that are tried on the cover: of more than that, those with the most pixels."""

CoverPlan = Literal["round", "full", "split", "band", "type"]


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The cover's items, what the back shows of its picture, the colour of words there and of a field under them.

    `photo` is the photograph that is shown, None for type alone; `plan` how: round the fold, over the full page, beside a field,
    as a band on the field round the fold, not at all; `lost` the share of its focus that this cuts away; `cost` compares sheets.
    """

    items: tuple[Item, ...]
    back_picture: tuple[Item, ...]
    back_color: Color
    back_field: Color
    photo: str | None
    plan: CoverPlan
    lost: float = 0.0
    cost: float = 0.0


def cover(setting: Setting, photo: Photo | None, grid: PageGrid) -> CoverSheet:
    """The cover page with a photograph, or without one; the best of the plans that the picture allows."""
    title = cover_title(setting)
    if photo is None:
        return _type_alone(setting, grid, title)
    sharp = _with_photo(setting, photo, grid, title, AIM_PPI)
    return sharp or _with_photo(setting, photo, grid, title, LEAST_PPI) or _type_alone(setting, grid, title)


def _with_photo(setting: Setting, photo: Photo, grid: PageGrid, title: Title, least: float) -> CoverSheet | None:
    """The first way to show a photograph on the cover that is good.

    `setting` has report and theme, `photo` is the picture, `grid` the cover's, `title` the set title, and `least` the pixels
    per inch that it must have beside a field.
    """
    tones = tone_map(setting, photo.picture)
    for plan in (_round_fold, _full_page):
        if sheet := plan(setting, photo, grid, title, tones):
            return sheet
    return _beside_field(setting, photo, grid, title, tones, least)


# -- which photograph ---------------------------------------------------------------------------------------------------


def cover_photo(setting: Setting) -> Photo | None:
    """The photograph for the cover: the editor's, else the one that makes the best cover sharp enough; None without one.

    The best is large, calm where words stand, loses little to the cover's shape, and does not come again within a few pages. A
    leader's portrait and signature are never taken.
    """
    photos = setting.document.photos
    if chosen := setting.document.report.cover:
        return photos[chosen.photo]
    if named := next((photo for photo in photos.values() if photo.place == "cover"), None):
        return named
    grid, title = PageGrid(setting.theme, False), cover_title(setting)
    of_messages = {photo for _, section in setting.document.messages for photo in section.own_photos}
    free = [photo for photo in photos.values() if photo.id not in of_messages]
    sharpest = sorted(free, key=lambda photo: -photo.picture.width * photo.picture.height)[:_MOST_RATED]
    rated = {photo.id: _rated(setting, photo, grid, title) for photo in sharpest}
    fit = [photo for photo in free if rated.get(photo.id) is not None]
    return min(fit, key=lambda photo: rated[photo.id] or 0.0, default=None)


def _rated(setting: Setting, photo: Photo, grid: PageGrid, title: Title) -> float | None:
    """What it costs to take this photograph; None for one that is not there yet or not sharp over a good part of the cover."""
    if photo.grey_field or photo.picture.width * 72.0 / AIM_PPI < setting.theme.grid.width:
        return None
    sheet = _with_photo(setting, photo, grid, title, AIM_PPI)
    if sheet is None:
        return None
    restless = _RESTLESS * tone_map(setting, photo.picture).calm(Crop()).step
    return sheet.cost + restless + _shown_inside(setting, photo)


def _shown_inside(setting: Setting, photo: Photo) -> float:
    """What it costs that the photograph is shown inside as well: large, or soon after the cover."""
    order = [shown for section in setting.document.sections for shown in section.shown]
    if photo.id not in order:
        return 0.0
    large = _LARGE_INSIDE if photo.place in ("full", "spread") else 0.0
    return large + _EARLY * (1.0 - order.index(photo.id) / len(order))


def _focus(setting: Setting, photo: Photo) -> Crop | None:
    chosen = setting.document.report.cover
    own = chosen.focus if chosen is not None and chosen.photo == photo.id else None
    return own or photo.focus


# -- plans --------------------------------------------------------------------------------------------------------------


def _round_fold(setting: Setting, photo: Photo, grid: PageGrid, title: Title, tones: ToneMap) -> CoverSheet | None:
    """One picture over the back and the cover, its focus wholly on the cover.

    `setting` has report and theme, `photo` is the picture, `grid` the cover's, `title` the set title, `tones` how light and how
    calm the picture is from place to place. None where words cannot be read on it, or it is too coarse.
    """
    page = grid.theme.page
    back = PageGrid(grid.theme, True)
    frame = Rect(-page.bleed, -page.bleed, 2 * (page.width + page.bleed), page.height + 2 * page.bleed)
    if setting.document.report.binding == "none" or photo.picture.ratio < 0.75 * frame.ratio:
        return None
    # over two pages a picture is set only at what print houses ask for: on the cover alone it has nearly twice as much
    if effective_ppi(photo.picture, Crop(0.0, 0.0, *largest_crop(photo.picture.ratio, frame.ratio)), frame) < FINE_PPI:
        return None
    behind = _back_zones(setting, back, photo)
    if behind is None:
        return None
    front = tuple(Zone(z.rect.moved(page.width, 0.0), z.display) for z in word_zones(setting, grid, title))
    home = Rect(page.width + FOLD_CLEAR, 0.0, page.width - FOLD_CLEAR, page.height)
    view = best_view(tones, photo, _focus(setting, photo), Stage(frame, front + behind, home, inks(setting)))
    if view is None or effective_ppi(photo.picture, view.crop, frame) < FINE_PPI:
        return None
    left, right = fold_halves(photo, frame, view.crop, back, PICTURE_ORDER, PICTURE_KEY)
    bare = _emblem_stands_bare(setting, grid, tones, view, frame.moved(-page.width, 0.0))
    words = place_cover_words(setting, grid, title, (view.title, view.small), bare=bare)
    return CoverSheet((right, *words), (left,), view.small, setting.theme.color("field"), photo.id, "round", cost=view.cost)


def _back_zones(setting: Setting, back: PageGrid, photo: Photo) -> tuple[Zone, ...] | None:
    """Where words stand on the back: none of them may be in the picture's way; None when closing words have no room there."""
    paper = setting.theme.color("paper")
    zones = []
    if line := publisher_line(setting, back.theme.grid.width, paper):
        zones.append(Zone(publisher_rect(line, back), display=False))
    sections = [section for _, section in setting.document.in_text]
    words = closing_words(setting, sections[-1], back, paper) if len(sections) > 1 else None
    if words is not None and words.rect.bottom <= words_room(setting, back, lone_cover(setting, photo)):
        zones.append(Zone(words.rect, display=False))
    return tuple(zones)


def _back_rects(setting: Setting, back: PageGrid, photo: Photo) -> tuple[Rect, ...] | None:
    """All that words take on the back, from the publisher down to the colophon; None when closing words have no room there."""
    zones = _back_zones(setting, back, photo)
    top = foot_top(setting, back, lone_cover(setting, photo))
    foot = () if top is None else (Rect(back.left, top, back.theme.grid.width, back.theme.page.height - top),)
    return None if zones is None else (*(zone.rect for zone in zones), *foot)


def _full_page(setting: Setting, photo: Photo, grid: PageGrid, title: Title, tones: ToneMap) -> CoverSheet | None:
    """The picture over the whole cover, the title on its calm upper part, or on its calm lower one.

    `setting` has report and theme, `photo` is the picture, `grid` the cover's, `title` the set title, `tones` how light and how
    calm the picture is from place to place. None where words can be read on neither part.
    """
    page = grid.theme.page
    for first in (title_line(title, grid), low_line(title, grid)):
        home = Rect(0.0, 0.0, page.width, page.height)
        stage = Stage(grid.bleed_rect, word_zones(setting, grid, title, first), home, inks(setting))
        view = best_view(tones, photo, _focus(setting, photo), stage)
        if view is not None:
            picture = placed_photo(photo, stage.frame, view.crop, PICTURE_ORDER, PICTURE_KEY)
            bare = _emblem_stands_bare(setting, grid, tones, view, stage.frame)
            words = place_cover_words(setting, grid, title, (view.title, view.small), first, bare=bare)
            cost = view.cost + _FULL_COST
            ground = _ground_behind(setting, view)
            return CoverSheet((picture, *words), (), on_field(setting.theme, ground), ground, photo.id, "full", cost=cost)
    return None


def _emblem_stands_bare(setting: Setting, grid: PageGrid, tones: ToneMap, view: View, frame: Rect) -> bool:
    """Whether the picture is calm under an emblem of vectors, and the emblem told from it; pixels need one colour under them.

    `setting` has the report, `grid` is the cover's; `tones` are the picture's, of which `view` shows a part in `frame`.
    """
    emblem, zone = emblem_of(setting), emblem_zone(setting, grid)
    if emblem is None or zone is None or not emblem.is_vector:
        return False
    calm = tones.calm(shown_part(view.crop, frame, zone))
    if calm.step > CALM_STEP or calm.spread > CALM_SPREAD:
        return False
    ends = (tone_luminance(min(1.0, max(0.0, tone))) for tone in (calm.darkest, calm.lightest))
    return all(emblem.look.reads_on(luminance) for luminance in ends)


def _ground_behind(setting: Setting, view: View) -> Color:
    """The back's colour: the theme's own under or beside a title of that colour or white, else the quiet one of strips.

    Black words say that the picture is light; a loud back would be the one thing seen of the sheet.
    """
    loud = view.title in (setting.theme.color("paper"), setting.theme.color("field"))
    return setting.theme.color("field" if loud else "tint")


def _beside_field(
    setting: Setting, photo: Photo, grid: PageGrid, title: Title, tones: ToneMap, least: float
) -> CoverSheet | None:
    """A field with the title, and the picture above, under or beside it, or as a band over back and cover.

    `setting` has report and theme, `photo` is the picture, `grid` the cover's, `title` the set title, `tones` the picture's
    lightness and calm, `least` the pixels per inch that it must have. None where no frame gives it so many.
    """
    behind = _back_rects(setting, PageGrid(grid.theme, True), photo)
    found = best_field_cover(setting, photo, _focus(setting, photo), grid, title, tones, least, behind)
    if found is None:
        return None
    plan: CoverPlan = "band" if found.back_picture else "split"
    color, ground = field_color(setting), setting.theme.color("field")
    return CoverSheet(found.paint(), found.back_picture, color, ground, photo.id, plan, found.lost, found.cost)


def _type_alone(setting: Setting, grid: PageGrid, title: Title) -> CoverSheet:
    """Title and publisher on a field of solid colour."""
    color, ground = field_color(setting), setting.theme.color("field")
    words = place_cover_words(setting, grid, title, (field_title_color(setting), color), ground=ground)
    return CoverSheet((field(grid.bleed_rect, ground), *words), (), color, ground, None, "type")


def lone_cover(setting: Setting, photo: Photo | None) -> Photo | None:
    """The cover's photograph when no section shows it, so that its caption has to stand on the back."""
    if photo is None or any(photo.id in section.shown for section in setting.document.sections):
        return None
    return photo
