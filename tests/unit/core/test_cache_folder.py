"""The cache folder follows the platform's custom and the user's wish."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.core.cache_folder import _wanted_folder, cache_folder


def test_the_users_wish_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRINTREPORT_CACHE", str(tmp_path / "mine"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "mine"
    assert (tmp_path / "mine").is_dir()


def test_a_relative_xdg_folder_is_ignored() -> None:
    assert _wanted_folder({"XDG_CACHE_HOME": "here"}, "linux") == Path.home() / ".cache" / "printreport"
    assert _wanted_folder({"XDG_CACHE_HOME": "/there"}, "linux") == Path("/there/printreport")


def test_each_platform_has_its_own_place() -> None:
    assert _wanted_folder({}, "darwin") == Path.home() / "Library" / "Caches" / "printreport"
    assert _wanted_folder({"LOCALAPPDATA": "/local"}, "win32") == Path("/local/printreport/Cache")
    assert _wanted_folder({}, "win32") is None


def test_a_folder_that_cannot_be_made_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PRINTREPORT_CACHE", str(tmp_path / "file" / "below"))
    assert cache_folder() is None
