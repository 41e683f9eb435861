"""What a finished layout tells of its pictures."""

from __future__ import annotations

import pytest

from composed_reports import LINE, composed, read_sized, write_sized_report
from reports import empty_folder


@pytest.mark.parametrize("shown_inside", [False, True])
@pytest.mark.parametrize("by_place", [False, True])
@pytest.mark.parametrize(("size", "refused"), [("300x200", True), ("3000x60", True), ("3000x4000", False)])
def test_a_photograph_that_no_cover_can_show_is_refused_where_it_was_asked_for(
    shown_inside: bool, by_place: bool, size: str, refused: bool
) -> None:
    front = "heading: 工作\n" + ("photos: [a]\n" if shown_inside else "")
    sections = {"01-a": f"---\n{front}---\n" + f"{LINE * 6}\n\n" * 8}
    with empty_folder() as folder:
        report = "title: 年度工作\nbinding: none\n" + ("" if by_place else "cover: {photo: a}\n")
        photos = {"a": (size, ", place: cover" if by_place else "")}
        made = composed(read_sized(write_sized_report(folder, report, sections, photos)))
    told = [message.span.path for message in made.diagnostics if "上不了封面" in message.message]
    assert told == ([f"content/{'captions' if by_place else 'report'}.yaml"] if refused else [])
