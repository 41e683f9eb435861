"""Results that outlive a build, found by names that follow from all that they were made of.

What lies in the folder may be anything: it is taken for a result only if it is a regular file of a bounded size whose digest
is right for its name. Who reads a result checks its shape as well, and makes it anew if that is wrong.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from printreport.core.regular_file import regular_bytes
from printreport.core.whole_file import PRIVATE, put_whole

MOST_BYTES = 1024 * 1024 * 1024
"""How much a folder holds before the results that were used longest ago are thrown away."""

MOST_ENTRIES = 100_000
"""Files of a cache, far above what an office's reports need, so that a folder that only grows is swept some day."""
LARGEST = 512 * 1024 * 1024
"""Bytes of one result: no picture of a page comes near, and a strange file in the folder is not read whole."""

_ENDING = ".kept"
_BEGUN = ".new-"
_BEGUN_SECONDS = 3600.0
"""An hour: no result takes so long to write, so what was begun before was left by a build that was stopped."""
_DIGEST = 32
"""Bytes of SHA-256."""
_FORMAT = b"printreport kept 2"


@dataclass(frozen=True, slots=True)
class _KeptFile:
    """A result as it lies in the folder."""

    used: float
    size: int
    path: Path


class KeptResults:
    """Bytes by name in one folder; None for a folder keeps nothing. May be used from several threads and processes."""

    def __init__(self, folder: Path | None, most_entries: int = MOST_ENTRIES) -> None:
        self._folder = folder
        self._most_entries = most_entries
        self._swept = False

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, or None; an entry that is damaged, or no file of ours, counts as none."""
        if self._folder is None:
            return None
        path = self._folder / (name + _ENDING)
        try:
            data = regular_bytes(path, LARGEST + _DIGEST)
        except OSError:
            return None
        if data is None:
            return None
        body = memoryview(data)[_DIGEST:]
        if _digest(name, body) != data[:_DIGEST]:
            return None
        # The time of the last use decides what is thrown away first.
        with suppress(OSError):
            os.utime(path)
        return bytes(body)

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, written beside and renamed; a full or read-only disk is no fault."""
        if self._folder is None or len(data) > LARGEST:
            return
        place = self._folder / (name + _ENDING)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            # Other threads, processes and machines may be keeping the same result: each begins a file of its own.
            beside = self._folder / f"{_BEGUN}{os.urandom(8).hex()}"
            put_whole(place, beside, _digest(name, data), data, lasting=False, mode=PRIVATE)
            self._sweep(self._folder)

    def _sweep(self, folder: Path) -> None:
        """Throw away what was used longest ago when the folder is too full; once for each store that writes.

        Nothing is thrown away that this store did not name, nor in a folder that a link leads to.
        """
        if self._swept or folder.is_symlink():
            return
        self._swept = True
        entries = _entries(folder)
        too_much, too_many = sum(entry.size for entry in entries) - MOST_BYTES, len(entries) - self._most_entries
        for entry in sorted(entries, key=lambda entry: entry.used):
            if too_much <= 0 and too_many <= 0:
                return
            too_much, too_many = too_much - entry.size, too_many - 1
            with suppress(OSError):
                entry.path.unlink()


def _digest(name: str, data: bytes | memoryview) -> bytes:
    """A hash of all that an entry is: its format, its name, its bytes."""
    digest = hashlib.sha256(b"\0".join([_FORMAT, name.encode(), b""]))
    digest.update(data)
    return digest.digest()


def _entries(folder: Path) -> list[_KeptFile]:
    """The results in a folder; what a killed process had begun is removed on the way."""
    found = []
    with os.scandir(folder) as places:
        for place in places:
            seen = place.stat(follow_symlinks=False)
            if place.name.endswith(_ENDING) and stat.S_ISREG(seen.st_mode):
                found.append(_KeptFile(seen.st_mtime, seen.st_size, Path(place.path)))
            elif place.name.startswith(_BEGUN) and time.time() - seen.st_mtime > _BEGUN_SECONDS:
                with suppress(OSError):
                    Path(place.path).unlink()
    return found
