"""A kept build is found again only while nothing that decides it has changed, and only whole."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from printreport.build.kept_builds import MOST_BUILDS, KeptBuild, build_key, find_build, keep_build
from printreport.core.diagnostics import warning
from printreport.core.kept_results import KeptResults
from printreport.core.span import Span
from reports import lay_small_starter

BUILD = KeptBuild(
    files={"press.pdf": b"%PDF-1.6 finished"},
    diagnostics=(warning("stand-in", Span("content/captions.yaml", 3, 5, 2), "占位图", "换上照片", "  stand_in: true"),),
    pages=8,
    characters=4600,
    smallest_ppi=231.5,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample report."""
    lay_small_starter(tmp_path / "report")
    return tmp_path / "report"


def change_word(root: Path) -> None:
    path = root / "content/sections/01-new-house.md"
    path.write_text(path.read_text("utf-8").replace("旧馆", "老馆"), "utf-8")


def change_picture(root: Path) -> None:
    path = root / "images/library.png"
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def add_section(root: Path) -> None:
    (root / "content/sections/04-more.md").write_text("再说几句。\n", "utf-8")


def add_fonts(root: Path) -> None:
    (root / "fonts").mkdir()
    (root / "fonts/fonts.yaml").write_text("fonts: {}\n", "utf-8")


@pytest.mark.parametrize("change", [change_word, change_picture, add_section, add_fonts])
def test_whatever_decides_a_build_changes_its_key(project: Path, change: Callable[[Path], None]) -> None:
    before = build_key(project, "")
    change(project)
    assert before is not None
    assert build_key(project, "") not in (None, before)


def test_options_and_nothing_outside_the_inputs_change_the_key(project: Path) -> None:
    before = build_key(project, "")
    assert build_key(project, "final") != before
    (project / "out").mkdir()
    (project / "out/press.pdf").write_bytes(b"finished")
    (project / "notes.txt").write_text("mine")
    assert build_key(project, "") == before


def test_a_project_has_the_same_key_in_any_folder(project: Path, tmp_path: Path) -> None:
    lay_small_starter(tmp_path / "elsewhere")
    assert build_key(project, "") == build_key(tmp_path / "elsewhere", "")


def test_what_reaches_out_of_the_project_is_never_kept(project: Path, tmp_path: Path) -> None:
    picture = project / "images/library.png"
    picture.rename(tmp_path / "moved.png")
    picture.symlink_to(tmp_path / "moved.png")
    assert build_key(project, "") is None
    assert build_key(tmp_path / "nowhere", "") is None


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("place", ["images/pipe.jpg", "content/report.yaml", "fonts/pipe"])
def test_a_pipe_in_the_project_is_never_waited_for(project: Path, place: str) -> None:
    (project / place).parent.mkdir(exist_ok=True)
    (project / place).unlink(missing_ok=True)
    os.mkfifo(project / place)
    assert build_key(project, "") is None


def test_a_file_larger_than_any_that_a_build_reads_is_not_read(project: Path) -> None:
    assert build_key(project, "") is not None
    with (project / "images/huge.jpg").open("wb") as file:
        file.truncate(5 << 30)
    assert build_key(project, "") is None


def test_a_press_profile_of_the_editors_own_is_never_kept(project: Path) -> None:
    with (project / "content/report.yaml").open("a", encoding="utf-8") as stream:
        stream.write("press: {profile: ../a.icc, condition: X}\n")
    assert build_key(project, "") is None


def test_a_kept_build_comes_back_as_it_was(tmp_path: Path) -> None:
    keep_build(tmp_path, "key", BUILD)
    assert find_build(tmp_path, "key") == BUILD
    assert find_build(tmp_path, "other") is None


def test_a_damaged_one_is_not_found(tmp_path: Path) -> None:
    keep_build(tmp_path, "key", BUILD)
    (path,) = (tmp_path / "builds").iterdir()
    path.write_bytes(path.read_bytes()[:-2])
    assert find_build(tmp_path, "key") is None
    keep_build(tmp_path, "key", BUILD)
    assert find_build(tmp_path, "key") == BUILD


def put_value(cache: Path, value: object, rest: bytes = b"%PDF-1.6 finished") -> None:
    """Put an entry as keep_build does, its digest right, with a head of one's own."""
    head = value if isinstance(value, bytes) else json.dumps(value).encode()
    KeptResults(cache / "builds").put("key", head + b"\n" + rest)


HEAD = {"files": [["press.pdf", 17]], "pages": 8, "characters": 4600, "smallest_ppi": 231.5, "punctuation": "", "diagnostics": []}
WARNING = ["code", "a.md", 1, 1, 1, "message", "hint", "source"]


def test_an_entry_of_the_right_shape_would_be_taken(tmp_path: Path) -> None:
    put_value(tmp_path, {**HEAD, "diagnostics": [WARNING]})
    assert find_build(tmp_path, "key") is not None


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"null",
        b"[" * 100_000,
        b"\xff",
        [HEAD],
        {},
        {**HEAD, "files": []},
        {**HEAD, "files": {"press.pdf": 17}},
        {**HEAD, "files": [["../press.pdf", 17]]},
        {**HEAD, "files": [["press.exe", 17]]},
        {**HEAD, "files": [["press.pdf", 16]]},
        {**HEAD, "files": [["press.pdf", -1], ["screen.pdf", 18]]},
        {**HEAD, "files": [["press.pdf", 17], ["screen.pdf", 0]]},
        {**HEAD, "files": [["press.pdf", True]]},
        {**HEAD, "files": [[7, 17]]},
        {**HEAD, "pages": "8"},
        {**HEAD, "pages": -8},
        {**HEAD, "characters": None},
        {**HEAD, "smallest_ppi": float("nan")},
        {**HEAD, "smallest_ppi": "many"},
        {**HEAD, "diagnostics": [WARNING[:-1]]},
        {**HEAD, "diagnostics": [["error", *WARNING]]},
        {**HEAD, "diagnostics": [[7, *WARNING[1:]]]},
        {**HEAD, "diagnostics": [[*WARNING[:2], "1", *WARNING[3:]]]},
        {**HEAD, "diagnostics": 7},
    ],
)
def test_a_forged_one_of_another_shape_is_not_found(tmp_path: Path, value: object) -> None:
    put_value(tmp_path, value)
    assert find_build(tmp_path, "key") is None


def test_the_oldest_make_room(tmp_path: Path) -> None:
    for number in range(MOST_BUILDS + 3):
        keep_build(tmp_path, f"key{number}", BUILD)
    assert len(list((tmp_path / "builds").iterdir())) == MOST_BUILDS


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "builds").write_text("a file")
    keep_build(tmp_path, "key", BUILD)
    assert find_build(tmp_path, "key") is None
