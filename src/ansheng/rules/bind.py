"""A rule bound to a day: the clauses and limits in force, and the compiled evaluator."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import Any

import attrs

from ansheng.dates import Period
from ansheng.facts import nodes
from ansheng.law.limit import Limit
from ansheng.law.standard import Citation, Clause, Edition, Standard, standard_of
from ansheng.rules.evaluate import Evaluator, Values, compile_node
from ansheng.rules.explain import Evidence, Explainer, sources
from ansheng.rules.rule import Rule
from ansheng.words import Words


@attrs.frozen(eq=False, slots=False)
class Bound:
    """A rule as it applies on ``day``; ``cited`` are its clauses in the editions in force."""

    rule: Rule
    day: date
    cited: tuple[tuple[Citation, Edition, Clause], ...]
    limits: dict[nodes.LimitRef, Limit]

    def __reduce__(self) -> tuple[Callable[[Rule, date], Bound | NotInForce], tuple[Rule, date]]:
        """Bound again where it is unpickled, for what is compiled cannot be pickled."""
        return bind, (self.rule, self.day)

    @cached_property
    def _truth(self) -> Evaluator:
        return compile_node(self.rule.truth, self.limits)

    @cached_property
    def _scope(self) -> Evaluator | None:
        return None if self.rule.scope is None else compile_node(self.rule.scope, self.limits)

    @property
    def severity(self) -> str:
        """The rule's severity."""
        return self.rule.severity

    @property
    def standard(self) -> str:
        """The id of the standard cited first."""
        return self.cited[0][0].standard.id

    @cached_property
    def clause(self) -> str:
        """The numbers of the clauses cited of the first standard, such as ``4(1)``."""
        standard = self.cited[0][0].standard
        return "、".join(clause.number for citation, _, clause in self.cited if citation.standard is standard)

    @cached_property
    def names(self) -> tuple[str, str, str, str, str]:
        """What a finding names: the rule, its severity, the standard cited first, its edition and clauses."""
        citation, edition, _ = self.cited[0]
        return self.rule.id, self.severity, citation.standard.id, edition.label, self.clause

    @cached_property
    def editions(self) -> tuple[tuple[Standard, Edition], ...]:
        """The editions that the rule cites or takes limits from."""
        leant_on = [((standard := standard_of(ref)), standard.edition_on(self.day)) for ref in self.limits]
        found = [
            *((c.standard, e) for c, e, _ in self.cited),
            *((s, e) for s, e in leant_on if e is not None),
        ]
        return tuple({(s.id, e.label): (s, e) for s, e in found}.values())

    @cached_property
    def stated(self) -> str:
        """The rule and the law that it applies as text, the same on every machine; what receipts are made of."""
        stated = [
            self.rule.id,
            nodes.structure(self.rule.truth),
            [[c.standard.id, e.label, clause.number] for c, e, clause in self.cited],
            [[ref.name, repr(limit)] for ref, limit in self.limits.items()],
        ]
        return json.dumps(stated, ensure_ascii=False, sort_keys=True)

    @cached_property
    def from_memory(self) -> bool:
        """Whether a clause that the rule cites, or takes a limit from, is known from memory only."""
        leant_on = [source.clause for source in sources(self.rule.truth, self.day)]
        return any(clause.seen == "memory" for clause in [*(c for _, _, c in self.cited), *leant_on])

    @cached_property
    def explainer(self) -> Explainer:
        """Says why, for single records."""
        return Explainer(self.limits)

    def in_scope(self, record: Values) -> bool:
        """Whether the rule applies to the record, or may apply to it."""
        return self._scope is None or self._scope(record, None, self.day) is not False

    def truth(self, record: Values) -> bool | None:
        """Whether the record, being in scope, is a hazard; ``None`` when undetermined."""
        found: bool | None = self._truth(record, None, self.day)
        return found


@attrs.frozen(eq=False, slots=False, repr=False)
class Why:
    """Why a rule says what it says of a record, worked out when it is asked for.

    :param also: the rules that find the same thing, whose evidence counts too
    :param unread: the facts of the record whose values did not parse
    :param open: whether the rule is undetermined
    """

    bound: Bound
    also: tuple[Bound, ...]
    values: Values
    unread: Collection[str]
    open: bool

    def __repr__(self) -> str:
        missing, invalid, evidence = self.said
        return f"Why(missing={missing!r}, invalid={invalid!r}, evidence={evidence!r})"

    @cached_property
    def said(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Evidence, ...]]:
        """The missing facts that could still decide, those whose value did not parse, and the evidence."""
        bound, rules = self.bound, (self.bound, *self.also)
        open_ = bound.explainer.missing(bound.rule.truth, self.values, bound.day) if self.open else ()
        found = [e for b in rules for e in b.explainer.evidence(b.rule.truth, self.values, b.day)]
        evidence = {repr(atom.to_dict()): atom for atom in found}.values() if self.also else found
        missing = tuple(name for name in open_ if name not in self.unread)
        return missing, tuple(name for name in open_ if name in self.unread), tuple(evidence)


