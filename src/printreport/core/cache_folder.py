"""The folder where results that take long to make are kept between builds."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder for caches, made when it is not there; None where nothing can be written.

    PRINTREPORT_CACHE names it outright; else it lies in XDG_CACHE_HOME, in `~/.cache`, in `~/Library/Caches` on macOS
    or in LOCALAPPDATA on Windows.
    """
    wanted = _wanted_folder(os.environ, sys.platform)
    return wanted if wanted is not None and _is_writable(wanted) else None


def _wanted_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    if named := environment.get("PRINTREPORT_CACHE"):
        # Without a current folder, a relative path leads nowhere.
        with suppress(OSError):
            return Path(named).absolute()
        return None
    # The XDG base directory specification says that a relative path is to be ignored.
    xdg = environment.get("XDG_CACHE_HOME", "")
    if xdg and Path(xdg).is_absolute():
        return Path(xdg) / "printreport"
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) / "printreport" / "Cache" if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if not home.is_absolute():
        return None
    return home / "Library" / "Caches" / "printreport" if platform == "darwin" else home / ".cache" / "printreport"


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
