"""Raised and lowered characters made from a face's own, marked letters, and what one role lends another."""

from __future__ import annotations

import pytest

from printreport.fonts.font_book import FontBook
from printreport.fonts.shaping import sets_marked
from printreport.fonts.small_form import small_base


def test_a_subscript_is_made_from_the_figure_of_the_role(book: FontBook) -> None:
    form = book.small_form("song", "₂")
    assert form is not None
    assert (form.face, form.base) == (book.face("song-regular"), "2")
    assert 0.4 < form.scale < 0.8
    assert form.drop > 0
    raised = book.small_form("song", "⁻")
    assert raised is not None
    assert (raised.base, raised.drop < 0) == ("−", True)


def test_a_made_figure_is_as_large_and_as_high_as_the_face_s_own(book: FontBook) -> None:
    form = book.small_form("hei", "⁵")
    assert form is not None
    own, made = (form.face.ink(form.face.glyph(char)) for char in "²5")
    assert own is not None
    assert made is not None
    assert made[3] * form.scale - form.drop == pytest.approx(own[3], abs=0.02)


@pytest.mark.parametrize("char", ["²", "⁴", "2", "甲", "™", "㆒"])
def test_what_a_face_has_or_what_repeats_nothing_is_not_made(book: FontBook, char: str) -> None:
    assert book.small_form("song", char) is None


def test_bases() -> None:
    assert small_base("ⁿ") == ("n", True)
    assert small_base("₊") == ("+", False)
    assert small_base("½") is None


@pytest.mark.parametrize(("text", "sets"), [("ê\u0304", True), ("m\u0300", True), ("甲\u20dd", True), ("甲\u0300", False)])
def test_a_face_sets_marked_letters_that_it_was_drawn_for(book: FontBook, text: str, sets: bool) -> None:
    assert sets_marked(book.face("song-regular"), text) is sets


def test_a_letter_that_another_role_has_is_lent_and_told_of(book: FontBook) -> None:
    assert book.face_for("song", "Š") is book.face("kai-regular")
    assert book.unlike_face("song", "Š") is book.face("kai-regular")
    assert not book.can_print("song", "甲\u0308")
