"""What photographs form on a page: strips over its width, cells that still have to be given their width, pictures in spans."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Strip, with_twins
from printreport.layout.photos.panorama import panorama_strip
from printreport.layout.photos.photo_forms import (
    area_strip,
    bleed_strip,
    half_form,
    picture_cell,
    row_strip,
    sharp_width,
    whole_picture,
)
from printreport.layout.photos.photo_series import are_twins, moments_of
from printreport.layout.photos.wall_form import wall_forms, wall_strips
from printreport.layout.stacks.elements import FigureElement, PhotoElement
from printreport.layout.stacks.page_stacks import LATER, Group
from printreport.model.theme import ModuleSpan

_MOST_UNDER_HEAD = 2
"""Photographs under one that bleeds at the head. No other value was tried."""
_MOST_LARGE = 2
"""Large photographs that are tried over each other: a third fits no page beside text."""
_MOST_IN_HALF = 4
"""Photographs that a wall in half the page's width may hold."""

def tile_groups(setting: Setting, own: Sequence[PhotoElement], figure: FigureElement) -> Iterator[Group]:
    """Walls of the photographs with the element's first figure among them."""
    if any(e.photo.keeps_to_a_column for e in own) or all(e.order[0] != figure.section for e in own):
        return
    for rank, tiles in enumerate(figure.tiles):
        walls = wall_strips(setting, [p.photo for p in own], [p.order for p in own], tiles.tile)
        yield from (Group((wall,), tiles.forms, LATER * rank) for wall in walls)


def photo_groups(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
    """What some photographs form on a page: halves of it, a picture that bleeds over others, a row, walls, one alone.

    What keeps the editor's `size: large` comes before what does not.
    """
    groups = itertools.chain(_led_by_large(setting, photos), _groups(setting, photos))
    yield from sorted(groups, key=_unkept)


def _unkept(group: Group) -> float:
    return sum(strip.unkept for strip in group.strips) + sum(form.unkept for form in group.forms)


def _groups(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
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
            yield from (Group((), (form,)) for form in halves)
    most = 1 if any(p.photo.size == "large" for p in photos) else _MOST_UNDER_HEAD + 1
    if head is not None and len(photos) <= most:
        head = with_twins(head, sum(are_twins(moments_of(setting), first.key, p.key) for p in rest))
        yield from (Group((head, *group.strips), group.forms, group.base) for group in _rest(setting, rest))
    if len(photos) == 1 and (area := area_strip(setting, first.photo, first.order)):
        yield Group((area,), ())
    if len(photos) == 1 and (band := panorama_strip(setting, first.photo, first.order)):
        yield Group((band,), ())


def _led_by_large(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
    """The photographs that the editor called large at the head or over the width, the others under them as they can."""
    large = [p for p in photos if p.photo.size == "large"][:_MOST_LARGE]
    rest = [p for p in photos if p not in large]
    if not large or len(photos) == 1 or any(p.photo.keeps_to_a_column for p in photos):
        return
    moments = moments_of(setting)
    twins = sum(are_twins(moments, a.key, b.key) for a, b in itertools.product(large, rest))
    ways = [[with_twins(strip, twins) for strip in _over_width(setting, p)] for p in large]
    for strips in itertools.product(*ways):
        if sum(strip.at_head for strip in strips) < 2:
            yield from (Group((*strips, *group.strips), group.forms, group.base) for group in _rest(setting, rest))


def _over_width(setting: Setting, element: PhotoElement) -> Iterator[Strip]:
    """A photograph at the head, over the type area or from bleed to bleed: what of these it can be."""
    strips = (make(setting, element.photo, element.order) for make in (bleed_strip, area_strip, panorama_strip))
    return (strip for strip in strips if strip is not None)


def _rest(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
    if not photos:
        yield Group((), ())
    elif len(photos) == 1:
        yield Group((), (half_form(setting, photos[0].photo, photos[0].order),))
    else:
        yield from _walls(setting, photos)


def _walls(setting: Setting, photos: Sequence[PhotoElement]) -> Iterator[Group]:
    row = row_strip(setting, [p.photo for p in photos], [p.order for p in photos]) if len(photos) <= 4 else None
    if row is not None:
        yield Group((row,), ())
    for wall in wall_strips(setting, [p.photo for p in photos], [p.order for p in photos]):
        yield Group((wall,), ())


def span_picture(setting: Setting, element: PhotoElement, span: ModuleSpan) -> CellForm | None:
    """A photograph as wide as a span, its caption under it; None where it is too coarse, or the editor keeps it to a column."""
    photo, width = element.photo, PageGrid(setting.theme, False).cell(1, 1, *span).width
    grid = setting.theme.grid
    if sharp_width(photo) < width or (photo.keeps_to_a_column and width > grid.measure * grid.em + 1.0):
        return None
    form = picture_cell(setting, photo, element.order, width, Width.HALF)
    return form or whole_picture(setting, photo, element.order, width, Width.HALF)
