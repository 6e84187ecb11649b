"""Every function that takes a language says so by its type, and none lets an unknown language pass."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs

PACKAGE = Path(__file__).parents[2] / "src" / "ansheng"
CHECKS = {"check_lang", "word"}
ASKED_BEFORE = (
    "cli/",  # the parser of the command line refuses what is no language
    "dossier/settings.py",  # always both languages
    "reports/inspection_sheet/words.py",  # the language of a workbook, checked when it is begun
    "reports/reference/",  # the language of a Site, checked when it is made
    "words.py",  # the plain pair, which stands below the check
)
"""Where a language has been checked before, or cannot be."""


@attrs.frozen
class Spoken:
    """A function that takes ``lang``, and the name that callers write."""

    place: str
    called: str
    node: ast.FunctionDef

    @property
    def argument(self) -> ast.arg:
        """The parameter itself."""
        return next(a for a in parameters(self.node) if a.arg == "lang")


def parameters(node: ast.FunctionDef) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    """The modules of the package that speak of languages at all."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py")))
    return [(path, ast.parse(text)) for path, text in texts if "lang" in text]


@cache
def spoken() -> list[Spoken]:
    """The functions and methods of the package that take ``lang``; a constructor goes by the name of its class."""
    found = []
    for path, tree in trees():
        owners = {
            id(method): owner.name
            for owner in ast.walk(tree)
            if isinstance(owner, ast.ClassDef)
            for method in owner.body
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and any(a.arg == "lang" for a in parameters(node)):
                called = owners[id(node)] if node.name == "__init__" else node.name
                found.append(Spoken(f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}", called, node))
    return found


def converted() -> set[str]:
    """The classes whose field ``lang`` is checked by its converter."""
    return {
        owner.name
        for _, tree in trees()
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for field in owner.body
        if isinstance(field, ast.AnnAssign) and "converter=check_lang" in ast.unparse(field)
    }


def evaluated(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of an expression that are evaluated whatever the data are."""
    yield node
    match node:
        case ast.IfExp():
            yield from evaluated(node.test)
        case ast.BoolOp():
            yield from evaluated(node.values[0])
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            yield from evaluated(node.generators[0].iter)
        case ast.Lambda():
            return
        case _:
            for part in ast.iter_child_nodes(node):
                yield from evaluated(part)


def asks(call: ast.AST, safe: set[str]) -> bool:
    """Whether a node is a call that hands ``lang`` to a function known to check it."""
    if not isinstance(call, ast.Call):
        return False
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    handed = [*call.args, *(keyword.value for keyword in call.keywords)]
    return name in safe and any(ast.unparse(value) in ("lang", "self.lang") for value in handed)


def sound(body: list[ast.stmt], safe: set[str]) -> bool:
    """Whether a body asks for a check before it can return, on every way through it."""
    for statement in body:
        first: Iterator[ast.AST]
        inner: list[list[ast.stmt]] = []
        match statement:
            case ast.If() | ast.While():
                first, inner = evaluated(statement.test), [statement.body, statement.orelse]
            case ast.For():
                first, inner = evaluated(statement.iter), [statement.body]
            case ast.Match():
                first, inner = evaluated(statement.subject), [case.body for case in statement.cases]
            case ast.With() | ast.Try():
                if sound(statement.body, safe):
                    return True
                first, inner = iter(()), [statement.body]
            case ast.FunctionDef() | ast.ClassDef():
                continue
            case _:
                first = evaluated(statement)
        if any(asks(part, safe) for part in first):
            return True
        if not all(sound(branch, safe) for branch in inner if returns(branch)):
            return False
    return False


def returns(body: list[ast.stmt]) -> bool:
    return any(isinstance(part, ast.Return) for statement in body for part in ast.walk(statement))


def unchecked() -> list[Spoken]:
    """The functions that may return without any check of the language that they were given."""
    functions = [f for f in spoken() if f.called not in CHECKS and not f.place.startswith("words.py")]
    safe = CHECKS | converted()
    while True:
        open_ = [f for f in functions if not sound(f.node.body, safe)]
        names = {f.called for f in functions} - {f.called for f in open_}
        if names <= safe:
            return open_
        safe |= names


def default(node: ast.FunctionDef) -> str | None:
    """What a function takes the language for where none is given; None where one has to be given."""
    arguments, given = node.args, [*node.args.posonlyargs, *node.args.args]
    stated: list[ast.expr | None] = [
        *[None] * (len(given) - len(arguments.defaults)),
        *arguments.defaults,
        *arguments.kw_defaults,
    ]
    value = next(v for a, v in zip(parameters(node), stated, strict=True) if a.arg == "lang")
    return None if value is None else ast.unparse(value)


def test_a_language_is_of_the_type_and_chinese_where_none_is_given() -> None:
    functions = [f for f in spoken() if f.called not in CHECKS]
    typed = {f.place: f.argument.annotation for f in functions}
    assert [p for p, a in typed.items() if a is None or ast.unparse(a) not in ("Lang", "LangOption")] == []
    assert [f.place for f in functions if default(f.node) not in (None, "'zh'")] == []


def test_no_public_function_returns_before_the_language_was_checked() -> None:
    public = [f for f in unchecked() if not f.node.name.startswith("_") or f.called != f.node.name]
    assert [f.place for f in public if not f.place.startswith(ASKED_BEFORE)] == []
