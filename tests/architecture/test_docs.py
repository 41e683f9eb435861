"""The pages for developers name only what is there: every file, and every function or class that stands behind a file's name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/ARCHITECTURE.md", "docs/COMPOSER.md", "CONTRIBUTING.md")
NOT_OURS = {"content/layout.yaml", "fonts.yaml", "preflight/subjects/SUBJECT.py", "theme/builtin/NAME.yaml", "builtin/NAME.yaml"}
"""An editor's file, one that a checkout may lack, and names that stand for those of new files."""


@cache
def files() -> dict[str, Path]:
    """The files of the checkout by their paths in it, as `/src/printreport/cli.py`."""
    folders = ("src", "tests", "tools", "bench")
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".yaml", ".tsv", ".txt"))
    return {f"/{path.relative_to(ROOT).as_posix()}": path for path in (*found, *ROOT.glob("*.py"))}


def named(name: str) -> list[Path]:
    """The files that a page may mean by a name: a path's end."""
    return [path for whole, path in files().items() if whole.endswith(f"/{name}")]


def missing_files(text: str) -> list[str]:
    names = set(re.findall(r"[\w/]+\.(?:py|yaml|tsv|txt)\b", text)) - NOT_OURS
    return sorted(name for name in names if not named(name) and not Path(name).name.startswith("your_"))


def missing_names(text: str) -> list[str]:
    found = []
    for name, words in re.findall(r"`([\w/]+\.py): ([\w., ]+)`", text):
        for word in re.split(r"[., ]+", words):
            pattern = re.compile(rf"^\s*(?:async def|def|class) {word}\b|^{word}\b", re.MULTILINE)
            if not any(pattern.search(path.read_text("utf-8")) for path in named(name)):
                found.append(f"{name}: {word}")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_files_that_are_there(page: str) -> None:
    assert missing_files((ROOT / page).read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_functions_that_stand_in_their_files(page: str) -> None:
    assert missing_names((ROOT / page).read_text("utf-8")) == []


def test_what_is_not_there_is_seen() -> None:
    assert missing_files("`layout/page/grid_of_dreams.py`") == ["layout/page/grid_of_dreams.py"]
    assert missing_names("`build.py: main, dream`") == ["build.py: dream"]


def test_the_page_on_the_house_stays_short() -> None:
    assert len((ROOT / "docs/ARCHITECTURE.md").read_text("utf-8").splitlines()) < 250
