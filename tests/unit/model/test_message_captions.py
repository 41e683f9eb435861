"""A leader's words as values: which captions of a portrait say no more than its name and post."""

from __future__ import annotations

import pytest

from printreport.model.document import Message

DIRECTOR = Message(name="李生福", post="青禾蔬菜种植专业合作社理事长")


@pytest.mark.parametrize("caption", ["李生福", "理事长 李生福", "李生福（理事长）", "青禾蔬菜种植专业合作社理事长：李生福。", ""])
def test_a_caption_that_says_no_more_than_name_and_post_is_said_by_them(caption: str) -> None:
    assert DIRECTOR.says(caption)


@pytest.mark.parametrize("caption", ["李生福在地头", "理事长", "监事长李生福", "李生福和李生福", "王建国"])
def test_a_caption_that_says_anything_else_is_not(caption: str) -> None:
    assert not DIRECTOR.says(caption)


def test_without_a_name_no_caption_is_said() -> None:
    assert not Message(post="理事长").says("理事长")
