"""docs/PREFLIGHT.md says what the registry and the corpus say."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_of_checks_is_current() -> None:
    script = runpy.run_path(str(ROOT / "tools" / "write_preflight_doc.py"))
    assert (ROOT / "docs" / "PREFLIGHT.md").read_text("utf-8") == script["document"](), "run tools/write_preflight_doc.py"
