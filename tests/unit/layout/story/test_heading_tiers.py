"""Elements in the columns under a heading over all of them: level, on the grid, never over the heading or beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composed_reports import LINE, images, read_sized, saved, write_sized_report
from printreport.core.span import Span
from printreport.layout.compose import Composed, compose
from printreport.layout.story.column_fill import TextZone
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit, Varied
from printreport.layout.story.text_zones import TextZones
from printreport.model.document import Document
from printreport.model.layout import Item, PlacedGlyphRun, PlacedImage, walk
from printreport.model.saved_plan import SavedPage, SavedPlan
from printreport.model.theme import Theme
from printreport.model.wishes import PageWish, Wishes
from printreport.theme.read_theme import read_theme
from reports import empty_folder
from special_pages import setting, tags, typesetter

FORMS = {form.name: form for form in setting().theme.forms}
SIDES = ("side-head", "side-foot")
HEAD = 4


def nothing(*_: object) -> tuple[()]:
    return ()


def zones(*lengths: int, across: bool = True) -> TextZones:
    """Two columns of 41 lines for sections of a heading over all columns and a paragraph of so many lines."""
    units: list[Unit] = []
    runs = []
    for index, length in enumerate(lengths):
        start = len(units)
        units += [Unit(2, nothing, "artifact", "", (), space=True)] if start else []
        units.append(Unit(HEAD, nothing, "heading", f"{index}/heading", (index, 0), across=across))
        costs = (FORBIDDEN if n in (0, 1, length - 1) else 0.2 for n in range(length))
        units += [Unit(1, nothing, "paragraph", f"{index}/0", (index, 1), cost) for cost in costs]
        runs.append(SectionRun(index, start, len(units), ()))
    return TextZones(Story.of(units, runs), 2, 41)


def beside(made: TextZones, start: int, end: int, name: str = "side-head", depth: int = 12) -> TextZone | None:
    priced = made.beside(start, end, FORMS[name], depth, left_page=False)
    return priced.zone if priced is not None else None


# -- zones --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SIDES)
def test_columns_beside_an_element_begin_under_the_heading_and_end_on_one_line(name: str) -> None:
    made = zones(41, 30)
    zone = beside(made, 0, made.story.sections[0].end, name)
    assert zone is not None
    head, first, second = zone.columns
    assert (head.span, head.top, head.lines, zone.headed) == ((0, 6), 0, HEAD, HEAD)
    assert (first.top, second.top) == (HEAD, HEAD + 13 if name == "side-head" else HEAD)
    assert zone.height == HEAD + (41 + 13) // 2
    assert (first.lines, second.lines) == (27, 14)


def test_text_that_goes_on_has_no_heading_over_it() -> None:
    made = zones(81, 30)
    zone = beside(made, 40, made.story.sections[0].end)
    assert zone is not None
    assert (len(zone.columns), zone.headed) == (2, 0)


def test_a_heading_inside_columns_stands_in_one_of_them() -> None:
    made = zones(41, 30, across=False)
    zone = beside(made, 0, made.story.sections[0].end)
    assert zone is not None
    assert (len(zone.columns), zone.headed, made.headed(0)) == (2, 0, (0, 0))


def test_no_element_stands_among_text_with_a_heading_over_all_columns_in_its_middle() -> None:
    first, second = zones(20, 10).story.sections
    assert beside(zones(20, 10), 0, second.end) is None
    assert beside(zones(20, 10), first.end, second.end, depth=3) is not None
    assert beside(zones(20, 10, across=False), 0, second.end) is not None


def test_a_page_that_is_filled_beside_an_element_counts_its_heading() -> None:
    made = zones(90, 30)
    filled = made.filled_beside(0, 41, FORMS["side-head"], 12, left_page=False)
    assert filled is not None
    assert [column.lines for column in filled.zone.columns] == [HEAD, 41 - HEAD, 41 - HEAD - 13]
    # the section that ends on the page leaves nothing over
    assert zones(50, 30).filled_beside(0, 41, FORMS["side-head"], 12, left_page=False) is None


def test_an_element_leaves_its_column_some_lines_under_the_heading() -> None:
    made = zones(90, 30)
    depths = [d for d in range(28, 38) if made.filled_beside(0, 41, FORMS["side-head"], d, left_page=False) is not None]
    assert depths == [28, 29, 30, 31]


def test_a_heading_over_all_columns_takes_its_lines_from_each() -> None:
    made = zones(20, 30)
    assert made.held(0, 2 * 14) == HEAD + 20
    # two columns of 22: the first section and its heading take 28 lines, white and the next heading 12
    assert made.held(0, 2 * 22) == HEAD + 20 + 2 + HEAD + 4
    assert made.held(made.story.sections[0].end, 2 * 14) == 2 + HEAD + 20


def lines_of(key: str, count: int) -> list[Unit]:
    """A paragraph that is not parted after its first line or before its last."""
    costs = (FORBIDDEN if n in (1, count - 1) else 0.2 * (n > 0) for n in range(count))
    return [Unit(1, nothing, "paragraph", key, (), cost) for cost in costs]


@pytest.mark.parametrize(("may_vary", "lines"), [(True, [4, 3, HEAD, 5, 4]), (False, [4, 3, HEAD, 5, 3])])
def test_the_columns_of_the_last_tier_are_levelled_by_a_paragraph_a_line_longer(may_vary: bool, lines: list[int]) -> None:
    heading = Unit(HEAD, nothing, "heading", "1/heading", (1, 0), across=True)
    over, head = lines_of("0/0", 7), [Unit(2, nothing, "artifact", "", (), space=True), heading]
    under, longer = (head + lines_of("1/0", 3) + lines_of("1/1", count) for count in (5, 6))
    runs = [SectionRun(0, 0, len(over), ()), SectionRun(1, len(over), len(over + under), ())]

    def vary(run: SectionRun, step: int) -> Varied | None:
        return Varied(tuple(longer), 0.3) if may_vary and (run.index, step) == (1, 1) else None

    zone = TextZones(Story.of(over + under, runs, vary), 2, 41).closed(0)[-1].zone
    assert [column.lines for column in zone.columns] == lines
    assert (zone.end, zone.strain) == (len(over + under), 0.3 * may_vary)
    assert [column.top for column in zone.columns] == [0, 0, 6, 6 + HEAD, 6 + HEAD]
    made = [unit for column in zone.columns[3:] for unit in column.units or ()]
    assert made == (longer[2:] if may_vary else [])


# -- whole reports ------------------------------------------------------------------------------------------------------


def document(form: str) -> Document:
    """Two sections, each opening a page: on page 3 a picture stands at a column's head, or at its foot with one over the text."""
    texts, shown = (LINE * 3, LINE * 5, LINE * 2, LINE * 4), {"side-head": "[照片二]", "side-foot": "[照片二, 照片三]"}[form]
    sections = {
        f"{n + 1:02}-part": f"---\nheading: 第{name}项工作稳步推进\nphotos: {photos}\n---\n"
        + "\n\n".join(texts[(n + i) % 4] for i in range(count))
        + "\n"
        for n, (name, photos, count) in enumerate((("一", "[照片一]", 3), ("二", shown, 6)))
    }
    names = {"照片一": "6000x4000", "照片二": "6000x4000", "照片三": "6000x4000"}
    photos = {name: (size, "") for name, size in names.items() if name[-1] != "三" or "三" in shown}
    with empty_folder() as folder:
        read = read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", sections, photos))
    return replace(read, wishes=Wishes(on_pages=(PageWish(3, Span("content/layout.yaml"), form=form),)))


