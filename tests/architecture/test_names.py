"""A name means one thing: in the rooms that everything is built of, no two modules define the same one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from source_trees import PACKAGE, name_of, parsed, text_of

ROOMS = ("model", "core", "layout")
SAID_BY_MANY = {"__all__"}
"""Names that Python gives a meaning in every module."""


def defined(tree: ast.Module) -> Iterator[str]:
    """What others may import of a module, and its own types, which stand in the signatures that a reader reads.

    A type's leading underscore is left out: `_Row` beside `Row` are two meanings of one word, too. Private functions and
    constants are words of a page that their reader has before his eyes: they may return elsewhere.
    """
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _public(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for name in (inner.id for inner in ast.walk(target) if isinstance(inner, ast.Name)):
                    yield from [name.lstrip("_")] if _is_a_types(name) else _public(name)


def _is_a_types(name: str) -> bool:
    """Whether a name is written as those of types are: `Row`, `_Row`, not `ROW`, `_T` or `row`."""
    word = name.lstrip("_")
    return word[:1].isupper() and not word.isupper()


def _public(name: str) -> list[str]:
    return [] if name.startswith("_") or name in SAID_BY_MANY else [name]


def twice_defined(texts: dict[str, str]) -> dict[str, list[str]]:
    """Names that several modules define, with the modules; given the source texts by module."""
    homes: dict[str, list[str]] = {}
    for module, text in texts.items():
        for name in sorted(set(defined(parsed(text)))):
            homes.setdefault(name, []).append(module)
    return {name: modules for name, modules in homes.items() if len(modules) > 1}


def test_no_name_has_two_meanings() -> None:
    paths = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
    assert twice_defined({name_of(path): text_of(path) for path in paths}) == {}


def test_a_second_meaning_would_be_seen() -> None:
    first = "class Row: pass\ndef place(): pass\nMOST, LEAST = 1, 2\nPaint = int\n_MOST = 3\ndef _room(): pass\n_T = int"
    for second, name in {
        "class Row: pass": "Row",
        "class _Row: pass": "Row",
        "_Row = tuple[int, int]": "Row",
        "def place(): pass": "place",
        "LEAST = 2": "LEAST",
        "Paint: TypeAlias = str": "Paint",
    }.items():
        assert twice_defined({"a": first, "b": second}) == {name: ["a", "b"]}, second
    own = "_MOST = 4\ndef _room(): pass\n_T = TypeVar('_T')\nfrom a import Row\nclass Column:\n    def place(self): pass"
    assert twice_defined({"a": first, "b": own}) == {}
