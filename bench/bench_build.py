"""Builds the repository's report, and its text ten and a hundred times over, beside Typst; prints times, memory, ratios.

    .venv/bin/python bench/bench_build.py [--sizes 1 10 100] [--runs 5]

Typst (the PyPI package `typst`) is measured when it can be imported; it is no dependency. Runs are interleaved, so that a
busy machine slows both alike; the fastest of each is printed. "cold" is a run with an empty cache folder, "edited" one
with the cache that it left and one word changed since, "again" one more with nothing changed; all start Python. The last
lines are one word changed in a process that lives on.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from report_copies import ROOT, copy_report, edit_one_word, write_typst

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"


@dataclass
class Measure:
    """What was seen of one way to build: seconds of each run, and the highest memory in megabytes."""

    name: str
    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0

    def run(self, command: list[str], environment: dict[str, str]) -> None:
        """Run a command to its end and note its wall time and peak memory."""
        begun = time.perf_counter()
        names = {**os.environ, **environment}
        process = subprocess.Popen(command, env=names, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise SystemExit(f"{self.name}: {command} failed")
        self.seconds.append(time.perf_counter() - begun)
        self.peak = max(self.peak, usage.ru_maxrss / 1024)

    @property
    def best(self) -> float:
        """The fastest run."""
        return min(self.seconds)


def has_typst() -> bool:
    """Whether Typst can be measured here."""
    return subprocess.run([sys.executable, "-c", "import typst"], capture_output=True).returncode == 0


def measure_size(folder: Path, times: int, runs: int) -> None:
    """Build one size in all ways, by turns, and print its lines of the table."""
    report = copy_report(folder / f"x{times}", times)
    main = write_typst(report)
    ours = [sys.executable, "-P", "-m", "printreport", "build", str(report), "--edition", "press", "--quiet"]
    theirs = [sys.executable, "-c", TYPST, str(main), str(report / "typst.pdf"), str(ROOT / "fonts")]
    cold, edited, again, typst = (Measure(name) for name in ("cold", "edited", "again", "typst"))
    for run in range(runs):
        cache = {"PRINTREPORT_CACHE": str(folder / f"cache-{times}-{run}")}
        cold.run(ours, cache)
        edit_one_word(report)
        edited.run(ours, cache)
        again.run(ours, cache)
        if has_typst():
            typst.run(theirs, {})
    print_size(times, report, [cold, edited, again, typst])


def print_size(times: int, report: Path, measures: list[Measure]) -> None:
    """The lines of one size: seconds, memory, and both as shares of Typst's."""
    typst = measures[-1]
    pages = {"press": count_pages(report / "out/press.pdf")}
    if typst.seconds:
        pages["typst"] = count_pages(report / "typst.pdf")
    print(f"text x{times}: " + ", ".join(f"{name} {count} pages" for name, count in pages.items()))
    for measure in measures:
        if not measure.seconds:
            continue
        line = f"  {measure.name:6} {measure.best:7.2f} s  {measure.peak:6.0f} MB"
        if typst.seconds:
            line += f"  {measure.best / typst.best:5.2f} x time  {measure.peak / typst.peak:5.2f} x memory"
        print(line, flush=True)


def count_pages(pdf: Path) -> int:
    """The pages of a finished file."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf))


def measure_edits(folder: Path, runs: int) -> None:
    """One word changed in a living process, finished file included, here and in Typst's own incremental compiler."""
    from printreport import Builder

    report = copy_report(folder / "edit", 1)
    builder = Builder(folder / "edit-cache")

    def build_again() -> None:
        builder.preview(report, report / "out")

    build_again()
    print(f"one word edited: {best_edit(report, build_again, runs):.3f} s")
    if has_typst():
        import typst

        compiler = typst.Compiler(str(write_typst(report)), font_paths=[str(ROOT / "fonts")], ignore_system_fonts=True)

        def compile_again() -> None:
            write_typst(report)
            compiler.compile(output=str(report / "typst.pdf"))

        compile_again()
        print(f"the same in Typst: {best_edit(report, compile_again, runs):.3f} s")


def best_edit(report: Path, build: Callable[[], None], runs: int) -> float:
    """The fastest of several edits."""
    seconds = []
    for _ in range(max(3, runs)):
        edit_one_word(report)
        begun = time.perf_counter()
        build()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def main() -> None:
    """Measure all that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--runs", type=int, default=5)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for times in words.sizes:
            measure_size(Path(folder), times, words.runs if times < 100 else 1)
        measure_edits(Path(folder), words.runs)


if __name__ == "__main__":
    main()
