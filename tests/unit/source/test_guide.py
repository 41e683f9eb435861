"""The guide for editors: every example in it is a good manuscript."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from small_projects import Project

GUIDE = Path(__file__).parents[3] / "docs/GUIDE.md"
EXAMPLES = re.findall(r"```(?:yaml|markdown) (report|section|captions)\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
PATHS = {
    "report": "content/report.yaml",
    "section": "content/sections/01-a.md",
    "captions": "content/captions.yaml",
}


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_an_example_of_the_guide_is_read_without_a_word(project: Project, kind: str, text: str) -> None:
    names = ("workers", "director", "director-sign")
    captions = "".join(f"{name}: {{file: workers.jpg, caption: 好。}}\n" for name in names)
    project.put("images/workers.jpg", b"x").put("content/captions.yaml", captions)
    project.body("正文。", "photos: [workers]").put(PATHS[kind], text)
    messages = [message for message in project.messages() if message.code not in ("unused-photo", "stand-in")]
    assert messages == []


def test_the_guide_has_examples_of_every_file() -> None:
    assert {kind for kind, _ in EXAMPLES} == set(PATHS)
