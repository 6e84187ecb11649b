"""A small report with everything in it that writers must cope with, and a dossier of a made-up year."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import polars as pl
import pytest

from ansheng.campaigns.records import (
    AttendanceRecord,
    MeetingRecord,
    PlanRecord,
    SubmissionRecord,
    TaskRecord,
)
from ansheng.dates import Period
from ansheng.dossier import Campaign, Dossier
from ansheng.errors import Problem
from ansheng.facts.loading.columns import DTYPES
from ansheng.facts.record import Facts
from ansheng.hazards.enforcement import InspectionRecord, PenaltyRecord, SanctionRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import AccidentRecord, Comparison, Figure, Print
from ansheng.reports import Bullets, Paragraph, Quote, Report, Section, Table
from ansheng.responsibility.records import PartyRecord
from ansheng.words import Words

YEAR = Period.parse("2020")
AS_OF = date(2021, 1, 20)

SELECTION = {"version": 1, "table": "hazards", "measure": "count", "fact": None, "as_of": "2021-01-20"}
DEATHS = Figure(
    id="deaths",
    label="死亡人数",
    value=4,
    unit="人",
    window=YEAR,
    as_of=AS_OF,
    definition="统计期间内事故的死亡人数",
    filter={
        **SELECTION,
        "table": "accidents",
        "measure": "sum",
        "fact": "deaths",
        "where": {"compare": [{"fact": "occurred_on"}, ">=", {"day": "2020-01-01"}]},
    },
    comparison=Comparison(4, 4, Period.parse("2019")),
)
RATE = Figure(
    id="rectification_rate",
    label="整改率",
    value=Decimal("76.4"),
    unit="%",
    window=YEAR,
    as_of=AS_OF,
    definition="已整改占排查隐患的比例",
    filter={
        "numerator": {**SELECTION, "where": {"fact": "rectified"}},
        "denominator": {**SELECTION, "where": {"all": []}},
    },
    numerator=1582,
    denominator=2072,
    unknown=3,
    style=Print(places=1),
)
TABLE = Table(
    title="分行业整改情况",
    columns=("行业领域", "隐患", "整改率(%)"),
    rows=(("煤矿", 120, Decimal("8.0")), ("A|B <b>", 7, None), ("合计", 127, Decimal("76.4"))),
    notes=("注：按发现日期统计。",),
    sources=((None, None, None), (None, None, None), (None, None, "rectification_rate")),
)
REPORT = Report(
    title="某市安全生产专项整治情况通报",
    issuer="某市安委办",
    dossier="sample",
    period=YEAR,
    as_of=AS_OF,
    figures=(DEATHS, RATE),
    sections=(
        Section(
            "一、总体情况",
            (
                Paragraph("死亡4人，同比持平。", (Quote("deaths", 2, 4),)),
                Bullets(("*非煤矿山* 未报送", "# 不是标题")),
            ),
            (Section("（一）整改", (TABLE,)),),
        ),
    ),
    problems=(
        Problem(
            "invalid", Words("应为日期", "expected a date"), "隐患.csv", None, 3, "发现日期", "2020-02-30"
        ),
    ),
    made_up="本例数据均为虚构。",
)


MANY = 26
"""So many problems has a report of many."""


def many_problems(report: Report) -> Report:
    """The report with many cells that do not parse, and one unknown column between them."""
    cells = [
        Problem("invalid", Words("应为日期", "expected a date"), "隐患.csv", row=row)
        for row in range(2, MANY + 1)
    ]
    column = Problem("unknown_column", Words("不是隐患的事实", "is no fact"), "隐患.csv", column="备用")
    return attrs.evolve(report, problems=(*cells[:3], column, *cells[3:]))


@pytest.fixture
def report() -> Report:
    """The small report."""
    return REPORT


@pytest.fixture
def table() -> Table:
    """Its table: numbers of several widths, an empty cell, a pipe."""
    return TABLE


CAMPAIGN = Campaign("某市安全生产专项整治", "某市专项整治工作专班", made_up="本例数据均为虚构。")


def dossier_of(tables: Mapping[str, pl.DataFrame], problems: tuple[Problem, ...] = ()) -> Dossier:
    """A dossier of typed tables."""
    return Dossier(None, CAMPAIGN, tables, problems, ())


SECTORS = ("煤矿", "非煤矿山", "危险化学品", "消防", "道路运输", "养殖基地", "特种设备")
PARTIES = {sector: f"{sector}牵头局" for sector in SECTORS}
START = date(2020, 7, 1)


def typed(record: type[Facts], rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows as a dossier hands them out."""
    schema = {name: DTYPES[fact.kind] for name, fact in record.facts().items()}
    return pl.DataFrame([{**dict.fromkeys(schema), **row} for row in rows], schema=schema, orient="row")


def accidents() -> list[dict[str, Any]]:
    """Four each year with four deaths; three injured before, four now; and one that is no production accident."""
    rows = [
        {"occurred_on": date(year, month, 10), "deaths": 1, "injured": 1 if month > 3 or year == 2020 else 0}
        for year in (2019, 2020)
        for month in (3, 5, 8, 11)
    ]
    other = {"occurred_on": date(2020, 6, 1), "deaths": 2, "injured": 0, "production": False}
    return [*({**row, "production": True} for row in rows), other]


