"""`printreport schema` writes what editors complete keys by, and nothing else, into a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.commands.schema_files import FOLDER, SCHEMAS, SchemaError, schema_line, write_schemas
from printreport.commands.starter import make_starter

NAMES = ["captions.json", "layout.json", "report.json", "section.json"]


def test_the_schemas_are_written_anew_beside_the_project(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "report.json").write_text("old")
    lines = write_schemas(tmp_path)
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == NAMES
    assert all((tmp_path / FOLDER / name).read_bytes() == (SCHEMAS / name).read_bytes() for name in NAMES)
    assert any("# yaml-language-server: $schema=../../.schema/section.json" in line for line in lines)
    assert sorted(path.name for path in tmp_path.iterdir()) == [FOLDER, "content"]


def test_the_line_in_a_file_leads_to_its_schema(tmp_path: Path) -> None:
    make_starter(tmp_path / "稿")
    for place, name, deep in (("content", "report.json", False), ("content/sections", "section.json", True)):
        written = schema_line(name, deep).partition("$schema=")[2]
        assert (tmp_path / "稿" / place / written).resolve() == (tmp_path / "稿" / FOLDER / name).resolve()
        assert (tmp_path / "稿" / place / written).is_file()


def test_a_folder_that_is_no_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="content"):
        write_schemas(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "content").mkdir()
    (tmp_path / FOLDER).write_text("mine")
    with pytest.raises(SchemaError, match="写不进"):
        write_schemas(tmp_path)
    assert (tmp_path / FOLDER).read_text() == "mine"
