"""What a reader cannot guess is said: each parameter of a function that has many, and what a number comes from."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from source_trees import breaches, parsed, text_of

Function = ast.FunctionDef | ast.AsyncFunctionDef
MANY = 5
"""Parameters from which on a function's docstring names each: fewer are told from their names and types."""


def parameters(function: Function) -> list[str]:
    args = function.args
    extra = [arg for arg in (args.vararg, args.kwarg) if arg is not None]
    return [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs, *extra) if arg.arg not in ("self", "cls")]


def functions(body: list[ast.stmt], said: str = "") -> Iterator[tuple[Function, str]]:
    """The functions of a module, inner ones too, with what is said of them; of `__init__` its class may say it."""
    for node in body:
        if isinstance(node, Function):
            yield node, (ast.get_docstring(node) or "") + (said if node.name == "__init__" else "")
            yield from functions(node.body)
        elif isinstance(node, ast.ClassDef):
            yield from functions(node.body, ast.get_docstring(node) or "")


def is_command(function: Function) -> bool:
    """Whether click calls a function: its docstring is read by editors, its parameters are told by their options."""
    return any(".command(" in ast.unparse(mark) for mark in function.decorator_list)


def unnamed(text: str) -> list[str]:
    """Functions with parameters that nothing is said of, with these."""
    found = []
    for function, said in functions(parsed(text).body):
        missing = [name for name in parameters(function) if f"`{name}`" not in said]
        if missing and len(parameters(function)) >= MANY and not is_command(function):
            found.append(f"{function.name}: {', '.join(missing)}")
    return found


def is_numeric(value: ast.expr | None) -> bool:
    """Whether a value is written in numbers alone: one, several, or a sum of them."""
    constants = [node.value for node in ast.walk(value) if isinstance(node, ast.Constant)] if value is not None else []
    written = (ast.Constant, ast.Tuple, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.expr_context)
    numbers = bool(constants) and all(type(constant) in (int, float) for constant in constants)
    return value is not None and numbers and all(isinstance(node, written) for node in ast.walk(value))


def is_string(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def bare_numbers(text: str) -> list[str]:
    """Numbers of a module with no comment over them or on their lines, and no string under them."""
    body, lines = parsed(text).body, text.splitlines()
    found = []
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_numeric(node.value) and not is_string(after):
            over, own = lines[node.lineno - 2] if node.lineno > 1 else "", lines[node.lineno - 1 : node.end_lineno]
            if not over.startswith("#") and not any("#" in line for line in own):
                found.append(ast.unparse(node))
    return found


def test_a_function_of_many_parameters_says_what_each_is() -> None:
    assert breaches(lambda path: unnamed(text_of(path))) == {}


def test_a_number_says_where_it_comes_from() -> None:
    assert breaches(lambda path: bare_numbers(text_of(path))) == {}


def test_a_parameter_without_a_word_would_be_seen() -> None:
    many = "a, b, c, d, *, e=1"
    said = '"""Does it.\n\n    `a`, `b`, `c` and `d` are points.\n    """'
    assert unnamed(f"def f({many}):\n    {said}") == ["f: e"]
    assert unnamed(f"def f({many}): pass") == ["f: a, b, c, d, e"]
    assert unnamed(f"class A:\n    def f(self, {many}): pass") == ["f: a, b, c, d, e"]
    assert unnamed(f"def g():\n    def f({many}): pass") == ["f: a, b, c, d, e"]
    assert unnamed(f"class A:\n    {said[:-3]} `e` too.\"\"\"\n    def __init__(self, {many}): pass") == []
    assert unnamed("class A:\n    def f(self, a, b, c, d): pass") == []
    assert unnamed(f"@printreport.command()\ndef f({many}): pass") == []


def test_a_number_without_a_word_would_be_seen() -> None:
    for number in ("A = 1", "A: float = -0.5", "A, B = 1, 2.0", "A = 4 * 1024", "A = (1, (2, 3))"):
        assert len(bare_numbers(number)) == 1
        for told in (f'{number}\n"""Points."""', f"# Points.\n{number}", f"{number}  # points"):
            assert bare_numbers(told) == []
    assert bare_numbers("# Points.\nA = 1\nB = 2") == ["B = 2"]
    assert bare_numbers("A = 'a'\nB = f(2)\nC = True\nD = (1, 'a')") == []
