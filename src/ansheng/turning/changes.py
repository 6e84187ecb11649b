"""What changes between two editions of a standard, or between two documents, shown by the smallest records.

Clauses are set against each other about one kind of thing: those of one key, those that one rule rests on, those
whose rules take each other's place, and a local clause with the one that it is stricter than or stands instead of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import attrs

from ansheng.errors import InputError
from ansheng.facts.record import Facts
from ansheng.law import local
from ansheng.law.standard import Clause, Edition, Standard
from ansheng.rules.bind import Bound, bind
from ansheng.rules.rule import Rule
from ansheng.turning.apart import Held, held
from ansheng.turning.stated import Stated
from ansheng.words import Words

Outcome = Literal["added", "dropped", "stricter", "looser", "both", "asks", "same", "uncompared"]
MOST = 5_000
"""How many records are tried for a change."""

_Tie = tuple[str, str]
"""The key of a clause, or the name of a rule: rules that share one belong together."""


@attrs.frozen
class Version:
    """An edition of a standard on a day on which it is in force."""

    standard: Standard
    edition: Edition = attrs.field(eq=lambda edition: edition.label)
    day: date

    def keys(self, rule: Rule) -> list[str]:
        """The clauses of the edition that a rule rests on."""
        cited = (c.key for c in rule.cites if c.standard is self.standard)
        return [key for key in cited if key in self.edition.clause and self.edition.clause[key].encoded]

    def bears(self, rule: Rule, other: Version) -> list[str]:
        """The clauses of another law that those of the edition, on which a rule rests, bear on."""
        stated = (each for key in self.keys(rule) for each in local.named(self.edition.clause[key]))
        return [each.key for each in stated if each.standard == other.standard.id]


@attrs.frozen(eq=False)
class Change:
    """Clauses of one law and those of another that stand against each other about one kind of thing.

    ``before`` or ``after`` is empty where the one law has no such clause. ``stricter`` is the smallest record, facts by
    name, that the latter alone takes for a hazard, ``looser`` the one that the former alone does, and ``asks`` one on
    which they differ in what they need to know. ``None`` means that there is none among the ``points`` records tried;
    where ``exhaustive``, no other record could differ.
    """

    facts: type[Facts]
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]
    rules: tuple[str, ...]
    stricter: Mapping[str, Any] | None = None
    looser: Mapping[str, Any] | None = None
    asks: Mapping[str, Any] | None = None
    points: int = 0
    exhaustive: bool = True

    @property
    def outcome(self) -> Outcome:
        """What changed; ``uncompared`` where a clause of one side is judged by no rule."""
        if any(clause.state != "encoded" for clause in (*self.before, *self.after)):
            return "uncompared"
        if not self.before or not self.after:
            return "dropped" if self.before else "added"
        if self.stricter is not None:
            return "stricter" if self.looser is None else "both"
        if self.looser is not None:
            return "looser"
        return "same" if self.asks is None else "asks"


def successions(standard: Standard) -> Iterator[tuple[Version, Version]]:
    """Each edition of a standard with the one that followed it, drafts left out."""
    for before, after in pairwise(edition for edition in standard.editions if not edition.pending):
        last = (before.repealed or after.effective) - timedelta(days=1)
        yield Version(standard, before, last), Version(standard, after, after.effective)


def successors(standard: Standard, rules: Iterable[Rule]) -> list[tuple[Version, Version]]:
    """A repealed document with each that is in force from the day of its repeal and judged by a rule of both."""
    newest = next((edition for edition in standard.newest_first() if not edition.pending), None)
    if newest is None or newest.repealed is None:
        return []
    beside = {
        id(c.standard): c.standard
        for rule in rules
        if any(c.standard is standard for c in rule.cites)
        for c in rule.cites
        if c.standard is not standard
    }
    starting = (
        (other, edition) for other in beside.values() for edition in other.editions if not edition.pending
    )
    last = Version(standard, newest, newest.repealed - timedelta(days=1))
    return [
        (last, Version(other, edition, edition.effective))
        for other, edition in starting
        if edition.effective == newest.repealed
    ]


def facing(former: Standard, latter: Standard) -> tuple[Version, Version]:
    """The newest editions of two documents: on a day on which both are in force, or each on one of its own.

    :raises InputError: one of them has drafts only
    """
    first, second = (_newest(standard) for standard in (former, latter))
    common = max(first.effective, second.effective)
    return _on(former, first, common), _on(latter, second, common)


def _newest(standard: Standard) -> Edition:
    found = next((edition for edition in standard.newest_first() if not edition.pending), None)
    if found is None:
        raise InputError(
            Words(
                f"《{standard.title}》只有草案，无法比较；请另选标准",
                f"{standard.id} has drafts only and cannot be compared; choose another standard",
            )
        )
    return found


def _on(standard: Standard, edition: Edition, day: date) -> Version:
    gone = edition.repealed is not None and edition.repealed <= day
    last = edition.repealed - timedelta(days=1) if gone and edition.repealed is not None else day
    return Version(standard, edition, last)


def changes(
    rules: Iterable[Rule], before: Version, after: Version, *, most: int = MOST
) -> tuple[Change, ...]:
    """What changes from one law to the other, in the order of their clauses; what stays as it was is left out.

    Of a local law and a wider one so are the clauses of the wider that the local one does not touch.
    Both are asked on the day of ``after``, each with the limits in force on its own day.

    :param rules: all rules that may rest on either
    :param most: how many records are tried for a change at most
    """
    return _changes(tuple(rules), before, after, most)


@lru_cache(maxsize=64)
def _changes(rules: tuple[Rule, ...], before: Version, after: Version, most: int) -> tuple[Change, ...]:
    by_class: dict[type[Facts], list[Rule]] = {}
    for rule in rules:
        if before.keys(rule) or after.keys(rule):
            by_class.setdefault(rule.facts, []).append(rule)
    found = [
        change
        for facts, judging in by_class.items()
        for group in _groups(judging, before, after)
        if (change := _change(facts, group, before, after, most)) is not None
        and not _left_alone(change, before, after)
    ]
    clauses = (*before.edition.clause.values(), *after.edition.clause.values())
    places = {id(clause): at for at, clause in enumerate(clauses)}
    return tuple(sorted(found, key=lambda one: min(places[id(c)] for c in (*one.before, *one.after))))


def _left_alone(change: Change, before: Version, after: Version) -> bool:
    """Whether a clause is one of the wider law that the local one says nothing of, and which so holds beside it."""
    first, second = len(before.standard.region), len(after.standard.region)
    return (first < second and not change.after) or (second < first and not change.before)


def _groups(rules: Sequence[Rule], before: Version, after: Version) -> list[list[Rule]]:
    """The rules of one class that belong together, over shared keys and over taking each other's place."""
    groups: list[tuple[set[_Tie], list[Rule]]] = []
    for rule in rules:
        ties = {("key", key) for version in (before, after) for key in version.keys(rule)}
        ties |= {("rule", name) for name in (rule.name, *rule.replaces)}
        ties |= {
            ("key", key)
            for one, other in ((before, after), (after, before))
            for key in one.bears(rule, other)
        }
        joined = [group for group in groups if group[0] & ties]
        groups = [group for group in groups if group not in joined]
        groups.append((ties.union(*(g[0] for g in joined)), [r for g in joined for r in g[1]] + [rule]))
    return [group for _, group in groups]