def themed(given: Document, *, across: bool) -> Theme:
    theme = read_theme(given.report.theme, given.report.trim)
    heading, section = replace(theme.heading, over_columns=across), replace(theme.section, opens_page=across)
    return replace(theme, heading=heading, section=section)


def made_of(given: Document, plan: SavedPlan | None = None, *, across: bool = True) -> Composed:
    return compose(given, themed(given, across=across), typesetter(), images(), plan=plan)


def page_3(made: Composed) -> SavedPage:
    assert made.layout is not None, made.diagnostics
    return next(page for page in saved(made).inner if page.number == 3)


def items_on_3(made: Composed) -> tuple[Item, ...]:
    assert made.layout is not None, made.diagnostics
    return next(page.items for page in made.layout.pages if page.number == 3)


def body_lines(items: tuple[Item, ...]) -> list[tuple[float, float]]:
    """The origins of the first runs of all lines of paragraphs: their left edges and baselines."""
    runs = [item for tag in tags(items, "paragraph") for item in walk(tag.items) if isinstance(item, PlacedGlyphRun)]
    return [(run.origin.x, run.origin.y) for run in runs]


@pytest.mark.parametrize("form", SIDES)
def test_a_picture_stands_in_a_column_under_the_heading(form: str) -> None:
    made = made_of(document(form))
    assert page_3(made).body == form
    items, theme = items_on_3(made), themed(document(form), across=True)
    (heading,) = tags(items, "heading")
    *_, picture = [item.rect for item in walk(items) if isinstance(item, PlacedImage)]
    foot = max(run.origin.y for run in walk(heading.items) if isinstance(run, PlacedGlyphRun))
    assert picture.y > foot
    lines = body_lines(items)
    assert min(y for _, y in lines) > foot
    left, right = ([y for x, y in lines if (x < picture.x) == first] for first in (True, False))
    over, under = ([y for y in right if (y < picture.y) == first] for first in (True, False))
    assert (bool(over), bool(under)) == (form == "side-foot", form == "side-head")
    # both columns begin, or end, on one line, and every line stands on the grid
    assert min(left) == pytest.approx(min(right)) if over else max(left) - max(under) <= theme.grid.leading + 0.01
    steps = [(y - min(left)) / theme.grid.leading for y in (*left, *right)]
    assert steps == pytest.approx([round(step) for step in steps], abs=1e-3)


@pytest.mark.parametrize("form", SIDES)
def test_a_plan_with_a_picture_under_a_heading_is_taken_up_again(form: str) -> None:
    given = document(form)
    made = made_of(given)
    again = made_of(replace(given, wishes=None), saved(made))
    assert again.layout == made.layout
    assert saved(again) == saved(made)


def test_a_plan_of_headings_in_columns_is_none_of_headings_over_them() -> None:
    with empty_folder() as folder:
        sections = {f"{n:02}-part": f"---\nheading: 第{n}项工作\n---\n{LINE * 18}\n" for n in (1, 2)}
        given = read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", sections, {}))
    plain = saved(made_of(given, across=False))
    assert made_of(given, plain, across=False).layout is not None
    assert [problem.code for problem in made_of(given, plain).diagnostics] == ["plan-mismatch"]
