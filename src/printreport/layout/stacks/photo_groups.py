"""What photographs form on a page: strips over its width, cells that still have to be given their width, pictures in spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import with_twins
from printreport.layout.photos.panorama import panorama_strip
from printreport.layout.photos.photo_forms import (
    NOT_LARGE,
    area_strip,
    bleed_strip,
    half_form,
    picture_cell,
    row_strip,
    sharp_width,
    whole_picture,
    wished_larger,
)
from printreport.layout.photos.photo_series import are_twins, moments_of
from printreport.layout.photos.wall_form import wall_forms, wall_strips
from printreport.layout.stacks.elements import FigureElement, PhotoElement
from printreport.layout.stacks.page_stacks import LATER, Group
from printreport.model.theme import ModuleSpan

_MOST_IN_HALF = 4
"""Photographs that a wall in half the page's width may hold."""
_WIDE = 0.6
"""The share of the type area from which on a picture among the text is large."""


def tile_groups(setting: Setting, own: Sequence[PhotoElement], figure: FigureElement) -> Iterator[Group]:
    """Walls of the photographs with the element's first figure among them."""
    if any(e.photo.keeps_to_a_column for e in own) or all(e.order[0] != figure.section for e in own):
        return
    unkept = NOT_LARGE * sum(e.photo.size == "large" for e in own)
    for rank, tiles in enumerate(figure.tiles):
        walls = wall_strips(setting, [p.photo for p in own], [p.order for p in own], tiles.tile)
        yield from (Group((wall,), tiles.forms, LATER * rank + unkept) for wall in walls)


def photo_groups(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
    """What some photographs form on a page: halves of it, a picture that bleeds over others, a row, walls, one alone."""
    first, rest = photos[0], photos[1:]
    if len(photos) <= 2:
        yield Group((), tuple(half_form(setting, p.photo, p.order) for p in photos))
    if any(p.photo.keeps_to_a_column for p in photos):
        return
    head = bleed_strip(setting, first.photo, first.order)
    if len(photos) > 1:
        yield from _walls(setting, photos)
        if len(photos) <= _MOST_IN_HALF:
            halves = wall_forms(setting, [p.photo for p in photos], [p.order for p in photos], Width.HALF)
            unkept = NOT_LARGE * sum(p.photo.size == "large" for p in photos)
            yield from (Group((), (form,), unkept) for form in halves)
    if head is not None and len(photos) <= 3:
        head = with_twins(head, sum(are_twins(moments_of(setting), first.key, p.key) for p in rest))
        yield from (Group((head, *group.strips), group.forms, group.base) for group in _rest(setting, rest))
    if len(photos) == 1 and (area := area_strip(setting, first.photo, first.order)):
        yield Group((area,), ())
    if len(photos) == 1 and (band := panorama_strip(setting, first.photo, first.order)):
        yield Group((band,), ())


def _rest(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
    if not photos:
        yield Group((), ())
    elif len(photos) == 1:
        yield Group((), (half_form(setting, photos[0].photo, photos[0].order),))
    else:
        yield from _walls(setting, photos)


def _walls(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
    unkept = NOT_LARGE * sum(p.photo.size == "large" for p in photos)
    row = row_strip(setting, [p.photo for p in photos], [p.order for p in photos]) if len(photos) <= 4 else None
    if row is not None:
        yield Group((row,), (), unkept)
    for wall in wall_strips(setting, [p.photo for p in photos], [p.order for p in photos]):
        yield Group((wall,), (), unkept)


def span_picture(setting: Setting, element: PhotoElement, span: ModuleSpan) -> CellForm | None:
    """A photograph as wide as a span, its caption under it; None where it is too coarse, or the editor keeps it to a column."""
    photo, width = element.photo, PageGrid(setting.theme, False).cell(1, 1, *span).width
    grid = setting.theme.grid
    if sharp_width(photo) < width or (photo.keeps_to_a_column and width > grid.measure * grid.em + 1.0):
        return None
    form = picture_cell(setting, photo, element.order, width, Width.HALF)
    form = form or whole_picture(setting, photo, element.order, width, Width.HALF)
    return wished_larger(form, photo) if width < _WIDE * grid.width else form
