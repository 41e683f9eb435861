"""Shared marks are Chinese or Latin by what stands around them, in pairs."""

from __future__ import annotations

import pytest

from printreport.text.latin_marks import latin_marks


def latin(text: str) -> str:
    return "".join(text[at] for at in sorted(latin_marks(text)))


@pytest.mark.parametrize(
    "text",
    [
        "坚持“两个维护”",
        "“四个意识”",
        "他说“Hello World”，",
        "实施“互联网+”工会建设",
        "“‘嵌套’的引号”",
        "新时代——工会",
        "……与……",
        "等等……",
        "阿·托尔斯泰",
        "2019—2024年",
        "“辉煌四十年·奋进新时代”庆祝",
        "关于“AI”",
    ],
)
def test_marks_in_chinese_text_are_chinese(text):
    assert latin(text) == ""


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("She said “yes” twice", "“”"),
        ("don’t", "’"),
        ("关于don’t的用法", "’"),
        ("kW·h", "·"),
        ("the dash—in English", "—"),
        ("wait… what", "…"),
        ("这是“Alice’s Book”一书", "’"),
        ("A ‘b’ c", "‘’"),
    ],
)
def test_marks_between_latin_letters_are_latin(text, marks):
    assert latin(text) == marks


def test_a_pair_is_decided_together_when_one_side_is_latin():
    assert latin("中文 “quoted words” follow") == ""
    assert latin("before “quoted words” after") == "“”"


def test_marks_inside_nested_quotations_are_read_once_and_decide_the_outer_pair():
    assert latin("see “the ‘inner’ words” here") == "“‘’”"
    assert latin("see “the ‘内’ words” here") == ""
    assert latin("“" * 30_000 + "工" + "”" * 30_000) == ""


def test_a_long_row_of_dashes_is_decided_as_one():
    assert latin("—" * 100_000) == ""
    assert latin("a" + "—" * 50 + "b") == "—" * 50
