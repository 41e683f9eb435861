"""How long preflight takes: a press file without plates, with plates, and a file of 2,000 pages.

    python bench/bench_preflight.py [FILE.pdf]

Without a file the report in this repository is built first. Times are wall seconds, the best of three; memory is the peak of the
process.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

WITHOUT_PLATES = 2.0
"""Seconds that the press file of the report may take without plates."""


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs."""
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def built() -> bytes:
    """The press file of the repository's own report."""
    from printreport import build_report

    with tempfile.TemporaryDirectory() as folder:
        result = build_report(ROOT, folder, editions=("press",))
        return next(file.path for file in result.files if file.edition == "press").read_bytes()


def many_pages(data: bytes, count: int = 2000) -> bytes:
    """The file's first pages again and again."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        first = list(pdf.pages)
        while len(pdf.pages) < count:
            pdf.pages.append(first[len(pdf.pages) % len(first)])
        packed = io.BytesIO()
        pdf.save(packed)
        return packed.getvalue()


def main() -> None:
    """Print a line for each case; leave with 1 when the press file takes too long."""
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else built()
    begun = time.perf_counter()
    from printreport.preflight.verdict.judgement import preflight

    print(f"import                {time.perf_counter() - begun:6.2f} s")
    verdict = preflight(data, ink=False)
    quick = best(lambda: preflight(data, ink=False))
    print(f"without plates        {quick:6.2f} s  {verdict.pages} pages, {len(verdict.findings)} findings")
    print(f"with plates           {best(lambda: preflight(data), 1):6.2f} s  {preflight(data).ink_source}")
    large = many_pages(data)
    print(f"2,000 pages           {best(lambda: preflight(large, ink=False), 1):6.2f} s")
    print(f"peak memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")
    sys.exit(quick > WITHOUT_PLATES)


if __name__ == "__main__":
    main()
