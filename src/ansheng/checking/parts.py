"""Parts: the verdicts on the records of one class, however they were computed, as findings when someone looks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.finding import Finding, finding, invalid_items
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound
from ansheng.rules.verdicts import Counts, Verdict

if TYPE_CHECKING:
    import polars

COLUMNS = (
    "record", "unit_id", "region", "rule", "verdict", "severity", "standard", "edition", "clause", "missing", "invalid",
)  # fmt: skip


class Part(ABC):
    """The verdicts on the records of one Facts class."""

    @property
    @abstractmethod
    def facts(self) -> type[Facts]:
        """The class of the records."""

    @property
    @abstractmethod
    def rules(self) -> tuple[Bound, ...]:
        """The rules that judged them."""

    @property
    @abstractmethod
    def counts(self) -> Mapping[str, Counts]:
        """What each rule saw, by its id."""

    @abstractmethod
    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""

    @abstractmethod
    def columns(self, wanted: Sequence[Verdict]) -> polars.DataFrame:
        """The findings with a wanted verdict in long form, without evidence."""

    @abstractmethod
    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""

    @abstractmethod
    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""


@attrs.frozen(eq=False)
class RecordPart(Part):
    """Verdicts on single records, evaluated in plain Python."""

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    verdicts: tuple[tuple[str, Facts, tuple[tuple[Bound, Verdict], ...]], ...]

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        for name, record, found in self.verdicts:
            for bound, verdict in found:
                if verdict in wanted:
                    yield self._finding(bound, verdict, name, record)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""
        for bound in (b for b in self.rules if b.rule.id == rule):
            for name, known, _ in self.verdicts:
                if name == record and bound.in_scope(known.values()):
                    yield self._finding(bound, Verdict.of(bound.truth(known.values())), name, known)

    def _finding(self, bound: Bound, verdict: Verdict, name: str, record: Facts) -> Finding:
        invalid = {*record.invalid, *invalid_items(record.values())}
        return finding(bound, verdict, name, record.values(), invalid)

    def columns(self, wanted: Sequence[Verdict]) -> polars.DataFrame:
        """The findings with a wanted verdict in long form, without evidence."""
        import polars as pl

        rows = [{c: getattr(f, c) for c in COLUMNS} for f in self.findings(wanted)]
        plain = [
            {**r, "verdict": r["verdict"].value, **{c: list(r[c]) for c in ("missing", "invalid")}}
            for r in rows
        ]
        return pl.DataFrame(plain, schema=schema())

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        return Counter((getattr(f, by), f.verdict.value) for f in self.findings(wanted))


def schema() -> dict[str, Any]:
    """The column types of findings in long form."""
    import polars as pl

    return {c: pl.List(pl.String) if c in ("missing", "invalid") else pl.String for c in COLUMNS}


def judged(cls: type[Facts], rules: Sequence[Bound], records: Sequence[tuple[str, Facts]]) -> RecordPart:
    """The verdicts on records, each with what it is called, one by one."""
    verdicts = []
    counts = {b.rule.id: [0, 0, 0] for b in rules}
    for name, record in records:
        values, found = record.values(), []
        for bound in rules:
            truth = bound.truth(values)
            tally = counts[bound.rule.id]
            tally[0] += truth is not False or bound.in_scope(values)
            if truth is not False:
                tally[1 if truth else 2] += 1
                found.append((bound, Verdict.of(truth)))
        verdicts.append((name, record, tuple(found)))
    seen = len(records)
    return RecordPart(
        cls, tuple(rules), {rule: Counts(seen, *c) for rule, c in counts.items()}, tuple(verdicts)
    )
