"""Records judged one by one, in plain Python, as a part of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from ansheng.checking.finding import Finding, Location, finding, invalid_items
from ansheng.checking.parts.part import Part
from ansheng.dates import is_foreign
from ansheng.errors import Problem
from ansheng.facts.headers import is_running
from ansheng.facts.record import Facts, restored
from ansheng.logs import Steps
from ansheng.rules.bind import Bound, alike, asks
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.words import Words
from ansheng.zones import zoned_time

STEP = 1000
"""After so many records it is told how many are judged."""

Named = tuple[int, str, Facts]
"""A record with its place among those handed over, from 1, and what it is called."""

Said = tuple[Bound, Verdict, tuple[Bound, ...]]
"""What a rule says of a record, and the rules that find the same thing in it."""


@attrs.frozen(eq=False)
class RecordPart(Part):
    """Verdicts on single records, evaluated in plain Python."""

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    verdicts: tuple[tuple[Named, tuple[Said, ...]], ...]

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        for named, found in self.verdicts:
            for bound, verdict, also in found:
                if verdict in wanted:
                    yield self._finding(bound, verdict, named, also)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""
        for bound in (b for b in self.rules if b.rule.id == rule):
            for named, _ in self.verdicts:
                _, name, known = named
                if name == record and bound.in_scope(known.values()):
                    yield self._finding(bound, Verdict.of(bound.truth(known.values())), named)

    def _finding(self, bound: Bound, verdict: Verdict, named: Named, also: tuple[Bound, ...] = ()) -> Finding:
        row, name, record = named
        invalid = {*record.invalid, *invalid_items(record.values())}
        return finding(bound, verdict, name, record.values(), invalid, Location(row=row), also)

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        return Counter((getattr(f, by), f.verdict.value) for f in self.findings(wanted))


def judged(cls: type[Facts], rules: Sequence[Bound], records: Sequence[Named], steps: Steps) -> RecordPart:
    """The verdicts on records, each with what it is called, one by one."""
    verdicts, groups = [], alike(rules)
    counts = {b.rule.id: [0, 0, 0, 0, 0] for b in rules}
    for named in records:
        values, found = named[-1].values(), list[Said]()
        for bound in rules:
            truth = bound.truth(values)
            tally = counts[bound.rule.id]
            tally[0] += truth is not False or bound.in_scope(values)
            if truth is not False:
                tally[1 if truth else 2] += 1
                found.append((bound, Verdict.of(truth), ()))
        for group in groups:
            stated = _stated_once(found, group)
            for bound, verdict in {(b, v) for b, v, _ in found} - {(b, v) for b, v, _ in stated}:
                counts[bound.rule.id][3 if verdict is Verdict.HAZARD else 4] += 1
            found = stated
        verdicts.append((named, tuple(found)))
        if len(verdicts) % STEP == 0:
            steps.add(STEP)
    if left := len(verdicts) % STEP:
        steps.add(left)
    seen = len(records)
    return RecordPart(
        cls, tuple(rules), {rule: Counts(seen, *c) for rule, c in counts.items()}, tuple(verdicts)
    )


def _stated_once(found: list[Said], group: Sequence[Bound]) -> list[Said]:
    """What rules say of a record; what several of a group find, or ask, only once, with the others beside it."""
    said = {bound: verdict for bound, verdict, _ in found}
    sure = [bound for bound in group if said.get(bound) is Verdict.HAZARD]
    beside: dict[Bound, Bound] = dict.fromkeys(sure[1:], *sure[:1])
    for place, bound in enumerate(group):
        if said.get(bound) is Verdict.UNDETERMINED:
            first = next((b for b in group[:place] if b in said and asks(b, bound)), None)
            beside |= {} if first is None else {bound: beside.get(first, first)}
    also = {
        by: tuple(b for b, o in beside.items() if o is by and said[b] is said[by]) for by in beside.values()
    }
    return [(b, v, also.get(b, told)) for b, v, told in found if b not in beside]


def invalid_values(records: Sequence[Named]) -> list[Problem]:
    """The values of records that do not parse."""
    return [
        Problem(
            "invalid",
            Words(
                f"“{name}”{bad.words.zh}，填的是“{bad.text}”；按未填处理", f"{name}: expected {bad.words.en}"
            ),
            column=fact,
            value=bad.text,
        )
        for _, name, record in records
        for fact, bad in record.invalid.items()
    ]


def unknown_keys(plain: Sequence[Mapping[str, Any]], facts: type[Facts]) -> list[Problem]:
    """What is wrong with the keys of mappings: each set of keys is looked at once."""
    keys = dict.fromkeys(tuple(record) for record in plain)
    return list(dict.fromkeys(p for headers in keys for p in facts.match(headers).problems))


def keys_with_running_number(
    plain: Sequence[Mapping[str, Any]], facts: type[Facts]
) -> frozenset[tuple[str, ...]]:
    """The keys of those mappings whose id is a running number: it calls the record, and is no id."""
    matched = {keys: facts.match(keys).matched for keys in dict.fromkeys(tuple(r) for r in plain)}
    return frozenset(keys for keys, found in matched.items() if "id" in found and is_running(found["id"][0]))


def without_id(record: Facts) -> Facts:
    """The record as one that has no id."""
    return restored(type(record), {n: v for n, v in record.values().items() if n != "id"}, record.invalid)


def zoned_times(plain: Sequence[Mapping[str, Any]], facts: type[Facts]) -> list[Problem]:
    """The keys under which mappings hold times of another zone, each with the first of them."""
    found: dict[str, Problem] = {}
    matched = {keys: facts.match(keys).matched for keys in dict.fromkeys(map(tuple, plain))}
    for record in plain:
        for name, (header, _) in matched[tuple(record)].items():
            if facts.fact(name).kind == "day" and header not in found and is_foreign(record[header]):
                found[header] = zoned_time(header, str(record[header]))
    return list(found.values())
