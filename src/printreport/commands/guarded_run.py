"""Runs a command's work so that whatever goes wrong inside becomes one sentence and an exit code, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from printreport.core import stop_signals

GOOD, EDITORS_MISTAKE, OWN_DEFECT = 0, 1, 2
"""Exit codes: a good run, warnings allowed; a mistake of the editor's; a defect of ours. A run that is stopped ends with
130."""


class Say(Protocol):
    """Says words to a person, by choice where errors are read."""

    def __call__(self, text: str, err: bool = False) -> None: ...


def guarded(work: Callable[[], int], say: Say) -> int:
    """The exit code of a command's work; all words but the last are said."""
    try:
        stop_signals.listen()
        try:
            return _judged(work, say)
        finally:
            # An exception that a library swallowed, or made another one of, was meant all the same.
            stop_signals.check()
    except (stop_signals.Stopped, KeyboardInterrupt) as stopped:
        stop_signals.ignore()
        say(stop_signals.STOPPED, err=True)
        return getattr(stopped, "code", stop_signals.INTERRUPTED)


def _judged(work: Callable[[], int], say: Say) -> int:
    try:
        return work()
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else GOOD
    except Exception as defect:
        stop_signals.check()
        if not _is_somewhere():
            say("当前文件夹已经不在了；请先进到一个存在的文件夹，再运行一次。", err=True)
            return EDITORS_MISTAKE
        if os.environ.get("PRINTREPORT_DEBUG") == "1":
            raise
        from printreport.commands.defect_log import write_defect_log

        say(write_defect_log(defect), err=True)
        return OWN_DEFECT


def _is_somewhere() -> bool:
    """Whether the folder in which the command was given is still there."""
    try:
        return bool(Path.cwd())
    except OSError:
        return False
