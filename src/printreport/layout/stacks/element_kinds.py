"""The kinds of elements that stand among the text, one entry each: how many to a page, what they cost, which forms they take."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from printreport.core.memo import Kind
from printreport.layout.charts.chart_forms import chart_forms
from printreport.layout.figures.callout_sets import TileSet, figure_forms, tile_sets
from printreport.layout.page.cell_form import CellForm, Forms, Width
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import full_strip
from printreport.layout.photos.photo_series import in_apart_order
from printreport.layout.stacks.elements import Element, FigureElement, FormElement, PhotoElement, is_title
from printreport.layout.stacks.page_stacks import LATER, MOST_ALTERNATIVES, Group, fits_page
from printreport.layout.stacks.photo_groups import photo_groups, span_picture
from printreport.layout.story.story import SectionRun, Story
from printreport.layout.story.timeline_strip import is_strip, timeline_strip
from printreport.model.blocks import Timeline
from printreport.model.document import Chart, Section
from printreport.model.theme import ModuleSpan

_FIGURES: Kind[tuple[Forms, ...]] = Kind(1024)
_TILES: Kind[tuple[TileSet, ...]] = Kind(1024)
_CHARTS: Kind[Forms] = Kind(1024)
_TIMELINES: Kind[CellForm] = Kind(256)

Choices = tuple[tuple[Group, ...], ...]
"""For each of some elements, or for all of them together, the groups of which a page shows one."""


@dataclass(frozen=True, slots=True)
class ElementKind:
    """A kind of elements: the queue in which they wait, and what the search must know of it.

    `key` names it in plans, locks and wishes, `title` in explanations. `most` stand on a page. `appetite` is the share of its
    depth that an element is likely to add to a page: halves share one. `weight` says how much it matters that an element stands
    away from its words. `reach` is how many pages on these may stand: from a right page to its end, and from a left page to the
    end of the facing one. `hint` tells editors how to make an element lower, `else_where` where one of a section stands that is
    no element.
    """

    key: str
    title: str
    most: int
    appetite: float
    weight: float = 1.0
    reach: tuple[float, float] = (0.75, 1.4)
    hint: str = ""
    else_where: str = ""

    def choices(self, setting: Setting, elements: Sequence[Element]) -> Choices:
        """What some elements that follow each other can form over a page's width."""
        raise NotImplementedError

    def in_span(self, setting: Setting, element: Element, span: ModuleSpan) -> list[tuple[float, Forms]]:
        """The forms in which an element can stand in some modules among the text, each with what it costs; none if it can't."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PhotoKind(ElementKind):
    """Photographs: they form rows and walls together, and one alone is cut for the width that it gets."""

    def choices(self, setting: Setting, elements: Sequence[Element]) -> Choices:
        """One choice for all of them."""
        photos = cast(Sequence[PhotoElement], elements)
        return (tuple(photo_groups(setting, photos)),) if photos else ()

    def in_span(self, setting: Setting, element: Element, span: ModuleSpan) -> list[tuple[float, Forms]]:
        """The photograph as wide as the span."""
        form = span_picture(setting, cast(PhotoElement, element), span)
        return [(0.0, (form,))] if form is not None else []


def _none(_setting: Setting, _section: Section, _run: SectionRun) -> Iterator[FormElement]:
    return iter(())


@dataclass(frozen=True, slots=True)
class FormKind(ElementKind):
    """Elements that are shown by cell forms; `of_section` makes those of a section.

    Of one whose alternatives are `widths_alike`, these show the same at unlike widths: none is a lesser choice over the page's
    width, and the first that is as wide as a span is the best there. `samples` are sections of the sheet of forms that show the
    kind, where no other section there does.
    """

    of_section: Callable[[Setting, Section, SectionRun], Iterator[FormElement]] = _none
    widths_alike: bool = False
    samples: tuple[Section, ...] = ()

    def choices(self, setting: Setting, elements: Sequence[Element]) -> Choices:  # noqa: ARG002 - other kinds need it
        """One choice for each."""
        return tuple(tuple(self._groups(cast(FormElement, element))) for element in elements)

    def _groups(self, element: FormElement) -> Iterator[Group]:
        alternatives = element.alternatives[:MOST_ALTERNATIVES]
        if is_title(element):
            yield Group(tuple(full_strip(form, at_head=True) for forms in alternatives for form in forms), ())
            return
        later = 0.0 if self.widths_alike else LATER
        yield from (Group((), forms, later * rank) for rank, forms in enumerate(alternatives))

    def in_span(self, setting: Setting, element: Element, span: ModuleSpan) -> list[tuple[float, Forms]]:
        """The alternatives of which every form can be as wide as the span."""
        if is_title(element):
            return []
        width, ranked = width_kind(setting, span), enumerate(cast(FormElement, element).alternatives)
        suiting = [(rank, forms) for rank, forms in ranked if all(width in form.widths for form in forms)]
        if self.widths_alike:
            suiting = list(enumerate(forms for _, forms in suiting))
        return [(LATER * rank, forms) for rank, forms in suiting]

    def cells(self, setting: Setting, section: Section) -> Iterator[CellForm]:
        """Every form that a section's elements can take, for the sheet of forms."""
        for element in self.of_section(setting, section, SectionRun(0, 0, 0, ())):
            yield from (form for forms in element.alternatives for form in forms)


