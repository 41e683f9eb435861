"""The code of the package, read and parsed once for all tests that look at it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "printreport"
MODULES = sorted(PACKAGE.rglob("*.py"))
Found = TypeVar("Found")


def name_of(path: Path) -> str:
    """A module's file as the laws name it: `layout/page/grid.py`."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def text_of(path: Path) -> str:
    """What is written in a file."""
    return path.read_text("utf-8")


@cache
def parsed(text: str) -> ast.Module:
    """The tree of a source text."""
    return ast.parse(text)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All statements in a node, with the handlers and cases that hold some; expressions, most of a tree, are passed by."""
    for field in ("body", "orelse", "handlers", "finalbody", "cases"):
        for inner in getattr(node, field, ()):
            yield inner
            yield from statements(inner)


def breaches(look: Callable[[Path], Found], paths: list[Path] = MODULES) -> dict[str, Found]:
    """What a look at each file finds wrong, by the file's name; files in which it finds nothing are left out."""
    return {name_of(path): found for path in paths if (found := look(path))}
