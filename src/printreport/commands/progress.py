"""Shows on a terminal what a run is doing, once it has taken a second."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.status import Status

PATIENCE = 1.0
"""Seconds after which a run says what it is doing."""


@contextmanager
def stage_progress(stream: TextIO, wanted: bool) -> Iterator[Callable[[str], None]]:
    """A function to be told each stage; its name stands on the terminal until the run is over.

    Nothing is shown, and rich is not imported, when the stream is no terminal, or one that cannot take words back, or the
    run ends within PATIENCE.
    """
    if not wanted or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield _say_nothing
        return
    shown = _StageLine(stream)
    timer = threading.Timer(PATIENCE, shown.appear)
    timer.daemon = True
    timer.start()
    try:
        yield shown.tell
    finally:
        timer.cancel()
        shown.vanish()


def _say_nothing(_stage: str) -> None:
    """What a run is told to report to when nobody watches."""


class _StageLine:
    """One line with a spinner and the stage's name, begun from a timer's thread."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._stage = ""
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._over = False

    def tell(self, stage: str) -> None:
        with self._lock:
            self._stage = stage
            if self._status is not None:
                self._status.update(stage)

    def appear(self) -> None:
        from rich.console import Console

        with self._lock:
            if not self._over:
                self._status = Console(file=self._stream).status(self._stage)
                self._status.start()

    def vanish(self) -> None:
        with self._lock:
            self._over = True
            if self._status is not None:
                self._status.stop()
