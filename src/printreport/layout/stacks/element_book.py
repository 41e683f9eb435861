"""What stands among the text: photographs, figures with their quote, charts; each with the place in the text it belongs to."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from printreport.core.memo import Kind
from printreport.layout.charts.chart_forms import chart_forms
from printreport.layout.figures.callout_sets import TileSet, figure_forms, tile_sets
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Stack, Strip, full_strip, half_and_white, paired_strip, with_twins
from printreport.layout.photos.fold_wall import FoldWalls
from printreport.layout.photos.panorama import panorama_strip
from printreport.layout.photos.photo_forms import NOT_LARGE, area_strip, bleed_strip, fits_page, half_form, row_strip
from printreport.layout.photos.photo_series import are_twins, in_apart_order, moments_of
from printreport.layout.photos.wall_form import wall_forms, wall_strips
from printreport.layout.stacks.stack_fits import StackChoice
from printreport.layout.story.story import SectionRun, Story
from printreport.model.document import Chart, Photo, Section

_MOST_STACKS = 7
_MOST_TRIED = 20
_MOST_ALTERNATIVES = 5
_FEWEST_WITH_TILE = 2
_MOST_IN_HALF = 4
_HALF_WHITE = 3.0
"""What a strip costs of which one half stays blank: an element of half the width stands better in a column."""
LATER = 0.12
"""What each place further down a list of alternatives costs: the first is the one that the designer would choose."""

_FIGURES: Kind[tuple[tuple[CellForm, ...], ...]] = Kind(1024)
_TILES: Kind[tuple[TileSet, ...]] = Kind(1024)
_CHARTS: Kind[tuple[CellForm, ...]] = Kind(1024)


@dataclass(frozen=True, slots=True)
class PhotoElement:
    """A photograph and the unit of the story that it belongs to."""

    photo: Photo
    order: tuple[int, ...]
    anchor: int

    @property
    def key(self) -> str:
        """The photograph's id."""
        return self.photo.id


@dataclass(frozen=True, slots=True)
class FigureElement:
    """A section's figures and quote, or the brochure's title: alternatives of cell forms that show all of them.

    `key` names the element: its section, with a number from the second one on. `tiles` are the ways to put its first figure
    into a wall of pictures of which one belongs to the same `section`.
    """

    alternatives: tuple[tuple[CellForm, ...], ...]
    anchor: int
    title: bool = False
    key: str = ""
    tiles: tuple[TileSet, ...] = ()
    section: int = -1


@dataclass(frozen=True, slots=True)
class ChartElement:
    """A chart and the forms it can take; `key` names it: its section, with a number from the second one on."""

    forms: tuple[CellForm, ...]
    anchor: int
    key: str = ""


def collect_photos(
    setting: Setting, story: Story, chosen: Sequence[tuple[int, Section]], skipped: frozenset[str]
) -> Iterator[PhotoElement]:
    """The sections' photographs, spread evenly over their section's text; `skipped` are placed elsewhere.

    They come in their order, but that frames of one moment do not follow each other where others can stand between them.
    """
    runs = {run.index: run for run in story.sections}
    for index, section in chosen:
        ids = in_apart_order(setting, [photo for photo in section.photos if photo not in skipped])
        for number, photo in enumerate(ids):
            run = runs[index]
            anchor = run.start + (run.end - run.start) * (2 * number + 1) // (2 * len(ids))
            place = (index, 2, section.photos.index(photo))
            yield PhotoElement(setting.document.photos[photo], place, min(anchor, run.end - 1))


def collect_figures(
    setting: Setting, story: Story, chosen: Sequence[tuple[int, Section]]
) -> Iterator[FigureElement]:
    """The sections' figures and quotes in order, each where its first figure stands in the text."""
    runs = {run.index: run for run in story.sections}
    for index, section in chosen:
        if not section.stats and section.quote is None:
            continue
        words = section.stats[0].figure if section.stats else section.quote.text if section.quote else ""
        alternatives = _figure_forms(setting, section, (index, 3))
        tiles = _tile_sets(setting, section, (index, 3))
        for element in _placeable(alternatives, tiles, _anchor(runs[index], words), setting.theme.grid.lines, section.slug):
            yield replace(element, section=index)


