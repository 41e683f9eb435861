"""Leaders' words of any length on any trim: they fit, nothing overlaps, every character stands once, no face is cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import leader_words as lw
import special_pages as sp
from printreport.core.geometry import Crop
from printreport.core.units import mm
from printreport.model.blocks import InlineRun, Note
from printreport.model.document import Message, Photo, ThemeChoice
from printreport.theme.theme_file import theme_names

PORTRAITS = (
    lw.PORTRAIT,
    sp.photo("portrait", 4200, 2800, focus=Crop(0.1, 0.3, 0.9, 0.7), caption="王建国在麦田里", credit="许莹"),
    sp.photo("portrait", 3000, 3000, caption="很长的一条说明" * 6),
    sp.photo("portrait", 500, 700, caption=""),
)
SIGNATURES = (lw.SIGNATURE, sp.photo("signature", 3000, 300), sp.photo("signature", 300, 900))
MESSAGES = (
    lw.FULL,
    replace(lw.FULL, signature_photo=None, signature_name="王建国", post="青禾农民专业合作社联合社党委书记、理事长"),
    lw.PLAIN,
    replace(lw.PLAIN, name="买买提·艾力"),
    Message(),
)
TRIMS = ((148, 210), (130, 185), (140, 210), (185, 260), (210, 285), (210, 297), (210, 210), (285, 210), (100, 140))


def is_right(
    count: int, theme: str, trim: tuple[int, int], message: Message, photos: tuple[Photo, Photo], first: int, notes: int
) -> bool:
    size = (mm(trim[0]), mm(trim[1]))
    own = lw.words_of(count, message)
    below = (Note(number, (InlineRun(lw.SAID[: 30 * number]),), own.span) for number in range(1, notes + 1))
    own = replace(own, notes=tuple(below))
    made, words = lw.spoken(own, *photos, theme=ThemeChoice(theme), trim=size)
    assert list(lw.faults(made, words, first)) == []
    return True


@given(
    st.integers(200, 1500),
    st.sampled_from(theme_names()),
    st.sampled_from(TRIMS),
    st.sampled_from(MESSAGES),
    st.tuples(st.sampled_from(PORTRAITS), st.sampled_from(SIGNATURES)),
    st.sampled_from((2, 3)),
    st.sampled_from((0, 0, 1, 3)),
)
@example(1500, "vermilion", (100, 140), lw.FULL, (PORTRAITS[2], SIGNATURES[1]), 2, 0)
@settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
def test_pages_of_leaders_words_are_right(
    count: int, theme: str, trim: tuple[int, int], message: Message, photos: tuple[Photo, Photo], first: int, notes: int
) -> None:
    assert is_right(count, theme, trim, message, photos, first, notes)


@pytest.mark.full
@pytest.mark.parametrize("theme", theme_names())
def test_every_length_and_trim(theme: str) -> None:
    for number, trim in enumerate(TRIMS):
        for count in range(200, 1501, 50):
            message, portrait = MESSAGES[(number + count // 50) % len(MESSAGES)], PORTRAITS[count // 50 % len(PORTRAITS)]
            photos = (portrait, SIGNATURES[count // 50 % len(SIGNATURES)])
            assert is_right(count, theme, trim, message, photos, 2 + number % 2, count // 50 % 4)
