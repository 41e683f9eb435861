"""Gives memory back to the system once a run is over, so that a process that lives on stays small between runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from printreport.core.gc_pause import free_afterwards


@contextmanager
def given_back() -> Iterator[None]:
    """What a run drops inside can be collected afterwards, and what its pictures took goes back to the system.

    The C library of Linux keeps up to 64 MB of what was freed, for programs that soon ask again: pictures took it, and a builder
    waits for the next edit.
    """
    with free_afterwards():
        yield
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
