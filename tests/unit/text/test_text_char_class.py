"""The table of character classes agrees with Unicode and with clreq's lists."""

from __future__ import annotations

import unicodedata
from importlib import resources

import pytest

from printreport.text.char_class import NEVER, char_class

ROWS = [
    line.split("\t")
    for line in (resources.files("printreport") / "data" / "char_classes.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "class\t"))
]


def test_no_character_is_in_two_classes():
    listed = "".join(row[8] for row in ROWS)
    assert len(listed) == len(set(listed))


def test_every_row_names_its_source():
    assert all(len(row) == 10 and row[9] for row in ROWS)


@pytest.mark.parametrize(
    ("name", "categories"),
    [
        ("opening", {"Ps", "Pi"}),
        ("closing", {"Pe", "Pf"}),
        ("comma", {"Po"}),
        ("stop", {"Po"}),
        ("exclamation", {"Po"}),
        ("dash", {"Pd"}),
        ("latin-opening", {"Ps"}),
        ("latin-closing", {"Pe"}),
    ],
)
def test_a_class_holds_only_characters_of_its_unicode_categories(name, categories):
    (row,) = [row for row in ROWS if row[0] == name]
    assert {unicodedata.category(ch) for ch in row[8]} <= categories


def test_brackets_are_listed_in_pairs():
    opening = next(row[8] for row in ROWS if row[0] == "opening")
    closing = next(row[8] for row in ROWS if row[0] == "closing")
    for pair in ("（）", "《》", "〈〉", "「」", "『』", "【】", "〔〕", "〖〗", "“”", "‘’"):
        assert pair[0] in opening
        assert pair[1] in closing


@pytest.mark.parametrize("char", "，。、；：？！）》」』”’】〕·－～%％‰℃°／")
def test_marks_that_gb_forbids_at_a_lines_start_are_forbidden_from_the_basic_level(char):
    assert char_class(char).start == 1


@pytest.mark.parametrize("char", "（《「『“‘【〔")
def test_opening_marks_are_forbidden_at_a_lines_end(char):
    assert char_class(char).end == 1


@pytest.mark.parametrize("char", "—…")
def test_dashes_and_ellipses_are_forbidden_at_a_lines_start_by_the_strict_level_alone(char):
    assert char_class(char).start == 3
    assert char_class(char).end == NEVER


@pytest.mark.parametrize(
    ("char", "name"),
    [
        *((char, "han") for char in "工〇𠮷か한ㄅ"),
        *((char, "latin") for char in "aéΩ+"),
        *((char, "symbol") for char in "★①"),
        ("7", "digit"),
        (" ", "space"),
    ],
)
def test_characters_outside_the_table_go_by_their_unicode_properties(char, name):
    assert char_class(char).name == name


def test_stops_stand_left_on_the_mainland_and_in_the_middle_in_taiwan_and_hong_kong():
    assert char_class("。", "zh-Hans-CN").place == "left"
    assert char_class("。", "zh-Hant-TW").place == "centre"
    assert char_class("，", "zh-Hant-HK").place == "centre"


def test_exclamation_marks_take_a_whole_em_in_taiwan():
    assert char_class("！", "zh-Hant-TW").place == "whole"
    assert char_class("！", "zh-Hans-CN").place == "left"
