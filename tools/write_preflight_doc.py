"""Writes docs/PREFLIGHT.md from the registry of checks and the corpus of broken files.

    python tools/write_preflight_doc.py [--check]

`--check` writes nothing and leaves with 1 when the file is not current.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "PREFLIGHT.md"

_HEAD = """# Preflight · 印前检查

`printreport preflight ANY.pdf [--profile x4|x1a|screen|booklet] [--json] [--html FILE]` judges any PDF by what its pages
paint; `printreport explain check ID` explains one check. `build` asks the checks that need no plates of its own press file:
an error stops the build, a warning is counted. This list is written by `tools/write_preflight_doc.py` from the registry
(`src/printreport/preflight/subjects/`) and the corpus (`tests/preflight/broken_samples.py`).

**{checks} checks; {broken} broken files.** Each broken file is caught by its check and by no other; clean files of our own
editions, reportlab, pikepdf, qpdf, pdfium, Ghostscript, mutool and cairo raise no alarm
(`tests/preflight/test_preflight_clean.py`).

## How a file is judged

- Content streams are read with the graphics state through forms, patterns, Type 3 glyphs and inline images: a picture's
  resolution, a letter's size, a line's width are what they are on paper.
- Fonts are judged by their programs: widths, missing glyphs, the characters that codes stand for.
- Ink is measured on Ghostscript's plates at 72 ppi, overprint included, where `gs` is installed; else estimated from pixels. The
  verdict says which.
- Places are millimetres from the trim's upper left corner.
- Bounds: {operators} operators a page, {operators_of_file} a file, 24 MB a content stream, 3,000 pages, 200,000 entries of a
  font's table, 100,000 nodes of a structure tree, 500 MB a file, in all less than 15 seconds and 1 GB. What lies beyond is named
  by `content-unread` (a page's content) and `reading-stopped` (checks that were not asked).
- What a file has wrong is a finding, whatever it is; any other error of the program is its own defect and ends in exit code 2.

Profiles: x4 PDF/X-4, x1a PDF/X-1a:2003, screen PDF/UA-1 with PDF/A-2u, booklet the office's duplex printer.
Clause numbers come from public sources, not from the ISO texts.
E and W: error (the file is refused) and warning. The test column names the broken files of the corpus.
"""


def document() -> str:
    """The whole text."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "tests" / "preflight")]
    from broken_samples import BROKEN

    from printreport.preflight.profile import PROFILES
    from printreport.preflight.reading.page_context import MOST_OPERATORS
    from printreport.preflight.registry import CHECKS, SUBJECTS
    from printreport.preflight.verdict.judgement import MOST_OPERATORS_OF_FILE

    tests: dict[str, list[str]] = {}
    for broken in BROKEN:
        tests.setdefault(broken.check, []).append(broken.name)
    head = _HEAD.format(
        checks=len(CHECKS), broken=len(BROKEN), operators=f"{MOST_OPERATORS:,}", operators_of_file=f"{MOST_OPERATORS_OF_FILE:,}"
    )
    lines = [head]
    for subject in SUBJECTS:
        lines += [f"## {subject.name}\n", "| check | | profiles | clause | demand | broken by |", "|---|---|---|---|---|---|"]
        for check in subject.checks:
            profiles = " ".join(profile for profile in PROFILES if profile in check.profiles)
            names = ", ".join(tests.get(check.id, ["test_preflight_verdict.py"]))
            severity = check.severity.value[0].upper()
            cells = (f"`{check.id}`", severity, profiles, check.clause, check.what, names.replace("|", "\\|"))
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write the file, or see whether it is current."""
    text = document()
    if "--check" in sys.argv:
        sys.exit(DOCUMENT.read_text("utf-8") != text)
    DOCUMENT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
