"""Sets the composer's search beside a greedy composer: cost of the plans, what was weighed for them, seconds of CPU.

    python bench/bench_composer.py [--optimum] [PROJECT | SAMPLE …]

SAMPLE is a report of sample_reports.py by its name (`portraits`), `samples` stands for all of them; without words this
repository's own report is taken. The greedy composer takes, page by page, the one page that looks best, and never goes back: the
same candidates and the same costs, a beam of one. Both may choose the page count. Every report is read and planned in a process
of its own, so that nothing is known from the one before; what is weighed is counted in another run than the one that is timed.
Printed as a table in Markdown, as docs/COMPOSER.md shows it: `candidates` are the pages that the search looked at from all states
(whole pictures, text, and text with what stands over or in it), `kept` those that were the cheapest way yet to where they lead.
With `--optimum` the pages of the plan's count are searched once more with a beam that leaves out nothing but what costs more
than the plan: how far the plan is from the cheapest one that its moves can make. A search that takes longer than PATIENCE seconds
is given up.
"""

from __future__ import annotations

import math
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sample_reports import REPORTS, Writer

from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore
from printreport.layout.display_pages.cover import cover, cover_photo
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.plans import planner
from printreport.layout.search import beam_search as search
from printreport.layout.search import beam_widths
from printreport.source.project import read_project
from printreport.text.typesetter import Typesetter
from printreport.theme.read_theme import read_theme

PATIENCE = 90.0
_GREEDY = (1,)
_EVERYTHING = 1_000_000
_T = TypeVar("_T")


@dataclass(frozen=True)
class Outcome:
    """What a search came to: pages and whole cost of its plan (no pages without one), seconds of CPU."""

    pages: int
    cost: float
    seconds: float


@dataclass(frozen=True)
class Weighed:
    """How many pages a search looked at, and how many of them it kept."""

    candidates: int
    kept: int


def planned(project: Path, widths: tuple[int, ...] | None) -> Outcome:
    """Plans one report with beams of some widths, or as it is planned in earnest."""
    if widths is not None:
        beam_widths._WIDTHS, beam_widths._FAIR, beam_widths._POOR = widths, math.inf, math.inf
    setting = _setting(project)
    sheet = cover(setting, cover_photo(setting), PageGrid(setting.theme, False))
    start = time.process_time()
    found = planner.Planner(setting, sheet).best(setting.document.report.pages)
    seconds = time.process_time() - start
    return Outcome(found.count, found.cost, seconds) if found else Outcome(0, 0.0, seconds)


def optimum(project: Path) -> tuple[float, float]:
    """What the cheapest plan of the chosen count of pages costs that all moves can make, and how much dearer the chosen one is.

    The second is a share of what the pages cost, paper left out.
    """
    setting = _setting(project)
    sheet = cover(setting, cover_photo(setting), PageGrid(setting.theme, False))
    found = planner.Planner(setting, sheet).best(setting.document.report.pages)
    if found is None:
        return math.nan, math.nan
    best = found.search._run(beam_widths.Sweep(_EVERYTHING, found.plan.cost, found.plan.lenient))
    least = found.plan.cost if best is None else best.cost
    return found.cost - found.plan.cost + least, found.plan.cost / least - 1.0


def weighed(project: Path) -> Weighed:
    """Plans one report and counts every page that was looked at on the way."""
    candidates = kept = 0

    class Counting(search.PageSearch):
        def _take_candidates(self, layer, node, page, made, dearest):  # type: ignore[no-untyped-def]
            nonlocal candidates
            candidates += len(made)
            super()._take_candidates(layer, node, page, made, dearest)

        def _large_successors_allowed(self, node, page):  # type: ignore[no-untyped-def]
            nonlocal candidates
            for successor in super()._large_successors_allowed(node, page):
                candidates += 1
                yield successor

        def follow(self, node, page, successor, below=None):  # type: ignore[no-untyped-def]
            nonlocal kept
            kept += 1
            return super().follow(node, page, successor, below)

    planner.PageSearch = Counting  # type: ignore[misc]
    planned(project, None)
    return Weighed(candidates, kept)


def _setting(project: Path) -> Setting:
    book, images = open_font_book(project), ImageStore(None)
    document = read_project(project, book, images).document
    if document is None:
        sys.exit(f"{project}: cannot be read; try `printreport check`")
    theme = read_theme(document.report.theme, document.report.trim)
    return Setting(document, theme, Typesetter(book, document.report.language), images)


def _alone(work: Callable[..., _T], *words: object, patience: float | None = None) -> _T | None:
    """Does some work in a new process; None where that takes longer than so many seconds."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        try:
            return pool.apply_async(work, words).get(patience)
        except multiprocessing.TimeoutError:
            return None


def _words(outcome: Outcome) -> str:
    return f"{outcome.pages} pages, {outcome.cost:.1f}" if outcome.pages else "no plan"


def _row(name: str, project: Path, *, with_optimum: bool) -> str:
    greedy, full = _alone(planned, project, _GREEDY), _alone(planned, project, None)
    count = _alone(weighed, project)
    assert greedy is not None
    assert full is not None
    assert count is not None
    cells = [name, _words(greedy), _words(full)]
    if with_optimum:
        least = _alone(optimum, project, patience=PATIENCE)
        cells.append("–" if least is None else f"{least[0]:.1f} ({100 * least[1]:.1f} %)")
    return f"| {' | '.join([*cells, f'{count.candidates:,}', f'{count.kept:,}', f'{full.seconds:.1f}'])} |"


def _projects(words: list[str], folder: Path) -> Iterator[tuple[str, Path]]:
    """The reports that are named, samples written into a folder as they come."""
    names = [name for word in words for name in (REPORTS if word == "samples" else (word,))]
    for name in names or [str(Path(__file__).parent.parent)]:
        project = Path(name).resolve()
        yield (name, Writer(folder, name).write()) if name in REPORTS else (project.name, project)


def main(words: list[str]) -> None:
    """Prints the table for the reports named on the command line."""
    with_optimum = "--optimum" in words
    names = [word for word in words if word != "--optimum"]
    heads = ["report", "greedy", "search", *(["optimum"] if with_optimum else []), "candidates", "kept", "CPU s"]
    print(f"| {' | '.join(heads)} |")
    print("|" + "---|" * len(heads))
    with tempfile.TemporaryDirectory() as folder:
        for name, project in _projects(names, Path(folder)):
            print(_row(name, project, with_optimum=with_optimum), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
