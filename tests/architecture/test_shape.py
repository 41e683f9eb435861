"""The code stays readable: short functions, files of a bearable length, types and sentences on all public names."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

from source_trees import MODULES, PACKAGE, breaches, name_of, parsed, statements, text_of

Function = ast.FunctionDef | ast.AsyncFunctionDef
Branch = ast.If | ast.For | ast.AsyncFor | ast.While | ast.ExceptHandler | ast.match_case

LONGEST_FILE, LONGEST_FUNCTION, MOST_WAYS = 400, 60, 15


def tree_of(path: Path) -> ast.Module:
    return parsed(text_of(path))


def functions_in(tree: ast.AST) -> Iterator[Function]:
    return (node for node in statements(tree) if isinstance(node, Function))


def functions(path: Path) -> Iterator[Function]:
    return functions_in(tree_of(path))


def body_length(function: Function) -> int:
    """Lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_the_median_function_has_fewer_than_ten_lines() -> None:
    assert statistics.median(body_length(f) for path in MODULES for f in functions(path)) < 10


def ways(function: Function) -> int:
    """McCabe's number, of statements alone: in how many ways a function, with those inside it, can be gone through."""
    return 1 + sum(isinstance(node, Branch) for node in statements(function))


def is_long(text: str) -> bool:
    return len(text.splitlines()) > LONGEST_FILE


def long_functions(tree: ast.AST) -> list[str]:
    return [f.name for f in functions_in(tree) if body_length(f) > LONGEST_FUNCTION]


def winding_functions(tree: ast.AST) -> list[str]:
    return [f.name for f in functions_in(tree) if ways(f) > MOST_WAYS]


def test_files_and_functions_are_no_longer_and_no_more_winding_than_a_reader_bears() -> None:
    assert breaches(lambda path: is_long(text_of(path))) == {}
    assert breaches(lambda path: long_functions(tree_of(path))) == {}
    assert breaches(lambda path: winding_functions(tree_of(path))) == {}


def test_what_is_too_long_or_too_winding_is_seen() -> None:
    assert is_long("pass\n" * (LONGEST_FILE + 1))
    assert not is_long("pass\n" * LONGEST_FILE)
    lines = "    pass\n" * LONGEST_FUNCTION
    assert long_functions(ast.parse(f"def bearable():\n{lines}def long():\n{lines}    pass\n")) == ["long"]
    for branch in ("if a: pass", "for a in b: pass", "while a: pass"):
        most = f"    {branch}\n" * (MOST_WAYS - 1)
        assert winding_functions(ast.parse(f"def f():\n{most}")) == []
        assert winding_functions(ast.parse(f"def f():\n{most}    {branch}\n")) == ["f"]
    cases = "".join(f"        case {n}: pass\n" for n in range(MOST_WAYS))
    assert winding_functions(ast.parse(f"def f():\n    match a:\n{cases}")) == ["f"]
    handlers = "".join(f"    except E{n}: pass\n" for n in range(MOST_WAYS))
    assert winding_functions(ast.parse(f"def f():\n    try: pass\n{handlers}")) == ["f"]


def public_parts(path: Path) -> Iterator[tuple[str, ast.AST]]:
    tree = tree_of(path)
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
    trees = [tree_of(path) for path in sorted((PACKAGE / "model").glob("*.py"))]
    assert [node for tree in trees for node in ast.walk(tree) if is_thawed(node)] == []
    assert is_thawed(ast.parse("@dataclass(slots=True)\nclass A: pass").body[0])
