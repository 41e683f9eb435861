"""Gives memory back to the system once a run is over, so that a process that lives on stays small between runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from printreport.core.gc_pause import free_afterwards

_ARENA_MAX = -8
"""M_ARENA_MAX in glibc's malloc.h: of how many heaps its threads take memory."""


@contextmanager
def given_back() -> Iterator[None]:
    """What a run drops inside can be collected afterwards, and what its pictures took goes back to the system.

    The C library of Linux keeps up to 64 MB of what was freed, for programs that soon ask again: pictures took it, and a builder
    waits for the next edit. It trims one heap alone; with a heap for each thread that makes pictures, 6 MB more stayed in them.
    """
    _ask_c("mallopt", _ARENA_MAX, 1)
    with free_afterwards():
        yield
    _ask_c("malloc_trim", 0)


def _ask_c(name: str, *numbers: int) -> None:
    """Call a function of Linux's C library, where it has one of that name (musl has not)."""
    if sys.platform == "linux":
        import ctypes

        function = getattr(ctypes.CDLL(None), name, None)
        if function is not None:
            function(*numbers)
