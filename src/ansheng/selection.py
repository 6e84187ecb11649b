"""Selection: what is asked for where rules are chosen, such as ``gas,-gas.unlicensed``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ansheng.law.standard import Standard
from ansheng.rules.rule import Rule


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
