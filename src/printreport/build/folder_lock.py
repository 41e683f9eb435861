"""A folder held by one process at a time; the system lets it go when that process ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PAUSE = 0.02
"""Seconds between two tries for a folder that another build holds: too short to be felt."""


class FolderBusyError(Exception):
    """Another process held the folder for longer than was waited."""


@contextmanager
def folder_held(folder: Path, patience: float) -> Iterator[bool]:
    """Hold a folder, waiting at most `patience` seconds for another process; False where its file system knows no locks.

    Raises FolderBusyError, and OSError for a folder that cannot be opened.
    """
    until = time.monotonic() + patience
    while (lock := _take(folder)) is None:
        if time.monotonic() >= until:
            raise FolderBusyError(str(folder))
        time.sleep(_PAUSE)
    descriptor, is_locked = lock
    try:
        yield is_locked
    finally:
        with suppress(OSError):
            os.close(descriptor)


if sys.platform == "win32":

    def _take(folder: Path) -> tuple[int, bool] | None:
        """A descriptor that holds the folder; None while another process has it.

        Windows removes the file when the process that made it ends: there it is the lock itself.
        """
        place = folder / ".printreport-lock"
        try:
            return os.open(place, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY), True
        except (FileExistsError, PermissionError):
            if not os.path.lexists(place):
                raise
            return None

else:
    import fcntl

    def _take(folder: Path) -> tuple[int, bool] | None:
        """A descriptor that holds the folder, and whether it does; None while another process has it."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            # Some network file systems lock no folders.
            return descriptor, False
        return descriptor, True
