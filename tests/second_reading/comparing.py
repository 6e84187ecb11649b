"""Rules held against second readings: at every point where either can turn, their verdicts must be the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, islice, product
from math import prod
from typing import Any

import attrs

from ansheng.facts import nodes
from ansheng.facts.record import Facts, restored
from ansheng.facts.render import render
from ansheng.rules.bind import Bound
from ansheng.rules.evaluate import compile_node
from ansheng.testing.points import choices
from tests.second_reading.readings import File, Reading

MOST = 20_000
"""How many records are tried at one clause."""
WORDS = {True: "hazard", False: "clear", None: "undetermined"}

Verdict = bool | None
Truth = Callable[[Mapping[str, Any]], Verdict]


@attrs.frozen
class Difference:
    """A record on which the rules of a clause and the second reading differ."""

    reading: Reading
    record: Mapping[str, Any]
    day: date
    rule: Verdict
    second: Verdict

    @property
    def kind(self) -> tuple[Verdict, Verdict]:
        """The two verdicts, the rules' first."""
        return self.rule, self.second


@attrs.frozen
class Compared:
    """What came of one reading: how many records, whether these were all, and where the verdicts differ."""

    reading: Reading
    rules: Sequence[Bound]
    points: int
    exhaustive: bool
    differences: Sequence[Difference]
    left: Sequence[Difference] = ()


def compare(file: File, reading: Reading, most: int = MOST) -> Compared:
    """A reading against the rules of its clause, on the day of the file."""
    rules = file.rules_of(reading.number, reading.facts)
    truths = [bound.rule.truth for bound in rules]
    limits = {ref: limit for bound in rules for ref, limit in bound.limits.items()}
    rule = _evaluator(nodes.AnyOf(tuple(truths)), limits, file.day)
    second = _evaluator(reading.truth, {}, file.day)
    can_be = choices((*truths, reading.truth), limits, file.day, distinct=True)
    exhaustive = prod(map(len, can_be.values())) <= most
    cases = [dict(case.values) for bound in rules for case in bound.rule.examples]
    records = _all(can_be) if exhaustive else _some(can_be, cases, (rule, second), most, reading)
    found: list[Difference] = []
    points = 0
    for record in records:
        points += 1
        values = _parsed(reading.facts, record)
        verdicts = rule(values), second(values)
        if verdicts[0] is not verdicts[1]:
            found.append(Difference(reading, record, file.day, *verdicts))
    left = [one for one in found if any(_stands_for(known, one) for known in reading.left)]
    return Compared(reading, rules, points, exhaustive, [one for one in found if one not in left], left)


def _evaluator(node: nodes.Node, limits: Any, day: date) -> Truth:
    compiled = compile_node(node, limits)
    return lambda values: compiled(values, None, day)


