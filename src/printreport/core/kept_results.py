"""Results that outlive a build, found by names that follow from all that they were made of."""

from __future__ import annotations

import os
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 1024 * 1024 * 1024
"""How much a folder holds before the results that were used longest ago are thrown away."""


class KeptResults:
    """Bytes by name in one folder; None for a folder keeps nothing. May be used from several threads and processes."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._swept = False

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, or None; a damaged entry counts as none."""
        if self._folder is None:
            return None
        path = self._folder / name
        try:
            data = path.read_bytes()
        except OSError:
            return None
        # The time of the last use decides what is thrown away first.
        with suppress(OSError):
            os.utime(path)
        body = memoryview(data)[4:]
        return bytes(body) if zlib.crc32(body).to_bytes(4, "big") == data[:4] else None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, written beside and renamed; a full or read-only disk is no fault."""
        if self._folder is None:
            return
        beside = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            handle, beside = tempfile.mkstemp(dir=self._folder, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                file.write(zlib.crc32(data).to_bytes(4, "big"))
                file.write(data)
            Path(beside).replace(self._folder / name)
        except OSError:
            if beside is not None:
                with suppress(OSError):
                    Path(beside).unlink()

    def _sweep(self) -> None:
        """Throw away what was used longest ago when the folder is too full; once for each store that writes."""
        if self._swept or self._folder is None:
            return
        self._swept = True
        found = sorted((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in os.scandir(self._folder))
        too_much = sum(size for _, size, _ in found) - MOST_BYTES
        for _, size, path in found:
            if too_much <= 0:
                return
            too_much -= size
            with suppress(OSError):
                Path(path).unlink()
