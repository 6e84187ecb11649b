"""Recording: the hazards of a check in a ledger, each once, however often the same is found again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

import attrs

from ansheng.checking.finding import Finding, described, together
from ansheng.checking.findings import Findings
from ansheng.dates import day_label
from ansheng.errors import Problem, check_lang, gravest_first
from ansheng.hazards.entry import State
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.imports.identity import natural
from ansheng.hazards.ledger.imports.importing import Imported
from ansheng.hazards.records import HazardRecord
from ansheng.sheets.names import key
from ansheng.words import Lang, Words

BATCH = 5_000
"""So many hazards are looked up and recorded together."""


def record_hazards(
    findings: Findings,
    ledger: Ledger,
    *,
    by: str,
    source: str,
    token: str | None = None,
    sector: str | None = None,
    lang: Lang = "zh",
) -> Imported:
    """Record the hazards of a check in a ledger; what is there already is amended where it is now told otherwise.

    A hazard is known by its id; one of a record without id by its rule, region, unit, day of inspection and
    description. It keeps the day on which it was first found. One that was closed is not opened by a check: what was
    found after its close-out, or on a day that nobody stated, is listed.

    :param by: who records
    :param source: what was checked, which is kept with each hazard
    :param sector: the sector of hazards whose record states none
    :return: how many were registered, amended and left as they were, and what was not recorded, in ``problems``
    :raises GuardError: ``by`` may not record, or the day of the check has not come
    """
    work = _Recording(ledger, by, source, token, sector, check_lang(lang), findings.manifest.on)
    found = together(findings.hazards())
    done = [work.batch(list(islice(found, BATCH)))]
    while batch := list(islice(found, BATCH)):
        done.append(work.batch(batch))
    problems = gravest_first([problem for each in done for problem in each.problems])
    counts = (sum(each.registered for each in done), sum(each.amended for each in done))
    return Imported(*counts, sum(each.unchanged for each in done), problems)


@attrs.define(eq=False)
class _Recording:
    ledger: Ledger
    by: str
    source: str
    token: str | None
    sector: str | None
    lang: Lang
    on: date
    seen: set[str] = attrs.field(factory=set)
    equal: Counter[str] = attrs.field(factory=Counter)

    def batch(self, findings: Sequence[Finding]) -> Imported:
        """Record some of the hazards."""
        problems = list[Problem]()
        named = list(self._named(findings, problems))
        stored = self.ledger.frame(ids=[name for name, _ in named]).iter_rows(named=True)
        known = {key(row["id"]): row for row in stored}
        records, settled = list[HazardRecord](), 0
        for name, finding in named:
            before = known.get(key(name))
            if before is None or before["state"] != State.CLOSED.value:
                records.append(self._record(name, finding, before))
            elif _before_close_out(finding, before):
                settled += 1
            else:
                problems.append(self._problem("refused", _closed(before, finding)))
        done = self.ledger.import_records(
            records, by=self.by, source=self.source, on=self.on, token=self.token
        )
        problems += (self._about(problem, records) for problem in done.problems)
        return Imported(done.registered, done.amended, done.unchanged + settled, tuple(problems))

    def _named(self, findings: Iterable[Finding], problems: list[Problem]) -> Iterator[tuple[str, Finding]]:
        """The findings with their ids; of several with one id the first."""
        for finding in findings:
            name = finding.hazard_id or self._natural(finding)
            if key(name) in self.seen:
                problems.append(self._problem("duplicate_id", _again(name)))
            else:
                self.seen.add(key(name))
                yield name, finding

    def _natural(self, finding: Finding) -> str:
        """What the hazard of a record without id is called; equal ones are numbered."""
        told = {
            "region": finding.region,
            "unit_id": finding.unit_id,
            "unit": finding.unit,
            "found_on": _seen(finding),
            "description": f"{finding.rule}：{finding.message(self.lang)}",
        }
        name = natural(told)
        self.equal[name] += 1
        return name if self.equal[name] == 1 else f"{name}-{self.equal[name]}"

    def _record(self, name: str, finding: Finding, before: Mapping[str, Any] | None) -> HazardRecord:
        """The record, with what the ledger knows of the hazard already: its id and the day on which it was found.

        The day of the check is no fact of the hazard: with it a hazard would change whenever it is checked.
        """
        told = {
            **finding.to_hazard(sector=self.sector, lang=self.lang).values(),
            "id": name,
            "observed_on": None,
        }
        if before is not None:
            found_on = before["found_on"] or told["found_on"]
            texts = [finding.message(self.lang), described(finding, found_on, self.lang)]
            text = before["description"] if before["description"] in texts else texts[0]
            told |= {"id": before["id"], "found_on": found_on, "description": text}
        return HazardRecord(**told)

    def _problem(self, kind: str, words: Words) -> Problem:
        return Problem(kind, words, file=self.source)

    def _about(self, problem: Problem, records: Sequence[HazardRecord]) -> Problem:
        """A problem of the import, which knows a hazard by its place among the records."""
        name, words = (records[problem.row - 1].id or "" if problem.row else ""), problem.words
        if name and name not in words.zh:
            words = Words(f"隐患“{name}”：{words.zh}", f"hazard {name!r}: {words.en}")
        return attrs.evolve(problem, words=words, row=None)


def _seen(finding: Finding) -> date | None:
    day = finding.values.get("observed_on")
    return day if isinstance(day, date) else None


def _before_close_out(finding: Finding, hazard: Mapping[str, Any]) -> bool:
    day, closed = _seen(finding), hazard["closed_on"]
    return day is not None and closed is not None and day <= closed


def _closed(hazard: Mapping[str, Any], finding: Finding) -> Words:
    name, day = hazard["id"], _seen(finding)
    if day is None:
        return Words(
            f"隐患“{name}”已销号，此次检查又发现，但记录未填检查日期，未登记；请填写检查日期，属反弹的，请登记“反弹”",
            f"hazard {name!r} is closed and was found again, but the record has no day of inspection; not recorded: "
            "state the day, and record 'relapse' if it came back",
        )
    return Words(
        f"隐患“{name}”已销号，{day_label(day)}又发现，未登记；属反弹的，请登记“反弹”",
        f"hazard {name!r} is closed and was found again on {day}; not recorded: record 'relapse' if it came back",
    )


def _again(name: str) -> Words:
    return Words(
        f"有多条记录的隐患编号同为“{name}”，只登记第一条；请为各记录填写不重复的编号",
        f"several records give a hazard the id {name!r}, the first one is recorded: give each record an id of its own",
    )
