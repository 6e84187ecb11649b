"""The house: the packages in the order of their imports, what each holds, and the imports that break a rule.

``python docs/house.py`` prints the map that ``docs/architecture.md`` shows; ``python docs/house.py --write`` brings
the page up to date. The code is read, not imported.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "ansheng"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- the map: python docs/house.py --write -->\n", "<!-- the end of the map -->\n"

MOST = 12
"""The Python files, ``__init__`` apart, and folders that a package may hold."""
EXCEPTED = ("ansheng.industries", "ansheng.reports.blocks")
"""Packages that grow with the law or with what bulletins say, and may hold more; what lies in them too."""

HEAVY = {
    "cattrs", "chinese_calendar", "docx", "duckdb", "fastexcel", "importlib.metadata", "jinja2",
    "narwhals", "numpy", "opencc", "openpyxl", "pandas", "pint", "polars", "psycopg", "pyarrow", "pypdf", "pyspark",
    "rapidfuzz", "rich",
    "sqlalchemy", "typer", "wcwidth", "xlsxwriter", "ansheng.hazards.records",
}  # fmt: skip
"""Libraries, and records of many facts, that are worth an import inside a function: others load none of them."""


class Import(NamedTuple):
    """One module that another imports: where, inside which function if in one, and whether for types alone."""

    source: str
    line: int
    target: str
    function: str
    types: bool

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}"
        return f"{place} {f'({self.function}) ' if self.function else ''}imports {self.target}"


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the package by its dotted name; a package is its ``__init__``."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    """Every import of every module; of a name that is itself a module, that module."""
    return tuple(each for name, path in modules().items() for each in _of_module(name, path))


def _of_module(name: str, path: Path) -> Iterator[Import]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    yield from _of_node(ast.parse(path.read_text(encoding="utf-8")), name, package, "", types=False)


def _of_node(node: ast.AST, name: str, package: str, function: str, *, types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            for target in _targets(child, package):
                yield Import(name, child.lineno, target, function, types)
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _of_node(child, name, package, child.name, types=types)
        elif isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            only = ast.Module(body=child.body, type_ignores=[])
            rest = ast.Module(body=child.orelse, type_ignores=[])
            negated = ast.unparse(child.test).startswith("not ")
            yield from _of_node(only, name, package, function, types=types or not negated)
            yield from _of_node(rest, name, package, function, types=types or negated)
        else:
            yield from _of_node(child, name, package, function, types=types)


def _targets(node: ast.Import | ast.ImportFrom, package: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = package.rsplit(".", node.level - 1)[0] if node.level else ""
    module = ".".join(part for part in (base, node.module) if part)
    whole = {alias.name: f"{module}.{alias.name}" for alias in node.names}
    yield from dict.fromkeys(name if name in modules() else module for name in whole.values())


def part_of(module: str) -> str:
    """The package or module directly below ``ansheng`` that a module is or lies in; empty for any other."""
    head, _, rest = module.partition(".")
    return rest.partition(".")[0] if head == "ansheng" else ""


@cache
def contract() -> tuple[str, ...]:
    """The order that the first contract of import-linter states, from the command line down."""
    settings = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return tuple(name.strip(" ()") for layer in layers for name in layer.split("|"))


def order() -> tuple[str, ...]:
    """The packages and modules so that each imports only what comes after it, imports for types included.

    Where the imports leave the order open, it is that of the contract.
    """
    left = {part for name in modules() if (part := part_of(name)) and part != "industries"}
    above = {(part_of(each.target), part_of(each.source)) for each in imports()} - {(p, p) for p in left}
    found: list[str] = []
    places = {name: place for place, name in enumerate(contract())}
    while left:
        free = [part for part in left if not any((part, other) in above for other in left)]
        if not free:
            raise SystemExit(f"these import each other in a circle: {', '.join(sorted(left))}")
        found.append(min(free, key=lambda part: (places.get(part, len(places)), part)))
        left.remove(found[-1])
    return (*found, "industries")


def held(folder: Path) -> tuple[int, int]:
    """The Python files, ``__init__`` apart, and the folders of Python files or data directly in a folder."""
    files = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
    folders = {path.relative_to(folder).parts[0] for path in folder.rglob("*?.*") if path.parent != folder}
    return len(files), len(folders - {"__pycache__"})


def full() -> dict[str, int]:
    """The packages that hold more than they may, with how much."""
    packages = {name: path.parent for name, path in modules().items() if path.name == "__init__.py"}
    return {
        name: sum(held(folder))
        for name, folder in packages.items()
        if sum(held(folder)) > MOST and name != "ansheng" and not name.startswith(EXCEPTED)
    }


def needless() -> list[Import]:
    """The imports inside functions that spare nobody a heavy library.

    The command line may import inside functions, so that a command pays for what it needs and for nothing else.
    """
    inside = [each for each in imports() if each.function and not each.types]
    return [each for each in inside if part_of(each.source) != "cli" and not heavy(each.target)]


def heavy(module: str) -> bool:
    """Whether importing a module loads a heavy library: it is one, or one of ours that needs one at its top."""
    return not HEAVY.isdisjoint(_loaded(module))


@cache
def _loaded(module: str) -> frozenset[str]:
    """What is loaded with a module: itself, the packages that it lies in, and all that those import at their top."""
    found: set[str] = set()
    new = {module}
    while new:
        name = new.pop()
        found.add(name)
        parents = {name.rsplit(".", level)[0] for level in range(1, name.count(".") + 1)}
        new |= (parents | _at_top().get(name, set())) - found
    return frozenset(found)


@cache
def _at_top() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in imports():
        if not each.function and not each.types:
            found.setdefault(each.source, set()).add(each.target)
    return found


def subject(name: str) -> str:
    """The first sentence of a module's docstring."""
    text = ast.get_docstring(ast.parse(modules()[name].read_text(encoding="utf-8"))) or ""
    first, stop, _ = text.replace("\n", " ").partition(". ")
    return first + stop.strip() if stop else first


def lines() -> Iterator[str]:
    """The map: a line for each package or module, from the command line down."""
    yield f"{'package or module':18} files folders  subject"
    for part in order():
        name = f"ansheng.{part}"
        path = modules()[name]
        files, folders = held(path.parent) if path.name == "__init__.py" else (1, 0)
        yield f"{part:18} {files:5} {folders or '':7}  {subject(name)}"
    over = [f"{name} ({count})" for name, count in full().items()]
    yield ""
    yield f"packages with more than {MOST} files and folders: {', '.join(over) or 'none'}"


def drawn() -> str:
    """The map as the page shows it: a block of plain text."""
    return "```text\n" + "\n".join(lines()) + "\n```\n"


def shown(page: str) -> str:
    """The map that a page holds between its two marks."""
    return page.partition(BEGIN)[2].partition(END)[0]


def main(arguments: Sequence[str]) -> None:
    """Print the map, or write it into the page."""
    if "--write" not in arguments:
        print("\n".join(lines()))  # noqa: T201
        return
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page.replace(BEGIN + shown(page) + END, BEGIN + drawn() + END), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
