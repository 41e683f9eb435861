"""Puts finished files in the output folder: all of a set or none, and a reader sees old files or new ones, never half of one."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from printreport.build.folder_lock import FolderBusyError, folder_held
from printreport.build.publish_journal import (
    JOURNAL_NAME,
    OLD,
    PART,
    Change,
    journal_bytes,
    keep_old,
    read_journal,
    remove_leftovers,
    undo,
)
from printreport.core.stop_signals import held_back
from printreport.core.whole_file import flush_folder, put_whole, write_beside

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PATIENCE = 60.0
"""Seconds that another build of the folder is waited for before this one gives up. No other value was tried."""
# Where folders cannot be locked, a part that is an hour old is taken for a dead process's.
_STALE_SECONDS = 3600.0


class PublishError(Exception):
    """The folder did not take the files; `code` is stable, the text is the Chinese sentence for the editor.

    `reason` is the sentence without what became of the old files.
    """

    def __init__(self, code: str, path: Path, reason: str, outcome: str = "原有的成品没有动") -> None:
        super().__init__(f"{reason}；{outcome}")
        self.code = code
        self.path = path
        self.reason = reason


class Publication:
    """Files on their way into a folder, written beside their places one after the other."""

    def __init__(self, folder: Path) -> None:
        """Nothing is on its way yet."""
        self._folder = folder
        self._parts: dict[str, Path] = {}
        self._hashes: dict[str, str] = {}

    def add(self, name: str, data: bytes) -> None:
        """Write a file beside its place, flushed to the disk. Raises OSError, and PublishError where it cannot take its place."""
        _refuse_occupied(self._folder / name)
        part = _beside(self._folder, name, PART)
        write_beside(part, data)
        self._parts[name] = part
        self._hashes[name] = hashlib.sha256(data).hexdigest()

    def remove(self, name: str) -> None:
        """Let a file of an earlier set go together with the change to the new one."""
        self._hashes[name] = ""

    def take_place(self) -> None:
        """Rename all files to their places; a name that fails brings back what was there before. Raises OSError."""
        with held_back():
            if len(self._hashes) == 1 and self._parts:
                self._rename()
            else:
                self._rename_all()
            # The files have their places: a disk that cannot confirm it takes nothing back.
            with suppress(OSError):
                flush_folder(self._folder)

    def withdraw(self) -> None:
        """Take the parts away that have not taken their place."""
        for part in self._parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _rename(self) -> None:
        for name, part in self._parts.items():
            part.replace(self._folder / name)

    def _rename_all(self) -> None:
        folder, journal = self._folder, self._folder / JOURNAL_NAME
        changes: list[Change] = []
        try:
            for name, sha256 in self._hashes.items():
                changes.append(Change(name, sha256, keep_old(folder / name, _beside(folder, name, OLD))))
            put_whole(journal, _beside(folder, JOURNAL_NAME, PART), journal_bytes(changes))
            flush_folder(folder)
            self._rename()
            for change in changes:
                if not change.sha256:
                    (folder / change.name).unlink(missing_ok=True)
            flush_folder(folder)
            journal.unlink()
        except BaseException as problem:
            _bring_back(folder, changes, problem)
            raise
        for change in changes:
            if change.old:
                with suppress(OSError):
                    (folder / change.old).unlink(missing_ok=True)


def _bring_back(folder: Path, changes: list[Change], problem: BaseException) -> None:
    try:
        undo(folder, changes)
        (folder / JOURNAL_NAME).unlink(missing_ok=True)
    except OSError as second:
        reason = f"换成品时出错（{problem}），复原时又出错（{second}）"
        raise PublishError("out-half-changed", folder, reason, "下次排版时会先复原原有的成品") from problem


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put all files in a folder, or none; see publication."""
    with publication(folder) as on_their_way:
        for name, data in files.items():
            on_their_way.add(name, data)


@contextmanager
def publication(folder: Path) -> Iterator[Publication]:
    """Files that take their places together when the block ends well; one process at a time has a folder.

    Raises PublishError; the folder is then as it was before, and not made if it was not there.
    """
    made = _make_folder(folder)
    with ExitStack() as stack:
        try:
            stack.callback(_take_away, made)
            is_locked = stack.enter_context(folder_held(folder, _PATIENCE))
            _refuse_occupied(folder / JOURNAL_NAME)
            _set_right(folder, is_locked)
            on_their_way = Publication(folder)
            stack.callback(on_their_way.withdraw)
            yield on_their_way
            on_their_way.take_place()
        except FolderBusyError as problem:
            raise PublishError("out-busy", folder, "另一次排版正在往这个文件夹里写，等它做完再来") from problem
        except OSError as problem:
            raise _explained(problem, folder) from problem


def set_right(folder: Path) -> None:
    """Bring back the old set where a killed process was replacing it, and remove what it left; raises nothing.

    A folder in which another process is at work is left to it.
    """
    with suppress(OSError, FolderBusyError), folder_held(folder, 0.0) as is_locked:
        _set_right(folder, is_locked)


def _set_right(folder: Path, is_locked: bool) -> None:
    journal = folder / JOURNAL_NAME
    long_ago = None if is_locked else time.time() - _STALE_SECONDS
    with suppress(FileNotFoundError):
        if long_ago is None or journal.lstat().st_mtime < long_ago:
            undo(folder, read_journal(folder))
            journal.unlink()
    remove_leftovers(folder, long_ago)


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder; returns those of its parents that were made, the innermost first."""
    try:
        missing = [p for p in (folder, *folder.parents) if not p.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _explained(problem, folder) from problem
    return missing


def _take_away(made: list[Path]) -> None:
    """Remove folders that were made for nothing; those that hold something stay."""
    with suppress(OSError):
        for folder in made:
            folder.rmdir()


def _refuse_occupied(place: Path) -> None:
    """Only a file gives way to a file: a folder cannot be replaced, a device should not be."""
    try:
        kind = place.stat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(kind):
        what = "文件夹" if stat.S_ISDIR(kind) else "设备或管道"
        raise PublishError("out-occupied", place, f"成品要写在这里，可是 {place.name} 是{what}，请移走或改名")


def _beside(folder: Path, name: str, ending: str) -> Path:
    return folder / f".{name}.{os.getpid()}{ending}"


def _explained(problem: OSError, folder: Path) -> PublishError:
    if problem.errno in _FULL:
        return PublishError("disk-full", folder, "磁盘空间不够，写不下成品文件")
    if isinstance(problem, FileExistsError | NotADirectoryError):
        what = "是一个通不到文件夹的链接" if folder.is_symlink() else "被一个同名文件占用，不是文件夹"
        return PublishError("out-not-folder", folder, f"输出位置{what}")
    reason = problem.strerror or str(problem)
    if isinstance(problem.filename, str) and not problem.filename.endswith((PART, OLD)):
        reason += f"：{Path(problem.filename).name}"
    if os.name == "nt" and isinstance(problem, PermissionError):
        reason += "；成品是不是正开着？请先关掉阅读器"
    return PublishError("out-unwritable", folder, f"无法写入输出文件夹（{reason}）")