def hazards() -> list[dict[str, Any]]:
    """2072 hazards, 1582 of them rectified."""
    return [
        {
            "sector": SECTORS[at % 7],
            "department": PARTIES[SECTORS[at % 7]],
            "region": ("东镇", "西镇", None)[at % 3],
            "unit": f"第{at % 300}企业",
            "grade": "major" if at % 200 == 0 else "general",
            "found_on": START + timedelta(days=at % 150),
            "due_on": START + timedelta(days=at % 150 + 15 + at % 300),
            "rectified": at < 1582,
            "rectified_on": START + timedelta(days=at % 150 + 20) if at < 1582 else None,
        }
        for at in range(2072)
    ]


def enforcement() -> dict[str, pl.DataFrame]:
    """1204 visits, 67 penalties with 155300 yuan of fines, 28 units under joint sanctions."""
    visits = [
        {"unit": f"第{at % 300}企业", "inspected_on": START + timedelta(days=at % 180)} for at in range(1204)
    ]
    fines: list[dict[str, Any]] = [
        {"kind": "fine", "amount": amount} for amount in [2000.0] * 60 + [5883.33] * 5 + [5883.35]
    ]
    penalties = [
        {**row, "sector": SECTORS[at % 4], "penalised_on": START + timedelta(days=at)}
        for at, row in enumerate([*fines, {"kind": "warning"}])
    ]
    sanctions = [
        {"unit": f"第{at}企业", "kind": "joint", "sanctioned_on": START + timedelta(days=at)}
        for at in range(28)
    ]
    return {
        "inspections": typed(InspectionRecord, visits),
        "penalties": typed(PenaltyRecord, penalties),
        "sanctions": typed(SanctionRecord, sanctions),
    }


def plans() -> dict[str, pl.DataFrame]:
    """A scheme of 1+2+9+7+3+1 plans under 15 lead units, and two tasks, one of them overdue."""
    sizes = {"甲类": 9, "乙类": 7, "丙类": 3, "丁类": 1}
    special: list[dict[str, Any]] = [
        {"kind": "special", "group": name} for name, size in sizes.items() for _ in range(size)
    ]
    rows: list[dict[str, Any]] = [
        {"kind": "overall", "group": "总体"},
        *[{"kind": "topic", "group": "专题"}] * 2,
        *special,
    ]
    tasks = [
        {"name": "建台账", "finished": True, "finished_on": date(2020, 8, 1), "due_on": date(2020, 8, 31)},
        {"name": "建机制", "finished": False, "due_on": date(2020, 12, 31), "lead": "第1局"},
    ]
    return {
        "plans": typed(PlanRecord, [{**row, "lead": f"第{at % 15}局"} for at, row in enumerate(rows)]),
        "tasks": typed(TaskRecord, tasks),
    }


def organisation() -> dict[str, pl.DataFrame]:
    """Six briefings with absences of two sectors; monthly submissions, two of them missing and one late."""
    months = range(7, 13)
    absent = {("非煤矿山", 7), ("非煤矿山", 9), ("养殖基地", 9)}
    missing, late = {("非煤矿山", 8), ("非煤矿山", 9)}, {("消防", 10)}
    meetings = [{"kind": "briefing", "held_on": date(2020, month, 3)} for month in months]
    attendance = [
        {
            "held_on": date(2020, month, 3),
            "sector": sector,
            "party": PARTIES[sector],
            "attended": came,
            "reported": came,
        }
        for month in months
        for sector in SECTORS
        for came in [(sector, month) not in absent]
    ]
    submissions = [
        {
            "sector": sector,
            "party": PARTIES[sector],
            "period": f"2020-{month:02}",
            "due_on": date(2020, month, 25),
            "submitted": (sector, month) not in missing,
            "submitted_on": day if (sector, month) not in missing else None,
        }
        for sector in SECTORS
        for month in months
        for day in [date(2020, month, 28 if (sector, month) in late else 24)]
    ]
    kinds = ["department"] * 15 + ["township"] * 8
    parties = [{"name": f"第{at}单位", "kind": kind, "reports": True} for at, kind in enumerate(kinds)]
    return {
        "parties": typed(PartyRecord, [*parties, {"name": "工作专班", "kind": "office", "reports": False}]),
        "meetings": typed(MeetingRecord, [*meetings, *[{"kind": "mobilisation", "held_on": START}] * 4]),
        "attendance": typed(AttendanceRecord, attendance),
        "submissions": typed(SubmissionRecord, submissions),
    }


def made_up_year() -> Dossier:
    """All tables of the made-up year."""
    outcomes = {"accidents": typed(AccidentRecord, accidents()), "hazards": typed(HazardRecord, hazards())}
    return dossier_of({**outcomes, **enforcement(), **plans(), **organisation()})


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """The dossier of the made-up year."""
    return made_up_year()
