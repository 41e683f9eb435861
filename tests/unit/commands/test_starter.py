"""The starters are laid down whole, and never over an editor's files; between them they show every part of a report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from printreport.commands.starter import (
    DEFAULT_KIND,
    KINDS,
    STARTERS,
    StarterError,
    StarterKind,
    kind_called,
    make_starter,
    starter_folder,
)
from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore
from printreport.source.project import read_project

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
MOST_BYTES = 3_000_000


@every_kind
def test_a_starter_is_copied_whole(kind: StarterKind, tmp_path: Path) -> None:
    source = starter_folder(kind)
    made = make_starter(tmp_path / "my report", kind=kind)
    assert [*made] == sorted(p.relative_to(source) for p in source.rglob("*") if p.is_file())
    assert {Path("README.md"), Path("content/report.yaml"), Path("content/captions.yaml")} <= {*made}
    assert all((tmp_path / "my report" / p).read_bytes() == (source / p).read_bytes() for p in made)


def test_every_starter_has_its_kind_and_a_kind_its_starter() -> None:
    assert sorted(p.name for p in STARTERS.iterdir()) == sorted(kind.name for kind in KINDS)


@pytest.mark.parametrize(("word", "name"), [("工作总结", "summary"), ("活动画册", "album"), ("Anniversary", "anniversary")])
def test_a_kind_is_called_by_its_chinese_or_english_name(word: str, name: str) -> None:
    assert kind_called(word).name == name


def test_a_kind_that_there_is_not_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(StarterError, match=r"工作总结（summary）、活动画册（album）、周年纪念（anniversary）"):
        kind_called("年报")


@every_kind
def test_a_starter_is_read_without_a_complaint_but_of_its_stand_in(kind: StarterKind) -> None:
    folder = starter_folder(kind)
    read = read_project(folder, open_font_book(folder), ImageStore(None))
    assert read.document is not None, read.diagnostics
    assert {d.code for d in read.diagnostics} <= ({"stand-in"} if kind.name == "album" else set())


@every_kind
def test_no_picture_of_the_cover_is_shown_again(kind: StarterKind) -> None:
    report = (starter_folder(kind) / "content/report.yaml").read_text("utf-8")
    cover = re.search(r"^cover: \{photo: ([\w-]+)", report, re.M)
    assert cover is not None
    sections = (p.read_text("utf-8") for p in starter_folder(kind).rglob("sections/*.md"))
    shown = [line for text in sections for line in text.splitlines() if line.startswith(("photos:", "portrait:"))]
    assert shown
    assert not [line for line in shown if cover[1] in line]


PARTS = (
    *("kind: 致辞", "portrait:", "signature:", "::: 大事记", "::: 名单", "::: 落款", "::: 提示", "[^1]:", "quote:"),
    *("logo:", "qr:", "subtitle:", "date:", "地址:", "stand_in: true", "ratio:", "size: large", "size: small", "place: spread"),
    *("weight: lead", "kind: before-after", "kind: bars", "kind: share", "表：", "\n- ", "\n1. ", "order: stroke", "palette:"),
)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_shown_by_some_starter(part: str) -> None:
    words = "".join(p.read_text("utf-8") for p in STARTERS.rglob("*") if p.suffix in (".md", ".yaml"))
    assert part in words


def test_the_starters_are_light() -> None:
    assert sum(p.stat().st_size for p in STARTERS.rglob("*") if p.is_file()) < MOST_BYTES


def test_the_words_of_a_starter_name_the_command_that_the_person_types(tmp_path: Path) -> None:
    for kind in KINDS:
        folder = tmp_path / kind.name
        make_starter(folder, lambda text: text.replace("printreport build", "python3 build.py build 稿"), kind)
        for name in ("README.md", "content/report.yaml"):
            words = (folder / name).read_text("utf-8")
            assert "python3 build.py build 稿" in words
            assert "printreport build" not in words


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert make_starter(tmp_path)
    assert (tmp_path / "content/report.yaml").read_bytes() == (starter_folder(DEFAULT_KIND) / "content/report.yaml").read_bytes()
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
