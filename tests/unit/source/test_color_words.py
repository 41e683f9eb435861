"""Words for colours propose inks that print clean."""

from __future__ import annotations

import re

import pytest

from printreport.source import color_words
from printreport.source.color_words import inks_of_word
from small_projects import Project


@pytest.mark.parametrize(
    ("word", "inks"),
    [
        ("深绿", "C90 M0 Y80 K45"),
        ("深绿色", "C90 M0 Y80 K45"),
        ("dark green", "C90 M0 Y80 K45"),
        ("DarkGreen", "C90 M0 Y80 K45"),
        ("中国红", "C0 M100 Y100 K10"),
        ("藏青", "C100 M75 Y0 K55"),
        ("navy", "C100 M75 Y0 K55"),
        ("浅蓝", "C40 M10 Y0 K0"),
        ("light-blue", "C40 M10 Y0 K0"),
        ("桃红", "C0 M95 Y85 K0"),
        ("紅色", "C0 M95 Y85 K0"),
        ("灰", "C0 M0 Y0 K50"),
        ("好看", ""),
        ("C0 M100", ""),
        ("", ""),
    ],
)
def test_a_colours_name_proposes_its_inks(word: str, inks: str) -> None:
    assert inks_of_word(word) == inks


def test_every_proposal_prints_clean() -> None:
    tables = (color_words._HUES, color_words._DARK, color_words._LIGHT, color_words._NAMES)
    for inks in (inks for table in tables for inks in table.values()):
        parts = [int(number) for number in re.findall(r"[0-9]+", inks)]
        assert len(parts) == 4
        assert sum(part > 0 for part in parts) <= 3, inks
        assert sum(parts) <= 300


def test_a_colours_name_in_a_palette_is_an_error_that_proposes_inks(project: Project) -> None:
    message = project.report("theme: {base: vermilion, palette: {accent: 深绿}}").only()
    assert (message.code, message.is_error) == ("bad-color", True)
    assert "accent: C90 M0 Y80 K45" in message.hint
