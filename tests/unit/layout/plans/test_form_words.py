"""Chinese names of forms are understood: whatever the composer calls a form, it takes for that form."""

from __future__ import annotations

import pytest

from printreport.layout.page.form_names import PAGE_FORMS, body_titles, form_name, strip_name
from printreport.layout.plans.form_words import form_of
from special_pages import setting

BODIES = body_titles(setting().theme.forms)
STACKS = [form.form.partition(":")[2] for form in PAGE_FORMS if form.form.partition(":")[2]]


@pytest.mark.parametrize("stack", STACKS)
def test_the_name_of_a_stack_is_understood(stack: str) -> None:
    assert form_of("，".join(strip_name(strip) for strip in stack.split("/")), BODIES) == stack


@pytest.mark.parametrize("body", BODIES)
def test_the_name_of_a_body_form_is_understood_alone_and_with_a_picture(body: str) -> None:
    assert form_of(BODIES[body], BODIES) == body
    assert form_of(form_name(f"text:|{body}:picture", BODIES), BODIES) == f"|{body}:picture"


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
