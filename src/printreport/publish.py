"""Puts finished files in the output folder so that a reader sees the old ones or the new ones, never half of one."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Mapping
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_STALE_SECONDS = 3600.0


class PublishError(Exception):
    """The folder did not take the files; `code` is stable, the text is the Chinese sentence for the editor."""

    def __init__(self, code: str, path: Path, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.path = path


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files beside their places, flush them to the disk, then rename them one right after the other.

    Raises PublishError; the folder is then as it was before, and not made if it was not there.
    """
    made = _make_folder(folder)
    parts: dict[str, Path] = {}
    try:
        for name, data in files.items():
            parts[name] = _write_part(folder, name, data)
        for name, part in parts.items():
            part.replace(folder / name)
    except OSError as problem:
        _withdraw(parts, made)
        raise _explained(problem, folder) from problem
    except BaseException:
        _withdraw(parts, made)
        raise
    _flush_folder(folder)


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder; returns those of its parents that were made, the innermost first."""
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _explained(problem, folder) from problem
    _sweep(folder)
    return missing


def _sweep(folder: Path) -> None:
    """Remove what a killed build left on systems that have no nameless files; a running one's parts are younger."""
    for part in folder.glob(".*.printreport-part"):
        try:
            if time.time() - part.stat().st_mtime > _STALE_SECONDS:
                part.unlink()
        except OSError:
            continue


def _write_part(folder: Path, name: str, data: bytes) -> Path:
    part = folder / f".{name}.{os.getpid()}.printreport-part"
    if not _write_nameless(folder, part, data):
        _write_named(part, data)
    return part


def _write_nameless(folder: Path, part: Path, data: bytes) -> bool:
    """Write a file that has no name until it is whole: a killed build leaves nothing behind (Linux, most file systems)."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None:
        return False
    try:
        descriptor = os.open(folder, flag | os.O_WRONLY, 0o644)
    except OSError:
        return False
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(descriptor)
        return _name_file(descriptor, part)


def _name_file(descriptor: int, part: Path) -> bool:
    # A folder descriptor makes os.link follow the link in /proc, which is how an open nameless file gets its name.
    part.unlink(missing_ok=True)
    here = os.open(part.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{descriptor}", part.name, src_dir_fd=here, dst_dir_fd=here, follow_symlinks=True)
    except OSError:
        return False
    finally:
        os.close(here)
    return True


def _write_named(part: Path, data: bytes) -> None:
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _withdraw(parts: Mapping[str, Path], made: list[Path]) -> None:
    for part in parts.values():
        part.unlink(missing_ok=True)
    for folder in made:
        try:
            folder.rmdir()
        except OSError:
            return


def _flush_folder(folder: Path) -> None:
    """Make the renames last through a power cut, where folders can be flushed."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _explained(problem: OSError, folder: Path) -> PublishError:
    if problem.errno in _FULL:
        return PublishError("disk-full", folder, "磁盘空间不够，写不下成品文件；原有的成品没有动")
    if isinstance(problem, FileExistsError | NotADirectoryError):
        return PublishError("out-not-folder", folder, "输出位置被一个同名文件占用，不是文件夹")
    reason = problem.strerror or str(problem)
    return PublishError("out-unwritable", folder, f"无法写入输出文件夹（{reason}）；原有的成品没有动")
