"""Layout keeps no answers of its own: what it remembers is a memo's, which whoever composes holds and drops."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from source_trees import PACKAGE, breaches, parsed, statements, text_of

LAYOUT = sorted((PACKAGE / "layout").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef

CACHES = {"cache", "lru_cache"}
HOLDERS = CACHES | {"Memo", "defaultdict", "OrderedDict", "Counter", "deque", "WeakKeyDictionary", "WeakValueDictionary"}
CHANGES = {
    "add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "update"
}  # fmt: skip


def word_of(node: ast.expr) -> str:
    """The last name of a decorator or of what is called."""
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def standing(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module and of its classes: what lives as long as the process."""
    for node in body:
        yield node
        if isinstance(node, ast.ClassDef):
            yield from standing(node.body)


def held(body: list[ast.stmt]) -> Iterator[str]:
    """Functions of a module that keep their answers, and names that are made to hold some."""
    for node in standing(body):
        if isinstance(node, Function) and any(word_of(mark) in CACHES for mark in node.decorator_list):
            yield node.name
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            called = (inner for inner in ast.walk(node.value) if isinstance(inner, ast.Call))
            if any(word_of(call) in HOLDERS for call in called):
                yield ast.unparse(node).partition("=")[0].strip()


def module_names(tree: ast.Module) -> set[str]:
    targets = [node.targets if isinstance(node, ast.Assign) else [node.target]
               for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]  # fmt: skip
    return {target.id for group in targets for target in group if isinstance(target, ast.Name)}


def changed(tree: ast.Module) -> Iterator[str]:
    """Names of a module that one of its functions changes."""
    names = module_names(tree)
    for function in (node for node in statements(tree) if isinstance(node, Function)):
        inside = list(ast.walk(function))
        own = {node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        own |= {node.arg for node in inside if isinstance(node, ast.arg)}
        for node in inside:
            if isinstance(node, ast.Global):
                yield from node.names
            for value in changed_values(node):
                if isinstance(value, ast.Name) and value.id in names - own:
                    yield value.id


def changed_values(node: ast.AST) -> Iterator[ast.expr]:
    """What a node changes in its place."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
        yield node.func.value


def kept_answers(text: str) -> set[str]:
    tree = parsed(text)
    return {*held(tree.body), *changed(tree)}


def test_no_module_of_layout_keeps_answers_of_its_own() -> None:
    assert breaches(lambda path: kept_answers(text_of(path)), LAYOUT) == {}


@pytest.mark.parametrize(
    "text",
    [
        "@functools.lru_cache(maxsize=4)\ndef found(a): ...",
        "@cache\ndef found(a): ...",
        "class A:\n    @functools.cache\n    def found(self): ...",
        "found = functools.lru_cache(4)(make)",
        "found: Memo = Memo()",
        "found = {}\ndef ask(a):\n    found[a] = a",
        "found = []\ndef ask(a):\n    found.append(a)",
        "found = {}\ndef ask(a):\n    return found.setdefault(a, a)",
        "found = None\ndef ask(a):\n    global found\n    found = a",
    ],
)
def test_a_module_that_keeps_answers_is_seen(text: str) -> None:
    assert {word.partition(":")[0] for word in kept_answers(text)} == {"found"}


@pytest.mark.parametrize(
    "text",
    [
        "KIND: Kind[int] = Kind(4)",
        "WORDS = {'a': 1}\ndef ask(a):\n    return WORDS[a]",
        "found = {}\ndef ask(a):\n    found = {}\n    found[a] = a",
        "def story(a):\n    @functools.cache\n    def vary(b): ...\n    return vary",
        "class A:\n    @cached_property\n    def found(self): ...",
    ],
)
def test_constants_and_what_lives_with_a_value_are_no_answers_kept(text: str) -> None:
    assert kept_answers(text) == set()
