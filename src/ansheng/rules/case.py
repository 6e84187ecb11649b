"""Cases: examples of a rule, which are tests and documentation at once, and those that follow from a rule itself.

Where a clause has a number, a day or an exception, its author writes cases by hand: they say once more what the law
says. A condition of flags and choices says it all itself, and its cases are the fewest facts that decide it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, product
from math import prod
from typing import Any, NoReturn

import attrs

from ansheng.dates import AnyDay, maybe_day
from ansheng.errors import RuleError, word
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.evaluate import compile_node
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang, Words


@attrs.frozen
class Case:
    """An example of a rule: facts and the verdict expected of them; ``None`` where the rule does not apply.

    ``on`` is the day of the check; without it the case holds in every edition.
    """

    verdict: Verdict | None
    values: Mapping[str, Any]
    on: date | None = None

    @classmethod
    def hazard(cls, *unnamed: NoReturn, on: AnyDay | None = None, **values: Any) -> Case:
        """A case that is a hazard."""
        return cls._of(Verdict.HAZARD, values, on, unnamed)

    @classmethod
    def clear(cls, *unnamed: NoReturn, on: AnyDay | None = None, **values: Any) -> Case:
        """A case that is clear."""
        return cls._of(Verdict.CLEAR, values, on, unnamed)

    @classmethod
    def undetermined(cls, *unnamed: NoReturn, on: AnyDay | None = None, **values: Any) -> Case:
        """A case whose missing facts could still decide it."""
        return cls._of(Verdict.UNDETERMINED, values, on, unnamed)

    @classmethod
    def out_of_scope(cls, *unnamed: NoReturn, on: AnyDay | None = None, **values: Any) -> Case:
        """A case to which the rule does not apply: it gets no verdict."""
        return cls._of(None, values, on, unnamed)

    @classmethod
    def _of(
        cls,
        verdict: Verdict | None,
        values: Mapping[str, Any],
        on: AnyDay | None,
        unnamed: tuple[object, ...],
    ) -> Case:
        if unnamed:
            raise RuleError(
                Words(
                    f"示例中的采集项应写明名称，收到“{unnamed[0]}”；请写作“Case.hazard(fact=value)”",
                    f"a case names its facts, and {unnamed[0]!r} has no name; write Case.hazard(fact=value)",
                )
            )
        return cls(verdict, values, maybe_day(on))

    def label(self, lang: Lang = "zh") -> str:
        """The verdict in words."""
        if self.verdict is None:
            return word(lang, Words("不在适用范围", "out of scope"))
        return word(lang, Words(self.verdict.label("zh"), self.verdict.label("en")))

    def given(self, shared: Mapping[str, Any]) -> Case:
        """The case with what several cases share; what it states itself comes first, and ``None`` leaves a fact out."""
        values = {**shared, **self.values}
        return attrs.evolve(self, values={name: value for name, value in values.items() if value is not None})


MOST_RECORDS = 4096
MOST_CASES = 6
_ANY_DAY = date(2000, 1, 1)
"""Flags and choices say the same on every day."""
_EVERYTHING = nodes.AllOf(())

Record = Mapping[str, Any]
Values = Mapping[str, tuple[Any, ...]]
Test = Callable[[Record], bool]


def derived(condition: Node, when: Node | None) -> tuple[Case, ...]:
    """The cases of a rule whose condition and scope ask for flags and choices; none for others.

    In the first state of affairs that puts a record in scope, each smallest set of facts that makes a hazard, or
    clear, is a case, of many those that show what the others do not; so is each hazard with a fact left out, where that
    leaves it open, of the scope's facts for the first alone; the first hazard, moved out of scope by each set of facts
    that can, comes last. A fact that the scope and the condition both ask for is left to the condition.
    """
    scope = _EVERYTHING if when is None else when
    if not (_derivable(condition) and _derivable(scope)):
        return ()
    whole, values = nodes.AllOf((scope, condition)), _values(condition)
    inside = next(_smallest(_says(scope, True), _values(scope)), {})
    given = {name: value for name, value in inside.items() if name not in values}

    def found(said: bool) -> list[Record]:
        test = _with(given, _says(scope, True), _says(whole, said))
        return [{**given, **record} for record in _shown(_smallest(test, values))]

    hazards = found(True)
    fewer = [
        _without(record, name)
        for record in hazards
        for name in sorted(record, key=given.__contains__)
        if name not in given or record is hazards[0]
    ]
    moved = [{**hazards[0], **way} for way in _ways_out(scope)] if hazards else []
    return (
        *(Case.hazard(**record) for record in hazards),
        *(Case.clear(**record) for record in found(False)),
        *(Case.undetermined(**record) for record in _distinct(filter(_says(whole, None), fewer))),
        *(Case.out_of_scope(**record) for record in _distinct(moved)),
    )


def _derivable(node: Node) -> bool:
    """Whether a node asks for few flags and choices, and for nothing else."""
    others = (nodes.LimitRef, nodes.Quantify, nodes.Aggregate, nodes.CheckDay)
    asked = nodes.facts_in(node).values()
    return (
        {ref.fact.kind for ref in asked} <= {"flag", "choice"}
        and not any(isinstance(part, others) for part in nodes.walk(node))
        and prod(len(found) + 1 for found in _values(node).values()) <= MOST_RECORDS
    )


def _values(node: Node) -> Values:
    """What each fact of a node can be, by path."""
    return {
        path: (True, False) if ref.fact.kind == "flag" else tuple(ref.fact.options)
        for path, ref in nodes.facts_in(node).items()
    }


def _says(node: Node, said: bool | None) -> Test:
    """Whether a record makes a node true, false, or unknown, as is asked."""
    truth = compile_node(node, {})
    return lambda record: truth(record, None, _ANY_DAY) is said


def _with(given: Record, *tests: Test) -> Test:
    """Whether a record, with what is given, passes all tests."""
    return lambda record: all(test({**given, **record}) for test in tests)


def _smallest(test: Test, values: Values) -> Iterator[Record]:
    """The records with the fewest facts that pass the test, none of them part of another."""
    found: list[Record] = []
    for record in _records(values):
        if test(record) and not any(smaller.items() <= record.items() for smaller in found):
            found.append(record)
            yield record


def _records(values: Values) -> Iterator[dict[str, Any]]:
    """Every record of the facts, those with the fewest facts first."""
    for size in range(len(values) + 1):
        for names in combinations(values, size):
            for chosen in product(*(values[name] for name in names)):
                yield dict(zip(names, chosen, strict=True))


def _shown(records: Iterable[Record]) -> list[Record]:
    """Of many records those with a value that none before has, and the first others while they are few."""
    seen: set[tuple[str, Any]] = set()
    kept: list[Record] = []
    for record in records:
        if not record.items() <= seen or len(kept) < MOST_CASES:
            kept.append(record)
            seen |= record.items()
    return kept


def _ways_out(scope: Node) -> list[Record]:
    """Of each smallest set of facts that puts a record out of scope, the first values."""
    ways: dict[tuple[str, ...], Record] = {}
    for record in _smallest(_says(scope, False), _values(scope)):
        ways.setdefault(tuple(record), record)
    return list(ways.values())


def _without(record: Record, name: str) -> Record:
    return {key: value for key, value in record.items() if key != name}


def _distinct(records: Iterable[Record]) -> list[Record]:
    """The records without those that are there already."""
    return [dict(items) for items in dict.fromkeys(tuple(record.items()) for record in records)]
