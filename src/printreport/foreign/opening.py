"""A stranger's file before it is opened: what kind of file it is, how large, how many pages it claims; and memory's last wall."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from printreport.foreign.limits import LARGEST_FILE, MOST_MEMORY, ReadingLimitError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MOST_CLAIMED = 100_000
"""Pages that a file may claim; qpdf looks at each of them before we can count."""
_COUNT = re.compile(rb"/Count\s{0,8}(\d{6,20})")


def file_bytes(path: Path) -> bytes:
    """The bytes of a regular file; raises ReadingLimitError for larger ones, OSError for anything else."""
    with open(path, "rb", opener=_without_waiting) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "不是普通文件")
        if found.st_size > LARGEST_FILE:
            raise ReadingLimitError(f"文件有 {found.st_size / 1e6:.0f} MB，超过 {LARGEST_FILE // 1_000_000} MB")
        return file.read(LARGEST_FILE)


def _without_waiting(path: str, flags: int) -> int:
    # A pipe that nobody writes to would be waited for without an end.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def refuse_crowds(data: bytes) -> None:
    """Raise ReadingLimitError for a file that claims far more pages than are looked at."""
    claimed = max((int(found[1]) for found in _COUNT.finditer(data)), default=0)
    if claimed > MOST_CLAIMED:
        raise ReadingLimitError(f"文件自称有 {claimed} 页，超过 {MOST_CLAIMED} 页")


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Let this process and those it starts take no more than MOST_MEMORY beyond what it has; Linux only.

    What goes beyond is a MemoryError. For commands that read one file of a stranger and end.
    """
    if resource is None:
        yield
        return
    try:
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    most = used + MOST_MEMORY
    hard = before[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
