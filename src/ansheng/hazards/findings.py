"""Findings that become hazards: the record of a hazard, filled from what a rule found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ansheng.errors import AnshengError
from ansheng.hazards.records import HazardRecord
from ansheng.rules.findings import Finding
from ansheng.rules.rule import Verdict

if TYPE_CHECKING:
    import polars

__all__ = ["HazardRecord", "NoHazardError", "from_finding", "hazard_table"]


class NoHazardError(AnshengError, ValueError):
    """A finding that is not a hazard, or not yet determined to be one, was to become the record of a hazard."""


def from_finding(
    finding: Finding, *, unit: str | None = None, sector: str | None = None, lang: str = "zh"
) -> HazardRecord:
    """The record of the hazard that a finding states, for a ledger.

    ========================= ==================================================================================
    ``id``                    the rule, the unit's id and the record's id; missing where the record has no id,
                              for the number of a row says nothing in another file
    ``description``           the finding's message, a person's determination included
    ``basis``, ``rule``       every clause cited with title, document number and clause; the rule's id
    ``grade``                 the finding's severity
    ``requirement``           what to put right, from the rule's title and the clause
    ``found_on``              the record's day of inspection; where that is missing the day of the check, and the
                              description says so
    ``observed_on``           the day of the check, as the day of recording
    ``unit``, ``sector``      as given, or the record's own facts of these names
    ``unit_id``, ``region``   the record's
    ========================= ==================================================================================

    :raises NoHazardError: the finding is clear, or undetermined and nobody has determined it
    """
    if finding.verdict is not Verdict.HAZARD:
        raise _no_hazard(finding)
    seen, day = finding.values.get("observed_on"), finding.bound.day
    description = finding.message(lang)
    if not isinstance(seen, date):
        description += _say(
            lang,
            f"；没有可用的检查日期，发现日期取判定日 {day}",
            f"; no day of inspection is known, found on is the day of the check {day}",
        )
    return HazardRecord(
        id=_id(finding),
        unit_id=finding.unit_id,
        region=finding.region,
        observed_on=day,
        description=description,
        unit=unit or _own(finding, "unit", lang),
        sector=sector or _own(finding, "sector", lang),
        grade=finding.severity if finding.severity in HazardRecord.fact("grade").options else None,
        found_on=seen if isinstance(seen, date) else day,
        requirement=_requirement(finding, lang),
        rule=finding.rule,
        basis=_basis(finding, lang),
    )


def hazard_table(records: Iterable[HazardRecord]) -> polars.DataFrame:
    """Records of hazards as a table: a column a fact, typed, null where missing."""
    import polars as pl

    from ansheng.rules.columns import DTYPES

    schema = {name: DTYPES[fact.kind] for name, fact in HazardRecord.facts().items()}
    rows = [{name: record.values().get(name) for name in schema} for record in records]
    return pl.DataFrame(rows, schema=schema)


def _id(finding: Finding) -> str | None:
    record = finding.values.get("id")
    parts = [finding.rule, *([finding.unit_id] if finding.unit_id else []), str(record)]
    return "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts) if record else None


def _own(finding: Finding, name: str, lang: str) -> str | None:
    """The record's own fact of a name, if it is a text or a choice of sectors."""
    fact = finding.bound.rule.facts.facts().get(name)
    value = finding.values.get(name)
    if fact is None or not isinstance(value, str) or (name == "unit" and fact.kind != "text"):
        return None
    return fact.options.get(value, value) if lang == "zh" else value


def _basis(finding: Finding, lang: str) -> str:
    cited = finding.bound.cited
    if lang == "en":
        return "; ".join(f"{c.standard.en} ({e.number}) {clause.number}" for c, e, clause in cited)
    return "；".join(f"《{c.standard.title}》（{e.number}）{clause.number}" for c, e, clause in cited)


def _requirement(finding: Finding, lang: str) -> str:
    citation, _, clause = finding.bound.cited[0]
    title = finding.bound.rule.label(lang)
    return _say(
        lang,
        f"针对“{title}”落实整改，达到《{citation.standard.title}》{clause.number}的要求",
        f"put right: {title}; meet {clause.number} of {citation.standard.en}",
    )


def _no_hazard(finding: Finding) -> NoHazardError:
    if finding.verdict is Verdict.CLEAR:
        return NoHazardError(
            f"{finding.rule} 对“{finding.record}”的结论是“无”，不是隐患",
            f"{finding.rule} finds no hazard in {finding.record!r}",
        )
    return NoHazardError(
        f"{finding.rule} 对“{finding.record}”待定，还不是隐患；请补齐事实，或由人判定（finding.determine）",
        f"{finding.rule} is undetermined on {finding.record!r}, not a hazard yet; complete the facts or determine it",
    )


def _say(lang: str, zh: str, en: str) -> str:
    return en if lang == "en" else zh
