"""Files that are read whole: regular ones of a bounded size, never what only looks like one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

# A pipe would be waited for, a link may lead to a device without an end; Windows knows neither flag, nor such files.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def regular_bytes(path: Path, most: int) -> bytes | None:
    """The bytes of a regular file of at most `most` bytes; None for a link, a folder, a device, a pipe or a larger file.

    Raises OSError for one that is not there or cannot be read.
    """
    if path.is_symlink():
        return None
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode) or seen.st_size > most:
            return None
        data = file.read(most + 1)
    return data if len(data) <= most else None
