"""Edits the repository's report again and again under one living builder, and prints its growth in megabytes as JSON.

    python tests/edited_report.py FOLDER EDITS [--unpainted]

Growth is that of the process beyond the first build, after each edit; `--unpainted` reports are composed, but not rendered.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from printreport import Builder

ROOT = Path(__file__).resolve().parents[1]

SENTENCES = (
    "大家都说这样好。",
    "灯还亮着，书架旁的人还在那里，一直坐到闭馆。",
    "这件事说来话长，从前年春天说起，到今年秋天才算有了结果，职工们心里都清楚。",
)


def edits(project: Path, count: int) -> Iterator[None]:
    """Sentences and paragraphs at the end of one section after another; every fifth edit takes a section's own text up again."""
    sections = sorted((project / "content/sections").glob("*.md"))
    texts = [path.read_text("utf-8") for path in sections]
    for number in range(count):
        at, words = number * 7 % len(sections), SENTENCES[number % len(SENTENCES)]
        before = sections[at].read_text("utf-8").rstrip()
        after = texts[at] if number % 5 == 4 else f"{before}{words}\n" if number % 2 else f"{before}\n\n{words}\n"
        sections[at].write_text(after, "utf-8")
        yield


def memory() -> float:
    """The megabytes that the process holds now."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024


def growth(folder: Path, count: int, *, painted: bool) -> list[float]:
    """What the process has grown by after each edit."""
    project = folder / "report"
    for part in ("content", "images"):
        shutil.copytree(ROOT / part, project / part)
    builder = Builder(cache=None)

    def built() -> float:
        result = builder.preview(project, folder / "out") if painted else builder.check(project)
        assert result.ok, result.diagnostics
        return memory()

    first = built()
    return [built() - first for _ in edits(project, count)]


if __name__ == "__main__":
    print(json.dumps(growth(Path(sys.argv[1]), int(sys.argv[2]), painted="--unpainted" not in sys.argv)))
