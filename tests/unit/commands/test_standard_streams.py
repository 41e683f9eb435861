"""What cannot be said never undoes what was done: streams that are full, closed or slow."""

from __future__ import annotations

import errno
import io
import sys

import pytest

from printreport.commands.standard_streams import Outlet, settle


class Target(io.RawIOBase):
    """A raw stream that answers each write in turn: an error's number, None for "not now", or a count of bytes."""

    def __init__(self, *answers: int | OSError | None) -> None:
        super().__init__()
        self.answers, self.taken = list(answers), b""

    def fileno(self) -> int:
        return 9

    def write(self, data: object) -> int | None:  # type: ignore[override]
        answer = self.answers.pop(0) if self.answers else len(bytes(data))  # type: ignore[call-overload]
        if isinstance(answer, OSError):
            raise answer
        self.taken += bytes(data)[:answer] if answer else b""  # type: ignore[call-overload]
        return answer


def said(outlet: Outlet, text: str) -> None:
    stream = io.TextIOWrapper(io.BufferedWriter(outlet), encoding="utf-8")
    stream.write(text)
    stream.flush()
    stream.write(text)
    stream.flush()


def test_bytes_go_through_whole_even_in_parts_and_to_a_reader_that_is_slow() -> None:
    target = Target(None, 3, None, 2)
    outlet = Outlet(target)
    said(outlet, "一二三")
    assert target.taken.decode() == "一二三一二三"
    assert outlet.fault == ""


def test_a_reader_who_left_is_no_fault() -> None:
    outlet = Outlet(Target(3, BrokenPipeError(errno.EPIPE, "gone")))
    said(outlet, "一二三")
    assert outlet.fault == ""


def test_a_full_device_is_remembered_and_the_rest_is_dropped() -> None:
    target = Target(OSError(errno.ENOSPC, "no space"))
    outlet = Outlet(target)
    said(outlet, "一二三")
    assert (outlet.fault, target.taken) == ("no space", b"")


LOST = [("标准输出", 0, 1), ("标准错误", 0, 1), ("标准错误", 2, 2), ("标准输出", 1, 1)]


@pytest.mark.parametrize(("title", "code", "left"), LOST)
def test_lost_words_are_told_of_on_the_other_stream(
    title: str, code: int, left: int, capsys: pytest.CaptureFixture[str]
) -> None:
    outlet = Outlet(Target(OSError(errno.ENOSPC, "no space")))
    said(outlet, "一")
    assert settle({title: outlet}, code) == left
    shown = capsys.readouterr()
    text, silent = (shown.out, shown.err) if title == "标准错误" else (shown.err, shown.out)
    assert title in text
    assert "no space" in text
    assert ("做完了" in text) == (code == 0)
    assert silent == ""


def test_nothing_is_told_where_nothing_was_lost(capsys: pytest.CaptureFixture[str]) -> None:
    assert settle({"标准输出": Outlet(Target())}, 0) == 0
    assert capsys.readouterr() == ("", "")
    assert not sys.stdout.closed
