"""Records judged one by one, in plain Python, as a part of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from ansheng.checking.finding import Finding, Location, finding, invalid_items
from ansheng.checking.parts.part import Part
from ansheng.dates import is_foreign
from ansheng.errors import Problem
from ansheng.facts.headers import Reading
from ansheng.facts.record import Facts, known, restored
from ansheng.logs import Steps
from ansheng.rules.bind import Bound, alike, asks
from ansheng.rules.compiled import Judge, compiled
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.words import Words
from ansheng.zones import zoned_time

_HAZARD, _OPEN = Verdict.HAZARD, Verdict.UNDETERMINED

STEP = 1000
"""After so many records it is told how many are judged."""

Named = tuple[int, str, Facts]
"""A record with its place among those handed over, from 1, and what it is called."""

Said = tuple[Bound, Verdict, tuple[Bound, ...]]
"""What a rule says of a record, and the rules that find the same thing in it."""


@attrs.frozen(eq=False, slots=False)
class Ready:
    """The rules that judge a class on a day, ready to judge records one by one."""

    facts: type[Facts]
    rules: tuple[Bound, ...]

    def __reduce__(self) -> tuple[type[Ready], tuple[type[Facts], tuple[Bound, ...]]]:
        """Made ready again where it is unpickled, for what is compiled cannot be pickled."""
        return Ready, (self.facts, self.rules)

    @cached_property
    def judge(self) -> Judge:
        """What says of the values of a record what each rule says."""
        return compiled(self.rules)

    @cached_property
    def groups(self) -> tuple[tuple[Bound, ...], ...]:
        """The rules that find the same thing."""
        return alike(self.rules)

    def said(self, truths: Sequence[bool | None]) -> list[Said]:
        """What the rules say of a record that is not clear; what several find, or ask, is said once."""
        found: list[Said] = [
            (bound, _HAZARD if truth else _OPEN, ())
            for bound, truth in zip(self.rules, truths, strict=True)
            if truth is not False
        ]
        for group in self.groups:
            found = _stated_once(found, group)
        return found


@attrs.frozen(eq=False, slots=False)
class RecordPart(Part):
    """Verdicts on single records, evaluated in plain Python.

    :param truths: for each record what each rule says of it
    """

    ready: Ready
    records: Sequence[Named]
    truths: Sequence[tuple[bool | None, ...]]

    @property
    def facts(self) -> type[Facts]:
        """The class of the records."""
        return self.ready.facts

    @property
    def rules(self) -> tuple[Bound, ...]:
        """The rules that judged them."""
        return self.ready.rules

    @cached_property
    def _said(self) -> list[list[Said]]:
        """Of each record what is not clear, found when it is asked for."""
        return [self.ready.said(truths) for truths in self.truths]

    def listed(self, wanted: Sequence[Verdict]) -> int:
        """How many findings there are with a wanted verdict."""
        return sum(verdict in wanted for said in self._said for _, verdict, _ in said)

    @cached_property
    def counts(self) -> Mapping[str, Counts]:
        """What each rule saw, counted when it is asked for."""
        seen = len(self.records)
        each = [[0, 0, 0, 0, 0] for _ in self.rules]
        for (_, _, record), truths, said in zip(self.records, self.truths, self._said, strict=True):
            stated = {bound for bound, _, _ in said} if self.ready.groups else None
            for bound, tally, truth in zip(self.rules, each, truths, strict=True):
                if truth is False:
                    tally[0] += bound.in_scope(known(record))
                    continue
                tally[0] += 1
                tally[1 if truth else 2] += 1
                tally[3 if truth else 4] += stated is not None and bound not in stated
        return {b.rule.id: Counts(seen, *tally) for b, tally in zip(self.rules, each, strict=True)}

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        for (row, name, record), said in zip(self.records, self._said, strict=True):
            if chosen := [each for each in said if each[1] in wanted]:
                values, unread, location = record.values(), _unread(record), Location(row=row)
                for bound, verdict, also in chosen:
                    yield finding(bound, verdict, name, values, unread, location, also)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""
        for bound in (b for b in self.rules if b.rule.id == rule):
            for row, name, judged in self.records:
                values = judged.values()
                if name == record and bound.in_scope(values):
                    verdict = Verdict.of(bound.truth(values))
                    yield finding(bound, verdict, name, values, _unread(judged), Location(row=row))

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        return Counter((getattr(f, by), f.verdict.value) for f in self.findings(wanted))


def judged(ready: Ready, records: Sequence[Named], steps: Steps) -> RecordPart:
    """The verdicts on records, each with what it is called, one by one."""
    truths, judge = [], ready.judge
    for start in range(0, len(records), STEP):
        some = records[start : start + STEP]
        truths += [judge(known(record)) for _, _, record in some]
        steps.add(len(some))
    return RecordPart(ready, records, truths)


def _unread(record: Facts) -> Collection[str]:
    """The facts whose values did not parse, those of items by their paths."""
    return record.invalid.keys() | invalid_items(known(record))


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


def unknown_keys(readings: Iterable[Reading]) -> list[Problem]:
    """What is wrong with the keys of mappings: each set of keys is looked at once."""
    return list(dict.fromkeys(p for how in dict.fromkeys(readings) for p in how.headers.problems))


def without_id(record: Facts) -> Facts:
    """The record as one that has no id."""
    return restored(type(record), {n: v for n, v in record.values().items() if n != "id"}, record.invalid)


def zoned_times(how: Reading, values: Mapping[str, Any]) -> list[Problem]:
    """The keys under which a mapping holds times of another zone."""
    return [zoned_time(key, str(values[key])) for key in how.days if is_foreign(values[key])]
