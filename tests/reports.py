"""Small projects for tests: written from plain values, built as a user builds them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from printreport.commands.starter import make_starter

ROOT = Path(__file__).resolve().parents[1]

SECTION = "坚持以职工为中心，服务更加周到。全年共有1200名职工参加培训，满意率95.6%。\n\n各项工作稳步推进，取得新的进展。\n"

FULL = "\n".join([SECTION] * 40)
"""Text that fills the four pages of the smallest brochure, so that nothing is to be said of its pages."""


def write_report(
    folder: Path, report: str = "title: 年度工作\n", sections: Mapping[str, str] | None = None, captions: str | None = None
) -> Path:
    """A project of these files; one plain section that fills its pages where none are given."""
    texts = {"01-work": f"---\nheading: 年度工作\n---\n{FULL}"} if sections is None else sections
    (folder / "content/sections").mkdir(parents=True)
    (folder / "content/report.yaml").write_text(report, "utf-8")
    for name, text in texts.items():
        (folder / f"content/sections/{name}.md").write_text(text, "utf-8")
    if captions is not None:
        (folder / "content/captions.yaml").write_text(captions, "utf-8")
    return folder


def lay_small_starter(folder: Path) -> Path:
    """The starter of `printreport new`, cut down to three sections on four pages for tests that build it many times."""
    make_starter(folder)
    for name in ("00-director", "04-accounts", "05-next-year", "06-thanks"):
        (folder / f"content/sections/{name}.md").unlink()
    for name in ("director.png", "logo.pdf"):
        (folder / "images" / name).unlink()
    without(folder / "content/captions.yaml", r"director:\n(?:  .*\n)+")
    without(folder / "content/report.yaml", r"(?:logo|qr|subtitle): .*\n")
    return folder


def without(path: Path, pattern: str) -> None:
    """Takes out of a file all that matches."""
    text = path.read_text("utf-8")
    assert re.search(pattern, text), "the starter was changed"
    path.write_text(re.sub(pattern, "", text), "utf-8")


@contextmanager
def empty_folder() -> Iterator[Path]:
    """A folder of its own for each example."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def run_command(
    *words: str | Path, cwd: Path, environment: Mapping[str, str] | None = None, **options: object
) -> subprocess.CompletedProcess[str]:
    """`printreport WORDS` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "printreport", *map(str, words)],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        # No limit of time, only an end to what hangs.
        timeout=600,
        **options,  # type: ignore[call-overload]
    )


def folder_bytes(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its relative path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
