"""A small project for every test of the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)
