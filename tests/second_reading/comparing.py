"""Rules held against second readings: at every point where either can turn, their verdicts must be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import prod
from typing import Any

import attrs

from ansheng.facts.record import Facts
from ansheng.facts.render import render
from ansheng.rules.bind import Bound
from ansheng.turning.apart import MOST, Apart, Held, held
from ansheng.turning.stated import Stated
from ansheng.turning.values import choices
from tests.second_reading.readings import File, Reading

WORDS = {True: "hazard", False: "clear", None: "undetermined"}


@attrs.frozen
class Compared:
    """What came of one reading; of its differences, those that are ``left`` with a reason are no failure."""

    reading: Reading
    rules: Sequence[Bound]
    held: Held
    differences: Sequence[Apart]
    left: Sequence[Apart]

    def smallest(self) -> list[Apart]:
        """For each way to differ, the smallest record."""
        return list(self.held.smallest(self.differences).values())


def planned(file: File, reading: Reading) -> int:
    """How many records a comparison tries."""
    stated = (Stated.of(file.rules_of(reading.number, reading.facts)), Stated(reading.truth))
    return min(prod(map(len, choices(stated, file.day, distinct=True).values())), MOST)


def compare(file: File, reading: Reading) -> Compared:
    """A reading against the rules of its clause, on the day of the file."""
    rules = file.rules_of(reading.number, reading.facts)
    cases = [case.values for bound in rules for case in bound.rule.examples]
    found = held(reading.facts, Stated.of(rules), Stated(reading.truth), file.day, cases=cases)
    left = [
        one
        for one in found.differences
        if any(_stands_for(known, one, reading.facts) for known in reading.left)
    ]
    differences = [one for one in found.differences if one not in left] if left else found.differences
    return Compared(reading, rules, found, differences, left)


def _stands_for(known: Mapping[str, Any], difference: Apart, facts: type[Facts]) -> bool:
    """Whether a difference is the one that is left: all facts of the known record, ``"missing"`` for one not given."""
    for name, value in known.items():
        if name == "why":
            continue
        given = difference.record.get(name)
        if (given is not None) if value == "missing" else (given != facts(**{name: value}).values()[name]):
            return False
    return True


def shown(compared: Compared, one: Apart) -> str:
    """A difference for people: the record as TOML, both verdicts, and both conditions."""
    reading, (rule, second) = compared.reading, one.kind
    facts = reading.facts
    missing = ", ".join(name for name, value in one.record.items() if value is None)
    lines = [
        f"clause {reading.number} of {facts.__name__} ({facts.title}), {compared.held.day}",
        *(
            f"    {name} = {_toml(value, facts, name)}"
            for name, value in one.record.items()
            if value is not None
        ),
        f"    # missing: {missing or 'nothing'}",
        f"  rule: {WORDS[rule]}; second reading: {WORDS[second]}",
        f"  reading: {reading.text}",
    ]
    if reading.note:
        lines.append(f"  note: {reading.note}")
    for bound in compared.rules:
        when = "" if bound.rule.when is None else f"when {render(bound.rule.when, 'en', bound.limits)}: "
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
