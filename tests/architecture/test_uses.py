"""What is written is used: no function, method, constant or field is there for tests alone."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from source_trees import MODULES, PACKAGE, parsed, text_of

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef | ast.Assign | ast.AnnAssign

CALLED_BY_OTHERS = {
    "writable": "a stream's, which Python's io asks for",
}
"""Names that nothing of ours calls, with the reason why they are there."""
AWAITED = {"signature_name", "QUIET_ZONE", "qr_modules"}
"""Fields of `model/` drawn before they are read and laid out. Who uses one takes it out; an empty set goes."""


def named_in(tree: ast.AST) -> Counter[str]:
    """How often each name is read, as a variable, an attribute, or a string that is one word (for `getattr` and its like)."""
    found: Counter[str] = Counter()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                found[name] += 1
            case ast.Constant(value=str(word)) if word.isidentifier():
                found[word] += 1
    return found


def definitions(body: list[ast.stmt]) -> Iterator[tuple[str, Definition]]:
    """What a module and its classes define. A decorator may hand a function on; names made in a row go together."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield node.name, node
            yield from definitions(node.body)
        elif isinstance(node, Function):
            if all(ast.unparse(mark) in ("property", "cached_property", "cache", "classmethod") for mark in node.decorator_list):
                yield node.name, node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((target.id, node) for target in targets if isinstance(target, ast.Name))


def unused(trees: list[ast.Module], words: set[str]) -> set[str]:
    """Names that are defined and named nowhere but in their own definition, nor among the words of other files."""
    named = [named_in(tree) for tree in trees]
    total = sum(named, Counter[str]())
    found = set()
    for tree, here in zip(trees, named, strict=True):
        for name, node in definitions(tree.body):
            # most names are named in other modules, too: their definitions need no look
            if name not in words and total[name] == here[name] == named_in(node)[name] and not re.fullmatch("__.*__", name):
                found.add(name)
    return found


def test_nothing_is_there_for_tests_alone() -> None:
    trees = [parsed(text_of(path)) for path in MODULES]
    others = [*(PACKAGE / "data" / "html").iterdir(), *(ROOT / "tools").glob("*.py")]
    words = {word for path in others for word in re.findall(r"\w+", path.read_text("utf-8"))}
    assert unused(trees, words) - AWAITED == set(CALLED_BY_OTHERS)


def test_what_nobody_uses_would_be_seen() -> None:
    text = (
        "MOST = 1\nLEAST = 2\ndef f(n):\n    return f(n - 1)\ndef g():\n    return LEAST\n"
        "class A:\n    size: int\n    width: int = 0\n    def m(self):\n        return self.size\n"
        "    @property\n    def p(self): ...\n@hand_on\ndef h(): ..."
    )
    assert unused([ast.parse(text)], set()) == {"MOST", "f", "g", "A", "width", "m", "p"}
    caller = "MOST, f(), g, A(width=1).m, value.p, getattr(value, 'width')"
    assert unused([ast.parse(text), ast.parse(caller)], set()) == set()
    assert unused([ast.parse(text)], {"MOST", "f", "g", "A", "width", "m", "p"}) == set()
