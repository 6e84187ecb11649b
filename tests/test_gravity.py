"""Gravity: every kind of problem that the library lists has one, and what follows from it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ansheng.errors import Problem, gravest_first
from ansheng.gravity import KINDS, Gravity, ProblemKind, kind_of
from ansheng.words import Words

PACKAGE = Path(__file__).parents[1] / "src" / "ansheng"


MAKERS = ("Problem", "problem", "tell", "_note")
"""What makes a problem of a kind that it is handed first."""


def constants(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))


def kinds_in(tree: ast.AST) -> Iterator[str]:
    """The kinds that a module states, wherever it makes a problem."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]):
                yield from constants(first) if name in MAKERS else ()
            case ast.Assign(targets=[ast.Name(id="MARKS" | "ASIDE")], value=ast.Dict(keys=keys)):
                yield from (text for key in keys if key for text in constants(key))


def modules() -> Iterator[ast.Module]:
    texts = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.name != "gravity.py")
    yield from (ast.parse(text) for text in texts)


def test_every_kind_that_the_library_lists_has_its_gravity() -> None:
    assert {kind for tree in modules() for kind in kinds_in(tree)} - set(KINDS) == set()


def test_every_kind_that_has_a_gravity_is_listed_somewhere() -> None:
    said = {node.value for tree in modules() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert set(KINDS) - said == set()


def test_gravest_first_keeps_the_order_of_problems_of_one_gravity() -> None:
    kinds = ("total_row", "invalid", "hidden_row", "unread_file", "no_settings", "unknown_column")
    sorted_ = gravest_first(Problem(kind, Words(kind, kind)) for kind in kinds)
    assert [problem.kind for problem in sorted_] == [
        "unread_file", "invalid", "unknown_column", "hidden_row", "total_row", "no_settings",
    ]  # fmt: skip


def test_a_kind_of_a_plugin_is_doubtful_and_goes_by_its_name() -> None:
    assert kind_of("plugin_kind") == ProblemKind(Gravity.DOUBTFUL, Words("plugin_kind", "plugin_kind"))


@pytest.mark.parametrize(
    ("zh", "en", "remedy"),
    [
        ("早于发现日期；请核对两格", "before 'found'; look at both", Words("请核对两格", "look at both")),
        ("一；二；请改", "one; two; mend it", Words("请改", "mend it")),
        ("应为日期；按未填处理", "expected a date; taken as missing", Gravity.LOST.remedy),
        ("请改；按未填处理", "mend it", Gravity.LOST.remedy),
        ("应为日期", "expected a date", Gravity.LOST.remedy),
    ],
)
def test_a_remedy_is_what_the_message_ends_with_or_that_of_the_gravity(
    zh: str, en: str, remedy: Words
) -> None:
    assert Problem("invalid", Words(zh, en)).remedy == remedy


def test_the_gravities_are_called_differently_and_go_from_grave_to_light() -> None:
    assert [gravity.value for gravity in Gravity] == ["unusable", "lost", "doubtful", "note"]
    assert len({gravity.words for gravity in Gravity}) == len({gravity.remedy for gravity in Gravity}) == 4
