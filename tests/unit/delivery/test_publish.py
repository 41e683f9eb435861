"""Finished files replace the old ones whole, or not at all."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from printreport import publish as publishing
from printreport.publish import PublishError, publish


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def test_files_appear_whole_and_nothing_else_does(tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    publish(out, {"press.pdf": b"new", "screen.pdf": b"other"})
    assert contents(out) == {"press.pdf": b"new", "screen.pdf": b"other"}


def test_old_files_are_replaced_and_strangers_are_left(tmp_path: Path) -> None:
    (tmp_path / "press.pdf").write_bytes(b"old")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    publish(tmp_path, {"press.pdf": b"new"})
    assert contents(tmp_path) == {"notes.txt": b"mine", "press.pdf": b"new"}


@pytest.mark.parametrize("nameless", [True, False], ids=["nameless files", "named files"])
def test_both_ways_of_writing_beside_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool
) -> None:
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    publish(tmp_path, {"press.pdf": b"new"})
    assert contents(tmp_path) == {"press.pdf": b"new"}
    assert oct((tmp_path / "press.pdf").stat().st_mode & 0o777) == oct(0o666 & ~_umask())


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_said_so_and_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "press.pdf").write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(number, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PublishError) as problem:
        publish(tmp_path, {"press.pdf": b"new", "screen.pdf": b"new"})
    assert problem.value.code == "disk-full"
    assert "磁盘空间不够" in str(problem.value)
    assert contents(tmp_path) == {"press.pdf": b"old"}


def test_a_folder_made_for_nothing_is_taken_away_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_folder: Path, _name: str, _data: bytes) -> Path:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(publishing, "_write_part", full)
    with pytest.raises(PublishError):
        publish(tmp_path / "a" / "out", {"press.pdf": b"new"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(PublishError) as problem:
        publish(tmp_path / "out", {"press.pdf": b"new"})
    assert problem.value.code == "out-not-folder"


def test_what_a_killed_build_left_is_swept_once_it_is_old(tmp_path: Path) -> None:
    old, young = tmp_path / ".press.pdf.1.printreport-part", tmp_path / ".press.pdf.2.printreport-part"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    publish(tmp_path, {"press.pdf": b"new"})
    assert sorted(contents(tmp_path)) == [young.name, "press.pdf"]


def _publish_and_die(folder: Path, call: str, nameless: bool) -> None:
    """Publish, but be killed just before a call of the system that publishing makes."""

    def die(*_words: object, **_more: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if not nameless:
        del os.O_TMPFILE
    setattr(Path if call == "replace" else os, call, die)
    publish(folder, {"press.pdf": b"new"})


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="kills by signals, files without names: Linux")
@pytest.mark.parametrize(
    ("call", "nameless", "left"),
    [("fsync", True, 0), ("link", True, 0), ("replace", True, 1), ("fsync", False, 1), ("replace", False, 1)],
)
def test_a_writer_killed_at_any_step_leaves_the_old_file(tmp_path: Path, call: str, nameless: bool, left: int) -> None:
    (tmp_path / "press.pdf").write_bytes(b"old")
    child = multiprocessing.get_context("fork").Process(target=_publish_and_die, args=(tmp_path, call, nameless))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    found = contents(tmp_path)
    assert found.pop("press.pdf") == b"old"
    assert len(found) == left
    for part in tmp_path.glob(".*"):
        os.utime(part, (0, 0))
    publish(tmp_path, {"press.pdf": b"new"})
    assert contents(tmp_path) == {"press.pdf": b"new"}