def _placeable(
    alternatives: tuple[tuple[CellForm, ...], ...], tiles: tuple[TileSet, ...], anchor: int, lines: int, slug: str
) -> Iterator[FigureElement]:
    """One element where a page can hold all the forms together, else one for each form (small trims, many figures)."""
    fitting = tuple(forms for forms in alternatives if _fits_page(forms, lines))
    if fitting:
        yield FigureElement(fitting, anchor, key=slug, tiles=tiles)
    elif alternatives:
        forms = [form for form in alternatives[0] if form.least <= lines]
        yield from (FigureElement(((form,),), anchor, key=_key(slug, number)) for number, form in enumerate(forms))


def _key(slug: str, number: int) -> str:
    return slug if number == 0 else f"{slug}/{number + 1}"


def _fits_page(forms: tuple[CellForm, ...], lines: int) -> bool:
    return any(Stack.of(tuple(strips)).least <= lines for strips in _arranged([], list(forms)) if strips)


def collect_charts(setting: Setting, story: Story, chosen: Sequence[tuple[int, Section]]) -> Iterator[ChartElement]:
    """The sections' charts in order, each where its first point stands in the text."""
    runs = {run.index: run for run in story.sections}
    for index, section in chosen:
        for number, chart in enumerate(section.charts):
            forms = _chart_forms(setting, section, chart, (index, 4, number))
            yield ChartElement(forms, _chart_anchor(runs[index], chart), _key(section.slug, number))


def _figure_forms(setting: Setting, section: Section, order: tuple[int, ...]) -> tuple[tuple[CellForm, ...], ...]:
    """The forms of a section's figures and quote, kept while their words, the theme and the fonts stay as they are."""
    key = _figures_key(setting, section, order)
    return setting.memo.recall(_FIGURES, key, setting.theme, lambda: figure_forms(setting, section, order))


def _tile_sets(setting: Setting, section: Section, order: tuple[int, ...]) -> tuple[TileSet, ...]:
    key = _figures_key(setting, section, order)
    return setting.memo.recall(_TILES, key, setting.theme, lambda: tile_sets(setting, section, order))


def _figures_key(setting: Setting, section: Section, order: tuple[int, ...]) -> Hashable:
    quote = section.quote.text if section.quote is not None else None
    return setting.typesetter, section.slug, order, tuple((s.figure, s.label) for s in section.stats), quote


def _chart_forms(setting: Setting, section: Section, chart: Chart, order: tuple[int, ...]) -> tuple[CellForm, ...]:
    points = (*chart.points, *([chart.total] if chart.total is not None else []))
    words = tuple((point.figure, point.label) for point in points)
    key = (setting.typesetter, section.slug, order, chart.kind, chart.title, words)
    return setting.memo.recall(_CHARTS, key, setting.theme, lambda: chart_forms(setting, chart, order))


def _chart_anchor(run: SectionRun, chart: Chart) -> int:
    return _anchor(run, chart.points[0].figure)


def _anchor(run: SectionRun, words: str) -> int:
    """The first unit of the paragraph in which some words stand, the section's first unit if none holds them."""
    for text, unit in run.paragraph_starts:
        if words and words in text:
            return unit
    return run.start


