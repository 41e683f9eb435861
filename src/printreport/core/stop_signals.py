"""Ctrl-C and the system's wish that a run should end: one exception for both, and the moments when it has to wait.

Standard library only, and little of it: the signals are listened to before anything else is imported.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)
INTERRUPTED = 128 + signal.SIGINT

STOPPED = "已中断；成品要么没有动，要么已整套换新。"
"""What is said at the end of a run that was stopped, whenever that was."""

_noted: list[int] = []


class Stopped(BaseException):
    """The run is to end now; `code` is its exit code: 128 and the signal's number, 130 for Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def listen() -> None:
    """Raise Stopped from now on when a signal comes; those that were to be ignored (nohup) still are."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    sys.unraisablehook = _quiet
    if hasattr(signal, "pthread_sigmask"):
        # build.py holds signals back until this program can answer them.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def ignore() -> None:
    """Take no more signals: the run is ending."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def check() -> None:
    """Raise Stopped again if a signal came and its exception was lost on the way: some libraries swallow everything."""
    if _noted:
        raise Stopped(_noted[0])


@contextmanager
def held_back() -> Iterator[None]:
    """Let signals wait for what must not be done by halves; one that came is answered afterwards, as it would have been.

    Python answers signals in the main thread, so in other threads there is nothing to do.
    """
    if current_thread() is not main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    answers = {number: answer for number in SIGNALS if callable(answer := signal.getsignal(number))}
    try:
        for number in answers:
            signal.signal(number, lambda number, frame: came.append((number, frame)))
        yield
    finally:
        for held, answer in answers.items():
            signal.signal(held, answer)
        for late, frame in came:
            answers[signal.Signals(late)](late, frame)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    _noted.append(number)
    raise Stopped(number)


def _quiet(lost: sys.UnraisableHookArgs) -> None:
    """Say nothing of a Stopped that had nowhere to go (a weak reference's callback, a finalizer): `check` raises it again."""
    if not issubclass(lost.exc_type, Stopped):
        sys.__unraisablehook__(lost)
