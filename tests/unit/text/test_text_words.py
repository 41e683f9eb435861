"""Words are found by the list of common ones; what it can't know is said to be unknown."""

from __future__ import annotations

import pytest

from printreport.text.words import boundaries, cut_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("引导职工群众", ("引导", "职工", "群众")),
        ("劳动关系呈现新局面", ("劳动", "关系", "呈现", "新", "局面")),
        ("深化工会改革", ("深化", "工会", "改革")),
        ("宣誓和徒步活动", ("宣誓", "和", "徒步", "活动")),
    ],
)
def test_the_most_probable_words_are_found(text, words):
    assert cut_words(text) == words


def test_words_hold_the_whole_text():
    text = "龘靐齉爩西宁市总工会"
    assert "".join(cut_words(text)) == text
    assert len(boundaries(text)) == len(text)


def test_no_break_stands_before_what_leans_left_or_after_what_leans_right():
    kinds = boundaries("工会的改革和创新")
    assert kinds[2] == "inside"
    assert kinds[3] == "after"
    assert kinds[5] == "before"
    assert kinds[6] == "inside"


def test_beside_a_character_that_may_belong_to_its_neighbour_nothing_is_claimed():
    assert boundaries("许莹健钰")[1:] == ("unknown",) * 3
