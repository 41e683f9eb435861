"""Kept results come back as they were put, or not at all, and never fill the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from printreport.core import kept_results
from printreport.core.kept_results import KeptResults


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    KeptResults(tmp_path / "new").put("a", b"one")
    assert KeptResults(tmp_path / "new").get("a") == b"one"
    assert KeptResults(tmp_path / "new").get("b") is None


def test_damaged_and_cut_entries_count_as_none(tmp_path: Path) -> None:
    results = KeptResults(tmp_path)
    results.put("a", b"0123456789")
    whole = (tmp_path / "a.kept").read_bytes()
    for broken in (whole[:-1], b"", whole[:3], whole[:32], whole[:-1] + b"x", whole + b"x", b"x" + whole[1:]):
        (tmp_path / "a.kept").write_bytes(broken)
        assert results.get("a") is None


def test_nothing_is_kept_without_a_folder_or_where_none_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for results in (KeptResults(None), KeptResults(tmp_path / "file")):
        results.put("a", b"one")
        assert results.get("a") is None


def test_an_entry_under_another_name_is_none(tmp_path: Path) -> None:
    results = KeptResults(tmp_path)
    results.put("a", b"one")
    (tmp_path / "a.kept").rename(tmp_path / "b.kept")
    assert results.get("b") is None


def pipe(place: Path) -> None:
    os.mkfifo(place)


def endless(place: Path) -> None:
    place.symlink_to("/dev/zero")


def link_to_itself(place: Path) -> None:
    place.symlink_to(place)


def link_to_the_right_bytes(place: Path) -> None:
    KeptResults(place.parent).put("a", b"one")
    place.rename(place.parent / "moved")
    place.symlink_to(place.parent / "moved")


def full_folder(place: Path) -> None:
    (place / "within").mkdir(parents=True)
    (place / "within/file").touch()


def sparse(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(5 * 1024**3)


def unreadable(place: Path) -> None:
    place.touch(mode=0)


@pytest.mark.skipif(os.name == "nt", reason="pipes, devices and links of POSIX")
@pytest.mark.parametrize(
    "make", [pipe, endless, link_to_itself, link_to_the_right_bytes, full_folder, sparse, unreadable]
)
def test_what_is_no_file_of_ours_is_none_and_gives_way(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.kept")
    results = KeptResults(tmp_path)
    assert results.get("a") is None
    results.put("a", b"two")
    assert results.get("a") == b"two"
    assert (tmp_path / "a.kept").is_file()
    assert not (tmp_path / "a.kept").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")
@pytest.mark.parametrize("make", [pipe, endless, link_to_itself, sparse])
def test_a_folder_that_is_none_keeps_nothing(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "results")
    results = KeptResults(tmp_path / "results")
    results.put("a", b"one")
    assert results.get("a") is None


def test_files_of_others_are_never_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_results, "MOST_BYTES", 10)
    (tmp_path / "photo.jpg").write_bytes(bytes(50))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/old.kept").write_bytes(bytes(50))
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    KeptResults(tmp_path).put("a", bytes(50))
    KeptResults(tmp_path / "link").put("a", bytes(50))
    assert (tmp_path / "photo.jpg").exists()
    assert (tmp_path / "elsewhere/old.kept").exists()


def test_too_many_results_and_too_large_ones_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        KeptResults(tmp_path, 3).put(str(number), b"one")
    assert len(list(tmp_path.iterdir())) == 3
    monkeypatch.setattr(kept_results, "LARGEST", 10)
    KeptResults(tmp_path).put("large", bytes(11))
    assert KeptResults(tmp_path).get("large") is None


def test_what_a_killed_process_had_begun_goes_once_it_is_old(tmp_path: Path) -> None:
    for name in (".new-old", ".new-young"):
        (tmp_path / name).touch()
    os.utime(tmp_path / ".new-old", (0, 0))
    KeptResults(tmp_path).put("a", b"one")
    assert {path.name for path in tmp_path.iterdir()} == {".new-young", "a.kept"}


def test_no_half_files_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    KeptResults(tmp_path).put("a", b"one")
    assert list(tmp_path.iterdir()) == []


def test_the_results_used_longest_ago_give_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_results, "MOST_BYTES", 340)
    for age, name in enumerate(("newest", "used", "older", "oldest")):
        KeptResults(tmp_path).put(name, bytes(50))
        os.utime(tmp_path / f"{name}.kept", (1e9 - age * 1e5, 1e9 - age * 1e5))
    assert KeptResults(tmp_path).get("used") == bytes(50)
    KeptResults(tmp_path).put("another", bytes(50))
    left = {path.stem for path in tmp_path.iterdir()}
    assert "oldest" not in left
    assert {"used", "another"} <= left
