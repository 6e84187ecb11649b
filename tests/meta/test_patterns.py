"""Patterns: none of the library tries more and more ways to cut a text that does not match."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import ansheng

APART = {
    "ansheng.cli.plugin.new.NAME": "a part begins with the sign that no part holds",
    "ansheng.reports.templates.checking._NUMBER": "a part begins with the sign that no part holds",
    "ansheng.reports.templates.checking._QUOTED": "a part begins with the sign that no part holds",
    "ansheng.reports.templates.grammar._ASK": "a part begins with the sign that no part holds",
    "ansheng.responsibility.assignments._PART": "a bracket is read whole or as single signs, and nothing comes after",
}
"""Patterns with a repeat in a repeat that can be cut in one way only, and why."""


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The compiled patterns of all modules, those in tuples and mappings too."""
    for module in pkgutil.walk_packages(ansheng.__path__, "ansheng."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", pattern) for pattern in held(value))


def held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        yield from (pattern for part in value.values() for pattern in held(part))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (pattern for part in value for pattern in held(part))


def is_nested(pattern: re.Pattern[Any]) -> bool:
    """Whether it repeats without end what it repeats without end, and gives back what it took."""
    return any(_nested(parser.parse(pattern.pattern, pattern.flags), inside=False))


def _nested(tree: Iterable[tuple[Any, Any]], *, inside: bool) -> Iterator[bool]:
    for code, argument in tree:
        match code:
            case codes.MAX_REPEAT | codes.MIN_REPEAT:
                endless = argument[1] is codes.MAXREPEAT
                yield endless and inside
                yield from _nested(argument[2], inside=inside or endless)
            case codes.SUBPATTERN:
                yield from _nested(argument[3], inside=inside)
            case codes.BRANCH:
                yield from (found for part in argument[1] for found in _nested(part, inside=inside))
            case codes.ASSERT | codes.ASSERT_NOT:
                yield from _nested(argument[1], inside=inside)


def test_no_pattern_repeats_a_repeat() -> None:
    found = dict(patterns())
    assert len(found) > 100
    nested = {name for name, pattern in found.items() if is_nested(pattern)}
    assert nested == set(APART)


@pytest.mark.parametrize(
    ("pattern", "nested"),
    [
        (r"(?:-+ ?)+$", True),
        (r"(?:-++ ?)++$", False),
        (r"(?:-{1,9} ?)+", False),
        (r"(?=(a+)+)", True),
        (r"a+b+", False),
    ],
)
def test_a_repeat_of_a_repeat_is_seen(pattern: str, nested: bool) -> None:
    assert is_nested(re.compile(pattern)) is nested