class ElementBook:
    """All elements in their order, and the stacks that any run of them can form, made once and remembered."""

    def __init__(
        self,
        setting: Setting,
        photos: Sequence[PhotoElement],
        figures: Sequence[FigureElement],
        charts: Sequence[ChartElement],
    ) -> None:
        self.setting = setting
        self.photos, self.figures, self.charts = tuple(photos), tuple(figures), tuple(charts)
        self.titled = bool(figures) and figures[0].title
        self._stacks: dict[tuple[range, range, range], StackChoice] = {}
        self._groups: dict[tuple[int, int], tuple[_Group, ...]] = {}
        self._tile_walls: dict[tuple[range, int], tuple[_Group, ...]] = {}
        self._alone: dict[str, bool] = {}

    @cached_property
    def lines(self) -> int:
        """The page's body lines."""
        return self.setting.theme.grid.lines

    @cached_property
    def fold_walls(self) -> FoldWalls:
        """The walls over two pages that its photographs can form."""
        return FoldWalls(self.setting, tuple(p.photo for p in self.photos), tuple(p.order for p in self.photos))

    @cached_property
    def appetites(self) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
        """For each photograph, figure element and chart the share of a page that it would like; halves share a page."""
        none = range(0)
        photos = (self.stacks(range(i, i + 1), none, none) for i in range(len(self.photos)))
        figures = (self.stacks(none, range(i, i + 1), none) for i in range(len(self.figures)))
        charts = (self.stacks(none, none, range(i, i + 1)) for i in range(len(self.charts)))
        return (
            tuple(self._appetite(choice, 0.8) for choice in photos),
            tuple(self._appetite(choice, 0.9) for choice in figures),
            tuple(self._appetite(choice, 0.7) for choice in charts),
        )

    def _appetite(self, choice: StackChoice, shared: float) -> float:
        depths = [stack.ideal for stack in choice.stacks]
        return shared * (depths[0] if depths else self.lines) / self.lines

    def may_stand_alone(self, element: PhotoElement) -> bool:
        """Whether a photograph that the editor left free may fill a page: upright, sharp enough, its focus whole."""
        known = self._alone.get(element.photo.id)
        if known is None:
            free = not element.photo.keeps_to_a_column
            known = self._alone[element.photo.id] = free and fits_page(self.setting, element.photo)
        return known

    def stacks(self, photos: range, figures: range, charts: range) -> StackChoice:
        """The best ways to stack so many of each on one page, for every room."""
        # empty ranges are equal wherever they lie
        key = (photos, figures, charts)
        found = self._stacks.get(key)
        if found is None:
            found = self._stacks[key] = self._stack(photos, figures, charts)
        return found

    def _stack(self, photos: range, figures: range, charts: range) -> StackChoice:
        choices: list[tuple[_Group, ...]] = [self._photo_groups(photos)] if photos else []
        for index in figures:
            alternatives = enumerate(self.figures[index].alternatives[:_MOST_ALTERNATIVES])
            if self.figures[index].title:
                heads = [full_strip(form, at_head=True) for _, forms in alternatives for form in forms]
                choices.append((_Group(tuple(heads), ()),))
            else:
                choices.append(tuple(_Group((), forms, LATER * rank) for rank, forms in alternatives))
        for index in charts:
            choices.append(tuple(_Group((), (form,)) for form in self.charts[index].forms))
        stacks = [stack for combination in _foremost(choices) for stack in _stacks_of(combination)]
        if len(figures) == 1 and len(photos) >= _FEWEST_WITH_TILE:
            for group in self._tiled(photos, figures.start):
                stacks += _stacks_of((group, *(chosen[0] for chosen in choices[2:])))
        return StackChoice(_best(stacks, self.lines), self.lines)

    def _tiled(self, photos: range, figure: int) -> tuple[_Group, ...]:
        key = (photos, figure)
        if key not in self._tile_walls:
            self._tile_walls[key] = tuple(self._tile_groups(photos, self.figures[figure]))
        return self._tile_walls[key]

    def _tile_groups(self, photos: range, figure: FigureElement) -> Iterator[_Group]:
        """Walls of the photographs with the element's first figure among them."""
        own = [self.photos[i] for i in photos]
        if any(e.photo.keeps_to_a_column for e in own) or all(e.order[0] != figure.section for e in own):
            return
        unkept = NOT_LARGE * sum(e.photo.size == "large" for e in own)
        for rank, tiles in enumerate(figure.tiles):
            walls = wall_strips(self.setting, [p.photo for p in own], [p.order for p in own], tiles.tile)
            yield from (_Group((wall,), tiles.forms, LATER * rank + unkept) for wall in walls)

    def _photo_groups(self, photos: range) -> tuple[_Group, ...]:
        key = (photos.start, photos.stop)
        found = self._groups.get(key)
        if found is None:
            found = self._groups[key] = tuple(self._grouped([self.photos[i] for i in photos]))
        return found

    def _grouped(self, photos: list[PhotoElement]) -> Iterator[_Group]:
        first, rest = photos[0], photos[1:]
        if len(photos) <= 2:
            yield _Group((), tuple(half_form(self.setting, p.photo, p.order) for p in photos))
        if any(p.photo.keeps_to_a_column for p in photos):
            return
        head = bleed_strip(self.setting, first.photo, first.order)
        if len(photos) > 1:
            yield from self._walls(photos)
            if len(photos) <= _MOST_IN_HALF:
                halves = wall_forms(self.setting, [p.photo for p in photos], [p.order for p in photos], Width.HALF)
                unkept = NOT_LARGE * sum(p.photo.size == "large" for p in photos)
                yield from (_Group((), (form,), unkept) for form in halves)
        if head is not None and len(photos) <= 3:
            head = with_twins(head, sum(are_twins(moments_of(self.setting), first.key, p.key) for p in rest))
            yield from (_Group((head, *group.strips), group.forms, group.base) for group in self._rest(rest))
        if len(photos) == 1 and (area := area_strip(self.setting, first.photo, first.order)):
            yield _Group((area,), ())
        if len(photos) == 1 and (band := panorama_strip(self.setting, first.photo, first.order)):
            yield _Group((band,), ())

    def _rest(self, photos: list[PhotoElement]) -> Iterator[_Group]:
        if not photos:
            yield _Group((), ())
        elif len(photos) == 1:
            yield _Group((), (half_form(self.setting, photos[0].photo, photos[0].order),))
        else:
            yield from self._walls(photos)

    def _walls(self, photos: list[PhotoElement]) -> Iterator[_Group]:
        unkept = NOT_LARGE * sum(p.photo.size == "large" for p in photos)
        row = row_strip(self.setting, [p.photo for p in photos], [p.order for p in photos]) if len(photos) <= 4 else None
        if row is not None:
            yield _Group((row,), (), unkept)
        for wall in wall_strips(self.setting, [p.photo for p in photos], [p.order for p in photos]):
            yield _Group((wall,), (), unkept)


