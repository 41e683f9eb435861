"""Times each edition of the repository's report, made from one Layout with nothing kept and then with all kept.

    .venv/bin/python bench/bench_editions.py [--runs 3]

The fastest run of each is printed. The last line is the ratio that matters: all editions and the report page over the
press edition alone, both cold.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from printreport.build.editions import EDITIONS, Composed, Production, Switches
from printreport.build.pipeline import Builder
from printreport.build.report_page import Built, report_page
from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore

ROOT = Path(__file__).resolve().parents[1]
REPORT = "report page"


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def round_of(composed: Composed) -> dict[str, float]:
    """Seconds of every edition and of the report page, made in the order of a build."""
    production = Production(composed, Switches())
    seconds = {name: timed(lambda name=name: production.edition(name)) for name in EDITIONS}  # type: ignore[misc]
    seconds[REPORT] = timed(lambda: report_page(Built({}, (), composed, Switches(), production.office_pages)))
    return seconds


def run() -> tuple[dict[str, float], dict[str, float]]:
    """A cold round and the one after it."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Builder(cache=None).draft(ROOT)
        assert draft.layout is not None
        assert draft.document is not None
        assert draft.condition is not None
        store = ImageStore(Path(folder))
        composed = Composed(draft.layout, draft.document, open_font_book(ROOT), store, draft.condition)
        return round_of(composed), round_of(composed)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    rounds = [run() for _ in range(parser.parse_args().runs)]
    cold = {name: min(first[name] for first, _ in rounds) for name in rounds[0][0]}
    warm = {name: min(second[name] for _, second in rounds) for name in rounds[0][0]}
    for name in cold:
        print(f"{name:12} cold {cold[name]:6.2f} s   warm {warm[name]:6.2f} s")
    print(f"all / press  {sum(cold.values()) / cold['press']:.2f}")


if __name__ == "__main__":
    main()
