"""Where the fonts that come with printreport lie."""

from __future__ import annotations

from pathlib import Path

INDEX_NAME = "fonts.yaml"


def shipped_folder() -> Path:
    """The folder of the fonts that come with printreport: inside the installed package, or in a checkout beside src."""
    package = Path(__file__).resolve().parents[1]
    folders = (package / "data" / "fonts", package.parents[1] / "fonts")
    for folder in folders:
        if (folder / INDEX_NAME).is_file():
            return folder
    raise FileNotFoundError(f"printreport's own fonts are missing: neither {folders[0]} nor {folders[1]} holds {INDEX_NAME}")