def _stacks_of(combination: tuple[_Group, ...]) -> Iterator[Stack]:
    strips = [strip for group in combination for strip in group.strips]
    forms = [form for group in combination for form in group.forms]
    base = sum(group.base for group in combination)
    return (Stack.of(tuple(ordered), base) for ordered in _arranged(strips, forms) if ordered)


def _foremost(choices: list[tuple[_Group, ...]]) -> Iterator[tuple[_Group, ...]]:
    """Combinations of one group from each choice, those of the foremost groups first."""
    ranks = itertools.product(*(range(min(len(groups), _MOST_ALTERNATIVES)) for groups in choices))
    for rank in sorted(itertools.islice(ranks, 625), key=sum)[:_MOST_TRIED]:
        yield tuple(groups[index] for groups, index in zip(choices, rank, strict=True))


@dataclass(frozen=True, slots=True)
class _Group:
    """Whole strips, and forms that still have to be given their width."""

    strips: tuple[Strip, ...]
    forms: tuple[CellForm, ...]
    base: float = 0.0


def _arranged(strips: list[Strip], forms: list[CellForm]) -> Iterator[list[Strip]]:
    """Full-width forms as strips of their own, halves in pairs; pictures that bleed first."""
    for widened in _widenings(tuple((Width.HALF in form.widths, Width.FULL in form.widths) for form in forms)):
        wide = [full_strip(form) for form, full in zip(forms, widened, strict=True) if full]
        halves = [form for form, full in zip(forms, widened, strict=True) if not full]
        pairs = _pairs(halves)
        if pairs is None:
            continue
        rows = [*strips, *pairs, *wide]
        heads = [row for row in rows if row.at_head]
        if len(heads) < 2:
            yield [*heads, *(row for row in rows if not row.at_head)]


def _widenings(forms: tuple[tuple[bool, bool], ...]) -> tuple[tuple[bool, ...], ...]:
    """Which forms take the full width: those that must, and of the others as few as make the halves even.

    Of each form it is told whether it can be half as wide as the page, and as wide.
    """
    choices = (tuple(full for full, can in ((False, half), (True, whole)) if can) for half, whole in forms)
    combinations = sorted(itertools.islice(itertools.product(*choices), 64), key=sum)
    even = [c for c in combinations if (len(c) - sum(c)) % 2 == 0]
    return tuple((even or combinations)[:2])


def _pairs(halves: list[CellForm]) -> list[Strip] | None:
    rows: list[Strip] = []
    for index in range(0, len(halves) - 1, 2):
        pair = paired_strip(halves[index], halves[index + 1])
        if pair is None:
            return None
        rows.append(pair)
    if len(halves) % 2:
        rows.append(half_and_white(halves[-1], _HALF_WHITE))
    return rows


def _best(stacks: list[Stack], lines: int) -> tuple[Stack, ...]:
    """The cheapest stacks that fit a page, those of unlike depth kept beside each other."""
    fitting = [stack for stack in stacks if stack.least <= lines]
    ranked = sorted(fitting, key=lambda stack: (stack.ideal_cost, stack.name))
    kept: dict[tuple[int, int], Stack] = {}
    for stack in ranked:
        kept.setdefault((stack.least // 2, stack.most // 2), stack)
    return tuple(kept.values())[:_MOST_STACKS]
