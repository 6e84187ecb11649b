"""No module keeps state that its functions write: threads share what is made once and frozen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.meta.test_tree import PACKAGE, modules

WRITERS = {"append", "add", "update", "setdefault", "pop", "popitem", "clear", "extend", "insert", "remove"}


def names_of(module: ast.Module) -> set[str]:
    """The names that a module gives values to at its top."""
    targets = [target for node in module.body if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in module.body if isinstance(node, ast.AnnAssign)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def written(function: ast.AST) -> Iterator[str]:
    """The names that a function writes into, or declares global."""
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            if isinstance(node.value, ast.Name):
                yield node.value.id
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in WRITERS
            and isinstance(node.func.value, ast.Name)
        ):
            yield node.func.value.id


def own(function: ast.AST) -> set[str]:
    """The names that a function gives values to itself, its parameters among them."""
    stored = (node for node in ast.walk(function) if isinstance(node, ast.Name | ast.arg))
    return {
        node.arg if isinstance(node, ast.arg) else node.id
        for node in stored
        if isinstance(node, ast.arg) or isinstance(node.ctx, ast.Store)
    }


def state(path: Path) -> set[str]:
    module = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(module) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    shared = {name for each in functions for name in set(written(each)) - own(each)} & names_of(module)
    return shared | {name for n in ast.walk(module) if isinstance(n, ast.Global) for name in n.names}


def test_no_function_writes_into_what_its_module_keeps() -> None:
    found = {str(path.relative_to(PACKAGE)): state(path) for path in modules()}
    assert {path: names for path, names in found.items() if names} == {}


def test_such_a_function_is_found(tmp_path: Path) -> None:
    for text in (
        "A = {}\ndef f(x):\n    A[x] = 1",
        "A: list[int] = []\ndef f(x):\n    A.append(x)",
        "A = 1\ndef f():\n    global A\n    A = 2",
    ):
        file = tmp_path / "a.py"
        file.write_text(text)
        assert state(file) == {"A"}
    file.write_text("A = {}\ndef f(A):\n    A[1] = 1")
    assert state(file) == set()