def _change(
    facts: type[Facts], rules: Sequence[Rule], before: Version, after: Version, most: int
) -> Change | None:
    keys = dict.fromkeys(key for rule in rules for version in (before, after) for key in version.keys(rule))
    olds, news = (
        tuple(v.edition.clause[key] for key in keys if key in v.edition.clause) for v in (before, after)
    )
    sides = [_bound(rules, version) for version in (before, after)]
    change = Change(facts, olds, news, tuple(rule.id for rule in rules))
    alike = _read(sides[0]) == _read(sides[1])
    if alike and [(c.number, c.title) for c in olds] == [(c.number, c.title) for c in news]:
        return None
    if alike or change.outcome == "uncompared":
        return change
    cases = [case.values for rule in rules for case in rule.examples]
    first, second = (Stated.of(bounds) for bounds in sides)
    return _shown(change, held(facts, first, second, after.day, cases=cases, most=most))


def _bound(rules: Iterable[Rule], version: Version) -> list[Bound]:
    """The rules that rest on a law, on its day; those of a local one as they hold inside its region."""
    found = (bind(rule.evolved(regional=()), version.day) for rule in rules if version.keys(rule))
    return [bound for bound in found if isinstance(bound, Bound)]


def _read(bounds: Iterable[Bound]) -> dict[str, Any]:
    """The rules with the limits that they read: the same where these judge alike."""
    return {bound.rule.id: bound.limits for bound in bounds}


def _shown(change: Change, found: Held) -> Change:
    records = {kind: _given(apart.record) for kind, apart in found.smallest().items()}
    asking = [record for (first, second), record in records.items() if first is None or second is None]
    return attrs.evolve(
        change,
        stricter=records.get((False, True)),
        looser=records.get((True, False)),
        asks=min(asking, key=len, default=None),
        points=found.points,
        exhaustive=found.exhaustive,
    )


def _given(record: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that are not missing, of items too."""
    return {
        name: [_given(item) for item in value] if isinstance(value, list) else value
        for name, value in record.items()
        if value is not None
    }
