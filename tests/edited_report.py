"""Edits the repository's report again and again under one living builder, and prints what is held after each build as JSON.

    python tests/edited_report.py FOLDER EDITS [--words] [--forgetful-of-nothing]

Each entry is a pair: the megabytes of the process, imports and all, and the blocks that Python has given out; the first pair is
that of the first build. `--words` changes one word each time and composes without rendering: the lines stay as they are.
`--forgetful-of-nothing` is the control: what a builder would forget, it keeps.
"""

from __future__ import annotations

import contextlib
import gc
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from printreport import Builder
from printreport.core.memo import Memo
from printreport.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[1]

SENTENCES = (
    "大家都说这样好。",
    "灯还亮着，书架旁的人还在那里，一直坐到闭馆。",
    "这件事说来话长，从前年春天说起，到今年秋天才算有了结果，职工们心里都清楚。",
)
OTHERS = "人地天水火山石田土风云雨雪花草木林鸟鱼江河湖海春夏秋冬东西灯桥路船"
WORD = re.compile("的(?=[\u4e00-\u9fff]{4})")


def longer(project: Path, count: int) -> Iterator[None]:
    """Sentences and paragraphs at the end of one section after another; every fifth edit takes a section's own text up again."""
    sections = sorted((project / "content/sections").glob("*.md"))
    texts = [path.read_text("utf-8") for path in sections]
    for number in range(count):
        at, words = number * 7 % len(sections), SENTENCES[number % len(SENTENCES)]
        before = sections[at].read_text("utf-8").rstrip()
        after = texts[at] if number % 5 == 4 else f"{before}{words}\n" if number % 2 else f"{before}\n\n{words}\n"
        sections[at].write_text(after, "utf-8")
        yield


def reworded(project: Path, count: int) -> Iterator[None]:
    """Another character in the body of one section, as wide as the one that stood there and never the same twice."""
    path = max((project / "content/sections").glob("*.md"), key=lambda path: path.stat().st_size)
    text = path.read_text("utf-8")
    places = list(WORD.finditer(text))
    place = places[len(places) // 2]
    for number in range(count):
        path.write_text(f"{text[: place.start()]}{OTHERS[number]}{text[place.end() :]}", "utf-8")
        yield


def held() -> tuple[float, int]:
    """The megabytes that the process holds now, and the blocks that Python has given out."""
    gc.collect()
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024, sys.getallocatedblocks()


def held_after(project: Path, build: Callable[[], bool], edits: Iterator[None]) -> Iterator[tuple[float, int]]:
    """What the process holds after the first build, and after each edit."""
    for part in ("content", "images"):
        shutil.copytree(ROOT / part, project / part)
    assert build()
    yield held()
    for _ in edits:
        assert build()
        yield held()


def forget_nothing() -> None:
    """Let memos and typesetters keep all that they were ever asked for."""
    setattr(Memo, "round", contextlib.nullcontext)  # noqa: B010 - no type has a method that is replaced
    setattr(Typesetter, "begin_round", lambda _: None)  # noqa: B010


def main(folder: Path, count: int, options: list[str]) -> None:
    """Edit and build as the options say."""
    if "--forgetful-of-nothing" in options:
        forget_nothing()
    project, builder = folder / "report", Builder(cache=None)
    if "--words" in options:
        found = held_after(project, lambda: builder.check(project).ok, reworded(project, count))
    else:
        found = held_after(project, lambda: builder.preview(project, folder / "out").ok, longer(project, count))
    print(json.dumps(list(found)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
