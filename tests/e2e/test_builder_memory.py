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

MOST_GROWTH = 150.0
"""Megabytes by which a living builder may grow beyond its first build, through 200 edits of the repository's report."""
FEW, MOST_OF_FEW = 10, 60.0
"""The same for a few edits of a report that is only composed: a builder that forgets nothing grows by 78 on them."""


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


def growth(folder: Path, edits: int, *more: str) -> list[float]:
    """Megabytes beyond the first build after each edit, seen in a process of its own."""
    words = [sys.executable, "-P", str(ROOT / "tests/edited_report.py"), str(folder), str(edits), *more]
    done = subprocess.run(words, capture_output=True, text=True, timeout=3600)
    assert done.returncode == 0, done.stderr
    grown = json.loads(done.stdout)
    assert len(grown) == edits
    return [float(megabytes) for megabytes in grown]


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")


@needs_proc
@pytest.mark.slow
def test_a_living_builder_stays_small_through_a_few_edits(tmp_path: Path) -> None:
    assert max(growth(tmp_path, FEW, "--unpainted")) < MOST_OF_FEW


@needs_proc
@pytest.mark.full
def test_a_living_builder_stays_small_through_two_hundred_edits(tmp_path: Path) -> None:
    assert max(growth(tmp_path, 200)) < MOST_GROWTH
