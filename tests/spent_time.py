"""Limits of time that a busy machine does not move: the processor's seconds of this process, not those of the clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fails when the block computes for longer; a limit stands far above what the block needs, and far below a wrong growth."""
    begun = time.process_time()
    yield
    spent = time.process_time() - begun
    assert spent < seconds, f"{spent:.1f} s of the processor"
