"""A condition with the limits that are in force where it applies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs
from immutabledict import immutabledict

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.law.limit import Limit
from ansheng.rules.bind import Bound
from ansheng.rules.evaluate import compile_node

Values = Mapping[str, Any]
Truth = Callable[[Values], bool | None]
_NONE: Mapping[nodes.LimitRef, Limit] = immutabledict()


@attrs.frozen(eq=False)
class Stated:
    """A condition with the limits in force; two of them may read different values under one name."""

    truth: Node
    limits: Mapping[nodes.LimitRef, Limit] = _NONE

    @classmethod
    def of(cls, rules: Sequence[Bound]) -> Stated:
        """What several rules state together: that one of them is a hazard, in its scope."""
        limits = {ref: limit for bound in rules for ref, limit in bound.limits.items()}
        return cls(nodes.AnyOf(tuple(bound.rule.truth for bound in rules)), limits)

    def on(self, day: date) -> Truth:
        """The function from a record's values to what the condition says of it on a day; ``None`` is unknown."""
        compiled = compile_node(self.truth, self.limits)
        return lambda values: compiled(values, None, day)