@dataclass(frozen=True, slots=True)
class CalloutKind(FormKind):
    """A section's figures with its quote; the brochure's title stands before them all."""

    def cells(self, setting: Setting, section: Section) -> Iterator[CellForm]:
        """Every form, those also that are too deep for a page beside the others of their alternative."""
        yield from (form for forms in figure_forms(setting, section, (0,)) for form in forms)


def width_kind(setting: Setting, span: ModuleSpan) -> Width | None:
    """The width of a span in the words of the forms; None for another one."""
    modules = setting.theme.grid.columns
    return {modules: Width.FULL, modules // 2: Width.HALF, modules // 3: Width.THIRD}.get(span[1])


# -- elements of sections -----------------------------------------------------------------------------------------------


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


def collect(kind: FormKind, setting: Setting, story: Story, chosen: Sequence[tuple[int, Section]]) -> Iterator[FormElement]:
    """The sections' elements of a kind in order, each where its words stand in the text."""
    runs = {run.index: run for run in story.sections}
    for index, section in chosen:
        yield from kind.of_section(setting, section, runs[index])


def element_key(slug: str, number: int) -> str:
    """The name of a section's element in plans, from the second one on with its number: `02-skills`, `02-skills/2`."""
    return slug if number == 0 else f"{slug}/{number + 1}"


def anchor_of(run: SectionRun, words: str) -> int:
    """The first unit of the paragraph in which some words stand, the section's first unit if none holds them."""
    for text, unit in run.paragraph_starts:
        if words and words in text:
            return unit
    return run.start


# -- figures and quotes -------------------------------------------------------------------------------------------------


def figures_of(setting: Setting, section: Section, run: SectionRun) -> Iterator[FigureElement]:
    """A section's figures and quote, where its first figure stands in the text."""
    if not section.stats and section.quote is None:
        return
    words = section.stats[0].figure if section.stats else section.quote.text if section.quote else ""
    alternatives = _figure_forms(setting, section, (run.index, 3))
    tiles = _tile_sets(setting, section, (run.index, 3))
    for element in _placeable(alternatives, tiles, anchor_of(run, words), setting.theme.grid.lines, section.slug):
        yield replace(element, section=run.index)


def _placeable(
    alternatives: tuple[Forms, ...], tiles: tuple[TileSet, ...], anchor: int, lines: int, slug: str
) -> Iterator[FigureElement]:
    """One element where a page can hold all the forms together, else one for each form (small trims, many figures).

    `alternatives` are the designer's, the first choice first, `tiles` those with one figure in a wall, `anchor` is the unit
    that the figures belong to, `lines` are those of a page, and `slug` names the section.
    """
    fitting = tuple(forms for forms in alternatives if fits_page(forms, lines))
    if fitting:
        yield FigureElement(fitting, anchor, slug, tiles=tiles)
    elif alternatives:
        forms = [form for form in alternatives[0] if form.least <= lines]
        yield from (FigureElement(((form,),), anchor, element_key(slug, number)) for number, form in enumerate(forms))


def _figure_forms(setting: Setting, section: Section, order: tuple[int, ...]) -> tuple[Forms, ...]:
    """The forms of a section's figures and quote, kept while their words, the theme and the fonts stay as they are."""
    key = _figures_key(setting, section, order)
    return setting.memo.recall(_FIGURES, key, setting.theme, lambda: figure_forms(setting, section, order))


def _tile_sets(setting: Setting, section: Section, order: tuple[int, ...]) -> tuple[TileSet, ...]:
    key = _figures_key(setting, section, order)
    return setting.memo.recall(_TILES, key, setting.theme, lambda: tile_sets(setting, section, order))


def _figures_key(setting: Setting, section: Section, order: tuple[int, ...]) -> Hashable:
    quote = section.quote.text if section.quote is not None else None
    return setting.typesetter, section.slug, order, tuple((s.figure, s.label, s.weight) for s in section.stats), quote


# -- charts -------------------------------------------------------------------------------------------------------------


def charts_of(setting: Setting, section: Section, run: SectionRun) -> Iterator[FormElement]:
    """A section's charts in order, each where its first point stands in the text."""
    for number, chart in enumerate(section.charts):
        forms = _chart_forms(setting, section, chart, (run.index, 4, number))
        anchor, key = anchor_of(run, chart.points[0].figure), element_key(section.slug, number)
        yield FormElement(tuple((form,) for form in forms), anchor, key, chart.span, f"图表“{chart.title}”")


def _chart_forms(setting: Setting, section: Section, chart: Chart, order: tuple[int, ...]) -> Forms:
    points = (*chart.points, *([chart.total] if chart.total is not None else []))
    words = tuple((point.figure, point.label) for point in points)
    key = (setting.typesetter, section.slug, order, chart.kind, chart.title, words)
    return setting.memo.recall(_CHARTS, key, setting.theme, lambda: chart_forms(setting, chart, order))


# -- timelines ----------------------------------------------------------------------------------------------------------


def timelines_of(setting: Setting, section: Section, run: SectionRun) -> Iterator[FormElement]:
    """A section's timelines that are strips, each where it is written."""
    timelines = [(place, block) for place, block in enumerate(section.blocks) if isinstance(block, Timeline)]
    for number, (place, block) in enumerate(timelines):
        if is_strip(setting, section, block):
            form = _timeline_form(setting, section, block, (run.index, 1, place))
            starts = [unit for _, unit in run.paragraph_starts[place : place + 1]]
            anchor = min([*starts, max(run.start, run.end - 1)])
            yield FormElement(((form,),), anchor, element_key(section.slug, number), block.span, "大事记")


def _timeline_form(setting: Setting, section: Section, block: Timeline, order: tuple[int, ...]) -> CellForm:
    words = tuple((run.text, run.style, run.ruby) for text in block.texts for run in text)
    key = (setting.typesetter, section.slug, order, words)

    def made() -> CellForm:
        strip = timeline_strip(setting, block, f"{section.slug}/{order[-1]}", order)
        assert strip is not None, "only strips are asked for"
        return strip.form

    return setting.memo.recall(_TIMELINES, key, setting.theme, made)


# -- the entries --------------------------------------------------------------------------------------------------------

KINDS: dict[str, ElementKind] = {
    kind.key: kind
    for kind in (
        PhotoKind("photos", "照片", most=9, appetite=0.8, weight=0.5),
        CalloutKind("figures", "数字和提要", most=2, appetite=0.9, of_section=figures_of),
        FormKind("charts", "图表", most=2, appetite=0.7, hint="减少 points，缩短 label", of_section=charts_of, widths_alike=True),
        FormKind(
            "timelines",
            "大事记",
            most=1,
            appetite=1.0,
            hint="缩短各条",
            else_where="条目多、条目长或页面窄，排在正文的栏里",
            of_section=timelines_of,
        ),
    )
}
"""Every kind by its key, in the order of the queues: photographs and figures come first (`elements.PHOTOS`, `FIGURES`)."""
