"""The figures and the quote of a section as sets of cells: a hero, bands, tiles, a field, and what stands beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from printreport.layout.figures.band import Band, Tiles, band_form, leading_band, tile_widths, tiles_form
from printreport.layout.figures.figure_setting import (
    DISPLAY_LEAST,
    DOMINANCE,
    DOMINANCE_MOST,
    RANK_STEP,
    RANKS,
    Callout,
    Ranks,
    callouts,
    column_widths,
    depth_of,
    figure_fit,
    width_of,
)
from printreport.layout.figures.figure_tile import LEAST_IN_TILE, Tile, figure_tile
from printreport.layout.figures.hero import (
    AMONG_TEXT,
    FieldHero,
    Hero,
    field_form,
    field_full_form,
    hero_form,
    hero_full_form,
    hero_widths,
)
from printreport.layout.figures.pull_quote import quote_form
from printreport.layout.page.cell_form import CellForm, Forms, Width
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting
from printreport.model.document import Section, Stat, Weight
from printreport.model.layout import Item

MOST_STATS = 8
"""How many figures of one section are shown as callouts: more would shout each other down."""

MOST_CALLOUT_SETS = 8
"""Alternatives that a section offers, the first choice first. A page tries fewer (`page_stacks.MOST_ALTERNATIVES`). First
value."""

_SHOUTING = 1.5
"""A hero is 1.0 loud, a quote over the whole width 0.7: together they shout against each other, hero and column quote (1.2) do
not."""
NOT_LED = 4.0
"""What it costs that a figure of weight `lead` is no hero where it could be one: as much as one that must be turned to."""
_MOST_WITH_TILE = 4
"""With more figures than these none of them goes among the pictures: they belong together."""


def set_stats(section: Section) -> tuple[tuple[Stat, ...], tuple[Stat, ...]]:
    """The stats of a section that are shown, and those left out: the editor's first eight, those of more weight first."""
    ranked = sorted(range(len(section.stats)), key=lambda index: RANKS.index(section.stats[index].weight))
    shown = {*ranked[:MOST_STATS]}
    parts = [[stat for index, stat in enumerate(section.stats) if (index in shown) == kept] for kept in (True, False)]
    return tuple(parts[0]), tuple(parts[1])


def figure_forms(setting: Setting, section: Section, order: tuple[int, ...]) -> tuple[Forms, ...]:
    """The alternatives for a section's figures and quote, the wished one first.

    Each is a set of cells that together show all shown stats and the quote; a section with neither has none.
    """
    shown = callouts(section, set_stats(section)[0], order)
    quote_order = (*order, len(section.stats))
    if not shown:
        return _quotes_alone(setting, section, quote_order)
    found = tuple(_with_quote(setting, section, quote_order, _figure_sets(setting, shown)))
    calm = tuple(forms for forms in found if sum(form.loud for form in forms) < _SHOUTING)
    return (calm or found)[:MOST_CALLOUT_SETS]


@dataclass(frozen=True, slots=True)
class TileSet:
    """A section's first figure as a wall's filling cell, and the cells that show its other figures and its quote."""

    tile: Tile
    forms: Forms


def tile_sets(setting: Setting, section: Section, order: tuple[int, ...]) -> tuple[TileSet, ...]:
    """The ways to put a section's first figure among the pictures of a wall: on paper tint, or on the solid field."""
    shown = callouts(section, set_stats(section)[0], order)
    first = _foremost(shown)[:1] if len(_of_weight(shown, "lead")) < 2 else ()
    if not (first and len(shown) <= _MOST_WITH_TILE):
        return ()
    leader, rest = first[0], tuple(c for c in shown if c is not first[0])
    largest = RANK_STEP * LEAST_IN_TILE if leader.stat.weight == "lead" else math.inf
    others = _FigureSet((tiles_form(setting, rest, largest),) if rest else ())
    (forms,) = _with_quote(setting, section, (*order, len(section.stats)), iter((others,)))
    return tuple(TileSet(figure_tile(setting, leader, field=solid), forms) for solid in (False, True))


@dataclass(frozen=True, slots=True)
class _FigureSet:
    """Cells that show all the stats; `foot` is the hero's, for a quote beside it."""

    forms: Forms
    foot: Callable[[float], int] | None = None


def _quotes_alone(setting: Setting, section: Section, order: tuple[int, ...]) -> tuple[Forms, ...]:
    forms = (quote_form(setting, section, order, width) for width in dict.fromkeys((column_widths(setting.theme)[0], Width.FULL)))
    return tuple((form,) for form in forms if form is not None)


def _with_quote(
    setting: Setting, section: Section, order: tuple[int, ...], sets: Iterator[_FigureSet]
) -> Iterator[Forms]:
    """Each set with the quote put where it completes a row: beside a lone half cell, else over the whole width."""
    for figures in sets:
        halves = sum(Width.FULL not in form.widths for form in figures.forms)
        width = Width.HALF if halves % 2 else Width.FULL
        quote = quote_form(setting, section, order, width, figures.foot if halves % 2 else None)
        if quote is None:
            yield figures.forms
        elif halves % 2:
            yield (figures.forms[0], quote, *figures.forms[1:])
        else:
            yield (*figures.forms, quote)


