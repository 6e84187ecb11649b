"""Edition difference: for the same facts, which verdicts change between two days, and by which clause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.check import Check
from ansheng.checking.findings import Findings
from ansheng.errors import word
from ansheng.facts.record import Facts
from ansheng.plain import as_data, frame
from ansheng.rules.bind import Bound, NotInForce, bind
from ansheng.rules.rule import Rule
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars


@attrs.frozen
class Side:
    """One side of a change: the rule in force, its clause, and the verdict; all ``None`` where no rule is in force."""

    rule: str | None
    standard: str | None
    edition: str | None
    clause: str | None
    verdict: Verdict | None

    def text(self, lang: Lang = "zh") -> str:
        """The side in words, such as ``coal 2020 4(1) 隐患``."""
        if self.rule is None or self.verdict is None:
            return word(lang, Words("无此规定", "no rule in force"))
        return f"{self.standard} {self.edition} {self.clause} {self.verdict.label(lang)}"


@attrs.frozen
class Change:
    """A record on which the law of two days says different things."""

    record: str
    unit_id: str | None
    before: Side
    after: Side

    def to_dict(self) -> dict[str, Any]:
        """The change as plain data that JSON takes."""
        return dict(as_data(attrs.asdict(self)))


@attrs.frozen(eq=False)
class Difference:
    """What changes between two days: the changes, and the findings of either day with their manifests."""

    first: Findings
    second: Findings
    changes: tuple[Change, ...]

    def to_dicts(self) -> list[dict[str, Any]]:
        """The changes as plain data that JSON takes."""
        return [change.to_dict() for change in self.changes]

    def to_polars(self) -> polars.DataFrame:
        """The changes as a Polars frame; its columns are the keys of :meth:`to_dicts`."""
        side = dict.fromkeys((field.name for field in attrs.fields(Side)), "String")
        return frame(
            self.to_dicts(), {"record": "String", "unit_id": "String", "before": side, "after": side}
        )


def difference(
    records: object,
    rules: tuple[Rule, ...],
    facts: type[Facts] | None,
    first: date,
    second: date,
    region: str = "",
) -> Difference:
    """Judge the same records by the law of two days and keep what changes.

    A rule that replaces another is held against it. A record that a rule finds clear, or that is outside its scope,
    counts as clear.

    :raises InputError: the records cannot be read
    """
    before, after = (Check(rules, day, region=region).run(records, facts) for day in (first, second))
    pairs = _pairs(rules, first, second)
    verdicts = _verdicts(before), _verdicts(after)
    changes = [
        Change(record, unit, one, other)
        for (record, unit), found in _records(*verdicts).items()
        for pair in pairs
        if (sides := _sides(pair, found)) and (one := sides[0]).verdict is not (other := sides[1]).verdict
    ]
    return Difference(before, after, tuple(changes))


Name = tuple[str, str | None]
Said = tuple[Mapping[str, Verdict], Mapping[str, Verdict]]


def _pairs(rules: tuple[Rule, ...], first: date, second: date) -> list[tuple[Bound | None, Bound | None]]:
    """The rules of either day that are held against each other."""
    by_name = {name: rule for rule in rules for name in (rule.id, rule.name)}
    heirs = {
        by_name[old]: rule
        for rule in rules
        for old in rule.replaces
        if old in by_name and by_name[old].facts is rule.facts
    }
    pairs, inherited = [], set()
    for rule in rules:
        early, late = _in_force(rule, first), _in_force(rule, second)
        if early and not late and rule in heirs:
            late = _in_force(heirs[rule], second)
            inherited.add(heirs[rule])
        pairs.append((rule, early, late))
    return [(early, late) for rule, early, late in pairs if early or (late and rule not in inherited)]


def _in_force(rule: Rule, day: date) -> Bound | None:
    bound = bind(rule, day)
    return None if isinstance(bound, NotInForce) else bound


def _verdicts(findings: Findings) -> dict[Name, dict[str, Verdict]]:
    found: dict[Name, dict[str, Verdict]] = {}
    columns = findings.to_polars(told=False).select("record", "unit_id", "rule", "also", "verdict")
    for record, unit, rule, also, verdict in columns.iter_rows():
        found.setdefault((record, unit), {}).update(dict.fromkeys([rule, *also], Verdict(verdict)))
    return found


def _records(
    before: Mapping[Name, dict[str, Verdict]], after: Mapping[Name, dict[str, Verdict]]
) -> dict[Name, Said]:
    return {name: (before.get(name, {}), after.get(name, {})) for name in dict.fromkeys([*before, *after])}


def _sides(pair: tuple[Bound | None, Bound | None], said: Said) -> tuple[Side, Side] | None:
    one, other = (_side(bound, verdicts) for bound, verdicts in zip(pair, said, strict=True))
    silent = {side.verdict for side in (one, other)} <= {None, Verdict.CLEAR}
    return None if silent else (one, other)


def _side(bound: Bound | None, verdicts: Mapping[str, Verdict]) -> Side:
    if bound is None:
        return Side(None, None, None, None, None)
    citation, edition, clause = bound.cited[0]
    verdict = verdicts.get(bound.rule.id, Verdict.CLEAR)
    return Side(bound.rule.id, citation.standard.id, edition.label, clause.number, verdict)
