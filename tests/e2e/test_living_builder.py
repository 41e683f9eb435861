"""A builder that lives on gives, after any edit, the same bytes as a process that never saw the report before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from printreport import Builder
from reports import folder_bytes, lay_small_starter, run_command

pytestmark = pytest.mark.slow

PRESS = ("press",)
BLUE = "theme: {base: vermilion, palette: {accent: C100 M50 Y0 K10}} #"
EDITS = {
    "a word": ("content/sections/01-new-house.md", "旧馆只有一间屋子", "老馆只有一间屋子"),
    "a paragraph": ("content/sections/02-readers.md", "读者提的意见", "灯还亮着，书架旁的人还在那里。\n\n读者提的意见"),
    "a caption": ("content/captions.yaml", "晚上最先坐满", "白天最先坐满"),
    "a label": ("content/sections/03-book-bus.md", "书车停靠的村子", "书车去过的村子"),
    "a point of a chart": ("content/sections/02-readers.md", "label: 搬迁之前", "label: 搬家之前"),
    "a quote": ("content/sections/03-book-bus.md", "书放在架子上不算数，读进去才算数", "书放在柜子里不算数，读进去才算数"),
    "the title": ("content/report.yaml", "[让书走到, 每个人身边]", "[让书来到, 每个人手边]"),
    "the colour": ("content/report.yaml", "# theme: vermilion ", BLUE),
    "the trim": ("content/report.yaml", "# trim: 大16开 ", "trim: A4 #"),
}


def edit(project: Path, name: str) -> None:
    path, old, new = EDITS[name]
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new), "utf-8")


COMPARED = ("a caption", "a quote", "the trim")
"""The edits after which a new process builds the report, too."""


@pytest.mark.parametrize("names", [tuple(EDITS)[at : at + 3] for at in range(0, len(EDITS), 3)], ids=["words", "raised", "looks"])
def test_a_report_edited_again_and_again_is_what_a_new_process_makes_of_it(tmp_path: Path, names: tuple[str, ...]) -> None:
    project = tmp_path / "report"
    lay_small_starter(project)
    builder = Builder(cache=None)
    assert builder.build(project, editions=PRESS).ok
    for name in names:
        before = folder_bytes(project / "out")
        edit(project, name)
        assert builder.build(project, editions=PRESS).ok, name
        assert folder_bytes(project / "out") != before, name
        if name in COMPARED:
            words = ("build", "--out", tmp_path / name, "--edition", "press", "--quiet")
            done = run_command(*words, cwd=project, environment={"PRINTREPORT_CACHE": os.devnull})
            assert done.returncode == 0, done.stderr
            assert folder_bytes(tmp_path / name) == folder_bytes(project / "out"), name
