"""Builds the same reports with two commits and says which finished files differ, byte by byte.

    python tools/compare_commits.py OLD [NEW] [--reports NAME,NAME …]

A move of code changes no byte of what it makes: this is the check. NEW is the working tree when it is left out. The
reports are the repository's own as NEW has it and samples of `bench/sample_reports.py`; each is built with no cache. The
environment is the one that runs this, so both commits must be able to run in it. Exit code 1 when a file differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = (
    "text-only", "leaflet", "album-24", "portraits", "many-stats", "taiwan", "small-trim", "landscape", "events", "perfect-bound",
)  # fmt: skip
"""One of each kind of page, trim, language and binding; small enough that a comparison takes minutes."""


@contextmanager
def checkout(commit: str | None, folder: Path) -> Iterator[Path]:
    """A folder that holds the commit's files, the working tree for None."""
    if commit is None:
        yield ROOT
        return
    subprocess.run(["git", "-C", str(ROOT), "worktree", "add", "-q", "--detach", str(folder), commit], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(folder)], check=True)


def write_reports(folder: Path, names: list[str]) -> list[Path]:
    """The repository's report and the samples, as folders."""
    own = folder / "own"
    for part in ("content", "images"):
        shutil.copytree(ROOT / part, own / part)
    if names:
        script = str(ROOT / "bench" / "sample_reports.py")
        subprocess.run([sys.executable, script, str(folder), *names], check=True, stdout=subprocess.DEVNULL)
    return [own, *(folder / name for name in names)]


def build(program: Path, report: Path, out: Path) -> dict[str, str]:
    """The finished files' hashes by name; what the command said counts as a file of its own."""
    surroundings = {**os.environ, "PYTHONPATH": str(program / "src"), "PRINTREPORT_CACHE": str(out) + ".cache"}
    command = [sys.executable, "-P", "-m", "printreport", "build", str(report), "--out", str(out), "--quiet"]
    done = subprocess.run(command, env=surroundings, capture_output=True, check=False)
    shutil.rmtree(str(out) + ".cache", ignore_errors=True)
    files = sorted(out.iterdir()) if out.is_dir() else []
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return {**found, "messages": f"{done.returncode} {hashlib.sha256(done.stderr).hexdigest()}"}


def differences(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """The names of files that only one has, or that differ."""
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def compare(old: Path, new: Path, reports: list[Path], folder: Path) -> int:
    """Build every report with both programs, print a line for each, and count the reports that differ."""
    wrong = 0
    sides = (("old", old), ("new", new))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [
            (report.name, *(pool.submit(build, program, report, folder / f"{side}-{report.name}") for side, program in sides))
            for report in reports
        ]
        for name, before, after in jobs:
            found = differences(before.result(), after.result())
            wrong += bool(found)
            print(f"{name}: {'differs: ' + ', '.join(found) if found else 'the same'}", flush=True)
    return wrong


def main(words: list[str]) -> int:
    """Compare the commits that the words name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="a commit")
    parser.add_argument("new", nargs="?", help="a commit; the working tree when left out")
    parser.add_argument("--reports", default=",".join(SAMPLES), help="names of sample reports, with commas")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with checkout(asked.old, folder / "old") as old, checkout(asked.new, folder / "new") as new:
            reports = write_reports(folder / "reports", [n for n in asked.reports.split(",") if n])
            return 1 if compare(old, new, reports, folder) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
