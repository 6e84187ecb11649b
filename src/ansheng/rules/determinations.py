"""Determinations: a person's answer to what the rules leave open, kept as data over runs.

Where the law leaves a clause to judgement, or a person has looked at an undetermined case, the answer is a record of
its own: who, on which day, why, until when. It never overrides a computed verdict, and it lapses when its day has
passed or when the edition or the facts that it rested on have changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng.errors import DeterminationError, InputError
from ansheng.rules.facts import Facts
from ansheng.rules.kinds import Choice, Day, Text
from ansheng.rules.manifest import digest
from ansheng.rules.reading import read_table
from ansheng.rules.rule import Rule, Verdict

if TYPE_CHECKING:
    from ansheng.rules.findings import Finding, Part

State = Literal["applied", "superseded", "lapsed", "refused", "unmatched"]


class Determination(Facts, title="人工判定", en="determination", table="determinations"):
    """A person's answer on one record and rule; made by :meth:`Finding.determine`, read from a table like any facts."""

    record = Text("记录编号", en="record", aliases=("对象编号",))
    rule = Text("规则", en="rule", aliases=("规则编号", "判定规则"))
    verdict = Choice(
        "结论", options={"hazard": "隐患", "clear": "无"}, en="verdict", other_names={"不是隐患": "clear"}
    )
    by = Text("判定人", en="by")
    determined_on = Day("判定日期", en="determined on")
    reason = Text("理由", en="reason", aliases=("判定理由", "依据"))
    until = Day("有效期至", en="until", note="当日仍有效；不填则长期有效")
    edition = Text("所依版本", en="edition")
    basis = Text("事实指纹", en="basis", note="所依事实的摘要，由程序填写；事实一变即失效")

    def answer(self) -> dict[str, Any]:
        """Who answered, when, why and until when, as plain data."""
        kept = {name: self.values().get(name) for name in ("by", "determined_on", "reason", "until")}
        return {name: v.isoformat() if isinstance(v, date) else v for name, v in kept.items()}


@attrs.frozen
class Outcome:
    """What became of a determination in one check, and why."""

    determination: Determination
    state: State
    zh: str = ""
    en: str = ""

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """The outcome as plain data, days as ISO text."""
        values = {
            n: v.isoformat() if isinstance(v, date) else v for n, v in self.determination.to_dict().items()
        }
        return {**values, "state": self.state, "why": self.en if lang == "en" else self.zh}


def basis_of(rule: Rule, values: Mapping[str, Any]) -> str:
    """A hash of the facts that a rule reads, as they are known in a record."""
    names = dict.fromkeys(path.partition(".")[0] for path in rule.needs())
    known = {n: [i.to_dict() for i in v] if isinstance(v := values.get(n), tuple) else v for n in names}
    return digest(json.dumps(known, ensure_ascii=False, sort_keys=True, default=str).encode())


def determine(
    finding: Finding,
    verdict: Verdict | str,
    *,
    by: str,
    on: date | str,
    reason: str,
    until: date | str | None,
) -> Determination:
    """A determination of an undetermined finding.

    :raises DeterminationError: the finding's verdict is computed, or the answer lacks a verdict, a name or a reason
    """
    if finding.verdict is not Verdict.UNDETERMINED:
        raise DeterminationError(
            f"{finding.rule} 对“{finding.record}”已算出结论（{finding.verdict.label()}），不能由人改判；请改正事实",
            f"{finding.rule} has a computed verdict on {finding.record!r} ({finding.verdict}); "
            "correct the facts instead",
        )
    made = Determination(
        record=finding.record,
        rule=finding.rule,
        verdict=str(verdict),
        by=by,
        determined_on=on,
        reason=reason,
        until=until,
        edition=finding.edition,
        basis=basis_of(finding.bound.rule, finding.values),
        region=finding.region,
        unit_id=finding.unit_id,
    )
    _complete(made)
    return made


def read_determinations(path: str | Path) -> list[Determination]:
    """The determinations that a CSV, XLSX or Parquet file holds; rows of a form that nobody answered are left out.

    :raises InputError: the file cannot be read, or a value in it does not parse
    """
    found = []
    for table in read_table(path, known=Determination.titles()):
        rows = table.rows.to_list() if table.rows is not None else range(1, table.frame.height + 1)
        for row, values in zip(rows, table.frame.iter_rows(named=True), strict=True):
            made = Determination.read(values)
            if not made.verdict and "verdict" not in made.invalid:
                continue
            for name, invalid in made.invalid.items():
                title = Determination.fact(name).title
                raise InputError(
                    f"{table.file} 第{row}行“{title}”:{invalid.zh}，而不是“{invalid.text}”",
                    f"{table.file}, row {row}, {name}: expected {invalid.en}, not {invalid.text!r}",
                )
            found.append(made)
    return found


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
        outcome.determination, "superseded", "后来另有判定", "a later determination counts instead"
    )


def _day_of(outcome: Outcome) -> date:
    return outcome.determination.determined_on or date.min


def _read(number: int, given: object) -> Determination:
    if isinstance(given, Mapping):
        given = Determination.read(given)
    if not isinstance(given, Determination):
        raise InputError(
            f"第 {number} 条人工判定是 {type(given).__name__}，应为 Determination 或字典",
            f"determination {number} is a {type(given).__name__}; expected a Determination or a mapping",
        )
    _complete(given)
    return given


def _complete(made: Determination) -> None:
    for name in ("record", "rule", "verdict", "by", "determined_on", "reason"):
        if not made.values().get(name):
            title = Determination.fact(name).title
            raise DeterminationError(
                f"人工判定缺少“{title}”;谁、何时、为何都要写明",
                f"a determination needs {name!r}: who, when and why",
            )


def _outcome(made: Determination, parts: tuple[Part, ...], day: date) -> Outcome:
    record, rule = str(made.record), str(made.rule)
    matching = [f for part in parts for f in part.finding(record, rule)]
    if not matching:
        return Outcome(made, "unmatched", "本次没有该记录或该规则", "no such record or rule in this check")
    if len(matching) > 1:
        count = len(matching)
        return Outcome(made, "refused", f"有 {count} 条记录都叫这个编号", f"{count} records go by this name")
    (found,) = matching
    if found.verdict is not Verdict.UNDETERMINED:
        label, label_en = found.verdict.label(), found.verdict.label("en")
        return Outcome(made, "refused", f"已算出结论:{label}", f"the verdict is computed: {label_en}")
    if made.determined_on is not None and made.determined_on > day:
        return Outcome(made, "lapsed", f"判定日期在 {day} 之后", f"made after {day}")
    if made.until is not None and made.until < day:
        return Outcome(made, "lapsed", f"有效期至 {made.until}", f"valid until {made.until}")
    if made.edition is not None and made.edition != found.edition:
        return Outcome(
            made,
            "lapsed",
            f"所依版本已由 {made.edition} 改为 {found.edition}",
            f"edition {made.edition} gave way to {found.edition}",
        )
    if made.basis is None:
        return Outcome(
            made,
            "lapsed",
            "没有事实指纹，无从核对事实是否已变",
            "without a basis it cannot be told if facts changed",
        )
    if made.basis != basis_of(found.bound.rule, found.values):
        return Outcome(made, "lapsed", "所依事实已变", "the facts that it rested on have changed")
    return Outcome(made, "applied")
