"""Coverage: the page that maps each row of the published bulletins to its call and the tests that show it."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAD = """# What bulletins contain, and what does it

Five published texts (Lingwu 2020, Dezhou 2024, Xianning 2023, Jingzhou 2022, a district 2011–2015) were read row by
row: every system, record and figure in them is a row below, with the call that does it and the tests that show it. The
page is made with the documentation, from the markers of the tests; a row without a test says why.

| no. | text | what it is | call | tests |
|---|---|---|---|---|
"""


def marks(path: Path) -> Iterator[tuple[int, str, str]]:
    """The rows that the tests of a file cover: number, call, name of the test."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.covers":
                [by] = [ast.literal_eval(word.value) for word in decorator.keywords if word.arg == "by"]
                for number in decorator.args:
                    yield ast.literal_eval(number), by, f"{path.relative_to(ROOT)}::{node.name}"


def page() -> str:
    """The text of the page."""
    calls: dict[int, dict[str, None]] = defaultdict(dict)
    tests: dict[int, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for number, call, test in marks(path):
            calls[number][call] = None
            tests[number].append(test)
    rows = tomllib.loads((ROOT / "docs" / "coverage.toml").read_text(encoding="utf-8"))["row"]
    lines = []
    for row in rows:
        number = row["number"]
        call = "; ".join(f"`{call}`" for call in calls[number]) or "–"
        shown = "<br>".join(f"`{test.removeprefix('tests/')}`" for test in tests[number])
        lines.append(
            f"| {number} | {row['place']} | {row['title']} | {call} | {shown or row.get('left', 'left out')} |"
        )
    return HEAD + "\n".join(lines) + "\n"
