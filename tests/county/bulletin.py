"""The figures of the county: as our indicators give them, and as they must be by the true records.

``figures`` of ``truth.json`` follow the definitions of the author of the dossier. Where one of our indicators differs,
by law or by design, ``WHY`` says so, and the number that ours must give is counted here from the same true records,
in plain Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from ansheng import CHECK_DAY, Dossier
from ansheng.campaigns import MeetingRecord
from ansheng.dates import Period
from ansheng.hazards import HazardRecord
from ansheng.indicators import Indicator, core, count, distinct, evaluate, total
from ansheng.indicators.definitions.outcomes import LOSS, SERIOUS_INJURED
from ansheng.responsibility.unit_records import CertificateRecord, DrillRecord, PolicyRecord, TrainingRecord
from tests.county.truth import Truth

Record = Mapping[str, Any]
END = "2024-06-30"
PERIOD, AS_OF = Period.parse("2024H1"), date(2024, 6, 30)

WHY: Mapping[str, str] = {
    "hazards": "a hazard is counted by the day on which it was found; one without a day is unknown, and not counted",
    "rate": "a hazard of which nobody says whether it is rectified is left out of both parts",
    "overdue": "a hazard of which nobody says whether it is rectified is unknown, and not overdue",
    "serious": "the seriously injured (重伤) are a figure of their own, which the author does not give",
    "late": "a report is late by its days; a table of ticks has none",
    "in_force": "units that are insured, not policies; a unit may have several",
    "valid": "a certificate without an end (长期) has no day to be compared with; it is unknown",
    "none": "where no record of a group says whether it is struck off, or of which grade, nobody knows how many: not 0",
    "written": "two cells that contradict each other are listed, and count as they are written until the office has "
    "answered (``written`` of meanings.toml); the truth takes neither",
}


@attrs.frozen
class Line:
    """One figure: its name in the truth, what ours must be, and what it is."""

    name: str
    wanted: object
    got: object

    @property
    def equal(self) -> bool:
        """Whether both are the same number."""
        if self.wanted is None or self.got is None:
            return self.wanted is self.got
        return (
            abs(float(str(self.got)) - float(str(self.wanted))) < 0.051
            if "rate" in self.name
            else self.got == self.wanted
        )


# ---------------------------------------------------------------- by the truth
def records(truth: Truth, subject: str) -> list[dict[str, Any]]:
    """The counted records of a subject by meaning; the region of the sheet stands in for a column."""
    return [
        {"所属区域": table["context"]["region"]}
        | {
            table["meaning"][header]: truth.written.get(
                (table["file"], table["sheet"], record["row"], header), value
            )
            for header, value in record["values"].items()
        }
        for table in truth.told["tables"]
        if table["subject"] == subject and table["counted"]
        for record in table["records"]
    ]


def rectified(record: Record) -> bool | None:
    """Whether it is put right; None where neither a word nor a day says so."""
    told: bool | None = record.get("是否整改")
    return told if told is not None else closed(record) or bool(record.get("整改完成日期")) or None


def major(record: Record) -> bool | None:
    """Whether it is a major one; None where nobody says its grade."""
    grade, told = record.get("隐患等级"), record.get("是否重大隐患")
    return told if grade is None else grade.startswith("重大")


def closed(record: Record) -> bool | None:
    """Whether it is struck off."""
    return True if record.get("销号日期") else record.get("是否销号")


def known(answers: Sequence[bool | None]) -> int | None:
    """How many of some answers are yes; None where there is none at all."""
    return answers.count(True) if set(answers) - {None} or not answers else None


def of_hazards(found: Iterable[Record]) -> dict[str, Any]:
    """The figures of hazards whose day is known."""
    dated = [record for record in found if record.get("发现日期")]
    states = [rectified(record) for record in dated]
    told = len(states) - states.count(None)
    return {
        "found": len(dated),
        "major": known([major(record) for record in dated]),
        "rectified": states.count(True),
        "rate_percent": round(100 * states.count(True) / told, 1) if told else None,
        "closed": known([closed(record) for record in dated]),
        "overdue": sum(rectified(r) is False and (r.get("整改期限") or END) < END for r in dated),
    }


def wanted(truth: Truth) -> dict[str, Any]:
    """What our figures must be."""
    found = records(truth, "隐患")
    counted = truth.told["figures"]
    hurt = [record for record in records(truth, "事故") if record.get("是否纳入统计") is not False]
    policies = [
        record
        for record in records(truth, "保险")
        if (record["起保日期"] or "9") <= END <= (record["到期日期"] or "")
    ]
    months = sorted({record["发现日期"][:7] for record in found if record.get("发现日期")})
    regions = sorted({record["所属区域"] for record in found})
    figures = {f"hazards.{name}": value for name, value in of_hazards(found).items()}
    for region in regions:
        of = of_hazards(record for record in found if record["所属区域"] == region)
        figures |= {f"hazards_per_region.{region}.{name}": value for name, value in of.items()}
    for month in months:
        of = of_hazards(record for record in found if (record.get("发现日期") or "").startswith(month))
        figures |= {f"hazards_per_month.{month}.{name}": value for name, value in of.items()}
    return figures | {
        "inspections.count": counted["inspections"]["count"],
        "penalties.count": counted["penalties"]["count"],
        "penalties.sum_yuan": counted["penalties"]["sum_yuan"],
        "accidents.count": counted["accidents"]["count"],
        "accidents.deaths": counted["accidents"]["deaths"],
        "accidents.injured": counted["accidents"]["injured"],
        "accidents.serious": sum(record.get("重伤人数") or 0 for record in hurt),
        "accidents.direct_loss_yuan": counted["accidents"]["direct_loss_yuan"],
        "trainings.count": counted["trainings"]["count"],
        "trainings.persons": counted["trainings"]["persons"],
        "drills.count": counted["drills"]["count"],
        "meetings.count": counted["meetings"]["count"],
        "meetings.attendance": counted["meetings"]["attendance"],
        "tasks.done": counted["tasks"]["done"],
        "tasks.not_done": counted["tasks"]["not_done"],
        "reports.submitted": counted["reports"]["submitted"],
        "reports.missing": counted["reports"]["missing"],
        "certificates.count": counted["certificates"]["count"],
        "certificates.valid": sum(
            record["证书状态"] != "注销"
            and "2" < (record["有效期至"] or "") >= END
            and record["有效期至"] != "长期"
            for record in records(truth, "持证")
        ),
        "policies.count": counted["policies"]["count"],
        "policies.in_force": len({record["投保企业"] for record in policies}),
    }


def told(truth: Truth) -> dict[str, Any]:
    """What the author of the dossier counts by definitions of their own."""
    return dict(_flat(truth.told["figures"], ""))


def _flat(figures: Mapping[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


# ---------------------------------------------------------------- by our indicators
def _counted(name: str, *parts: Any) -> Indicator:
    return Indicator(name, name, name, "", *parts)


HAZARDS = {
    "found": core.HAZARDS_FOUND,
    "major": core.MAJOR_HAZARDS,
    "rectified": core.HAZARDS_RECTIFIED,
    "rate_percent": core.RECTIFICATION_RATE,
    "closed": _counted("closed", count(HazardRecord, on=HazardRecord.found_on, where=HazardRecord.closed)),
    "overdue": core.HAZARDS_OVERDUE,
}


def others() -> Iterator[tuple[str, Indicator]]:
    """The indicators of the other tables; those that no bulletin of ours prints are put together here."""
    yield "inspections.count", core.VISITS
    yield "penalties.count", core.PENALTIES
    yield "penalties.sum_yuan", core.FINES
    yield "accidents.count", core.ACCIDENTS
    yield "accidents.deaths", core.DEATHS
    yield "accidents.injured", core.INJURED
    yield "accidents.serious", SERIOUS_INJURED
    yield "accidents.direct_loss_yuan", LOSS
    yield "trainings.count", _counted("trainings", count(TrainingRecord, on=TrainingRecord.held_on))
    yield "trainings.persons", _counted("persons", total(TrainingRecord.attended, on=TrainingRecord.held_on))
    yield "drills.count", _counted("drills", count(DrillRecord, on=DrillRecord.held_on))
    yield "meetings.count", _counted("meetings", count(MeetingRecord, on=MeetingRecord.held_on))
    yield (
        "meetings.attendance",
        _counted("attendance", total(MeetingRecord.persons, on=MeetingRecord.held_on)),
    )
    yield "tasks.done", core.TASKS_FINISHED
    yield "reports.submitted", core.SUBMISSIONS_RECEIVED
    yield "reports.missing", core.SUBMISSIONS_MISSING
    yield "certificates.count", _counted("certificates", count(CertificateRecord))
    yield (
        "certificates.valid",
        _counted(
            "valid",
            count(
                CertificateRecord,
                where=(CertificateRecord.status != "注销") & (CertificateRecord.valid_to >= CHECK_DAY),
            ),
        ),
    )
    yield "policies.count", _counted("policies", count(PolicyRecord))
    held = (PolicyRecord.starts_on <= CHECK_DAY) & (PolicyRecord.ends_on >= CHECK_DAY)
    yield "policies.in_force", _counted("insured", distinct(PolicyRecord.unit, where=held))


def _group(label: str) -> str:
    """The group of a figure, which stands in brackets in its label: 排查隐患（城关镇）."""
    return label[label.rindex("（") + 1 : -1]


def got(dossier: Dossier) -> dict[str, Any]:
    """What our figures are."""
    tables = dossier.tables
    figures: dict[str, Any] = {}
    for name, indicator in HAZARDS.items():
        figures[f"hazards.{name}"] = evaluate(indicator, tables, period=PERIOD, as_of=AS_OF).value
        for figure in evaluate(indicator, tables, period=PERIOD, as_of=AS_OF, by="region"):
            figures[f"hazards_per_region.{_group(figure.label)}.{name}"] = figure.value
        for month in range(1, 7):
            window = Period.parse(f"2024-{month:02}")
            figure = evaluate(indicator, tables, period=window, as_of=AS_OF)
            figures[f"hazards_per_month.2024-{month:02}.{name}"] = figure.value
    for name, indicator in others():
        if set(indicator.numerator.tables) <= set(tables):
            figures[name] = evaluate(indicator, tables, period=PERIOD, as_of=AS_OF).value
    if "tasks.done" in figures:
        tasks = evaluate(core.TASKS, tables, period=PERIOD, as_of=AS_OF).value
        figures["tasks.not_done"] = (tasks or 0) - (figures["tasks.done"] or 0)
    return figures


def lines(truth: Truth, dossier: Dossier) -> list[Line]:
    """Every figure beside what it must be."""
    ours = got(dossier)
    return [Line(name, value, ours.get(name)) for name, value in wanted(truth).items()]
