"""What builders keep is theirs: it goes with them, and stays small while they live on."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from printreport import Builder
from reports import FULL, ROOT, write_report

MOST = 150.0
"""Megabytes that a process holds between edits in all, imports and all, through 200 edits of the repository's report."""
SETTLED, DRIFT = 50, 8.0
"""Edits after which a builder has come to its size, and by how many megabytes it may move from there on."""
WARM, WORDS, MOST_BLOCKS = 6, 20, 300
"""Edits of a word until the builder forgets as much as it learns, those that are counted, and the blocks that each may leave."""


def living() -> Counter[str]:
    """How many values of each of our classes are alive."""
    gc.collect()
    kinds = (type(value) for value in gc.get_objects())
    return Counter(f"{kind.__module__}.{kind.__name__}" for kind in kinds if str(kind.__module__).startswith("printreport"))


def worded(folder: Path, number: int) -> Path:
    """A report with a figure and words of its own."""
    head = f"---\nheading: 第{number}年工作\nstats:\n  - {{figure: {95 + number / 10}%, label: 满意率}}\n---\n"
    body = f"第{number}年满意率达到{95 + number / 10}%。\n\n{FULL}"
    return write_report(folder / str(number), sections={"01-work": head + body})


def test_seven_dropped_builders_leave_nothing_behind(tmp_path: Path) -> None:
    assert Builder(cache=None).build(worded(tmp_path, 0), editions=("press",)).ok
    constants = living()
    for number in range(1, 7):
        assert Builder(cache=None).check(worded(tmp_path, number)).ok
    assert Builder(cache=None).build(worded(tmp_path, 7), editions=("press",)).ok
    assert living() == constants


def test_a_builder_that_is_not_dropped_is_seen(tmp_path: Path) -> None:
    constants = living()
    builder = Builder(cache=None)
    assert builder.check(worded(tmp_path, 0)).ok
    assert (living() - constants)["printreport.layout.search.beam_search.PageSearch"] > 0
    del builder


def held(folder: Path, edits: int, *more: str) -> list[tuple[float, int]]:
    """Megabytes and blocks that a process of its own holds after its first build and after each edit."""
    words = [sys.executable, "-P", str(ROOT / "tests/edited_report.py"), str(folder), str(edits), *more]
    done = subprocess.run(words, capture_output=True, text=True, timeout=3600)
    assert done.returncode == 0, done.stderr
    found = [(float(megabytes), int(blocks)) for megabytes, blocks in json.loads(done.stdout)]
    assert len(found) == edits + 1
    return found


def blocks_left(folder: Path, *more: str) -> float:
    """The blocks that each edit of a word leaves behind once the builder is warm."""
    found = [blocks for _, blocks in held(folder, WARM + WORDS, "--words", *more)]
    return (found[-1] - found[WARM]) / WORDS


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")


@needs_proc
@pytest.mark.slow
def test_an_edit_leaves_next_to_nothing_behind(tmp_path: Path) -> None:
    assert blocks_left(tmp_path) < MOST_BLOCKS


@needs_proc
@pytest.mark.slow
def test_a_builder_that_forgets_nothing_is_seen(tmp_path: Path) -> None:
    assert blocks_left(tmp_path, "--forgetful-of-nothing") > 3 * MOST_BLOCKS


@needs_proc
@pytest.mark.full
def test_a_living_builder_stays_small_through_two_hundred_edits(tmp_path: Path) -> None:
    found = [megabytes for megabytes, _ in held(tmp_path, 200)]
    assert max(found) < MOST
    assert max(found[SETTLED:]) - found[SETTLED] < DRIFT