def _parsed(facts: type[Facts], record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values as the evaluator reads them, items being records."""
    values = dict(record)
    for name, value in record.items():
        if isinstance(value, list):
            item = facts.fact(name).item
            assert item is not None
            values[name] = tuple(restored(item, one, {}) for one in value)
    if any(facts.fact(name).implies for name in record):
        values |= facts.implied(record)
    return values


def _all(can_be: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    for chosen in product(*can_be.values()):
        yield dict(zip(can_be, chosen, strict=True))


def _some(
    can_be: Mapping[str, Sequence[Any]],
    cases: Sequence[Mapping[str, Any]],
    truths: Sequence[Truth],
    most: int,
    reading: Reading,
) -> Iterator[dict[str, Any]]:
    """Records drawn, and around the cases and those that are decided, each fact and each two facts changed."""
    rng = random.Random(f"{reading.number} {reading.facts.__name__}")  # noqa: S311 - a fixed draw, and no secret
    drawn = [{name: rng.choice(found) for name, found in can_be.items()} for _ in range(most // 4)]
    yield from drawn
    by_kind: dict[tuple[Verdict, ...], list[dict[str, Any]]] = {}
    for record in drawn:
        values = _parsed(reading.facts, record)
        by_kind.setdefault(tuple(truth(values) for truth in truths), []).append(record)
    read = [reading.facts(**case).values() for case in cases]
    bases = [{name: _plain(case.get(name)) for name in can_be} for case in read]
    bases += [record for found in by_kind.values() for record in found[:4]]
    yield from islice(_around(bases, can_be, rng), most * 3 // 4)


def _plain(value: Any) -> Any:
    return [dict(item.values()) for item in value] if isinstance(value, tuple) else value


def _around(
    bases: Sequence[dict[str, Any]], can_be: Mapping[str, Sequence[Any]], rng: random.Random
) -> Iterator[dict[str, Any]]:
    for base in bases:
        yield base
        yield from ({**base, name: value} for name, found in can_be.items() for value in found)
    for first, second in combinations(can_be, 2):
        for base in bases[:8]:
            yield from (
                {**base, first: a, second: b}
                for a in _few(can_be[first], rng)
                for b in _few(can_be[second], rng)
            )
    while bases:
        names = rng.sample(list(can_be), min(3, len(can_be)))
        yield {**rng.choice(bases), **{name: rng.choice(can_be[name]) for name in names}}


def _few(found: Sequence[Any], rng: random.Random) -> Sequence[Any]:
    return found if len(found) <= 8 else rng.sample(list(found), 8)


def _stands_for(known: Mapping[str, Any], difference: Difference) -> bool:
    """Whether a difference is the one that is left: all facts of the known record, ``"missing"`` for one not given."""
    facts = difference.reading.facts
    for name, value in known.items():
        if name == "why":
            continue
        given = difference.record.get(name)
        if (given is not None) if value == "missing" else (given != facts(**{name: value}).values()[name]):
            return False
    return True


def smallest(found: Sequence[Difference]) -> list[Difference]:
    """One difference for each kind: the one whose record states the fewest facts."""
    by_kind: dict[tuple[Verdict, Verdict], Difference] = {}
    for one in sorted(found, key=lambda d: (_size(d.record), len(str(d.record)))):
        by_kind.setdefault(one.kind, one)
    return list(by_kind.values())


def _size(record: Mapping[str, Any]) -> int:
    return sum(
        1 + sum(map(_size, value)) if isinstance(value, list) else value is not None
        for value in record.values()
    )


def shown(compared: Compared, one: Difference) -> str:
    """A difference for people: the record as TOML, both verdicts, and both conditions."""
    lines = [
        f"clause {one.reading.number} of {one.reading.facts.__name__} ({one.reading.facts.title}), {one.day}",
        *(
            f"    {name} = {_toml(value, one.reading.facts, name)}"
            for name, value in one.record.items()
            if value is not None
        ),
        f"    # missing: {', '.join(name for name, value in one.record.items() if value is None) or 'nothing'}",
        f"  rule: {WORDS[one.rule]}; second reading: {WORDS[one.second]}",
        f"  reading: {one.reading.text}",
    ]
    if one.reading.note:
        lines.append(f"  note: {one.reading.note}")
    for bound in compared.rules:
        when = f"when {render(bound.rule.when, 'en', bound.limits)}: " if bound.rule.when is not None else ""
        lines.append(f"  {bound.rule.id}: {when}{render(bound.rule.condition, 'en', bound.limits)}")
    return "\n".join(lines)


def _toml(value: Any, facts: type[Facts], name: str) -> str:
    match value:
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case list():
            item = facts.fact(name).item
            assert item is not None
            inner = (
                ", ".join(f"{k} = {_toml(v, item, k)}" for k, v in one.items() if v is not None)
                for one in value
            )
            return "[" + ", ".join(f"{{ {one} }}" for one in inner) + "]"
        case float():
            unit = facts.fact(name).unit
            return f'"{value:.12g} {unit}"' if unit else f"{value:.12g}"
    return f'"{value}"' if isinstance(value, str) else str(value)
