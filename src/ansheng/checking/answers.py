"""Answers: what becomes of people's determinations in a check, and the form on which they are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ansheng.checking.determinations import Determination, Outcome, basis_of, complete
from ansheng.checking.finding import Finding
from ansheng.checking.parts.part import Part
from ansheng.dates import Period
from ansheng.errors import InputError
from ansheng.rules.verdicts import Verdict
from ansheng.words import NO_WORDS, Words


def settle(given: Iterable[object], parts: Iterable[Part], day: date) -> tuple[Outcome, ...]:
    """What becomes of each determination, given the verdicts that were computed on ``day``.

    :raises InputError: one of them is neither a Determination nor a mapping of its facts
    :raises DeterminationError: one lacks a record, rule, verdict, name, day or reason
    """
    parts = tuple(parts)
    outcomes = [_outcome(_read(number, d), parts, day) for number, d in enumerate(given, start=1)]
    latest: dict[tuple[str | None, str | None], Outcome] = {}
    for outcome in outcomes:
        made = outcome.determination
        rival = latest.get((made.record, made.rule))
        if outcome.state == "applied" and (rival is None or _day_of(rival) <= _day_of(outcome)):
            latest[made.record, made.rule] = outcome
    counted = {id(outcome) for outcome in latest.values()}
    return tuple(o if o.state != "applied" or id(o) in counted else _superseded(o) for o in outcomes)


def blank_answer(finding: Finding) -> dict[str, Any]:
    """A row of the form for answers to one undetermined finding: what it asks, and blanks for the person."""
    return {
        "record": finding.record,
        "rule": finding.rule,
        "question": finding.message(),
        "verdict": None,
        "by": None,
        "determined_on": None,
        "reason": None,
        "until": None,
        "edition": finding.edition,
        "basis": basis_of(finding.bound.rule, finding.values),
    }


def _superseded(outcome: Outcome) -> Outcome:
    return Outcome(
        outcome.determination,
        "superseded",
        Words("以另一条更晚的人工判定为准", "a later determination counts instead"),
    )


def _day_of(outcome: Outcome) -> date:
    return outcome.determination.determined_on or date.min


def _read(number: int, given: object) -> Determination:
    if isinstance(given, Mapping):
        given = Determination.read(given)
    if not isinstance(given, Determination):
        raise InputError(
            Words(
                f"第{number}条人工判定应为 Determination 或字典，收到 {type(given).__name__}",
                f"determination {number} is a {type(given).__name__}; expected a Determination or a mapping",
            )
        )
    complete(given)
    return given


def _outcome(made: Determination, parts: tuple[Part, ...], day: date) -> Outcome:
    record, named = str(made.record), str(made.rule)
    matching = [f for part in parts for f in part.finding(record, named)]
    rule = named if matching else _heir(named, parts)
    if rule != named:
        matching = [f for part in parts for f in part.finding(record, rule)]
        made = made.evolve(rule=rule)
    if not matching:
        return Outcome(
            made, "unmatched", Words("本次检查无该记录或该规则", "no such record or rule in this check")
        )
    if len(matching) > 1:
        count = len(matching)
        return Outcome(
            made, "refused", Words(f"有{count}条记录使用该编号", f"{count} records go by this name")
        )
    (found,) = matching
    if found.verdict is not Verdict.UNDETERMINED:
        label = Words(found.verdict.label(), found.verdict.label("en"))
        return Outcome(
            made, "refused", Words(f"已有判定结果（{label.zh}）", f"the verdict is computed: {label.en}")
        )
    if made.determined_on is not None and made.determined_on > day:
        return Outcome(
            made,
            "lapsed",
            Words(
                f"判定日期晚于检查日期（{Period(day, day).label()}）",
                f"made after the day of the check, {day}",
            ),
        )
    if made.until is not None and made.until < day:
        return Outcome(
            made,
            "lapsed",
            Words(f"有效期至{Period(made.until, made.until).label()}", f"valid until {made.until}"),
        )
    if made.edition is not None and made.edition != found.edition:
        return Outcome(
            made,
            "lapsed",
            Words(
                f"所依据的版本“{made.edition}”已改为“{found.edition}”",
                f"edition {made.edition} gave way to {found.edition}",
            ),
        )
    if made.basis is None:
        return Outcome(
            made,
            "lapsed",
            Words(
                "缺少采集项摘要，无法核对采集项是否已变更",
                "without a basis it cannot be told if facts changed",
            ),
        )
    if made.basis != basis_of(found.bound.rule, found.values):
        return Outcome(
            made, "lapsed", Words("所依据的采集项已变更", "the facts that it rested on have changed")
        )
    renamed = Words(f"原记录的规则为 {named}", f"recorded for the rule {named}")
    return Outcome(made, "applied", renamed if rule != named else NO_WORDS)


def _heir(name: str, parts: tuple[Part, ...]) -> str:
    """The rule that was called so before, or that replaces the one of this name; the name itself where none does."""
    heirs = (b.rule.id for part in parts for b in part.rules if b.rule.known_as(name))
    return next(heirs, name)
