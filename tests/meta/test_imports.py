"""What may import what, beyond the layers that import-linter checks, and what ``import ansheng`` costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "ansheng"
INDUSTRIES = PACKAGE / "industries"
FRAMES = {"duckdb", "fastexcel", "narwhals", "numpy", "pandas", "polars", "pyarrow", "pyspark"}
OTHERS = {
    "altair",
    "chinese_calendar",
    "jinja2",
    "pint",
    "psycopg",
    "rich",
    "sqlalchemy",
    "typer",
    "xlsxwriter",
}
HEAVY = FRAMES | OTHERS


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The absolute names of the modules that a file imports, relative imports resolved."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    package = ["ansheng", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            if module in {"ansheng", "ansheng.industries"}:
                yield from (f"{module}.{name.name}" for name in node.names)


def is_module(name: str) -> bool:
    """Whether a dotted name is a module of ours, not a public name of one."""
    path = PACKAGE.joinpath(*name.split(".")[1:])
    return path.with_suffix(".py").exists() or path.is_dir()


def test_an_industry_imports_of_ansheng_only_what_a_stranger_may() -> None:
    inner = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in INDUSTRIES.rglob("*.py")
        for name in imported(path)
        if name.startswith("ansheng.")
        and is_module(name)
        and not name.startswith(".".join(["ansheng", *path.relative_to(PACKAGE).parts[:2]]))
    ]
    assert inner == []


def test_nothing_imports_an_industry() -> None:
    importers = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in PACKAGE.rglob("*.py")
        if INDUSTRIES not in path.parents
        for name in imported(path)
        if name.startswith("ansheng.industries")
    ]
    assert importers == []


@pytest.mark.process
def test_importing_ansheng_loads_nothing_heavy() -> None:
    code = f"import sys, ansheng; print(*sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_only_one_module_opens_the_door_to_a_library() -> None:
    doors = {"pluggy": "plugins", "pint": "units", "dateutil": "dates", "chinese_calendar": "dates"}
    strange = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in PACKAGE.rglob("*.py")
        for own in [path.relative_to(PACKAGE).parts[0].removesuffix(".py")]
        for name in imported(path)
        if doors.get(name.split(".")[0], own) != own
    ]
    assert strange == []


DOORS = {
    "sheets/door.py": "reads what users name",
    "writing.py": "writes whole files",
    "hazards/ledger/evidence/anchors.py": "adds the head of a ledger to the file beside it",
    "hazards/ledger/evidence/keeping.py": "adds an anchor to the file of anchors, and reads its end",
    "sources.py": "asks an installed distribution for its entry points",
    "cli/__init__.py": "opens the null device when the reader of the output has gone",
}


def opens(call: ast.expr) -> bool:
    """Whether a call opens a file by its path: ``open``, ``path.open``, ``path.read_text``; not ``Ledger.open``."""
    if isinstance(call, ast.Attribute):
        ours = isinstance(call.value, ast.Name) and call.value.id.istitle()
        return call.attr in ("read_bytes", "read_text") or (call.attr == "open" and not ours)
    return isinstance(call, ast.Name) and call.id == "open"


def test_files_are_opened_only_at_the_doors() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if INDUSTRIES not in path.parents
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and opens(node.func)
    }
    assert found == set(DOORS)
