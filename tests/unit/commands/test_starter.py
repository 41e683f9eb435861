"""The sample report is laid down whole, and never over an editor's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.commands.starter import SAMPLE, StarterError, make_starter


def test_the_sample_is_copied_whole(tmp_path: Path) -> None:
    made = make_starter(tmp_path / "my report")
    assert [p for p in made if p.suffix == ".md"] == [
        Path("README.md"),
        Path("content/sections/01-new-house.md"),
        Path("content/sections/02-readers.md"),
        Path("content/sections/03-book-bus.md"),
    ]
    assert all((tmp_path / "my report" / p).read_bytes() == (SAMPLE / p).read_bytes() for p in made)


def test_the_words_of_the_sample_name_the_command_that_the_person_types(tmp_path: Path) -> None:
    make_starter(tmp_path / "稿", lambda text: text.replace("printreport build", "python3 build.py build 稿"))
    for name in ("README.md", "content/report.yaml"):
        words = (tmp_path / "稿" / name).read_text("utf-8")
        assert "python3 build.py build 稿" in words
        assert "printreport build" not in words


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert make_starter(tmp_path)
    assert (tmp_path / "content/report.yaml").is_file()
    assert [p.name for p in tmp_path.glob(".*")] == [".schema"]


def test_a_folder_with_files_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(StarterError, match="不是空文件夹"):
        make_starter(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    with pytest.raises(StarterError):
        make_starter(tmp_path / "x")


def test_a_place_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StarterError, match="无法建立"):
        make_starter(tmp_path / "file" / "x")
