"""Forms as values: whatever is written is read again as the same form, whatever a wish may call it is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cell_samples import typesetter
from printreport.core.units import mm
from printreport.images.image_store import ImageStore
from printreport.layout.page.form_names import PAGE_FORMS, SPREAD_FORMS, WORDS, body_titles
from printreport.layout.page.page_form import TEXT_ALONE, WALL_LEFT, WALL_RIGHT, PageForm, page_name, read_page, strip_name
from printreport.layout.specimens.sample_forms import Specimens, specimens
from printreport.layout.specimens.sample_pages import BodySpecimens
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import PhotoElement
from printreport.model.document import ThemeChoice
from printreport.theme.read_theme import read_theme
from printreport.theme.theme_file import theme_names

MARKS = set("/+|:,")
A4 = (mm(210), mm(297))


def samples(theme: str) -> Specimens:
    return specimens(read_theme(ThemeChoice(theme), A4), typesetter(), ImageStore(None))


def bodies() -> set[str]:
    return {name for theme in theme_names() for name in body_titles(read_theme(ThemeChoice(theme), A4).forms)}


WORD = st.sampled_from([word if "{n}" not in title else f"{word}-3" for word, title in WORDS.items()])
STRIPS = st.lists(st.lists(WORD, min_size=1, max_size=2).map(tuple), max_size=3).map(tuple)
SIDES = st.lists(STRIPS.filter(bool), max_size=4).map(tuple)
BODY = st.sampled_from(sorted(bodies()))
FORMS = STRIPS.map(PageForm) | st.tuples(STRIPS, BODY, SIDES).map(PageForm._make)


# -- written and read ---------------------------------------------------------------------------------------------------


@given(FORMS, st.booleans())
def test_what_is_written_is_read_as_the_same_form(form: PageForm, below: bool) -> None:
    assert PageForm.read(form.name) == form
    assert read_page(page_name(form, below=below)) == (form, below)


@pytest.mark.parametrize("theme", theme_names())
def test_every_form_that_the_composer_makes_is_read_as_it_was_written(theme: str) -> None:
    made = samples(theme)
    photos = [PhotoElement(photo, (0, 2, at), 0) for at, photo in enumerate(made.photos)]
    book = ElementBook(made.setting, {"photos": photos})
    stacks = [stack for count in (1, 2, 3) for stack in book.stacks(book.taking({"photos": range(count)})).stacks]
    forms = [stack.form for stack in stacks] + [plan.form for _, plan in BodySpecimens(made).pages()]
    assert any(form.sides for form in forms)
    assert any(len(strip) > 1 for form in forms for strip in form.strips)
    for form in forms:
        assert PageForm.read(form.name) == form, form
    assert all(stack.name == stack.form.name for stack in stacks)


def test_every_form_of_the_sheet_is_written_as_its_value_is() -> None:
    names = [page.name for page in PAGE_FORMS] + [name for spread in SPREAD_FORMS for name in (spread.left, spread.right)]
    read = {name: found for name in names if (found := read_page(name)) is not None}
    assert len(read) > 24
    for name, (form, below) in read.items():
        assert page_name(form, below=below) == name


def test_no_word_holds_a_mark_that_parts_words() -> None:
    assert not [word for word in (*WORDS, *bodies()) if MARKS & set(word)]


def test_a_word_with_a_mark_would_be_read_as_two() -> None:
    """The control of the rule above."""
    form = PageForm((("before/after",),))
    assert PageForm.read(form.name) != form


@pytest.mark.parametrize("name", ["bleed|", "|:picture", "bleed|side-foot:"])
def test_a_name_that_nothing_writes_is_told_by_its_form(name: str) -> None:
    assert PageForm.read(name).name != name


@pytest.mark.parametrize("name", ["picture", "cover", "spread-left", "", "texts:bleed"])
def test_pages_without_columns_have_no_form(name: str) -> None:
    assert read_page(name) is None


# -- what it says of itself ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wished",
    ["bleed/hero+quote|side-foot:picture/inset", "bleed/hero+quote", "bleed", "hero+quote", "quote", "side-foot", "inset"],
)
def test_a_wish_may_name_all_or_part_of_it(wished: str) -> None:
    assert PageForm.read("bleed/hero+quote|side-foot:picture/inset").is_called(wished)


@pytest.mark.parametrize("wished", ["blee", "hero/bleed", "quote+hero", "side", "picture/inset", "side-foot:picture/inset", ""])
def test_a_wish_cannot_name_what_is_not_one_of_its_parts(wished: str) -> None:
    assert not PageForm.read("bleed/hero+quote|side-foot:picture/inset").is_called(wished)


@given(FORMS)
def test_it_is_called_by_its_name_and_every_part_of_it(form: PageForm) -> None:
    strips = [strip for stack in (form.strips, *form.sides) for strip in stack]
    for name in (form.name, form.over.name, form.body, *map(strip_name, strips), *form.words):
        assert form.is_called(name) == bool(name)
    assert not form.is_called("clown")


@pytest.mark.parametrize(
    ("name", "page"), [(f"{WALL_LEFT}-4", "left"), (f"{WALL_RIGHT}-3-tile", "right"), ("wall-4", None), ("", None)]
)
def test_a_page_of_a_wall_over_the_fold_says_which_page_it_is(name: str, page: str | None) -> None:
    assert PageForm.read(name).over_fold == page


def test_plain_columns_have_no_name() -> None:
    assert (TEXT_ALONE.name, TEXT_ALONE.words, TEXT_ALONE.over_fold) == ("", (), None)
    assert page_name(TEXT_ALONE, below=False) == "text:"
