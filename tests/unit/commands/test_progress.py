"""A run that takes long says on a terminal what it is doing; any other run says nothing."""

from __future__ import annotations

import io
import threading

import pytest

from printreport.commands import progress
from printreport.commands.progress import stage_progress


class Terminal(io.StringIO):
    """A stream that is a terminal, and knows when the stage was named on it."""

    def __init__(self) -> None:
        super().__init__()
        self.named = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if "排版" in self.getvalue():
            self.named.set()
        return written


def test_a_long_run_names_its_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    stream = Terminal()
    with stage_progress(stream, wanted=True) as tell:
        tell("排版")
        assert stream.named.wait(60)
    assert "排版" in stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "wanted"), [(Terminal(), True), (Terminal(), False), (io.StringIO(), True)], ids=["quick", "quiet", "no terminal"]
)
def test_other_runs_say_nothing(stream: io.StringIO, wanted: bool) -> None:
    with stage_progress(stream, wanted) as tell:
        tell("排版")
    assert stream.getvalue() == ""


def test_a_terminal_that_takes_nothing_back_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "dumb")
    stream, threads = Terminal(), threading.active_count()
    with stage_progress(stream, wanted=True) as tell:
        tell("排版")
        # Nobody waits for a moment to speak: no timer runs.
        assert threading.active_count() == threads
    assert stream.getvalue() == ""
