"""The code stays readable: short functions, files of a bearable length, types and sentences on all public names."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "printreport"
MODULES = sorted(PACKAGE.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef

LONG_FILE, LONG_FUNCTION = 500, 80


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


def body_length(function: Function) -> int:
    """Lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_the_median_function_has_fewer_than_ten_lines() -> None:
    assert statistics.median(body_length(f) for path in MODULES for f in functions(path)) < 10


def test_long_functions_are_rare() -> None:
    lengths = {f"{name_of(path)}:{f.name}": body_length(f) for path in MODULES for f in functions(path)}
    assert {name: n for name, n in lengths.items() if n > LONG_FUNCTION} == {}
    assert sum(n > 60 for n in lengths.values()) <= len(lengths) * 0.01


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_longer_than_a_reader_bears(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONG_FILE


def public_parts(path: Path) -> Iterator[tuple[str, ast.AST]]:
    tree = ast.parse(path.read_text("utf-8"))
    yield name_of(path), tree
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{name_of(path)}:{node.name}", node
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, Function) and not inner.name.startswith("_"):
                        yield f"{name_of(path)}:{node.name}.{inner.name}", inner


def test_every_public_name_is_explained_by_a_sentence() -> None:
    missing = []
    for path in MODULES:
        for name, node in public_parts(path):
            if isinstance(node, ast.Module | Function | ast.ClassDef):
                text = ast.get_docstring(node)
                if text is None or not text.splitlines()[0].strip():
                    missing.append(name)
    assert missing == []


def is_thawed(node: ast.AST) -> bool:
    """Whether this is a dataclass that could be changed, or given new attributes, after it was made."""
    words = [ast.unparse(d) for d in node.decorator_list] if isinstance(node, ast.ClassDef) else []
    return any("dataclass" in w and not ("frozen=True" in w and "slots=True" in w) for w in words)


def test_stage_values_are_frozen() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((PACKAGE / "model").glob("*.py"))]
    assert [node for tree in trees for node in ast.walk(tree) if is_thawed(node)] == []
    assert is_thawed(ast.parse("@dataclass(slots=True)\nclass A: pass").body[0])
