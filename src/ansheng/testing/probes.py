"""Probes: the numbers of the law that a rule holds its facts against, and whether its cases stand at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from ansheng.facts import nodes
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound, bind
from ansheng.rules.case import Case
from ansheng.rules.rule import Rule
from ansheng.rules.verdicts import Verdict
from ansheng.testing.points import NUDGE
from ansheng.words import NO_WORDS, Words


def verdict(rule: Rule, values: Mapping[str, Any], day: date) -> Verdict | None:
    """What one rule says of one record on a day; ``None`` where it is out of scope or not in force."""
    bound = bind(rule, day)
    if not isinstance(bound, Bound):
        return None
    record = rule.facts(**values).values()
    truth = bound.truth(record)
    return None if truth is False and not bound.in_scope(record) else Verdict.of(truth)


def days(rule: Rule) -> list[date]:
    """The first day of every edition in which the rule is in force."""
    starts = {e.effective for c in rule.cites for e in c.standard.editions if not e.pending}
    starts |= {e.effective for ref in rule.limits() for e in ref.standard.editions if not e.pending}
    return sorted(day for day in starts if isinstance(bind(rule, day), Bound))


def dated(rule: Rule) -> Iterator[tuple[Case, date]]:
    """Each case with each day on which it holds."""
    for case in rule.examples:
        for day in [case.on] if case.on else days(rule):
            yield case, day


@attrs.frozen
class Probe:
    """One limit of a rule on one fact: the verdicts of the rule's cases with the fact below, at and above it."""

    rule: Rule
    day: date
    fact: str
    limit: float
    unit: str

    def verdicts(self) -> Iterator[tuple[Verdict | None, ...]]:
        """For each case, the verdicts just below, at and just above the limit."""
        step = abs(self.limit) * NUDGE or NUDGE
        exact = self.rule.facts.fact(self.fact).kind == "count"
        around = [self.limit - (1 if exact else step), self.limit, self.limit + (1 if exact else step)]
        for case, day in dated(self.rule):
            if day == self.day:
                yield tuple(verdict(self.rule, {**case.values, self.fact: max(v, 0)}, day) for v in around)

    def decides(self) -> bool:
        """Whether some case has one verdict below the limit and another above it."""
        return any(len(set(found)) > 1 for found in self.verdicts())


def probes(rule: Rule, day: date) -> Iterator[Probe]:
    """The limits of the rule that are held against a single fact of the record."""
    bound = bind(rule, day)
    if not isinstance(bound, Bound):
        return
    for node in nodes.walk(rule.truth):
        match node:
            case nodes.Lookup(limit=ref, key=nodes.FactRef() as key) if key.name in rule.needs():
                table = bound.limits[ref]
                bounds = [step.bound for step in table.steps if step.bound is not None]
                yield from (Probe(rule, day, key.name, at, table.by) for at in bounds)
            case nodes.Compare(left=nodes.FactRef() as fact, right=nodes.LimitRef() as limit):
                value = bound.limits[limit].value
                if value is not None and fact.name in rule.needs():
                    yield Probe(rule, day, fact.name, value, limit.unit)


LARGEST = 8
"""The most values by case of which each is to be shown by a case of a rule; a larger table is data."""


@attrs.frozen
class Number:
    """A number of the law, or one of its values by case, that a fact is held against; ``fact`` is its path.

    :param key: the fact by which the law tells cases apart, and the case whose value this is
    """

    standard: str
    limit: str
    fact: str
    value: float
    key: tuple[str, str] | None = None

    def words(self) -> Words:
        """What is wrong where no case stands at it."""
        key = f"{self.key[0]} = {self.key[1]}" if self.key else ""
        where = Words(f"（{key}）", f" where {key}") if key else NO_WORDS
        return Words(
            f"{self.standard} 的限值 {self.limit}{where.zh}：无一示例的 {self.fact} 恰为{self.value:g}；"
            "请补写恰在限值和刚越过限值的示例，以便核对法规文件中的数值",
            f"{self.standard}, limit {self.limit}{where.en}: no case has {self.fact} at just {self.value:g}; write one "
            "at the limit and one just past it, which hold the number in the law file against what it should be",
        )


def numbers(rule: Rule, day: date) -> Iterator[tuple[Number, bool]]:
    """The numbers and the values by case that a rule holds facts against, and whether a case of it stands at each."""
    bound = bind(rule, day)
    if not isinstance(bound, Bound):
        return
    for node in nodes.walk(rule.truth):
        match node:
            case nodes.Compare(left=nodes.FactRef() as fact, right=nodes.LimitRef() as ref):
                value = bound.limits[ref].value
                if value is not None:
                    number = Number(ref.standard.id, ref.name, fact.name, value)
                    yield number, _stands(rule, day, number)
            case nodes.Compare(
                left=nodes.FactRef() as fact, right=nodes.Lookup(limit=ref, key=nodes.FactRef() as key)
            ):
                few = len(bound.limits[ref].cases) <= LARGEST
                for option, value in bound.limits[ref].cases.items() if few else ():
                    number = Number(ref.standard.id, ref.name, fact.name, value, (key.name, option))
                    yield number, _stands(rule, day, number)


def _stands(rule: Rule, day: date, number: Number) -> bool:
    """Whether a case of the rule, or an item in one, has the fact at the number."""
    for case, on in dated(rule):
        for values in _records(rule.facts(**case.values)) if on == day else ():
            value = values.get(number.fact)
            keyed = number.key is None or values.get(number.key[0]) == number.key[1]
            if (
                keyed
                and value is not None
                and abs(value - number.value) <= NUDGE * max(abs(number.value), NUDGE) / 10
            ):
                return True
    return False


def _records(record: Facts) -> Iterator[Mapping[str, Any]]:
    """The facts of a record, and those of each of its items beside them."""
    own = record.values()
    yield own
    for value in own.values():
        if isinstance(value, tuple):
            yield from ({**own, **item.values()} for item in value)


def untold(rules: Sequence[Rule]) -> list[Number]:
    """The numbers at which no case of any of the rules stands, on any day."""
    found: dict[Number, bool] = {}
    for rule in rules:
        for day in days(rule):
            for number, stands in numbers(rule, day):
                found[number] = found.get(number, False) or stands
    return [number for number, stands in found.items() if not stands]
