"""The manifest of a check: what was applied to what, what was not, and a receipt to reproduce it by."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.dates import day_label
from ansheng.errors import AnshengError, Problem, check_lang, gravest_first, word
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound, NotInForce, digest
from ansheng.rules.verdicts import Counts
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.checking.determinations import Outcome
    from ansheng.checking.parts.part import Part
    from ansheng.checking.parts.streams import StreamPart
    from ansheng.checking.parts.tables import TablePart
    from ansheng.rules.rule import Rule


class NothingJudgedError(AnshengError, ValueError):
    """It was asked whether there are findings, and no rule was applied to the records, so that nobody knows."""


@attrs.frozen
class Applied:
    """An edition that was applied, and whether the day of the check lies after its last verification."""

    standard: str
    edition: str
    number: str
    effective: date
    verified: date
    stale: bool


@attrs.frozen(eq=False)
class Manifest:
    """What a check did: plugins, editions, per rule what was seen, and what to know before trusting the result."""

    on: date
    engine: str
    facts: tuple[str, ...]
    records: int
    plugins: tuple[tuple[str, str], ...]
    editions: tuple[Applied, ...]
    rules: tuple[tuple[str, Counts], ...]
    not_in_force: tuple[NotInForce, ...]
    memory_only: tuple[str, ...]
    told: tuple[Problem, ...] = attrs.field(alias="problems")
    nan_as_missing: int
    law: Callable[[], str] = attrs.field(repr=False)
    data: Callable[[], str | None] = attrs.field(repr=False)
    determinations: tuple[Outcome, ...] = ()
    later: Callable[[], Iterable[Problem]] = attrs.field(default=tuple, repr=False)

    @classmethod
    def of(
        cls,
        parts: Sequence[Part],
        idle: Iterable[NotInForce],
        *,
        on: date,
        told: Iterable[Problem],
        **said: Any,
    ) -> Manifest:
        """The manifest of parts judged on a day.

        :param idle: the rules that were not in force
        :param said: what stands in it as it is told
        """
        rules = list(dict.fromkeys(b for part in parts for b in part.rules))
        counts: dict[str, Counts] = {}
        for part in parts:
            for rule, found in part.counts.items():
                counts[rule] = counts[rule] + found if rule in counts else found
        return cls(
            on=on,
            facts=tuple(dict.fromkeys(part.facts.__name__ for part in parts)),
            editions=applied_editions(rules, on),
            rules=tuple(counts.items()),
            not_in_force=tuple(idle),
            memory_only=tuple(b.rule.id for b in rules if b.from_memory),
            problems=tuple(told),
            law=partial(law_receipt, tuple(rules)),
            **said,
        )

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the data, the gravest first; ids in a file that is not held are compared now."""
        return gravest_first((*self.told, *self.later()))

    def nothing_judged(self, named: str = "") -> Words | None:
        """Why no rule judged the records; None where one did, or there is no record.

        :param named: what the records are called in the message; by default the names of their classes
        """
        if self.rules or not self.records:
            return None
        what, idle = named or "、".join(self.facts), len(self.not_in_force)
        if not idle:
            return Words(
                f"选用的规则均不以 {what} 为检查对象；请核对 --rules",
                f"none of the rules chosen judges {what}; see --rules",
            )
        return Words(
            f"无规则可用于 {what}：选用的规则中有{idle}条于{day_label(self.on)}不适用；请核对 --on 和 --rules",
            f"no rule applies to {what}: {idle} of those chosen are not in force on {self.on}; see --on and --rules",
        )

    @property
    def stale(self) -> tuple[str, ...]:
        """The standards whose applied edition was last verified before the day of the check."""
        return tuple(a.standard for a in self.editions if a.stale)

    @property
    def saw_nothing(self) -> tuple[str, ...]:
        """The rules in force that had no record in their scope."""
        return tuple(rule for rule, counts in self.rules if counts.in_scope == 0)

    @property
    def receipt(self) -> dict[str, str | None]:
        """Hashes of the law and rules applied and of the facts read; the same receipt means the same result.

        The hash of the facts is ``None`` where the data stayed in another engine.
        """
        return {"law_and_rules": self.law(), "facts": self.data()}

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The manifest as plain data, days as ISO text."""
        lang = check_lang(lang)
        return {
            "on": self.on.isoformat(),
            "engine": self.engine,
            "facts": list(self.facts),
            "records": self.records,
            "plugins": [{"name": n, "version": v} for n, v in self.plugins],
            "editions": [
                {**attrs.asdict(a), "effective": a.effective.isoformat(), "verified": a.verified.isoformat()}
                for a in self.editions
            ],
            "rules": [{"rule": rule, **counts.to_dict()} for rule, counts in self.rules],
            "not_in_force": [{"rule": n.rule.id, "reason": word(lang, n.words)} for n in self.not_in_force],
            "saw_nothing": list(self.saw_nothing),
            "stale": list(self.stale),
            "memory_only": list(self.memory_only),
            "problems": [p.to_dict(lang) for p in self.problems],
            "nan_as_missing": self.nan_as_missing,
            "determinations": [o.to_dict(lang) for o in self.determinations],
            "receipt": self.receipt,
        }


class Later:
    """A manifest that is made when somebody asks for it; where it is pickled it is made."""

    __slots__ = ("_made",)

    def __init__(self, make: Callable[[], Manifest] | Manifest) -> None:
        self._made = make

    def __call__(self) -> Manifest:
        """The manifest, which is made once."""
        if not isinstance(self._made, Manifest):
            self._made = self._made()
        return self._made

    def __reduce__(self) -> tuple[type[Later], tuple[Manifest]]:
        return Later, (self(),)


def not_judged(parts: Sequence[Part], day: date) -> list[Problem]:
    """The classes of records to which no rule applies."""
    return [
        Problem(
            "not_judged",
            Words(
                f"{day_label(day)}无规则适用于“{facts.title}”，其记录均未判定",
                f"no rule applies to {facts.__name__} on {day}; its records are not judged",
            ),
            value=facts.__name__,
        )
        for facts in dict.fromkeys(part.facts for part in parts if not part.rules)
    ]


def not_judging(rules: Iterable[Rule], parts: Sequence[Part]) -> list[Problem]:
    """The rules that judge something else than the records."""
    classes = tuple(part.facts for part in parts)
    return [
        Problem(
            "other_class",
            Words(
                f"规则 {rule.id} 的检查对象为 {rule.facts.__name__}，与所给数据不符",
                f"rule {rule.id} judges {rule.facts.__name__}, not these records",
            ),
            value=rule.id,
        )
        for rule in rules
        if not any(issubclass(facts, rule.facts) for facts in classes)
    ]


def applied_editions(rules: Iterable[Bound], day: date) -> tuple[Applied, ...]:
    """The editions that the rules cite or take limits from, each once."""
    found = {(s.id, e.label): (s, e) for bound in rules for s, e in bound.editions}
    return tuple(
        Applied(s.id, e.label, e.number, e.effective, e.verified, e.stale(day)) for s, e in found.values()
    )


def law_receipt(rules: Sequence[Bound]) -> str:
    """A hash of the rules and of the law they apply, the same on every machine."""
    return digest(f"[{', '.join(bound.stated for bound in rules)}]".encode())


def records_receipt(records: Sequence[Facts]) -> str:
    """A hash of single records, the same on every machine."""
    stated = [[type(r).__name__, r.to_dict()] for r in records]
    return digest(json.dumps(stated, ensure_ascii=False, sort_keys=True, default=str).encode())


def tables_receipt(parts: Sequence[TablePart | StreamPart]) -> str:
    """A hash of the facts in tables that were read, the same on every machine."""
    return digest(b"".join(part.digest() for part in parts))


def no_receipt() -> None:
    """No hash, of facts that stayed in another engine."""
