"""Selection: what is asked for where rules are chosen, such as ``gas,-gas.unlicensed``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import Problem
from ansheng.foreign import RUNNING, at_fault, failure, within
from ansheng.law.standard import Standard
from ansheng.rules.rule import Rule

if TYPE_CHECKING:
    from ansheng.catalogue import Catalogue
    from ansheng.facts.record import Facts


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


def left_by(
    catalogue: Catalogue,
    error: BaseException,
    rules: str | Sequence[str] | None,
    facts: type[Facts] | None,
) -> Catalogue | None:
    """A catalogue without the plugin whose code failed as it judged; None where it was in none.

    :raises PluginError: that plugin is asked for, by its rules or by its class
    """
    source = at_fault(error, [plugin.origin for plugin in catalogue.plugins if plugin.origin])
    if source is None:
        return None
    failed = failure(error, source, RUNNING)
    asked = names_some(rules) and any(rule.plugin == source.name for rule in catalogue.select(rules))
    if asked or (facts is not None and within(facts.__module__, source.package)):
        raise failed from error
    others = tuple(plugin for plugin in catalogue.plugins if plugin.name != source.name)
    problem = Problem("plugin", failed.words, value=source.name)
    return attrs.evolve(catalogue, plugins=others, problems=(*catalogue.problems, problem))
