"""Sets the composer's search beside a greedy composer: cost of the plans, states looked at, seconds of CPU.

    python bench/bench_composer.py [PROJECT …]

The greedy composer takes, page by page, the one move that looks best, and never goes back: the same moves and the same
costs, a beam of one. Both may choose the page count. Printed as a table in Markdown, as docs/COMPOSER.md shows it.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore
from printreport.layout import planner, search
from printreport.layout.cover import cover, cover_photo
from printreport.layout.grid import PageGrid
from printreport.layout.remembered import Remembered
from printreport.layout.setting import Setting
from printreport.source.project import read_project
from printreport.text.typesetter import Typesetter
from printreport.theme.read_theme import read_theme


@dataclass(frozen=True)
class Outcome:
    """What a search came to: pages and cost of its plan (no pages without one), moves weighed, seconds of CPU."""

    pages: int
    cost: float
    moves: int
    seconds: float


def composed(project: Path, widths: tuple[int, ...]) -> Outcome:
    """Plans one report with beams of some widths, with nothing remembered from before."""
    setting = _setting(project)
    moves = 0

    class Counting(search.PageSearch):
        def _take(self, layers, node, page, move):  # type: ignore[no-untyped-def]
            nonlocal moves
            moves += 1
            super()._take(layers, node, page, move)

    search._WIDTHS, planner.PageSearch, planner._PLANS = widths, Counting, Remembered(64)
    sheet = cover(setting, cover_photo(setting), PageGrid(setting.theme, False))
    start = time.process_time()
    found = planner.Planner(setting, sheet).best(setting.document.report.pages)
    seconds = time.process_time() - start
    return Outcome(found.count, found.plan.cost, moves, seconds) if found else Outcome(0, 0.0, moves, seconds)


def _setting(project: Path) -> Setting:
    book, images = open_font_book(project), ImageStore(None)
    document = read_project(project, book, images).document
    if document is None:
        sys.exit(f"{project}: cannot be read; try `printreport check`")
    theme = read_theme(document.report.theme, document.report.trim)
    return Setting(document, theme, Typesetter(book, document.report.language), images)


def _words(outcome: Outcome) -> str:
    return f"{outcome.pages} pages, {outcome.cost:.1f}" if outcome.pages else "no plan"


def main() -> None:
    """Prints the table for the projects named on the command line, by default this repository's own."""
    projects = [Path(word) for word in sys.argv[1:]] or [Path(__file__).parent.parent]
    print("| report | greedy | search | moves weighed | CPU s |")
    print("|---|---|---|---|---|")
    for project in projects:
        greedy, full = composed(project.resolve(), (1,)), composed(project.resolve(), (4, 64))
        print(f"| {project.resolve().name} | {_words(greedy)} | {_words(full)} | {full.moves} | {full.seconds:.1f} |", flush=True)


if __name__ == "__main__":
    main()