def _figure_sets(setting: Setting, shown: tuple[Callout, ...]) -> Iterator[_FigureSet]:
    if len(shown) == 1:
        yield from _single(setting, shown[0])
        return
    leads = _of_weight(shown, "lead")
    if len(leads) > 1:
        yield from _led_by_several(setting, leads, tuple(c for c in shown if c not in leads))
        yield from _equals(setting, shown)
        return
    leader = _leader(setting, _foremost(shown))
    if leader is not None:
        yield from _led(setting, leader, tuple(c for c in shown if c is not leader))
    yield from map(_without_leader if leader is not None and leads else _as_it_is, _equals(setting, shown))
    if leader is not None:
        yield from _led_by_field(setting, leader, tuple(c for c in shown if c is not leader))


def _of_weight(shown: tuple[Callout, ...], weight: Weight) -> tuple[Callout, ...]:
    return tuple(callout for callout in shown if callout.stat.weight == weight)


def _foremost(shown: tuple[Callout, ...]) -> tuple[Callout, ...]:
    """Those of which one may lead: the editor's leading ones, where there are none all others that are not quiet."""
    return _of_weight(shown, "lead") or _of_weight(shown, "normal")


def _as_it_is(figures: _FigureSet) -> _FigureSet:
    return figures


def _without_leader(figures: _FigureSet) -> _FigureSet:
    """A set in which a figure of weight `lead` is larger than the others, but no hero: dearer."""
    first, *others = figures.forms
    return _FigureSet((replace(first, base=first.base + NOT_LED, unkept=NOT_LED), *others), figures.foot)


def _led_by_several(setting: Setting, leads: tuple[Callout, ...], rest: tuple[Callout, ...]) -> Iterator[_FigureSet]:
    """Several leading figures, alike large side by side or under each other, the others smaller."""
    band = leading_band(setting, leads)
    band_size, tiles_size = _band_size(setting, leads, math.inf), _tiles_size(setting, leads, math.inf)
    others = band_form(setting, rest, RANK_STEP * min(band_size, tiles_size)) if len(rest) > 1 else None
    if band is not None and (others is not None or not rest):
        yield _FigureSet((band, others) if others is not None else (band,))
    tiles = (tiles_form(setting, leads), *([tiles_form(setting, rest, RANK_STEP * tiles_size)] if rest else []))
    yield _FigureSet(tiles)


def _single(setting: Setting, callout: Callout) -> Iterator[_FigureSet]:
    tiles = _FigureSet((tiles_form(setting, (callout,)),))
    if callout.stat.weight == "quiet":
        yield tiles
        return
    yield _FigureSet((hero_form(setting, callout),), Hero(setting, callout).foot)
    yield _FigureSet((field_form(setting, callout),), FieldHero(setting, callout).foot)
    for full in (hero_full_form(setting, callout), field_full_form(setting, callout)):
        if full is not None:
            yield _FigureSet((full,))
    yield _without_leader(tiles) if callout.stat.weight == "lead" else tiles


def _led(setting: Setting, leader: Callout, rest: tuple[Callout, ...]) -> Iterator[_FigureSet]:
    """A hero with the other figures as a band, as tiles beside it, or as tiles under it."""
    next_most = _next_most(setting, leader)
    foot = Hero(setting, leader).foot
    band = band_form(setting, rest, next_most) if len(rest) > 1 else None
    if band is not None:
        hero = hero_form(setting, leader, _hero_most(_band_size(setting, rest, next_most)))
        yield _FigureSet((hero, band), foot)
    tiles_most = _hero_most(_tiles_size(setting, rest, next_most))
    if len(rest) <= 3:
        yield _FigureSet((hero_form(setting, leader, tiles_most), tiles_form(setting, rest, next_most)))
        yield _FigureSet((_column_form(setting, leader, rest, next_most, tiles_most),))
    else:
        yield from _led_by_tiles_and_band(setting, leader, rest, next_most)


def _led_by_tiles_and_band(
    setting: Setting, leader: Callout, rest: tuple[Callout, ...], next_most: float
) -> Iterator[_FigureSet]:
    """Many figures: the hero, two or three tiles beside it, the others in a band under both."""
    for count in (3, 2):
        first, others = rest[:count], rest[count:]
        size = min(next_most, _tiles_size(setting, first, next_most), _band_size(setting, others, next_most))
        band = band_form(setting, others, _most_beside(others, rest, size)) if len(others) > 1 else None
        if band is not None:
            tiles = tiles_form(setting, first, _most_beside(first, rest, size))
            yield _FigureSet((hero_form(setting, leader, _hero_most(size)), tiles, band))


def _most_beside(group: tuple[Callout, ...], shown: tuple[Callout, ...], size: float) -> float:
    """The largest size of some figures where those of the highest rank of all that are shown have `size` points."""
    foremost = min((callout.stat for callout in group), key=lambda stat: RANKS.index(stat.weight), default=None)
    return size if foremost is None else Ranks(callout.stat for callout in shown).size(foremost, size)


