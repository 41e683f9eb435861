"""Elements among the text and sections side by side: each is shown once, wishes and plans keep them, columns are level."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from dataclasses import replace

import pytest

from composed_reports import LINE, composed, read_sized, saved, write_sized_report
from printreport.core.memo import Memo
from printreport.core.span import Span
from printreport.layout.compose import Composed
from printreport.layout.search.beam_search import PageSearch
from printreport.layout.search.column_pages import ColumnPages, Wanted
from printreport.layout.search.headed_pages import HEAD_GAP
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import PhotoElement
from printreport.layout.story.body_shape import shaped_columns
from printreport.layout.story.column_fill import ColumnFiller
from printreport.layout.story.sections_abreast import Parallel
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit, Varied
from printreport.layout.story.text_zones import TextZones
from printreport.model.blocks import Block, ListBlock
from printreport.model.document import Document
from printreport.model.layout import PlacedImage, walk
from printreport.model.saved_plan import SavedPage
from printreport.model.wishes import PageWish, Wishes
from reports import empty_folder
from special_pages import photo, setting, text_of

TEXT = (LINE * 3, LINE * 5, LINE * 2, LINE * 4)


def section(number: int, blocks: int, *, photos: int = 1, figure: bool = False, listed: bool = False) -> str:
    """A section of so many paragraphs; `listed` makes the first a list of items, the last a quotation."""
    shown = ", ".join(f"照片{name}" for name in "甲乙丙丁"[number : number + photos])
    head = [f"heading: 第{'一二三四'[number]}项工作稳步推进"] + ([f"photos: [{shown}]"] if photos else [])
    words = [TEXT[(number + n) % 4] for n in range(blocks)]
    if figure:
        words[0] = f"全年共有{110 + number}名。{words[0]}"
        head += ["stats:", f"  - {{figure: {110 + number}名, label: 全年参加合计}}"]
    if listed:
        items = words[0].count(LINE)
        words = ["\n".join([f"- {LINE}"] * items), *words[1:-1], f"> {words[-1]}"]
    return "---\n" + "\n".join(head) + "\n---\n" + "\n\n".join(words) + "\n"


def document(*texts: str, size: str = "6000x4000", report: str = "") -> Document:
    """A report of such sections, each with a photograph of a size."""
    names = {f"{number + 1:02}-part": text for number, text in enumerate(texts)}
    photos = {f"照片{name}": (size, "") for name in "甲乙丙丁" if any(f"照片{name}" in text for text in texts)}
    with empty_folder() as folder:
        return read_sized(write_sized_report(folder, f"title: 年度工作\nbinding: none\n{report}", names, photos))


def pages(made: Composed) -> tuple[SavedPage, ...]:
    assert made.layout is not None, made.diagnostics
    return saved(made).inner


def wished(given: Document, page: int, form: str) -> Document:
    return replace(given, wishes=Wishes(on_pages=(PageWish(page, Span("content/layout.yaml"), form=form),)))


LENGTHS = {
    "side-foot": 6,
    "side-head": 6,
    "rail": 6,
    "bleed|rail:picture": 3,
    "broad": 7,
    "thirds": 7,
    "run-round": 8,
    "straddle": 6,
    "two-head": 6,
    "two-foot": 6,
    "half": 2,
    "two-beside": 2,
    "parallel": 0,
}
"""How many paragraphs fill page 3 in a body form, five where some are lists; sections side by side have their own."""


@functools.cache
def given_and_made(form: str, *, listed: bool = False) -> tuple[Document, Composed]:
    theme = "theme: ink\ntrim: A4\n" if form.startswith("two") else ""
    if form == "parallel":
        texts: tuple[str, ...] = section(0, 2, photos=0), section(1, 2, figure=True), section(2, 2, figure=True)
    else:
        stacked = form.startswith("bleed")
        texts = section(0, 2), section(1, 5 if listed else LENGTHS[form], photos=1 + stacked, listed=listed)
    given = wished(document(*texts, report=theme), 3, form)
    return given, composed(given)


LISTED = ("rail", "broad", "thirds")
"""Forms of several measures that are tried with a list and a quotation in their text, too."""


SAMPLE = ("side-foot", "run-round", "bleed|rail:picture", "two-beside", "rail listed")
"""Forms of the quick run: at the foot, around, under a stack, of three columns, with a list."""


@pytest.fixture(
    params=[
        pytest.param(form, marks=() if form in SAMPLE else pytest.mark.slow)
        for form in (*LENGTHS, *(f"{form} listed" for form in LISTED))
    ]
)
def sided(request: pytest.FixtureRequest) -> tuple[str, Document, Composed]:
    """A report whose third page has a wished body form."""
    form, _, listed = request.param.partition(" ")
    return (form, *given_and_made(form, listed=bool(listed)))


def _reworded(block: Block) -> Block:
    if isinstance(block, ListBlock):
        first, *rest = block.items
        return replace(block, items=(replace(first, blocks=(_reworded(first.blocks[0]),)), *rest))  # type: ignore[arg-type]
    words = block.text[0]  # type: ignore[union-attr]
    return replace(block, text=(replace(words, text=words.text.replace("更加周到", "更加细致", 1)),))  # type: ignore[call-arg]


def reworded(given: Document, number: int) -> Document:
    """The report with two characters changed in the first paragraph or item of a section."""
    old = given.sections[number]
    new = replace(old, blocks=(_reworded(old.blocks[0]), *old.blocks[1:]))
    return replace(given, sections=tuple(new if section is old else section for section in given.sections))


def reworded_pages(made: Composed) -> list[int]:
    assert made.layout is not None, made.diagnostics
    return [page.number for page in made.layout.pages for _ in range(text_of(page.items).count("更加细致"))]


# -- whole reports ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_wished_body_form_is_kept_and_shows_its_element_once(sided: tuple[str, Document, Composed]) -> None:
    form, given, made = sided
    page = next(page for page in pages(made) if page.number == 3)
    assert form in (page.body, page.form)
    assert page.sides
    assert made.layout is not None
    shown = [item.photo for p in made.layout.pages[1:-1] for item in walk(p.items) if isinstance(item, PlacedImage)]
    assert Counter(shown) == Counter(list(given.photos))


@pytest.mark.slow
def test_a_plan_with_an_element_among_the_text_is_taken_up_again(sided: tuple[str, Document, Composed]) -> None:
    _, given, made = sided
    again = composed(replace(given, wishes=None), plan=saved(made))
    assert again.layout == made.layout
    assert saved(again) == saved(made)


@pytest.mark.slow
def test_a_locked_plan_with_an_element_among_the_text_outlives_a_changed_character(
    sided: tuple[str, Document, Composed],
) -> None:
    _, given, made = sided
    after = composed(replace(reworded(given, 0), lock=saved(made)))
    # What would mend a poor page is looked for only where the search is free.
    assert [found.code for found in after.diagnostics] == [found.code for found in made.diagnostics]
    assert made.layout is not None
    assert after.layout is not None
    pairs = zip(made.layout.pages, after.layout.pages, strict=True)
    assert [new.number for old, new in pairs if old != new] == reworded_pages(after)
    assert saved(after) == saved(made)


def test_a_locked_plan_that_has_the_wished_form_needs_no_search(
    sided: tuple[str, Document, Composed], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, given, made = sided
    monkeypatch.setattr(PageSearch, "run", lambda *_, **__: pytest.fail("a search was begun"))
    assert composed(replace(reworded(given, 0), lock=saved(made))).layout is not None


@pytest.mark.parametrize(
    ("form", "listed"),
    [("rail", False), ("straddle", False), ("thirds", False), ("bleed|rail:picture", False), ("rail", True)],
)
def test_words_set_at_other_measures_are_those_of_the_report_that_is_composed(form: str, listed: bool) -> None:
    given, _ = given_and_made(form, listed=listed)
    memo = Memo()
    # a plan just found is remembered, and must not bring its words along
    assert reworded_pages(composed(given, memo=memo)) == []
    assert reworded_pages(composed(reworded(given, 1), memo=memo)) == [3]


@pytest.mark.parametrize("form", ["run-round", pytest.param("parallel", marks=pytest.mark.slow)])
def test_a_remembered_plan_in_new_words_is_the_one_that_a_search_would_find(form: str) -> None:
    given, _ = given_and_made(form)
    memo = Memo()
    composed(given, memo=memo)
    remembered = composed(reworded(given, 1), memo=memo)
    searched = composed(reworded(given, 1))
    assert remembered.layout == searched.layout
    assert remembered.plan == searched.plan


def test_a_changed_character_in_words_set_at_other_measures_needs_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    given, _ = given_and_made("rail")
    memo = Memo()
    composed(given, memo=memo)
    monkeypatch.setattr(PageSearch, "run", lambda *_, **__: pytest.fail("a search was begun"))
    assert reworded_pages(composed(reworded(given, 1), memo=memo)) == [3]


# -- sections side by side ----------------------------------------------------------------------------------------------


def nothing(*_: object) -> tuple[()]:
    return ()


def story(lengths: tuple[int, ...], *, may_vary: bool = True) -> Story:
    units: list[Unit] = []
    runs = []
    for index, length in enumerate(lengths):
        start = len(units)
        units += [Unit(2, nothing, "artifact", "", (), space=True)] if start else []
        units.append(Unit(4, nothing, "heading", f"{index}/heading", (index, 0)))
        for n in range(length):
            units.append(Unit(1, nothing, "paragraph", f"{index}/0", (index, 1), FORBIDDEN if n in (0, 1, length - 1) else 0.2))
        runs.append(SectionRun(index, start, len(units), ()))

    def vary(run: SectionRun, step: int) -> Varied | None:
        own = units[run.start : run.end]
        return Varied((*own, own[-1]) if step > 0 else tuple(own[:-1]), 0.3) if may_vary else None

    return Story.of(units, runs, vary)


def parallel(made: Story) -> Parallel:
    return Parallel(made, ColumnFiller(made), 2, 41)


@pytest.mark.parametrize("lengths", [(20, 20), (20, 21), (20, 22), (20, 23), (23, 20)])
def test_sections_side_by_side_end_within_a_line_some_set_longer_or_shorter_if_need_be(lengths: tuple[int, int]) -> None:
    (zone,) = parallel(story(lengths)).level(0)
    lines = [column.lines for column in zone.columns]
    assert max(lines) - min(lines) <= 1
    for column, length in zip(zone.columns, lengths, strict=True):
        own = sum(unit.lines for unit in column.units or () if not unit.space)
        assert column.lines == (own or length + 4)


def test_sections_of_unlike_length_do_not_stand_side_by_side() -> None:
    assert not list(parallel(story((20, 30))).level(0))
    assert not list(parallel(story((20, 22), may_vary=False)).level(0))


def test_sections_side_by_side_have_their_own_elements_over_them_and_end_on_one_line() -> None:
    _, made = given_and_made("parallel")
    page = next(page for page in pages(made) if page.body == "parallel")
    assert [side.elements["figures"] for side in page.sides] == [("02-part",), ("03-part",)]
    assert page.sides[1].elements["photos"] == ("照片丙",)
    assert [first for first, _ in page.columns] == ["02-part/heading:1", "03-part/heading:1"]
    ends = {side.depth + lines for side, (_, lines) in zip(page.sides, page.columns, strict=True)}
    assert ends == {page.height - HEAD_GAP}


# -- columns ------------------------------------------------------------------------------------------------------------


def test_too_little_text_stands_in_no_column_beside_an_element() -> None:
    """Columns that the least height of the body leaves mostly empty are no page."""
    theme = setting().theme
    form = next(form for form in theme.forms if form.name == "side-head")
    for length, fits in ((11, False), (34, True)):
        made = story((length,), may_vary=False)
        zones = TextZones(made, 2, theme.grid.lines, theme.grid.columns)
        assert (zones.beside(0, len(made.units), form, 20, left_page=False) is not None) == fits


@pytest.mark.parametrize("left_page", [False, True])
def test_an_element_beside_all_columns_is_as_deep_as_they_are(left_page: bool) -> None:
    """Sections of many lengths beside a picture: on both pages it stands outside, and ends with the text."""
    theme = setting().theme
    book = ElementBook(setting(), {"photos": [PhotoElement(photo("tall", 4000, 6000), (0, 2, 0), 0)]})
    found = []
    for length in range(8, 40):
        zones = TextZones(story((length,), may_vary=False), 2, theme.grid.lines, theme.grid.columns)
        sided = ColumnPages(zones, book, 2)
        for page in sided.pages(0, book.taking({"photos": range(1)}), left_page, Wanted(lambda _end, _cost, _by: True)):
            if page.priced.zone.body == "half":
                (side,), (column,) = page.sides, page.priced.zone.columns
                assert (side.depth, side.foot) == (page.priced.zone.height, False)
                assert column.lines == side.depth
                assert column.span == ((3, 3) if left_page else (0, 3))
                found.append(side.depth)
    depths = next(iter(sided._sides.stacks(book.taking({"photos": range(1)}), (3, 3)))).stack
    assert found == list(range(depths.least, depths.most + 1))


@pytest.mark.parametrize("lengths", list(itertools.product((5, 6, 9, 14), (3, 5, 8, 12))))
def test_what_the_last_column_is_short_of_is_shared_out(lengths: tuple[int, ...]) -> None:
    made = story(lengths)
    zone = ColumnFiller(made).level_zone(0, len(made.units), 2, 41)
    assert zone is not None
    assert [zone.columns[0].start, zone.columns[0].end, zone.columns[1].end] == [0, zone.columns[1].start, len(made.units)]
    first, second = (column.lines for column in zone.columns)
    for at in range(1, len(made.units)):
        if made.units[at].break_cost < FORBIDDEN and not made.units[at - 1].space and made.units[at - 1].role != "heading":
            space = made.units[at].lines if made.units[at].space else 0
            over, under = made.lines_between(0, at), made.lines_between(at, len(made.units)) - space
            assert max(over, under) > zone.height or abs(first - second) <= max(1, abs(over - under))


def test_columns_give_way_to_the_element_of_their_form() -> None:
    made = setting()
    forms = {form.name: form for form in made.theme.forms}
    for name, left_page in itertools.product(("side-foot", "side-head"), (False, True)):
        shapes = shaped_columns(forms[name], 6, 41, 10, left_page=left_page)
        short = [number for number, shape in enumerate(shapes) if shape.room == 30]
        assert [shape.room for shape in shapes].count(41) == 1
        assert short == ([0] if name == "side-head" and left_page else [1])
        assert shapes[short[0]].top == (0 if name == "side-foot" else 11)
