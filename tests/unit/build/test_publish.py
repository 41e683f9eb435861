"""Finished files replace the old ones whole, or not at all."""

from __future__ import annotations

import errno
import itertools
import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from printreport.build import publish as publishing
from printreport.build.publish import PublishError, publication, publish, set_right
from printreport.build.publish_journal import Change, journal_bytes


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
    def full(_part: Path, *_data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(publishing, "write_beside", full)
    with pytest.raises(PublishError):
        publish(tmp_path / "a" / "out", {"press.pdf": b"new"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(PublishError) as problem:
        publish(tmp_path / "out", {"press.pdf": b"new"})
    assert problem.value.code == "out-not-folder"


OLD = {"booklet.pdf": b"old 2", "notes.txt": b"mine", "page-09.png": b"old 3", "press.pdf": b"old 1"}
NEW = {"booklet.pdf": b"new 2", "notes.txt": b"mine", "press.pdf": b"new 1", "screen.pdf": b"new 3"}
"""A folder before and after a set of files that replaces two, adds one, removes one and has nothing to do with another."""

SYSTEM_CALLS = ("open", "fsync", "link", "symlink", "replace", "rename", "unlink", "lstat", "scandir", "mkdir", "close")
"""What publishing asks of the system, one by one."""


def fill(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def publish_set(folder: Path) -> None:
    with publication(folder) as on_their_way:
        for name in ("press.pdf", "booklet.pdf", "screen.pdf"):
            on_their_way.add(name, NEW[name])
        on_their_way.remove("page-09.png")


class Fault:
    """Does something at the n-th call of the system; `calls` counts them, `reached` says whether it came to that."""

    def __init__(self, at: int, strike: Callable[[], None]) -> None:
        self.at, self.strike, self.calls = at, strike, 0

    @property
    def reached(self) -> bool:
        return self.calls >= self.at

    def lies_in(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*words: object, **more: object) -> object:
            self.calls += 1
            if self.calls == self.at:
                self.strike()
            return call(*words, **more)

        return counted


@contextmanager
def faulty(at: int, strike: Callable[[], None], *, nameless: bool = True, links: bool = True) -> Iterator[Fault]:
    """The system with a fault, by choice without files that have no name yet, or without hard links."""
    fault = Fault(at, strike)
    with pytest.MonkeyPatch.context() as patch:
        if not nameless:
            patch.delattr(os, "O_TMPFILE", raising=False)
        if not links:
            patch.setattr(os, "link", no_links)
        patch.setattr(os, "fsync", no_power_is_cut)
        for name in SYSTEM_CALLS:
            patch.setattr(os, name, fault.lies_in(getattr(os, name)))
        yield fault


def no_links(*_words: object, **_more: object) -> None:
    raise OSError(errno.EPERM, "no links here")


def no_power_is_cut(_descriptor: int) -> None:
    """In place of waiting for the disk, which these faults leave on."""


def kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def publish_and_die(folder: Path, at: int, nameless: bool, links: bool) -> None:
    with faulty(at, kill_self, nameless=nameless, links=links):
        publish_set(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="kills by signals, files without names")
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("nameless", [True, False], ids=["nameless", "named"])
def test_a_writer_killed_before_any_call_of_the_system_leaves_all_of_a_set_or_none(
    tmp_path: Path, nameless: bool, links: bool
) -> None:
    fork = multiprocessing.get_context("fork")
    outcomes = []
    for at in itertools.count(1):
        folder = tmp_path / str(at)
        fill(folder, OLD)
        child = fork.Process(target=publish_and_die, args=(folder, at, nameless, links))
        child.start()
        child.join()
        set_right(folder)
        outcomes.append(contents(folder))
        assert outcomes[-1] in (OLD, NEW), at
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
    assert outcomes[0] == OLD
    assert outcomes[-2:] == [NEW, NEW]
    assert len(outcomes) > 30


def put_right_and_die(folder: Path, at: int) -> None:
    with faulty(at, kill_self):
        set_right(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="kills by signals, files without names")
def test_a_killed_repair_is_repaired(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    torn = tmp_path / "torn"
    # A folder as it is after the first of its files was replaced.
    for at in itertools.count(1):
        shutil.rmtree(torn, ignore_errors=True)
        fill(torn, OLD)
        child = fork.Process(target=publish_and_die, args=(torn, at, True, True))
        child.start()
        child.join()
        if contents(torn)["press.pdf"] != OLD["press.pdf"]:
            break
    for at in itertools.count(1):
        copy = tmp_path / str(at)
        shutil.copytree(torn, copy)
        child = fork.Process(target=put_right_and_die, args=(copy, at))
        child.start()
        child.join()
        set_right(copy)
        assert contents(copy) == OLD, at
        if child.exitcode == 0:
            return


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_call_that_fails_anywhere_leaves_all_of_a_set_or_none_and_says_which(tmp_path: Path, number: int) -> None:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    for at in itertools.count(1):
        folder = tmp_path / str(at)
        fill(folder, OLD)
        said = ""
        with faulty(at, fail) as fault:
            try:
                publish_set(folder)
            except PublishError as problem:
                said = str(problem)
            except OSError:
                assert not fault.reached, "an error of the system reached the caller"
        if "没有动" in said:
            assert {name: data for name, data in contents(folder).items() if not name.startswith(".")} == OLD, at
        elif not said:
            assert {name: data for name, data in contents(folder).items() if not name.startswith(".")} == NEW, at
        set_right(folder)
        assert contents(folder) in (OLD, NEW), at
        if not fault.reached:
            return


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_at_any_call_leaves_all_of_a_set_or_none(tmp_path: Path, number: signal.Signals) -> None:
    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, stop)
    try:
        for at in itertools.count(1):
            folder = tmp_path / str(at)
            fill(folder, OLD)
            with faulty(at, lambda: os.kill(os.getpid(), number)) as fault, suppress(KeyboardInterrupt):
                publish_set(folder)
            found = {name: data for name, data in contents(folder).items() if not name.startswith(".")}
            assert found in (OLD, NEW), at
            set_right(folder)
            assert contents(folder) == found
            if not fault.reached:
                return
    finally:
        signal.signal(number, before)


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
@pytest.mark.parametrize("target", ["nowhere", "out"])
def test_a_link_that_leads_to_no_folder_is_called_one(tmp_path: Path, target: str) -> None:
    (tmp_path / "out").symlink_to(tmp_path / target)
    with pytest.raises(PublishError, match="链接") as problem:
        publish(tmp_path / "out", {"press.pdf": b"new"})
    assert problem.value.code == "out-not-folder"


def test_what_dead_processes_left_goes_at_once(tmp_path: Path) -> None:
    for name in (".press.pdf.1.printreport-part", ".screen.pdf.77.printreport-old"):
        (tmp_path / name).write_bytes(b"half")
    publish(tmp_path, {"press.pdf": b"new"})
    assert contents(tmp_path) == {"press.pdf": b"new"}


def test_a_folder_that_is_being_written_to_is_left_to_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_PATIENCE", 0.05)
    with publication(tmp_path) as on_their_way:
        on_their_way.add("press.pdf", b"new")
        before = contents(tmp_path)
        set_right(tmp_path)
        with pytest.raises(PublishError, match="另一次排版") as problem:
            publish(tmp_path, {"press.pdf": b"other"})
        assert problem.value.code == "out-busy"
        assert contents(tmp_path) == before
    assert contents(tmp_path) == {"press.pdf": b"new"}


def test_where_folders_cannot_be_locked_only_old_leftovers_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlocked(_folder: Path, _patience: float) -> AbstractContextManager[bool]:
        return nullcontext(False)

    monkeypatch.setattr(publishing, "folder_held", unlocked)
    old, young = tmp_path / ".press.pdf.1.printreport-part", tmp_path / ".press.pdf.2.printreport-part"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    publish(tmp_path, {"press.pdf": b"new"})
    assert sorted(contents(tmp_path)) == [young.name, "press.pdf"]


def make_folder(place: Path) -> None:
    place.mkdir()


def make_pipe(place: Path) -> None:
    os.mkfifo(place)


def make_link_to_folder(place: Path) -> None:
    place.symlink_to(place.parent.parent, target_is_directory=True)


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")
@pytest.mark.parametrize("make", [make_folder, make_pipe, make_link_to_folder])
def test_a_place_that_no_file_can_take_is_named_and_nothing_is_replaced(tmp_path: Path, make: Callable[[Path], None]) -> None:
    out = tmp_path / "out"
    fill(out, {"press.pdf": b"old"})
    make(out / "screen.pdf")
    with pytest.raises(PublishError, match=r"screen\.pdf") as problem:
        publish(out, {"press.pdf": b"new", "screen.pdf": b"new"})
    assert problem.value.code == "out-occupied"
    assert (out / "press.pdf").read_bytes() == b"old"
    assert sorted(p.name for p in out.iterdir()) == ["press.pdf", "screen.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_link_gives_way_to_the_file_and_what_it_led_to_stays(tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    out = tmp_path / "out"
    fill(out, {})
    (out / "press.pdf").symlink_to(tmp_path / "mine.pdf")
    publish(out, {"press.pdf": b"new", "screen.pdf": b"new"})
    assert contents(out) == {"press.pdf": b"new", "screen.pdf": b"new"}
    assert (tmp_path / "mine.pdf").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "journal", [b"", b"{", b"[" * 100_000, b"[1]", b'[["../a","",""]]', b'[["press.pdf","",".other"]]', b'[["","",""]]', b"\xff"]
)
def test_a_journal_that_is_not_ours_changes_nothing_and_goes(tmp_path: Path, journal: bytes) -> None:
    fill(tmp_path / "out", {"press.pdf": b"old", ".other": b"other", ".printreport-journal": journal})
    set_right(tmp_path / "out")
    assert contents(tmp_path / "out") == {"press.pdf": b"old", ".other": b"other"}


def test_a_file_put_in_a_torn_set_by_hand_is_not_taken_away(tmp_path: Path) -> None:
    old = ".press.pdf.7.printreport-old"
    changes = [Change("press.pdf", "0" * 64, old), Change("screen.pdf", "1" * 64, "")]
    fill(tmp_path / "out", {"press.pdf": b"mine", "screen.pdf": b"mine", old: b"old"})
    (tmp_path / "out/.printreport-journal").write_bytes(journal_bytes(changes))
    set_right(tmp_path / "out")
    assert contents(tmp_path / "out") == {"press.pdf": b"mine", "screen.pdf": b"mine"}


def test_readers_see_whole_files_while_writers_take_turns(tmp_path: Path) -> None:
    sizes = {b"a": 300_000, b"b": 700_000}
    fill(tmp_path / "out", {})

    def write(letter: bytes) -> None:
        for _ in range(15):
            publish(tmp_path / "out", {"press.pdf": letter * sizes[letter], "screen.pdf": letter * 10})

    publish(tmp_path / "out", {"press.pdf": b"a" * sizes[b"a"], "screen.pdf": b"a" * 10})
    threads = [threading.Thread(target=write, args=(letter,)) for letter in sizes]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        data = (tmp_path / "out/press.pdf").read_bytes()
        assert len(data) == sizes[data[:1]]
    found = contents(tmp_path / "out")
    assert found["press.pdf"][:1] == found["screen.pdf"][:1]
    assert sorted(found) == ["press.pdf", "screen.pdf"]
