"""Selection: what is asked for where rules are chosen, such as ``gas,-gas.unlicensed``."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ansheng.errors import Problem
from ansheng.foreign import RUNNING, at_fault, failure, within
from ansheng.law.standard import Standard
from ansheng.rules.rule import Rule

if TYPE_CHECKING:
    from ansheng.facts.record import Facts
    from ansheng.plugins import Plugin


def parts_of(rules: str | Sequence[str] | None) -> list[str]:
    """The parts of a selection of rules, such as ``gas`` and ``-gas.unlicensed``."""
    return [p.strip() for p in (rules.split(",") if isinstance(rules, str) else rules or ()) if p.strip()]


def names_some(rules: str | Sequence[str] | None) -> bool:
    """Whether a selection names what it wants, and does not only leave out.

    >>> names_some("gas,-gas.unlicensed"), names_some("-gas"), names_some(None)
    (True, False, False)
    """
    return any(not part.startswith("-") for part in parts_of(rules))


@lru_cache(maxsize=4096)
def without(rule: Rule, standard: Standard) -> Rule | None:
    """A rule as one that does not rest on a standard; None where it rests on nothing else."""
    left = tuple(cite for cite in rule.cites if cite.standard is not standard)
    return rule if left == rule.cites else rule.citing(left) if left else None


def blamed(
    error: BaseException, plugins: Iterable[Plugin], asked: Container[str], facts: type[Facts] | None
) -> Problem | None:
    """The problem of the plugin whose code failed as it judged, its name as value; None where it was in none.

    :param asked: the plugins whose rules are asked for by name
    :raises PluginError: the plugin is asked for, by its rules or by its class
    """
    source = at_fault(error, [plugin.origin for plugin in plugins if plugin.origin])
    if source is None:
        return None
    failed = failure(error, source, RUNNING)
    if source.name in asked or (facts is not None and within(facts.__module__, source.package)):
        raise failed from error
    return Problem("plugin", failed.words, value=source.name)
