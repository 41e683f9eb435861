"""Puts the fonts into wheels; a checkout installed in editable form reads them where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FontsHook(BuildHookInterface[Any]):
    """Adds `fonts/`, its script left out, to the package's data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is written; `version` is "standard" or "editable"."""
        if version != "standard":
            return
        fonts = Path(self.root) / "fonts"
        for path in sorted(p for p in fonts.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")):
            build_data["force_include"][str(path)] = f"printreport/data/fonts/{path.relative_to(fonts).as_posix()}"
