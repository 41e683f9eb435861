"""The journal of a set of files that is being replaced: what a killed process left is set right from it.

Old files are kept beside their places, the journal says which; only then is the first one replaced. While the journal
stands, the old set is the one that counts, and `undo` brings it back; once it is gone, the new set is whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from printreport.core.regular_file import regular_bytes

JOURNAL_NAME = ".printreport-journal"
PART, OLD = ".printreport-part", ".printreport-old"

_MOST = 1024 * 1024
"""Bytes: a journal names a few files. What is larger is not ours."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a set: its name, the hash of the file that comes (empty: none, the name goes), the name that keeps the old."""

    name: str
    sha256: str
    old: str


def keep_old(place: Path, beside: Path) -> str:
    """Give the file at a place a second name, by which it survives; returns that name, empty where there is no file.

    A file system without hard links gets a copy. Raises OSError.
    """
    try:
        kind = place.lstat().st_mode
    except FileNotFoundError:
        return ""
    beside.unlink(missing_ok=True)
    if stat.S_ISLNK(kind):
        beside.symlink_to(place.readlink())
        return beside.name
    try:
        os.link(place, beside)
    except OSError:
        _copy(place, beside)
    return beside.name


def _copy(place: Path, beside: Path) -> None:
    try:
        shutil.copy2(place, beside)
        with beside.open("rb+") as stream:
            os.fsync(stream.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def journal_bytes(changes: Iterable[Change]) -> bytes:
    """The journal's text."""
    return json.dumps([astuple(change) for change in changes]).encode()


def read_journal(folder: Path) -> tuple[Change, ...]:
    """What the journal of a folder says; nothing for one that no process of ours wrote. Raises OSError."""
    try:
        data = regular_bytes(folder / JOURNAL_NAME, _MOST)
    except FileNotFoundError:
        return ()
    try:
        return tuple(_change(*said) for said in json.loads(data or b"[]"))
    except (ValueError, TypeError, RecursionError):
        return ()


def undo(folder: Path, changes: Iterable[Change]) -> None:
    """Put every old file back in its place, and take new ones away that replaced none. Raises OSError; may be done again.

    What somebody else has put in a place meanwhile is left there.
    """
    for change in changes:
        place = folder / change.name
        is_new = _is_new(place, change)
        if not change.old:
            if is_new:
                place.unlink()
            continue
        old = folder / change.old
        if os.path.lexists(old):
            if is_new or not os.path.lexists(place):
                old.replace(place)
            # Of two names of one file neither is replaced by the other.
            old.unlink(missing_ok=True)


def remove_leftovers(folder: Path, younger_than: float | None = None) -> None:
    """Remove parts and old files that nothing will come for; only those last changed before a time, if one is given."""
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if entry.name.startswith(".") and entry.name.endswith((PART, OLD))]
    for entry in found:
        try:
            if younger_than is None or entry.stat(follow_symlinks=False).st_mtime < younger_than:
                Path(entry.path).unlink()
        except OSError:
            continue


def _change(name: object, sha256: object, old: object) -> Change:
    if not (isinstance(name, str) and isinstance(sha256, str) and isinstance(old, str)):
        raise TypeError("no words")
    if set(name + old) & {"/", "\\", "\0"} or (old and not (old.startswith(".") and old.endswith(OLD))):
        raise ValueError("no plain names")
    return Change(name, sha256, old)


def _is_new(place: Path, change: Change) -> bool:
    try:
        if not change.sha256 or not stat.S_ISREG(place.lstat().st_mode):
            return False
        with place.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == change.sha256
    except FileNotFoundError:
        return False