def alike(rules: Iterable[Bound]) -> tuple[tuple[Bound, ...], ...]:
    """The rules of one class that find the same thing, several together.

    Where several of them find a hazard in one record, the first of them states it: the gravest, and then the one that
    the others are said to be the same as.
    """
    found: dict[str, list[Bound]] = {}
    for bound in rules:
        found.setdefault(bound.rule.thing, []).append(bound)
    return tuple(
        tuple(sorted(group, key=lambda b: (b.severity != "major", b.rule.id != thing)))
        for thing, group in found.items()
        if len(group) > 1
    )


def asks(first: Bound, other: Bound) -> bool:
    """Whether the facts that decide a rule decide another that finds the same thing, so that one question is enough."""
    return set(other.rule.needs()) <= set(first.rule.needs())


def joined(
    masks: Mapping[str, Any], groups: Iterable[Sequence[Bound]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """By rule, where a rule before it in its group states its hazard, and where its question: columns of any engine.

    A question is stated by a rule that asks it too, and settled by one that finds the hazard from the same facts.

    :param masks: by rule, where it finds a hazard, null where that is undetermined
    """
    hazards, questions = dict[str, Any](), dict[str, Any]()
    for group in groups:
        for place, bound in enumerate(group):
            mask, before = masks[bound.rule.id], group[:place]
            if before:
                stated = reduce(or_, (masks[b.rule.id].fill_null(False) for b in before))
                hazards[bound.rule.id] = mask.fill_null(False) & stated
            asked = [masks[b.rule.id].is_null() | masks[b.rule.id] for b in before if asks(b, bound)]
            if asked:
                questions[bound.rule.id] = mask.is_null() & reduce(or_, asked)
    return hazards, questions


def stated(masks: Mapping[str, Any], *told: Mapping[str, Any]) -> dict[str, Any]:
    """The masks without what the findings of other rules state: false there."""
    found = dict(masks)
    for each in told:
        found |= {rule: found[rule] & ~mask for rule, mask in each.items()}
    return found


@attrs.frozen
class NotInForce:
    """A rule that does not apply on a day, and why."""

    rule: Rule
    words: Words


@lru_cache(maxsize=16384)
def bind(rule: Rule, day: date) -> Bound | NotInForce:
    """The rule as it applies on ``day``, or why it does not."""
    cited = rule.cited_on(day)
    if not cited:
        return NotInForce(rule, _why(rule.cites, day))
    limits: dict[nodes.LimitRef, Limit] = {}
    for ref in rule.limits():
        edition = ref.standard.edition_on(day)
        found = edition.limits.get(ref.name) if edition else None
        if found is None:
            return NotInForce(
                rule,
                Words(
                    f"《{standard_of(ref).title}》{Period(day, day).label()}无此限值",
                    f"no limit {ref.name!r} of {ref.standard.id} on {day}",
                ),
            )
        limits[ref] = found.in_unit(ref.unit).keyed_in(ref.standard.limit_kind(ref.name).by)
    return Bound(rule, day, cited, limits)


def _why(cites: tuple[Citation, ...], day: date) -> Words:
    reasons = []
    for citation in cites:
        edition = citation.standard.edition_on(day)
        if edition is None:
            starts = min((e.effective for e in citation.standard.editions if not e.pending), default=None)
            when = Words(
                (
                    f"自{Period(starts, starts).label()}起施行"
                    if starts and day < starts
                    else "当日无有效版本"
                ),
                f"in force from {starts}" if starts and day < starts else "no edition in force that day",
            )
            reasons.append(
                Words(f"《{citation.standard.title}》{when.zh}", f"{citation.standard.id}: {when.en}")
            )
        else:
            reasons.append(
                Words(
                    f"《{citation.standard.title}》{edition.words.zh}已无此条",
                    f"edition {edition.label} of {citation.standard.id} has no clause {citation.key}",
                )
            )
    zh = dict.fromkeys(why.zh for why in reasons)
    return Words("；".join(zh), "; ".join(why.en for why in reasons))


def digest(data: bytes) -> str:
    """A short, stable hash."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
