"""Chinese names of forms are understood: whatever the composer calls a form, it takes for that form."""

from __future__ import annotations

import pytest

from printreport.layout.page.form_names import PAGE_FORMS, body_titles, form_title, strip_title
from printreport.layout.page.page_form import PageForm, read_page
from printreport.layout.plans.form_words import form_of
from special_pages import setting

BODIES = body_titles(setting().theme.forms)
STACKS = [found[0] for page in PAGE_FORMS if (found := read_page(page.name)) is not None and found[0].strips]


@pytest.mark.parametrize("stack", STACKS)
def test_the_name_of_a_stack_is_understood(stack: PageForm) -> None:
    assert form_of("，".join(map(strip_title, stack.strips)), BODIES) == stack.name


@pytest.mark.parametrize("body", BODIES)
def test_the_name_of_a_body_form_is_understood_alone_and_with_a_picture(body: str) -> None:
    assert form_of(BODIES[body], BODIES) == body
    assert form_of(form_title(PageForm.read(f"|{body}:picture"), BODIES), BODIES) == f"|{body}:picture"


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("整页", "full"),
        ("跨页", "spread"),
        ("满页文字", "text"),
        ("全景横带", "panorama"),
        ("五图墙", "wall-5"),
        ("12 图墙", "wall-12"),
        ("十二图墙", "wall-12"),
        ("两图墙嵌数字", "wall-2-tile"),
        ("半版图＋大数字", "picture+hero"),
        ("没有这种", None),
        ("五图墙＋没有", None),
    ],
)
def test_words_that_editors_write(words: str, form: str | None) -> None:
    assert form_of(words, BODIES) == form