def _led_by_field(setting: Setting, leader: Callout, rest: tuple[Callout, ...]) -> Iterator[_FigureSet]:
    next_most = _next_most(setting, leader, FieldHero(setting, leader))
    foot = FieldHero(setting, leader).foot
    if len(rest) <= 4:
        most = _hero_most(_tiles_size(setting, rest, next_most))
        yield _FigureSet((field_form(setting, leader, most), tiles_form(setting, rest, next_most)))
    band = band_form(setting, rest, next_most) if len(rest) > 1 else None
    if band is not None:
        most = _hero_most(_band_size(setting, rest, next_most))
        yield _FigureSet((field_form(setting, leader, most), band), foot)


def _equals(setting: Setting, shown: tuple[Callout, ...]) -> Iterator[_FigureSet]:
    """Figures of one rank: a band, tiles in one column, tiles in two."""
    band = band_form(setting, shown)
    if band is not None:
        yield _FigureSet((band,))
    if len(shown) <= 4 or band is None:
        yield _FigureSet((tiles_form(setting, shown),))
    if len(shown) >= 4 and len(shown) % 2 == 0 and len({callout.stat.weight for callout in shown}) == 1:
        half = len(shown) // 2
        size = min(_tiles_size(setting, shown[:half], math.inf), _tiles_size(setting, shown[half:], math.inf))
        yield _FigureSet((tiles_form(setting, shown[:half], size), tiles_form(setting, shown[half:], size)))


def _leader(setting: Setting, shown: tuple[Callout, ...]) -> Callout | None:
    """The first figure in the editor's order that can be large enough to lead the others; None when none can."""
    for callout in shown:
        if _next_most(setting, callout) >= DISPLAY_LEAST:
            return callout
    return None


def _next_most(setting: Setting, leader: Callout, hero: Hero | FieldHero | None = None) -> float:
    """The largest size of the others beside a leader set in its form's least lines."""
    painter = hero or Hero(setting, leader)
    form = hero_form(setting, leader) if isinstance(painter, Hero) else field_form(setting, leader)
    sizes = []
    for width in hero_widths(setting, leader):
        points = width_of(setting.theme, width)
        inset = 0.0 if isinstance(painter, Hero) else painter.padding
        height = depth_of(setting.theme, form.least - painter.foot(points)) - inset
        sizes.append(figure_fit(setting, [leader.stat], points - 2 * inset, height))
    return min(sizes) / DOMINANCE


def _hero_most(next_size: float) -> float:
    return max(DOMINANCE_MOST * next_size, DISPLAY_LEAST * DOMINANCE)


def _band_size(setting: Setting, rest: tuple[Callout, ...], most: float) -> float:
    """The size that a band's figures have when its height does not bound them."""
    columns = min(4, len(rest)) if rest else 1
    return Band(setting, rest, columns, most).widest_size(width_of(setting.theme, Width.FULL)) if rest else most


def _tiles_size(setting: Setting, rest: tuple[Callout, ...], most: float) -> float:
    """The smallest size that tiles of these figures have in any of their widths."""
    tiles = Tiles(setting, rest, most)
    return min(tiles.natural_size(width_of(setting.theme, width)) for width in tile_widths(setting, rest))


@dataclass(frozen=True, slots=True)
class _HeroColumn:
    """A hero over tiles in one column: a section's figures above its own text."""

    hero: Hero
    tiles: Tiles
    pitch: int

    def paint(self, cell: Cell) -> tuple[Item, ...]:
        below = self.pitch * len(self.tiles.callouts) - 1
        top = cell.rows(1, cell.lines - below - 1)
        return self.hero.paint(top) + self.tiles.paint(cell.rows(top.lines + 2, below))


def _column_form(
    setting: Setting, leader: Callout, rest: tuple[Callout, ...], next_most: float, hero_most: float
) -> CellForm:
    """A hero with tiles under it, in one column.

    `setting` has the theme, `leader` is the giant figure, `rest` are those under it, `next_most` and `hero_most` the largest
    sizes of the others and of the hero, in points.
    """
    among = _column_form(setting, leader, rest, AMONG_TEXT / DOMINANCE, AMONG_TEXT) if hero_most > AMONG_TEXT else None
    hero, tiles = hero_form(setting, leader, hero_most), tiles_form(setting, rest, next_most)
    pitch = (tiles.least + 1) // len(rest)
    column = _HeroColumn(Hero(setting, leader, hero_most), Tiles(setting, rest, next_most), pitch)
    below = pitch * len(rest)
    widths = hero.widths & tiles.widths or frozenset({column_widths(setting.theme)[0]})
    name = f"hero-tiles-{len(rest)}"
    least, most, ideal = (lines + below for lines in (hero.least, hero.most, hero.ideal))
    return CellForm(name, least, most, ideal, widths, 1.0, column.paint, among=among)
