"""Files that are written beside their places: whole, with the rights they should have, or not there at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from printreport.core.whole_file import PRIVATE, put_whole, write_beside


@pytest.fixture(params=[True, False], ids=["nameless files", "named files"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def full_disk(*_words: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.usefixtures("_way")
def test_a_file_takes_its_place_with_all_its_pieces_and_nothing_stays_beside(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    put_whole(tmp_path / "a", tmp_path / ".part", b"one ", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"one two"}


@pytest.mark.skipif(os.name == "nt", reason="rights and links of POSIX")
@pytest.mark.usefixtures("_way")
def test_rights_are_those_asked_for_and_what_lay_at_the_name_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "others").write_bytes(b"theirs")
    (tmp_path / ".part").symlink_to(tmp_path / "others")
    write_beside(tmp_path / ".part", b"ours", mode=PRIVATE)
    assert (tmp_path / "others").read_bytes() == b"theirs"
    assert not (tmp_path / ".part").is_symlink()
    assert (tmp_path / ".part").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("fault", ["fsync", "replace"])
def test_a_fault_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(*((os, "fsync") if fault == "fsync" else (Path, "replace")), full_disk)
    with pytest.raises(OSError, match="No space"):
        put_whole(tmp_path / "a", tmp_path / ".part", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_what_need_not_last_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)
    put_whole(tmp_path / "a", tmp_path / ".part", b"new", lasting=False)
    assert (tmp_path / "a").read_bytes() == b"new"
