"""Files written beside their places and renamed: whoever looks sees the old file or the new one, never half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

# What lies at the name already is never written into, nor what a link there leads to.
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
READABLE = 0o666
"""Rights of a file that everyone may have whom the umask lets."""
PRIVATE = 0o600
"""Rights of a file that only its owner may read."""


def write_beside(beside: Path, *data: bytes, lasting: bool = True, mode: int = READABLE) -> None:
    """Write a file that bears the name `beside` only once it is whole; what lay there goes.

    `data` are its bytes, piece after piece; `mode` its rights, less the umask. `lasting` waits until the disk has them:
    what can be made again need not outlive a power cut. Raises OSError; then nothing is left at the name.
    """
    if not _write_nameless(beside, data, lasting, mode):
        _write_named(beside, data, lasting, mode)


def put_whole(place: Path, beside: Path, *data: bytes, lasting: bool = True, mode: int = READABLE) -> None:
    """Write a file beside its place, in the same folder, and rename it there; see write_beside.

    Raises OSError; then the place is as it was, and nothing is left beside it.

    `place` is the file, `beside` the name that it has until it is whole, `data` are its bytes, one part after the other,
    `lasting` waits until they are on the disk, and `mode` are its rights.
    """
    try:
        write_beside(beside, *data, lasting=lasting, mode=mode)
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def flush_folder(folder: Path) -> None:
    """Make the renames in a folder last through a power cut, where folders can be flushed. Raises OSError."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_nameless(beside: Path, data: tuple[bytes, ...], lasting: bool, mode: int) -> bool:
    """Write a file that has no name until it is whole: a killed process leaves nothing behind (Linux, most file systems)."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None:
        return False
    try:
        descriptor = os.open(beside.parent, flag | os.O_WRONLY, mode)
    except OSError:
        return False
    with os.fdopen(descriptor, "wb") as stream:
        _write(stream, data, lasting)
        return _name_file(descriptor, beside)


def _name_file(descriptor: int, beside: Path) -> bool:
    # A folder descriptor makes os.link follow the link in /proc, which is how an open nameless file gets its name.
    beside.unlink(missing_ok=True)
    here = os.open(beside.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{descriptor}", beside.name, src_dir_fd=here, dst_dir_fd=here, follow_symlinks=True)
    except OSError:
        return False
    finally:
        os.close(here)
    return True


def _write_named(beside: Path, data: tuple[bytes, ...], lasting: bool, mode: int) -> None:
    beside.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(beside, _ANEW, mode), "wb") as stream:
            _write(stream, data, lasting)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write(stream: IO[bytes], data: tuple[bytes, ...], lasting: bool) -> None:
    for piece in data:
        stream.write(piece)
    stream.flush()
    if lasting:
        os.fsync(stream.fileno())
