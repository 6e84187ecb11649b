"""The manifest of a check: what was applied to what, what was not, and a receipt to reproduce it by."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import Problem, check_lang, word
from ansheng.facts.record import Facts
from ansheng.rules.bind import Bound, NotInForce, digest
from ansheng.rules.verdicts import Counts
from ansheng.words import Lang

if TYPE_CHECKING:
    from ansheng.checking.determinations import Outcome
    from ansheng.checking.parts.tables import TablePart


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
    problems: tuple[Problem, ...]
    nan_as_missing: int
    law: Callable[[], str] = attrs.field(repr=False)
    data: Callable[[], str | None] = attrs.field(repr=False)
    determinations: tuple[Outcome, ...] = ()

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


def tables_receipt(parts: Sequence[TablePart]) -> str:
    """A hash of the facts in tables that were read, the same on every machine."""
    return digest(b"".join(part.digest() for part in parts))


def no_receipt() -> None:
    """No hash, of facts that stayed in another engine."""
