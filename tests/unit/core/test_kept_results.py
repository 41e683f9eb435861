"""Kept results come back as they were put, or not at all, and never fill the disk."""

from __future__ import annotations

import os
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
    whole = (tmp_path / "a").read_bytes()
    for broken in (whole[:-1], b"", whole[:3], whole[:-1] + b"x"):
        (tmp_path / "a").write_bytes(broken)
        assert results.get("a") is None


def test_nothing_is_kept_without_a_folder_or_where_none_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for results in (KeptResults(None), KeptResults(tmp_path / "file")):
        results.put("a", b"one")
        assert results.get("a") is None


def test_no_half_files_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    KeptResults(tmp_path).put("a", b"one")
    assert list(tmp_path.iterdir()) == []


def test_the_results_used_longest_ago_give_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_results, "MOST_BYTES", 200)
    for age, name in enumerate(("newest", "used", "older", "oldest")):
        KeptResults(tmp_path).put(name, bytes(50))
        os.utime(tmp_path / name, (1e9 - age * 1e5, 1e9 - age * 1e5))
    assert KeptResults(tmp_path).get("used") == bytes(50)
    KeptResults(tmp_path).put("another", bytes(50))
    left = {path.name for path in tmp_path.iterdir()}
    assert "oldest" not in left
    assert {"used", "another"} <= left
