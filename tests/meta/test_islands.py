"""No island: whatever the packages that compute can tell, a block or a command tells it.

Which functions and classes there are, and which of them are reached, is read from the code: from the names that the
blocks and the commands use, through the imports, to the names that those use in turn. The agenda is reached like the
rest, by the command that shows it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src"
COMPUTING = (
    "ansheng.responsibility",
    "ansheng.campaigns",
    "ansheng.accidents",
    "ansheng.hazards",
    "ansheng.indicators.definitions",
    "ansheng.assessment",
    "ansheng.agenda",
    "ansheng.registers",
)
STARTS = ("ansheng.reports.blocks", "ansheng.cli")

ALONE: Mapping[str, str] = {
    "ansheng.agenda.letters.letter": "the text of one letter alone; `letters` drafts all, which the command and the "
    "block of escalation show",
    "ansheng.hazards.clocks.clocks": "all clocks at once, for scripts; each is reached by its name through `clock`",
    "ansheng.responsibility.duties.standard_duty": "one duty by its id, for scripts; `standard_duties` gives all, "
    "which a block lists",
}
"""Functions that nothing reaches, each with the reason; no module is among them."""

Symbol = tuple[str, str | None]
"""A name of a module; without a name the module as a whole."""


@cache
def trees() -> Mapping[str, ast.Module]:
    """The modules of the library by name, parsed; industries apart, since nothing imports them."""
    found = {}
    for path in sorted(ROOT.joinpath("ansheng").rglob("*.py")):
        if "industries" in path.relative_to(ROOT).parts:
            continue
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


@cache
def imports(module: str) -> Mapping[str, Symbol]:
    """What the names mean that a module imports, wherever in it."""
    found: dict[str, Symbol] = {}
    for node in ast.walk(trees()[module]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ansheng"):
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                meant = (whole, None) if whole in trees() else (node.module or "", name.name)
                found[name.asname or name.name] = meant
    return found


@cache
def defined(module: str) -> Mapping[str, list[ast.stmt]]:
    """The statements at the top of a module that define each of its names."""
    found: dict[str, list[ast.stmt]] = {}
    statements = list(trees()[module].body)
    for node in statements:
        if isinstance(node, ast.If):
            statements += node.body + node.orelse
        for name in _names(node):
            found.setdefault(name, []).append(node)
    return found


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    targets = node.targets if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    for target in targets:
        yield from (name.id for name in ast.walk(target) if isinstance(name, ast.Name))


def meaning(module: str, name: str) -> Symbol | None:
    """What a name means in a module, through the packages that hand it on; None for one that is not ours."""
    if name in defined(module):
        return module, name
    if name in imports(module):
        home, inner = imports(module)[name]
        return (home, None) if inner is None else meaning(home, inner) if home in trees() else None
    whole = f"{module}.{name}"
    return (whole, None) if whole in trees() else None


def used(module: str, statement: ast.stmt) -> Iterator[Symbol]:
    """The names of ours that a statement uses; ``module.name`` is that name and not the whole module."""
    apart: set[ast.expr] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = meaning(module, node.value.id)
            if found is not None and found[1] is None:
                apart.add(node.value)
                inner = meaning(found[0], node.attr)
                yield from [inner] if inner else ()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and node not in apart:
            found = meaning(module, node.id)
            yield from [found] if found else ()


@cache
def reached() -> frozenset[Symbol]:
    """What the blocks and the commands reach."""
    seen: set[Symbol] = set()
    todo: list[Symbol] = [
        (module, name) for module in trees() if module.startswith(STARTS) for name in defined(module)
    ]
    while todo:
        symbol = todo.pop()
        if symbol in seen:
            continue
        seen.add(symbol)
        module, name = symbol
        if name is None:
            todo += [(module, each) for each in defined(module) if not each.startswith("_")]
        else:
            todo += [each for node in defined(module)[name] for each in used(module, node)]
    return frozenset(seen)


def public(module: str) -> list[str]:
    """The public functions and classes of a module."""
    return [
        name
        for name, nodes in defined(module).items()
        if not name.startswith("_") and isinstance(nodes[0], ast.FunctionDef | ast.ClassDef)
    ]


def computing() -> list[str]:
    """The modules of the packages that compute."""
    return [
        module
        for module in trees()
        if any(module == one or module.startswith(f"{one}.") for one in COMPUTING)
    ]


def test_every_module_that_computes_is_reached_by_a_block_or_a_command() -> None:
    islands = [
        module
        for module in computing()
        if public(module) and not any((module, name) in reached() for name in public(module))
    ]
    assert islands == []


def test_every_function_that_computes_is_reached_or_says_why_not() -> None:
    alone = {
        f"{module}.{name}"
        for module in computing()
        for name in public(module)
        if (module, name) not in reached()
    }
    assert sorted(alone - set(ALONE)) == []
    assert sorted(set(ALONE) - alone) == [], "these are reached now; take them off the list"


def test_a_function_that_nothing_uses_is_found() -> None:
    """The walk tells apart what is named and what is not, so that an island does not hide behind its module."""
    assert ("ansheng.registers.risks", "risk_register") in reached()
    assert ("ansheng.accidents.moments", "Moment") in reached()
    assert ("ansheng.agenda.letters", "letters") in reached()
    assert ("ansheng.agenda.letters", "letter") not in reached()
    assert len(computing()) > 60
