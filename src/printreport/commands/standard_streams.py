"""Standard output and error as a run needs them: always there, never the reason why it fails."""

from __future__ import annotations

import errno
import io
import os
import sys
import time
from contextlib import suppress
from typing import Any, TextIO, cast

# EINVAL: what Windows says of a pipe without a reader.
_NOBODY_READS = {errno.EPIPE, errno.EBADF, errno.ESHUTDOWN, errno.ECONNRESET, *([errno.EINVAL] if os.name == "nt" else [])}
_PAUSE = 0.01
"""Seconds between two tries to write to a stream whose reader is slow: too short to be felt, too long to load the processor."""


class Outlet(io.RawIOBase):
    """Passes bytes on until they cannot be written, and then takes all others without a word.

    `fault` is why, empty as long as all is well and where only nobody reads on (a closed pipe), which is a reader's right.
    """

    def __init__(self, target: io.RawIOBase) -> None:
        super().__init__()
        self._target: io.RawIOBase | None = target
        self._number = target.fileno()
        self._is_terminal = target.isatty()
        self.fault = ""

    def writable(self) -> bool:
        """True."""
        return True

    def fileno(self) -> int:
        """The descriptor underneath."""
        return self._number

    def isatty(self) -> bool:
        """Whether a person reads along."""
        return self._is_terminal

    def write(self, data: Any) -> int:
        """How many bytes were taken: of a stream that is gone, all."""
        size = memoryview(data).nbytes
        if self._target is None:
            return size
        try:
            # None: a pipe that does not wait for its reader is full.
            while (written := self._target.write(data)) is None:
                time.sleep(_PAUSE)
        except OSError as problem:
            self._target = None
            if problem.errno not in _NOBODY_READS:
                self.fault = problem.strerror or str(problem)
            return size
        return written


def open_streams() -> dict[str, Outlet]:
    """Put outlets under sys.stdout and sys.stderr, by their Chinese names; what a terminal cannot show becomes a question mark.

    Streams that were closed lead nowhere, and their numbers are given to no file that is opened later.
    """
    _fill_gaps()
    outlets = {}
    for name, title in (("stdout", "标准输出"), ("stderr", "标准错误")):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper) and _has_number(stream):
            # With PYTHONUNBUFFERED there is no buffer between.
            outlets[title] = Outlet(cast("io.RawIOBase", getattr(stream.buffer, "raw", stream.buffer)))
            setattr(sys, name, _text_over(outlets[title], stream))
    return outlets


def _has_number(stream: TextIO) -> bool:
    """Whether a stream leads out of the process; what a program put in its place to read our words does not."""
    try:
        return stream.fileno() >= 0
    except OSError:
        return False


def _text_over(outlet: Outlet, stream: io.TextIOWrapper) -> io.TextIOWrapper:
    buffer = io.BufferedWriter(outlet)
    return io.TextIOWrapper(buffer, encoding=stream.encoding, errors="replace", line_buffering=stream.line_buffering)


def settle(outlets: dict[str, Outlet], code: int) -> int:
    """Flush both streams; where words were lost, say so on the other one, and make of success an editor's concern (1)."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    lost = {title: outlet.fault for title, outlet in outlets.items() if outlet.fault}
    if not lost:
        return code
    where = "、".join(f"{title}（{fault}）" for title, fault in lost.items())
    done = "要做的事做完了，只是" if code == 0 else ""
    with suppress(OSError, ValueError):
        stream = sys.stdout if "标准错误" in lost else sys.stderr
        stream.write(f"{done}有些话没能写到{where}\n")
        stream.flush()
    return code or 1


def _fill_gaps() -> None:
    """Give the numbers of closed streams to the null device: the next file to be opened would get them, and our words."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
