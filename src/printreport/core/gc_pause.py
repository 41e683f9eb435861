"""Holds Python's search for garbage cycles while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """No cycles are looked for inside, and never among what is there at the end: hundreds of thousands of values that stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@contextmanager
def free_afterwards() -> Iterator[None]:
    """What `no_collection` passes over inside, and what stands already, can be collected again when the work is done.

    So a process that lives on can free whatever it drops, and no run waits while all that stays is looked through.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
