"""Determinations: a person's answer to what the rules leave open, kept as data over runs.

Where the law leaves a clause to judgement, or a person has looked at an undetermined case, the answer is a record of
its own: who, on which day, why, until when. It never overrides a computed verdict, and it lapses when its day has
passed or when the edition or the facts that it rested on have changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng.errors import DeterminationError, word
from ansheng.facts.kinds import Choice, Day, Text
from ansheng.facts.record import Facts
from ansheng.plain import as_data
from ansheng.rules.bind import digest
from ansheng.rules.rule import Rule
from ansheng.rules.verdicts import Verdict
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    from ansheng.checking.finding import Finding

State = Literal["applied", "superseded", "lapsed", "refused", "unmatched"]


class Determination(Facts, title="人工判定", en="determination", table="determinations"):
    """A person's answer on one record and rule; made by :meth:`Finding.determine`, read from a table like any facts."""

    record = Text("记录编号", en="record", aliases=("对象编号",))
    rule = Text("规则", en="rule", aliases=("规则编号", "判定规则"))
    verdict = Choice(
        "判定结果",
        options={"hazard": "构成隐患", "clear": "不构成"},
        en="verdict",
        aliases=("结论",),
        other_names={"隐患": "hazard", "无": "clear", "不是隐患": "clear", "不构成隐患": "clear"},
    )
    by = Text("判定人", en="by")
    determined_on = Day("判定日期", en="determined on")
    reason = Text("理由", en="reason", aliases=("判定理由", "依据"))
    until = Day("有效期至", en="until", note="当日仍有效；不填则长期有效")
    edition = Text("所依版本", en="edition")
    basis = Text(
        "采集项摘要", en="basis", aliases=("事实指纹",), note="所依采集项的摘要，由程序填写；采集项改变即失效"
    )

    def answer(self) -> dict[str, Any]:
        """Who answered, when, why and until when, as plain data."""
        return {name: as_data(self.values().get(name)) for name in ("by", "determined_on", "reason", "until")}


@attrs.frozen
class Outcome:
    """What became of a determination in one check, and why."""

    determination: Determination
    state: State
    words: Words = NO_WORDS

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The outcome as plain data, days as ISO text."""
        return {**self.determination.to_dict(), "state": self.state, "why": word(lang, self.words)}


def basis_of(rule: Rule, values: Mapping[str, Any]) -> str:
    """A hash of the facts that a rule reads, as they are known in a record."""
    names = dict.fromkeys(path.partition(".")[0] for path in rule.needs())
    known = {n: [i.to_dict() for i in v] if isinstance(v := values.get(n), tuple) else v for n in names}
    return digest(json.dumps(known, ensure_ascii=False, sort_keys=True, default=str).encode())


def complete(made: Determination) -> None:
    """Make sure that a determination says who, when and why.

    :raises DeterminationError: it lacks a record, rule, verdict, name, day or reason
    """
    for name in ("record", "rule", "verdict", "by", "determined_on", "reason"):
        if not made.values().get(name):
            title = Determination.fact(name).title
            raise DeterminationError(
                Words(
                    f"人工判定未填“{title}”；请填写判定人、判定日期和理由",
                    f"a determination needs {name!r}: who, when and why",
                )
            )


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
            Words(
                f"规则 {finding.rule} 对“{finding.record}”"
                f"已有判定结果（{finding.verdict.label()}），不能人工判定；请更正采集项",
                f"{finding.rule} has a computed verdict on {finding.record!r} ({finding.verdict}); "
                "correct the facts instead",
            )
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
    complete(made)
    return made
